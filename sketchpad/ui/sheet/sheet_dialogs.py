"""Asking for the size of a sheet: of a new one, or of the one that is drawn on."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sketchpad.document.images.resize import Anchor, constrained
from sketchpad.document.sheet_size import LARGEST, SMALLEST
from sketchpad.ui.kit.fields import CheckBox, ComboBox
from sketchpad.ui.kit.forms import decision_row
from trainer.messages import mark, tr

_PRESETS = (
    (mark("Square, small"), 256, 256),
    (mark("Square"), 512, 512),
    (mark("Square, large"), 1024, 1024),
    (mark("Square, largest"), 2048, 2048),
    (mark("Landscape 3:2"), 768, 512),
    (mark("Portrait 2:3"), 512, 768),
    (mark("Wide 16:9"), 1024, 576),
    (mark("Tall 9:16"), 576, 1024),
)


_PLACES = {
    Anchor.TOP_LEFT: mark("The drawing stays at the top left"),
    Anchor.TOP: mark("The drawing stays at the top"),
    Anchor.TOP_RIGHT: mark("The drawing stays at the top right"),
    Anchor.LEFT: mark("The drawing stays at the left"),
    Anchor.MIDDLE: mark("The drawing stays at the middle"),
    Anchor.RIGHT: mark("The drawing stays at the right"),
    Anchor.BOTTOM_LEFT: mark("The drawing stays at the bottom left"),
    Anchor.BOTTOM: mark("The drawing stays at the bottom"),
    Anchor.BOTTOM_RIGHT: mark("The drawing stays at the bottom right"),
}


class SizeFields(QWidget):
    """Width and height in pixels, within what a sheet can have."""

    changed = Signal()

    def __init__(self, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ratio: float | None = None  # of width to height, if it is to be kept
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.width_field, self.height_field = _side(tr("Width"), size.width()), _side(tr("Height"), size.height())
        for number, (name, field) in enumerate(((tr("Width"), self.width_field), (tr("Height"), self.height_field))):
            label = QLabel(name, self)
            label.setBuddy(field)
            row.addSpacing(12 * number)
            row.addWidget(label)
            row.addWidget(field)
        row.addStretch(1)
        self.width_field.valueChanged.connect(lambda: self._follow(across=True))
        self.height_field.valueChanged.connect(lambda: self._follow(across=False))

    @property
    def value(self) -> QSize:
        """What the fields say."""
        return QSize(self.width_field.value(), self.height_field.value())

    def show_size(self, size: QSize) -> None:
        """Put a size into both fields."""
        for field, side in ((self.width_field, size.width()), (self.height_field, size.height())):
            field.blockSignals(True)
            field.setValue(side)
            field.blockSignals(False)
        self.changed.emit()

    def _follow(self, across: bool) -> None:
        """Change the other side along, if the ratio is kept."""
        if self.ratio is not None:
            width = self.width_field.value() if across else round(self.height_field.value() * self.ratio)
            size = constrained(width, self.ratio)
            field, side = (self.height_field, size.height()) if across else (self.width_field, size.width())
            field.blockSignals(True)
            field.setValue(side)
            field.blockSignals(False)
        self.changed.emit()


class NewSheetDialog(QDialog):
    """A new sheet: one of the usual sizes, or any."""

    def __init__(self, size: QSize, model_size: int | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New drawing"))
        column = _column(self)
        self.presets = ComboBox(self)
        self.presets.setAccessibleName(tr("Usual sizes"))
        self.presets.setToolTip(tr("Usual sizes; any other goes into the fields below"))
        self.presets.addItem(tr("Another size"), None)
        if model_size is not None:
            side = min(max(model_size, SMALLEST), LARGEST)
            self.presets.addItem(tr("As the model was taught · {side} × {side}", side=side), (side, side))
        for name, width, height in _PRESETS:
            self.presets.addItem(f"{tr(name)} · {width} × {height}", (width, height))
        column.addWidget(self.presets)
        self.fields = SizeFields(size, self)
        column.addWidget(self.fields)
        _add_buttons(self, column, tr("Take a new sheet"))
        self.presets.activated.connect(self._take_preset)
        self.fields.changed.connect(self._name_size)
        self._name_size()

    def _take_preset(self) -> None:
        chosen = self.presets.currentData()
        if chosen is not None:
            self.fields.show_size(QSize(*chosen))

    def _name_size(self) -> None:
        size = self.fields.value
        shown = self.presets.currentData()
        if shown is None or QSize(*shown) != size:
            # Data that Qt hands out are compared as Python's tuples.
            known = [self.presets.itemData(number) for number in range(self.presets.count())]
            at = next((i for i, data in enumerate(known) if data is not None and QSize(*data) == size), 0)
            self.presets.setCurrentIndex(at)


class ResizeDialog(QDialog):
    """Another size for the sheet, with the drawing scaled to it or left as it is at one of nine places."""

    def __init__(self, size: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Size of the sheet"))
        column = _column(self)
        self.fields = SizeFields(size, self)
        column.addWidget(self.fields)
        self.scales = QRadioButton(tr("Scale the drawing"), self)
        self.scales.setToolTip(tr("The drawing grows or shrinks with its sheet; a label map keeps its exact colours"))
        self.keeps = QRadioButton(tr("Only the sheet"), self)
        self.keeps.setToolTip(tr("The drawing stays as it is: room is added around it, or cut off"))
        self.scales.setChecked(True)
        self.proportions = CheckBox(tr("Keep the proportions"), self)
        self.proportions.setToolTip(tr("Width and height change together"))
        self.proportions.setChecked(True)
        self.anchors = _AnchorGrid(self)
        for widget, indent in ((self.scales, 0), (self.proportions, 24), (self.keeps, 0), (self.anchors, 24)):
            row = QHBoxLayout()
            row.addSpacing(indent)
            row.addWidget(widget)
            row.addStretch(1)
            column.addLayout(row)
        _add_buttons(self, column, tr("Change the size"))
        self._ratio = size.width() / size.height()
        for button in (self.scales, self.proportions):
            button.toggled.connect(self._show)
        self._show()

    @property
    def anchor(self) -> Anchor | None:
        """Where the drawing stays on the sheet; None if it is scaled with it."""
        return None if self.scales.isChecked() else self.anchors.chosen

    def _show(self) -> None:
        scales = self.scales.isChecked()
        self.proportions.setEnabled(scales)
        self.anchors.setEnabled(not scales)
        self.fields.ratio = self._ratio if scales and self.proportions.isChecked() else None
        if self.fields.ratio is not None:
            self.fields.show_size(constrained(self.fields.value.width(), self.fields.ratio))


class _AnchorGrid(QWidget):
    """Nine places, as nine buttons."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2)
        self._group = QButtonGroup(self)
        self.buttons: dict[Anchor, QToolButton] = {}
        for number, anchor in enumerate(Anchor):
            button = QToolButton(self)
            button.setAccessibleName(tr(_PLACES[anchor]))
            button.setToolTip(button.accessibleName())
            button.setText("•")
            button.setCheckable(True)
            button.setFixedSize(30, 30)
            button.setObjectName("anchor")
            self._group.addButton(button, number)
            grid.addWidget(button, number // 3, number % 3)
            self.buttons[anchor] = button
        self.buttons[Anchor.MIDDLE].setChecked(True)

    @property
    def chosen(self) -> Anchor:
        """The place that is checked."""
        return list(Anchor)[self._group.checkedId()]


def _side(name: str, value: int) -> QSpinBox:
    field = QSpinBox()
    field.setRange(SMALLEST, LARGEST)
    field.setSuffix(" px")
    field.setValue(value)
    field.setSingleStep(16)
    field.lineEdit().setTextMargins(4, 0, 0, 0)  # room for the cursor before the first digit
    field.setAccessibleName(name)
    field.setToolTip(tr("{name} in pixels, {smallest} to {largest}", name=name, smallest=SMALLEST, largest=LARGEST))
    return field


def _column(dialog: QDialog) -> QVBoxLayout:
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 20, 24, 16)
    column.setSpacing(12)
    return column


def _add_buttons(dialog: QDialog, column: QVBoxLayout, does: str) -> None:
    column.addSpacing(4)
    column.addLayout(decision_row(dialog, does))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
