"""Strokes with which a person could have painted an image: areas circled and filled, lines drawn (vectorisation)."""

import math
from dataclasses import dataclass

import numpy as np

from sketchpad.document.images.palettes import snap, take_palette
from sketchpad.document.pixels import Bytes, Colour, to_qimage

_MOST_COLOURS = 12
_FEW_COLOURS = 40  # that an image may have to be taken as it is: a label map, or flat art without soft edges
_THIN = 0.016  # of the longer side: what is nowhere wider than twice this is a line
_LONG = 8  # times as long as it is wide, or else it is an area
_SMALLEST = 0.0002  # of the sheet: less is a soft edge's or dirt
_DETAIL = 0.7  # pixels that a simplified outline may be off
_TURN = 0.6  # how much straight on counts against near, where a line crosses another


@dataclass(frozen=True)
class PaintedStroke:
    """One stroke: its colour, its way in pixels of the image, and how wide it is; without width the way is filled."""

    colour: Colour
    points: tuple[tuple[float, float], ...]
    width: float | None = None


def strokes_of(rgb: Bytes) -> list[PaintedStroke]:
    """Return strokes that make an image, HxWx3, much as it is: large areas first, then what lies on them.

    Lines come last. An image of few colours keeps to them.
    """
    import cv2

    codes = np.unique(rgb.astype(np.uint32) @ np.array((65536, 256, 1), np.uint32))
    if len(codes) > _FEW_COLOURS:
        palette = take_palette(to_qimage(rgb), _MOST_COLOURS)
    else:
        palette = [(code >> 16, code >> 8 & 255, code & 255) for code in codes.tolist()]
    flat = snap(rgb, palette)
    height, width = flat.shape[:2]
    smallest, thin = max(_SMALLEST * height * width, 4), max(_THIN * max(height, width), 2)
    areas: list[tuple[float, PaintedStroke]] = []
    lines: list[PaintedStroke] = []
    for colour in palette:
        mask = (flat == colour).all(axis=2).astype(np.uint8)
        count, parts, figures, _middles = cv2.connectedComponentsWithStats(mask, connectivity=8)
        for number in range(1, count):
            left, top, across, down, area = (int(value) for value in figures[number])
            if area < smallest:
                continue
            part = np.pad((parts[top : top + down, left : left + across] == number).astype(np.uint8), 1)
            radius = float(cv2.distanceTransform(part, cv2.DIST_L2, 3).max())
            if radius <= thin and area > _LONG * (2 * radius) ** 2:
                for path in _lines(part, radius):
                    points = tuple((x + left - 0.5, y + top - 0.5) for x, y in path)
                    lines.append(PaintedStroke(colour, points, max(2 * radius - 1, 1)))
                continue
            # Around the pixels, not through their middles, or paper would be seen between neighbours.
            grown = cv2.dilate(part, np.ones((3, 3), np.uint8))
            outlines, _ = cv2.findContours(grown, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
            outline = max(outlines, key=len)
            kept = cv2.approxPolyDP(outline, _DETAIL, True)
            if len(kept) >= 3:
                points = tuple((float(x) + left - 0.5, float(y) + top - 0.5) for x, y in kept[:, 0])
                areas.append((float(cv2.contourArea(outline)), PaintedStroke(colour, points)))
    areas.sort(key=lambda area: -area[0])
    return [stroke for _area, stroke in areas] + lines


def _lines(part: Bytes, radius: float) -> list[list[tuple[float, float]]]:
    """Return ways along lines that are at most twice `radius` wide, as straight on as it goes."""
    left = part.astype(bool)
    rows, columns = np.mgrid[: left.shape[0], : left.shape[1]]
    step, reach = max(radius, 1.5), 2.5 * max(radius, 1.5)

    def wipe(x: float, y: float) -> None:
        size = math.ceil(step) + 1
        window = (slice(max(int(y) - size, 0), int(y) + size + 1), slice(max(int(x) - size, 0), int(x) + size + 1))
        near = (rows[window] - y) ** 2 + (columns[window] - x) ** 2 <= (step + 0.5) ** 2
        left[window] &= ~near

    def find_next(x: float, y: float, heading: tuple[float, float]) -> tuple[float, float] | None:
        size = math.ceil(reach)
        top, start = max(int(y) - size, 0), max(int(x) - size, 0)
        found_y, found_x = np.nonzero(left[top : int(y) + size + 1, start : int(x) + size + 1])
        if not found_x.size:
            return None
        away_x, away_y = found_x + start - x, found_y + top - y
        far = np.hypot(away_x, away_y)
        straight = (away_x * heading[0] + away_y * heading[1]) / np.maximum(far, 1e-6)
        best = int(np.argmin(np.where(far <= reach, far - _TURN * reach * straight, np.inf)))
        if far[best] > reach:
            return None
        # In the middle of what is there, not at its rim.
        close = np.hypot(away_x - away_x[best], away_y - away_y[best]) <= step
        return float(x + away_x[close].mean()), float(y + away_y[close].mean())

    paths = []
    while left.any():
        first_y, first_x = (int(value) for value in np.argwhere(left)[0])
        x, y, heading = float(first_x), float(first_y), (0.0, 0.0)
        path = [(x, y)]
        wipe(x, y)
        while (point := find_next(x, y, heading)) is not None:
            length = math.hypot(point[0] - x, point[1] - y)
            heading = ((point[0] - x) / max(length, 1e-6), (point[1] - y) / max(length, 1e-6))
            x, y = point
            path.append(point)
            before = int(left.sum())
            wipe(x, y)
            if int(left.sum()) == before:
                left[round(y) - 1 : round(y) + 2, round(x) - 1 : round(x) + 2] = False
                if int(left.sum()) == before:
                    break
        if len(path) > 1:
            paths.append(path)
    return paths
