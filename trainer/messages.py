"""Translation (i18n, l10n) of what a person reads: the English text is the message's id, `tr` says it in a language.

A process speaks one language, chosen before anything is said (ADR 0023). `packaging/translations.py` gathers the
messages from the sources into a `.ts` file for Qt Linguist, and `lrelease` makes of it the `.qm` that is read here.
"""

import os
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from trainer.assets_folder import assets
from trainer.qm_file import QmError, read_qm

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}  # by their codes, each in its own words
VARIABLE = "SKETCHPAD_LANGUAGE"  # of the environment, which wins; the window sets it for its trainers
FOLDER_VARIABLE = "SKETCHPAD_TRANSLATIONS"  # where translators try their own; else the program's own folder
Lookup = Callable[[str, str], str | None]  # a message and what tells it from another of the same words

_FOREIGN_CHINESE = ("hant", "tw", "hk", "mo")  # written otherwise


def tr(text: str, /, about: str = "", **values: object) -> str:
    """Return a message in this process's language, with `{name}` replaced by a value.

    `about` tells apart messages that are the same in English only: `tr("Light", about="theme")`.
    """
    said = (_lookup(text, about) if text else None) or text
    return said.format_map(values) if values else said


def plural(one: str, many: str, /, n: int, **values: object) -> str:
    """Return `one` or `many` as `n` asks for, with `{n}` and the other names replaced; `many` is the message's id."""
    said = _lookup(many, "") or (one if n == 1 else many)
    return said.format_map({"n": n} | values)


def counted_pairs(n: int) -> str:
    """Return “1 pair”, or how many pairs there are."""
    return plural("1 pair", "{count} pairs", n, count=f"{n:,}")


def mark(text: str, /) -> str:
    """Return `text`: a message that stands in a table, and goes through `tr` where it is shown."""
    return text


def listed(words: list[str]) -> str:
    """Return words as a sentence lists them: “a, b and c”."""
    if len(words) < 2:
        return "".join(words)
    return tr("{others} and {last}", others=tr(", ").join(words[:-1]), last=words[-1])


def find_language(environment: Mapping[str, str], wished: tuple[str, ...] = ()) -> str:
    """Return the code of the language to speak: the environment's own wish, else the first of `wished` that there is.

    `wished` are names of locales as systems write them (zh-Hans-CN, en_GB.UTF-8); without any English is spoken.
    """
    for name in (environment.get(VARIABLE, ""), *wished):
        if (code := _match(name)) is not None:
            return code
    return "en"


def wished_by(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the locale that a command line is started in, by the rules of POSIX."""
    return tuple(filter(None, [environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]))[:1]


def speak(language: str) -> None:
    """Say everything in a language from now on; English if its messages are missing."""
    use(None)
    try:
        if language != "en":
            folder = Path(os.environ.get(FOLDER_VARIABLE) or assets() / "translations")
            use(read_qm((folder / f"sketchpad_{language}.qm").read_bytes()))
    except (OSError, QmError):
        language = "en"
    global _language
    _language = language


def spoken() -> str:
    """Return the code of the language that is spoken."""
    return _language


def use(lookup: Lookup | None) -> None:
    """Take messages from `lookup`, or say them in English."""
    global _lookup
    _lookup = lru_cache(maxsize=None)(lookup) if lookup is not None else _english


def _match(name: str) -> str | None:
    parts = name.split(".")[0].replace("-", "_").lower().split("_")
    if parts[0] == "zh" and not any(part in _FOREIGN_CHINESE for part in parts):
        return "zh_CN"
    return "en" if parts[0] in ("en", "c", "posix") else None


def _english(_text: str, _about: str) -> None:
    return None


_lookup: Lookup = _english
_language = "en"
