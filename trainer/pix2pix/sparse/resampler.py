"""Scaling a part of a picture: the same pixels that scaling all of it would bring, up to rounding.

Downwards by area average, upwards by the cubic of Keys (1981) with a = -0.75, labels by nearest neighbour: what
`trainer.pix2pix.images.resize` has OpenCV do. Both axes are matrices, of which a part takes some rows and columns.
"""

from functools import lru_cache

import cv2
import numpy as np
import torch
from torch import Tensor

from trainer.box import Box
from trainer.pixels import Rgb

_CUBIC = -0.75


class Resampler:
    """Scales parts of pictures of one size, (height, width), to another."""

    def __init__(self, source: tuple[int, int], target: tuple[int, int], labels: bool = False) -> None:
        self._is_same = source == target
        shrinks = target[1] < source[1]  # one way of scaling for both axes, as for a whole picture
        kind = "nearest" if labels else "area" if shrinks else "cubic"
        # A whole number of times larger, a part lies as the whole does, and OpenCV is several times as fast.
        even = kind == "cubic" and target[0] % source[0] == 0 and target[1] * source[0] == source[1] * target[0]
        self._times = target[0] // source[0] if even else 0
        self._down, self._across = (_Axis(a, b, kind) for a, b in zip(source, target, strict=True))

    def needed(self, target: Box) -> Box:
        """Return the pixels of the source that a part of the target is made of."""
        left, right = self._across.needed(target.left, target.right)
        top, bottom = self._down.needed(target.top, target.bottom)
        return Box(left, top, right, bottom)

    def reached(self, source: Box) -> Box:
        """Return the pixels of the target that any of some of the source goes into."""
        left, right = self._across.reached(source.left, source.right)
        top, bottom = self._down.reached(source.top, source.bottom)
        return Box(left, top, right, bottom)

    def scale(self, pixels: Rgb, box: Box, target: Box) -> Rgb:
        """Return a part of the target, h x w x 3; `pixels` are those of `box` in the source, all that are `needed`."""
        if self._is_same:
            inner = Box(target.left - box.left, target.top - box.top, target.right - box.left, target.bottom - box.top)
            return pixels[inner.slices]
        if self._times:
            return self._enlarge_evenly(pixels, box, target)
        rows = self._down.matrix[target.top : target.bottom, box.top : box.bottom]
        columns = self._across.matrix[target.left : target.right, box.left : box.right]
        values = torch.from_numpy(np.ascontiguousarray(pixels)).float()
        tall = (rows @ values.flatten(1)).view(len(rows), *values.shape[1:])  # h x w' x 3
        scaled = columns @ tall  # a product for each row
        rounded: Rgb = scaled.round_().clamp_(0, 255).to(torch.uint8).numpy()
        return rounded

    def _enlarge_evenly(self, pixels: Rgb, box: Box, target: Box) -> Rgb:
        times = self._times
        scaled = cv2.resize(pixels, (box.width * times, box.height * times), interpolation=cv2.INTER_CUBIC)
        left, top = target.left - box.left * times, target.top - box.top * times
        return np.asarray(scaled[top : top + target.height, left : left + target.width], dtype=np.uint8)


class _Axis:
    """One axis: a matrix, and which source pixels each of its rows begins and ends with."""

    def __init__(self, source: int, target: int, kind: str) -> None:
        self.matrix, self._first, self._last = _matrix(source, target, kind)

    def needed(self, start: int, end: int) -> tuple[int, int]:
        return int(self._first[start]), int(self._last[end - 1]) + 1

    def reached(self, start: int, end: int) -> tuple[int, int]:
        return int(np.searchsorted(self._last, start, "left")), int(np.searchsorted(self._first, end, "left"))


@lru_cache(maxsize=8)
def _matrix(source: int, target: int, kind: str) -> "tuple[Tensor, np.ndarray, np.ndarray]":
    """Return target x source weights, and the first and the last source pixel of each row that has one."""
    matrix = np.zeros((target, source), np.float64)
    ratio = source / target
    indices = np.arange(target)
    if kind == "nearest":
        row = np.arange(source, dtype=np.float32)[None]  # OpenCV says itself which pixel it takes
        taken = cv2.resize(row, (target, 1), interpolation=cv2.INTER_NEAREST_EXACT)[0]
        matrix[indices, taken.astype(int)] = 1
    elif kind == "area":
        starts, ends = indices * ratio, (indices + 1) * ratio
        pixels = np.arange(source)
        overlap = np.minimum(ends[:, None], pixels + 1) - np.maximum(starts[:, None], pixels)
        matrix = np.where(overlap > 1e-6, overlap, 0) / ratio  # rounding brings no pixel in
    else:
        centres = (indices + 0.5) * ratio - 0.5
        begins = np.floor(centres).astype(int)
        for tap in range(-1, 3):
            np.add.at(matrix, (indices, np.clip(begins + tap, 0, source - 1)), _keys(centres - begins - tap))
    there = matrix != 0
    first, last = there.argmax(1), source - 1 - there[:, ::-1].argmax(1)
    return torch.from_numpy(matrix.astype(np.float32)), first, last


def _keys(distance: "np.ndarray") -> "np.ndarray":
    """Return the weights of pixels at some distances from where the cubic is evaluated."""
    d = np.abs(distance)
    near = (_CUBIC + 2) * d**3 - (_CUBIC + 3) * d**2 + 1
    far = _CUBIC * d**3 - 5 * _CUBIC * d**2 + 8 * _CUBIC * d - 4 * _CUBIC
    return np.where(d <= 1, near, np.where(d < 2, far, 0.0))
