"""The trainer as a child: its events as signals, words to its stdin, and a word on how it ended."""

import contextlib
import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

from sketchpad.training.jobs.trainer_command import trainer_child, trainer_command, trainer_environment
from sketchpad.training.runs.run_outcome import RunOutcome, ended_without_a_word
from sketchpad.training.runs.trainer_priority import restore_priority
from trainer.runs.commands import Word
from trainer.runs.events import Failed, Finished, decode_event

if sys.platform == "win32":
    _DETACHED = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
else:
    _DETACHED = 0
_let_go: list["TrainerProcess"] = []
left_trainers: list[subprocess.Popen[bytes]] = []  # by this process: one forgotten while it runs is warned of
_TAIL = 40  # lines of stderr that are kept


class TrainerProcess(QObject):
    """One child. If this process goes, however it goes, the child's stdin closes, and the child saves and ends."""

    event_received = Signal(object)  # Event
    ended = Signal(object)  # RunOutcome; the last signal

    def __init__(self, arguments: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = trainer_child(arguments, self)
        self._process.readyReadStandardOutput.connect(self._read_events)
        self._process.readyReadStandardError.connect(self._read_log)
        self._process.errorOccurred.connect(self._on_error)
        self._process.finished.connect(self._on_finished)
        self._partial = b""
        self._partial_log = b""
        self._tail: deque[str] = deque(maxlen=_TAIL)
        self._still = False
        self._last: Finished | Failed | None = None

    @property
    def pid(self) -> int:
        """The child's process id, 0 if there is none."""
        return int(self._process.processId())

    @property
    def running(self) -> bool:
        """Whether there is a child."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    @property
    def tail(self) -> tuple[str, ...]:
        """The last lines that the child wrote beside its events."""
        return tuple(self._tail)

    def start(self) -> None:
        """Start the child; `ended` says so if that fails."""
        self._process.start()

    def say(self, word: Word) -> None:
        """Tell the child to do something."""
        if self.running:
            self.hold(False)
            if word == "stop":
                restore_priority(self.pid)  # behind other programs it might never come to saving
            self._process.write(f"{word}\n".encode())

    def hold(self, still: bool) -> None:
        """Let the child stand still, or go on. Only where it goes on by itself if this process ends: on Linux."""
        if still == self._still or sys.platform != "linux" or not self.pid:
            return
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGSTOP if still else signal.SIGCONT)
            self._still = still

    def let_go(self) -> None:
        """Let the child save and end by itself, while this process may end first."""
        if self.running:
            self.hold(False)
            restore_priority(self.pid)
            self._process.closeWriteChannel()
            self.setParent(None)
            _let_go.append(self)  # a QProcess that is deleted kills its child

    def wait(self, seconds: float) -> bool:
        """Block until the child has ended; return whether it has."""
        return not self.running or self._process.waitForFinished(round(seconds * 1000))

    def kill(self) -> None:
        """End the child at once; what it did since its last save is lost."""
        self._process.kill()

    def _read_events(self) -> None:
        *lines, self._partial = (self._partial + self._process.readAllStandardOutput().data()).split(b"\n")
        for line in lines:
            self._take(line)

    def _take(self, line: bytes) -> None:
        event = decode_event(line)
        if event is None:
            if line.strip():
                self._tail.append(line.decode(errors="replace").rstrip())
            return
        if isinstance(event, Finished | Failed):
            self._last = event
        self.event_received.emit(event)

    def _read_log(self) -> None:
        *lines, self._partial_log = (self._partial_log + self._process.readAllStandardError().data()).split(b"\n")
        self._tail.extend(text for line in lines if (text := line.decode(errors="replace").rstrip()))

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.ended.emit(RunOutcome("not_started", self._process.errorString().rstrip(".")))

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read_events()
        self._read_log()
        for rest in (self._partial, self._partial_log):
            if rest.strip():
                self._tail.append(rest.decode(errors="replace").rstrip())
        match self._last:
            case Finished():
                outcome = RunOutcome(self._last.reason)
            case Failed():
                outcome = RunOutcome("failed", self._last.message, tuple(self._last.detail.splitlines()) or self.tail)
            case _:
                outcome = ended_without_a_word(code, status == QProcess.ExitStatus.CrashExit, self.tail)
        self.ended.emit(outcome)


def leave_training(run: Path, waits: bool = False) -> int:
    """Go on with a run in a process that outlives the app; return its process id, 0 if it couldn't be started.

    Nobody must own the run: the former child has to have ended, or the new process `waits` for that.
    """
    environment = trainer_environment()
    options = ["--low-priority", *(["--wait"] if waits else [])]
    try:
        (run / "errors.txt").unlink(missing_ok=True)  # if it is a link, then not what it leads to
        with (run / "errors.txt").open("xb") as errors:
            process = subprocess.Popen(
                trainer_command("resume", str(run), *options),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                env=dict(entry.split("=", 1) for entry in environment.toStringList()),
                start_new_session=True,  # QProcess would do as much, but doesn't tell the process id
                creationflags=_DETACHED,
            )
    except OSError:
        return 0
    left_trainers.append(process)
    return process.pid
