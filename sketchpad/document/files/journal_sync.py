"""A journal brought to the disk (fsync) every few seconds while it grows, in a thread of its own.

Under the pen a write to the disk's cache has to do; a power cut then costs at most the last seconds.
"""

import contextlib
import threading
import time
from collections.abc import Callable

from sketchpad.document.files.drawing_journal import DrawingJournal
from trainer.files.atomic_write import sync_file, sync_folder

SECONDS = 2.0  # between two syncs


class JournalSync:
    """Called in the window's thread; the thread that waits for the disk lives as long as there is something to do."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._changed = threading.Condition()
        self._wanted: DrawingJournal | None = None
        self._then: list[Callable[[], None]] = []
        self._hurry = False
        self._busy = False
        self._error: OSError | None = None

    def note(self, journal: DrawingJournal, then: Callable[[], None] | None = None) -> None:
        """A journal has grown. `then` is called, in the other thread, once it is on the disk with all that is in it."""
        with self._changed:
            self._wanted = journal
            if then is not None:
                self._then.append(then)
            if not self._busy:
                self._busy = True
                threading.Thread(target=self._run, name="journal", daemon=True).start()

    def forget(self) -> None:
        """What was noted is not to be kept any more."""
        with self._changed:
            self._wanted = None
            self._then.clear()

    def flush(self, seconds: float) -> bool:
        """Wait until all that was noted is on the disk, but no longer than this; return whether it is."""
        with self._changed:
            self._hurry = True
            self._changed.notify_all()
            done = self._changed.wait_for(lambda: not self._busy, seconds)
            self._hurry = False
            return done

    def take_error(self) -> OSError | None:
        """Return why the disk failed, once."""
        with self._changed:
            error, self._error = self._error, None
        return error

    def _run(self) -> None:
        while True:
            with self._changed:
                end = time.monotonic() + self._seconds
                self._changed.wait_for(lambda: self._hurry, end - time.monotonic())
                journal, self._wanted = self._wanted, None
                then, self._then = self._then, []
                if journal is None:
                    self._busy = False
                    self._changed.notify_all()
                    return
            self._bring_to_disk(journal, then)

    def _bring_to_disk(self, journal: DrawingJournal, then: list[Callable[[], None]]) -> None:
        try:
            with journal.descriptor() as descriptor:
                if descriptor is None:
                    return  # closed since: another has taken its place, or it isn't needed
                sync_file(descriptor)
            if then:
                sync_folder(journal.path.parent)
        except OSError as error:
            with self._changed:
                self._error = error
            return
        for do in then:
            with contextlib.suppress(OSError):
                do()
