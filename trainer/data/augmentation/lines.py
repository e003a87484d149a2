"""Augmentation of line drawings: lines as a hand draws them.

Deterministic in the generator that it is given; `strength` goes from 0 (nothing) to 1 (as far as it still looks right).
Images are HxWx3 uint8 sRGB.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from trainer.pixels import Rgb

Field = NDArray[np.float32]  # H x W

_UNIT = 256  # lengths below are pixels in an image with a short side of so many


def redraw_lines(lines: Rgb, rng: np.random.Generator, strength: float) -> Rgb:
    """Return dark lines on white as a hand would have drawn them: uneven in width and pressure, unsteady, with gaps.

    Now and then details are missing. What is drawn stays within about three pixels (at 256) of where it was, so that
    it still belongs to its target.
    """
    if strength <= 0:
        return lines
    height, width = lines.shape[:2]
    unit = min(height, width) / _UNIT
    drawn = (lines.min(2) < 128).astype(np.uint8)
    if not drawn.any():
        return lines
    drawn = _without_details(drawn, rng, strength, unit)
    _erase_gaps(drawn, rng, strength, unit)
    if not drawn.any():
        return np.full_like(lines, 255)

    # Distance to the lines' rim, negative within: a line of any width is where it is below a threshold.
    distance = cv2.distanceTransform(1 - drawn, cv2.DIST_L2, 5) - cv2.distanceTransform(drawn, cv2.DIST_L2, 5)
    steady = rng.uniform(0.2, 1) * strength * unit
    amplitude = (rng.uniform(0, 2.2) * steady, rng.uniform(0, 0.8) * steady)  # a slow drift, and a tremble
    shift = [
        amplitude[0] * _noise(rng, height, width, 40 * unit) + amplitude[1] * _noise(rng, height, width, 9 * unit)
        for _ in range(2)
    ]
    rows, columns = np.indices((height, width), dtype=np.float32)
    moved = cv2.remap(
        distance.astype(np.float32),
        columns + shift[0],
        rows + shift[1],
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    broader = rng.uniform(-0.3, 1.8) * strength * unit
    uneven = rng.uniform(0.1, 0.9) * strength * unit * _noise(rng, height, width, 24 * unit)
    cover = (0.5 + broader + uneven - moved).clip(0, 1)
    pressure = 1 - strength * rng.uniform(0, 0.35) * (0.5 + 0.5 * _noise(rng, height, width, 32 * unit)).clip(0, 1)
    grey = (255 - 255 * cover * pressure).round().astype(np.uint8)
    return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB), np.uint8)


def _without_details(
    drawn: NDArray[np.uint8], rng: np.random.Generator, strength: float, unit: float
) -> NDArray[np.uint8]:
    """Drop some of the short strokes."""
    count, index, statistics, _ = cv2.connectedComponentsWithStats(drawn, connectivity=8)
    area = statistics[:, cv2.CC_STAT_AREA]
    careless = strength * rng.uniform(0, 0.7)
    dropped = (area < rng.uniform(10, 120) * unit) & (rng.random(count) < careless)
    dropped[0] = False
    return np.where(dropped[index], np.uint8(0), drawn)


def _erase_gaps(drawn: NDArray[np.uint8], rng: np.random.Generator, strength: float, unit: float) -> None:
    """Lift the pen for a moment in some places; rarely, leave out a stretch."""
    at = np.argwhere(drawn)
    gaps = int(rng.poisson(strength * rng.uniform(0, 3.5) * len(at) / (900 * unit * unit)))
    for y, x in at[rng.integers(len(at), size=gaps)]:
        radius = rng.uniform(1.2, 4) if rng.random() < 0.9 else rng.uniform(5, 14)
        cv2.circle(drawn, (int(x), int(y)), max(1, round(radius * unit)), 0, -1)


def _noise(rng: np.random.Generator, height: int, width: int, scale: float) -> Field:
    """Return smooth noise of about unit variance whose bumps are `scale` pixels apart."""
    rows, columns = int(height / scale) + 3, int(width / scale) + 3
    coarse = rng.standard_normal((rows, columns)).astype(np.float32)
    whole = cv2.resize(coarse, (round(columns * scale) + 1, round(rows * scale) + 1), interpolation=cv2.INTER_CUBIC)
    return np.asarray(whole[:height, :width], np.float32)
