"""Plays through the values of a slider (animation), from the first to the last, and again."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QSlider

ALL_MS = 6000  # that all values take together
QUICKEST_MS, SLOWEST_MS = 100, 500  # of one
REST_MS = 1500  # at the last


class Playback(QObject):
    """Whoever moves the slider meanwhile stops it."""

    changed = Signal(bool)  # whether it plays

    def __init__(self, slider: QSlider) -> None:
        super().__init__(slider)
        self._slider = slider
        self._steps = False  # the slider is just moved from here
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._step)
        slider.sliderPressed.connect(self.stop)
        slider.valueChanged.connect(self._follow)

    @property
    def playing(self) -> bool:
        """Whether it plays."""
        return self._timer.isActive()

    def toggle(self) -> None:
        """Play, from the beginning if the slider is at its end, or stop."""
        if self.playing:
            self.stop()
        elif self._slider.maximum() > self._slider.minimum():
            self._step()
            self.changed.emit(True)

    def stop(self) -> None:
        """Stay where it is."""
        if self.playing:
            self._timer.stop()
            self.changed.emit(False)

    def _step(self) -> None:
        slider = self._slider
        at_end = slider.value() >= slider.maximum()
        self._steps = True
        slider.setValue(slider.minimum() if at_end else slider.value() + 1)
        self._steps = False
        pace = ALL_MS // max(1, slider.maximum() - slider.minimum())
        rests = slider.value() >= slider.maximum()
        self._timer.start(REST_MS if rests else min(SLOWEST_MS, max(QUICKEST_MS, pace)))

    def _follow(self) -> None:
        if not self._steps:
            self.stop()
