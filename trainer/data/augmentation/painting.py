"""Augmentation of line drawings with colours: areas painted as a hand fills them, with a brush or a bucket.

Deterministic in the generator that it is given. Images are HxWx3 uint8 sRGB.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from trainer.dab_spreading import WHITE_DAB
from trainer.data.augmentation.colours import areas_of
from trainer.data.makers import PAPER
from trainer.pixels import Rgb

_LEAST_AREA = 12  # pixels that are worth a brush
_LEAST_DEPTH = 1.5  # pixels from its rim to its middle that make an area, and no blended edge
_WHITE_PAINTED = 0.3  # share of white areas that are painted, in the grey that means white
_CUT = 0.3  # share of areas of which a part beyond a straight edge stays bare


def paint_areas(lines: Rgb, flat: Rgb, rng: np.random.Generator) -> Rgb:
    """Return a line drawing with some of the areas of `flat` painted in their colours, beneath the lines.

    How much of an area is painted goes, from drawing to drawing and from area to area, from all of it to a spot in its
    middle: so what it means to colour a shape is learned from easy cases to hard ones at once. White areas are painted
    in a light grey, as a white dab is; those that reach the sheet's edge are paper and stay bare.
    """
    colours, index = areas_of(flat)
    share, careless = rng.uniform(0.6, 1), rng.uniform(0, 1)
    painted = lines.copy()
    for number, colour in enumerate(colours):
        white = bool(colour.min() >= PAPER)
        count, area, statistics, _ = cv2.connectedComponentsWithStats(
            (index == number).astype(np.uint8), connectivity=4
        )
        for one in range(1, count):
            if statistics[one, cv2.CC_STAT_AREA] < _LEAST_AREA:
                continue
            left, top, width, height = statistics[one, :4].tolist()
            drawn = rng.random(3)
            if drawn[0] > share or (
                white and (drawn[1] > _WHITE_PAINTED or _reaches_edge(statistics[one], index.shape))
            ):
                continue
            box = np.s_[top : top + height, left : left + width]
            inside = np.pad((area[box] == one).astype(np.uint8), 1)
            depth = cv2.distanceTransform(inside, cv2.DIST_L2, 5)[1:-1, 1:-1]
            if depth.max() < _LEAST_DEPTH:
                continue
            kept = depth > careless * drawn[2] * depth.max()
            if rng.random() < _CUT:
                kept &= _beyond_an_edge(kept, rng)
            painted[box][kept] = np.minimum(colour, WHITE_DAB) if white else colour
    return np.minimum(painted, lines)


def _reaches_edge(statistics: NDArray[np.int32], shape: tuple[int, ...]) -> bool:
    left, top, width, height = statistics[:4].tolist()
    return bool(left == 0 or top == 0 or left + width == shape[1] or top + height == shape[0])


def _beyond_an_edge(kept: NDArray[np.bool_], rng: np.random.Generator) -> NDArray[np.bool_]:
    rows, columns = np.nonzero(kept)
    angle = rng.uniform(0, 2 * np.pi)
    across = np.cos(angle) * np.arange(kept.shape[1])[None] + np.sin(angle) * np.arange(kept.shape[0])[:, None]
    return np.asarray(across >= np.quantile(across[rows, columns], rng.uniform(0, 0.8)), bool)
