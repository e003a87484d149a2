"""Real events on the real window: strokes, tools, colours, history."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sketchpad.document.drawing import Drawing
from sketchpad.document.pixels import to_qimage, to_rgb
from sketchpad.document.tools.toolbox import Tool
from tests.ui.conftest import Studio
from tests.ui.pen import ERASER, send_pen

INK, WHITE = (43, 45, 66), (255, 255, 255)


def pixels(drawing: Drawing) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return to_rgb(drawing.image)


def test_a_stroke_lands_where_the_pointer_was_and_its_picture_follows(studio: Studio) -> None:
    studio.open_model()
    studio.stroke((100, 100), (200, 100), (300, 100))
    assert studio.drawing.colour_at(200, 100) == INK
    assert studio.drawing.colour_at(200, 150) == WHITE
    studio.wait_for_picture()
    shown = to_rgb(studio.view.image)
    assert np.array_equal(shown, 255 - pixels(studio.drawing))


def test_the_canvas_shows_what_is_in_the_drawing(studio: Studio) -> None:
    studio.stroke((100, 100), (300, 300))
    at = studio.canvas.document_to_widget(QPointF(200, 200)).toPoint()
    shown = studio.canvas.grab().toImage().pixelColor(at)
    assert (shown.red(), shown.green(), shown.blue()) == INK


@pytest.mark.parametrize("size", [(512, 512), (300, 900), (1024, 256)])
def test_widget_and_document_agree_on_every_place(studio: Studio, size: tuple[int, int]) -> None:
    studio.drawing.new(*size)
    for place in (QPointF(0, 0), QPointF(*size), QPointF(17.25, 200.5)):
        there = studio.canvas.document_to_widget(place)
        back = studio.canvas.widget_to_document(there)
        assert (back - place).manhattanLength() < 1e-6
    corners = [studio.canvas.document_to_widget(QPointF(*corner)).toPoint() for corner in ((0, 0), size)]
    assert all(studio.canvas.rect().contains(corner) for corner in corners)


def test_a_stroke_may_begin_and_end_beside_the_sheet(studio: Studio) -> None:
    studio.stroke((-5, 250), (600, 250))
    assert studio.drawing.colour_at(0, 250) == studio.drawing.colour_at(511, 250) == INK


def test_undo_and_redo_by_keys(studio: Studio) -> None:
    studio.stroke((100, 100), (300, 100))
    painted = pixels(studio.drawing)
    studio.key("Ctrl+Z")
    assert (pixels(studio.drawing) == 255).all()
    studio.key("Ctrl+Shift+Z")
    assert np.array_equal(pixels(studio.drawing), painted)
    studio.key("Ctrl+Z")
    studio.key("Ctrl+Y")
    assert np.array_equal(pixels(studio.drawing), painted)


def test_only_what_can_be_done_is_offered(studio: Studio) -> None:
    actions = studio.window.actions_
    assert not actions.undo.isEnabled()
    assert not actions.save_picture.isEnabled()
    studio.stroke((100, 100))
    assert actions.undo.isEnabled()
    assert not actions.redo.isEnabled()
    studio.key("Ctrl+Z")
    assert actions.redo.isEnabled()
    assert not actions.undo.isEnabled()
    studio.open_model()
    studio.wait_for_picture()
    assert not actions.save_picture.isEnabled()  # the picture of an empty sheet
    studio.key("Ctrl+Y")
    studio.wait_for_picture()
    assert actions.save_picture.isEnabled()


def test_the_eraser_paints_the_paper(studio: Studio) -> None:
    studio.stroke((100, 100), (300, 100))
    studio.key("E")
    studio.stroke((200, 100))
    assert studio.drawing.colour_at(200, 100) == WHITE
    assert studio.drawing.colour_at(120, 100) == INK


def test_fill_covers_the_area(studio: Studio) -> None:
    studio.key("F")
    studio.stroke((10, 10))
    assert (pixels(studio.drawing) == INK).all()


def test_the_eyedropper_takes_the_colour_and_alt_borrows_it(studio: Studio) -> None:
    studio.drawing.replace(to_qimage(np.full((512, 512, 3), (9, 200, 30), np.uint8)))
    studio.stroke((50, 50), modifier=Qt.KeyboardModifier.AltModifier)
    assert studio.window.toolbox.colour == (9, 200, 30)
    assert studio.window.toolbox.tool is Tool.BRUSH
    studio.key("X")
    assert studio.window.toolbox.colour == INK
    studio.key("I")
    studio.stroke((60, 60))
    assert studio.window.toolbox.colour == (9, 200, 30)
    assert studio.drawing.colour_at(60, 60) == (9, 200, 30)


def test_a_swatch_chooses_the_colour_and_leaves_the_eraser(studio: Studio) -> None:
    studio.key("E")
    red = next(swatch for swatch in studio.window.tools.palette.swatches if swatch.colour == (248, 49, 47))
    QTest.mouseClick(red, Qt.MouseButton.LeftButton)
    studio.stroke((100, 100))
    assert studio.drawing.colour_at(100, 100) == (248, 49, 47)
    assert red.isChecked()


def test_brackets_change_the_size_within_bounds(studio: Studio) -> None:
    toolbox = studio.window.toolbox
    before = toolbox.size
    studio.key("]")
    assert toolbox.size > before
    for _ in range(30):
        studio.key("[")
    assert toolbox.size == 1
    for _ in range(30):
        studio.key("]")
    assert toolbox.size == 200
    assert studio.window.tools.rail.slider.value() == studio.window.tools.rail.slider.maximum()


def test_the_slider_sets_the_size_of_the_tool_in_hand(studio: Studio) -> None:
    studio.window.tools.rail.slider.setValue(60)
    brush = studio.window.toolbox.size
    studio.key("E")
    assert studio.window.toolbox.size != brush
    studio.key("B")
    assert studio.window.toolbox.size == brush


def test_escape_gives_the_stroke_up(studio: Studio) -> None:
    at = studio.canvas.document_to_widget(QPointF(100, 100)).toPoint()
    QTest.mousePress(studio.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert studio.drawing.colour_at(100, 100) == INK
    studio.key("Esc")
    assert (pixels(studio.drawing) == 255).all()
    QTest.mouseMove(studio.canvas, at * 2)
    QTest.mouseRelease(studio.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert (pixels(studio.drawing) == 255).all()
    assert not studio.drawing.can_undo


def test_other_buttons_draw_nothing_and_end_nothing(studio: Studio) -> None:
    canvas, none = studio.canvas, Qt.KeyboardModifier.NoModifier
    first, second = (canvas.document_to_widget(QPointF(x, 100)).toPoint() for x in (100, 300))
    QTest.mouseClick(canvas, Qt.MouseButton.RightButton, none, first)
    assert (pixels(studio.drawing) == 255).all()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, none, first)
    QTest.mousePress(canvas, Qt.MouseButton.RightButton, none, first)
    QTest.mouseRelease(canvas, Qt.MouseButton.RightButton, none, first)
    assert studio.drawing.stroking
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, none, second)
    assert not studio.drawing.stroking


def test_a_release_that_never_came_ends_the_stroke_at_the_next_move(studio: Studio) -> None:
    canvas = studio.canvas
    first, second = (canvas.document_to_widget(QPointF(x, 100)) for x in (100, 300))
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first.toPoint())
    none = Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QEvent.Type.MouseMove, second, canvas.mapToGlobal(second), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(canvas, moved)
    assert not studio.drawing.stroking
    assert studio.drawing.colour_at(290, 100) == WHITE


def test_a_stroke_that_goes_on_shows_pictures_under_the_pen(studio: Studio) -> None:
    studio.open_model()
    canvas = studio.canvas
    at = canvas.document_to_widget(QPointF(100, 100)).toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    for x in (150, 200, 250):
        QTest.mouseMove(canvas, canvas.document_to_widget(QPointF(x, 100)).toPoint())
        studio.wait_for_picture()
    assert studio.drawing.stroking
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


@pytest.mark.parametrize("keys", ["L", "R", "O", "A"])
def test_shapes_are_seen_while_they_are_dragged(studio: Studio, keys: str) -> None:
    studio.key(keys)
    canvas, none = studio.canvas, Qt.KeyboardModifier.NoModifier
    points = [canvas.document_to_widget(QPointF(*at)).toPoint() for at in ((100, 100), (300, 110), (300, 300))]
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, none, points[0])
    for point in points[1:]:
        QTest.mouseMove(canvas, point)
    assert studio.drawing.stroking
    assert studio.drawing.colour_at(*((200, 200) if keys != "A" else (250, 150))) == INK
    studio.key("Esc")
    assert (pixels(studio.drawing) == 255).all()
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, none, points[-1])
    assert not studio.drawing.can_undo


def test_one_key_draws_on_both_sides_and_again_on_one(studio: Studio) -> None:
    studio.key("S")
    studio.stroke((100, 100))
    assert studio.drawing.colour_at(100, 100) == studio.drawing.colour_at(411, 100) == INK
    middle = int(studio.canvas.document_to_widget(QPointF(256, 0)).x())
    shown = studio.canvas.grab().toImage()
    around = {shown.pixelColor(x, y).name() for x in (middle - 1, middle, middle + 1) for y in range(60, 120)}
    assert around != {"#ffffff"}  # the mirror is seen
    studio.key("S")
    studio.stroke((100, 300))
    assert studio.drawing.colour_at(411, 300) == WHITE


def test_the_stabilizer_is_remembered(studio: Studio) -> None:
    studio.window.actions_.stabilizers[0.8].trigger()
    assert studio.window.toolbox.stabilizer == 0.8
    studio.window.close()
    assert studio.saved[-1].stabilizer == 0.8


class TestPen:
    def test_pressure_makes_the_line_wider(self, studio: Studio) -> None:
        for y, pressure in ((100, 0.1), (200, 1.0)):
            send_pen(studio.canvas, QEvent.Type.TabletPress, (100, y), pressure)
            send_pen(studio.canvas, QEvent.Type.TabletMove, (300, y), pressure)
            send_pen(studio.canvas, QEvent.Type.TabletRelease, (300, y), pressure)
        column = (pixels(studio.drawing)[:, 150] != 255).any(axis=1)
        assert 0 < column[:150].sum() < column[150:].sum()

    def test_the_mouse_events_that_follow_a_pen_draw_nothing(self, studio: Studio) -> None:
        send_pen(studio.canvas, QEvent.Type.TabletPress, (100, 100))
        far = studio.canvas.document_to_widget(QPointF(400, 400)).toPoint()
        QTest.mousePress(studio.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, far)
        QTest.mouseMove(studio.canvas, far)
        send_pen(studio.canvas, QEvent.Type.TabletMove, (200, 100))
        send_pen(studio.canvas, QEvent.Type.TabletRelease, (200, 100))
        QTest.mouseRelease(studio.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, far)
        assert (pixels(studio.drawing)[250:] == 255).all()
        studio.key("Ctrl+Z")
        assert (pixels(studio.drawing) == 255).all()

    def test_the_pens_other_end_erases(self, studio: Studio) -> None:
        studio.key("F")
        studio.stroke((10, 10))
        send_pen(studio.canvas, QEvent.Type.TabletPress, (100, 100), tip=ERASER)
        send_pen(studio.canvas, QEvent.Type.TabletRelease, (100, 100), tip=ERASER)
        assert studio.drawing.colour_at(100, 100) == WHITE
        assert studio.window.toolbox.tool is Tool.FILL

    def test_a_hovering_pen_draws_nothing(self, studio: Studio) -> None:
        send_pen(studio.canvas, QEvent.Type.TabletMove, (100, 100), pressure=0)
        assert (pixels(studio.drawing) == 255).all()

    def test_width_follows_pressure_along_one_stroke(self, studio: Studio) -> None:
        studio.window.toolbox.set_size(60)
        revision = studio.drawing.revision
        send_pen(studio.canvas, QEvent.Type.TabletPress, (60, 250), 0.0)
        for number in range(1, 41):
            send_pen(studio.canvas, QEvent.Type.TabletMove, (60 + 10 * number, 250), number / 40)
        assert studio.drawing.revision - revision == 41  # no point is dropped
        send_pen(studio.canvas, QEvent.Type.TabletRelease, (460, 250), 1.0)
        widths = (pixels(studio.drawing)[:, 60:460:40] != 255).any(axis=2).sum(axis=0)
        assert (np.diff(widths) >= 0).all()
        assert widths[0] == pytest.approx(60 * 0.35, abs=2)
        assert widths[-1] == pytest.approx(60 * (0.35 + 0.65 * 0.9), abs=3)
        studio.key("Ctrl+Z")
        assert (pixels(studio.drawing) == 255).all()
        assert not studio.drawing.can_undo

    def test_the_answer_to_pressure_is_set_while_drawing_and_remembered(self, studio: Studio) -> None:
        def width(pressure: float) -> int:
            send_pen(studio.canvas, QEvent.Type.TabletPress, (100, 250), pressure)
            send_pen(studio.canvas, QEvent.Type.TabletRelease, (100, 250), pressure)
            covered = (pixels(studio.drawing)[:, 100] != 255).any(axis=1).sum()
            studio.key("Ctrl+Z")
            return int(covered)

        studio.window.toolbox.set_size(100)
        studio.window.actions_.pen.trigger()
        dialog = studio.window.tools.pen_dialog
        assert dialog is not None
        before = width(0.5)
        dialog.curve.setValue(50)  # firm: the exponent is 2
        assert width(0.5) == pytest.approx(35 + 65 * 0.25, abs=2)
        assert width(0.5) < before
        dialog.thinnest.setValue(100)
        assert width(0.1) == width(1.0)
        dialog.thinnest.setValue(0)
        assert width(0.0) <= 2  # a pixel, soft on both sides
        dialog.close()
        studio.window.close()
        assert studio.saved[-1].pressure_thinnest == 0
        assert studio.saved[-1].pressure_curve == pytest.approx(2)

    def test_tilt_changes_nothing(self, studio: Studio) -> None:
        drawn = []
        for tilt in (0.0, 55.0):
            send_pen(studio.canvas, QEvent.Type.TabletPress, (100, 250), 0.7, tilt=tilt)
            send_pen(studio.canvas, QEvent.Type.TabletMove, (300, 300), 0.7, tilt=tilt)
            send_pen(studio.canvas, QEvent.Type.TabletRelease, (300, 300), 0.7, tilt=tilt)
            drawn.append(pixels(studio.drawing))
            studio.key("Ctrl+Z")
        assert np.array_equal(drawn[0], drawn[1])

    def test_shift_and_alt_count_for_a_pen_too(self, studio: Studio) -> None:
        studio.key("R")
        shift, alt = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
        send_pen(studio.canvas, QEvent.Type.TabletPress, (100, 100))
        send_pen(studio.canvas, QEvent.Type.TabletMove, (200, 130), modifier=shift)
        send_pen(studio.canvas, QEvent.Type.TabletRelease, (200, 130), modifier=shift)
        assert studio.drawing.colour_at(195, 195) == INK
        send_pen(studio.canvas, QEvent.Type.TabletPress, (300, 300), modifier=alt)
        send_pen(studio.canvas, QEvent.Type.TabletRelease, (300, 300), modifier=alt)
        assert studio.window.toolbox.colour == WHITE

    def test_the_outline_under_a_hovering_pen_has_the_brushs_size(self, studio: Studio) -> None:
        studio.window.toolbox.set_size(80)
        studio.window.canvas.show_tool()
        send_pen(studio.canvas, QEvent.Type.TabletMove, (250, 250), pressure=0)
        row = int(studio.canvas.document_to_widget(QPointF(250, 250)).y())
        shown = studio.canvas.grab().toImage()
        dark = [x for x in range(shown.width()) if 20 < shown.pixelColor(x, row).lightness() < 180]
        inner = [x for x in dark if 60 < x < shown.width() - 60]
        assert max(inner) - min(inner) == pytest.approx(80 * studio.canvas.scale, abs=3)


class Repaints(QObject):
    """Notes which widgets are painted, but for those that one lies in."""

    def __init__(self, front: QWidget) -> None:
        super().__init__()
        self.of: list[QWidget] = []
        self._front = front

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        if isinstance(event, QPaintEvent) and isinstance(watched, QWidget) and not self._is_behind(watched):
            self.of.append(watched)
        return False

    def _is_behind(self, widget: QWidget) -> bool:
        return widget is not self._front and widget.isAncestorOf(self._front)


def test_a_hundred_moves_of_the_brush_repaint_nothing_but_the_canvas(studio: Studio) -> None:
    canvas = studio.canvas
    places = [canvas.document_to_widget(QPointF(100 + 2 * i, 200)).toPoint() for i in range(102)]
    taken: list[None] = []
    canvas.colour_taken.connect(lambda: taken.append(None))
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=places[0])
    QTest.mouseMove(canvas, places[1])
    repaints = Repaints(canvas)
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(repaints)
    painted: set[QWidget] = set()
    try:
        studio.qtbot.waitUntil(lambda: canvas in repaints.of)  # what the first touch changes has been painted
        for place in places[2:]:
            repaints.of.clear()
            QTest.mouseMove(canvas, place)
            studio.qtbot.waitUntil(lambda: canvas in repaints.of)
            painted |= set(repaints.of)
    finally:
        application.removeEventFilter(repaints)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=places[-1])
    assert studio.drawing.colour_at(200, 200) == INK
    assert painted == {canvas}
    assert not taken


def test_only_the_eyedropper_takes_a_colour_and_shows_it_as_it_moves(studio: Studio) -> None:
    studio.stroke((100, 100), (300, 100))
    studio.window.tools.choose_colour((200, 0, 0))
    revision = studio.drawing.revision
    with studio.qtbot.waitSignal(studio.canvas.colour_taken):
        studio.stroke((100, 300), (200, 100), modifier=Qt.KeyboardModifier.AltModifier)
    assert studio.window.toolbox.colour == INK
    assert studio.window.tools.palette.current.colours[0].name() == "#2b2d42"
    assert studio.drawing.revision == revision
