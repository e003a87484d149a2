"""Plots as pictures: colour histograms in the paper's log scale, and confusion matrices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from trainer.laboratory.lab_histograms import AXES, LIMITS, LabHistograms
from trainer.laboratory.plot_fonts import fit_font
from trainer.pixels import Rgb

_FINER = 2  # drawn so many times as large and scaled down: Pillow draws no smooth lines
_LOWEST = -6.0  # decades of the share of pixels that are drawn
_NAMES = {"L": "Lightness L", "a": "a: green to red", "b": "b: blue to yellow"}
SERIES = ("#5f5e66", "#c2410c", "#2563eb", "#15803d", "#a21caf", "#b45309", "#0e7490", "#be123c", "#4d7c0f")


@dataclass(frozen=True)
class Colours:
    """What a plot is drawn in, as #rrggbb."""

    ground: str = "#ffffff"
    text: str = "#232329"
    lines: str = "#d8d5cd"
    full: str = "#5450c8"  # of a cell of a matrix that holds all


_LIGHT = Colours()


class _Sheet:
    """A picture to draw on, in pixels of the finished one."""

    def __init__(self, width: int, height: int, colours: Colours) -> None:
        self.image = Image.new("RGB", (width * _FINER, height * _FINER), colours.ground)
        self.draw = ImageDraw.Draw(self.image)
        self.colours = colours

    def line(self, points: Sequence[tuple[float, float]], colour: str, width: float = 1) -> None:
        self.draw.line([(x * _FINER, y * _FINER) for x, y in points], colour, round(width * _FINER), "curve")

    def box(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        self.draw.rectangle([left * _FINER, top * _FINER, right * _FINER, bottom * _FINER], colour)

    def text(
        self, x: float, y: float, words: str, anchor: str = "lm", size: int = 12, colour: str = "", otherwise: str = ""
    ) -> None:
        font, words = fit_font(words, size * _FINER, otherwise)
        self.draw.text((x * _FINER, y * _FINER), words, colour or self.colours.text, font, anchor)

    def finished(self) -> Rgb:
        size = (self.image.width // _FINER, self.image.height // _FINER)
        return np.asarray(self.image.resize(size, Image.Resampling.LANCZOS), np.uint8)


def plot_histograms(series: Mapping[str, LabHistograms], colours: Colours = _LIGHT) -> Rgb:
    """Return the histograms of L, a and b side by side, HxWx3; the first of the series is that of the targets.

    The vertical axis is log10 of the share of the pixels, as in the paper's figure 7.
    """
    width, height, left, top = 320, 200, 48, 40
    legend = 24 * -(-len(series) // 3)
    sheet = _Sheet(3 * (width + left) + 16, top + height + 44 + legend, colours)
    for number, axis in enumerate(AXES):
        x0, (low, high) = left + number * (width + left), LIMITS[axis]
        sheet.text(x0 + width / 2, 20, _NAMES[axis], "mm", 13)
        for decade in range(int(_LOWEST), 1):
            y = top + height * decade / _LOWEST
            sheet.line([(x0, y), (x0 + width, y)], colours.lines)
            sheet.text(x0 - 6, y, str(decade), "rm", 11)
        for share in (0.0, 0.25, 0.5, 0.75, 1.0):
            value = low + share * (high - low)
            sheet.text(x0 + width * share, top + height + 12, f"{value:g}", "mm", 11)
        for index, histograms in enumerate(series.values()):
            shares = histograms.shares(axis)
            logs = np.log10(np.maximum(shares, 10**_LOWEST)) / _LOWEST
            points = [(x0 + width * i / (len(logs) - 1), top + height * float(value)) for i, value in enumerate(logs)]
            sheet.line(points, SERIES[index % len(SERIES)], 2 if index == 0 else 1.5)
    for index, name in enumerate(series):
        x, y = left + (index % 3) * (width + left), top + height + 44 + 24 * (index // 3)
        sheet.line([(x, y), (x + 24, y)], SERIES[index % len(SERIES)], 3)
        sheet.text(x + 32, y, _short(name, 44), otherwise=f"no. {index}")
    return sheet.finished()


def plot_confusion(counts: NDArray[np.int64], names: Sequence[str], colours: Colours = _LIGHT) -> Rgb:
    """Return a confusion matrix, HxWx3: in each row of a true class the share that was taken for each class."""
    cell, left, top = 40, 132, 132
    side = cell * len(names)
    sheet = _Sheet(left + side + 20, top + side + 36, colours)
    shares = counts / np.maximum(counts.sum(1, keepdims=True), 1)
    ground, full = (np.array([int(c[i : i + 2], 16) for i in (1, 3, 5)]) for c in (colours.ground, colours.full))
    dark_ground = ground.sum() < 384
    for row, name in enumerate(names):
        sheet.text(left - 8, top + cell * (row + 0.5), _short(name, 17), "rm", 12, otherwise=f"no. {row + 1}")
        turned = Image.new("RGB", (110 * _FINER, 18 * _FINER), colours.ground)
        font, words = fit_font(_short(name, 15), 12 * _FINER, f"no. {row + 1}")
        ImageDraw.Draw(turned).text((0, 9 * _FINER), words, colours.text, font, "lm")
        up = turned.rotate(90, expand=True)
        corner = (round((left + cell * (row + 0.5) - 9) * _FINER), (top - 8) * _FINER - up.height)
        sheet.image.paste(up, corner)
        for column in range(len(names)):
            share = float(shares[row, column])
            x, y = left + cell * column, top + cell * row
            mixed = (ground + (full - ground) * share).astype(int)
            sheet.box(x, y, x + cell - 2, y + cell - 2, "#{:02x}{:02x}{:02x}".format(*mixed))
            if share >= 0.005:
                light = (share > 0.5) != dark_ground or (dark_ground and share <= 0.5)
                ink = "#ffffff" if light else "#232329"
                sheet.text(x + cell / 2 - 1, y + cell / 2 - 1, f"{100 * share:.0f}", "mm", 12, ink)
    sheet.text(left + side / 2, top + side + 18, "taken for (%); rows: what it is", "mm", 12)
    return sheet.finished()


def _short(name: str, most: int) -> str:
    return name if len(name) <= most else name[: most - 1] + "…"
