"""Example drawings of lines with dabs of colour, for Ink: drawn with the app's own brush, by an unsteady hand.

Coordinates are on a sheet of 512. Each stroke goes smoothly through the points given; how far it strays from them, and
how firmly the pen is pressed, follows from a fixed seed.
"""

from pathlib import Path

import numpy as np

from sketchpad.document.drawing import Brush, Drawing

INK = (24, 24, 28)
LINE = 4.5  # pixels wide where the pen is pressed firmly
DAB = 22.0
_A_STEP = 12  # points between two of those given

Point = tuple[float, float]
Colour = tuple[int, int, int]


class Hand:
    """Draws on a white sheet."""

    def __init__(self, seed: int) -> None:
        self.drawing = Drawing()
        self._rng = np.random.default_rng(seed)

    def line(self, *points: Point, closed: bool = False) -> None:
        """Draw one stroke through the points, back to the first if closed: not quite, as hands do."""
        through = [*points, points[0], points[1]] if closed else list(points)
        places = _smooth(np.array(through, float))[: -_A_STEP + 3 if closed else None]
        drift = np.cumsum(self._rng.normal(0, 0.22, places.shape), axis=0)
        drift -= np.linspace(0, 1, len(places))[:, None] * drift[-1] * 0.8
        press = np.interp(np.linspace(0, 1, len(places)), [0, 0.15, 0.8, 1], [0.35, 0.8, 0.75, 0.3])
        press = np.clip(press + np.cumsum(self._rng.normal(0, 0.02, len(places))), 0.2, 1)
        self._stroke(Brush(INK, LINE), places + drift, press)

    def oval(self, x: float, y: float, rx: float, ry: float) -> None:
        """Draw around (x, y)."""
        turns = np.radians(np.arange(-60, 300, 40))
        self.line(*((x + rx * np.cos(t), y + ry * np.sin(t)) for t in turns), closed=True)

    def dab(self, colour: Colour, *points: Point, size: float = DAB) -> None:
        """Set a dab of colour, or a short stroke of it."""
        places = np.array([points[0], *points], float)
        self._stroke(Brush(colour, size), places, np.full(len(places), 0.9))

    def _stroke(self, brush: Brush, places: np.ndarray, press: np.ndarray) -> None:
        self.drawing.begin_stroke(brush, *places[0], press[0])
        for (x, y), pressure in zip(places[1:], press[1:], strict=True):
            self.drawing.continue_stroke(x, y, float(pressure))
        self.drawing.end_stroke()

    def save(self, path: Path) -> None:
        """Write the sheet as PNG."""
        self.drawing.image.save(str(path))


def _smooth(points: np.ndarray) -> np.ndarray:
    """Return a Catmull-Rom spline through the points (N x 2)."""
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    steps = np.arange(_A_STEP)[:, None] / _A_STEP
    pieces = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        cubic = -a + 3 * b - 3 * c + d
        pieces.append(0.5 * (2 * b + (c - a) * steps + (2 * a - 5 * b + 4 * c - d) * steps**2 + cubic * steps**3))
    return np.vstack([*pieces, points[-1:]])


def fish() -> Hand:
    """A round fish, orange with a blue tail."""
    hand = Hand(3)
    hand.line((92, 262), (130, 190), (220, 142), (318, 160), (376, 226), (392, 258))
    hand.line((92, 262), (128, 330), (214, 380), (312, 364), (372, 298), (392, 258))
    hand.line((388, 250), (430, 190), (466, 168), (456, 256), (468, 344), (428, 326), (388, 266))
    hand.line((208, 146), (236, 92), (296, 84), (330, 166))
    hand.line((232, 378), (250, 420), (290, 418), (300, 368))
    hand.line((212, 176), (236, 262), (206, 346))
    hand.oval(160, 230, 22, 24)
    hand.dab(INK, (164, 234), size=18)
    hand.line((96, 278), (122, 292), (140, 284))
    hand.line((268, 240), (304, 262), (270, 290))
    hand.dab((255, 130, 40), (300, 210), (336, 250), size=30)
    hand.dab((255, 178, 46), (180, 300), (190, 320))
    hand.dab((40, 130, 230), (430, 250), (440, 280))
    hand.dab((40, 130, 230), (272, 116), (290, 120))
    return hand


def cup() -> Hand:
    """A cup with a heart on it, on a saucer."""
    hand = Hand(8)
    hand.oval(234, 176, 138, 38)
    hand.line((96, 180), (104, 270), (128, 346), (176, 392), (236, 402), (298, 390), (344, 344), (364, 266), (372, 182))
    hand.line((368, 212), (420, 196), (450, 236), (430, 296), (354, 318))
    hand.line((366, 236), (402, 226), (420, 250), (404, 282), (362, 294))
    hand.line((140, 388), (72, 402), (70, 424), (150, 452), (240, 458), (330, 450), (402, 424), (398, 402), (330, 386))
    hand.line(
        (236, 340), (190, 296), (184, 262), (212, 250), (236, 274), (262, 250), (288, 264), (282, 298), (236, 340)
    )
    hand.line((168, 182), (230, 196), (310, 184))
    hand.dab((225, 60, 80), (236, 300), (226, 286))
    hand.dab((245, 214, 160), (150, 300), (140, 270))
    hand.dab((245, 214, 160), (326, 300), (420, 212), size=16)
    hand.dab((120, 72, 44), (220, 178), (260, 180), size=18)
    hand.dab((90, 160, 210), (200, 430), (270, 432), size=18)
    return hand
