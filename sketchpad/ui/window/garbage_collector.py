"""Python's cyclic garbage collection (gc), in the window's thread only, and memory given back to the system.

Python collects in whichever thread happens to allocate. Windows and their parts are in cycles, through the functions
that their signals call; a worker that came upon them would destroy them in its own thread, while Qt uses them in the
window's ("Timers cannot be stopped from another thread", or a crash).
"""

import gc
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from sketchpad.freed_memory import give_back

_LOOK_MS = 500
_GIVE_BACK = 60  # looks


class GarbageCollector(QObject):
    """Collects a generation when Python would have, but not while the hand is `busy`."""

    def __init__(self, busy: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._busy = busy
        gc.disable()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._looks = 0

    def look(self) -> None:
        """Collect what is due, and twice a minute give back what is free."""
        self._looks += 1
        due = [count > threshold for count, threshold in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if any(due) and not self._busy():
            gc.collect(max(generation for generation, is_due in enumerate(due) if is_due))
        if self._looks >= _GIVE_BACK and not self._busy():
            self._looks = 0
            threading.Thread(target=give_back, name="memory", daemon=True).start()
