"""Pairs as batches: prepared once, kept as bytes, then cropped, mirrored and augmented at random, reproducibly.

The crop and the mirroring are the paper's (Isola et al. 2017, appendix 6.2: resize to 286, random crop to 256,
mirror). Each random choice follows from the seed and the number of the example alone, so a resumed run goes on exactly.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from torch import Tensor

from trainer.data.augmentation.colours import dye, other_colours, shift_colours
from trainer.data.augmentation.grounds import draw_ground, lines_on_ground, on_ground, outline
from trainer.data.augmentation.lines import redraw_lines
from trainer.data.augmentation.unfinished import unfinished
from trainer.data.cache import Cache
from trainer.data.pairs import DataError, Pair
from trainer.data.recipe import Prepared, Recipe, cut
from trainer.messages import tr
from trainer.pix2pix.images import to_tensor
from trainer.pixels import Rgb

_ORDER, _PLACE, _AUGMENTATION, _MAKER, _VARIETY = range(5)  # the streams of random numbers
_OUTLINES = 0.15  # share of line drawings that are outlines alone, at full strength
_LEAST_INK = 0.5  # of the lines as they were, so that what is drawn isn't a blank sheet
_WHITE = np.full(3, 255, np.uint8)


@dataclass(frozen=True)
class Variety:
    """How far examples go beyond what the data shows; the settings of these names (trainer.config)."""

    zoom: float = 1
    varied: bool = False
    colour_tolerance: float = 0
    dyes: float = 0
    dab_size: float = 1
    painted: float = 0
    grounds: float = 0
    unfinished: float = 0


_NO_VARIETY = Variety()


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
        variety: Variety = _NO_VARIETY,
        cache: Cache | None = None,
    ) -> None:
        """`lines` and `colours` are the strengths of the augmentation, 0 to 1; `cache` keeps what was
        prepared, in memory alone if none is given.
        """
        self._variety = variety
        self._covered = variety.grounds > 0 or (lines > 0 and recipe.draws_lines)
        self._pairs = list(pairs)
        self._recipe = recipe
        self._size = recipe.size
        self._short_side = max(recipe.size, round(recipe.size * jitter))
        self._mirror = mirror
        self._lines, self._colours = lines, colours
        self._seed = seed
        self._warn = warn
        self._broken: set[Pair] = set()
        self._cache = cache or Cache(None)

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
        for position in range(number, number + count):
            pair = self._pairs[order[position % count]]
            if pair in self._broken:
                continue
            try:
                return self._augmented(self._load(pair), number)
            except DataError as error:
                said = str(error)
                self._broken.add(pair)
                self._warn(said)
        raise DataError(tr("None of the pairs can be read; the last one: {said}", said=said))

    def _augmented(self, prepared: Prepared, number: int) -> tuple[Rgb, Rgb]:
        rng = np.random.default_rng((self._seed, _PLACE, number))
        height, width = prepared.input.shape[:2]
        side = self._size
        if self._variety.zoom > 1:
            side = int(rng.integers(round(side / self._variety.zoom), min(height, width, self._short_side) + 1))
        top, left = rng.integers(height - side + 1), rng.integers(width - side + 1)
        example = cut(prepared, int(top), int(left), side)
        if self._mirror and rng.random() < 0.5:
            example = example.each(lambda image: image[:, ::-1])
        if side != self._size:
            example = self._recipe.resized(example, self._size)
        rng = np.random.default_rng((self._seed, _AUGMENTATION, number))
        if example.others:
            made = (example.input, *example.others)
            chosen = made[int(rng.integers(len(made)))]
            if self._recipe.draws_lines and _ink(chosen) < _LEAST_INK * _ink(example.input):
                chosen = example.input  # hardly a line is left: a blank sheet means something else
            example = replace(example, input=chosen, others=())
        if self._colours:
            example = self._recipe.recoloured(example, lambda images: shift_colours(images, rng, self._colours))
        if self._lines:
            lines: Rgb | None = example.input
            if example.covers is not None and rng.random() < _OUTLINES * self._lines:
                lines = outline(example.covers[..., 0], 2)
            plain = example.input if lines is None else lines
            drawn = redraw_lines(plain, rng, self._lines)
            example = replace(example, input=drawn if _ink(drawn) > _LEAST_INK * _ink(plain) else plain)
        rng = np.random.default_rng((self._seed, _VARIETY, number))
        return self._as_drawn(*self._finished(example, number, rng), example.covers, rng)

    def _finished(self, example: Prepared, number: int, rng: np.random.Generator) -> tuple[Rgb, Rgb]:
        """Return input and target with what the maker draws; some line drawings with dabs in quite other colours."""
        variety, maker = self._variety, (self._seed, _MAKER, number)
        colouring = variety.dab_size, variety.painted
        if variety.dyes and self._recipe.draws_lines and rng.random() < variety.dyes:
            dyed = self._recipe.recoloured(example, lambda images: dye(images, rng))
            source, target = self._recipe.finish(dyed, np.random.default_rng(maker), *colouring)
            if not np.array_equal(source, example.input):  # without a dab nothing says which colour it is
                return source, target
        return self._recipe.finish(example, np.random.default_rng(maker), *colouring)

    def _as_drawn(self, source: Rgb, target: Rgb, covers: Rgb | None, rng: np.random.Generator) -> tuple[Rgb, Rgb]:
        """Return input and target with what people do beside what the data shows."""
        variety = self._variety
        if variety.colour_tolerance and self._recipe.draws_areas:
            source = other_colours(source, rng, variety.colour_tolerance)
        paper = _WHITE
        if covers is not None and rng.random() < variety.grounds:
            paper = draw_ground(rng)
            fill = lines_on_ground if self._recipe.draws_lines else on_ground
            source, target = fill(source, covers[..., 0], paper), on_ground(target, covers[..., 1], paper)
        if self._recipe.on_paper and rng.random() < variety.unfinished:
            source, target = unfinished(source, target, paper, rng, by_areas=self._recipe.draws_areas)
        return self._recipe.seen(source), target

    def _load(self, pair: Pair) -> Prepared:
        prepared = self._cache.get(pair)
        if prepared is None:
            prepared = self._recipe.prepare(pair, self._short_side, self._variety.varied, self._covered)
            self._cache.put(pair, prepared)
        return prepared


def _ink(lines: Rgb) -> int:
    """Return how many pixels of a line drawing are dark."""
    return int((lines[..., 0] < 128).sum())
