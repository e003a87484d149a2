"""Smudging: the brush carries a patch of the layer along its stroke and mixes it into what it comes over.

The patch is laid down at each dab's place and takes up a little of what lay there. How much of it is left depends on
the way alone: events that come in densely smear no further than sparse ones.
"""

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect

from sketchpad.document.paint.strokes import Brush, PenPath, Point, between, cover_capsule, turn
from sketchpad.document.paint.symmetry import Symmetry
from sketchpad.document.pixels import Bytes, region
from sketchpad.document.raster.raster import Raster

_DABS = 12  # to a radius: with fewer the smear shows steps
_PULL = 6  # so often to a radius what is carried is mixed: the brush comes over what it has just laid down itself
_Floats = NDArray[np.float32]
_Dab = tuple[int, int, float, Point]  # column and row of the middle pixel; the way from the last one; the brush


class SmudgePainter:
    """Smears the active layer of a raster; every method returns the rectangle that changed.

    The brush's opacity is the strength: at 0 nothing is carried, at 0.5 some three diameters far, at 1 without an end.
    `selection` is HxW, 1 where painting is allowed; None: everywhere. A label map is left as it is.
    """

    def __init__(self, raster: Raster, brush: Brush, symmetry: Symmetry, selection: Bytes | None) -> None:
        self._raster, self._brush, self._symmetry, self._selection = raster, brush, symmetry, selection
        self._sheet = raster.rect
        self._angles = symmetry.turns
        self._hands: list[list[_Hand]] = []  # for each turn, and then for each mirror of it
        self._path = PenPath(brush)
        self._lasts: list[Point] = []  # where the last dab was, for each turn

    def begin(self, x: float, y: float, pressure: float) -> QRect:
        """Put the brush down: it takes up what lies there."""
        down = self._path.begin(x, y, pressure)
        side = 2 * math.ceil(self._brush.size / 2) + 1
        mirrors = (1 + self._symmetry.across) * (1 + self._symmetry.down)
        self._hands = [[_Hand(side, self._selection) for _ in range(mirrors)] for _ in self._angles]
        self._lasts = [turn(down, angle, self._sheet.size()) for angle in self._angles]
        for hands, last in zip(self._hands, self._lasts, strict=True):
            self._smear(hands, [(math.floor(last.x), math.floor(last.y), 0.0, last)])
        return QRect()

    def move(self, x: float, y: float, pressure: float, _constrained: bool = False) -> QRect:
        """Smear on to half way between the last event and this one, on the curve that a stroke would take."""
        return self._follow(self._path.move(x, y, pressure))

    def finish(self) -> QRect:
        """Smear the last half of the way, to where the pen left."""
        return self._follow(self._path.finish())

    def _follow(self, line: list[Point]) -> QRect:
        if self._brush.hard_edged:
            return QRect()
        changed = QRect()
        for number, angle in enumerate(self._angles):
            dabs: list[_Dab] = []
            for point in line:
                to = turn(point, angle, self._sheet.size())
                dabs += _dabs(self._lasts[number], to)
                if dabs:
                    self._lasts[number] = dabs[-1][-1]
            if dabs:
                changed = changed.united(self._smear(self._hands[number], dabs))
        return changed

    def _smear(self, hands: list["_Hand"], dabs: list[_Dab]) -> QRect:
        """Let a hand and those that mirror it do the same."""
        width, height = self._sheet.width(), self._sheet.height()
        ways = [dabs]
        if self._symmetry.across:
            ways += [[(width - 1 - x, y, way, point) for x, y, way, point in dabs] for dabs in ways]
        if self._symmetry.down:
            ways += [[(x, height - 1 - y, way, point) for x, y, way, point in dabs] for dabs in ways]
        changed = QRect()
        for hand, way in zip(hands, ways, strict=True):
            rect = QRect()
            for x, y, _, _ in way:
                rect = rect.united(hand.place(x, y).intersected(self._sheet))
            if rect.isEmpty():
                continue
            with self._raster.painting(rect) as pixels:
                for dab in way:
                    hand.press(pixels, rect, dab)
            changed = changed.united(rect)
        return changed


class _Hand:
    """What is carried along one stroke, side x side pixels."""

    def __init__(self, side: int, selection: Bytes | None) -> None:
        self._side, self._selection = side, selection
        self._carried: _Floats | None = None
        self._shape: tuple[float, float] | None = None  # radius and softness that the mask is for
        self._mask: _Floats = np.zeros((side, side, 1), np.float32)  # 0 to 1

    def place(self, x: int, y: int) -> QRect:
        """Return where a dab lies whose middle is the pixel (x, y)."""
        half = self._side // 2
        return QRect(x - half, y - half, self._side, self._side)

    def press(self, pixels: Bytes, rect: QRect, dab: _Dab) -> None:
        """Lay down what is carried, and take up something of what lay there; `pixels` are those of `rect`.

        Beyond the edge of the sheet there lies what lies at the edge.
        """
        x, y, way, point = dab
        patch = self.place(x, y)
        inside = patch.intersected(rect)
        if inside.isEmpty():
            return
        if inside == patch:
            under = region(pixels, patch.translated(-rect.topLeft())).astype(np.float32)
        else:
            rows = np.clip(np.arange(patch.top(), patch.top() + self._side), inside.top(), inside.bottom())
            columns = np.clip(np.arange(patch.left(), patch.left() + self._side), inside.left(), inside.right())
            under = pixels[(rows - rect.top())[:, None], columns - rect.left()].astype(np.float32)
        if self._carried is None:
            self._carried = under
            return
        share = np.float32(point.opacity ** (_PULL * way / point.radius))
        carried = self._carried
        carried -= under
        carried *= share  # what is carried now differs so far from what lies here
        mixed = self._mask_of(point) * carried
        mixed += under
        carried += under
        mixed += np.float32(0.5)
        made = region(mixed.astype(np.uint8), inside.translated(-patch.topLeft()))
        target = region(pixels, inside.translated(-rect.topLeft()))
        if self._selection is None:
            target[:] = made
        else:
            allowed = region(self._selection, inside) > 0
            target[allowed] = made[allowed]

    def _mask_of(self, point: Point) -> _Floats:
        shape = (point.radius, point.softness)
        if shape != self._shape:
            coverage = np.zeros((self._side, self._side), np.uint8)
            middle = point._replace(x=self._side / 2, y=self._side / 2, opacity=1.0)
            cover_capsule(coverage, middle, middle, hard_edged=False)
            self._mask, self._shape = coverage[..., None] * np.float32(1 / 255), shape
        return self._mask


def _dabs(last: Point, to: Point) -> list[_Dab]:
    """Return the dabs between the last one and a place: evenly spaced, and none before there is room for one."""
    length = math.hypot(to.x - last.x, to.y - last.y)
    step = max(1.0, to.radius / _DABS)
    dabs = []
    for number in range(1, int(length / step) + 1):
        point = between(last, to, number * step / length)
        dabs.append((math.floor(point.x), math.floor(point.y), step, point))
    return dabs
