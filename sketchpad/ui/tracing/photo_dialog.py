"""Turning a photo into a drawing, with dials and a live preview: into lines, or into a label map."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QSlider, QVBoxLayout, QWidget

from sketchpad.ui.kit.forms import decision_row
from sketchpad.ui.kit.themes import current_theme
from trainer.messages import tr

_PREVIEW = QSize(440, 360)


@dataclass(frozen=True)
class Dial:
    """One thing that can be set: its words, its range, and where it begins."""

    tip: str
    lowest: int
    highest: int
    value: int


class PhotoDialog(QDialog):
    """Shows what `make` returns for the values of the dials, in their order, and keeps the last of it."""

    def __init__(
        self,
        title: str,
        does: str,
        dials: Mapping[str, Dial],
        make: Callable[[tuple[int, ...]], QImage],
        parent: QWidget,
        show: Callable[[QImage], QImage] = lambda image: image,
    ) -> None:
        """`show` returns what a drawing looks like on screen."""
        super().__init__(parent)
        self._look = show
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._make = make
        self._drawn = QImage()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        self._preview = _Preview(self)
        column.addWidget(self._preview, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        self.sliders: dict[str, QSlider] = {}
        for row, (name, dial) in enumerate(dials.items()):
            slider = QSlider(Qt.Orientation.Horizontal, self)
            slider.setRange(dial.lowest, dial.highest)
            slider.setValue(dial.value)
            slider.setMinimumHeight(24)
            slider.setAccessibleName(name)
            slider.setToolTip(dial.tip)
            label, number = QLabel(name, self), QLabel(str(dial.value), self)
            label.setBuddy(slider)
            number.setObjectName("quiet")
            number.setMinimumWidth(32)
            slider.valueChanged.connect(number.setNum)
            slider.valueChanged.connect(self._change)
            for cell, widget in enumerate((label, slider, number)):
                grid.addWidget(widget, row, cell)
            self.sliders[name] = slider
        column.addLayout(grid)
        column.addLayout(decision_row(self, does))
        # Of a slider that is dragged only the last place counts: the next preview is made when the events are through.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show)
        self._show()

    @property
    def result_image(self) -> QImage:
        """The drawing as the dials are now."""
        if self._soon.isActive():
            self._soon.stop()
            self._show()
        return self._drawn

    def _change(self) -> None:
        self._soon.start()

    def _show(self) -> None:
        self._drawn = self._make(tuple(slider.value() for slider in self.sliders.values()))
        self._preview.image = self._look(self._drawn)
        self._preview.update()


class _Preview(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.image = QImage()
        self.setMinimumSize(_PREVIEW)
        self.setAccessibleName(tr("Preview of the drawing"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(current_theme().panel))
        painter.drawRoundedRect(self.rect(), 10, 10)
        bounds = self.rect().adjusted(12, 12, -12, -12)
        target = QRect(bounds.topLeft(), self.image.size().scaled(bounds.size(), Qt.AspectRatioMode.KeepAspectRatio))
        target.moveCenter(bounds.center())
        # In two steps, as a big image shrunk in one loses thin lines.
        pixels = target.size() * self.devicePixelRatioF()
        smooth = Qt.TransformationMode.SmoothTransformation
        painter.drawImage(target, self.image.scaled(pixels, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
        painter.end()
