"""Where everything in the window has its place: tools, and drawing and picture between their headings and feet."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from sketchpad.ui.sheet import SheetView
from sketchpad.ui.tools import make_button, make_worded_button

_HEADING = 40  # pixels
_FOOT = 64


class Heading(QWidget):
    """A title, what it can do at once, and what it can be saved with."""

    def __init__(self, title: str, left: Sequence[QAction], right: Sequence[QAction], save: QAction) -> None:
        super().__init__()
        # Whatever the headings hold, the two halves of the window are equal.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(0)
        label = QLabel(title, self)
        label.setObjectName("heading")
        label.setFixedHeight(_HEADING)
        self.row.addWidget(label)
        self.row.addSpacing(4)
        for action in left:
            self.row.addWidget(make_button(action))
        self.row.addStretch(1)
        for action in right:
            self.row.addWidget(make_button(action))
        self.row.addWidget(make_worded_button(save))


class Panes(QWidget):
    """The rail of tools, and two halves: headings above, sheets between, feet below.

    Headings and feet stay where they are; the drawing takes the picture's half as well when that is elsewhere.
    """

    def __init__(
        self,
        rail: QWidget,
        headings: tuple[Heading, Heading],
        sheets: tuple[SheetView, SheetView],
        feet: tuple[QWidget, QWidget],
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 16, 4)
        row.setSpacing(16)
        row.addWidget(rail)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._drawing, self._picture = sheets
        for column in (0, 1):
            self._grid.addWidget(headings[column], 0, column)
            self._grid.addWidget(sheets[column], 1, column)
            feet[column].setMinimumHeight(_FOOT)
            self._grid.addWidget(feet[column], 2, column)
            self._grid.setColumnStretch(column, 1)
        self._grid.setRowStretch(1, 1)
        row.addLayout(self._grid, 1)

    def show_picture(self, beside: bool) -> None:
        """Show the picture beside the drawing, or give the drawing all the room."""
        self._grid.removeWidget(self._drawing)
        if beside:
            self._grid.addWidget(self._drawing, 1, 0)
            self._grid.addWidget(self._picture, 1, 1)
            self._picture.show()
        else:
            self._grid.removeWidget(self._picture)
            self._grid.addWidget(self._drawing, 1, 0, 1, 2)
        self._grid.activate()  # at once, so that the sheet never shows at its former size
