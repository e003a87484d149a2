"""The gradient by hand: dragged over the sheet, seen while it is dragged, offered where colours are mixed."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from sketchpad.document.pixels import to_rgb
from sketchpad.document.tools.toolbox import Tool
from sketchpad.settings import Paint
from tests.live.fakes import FakeGenerator
from tests.ui.conftest import Studio
from trainer.model_card import InputSpec, Kind, ModelCard, NetworkSpec, Swatch

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
PALETTE = (Swatch("wall", (255, 255, 255)), Swatch("sky", (0, 0, 220)))


def open_kind(studio: Studio, kind: Kind) -> None:
    palette = PALETTE if kind == "labels" else ()
    card = ModelCard(kind, NetworkSpec(), input=InputSpec(kind=kind, palette=palette))
    studio.loader.generators[kind] = FakeGenerator(kind, card=card)
    studio.open_model(kind)


def on_sheet(studio: Studio, x: float, y: float) -> QPoint:
    return studio.canvas.document_to_widget(QPointF(x, y)).toPoint()


def test_a_drag_from_one_colour_to_the_one_before_is_one_step(studio: Studio) -> None:
    studio.key("4")
    studio.key("9")
    first, last = studio.window.toolbox.colour, studio.window.toolbox.former_colour
    studio.key("Shift+G")
    assert studio.window.toolbox.tool is Tool.GRADIENT
    studio.stroke((100, 256), (300, 100), (400, 256))
    rgb = to_rgb(studio.drawing.image)
    assert tuple(rgb[256, 50]) == first
    assert tuple(rgb[256, 460]) == last
    assert np.abs(rgb[256, 250] - (np.array(first) + last) / 2).max() <= 3
    assert first in studio.window.colours.recent
    studio.key("Ctrl+Z")
    assert studio.drawing.is_blank
    assert not studio.drawing.can_undo


def test_it_is_seen_while_it_is_dragged_and_esc_gives_it_up(studio: Studio) -> None:
    studio.key("Shift+G")
    QTest.mousePress(studio.canvas, LEFT, NONE, on_sheet(studio, 50, 50))
    QTest.mouseMove(studio.canvas, on_sheet(studio, 450, 50))
    assert studio.window.toolbox.gradient.line is not None
    seen = studio.canvas.grab().toImage().pixelColor(on_sheet(studio, 60, 300))
    assert np.abs(np.subtract(seen.getRgb()[:3], studio.drawing.colour_at(60, 300))).max() <= 1  # type: ignore[index]
    assert not studio.drawing.is_blank
    studio.key("Esc")
    assert studio.drawing.is_blank
    QTest.mouseRelease(studio.canvas, LEFT, NONE, on_sheet(studio, 450, 50))
    assert not studio.drawing.can_undo


def test_the_picture_follows_it(studio: Studio) -> None:
    studio.open_model()
    studio.key("Shift+G")
    studio.stroke((50, 50), (450, 50))
    studio.wait_for_picture()


def test_it_fills_the_selection_as_the_brush_covers(studio: Studio) -> None:
    studio.key("Q")
    studio.stroke((100, 100), (200, 200))
    studio.window.toolbox.paint = Paint(0.5)
    studio.key("Shift+G")
    studio.stroke((100, 150), (200, 150))
    rgb = to_rgb(studio.drawing.image)
    assert (rgb[:, 210:] == 255).all()
    assert (rgb[:90] == 255).all()
    colour = studio.window.toolbox.colour
    assert np.abs(rgb[150, 101] - (np.array(colour) + 255) / 2).max() <= 3


@pytest.mark.parametrize(("kind", "offered"), [("colours", True), ("photo", True), ("lines", False), ("labels", False)])
def test_it_is_offered_where_colours_are_mixed(studio: Studio, kind: Kind, offered: bool) -> None:
    studio.key("Shift+G")
    open_kind(studio, kind)
    action = studio.window.actions_.tools[Tool.GRADIENT]
    assert action.isEnabled() is offered
    if not offered:
        assert studio.window.toolbox.tool is Tool.BRUSH
        studio.key("Shift+G")
        assert studio.window.toolbox.tool is Tool.BRUSH
        assert studio.window.actions_.tools[Tool.BRUSH].isChecked()
        open_kind(studio, "colours")
        assert action.isEnabled()
