"""One run as the window meets it: started, resumed, watched or only looked at, always with the same signals."""

import contextlib
from collections import deque
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from sketchpad.training.runs.event_reader import EventReader
from sketchpad.training.runs.keep_awake import KeepAwake
from sketchpad.training.runs.run_outcome import RunOutcome
from sketchpad.training.runs.run_progress import RunProgress
from sketchpad.training.runs.trainer_process import TrainerProcess
from trainer.runs.commands import Word
from trainer.runs.events import Event, Failed, Finished
from trainer.runs.run_folder import RunError, RunFolder

_LOOK_MS = 300  # between two looks into the journal of a run that another process owns

Mode = Literal["idle", "ours", "watched"]


class RunSession(QObject):
    """Folds the run's events into `progress`; steers the trainer, whether it is our child or someone else's."""

    event_received = Signal(object)  # Event, once it is in `progress`
    caught_up = Signal()  # all that the journal held is in `progress`
    ended = Signal(object)  # RunOutcome

    def __init__(self, run: RunFolder, parent: QObject | None = None) -> None:
        """Open a run.

        Raises:
            RunError: there is no run, or its settings are damaged.
        """
        super().__init__(parent)
        self.run = run
        self.progress = RunProgress(run.read_config(), run.locate)
        self.mode: Mode = "idle"
        self.outcome: RunOutcome | None = None  # of the last start, once it has ended
        self._child: TrainerProcess | None = None
        self._awake = KeepAwake()
        self._waiting: deque[Event] = deque()  # from the child, while its past is still being read
        self._reader = EventReader(run.events, _size_now(run))
        self._caught_up = False
        self._last: Event | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._read)
        self._timer.start()

    @property
    def active(self) -> bool:
        """Whether a trainer is at work on the run, as far as is known."""
        return self.mode != "idle"

    @property
    def ours(self) -> bool:
        """Whether the trainer is a child of this window."""
        return self.mode == "ours"

    @property
    def pid(self) -> int:
        """The trainer's process id, if it is our child."""
        return self._child.pid if self._child is not None else 0

    def start(self) -> None:
        """Begin or resume the run in a child of our own."""
        if self.active:
            return
        self.mode, self.outcome = "ours", None
        self.progress.state = "starting"
        child = TrainerProcess(["resume", str(self.run.root), "--attached"], self)
        child.event_received.connect(self._take_from_child)
        child.ended.connect(self._end_child)
        self._child = child
        child.start()
        if child.pid:
            self._awake.hold(child.pid)

    def watch(self) -> None:
        """Follow the run while another process trains it."""
        if self.active:
            return
        self.mode, self.outcome = "watched", None
        self._reader.follow()
        self._timer.setInterval(0)
        self._timer.start()

    def say(self, word: Word) -> None:
        """Tell the trainer to do something, by its stdin or through the run's folder."""
        if self._child is not None and self.ours:
            self._child.say(word)
        elif self.mode == "watched":
            with contextlib.suppress(RunError):  # it has just ended; `ended` will say so
                self.run.steer(word)

    def hold(self, still: bool) -> None:
        """Let our child stand still while something else needs the processor, or go on."""
        if self._child is not None:
            self._child.hold(still)

    def wait(self, seconds: float) -> bool:
        """Block until our child has ended; return whether it has."""
        return self._child is None or self._child.wait(seconds)

    def let_go(self) -> None:
        """Let our child save and end by itself, while the window may go first."""
        if self._child is not None:
            self._child.let_go()

    def kill(self) -> None:
        """End our child at once."""
        if self._child is not None:
            self._child.kill()

    def _take_from_child(self, event: Event) -> None:
        if self._caught_up:
            self._tell(event)
        else:
            self._waiting.append(event)

    def _read(self) -> None:
        """Read on in the journal: the past at once, piece by piece, and of a watched run what is new."""
        events = self._reader.read()
        for event in events:
            self._tell(event, quiet=not self._caught_up)
        if events:
            return
        if not self._caught_up:
            self._caught_up = True
            if not self.active:
                self._judge_past()
            self.caught_up.emit()
            while self._waiting:
                self._tell(self._waiting.popleft())
        if self.mode != "watched":
            self._timer.stop()
        elif self.run.owner() is None and not self._reader.behind:
            self._end_watching()
        else:
            self._timer.setInterval(_LOOK_MS)

    def _tell(self, event: Event, quiet: bool = False) -> None:
        self._last = event
        self.progress.tell(event)
        if not quiet:
            self.event_received.emit(event)

    def _judge_past(self) -> None:
        """Of a run that nobody trains and that said no last word: it ended with its process."""
        if self._last is not None and not isinstance(self._last, Finished | Failed):
            begun = self.progress.step > 0
            self.progress.state = "failed" if begun else "stopped"
            self.progress.eta_s = None
            self.outcome = RunOutcome("lost") if begun else None

    def _end_child(self, outcome: RunOutcome) -> None:
        while not self._caught_up:
            self._read()
        self._awake.release()
        if self._child is not None:
            self._child.deleteLater()
            self._child = None
        self._end(outcome)

    def _end_watching(self) -> None:
        for event in self._reader.read():
            self._tell(event)
        match self._last:
            case Finished(reason):
                self._end(RunOutcome(reason))
            case Failed(message, detail):
                self._end(RunOutcome("failed", message, tuple(detail.splitlines())))
            case _:
                self._end(RunOutcome("lost"))

    def _end(self, outcome: RunOutcome) -> None:
        self.mode, self.outcome = "idle", outcome
        if not outcome.good:
            self.progress.state = "failed"
        self.progress.eta_s = None
        self._timer.stop()
        self.ended.emit(outcome)


def _size_now(run: RunFolder) -> int:
    try:
        return run.events.stat().st_size
    except OSError:
        return 0
