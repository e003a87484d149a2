"""The shape of a stroke: a smooth line of varying width as a mask of coverage.

Each piece of the line is drawn once into a mask, and pieces are joined by the larger coverage. Paint that is laid
over itself piece by piece would count its soft edge as often as events came in, and turn it jagged.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QSize

from sketchpad.settings import Paint

NO_TURN = (0.0,)  # radians

_FLATNESS = 0.1  # pixels between a curve and the chords that are drawn for it
_OPAQUE = Paint()
_NOWHERE = 1e-6  # square pixels; a way shorter than that has no direction


class Point(NamedTuple):
    """A place of a stroke, and what the brush is like there."""

    x: float  # pixels
    y: float
    radius: float
    opacity: float = 1.0  # 0 to 1: the most that is covered
    softness: float = 0.0  # 0 to 1: the share of the radius over which coverage grows from the rim inwards


@dataclass(frozen=True)
class Response:
    """How pressure becomes width: `thinnest` is the share of the brush's size at no pressure (1: pressure is ignored).

    `curve` is the exponent of the pressure: under 1 a light hand gets wide lines early, over 1 late.
    """

    thinnest: float = 0.35
    curve: float = 1.0

    def share(self, pressure: float) -> float:
        """Return the share of the brush's size at a pressure of 0 to 1."""
        return self.thinnest + (1 - self.thinnest) * self.firmness(pressure)

    def firmness(self, pressure: float) -> float:
        """Return how firm a pressure of 0 to 1 counts as, 0 to 1."""
        return float(min(max(pressure, 0.0), 1.0) ** self.curve)


@dataclass(frozen=True)
class Brush:
    """What paints: a colour, a diameter in pixels, and whether every pixel is painted fully or not at all."""

    colour: tuple[int, int, int]
    size: float
    hard_edged: bool = False  # then the paint is opaque and crisp, whatever it is said to be
    response: Response = Response()
    paint: Paint = _OPAQUE
    erases: bool = False  # then a layer with transparency loses its paint instead
    smudges: bool = False  # then the layer's own colours are smeared, as far as the paint's opacity says

    def radius(self, pressure: float) -> float:
        """Return half the width at a pressure of 0 to 1."""
        return max(min(max(self.size, 1.0), 200.0) * self.response.share(pressure), 1.0) / 2

    @property
    def opacity(self) -> float:
        """The most that is covered, 0 to 1."""
        return 1.0 if self.hard_edged else self.paint.opacity

    def point(self, x: float, y: float, pressure: float) -> Point:
        """Return the place of a stroke where the pen has a pressure of 0 to 1."""
        if self.hard_edged:
            return Point(x, y, self.radius(pressure))
        paint, firmness = self.paint, self.response.firmness(pressure)
        opacity = paint.opacity * (firmness if paint.opacity_by_pressure else 1.0)
        softness = paint.softness * (1 - firmness if paint.softness_by_pressure else 1.0)
        return Point(x, y, self.radius(pressure), opacity, softness)


class PenPath:
    """The line that a pen draws: a quadratic curve from half way to half way between its events.

    It is smooth at its ends, and straight where the pen went straight.
    """

    def __init__(self, brush: Brush) -> None:
        self._brush = brush
        self._pen: Point | None = None  # where the last event was
        self._end: Point | None = None  # where the line that is drawn ends: half way to the pen

    def begin(self, x: float, y: float, pressure: float) -> Point:
        """Put the pen down; returns where."""
        self._pen = self._end = self._brush.point(x, y, pressure)
        return self._pen

    def move(self, x: float, y: float, pressure: float) -> list[Point]:
        """Return the line on to half way between the last event, the curve's control point, and this one."""
        assert self._pen is not None
        assert self._end is not None
        pen = self._brush.point(x, y, pressure)
        line = curve_towards(self._end, self._pen, pen)
        self._pen, self._end = pen, line[-1]
        return line

    def finish(self) -> list[Point]:
        """Return the last half of the line, to where the pen left; none if it is there already."""
        assert self._pen is not None
        assert self._end is not None
        return [self._end, self._pen] if self._end != self._pen else []


class StrokeMask:
    """The coverage of a stroke while it grows, over a drawing of width x height pixels.

    `turns` are the angles, in radians around the sheet's middle, at which it is drawn. Every method returns the
    rectangles that may have changed, one for each.
    """

    def __init__(self, width: int, height: int, brush: Brush, turns: Sequence[float] = NO_TURN) -> None:
        self.coverage: NDArray[np.uint8] = np.zeros((height, width), np.uint8)
        self._size = QSize(width, height)
        self._brush = brush
        self._turns = turns
        self._path = PenPath(brush)

    def begin(self, x: float, y: float, pressure: float) -> list[QRect]:
        """Put the brush down: a dot."""
        return self._add([self._path.begin(x, y, pressure)])

    def move(self, x: float, y: float, pressure: float, _constrained: bool = False) -> list[QRect]:
        """Draw on to half way between the last event and this one."""
        return self._add(self._path.move(x, y, pressure))

    def finish(self) -> list[QRect]:
        """Draw the last half of the way, to where the pen left."""
        line = self._path.finish()
        return self._add(line) if line else []

    def _add(self, line: list[Point]) -> list[QRect]:
        found = []
        for angle in self._turns:
            bounds = QRect()
            turned = [turn(point, angle, self._size) for point in line]
            for first, second in zip(turned, turned[1:] or turned, strict=False):
                bounds = bounds.united(cover_capsule(self.coverage, first, second, self._brush.hard_edged))
            found.append(bounds)
        return found


def turn(point: Point, angle: float, sheet: QSize) -> Point:
    """Return a point turned around the middle of a sheet, clockwise by an angle in radians."""
    if not angle:
        return point
    middle_x, middle_y = sheet.width() / 2, sheet.height() / 2
    x, y, cos, sin = point.x - middle_x, point.y - middle_y, math.cos(angle), math.sin(angle)
    return point._replace(x=x * cos - y * sin + middle_x, y=x * sin + y * cos + middle_y)


def cover_capsule(coverage: NDArray[np.uint8], first: Point, second: Point, hard_edged: bool) -> QRect:
    """Cover the hull of two circles, by the distance of each pixel's middle from its rim; returns where that is.

    Coverage that is there already stays where it is larger.
    """
    (x0, y0, r0, *_), (x1, y1, r1, *_) = first, second
    # Half a pixel more on each side for the soft edge.
    left, top = math.floor(min(x0 - r0, x1 - r1) - 0.5), math.floor(min(y0 - r0, y1 - r1) - 0.5)
    right, bottom = math.ceil(max(x0 + r0, x1 + r1) + 0.5), math.ceil(max(y0 + r0, y1 + r1) + 0.5)
    bounds = QRect(0, 0, coverage.shape[1], coverage.shape[0])
    rect = QRect(left, top, right - left, bottom - top).intersected(bounds)
    if rect.isEmpty():
        return QRect()
    x = np.arange(rect.left(), rect.left() + rect.width(), dtype=np.float32) + (0.5 - x0)
    y = (np.arange(rect.top(), rect.top() + rect.height(), dtype=np.float32) + (0.5 - y0))[:, None]
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy
    # Where along the piece each pixel is nearest, from 0 to 1.
    along = np.clip((x * dx + y * dy) / length, 0.0, 1.0) if length > _NOWHERE else np.float32(r1 > r0)
    across, down = x - along * dx, y - along * dy
    inside = r0 + along * (r1 - r0) - np.sqrt(across * across + down * down)  # np.hypot takes three times as long
    cover = (inside >= 0) * 255.0 if hard_edged else _covered(inside, along, first, second)
    part = coverage[rect.top() : rect.top() + rect.height(), rect.left() : rect.left() + rect.width()]
    np.maximum(part, cover.astype(np.uint8), out=part)
    return rect


def _covered(
    inside: NDArray[np.floating], along: NDArray[np.floating] | np.float32, first: Point, second: Point
) -> NDArray[np.floating]:
    """Return how far pixels are covered, 0 to 255, that lie so many pixels inside the rim, and so far along."""

    def at(start: float, end: float) -> NDArray[np.floating] | float:
        return np.asarray(start + along * np.float32(end - start)) if start != end else start

    if first.softness or second.softness:
        # Over half a pixel at least, which smooths the rim, and the whole radius at most.
        width = 1 + at(first.softness * first.radius, second.softness * second.radius)
        rise = np.clip((inside + 0.5) / width, 0.0, 1.0)
        cover = rise * rise * (3 - 2 * rise)  # without a crease where it ends
    else:
        cover = np.clip(inside + 0.5, 0.0, 1.0)
    opacity = at(255 * first.opacity, 255 * second.opacity)
    return np.asarray(cover * opacity)


def curve_towards(end: Point, pen: Point, to: Point) -> list[Point]:
    """Return the line from where a stroke ends to half way between the last event and this one."""
    return _curve(end, pen, between(pen, to, 0.5))


def between(first: Point, second: Point, share: float) -> Point:
    """Return the place, and the brush there, at a share of the way."""
    return Point(*(a + (b - a) * share for a, b in zip(first, second, strict=True)))


def _curve(start: Point, control: Point, end: Point) -> list[Point]:
    """Return points on the quadratic Bezier curve, near enough to each other that chords look round."""
    bend = math.hypot(start[0] - 2 * control[0] + end[0], start[1] - 2 * control[1] + end[1])
    # A chord of one of n pieces is bend / (4 n^2) away from the curve at most.
    count = min(64, max(1, math.ceil(math.sqrt(bend / (4 * _FLATNESS)))))
    shares = [i / count for i in range(count + 1)]
    return [between(between(start, control, t), between(control, end, t), t) for t in shares]
