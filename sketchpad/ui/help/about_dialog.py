"""What Sketchpad is, and the licences of everything that comes with it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from sketchpad.ui.kit.forms import closing_row, label
from sketchpad.ui.kit.icons import app_icon
from trainer.messages import mark, tr
from trainer.version import VERSION

_SAID = mark(
    "Draw, and see the picture appear under the pen. Pictures are made by pix2pix (Isola "
    "et al. 2017) on this computer alone: nothing you draw leaves it."
)


class AboutDialog(QDialog):
    """A list of licence texts, the overview first."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About Sketchpad"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(16)
        sign = QLabel(self)
        sign.setPixmap(app_icon().pixmap(QSize(64, 64), self.devicePixelRatioF()))
        head.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        name = QLabel(f"Sketchpad {VERSION}", self)
        name.setObjectName("title")
        name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        name.setAccessibleName(tr("Version"))
        name.setToolTip(tr("The version: name it when you report a bug"))
        words.addWidget(name)
        said = QLabel(tr(_SAID), self)
        said.setWordWrap(True)
        words.addWidget(said)
        head.addLayout(words, 1)
        column.addLayout(head)
        self.list = QListWidget(self)
        self.list.setFixedWidth(200)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Licences"))
        self.list.setToolTip(tr("What comes with Sketchpad; choose one to read its licence"))
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(tr("Text of the licence"))
        self.text.setToolTip(tr("The licence’s text"))
        own, overview = folder / "sketchpad.txt", folder / "README.md"
        others = sorted(set(folder.glob("*.txt")) - {own}, key=lambda path: path.name.casefold())
        self._files: Sequence[Path] = [own, overview, *others]
        self.list.addItems(["Sketchpad", tr("Overview"), *(path.stem for path in others)])
        self.list.currentRowChanged.connect(self._show)
        column.addWidget(label(tr("&Licences of what comes with Sketchpad"), "quiet", buddy=self.list))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.list)
        row.addWidget(self.text, 1)
        column.addLayout(row, 1)
        column.addLayout(closing_row(self))
        self.list.setCurrentRow(0)
        self.resize(QSize(920, 620))

    def _show(self, row: int) -> None:
        path = self._files[row]
        try:
            self.text.setPlainText(path.read_text(encoding="utf-8", errors="replace"))
        except OSError:
            self.text.setPlainText(tr("This text is missing from the installation: {path}.", path=path.name))
