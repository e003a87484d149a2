"""Pairs as batches: prepared once, kept as bytes, then cropped, mirrored and augmented at random, reproducibly.

The crop and the mirroring are the paper's (Isola et al. 2017, appendix 6.2: resize to 286, random crop to 256,
mirror). Each random choice follows from the seed and the number of the example alone, so a resumed run goes on exactly.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from torch import Tensor

from trainer.data.augment import redraw_lines, shift_colours
from trainer.data.cache import Cache
from trainer.data.pairs import DataError, Pair, Rgb
from trainer.data.recipe import Prepared, Recipe, cut
from trainer.pix2pix.images import to_tensor

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
        spill: Path | None = None,
    ) -> None:
        """`lines` and `colours` are the strengths of the augmentation, 0 to 1; `spill` is where pixels go that are
        too many for the memory.
        """
        self._pairs = list(pairs)
        self._recipe = recipe
        self._size = recipe.size
        self._short_side = max(recipe.size, round(recipe.size * jitter))
        self._mirror = mirror
        self._lines, self._colours = lines, colours
        self._seed = seed
        self._warn = warn
        self._broken: set[Pair] = set()
        self._cache = Cache(spill)

    def close(self) -> None:
        """Give back what the cache took of the disk."""
        self._cache.close()

    def batch(self, number: int, count: int) -> tuple[Tensor, Tensor]:
        """Return inputs and targets of batch `number` (from 0): two float tensors, (count, 3, size, size) in [-1, 1].

        Raises:
            DataError: no pair is left that can be read.
        """
        examples = [self._example(number * count + i) for i in range(count)]
        return to_tensor(np.stack([a for a, _ in examples])), to_tensor(np.stack([b for _, b in examples]))

    def _example(self, number: int) -> tuple[Rgb, Rgb]:
        """Return example `number` of the endless sequence of shuffled epochs.

        In the place of a pair that can't be read stands the next one of its epoch, so that the sequence stays the same
        whoever finds out and when: a resumed run, or another process.
        """
        count = len(self._pairs)
        order = np.random.default_rng((self._seed, _ORDER, number // count)).permutation(count)
        said = ""
        for place in range(number, number + count):
            pair = self._pairs[order[place % count]]
            if pair in self._broken:
                continue
            try:
                return self._augmented(self._load(pair), number)
            except DataError as error:
                said = str(error)
                self._broken.add(pair)
                self._warn(said)
        raise DataError(f"None of the pairs can be read; the last one: {said}")

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
        prepared = self._cache.get(pair)
        if prepared is None:
            prepared = self._recipe.prepare(pair, self._short_side)
            self._cache.put(pair, prepared)
        return prepared
