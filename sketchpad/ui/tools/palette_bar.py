"""The bar of colours under the canvas."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLayout, QLayoutItem, QSizePolicy, QWidget

from sketchpad.document.drawing import Colour
from sketchpad.ui.kit.themes import LIGHT, current_theme

# Two rows of twelve: greys and warm colours above, browns, cold colours and greens below.
COLOURS: tuple[tuple[str, Colour], ...] = (
    ("White", (255, 255, 255)),
    ("Pale grey", (211, 211, 211)),
    ("Grey", (150, 150, 155)),
    ("Dark grey", (99, 99, 99)),
    ("Ink", (43, 45, 66)),
    ("Yellow", (252, 213, 63)),
    ("Amber", (255, 176, 46)),
    ("Orange", (255, 130, 45)),
    ("Red", (248, 49, 47)),
    ("Crimson", (202, 11, 74)),
    ("Pink", (255, 110, 180)),
    ("Rose", (255, 178, 200)),
    ("Sand", (247, 216, 170)),
    ("Tan", (214, 150, 84)),
    ("Brown", (125, 69, 51)),
    ("Dark brown", (75, 42, 36)),
    ("Violet", (141, 101, 197)),
    ("Indigo", (82, 53, 180)),
    ("Blue", (0, 116, 186)),
    ("Sky", (0, 166, 237)),
    ("Pale blue", (160, 220, 246)),
    ("Teal", (0, 132, 99)),
    ("Green", (0, 190, 96)),
    ("Lime", (170, 222, 80)),
)
_SIDE = 24
_GAP = 2


def _rim() -> QPen:
    """Return what keeps a colour from melting into a ground of the same colour."""
    return QPen(QColor(0, 0, 0, 50) if current_theme() is LIGHT else QColor(255, 255, 255, 60), 1)


class SwatchButton(QAbstractButton):
    """One colour to choose."""

    def __init__(self, name: str, colour: Colour, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colour = colour
        self.setCheckable(True)
        self.setFixedSize(_SIDE, _SIDE)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.hasFocus():
            # Which one is chosen and which one has the focus are told apart.
            painter.setPen(QPen(QColor(theme.text if self.hasFocus() else theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 7, 7)
        inner = self.rect().adjusted(4, 4, -4, -4) if self.isChecked() else self.rect().adjusted(2, 2, -2, -2)
        painter.setPen(_rim())
        painter.setBrush(QColor(*self.colour))
        painter.drawRoundedRect(inner, 5, 5)
        painter.end()


class _CurrentColours(QWidget):
    """The colour in hand over the former one: click the first to mix another, the second to swap them."""

    mix = Signal()
    swap = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(54, 52)
        self.setToolTip("Click the colour to mix another; click the one behind it to swap them  (X)")
        self.setAccessibleName("Current colour")
        self.colours = (QColor("black"), QColor("white"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for rect, colour in ((self._former(), self.colours[1]), (self._current(), self.colours[0])):
            painter.setPen(QPen(QColor(theme.window), 3))  # sets the two apart
            painter.setBrush(colour)
            painter.drawRoundedRect(rect, 8, 8)
            painter.setPen(_rim())
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 7, 7)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._current().contains(at):
            self.mix.emit()
        elif self._former().contains(at):
            self.swap.emit()

    @staticmethod
    def _current() -> QRect:
        return QRect(1, 1, 36, 36)

    def _former(self) -> QRect:
        return QRect(QPoint(self.width() - 28, self.height() - 28), QSize(26, 26))


class PaletteBar(QWidget):
    """Swatches, and the colour in hand beside the former one."""

    chosen = Signal(tuple)  # Colour
    mix = Signal()
    swap = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.swatches: list[SwatchButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.current = _CurrentColours(self)
        self.current.mix.connect(self.mix)
        self.current.swap.connect(self.swap)
        row.addWidget(self.current, alignment=Qt.AlignmentFlag.AlignTop)
        self._grid = QWidget(self)
        self._flow = _FlowLayout(self._grid)
        row.addWidget(self._grid, 1)
        self.set_colours(COLOURS)

    def set_colours(self, colours: Sequence[tuple[str, Colour]]) -> None:
        """Offer other colours, each with its name."""
        for swatch in self.swatches:
            self._flow.removeWidget(swatch)
            swatch.hide()  # at once: it is deleted only when the event loop comes round
            swatch.deleteLater()
        self.swatches = [SwatchButton(name, colour, self._grid) for name, colour in colours]
        for number, swatch in enumerate(self.swatches[:10], start=1):
            swatch.setToolTip(f"{swatch.accessibleName()}  ({number % 10})")
        for swatch in self.swatches:
            swatch.clicked.connect(lambda _checked, colour=swatch.colour: self.chosen.emit(colour))
            self._flow.addWidget(swatch)
            swatch.show()
        self.updateGeometry()

    @property
    def names(self) -> dict[Colour, str]:
        """What the colours are called."""
        return {swatch.colour: swatch.accessibleName() for swatch in self.swatches}

    def show_colours(self, colour: Colour, former: Colour) -> None:
        """Show which colours are in hand."""
        self.current.colours = (QColor(*colour), QColor(*former))
        self.current.update()
        for swatch in self.swatches:
            swatch.setChecked(swatch.colour == colour)


class _FlowLayout(QLayout):
    """Rows of equal squares, as many in a row as fit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        parent.setSizePolicy(policy)

    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:  # Qt asks until it gets none
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        rows = -(-len(self._items) // self._in_a_row(width))
        return max(rows * (_SIDE + _GAP) - _GAP, _SIDE)

    def sizeHint(self) -> QSize:
        return QSize(12 * (_SIDE + _GAP) - _GAP, 2 * _SIDE + _GAP)

    def minimumSize(self) -> QSize:
        return QSize(6 * (_SIDE + _GAP) - _GAP, 2 * _SIDE + _GAP)

    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        columns = self._in_a_row(rect.width())
        for i, item in enumerate(self._items):
            row, column = divmod(i, columns)
            corner = rect.topLeft() + QPoint(column * (_SIDE + _GAP), row * (_SIDE + _GAP))
            item.setGeometry(QRect(corner, QSize(_SIDE, _SIDE)))

    def _in_a_row(self, width: int) -> int:
        fit = max(1, (width + _GAP) // (_SIDE + _GAP))
        # Two even rows look better than a full one and a rest.
        half = -(-len(self._items) // 2)
        return half if half and fit >= half else fit
