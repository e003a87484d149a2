"""The handle between drawing and picture, where the view is split."""

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QTabletEvent,
)
from PySide6.QtWidgets import QWidget

from sketchpad.ui.canvas.layers import Layers
from sketchpad.ui.kit.themes import current_theme
from trainer.messages import tr

_SIDE = 30  # pixels
_KEY_STEP = 0.02  # of the canvas's width


class SplitHandle(QWidget):
    """Lies at the lower end of the line, where it covers least of the sheet; dragged, or moved by arrow keys."""

    def __init__(self, layers: Layers, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._layers, self._canvas = layers, canvas
        self.setFixedSize(QSize(_SIDE, _SIDE))
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Split between drawing and picture"))
        self.setToolTip(tr("Drag to show more of the drawing or of the picture; a double click halves them"))
        canvas.installEventFilter(self)
        layers.changed.connect(self._reposition)
        self._reposition()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # or the canvas would draw

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event.position())

    def tabletEvent(self, event: QTabletEvent) -> None:
        event.accept()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event.position())

    def _drag(self, position: QPointF) -> None:
        self._layers.split = self.mapToParent(position).x() / max(self._canvas.width(), 1)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self._layers.split = 0.5

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._layers.split += _KEY_STEP if event.key() == Qt.Key.Key_Right else -_KEY_STEP
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            self._reposition()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(_SIDE / 2, _SIDE / 2)
        painter.setPen(QPen(QColor(theme.accent), 3 if self.hasFocus() else 1.5))
        painter.setBrush(QColor(theme.window))
        painter.drawEllipse(middle, _SIDE / 2 - 2, _SIDE / 2 - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.text))
        for side in (-1, 1):
            tip, base = middle.x() + 9 * side, middle.x() + 3.5 * side
            corners = [QPointF(tip, middle.y()), QPointF(base, middle.y() - 5), QPointF(base, middle.y() + 5)]
            painter.drawPolygon(QPolygonF(corners))
        painter.end()

    def _reposition(self) -> None:
        bounds = self._canvas.rect()
        at = round(bounds.width() * self._layers.split)
        self.move(min(max(at - _SIDE // 2, 0), bounds.width() - _SIDE), bounds.height() - _SIDE - 2)
        self.setVisible(self._layers.has_split)
        self.update()
