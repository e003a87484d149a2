"""A pen that draws by itself as a hand does (minimum-jerk movement), with pauses between its strokes."""

import math
from enum import Enum

EVENT_MS = 8  # a pen sends about 125 events a second
_EVENTS_A_STROKE = 100
_PAUSE = 30  # events' time between two strokes, in which the hand moves on
_LENGTH = 0.45  # of a stroke, as a share of the sheet's side
_BEND = 1.9  # radians that a stroke turns by
_GOLDEN = math.pi * (3 - math.sqrt(5))  # from one stroke's place to the next: never twice the same


class Move(Enum):
    """What the pen does."""

    PRESS = "press"
    DRAW = "draw"
    LIFT = "lift"  # at the end of a stroke, where it drew last
    HOVER = "hover"


class ScriptedPen:
    """Tells move after move; each takes EVENT_MS."""

    def __init__(self, events: int) -> None:
        """`events` are those that draw; pauses come besides."""
        self._left = events
        self._stroke = 0
        self._at = 0  # in the stroke and the pause after it

    @property
    def is_done(self) -> bool:
        """Whether all has been drawn."""
        return self._left <= 0

    @property
    def is_between_strokes(self) -> bool:
        """Whether the pen is up."""
        return self._at == 0 or self._at >= _EVENTS_A_STROKE

    def next(self) -> tuple[Move, float, float]:
        """Return the next move and its place, as shares of the sheet's width and height."""
        at = self._at
        self._at = (self._at + 1) % (_EVENTS_A_STROKE + _PAUSE)
        if at >= _EVENTS_A_STROKE:
            if self._at == 0:
                self._stroke += 1
            return Move.HOVER, 0.5, 0.5
        self._left -= 1
        x, y = self._point_at(at / (_EVENTS_A_STROKE - 1))
        last = at == _EVENTS_A_STROKE - 1 or self._left <= 0
        return Move.PRESS if at == 0 else Move.LIFT if last else Move.DRAW, x, y

    def _point_at(self, time: float) -> tuple[float, float]:
        """Return where the pen is in a stroke, `time` from 0 to 1: an arc around its own middle."""
        travelled = time**3 * (10 - 15 * time + 6 * time**2)
        angle = self._stroke * _GOLDEN
        middle = 0.5 + 0.2 * math.cos(angle), 0.5 + 0.2 * math.sin(angle)
        radius = _LENGTH / _BEND
        turn = angle + _BEND * (travelled - 0.5)
        return middle[0] + radius * math.cos(turn), middle[1] + radius * math.sin(turn)
