"""The canvas: pen and mouse on the drawing."""

import math
from collections.abc import Mapping

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QImage,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPointingDevice,
    QTabletEvent,
)
from PySide6.QtWidgets import QWidget

from sketchpad.document.pixels import Colour
from sketchpad.document.tools.toolbox import SELECTS, SIZED, Tool, Toolbox
from sketchpad.settings import Paint
from sketchpad.ui.canvas.brush_cursor import BrushDrag, paint_dab, paint_outline
from sketchpad.ui.canvas.layers import Layers
from sketchpad.ui.canvas.overlay import paint_corners, paint_gradient, paint_mirrors, paint_selection, paint_tracing
from sketchpad.ui.canvas.sheet_view import SheetView
from sketchpad.ui.canvas.viewport import Viewport
from sketchpad.ui.kit.themes import current_theme
from trainer.messages import tr

_OUTLINE_FROM = 5  # pixels on screen; a smaller brush is shown by a cross
_REACH = 8.0  # pixels on screen within which the pen meets a handle or a corner
_ARROWS: Mapping[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_FAR_NUDGE = 10  # pixels of the sheet, with Shift
_PEN_LINGERS_MS = 1000  # after a pen was last seen it is still taken to be near


class CanvasView(SheetView):
    """Shows the drawing, and forwards what the pen does on it to the toolbox."""

    changed = Signal()  # the drawing's pixels
    confirmed = Signal()  # by Enter
    finished = Signal()  # a stroke or a fill is complete
    hovered = Signal(QPoint)  # over a place of the sheet
    colour_taken = Signal()  # by the eyedropper
    brush_dragged = Signal()  # to another size or opacity

    def __init__(self, toolbox: Toolbox, viewport: Viewport, parent: QWidget | None = None) -> None:
        super().__init__(viewport, parent)
        viewport.changed.connect(self.show_tool)
        self._toolbox = toolbox
        self._pen_is_down = False  # of a tablet
        self._pen_seen = QElapsedTimer()
        self.fingers_draw = True  # or else they pan
        self._pressed = False
        self._space_is_down = False
        self._pointer: QPointF | None = None  # where the brush's outline is shown
        self._brush_drag: BrushDrag | None = None  # while it changes the brush instead of painting
        self.brush_colour: Colour | None = None  # as the person sees it, if not as it is
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Drawing"))
        self.layers = Layers(toolbox.drawing, self)
        self.layers.changed.connect(self.update)
        self.layers.part_changed.connect(self.update_document)
        self.show_tool()

    def sheet_image(self) -> QImage:
        return self.layers.shown.image

    def sheet_size(self) -> QSize:
        return self._toolbox.drawing.image.size()

    def show_tool(self) -> None:
        """Show another tool or size under the pointer."""
        if self._space_is_down:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif self._toolbox.tool in SELECTS:
            self.setCursor(self._selecting_cursor())
        elif self._toolbox.tool is Tool.TRACE:
            self.setCursor(Qt.CursorShape.SizeAllCursor)
        else:
            self.setCursor(Qt.CursorShape.BlankCursor if self._outline_size() else Qt.CursorShape.CrossCursor)
        self._update_outline(self._pointer)

    def show_whole(self) -> None:
        """Show another drawing, or the same one changed all over by something else than the pen."""
        self.layers.ghost.forget()
        self.show_tool()  # another size of sheet is another size of brush on screen
        self.update()

    def abandon(self) -> bool:
        """Take back what the pen has begun; returns whether there was anything."""
        if self._brush_drag is not None:
            self._brush_drag.abandon()
            self._end_brush_drag()
            return True
        if not (self._pressed or self._toolbox.in_polygon):
            return False
        self._pressed = False
        self._show_change(self._toolbox.abandon())
        self.changed.emit()
        return True

    def settle(self) -> None:
        """Complete what goes on from click to click."""
        if self._toolbox.in_polygon:
            self._show_change(self._toolbox.close_polygon())
            self._tell()
            self._finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._hold_space(True)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settle()
            self.confirmed.emit()
        elif event.key() in _ARROWS and self._toolbox.selector.exists and not self._pressed:
            across, down = _ARROWS[event.key()]
            far = _FAR_NUDGE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self._show_change(self._toolbox.selector.nudge(across * far, down * far))
            self._tell()
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._hold_space(event.isAutoRepeat())
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._hold_space(False)
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._is_the_pens_echo(event) or self._pressed:
            return
        if self._space_is_down and event.button() == Qt.MouseButton.LeftButton:
            self._panned_from = event.position()
            return
        super().mousePressEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if not self._begin_brush_drag(event):
            self._press(event.position(), 1.0, self._tool_for(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)  # two quick dots are two dots

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_the_pens_echo(event):
            return
        super().mouseMoveEvent(event)
        if (self._pressed or self._brush_drag) and not event.buttons() & Qt.MouseButton.LeftButton:
            self._release()  # the button went up where no one told us, behind a dialog for one
        self._move(event.position(), 1.0, event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_the_pens_echo(event):
            return
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._panned_from = None
            self._release()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with pressure. Accepting the event, moves included, is what keeps Qt from sending it as a mouse's."""
        event.accept()
        self._pen_seen.start()
        if self.touch.active:
            self.touch.give_way()  # what lay there was the palm of the hand that holds the pen
        position = event.position()
        match event.type():
            case QEvent.Type.TabletPress if event.button() == Qt.MouseButton.LeftButton:
                self._pen_is_down = True
                turned = event.pointerType() == QPointingDevice.PointerType.Eraser
                if turned or not self._begin_brush_drag(event):
                    self._press(position, event.pressure(), Tool.ERASER if turned else self._tool_for(event))
            case QEvent.Type.TabletMove:
                self._move(position, event.pressure() if self._pen_is_down else 1.0, event.modifiers())
            case QEvent.Type.TabletRelease if event.button() == Qt.MouseButton.LeftButton:
                self._pen_is_down = False
                self._release()
            case _:
                pass

    def is_touchable(self) -> bool:
        """While a pen is at work, and shortly after, what touches the screen is a palm."""
        near = self._pen_seen.isValid() and self._pen_seen.elapsed() < _PEN_LINGERS_MS
        return not self._pen_is_down and not near

    def finger_pressed(self, position: QPointF) -> None:
        if self.fingers_draw:
            self._press(position, 1.0, None)
        else:
            super().finger_pressed(position)

    def finger_moved(self, position: QPointF) -> None:
        if self._pressed:
            self._move(position, 1.0, Qt.KeyboardModifier.NoModifier)
        else:
            super().finger_moved(position)

    def finger_lifted(self) -> None:
        self._release()
        super().finger_lifted()

    def finger_gave_way(self) -> None:
        if self._pressed:
            self.abandon()
        super().finger_gave_way()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)  # for the space bar that pans
        self._update_outline(event.position())

    def leaveEvent(self, _event: QEvent) -> None:
        self._update_outline(None)

    def paint_sheet(self, painter: QPainter, exposed: QRect) -> None:
        """Paint the drawing, and over it what helps the hand."""
        theme = current_theme()
        self.paint_rim(painter)
        toolbox, transform = self._toolbox, self.transform()
        self.layers.paint(painter, transform, exposed, self.rect())
        paint_mirrors(painter, transform, self.sheet_size(), toolbox.symmetry, theme)
        if toolbox.in_polygon:
            paint_corners(painter, transform, toolbox.drawing.corners, theme)
        if toolbox.selector.exists:
            handles = toolbox.tool in SELECTS and not toolbox.selector.is_for_moving
            knob = toolbox.selector.knob(_REACH / self.scale) if handles else None
            paint_selection(painter, transform, toolbox.selector, knob, theme)
        if toolbox.gradient.line is not None:
            paint_gradient(painter, transform, *toolbox.gradient.line, theme)
        if toolbox.tool is Tool.TRACE:
            paint_tracing(
                painter, transform, toolbox.drawing.tracing, toolbox.tracer.knob(3 * _REACH / self.scale), theme
            )
        self.layers.paint_split(painter, self.rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        toolbox, size = self._toolbox, self._outline_size()
        if self._brush_drag is None and (self._pointer is None or not size):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush = toolbox.brush_of(toolbox.tool)
        if self._brush_drag is not None:
            paint_dab(
                painter, self._brush_drag.start, self.scale, brush, self.brush_colour or brush.colour, current_theme()
            )
        elif self._pointer is not None:
            paint_outline(painter, self._pointer, size, Paint() if brush.hard_edged else brush.paint)
        painter.end()

    def _is_the_pens_echo(self, event: QMouseEvent) -> bool:
        """Whether a mouse event repeats what a tablet event has told already; it would double the stroke."""
        return self._pen_is_down or event.device().type() == QInputDevice.DeviceType.Stylus

    def _tool_for(self, event: QMouseEvent | QTabletEvent) -> Tool | None:
        return Tool.EYEDROPPER if event.modifiers() & Qt.KeyboardModifier.AltModifier else None

    def _begin_brush_drag(self, event: QMouseEvent | QTabletEvent) -> bool:
        """Let the drag that begins here change the brush, if a key says so; returns whether it does."""
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not held or self._toolbox.tool not in SIZED or self._pressed:
            return False
        self._brush_drag = BrushDrag(self._toolbox, event.position())
        self.update()
        return True

    def _end_brush_drag(self) -> None:
        self._brush_drag = None
        self.brush_dragged.emit()
        self.show_tool()
        self.update()

    def _press(self, position: QPointF, pressure: float, tool: Tool | None) -> None:
        if self.layers.shows_ghost and not self._toolbox.in_polygon:
            self.layers.ghost.begin(self.sheet_image())
        self._pressed = True
        at = self.widget_to_document(position)
        self._toolbox.reach = _REACH / self.scale
        self._show_change(self._toolbox.press(at.x(), at.y(), pressure, tool))
        self._update_outline(position)
        self._tell()

    def _move(self, position: QPointF, pressure: float, modifiers: Qt.KeyboardModifier) -> None:
        if self._brush_drag is not None:
            self._brush_drag.move(position)
            self.brush_dragged.emit()
            self.update()
            return
        at = self.widget_to_document(position)
        self._update_outline(position)  # the cursor is the one for here
        if self._pressed or self._toolbox.in_polygon:
            constrained = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            self._show_change(self._toolbox.move(at.x(), at.y(), pressure, constrained))
            self._tell()
        elif self._toolbox.selector.exists:
            self.show_tool()
        self.hovered.emit(QPoint(math.floor(at.x()), math.floor(at.y())))

    def _release(self) -> None:
        if self._brush_drag is not None:
            self._end_brush_drag()
        if self._pressed:
            self._pressed = False
            self._show_change(self._toolbox.release())
            self._tell()
            if not self._toolbox.in_polygon:
                self._finish()

    def _finish(self) -> None:
        self.layers.ghost.let_go(self._toolbox.drawing.revision)
        self.finished.emit()

    def _show_change(self, rect: QRect) -> None:
        """Paint again what changed, and all of it where outlines reach beyond that."""
        if self.layers.shows_ghost:
            self.layers.ghost.show(self.sheet_image(), rect)
        reaches_beyond = self._toolbox.in_polygon or self._toolbox.selector.exists
        if reaches_beyond or self._toolbox.tool in (*SELECTS, Tool.TRACE, Tool.GRADIENT):
            self.update()
        else:
            self.update_document(rect)

    def _tell(self) -> None:
        if self._toolbox.takes_colour:
            self.colour_taken.emit()
        else:
            self.changed.emit()

    def _hold_space(self, down: bool) -> None:
        self._space_is_down = down
        if not down:
            self._panned_from = None
        self.show_tool()

    def _outline_size(self) -> float:
        """Return the brush's diameter on screen, 0 for tools without one."""
        if self._toolbox.tool not in SIZED or self._space_is_down:
            return 0.0
        size = self._toolbox.size * self.scale
        return size if size >= _OUTLINE_FROM else 0.0

    def _selecting_cursor(self) -> Qt.CursorShape:
        """Return the cursor that says what a press would do here."""
        selector, moves = self._toolbox.selector, self._toolbox.tool is Tool.MOVE
        elsewhere = Qt.CursorShape.SizeAllCursor if moves else Qt.CursorShape.CrossCursor
        if self._pointer is None or not selector.exists or selector.is_for_moving:
            return elsewhere
        at, reach = self.widget_to_document(self._pointer), _REACH / self.scale
        if selector.handle_at(at.x(), at.y(), reach) is not None or selector.knob_at(at.x(), at.y(), reach):
            return Qt.CursorShape.PointingHandCursor
        return Qt.CursorShape.SizeAllCursor if selector.path.contains(at) else elsewhere

    def _update_outline(self, position: QPointF | None) -> None:
        reach = self._outline_size() / 2 + 2
        for at in (self._pointer, position):
            if at is not None:
                self.update(QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach).toAlignedRect())
        self._pointer = position
