"""What the dialogs are built of: choices side by side, and buttons that do something at the bottom."""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QDialog, QHBoxLayout, QLabel, QPushButton, QWidget

Key = TypeVar("Key")


class ChoiceRow(QWidget):
    """A few options of which one is taken, side by side; the arrow keys go from one to the next."""

    changed = Signal()

    def __init__(self, name: str, words: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._group = QButtonGroup(self)
        for number, (text, tip) in enumerate(words):
            button = QPushButton(text, self)
            button.setObjectName("choice")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setToolTip(tip)
            button.setAccessibleName(f"{name}: {text}")
            self._group.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(lambda _id, checked: self.changed.emit() if checked else None)

    @property
    def chosen(self) -> int:
        """The number of the option that is taken."""
        return self._group.checkedId()

    @property
    def buttons(self) -> list[QAbstractButton]:
        """The options."""
        return self._group.buttons()

    def choose(self, number: int) -> None:
        """Take an option."""
        self._group.button(number).setChecked(True)


class Choice(Generic[Key]):
    """A row of options that stand for values."""

    def __init__(self, name: str, options: Mapping[Key, tuple[str, str]], chosen: Key) -> None:
        self._keys = list(options)
        self.row = ChoiceRow(name, list(options.values()))
        self.row.choose(self._keys.index(chosen))

    @property
    def value(self) -> Key:
        """What is chosen."""
        return self._keys[self.row.chosen]

    def choose(self, key: Key) -> None:
        """Choose a value."""
        self.row.choose(self._keys.index(key))

    def set_text(self, key: Key, text: str) -> None:
        """Change the words of an option."""
        self.row.buttons[self._keys.index(key)].setText(text)


def quiet(text: str = "", buddy: QWidget | None = None) -> QLabel:
    """Return a label of less weight, perhaps of another widget."""
    label = QLabel(text)
    label.setObjectName("quiet")
    if buddy is not None:
        label.setBuddy(buddy)
    return label


def push(text: str, tip: str, primary: bool = False) -> QPushButton:
    """Return a button with words; the primary one is what the dialog is for, and Enter presses it."""
    button = QPushButton(text)
    button.setToolTip(tip)
    button.setAccessibleName(text.replace("&", "").removesuffix("…"))
    button.setAutoDefault(primary)
    button.setDefault(primary)
    if primary:
        button.setObjectName("primary")
    return button


def button_row(*buttons: QWidget, left: Sequence[QWidget] = ()) -> QHBoxLayout:
    """Return the last row of a dialog: what closes it stands on the right."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in left:
        row.addWidget(button)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


def decision_row(dialog: QDialog, does: str) -> QHBoxLayout:
    """Return the last row of a dialog that asks for one thing: what it `does` when it is accepted, and Cancel."""
    cancel, accept = push("Cancel", "Change nothing  (Esc)"), push(does, "Do it, and close this  (Enter)", primary=True)
    cancel.clicked.connect(dialog.reject)
    accept.clicked.connect(dialog.accept)
    return button_row(cancel, accept)
