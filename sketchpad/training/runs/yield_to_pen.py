"""Training gives way to the pen: it stands still from the first change of a drawing until the pen rests."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from sketchpad.training.runs.run_session import RunSession

_REST_MS = 250  # without a change: the picture is there by then


class YieldToPen(QObject):
    """Holds the training that is ours; a training that another process owns has its low priority only."""

    def __init__(
        self, training: Callable[[], RunSession | None], stroking: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._training, self._stroking = training, stroking
        self._held: RunSession | None = None
        self._timer = QTimer(self, interval=_REST_MS, singleShot=True)
        self._timer.timeout.connect(self._rest)

    def note_change(self) -> None:
        """The drawing has changed."""
        if self._held is None:
            self._held = self._training()
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
