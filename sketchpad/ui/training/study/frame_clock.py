"""Frames of the screen as a clock (vertical sync, QWindow.requestUpdate): what is shown is timed by them."""

from statistics import median

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

_KEPT = 60  # frames that the length of one is known from


class FrameClock(QObject):
    """Tells each frame of a window just before it is painted, while it runs."""

    frame = Signal(float)  # milliseconds since the clock was made

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QElapsedTimer()
        self._timer.start()
        self._running = False
        self._times: list[float] = []

    @property
    def frame_ms(self) -> float:
        """How long a frame is, milliseconds: the median of the last ones."""
        steps = [late - early for early, late in zip(self._times, self._times[1:], strict=False)]
        return median(steps) if steps else 1000 / max(1.0, self._window.screen().refreshRate())

    def start(self) -> None:
        """Run; the window has to be shown."""
        handle = self._window.windowHandle()
        if self._running or handle is None:
            return
        self._running = True
        self._times = []
        handle.installEventFilter(self)
        handle.requestUpdate()

    def stop(self) -> None:
        """Stand still."""
        handle = self._window.windowHandle()
        if self._running and handle is not None:
            handle.removeEventFilter(self)
        self._running = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest and self._running:
            now = self._timer.nsecsElapsed() / 1e6
            self._times = [*self._times[-_KEPT:], now]
            self.frame.emit(now)
            handle = self._window.windowHandle()
            if self._running and handle is not None:
                handle.requestUpdate()
        return super().eventFilter(watched, event)
