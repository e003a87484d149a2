"""Pairs as batches: prepared once, kept as bytes, then cropped, mirrored and augmented at random, reproducibly.

The crop and the mirroring are the paper's (Isola et al. 2017, appendix 6.2: resize to 286, random crop to 256,
mirror). Each random choice follows from the seed and the number of the example alone, so a resumed run goes on exactly.
"""

from collections.abc import Callable, Sequence

import numpy as np
from torch import Tensor

from trainer.augment import redraw_lines, shift_colours
from trainer.examples import Prepared, Recipe, cut
from trainer.pairs import DataError, Pair, Rgb
from trainer.pix2pix.images import to_tensor

_CACHE_BYTES = 1 << 30
_ORDER, _PLACE, _AUGMENTATION, _MAKER = range(4)  # the streams of random numbers


class PairDataset:
    """Training examples of one size; a pair that can't be read is left out, with a sentence."""

    def __init__(
        self,
        pairs: Sequence[Pair],
        recipe: Recipe,
        *,
        jitter: float,
        mirror: bool,
        seed: int,
        warn: Callable[[str], None],
        lines: float = 0,
        colours: float = 0,
    ) -> None:
        """`lines` and `colours` are the strengths of the augmentation, 0 to 1."""
        self._pairs = list(pairs)
        self._recipe = recipe
        self._size = recipe.size
        self._short_side = max(recipe.size, round(recipe.size * jitter))
        self._mirror = mirror
        self._lines, self._colours = lines, colours
        self._seed = seed
        self._warn = warn
        self._cache: dict[Pair, Prepared] = {}
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
            order = np.random.default_rng((self._seed, _ORDER, number // count)).permutation(count)
            pair = self._pairs[order[number % count]]
            try:
                prepared = self._load(pair)
                break
            except DataError as error:
                self._pairs.remove(pair)
                self._warn(str(error))
                if not self._pairs:
                    raise DataError(f"None of the pairs can be read; the last one: {error}") from error
        return self._augmented(prepared, number)

    def _augmented(self, prepared: Prepared, number: int) -> tuple[Rgb, Rgb]:
        rng = np.random.default_rng((self._seed, _PLACE, number))
        height, width = prepared.input.shape[:2]
        top, left = rng.integers(height - self._size + 1), rng.integers(width - self._size + 1)
        example = cut(prepared, int(top), int(left), self._size)
        if self._mirror and rng.random() < 0.5:
            example = Prepared(*(image[:, ::-1] for image in example.images))
        rng = np.random.default_rng((self._seed, _AUGMENTATION, number))
        if self._colours:
            example = self._recipe.recoloured(example, lambda images: shift_colours(images, rng, self._colours))
        if self._lines:
            example = Prepared(redraw_lines(example.input, rng, self._lines), *example.images[1:])
        return self._recipe.finish(example, np.random.default_rng((self._seed, _MAKER, number)))

    def _load(self, pair: Pair) -> Prepared:
        if pair in self._cache:
            return self._cache[pair]
        prepared = self._recipe.prepare(pair, self._short_side)
        size = sum(image.nbytes for image in prepared.images)
        if size <= self._room:
            self._room -= size
            self._cache[pair] = prepared
        return prepared
