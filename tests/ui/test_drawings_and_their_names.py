"""Each drawing has its own name and its own file: nothing is saved over another drawing without a question."""

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from sketchpad.document.files.openraster import open_openraster
from sketchpad.document.pixels import Bytes, to_rgb
from tests.live.fakes import FakeGenerator
from tests.trainer.data import picture, write
from tests.ui.conftest import Studio
from tests.ui.test_models_of_other_kinds import CARDS, answer


def pixels(studio: Studio) -> Bytes:
    return to_rgb(studio.drawing.image)


@pytest.fixture
def cat(studio: Studio) -> Path:
    """A drawing saved as cat.ora, which other models don't fit."""
    for name, card in CARDS.items():
        studio.loader.generators[name] = FakeGenerator(card=card)
    studio.open_model()
    studio.window.tools.choose_colour((220, 20, 10))
    studio.stroke((100, 100), (400, 120), (300, 400))
    studio.dialogs.path = studio.folder / "cat.ora"
    studio.key("Ctrl+S")
    assert studio.window.windowTitle().startswith("cat[*]")
    studio.dialogs.path = None
    return studio.folder / "cat.ora"


def begin_fresh(studio: Studio) -> None:
    studio.open_model("towns")
    answer(studio, "Start fresh")


def convert(studio: Studio) -> None:
    studio.open_model("towns")
    answer(studio, "Convert")


def take_example(studio: Studio) -> None:
    QTest.mouseClick(studio.window.examples.thumbnails[0], Qt.MouseButton.LeftButton)


def open_photo(studio: Studio) -> None:
    write(studio.folder / "photo.png", picture(4, 300, 300))
    studio.dialogs.path = studio.folder / "photo.png"
    studio.key("Ctrl+O")
    studio.dialogs.path = None


def draw_lines_from_a_photo(studio: Studio) -> None:
    write(studio.folder / "photo.png", picture(4, 300, 300))
    studio.dialogs.path = studio.folder / "photo.png"
    studio.key("Ctrl+Alt+L")
    studio.dialogs.path = None
    dialog = studio.window.tracing.dialog
    assert dialog is not None
    button = next(b for b in dialog.findChildren(QPushButton) if b.isDefault())
    studio.qtbot.waitUntil(button.isEnabled)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


WAYS: dict[Callable[[Studio], None], str] = {
    begin_fresh: "drawing",
    convert: "cat for Towns",
    take_example: "example",
    open_photo: "photo",
    draw_lines_from_a_photo: "drawing",
}


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_what_takes_a_drawings_place_has_a_name_of_its_own_and_undo_brings_both_back(
    studio: Studio, cat: Path, way: Callable[[Studio], None]
) -> None:
    saved, mine = cat.read_bytes(), pixels(studio)
    way(studio)
    assert studio.window.windowTitle().startswith(f"{WAYS[way]}[*]")
    studio.stroke((50, 300), (200, 310))
    studio.key("Ctrl+S")  # asks where to, and nobody answers
    assert studio.dialogs.suggestions[-1].stem == WAYS[way]
    assert cat.read_bytes() == saved
    studio.key("Ctrl+Z")
    studio.key("Ctrl+Z")
    assert np.array_equal(pixels(studio), mine)
    assert studio.window.windowTitle().startswith("cat[*]")
    assert not studio.window.isWindowModified()  # it is as it is in its file
    studio.stroke((50, 300), (200, 310))
    studio.key("Ctrl+S")
    assert np.array_equal(to_rgb(open_openraster(cat)[0]), pixels(studio))


def test_a_file_that_something_else_has_written_is_not_replaced_without_a_question(studio: Studio, cat: Path) -> None:
    cat.write_bytes(b"another program's")
    os.utime(cat, ns=(1, 1))
    studio.stroke((50, 300), (200, 310))
    studio.key("Ctrl+S")
    assert "cat.ora has been changed" in studio.dialogs.asked[-1]
    assert cat.read_bytes() == b"another program's"
    assert studio.window.isWindowModified()
    studio.dialogs.replace = True
    studio.key("Ctrl+S")
    assert np.array_equal(to_rgb(open_openraster(cat)[0]), pixels(studio))
    asked = len(studio.dialogs.asked)
    studio.stroke((50, 400), (200, 410))
    studio.key("Ctrl+S")
    assert len(studio.dialogs.asked) == asked  # it is ours again


def test_a_file_that_was_deleted_is_written_again(studio: Studio, cat: Path) -> None:
    cat.unlink()
    studio.stroke((50, 300), (200, 310))
    studio.key("Ctrl+S")
    assert cat.exists()
    assert not studio.dialogs.asked


def test_a_suffix_that_is_added_after_the_dialog_replaces_nothing_unasked(studio: Studio) -> None:
    (studio.folder / "dog.jpg.png").write_bytes(b"mine")
    studio.stroke((50, 300), (200, 310))
    studio.dialogs.path = studio.folder / "dog.jpg"
    studio.key("Ctrl+S")
    assert "There is a file" in studio.dialogs.asked[-1]
    assert (studio.folder / "dog.jpg.png").read_bytes() == b"mine"


def test_a_new_sheet_over_a_new_sheet_is_no_step(studio: Studio) -> None:
    studio.key("Ctrl+N")
    studio.key("Ctrl+N")
    assert not studio.drawing.can_undo
