"""The trainings of this window: at most one of its own at a time, beside those that other processes are at."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from sketchpad.document.errors import DocumentError
from sketchpad.document.files.image_files import save_png
from sketchpad.training.runs.keep_awake import KeepAwake
from sketchpad.training.runs.run_library import RunEntry, RunLibrary
from sketchpad.training.runs.run_outcome import RunOutcome
from sketchpad.training.runs.run_session import RunSession
from sketchpad.training.runs.trainer_process import leave_training
from trainer.files.reasons import reason_of
from trainer.messages import tr
from trainer.runs.commands import Word
from trainer.runs.config import TrainConfig
from trainer.runs.events import Event
from trainer.runs.run_folder import RunError, RunFolder


class RunManager(QObject):
    """Opens runs, and starts, leaves and finds trainings again."""

    event_received = Signal(object, object)  # RunSession, Event
    ended = Signal(object, object)  # RunSession, RunOutcome
    changed = Signal()  # which runs there are, or which of them is active

    def __init__(self, library: RunLibrary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = library
        self._open: dict[Path, RunSession] = {}

    @property
    def ours(self) -> RunSession | None:
        """The training that is a child of this window, if there is one."""
        return next((training for training in self._open.values() if training.ours), None)

    @property
    def active(self) -> RunSession | None:
        """A training to keep an eye on: ours first, else one that another process is at."""
        return self.ours or next((training for training in self._open.values() if training.active), None)

    def find_left(self) -> RunSession | None:
        """Watch the trainings that were left going; return one of them."""
        for entry in self.library.entries():
            if entry.busy:
                self.open(entry.root)
        return self.active

    def open(self, root: Path) -> RunSession:
        """Return the run in a folder, read or being read; one that a process is at is watched.

        Raises:
            RunError: there is no run.
        """
        training = self._open.get(root)
        if training is None:
            training = RunSession(RunFolder(root), self)
            training.event_received.connect(lambda event, training=training: self._tell(training, event))
            training.ended.connect(lambda outcome, training=training: self._end(training, outcome))
            self._open[root] = training
        if not training.active and training.run.owner() is not None:
            training.watch()
            self.changed.emit()
        return training

    def begin(self, config: TrainConfig) -> RunSession:
        """Start a new training.

        Raises:
            RunError: one is under way, or the run can't be kept.
        """
        self._refuse_a_second()
        run = self.library.create(config)
        training = self.open(run.root)
        self.resume(training)
        return training

    def resume(self, training: RunSession) -> None:
        """Go on with a run.

        Raises:
            RunError: another one is under way in this window, or this one in another process.
        """
        self._refuse_a_second()
        if training.run.owner() is not None:
            raise RunError(tr("“{name}” is being trained in another window.", name=training.progress.config.name))
        training.start()
        self.changed.emit()

    def pin(self, training: RunSession, drawing: QImage) -> None:
        """Let each model of a run from now on draw this drawing.

        Raises:
            RunError: it can't be kept.
        """
        try:
            training.run.pinned.mkdir(parents=True, exist_ok=True)
            save_png(training.run.pinned_drawing, drawing)
        except (OSError, DocumentError) as error:
            raise RunError(tr("Your drawing couldn’t be pinned ({error}).", error=reason_of(error))) from error
        if training.active:
            training.say(Word.SAMPLE)

    def leave(self, training: RunSession, waits: bool = False) -> bool:
        """Let a run go on in a process that outlives the window; return whether it does.

        It is stopped, or the process `waits` until it is.
        """
        pid = leave_training(training.run.root, waits=True) if waits else leave_training(training.run.root)
        if pid:
            KeepAwake().hold(pid)
        return pid > 0

    def rename(self, entry: RunEntry, name: str) -> None:
        """Give a run another name.

        Raises:
            RunError: it is being trained, or can't be written.
        """
        self.library.rename(entry, name)
        self._forget(entry.root)

    def throw_away(self, entry: RunEntry) -> None:
        """Move a run to the bin.

        Raises:
            RunError: it is being trained, or there is no bin.
        """
        self.library.throw_away(entry)
        self._forget(entry.root)

    def delete(self, entry: RunEntry) -> None:
        """Delete a run for good, where there is no bin for it.

        Raises:
            RunError: it is being trained, or can't be deleted.
        """
        self.library.delete(entry)
        self._forget(entry.root)

    def _forget(self, root: Path) -> None:
        training = self._open.pop(root, None)
        if training is not None:
            training.deleteLater()
        self.changed.emit()

    def _refuse_a_second(self) -> None:
        if (ours := self.ours) is not None:
            raise RunError(tr("“{name}” is being trained: stop or finish it first.", name=ours.progress.config.name))

    def _tell(self, training: RunSession, event: Event) -> None:
        self.event_received.emit(training, event)

    def _end(self, training: RunSession, outcome: RunOutcome) -> None:
        self.ended.emit(training, outcome)
        self.changed.emit()
