"""One command of the trainer as a child process (QProcess): its lines as a signal, and one sentence if it fails."""

import contextlib
import os
import signal
import sys
from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, Signal

from sketchpad.training.jobs.trainer_command import trainer_child
from trainer.messages import tr

_TAIL = 20  # lines of stderr that are kept
_ENDS_MS = 5000  # for a child to end by itself once it is told to


class TrainerJob(QObject):
    """Import, export, translate: work that has an end. If this process goes, the child's stdin closes."""

    line = Signal(bytes)
    ended = Signal(str)  # "" if all went well, else a sentence; the last signal, and none comes after `stop`

    def __init__(self, arguments: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = trainer_child(arguments, self)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.errorOccurred.connect(self._on_error)
        self._process.finished.connect(self._on_finished)
        self._partial = b""
        self._stopped = self._still = False

    @property
    def running(self) -> bool:
        """Whether there is a child."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    @property
    def pid(self) -> int:
        """The child's process id, 0 if there is none."""
        return int(self._process.processId())

    def start(self) -> None:
        """Start the child."""
        self._process.start()

    def hold(self, still: bool) -> None:
        """Let the child stand still, or go on. Only where it goes on by itself if this process ends: on Linux."""
        if still != self._still and sys.platform == "linux" and self.pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGSTOP if still else signal.SIGCONT)
                self._still = still

    def stop(self) -> None:
        """Want no more of it: a child that listens ends between two pictures, any other one at once."""
        self.hold(False)
        self._stopped = True
        self._process.closeWriteChannel()
        if self.running and not self._process.waitForFinished(0):
            self._process.terminate()

    def wait(self) -> None:
        """Block until a stopped child is gone, and end it if it won't go."""
        if self.running and not self._process.waitForFinished(_ENDS_MS):
            self._process.kill()
            self._process.waitForFinished(_ENDS_MS)

    def _read(self) -> None:
        *lines, self._partial = (self._partial + self._process.readAllStandardOutput().data()).split(b"\n")
        for line in lines:
            if line and not self._stopped:
                self.line.emit(line)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and not self._stopped:
            self.ended.emit(
                tr("The trainer couldn’t be started: {error}.", error=self._process.errorString().rstrip("."))
            )

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        if self._stopped:
            return
        said = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
        last = deque((line for line in said.splitlines() if line.strip()), maxlen=_TAIL)
        if status == QProcess.ExitStatus.CrashExit:
            self.ended.emit(tr("That ended before its time: there may be too little memory, or something ended it."))
        elif code:
            self.ended.emit(last[-1] if last else tr("That didn’t work, and the trainer didn’t say why."))
        else:
            self.ended.emit("")
