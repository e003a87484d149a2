"""The brush by hand: its presets, its opacity and softness, the drag that changes it, and the cursor that shows it."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from sketchpad.document.paint.presets import PRESETS
from sketchpad.document.pixels import to_rgb
from sketchpad.document.tools.toolbox import Tool
from sketchpad.settings import Paint
from sketchpad.ui.tools.brush_panel import BrushPanel
from tests.ui.conftest import Studio
from tests.ui.pen import send_pen

INK = (43, 45, 66)
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def panel(studio: Studio) -> BrushPanel:
    """Open what says how the brush covers, by the dab in the rail."""
    QTest.mouseClick(studio.window.tools.rail.preview, LEFT)
    opened = studio.window.tools.brush_panel
    assert opened is not None
    return opened


def seen(studio: Studio) -> QImage:
    return studio.canvas.grab().toImage()


def test_a_preset_is_what_the_next_stroke_is_painted_with_and_is_kept(studio: Studio) -> None:
    opened = panel(studio)
    assert [button.isChecked() for button in opened.presets] == [True] + [False] * (len(PRESETS) - 1)
    QTest.mouseClick(opened.presets[1], LEFT)
    opened.close()
    studio.stroke((100, 100), (300, 100), (300, 200), (200, 50))
    assert PRESETS[1].paint.opacity == 0.6
    mixed = tuple(round(255 + (channel - 255) * 0.6) for channel in INK)
    assert np.abs(np.subtract(studio.drawing.colour_at(150, 100), mixed)).max() <= 1
    assert (to_rgb(studio.drawing.image) >= np.subtract(mixed, 1)).all()
    studio.qtbot.waitUntil(lambda: bool(studio.saved) and studio.saved[-1].paint.opacity == 0.6)


def test_the_panel_stays_while_one_paints_and_follows_what_is_dragged(studio: Studio) -> None:
    opened = panel(studio)
    opened.opacity.setValue(80)
    studio.stroke((100, 100), (300, 100))
    assert opened.isVisible()
    assert 255 - studio.drawing.colour_at(200, 100)[0] == pytest.approx((255 - INK[0]) * 0.8, abs=2)
    start = studio.canvas.document_to_widget(QPointF(200, 200)).toPoint()
    QTest.mousePress(studio.canvas, LEFT, CTRL, start)
    QTest.mouseMove(studio.canvas, start + QPoint(0, 48))
    QTest.mouseRelease(studio.canvas, LEFT, CTRL, start + QPoint(0, 48))
    assert opened.opacity.value() == 50
    assert panel(studio) is opened


def test_thumbnails_show_strokes_that_differ(studio: Studio) -> None:
    opened = panel(studio)
    thumbnails = [button.icon().pixmap(92, 40).toImage() for button in opened.presets]
    for number, thumbnail in enumerate(thumbnails):
        assert all(thumbnail != other for other in thumbnails[:number])


def test_sliders_and_boxes_say_how_the_pen_paints(studio: Studio) -> None:
    opened = panel(studio)
    opened.opacity.setValue(80)
    opened.pressed_opacity.click()
    opened.close()
    assert studio.window.toolbox.paint == Paint(0.8, 0.0, opacity_by_pressure=True)
    for y, pressure in ((100.0, 0.25), (300.0, 1.0)):
        send_pen(studio.canvas, QEvent.Type.TabletPress, (100, y), pressure)
        for x in (150, 200, 300):
            send_pen(studio.canvas, QEvent.Type.TabletMove, (x, y), pressure)
        send_pen(studio.canvas, QEvent.Type.TabletRelease, (300, y), 0.0)
    light, firm = (255 - studio.drawing.colour_at(200, y)[0] for y in (100, 300))
    assert firm == pytest.approx((255 - INK[0]) * 0.8, abs=2)
    assert light == pytest.approx(firm * 0.25, abs=2)


def test_dragging_with_ctrl_changes_size_and_opacity_and_paints_nothing(studio: Studio) -> None:
    canvas, toolbox = studio.canvas, studio.window.toolbox
    start = canvas.document_to_widget(QPointF(200, 200)).toPoint()
    before = toolbox.size
    QTest.mousePress(canvas, LEFT, CTRL, start)
    drag = start + QPoint(60, 80)
    QTest.mouseMove(canvas, drag)
    assert toolbox.size == pytest.approx(before * np.exp(0.5), abs=1)
    assert toolbox.paint.opacity == pytest.approx(0.5)
    dab = seen(studio).pixelColor(start)
    QTest.mouseRelease(canvas, LEFT, CTRL, drag)
    assert (studio.drawing.colour_at(200, 200), studio.drawing.revision) == ((255, 255, 255), 0)
    # What was shown is what is painted.
    studio.stroke((200, 200), (200, 200))
    assert abs(dab.red() - studio.drawing.colour_at(200, 200)[0]) <= 2
    assert studio.window.tools.rail.preview.diameter == toolbox.size


def test_esc_gives_the_drag_up(studio: Studio) -> None:
    canvas, toolbox = studio.canvas, studio.window.toolbox
    before = toolbox.size, toolbox.paint
    start = canvas.document_to_widget(QPointF(200, 200)).toPoint()
    QTest.mousePress(canvas, LEFT, CTRL, start)
    QTest.mouseMove(canvas, start + QPoint(70, 60))
    assert (toolbox.size, toolbox.paint) != before
    studio.key("Esc")
    assert (toolbox.size, toolbox.paint) == before
    QTest.mouseRelease(canvas, LEFT, CTRL, start)
    assert not studio.drawing.can_undo


def test_the_cursor_has_the_size_and_the_softness_of_the_brush(studio: Studio) -> None:
    canvas, toolbox = studio.canvas, studio.window.toolbox
    toolbox.set_size(120)
    toolbox.paint = Paint(softness=0.5)
    studio.window.tools.choose_tool(Tool.BRUSH)
    middle = canvas.document_to_widget(QPointF(256, 256)).toPoint()
    QTest.mouseMove(canvas, middle)
    studio.qtbot.waitUntil(lambda: bool(darker(studio, middle)))
    radius = 60 * canvas.scale
    rings = darker(studio, middle)
    assert any(abs(at - radius) <= 2 for at in rings)
    assert any(abs(at - radius / 2) <= 2 for at in rings)


def darker(studio: Studio, middle: QPoint) -> list[int]:
    """Return at which distances to the right of a place of the canvas something dark is shown."""
    image = seen(studio)
    x, y = middle.x(), middle.y()
    return [at for at in range(1, 200) if x + at < image.width() and image.pixelColor(x + at, y).lightness() < 200]
