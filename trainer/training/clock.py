"""The time of a training session."""

import contextlib
import math
import time
from collections.abc import Iterator

_QUIET = 0.1  # seconds between two step events at least


class Clock:
    """The time of one session, without pauses: for the pace, for how often steps are told, and for --minutes."""

    def __init__(self, first: int, minutes: float | None) -> None:
        self.first = first  # the step that the session, or what of it counts, begins at
        self._limit = math.inf if minutes is None else minutes * 60
        self._began = self._paced_from = time.monotonic()
        self._told = -math.inf

    @contextlib.contextmanager
    def standing(self) -> Iterator[None]:
        """Leave out what time passes in here."""
        before = time.monotonic()
        try:
            yield
        finally:
            passed = time.monotonic() - before
            self._began += passed
            self._paced_from += passed

    def restart(self, first: int) -> None:
        """Begin anew at a step, but for the limit."""
        self.first, self._paced_from, self._told = first, time.monotonic(), -math.inf

    @property
    def seconds(self) -> float:
        """How long the session has lasted."""
        return time.monotonic() - self._began

    def over(self) -> bool:
        """Whether the session has lasted as long as it may."""
        return time.monotonic() - self._began >= self._limit

    def pace(self, step: int) -> float:
        """Return steps a second, up to `step`."""
        return (step - self.first) / max(time.monotonic() - self._paced_from, 1e-9)

    def speaks(self, last: bool) -> bool:
        """Whether it is time to tell a step again; the last one is always told."""
        now = time.monotonic()
        if last or now - self._told >= _QUIET:
            self._told = now
            return True
        return False
