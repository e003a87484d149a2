"""How the pen answers to the hand: pressure and fingers, set while one can try them on the sheet."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from sketchpad.document.paint.strokes import Response
from sketchpad.ui.kit.fields import CheckBox
from sketchpad.ui.kit.themes import current_theme
from trainer.messages import tr

_SOFTEST = 2.0  # the curve's exponent goes from 1/4 to 4, in powers of two
_STEPS = 100


class PenDialog(QDialog):
    """Changes count at once; the drawing stays in reach beside it."""

    response_changed = Signal(object)  # Response
    fingers_changed = Signal(bool)

    def __init__(self, response: Response, fingers_draw: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Pen and touch"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        self.preview = _Preview(response, self)
        column.addWidget(self.preview)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        self.thinnest, self._thinnest_label = _dial(
            tr("Width at the lightest touch"),
            tr("How wide a line is when the pen barely touches; 100 % ignores pressure"),
        )
        self.thinnest.setRange(0, _STEPS)
        self.thinnest.setValue(round(response.thinnest * _STEPS))
        self.curve, self._curve_label = _dial(
            tr("Firmness"),
            tr("How hard the pen has to be pressed for a wide line; in the middle width follows pressure"),
        )
        self.curve.setRange(-_STEPS, _STEPS)
        self.curve.setValue(round(math.log2(response.curve) / _SOFTEST * _STEPS))
        for row, (name, slider, label) in enumerate(
            (
                (tr("Width at the lightest touch"), self.thinnest, self._thinnest_label),
                (tr("Firmness"), self.curve, self._curve_label),
            )
        ):
            text = QLabel(name, self)
            text.setBuddy(slider)
            grid.addWidget(text, row, 0)
            grid.addWidget(slider, row, 1)
            grid.addWidget(label, row, 2)
            slider.valueChanged.connect(self._change)
        column.addLayout(grid)
        self.fingers = CheckBox(tr("Fingers draw on a touch screen"), self)
        self.fingers.setToolTip(tr("Otherwise one finger moves the sheet; two always zoom, move and turn it"))
        self.fingers.setChecked(fingers_draw)
        self.fingers.toggled.connect(self.fingers_changed)
        column.addWidget(self.fingers)
        buttons = QDialogButtonBox(parent=self)
        restore = buttons.addButton(tr("As it was at first"), QDialogButtonBox.ButtonRole.ResetRole)
        restore.setToolTip(tr("Take the values that Sketchpad comes with"))
        restore.clicked.connect(self._restore)
        close = buttons.addButton(QDialogButtonBox.StandardButton.Close)
        close.setDefault(True)
        close.setToolTip(tr("Close  (Esc)"))
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._show(response)

    def _restore(self) -> None:
        self.thinnest.setValue(round(Response().thinnest * _STEPS))
        self.curve.setValue(0)
        self.fingers.setChecked(True)

    def _change(self) -> None:
        response = Response(self.thinnest.value() / _STEPS, 2 ** (_SOFTEST * self.curve.value() / _STEPS))
        self._show(response)
        self.response_changed.emit(response)

    def _show(self, response: Response) -> None:
        self._thinnest_label.setText(f"{self.thinnest.value()} %")
        value = self.curve.value()
        self._curve_label.setText(tr("as pressed") if value == 0 else tr("firm") if value > 0 else tr("soft"))
        self.preview.response = response
        self.preview.update()


def _dial(name: str, tip: str) -> tuple[QSlider, QLabel]:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setFixedWidth(180)
    slider.setMinimumHeight(24)
    slider.setAccessibleName(name)
    slider.setToolTip(tip)
    label = QLabel()
    label.setObjectName("quiet")
    label.setMinimumWidth(72)
    return slider, label


class _Preview(QWidget):
    """A stroke whose pressure grows from nothing to all and falls again, and the curve behind it."""

    def __init__(self, response: Response, parent: QWidget) -> None:
        super().__init__(parent)
        self.response = response
        self.setMinimumSize(QSize(400, 96))
        self.setAccessibleName(tr("A stroke from light to firm and back"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bounds = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(current_theme().border), 1))
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(bounds, 10, 10)
        inner = bounds.adjusted(28, 16, -28, -16)
        upper, lower = [], []
        for i in range(121):
            along = i / 120
            width = inner.height() * 0.6 * self.response.share(1 - abs(2 * along - 1))
            x = inner.left() + along * inner.width()
            y = inner.center().y() + inner.height() * 0.18 * math.sin(along * 2 * math.pi)
            upper.append(QPointF(x, y - width / 2))
            lower.append(QPointF(x, y + width / 2))
        path = QPainterPath(upper[0])
        for point in [*upper[1:], *reversed(lower)]:
            path.lineTo(point)
        painter.setPen(QPen(QColor(43, 45, 66), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(QColor(43, 45, 66))
        painter.drawPath(path)
        for first, last in ((upper[0], lower[0]), (upper[-1], lower[-1])):  # a stroke begins and ends round
            radius = (last.y() - first.y()) / 2
            painter.drawEllipse((first + last) / 2, radius, radius)
        painter.end()
