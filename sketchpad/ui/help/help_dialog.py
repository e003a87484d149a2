"""The help (manual) in a window: pages, models, and a search through all of them; nothing of it is online."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QTextBrowser, QVBoxLayout, QWidget

from sketchpad.ui.help.help_pages import HelpPage
from sketchpad.ui.kit.forms import closing_row, label
from trainer.messages import tr

_NARROWEST, _WIDEST = 190, 260  # pixels, of the list
_ROOM = 36  # beside a title
_MARGIN = 12  # pixels around a page's text


class _PageText(QTextBrowser):
    """Scales a picture down that is wider than the page."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        found = super().loadResource(kind, name)
        if kind != QTextDocument.ResourceType.ImageResource.value or not isinstance(found, QByteArray):
            return found
        image = QImage.fromData(found)
        bar = self.verticalScrollBar().sizeHint().width()  # which comes when the text is longer than the page
        available = self.width() - 2 * self.frameWidth() - bar - 2 * round(self.document().documentMargin())
        return (
            image.scaledToWidth(available, Qt.TransformationMode.SmoothTransformation)
            if image.width() > available
            else image
        )


class HelpDialog(QDialog):
    """Shows the first page, or the one that is wanted."""

    def __init__(self, pages: Sequence[HelpPage], pictures: Path, parent: QWidget | None = None) -> None:
        """`pictures` is the folder of the pages' own."""
        super().__init__(parent)
        self.setWindowTitle(tr("Help"))
        self._pages = pages
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search the help"))
        self.search.setToolTip(tr("Shows the pages that have these words"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Pages"))
        self.list.addItems([page.title for page in pages])
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedWidth(min(max(self.list.sizeHintForColumn(0) + _ROOM, _NARROWEST), _WIDEST))
        self.list.currentRowChanged.connect(self._show)
        self.none = label(tr("No page has these words."), "quiet", wraps=True)
        self.none.hide()
        self.text = _PageText(self)
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(_MARGIN)
        self.text.setSearchPaths([str(pictures)])
        self.text.setAccessibleName(tr("Text of the page"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(12)
        left = QVBoxLayout()
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        left.addWidget(self.none)
        row.addLayout(left)
        row.addWidget(self.text, 1)
        column.addLayout(row, 1)
        column.addLayout(closing_row(self))
        self.list.setCurrentRow(0)
        self.resize(QSize(940, 640))

    def choose(self, title: str) -> None:
        """Show the page of a title."""
        titles = [page.title for page in self._pages]
        if title in titles:
            self.list.setCurrentRow(len(titles) - 1 - titles[::-1].index(title))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show(self.list.currentRow())  # pictures are scaled when they are read

    def _show(self, row: int) -> None:
        if row < 0:
            return
        page = self._pages[row]
        if page.is_html:
            self.text.setHtml(page.text)
        else:
            self.text.setMarkdown(page.text)
        self._find()

    def _find(self) -> None:
        """Mark the first of the words that are searched."""
        words = self.search.text().split()
        if words:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(words[0])

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        shown = [all(word in page.text.casefold() for word in wanted) for page in self._pages]
        for row, is_shown in enumerate(shown):
            self.list.item(row).setHidden(not is_shown)
        self.none.setVisible(not any(shown))
        if any(shown) and not shown[self.list.currentRow()]:
            self.list.setCurrentRow(shown.index(True))
        else:
            self._find()
