"""What is dropped on the window: drawings, images, models and folders, as files or, from other programs, as pixels."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage

from sketchpad.ui.files.file_controller import FileController
from sketchpad.ui.models.model_controller import ModelController
from sketchpad.ui.tools.selection_controller import SelectionController
from sketchpad.ui.tracing.tracing_controller import TracingController
from trainer.messages import mark, tr

_ONE = mark("Drop one file: an image to draw on, a model to draw with, or a folder to learn from.")


class DragAndDrop(QObject):
    """Sends each thing where it belongs."""

    folder_dropped = Signal(object)  # Path: pictures to learn from
    error_message = Signal(str)  # a sentence

    def __init__(
        self, files: FileController, models: ModelController, selection: SelectionController, tracing: TracingController
    ) -> None:
        super().__init__()
        self._files, self._models, self._selection, self._tracing = files, models, selection, tracing

    @staticmethod
    def enter(event: QDragEnterEvent) -> None:
        """Say whether something can be dropped here."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def take(self, event: QDropEvent) -> None:
        """Open a file, with Shift an image to trace; put pixels over the drawing, as if they were pasted."""
        mime = event.mimeData()
        files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        image = mime.imageData() if mime.hasImage() and not files else None
        event.acceptProposedAction()
        if isinstance(image, QImage) and not image.isNull():
            self._selection.paste_image(image)
        elif len(files) != 1:
            self.error_message.emit(tr(_ONE))
        else:
            self.open(files[0], trace=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def open(self, path: Path, trace: bool = False) -> None:
        """Open a file for what it is; with `trace` an image is one to trace."""
        if path.suffix.lower() == ".safetensors" or self._models.imports.takes(path):
            self._models.open(path)
        elif path.is_dir():
            self.folder_dropped.emit(path)
        elif trace:
            self._tracing.load(path)
        elif self._files.may_leave():
            self._files.open(path)
