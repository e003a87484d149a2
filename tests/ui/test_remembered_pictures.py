"""Pictures remembered with their drawings: compared before and after, and gone back to."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from PySide6.QtTest import QTest

from sketchpad.document.files.openraster import read_openraster
from sketchpad.document.layered_image import LayeredImage
from sketchpad.document.moment import MOST_MOMENTS
from sketchpad.document.pixels import to_rgb
from sketchpad.ui.canvas.live_picture import LivePicture
from sketchpad.ui.picture.moment_strip import MomentStrip
from tests.kill_settings import ready_window
from tests.ui.conftest import Studio
from tests.ui.test_seeing_the_drawing import in_picture
from tests.ui.test_view_modes import drawn, rgb, shown

__all__ = ["drawn"]  # a fixture

BLACK, WHITE = (0, 0, 0), (255, 255, 255)
J = Qt.Key.Key_J


@pytest.fixture
def changed(drawn: Studio) -> Studio:
    """A black picture is remembered; since then most of the sheet has been painted black, and its picture is white."""
    drawn.key("N")
    drawn.window.toolbox.take_colour(BLACK)
    drawn.window.toolbox.set_size(200)
    drawn.stroke((0, 256), (512, 256))
    drawn.wait_for_picture()
    drawn.qtbot.waitUntil(lambda: in_picture(drawn, 256, 256) == WHITE)
    drawn.qtbot.waitUntil(lambda: not drawn.view.live.is_fading)
    return drawn


def strip_of(studio: Studio) -> MomentStrip:
    return studio.window.pictures.moments


def test_of_an_empty_sheet_there_is_nothing_to_remember(studio: Studio) -> None:
    studio.open_model()
    studio.key("N")
    assert "no picture to remember" in studio.window.message_text
    assert strip_of(studio).buttons == []
    assert not studio.window.actions_.go_back.isEnabled()
    studio.stroke((100, 100), (200, 200))
    studio.wait_for_picture()
    assert studio.window.message_text == ""


def test_the_strip_takes_the_place_of_the_examples_and_gives_it_back(drawn: Studio) -> None:
    drawn.key("N")
    assert strip_of(drawn).isVisible()
    assert not drawn.window.examples.isVisible()
    drawn.key("V")
    assert drawn.window.pictures.variations.isVisible()
    drawn.key("Shift+V")
    assert strip_of(drawn).isVisible()
    QTest.mouseClick(strip_of(drawn).tools[1], Qt.MouseButton.LeftButton)
    assert drawn.window.examples.isVisible()


def test_holding_a_key_shows_before_and_letting_go_after(changed: Studio) -> None:
    QTest.keyPress(changed.canvas, J)
    assert in_picture(changed, 256, 256) == BLACK
    QTest.keyRelease(changed.canvas, J)
    assert in_picture(changed, 256, 256) == WHITE


def test_the_slider_lays_it_over_the_live_picture_from_the_left(changed: Studio) -> None:
    strip_of(changed).slider.setValue(50)
    assert (in_picture(changed, 200, 256), in_picture(changed, 300, 256)) == (BLACK, WHITE)
    changed.key("F6")  # in the other views as well
    changed.window.views.bar.slider.setValue(100)
    assert (shown(changed, 200, 256), shown(changed, 300, 256)) == (BLACK, WHITE)
    strip_of(changed).slider.setValue(0)
    assert shown(changed, 200, 256) == WHITE


def test_going_back_is_one_step_and_undo_returns(changed: Studio) -> None:
    after = to_rgb(changed.drawing.image).copy()
    QTest.mouseDClick(strip_of(changed).buttons[0], Qt.MouseButton.LeftButton)
    assert changed.drawing.colour_at(256, 256) == WHITE
    changed.wait_for_picture()
    changed.qtbot.waitUntil(lambda: in_picture(changed, 256, 256) == BLACK)  # it may fade in
    changed.key("Ctrl+Z")
    assert np.array_equal(to_rgb(changed.drawing.image), after)
    changed.key("Ctrl+Shift+Z")
    assert changed.drawing.colour_at(256, 256) == WHITE


def test_it_goes_back_to_the_layers_as_well(drawn: Studio) -> None:
    drawing = drawn.drawing
    drawing.replace(drawing.layered.adding())
    drawn.stroke((100, 100), (200, 200))
    drawn.wait_for_picture()
    remembered: LayeredImage = drawing.layered
    pixels = [image.copy() for image in remembered.images]
    drawn.key("N")
    drawing.replace(drawing.layered.deleting())
    drawn.key("Shift+N")
    assert drawing.layers == remembered.layers
    assert list(drawing.layered.images) == pixels


def test_from_another_drawing_one_goes_back_only_after_a_question_and_its_file_is_safe(changed: Studio) -> None:
    changed.drawing.mark_saved()
    changed.key("Ctrl+N")
    changed.stroke((10, 10), (50, 50))
    identity = changed.drawing.identity
    changed.dialogs.answer = "stay"
    changed.key("Shift+N")
    assert changed.drawing.identity == identity
    assert changed.dialogs.asked
    changed.dialogs.answer = "leave"
    changed.key("Shift+N")
    assert changed.drawing.identity not in (0, identity)  # neither drawing's file is saved over
    assert changed.window.files.is_unnamed
    changed.dialogs.asked.clear()
    changed.key("Shift+N")
    assert changed.dialogs.asked == []  # it is that drawing by now


def test_another_drawing_is_not_half_covered_by_a_picture_of_this_one(changed: Studio) -> None:
    strip_of(changed).slider.setValue(50)
    changed.drawing.mark_saved()
    changed.key("Ctrl+N")
    assert strip_of(changed).slider.value() == 0


def test_of_too_many_the_oldest_is_forgotten_and_a_narrow_window_shows_the_newest(drawn: Studio) -> None:
    for _ in range(MOST_MOMENTS + 2):
        drawn.key("N")
    strip = strip_of(drawn)
    names = [button.accessibleName() for button in strip.buttons]
    assert names == [f"Remembered picture {number}" for number in range(MOST_MOMENTS + 2, 2, -1)]
    visible = [button.isVisible() for button in strip.buttons]
    assert visible[0]
    assert visible == sorted(visible, reverse=True)
    assert not all(visible)
    assert strip.chosen is strip.buttons[0].moment
    QTest.mouseClick(strip.buttons[1], Qt.MouseButton.LeftButton)
    assert strip.chosen is strip.buttons[1].moment
    drawn.window.actions_.forget_moment.trigger()
    assert len(strip.buttons) == MOST_MOMENTS - 1
    assert strip.chosen is strip.buttons[1].moment


@given(share=st.floats(0, 1), angle=st.sampled_from([0, 90, 180, 270]), mirrored=st.booleans())
def test_each_half_shows_its_own_picture_whichever_way_the_sheet_lies(
    qapp: object, share: float, angle: int, mirrored: bool
) -> None:
    live = LivePicture()
    live.show(1, np.full((64, 64, 3), 200, np.uint8))
    before = QImage(32, 32, QImage.Format.Format_RGB32)
    before.fill(QColor(50, 50, 50))
    live.compare_with(before, share)
    way = QTransform()
    way.translate(100, 100)
    way.rotate(angle)
    way.scale(-2 if mirrored else 2, 2)
    way.translate(-32, -32)
    canvas = QImage(200, 200, QImage.Format.Format_RGB32)
    canvas.fill(QColor(0, 255, 0))
    painter = QPainter(canvas)
    live.paint(painter, QSize(64, 64), way, canvas.rect())
    painter.end()
    for x in range(3, 64, 6):
        if abs(x - share * 64) > 3:
            seen = rgb(canvas.pixelColor(way.map(QPoint(x, 20))))
            assert seen == ((50, 50, 50) if x < share * 64 else (200, 200, 200))
    assert rgb(canvas.pixelColor(QRect(0, 0, 9, 9).center())) == (0, 255, 0)


def test_they_are_saved_with_the_drawing_and_opened_with_it(changed: Studio) -> None:
    drawing, picture = changed.drawing.image.copy(), strip_of(changed).moments[0].picture
    changed.dialogs.path = changed.folder / "a.ora"
    changed.key("Ctrl+S")
    assert not changed.window.isWindowModified()
    changed.key("N")
    assert changed.window.isWindowModified()  # what is remembered since isn't in the file
    changed.key("Ctrl+S")
    assert not changed.window.isWindowModified()
    changed.window.close()

    window = ready_window(changed.folder)
    assert window.open_drawing(changed.folder / "a.ora")
    assert not window.isWindowModified()
    strip = window.pictures.moments
    assert [moment.picture for moment in strip.moments][1:] == [picture]
    strip.buttons[1].click()
    window.actions_.go_back.trigger()  # asks nothing: it is this drawing
    assert window.toolbox.drawing.image != drawing
    window.actions_.undo.trigger()
    assert window.toolbox.drawing.image == drawing
    window.close()


def test_in_a_png_they_are_not_and_that_is_said(changed: Studio) -> None:
    changed.dialogs.path = changed.folder / "a.png"
    changed.key("Ctrl+S")
    assert "Only a file that ends in .ora keeps the remembered pictures too" in (
        changed.window.statusBar().currentMessage()
    )


def test_they_come_back_with_the_unsaved_drawing(changed: Studio) -> None:
    changed.key("N")
    pictures = [moment.picture for moment in strip_of(changed).moments]
    changed.window.close()
    window = ready_window(changed.folder)
    assert [moment.picture for moment in window.pictures.moments.moments] == pictures
    window.actions_.go_back.trigger()
    window.actions_.forget_moment.trigger()
    window.close()
    window = ready_window(changed.folder)
    assert [moment.picture for moment in window.pictures.moments.moments] == pictures[1:]
    window.close()


def test_those_of_the_file_before_stay_in_the_strip_and_out_of_the_next_file(changed: Studio) -> None:
    changed.drawing.mark_saved()
    changed.key("Ctrl+N")
    changed.key("B")
    changed.stroke((10, 10), (50, 50))
    changed.wait_for_picture()
    changed.key("N")
    changed.dialogs.path = changed.folder / "b.ora"
    changed.key("Ctrl+S")
    assert len(strip_of(changed).moments) == 2
    assert len(read_openraster(changed.folder / "b.ora").moments) == 1


def test_of_too_many_the_oldest_are_not_in_the_file_and_that_is_said(
    changed: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed.key("N")
    newest = strip_of(changed).moments[0]
    monkeypatch.setattr("sketchpad.document.moment.MOST_BYTES_KEPT", len(newest.content))
    changed.dialogs.path = changed.folder / "a.ora"
    changed.key("Ctrl+S")
    assert "without the oldest remembered pictures" in changed.window.statusBar().currentMessage()
    (kept,) = read_openraster(changed.folder / "a.ora").moments
    assert kept.picture == newest.picture
