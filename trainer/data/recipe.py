"""From a pair of files to an example: read, snapped to the palette, scaled, and its input made where a maker makes it.

What is the same each time is done once (`Recipe.prepare`); what is drawn at random is drawn for each example
(`Recipe.finish`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from trainer.dab_spreading import spread_dabs
from trainer.data.augmentation.grounds import find_cover
from trainer.data.augmentation.painting import paint_areas
from trainer.data.image_files import name_number, read_alpha
from trainer.data.makers import PREPARED, blocks_of, clay, drawn, edges, snap
from trainer.data.pairs import Pair, read_images
from trainer.model_card import DataSpec, InputSpec
from trainer.pixels import Bytes, Rgb

_BROAD, _BROADEST = 64, 32  # pixels a side in which the broader areas are found
_FLAT = 7  # colours of what is painted where no folder says which
_FACTORS = (0.7, 1.8)  # of the thresholds, where they vary
_OWN_SCALE = 2  # a pair with a short side of so many crops is cropped at its own scale


@dataclass(frozen=True)
class Prepared:
    """The pixels of a pair, HxWx3 uint8 of one size.

    `colours` is what dabs are taken from, where a folder gives it. `covers` has, in its first two channels, where input
    and target aren't bare paper (255) and where they are (0). `others` are inputs that the maker made in other ways.
    """

    input: Rgb
    target: Rgb
    colours: Rgb | None = None
    covers: Rgb | None = None
    others: tuple[Rgb, ...] = ()

    @property
    def images(self) -> tuple[Rgb, ...]:
        """All that there are, in the order of the fields."""
        there = (self.input, self.target, self.colours, self.covers)
        return *(image for image in there if image is not None), *self.others

    def of(self, images: Sequence[Rgb]) -> "Prepared":
        """Return the same with other pixels, in the order of `images`."""
        left = iter(images)
        source, target = next(left), next(left)
        colours = next(left) if self.colours is not None else None
        covers = next(left) if self.covers is not None else None
        return Prepared(source, target, colours, covers, tuple(left))

    def each(self, change: Callable[[Rgb], Rgb]) -> "Prepared":
        """Return the same with every image changed; a crop or a mirroring goes over them alike."""
        return self.of([change(image) for image in self.images])


class Recipe:
    """How a model's examples are made: from a run's settings or a model's card, which say the same."""

    def __init__(self, size: int, data: DataSpec, input: InputSpec) -> None:
        self.size = size
        self._data = data
        self._labels = input.kind == "labels"
        self._lines = input.kind == "lines"
        self._spreads = input.spread_dabs
        self._kind = input.kind
        self._fixed_colours = input.kind in ("labels", "lines")
        self._palette: Bytes | None = None
        if data.snap and input.palette:
            self._palette = np.array([swatch.rgb for swatch in input.palette], np.uint8)

    def prepare(self, pair: Pair, short_side: int, varied: bool = False, covered: bool = False) -> Prepared:
        """Read a pair and scale it so that its short side is `short_side`, unless it is big enough to crop as it is.

        `varied` has the maker make inputs in other ways as well, `covered` finds out where the paper is bare.

        Raises:
            DataError: a file can't be read, or the images differ in shape.
        """
        source, target, *more = read_images(pair)
        if self._palette is not None and pair.input_classes is None:  # numbers are exact
            source = snap(source, self._palette)
        source, target, *more = scaled((source, target, *more), self.size, short_side, self._labels)
        covers = self._covers(pair, source, target, more) if covered else None
        others = self._made_otherwise(target, more) if varied else ()
        maker = self._data.maker
        # Dabs go on lines that are given, or else on those that are found.
        if maker in PREPARED and (maker != "dabs" or self._data.input is None):
            source = PREPARED[maker](source, self._data.thresholds)
        return Prepared(source, target, more[0] if more else None, covers, others)

    def _made_otherwise(self, target: Rgb, colours: Sequence[Rgb]) -> tuple[Rgb, ...]:
        """Return inputs that the maker makes with other numbers of colours, or other thresholds."""
        match self._data.maker:
            case "blocks":
                broader = (*blocks_of(target, (4, 6), _BROADEST), *blocks_of(target, (4, 5, 7), _BROAD))
                return (*broader, *blocks_of(target, (14,)))  # people lay down few areas, and round ones
            case "edges" | "dabs":
                weak, strong = self._data.thresholds
                made = [*colours, target]  # the outlines of areas, and those of the picture itself
                ways = [(image, factor) for image in made for factor in _FACTORS]
                return tuple(
                    edges(image, (round(min(weak * factor, 999)), round(min(strong * factor, 1000))))
                    for image, factor in ways
                )
        return ()

    def _covers(self, pair: Pair, source: Rgb, target: Rgb, colours: Sequence[Rgb]) -> Rgb:
        """Return where input and target aren't bare; of lines, where what they surround isn't."""
        size = (target.shape[1], target.shape[0])
        made = self._data.maker is not None and self._data.input is None
        drawn = find_cover(colours[0] if colours else source)
        alpha = read_alpha(pair.target) if pair.target is not None else None
        shown = find_cover(target) if alpha is None else cv2.resize(alpha, size, interpolation=cv2.INTER_AREA)
        return np.dstack([shown if made else drawn, shown, shown])

    def finish(
        self, crop: Prepared, rng: np.random.Generator, dab_size: float = 1, painted: float = 0
    ) -> tuple[Rgb, Rgb]:
        """Return input and target of an example, with what the maker draws at random drawn from `rng`.

        Dabs are up to `dab_size` times as large as they are else; in a share `painted` of drawings whole areas are
        painted in their place.
        """
        maker = self._data.maker
        if maker is None:
            return crop.input, crop.target
        if maker == "dabs" and painted and rng.random() < painted:
            flat = blocks_of(crop.target, (_FLAT,), _BROAD)[0] if crop.colours is None else crop.colours
            drawing = paint_areas(crop.input, flat, rng)
        else:
            drawing = drawn(maker, crop.input, crop.target if crop.colours is None else crop.colours, rng, dab_size)
        bare = maker == "dabs" and self._data.bare == "clay" and np.array_equal(drawing, crop.input)
        return drawing, clay(crop.target) if bare else crop.target

    def seen(self, drawing: Rgb) -> Rgb:
        """Return what the network sees of a drawing."""
        return spread_dabs(drawing) if self._spreads else drawing

    @property
    def draws_lines(self) -> bool:
        """Whether inputs are lines, with or without dabs of colour."""
        return self._lines

    @property
    def draws_areas(self) -> bool:
        """Whether inputs are areas made of the target itself, so that both end at the same pixels."""
        return self._data.maker == "blocks"

    @property
    def on_paper(self) -> bool:
        """Whether inputs are drawn on paper that may stay bare: label maps and photos fill it."""
        return self._kind in ("colours", "lines")

    def resized(self, crop: Prepared, size: int) -> Prepared:
        """Scale a square crop; labels stay the palette's colours."""
        images = list(crop.images)
        smooth = cv2.INTER_AREA if size < images[0].shape[0] else cv2.INTER_CUBIC
        interpolations = [cv2.INTER_NEAREST_EXACT if self._labels else smooth] + [smooth] * (len(images) - 1)
        if self._data.maker == "blocks":  # no ringing beside its edges
            interpolations = [cv2.INTER_LINEAR, smooth] + [cv2.INTER_LINEAR] * (len(images) - 2)
        return crop.of(
            [
                np.asarray(cv2.resize(image, (size, size), interpolation=interpolation), np.uint8)
                for image, interpolation in zip(images, interpolations, strict=True)
            ]
        )

    def recoloured(self, crop: Prepared, change: Callable[[tuple[Rgb, ...]], tuple[Rgb, ...]]) -> Prepared:
        """Change the colours of an example alike, but not those that mean a class, nor lines."""
        if self._fixed_colours:
            seen = [image for image in (crop.target, crop.colours) if image is not None]
            target, *colours = change(tuple(seen))
            return replace(crop, target=target, colours=colours[0] if colours else None)
        source, target, *others = change((crop.input, crop.target, *crop.others))
        return replace(crop, input=source, target=target, others=tuple(others))

    def evaluation_crops(self, pair: Pair) -> Iterator[tuple[Rgb, Rgb]]:
        """Yield the crops, input and target, of a grid that covers the pair; what is random follows from its name.

        Raises:
            DataError: the pair can't be read.
        """
        prepared = self.prepare(pair, self.size)
        name = name_number(pair.stem)
        height, width = prepared.input.shape[:2]
        corners = ((top, left) for top in _starts(height, self.size) for left in _starts(width, self.size))
        for number, (top, left) in enumerate(corners):
            yield self.finish(cut(prepared, top, left, self.size), np.random.default_rng((name, number)))


def cut(prepared: Prepared, top: int, left: int, size: int) -> Prepared:
    """Return the size x size crop at (top, left), as views."""
    return prepared.each(lambda image: image[top : top + size, left : left + size])


def _starts(length: int, size: int) -> list[int]:
    count = -(-length // size)
    return [round(start) for start in np.linspace(0, length - size, count)]


def scaled(images: tuple[Rgb, ...], size: int, short_side: int, labels: bool) -> tuple[Rgb, ...]:
    """Scale the images of a pair, input first, so that their short side is `short_side` pixels.

    One with a short side of two crops or more is left at its own scale. With `labels` the input is scaled by nearest
    neighbour, so that no colour appears that isn't in the palette.
    """
    height, width = images[0].shape[:2]
    shortest = min(height, width)
    if shortest >= _OWN_SCALE * size or shortest == short_side:
        return images
    to = (max(short_side, round(width * short_side / shortest)), max(short_side, round(height * short_side / shortest)))
    smooth = cv2.INTER_AREA if short_side < shortest else cv2.INTER_CUBIC
    interpolations = [cv2.INTER_NEAREST_EXACT if labels else smooth] + [smooth] * (len(images) - 1)
    return tuple(
        np.asarray(cv2.resize(image, to, interpolation=interpolation), np.uint8)
        for image, interpolation in zip(images, interpolations, strict=True)
    )
