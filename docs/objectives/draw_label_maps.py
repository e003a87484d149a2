"""Draws three label maps of building fronts: `python docs/objectives/draw_label_maps.py` writes them beside this file.

They use the twelve classes and colours of CMP facades (Tylecek and Sara 2013), 256x256, every pixel one of them. They
are made up: no building of the data set stood model.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

SIDE = 256
HERE = Path(__file__).parent
PALETTE = {
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


class Front:
    """A sheet of background with boxes of classes on it; later boxes lie over earlier ones."""

    def __init__(self) -> None:
        self._pixels: NDArray[np.uint8] = np.full((SIDE, SIDE, 3), PALETTE["background"], np.uint8)

    def box(self, name: str, left: int, top: int, width: int, height: int) -> None:
        """Fill a rectangle with a class."""
        self._pixels[max(top, 0) : top + height, max(left, 0) : left + width] = PALETTE[name]

    def row(self, name: str, lefts: range, top: int, width: int, height: int) -> None:
        """Fill a rectangle at each of the left edges."""
        for left in lefts:
            self.box(name, left, top, width, height)

    def save(self, name: str) -> None:
        """Write the sheet as PNG."""
        Image.fromarray(self._pixels).save(HERE / name, optimize=True)


def balconies() -> Front:
    """Four floors, each with its balcony, over two shops and a door."""
    front = Front()
    front.box("facade", 10, 14, 236, 242)
    front.box("molding", 4, 8, 248, 16)
    front.row("pillar", range(10, 246, 228), 24, 8, 232)
    for top in (34, 78, 122, 166):
        front.row("cornice", range(34, 220, 52), top, 32, 6)
        front.row("window", range(38, 220, 52), top + 6, 24, 28)
        front.row("balcony", range(30, 220, 52), top + 24, 40, 12)
    front.box("molding", 18, 208, 220, 6)
    front.box("shop", 26, 216, 76, 40)
    front.box("shop", 154, 216, 76, 40)
    front.box("door", 114, 214, 28, 42)
    return front


def palace() -> Front:
    """Two high floors between pillars, with sills, blinds and a gate in the middle."""
    front = Front()
    front.box("facade", 0, 30, 256, 226)
    front.box("molding", 0, 22, 256, 14)
    front.row("deco", range(10, 250, 34), 38, 10, 10)
    front.row("pillar", range(0, 256, 62), 52, 8, 144)
    for top, height in ((58, 52), (126, 58)):
        front.row("cornice", range(18, 256, 62), top, 36, 8)
        front.row("window", range(22, 256, 62), top + 8, 28, height - 8)
        front.row("blind", range(14, 256, 62), top + 12, 8, height - 14)
        front.row("blind", range(50, 256, 62), top + 12, 8, height - 14)
        front.row("sill", range(18, 256, 62), top + height, 36, 5)
    front.box("molding", 0, 194, 256, 8)
    front.row("window", range(20, 100, 50), 214, 26, 30)
    front.row("window", range(170, 256, 50), 214, 26, 30)
    front.box("pillar", 104, 204, 8, 52)
    front.box("pillar", 144, 204, 8, 52)
    front.box("door", 112, 206, 32, 50)
    return front


def cottage() -> Front:
    """A narrow house before the sky, one window off the middle: less regular than any of the training."""
    front = Front()
    front.box("facade", 56, 56, 150, 200)
    front.box("molding", 48, 46, 166, 12)
    front.box("window", 76, 78, 34, 44)
    front.box("sill", 72, 122, 42, 6)
    front.box("window", 136, 84, 44, 34)
    front.box("sill", 132, 118, 52, 6)
    front.box("window", 84, 138, 26, 26)
    front.box("window", 146, 138, 26, 26)
    front.box("balcony", 66, 152, 130, 18)
    front.box("door", 148, 194, 34, 62)
    front.box("cornice", 142, 186, 46, 8)
    front.box("window", 78, 196, 40, 34)
    front.box("blind", 68, 196, 10, 34)
    front.box("blind", 118, 196, 10, 34)
    return front


if __name__ == "__main__":
    for file, draw in (("balconies.png", balconies), ("palace.png", palace), ("cottage.png", cottage)):
        draw().save(file)
