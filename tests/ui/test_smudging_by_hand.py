"""Smudging by hand: its key, its cursor, its own strength, and the models that it is offered for."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from sketchpad.document.tools.toolbox import Tool
from sketchpad.settings import SMUDGE, Paint, Settings
from tests.ui.conftest import Studio
from tests.ui.pen import send_pen
from tests.ui.test_gradients import open_kind
from trainer.model_card import Kind

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


def draw_a_bar(studio: Studio) -> None:
    studio.key("R")
    studio.stroke((100, 100), (200, 400))


def test_a_stroke_draws_colours_along_and_undo_takes_it_back(studio: Studio) -> None:
    draw_a_bar(studio)
    inside = studio.drawing.colour_at(150, 250)
    studio.key("Y")
    assert studio.window.toolbox.tool is Tool.SMUDGE
    assert studio.canvas.cursor().shape() is Qt.CursorShape.BlankCursor  # its outline is the cursor
    studio.stroke((170, 250), (200, 250), (230, 250), (260, 250))
    assert studio.drawing.colour_at(203, 250) != (255, 255, 255)
    assert studio.drawing.colour_at(150, 250) == inside
    studio.key("Ctrl+Z")
    assert studio.drawing.colour_at(203, 250) == (255, 255, 255)
    assert studio.drawing.colour_at(150, 250) == inside


def test_its_strength_is_its_own_and_is_kept(studio: Studio) -> None:
    studio.key("Y")
    studio.key("Shift+B")
    panel = studio.window.tools.brush_panel
    assert panel is not None
    assert studio.window.toolbox.tool is Tool.SMUDGE
    assert panel.opacity.accessibleName() == "Strength"
    assert not panel.presets[0].isVisible()
    panel.opacity.setValue(30)
    assert studio.window.toolbox.paint.opacity == 0.3
    start = studio.canvas.document_to_widget(QPointF(200, 200)).toPoint()
    QTest.mousePress(studio.canvas, LEFT, CTRL, start)
    QTest.mouseMove(studio.canvas, start - QPoint(0, 48))
    QTest.mouseRelease(studio.canvas, LEFT, CTRL, start - QPoint(0, 48))
    assert panel.opacity.value() == 60
    assert studio.drawing.is_blank
    studio.key("B")
    assert studio.window.toolbox.paint == Paint()
    assert panel.opacity.accessibleName() == "Opacity"
    assert panel.presets[0].isVisible()
    studio.qtbot.waitUntil(lambda: bool(studio.saved) and studio.saved[-1].smudge.opacity == 0.6)
    assert studio.saved[-1].paint == Paint()
    assert Settings().smudge == SMUDGE


def test_a_light_pen_smears_less(studio: Studio) -> None:
    draw_a_bar(studio)
    studio.key("Y")
    studio.window.toolbox.set_size(30)
    marks = []
    for y, pressure in ((150.0, 0.2), (350.0, 1.0)):
        send_pen(studio.canvas, QEvent.Type.TabletPress, (170, y), pressure)
        for x in range(175, 280, 5):
            send_pen(studio.canvas, QEvent.Type.TabletMove, (x, y), pressure)
        send_pen(studio.canvas, QEvent.Type.TabletRelease, (280, y), 0.0)
        marks.append(sum(studio.drawing.colour_at(x, round(y))[0] < 200 for x in range(201, 290)))
    assert marks[1] > marks[0] + 5


@pytest.mark.parametrize(("kind", "offered"), [("colours", True), ("photo", True), ("lines", False), ("labels", False)])
def test_it_is_offered_where_colours_are_mixed(studio: Studio, kind: Kind, offered: bool) -> None:
    studio.key("Y")
    open_kind(studio, kind)
    assert studio.window.actions_.tools[Tool.SMUDGE].isEnabled() is offered
    assert (studio.window.toolbox.tool is Tool.SMUDGE) is offered
