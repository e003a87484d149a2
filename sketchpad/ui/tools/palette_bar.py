"""The bar of colours under the canvas."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sketchpad.document.drawing import Colour
from sketchpad.document.images.shown_colours import ShownColours
from sketchpad.ui.kit.layouts.flow_layout import FlowLayout
from sketchpad.ui.kit.plain_text import plain_tip
from sketchpad.ui.kit.themes import current_theme
from sketchpad.ui.tools.label_chips import LabelChips
from sketchpad.ui.tools.swatch_button import SIDE, SwatchButton, rim
from trainer.messages import mark, tr

# Two rows of twelve: greys and warm colours above, browns, cold colours and greens below.
COLOURS: tuple[tuple[str, Colour], ...] = (
    (mark("White"), (255, 255, 255)),
    (mark("Pale grey"), (211, 211, 211)),
    (mark("Grey"), (150, 150, 155)),
    (mark("Dark grey"), (99, 99, 99)),
    (mark("Ink"), (43, 45, 66)),
    (mark("Yellow"), (252, 213, 63)),
    (mark("Amber"), (255, 176, 46)),
    (mark("Orange"), (255, 130, 45)),
    (mark("Red"), (248, 49, 47)),
    (mark("Crimson"), (202, 11, 74)),
    (mark("Pink"), (255, 110, 180)),
    (mark("Rose"), (255, 178, 200)),
    (mark("Sand"), (247, 216, 170)),
    (mark("Tan"), (214, 150, 84)),
    (mark("Brown"), (125, 69, 51)),
    (mark("Dark brown"), (75, 42, 36)),
    (mark("Violet"), (141, 101, 197)),
    (mark("Indigo"), (82, 53, 180)),
    (mark("Blue"), (0, 116, 186)),
    (mark("Sky"), (0, 166, 237)),
    (mark("Pale blue"), (160, 220, 246)),
    (mark("Teal"), (0, 132, 99)),
    (mark("Green"), (0, 190, 96)),
    (mark("Lime"), (170, 222, 80)),
)
_GAP = 2


class _CurrentColours(QWidget):
    """The colour in hand over the former one: click the first to mix another, the second to swap them."""

    mix = Signal()
    swap = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(54, 52)
        self.setToolTip(tr("Click the colour to mix another; click the one behind it to swap them  (X)"))
        self.setAccessibleName(tr("Current colour"))
        self.colours = (QColor("black"), QColor("white"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for rect, colour in ((self._former(), self.colours[1]), (self._current(), self.colours[0])):
            painter.setPen(QPen(QColor(theme.window), 3))  # sets the two apart
            painter.setBrush(colour)
            painter.drawRoundedRect(rect, 8, 8)
            painter.setPen(rim())
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
    """Swatches, or the chips of a label map's classes, and the colour in hand beside the former one."""

    chosen = Signal(tuple)  # Colour
    mix = Signal()
    swap = Signal()
    left = Signal()  # a name was found, or not: the keys are the canvas's again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ShownColours()
        self._plain: list[SwatchButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.current = _CurrentColours(self)
        self.current.mix.connect(self.mix)
        self.current.swap.connect(self.swap)
        row.addWidget(self.current, alignment=Qt.AlignmentFlag.AlignTop)
        self._grid = QWidget(self)
        self._flow = _SquareFlow(self._grid)
        row.addWidget(self._grid, 1)
        self.labels = LabelChips(self)
        self.labels.chosen.connect(self.chosen)
        self.labels.left.connect(self.left)
        self.labels.hide()
        row.addWidget(self.labels, 1)
        self.set_colours(COLOURS)

    @property
    def swatches(self) -> Sequence[SwatchButton]:
        """The colours that are offered, in order: number keys choose them."""
        return self._plain or self.labels.chips

    def set_labels(self, labels: Sequence[tuple[str, Colour]], shown: ShownColours) -> None:
        """Offer the classes of a label map, each with its name, in the colours on screen."""
        self.set_colours(())
        self._shown = shown
        self.labels.set_labels([(name, colour, shown.of(colour)) for name, colour in labels])
        self._grid.hide()
        self.labels.show()

    def set_colours(self, colours: Sequence[tuple[str, Colour]]) -> None:
        """Offer other colours, each with its name."""
        self._shown = ShownColours()
        self.labels.set_labels(())
        self.labels.hide()
        self._grid.show()
        for swatch in self._plain:
            self._flow.removeWidget(swatch)
            swatch.hide()  # at once: it is deleted only when the event loop comes round
            swatch.deleteLater()
        self._plain = [SwatchButton(tr(name), colour, self._grid) for name, colour in colours]
        for number, swatch in enumerate(self._plain[:10], start=1):
            swatch.setToolTip(plain_tip(f"{swatch.accessibleName()}  ({number % 10})"))
        for swatch in self._plain:
            swatch.clicked.connect(lambda _checked, colour=swatch.colour: self.chosen.emit(colour))
            self._flow.addWidget(swatch)
            swatch.show()
        self.updateGeometry()

    def show_colours(self, colour: Colour, former: Colour) -> None:
        """Show which colours are in hand."""
        self.current.colours = (QColor(*self._shown.of(colour)), QColor(*self._shown.of(former)))
        self.current.update()
        for swatch in self._plain:
            swatch.setChecked(swatch.colour == colour)
        self.labels.show_checked(colour)


class _SquareFlow(FlowLayout):
    """Rows of equal squares, as many in a row as fit."""

    def heightForWidth(self, width: int, /) -> int:
        rows = -(-len(self.items) // self._in_a_row(width))
        return max(rows * (SIDE + _GAP) - _GAP, SIDE)

    def sizeHint(self) -> QSize:
        return QSize(12 * (SIDE + _GAP) - _GAP, 2 * SIDE + _GAP)

    def minimumSize(self) -> QSize:
        return QSize(6 * (SIDE + _GAP) - _GAP, 2 * SIDE + _GAP)

    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        columns = self._in_a_row(rect.width())
        for i, item in enumerate(self.items):
            row, column = divmod(i, columns)
            corner = rect.topLeft() + QPoint(column * (SIDE + _GAP), row * (SIDE + _GAP))
            item.setGeometry(QRect(corner, QSize(SIDE, SIDE)))

    def _in_a_row(self, width: int) -> int:
        fit = max(1, (width + _GAP) // (SIDE + _GAP))
        # Two even rows look better than a full one and a rest.
        half = -(-len(self.items) // 2)
        return half if half and fit >= half else fit
