"""Work in a thread of which only the newest request counts (latest wins): what older ones tell is dropped.

Work returns when it finds that it has been overtaken; nothing waits for it.
"""

import contextlib
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, SignalInstance


class LatestRequest(QObject):
    """Runs one piece of work at a time that matters; what it tells arrives in the window's thread."""

    _told = Signal(int, object, object)  # number of the request, signal to emit, its values

    def __init__(self, name: str, parent: QObject) -> None:
        """`name` is the thread's, for whoever looks at a hanging program."""
        super().__init__(parent)
        self._name = name
        self._number = 0
        self._told.connect(self._pass_on)

    def start(self, work: Callable[["Turn"], None]) -> None:
        """Do `work` in a thread, in the place of what was asked before."""
        self._number += 1
        threading.Thread(target=work, args=(Turn(self, self._number),), name=self._name, daemon=True).start()

    def forget(self) -> None:
        """Let nothing more come of what was asked."""
        self._number += 1

    def is_newest(self, number: int) -> bool:
        """Return whether a request is still the one that counts."""
        return number == self._number

    def tell(self, number: int, signal: SignalInstance, values: tuple[object, ...]) -> None:
        """Called in the thread: have `signal` emitted in the window's, if the request still counts there."""
        with contextlib.suppress(RuntimeError):  # the window has closed meanwhile, and Qt has deleted this object
            self._told.emit(number, signal, values)

    def _pass_on(self, number: int, signal: SignalInstance, values: tuple[object, ...]) -> None:
        if self.is_newest(number):
            signal.emit(*values)


class Turn:
    """A request as the work in the thread holds it."""

    def __init__(self, request: LatestRequest, number: int) -> None:
        self._request, self._number = request, number

    @property
    def newest(self) -> bool:
        """Whether nothing newer was asked for: work that sees False returns."""
        return self._request.is_newest(self._number)

    def emit(self, signal: SignalInstance, *values: object) -> None:
        """Emit a signal in the window's thread, unless the request has been overtaken by then."""
        self._request.tell(self._number, signal, values)
