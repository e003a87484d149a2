"""A question over the sheets: it can be answered now or later, and stops nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sketchpad.ui.kit.bars.corner import place_beside


@dataclass(frozen=True)
class Answer:
    """One way to answer: its words, what it leads to in a sentence, and what it does."""

    words: str
    tip: str
    do: Callable[[], None]


class QuestionBar(QFrame):
    """Lies over its parent's lower right corner, beside what is drawn on.

    The last answer is the one that changes nothing, and Esc gives it.
    """

    def __init__(self, parent: QWidget, anchor: QWidget) -> None:
        """`anchor` is a part of the parent under which nothing is drawn on."""
        super().__init__(parent)
        self.setObjectName("question")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(8)
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)  # names of models can hold anything
        column.addWidget(self._label)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addStretch(1)
        column.addLayout(self._row)
        self._answers: Sequence[Answer] = ()
        self.buttons: list[QPushButton] = []
        self._parent, self._anchor = parent, anchor
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What is asked now, "" if nothing is."""
        return self._label.text() if not self.isHidden() else ""

    def ask(self, text: str, answers: Sequence[Answer]) -> None:
        """Ask, in place of what was asked before."""
        self.withdraw()
        self._label.setText(text)
        self.setAccessibleName(text)
        self._answers = answers
        for answer in answers:
            button = QPushButton(answer.words, self)
            button.setToolTip(answer.tip)
            button.setAccessibleName(answer.words)
            button.setAccessibleDescription(answer.tip)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, answer=answer: self._give(answer))
            self._row.addWidget(button)
            self.buttons.append(button)
        self.show()
        self.raise_()
        self._reposition()

    def withdraw(self) -> None:
        """Ask no more."""
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()  # at once: it is deleted only when the event loop comes round
            button.deleteLater()
        self.buttons, self._answers = [], ()
        self.hide()

    def event(self, event: QEvent) -> bool:
        # In here Esc answers; everywhere else it is the key of a command.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._answers:
            self._give(self._answers[-1])
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            self._reposition()
        return super().eventFilter(watched, event)

    def _give(self, answer: Answer) -> None:
        self.withdraw()
        answer.do()

    def _reposition(self) -> None:
        place_beside(self, self._parent, self._anchor)
