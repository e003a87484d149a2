"""Augmentation by leaving out: half-finished drawings and blank sheets, which are to stay half-finished and blank.

Deterministic in the generator that it is given. Images are HxWx3 uint8 sRGB.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from trainer.data.augmentation.colours import areas_of
from trainer.pixels import Rgb

_UNIT = 256  # lengths below are pixels in an image with a short side of so many
_BLANK = 0.25  # share of the unfinished that are not begun at all
_BY_AREAS = 0.75  # up to here whole areas are missing, where the input is made of areas


def unfinished(
    source: Rgb, target: Rgb, paper: NDArray[np.uint8], rng: np.random.Generator, by_areas: bool
) -> tuple[Rgb, Rgb]:
    """Return input and target with the same parts still bare paper; a quarter of them with all of it bare.

    With `by_areas` whole areas of the flat input are missing, else what a broad brush would have left or taken.
    """
    height, width = source.shape[:2]
    kind = rng.random()
    if kind < _BLANK:
        bare = np.ones((height, width), bool)
    elif by_areas and kind < _BY_AREAS:
        colours, index = areas_of(source)
        missing = rng.random(len(colours)) < rng.uniform(0.15, 0.85)
        bare = missing[index]
    else:
        bare = _brushed(height, width, rng)
    return tuple(np.where(bare[..., None], paper, image) for image in (source, target))  # type: ignore[return-value]


def _brushed(height: int, width: int, rng: np.random.Generator) -> NDArray[np.bool_]:
    """Return where a few broad strokes went, or where they didn't go; or all beyond a straight edge."""
    unit = min(height, width) / _UNIT
    mask = np.zeros((height, width), np.uint8)
    if rng.random() < 0.3:
        angle, offset = rng.uniform(0, 2 * np.pi), rng.uniform(-0.35, 0.35)
        rows, columns = np.mgrid[:height, :width]
        across = (columns / width - 0.5) * np.cos(angle) + (rows / height - 0.5) * np.sin(angle)
        return np.asarray(across > offset)
    for _ in range(int(rng.integers(1, 5))):
        points = rng.uniform(-0.1, 1.1, (int(rng.integers(2, 5)), 2)) * (width, height)
        thickness = max(1, round(rng.uniform(25, 110) * unit))
        cv2.polylines(mask, [points.round().astype(np.int32)], False, 1, thickness)
    return (mask > 0) if rng.random() < 0.5 else (mask == 0)
