"""A hand that draws with the app's own tools: brush, shapes and fills, a little unsteady.

Each stroke goes smoothly through the points given; how far it strays from them, and how firmly the pen is pressed,
follows from a fixed seed. Coordinates are pixels of the sheet.
"""

from pathlib import Path

import numpy as np

from sketchpad.document.drawing import Brush, Drawing
from sketchpad.document.paint.shapes import Shape

INK = (24, 24, 28)
LINE = 4.5  # pixels wide where the pen is pressed firmly
DAB = 22.0
_A_STEP = 12  # points between two of those given

Point = tuple[float, float]
Colour = tuple[int, int, int] | str


class Hand:
    """Draws on a white sheet."""

    def __init__(self, seed: int, width: int = 512, height: int = 512) -> None:
        self.drawing = Drawing(width, height)
        self.width, self.height = width, height
        self._rng = np.random.default_rng(seed)

    def line(self, *points: Point, closed: bool = False, size: float = LINE, colour: Colour = INK) -> None:
        """Draw one stroke through the points, back to the first if closed: not quite, as hands do."""
        through = [*points, points[0], points[1]] if closed else list(points)
        places = _smooth(np.array(through, float))[: -_A_STEP + 3 if closed else None]
        places = places + self._drift(len(places), 0.22)
        press = np.interp(np.linspace(0, 1, len(places)), [0, 0.15, 0.8, 1], [0.35, 0.8, 0.75, 0.3])
        press = np.clip(press + np.cumsum(self._rng.normal(0, 0.02, len(places))), 0.2, 1)
        self._stroke(Brush(_rgb(colour), size), places, press)

    def oval(self, x: float, y: float, rx: float, ry: float) -> None:
        """Draw a line around (x, y)."""
        self.line(*_around(x, y, rx, ry), closed=True)

    def dab(self, colour: Colour, *points: Point, size: float = DAB) -> None:
        """Set a dab of colour, or a short stroke of it."""
        places = np.array([points[0], *points], float)
        self._stroke(Brush(_rgb(colour), size), places, np.full(len(places), 0.9))

    def brush(self, colour: Colour, *points: Point, size: float) -> None:
        """Paint one broad stroke through the points."""
        places = _smooth(np.array(points, float))
        self._stroke(Brush(_rgb(colour), size), places, np.full(len(places), 0.95))

    def area(self, colour: Colour, *points: Point, smooth: bool = True) -> None:
        """Fill what a lasso through the points surrounds; with `smooth` off its corners are sharp."""
        ring = np.array([*points, points[0]], float)
        if smooth:
            wrapped = np.vstack([ring[-2], ring, ring[1]])
            places = _smooth(wrapped, 6)[6:-6]
            places = places + self._drift(len(places), 0.3)
        else:
            places = ring
        brush = Brush(_rgb(colour), 1)
        self.drawing.begin_stroke(brush, *places[0], 1.0, Shape.LASSO)
        for x, y in places[1:]:
            self.drawing.continue_stroke(x, y)
        self.drawing.end_stroke()

    def disc(self, colour: Colour, x: float, y: float, rx: float, ry: float | None = None) -> None:
        """Fill an ellipse around (x, y)."""
        ry = rx if ry is None else ry
        self._shape(colour, Shape.ELLIPSE, (x - rx, y - ry), (x + rx, y + ry))

    def box(self, colour: Colour, left: float, top: float, right: float, bottom: float) -> None:
        """Fill a rectangle."""
        self._shape(colour, Shape.RECTANGLE, (left, top), (right, bottom))

    def fill(self, colour: Colour, x: int, y: int) -> None:
        """Fill the area of one colour around a pixel."""
        self.drawing.fill(x, y, _rgb(colour))

    def save(self, path: Path) -> None:
        """Write the sheet as PNG."""
        self.drawing.image.save(str(path))

    def _shape(self, colour: Colour, shape: Shape, start: Point, end: Point) -> None:
        self.drawing.begin_stroke(Brush(_rgb(colour), 1), *start, 1.0, shape)
        self.drawing.continue_stroke(*end)
        self.drawing.end_stroke()

    def _drift(self, count: int, much: float) -> np.ndarray:
        drift = np.cumsum(self._rng.normal(0, much, (count, 2)), axis=0)
        return drift - np.linspace(0, 1, count)[:, None] * drift[-1] * 0.8

    def _stroke(self, brush: Brush, places: np.ndarray, press: np.ndarray) -> None:
        self.drawing.begin_stroke(brush, *places[0], press[0])
        for (x, y), pressure in zip(places[1:], press[1:], strict=True):
            self.drawing.continue_stroke(x, y, float(pressure))
        self.drawing.end_stroke()


def _rgb(colour: Colour) -> tuple[int, int, int]:
    if isinstance(colour, str):
        return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
    return colour


def _around(x: float, y: float, rx: float, ry: float) -> list[Point]:
    turns = np.radians(np.arange(-60, 300, 40))
    return [(float(x + rx * np.cos(t)), float(y + ry * np.sin(t))) for t in turns]


def _smooth(points: np.ndarray, steps_between: int = _A_STEP) -> np.ndarray:
    """Return a Catmull-Rom spline through the points (N x 2)."""
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    steps = np.arange(steps_between)[:, None] / steps_between
    pieces = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        cubic = -a + 3 * b - 3 * c + d
        pieces.append(0.5 * (2 * b + (c - a) * steps + (2 * a - 5 * b + 4 * c - d) * steps**2 + cubic * steps**3))
    return np.vstack([*pieces, points[-1:]])
