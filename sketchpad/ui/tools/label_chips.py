"""The classes of a label map as chips: colour, name and key; long lists scroll, and typing finds a name (filter)."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sketchpad.document.drawing import Colour
from sketchpad.ui.kit.layouts.flow_layout import FlowLayout
from sketchpad.ui.kit.plain_text import plain_tip
from sketchpad.ui.kit.themes import current_theme
from sketchpad.ui.tools.swatch_button import SwatchButton, rim
from trainer.messages import tr

_HEIGHT = 28
_GAP = 4
_DOT = 16
_WIDEST = 220
_ROWS, _ROWS_WHILE_SEARCHING = 2, 5
FILTERED_FROM = 24  # classes: so many are looked for by name


class LabelChip(SwatchButton):
    """One class to paint with. `colour` is what is painted, `shown` what it looks like."""

    def __init__(self, name: str, colour: Colour, shown: Colour, key: str, parent: QWidget | None = None) -> None:
        super().__init__(name, colour, parent)
        self._shown, self._key = shown, key
        self.setFixedSize(self.sizeHint())
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        key = metrics.horizontalAdvance(self._key) + 8 if self._key else 0
        width = 8 + _DOT + 6 + metrics.horizontalAdvance(self.accessibleName()) + key + 10
        return QSize(min(width, _WIDEST), _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        theme = current_theme()
        edge = theme.text if self.hasFocus() else theme.accent if self.isChecked() else theme.border
        painter.setPen(QPen(QColor(edge), 2 if self.isChecked() or self.hasFocus() else 1))
        ground = theme.selected if self.isChecked() else theme.raised if self.underMouse() else theme.field
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, _HEIGHT / 2 - 1, _HEIGHT / 2 - 1)
        painter.setPen(rim())
        painter.setBrush(QColor(*self._shown))
        top = (_HEIGHT - _DOT) / 2
        painter.drawEllipse(QRectF(8, top, _DOT, _DOT))
        text = QRect(8 + _DOT + 6, 0, self.width() - 8 - _DOT - 6 - 10, _HEIGHT)
        middle = Qt.AlignmentFlag.AlignVCenter
        if self._key:
            painter.setPen(QColor(theme.quiet))
            painter.drawText(text, int(middle | Qt.AlignmentFlag.AlignRight), self._key)
            text.setRight(text.right() - self.fontMetrics().horizontalAdvance(self._key) - 8)
        painter.setPen(QColor(theme.text))
        name = self.fontMetrics().elidedText(self.accessibleName(), Qt.TextElideMode.ElideRight, text.width() + 2)
        painter.drawText(text, int(middle | Qt.AlignmentFlag.AlignLeft), name)
        painter.end()


class LabelChips(QWidget):
    """The chips in rows, with a field to find one by its name."""

    chosen = Signal(tuple)  # Colour
    left = Signal()  # the field: the keys are the canvas's again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[LabelChip] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        self.field = _FilterField(self)
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self._take_first)
        self.field.left.connect(self._leave)
        column.addWidget(self.field)
        self._none = QLabel(tr("No label has this in its name."), self)
        self._none.setObjectName("quiet")
        self._none.hide()
        column.addWidget(self._none)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._inner = _Inner()
        self._inner.resized.connect(self._keep_in_sight)
        self._inner.setObjectName("bare")
        self._flow = ChipFlow(self._inner)
        self._scroll.setWidget(self._inner)
        self._scroll.viewport().setAutoFillBackground(False)
        self._inner.setAutoFillBackground(False)
        column.addWidget(self._scroll)
        column.addStretch(1)

    def set_labels(self, labels: Sequence[tuple[str, Colour, Colour]]) -> None:
        """Offer classes: name, the colour that is painted, and the one on screen."""
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()  # at once: it is deleted only when the event loop comes round
            chip.deleteLater()
        self.chips = []
        for number, (name, colour, shown) in enumerate(labels, start=1):
            key = str(number % 10) if number <= 10 else ""
            chip = LabelChip(name, colour, shown, key, self._inner)
            chip.setToolTip(
                plain_tip(tr("Paint {name}  ({key})", name=name, key=key) if key else tr("Paint {name}", name=name))
            )
            chip.clicked.connect(lambda _checked, colour=colour: self.chosen.emit(colour))
            self._flow.addWidget(chip)
            chip.show()
            self.chips.append(chip)
        self.field.clear()
        self.field.setVisible(len(self.chips) >= FILTERED_FROM)
        self._fit(_ROWS)

    def find_name(self) -> None:
        """Show more of the names, and let one be found by typing."""
        self.field.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._fit(_ROWS_WHILE_SEARCHING)

    def show_checked(self, colour: Colour) -> None:
        """Show which one is in hand, and keep it in sight."""
        for chip in self.chips:
            chip.setChecked(chip.colour == colour)
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        for chip in self.chips:
            if chip.isChecked():
                self._scroll.ensureWidgetVisible(chip, 0, 0)

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        for chip in self.chips:
            chip.setVisible(wanted in chip.accessibleName().casefold())
        self._none.setVisible(bool(wanted) and not self._found())
        self._flow.invalidate()

    def _found(self) -> list[LabelChip]:
        wanted = self.field.text().strip().casefold()
        found = [chip for chip in self.chips if wanted in chip.accessibleName().casefold()]
        return sorted(found, key=lambda chip: not chip.accessibleName().casefold().startswith(wanted))

    def _take_first(self) -> None:
        found = self._found()
        if found:
            self.chosen.emit(found[0].colour)
            self._leave()

    def _leave(self) -> None:
        self.field.clear()
        self.field.setVisible(len(self.chips) >= FILTERED_FROM)
        self._fit(_ROWS)
        self.left.emit()

    def _fit(self, rows: int) -> None:
        self._scroll.setMaximumHeight(rows * (_HEIGHT + _GAP) - _GAP + 2)
        self._scroll.setMinimumHeight(min(rows, _ROWS) * (_HEIGHT + _GAP) - _GAP + 2)
        self.updateGeometry()


class _Inner(QWidget):
    """What is scrolled: as high as its rows, whatever width Qt would have liked."""

    resized = Signal()

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class _FilterField(QLineEdit):
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(tr("Find a label by its name"))
        self.setAccessibleName(tr("Find a label by its name"))
        self.setToolTip(tr("Type a part of the name; Enter takes the first one, Esc leaves"))

    def event(self, event: QEvent) -> bool:
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and is_escape:
            event.accept()  # it gives up a stroke elsewhere
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ChipFlow(FlowLayout):
    """Rows of widgets of differing widths, as many in a row as fit; hidden ones take no room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)

    def heightForWidth(self, width: int, /) -> int:
        return self._lay(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def minimumSize(self) -> QSize:
        return QSize(max((item.sizeHint().width() for item in self.items), default=0), _HEIGHT)

    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def _lay(self, rect: QRect, move: bool) -> int:
        """Give each widget its place; returns the height that all take."""
        x, y = rect.left(), rect.top()
        for item in self.items:
            if item.isEmpty():
                continue  # hidden
            size = item.sizeHint()
            if x > rect.left() and x + size.width() > rect.left() + rect.width():
                x, y = rect.left(), y + _HEIGHT + _GAP
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + _GAP
        return y + _HEIGHT - rect.top()
