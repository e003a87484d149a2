"""The list of all trainings: a thumbnail, a name, and how each stands."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sketchpad.document.files.image_files import read_picture
from sketchpad.training.runs.run_library import RunEntry
from sketchpad.training.runs.run_progress import State
from sketchpad.ui.kit.plain_text import plain_tip
from sketchpad.ui.kit.themes import current_theme
from sketchpad.ui.training.image_widgets import paint_image
from trainer.messages import mark, tr

_ENTRY = Qt.ItemDataRole.UserRole
_THUMBNAIL = Qt.ItemDataRole.UserRole + 1
_HEIGHT = 64
_WORDS: dict[State, str] = {
    "starting": mark("Getting ready"),
    "training": mark("Learning"),
    "paused": mark("Paused"),
    "completed": mark("Complete"),
    "stopped": mark("Stopped"),
    "failed": mark("Interrupted"),
}


class RunList(QListWidget):
    """Newest first; the context menu has what can be done with a training."""

    opened = Signal(object)  # RunEntry
    renamed = Signal(object)  # RunEntry: another name is wanted
    binned = Signal(object)  # RunEntry: it is wanted in the bin

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Your trainings"))
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(self.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.itemClicked.connect(lambda item: self.opened.emit(item.data(_ENTRY)))
        self.itemActivated.connect(lambda item: self.opened.emit(item.data(_ENTRY)))
        self.setStyleSheet(
            "QListWidget { background: transparent; border: none; outline: none; padding: 0; }"
            "QListWidget::item { padding: 0; }"
        )

    def show_entries(self, entries: list[RunEntry], chosen: Path | None) -> None:
        """Show these; the one in the folder `chosen` is marked."""
        former = {self.item(row).data(_ENTRY).root: self.item(row).data(_THUMBNAIL) for row in range(self.count())}
        pictures = {
            self.item(row).data(_ENTRY).root: self.item(row).data(_ENTRY).thumbnail for row in range(self.count())
        }
        self.clear()
        for entry in entries:
            item = QListWidgetItem(entry.name)
            known = pictures.get(entry.root) == entry.thumbnail and entry.root in former
            item.setData(_ENTRY, entry)
            item.setData(_THUMBNAIL, former[entry.root] if known else read_thumbnail(entry.thumbnail))
            item.setToolTip(plain_tip(f"{entry.name}: {entry.fault or describe(entry)}"))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, describe(entry))
            self.addItem(item)
            if entry.root == chosen:
                self.setCurrentItem(item)

    def show_standing(self, root: Path, words: str) -> None:
        """Say how a training stands now."""
        for row in range(self.count()):
            item = self.item(row)
            if item.data(_ENTRY).root == root and item.data(Qt.ItemDataRole.AccessibleDescriptionRole) != words:
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, words)

    def menu_of(self, entry: RunEntry) -> QMenu:
        """Return what can be done with a training."""
        menu = QMenu(self)
        if not entry.fault:
            menu.addAction(tr("Open")).triggered.connect(lambda: self.opened.emit(entry))
            menu.addAction(tr("Rename…")).triggered.connect(lambda: self.renamed.emit(entry))
            menu.addSeparator()
        menu.addAction(tr("Move to the bin…")).triggered.connect(lambda: self.binned.emit(entry))
        return menu

    def _show_menu(self, position: QPoint) -> None:
        item = self.itemAt(position)
        if item is not None:
            menu = self.menu_of(item.data(_ENTRY))
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.mapToGlobal(position))


def describe(entry: RunEntry) -> str:
    """Return how a training stands, in a few words."""
    if entry.fault:
        return tr("Can’t be read")
    words = tr(_WORDS[entry.state])
    if entry.busy and entry.state == "training" and entry.steps:
        return f"{words} · {100 * entry.step // entry.steps} %"
    if entry.state == "stopped" and not entry.step:
        return tr("Not begun yet")
    return tr("{words} · {step} steps", words=words, step=f"{entry.step:,}") if entry.step else words


def read_thumbnail(sheet: Path | None) -> QImage:
    """Return the model's picture in the first row of a sample sheet; a null image if there is none."""
    if sheet is None:
        return QImage()
    image = read_picture(sheet)
    side = image.width() // 3
    return image.copy(QRect(side, 0, side, side)).scaled(
        96, 96, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


class _Delegate(QStyledItemDelegate):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(160, _HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bounds = QRectF(option.rect).adjusted(4, 2, -4, -2)
        state = option.state
        theme = current_theme()
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = state & QStyle.StateFlag.State_Selected
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selected if chosen else theme.raised))
            painter.drawRoundedRect(bounds, 8, 8)
        image = index.data(_THUMBNAIL)
        frame = QRectF(bounds.left() + 8, bounds.top() + 8, 44, 44)
        if isinstance(image, QImage) and not image.isNull():
            paint_image(painter, frame, image, cover=True)
        else:
            painter.setPen(QColor(theme.border))
            painter.setBrush(QColor(theme.panel))
            painter.drawRoundedRect(frame, 8, 8)
        text = QRectF(frame.right() + 10, bounds.top() + 10, bounds.right() - frame.right() - 16, 20)
        metrics = painter.fontMetrics()
        painter.setPen(QColor(theme.text))
        name = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, int(text.width()))
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter), name)
        painter.setPen(QColor(theme.quiet))
        words = str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole))
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(text.width()))
        painter.drawText(text.translated(0, 20), int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()
