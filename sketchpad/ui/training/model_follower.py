"""Drawing with the newest model: it is opened when it is saved and the pen rests, never in the middle of a stroke."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

_REST_MS = 400  # without a change of the drawing


class ModelFollower(QObject):
    """Holds back the newest model until it disturbs nobody."""

    wanted = Signal(object)  # Path

    def __init__(
        self, drawing_state: Callable[[], tuple[bool, int]], parent: QObject | None = None, rest_ms: int = _REST_MS
    ) -> None:
        """`drawing_state` says whether a stroke is being drawn, and the drawing's revision."""
        super().__init__(parent)
        self._state = drawing_state
        self._next: Path | None = None
        self._seen = -1
        self._timer = QTimer(self, interval=rest_ms)
        self._timer.timeout.connect(self._try)

    def offer(self, model: Path) -> None:
        """A newer model is there."""
        self._next = model
        self._seen = self._state()[1]
        self._timer.start()

    def forget(self) -> None:
        """Stay with the model there is."""
        self._next = None
        self._timer.stop()

    def _try(self) -> None:
        stroking, revision = self._state()
        rested, self._seen = revision == self._seen, revision
        if stroking or not rested or self._next is None:
            return
        model, self._next = self._next, None
        self._timer.stop()
        self.wanted.emit(model)
