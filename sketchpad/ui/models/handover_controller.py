"""Models that go out: exported for other programs in the trainer's process, or shared as one file."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sketchpad.models.gallery import Gallery, ModelEntry
from sketchpad.training.jobs.trainer_job import TrainerJob
from sketchpad.ui.files.file_controller import FileController
from trainer.messages import mark, tr
from trainer.model_card import ModelFileError

FORMATS = (
    mark("ONNX, for other programs (*.onnx)"),
    mark("PyTorch reference program (*.pth)"),
    mark("Web demo and ml5 (*.pict)"),
)
SHARED = mark("Model for Sketchpad (*.zip)")


class HandoverController(QObject):
    """Asks where to, writes, and says so."""

    status_message = Signal(str)  # for the status line
    error_message = Signal(str)  # a sentence

    def __init__(self, gallery: Gallery, files: FileController, parent: QObject) -> None:
        super().__init__(parent)
        self._gallery, self._files = gallery, files
        self._jobs: list[TrainerJob] = []

    @property
    def busy(self) -> bool:
        """Whether an export is being written."""
        return bool(self._jobs)

    def export(self, entry: ModelEntry) -> None:
        """Ask for a place and a format, and write the model there, with a text that says how it is used."""
        path = self._files.ask_place(tr("Export the model"), f"{_stem(entry)}.onnx", *map(tr, FORMATS))
        if path is None:
            return
        job = TrainerJob(("export", str(entry.path), "--out", str(path)), self)
        self._jobs.append(job)
        job.ended.connect(lambda sentence: self._end(job, sentence, path))
        self.status_message.emit(tr("Exporting {name} …", name=entry.card.name))
        job.start()

    def share(self, entry: ModelEntry, examples: Sequence[Path]) -> None:
        """Ask for a place, and write the model with all that belongs to it there."""
        path = self._files.ask_place(tr("Share the model"), f"{_stem(entry)}.zip", tr(SHARED))
        if path is None:
            return
        try:
            self._gallery.share(entry, path, examples)
        except ModelFileError as error:
            self.error_message.emit(str(error))
            return
        self.status_message.emit(
            tr("{path} holds the model: whoever drops it on Sketchpad draws with it.", path=path.name)
        )

    def _end(self, job: TrainerJob, sentence: str, path: Path) -> None:
        self._jobs.remove(job)
        job.deleteLater()
        if sentence:
            self.error_message.emit(sentence)
        else:
            self.status_message.emit(tr("Exported to {path}; {path}.txt says how it is used.", path=path.name))


def _stem(entry: ModelEntry) -> str:
    return "".join(sign if sign.isalnum() or sign in " -_" else "-" for sign in entry.card.name).strip() or "model"
