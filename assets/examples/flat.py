"""Example drawings of flat shapes: on white for Clay, covering the whole sheet for Flowers.

Coordinates are on a sheet of 512; shapes are drawn four times as large and scaled down, which makes their edges soft.
"""

import math
from pathlib import Path

from PIL import Image, ImageDraw

SCALE = 4
SIDE = 512

Point = tuple[float, float]


class Sheet:
    """A sheet of one colour with a few shapes to put on it."""

    def __init__(self, paper: str = "white") -> None:
        self._image = Image.new("RGB", (SIDE * SCALE, SIDE * SCALE), paper)
        self._draw = ImageDraw.Draw(self._image)

    def ellipse(self, colour: str, x: float, y: float, rx: float, ry: float) -> None:
        """Fill an ellipse around (x, y)."""
        box = [value * SCALE for value in (x - rx, y - ry, x + rx, y + ry)]
        self._draw.ellipse(box, fill=colour)

    def arc(self, colour: str, x: float, y: float, radius: float, thickness: float) -> None:
        """Draw a ring around (x, y)."""
        box = [value * SCALE for value in (x - radius, y - radius, x + radius, y + radius)]
        self._draw.ellipse(box, outline=colour, width=round(thickness * SCALE))

    def box(self, colour: str, left: float, top: float, right: float, bottom: float, corner: float) -> None:
        """Fill a rectangle with round corners."""
        self._draw.rounded_rectangle(
            [value * SCALE for value in (left, top, right, bottom)], corner * SCALE, fill=colour
        )

    def curve(self, colour: str, start: Point, *pieces: tuple[Point, Point, Point]) -> None:
        """Fill a shape bounded by cubic Bezier curves; each piece is two control points and an end."""
        outline = [start]
        for first, second, end in pieces:
            begin = outline[-1]
            for step in range(1, 41):
                t = step / 40
                weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
                corners = (begin, first, second, end)
                x = sum(weight * corner[0] for weight, corner in zip(weights, corners, strict=True))
                y = sum(weight * corner[1] for weight, corner in zip(weights, corners, strict=True))
                outline.append((x, y))
        self._draw.polygon([(x * SCALE, y * SCALE) for x, y in outline], fill=colour)

    def petal(self, colour: str, x: float, y: float, angle: float, length: float, width: float) -> None:
        """Fill a petal that points from (x, y) at an angle in degrees, clockwise from the right."""
        along = (math.cos(math.radians(angle)), math.sin(math.radians(angle)))

        def at(far: float, aside: float) -> Point:
            return (x + far * along[0] - aside * along[1], y + far * along[1] + aside * along[0])

        half = width / 2
        self.curve(
            colour,
            at(0, -half / 3),
            (at(length * 0.4, -half * 1.4), at(length * 0.95, -half), at(length, 0)),
            (at(length * 0.95, half), at(length * 0.4, half * 1.4), at(0, half / 3)),
        )

    def save(self, path: Path) -> None:
        """Write the sheet as PNG."""
        self._image.resize((SIDE, SIDE), Image.Resampling.BOX).save(path, optimize=True)


def mushroom() -> Sheet:
    """A red mushroom with white dots on a little lawn."""
    sheet = Sheet()
    sheet.ellipse("#00a562", 256, 446, 178, 34)
    sheet.curve(
        "#fbe8cf",
        (204, 250),
        ((200, 330), (186, 390), (178, 430)),
        ((190, 462), (322, 462), (334, 430)),
        ((326, 390), (312, 330), (308, 250)),
    )
    sheet.curve(
        "#e8cba6",
        (308, 250),
        ((312, 330), (326, 390), (334, 430)),
        ((318, 458), (282, 455), (270, 452)),
        ((290, 390), (284, 330), (270, 250)),
    )
    sheet.curve(
        "#f8312f",
        (66, 268),
        ((66, 130), (158, 56), (256, 56)),
        ((354, 56), (446, 130), (446, 268)),
        ((446, 318), (330, 312), (256, 312)),
        ((182, 312), (66, 318), (66, 268)),
    )
    sheet.curve(
        "#ca0b4a",
        (446, 268),
        ((446, 318), (330, 312), (256, 312)),
        ((182, 312), (66, 318), (66, 268)),
        ((110, 296), (180, 284), (256, 284)),
        ((332, 284), (402, 296), (446, 268)),
    )
    for x, y, rx, ry in (
        (176, 150, 36, 32),
        (292, 112, 28, 24),
        (366, 196, 34, 34),
        (252, 216, 30, 28),
        (120, 232, 22, 24),
    ):
        sheet.ellipse("#ffffff", x, y, rx, ry)
    return sheet


def cactus() -> Sheet:
    """A round cactus with a pink flower in a clay pot."""
    sheet = Sheet()
    sheet.box("#00a562", 92, 178, 160, 250, 34)
    sheet.box("#00a562", 92, 196, 220, 318, 34)
    sheet.box("#ffffff", 160, 170, 178, 262, 0)
    sheet.box("#00a562", 364, 128, 424, 250, 30)
    sheet.box("#00a562", 300, 206, 424, 262, 28)
    sheet.box("#00c46e", 176, 96, 336, 400, 80)
    sheet.box("#008f55", 292, 130, 336, 400, 22)
    for x, y in ((216, 168), (262, 150), (236, 226), (276, 246), (214, 290), (262, 316)):
        sheet.ellipse("#e9ffd9", x, y, 7, 7)
    for x, y in ((222, 84), (290, 84), (238, 48), (274, 48), (256, 100)):
        sheet.ellipse("#ff6eb4", x, y, 26, 24)
    sheet.ellipse("#fcd53f", 256, 74, 17, 16)
    sheet.curve(
        "#d9743c",
        (138, 360),
        ((150, 420), (158, 460), (168, 480)),
        ((200, 490), (312, 490), (344, 480)),
        ((354, 460), (362, 420), (374, 360)),
    )
    sheet.curve(
        "#b3552a",
        (374, 360),
        ((362, 420), (354, 460), (344, 480)),
        ((330, 486), (310, 488), (296, 488)),
        ((312, 440), (318, 400), (322, 360)),
    )
    sheet.box("#ec8a4e", 122, 340, 390, 392, 16)
    return sheet


def teapot() -> Sheet:
    """A blue teapot with a golden lid and a band of dots."""
    sheet = Sheet()
    sheet.arc("#0074ba", 408, 292, 76, 30)
    sheet.curve(
        "#0074ba",
        (150, 330),
        ((80, 330), (96, 214), (36, 196)),
        ((30, 180), (60, 160), (84, 172)),
        ((150, 200), (130, 262), (190, 268)),
    )
    sheet.ellipse("#00a6ed", 246, 304, 164, 142)
    sheet.curve(
        "#0083c7",
        (402, 344),
        ((380, 416), (310, 446), (246, 446)),
        ((182, 446), (112, 416), (90, 344)),
        ((120, 392), (190, 404), (246, 404)),
        ((302, 404), (372, 392), (402, 344)),
    )
    sheet.box("#0074ba", 176, 436, 316, 466, 15)
    sheet.ellipse("#ffb02e", 246, 184, 100, 34)
    sheet.ellipse("#fcd53f", 246, 168, 92, 34)
    sheet.ellipse("#ffb02e", 246, 116, 26, 26)
    sheet.ellipse("#fcd53f", 242, 110, 19, 19)
    for x, y in ((116, 290), (164, 304), (216, 311), (270, 311), (322, 304), (372, 290)):
        sheet.ellipse("#ffffff", x, y, 13, 13)
    return sheet


def daisy() -> Sheet:
    """A white daisy, a little from the side, over dark grass."""
    sheet = Sheet("#3c5a2c")
    sheet.ellipse("#52753a", 110, 120, 150, 110)
    sheet.ellipse("#2c4420", 420, 420, 170, 120)
    sheet.box("#6a8f45", 244, 300, 264, 520, 8)
    for turn in range(0, 360, 20):
        sheet.petal("#c9ccd6", 256, 238, turn + 10, 178, 46)
    for turn in range(0, 360, 20):
        sheet.petal("#f2f2f0", 256, 232, turn, 172, 44)
    sheet.ellipse("#e2a512", 256, 236, 58, 52)
    sheet.ellipse("#f6cf2c", 250, 228, 42, 36)
    return sheet


def sunflower() -> Sheet:
    """A sunflower before the sky, with two leaves."""
    sheet = Sheet("#7fb2e0")
    sheet.ellipse("#a9cdec", 120, 90, 150, 60)
    sheet.box("#4f7a2c", 244, 330, 270, 520, 6)
    sheet.petal("#42702a", 256, 470, 205, 170, 96)
    sheet.petal("#5c8c34", 258, 450, -22, 180, 96)
    for turn in range(0, 360, 18):
        sheet.petal("#d98e08", 256, 220, turn + 9, 186, 58)
    for turn in range(0, 360, 18):
        sheet.petal("#f7c413", 256, 220, turn, 168, 52)
    sheet.ellipse("#5a3716", 256, 220, 86, 82)
    sheet.ellipse("#3a2210", 256, 222, 58, 54)
    return sheet
