"""The view modes at the foot of the window, with the one dial that some of them have."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from sketchpad.ui.kit.buttons import make_button

_SIDE = 28  # pixels of a button


class ViewBar(QWidget):
    """A button for each mode, one for the picture's own window, and a slider."""

    opacity_changed = Signal(float)

    def __init__(self, modes: Sequence[QAction], apart: QAction) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 12, 2)
        row.setSpacing(2)
        row.addStretch(1)
        self._label = QLabel(self)
        row.addWidget(self._label)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, 100)
        self.slider.setFixedSize(96, 24)
        self.slider.valueChanged.connect(lambda value: self.opacity_changed.emit(value / 100))
        row.addSpacing(4)
        row.addWidget(self.slider)
        row.addSpacing(8)
        self.buttons = []
        for action in (*modes, apart):
            button = make_button(action)
            button.setIconSize(QSize(18, 18))
            button.setFixedSize(_SIDE, _SIDE)
            row.addWidget(button)
            self.buttons.append(button)

    def show_dial(self, name: str, tip: str, opacity: float) -> None:
        """Show what the slider changes now, and how far it is; without a name it goes."""
        self._label.setText(name)
        self._label.setVisible(bool(name))
        self.slider.setVisible(bool(name))
        self.slider.setToolTip(tip)
        self.slider.setAccessibleName(tip)
        self.slider.blockSignals(True)
        self.slider.setValue(round(opacity * 100))
        self.slider.blockSignals(False)
