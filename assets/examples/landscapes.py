"""Twelve drawings for Landscapes: flat areas of colour, painted from back to front as one would with a broad brush."""

from hand import Colour, Hand, Point


class Scene(Hand):
    """A sheet filled with sky, on which ridges are laid one before the other."""

    def __init__(self, seed: int, sky: Colour, width: int = 512, height: int = 512) -> None:
        super().__init__(seed, width, height)
        self.fill(sky, 5, 5)

    def ridge(self, colour: Colour, *heights: float) -> None:
        """Fill all below a line from the left edge to the right one; heights in percent of the sheet, from above."""
        step = (self.width + 40) / (len(heights) - 1)
        line = [(-20 + step * i, self.height * h / 100) for i, h in enumerate(heights)]
        low = self.height + 40
        ends = [(self.width + 90, line[-1][1]), (self.width + 120, low), (-120, low), (-90, line[0][1])]
        self.area(colour, *line, *ends)

    def cloud(self, colour: Colour, x: float, y: float, size: float) -> None:
        """Three puffs, in percent of the sheet."""
        across, down = self.width / 100, self.height / 100
        for dx, dy, grown in ((-0.7, 0.12, 0.6), (0, -0.1, 1), (0.8, 0.15, 0.7)):
            self.disc(
                colour,
                (x + dx * size) * across,
                (y + dy * size) * down,
                size * grown * across,
                size * grown * 0.5 * down,
            )

    def spot(self, colour: Colour, *points: Point) -> None:
        """Fill an area through points in percent of the sheet."""
        self.area(colour, *((x * self.width / 100, y * self.height / 100) for x, y in points))


def mountain_lake() -> Scene:
    """A lake between green shores, snowy mountains behind it. Twice as wide as high."""
    scene = Scene(1, "#7fb4e6", 1024, 512)
    scene.cloud("#eef4fa", 22, 14, 9)
    scene.cloud("#e2ecf6", 74, 20, 11)
    scene.ridge("#8fa3bd", 46, 30, 40, 22, 36, 26, 44, 34, 46)
    scene.spot("#f2f6fb", (36, 29), (41, 18), (46, 29), (42, 27))
    scene.spot("#f2f6fb", (61, 33), (66, 22), (71, 33), (66, 30))
    scene.ridge("#5f7460", 54, 48, 53, 50, 56, 52, 47, 42, 50)
    scene.ridge("#3f5a3c", 58, 60, 57, 61, 62, 61, 58, 55, 58)
    scene.ridge("#4f86a8", 63, 64, 63, 64, 63, 64, 63)
    scene.spot("#7fb0cc", (20, 70), (55, 67), (80, 70), (55, 74))
    scene.spot("#5d8a3a", (-5, 78), (12, 74), (30, 80), (44, 92), (48, 106), (-5, 106))
    scene.spot("#7aa04a", (56, 106), (68, 90), (86, 82), (106, 78), (106, 106))
    scene.spot("#8a8478", (46, 97), (52, 93), (58, 96), (55, 103), (47, 103))
    return scene


def beach() -> Scene:
    """Sand, surf and a blue sea."""
    scene = Scene(2, "#8cc4ee")
    scene.cloud("#f0f6fb", 66, 16, 16)
    scene.ridge("#2f7fae", 42, 42, 42)
    scene.ridge("#3fa0b8", 58, 57, 59, 57)
    scene.ridge("#e6f2f2", 70, 67, 72, 69, 71)
    scene.ridge("#dcc391", 75, 71, 78, 73, 76)
    scene.spot("#56604a", (-5, 40), (10, 34), (24, 38), (30, 42), (-5, 43))
    return scene


def dunes() -> Scene:
    """A desert in the evening."""
    scene = Scene(3, "#f0c48a")
    scene.spot("#f9dfae", (20, 34), (60, 26), (106, 34), (106, 46), (-5, 46))
    scene.ridge("#c98c4c", 46, 42, 47, 44, 48)
    scene.ridge("#d8a05a", 60, 52, 62, 58, 50, 60)
    scene.spot("#a5683a", (36, 62), (54, 58), (76, 52), (84, 62), (60, 76), (40, 78))
    scene.ridge("#e0ad68", 86, 78, 72, 84, 90)
    return scene


def green_hills() -> Scene:
    """Hills under a summer sky."""
    scene = Scene(4, "#5fa8ea")
    scene.cloud("#ffffff", 26, 20, 14)
    scene.cloud("#ffffff", 76, 28, 11)
    scene.ridge("#7fa38a", 52, 46, 50, 44, 52)
    scene.ridge("#5f9440", 60, 56, 62, 54, 60)
    scene.ridge("#7ab648", 76, 68, 72, 80, 74)
    scene.ridge("#4d8a2e", 92, 88, 94, 90)
    return scene


def snow() -> Scene:
    """A white peak before a dark blue sky."""
    scene = Scene(5, "#3f6fb0")
    scene.ridge("#c9d6e8", 64, 48, 30, 14, 30, 44, 60)
    scene.spot("#6f86ab", (52, 15), (66, 34), (80, 52), (64, 58), (56, 40))
    scene.ridge("#56606e", 72, 64, 70, 62, 70)
    scene.ridge("#eef2f7", 82, 76, 84, 80)
    return scene


def sunset() -> Scene:
    """The sun goes down over the sea."""
    scene = Scene(6, "#c86a6a")
    scene.ridge("#e98a5a", 22, 26, 20, 25)
    scene.ridge("#f6bb6a", 38, 42, 38, 41)
    scene.disc("#fdeab0", 300, 236, 34)
    scene.ridge("#5b4a72", 52, 52, 52)
    scene.spot("#e8a878", (50, 54), (66, 54), (72, 78), (60, 100), (52, 80))
    scene.ridge("#2c2438", 96, 88, 92, 99, 104)
    return scene


def canyon() -> Scene:
    """Red rock with shadows."""
    scene = Scene(7, "#8fbfe8")
    scene.ridge("#c4714a", 34, 30, 31, 44, 46, 28, 29, 30)
    scene.ridge("#a2512f", 48, 46, 56, 62, 58, 44, 46)
    scene.spot("#6e3420", (46, 60), (58, 46), (64, 62), (58, 84), (46, 80))
    scene.ridge("#d08a5a", 82, 76, 84, 88, 78)
    scene.spot("#6f7a3c", (10, 92), (24, 86), (36, 92), (24, 98))
    return scene


def forest() -> Scene:
    """Dark trees behind a meadow."""
    scene = Scene(8, "#c4d2dc")
    scene.ridge("#8b9c98", 40, 34, 42, 36, 40)
    scene.ridge("#3a5238", 48, 38, 46, 36, 44, 34, 46, 40, 48)
    scene.ridge("#24361f", 60, 54, 62, 56, 63, 57)
    scene.ridge("#86a03c", 68, 70, 67, 69)
    scene.ridge("#a9b054", 86, 84, 88)
    return scene


def fields() -> Scene:
    """Yellow fields and a road to the horizon."""
    scene = Scene(9, "#a8cdf0")
    scene.cloud("#f4f7fa", 50, 18, 20)
    scene.ridge("#6d8a68", 46, 44, 47, 45)
    scene.ridge("#d9b93e", 52, 51, 53, 52)
    scene.spot("#e7cf66", (-5, 72), (40, 58), (52, 54), (46, 106), (-5, 106))
    scene.spot("#8f8a7c", (50, 52), (52, 52), (68, 106), (44, 106))
    return scene


def storm() -> Scene:
    """A rock in a grey sea."""
    scene = Scene(10, "#6c7884")
    scene.ridge("#8d98a2", 18, 28, 20, 30, 22)
    scene.ridge("#3d5660", 48, 47, 49, 48)
    scene.ridge("#5c7a80", 66, 62, 67, 63)
    scene.spot("#33302e", (54, 62), (60, 44), (72, 34), (82, 46), (92, 62), (74, 68))
    scene.spot("#e4ebec", (46, 68), (60, 62), (80, 66), (98, 64), (96, 74), (66, 76))
    return scene


def island() -> Scene:
    """A green island in a turquoise sea."""
    scene = Scene(11, "#6fb6ee")
    scene.ridge("#1f8fb0", 50, 50, 50)
    scene.spot("#4c7d3e", (24, 51), (38, 36), (52, 30), (66, 40), (80, 51), (52, 54))
    scene.spot("#e0cf9c", (20, 52), (50, 50), (84, 52), (54, 57))
    scene.ridge("#48c0c4", 66, 63, 67, 64)
    scene.ridge("#8fdcd2", 86, 82, 88, 84)
    return scene


def half_finished() -> Scene:
    """A sky and one mountain; the rest of the sheet is bare."""
    scene = Scene(12, "#ffffff")
    scene.spot("#7fb0e4", (-5, -5), (106, -5), (106, 40), (50, 46), (-5, 42))
    scene.spot("#6f7f92", (12, 62), (30, 36), (44, 22), (58, 38), (74, 60), (44, 64))
    return scene


TWELVE = (
    canyon,
    beach,
    mountain_lake,
    dunes,
    green_hills,
    snow,
    sunset,
    forest,
    fields,
    storm,
    island,
    half_finished,
)
