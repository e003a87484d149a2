"""The two halves of the window: each a heading with buttons, a sheet, and what belongs under it."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from sketchpad.ui.sheet import SheetView
from sketchpad.ui.tools import make_button, make_worded_button

_HEADING = 40  # pixels
_FOOT = 64


class Pane(QWidget):
    """A sheet between its heading and its foot; two panes side by side line up."""

    def __init__(
        self,
        title: str,
        left: Sequence[QAction],
        right: Sequence[QAction],
        save: QAction,
        sheet: SheetView,
        foot: QWidget,
    ) -> None:
        super().__init__()
        # Whatever the headings hold, the two halves of the window are equal.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.heading = QHBoxLayout()
        self.heading.setSpacing(0)
        label = QLabel(title, self)
        label.setObjectName("heading")
        label.setFixedHeight(_HEADING)
        self.heading.addWidget(label)
        self.heading.addSpacing(4)
        for action in left:
            self.heading.addWidget(make_button(action))
        self.heading.addStretch(1)
        for action in right:
            self.heading.addWidget(make_button(action))
        self.heading.addWidget(make_worded_button(save))
        column.addLayout(self.heading)
        column.addWidget(sheet, 1)
        foot.setMinimumHeight(_FOOT)
        column.addWidget(foot)
