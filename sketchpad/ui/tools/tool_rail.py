"""The rail of tools at the window's left side, with the size of the brush."""

import math
from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QSlider, QVBoxLayout, QWidget

from sketchpad.document.drawing import Colour
from sketchpad.document.tools.toolbox import BIGGEST_BRUSH, SMALLEST_BRUSH, Tool
from sketchpad.ui.kit.buttons import make_button
from sketchpad.ui.kit.themes import current_theme
from trainer.messages import tr

_STEPS = 100  # of the slider
_COLUMNS = 2  # of buttons
_LOW = (420, 320)  # pixels high: under each it has one column more
_LOWEST = 264


class ToolRail(QWidget):
    """Buttons of the tools' actions, and a slider for the size, finer for small brushes."""

    size_changed = Signal(int)  # pixels

    def __init__(self, actions: Mapping[Tool, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 0, 8)
        layout.setSpacing(4)
        self._grid = QGridLayout()
        self._grid.setSpacing(2)
        self._buttons = [make_button(action) for action in actions.values()]
        self._columns = 0
        self._arrange(_COLUMNS)
        layout.addLayout(self._grid)
        layout.addSpacing(12)
        self.preview = _BrushPreview(self)
        layout.addWidget(self.preview, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.slider = QSlider(Qt.Orientation.Vertical, self)
        self.slider.setRange(0, _STEPS)
        self.slider.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.slider.setMinimumHeight(40)
        self.slider.setMaximumHeight(240)
        self.slider.setFixedWidth(24)
        self.slider.setAccessibleName(tr("Brush size"))
        self.slider.setToolTip(tr("Brush size  ([ and ])"))
        self.slider.valueChanged.connect(lambda value: self.size_changed.emit(_to_size(value)))
        layout.addWidget(self.slider, 1, Qt.AlignmentFlag.AlignHCenter)
        self._number = QLabel(self)
        self._number.setObjectName("quiet")
        self._number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._number)
        layout.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height = event.size().height()
        self._arrange(_COLUMNS + sum(height < lowest for lowest in _LOW))

    def minimumSizeHint(self) -> QSize:
        """It can be lower than it likes to be: then it is wider."""
        return QSize(super().minimumSizeHint().width(), _LOWEST)

    def _arrange(self, columns: int) -> None:
        if columns != self._columns:
            self._columns = columns
            for number, button in enumerate(self._buttons):
                self._grid.addWidget(button, number // columns, number % columns)

    def show_size(self, size: int, enabled: bool) -> None:
        """Show the diameter of the tool in hand, in pixels."""
        self.slider.setEnabled(enabled)
        self.preview.setEnabled(enabled)
        self.slider.blockSignals(True)
        if _to_size(self.slider.value()) != size:
            self.slider.setValue(_to_step(size))
        self.slider.blockSignals(False)
        self.preview.diameter = size
        self.preview.update()
        self._number.setText(f"{size} px")

    def show_colour(self, colour: Colour) -> None:
        """Show what the brush paints with."""
        self.preview.colour = QColor(*colour)
        self.preview.update()


def _to_size(step: int) -> int:
    """Return the diameter at a step of the slider: each step adds about the same share."""
    return round(SMALLEST_BRUSH * math.exp(math.log(BIGGEST_BRUSH / SMALLEST_BRUSH) * step / _STEPS))


def _to_step(size: int) -> int:
    return min(range(_STEPS + 1), key=lambda step: abs(_to_size(step) - size))


class _BrushPreview(QWidget):
    """A dot of the brush's size and colour."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(40, 40)
        self.diameter = 1
        self.colour = QColor(0, 0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.border))
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        colour = QColor(self.colour) if self.isEnabled() else QColor(theme.disabled)
        # White on white would be no dot at all.
        if colour.lightness() > 235:
            painter.setPen(QColor(theme.disabled))
        painter.setBrush(colour)
        diameter = min(max(self.diameter / 2, 2), 32)  # half size: the biggest wouldn't fit
        painter.drawEllipse(QRectF(20 - diameter / 2, 20 - diameter / 2, diameter, diameter))
        painter.end()
