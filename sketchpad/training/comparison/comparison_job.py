"""Comparing models in a child process (QProcess): the trainer's `compare`, followed line by line."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Signal

from sketchpad.training.jobs.trainer_job import TrainerJob
from trainer.files.json_reader import JsonError, decode_json, read_json
from trainer.files.reasons import reason_of
from trainer.laboratory.comparison.compared import Compared
from trainer.messages import tr

_ROWS = 5  # pairs that are pictured, beside the person's own drawing


class _Told(msgspec.Struct):
    doing: str
    share: float


class ComparisonJob(QObject):
    """One comparison at a time."""

    progressed = Signal(str, float)  # what is being done, and the share of all that is
    done = Signal(object)  # Compared
    error_message = Signal(str)  # a sentence

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: TrainerJob | None = None
        self._out = Path()
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.stop)

    @property
    def running(self) -> bool:
        """Whether one is under way."""
        return self._job is not None

    def start(
        self, models: Sequence[Path], data: Path | None, segmenter: Path | None, drawing: Path | None, out: Path
    ) -> None:
        """Begin; one that is under way is given up. With `segmenter` and `data` there are FCN-scores."""
        self.stop()
        words = ["compare", *([str(data)] if data is not None else []), "--out", str(out), "--rows", str(_ROWS)]
        for model in models:
            words += ["--model", str(model)]
        if segmenter is not None:
            words += ["--segmenter", str(segmenter)]
        if drawing is not None:
            words += ["--drawing", str(drawing)]
        self._out = out
        self._job = job = TrainerJob([*words, "--json", "--low-priority"], self)
        job.line.connect(self._take)
        job.ended.connect(self._end)
        job.start()

    def stop(self) -> None:
        """Give up what is under way."""
        if self._job is not None:
            self._job.stop()
            self._job.wait()
            self._job.deleteLater()
            self._job = None

    def _take(self, line: bytes) -> None:
        try:
            told = decode_json(line, _Told)
        except JsonError:
            return
        self.progressed.emit(told.doing, told.share)

    def _end(self, sentence: str) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        if sentence:
            self.error_message.emit(sentence)
            return
        try:
            compared = read_json(self._out / "comparison.json", Compared)
        except (OSError, JsonError) as error:
            self.error_message.emit(tr("What came of the comparison can’t be read ({error}).", error=reason_of(error)))
            return
        self.done.emit(compared)
