"""The rail of tools at the window's left side, with the size of the brush."""

import math
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLabel, QSizePolicy, QSlider, QVBoxLayout, QWidget

from sketchpad.document.drawing import Brush, Colour
from sketchpad.document.paint.presets import sample_dab
from sketchpad.document.tools.toolbox import BIGGEST_BRUSH, SMALLEST_BRUSH, Tool
from sketchpad.ui.canvas.brush_cursor import covered_image
from sketchpad.ui.kit.buttons import make_button
from sketchpad.ui.kit.keymap import action_name
from sketchpad.ui.kit.themes import current_theme
from trainer.messages import tr

_STEPS = 100  # of the slider
_COLUMNS = 2  # of buttons
_LOW = (420, 320)  # pixels high: under each it has one column more
_LOWEST = 264
_PREVIEW = 40  # pixels a side


class ToolRail(QWidget):
    """Buttons of the tools' actions, and a slider for the size, finer for small brushes."""

    size_changed = Signal(int)  # pixels

    def __init__(self, actions: Mapping[Tool, QAction], brush: QAction, parent: QWidget | None = None) -> None:
        """`brush` says how the brush covers."""
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
        self.preview = _BrushPreview(brush, self)
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
        self.slider.blockSignals(True)
        if _to_size(self.slider.value()) != size:
            self.slider.setValue(_to_step(size))
        self.slider.blockSignals(False)
        self._number.setText(f"{size} px")

    def show_brush(self, brush: Brush, shown: Colour, sized: bool) -> None:
        """Show what paints, in the colour that the person sees; without a size it is only told."""
        self.preview.show_brush(brush, shown, sized)


def _to_size(step: int) -> int:
    """Return the diameter at a step of the slider: each step adds about the same share."""
    return round(SMALLEST_BRUSH * math.exp(math.log(BIGGEST_BRUSH / SMALLEST_BRUSH) * step / _STEPS))


def _to_step(size: int) -> int:
    return min(range(_STEPS + 1), key=lambda step: abs(_to_size(step) - size))


class _BrushPreview(QAbstractButton):
    """A dab of the brush, half as big; pressed, it opens what says how the brush covers."""

    def __init__(self, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(_PREVIEW, _PREVIEW)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(action_name(action))
        self._action = action
        self._dab, self._radius = QImage(), 0.0
        self.diameter, self.colour = 1.0, QColor(0, 0, 0)  # as shown last
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def show_brush(self, brush: Brush, shown: Colour, sized: bool) -> None:
        half = replace(brush, size=min(max(brush.size / 2, 2), _PREVIEW - 8))  # the biggest wouldn't fit
        self.diameter, self.colour = brush.size, QColor(*shown)
        self._dab = covered_image(
            sample_dab(half, _PREVIEW), self.colour if sized else QColor(current_theme().disabled)
        )
        self._radius = half.size / 2
        self.update()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.toolTip())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.isEnabled() and (self.underMouse() or self.hasFocus())
        painter.setPen(QPen(QColor(theme.accent if lit else theme.border), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        # White on white would be no dab at all.
        if self.colour.lightness() > 235:
            painter.setPen(QColor(theme.disabled))
            painter.drawEllipse(QPointF(_PREVIEW / 2, _PREVIEW / 2), self._radius, self._radius)
        painter.drawImage(0, 0, self._dab)
        painter.end()
