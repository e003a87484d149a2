"""Colour histograms in CIE Lab, and their intersection (Isola et al. 2017, section 4.2, figure 7).

A model that hedges makes the mean of what could be meant, and the mean of many colours is grey: its histograms of a and
b are narrower than those of the targets.
"""

import math
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from trainer.pix2pix.colour import REACH, colours, lightness
from trainer.pix2pix.images import to_tensor
from trainer.pixels import Rgb

Axis = Literal["L", "a", "b"]
AXES: tuple[Axis, ...] = ("L", "a", "b")
LIMITS: dict[Axis, tuple[int, int]] = {"L": (0, 100), "a": (-110, 110), "b": (-110, 110)}


class Intersection(msgspec.Struct, frozen=True):
    """How much the colours of pictures have in common with those of their targets: 0 nothing, 1 all."""

    l: float  # noqa: E741  (the axis's name)
    a: float
    b: float


class LabHistograms:
    """How often each lightness and each colour occurs, over all pixels of all pictures that were added.

    Each bin is one unit of Lab wide and centred on a whole number, so that no grey falls on a border.
    """

    def __init__(self) -> None:
        self.counts: dict[Axis, NDArray[np.int64]] = {
            axis: np.zeros(high - low + 1, np.int64) for axis, (low, high) in LIMITS.items()
        }

    def add(self, picture: Rgb) -> None:
        """Count the pixels of an HxWx3 sRGB picture."""
        for axis, values in zip(AXES, lab_of(picture), strict=True):
            low, high = LIMITS[axis]
            bins = np.clip(np.rint(values).astype(np.int64) - low, 0, high - low)
            self.counts[axis] += np.bincount(bins.ravel(), minlength=high - low + 1)

    def shares(self, axis: Axis) -> NDArray[np.float64]:
        """Return the share of the pixels in each bin; all 0 if there are no pixels."""
        counts = self.counts[axis]
        return counts / max(1, int(counts.sum()))

    def intersection(self, other: "LabHistograms") -> Intersection:
        """Return the sum over the bins of the smaller share of the two, for each axis."""
        return Intersection(
            *(round(float(np.minimum(self.shares(axis), other.shares(axis)).sum()), 4) for axis in AXES)
        )

    def chroma(self) -> float:
        """Return how far a and b spread about 0: the root of the mean of a² + b², 0 for greys, in units of Lab."""
        square = 0.0
        for axis in ("a", "b"):
            low, high = LIMITS[axis]
            square += float((self.shares(axis) * np.arange(low, high + 1) ** 2).sum())
        return round(math.sqrt(square), 2)


def lab_of(picture: Rgb) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """HxWx3 sRGB -> L (0 to 100), a and b (-110 to 110), HxW each."""
    x = to_tensor(picture)
    light = ((lightness(x)[0, 0] + 1) * 50).numpy()
    a, b = (colours(x)[0] * REACH).numpy()
    return light, a, b
