"""Saving again, files opened last, and what is asked before a drawing is left."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad.document.files.image_files import open_image
from sketchpad.document.files.openraster import open_openraster
from sketchpad.document.pixels import Bytes, blank, to_rgb
from sketchpad.settings import Settings
from sketchpad.ui.kit.plain_text import plain_tip
from tests.trainer.data import picture, write
from tests.ui.conftest import Studio


def pixels(studio: Studio) -> Bytes:
    return to_rgb(studio.drawing.image)


def recent(studio: Studio) -> list[QAction]:
    menu = studio.window.actions_.recent_menu
    menu.aboutToShow.emit()
    return [action for action in menu.actions() if not action.isSeparator()]


@pytest.mark.parametrize("suffix", [".png", ".ora"])
def test_a_drawing_is_saved_again_in_its_file_without_a_question(studio: Studio, tmp_path: Path, suffix: str) -> None:
    studio.stroke((100, 100), (300, 100))
    studio.dialogs.path = tmp_path / f"mine{suffix}"
    studio.key("Ctrl+S")
    assert len(studio.dialogs.suggestions) == 1
    assert "mine" in studio.window.windowTitle()
    studio.stroke((100, 200), (300, 200))
    assert studio.window.isWindowModified()
    studio.key("Ctrl+S")
    assert len(studio.dialogs.suggestions) == 1
    assert not studio.window.isWindowModified()
    saved = open_image(tmp_path / "mine.png") if suffix == ".png" else open_openraster(tmp_path / "mine.ora")[0]
    assert np.array_equal(to_rgb(saved), pixels(studio))


def test_saving_under_another_name_goes_on_there(studio: Studio, tmp_path: Path) -> None:
    studio.stroke((100, 100))
    studio.dialogs.path = tmp_path / "one.ora"
    studio.key("Ctrl+S")
    studio.dialogs.path = tmp_path / "two.png"
    studio.key("Ctrl+Shift+S")
    assert studio.dialogs.suggestions[-1].name == "one.ora"
    one = (tmp_path / "one.ora").read_bytes()
    studio.stroke((100, 200))
    studio.key("Ctrl+S")
    assert (tmp_path / "one.ora").read_bytes() == one
    assert np.array_equal(to_rgb(open_image(tmp_path / "two.png")), pixels(studio))


def test_an_image_from_elsewhere_is_never_written_over_without_asking(studio: Studio, tmp_path: Path) -> None:
    write(tmp_path / "photo.png", picture(3, 300, 300))
    studio.window.open_drawing(tmp_path / "photo.png")
    studio.stroke((100, 100), (200, 200))
    studio.dialogs.path = None
    studio.key("Ctrl+S")
    assert studio.dialogs.suggestions[-1].name == "photo.png"
    with Image.open(tmp_path / "photo.png") as image:
        assert np.array_equal(np.array(image), picture(3, 300, 300))
    assert studio.window.isWindowModified()


def test_a_new_sheet_has_no_file(studio: Studio, tmp_path: Path) -> None:
    studio.stroke((100, 100))
    studio.dialogs.path = tmp_path / "mine.png"
    studio.key("Ctrl+S")
    studio.key("Ctrl+N")
    studio.stroke((50, 50))
    studio.dialogs.path = None
    studio.key("Ctrl+S")
    assert studio.dialogs.suggestions[-1].name == "drawing.png"


@pytest.mark.parametrize("way", ["new", "open", "example", "recent"])
def test_before_an_unsaved_drawing_is_left_it_is_asked(studio: Studio, tmp_path: Path, way: str) -> None:
    write(tmp_path / "other.png", picture(4, 300, 300))
    studio.window.open_drawing(tmp_path / "other.png")
    studio.stroke((100, 100), (200, 200))
    mine = pixels(studio)
    studio.dialogs.path = tmp_path / "other.png"

    def leave() -> None:
        if way == "new":
            studio.key("Ctrl+N")
        elif way == "open":
            studio.key("Ctrl+O")
        elif way == "example":
            QTest.mouseClick(studio.window.examples.thumbnails[0], Qt.MouseButton.LeftButton)
        else:
            recent(studio)[0].trigger()

    studio.dialogs.answer = "stay"
    leave()
    assert studio.dialogs.asked == ["other"]
    assert np.array_equal(pixels(studio), mine)
    studio.dialogs.answer = "leave"
    leave()
    assert not np.array_equal(pixels(studio), mine)
    studio.key("Ctrl+Z")
    assert np.array_equal(pixels(studio), mine)


def test_saving_first_and_then_leaving(studio: Studio, tmp_path: Path) -> None:
    studio.stroke((100, 100), (200, 200))
    mine = pixels(studio)
    studio.dialogs.answer, studio.dialogs.path = "save", None
    studio.key("Ctrl+N")  # and changing their mind when asked where to
    assert np.array_equal(pixels(studio), mine)
    studio.dialogs.path = tmp_path / "mine.png"
    studio.key("Ctrl+N")
    assert (pixels(studio) == 255).all()
    assert np.array_equal(to_rgb(open_image(tmp_path / "mine.png")), mine)


def test_nothing_is_asked_where_nothing_is_lost(studio: Studio, tmp_path: Path) -> None:
    write(tmp_path / "other.png", picture(4, 300, 300))
    studio.key("Ctrl+N")
    studio.window.open_drawing(tmp_path / "other.png")
    studio.key("Ctrl+N")  # it is in its file
    studio.stroke((100, 100))
    studio.key("Del")
    studio.key("Ctrl+N")  # nothing is on the sheet
    assert studio.dialogs.asked == []


def test_closing_asks_only_if_the_drawing_cannot_be_kept(studio: Studio) -> None:
    (studio.folder / "recovery").write_text("a file where the folder should be")
    studio.stroke((100, 100), (200, 200))
    studio.dialogs.answer = "stay"
    studio.window.close()
    assert studio.window.isVisible()
    assert "can’t be kept safe" in studio.dialogs.asked[0]
    studio.dialogs.answer = "leave"
    studio.window.close()
    assert not studio.window.isVisible()


def test_drawings_opened_and_saved_are_listed_and_remembered(studio: Studio, tmp_path: Path) -> None:
    assert [action.isEnabled() for action in recent(studio)] == [False]
    for name in ("a & b", "c"):
        write(tmp_path / f"{name}.png", picture(1, 300, 300))
        studio.window.open_drawing(tmp_path / f"{name}.png")
    QTest.mouseClick(studio.window.examples.thumbnails[0], Qt.MouseButton.LeftButton)  # nobody's file
    (tmp_path / "c.png").unlink()
    listed = recent(studio)
    assert [action.text() for action in listed] == ["c.png  (no longer there)", "&2  a && b.png", "&Clear the list"]
    assert [action.isEnabled() for action in listed] == [False, True, True]
    assert listed[1].toolTip() == plain_tip(str(tmp_path / "a & b.png"))
    studio.window.close()
    assert studio.saved[-1].recent == (str(tmp_path / "c.png"), str(tmp_path / "a & b.png"))


def test_the_list_comes_back_and_can_be_emptied(qtbot: QtBot, tmp_path: Path) -> None:
    write(tmp_path / "mine.png", picture(7, 300, 300))
    studio = Studio(qtbot, tmp_path, Settings(theme="light", recent=(str(tmp_path / "mine.png"),)))
    studio.show()
    recent(studio)[0].trigger()
    assert np.array_equal(pixels(studio), picture(7, 300, 300))
    recent(studio)[-1].trigger()
    assert len(recent(studio)) == 1
    studio.session.stop()


def test_a_file_that_is_gone_when_it_is_opened_is_a_sentence_and_leaves_the_list(
    studio: Studio, tmp_path: Path
) -> None:
    write(tmp_path / "mine.png", picture(7, 300, 300))
    studio.window.open_drawing(tmp_path / "mine.png")
    action = recent(studio)[0]
    (tmp_path / "mine.png").unlink()
    action.trigger()  # the menu was shown before
    assert "mine.png" in studio.window.message_text
    assert [action.isEnabled() for action in recent(studio)] == [False]


def test_an_image_of_another_program_is_pasted_without_a_selection(studio: Studio) -> None:
    QGuiApplication.clipboard().setImage(blank(80, 60, (1, 200, 3)))
    studio.key("Ctrl+V")
    assert (pixels(studio) == (1, 200, 3)).all(axis=2).sum() == 80 * 60
    studio.key("Ctrl+Z")
    assert (pixels(studio) == 255).all()


def test_a_copied_file_is_pasted_as_its_image(studio: Studio, tmp_path: Path) -> None:
    write(tmp_path / "mine.png", np.full((256, 256, 3), (9, 8, 7), np.uint8))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "mine.png"))])
    QGuiApplication.clipboard().setMimeData(mime)
    studio.key("Ctrl+V")
    assert (pixels(studio) == (9, 8, 7)).all(axis=2).sum() == 256 * 256


def test_what_is_copied_another_program_can_paste(studio: Studio) -> None:
    studio.stroke((100, 100), (200, 200))
    studio.key("Ctrl+C")
    image: QImage = QGuiApplication.clipboard().image()
    assert np.array_equal(to_rgb(image.convertToFormat(QImage.Format.Format_RGB32)), pixels(studio))
