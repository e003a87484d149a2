"""The canvas: pen and mouse on the drawing."""

import math

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QImage,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPointingDevice,
    QTabletEvent,
)
from PySide6.QtWidgets import QWidget

from sketchpad.document.toolbox import SIZED, Tool, Toolbox
from sketchpad.ui.sheet import SheetView
from sketchpad.ui.viewport import Viewport

_OUTLINE_FROM = 5  # pixels on screen; a smaller brush is shown by a cross


class CanvasView(SheetView):
    """Shows the drawing, and forwards what the pen does on it to the toolbox."""

    changed = Signal()  # the drawing's pixels
    finished = Signal()  # a stroke or a fill is complete
    hovered = Signal(QPoint)  # over a place of the sheet
    colour_taken = Signal()  # by the eyedropper

    def __init__(self, toolbox: Toolbox, viewport: Viewport, parent: QWidget | None = None) -> None:
        super().__init__(viewport, parent)
        viewport.changed.connect(self.show_tool)
        self._toolbox = toolbox
        self._pen_is_down = False  # of a tablet
        self._pressed = False
        self._space_is_down = False
        self._pointer: QPointF | None = None  # where the brush's outline is shown
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Drawing")
        self.show_tool()

    def sheet_image(self) -> QImage:
        return self._toolbox.drawing.image

    def sheet_size(self) -> QSize:
        return self._toolbox.drawing.image.size()

    def show_tool(self) -> None:
        """Show another tool or size under the pointer."""
        if self._space_is_down:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.setCursor(Qt.CursorShape.BlankCursor if self._outline_size() else Qt.CursorShape.CrossCursor)
        self._update_outline(self._pointer)

    def abandon(self) -> None:
        """Take back what the pen has begun."""
        if self._pressed:
            self._pressed = False
            self.update_document(self._toolbox.abandon())
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._hold_space(True)
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
        self._press(event.position(), 1.0, self._tool_for(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)  # two quick dots are two dots

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_the_pens_echo(event):
            return
        super().mouseMoveEvent(event)
        if self._pressed and not event.buttons() & Qt.MouseButton.LeftButton:
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
        place = event.position()
        match event.type():
            case QEvent.Type.TabletPress if event.button() == Qt.MouseButton.LeftButton:
                self._pen_is_down = True
                turned = event.pointerType() == QPointingDevice.PointerType.Eraser
                self._press(place, event.pressure(), Tool.ERASER if turned else self._tool_for(event))
            case QEvent.Type.TabletMove:
                self._move(place, event.pressure() if self._pen_is_down else 1.0, event.modifiers())
            case QEvent.Type.TabletRelease if event.button() == Qt.MouseButton.LeftButton:
                self._pen_is_down = False
                self._release()
            case _:
                pass

    def enterEvent(self, event: QEnterEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)  # for the space bar that pans
        self._update_outline(event.position())

    def leaveEvent(self, _event: QEvent) -> None:
        self._update_outline(None)

    def paint_sheet(self, painter: QPainter, exposed: QRect) -> None:
        """Paint the drawing, and the mirrors of a symmetry over it."""
        super().paint_sheet(painter, exposed)
        symmetry, size = self._toolbox.symmetry, self.sheet_size()
        painter.setPen(QPen(QColor(self.theme.accent), 1, Qt.PenStyle.DashLine))
        way = self.transform()
        if symmetry.across:
            middle = size.width() / 2
            painter.drawLine(way.map(QPointF(middle, 0)), way.map(QPointF(middle, size.height())))
        if symmetry.down:
            middle = size.height() / 2
            painter.drawLine(way.map(QPointF(0, middle)), way.map(QPointF(size.width(), middle)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = self._outline_size()
        if self._pointer is None or not size:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # One dark and one light ring: one of them is seen on any colour.
        for colour, radius in ((QColor(0, 0, 0, 170), size / 2), (QColor(255, 255, 255, 220), size / 2 - 1)):
            painter.setPen(QPen(colour, 1))
            painter.drawEllipse(self._pointer, radius, radius)
        painter.end()

    def _is_the_pens_echo(self, event: QMouseEvent) -> bool:
        """Whether a mouse event repeats what a tablet event has told already; it would double the stroke."""
        return self._pen_is_down or event.device().type() == QInputDevice.DeviceType.Stylus

    def _tool_for(self, event: QMouseEvent | QTabletEvent) -> Tool | None:
        return Tool.EYEDROPPER if event.modifiers() & Qt.KeyboardModifier.AltModifier else None

    def _press(self, place: QPointF, pressure: float, tool: Tool | None) -> None:
        self._pressed = True
        at = self.widget_to_document(place)
        self.update_document(self._toolbox.press(at.x(), at.y(), pressure, tool))
        self._update_outline(place)
        self._tell()

    def _move(self, place: QPointF, pressure: float, modifiers: Qt.KeyboardModifier) -> None:
        if self._pressed:
            at = self.widget_to_document(place)
            constrained = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            self.update_document(self._toolbox.move(at.x(), at.y(), pressure, constrained))
            self._tell()
        self._update_outline(place)
        at = self.widget_to_document(place)
        self.hovered.emit(QPoint(math.floor(at.x()), math.floor(at.y())))

    def _release(self) -> None:
        if self._pressed:
            self._pressed = False
            self.update_document(self._toolbox.release())
            self._tell()
            self.finished.emit()

    def _tell(self) -> None:
        self.changed.emit()
        self.colour_taken.emit()

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

    def _update_outline(self, place: QPointF | None) -> None:
        reach = self._outline_size() / 2 + 2
        for at in (self._pointer, place):
            if at is not None:
                self.update(QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach).toAlignedRect())
        self._pointer = place
