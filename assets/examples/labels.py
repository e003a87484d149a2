"""Example label maps: building fronts for Facades, views from above for Aerial. Every pixel is a class's own colour.

Coordinates are on a sheet of 512, unless a map says otherwise.
"""

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

SIDE = 512
Colour = tuple[int, int, int]
# The classes and colours of CMP facades (Tylecek and Sara 2013) ...
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
# ... and of the aerial images of Humans in the Loop.
LAND = {
    "land": (132, 41, 246),
    "water": (226, 169, 41),
    "building": (60, 16, 152),
    "vegetation": (254, 221, 58),
    "road": (110, 193, 228),
}


class LabelMap:
    """A sheet of one class with areas of others on it; later ones lie over earlier ones."""

    def __init__(self, palette: dict[str, Colour], ground: str, side: int = SIDE) -> None:
        self._palette = palette
        self._pixels: NDArray[np.uint8] = np.full((side, side, 3), palette[ground], np.uint8)

    def box(self, name: str, left: int, top: int, width: int, height: int) -> None:
        """Fill a rectangle with a class."""
        self._pixels[max(top, 0) : top + height, max(left, 0) : left + width] = self._palette[name]

    def row(self, name: str, lefts: range, top: int, width: int, height: int) -> None:
        """Fill a rectangle at each of the left edges."""
        for left in lefts:
            self.box(name, left, top, width, height)

    def road(self, *points: tuple[int, int], width: int = 26) -> None:
        """Draw a road through the points."""
        cv2.polylines(self._pixels, [np.array(points, np.int32)], False, self._palette["road"], width)

    def area(self, name: str, *points: tuple[int, int]) -> None:
        """Fill a polygon with a class."""
        cv2.fillPoly(self._pixels, [np.array(points, np.int32)], self._palette[name])

    def spot(self, name: str, x: int, y: int, radius: int) -> None:
        """Fill a circle with a class."""
        cv2.circle(self._pixels, (x, y), radius, self._palette[name], -1)

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


def harbour() -> LabelMap:
    """A coast with a pier, a road along it, and houses in gardens."""
    view = LabelMap(LAND, "land")
    view.area("water", (0, 0), (210, 0), (180, 110), (232, 210), (176, 330), (214, 420), (150, 512), (0, 512))
    view.area("land", (120, 250), (236, 246), (236, 274), (120, 276))
    for x, y, radius in ((300, 90, 44), (430, 70, 52), (468, 300, 46), (310, 420, 50), (270, 300, 26), (420, 456, 40)):
        view.spot("vegetation", x, y, radius)
    view.road((262, 0), (244, 110), (290, 210), (236, 330), (268, 430), (230, 512))
    view.road((290, 210), (400, 196), (512, 216), width=20)
    view.road((380, 200), (372, 360), (396, 512), width=18)
    for left, top in ((300, 122), (396, 118), (444, 128), (310, 236), (408, 236), (296, 330), (412, 350), (456, 388)):
        view.box("building", left, top, 48, 38)
    view.box("building", 284, 480, 70, 32)
    return view


def oasis() -> LabelMap:
    """A lake among trees, a crossroads and a row of houses in the sand."""
    view = LabelMap(LAND, "land")
    view.area("vegetation", (40, 60), (190, 20), (270, 90), (262, 210), (150, 262), (44, 210))
    view.area("water", (90, 100), (170, 70), (222, 120), (204, 188), (130, 204), (80, 160))
    view.road((0, 310), (180, 296), (330, 306), (512, 280), width=28)
    view.road((340, 0), (330, 180), (340, 306), (372, 512), width=24)
    for left in range(30, 300, 66):
        view.box("building", left, 344, 46, 44)
        view.box("building", left, 424, 46, 40)
        view.spot("vegetation", left + 56, 406, 12)
    for left, top in ((380, 40), (446, 40), (380, 110), (446, 110), (384, 190), (450, 196), (410, 350), (420, 430)):
        view.box("building", left, top, 44, 42)
    view.spot("vegetation", 476, 380, 24)
    return view
