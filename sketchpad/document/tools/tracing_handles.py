"""The hand on the tracing image: dragged by its middle, scaled by its corners, turned by a knob over its upper edge."""

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF

from sketchpad.document.drawing import Drawing
from sketchpad.document.tracing import Tracing

_TURNS = 15.0  # degrees; constrained angles are multiples of it


class TracingHandles:
    """Changes the tracing image of a drawing. Coordinates are the sheet's pixels."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._pull: Callable[[float, float, bool], Tracing] | None = None  # while it is dragged
        self._before: Tracing | None = None

    @property
    def held(self) -> bool:
        """Whether it is being dragged."""
        return self._pull is not None

    def knob(self, distance: float) -> QPointF | None:
        """Return where the knob that turns it is, so many pixels over the middle of its upper edge."""
        tracing = self._drawing.tracing
        if tracing is None:
            return None
        left, right, *_ = tracing.corners()
        angle = math.radians(tracing.placement.angle)
        return (left + right) / 2 + QPointF(math.sin(angle), -math.cos(angle)) * distance

    def press(self, x: float, y: float, reach: float) -> None:
        """Take hold of the knob, of a corner, or of the image itself, whatever lies within reach of a place."""
        tracing = self._drawing.tracing
        if tracing is None or not tracing.placement.visible:
            return
        at, self._before = tracing.placement, tracing
        knob = self.knob(3 * reach)
        if knob is not None and math.dist(knob.toTuple(), (x, y)) <= reach:
            self._pull = lambda x, y, even: tracing.moved(angle=_angle(at.x, at.y, x, y, even))
        elif any(math.dist(corner.toTuple(), (x, y)) <= reach for corner in tracing.corners()):
            far = max(math.dist((at.x, at.y), (x, y)), 1.0)
            self._pull = lambda x, y, _even: tracing.moved(scale=at.scale * math.dist((at.x, at.y), (x, y)) / far)
        elif tracing.contains(x, y):
            self._pull = lambda to_x, to_y, even: tracing.moved(**_shift(at.x, at.y, to_x - x, to_y - y, even))

    def move(self, x: float, y: float, even: bool = False) -> None:
        """Drag on; `even` moves straight, and turns by even angles."""
        if self._pull is not None:
            self._drawing.tracing = self._pull(x, y, even)

    def release(self) -> None:
        """Let go."""
        if self._pull is not None:
            self._pull = None
            self._drawing.trace(self._drawing.tracing)

    def abandon(self) -> None:
        """It never was dragged."""
        if self._pull is not None:
            self._pull = None
            self._drawing.tracing = self._before


def _shift(x: float, y: float, across: float, down: float, even: bool) -> dict[str, float]:
    if even:
        across, down = (across, 0.0) if abs(across) >= abs(down) else (0.0, down)
    return {"x": x + across, "y": y + down}


def _angle(x: float, y: float, to_x: float, to_y: float, even: bool) -> float:
    """Return the angle, clockwise from upright, at which a place is seen from another."""
    angle = math.degrees(math.atan2(to_x - x, y - to_y))
    return (round(angle / _TURNS) * _TURNS if even else angle) % 360
