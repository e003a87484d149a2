"""What is selected is turned and mirrored with the mouse, by handles that are seen."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest

from sketchpad.document.pixels import blank, to_rgb
from sketchpad.document.tools.toolbox import Tool
from sketchpad.ui.kit.themes import current_theme
from tests.ui.conftest import Studio

LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def half_red(studio: Studio) -> None:
    """A box from (150, 200) to (350, 300), selected: its left half is red."""
    studio.window.toolbox.colour = (220, 30, 30)
    studio.key("R")
    studio.stroke((150, 200), (250, 300))
    studio.key("Q")
    studio.stroke((150, 200), (350, 300))


def red(studio: Studio) -> tuple[int, int, int, int]:
    """Return the box of what is red: left, top, right, bottom."""
    places = to_rgb(studio.drawing.image)[:, :, 1] < 140
    rows, columns = np.flatnonzero(places.any(axis=1)), np.flatnonzero(places.any(axis=0))
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def knob(studio: Studio) -> QPointF:
    """Return where the knob is on screen."""
    at = studio.window.toolbox.selector.knob(8.0 / studio.canvas.scale)
    assert at is not None
    return studio.canvas.document_to_widget(at)


def turn_to(studio: Studio, x: float, y: float, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Drag the knob over a place of the sheet."""
    start, end = knob(studio).toPoint(), studio.canvas.document_to_widget(QPointF(x, y))
    QTest.mousePress(studio.canvas, LEFT, modifier, start)
    for share in (0.3, 0.6, 1.0):
        at = QPointF(start) + (end - QPointF(start)) * share
        QTest.mouseMove(studio.canvas, at.toPoint())
    if modifier == SHIFT:
        send_move(studio, end.toPoint())
    QTest.mouseRelease(studio.canvas, LEFT, modifier, end.toPoint())


def send_move(studio: Studio, place: QPoint) -> None:
    """Move the mouse with Shift held, which QTest can't."""
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    at = QPointF(place)
    event = QMouseEvent(QEvent.Type.MouseMove, at, studio.canvas.mapToGlobal(at), LEFT, LEFT, SHIFT)
    QApplication.sendEvent(studio.canvas, event)


def test_the_knob_turns_it_in_one_step(studio: Studio) -> None:
    half_red(studio)
    before = to_rgb(studio.drawing.image)
    turn_to(studio, 450, 250, SHIFT)  # to the right of its middle: by a quarter
    assert studio.window.toolbox.selector.frame.angle == pytest.approx(90)
    left, top, right, bottom = red(studio)
    assert np.abs(np.subtract((left, top, right, bottom), (200, 150, 300, 250))).max() <= 3
    studio.key("Ctrl+Z")
    assert (to_rgb(studio.drawing.image) == before).all()


def test_turned_back_it_is_what_it_was(studio: Studio) -> None:
    half_red(studio)
    before = to_rgb(studio.drawing.image)
    for place in ((430, 180), (300, 420), (120, 300)):
        turn_to(studio, *place)
    assert (to_rgb(studio.drawing.image) != before).any()
    turn_to(studio, 250, 60, SHIFT)
    assert (to_rgb(studio.drawing.image) == before).all()


def test_a_handle_dragged_beyond_the_other_side_mirrors_it(studio: Studio) -> None:
    half_red(studio)
    width = studio.window.toolbox.selector.box.width()
    right = studio.window.toolbox.selector.box.right() + 1
    studio.stroke((right, 250), (right - 2 * width, 250))
    left, _top, far, _bottom = red(studio)
    assert abs(far - 150) <= 3  # the red half is the right one now
    assert abs(left - 50) <= 3


def test_handles_and_knob_are_seen_where_they_are(studio: Studio) -> None:
    half_red(studio)
    turn_to(studio, 420, 150)
    seen, accent = studio.canvas.grab().toImage(), QColor(current_theme().accent)

    def has_rim(at: QPointF) -> bool:
        return any(seen.pixelColor(at.toPoint() + QPoint(x, y)) == accent for x in range(-8, 9) for y in range(-8, 9))

    assert has_rim(knob(studio))
    frame = studio.window.toolbox.selector.frame
    for corner in ((0, 0), (1, 0), (1, 1), (0, 1)):
        assert has_rim(studio.canvas.document_to_widget(frame.at(*corner)))


def test_the_cursor_says_that_it_can_be_turned(studio: Studio) -> None:
    half_red(studio)
    QTest.mouseMove(studio.canvas, knob(studio).toPoint())
    assert studio.canvas.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(studio.canvas, studio.canvas.document_to_widget(QPointF(250, 250)).toPoint())
    assert studio.canvas.cursor().shape() == Qt.CursorShape.SizeAllCursor


def test_what_was_pasted_is_turned_at_once(studio: Studio) -> None:
    QGuiApplication.clipboard().setImage(blank(120, 60, (10, 20, 30)))
    studio.key("Ctrl+V")
    assert studio.window.toolbox.tool is Tool.MOVE
    turn_to(studio, 450, 256, SHIFT)
    dark = to_rgb(studio.drawing.image)[:, :, 0] < 100
    assert (dark.any(axis=0).sum(), dark.any(axis=1).sum()) == (60, 120)
