"""Models that come in from outside: checkpoints of other programs, and models that somebody shared."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from sketchpad.document.drawing import Drawing
from sketchpad.document.files.image_files import read_picture
from sketchpad.document.images.convert import is_blank
from sketchpad.models.gallery import THUMBNAIL, Gallery
from sketchpad.models.model_folder import is_shared_model
from trainer.messages import tr
from trainer.model_card import ModelFileError

CHECKPOINTS = (".pth", ".pt", ".pict")
_OPTIONS = ("opt.txt", "train_opt.txt", "test_opt.txt")


class ImportController(QObject):
    """Asks what a checkpoint can't say, puts the model into the gallery, and says where it lies."""

    ready = Signal(object)  # Path: draw with it
    error_message = Signal(str)  # a sentence
    status_message = Signal(str)  # for the status line

    def __init__(self, drawing: Drawing, gallery: Gallery, window: Callable[[], QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._drawing, self._gallery, self._window = drawing, gallery, window
        self.example: Path | None = None  # what guesses are made of while the sheet is empty

    @staticmethod
    def takes(path: Path) -> bool:
        """Whether something that was dropped or chosen is for us."""
        if path.is_dir():
            marks = (
                any((path / name).is_file() for name in _OPTIONS) or next(path.glob("*net_G*.pt*"), None) is not None
            )
            return marks or is_shared_model(path)
        return path.suffix.lower() in CHECKPOINTS or is_shared_model(path)

    def open(self, path: Path) -> None:
        """Install what was shared, or ask which guess at a checkpoint is right."""
        if is_shared_model(path):
            self._install(path)
            return
        from sketchpad.ui.models.checkpoint_dialog import CheckpointDialog  # nobody needs it at the start

        dialog = CheckpointDialog(path, self._sample(), self._gallery, self._window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.imported.connect(self._take)
        dialog.error_message.connect(self.error_message)
        dialog.open()

    def _sample(self) -> QImage:
        image = self._drawing.image
        if is_blank(image) and self.example is not None:
            example = read_picture(self.example)
            return image if example.isNull() else example
        return image

    def _take(self, path: Path, picture: QImage) -> None:
        if not picture.isNull():
            size = Qt.AspectRatioMode.KeepAspectRatio
            small = picture.scaled(THUMBNAIL, THUMBNAIL, size, Qt.TransformationMode.SmoothTransformation)
            self._gallery.save_thumbnail(path, small)
        self.ready.emit(path)

    def _install(self, path: Path) -> None:
        try:
            entry = self._gallery.install(path)
        except ModelFileError as error:
            self.error_message.emit(str(error))
            return
        self.status_message.emit(tr("{name} is among your models now.", name=entry.card.name))
        self.ready.emit(entry.path)
