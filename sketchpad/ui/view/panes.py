"""Where everything in the window has its place: tools, and drawing and picture between their headings and feet."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from sketchpad.ui.canvas.sheet_view import SheetView
from sketchpad.ui.kit.buttons import make_button, make_worded_button
from sketchpad.ui.view.divider import EVEN, LEAST, Divider

_HEADING = 40  # pixels
_FOOT = 64
_GAP = 16


class Heading(QWidget):
    """A title, what it can do at once, and what it can be saved with."""

    def __init__(self, title: str, left: Sequence[QAction], right: Sequence[QAction], save: QAction) -> None:
        super().__init__()
        # Whatever the headings hold, the two halves of the window are equal.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(0)
        self.label = label = QLabel(title, self)
        label.setObjectName("heading")
        label.setFixedHeight(_HEADING)
        self.row.addWidget(label)
        self.row.addSpacing(4)
        for action in left:
            self.row.addWidget(make_button(action))
        self.row.addStretch(1)
        for action in right:
            self.row.addWidget(make_button(action))
        self.save = make_worded_button(save)
        self.row.addWidget(self.save)
        self._fitted = 0  # pixels that all took when it was last looked at

    def event(self, event: QEvent) -> bool:
        """A button that gets another word, or another font, needs another width."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.row.sizeHint().width() != self._fitted:
            self.fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for words, buttons are pictures, and the title goes before one of them would."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Show as many words as there is room for."""
        styles = Qt.ToolButtonStyle
        for style, titled in (
            (styles.ToolButtonTextBesideIcon, True),
            (styles.ToolButtonIconOnly, True),
            (styles.ToolButtonIconOnly, False),
        ):
            self.save.setToolButtonStyle(style)
            self.label.setVisible(titled)
            self._fitted = self.row.sizeHint().width()
            if self._fitted <= self.width():
                break


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
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 0, 16, 4)
        self._row.setSpacing(16)
        self._row.addWidget(rail)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(8)
        self._drawing, self._picture = sheets
        for half in (0, 1):
            column = 2 * half
            self._grid.addWidget(headings[half], 0, column)
            self._grid.addWidget(sheets[half], 1, column)
            feet[half].setMinimumHeight(_FOOT)
            self._grid.addWidget(feet[half], 2, column)
        self.divider = Divider(self)
        self.divider.moved.connect(self._set_share)
        self._grid.addWidget(self.divider, 1, 1)
        self._grid.setColumnMinimumWidth(1, _GAP)
        self._grid.setRowStretch(1, 1)
        self._row.addLayout(self._grid, 1)
        self._share = EVEN
        self._set_share(EVEN)

    @property
    def share(self) -> float:
        """How much of the width is the drawing's half, from 0 to 1."""
        return self._share

    @share.setter
    def share(self, share: float) -> None:
        self._set_share(share)

    def add_panel(self, panel: QWidget) -> None:
        """Give a panel its place between the tools and the drawing."""
        self._row.insertWidget(1, panel)

    def show_picture(self, side_by_side: bool) -> None:
        """Show the picture beside the drawing, or give the drawing all the room."""
        self._grid.removeWidget(self._drawing)
        self.divider.setVisible(side_by_side)
        if side_by_side:
            self._grid.addWidget(self._drawing, 1, 0)
            self._grid.addWidget(self._picture, 1, 2)
            self._picture.show()
        else:
            self._grid.removeWidget(self._picture)
            self._grid.addWidget(self._drawing, 1, 0, 1, 3)
        self._grid.activate()  # at once, so that the sheet never shows at its former size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.divider.breadth = max(float(self._grid.geometry().width() - _GAP), 1.0)

    def _set_share(self, share: float) -> None:
        self._share = min(max(share, LEAST), 1 - LEAST)
        self.divider.share = self._share
        self._grid.setColumnStretch(0, round(1000 * self._share))
        self._grid.setColumnStretch(2, round(1000 * (1 - self._share)))
