"""A part of the picture is kept, and one goes on around it."""

import zipfile

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainterPath
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad.document.pixels import readable, to_qimage, to_rgb
from sketchpad.ui.picture.kept_part_controller import with_part
from tests.ui.conftest import Studio
from tests.ui.test_seeing_the_drawing import in_picture
from tests.ui.test_view_modes import drawn, shown

__all__ = ["drawn"]  # a fixture

BLACK, WHITE = (0, 0, 0), (255, 255, 255)


def paint_most_black(studio: Studio) -> None:
    studio.key("B")
    studio.window.toolbox.take_colour(BLACK)
    studio.window.toolbox.set_size(200)
    for y in (60, 256):
        studio.stroke((0, y), (512, y))
    studio.wait_for_picture()
    studio.qtbot.waitUntil(lambda: in_picture(studio, 450, 256) == WHITE)
    studio.qtbot.waitUntil(lambda: not studio.view.live.is_fading)


@pytest.fixture
def kept(drawn: Studio) -> Studio:
    """The middle of a black picture is kept; since then most of the sheet became black, and its picture white."""
    drawn.key("Q")
    drawn.stroke((150, 150), (350, 350))
    drawn.key("U")
    paint_most_black(drawn)
    return drawn


def test_what_was_selected_stays_and_the_rest_is_drawn_on(kept: Studio) -> None:
    assert not kept.window.toolbox.selector.exists  # one draws around it at once
    assert (in_picture(kept, 250, 250), in_picture(kept, 450, 256)) == (BLACK, WHITE)
    kept.key("F6")
    kept.window.views.bar.slider.setValue(100)
    assert (shown(kept, 250, 250), shown(kept, 450, 256)) == (BLACK, WHITE)


def test_what_leaves_the_window_has_it(kept: Studio) -> None:
    kept.key("Ctrl+Shift+C")
    copied = QGuiApplication.clipboard().image()
    scale = copied.width() / 512
    assert to_rgb(copied)[round(250 * scale), round(250 * scale)].tolist() == [0, 0, 0]
    assert to_rgb(copied)[round(250 * scale), round(450 * scale)].tolist() == [255, 255, 255]
    kept.dialogs.path = kept.folder / "picture.png"
    kept.key("Ctrl+E")
    from PIL import Image

    with Image.open(kept.dialogs.path) as saved:
        assert np.array_equal(np.asarray(saved.convert("RGB")), to_rgb(copied))
    material = kept.window.exports.material()
    assert np.array_equal(to_rgb(material.picture), to_rgb(copied))


def test_a_time_lapse_has_it_from_then_on(kept: Studio) -> None:
    kept.qtbot.waitUntil(lambda: kept.window.timelapse.recorder.frames()[-1][1] is not None)
    frame = kept.window.timelapse.recorder.frames()[-1][1]
    assert frame is not None
    film = to_rgb(QImage.fromData(frame)).astype(int)
    assert film[250, 250].max() < 40
    assert film[256, 450].min() > 215


def save_as(studio: Studio, name: str) -> None:
    studio.dialogs.path = studio.folder / name
    studio.key("Ctrl+S")


def test_it_is_saved_with_the_drawing_and_opened_with_it(kept: Studio) -> None:
    part = kept.drawing.kept
    save_as(kept, "a.ora")
    assert kept.dialogs.suggestions[-1].suffix == ".ora"
    assert not kept.window.isWindowModified()
    kept.key("Ctrl+N")
    assert kept.drawing.kept is None
    assert kept.window.open_drawing(kept.folder / "a.ora")
    assert kept.drawing.kept == part
    assert not kept.window.isWindowModified()
    assert kept.window.kept_part.bar.isVisible()
    kept.wait_for_picture()
    kept.qtbot.waitUntil(lambda: in_picture(kept, 450, 256) == WHITE)
    assert in_picture(kept, 250, 250) == BLACK
    kept.window.actions_.let_go.trigger()
    assert kept.window.isWindowModified()
    kept.key("Ctrl+S")
    assert kept.window.open_drawing(kept.folder / "a.ora")
    assert kept.drawing.kept is None


def test_a_png_lacks_it_and_that_is_said(kept: Studio) -> None:
    save_as(kept, "a.png")
    assert (
        "Only a file that ends in .ora keeps the kept part of the picture too"
        in kept.window.statusBar().currentMessage()
    )
    kept.window.actions_.layer_add.trigger()
    kept.key("Ctrl+S")  # asks again: the drawing is more than the file can hold
    assert kept.dialogs.suggestions[-1].name == "a.ora"
    assert "keeps the layers and the kept part of the picture too" in kept.window.statusBar().currentMessage()


def test_of_a_damaged_one_the_drawing_opens_and_a_sentence_is_shown(kept: Studio) -> None:
    save_as(kept, "a.ora")
    content = (kept.folder / "a.ora").read_bytes()
    assert content.count(b"\x89PNG") > 1
    with zipfile.ZipFile(kept.folder / "a.ora") as archive:
        start = archive.getinfo("sketchpad/kept.png").header_offset
    at = content.index(b"IDAT", start) + 8
    (kept.folder / "b.ora").write_bytes(content[:at] + b"\0\0\0\0" + content[at + 4 :])
    assert kept.window.open_drawing(kept.folder / "b.ora")
    assert kept.drawing.kept is None
    assert kept.window.message_text == ("b.ora: The part of the picture that was kept is damaged, and was left out.")


def test_a_clean_sheet_with_a_kept_part_is_not_left_without_a_question(kept: Studio) -> None:
    kept.key("Ctrl+A")
    kept.key("Delete")
    assert kept.drawing.is_blank
    kept.dialogs.answer = "stay"
    kept.key("Ctrl+N")
    assert kept.dialogs.asked
    assert kept.drawing.kept is not None


def test_more_can_be_kept_beside_it(kept: Studio) -> None:
    kept.key("Q")
    kept.stroke((400, 150), (500, 350))
    kept.key("U")
    kept.key("Delete")
    assert kept.drawing.is_blank
    assert (in_picture(kept, 250, 250), in_picture(kept, 450, 256)) == (BLACK, WHITE)  # on clean paper, too
    kept.key("B")
    kept.stroke((20, 500), (40, 500))
    kept.wait_for_picture()
    kept.qtbot.waitUntil(lambda: in_picture(kept, 50, 200) == BLACK)
    assert (in_picture(kept, 250, 250), in_picture(kept, 450, 256)) == (BLACK, WHITE)


def test_undo_takes_it_back_after_the_strokes_and_redo_brings_it(kept: Studio) -> None:
    for _ in range(2):
        kept.key("Ctrl+Z")
        assert kept.drawing.kept is not None
    kept.key("Ctrl+Z")
    assert kept.drawing.kept is None
    assert not kept.window.kept_part.bar.isVisible()
    for _ in range(3):
        kept.key("Ctrl+Shift+Z")
    kept.wait_for_picture()
    kept.qtbot.waitUntil(lambda: in_picture(kept, 450, 256) == WHITE)
    assert in_picture(kept, 250, 250) == BLACK


def test_a_button_lets_go_of_it(kept: Studio) -> None:
    assert kept.window.kept_part.bar.isVisible()
    QTest.mouseClick(kept.window.kept_part.button, Qt.MouseButton.LeftButton)
    assert in_picture(kept, 250, 250) == WHITE
    assert not kept.window.kept_part.bar.isVisible()
    assert not kept.window.actions_.let_go.isEnabled()
    kept.key("Ctrl+Z")
    assert in_picture(kept, 250, 250) == BLACK


def test_it_turns_with_the_sheet_and_is_left_with_the_drawing(kept: Studio) -> None:
    kept.key("Q")
    kept.stroke((0, 0), (100, 512))
    kept.window.actions_.let_go.trigger()
    kept.key("U")
    kept.window.actions_.turn_drawing.trigger()
    assert kept.drawing.kept is not None
    alpha = readable(kept.drawing.kept)[..., 3]
    assert (alpha[20, 256], alpha[256, 20]) == (255, 0)
    kept.drawing.mark_saved()
    kept.key("Ctrl+N")
    assert kept.drawing.kept is None
    kept.key("Ctrl+Z")
    assert kept.drawing.kept is not None


def test_a_remembered_picture_brings_its_part_back(kept: Studio) -> None:
    kept.key("N")
    kept.window.actions_.let_go.trigger()
    kept.key("Shift+N")
    assert kept.drawing.kept is not None
    kept.key("Ctrl+Z")
    assert kept.drawing.kept is None


def test_without_a_selection_or_a_picture_it_is_said_what_is_missing(studio: Studio) -> None:
    studio.open_model()
    studio.key("U")
    assert "no picture to keep a part of" in studio.window.message_text
    studio.stroke((100, 100), (200, 200))
    studio.wait_for_picture()
    studio.key("U")
    assert "Select what is to be kept" in studio.window.message_text
    assert studio.drawing.kept is None
    studio.stroke((100, 300), (200, 300))
    assert studio.window.message_text == ""


@given(
    scale=st.sampled_from([1, 2]),
    boxes=st.lists(
        st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(1, 30), st.integers(1, 30)),
        min_size=1,
        max_size=4,
    ),
)
def test_each_pixel_kept_is_that_of_the_newest_picture_it_was_selected_in(
    qapp: object, scale: int, boxes: list[tuple[int, int, int, int]]
) -> None:
    kept, expected = None, np.zeros((32 * scale, 32 * scale), np.uint8)
    for number, box in enumerate(boxes, start=1):
        picture = to_qimage(np.full((32 * scale, 32 * scale, 3), 40 * number, np.uint8))
        path = QPainterPath()
        path.addRect(QRectF(*box))
        kept = with_part(kept, picture, path, QSize(32, 32))
        rect = QRect(*(scale * side for side in box))
        expected[rect.top() : rect.bottom() + 1, rect.left() : rect.right() + 1] = 40 * number
    assert kept is not None
    assert np.array_equal(readable(kept)[..., 0], expected)
    assert np.array_equal(readable(kept)[..., 3] > 0, expected > 0)


def test_a_finer_picture_takes_what_was_kept_of_a_coarser_one(qtbot: QtBot) -> None:
    path = QPainterPath()
    path.addRect(QRectF(0, 0, 16, 32))
    coarse = with_part(None, to_qimage(np.full((32, 32, 3), 90, np.uint8)), path, QSize(32, 32))
    path = QPainterPath()
    path.addRect(QRectF(20, 0, 12, 32))
    fine = with_part(coarse, to_qimage(np.full((64, 64, 3), 200, np.uint8)), path, QSize(32, 32))
    assert readable(fine)[32, [10, 60], 0].tolist() == [90, 200]
    assert readable(fine)[32, 36, 3] == 0
