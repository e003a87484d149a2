"""Work that takes a while, in a thread of its own, told to the window by signals."""

import logging
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from sketchpad.document.errors import DocumentError
from trainer.messages import tr

_log = logging.getLogger(__name__)


class JobCancelledError(Exception):
    """The person doesn't want the result any more."""


class BackgroundJob(QObject):
    """One piece of work at a time; the signals arrive in the window's thread."""

    progressed = Signal(int)
    done = Signal()
    error_message = Signal(str)  # a sentence
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancel = threading.Event()
        self.running = False  # until the last signal is on its way
        self.what = ""  # is made, for a person who waits for it

    def start(self, work: Callable[[Callable[[int], None]], None], what: str) -> None:
        """Do the work, which is given a function to tell its progress to; that raises when it is to end."""
        self._cancel.clear()
        self.what = what
        # A daemon: what is half done when the window closes is not worth waiting for.
        self.running = True
        threading.Thread(target=self._run, args=(work,), name="job", daemon=True).start()

    def cancel(self) -> None:
        """Ask the work to end at its next step."""
        self._cancel.set()

    def _tell(self, number: int) -> None:
        if self._cancel.is_set():
            raise JobCancelledError
        self.progressed.emit(number)

    def _run(self, work: Callable[[Callable[[int], None]], None]) -> None:
        sentence = None
        try:
            work(self._tell)
        except JobCancelledError:
            self.running = False
            self.cancelled.emit()
            return
        except DocumentError as error:
            sentence = str(error)
        except MemoryError:
            sentence = tr("There is too little memory for this: choose a smaller size, or close other programs.")
        except Exception:  # noqa: BLE001  (whatever goes wrong here, the window goes on and says so)
            _log.exception("job")
            sentence = tr("That didn’t work, and Sketchpad didn’t foresee why; the log says more.")
        self.running = False
        if sentence is None:
            self.done.emit()
        else:
            self.error_message.emit(sentence)
