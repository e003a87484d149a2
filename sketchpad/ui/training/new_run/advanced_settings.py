"""The advanced settings: an editor for each setting of a training, made from its type, with a line that explains it."""

from typing import Any

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from sketchpad.training.wording.setting_descriptions import known_groups
from sketchpad.ui.kit.fields import CheckBox, ComboBox
from sketchpad.ui.kit.forms import label
from trainer.messages import mark, tr
from trainer.runs.config import TrainConfig

_LARGEST = 2**31 - 1
_UNSET = mark("as is best")

Editor = QSpinBox | QDoubleSpinBox | QComboBox | QCheckBox | QLineEdit


class AdvancedSettings(QWidget):
    """Knows which settings the person has touched: only those are decided here, all others follow from elsewhere."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._types = {field.name: field for field in msgspec.structs.fields(TrainConfig)}
        self.editors: dict[str, Editor] = {}
        self._touched: set[str] = set()
        self._showing = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        for title, group in known_groups().items():
            heading = label(title, "heading")
            heading.setContentsMargins(0, 10, 0, 2)
            column.addWidget(heading)
            grid = QGridLayout()
            grid.setHorizontalSpacing(16)
            grid.setVerticalSpacing(8)
            grid.setColumnMinimumWidth(0, 150)
            grid.setColumnMinimumWidth(1, 150)
            grid.setColumnStretch(2, 1)
            for row, (name, (words, line)) in enumerate(group.items()):
                editor = self._make(name)
                editor.setAccessibleName(words)
                editor.setAccessibleDescription(line)
                editor.setToolTip(line or words)
                editor.setFixedWidth(150)
                self.editors[name] = editor
                grid.addWidget(label(words), row, 0)
                grid.addWidget(editor, row, 1)
                grid.addWidget(label(line, "quiet", wraps=True), row, 2)
            column.addLayout(grid)

    def touched(self) -> dict[str, object]:
        """Return what the person has set, as plain values."""
        return {name: _read(self.editors[name]) for name in self.editors if name in self._touched}

    def show_values(
        self, values: dict[str, object], fixed: frozenset[str] = frozenset(), idle: frozenset[str] = frozenset()
    ) -> None:
        """Show what holds now where the person hasn't said otherwise.

        `fixed` settings can't be changed, and what the person set of them is forgotten; `idle` ones do nothing beside
        the others, and wait.
        """
        self._showing = True
        for name, editor in self.editors.items():
            editor.setEnabled(name not in fixed | idle)
            if name in fixed:
                self._touched.discard(name)
            if name not in self._touched:
                default = self._types[name].default
                _write(editor, values.get(name, default))
        self._showing = False

    def reset(self) -> None:
        """Forget what the person has set."""
        self._touched.clear()

    def _make(self, name: str) -> Editor:
        kind: Any = msgspec.inspect.type_info(self._types[name].type)
        optional = False
        if isinstance(kind, msgspec.inspect.UnionType):
            others = [part for part in kind.types if not isinstance(part, msgspec.inspect.NoneType)]
            optional, kind = len(others) < len(kind.types), others[0]
        if isinstance(kind, msgspec.inspect.LiteralType):
            combo = ComboBox()
            for value in ([None] if optional else []) + list(kind.values):
                combo.addItem(tr(_UNSET) if value is None else str(value), value)
            combo.activated.connect(lambda _index: self._touch(name))
            return combo
        if isinstance(kind, msgspec.inspect.BoolType):
            check = CheckBox()
            check.clicked.connect(lambda _on: self._touch(name))
            return check
        if isinstance(kind, msgspec.inspect.IntType | msgspec.inspect.FloatType):
            return self._make_number(name, kind, optional)
        line = QLineEdit()
        line.textEdited.connect(lambda _text: self._touch(name))
        return line

    def _make_number(self, name: str, kind: Any, optional: bool) -> Editor:
        least = kind.ge if kind.ge is not None else (kind.gt if kind.gt is not None else 0)
        most = kind.le if kind.le is not None else (kind.lt if kind.lt is not None else _LARGEST)
        spin: QSpinBox | QDoubleSpinBox
        if isinstance(kind, msgspec.inspect.IntType):
            whole = spin = QSpinBox()
            whole.setRange(int(least) - optional, min(int(most), _LARGEST))
        else:
            real = spin = _Real()
            tiny = 0.0001
            real.setDecimals(5)
            real.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
            upper = float(most) - (tiny if kind.lt is not None else 0)
            real.setRange(float(least) + (tiny / 10 if kind.gt is not None else 0) - optional, min(upper, 1e6))
        if optional:
            spin.setSpecialValueText(tr(_UNSET))
        spin.setProperty("optional", optional)
        spin.lineEdit().setTextMargins(6, 0, 6, 0)
        spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        spin.valueChanged.connect(lambda _value: self._touch(name))
        # A wheel that scrolls the page must not change a setting that it passes over.
        spin.wheelEvent = lambda event: event.ignore()  # type: ignore[method-assign]
        return spin

    def _touch(self, name: str) -> None:
        if not self._showing:
            self._touched.add(name)
            self.changed.emit()


class _Real(QDoubleSpinBox):
    """Shows a number without the zeros that say nothing."""

    def textFromValue(self, value: float) -> str:
        return f"{value:g}"


def _read(editor: Editor) -> object:
    if isinstance(editor, QComboBox):
        value: object = editor.currentData()
        return value
    if isinstance(editor, QCheckBox):
        return editor.isChecked()
    if isinstance(editor, QLineEdit):
        return editor.text().strip()
    if editor.property("optional") and editor.value() == editor.minimum():
        return None
    return editor.value() if isinstance(editor, QSpinBox) else round(editor.value(), 5)


def _write(editor: Editor, value: Any) -> None:
    if isinstance(editor, QComboBox):
        editor.setCurrentIndex(max(0, editor.findData(value)))
    elif isinstance(editor, QCheckBox):
        editor.setChecked(bool(value))
    elif isinstance(editor, QLineEdit):
        editor.setText("" if value is None or value is msgspec.NODEFAULT else str(value))
    elif isinstance(editor, QSpinBox):
        editor.setValue(editor.minimum() if value is None else min(int(value), _LARGEST))
    else:
        editor.setValue(editor.minimum() if value is None else float(value))
