"""Correct and teach: a drawing and the picture it should have become, kept as a pair to learn from."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from sketchpad.document.drawing import Drawing
from sketchpad.document.pixels import FORMAT
from sketchpad.document.tools.toolbox import BIGGEST_BRUSH, SMALLEST_BRUSH, Toolbox
from sketchpad.training.data.correction_pairs import CorrectionError, CorrectionPairs, like_shaped
from sketchpad.ui.canvas.canvas_view import CanvasView
from sketchpad.ui.canvas.viewport import Viewport
from sketchpad.ui.kit.forms import button, label
from sketchpad.ui.kit.themes import current_theme
from sketchpad.ui.training.image_widgets import PictureBox
from sketchpad.ui.training.training_dialogs import TrainingDialogs
from trainer.messages import plural, tr

_ENOUGH = 5  # pairs from which on teaching makes sense


class CorrectionDialog(QDialog):
    """The picture is painted over here, or another is dropped in; then both are kept as a pair."""

    teach_wanted = Signal(object)  # Path: a training on this folder of pairs is wanted

    def __init__(
        self,
        drawing: QImage,
        picture: QImage,
        corrections: CorrectionPairs,
        dialogs: TrainingDialogs,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._drawing_image, self._corrections = drawing, corrections
        self._dialogs = dialogs
        self.setWindowTitle(tr("Correct and teach"))
        self.resize(1040, 720)
        self.setAcceptDrops(True)
        self.picture = Drawing(drawing.width(), drawing.height())
        self.toolbox = Toolbox(self.picture, (43, 45, 66), 16, 40)
        self.canvas = CanvasView(self.toolbox, Viewport())
        self.canvas.setAccessibleName(tr("The picture, to paint on"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(tr("What should this drawing have become?"), "section"))
        words = tr("Paint over the picture, or put another one in its place. Hold Alt to pick a colour from it.")
        column.addWidget(label(words, "quiet", wraps=True))
        column.addLayout(self._build_tools())
        sheets = QHBoxLayout()
        sheets.setSpacing(16)
        shown = PictureBox(tr("Your drawing"))
        shown.inset = 16  # as much ground as the canvas beside it has
        shown.show_image(drawing)
        sheets.addWidget(shown, 1)
        sheets.addWidget(self.canvas, 1)
        column.addLayout(sheets, 1)
        self._said = label("", "quiet", wraps=True)
        column.addWidget(self._said)
        column.addLayout(self._build_foot())
        self.put_in(picture)
        self._show_count()

    def _build_tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.colour = button(
            tr("Colour…"), tr("Mix a colour; hold Alt and click to pick one from the picture"), self._mix
        )
        self.brush = QSlider(Qt.Orientation.Horizontal)
        self.brush.setRange(SMALLEST_BRUSH, BIGGEST_BRUSH // 2)
        self.brush.setValue(16)
        self.brush.setFixedSize(140, 24)
        self.brush.setAccessibleName(tr("Brush size"))
        self.brush.setToolTip(tr("Brush size"))
        self.brush.valueChanged.connect(self._set_size)
        self.undo = button(tr("Undo"), tr("Take the last stroke back"), self._undo, role="plain")
        row.addWidget(self.colour)
        row.addWidget(label(tr("Brush"), "quiet"))
        row.addWidget(self.brush)
        row.addWidget(self.undo)
        row.addStretch(1)
        row.addWidget(button(tr("Open a picture…"), tr("Put a picture from a file in its place"), self._open))
        row.addWidget(button(tr("Paste"), tr("Put the picture from the clipboard in its place"), self._paste))
        self.canvas.colour_taken.connect(self._show_colour)
        self.canvas.finished.connect(lambda: self.undo.setEnabled(self.picture.can_undo))
        self._show_colour()
        return row

    def _build_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self._count = label("", "quiet")
        row.addWidget(self._count)
        row.addStretch(1)
        self.teach = button(
            tr("Teach …"), tr("Begin a training on these pairs, from the model you draw with"), self._teach
        )
        self.add = button(tr("Add as a pair"), tr("Keep your drawing with this picture"), self._add, role="primary")
        row.addWidget(button(tr("Close"), tr("Close, and keep nothing more"), self.reject, role="plain"))
        row.addWidget(self.teach)
        row.addWidget(self.add)
        return row

    def put_in(self, image: QImage) -> None:
        """Put an image in the place of the picture, scaled to the drawing."""
        size = self._drawing_image.size()
        if image.isNull():
            return
        if not like_shaped(image.size(), size):
            self._said.setText(tr("That picture has another shape than your drawing: crop it like the drawing first."))
            return
        fitted = image.convertToFormat(FORMAT).scaled(
            size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        self.picture.replace(fitted)
        self.canvas.update()
        self._said.setText("")
        self.undo.setEnabled(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._take(event.mimeData())

    def _take(self, data: QMimeData) -> None:
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self._read(files[0])
        elif data.hasImage():
            self.put_in(QImage(data.imageData()))
        else:
            self._said.setText(tr("There is no picture in what was given."))

    def _open(self) -> None:
        path = self._dialogs.choose_picture(self, str(Path.home()))
        if path is not None:
            self._read(path)

    def _paste(self) -> None:
        self._take(QGuiApplication.clipboard().mimeData())

    def _read(self, path: Path) -> None:
        from sketchpad.document.errors import DocumentError
        from sketchpad.document.files.image_files import open_image

        try:
            self.put_in(open_image(path))
        except DocumentError as error:
            self._said.setText(str(error))

    def _mix(self) -> None:
        colour = self._dialogs.mix_colour(self, self.toolbox.colour)
        if colour is not None:
            self.toolbox.colour = colour
            self._show_colour()

    def _show_colour(self) -> None:
        swatch = QPixmap(16, 16)
        swatch.fill(Qt.GlobalColor.transparent)
        painter = QPainter(swatch)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(current_theme().disabled))
        painter.setBrush(QColor(*self.toolbox.colour))
        painter.drawRoundedRect(1, 1, 14, 14, 4, 4)
        painter.end()
        self.colour.setIcon(QIcon(swatch))

    def _set_size(self, size: int) -> None:
        self.toolbox.set_size(size)
        self.canvas.show_tool()

    def _undo(self) -> None:
        self.canvas.abandon()
        if self.picture.can_undo:
            self.picture.undo()
        self.undo.setEnabled(self.picture.can_undo)
        self.canvas.update()

    def _add(self) -> None:
        self.canvas.settle()
        try:
            self._corrections.add(self._drawing_image, self.picture.image)
        except CorrectionError as error:
            self._said.setText(str(error))
            return
        self._said.setText(
            tr("Kept. Draw something else and correct that too: with a few more pairs it learns better.")
        )
        self.add.setEnabled(False)
        self._show_count()

    def _teach(self) -> None:
        self.accept()
        self.teach_wanted.emit(self._corrections.root)

    def _show_count(self) -> None:
        count = self._corrections.count
        so_far = plural("{n} pair so far", "{n} pairs so far", count) if count else tr("No pair so far")
        few = tr("; {enough} or more are a good start", enough=_ENOUGH) if count < _ENOUGH else ""
        self._count.setText(so_far + few)
        self.teach.setEnabled(count > 0)
        self.teach.setText(tr("Teach these {count} pairs …", count=count) if count > 1 else tr("Teach …"))
