"""Python's cyclic garbage collection (gc), in the window's thread only.

Python collects in whichever thread happens to allocate. Windows and their parts are in cycles, through the functions
that their signals call; a worker that came upon them would destroy them in its own thread, while Qt uses them in the
window's ("Timers cannot be stopped from another thread", or a crash).
"""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 500


class GarbageCollector(QObject):
    """Collects a generation when Python would have, but not while the hand is `busy`."""

    def __init__(self, busy: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._busy = busy
        gc.disable()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect what is due."""
        due = [count > threshold for count, threshold in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if any(due) and not self._busy():
            gc.collect(max(generation for generation, is_due in enumerate(due) if is_due))
