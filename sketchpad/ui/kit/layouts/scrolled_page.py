"""A page of a tab: one column, no wider than can be read, in a scroll area."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

_MARGIN, _NARROW_MARGIN = 32, 16  # pixels beside the column
_NARROW = 600  # pixels: where there are no more, margins are the first to give way


class ScrolledPage(QScrollArea):
    """A column in the middle that scrolls; `column` takes what the page holds."""

    def __init__(self, name: str, widest: int, parent: QWidget | None = None) -> None:
        """`name` is for screen readers; `widest` is in pixels."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.page = QWidget()
        self.page.setObjectName("page")
        self.page.setMaximumWidth(widest)
        # As high as its words are in the width that there is: its own least height is that of the narrowest page.
        self.page.setMinimumHeight(1)
        self.column = QVBoxLayout(self.page)
        self.column.setSpacing(16)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = _MARGIN if self.width() > _NARROW else _NARROW_MARGIN
        self.column.setContentsMargins(side, 24, side, 32)
