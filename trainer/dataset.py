"""Pairs as batches: scaled once, kept as bytes, then cropped and mirrored at random, reproducibly.

The augmentation is the paper's (Isola et al. 2017, appendix 6.2: resize to 286, random crop to 256, mirror). Each
random choice follows from the seed and the number of the example alone, so a resumed run goes on exactly.
"""

from collections.abc import Callable, Iterator, Sequence

import cv2
import numpy as np
from torch import Tensor

from trainer.pairs import DataError, Pair, Rgb, read_pair
from trainer.pix2pix.images import resize, to_tensor

_OWN_SCALE = 2  # a pair with a short side of so many crops is cropped at its own scale
_CACHE_BYTES = 1 << 30


class PairDataset:
    """Training examples of one size; a pair that can't be read is left out, with a sentence."""

    def __init__(
        self,
        pairs: Sequence[Pair],
        size: int,
        *,
        jitter: float,
        mirror: bool,
        labels: bool,
        seed: int,
        warn: Callable[[str], None],
    ) -> None:
        self._pairs = list(pairs)
        self._size = size
        self._short_side = max(size, round(size * jitter))
        self._mirror = mirror
        self._labels = labels
        self._seed = seed
        self._warn = warn
        self._cache: dict[Pair, tuple[Rgb, Rgb]] = {}
        self._room = _CACHE_BYTES

    def batch(self, step: int, count: int) -> tuple[Tensor, Tensor]:
        """Return inputs and targets of step `step` (from 0): two float tensors, (count, 3, size, size) in [-1, 1].

        Raises:
            DataError: no pair is left that can be read.
        """
        examples = [self._example(step * count + i) for i in range(count)]
        return to_tensor(np.stack([a for a, _ in examples])), to_tensor(np.stack([b for _, b in examples]))

    def _example(self, number: int) -> tuple[Rgb, Rgb]:
        """Return example `number` of the endless sequence of shuffled epochs."""
        while True:
            count = len(self._pairs)
            order = np.random.default_rng((self._seed, 0, number // count)).permutation(count)
            pair = self._pairs[order[number % count]]
            try:
                images = self._load(pair)
                break
            except DataError as error:
                self._pairs.remove(pair)
                self._warn(str(error))
                if not self._pairs:
                    raise DataError(f"None of the pairs can be read; the last one: {error}") from error
        rng = np.random.default_rng((self._seed, 1, number))
        height, width = images[0].shape[:2]
        top, left = rng.integers(height - self._size + 1), rng.integers(width - self._size + 1)
        mirrored = self._mirror and rng.random() < 0.5
        first, second = (image[top : top + self._size, left : left + self._size] for image in images)
        return (first[:, ::-1], second[:, ::-1]) if mirrored else (first, second)

    def _load(self, pair: Pair) -> tuple[Rgb, Rgb]:
        if pair in self._cache:
            return self._cache[pair]
        first, second = scaled(read_pair(pair), self._size, self._short_side, self._labels)
        if first.nbytes + second.nbytes <= self._room:
            self._room -= first.nbytes + second.nbytes
            self._cache[pair] = first, second
        return first, second


def evaluation_crops(pair: Pair, size: int, labels: bool) -> Iterator[tuple[Rgb, Rgb]]:
    """Yield the size x size crops, input and target, of a grid that covers the pair from edge to edge.

    Raises:
        DataError: the pair can't be read.
    """
    first, second = scaled(read_pair(pair), size, size, labels)
    for top in _starts(first.shape[0], size):
        for left in _starts(first.shape[1], size):
            yield first[top : top + size, left : left + size], second[top : top + size, left : left + size]


def _starts(length: int, size: int) -> list[int]:
    count = -(-length // size)
    return [round(start) for start in np.linspace(0, length - size, count)]


def scaled(images: tuple[Rgb, Rgb], size: int, short_side: int, labels: bool) -> tuple[Rgb, Rgb]:
    """Scale a pair so that its short side is `short_side` pixels, unless it is big enough to crop as it is.

    With `labels` the input is scaled by nearest neighbour, so that no colour appears that isn't in the palette.
    """
    height, width = images[0].shape[:2]
    shortest = min(height, width)
    if shortest >= _OWN_SCALE * size or shortest == short_side:
        return images
    target_size = (
        max(short_side, round(width * short_side / shortest)),
        max(short_side, round(height * short_side / shortest)),
    )
    if not labels:
        return resize(images[0], target_size), resize(images[1], target_size)
    exact = cv2.resize(images[0], target_size, interpolation=cv2.INTER_NEAREST_EXACT)
    return np.asarray(exact, dtype=np.uint8), resize(images[1], target_size)
