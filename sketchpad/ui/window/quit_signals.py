"""Ctrl-C and termination (SIGINT, SIGTERM) close the window as its own button does; a second one ends at once."""

import contextlib
import os
import signal
import sys
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QWidget

_LOOK_MS = 500  # on Windows, where no pipe can wake the window: how often Python comes to its handlers


class QuitSignals(QObject):
    """Lives as long as the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._close)
        if sys.platform == "win32":
            # Python runs its handlers between two of its own instructions, and an idle window has none.
            self._timer = QTimer(self, interval=_LOOK_MS)
            self._timer.timeout.connect(lambda: None)
            self._timer.start()
            return
        self._read, write = os.pipe()
        for end in (self._read, write):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)

    def _drain(self) -> None:
        with contextlib.suppress(BlockingIOError):
            os.read(self._read, 64)

    def _close(self, number: int, _frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)
        QTimer.singleShot(0, self._window, self._window.close)
