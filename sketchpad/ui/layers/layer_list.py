"""The list of layers, the topmost first: eye, picture and name, lock; dragged into another order."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from sketchpad.document.images.shown_colours import ShownColours
from sketchpad.document.layered_image import TRANSPARENT, Layer
from sketchpad.document.pixels import FORMAT
from sketchpad.ui.kit.icons import icon
from sketchpad.ui.kit.themes import Theme, current_theme
from trainer.messages import tr

EYE, NAME, LOCK = range(3)  # columns
_SIDE = 42  # pixels of a column with an icon
_THUMBNAIL = QSize(36, 28)
_ROW = 36
_PIXELS = Qt.ItemDataRole.UserRole  # which pixels a row's picture is of
_CARD = QColor(208, 207, 203)


class LayerList(QTreeWidget):
    """Shows layers and says what the person does with them; places count from the lowest layer, 0."""

    chosen = Signal(int)  # paint on it
    shown_changed = Signal(int, bool)  # index, visible
    locked_changed = Signal(int, bool)
    renamed = Signal(int, str)
    moved = Signal(int, int)  # from an index to another

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(3)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setIconSize(_THUMBNAIL)
        self.setAccessibleName(tr("Layers"))
        header = self.header()
        header.setMinimumSectionSize(_SIDE)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column in (EYE, LOCK):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, _SIDE)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.itemClicked.connect(self._click)
        self.itemDoubleClicked.connect(self._rename)
        self.itemChanged.connect(self._take_name)
        self.currentItemChanged.connect(self._choose)
        self._layers: Sequence[Layer] = ()
        self.colours = ShownColours()  # in which pixels are shown

    def show_layers(self, layers: Sequence[Layer], images: Sequence[QImage], active: int) -> None:
        """Show layers and their pixels, the lowest first in both."""
        looks = tuple(self.colours.pairs.items())
        icons = _icons(current_theme())
        self.blockSignals(True)
        self._layers = tuple(layers)
        while self.topLevelItemCount() > len(layers):
            self.takeTopLevelItem(0)
        while self.topLevelItemCount() < len(layers):
            self.insertTopLevelItem(0, QTreeWidgetItem())
        for index, (layer, image) in enumerate(zip(layers, images, strict=True)):
            item = self.item_of(index)
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsEditable
            item.setFlags(flags | Qt.ItemFlag.ItemIsDragEnabled if index else flags)  # the paper stays the lowest
            item.setText(NAME, layer.called(index))
            if item.data(NAME, _PIXELS) != (shows := hash((image.cacheKey(), looks))):
                picture = QIcon(thumbnail := _thumbnail(image, self.colours, self.devicePixelRatioF()))
                picture.addPixmap(thumbnail, QIcon.Mode.Selected)  # without a tint
                item.setIcon(NAME, picture)
                item.setData(NAME, _PIXELS, shows)
            item.setIcon(EYE, icons["eye" if layer.visible else "eye-off"])
            item.setIcon(LOCK, icons["lock" if layer.locked else "lock-open"])
            item.setToolTip(EYE, tr("Hide this layer") if layer.visible else tr("Show this layer"))
            item.setToolTip(LOCK, tr("Unlock this layer") if layer.locked else tr("Lock this layer"))
            item.setToolTip(NAME, tr("Double-click to give it another name"))
            role = Qt.ItemDataRole.AccessibleTextRole
            item.setData(EYE, role, tr("visible") if layer.visible else tr("hidden"))
            item.setData(LOCK, role, tr("locked") if layer.locked else tr("not locked"))
            for column in range(3):
                item.setSizeHint(column, QSize(0, _ROW))
        self.setCurrentItem(self.item_of(active), NAME)
        self.blockSignals(False)

    def item_of(self, index: int) -> QTreeWidgetItem:
        """Return the row of a layer."""
        item = self.topLevelItem(self.topLevelItemCount() - 1 - index)
        assert item is not None
        return item

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for another order; the rows follow when the drawing has it."""
        item = self.currentItem()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if item is not None:
            self._move(self._index_of(item), event.position().toPoint().y())

    def _move(self, at: int, y: int) -> None:
        """Ask for a layer to lie where its row was let go, `y` pixels from the list's top."""
        top = self.visualRect(self.indexFromItem(self.item_of(len(self._layers) - 1))).top()
        gap = min(max(round((y - top) / _ROW), 0), len(self._layers))  # rows above it
        index = len(self._layers) - gap  # layers under it
        self.moved.emit(at, index - 1 if index > at else index)

    def _index_of(self, item: QTreeWidgetItem) -> int:
        return self.topLevelItemCount() - 1 - self.indexOfTopLevelItem(item)

    def _click(self, item: QTreeWidgetItem, column: int) -> None:
        index = self._index_of(item)
        if column == EYE:
            self.shown_changed.emit(index, not self._layers[index].visible)
        elif column == LOCK:
            self.locked_changed.emit(index, not self._layers[index].locked)

    def _rename(self, item: QTreeWidgetItem, column: int) -> None:
        if column == NAME:
            self.editItem(item, NAME)

    def _take_name(self, item: QTreeWidgetItem, column: int) -> None:
        if column == NAME:
            self.renamed.emit(self._index_of(item), item.text(NAME).strip())

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(self._index_of(item))

    def drawBranches(self, *_branch: object) -> None:
        """There are none."""


@lru_cache(maxsize=2)
def _icons(_theme: Theme) -> dict[str, QIcon]:
    """Return the rows' icons in a theme's colours; to draw them at each stroke would take longer than the stroke."""
    return {name: icon(name) for name in ("eye", "eye-off", "lock", "lock-open")}


def _thumbnail(image: QImage, colours: ShownColours, ratio: float) -> QPixmap:
    """Return a layer on a grey card, the same in every theme: dark and light paint are seen on it."""
    pixmap = QPixmap(_THUMBNAIL * ratio)
    pixmap.fill(_CARD)
    small = image.scaled(pixmap.size(), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.FastTransformation)
    if colours.pairs:
        shown = colours.image(small.convertToFormat(FORMAT)).convertToFormat(TRANSPARENT)
        shown.setAlphaChannel(small.convertToFormat(QImage.Format.Format_Alpha8))
        small = shown
    painter = QPainter(pixmap)
    painter.drawImage((pixmap.width() - small.width()) // 2, (pixmap.height() - small.height()) // 2, small)
    painter.setPen(QColor(current_theme().border))
    painter.drawRect(0, 0, pixmap.width() - 1, pixmap.height() - 1)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
