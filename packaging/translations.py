"""Gathers the messages of the sources into the `.ts` files of Qt Linguist, and compiles these into `.qm`.

`python packaging/translations.py update` after a message was written or changed, then translate it (pyside6-linguist);
`python packaging/translations.py compile` is what `make` does. lupdate isn't used: to it a message belongs to the class
that it stands in, and it can't know a function that tables, errors and the trainer use as well (ADR 0023).
"""

import ast
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from project import ROOT

FOLDER = ROOT / "assets" / "translations"
PACKAGES = ("sketchpad", "trainer")
_CONTEXT = "Sketchpad"
_CALLS = ("tr", "plural", "mark")


@dataclass(frozen=True)
class Message:
    """A message in the sources: its English, which of several it is, and whether it has plural forms."""

    source: str
    about: str
    counted: bool
    files: list[str] = field(default_factory=list, compare=False)


class MessageError(Exception):
    """A call in the sources doesn't say its message in plain words."""


def gather(root: Path = ROOT, packages: Iterable[str] = PACKAGES) -> list[Message]:
    """Return all messages of the sources, each once, in the order of files and lines.

    Raises:
        MessageError: a call's text is no plain string.
    """
    found: dict[tuple[str, str], Message] = {}
    for package in packages:
        for path in sorted((root / package).rglob("*.py")):
            for message in messages_of(path):
                kept = found.setdefault((message.source, message.about), message)
                name = path.relative_to(root).as_posix()
                if name not in kept.files:
                    kept.files.append(name)
    return list(found.values())


def gather_starters(root: Path = ROOT) -> list[Message]:
    """Return what the models and examples that come with the app are called: these stand in their files."""
    from trainer.model_card import read_card  # with msgspec, which packaging's own Python may lack

    found: dict[str, Message] = {}
    for path in sorted((root / "assets" / "models").glob("*.safetensors")):
        if ".discriminator" not in path.name:
            card = read_card(path)
            for words in (card.name, card.description, *(swatch.name for swatch in card.input.palette)):
                found.setdefault(words, Message(words, "", False, [f"assets/models/{path.name}"]))
    listed = root / "assets" / "examples" / "examples.json"
    for example in json.loads(listed.read_text(encoding="utf-8")):
        found.setdefault(example["title"], Message(example["title"], "", False, ["assets/examples/examples.json"]))
    return [message for words, message in found.items() if words]


def gather_all() -> list[Message]:
    """Return the messages of the sources, and those of the starters that the sources don't have."""
    messages = gather()
    known = {(message.source, message.about) for message in messages}
    return messages + [each for each in gather_starters() if (each.source, each.about) not in known]


def messages_of(path: Path) -> Iterator[Message]:
    """Yield the messages of one module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS
    ]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        assert isinstance(call.func, ast.Name)
        counted = call.func.id == "plural"
        text = call.args[1 if counted else 0]
        if not (isinstance(text, ast.Constant) and isinstance(text.value, str)):
            made = any(isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp) for node in _parts(text))
            if call.func.id == "tr" and not made:
                continue  # out of a table, whose entries are marked
            raise MessageError(f"{path}:{call.lineno}: a message has to be a plain string.")
        about = next((word.value for word in call.keywords if word.arg == "about"), None)
        if not counted and about is None and len(call.args) > 1:
            about = call.args[1]
        yield Message(text.value, about.value if isinstance(about, ast.Constant) else "", counted)  # type: ignore[arg-type]


def _parts(text: ast.expr) -> list[ast.expr]:
    """Return what a text is made of where it is chosen between two."""
    if isinstance(text, ast.IfExp):
        return [*_parts(text.body), *_parts(text.orelse)]
    return [text]


def read_ts(path: Path) -> dict[tuple[str, str], tuple[list[str], bool]]:
    """Return the translations of a `.ts` file, by source and comment: its forms, and whether it is finished."""
    read = {}
    for node in ET.parse(path).getroot().iter("message"):
        translation = node.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
        finished = translation.get("type") is None and all(forms)
        read[node.findtext("source", ""), node.findtext("comment", "")] = (forms, finished)
    return read


def write_ts(path: Path, language: str, messages: Iterable[Message]) -> int:
    """Write a `.ts` file with the translations that it has; return how many messages are still without."""
    known = read_ts(path) if path.exists() else {}
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = _CONTEXT
    missing = 0
    for message in messages:
        node = ET.SubElement(context, "message", {"numerus": "yes"} if message.counted else {})
        for file in message.files:
            ET.SubElement(node, "location", filename=f"../../{file}")
        ET.SubElement(node, "source").text = message.source
        if message.about:
            ET.SubElement(node, "comment").text = message.about
        forms, finished = known.get((message.source, message.about), ([""], False))
        missing += not finished
        translation = ET.SubElement(node, "translation", {} if finished else {"type": "unfinished"})
        if message.counted:
            for form in forms:
                ET.SubElement(translation, "numerusform").text = form
        else:
            translation.text = forms[0]
    ET.indent(root, " ")
    body = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8", newline="\n")
    return missing


def compile_ts(path: Path, out: Path) -> None:
    """Make the `.qm` of a `.ts` file with Qt's lrelease, which comes with PySide6."""
    import PySide6

    name = "lrelease.exe" if sys.platform == "win32" else "lrelease"
    program = Path(PySide6.__file__).parent / name
    if not program.exists():
        program = program.parent / "Qt" / "libexec" / name
    subprocess.run([str(program), "-silent", "-nounfinished", str(path), "-qm", str(out)], check=True)


def main(arguments: list[str]) -> int:
    """Update or compile all languages."""
    messages = gather_all() if arguments == ["update"] else []
    for path in sorted(FOLDER.glob("sketchpad_*.ts")):
        if arguments == ["update"]:
            missing = write_ts(path, path.stem.removeprefix("sketchpad_"), messages)
            print(f"{path.name}: {len(messages)} messages, {missing} of them to translate.")
        else:
            compile_ts(path, path.with_suffix(".qm"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
