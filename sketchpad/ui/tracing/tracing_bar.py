"""What can be done with the tracing image, at the foot of the window while there is one."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from sketchpad.ui.kit.buttons import make_button
from trainer.messages import tr

_SIDE = 28  # pixels of a button


class TracingBar(QWidget):
    """Buttons, and a slider for the opacity."""

    opacity_changed = Signal(float)
    settled = Signal()  # the slider was let go

    def __init__(self, actions: Sequence[QAction]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 12, 2)
        row.setSpacing(2)
        row.addStretch(1)
        row.addWidget(QLabel(tr("Photo"), self))
        row.addSpacing(4)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, 100)
        self.slider.setFixedSize(80, 24)
        self.slider.setAccessibleName(tr("How strongly the tracing image is seen"))
        self.slider.setToolTip(self.slider.accessibleName())
        self.slider.valueChanged.connect(lambda value: self.opacity_changed.emit(value / 100))
        self.slider.sliderReleased.connect(self.settled)
        row.addWidget(self.slider)
        row.addSpacing(4)
        for action in actions:
            button = make_button(action)
            button.setIconSize(QSize(18, 18))
            button.setFixedSize(_SIDE, _SIDE)
            row.addWidget(button)
        self.hide()

    def show_opacity(self, opacity: float) -> None:
        """Show how opaque it is."""
        self.slider.blockSignals(True)
        self.slider.setValue(round(opacity * 100))
        self.slider.blockSignals(False)
