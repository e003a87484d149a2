"""Small views of images: one picture, a pair side by side, and a pair that flickers between its two sides."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sketchpad.ui.kit.fields import CheckBox
from sketchpad.ui.kit.forms import label
from sketchpad.ui.kit.plain_text import plain_tip
from sketchpad.ui.kit.themes import current_theme
from trainer.messages import tr

_CORNER = 8
_FLICKER_MS = 450


def paint_image(painter: QPainter, bounds: QRectF, image: QImage, cover: bool = False) -> QRectF:
    """Paint an image in the middle of a place, whole, or with `cover` filling it; return where it lies."""
    mode = Qt.AspectRatioMode.KeepAspectRatioByExpanding if cover else Qt.AspectRatioMode.KeepAspectRatio
    size = QSize(image.size()).scaled(bounds.size().toSize(), mode)
    target = QRectF(QPointF(0, 0), size.toSizeF())
    target.moveCenter(bounds.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.save()
    path = QPainterPath()
    path.addRoundedRect(target.intersected(bounds), _CORNER, _CORNER)
    painter.setClipPath(path)
    painter.drawImage(target, image)
    painter.restore()
    return target.intersected(bounds)


class PictureBox(QWidget):
    """One image, as large as there is room, or a few words in its place."""

    def __init__(self, name: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image = QImage()
        self.note = note
        self.inset = 0  # pixels around the image
        self.setAccessibleName(name)
        self.setMinimumSize(96, 96)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage) -> None:
        """Show an image; a null one shows the note."""
        self.image = image
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 240)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bounds = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.image.isNull():
            painter.setPen(QPen(QColor(theme.border), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(bounds, _CORNER, _CORNER)
            painter.setPen(QColor(theme.quiet))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(bounds.adjusted(16, 16, -16, -16), flags, self.note)
        else:
            target = paint_image(painter, bounds.adjusted(self.inset, self.inset, -self.inset, -self.inset), self.image)
            painter.setPen(QColor(theme.border))
            painter.drawRoundedRect(target, _CORNER, _CORNER)
        painter.end()


class PairButton(QAbstractButton):
    """A pair side by side; a click looks closer."""

    def __init__(self, name: str, first: QImage, second: QImage, side: int = 88, marked: bool = False) -> None:
        super().__init__()
        self.first, self.second = first, second
        self._marked = marked
        self._side = side
        alone = second.isNull()
        self.setFixedSize(side if alone else 2 * side + 4, side)
        self.setAccessibleName(tr("Picture {name}", name=name) if alone else tr("Pair {name}", name=name))
        self.setToolTip(
            plain_tip(name if alone else tr("{name}: click to compare the two sides at the same place", name=name))
        )
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def swap(self) -> None:
        """Exchange the two sides."""
        self.first, self.second = self.second, self.first
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, image in enumerate((self.first, self.second)):
            if not image.isNull():
                bounds = QRectF(number * (self._side + 4), 0, self._side, self._side)
                paint_image(painter, bounds, image, cover=True)
        lively = self.underMouse() or self.hasFocus()
        if lively or self._marked:
            colour = theme.accent if lively else theme.warning_text
            painter.setPen(QPen(QColor(colour), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _CORNER, _CORNER)
        painter.end()


class Flicker(QWidget):
    """The two sides of a pair at the same place, in turn: what doesn't fit together jumps."""

    turned = Signal(bool)  # whether the second side is shown

    def __init__(self, first: QImage, second: QImage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides = (first, second)
        self.shows_second = False
        self._timer = QTimer(self, interval=_FLICKER_MS)
        self._timer.timeout.connect(self.turn)
        self.setMinimumSize(400, 400)
        self.setAccessibleName(tr("Both sides of the pair in turn"))

    def turn(self) -> None:
        """Show the other side."""
        self.shows_second = not self.shows_second
        self.turned.emit(self.shows_second)
        self.update()

    def run(self, on: bool) -> None:
        """Change sides by itself, or not."""
        if on:
            self._timer.start()
        else:
            self._timer.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Both at the place and in the size of the first, or they would jump by themselves.
        size = QSize(self._sides[0].size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(QRect().topLeft(), size)
        target.moveCenter(self.rect().center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target, self._sides[self.shows_second])
        painter.end()


class FlickerDialog(QDialog):
    """A closer look at one pair."""

    def __init__(self, name: str, first: QImage, second: QImage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Do both sides of “{name}” fit together?", name=name))
        self.resize(620, 700)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(tr("What jumps while the sides change doesn’t lie at the same place."), "quiet"))
        self.flicker = Flicker(first, second, self)
        column.addWidget(self.flicker, 1)
        row = QHBoxLayout()
        self._side = label("", "heading")
        row.addWidget(self._side)
        row.addStretch(1)
        self.automatic = CheckBox(tr("Change by itself"))
        self.automatic.setToolTip(tr("Or press the space bar to change sides"))
        self.automatic.toggled.connect(self.flicker.run)
        row.addWidget(self.automatic)
        column.addLayout(row)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.flicker.turned.connect(self._name_side)
        self._name_side(False)
        self.automatic.setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.automatic.setChecked(False)
            self.flicker.turn()
        else:
            super().keyPressEvent(event)

    def _name_side(self, second: bool) -> None:
        self._side.setText(tr("What the model paints") if second else tr("What you draw"))
