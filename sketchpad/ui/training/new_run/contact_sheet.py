"""The contact sheet: the pairs of a folder as small pictures, in rows that follow the width."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sketchpad.training.data.folder_scan import SmallPair
from sketchpad.ui.kit.layouts.line_flow import LineFlow
from sketchpad.ui.training.image_widgets import PairButton


class ContactSheet(QWidget):
    """Shows pairs as they come."""

    chosen = Signal(object)  # SmallPair

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = LineFlow(self)
        self.buttons: list[PairButton] = []

    def clear(self) -> None:
        """Take all away."""
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons.clear()
        self.updateGeometry()

    def add(self, small: SmallPair) -> None:
        """Show one more."""
        alone = small.input.isNull()
        first, second = (small.target, small.input) if alone else (small.input, small.target)
        button = PairButton(small.pair.stem, first, second)
        if alone:
            button.setEnabled(False)
        button.clicked.connect(lambda _checked=False: self.chosen.emit(small))
        self._flow.addWidget(button)
        self.buttons.append(button)
        button.show()
