"""Fingers on the real canvas: one draws, two move the view, and a palm beside a pen does nothing."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from sketchpad.document.pixels import to_rgb
from sketchpad.ui.canvas import canvas_view as canvas_module
from tests.ui.conftest import Studio
from tests.ui.pen import send_pen

INK = (43, 45, 66)


@pytest.fixture(scope="module")
def screen() -> QPointingDevice:
    return QTest.createTouchDevice()


class Hand:
    """Fingers by number, moved in steps."""

    def __init__(self, widget: QWidget, screen: QPointingDevice) -> None:
        self.widget, self.screen = widget, screen
        self.down: dict[int, QPoint] = {}

    def do(self, **fingers: tuple[float, float] | None) -> None:
        """Press, move (`f0=place`) or lift (`f0=None`) fingers in one event; the others stay."""
        sequence = QTest.touchEvent(self.widget, self.screen)
        for name, place in fingers.items():
            finger = int(name[1:])
            if place is None:
                sequence.release(finger, self.down.pop(finger), self.widget)
            else:
                at = QPointF(*place).toPoint()
                (sequence.move if finger in self.down else sequence.press)(finger, at, self.widget)
                self.down[finger] = at
        for finger, at in self.down.items():
            if f"f{finger}" not in fingers:
                sequence.move(finger, at, self.widget)  # `stationary` would tell a wrong place
        sequence.commit()


@pytest.fixture
def hand(studio: Studio, screen: QPointingDevice) -> Hand:
    return Hand(studio.canvas, screen)


def blank(studio: Studio) -> bool:
    return bool((to_rgb(studio.drawing.image) == 255).all())


def place(studio: Studio, x: float, y: float) -> tuple[float, float]:
    at = studio.canvas.document_to_widget(QPointF(x, y)).toPoint()
    return at.x(), at.y()


def test_one_finger_draws_one_stroke(studio: Studio, hand: Hand) -> None:
    hand.do(f0=place(studio, 100, 100))
    assert blank(studio)  # a second finger may still come down
    hand.do(f0=place(studio, 200, 100))
    hand.do(f0=place(studio, 300, 100))
    hand.do(f0=None)
    assert studio.drawing.colour_at(102, 100) == studio.drawing.colour_at(295, 100) == INK
    studio.key("Ctrl+Z")
    assert blank(studio)
    assert not studio.drawing.can_undo


def test_a_tap_is_a_dot(studio: Studio, hand: Hand) -> None:
    hand.do(f0=place(studio, 100, 100))
    hand.do(f0=None)
    assert studio.drawing.colour_at(100, 100) == INK
    assert not studio.drawing.stroking


def test_two_fingers_zoom_and_move_what_lies_between_them(studio: Studio, hand: Hand) -> None:
    canvas = studio.canvas
    hand.do(f0=(200, 250))
    hand.do(f1=(300, 250))
    held = canvas.widget_to_document(QPointF(250, 250))
    hand.do(f0=(170, 260), f1=(370, 260))
    hand.do(f0=(160, 270), f1=(460, 270))
    assert studio.window.view.zoom == pytest.approx(3, rel=0.02)
    assert (canvas.document_to_widget(held) - QPointF(310, 270)).manhattanLength() < 6
    assert studio.window.view.angle == 0
    hand.do(f0=None)
    hand.do(f1=(200, 200))
    hand.do(f1=None)
    assert blank(studio)
    assert not studio.drawing.can_undo


def test_two_fingers_turn_the_sheet_when_it_is_meant(studio: Studio, hand: Hand) -> None:
    hand.do(f0=(200, 300), f1=(400, 300))
    hand.do(f1=(399, 310))
    assert studio.window.view.angle == 0
    hand.do(f1=(370, 400))
    hand.do(f1=(300, 400))
    assert 10 < studio.window.view.angle < 50
    hand.do(f0=None, f1=None)
    assert blank(studio)


def test_a_second_finger_that_comes_at_once_makes_a_stroke_a_gesture(studio: Studio, hand: Hand) -> None:
    hand.do(f0=(200, 250))
    hand.do(f0=(212, 250))
    assert studio.drawing.stroking
    hand.do(f1=(320, 250))
    assert blank(studio)
    hand.do(f0=(150, 250), f1=(400, 250))
    assert studio.window.view.zoom > 1
    hand.do(f0=None, f1=None)
    assert not studio.drawing.can_undo


def test_a_second_finger_does_not_end_a_long_stroke(studio: Studio, hand: Hand) -> None:
    hand.do(f0=place(studio, 100, 100))
    hand.do(f0=place(studio, 300, 100))
    hand.do(f1=(20, 20))
    hand.do(f0=place(studio, 400, 100))
    hand.do(f0=None)
    hand.do(f1=None)
    assert studio.drawing.colour_at(350, 100) == INK
    assert studio.window.view.zoom == 1


def test_a_palm_beside_a_pen_does_nothing(studio: Studio, hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    send_pen(studio.canvas, QEvent.Type.TabletMove, (50, 50), pressure=0)  # near, not down
    for fingers in ({"f0": (200.0, 200.0)}, {"f0": (260.0, 200.0)}, {"f1": (350.0, 200.0)}, {"f1": (450.0, 300.0)}):
        hand.do(**fingers)
    send_pen(studio.canvas, QEvent.Type.TabletPress, (100, 100))
    hand.do(f0=(280, 220))
    send_pen(studio.canvas, QEvent.Type.TabletMove, (200, 100))
    hand.do(f0=None)
    hand.do(f1=None)
    send_pen(studio.canvas, QEvent.Type.TabletRelease, (200, 100))
    assert studio.window.view.zoom == 1
    pixels = to_rgb(studio.drawing.image)
    assert (pixels[130:] == 255).all()
    assert studio.drawing.colour_at(150, 100) == INK
    studio.key("Ctrl+Z")
    assert not studio.drawing.can_undo
    monkeypatch.setattr(canvas_module, "_PEN_LINGERS_MS", 0)  # the pen was put away a while ago
    hand.do(f0=place(studio, 300, 300))
    hand.do(f0=None)
    assert studio.drawing.colour_at(300, 300) == INK


def test_a_palm_that_came_before_the_pen_leaves_nothing(studio: Studio, hand: Hand) -> None:
    hand.do(f0=place(studio, 300, 400))
    hand.do(f0=place(studio, 340, 400))
    assert not blank(studio)
    send_pen(studio.canvas, QEvent.Type.TabletPress, (100, 100))
    hand.do(f0=place(studio, 380, 400))
    send_pen(studio.canvas, QEvent.Type.TabletMove, (200, 100))
    send_pen(studio.canvas, QEvent.Type.TabletRelease, (200, 100))
    hand.do(f0=None)
    assert (to_rgb(studio.drawing.image)[300:] == 255).all()
    assert studio.drawing.colour_at(150, 100) == INK


def test_fingers_can_be_kept_from_drawing(studio: Studio, hand: Hand) -> None:
    studio.window.actions_.pen.trigger()
    dialog = studio.window.tools.pen_dialog
    assert dialog is not None
    dialog.fingers.click()
    dialog.close()
    studio.window.view.set_zoom(3)
    before = studio.canvas.document_to_widget(QPointF(256, 256))
    hand.do(f0=(200, 200))
    hand.do(f0=(230, 210))
    hand.do(f0=None)
    after = studio.canvas.document_to_widget(QPointF(256, 256))
    assert (after - before - QPointF(30, 10)).manhattanLength() <= 2
    assert blank(studio)
    studio.window.close()
    assert not studio.saved[-1].fingers_draw


def test_fingers_move_the_picture_too(studio: Studio, screen: QPointingDevice) -> None:
    studio.open_model()
    studio.wait_for_picture()
    hand = Hand(studio.view, screen)  # whose right part lies beyond the screen of the tests
    hand.do(f0=(30, 250), f1=(60, 250))
    hand.do(f0=(15, 250), f1=(75, 250))
    hand.do(f0=None, f1=None)
    assert studio.canvas.scale == studio.view.scale
    assert studio.window.view.zoom == pytest.approx(2, rel=0.02)
    before = np.array(studio.view.document_to_widget(QPointF(100, 100)).toTuple())
    hand.do(f0=(90, 200))
    hand.do(f0=(50, 230))
    hand.do(f0=None)
    moved = np.array(studio.view.document_to_widget(QPointF(100, 100)).toTuple()) - before
    assert np.abs(moved - (-40, 30)).max() <= 2
