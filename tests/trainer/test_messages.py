"""Messages are said in the language of the process, and read from Linguist's files as Qt reads them."""

import ast
import os
import re
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import translations
from hypothesis import given
from hypothesis import strategies as st
from project import ROOT
from PySide6.QtCore import QTranslator

from trainer import messages
from trainer.messages import find_language, listed, plural, tr, wished_by
from trainer.qm_file import QmError, elf_hash, read_qm

SAYS = (
    *("setText", "setToolTip", "setAccessibleName", "setAccessibleDescription", "setWindowTitle", "setStatusTip"),
    *("setPlaceholderText", "setLabelText", "setInformativeText", "setTitle", "addItem", "addMenu", "addButton"),
    *("showMessage", "show_message", "show_text", "label", "button", "QLabel", "QPushButton", "CheckBox", "QAction"),
)
CHINESE = translations.FOLDER / "sketchpad_zh_CN.ts"


@pytest.fixture(autouse=True)
def speaks_english_again() -> Iterator[None]:
    yield
    messages.use(None)


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("translations") / "sketchpad_zh_CN.qm"
    translations.compile_ts(CHINESE, path)
    return path


def test_without_translations_english_is_said() -> None:
    assert tr("{name} is gone.", name="cat.ora") == "cat.ora is gone."
    assert plural("{n} pair", "{n} pairs", 1) == "1 pair"
    assert plural("{n} pair in {where}", "{n} pairs in {where}", 2, where="cats") == "2 pairs in cats"
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


def test_a_message_is_told_from_another_of_the_same_words() -> None:
    said = {("Light", "theme"): "浅色", ("Light", ""): "轻", ("{n} pairs", ""): "{n} 对"}
    messages.use(lambda text, about: said.get((text, about)))
    assert (tr("Light", about="theme"), tr("Light"), tr("Dark")) == ("浅色", "轻", "Dark")
    assert plural("{n} pair", "{n} pairs", 1) == "1 对"


@pytest.mark.parametrize(
    ("environment", "wished", "language"),
    [
        ({}, (), "en"),
        ({}, ("zh-Hans-CN", "en-US"), "zh_CN"),
        ({}, ("zh_CN.UTF-8",), "zh_CN"),
        ({}, ("zh-SG",), "zh_CN"),
        ({}, ("zh-Hant-TW", "zh_HK"), "en"),
        ({}, ("de-DE", "en-GB"), "en"),
        ({}, ("C.UTF-8",), "en"),
        ({"SKETCHPAD_LANGUAGE": "en"}, ("zh_CN",), "en"),
        ({"SKETCHPAD_LANGUAGE": "xx"}, ("zh_CN",), "zh_CN"),
    ],
)
def test_the_language_is_the_one_that_is_wished(
    environment: dict[str, str], wished: tuple[str, ...], language: str
) -> None:
    assert find_language(environment, wished) == language


def test_a_command_line_follows_its_locale() -> None:
    assert wished_by({"LANG": "zh_CN.UTF-8"}) == ("zh_CN.UTF-8",)
    assert wished_by({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}) == ("C",)
    assert wished_by({}) == ()


def test_all_messages_are_read_as_qt_reads_them(compiled: Path) -> None:
    ours, qts = read_qm(compiled.read_bytes()), QTranslator()
    assert qts.load(str(compiled))
    entries = translations.read_ts(CHINESE)
    for source, comment in entries:
        assert (ours(source, comment) or "") == qts.translate("Sketchpad", source, comment or None, 2), source
    assert ours("no message of ours") is None


@given(st.binary(max_size=200))
def test_a_hash_has_28_bits(content: bytes) -> None:
    assert 0 < elf_hash(content) < 1 << 28


def test_what_holds_no_messages_is_refused() -> None:
    with pytest.raises(QmError):
        read_qm(b"no messages")
    assert read_qm(bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd"))("New") is None


def test_the_file_for_translators_has_every_message_of_the_sources() -> None:
    wanted = {(message.source, message.about) for message in translations.gather_all()}
    assert wanted == set(translations.read_ts(CHINESE)), "`make translations` brings them in"


def test_every_message_is_in_chinese() -> None:
    left = [source for (source, _), (_, finished) in translations.read_ts(CHINESE).items() if not finished]
    assert not left, "translate them in assets/translations/sketchpad_zh_CN.ts (pyside6-linguist)"


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_placeholders_and_accelerators_agree() -> None:
    for (source, _), (forms, finished) in translations.read_ts(CHINESE).items():
        for said in forms if finished else []:
            assert placeholders(said) == placeholders(source), source
            assert said.count("&") == source.count("&"), source
            assert said.endswith("…") == source.endswith("…"), source


def literal(node: ast.expr) -> str:
    """Return what a text in the source says, without its values."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    return ""


@pytest.mark.parametrize("path", sorted((ROOT / "sketchpad/ui").rglob("*.py")), ids=lambda path: path.stem)
def test_what_a_widget_is_given_to_say_is_a_message(path: Path) -> None:
    """Names of colours, units and files stand alone; whatever has a word of a language goes through `tr`."""
    plain = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            if called in SAYS:
                said = [literal(word).replace("Sketchpad", "") for word in node.args[: 2 if called == "button" else 1]]
                plain += [words for words in said if re.search("[A-Za-z]{3,}", words)]
    assert not plain


@pytest.mark.parametrize(("language", "word"), [("C.UTF-8", "There is no"), ("zh_CN.UTF-8", "没有")])
def test_the_command_line_speaks_the_language_of_its_locale(
    language: str, word: str, compiled: Path, tmp_path: Path
) -> None:
    environment = {name: value for name, value in os.environ.items() if name != messages.VARIABLE}
    environment |= {"LC_ALL": language, "PYTHONUTF8": "1", "SKETCHPAD_TRANSLATIONS": str(compiled.parent)}
    ended = subprocess.run(
        [sys.executable, "-m", "trainer", "info", str(tmp_path / "none.safetensors")],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 2
    assert word in ended.stderr
