"""The contact sheet: the pairs of a folder as small pictures, in rows that follow the width."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from sketchpad.training.data.folder_scan import SmallPair
from sketchpad.ui.kit.layouts.flow_layout import FlowLayout
from sketchpad.ui.training.image_widgets import PairButton


class _PairFlow(FlowLayout):
    """Puts widgets in rows, as words in lines."""

    def __init__(self, parent: QWidget, gap: int = 12) -> None:
        super().__init__(parent)
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize(0, 0)
        for item in self.items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, move: bool) -> int:
        x, y, row = rect.x(), rect.y(), 0
        for item in self.items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, row = rect.x(), y + row + self._gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            row = max(row, size.height())
        return y + row - rect.y()


class ContactSheet(QWidget):
    """Shows pairs as they come."""

    chosen = Signal(object)  # SmallPair

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = _PairFlow(self)
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
