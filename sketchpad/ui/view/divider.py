"""The line between drawing and picture: drag it, and one half grows at the other's cost."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from sketchpad.ui.kit.themes import current_theme
from trainer.messages import tr

EVEN, LEAST = 0.5, 0.2  # shares of the width
_STEP = 0.02  # of an arrow key
_GRIP = QRectF(0, 0, 4, 48)


class Divider(QWidget):
    """Lies in the gap between two halves of its parent; the arrow keys move it too, a double click centres it."""

    moved = Signal(float)  # the left half's share of the width

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.share = EVEN
        self.breadth = 1.0  # pixels of both halves together
        self._from: tuple[float, float] | None = None  # where it was taken: x on screen, and the share there
        self._lively = False
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Divider between drawing and picture"))
        self.setToolTip(tr("Drag to give drawing or picture more room; a double click makes them even"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = (event.globalPosition().x(), self.share)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            start, share = self._from
            self.moved.emit(share + (event.globalPosition().x() - start) / self.breadth)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._from = None

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.moved.emit(EVEN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -_STEP, Qt.Key.Key_Right: _STEP}.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(self.share + steps)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self._lively = event.type() == QEvent.Type.Enter
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        strong = self._lively or self.hasFocus()
        painter.setBrush(QColor(theme.accent if strong else theme.border))
        grip = QRectF(_GRIP)
        grip.moveCenter(QRectF(self.rect()).center())
        painter.drawRoundedRect(grip, 2, 2)
        painter.end()
