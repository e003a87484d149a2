"""Models as cards in a grid: a picture, a name, and what kind of drawing they want."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sketchpad.models.gallery import ModelEntry
from sketchpad.ui.kit.plain_text import plain_tip
from sketchpad.ui.kit.themes import current_theme
from trainer.messages import mark, tr

KINDS = {"colours": mark("Flat colours"), "lines": mark("Lines"), "labels": mark("Label maps"), "photo": mark("Photos")}
ORIGINS = {"starter": mark("starter"), "own": mark("yours"), "run": mark("training")}
_CARD = QSize(160, 196)
_PICTURE = 144
_ENTRY, _IMAGE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class ModelList(QListWidget):
    """A grid that arrow keys go through; typing finds a name."""

    def __init__(self, thumbnail: Callable[[ModelEntry], QImage], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnail = thumbnail
        self.cards = _Card(self)
        self.setItemDelegate(self.cards)
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMovement(QListWidget.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSpacing(4)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Models"))
        self.setToolTip("")
        self.setWhatsThis(tr("Choose a model with the arrow keys; Enter draws with it, F2 renames it, Delete bins it."))

    @property
    def entry(self) -> ModelEntry | None:
        """The model that is chosen."""
        item = self.currentItem()
        entry = item.data(_ENTRY) if item is not None and not item.isHidden() else None
        return entry if isinstance(entry, ModelEntry) else None

    def show_entries(self, entries: Sequence[ModelEntry], chosen: ModelEntry | None = None) -> None:
        """List other models, and choose one of them."""
        self.clear()
        for entry in entries:
            item = QListWidgetItem(tr(entry.card.name))
            item.setData(_ENTRY, entry)
            item.setData(_IMAGE, self._thumbnail(entry))
            item.setToolTip(plain_tip(f"{tr(entry.card.name)}\n{entry.fault or entry.path}"))
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                f"{tr(entry.card.name)}, {_said_of(entry).replace(' · ', ', ')}",
            )
            self.addItem(item)
            if chosen is not None and entry.path == chosen.path:
                self.setCurrentItem(item)
        if self.currentItem() is None and self.count():
            self.setCurrentRow(0)

    def filter(self, text: str) -> None:
        """Show only the models that have a text in name, description or kind."""
        wanted = text.casefold().split()
        first = None
        for row in range(self.count()):
            item = self.item(row)
            entry = item.data(_ENTRY)
            said = f"{tr(entry.card.name)} {tr(entry.card.description)} {tr(KINDS[entry.card.input.kind])}".casefold()
            item.setHidden(not all(word in said for word in wanted))
            if first is None and not item.isHidden():
                first = item
        if first is not None and self.entry is None:
            self.setCurrentItem(first)
        self.currentItemChanged.emit(self.currentItem(), None)


class _Card(QStyledItemDelegate):
    """Paints one model."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return _CARD

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = current_theme()
        entry, image = index.data(_ENTRY), index.data(_IMAGE)
        rect: QRect = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        chosen, lively = bool(state & QStyle.StateFlag.State_Selected), bool(state & QStyle.StateFlag.State_MouseOver)
        card = QRectF(rect).adjusted(1, 1, -1, -1)
        if chosen or lively:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selected if chosen else theme.raised))
            painter.drawRoundedRect(card, 10, 10)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRoundedRect(card, 10, 10)
        picture = QRectF(rect.left() + 8, rect.top() + 8, _PICTURE, _PICTURE)
        paint_thumbnail(painter, picture, image, entry.card.input.kind)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        line = QRect(rect.left() + 10, int(picture.bottom()) + 4, _PICTURE - 4, 18)
        name = painter.fontMetrics().elidedText(tr(entry.card.name), Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(option.font)
        painter.setPen(QColor(theme.quiet))
        said = painter.fontMetrics().elidedText(_said_of(entry), Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line.translated(0, 18), Qt.AlignmentFlag.AlignVCenter, said)
        painter.restore()


def _said_of(entry: ModelEntry) -> str:
    kind = tr("Can’t be used") if entry.fault else tr(KINDS[entry.card.input.kind])
    return f"{kind} · {tr(ORIGINS[entry.origin])}"


def paint_thumbnail(painter: QPainter, rect: QRectF, image: QImage, kind: str) -> None:
    """Paint the picture that stands for a model, or a sign of its kind where there is none yet."""
    theme = current_theme()
    shape = QPainterPath()
    shape.addRoundedRect(rect, 8, 8)
    painter.fillPath(shape, QColor(theme.window))
    painter.save()
    painter.setClipPath(shape)
    if not image.isNull():
        side = min(image.width(), image.height())
        middle = QRectF((image.width() - side) / 2, (image.height() - side) / 2, side, side)
        painter.drawImage(rect, image, middle)
    else:
        _paint_sign(painter, rect, kind)
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.border), 1))
    painter.drawPath(shape)


def _paint_sign(painter: QPainter, rect: QRectF, kind: str) -> None:
    """Paint what a drawing of a kind looks like, in the theme's greys."""
    theme = current_theme()
    middle, unit = rect.center(), rect.width() / 12
    pen = QPen(QColor(theme.disabled), unit / 3)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if kind == "labels":
        painter.setPen(Qt.PenStyle.NoPen)
        for number, colour in enumerate((theme.border, theme.disabled, theme.outline, theme.border)):
            row, column = divmod(number, 2)
            painter.setBrush(QColor(colour))
            corner = middle + QPointF((column - 1) * 2.6 * unit + 0.2 * unit, (row - 1) * 2.6 * unit + 0.2 * unit)
            painter.drawRect(QRectF(corner, corner + QPointF(2.2 * unit, 2.2 * unit)))
    elif kind == "lines":
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        path = QPainterPath(middle + QPointF(-3 * unit, 1.5 * unit))
        path.cubicTo(
            middle + QPointF(-1.5 * unit, -4 * unit),
            middle + QPointF(1.2 * unit, 4.5 * unit),
            middle + QPointF(3 * unit, -1.5 * unit),
        )
        painter.drawPath(path)
    elif kind == "photo":
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(middle.x() - 3 * unit, middle.y() - 2.2 * unit, 6 * unit, 4.4 * unit), 6, 6)
        painter.drawEllipse(middle, 1.2 * unit, 1.2 * unit)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        for shift, colour in ((-1.1, theme.border), (1.1, theme.disabled)):
            painter.setBrush(QColor(colour))
            painter.drawEllipse(middle + QPointF(shift * unit, shift * 0.4 * unit), 2 * unit, 2 * unit)
