"""The panel of layers: their list, how the one in hand is seen (opacity, blending mode), what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from sketchpad.document.compositing.blending import MODES
from sketchpad.document.layered_image import Layer
from sketchpad.ui.kit.buttons import make_button
from sketchpad.ui.kit.fields import ComboBox
from sketchpad.ui.kit.forms import label
from sketchpad.ui.layers.layer_list import LayerList
from trainer.messages import mark, tr

_PERCENT = 100
# What tooltips say on a label map, of a layer, and of the paper.
_OPACITY = (
    mark("The layers of a label map are opaque"),
    mark("How much of the layer is seen"),
    mark("The paper is opaque"),
)
_BLENDING = (
    mark("The layers of a label map cover each other"),
    mark("How its colours meet those under it (blending mode)"),
    mark("There is nothing under the paper"),
)
_WIDTH = 272
_HEIGHT, _LEAST_HEIGHT = 360, 200  # pixels
_GAP, _FRAME = 8, 40


class LayerPanel(QDialog):
    """Changes count at once; the drawing stays in reach beside it."""

    opacity_shown = Signal(float)  # 0 to 1, of the layer in hand, while the slider is dragged
    opacity_changed = Signal(float)  # once it is let go
    blend_changed = Signal(str)  # Blend, of the layer in hand

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        """`actions` are the buttons' under the list."""
        super().__init__(parent)
        self.setWindowTitle(tr("Layers"))
        self.setMinimumSize(_WIDTH, _LEAST_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(0, _PERCENT)
        self.opacity.setPageStep(10)
        self.opacity.setMinimumHeight(24)
        self.opacity.setAccessibleName(tr("Opacity of the layer"))
        self._number = label(role="quiet")
        self._number.setMinimumWidth(44)
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(label(tr("&Opacity"), buddy=self.opacity))
        row.addWidget(self.opacity, 1)
        row.addWidget(self._number)
        column.addLayout(row)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.blend = ComboBox()
        for blend, mode in MODES.items():
            self.blend.addItem(tr(mode.name), blend)
        self.blend.setAccessibleName(tr("How the layer blends with those under it"))
        row.addWidget(label(tr("&Blending"), buddy=self.blend))
        row.addWidget(self.blend, 1)
        column.addLayout(row)
        self.list = LayerList(self)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        self.buttons = [make_button(action) for action in actions]
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.blend.activated.connect(lambda _row: self.blend_changed.emit(self.blend.currentData()))
        self.opacity.valueChanged.connect(self._fade)
        self.opacity.sliderReleased.connect(self._let_go)

    def show_layers(self, layers: Sequence[Layer], images: Sequence[QImage], active: int, exact: bool) -> None:
        """Show layers, the lowest first; `exact` ones, of a label map, are opaque."""
        self.list.show_layers(layers, images, active)
        percent = round(layers[active].opacity * _PERCENT)
        self.opacity.blockSignals(True)
        if not self.opacity.isSliderDown():
            self.opacity.setValue(percent)
        self.opacity.blockSignals(False)
        self.blend.setCurrentIndex(self.blend.findData(layers[active].blend))
        for control, (of_labels, of_layer, of_paper) in ((self.opacity, _OPACITY), (self.blend, _BLENDING)):
            control.setEnabled(active > 0 and not exact)
            control.setToolTip(tr(of_labels if exact else of_layer if active else of_paper))
        self._number.setText(f"{self.opacity.value()} %")

    def open_over(self, sheet: QWidget) -> None:
        """Open in the upper right corner of a sheet, inside the screen."""
        screen = sheet.screen().availableGeometry()
        self.resize(_WIDTH, min(_HEIGHT, sheet.height() - 2 * _GAP, screen.height() - _FRAME))
        at = sheet.mapToGlobal(QPoint(sheet.width() - self.width() - _GAP, _GAP))
        at.setX(max(min(at.x(), screen.right() - self.width()), screen.left()))
        at.setY(max(min(at.y(), screen.bottom() - self.height()), screen.top()))
        self.move(at)
        self.show()

    def _fade(self, percent: int) -> None:
        self._number.setText(f"{percent} %")
        if self.opacity.isSliderDown():
            self.opacity_shown.emit(percent / _PERCENT)
        else:  # by a key, or a click beside the handle
            self.opacity_changed.emit(percent / _PERCENT)

    def _let_go(self) -> None:
        self.opacity_changed.emit(self.opacity.value() / _PERCENT)
