"""Zoom, pan, turn, mirror: the drawing and its picture move together, and the pen still draws where it is."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sketchpad.document.pixels import to_rgb
from sketchpad.ui.canvas.sheet_view import SheetView
from sketchpad.ui.canvas.viewport import CLOSEST, FARTHEST, Viewport
from tests.ui.conftest import Studio

INK, WHITE = (43, 45, 66), (255, 255, 255)
shares = st.floats(0, 1)


def wheel(view: SheetView, place: QPointF, notches: float = 1) -> None:
    event = QWheelEvent(
        place,
        view.mapToGlobal(place),
        QPoint(),
        QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)
    assert event.isAccepted()


@given(
    moves=st.lists(st.tuples(st.floats(0.3, 3), shares, shares, st.sampled_from([0, 15, -45, 90])), max_size=6),
    mirrored=st.booleans(),
    place=st.tuples(shares, shares),
)
def test_every_view_can_be_gone_back(
    moves: list[tuple[float, float, float, int]], mirrored: bool, place: tuple[float, float]
) -> None:
    view, size, room = Viewport(), QSize(512, 300), QRectF(16, 16, 700, 500)
    if mirrored:
        view.mirror()
    for factor, x, y, turn in moves:
        view.zoom_at(factor, QPointF(x, y))
        view.turn(turn)
    assert FARTHEST <= view.zoom <= CLOSEST
    way = view.transform(size, room)
    back, possible = way.inverted()
    assert possible
    at = QPointF(place[0] * 512, place[1] * 300)
    assert (back.map(way.map(at)) - at).manhattanLength() < 1e-3
    assert room.contains(way.map(QPointF(view.centre.x() * 512, view.centre.y() * 300)))
    view.fit()
    fitted = view.transform(size, room).mapRect(QRectF(0, 0, 512, 300))
    assert room.adjusted(-1, -1, 1, 1).contains(fitted)


def test_the_wheel_zooms_at_the_pointer_and_the_picture_follows(studio: Studio) -> None:
    studio.open_model()
    studio.wait_for_picture()
    canvas, place = studio.canvas, QPointF(200, 150)
    before = canvas.widget_to_document(place)
    wheel(canvas, place, 4)
    after = canvas.widget_to_document(place)
    assert studio.window.view.zoom > 2
    assert (after - before).manhattanLength() < 1.5  # the sheet lies on whole pixels of the screen
    assert studio.view.document_to_widget(after) == canvas.document_to_widget(after)
    wheel(studio.view, place, -30)
    assert studio.window.view.zoom == FARTHEST
    assert canvas.scale == studio.view.scale


def test_a_stroke_lands_under_the_pen_however_the_sheet_lies(studio: Studio) -> None:
    wheel(studio.canvas, QPointF(250, 250), 2)
    for keys in ("M", "Ctrl+]", "Ctrl+]"):
        studio.key(keys)
    centre = QPointF(studio.canvas.rect().center())
    at = studio.canvas.widget_to_document(centre)
    QTest.mouseClick(studio.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre.toPoint())
    assert studio.drawing.colour_at(round(at.x()), round(at.y())) == INK
    shown = studio.canvas.grab().toImage().pixelColor(centre.toPoint())
    assert (shown.red(), shown.green(), shown.blue()) == INK


def test_mirroring_changes_the_view_and_not_the_drawing(studio: Studio) -> None:
    studio.stroke((100, 250))
    before = to_rgb(studio.drawing.image)
    studio.key("M")
    at = studio.canvas.document_to_widget(QPointF(100, 250))
    assert at.x() > studio.canvas.width() / 2
    shown = studio.canvas.grab().toImage().pixelColor(at.toPoint())
    assert (shown.red(), shown.green(), shown.blue()) == INK
    assert np.array_equal(to_rgb(studio.drawing.image), before)


def test_the_middle_button_and_the_space_bar_pan(studio: Studio) -> None:
    canvas, none = studio.canvas, Qt.KeyboardModifier.NoModifier
    wheel(canvas, QPointF(canvas.rect().center()), 6)
    for button in (Qt.MouseButton.MiddleButton, Qt.MouseButton.LeftButton):
        if button == Qt.MouseButton.LeftButton:
            canvas.setFocus()
            QTest.keyPress(canvas, Qt.Key.Key_Space)
        before = canvas.document_to_widget(QPointF(256, 256))
        QTest.mousePress(canvas, button, none, QPoint(200, 200))
        QTest.mouseMove(canvas, QPoint(230, 215))
        QTest.mouseRelease(canvas, button, none, QPoint(230, 215))
        after = canvas.document_to_widget(QPointF(256, 256))
        assert (after - before - QPointF(30, 15)).manhattanLength() <= 2
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert (to_rgb(studio.drawing.image) == 255).all()  # nothing was drawn by it
    studio.stroke((256, 256))
    assert studio.drawing.colour_at(256, 256) == INK


def test_keys_zoom_fit_and_show_single_pixels(studio: Studio) -> None:
    studio.key("Ctrl++")
    assert studio.window.view.zoom > 1
    for side in (1024, 256):
        studio.window.actions_.sizes[side].trigger()
        studio.key("Ctrl+1")
        assert studio.canvas.scale * studio.canvas.devicePixelRatioF() == pytest.approx(1)
    studio.key("Ctrl+0")
    assert studio.window.view.zoom == 1
    studio.key("Ctrl+-")
    assert studio.window.view.zoom < 1


def test_a_fitted_sheet_stays_in_the_middle(studio: Studio) -> None:
    before = studio.canvas.document_to_widget(QPointF(256, 256))
    QTest.mousePress(studio.canvas, Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 200))
    QTest.mouseMove(studio.canvas, QPoint(290, 290))
    QTest.mouseRelease(studio.canvas, Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, QPoint(290, 290))
    assert studio.canvas.document_to_widget(QPointF(256, 256)) == before
