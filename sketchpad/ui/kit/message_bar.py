"""One sentence over the sheets, until it is read: it shifts nothing and stops nothing."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from sketchpad.ui.kit.icons import icon

_WIDEST = 640
_TOP = 56


class MessageBar(QFrame):
    """Lies over its parent, under the headings."""

    def __init__(self, parent: QWidget) -> None:
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
        self.dismiss.setAccessibleName("Dismiss the message")
        self.dismiss.setIconSize(QSize(16, 16))
        self.dismiss.clicked.connect(self.hide)
        row.addWidget(self.dismiss, alignment=Qt.AlignmentFlag.AlignTop)
        self._parent = parent
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown now, "" if nothing is."""
        return self._label.text() if not self.isHidden() else ""

    def show_text(self, text: str) -> None:
        """Show a sentence in place of the one before."""
        self._label.setText(text)
        self.setAccessibleName(text)
        self.show()
        self.raise_()
        self._place()

    def withdraw(self, text: str) -> None:
        """Hide a sentence that isn't true any more, if it is the one that is shown."""
        if self.text == text:
            self.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.dismiss.setIcon(icon("close"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        width = min(_WIDEST, self._parent.width() - 32)
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        self.setGeometry((self._parent.width() - width) // 2, _TOP, width, height)
