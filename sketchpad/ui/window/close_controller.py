"""The end of a window (shutdown): what is being written is finished if that is soon, and named if it isn't."""

import time

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from sketchpad.ui.kit.background_job import BackgroundJob
from sketchpad.ui.kit.forms import label
from trainer.messages import listed, tr

SECONDS = 4.0  # from the wish to close to the end, at most


class CloseController(QObject):
    """Waits for the jobs of a window, but never long."""

    ready = Signal()  # nothing holds up the end any more

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._deadline: float | None = None
        self._dialog: QProgressDialog | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._end)
        self.unfinished: tuple[str, ...] = ()  # what was still being written at the end

    def begin(self) -> None:
        """The window is to be closed: the time runs from the first wish on."""
        if self._deadline is None:
            self._deadline = time.monotonic() + SECONDS

    def stay(self) -> None:
        """The window isn't closed after all."""
        self._deadline = None

    def may_close(self) -> bool:
        """Return whether nothing is being written, or it takes too long; else `ready` comes soon."""
        self.begin()
        assert self._deadline is not None
        running = [job for job in self._window.findChildren(BackgroundJob) if job.running]
        left = self._deadline - time.monotonic()
        self.unfinished = tuple(job.what for job in running)
        if not running or left <= 0:
            return True
        if self._dialog is None:
            self._dialog = QProgressDialog(self._window)
            self._dialog.setRange(0, 0)
            # A label of our own: file names can hold anything, and the dialog's would take it for rich text.
            self._dialog.setLabel(label(tr("Finishing {files} …", files=listed(list(self.unfinished)))))
            self._dialog.setWindowTitle("Sketchpad")
            self._dialog.setMinimumDuration(0)
            self._dialog.setCancelButton(None)
            self._dialog.show()
            for job in running:
                for over in (job.done, job.error_message, job.cancelled):
                    over.connect(self._look)
            self._timer.start(round(left * 1000))
        return False

    def _look(self) -> None:
        if not any(job.running for job in self._window.findChildren(BackgroundJob)):
            self._end()

    def _end(self) -> None:
        if self._dialog is not None:
            self._timer.stop()
            self._dialog.reset()
            self._dialog = None
            self.ready.emit()
