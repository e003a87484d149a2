"""Example label maps: building fronts for Facades. Every pixel is a class's own colour.

Coordinates are on a sheet of 512.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

SIDE = 512
Colour = tuple[int, int, int]
# The classes and colours of CMP facades (Tylecek and Sara 2013).
FRONT = {
    "background": (0, 0, 222),
    "facade": (0, 48, 255),
    "window": (2, 128, 254),
    "door": (1, 207, 255),
    "cornice": (34, 254, 225),
    "sill": (112, 254, 144),
    "balcony": (192, 254, 63),
    "blind": (253, 240, 6),
    "deco": (254, 159, 3),
    "molding": (253, 80, 1),
    "pillar": (246, 3, 5),
    "shop": (174, 0, 2),
}


class LabelMap:
    """A sheet of one class with areas of others on it; later ones lie over earlier ones."""

    def __init__(self, palette: dict[str, Colour], ground: str) -> None:
        self._palette = palette
        self._pixels: NDArray[np.uint8] = np.full((SIDE, SIDE, 3), palette[ground], np.uint8)

    def box(self, name: str, left: int, top: int, width: int, height: int) -> None:
        """Fill a rectangle with a class."""
        self._pixels[max(top, 0) : top + height, max(left, 0) : left + width] = self._palette[name]

    def row(self, name: str, lefts: range, top: int, width: int, height: int) -> None:
        """Fill a rectangle at each of the left edges."""
        for left in lefts:
            self.box(name, left, top, width, height)

    def save(self, path: Path) -> None:
        """Write the sheet as PNG."""
        Image.fromarray(self._pixels).save(path, optimize=True)


def town_house() -> LabelMap:
    """Three floors over two shops, with a balcony in the middle."""
    front = LabelMap(FRONT, "background")
    front.box("facade", 24, 40, 464, 472)
    front.box("molding", 12, 28, 488, 26)
    front.row("deco", range(44, 480, 62), 56, 22, 16)
    for top in (86, 196, 306):
        front.row("cornice", range(62, 460, 112), top, 64, 10)
        front.row("window", range(68, 460, 112), top + 10, 52, 72)
        front.row("sill", range(62, 460, 112), top + 82, 64, 8)
    for left in (58, 170, 282, 394):
        front.box("blind", left - 6, 206, 14, 72)
        front.box("blind", left + 64, 206, 14, 72)
    front.box("balcony", 158, 256, 200, 28)
    front.box("molding", 24, 402, 464, 12)
    front.box("shop", 44, 422, 164, 90)
    front.box("shop", 304, 422, 164, 90)
    front.box("door", 228, 420, 56, 92)
    return front


def terrace() -> LabelMap:
    """Two narrow houses of different height, side by side."""
    front = LabelMap(FRONT, "background")
    front.box("facade", 0, 120, 250, 392)
    front.box("facade", 250, 60, 262, 452)
    front.box("molding", 0, 108, 250, 20)
    front.box("molding", 250, 48, 262, 20)
    for top in (160, 276):
        front.row("window", range(36, 240, 108), top, 62, 84)
        front.row("sill", range(30, 240, 108), top + 84, 74, 8)
        front.row("balcony", range(30, 240, 108), top + 60, 74, 22)
    for top in (92, 196, 300):
        front.row("cornice", range(276, 500, 78), top, 58, 10)
        front.row("window", range(282, 500, 78), top + 10, 46, 70)
    front.row("deco", range(266, 500, 78), 396, 34, 14)
    front.box("door", 40, 404, 62, 108)
    front.box("window", 140, 404, 78, 62)
    front.row("window", range(282, 400, 90), 424, 60, 60)
    front.box("door", 440, 412, 52, 100)
    return front
