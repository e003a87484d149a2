"""Drawing and picture side by side, over each other, split, as one, and on two screens."""

import threading
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad.settings import Settings
from sketchpad.ui.canvas.view_mode import ViewMode
from tests.ui.conftest import Studio
from tests.ui.test_view import wheel

INK, WHITE = (43, 45, 66), (255, 255, 255)
KEYS = {ViewMode.BESIDE: "F5", ViewMode.OVERLAY: "F6", ViewMode.SPLIT: "F7", ViewMode.ON_PICTURE: "F8"}


@pytest.fixture
def drawn(studio: Studio) -> Studio:
    """White paper with a dot in its corner, whose picture (the fake inverts) is black."""
    studio.open_model()
    studio.stroke((4, 508))
    studio.wait_for_picture()
    studio.qtbot.waitUntil(lambda: rgb(studio.view.live.image.pixelColor(200, 200)) == (0, 0, 0))
    live = studio.view.live
    studio.qtbot.waitUntil(lambda: not live.is_fading)
    return studio


def shown(studio: Studio, x: float, y: float) -> tuple[int, int, int]:
    """The colour that the canvas shows at a place of the sheet."""
    at = studio.canvas.document_to_widget(QPointF(x, y)).toPoint()
    return rgb(studio.canvas.grab().toImage().pixelColor(at))


def rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def press(studio: Studio, *places: tuple[float, float]) -> None:
    """Begin a stroke and don't end it."""
    points = [studio.canvas.document_to_widget(QPointF(*place)).toPoint() for place in places]
    QTest.mousePress(studio.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[0])
    for point in points[1:]:
        QTest.mouseMove(studio.canvas, point)


def lift(studio: Studio, place: tuple[float, float]) -> None:
    at = studio.canvas.document_to_widget(QPointF(*place)).toPoint()
    QTest.mouseRelease(studio.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def test_side_by_side_the_picture_has_a_half_of_its_own(drawn: Studio) -> None:
    assert drawn.view.isVisible()
    assert abs(drawn.view.width() - drawn.canvas.width()) <= 1
    assert shown(drawn, 100, 100) == WHITE


def test_over_the_drawing_the_picture_is_as_strong_as_asked(drawn: Studio) -> None:
    drawn.key("F6")
    assert not drawn.view.isVisible()
    assert drawn.canvas.width() > drawn.window.width() * 0.8
    drawn.window.views.bar.slider.setValue(25)
    assert shown(drawn, 100, 100) == pytest.approx((191, 191, 191), abs=2)
    drawn.window.views.bar.slider.setValue(100)
    assert shown(drawn, 100, 100) == (0, 0, 0)


def test_the_handle_splits_drawing_from_picture(drawn: Studio) -> None:
    drawn.key("F7")
    handle, canvas = drawn.window.views.handle, drawn.canvas
    revision = drawn.drawing.revision
    assert handle.isVisible()
    assert (shown(drawn, 100, 100), shown(drawn, 400, 100)) == (WHITE, (0, 0, 0))
    middle = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    there = canvas.document_to_widget(QPointF(450, 500)).toPoint()
    QTest.mouseMove(handle, handle.mapFromParent(there))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert shown(drawn, 400, 100) == WHITE
    assert shown(drawn, 480, 100) == (0, 0, 0)
    assert abs(handle.geometry().center().x() - there.x()) <= 2
    before = drawn.canvas.layers.split
    QTest.keyClick(handle, Qt.Key.Key_Left)
    assert drawn.canvas.layers.split < before
    QTest.mouseDClick(handle, Qt.MouseButton.LeftButton)
    assert drawn.canvas.layers.split == 0.5
    assert drawn.drawing.revision == revision  # no stroke was drawn by any of it


@pytest.mark.parametrize("mode", list(ViewMode))
def test_in_every_mode_a_stroke_lands_under_the_pen_wherever_the_sheet_lies(drawn: Studio, mode: ViewMode) -> None:
    drawn.key(KEYS[mode])
    assert drawn.window.actions_.views[mode].isChecked()
    at = QPointF(drawn.canvas.rect().center())
    before = drawn.canvas.widget_to_document(at)
    wheel(drawn.canvas, at, 3)
    assert (drawn.canvas.widget_to_document(at) - before).manhattanLength() < 1.5
    drawn.key("Ctrl+]")
    drawn.key("M")
    QTest.mousePress(drawn.canvas, Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 200))
    QTest.mouseMove(drawn.canvas, QPoint(220, 230))
    QTest.mouseRelease(drawn.canvas, Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, QPoint(220, 230))
    at = QPointF(at.x() + 30, at.y() - 20)
    place = drawn.canvas.widget_to_document(at)
    QTest.mouseClick(drawn.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at.toPoint())
    assert drawn.drawing.colour_at(round(place.x()), round(place.y())) == INK
    drawn.wait_for_picture()
    drawn.key("Ctrl+Z")
    assert drawn.drawing.colour_at(round(place.x()), round(place.y())) == WHITE


def test_on_the_picture_a_stroke_is_a_ghost_until_the_picture_holds_it(drawn: Studio) -> None:
    drawn.key("F8")
    drawn.window.views.bar.slider.setValue(50)
    drawn.window.toolbox.take_colour((200, 0, 0))
    drawn.window.toolbox.set_size(40)
    assert shown(drawn, 100, 100) == (0, 0, 0)
    press(drawn, (100, 100), (300, 100))
    drawn.wait_for_picture()  # cyan where the stroke is, and half of the red over it
    assert shown(drawn, 150, 100) == pytest.approx((127, 127, 127), abs=2)
    lift(drawn, (300, 100))
    drawn.qtbot.waitUntil(lambda: not drawn.canvas.layers.ghost.exists)
    assert shown(drawn, 150, 100) == (55, 255, 255)
    assert shown(drawn, 150, 300) == (0, 0, 0)


def test_a_ghost_waits_for_a_slow_picture(drawn: Studio) -> None:
    drawn.key("F8")
    gate = drawn.generator.gate = threading.Semaphore(0)
    drawn.stroke((100, 100), (300, 100))
    assert drawn.canvas.layers.ghost.exists
    drawn.stroke((100, 300), (300, 300))
    before = shown(drawn, 150, 100)
    assert before != (0, 0, 0)  # the first stroke is in no picture yet
    drawn.generator.gate = None
    gate.release(10)
    drawn.qtbot.waitUntil(lambda: not drawn.canvas.layers.ghost.exists)
    assert shown(drawn, 150, 100) == tuple(255 - value for value in INK)


def test_giving_up_a_stroke_takes_its_ghost_along(drawn: Studio) -> None:
    drawn.key("F8")
    press(drawn, (100, 100), (300, 100))
    assert shown(drawn, 150, 100) != (0, 0, 0)
    drawn.key("Esc")
    drawn.wait_for_picture()
    assert shown(drawn, 150, 100) == (0, 0, 0)


def test_before_there_is_a_picture_every_mode_shows_the_drawing(studio: Studio) -> None:
    for keys in KEYS.values():
        studio.key(keys)
        assert shown(studio, 400, 100) == WHITE
        assert not studio.window.views.handle.isVisible()


def test_the_picture_has_a_window_of_its_own_and_comes_back_when_that_closes(drawn: Studio) -> None:
    drawn.key("F9")
    apart = drawn.window.views.window
    assert apart.isVisible()
    assert drawn.view.window() is apart
    assert drawn.canvas.width() > drawn.window.width() * 0.8
    drawn.stroke((100, 100), (300, 100))
    drawn.wait_for_picture()
    wheel(drawn.canvas, QPointF(drawn.canvas.rect().center()), 2)
    assert drawn.window.view.zoom > 1
    place = drawn.view.document_to_widget(QPointF(256, 256))
    assert (drawn.view.widget_to_document(place) - QPointF(256, 256)).manhattanLength() < 1e-6
    QTest.mouseDClick(apart, Qt.MouseButton.LeftButton)
    assert apart.isFullScreen()
    drawn.key("F11")
    assert not apart.isFullScreen()
    drawn.key("F6")  # the picture can lie over the drawing as well
    apart.close()
    assert not drawn.window.actions_.apart.isChecked()
    assert not drawn.view.isVisible()
    drawn.window.activateWindow()
    drawn.qtbot.waitUntil(drawn.window.isActiveWindow)
    drawn.key("F5")
    assert drawn.view.isVisible()
    assert drawn.view.window() is drawn.window


def test_the_view_is_remembered(qtbot: QtBot, tmp_path: Path, drawn: Studio) -> None:
    drawn.key("F6")
    drawn.window.views.bar.slider.setValue(30)
    drawn.window.actions_.apart.setChecked(True)
    drawn.window.close()
    assert not drawn.window.views.window.isVisible()
    settings = msgspec.json.decode(msgspec.json.encode(drawn.saved[-1]), type=Settings)
    again = Studio(qtbot, tmp_path, settings)
    again.show()
    assert again.window.views.bar.slider.value() == 30
    assert again.window.actions_.views[ViewMode.OVERLAY].isChecked()
    qtbot.waitUntil(again.window.views.window.isVisible)
    again.session.stop()
