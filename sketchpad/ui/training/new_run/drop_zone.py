"""The empty state of the folder: drop it here, or choose it, and which ways of keeping pairs are understood."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sketchpad.ui.kit.forms import button, label
from sketchpad.ui.kit.themes import current_theme
from trainer.messages import mark, tr

_WAYS = (
    ("combined", mark("Both in one image, side by side")),
    ("folders", mark("Two folders, same names in both")),
    ("photos", mark("Pictures alone: drawings are made for you")),
)


class DropZone(QFrame):
    """Takes one folder."""

    dropped = Signal(object)  # Path
    asked = Signal()  # for a dialog to choose in

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drop")
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 36, 24, 32)
        column.setSpacing(8)
        lead = label(tr("Drop a folder with your pictures here"), "section")
        lead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(lead)
        about = label(
            tr("A pair is a drawing and the picture it should become. Twenty pairs are enough to begin with."),
            "quiet",
            wraps=True,
        )
        about.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(about)
        column.addSpacing(8)
        self.choose = button(
            tr("Choose a folder…"), tr("Choose the folder with your pictures"), self.asked.emit, role="primary"
        )
        column.addWidget(self.choose, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addSpacing(28)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addStretch(1)
        self._sketches = []
        for kind, text in _WAYS:
            sketch_column = QVBoxLayout()
            sketch_column.setSpacing(8)
            sketch = _Sketch(kind)
            self._sketches.append(sketch)
            sketch_column.addWidget(sketch, alignment=Qt.AlignmentFlag.AlignCenter)
            words = label(tr(text), "quiet", wraps=True)
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            words.setFixedWidth(140)
            sketch_column.addWidget(words)
            row.addLayout(sketch_column)
        row.addStretch(1)
        column.addLayout(row)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_folder(event) is not None:
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(False)
        folder = dropped_folder(event)
        if folder is not None:
            event.acceptProposedAction()
            self.dropped.emit(folder)

    def _show_over(self, over: bool) -> None:
        self.setProperty("over", over)
        self.style().unpolish(self)
        self.style().polish(self)


def dropped_folder(event: QDropEvent) -> Path | None:
    """Return the folder that is dropped, or the one in which the dropped images lie; None of anything else."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    if len(files) == 1 and files[0].is_dir():
        return files[0]
    parents = {file.parent for file in files}
    return parents.pop() if len(files) > 1 and len(parents) == 1 else None


class _Sketch(QWidget):
    """A way of keeping pairs, as a little drawing."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setFixedSize(QSize(96, 48))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, fill = QColor(theme.quiet), QColor(theme.selected)
        rects = {
            "combined": [QRectF(8, 4, 40, 40), QRectF(48, 4, 40, 40)],
            "folders": [QRectF(4, 8, 38, 36), QRectF(54, 8, 38, 36)],
            "photos": [QRectF(28, 4, 40, 40)],
        }[self._kind]
        for number, rect in enumerate(rects):
            painted = number == 1 or self._kind == "photos"
            painter.setPen(line)
            if self._kind == "folders":
                painter.setBrush(QColor(theme.window))
                painter.drawRoundedRect(QRectF(rect.left(), rect.top() - 5, 18, 10), 3, 3)
            painter.setBrush(fill if painted else QColor(theme.window))
            painter.drawRoundedRect(rect, 4, 4)
            shape = rect.adjusted(11, 11, -11, -11)
            painter.setBrush(QColor(theme.accent) if painted else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(shape)
        painter.end()
