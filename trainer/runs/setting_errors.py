"""What is wrong with a setting, in a person's words (validation): the option, what was given, and what is possible."""

import re
from collections.abc import Mapping

import msgspec
from msgspec import inspect

from trainer.messages import mark, tr

_AT = re.compile(r"`\$\.(\w+)")
_WORDS: dict[type, str] = {
    inspect.IntType: mark("a whole number"),
    inspect.FloatType: mark("a number"),
    inspect.StrType: mark("a text"),
    inspect.BoolType: mark("true or false"),
}
_OTHER = mark("of another kind")
_PATTERNS: dict[str, str] = {}  # of texts: what they mean


class ConfigError(Exception):
    """A setting is wrong; the message is one sentence that names it."""


def describe_pattern(pattern: str, words: str) -> str:
    """Say in words what a text of a setting may be; returns the pattern."""
    _PATTERNS[pattern] = words
    return pattern


def explain(error: msgspec.ValidationError, values: Mapping[str, object], kind: type[msgspec.Struct]) -> str:
    """Return a sentence on a value that a struct of settings doesn't take."""
    fields = {field.encode_name: field.type for field in _fields(kind)}
    found = _AT.search(str(error))
    name = found[1] if found is not None else ""
    if name not in fields:
        missing = re.search(r"missing required field `(\w+)`", str(error))
        if missing is not None:
            return tr("The setting {option} is missing: give it a value.", option=option(missing[1]))
        return tr("The settings aren't what a training takes: make them anew.")
    given = values.get(name)
    shown = (
        given
        if isinstance(given, (str, int, float)) and not isinstance(given, bool)
        else msgspec.json.encode(given, enc_hook=str).decode("utf-8", "replace")
    )
    return tr(
        "{option} can't be {shown}: it is {possible}.",
        option=option(name),
        shown=str(shown)[:80],
        possible=possible(fields[name]),
    )


def option(name: str) -> str:
    """Return a setting's name as it is given on the command line."""
    return "--" + name.replace("_", "-")


def possible(kind: inspect.Type) -> str:
    """Return in words what a type takes."""
    if isinstance(kind, inspect.UnionType):
        words = [possible(part) for part in kind.types if not isinstance(part, inspect.NoneType)]
        return tr(" or ").join(dict.fromkeys(words))
    if isinstance(kind, inspect.LiteralType):
        *first, last = [str(value) for value in kind.values]
        return tr("{first} or {last}", first=", ".join(first), last=last) if first else last
    if isinstance(kind, inspect.StrType) and kind.pattern in _PATTERNS:
        return tr(_PATTERNS[kind.pattern])
    if isinstance(kind, inspect.TupleType):
        return tr(" and ").join(possible(part) for part in kind.item_types)
    if isinstance(kind, (inspect.ListType, inspect.VarTupleType)):
        return tr("a list")
    called = tr(_WORDS.get(type(kind), _OTHER))
    return called + _bounds(kind) if isinstance(kind, (inspect.IntType, inspect.FloatType)) else called


def _bounds(kind: "inspect.IntType | inspect.FloatType") -> str:
    least = f"{kind.ge:g}" if kind.ge is not None else ""
    above = f"{kind.gt:g}" if kind.gt is not None else ""
    high = kind.le if kind.le is not None else kind.lt
    if high is None or high >= 2**53:
        if least:
            return tr(" of {low} or more", low=least)
        return tr(", more than {low}", low=above) if above else ""
    most = f"{high:g}" if kind.le is not None else tr("less than {high}", high=f"{high:g}")
    if least:
        return tr(" from {low} to {most}", low=least, most=most)
    return tr(" from more than {low} to {most}", low=above, most=most) if above else tr(" up to {most}", most=most)


def _fields(kind: type[msgspec.Struct]) -> tuple[inspect.Field, ...]:
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    return info.fields
