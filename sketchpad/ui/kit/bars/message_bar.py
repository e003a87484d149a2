"""One sentence until it is read, or isn't true any more: it shifts nothing and stops nothing (toast)."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from sketchpad.ui.kit.bars.corner import place_beside
from sketchpad.ui.kit.icons import icon
from trainer.messages import tr

_GAP = 4  # pixels to a question


class MessageBar(QFrame):
    """Lies over its parent's lower right corner: under the picture, where it hides nothing that is drawn on."""

    def __init__(self, parent: QWidget, anchor: QWidget, question: QWidget) -> None:
        """`anchor` is a part of the parent under which nothing is drawn on; a `question` there is not covered."""
        super().__init__(parent)
        self.setObjectName("message")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)  # file names can hold anything
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(self._label, 1)
        self.dismiss = QToolButton(self)
        self.dismiss.setAccessibleName(tr("Dismiss the message"))
        self.dismiss.setIconSize(QSize(16, 16))
        self.dismiss.clicked.connect(self.hide)
        row.addWidget(self.dismiss, alignment=Qt.AlignmentFlag.AlignTop)
        self._parent, self._anchor, self._question = parent, anchor, question
        self._cause = ""
        for watched in (parent, question):
            watched.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown now, "" if nothing is."""
        return self._label.text() if not self.isHidden() else ""

    def show_text(self, text: str, cause: str = "") -> None:
        """Show a sentence in place of the one before; `cause` is what it is about."""
        self._cause = cause
        self._label.setText(text)
        self.setAccessibleName(text)
        self.show()
        self.raise_()
        self._reposition()

    def withdraw(self, text: str) -> None:
        """Hide a sentence that isn't true any more, if it is the one that is shown."""
        if self.text == text:
            self.hide()

    def withdraw_cause(self, cause: str) -> None:
        """Hide the sentence that is shown if it is about this: it has been put right."""
        if self.text and self._cause == cause:
            self.hide()

    def follow(self, cause: str, failed: SignalInstance, mended: Sequence[SignalInstance]) -> None:
        """Show what is `failed`, a sentence, until what it was about has been put right, or tried again."""
        failed.connect(lambda sentence: self.show_text(sentence, cause))
        for signal in mended:
            signal.connect(lambda *_: self.withdraw_cause(cause))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.dismiss.setIcon(icon("close"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide):
            self._reposition()
        return super().eventFilter(watched, event)

    def _reposition(self) -> None:
        place_beside(self, self._parent, self._anchor)
        if self._question.isVisible():
            top = self._question.mapTo(self._parent, QPoint(0, 0)).y()
            self.move(self.x(), max(min(self.y(), top - self.height() - _GAP), 0))
