"""Every word on screen goes through the translation, and Chinese words have room."""

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import translations
from pytestqt.qtbot import QtBot

from sketchpad.app import chinese_families
from sketchpad.settings import Settings
from tests.ui.conftest import Studio
from tests.ui.words import cut, places, texts
from trainer import messages
from trainer.qm_file import read_qm

# What is the same in every language: names, units, formats, keys, and what the test itself calls things.
NAMES = re.compile(
    r"\b(?:Sketchpad|Fake|Example|English|PNG|JPEG|WebP|ONNX|pix2pix|px|ms|kB|MB|untitled|png|webp"
    r"|Ctrl|Shift|Alt|Meta|Esc|Del(?:ete)?|Enter|F\d+|Space|Tab|Ins|Home|End|PgUp|PgDown"
    r"|photo|pairs|fake|bf16|fp16|fp32|cpu|auto|cuda|mps|lab|rgb|unet|resnet|encoder_decoder|instance|batch|none"
    r"|resize|transposed|bilinear|bare|white|neighbours|gan|cgan|l1|l2|bce|least_squares|hinge|patch|projected|lsgan|MIT|CC|BY|SA"
    r")\b|#?[0-9a-fA-F]{6}|/\S+|\d+x\d+"
)
NOT_MESSAGES = (("about", "QListWidget shows"), ("help", "QListWidget shows"))  # packages; pages of their own files
OF_QT = ("Close", "Press shortcut")  # said in the language by Qt's own catalogue, which tests don't install


@pytest.fixture(autouse=True)
def speaks_english_again() -> Iterator[None]:
    yield
    messages.use(None)


def studio_of(qtbot: QtBot, folder: Path) -> Iterator[Studio]:
    studio = Studio(qtbot, folder, Settings(theme="light"))
    studio.show()
    studio.open_model()
    studio.stroke((60, 60), (200, 200))
    studio.wait_for_picture()
    yield studio
    studio.recovery.close(studio.drawing)
    studio.session.stop()


@pytest.fixture
def pseudo(qtbot: QtBot, tmp_path: Path) -> Iterator[Studio]:
    """A window in a language in which each message stands in brackets."""
    messages.use(lambda text, _about: f"⟦{text}⟧" if text else "")
    yield from studio_of(qtbot, tmp_path)


@pytest.fixture
def compiled(tmp_path: Path) -> Path:
    path = tmp_path / "sketchpad_zh_CN.qm"
    translations.compile_ts(translations.FOLDER / path.with_suffix(".ts").name, path)
    return path


@pytest.fixture
def chinese(qtbot: QtBot, tmp_path: Path, compiled: Path) -> Iterator[Studio]:
    messages.use(read_qm(compiled.read_bytes()))
    yield from studio_of(qtbot, tmp_path)


def untranslated(said: str) -> str:
    """Return what stands outside the brackets and is in some language."""
    former = ""
    while former != said:
        former, said = said, re.sub(r"⟦[^⟦⟧]*⟧", " ", said)
    said = re.sub(r"<[^>]*>", " ", said)
    return said.strip() if re.search(r"[A-Za-z]{2,}", NAMES.sub(" ", said.replace("&", ""))) else ""


def test_no_word_on_screen_escapes_the_translation(pseudo: Studio) -> None:
    escaped = {
        f"{name}: {where}: {left}"
        for name, root in places(pseudo)
        for where, said in texts(root)
        if (left := untranslated(said)) and said not in OF_QT and (name, where) not in NOT_MESSAGES
    }
    if escaped:
        pytest.fail("\n".join(sorted(escaped)))


@pytest.mark.parametrize("size", [(800, 560), (1366, 720)])
def test_no_chinese_word_is_cut_off(chinese: Studio, size: tuple[int, int]) -> None:
    chinese.window.resize(*size)
    narrow = set()
    for name, root in places(chinese):
        try:
            chinese.qtbot.waitUntil(lambda root=root: not list(cut(root)), timeout=2000)  # type: ignore[misc]
        except TimeoutError:
            narrow |= {f"{name}: {said}" for said in cut(root)}
    if narrow:
        pytest.fail("\n".join(sorted(narrow)))


def test_a_language_that_is_chosen_in_the_menu_is_kept_for_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    for studio in studio_of(qtbot, tmp_path):
        languages = studio.window.actions_.languages
        assert languages["system"].isChecked()
        languages["zh_CN"].trigger()
        assert "next" in studio.window.message_text
        qtbot.waitUntil(  # something else may have been written before
            lambda studio=studio: [kept.language for kept in studio.saved[-1:]] == ["zh_CN"]  # type: ignore[misc]
        )


def test_chinese_is_written_in_the_shapes_of_china_whatever_the_system_speaks() -> None:
    latin = ["DejaVu Sans"]
    assert chinese_families(latin, ["Noto Sans CJK JP", "Noto Sans CJK SC"]) == ["DejaVu Sans", "Noto Sans CJK SC"]
    assert chinese_families(["Noto Sans CJK SC"], ["Noto Sans CJK SC"]) == ["Noto Sans CJK SC"]
    assert chinese_families(latin, ["Noto Sans CJK JP"]) == latin


START = """
import os, sys
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDialogButtonBox
from sketchpad import app

def show(window):
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, window)
    said = [window.menuBar().actions()[0].text(), buttons.buttons()[0].text(), QLocale().name(), window.message_text]
    sys.stdout.buffer.write(repr(said).encode())
    sys.stdout.flush()
    os._exit(0)  # seen; what a window does at its end is shown elsewhere

app.MainWindow.show = show
app.run([])
"""


@pytest.mark.parametrize(
    ("setting", "system", "file"),
    [("system", "C.UTF-8", "&File"), ("en", "zh_CN.UTF-8", "&File"), ("zh_CN", "C.UTF-8", "文件(&F)")],
)
def test_the_window_starts_in_the_language_of_settings_or_system(
    setting: str, system: str, file: str, compiled: Path, home: Path
) -> None:
    (home / "settings.json").write_text(json.dumps({"language": setting}), encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != messages.VARIABLE}
    environment |= {"LC_ALL": system, "QT_QPA_PLATFORM": "offscreen", messages.FOLDER_VARIABLE: str(compiled.parent)}
    ended = subprocess.run([sys.executable, "-c", START], env=environment, capture_output=True, check=False, timeout=60)
    said = ast.literal_eval(ended.stdout.decode())
    if "fonts-noto-cjk" in said[3]:
        file = "&File"  # a computer without a Chinese font
    chinese = file != "&File"
    assert said[:2] == [file, "取消" if chinese else "Cancel"]
    assert said[2].startswith("zh_CN" if chinese else "en") or setting == "system"
