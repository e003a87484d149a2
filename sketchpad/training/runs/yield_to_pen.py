"""Training, and other work of the trainer, gives way to the pen: it stands still until the pen rests."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from sketchpad.training.jobs.trainer_job import TrainerJob
from sketchpad.training.runs.run_session import RunSession

_REST_MS = 250  # without a change: the picture is there by then


class YieldToPen(QObject):
    """Holds the work that is ours, from the first change of a drawing; what another process owns has low priority."""

    def __init__(
        self,
        work: Callable[[], RunSession | TrainerJob | None],
        stroking: Callable[[], bool],
        parent: QObject | None = None,
        rest_ms: int = _REST_MS,
    ) -> None:
        super().__init__(parent)
        self._work, self._stroking = work, stroking
        self._held: RunSession | TrainerJob | None = None
        self._timer = QTimer(self, interval=rest_ms, singleShot=True)
        self._timer.timeout.connect(self._rest)

    def note_change(self) -> None:
        """The drawing has changed."""
        if self._held is None:
            self._held = self._work()
            if self._held is not None:
                self._held.hold(True)
        if self._held is not None:
            self._timer.start()

    def _rest(self) -> None:
        if self._stroking():
            self._timer.start()
        elif self._held is not None:
            self._held.hold(False)
            self._held = None
