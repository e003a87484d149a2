"""Two fields to mix a colour with: saturation and brightness in one, the hue in the other."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sketchpad.ui.kit.themes import current_theme
from trainer.messages import tr

_CORNER = 6.0
_STEP, _LEAP = 0.01, 0.1  # of an arrow key, and with Shift
_RING = 6.0  # pixels


class _Field(QWidget):
    """Where a mark is dragged, or moved by the arrow keys; both coordinates from 0 to 1."""

    began = Signal()  # the mark is about to move
    moved = Signal()

    def __init__(self, name: str, tip: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(tip)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.at = QPointF(0, 0)
        self.hue = 0.0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.began.emit()
            self._go_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
        offset = {
            Qt.Key.Key_Left: QPointF(-step, 0),
            Qt.Key.Key_Right: QPointF(step, 0),
            Qt.Key.Key_Up: QPointF(0, -step),
            Qt.Key.Key_Down: QPointF(0, step),
        }.get(Qt.Key(event.key()))
        if offset is None:
            super().keyPressEvent(event)
            return
        self.began.emit()
        self._set(self.at + offset)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bounds = self._bounds()
        self.paint_ground(painter, bounds)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(theme.accent if focused else theme.outline), 2 if focused else 1))
        painter.drawRoundedRect(bounds, _CORNER, _CORNER)
        centre = QPointF(bounds.left() + self.at.x() * bounds.width(), bounds.top() + self.at.y() * bounds.height())
        for colour, width in ((QColor("black"), 4.0), (QColor("white"), 2.0)):  # seen on every ground
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(centre, _RING, _RING)
        painter.end()

    def paint_ground(self, painter: QPainter, bounds: QRectF) -> None:
        """Paint what the mark moves on."""
        raise NotImplementedError

    def _bounds(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_RING + 2, _RING + 2, -_RING - 2, -_RING - 2)

    def _go_to(self, position: QPointF) -> None:
        bounds = self._bounds()
        self._set(
            QPointF((position.x() - bounds.left()) / bounds.width(), (position.y() - bounds.top()) / bounds.height())
        )

    def _set(self, at: QPointF) -> None:
        self.at = QPointF(min(max(at.x(), 0.0), 1.0), min(max(at.y(), 0.0), 1.0))
        self.update()
        self.moved.emit()


class ShadeField(_Field):
    """Saturation from left to right, brightness from below upwards, of one hue."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Saturation and brightness"), tr("Saturation and brightness: drag, or use the arrow keys"), parent
        )

    def sizeHint(self) -> QSize:
        return QSize(200, 160)

    def paint_ground(self, painter: QPainter, bounds: QRectF) -> None:
        across = QLinearGradient(bounds.topLeft(), bounds.topRight())
        across.setColorAt(0, QColor("white"))
        across.setColorAt(1, QColor.fromHsvF(self.hue, 1, 1))
        down = QLinearGradient(bounds.topLeft(), bounds.bottomLeft())
        down.setColorAt(0, QColor(0, 0, 0, 0))
        down.setColorAt(1, QColor("black"))
        painter.setPen(Qt.PenStyle.NoPen)
        for gradient in (across, down):
            painter.setBrush(gradient)
            painter.drawRoundedRect(bounds, _CORNER, _CORNER)


class HueField(_Field):
    """The hues from left to right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Hue"), tr("Hue: drag, or use the arrow keys"), parent)
        self.at = QPointF(0, 0.5)

    def sizeHint(self) -> QSize:
        return QSize(200, 34)

    def paint_ground(self, painter: QPainter, bounds: QRectF) -> None:
        hues = QLinearGradient(bounds.topLeft(), bounds.topRight())
        for sixth in range(7):
            hues.setColorAt(sixth / 6, QColor.fromHsvF((sixth % 6) / 6, 1, 1))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hues)
        painter.drawRoundedRect(bounds, _CORNER, _CORNER)

    def _set(self, at: QPointF) -> None:
        super()._set(QPointF(at.x(), 0.5))
