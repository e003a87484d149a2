"""How the two sides of a pair compare: whether they are aligned (cross-correlation of edges), and which is richer."""

import hashlib
import zlib

import cv2
import numpy as np
from numpy.typing import NDArray

from trainer.data.image_files import Rgb

SIDE = 96  # pixels a side at which two sides are compared
_FURTHEST = 16  # pixels there by which one side may be shifted against the other
_SHIFTED = 3  # pixels there from which on two sides don't lie at the same place
_ALIKE = 0.2  # least correlation of edges that says something
_BETTER = 1.2  # times the correlation without the shift
_DIRECTIONS = 4  # of edges, from 0 to 180 degrees


def fingerprint(first: Rgb, second: Rgb) -> bytes:
    """Return what tells a pair from all that aren't the same in every pixel."""
    digest = hashlib.blake2b(digest_size=16)
    for image in (first, second):
        digest.update(repr(image.shape).encode())
        digest.update(image.tobytes())
    return digest.digest()


def richness(rgb: Rgb) -> int:
    """Return how much there is to tell of an image, whatever its size: what is left of it compressed."""
    small = np.asarray(cv2.resize(rgb, (SIDE, SIDE), interpolation=cv2.INTER_NEAREST_EXACT), np.uint8)
    return len(zlib.compress((small & 0xE0).tobytes(), 6))


def shift_between(first: Rgb, second: Rgb) -> tuple[int, int] | None:
    """Return by how many of `SIDE` pixels (right, down) the second image has to be moved for its edges to fit.

    None if they fit about as well as they lie.
    """
    edges = [_edges(image) for image in (first, second)]
    if any(not image.any() for image in edges):
        return None
    spectra = [np.fft.rfft2(image, (2 * SIDE, 2 * SIDE)) for image in edges]
    fit = np.fft.irfft2((spectra[0] * spectra[1].conj()).sum(0))
    rolled = np.roll(fit, (_FURTHEST, _FURTHEST), (0, 1))[: 2 * _FURTHEST + 1, : 2 * _FURTHEST + 1]
    y, x = (int(index) - _FURTHEST for index in np.unravel_index(int(rolled.argmax()), rolled.shape))
    near = slice(_FURTHEST - _SHIFTED + 1, _FURTHEST + _SHIFTED)
    best, still = float(rolled.max()), float(rolled[near, near].max())
    shifted = best > _ALIKE and best > _BETTER * max(still, 0.0)
    return (x, y) if shifted else None


def _edges(rgb: Rgb) -> NDArray[np.float64]:
    """Return the strength of edges in four directions, each of mean 0, together of length 1; all 0 without edges.

    Apart by direction, as a horizontal edge says nothing of a vertical one. In colour, as label maps are as bright on
    both sides of many a border. The root, since a label map's edges are all alike and a photo's strongest few would
    decide alone.
    """
    lab = cv2.cvtColor(cv2.resize(rgb, (SIDE, SIDE), interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2LAB)
    smooth = cv2.GaussianBlur(lab, (0, 0), 1.0).astype(np.float64)
    across, down = cv2.Sobel(smooth, cv2.CV_64F, 1, 0), cv2.Sobel(smooth, cv2.CV_64F, 0, 1)
    strength = np.hypot(across, down)
    turn = np.take_along_axis(np.arctan2(down, across), strength.argmax(2)[..., None], 2)[..., 0] / np.pi * _DIRECTIONS
    apart = (turn - np.arange(_DIRECTIONS)[:, None, None] + _DIRECTIONS / 2) % _DIRECTIONS - _DIRECTIONS / 2
    edges = np.sqrt(strength.max(2) * np.clip(1 - np.abs(apart), 0, 1))
    edges = edges - edges.mean((1, 2), keepdims=True)
    length = float(np.linalg.norm(edges))
    return np.asarray(edges / length if length > 1.0 else np.zeros_like(edges))
