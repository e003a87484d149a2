"""What forms and dialogs are built of: labels, push buttons (QPushButton), choices side by side, cards."""

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from trainer.messages import tr

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
    """A row of options that stand for values; their words come out of a table, as messages."""

    def __init__(self, name: str, options: Mapping[Key, tuple[str, str]], chosen: Key) -> None:
        self._keys = list(options)
        self.row = ChoiceRow(name, [(tr(words), tr(tip)) for words, tip in options.values()])
        self.row.choose(self._keys.index(chosen))

    @property
    def value(self) -> Key:
        """What is chosen."""
        return self._keys[self.row.chosen]

    def choose(self, key: Key) -> None:
        """Choose a value."""
        self.row.choose(self._keys.index(key))


def label(text: str = "", role: str = "", wraps: bool = False, buddy: QWidget | None = None) -> QLabel:
    """Return a label, perhaps of another widget; `role` is title, section, lead, heading, quiet, note or nothing."""
    result = QLabel(text)
    if buddy is not None:
        result.setBuddy(buddy)  # whose text has a mnemonic
    else:
        result.setTextFormat(Qt.TextFormat.PlainText)  # names of files and people can hold anything
    if role:
        result.setObjectName(role)
    if wraps:
        result.setWordWrap(True)
        result.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return result


def button(text: str, tip: str, do: Callable[[], object] | None = None, role: str = "secondary") -> QPushButton:
    """Return a button with words that may `do` something; `role` is secondary, plain, fold or primary.

    A dialog's primary button is what the dialog is for, and Enter presses it.
    """
    result = QPushButton(text)
    result.setToolTip(tip)
    result.setAccessibleName(text.replace("&", "").removesuffix("…").strip())
    result.setAutoDefault(role == "primary")
    result.setDefault(role == "primary")
    result.setObjectName(role)
    if do is not None:
        result.clicked.connect(lambda _checked=False: do())
    return result


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
    cancel = button(tr("Cancel"), tr("Change nothing  (Esc)"), dialog.reject)
    return button_row(cancel, button(does, tr("Do it, and close this  (Enter)"), dialog.accept, role="primary"))


def closing_row(dialog: QDialog) -> QHBoxLayout:
    """Return the last row of a dialog that is only read: Close."""
    return button_row(button(tr("Close"), tr("Close  (Esc)"), dialog.reject, role="primary"))


class Card(QFrame):
    """A quiet panel with what belongs together."""

    def __init__(self, parent: QWidget | None = None, role: str = "card") -> None:
        super().__init__(parent)
        self.setObjectName(role)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(12)
