"""What is wrong with the pairs of a folder: what can't be used, and what would be learned wrongly."""

import hashlib
import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from sketchpad.training.recognition import SIMPLER, Recognised
from trainer.pairs import DataError, Pair, read_pair

Rgb = NDArray[np.uint8]
Remedy = Literal["leave_out", "snap", "swap"]

FEW = 10  # pairs below which little can be learned
_SIDE = 96  # pixels a side at which two sides are compared
_FURTHEST = 16  # pixels there by which one side may be shifted against the other
_SHIFTED = 3  # pixels there from which on two sides don't lie at the same place
_ALIKE = 0.2  # least correlation of edges that says something
_BETTER = 1.3  # times the correlation without the shift
_STRAY = 0.005  # share of pixels beside the palette that is worth a word
_NEAR = 2  # difference of a channel that still is the palette's colour


@dataclass(frozen=True)
class Finding:
    """One kind of problem, with all the pairs that have it."""

    sentence: str
    pairs: tuple[Pair, ...] = ()
    remedy: Remedy | None = None


def examine(found: Recognised, tell: Callable[[int, int], bool]) -> list[Finding]:
    """Return what is wrong with a folder, the worst first.

    `tell` hears how many pairs of how many have been looked at, and returns whether to go on.
    """
    everything = found.pairs.train + found.pairs.val
    broken: list[Finding] = []
    shifted: list[Pair] = []
    turned: list[Pair] = []
    stray: list[Pair] = []
    same: dict[bytes, list[Pair]] = defaultdict(list)
    palette = _read_palette(found.palette) if found.kind == "labels" else None
    for number, pair in enumerate(everything):
        if not tell(number, len(everything)):
            return []
        try:
            first, second = read_pair(pair)
        except (DataError, OSError, MemoryError) as error:
            broken.append(Finding(_leave_out_said(str(error)), (pair,)))
            continue
        same[_fingerprint(first, second)].append(pair)
        if found.layout == "photos":
            continue
        if _is_shifted(first, second):
            shifted.append(pair)
        if _weight(second) < SIMPLER * _weight(first):
            turned.append(pair)
        if palette is not None and _stray_share(first, palette) > _STRAY:
            stray.append(pair)
    return [
        *broken,
        *(Finding(sentence) for sentence in found.pairs.warnings),
        *_judge(len(everything) - len(broken), turned, shifted, stray, same),
    ]


def _judge(
    usable: int, turned: list[Pair], shifted: list[Pair], stray: list[Pair], same: dict[bytes, list[Pair]]
) -> Iterator[Finding]:
    if usable and len(turned) > usable / 2:
        yield Finding(
            "What you draw looks richer than what is painted: the two sides may be the wrong way round.",
            tuple(turned),
            "swap",
        )
    elif turned:
        yield Finding(
            f"In {_pairs(turned)} drawing and picture seem to have changed places.", tuple(turned), "leave_out"
        )
    if shifted:
        yield Finding(
            f"In {_pairs(shifted)} the two sides don’t lie at the same place: what is learned from them gets blurred.",
            tuple(shifted),
            "leave_out",
        )
    if stray:
        yield Finding(
            f"In {_pairs(stray)} there are colours beside the palette, as scaling and JPEG leave them.",
            tuple(stray),
            "snap",
        )
    copies = [pair for group in same.values() for pair in group[1:]]
    if copies:
        alone = len(copies) == 1
        what = "picture" if copies[0].target == copies[0].input else "pair"
        many = f"1 {what} is there twice: it" if alone else f"{len(copies):,} {what}s are there twice: they"
        yield Finding(f"{many} would count double.", tuple(copies), "leave_out")
    if usable < FEW:
        yield Finding(
            f"There {'is' if usable == 1 else 'are'} only {usable} to learn from: start from a model that knows "
            "something similar, or add more."
        )


def _pairs(pairs: list[Pair]) -> str:
    return "1 pair" if len(pairs) == 1 else f"{len(pairs):,} pairs"


def _leave_out_said(sentence: str) -> str:
    return f"{sentence.rstrip('.')}. It is left out."


def _fingerprint(first: Rgb, second: Rgb) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for image in (first, second):
        digest.update(repr(image.shape).encode())
        digest.update(image.tobytes())
    return digest.digest()


def _weight(rgb: Rgb) -> int:
    """Return how much there is to tell of an image, whatever its size: what is left of it compressed."""
    small = np.asarray(cv2.resize(rgb, (_SIDE, _SIDE), interpolation=cv2.INTER_NEAREST_EXACT), np.uint8)
    return len(zlib.compress((small & 0xE0).tobytes(), 6))


def _is_shifted(first: Rgb, second: Rgb) -> bool:
    """Return whether the edges of two images fit together clearly better with one of them moved."""
    edges = [_edges(image) for image in (first, second)]
    if any(not image.any() for image in edges):
        return False
    spectra = [np.fft.rfft2(image, (2 * _SIDE, 2 * _SIDE)) for image in edges]
    fit = np.fft.irfft2(spectra[0] * spectra[1].conj())
    rolled = np.roll(fit, (_FURTHEST, _FURTHEST), (0, 1))[: 2 * _FURTHEST + 1, : 2 * _FURTHEST + 1]
    y, x = np.unravel_index(int(rolled.argmax()), rolled.shape)
    distance = max(abs(int(y) - _FURTHEST), abs(int(x) - _FURTHEST))
    best, still = float(rolled.max()), float(rolled[_FURTHEST, _FURTHEST])
    return distance >= _SHIFTED and best > _ALIKE and best > _BETTER * max(still, 0.0)


def _edges(rgb: Rgb) -> NDArray[np.float64]:
    """Return the strength of edges, of mean 0 and length 1."""
    grey = cv2.cvtColor(cv2.resize(rgb, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY)
    smooth = cv2.GaussianBlur(grey, (0, 0), 1.0).astype(np.float64)
    strength = np.hypot(cv2.Sobel(smooth, cv2.CV_64F, 1, 0), cv2.Sobel(smooth, cv2.CV_64F, 0, 1))
    strength = strength - strength.mean()
    length = float(np.linalg.norm(strength))
    return np.asarray(strength / length if length > 1.0 else np.zeros_like(strength))


def _stray_share(rgb: Rgb, palette: NDArray[np.int16]) -> float:
    """Return the share of pixels that have none of the palette's colours (K x 3)."""
    wide = rgb[::2, ::2].astype(np.int16)
    known = np.zeros(wide.shape[:2], bool)
    for colour in palette:
        known |= np.abs(wide - colour).max(axis=2) <= _NEAR
    return float(1.0 - known.mean())


def _read_palette(path: Path | None) -> NDArray[np.int16] | None:
    """Return the colours of a palette's file, K x 3; None if there is none that can be read."""
    if path is None:
        return None
    try:
        swatches = json.loads(path.read_bytes())["palette"]
        return np.array([swatch["rgb"] for swatch in swatches], np.int16).reshape(-1, 3)
    except (OSError, ValueError, KeyError, TypeError):
        return None
