"""A stroke under way: its mask, in every place where symmetry repeats it, blended over what was there before."""

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from sketchpad.document.paint.shapes import Shape, ShapeMask
from sketchpad.document.paint.strokes import Brush, StrokeMask
from sketchpad.document.paint.symmetry import Symmetry
from sketchpad.document.pixels import RGB, Bytes, readable, region
from sketchpad.document.raster.raster import Raster


class StrokePainter:
    """Paints on the active layer of a raster; every method returns the rectangle that changed.

    With a `shape` the stroke is that shape. `selection` is HxW, 1 where painting is allowed; None: everywhere.
    """

    def __init__(
        self, raster: Raster, brush: Brush, shape: Shape | None, symmetry: Symmetry, selection: Bytes | None
    ) -> None:
        self._raster = raster
        self._brush = brush
        self._symmetry = symmetry
        self._selection = selection
        self._width, self._height = raster.rect.width(), raster.rect.height()
        self._mask = (
            ShapeMask(self._width, self._height, brush, shape, symmetry.turns)
            if shape is not None
            else StrokeMask(self._width, self._height, brush, symmetry.turns)
        )
        self._before = QImage(raster.active_image)
        self._painted: Bytes = np.zeros((self._height, self._width), np.uint8)  # how far the stroke as shown covers

    def begin(self, x: float, y: float, pressure: float) -> QRect:
        """Put the brush down."""
        return self._paint(self._mask.begin(x, y, pressure))

    def move(self, x: float, y: float, pressure: float, constrained: bool) -> QRect:
        """Draw on to a place; `constrained` keeps a shape even and a line in steps of 45 degrees."""
        return self._paint(self._mask.move(x, y, pressure, constrained))

    def finish(self) -> QRect:
        """Lift the brush."""
        return self._paint(self._mask.finish())

    @property
    def corners(self) -> list[tuple[float, float]]:
        """Where the shape that is being drawn goes through; empty without one."""
        return self._mask.corners if isinstance(self._mask, ShapeMask) else []

    def add_corner(self) -> None:
        """Let the polygon go on from the place it is at."""
        if isinstance(self._mask, ShapeMask):
            self._mask.add_corner()

    def drop_corner(self) -> QRect:
        """Take the place it is at out of the polygon."""
        return self._paint(self._mask.drop_corner()) if isinstance(self._mask, ShapeMask) else QRect()

    def _paint(self, rects: list[QRect]) -> QRect:
        """Lay the brush's colour over what was there before the stroke, as the mask says, in every place of it."""
        sides = self._symmetry.sides(self._mask.coverage)
        colour = np.full(4, 255, np.uint16)
        colour[list(RGB)] = self._brush.colour
        if self._brush.erases and self._raster.active > 0:
            colour[:] = 0
        changed = QRect()
        everywhere = (each for rect in rects for each in self._symmetry.images(rect, self._width, self._height))
        for rect in everywhere:
            if rect.isEmpty():
                continue
            cover = np.maximum.reduce([region(side, rect) for side in sides])
            if self._selection is not None:
                cover *= region(self._selection, rect)
            # Under a big brush most has been covered before: only what is new has to be mixed.
            painted = region(self._painted, rect)
            new = cover != painted
            share = cover[new].astype(np.uint16)[:, None]
            if not share.size:
                continue
            painted[new] = cover[new]
            ground = region(readable(self._before), rect)[new].astype(np.uint16)
            mixed = ground * (255 - share) + colour * share + 128
            mixed = (mixed + (mixed >> 8)) >> 8  # divided by 255, and rounded
            with self._raster.painting(rect) as pixels:
                pixels[new] = mixed
            changed = changed.united(rect)
        return changed
