"""Draws three label maps of building fronts: `python docs/objectives/draw_label_maps.py` writes them beside this file.

They use the twelve classes and colours of CMP facades (Tylecek and Sara 2013), 256x256, every pixel one of them. They
are made up: no building of the data set stood model.
"""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.append(str(HERE.parents[1] / "assets" / "examples"))

from labels import FRONT, LabelMap  # noqa: E402  (it lies beside the examples, in no package)

SIDE = 256


def blank() -> LabelMap:
    """Return a sheet of background."""
    return LabelMap(FRONT, "background", SIDE)


def balconies() -> LabelMap:
    """Four floors, each with its balcony, over two shops and a door."""
    front = blank()
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


def palace() -> LabelMap:
    """Two high floors between pillars, with sills, blinds and a gate in the middle."""
    front = blank()
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


def cottage() -> LabelMap:
    """A narrow house before the sky, one window off the middle: less regular than any of the training."""
    front = blank()
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
        draw().save(HERE / file)
