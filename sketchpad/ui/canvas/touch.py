"""Fingers on a sheet: one does what the sheet lets it do, two zoom, pan and turn the view."""

import math
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF
from PySide6.QtGui import QEventPoint, QTouchEvent

_STIRS = 6.0  # pixels a finger moves before it does anything: a second one may still come down
_GIVES_WAY_MS, _GIVES_WAY = 300, 48.0  # a second finger takes over from a stroke no older and no longer (pixels)
_TURNS_FROM = 10.0  # degrees that two fingers turn before the sheet turns with them


class Touchable(Protocol):
    """What fingers work on: a sheet. Places are in the widget's pixels."""

    def is_touchable(self) -> bool:
        """Return whether fingers may do anything now."""
        ...

    def finger_pressed(self, position: QPointF) -> None:
        """A single finger begins to draw."""
        ...

    def finger_moved(self, position: QPointF) -> None:
        """The finger that draws has moved."""
        ...

    def finger_lifted(self) -> None:
        """The finger that drew was lifted."""
        ...

    def finger_gave_way(self) -> None:
        """What the finger drew wasn't meant: a second one has come down, or a pen."""
        ...

    def pinch(self, before: QPointF, after: QPointF, factor: float, degrees: float) -> None:
        """Two fingers have moved their middle, spread by a factor and turned."""
        ...


class Touch:
    """One touch, from the first finger that comes down to the last that is lifted."""

    def __init__(self, sheet: Touchable) -> None:
        self._sheet = sheet
        self._since = QElapsedTimer()
        self._waiting: list[QPointF] = []  # where a finger was that has done nothing yet
        self._finger: int | None = None  # the one that does something
        self._travelled = 0.0  # pixels it has gone
        self._last = QPointF()
        self._pair: tuple[QPointF, QPointF] | None = None
        self._turned = 0.0  # degrees held back until they are meant
        self._turning = False
        self._over = False  # until all fingers are lifted

    @property
    def active(self) -> bool:
        """Whether a finger is on the sheet and counts."""
        return bool(self._waiting) or self._finger is not None or self._pair is not None

    def handle(self, event: QTouchEvent) -> None:
        """Take an event of the sheet."""
        if event.type() == QEvent.Type.TouchBegin:
            self._begin()
        if event.type() == QEvent.Type.TouchCancel or not self._sheet.is_touchable():
            self.give_way()
        if not self._over:
            down = [point for point in event.points() if point.state() != QEventPoint.State.Released]
            self._follow(down, event.points())
        if event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
            self._end()

    def give_way(self) -> None:
        """Something that counts more is at work, a pen: the fingers do nothing until all are lifted."""
        if self._finger is not None:
            self._sheet.finger_gave_way()
        self._end()
        self._over = True

    def _begin(self) -> None:
        self._end()
        self._over = self._turning = False
        self._turned = self._travelled = 0.0
        self._since.start()

    def _end(self) -> None:
        self._finger, self._pair = None, None
        self._waiting.clear()

    def _follow(self, down: Sequence[QEventPoint], points: Sequence[QEventPoint]) -> None:
        if self._pair is not None or len(down) > 1:
            self._follow_pair(down)
        elif self._finger is None:
            self._wait(points[0], lifted=not down)
        elif not down or down[0].id() != self._finger:
            self._sheet.finger_lifted()
            self._end()
            self._over = True
        else:
            self._draw_to(down[0].position())

    def _wait(self, point: QEventPoint, lifted: bool) -> None:
        """A single finger has come down, and may be the first of two."""
        self._waiting.append(point.position())
        stirred = math.dist(self._waiting[0].toTuple(), point.position().toTuple()) > _STIRS
        if stirred or lifted:
            first, *rest = self._waiting
            self._waiting.clear()
            self._finger, self._last = point.id(), first
            self._sheet.finger_pressed(first)
            for position in rest:
                self._draw_to(position)
        if lifted:
            self._sheet.finger_lifted()
            self._end()
            self._over = True

    def _draw_to(self, position: QPointF) -> None:
        self._travelled += math.dist(self._last.toTuple(), position.toTuple())
        self._last = position
        self._sheet.finger_moved(position)

    def _follow_pair(self, down: Sequence[QEventPoint]) -> None:
        if len(down) < 2:  # one of the two was lifted; the other has done its part
            self._end()
            self._over = True
            return
        if self._finger is not None:
            if self._since.elapsed() > _GIVES_WAY_MS or self._travelled > _GIVES_WAY:
                still = next((point for point in down if point.id() == self._finger), None)
                if still is not None:
                    self._draw_to(still.position())  # a long stroke isn't given up for a palm
                return
            self._sheet.finger_gave_way()
            self._finger = None
        self._waiting.clear()
        first, second = (point.position() for point in sorted(down, key=lambda point: point.id())[:2])
        if self._pair is not None:
            self._pinch(self._pair, (first, second))
        self._pair = (first, second)

    def _pinch(self, before: tuple[QPointF, QPointF], after: tuple[QPointF, QPointF]) -> None:
        gaps = [math.hypot(*(second - first).toTuple()) for first, second in (before, after)]
        angles = [math.degrees(math.atan2(*reversed((b - a).toTuple()))) for a, b in (before, after)]
        degrees = (angles[1] - angles[0] + 180) % 360 - 180
        if not self._turning:
            self._turned += degrees
            self._turning = abs(self._turned) > _TURNS_FROM
            degrees = 0.0
        middles = [(first + second) / 2 for first, second in (before, after)]
        factor = gaps[1] / gaps[0] if min(gaps) > 1 else 1.0
        self._sheet.pinch(middles[0], middles[1], factor, degrees)
