"""From a pair of files to an example: read, snapped to the palette, scaled, and its input made where a maker makes it.

What is the same each time is done once (`Recipe.prepare`); what is drawn at random is drawn for each example
(`Recipe.finish`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from trainer.data.image_files import name_number
from trainer.data.makers import Bytes, Rgb, blocks, clay, dabs, edges, grayscale, holes, snap
from trainer.data.pairs import Pair, read_images
from trainer.model_card import DataSpec, InputSpec

_OWN_SCALE = 2  # a pair with a short side of so many crops is cropped at its own scale


@dataclass(frozen=True)
class Prepared:
    """The pixels of a pair, HxWx3 uint8 of one size; `colours` is what dabs are taken from, where a folder gives it."""

    input: Rgb
    target: Rgb
    colours: Rgb | None = None

    @property
    def images(self) -> tuple[Rgb, ...]:
        """All that there are; a crop or a mirroring goes over them alike."""
        return (self.input, self.target) if self.colours is None else (self.input, self.target, self.colours)


class Recipe:
    """How a model's examples are made: from a run's settings or a model's card, which say the same."""

    def __init__(self, size: int, data: DataSpec, input: InputSpec) -> None:
        self.size = size
        self._data = data
        self._labels = input.kind == "labels"
        self._fixed_colours = input.kind in ("labels", "lines")
        self._palette: Bytes | None = None
        if data.snap and input.palette:
            self._palette = np.array([swatch.rgb for swatch in input.palette], np.uint8)

    def prepare(self, pair: Pair, short_side: int) -> Prepared:
        """Read a pair and scale it so that its short side is `short_side`, unless it is big enough to crop as it is.

        Raises:
            DataError: a file can't be read, or the images differ in shape.
        """
        source, target, *more = read_images(pair)
        if self._palette is not None:
            source = snap(source, self._palette)
        source, target, *more = scaled((source, target, *more), self.size, short_side, self._labels)
        match self._data.maker:
            case "edges":
                source = edges(source, self._data.thresholds)
            case "dabs" if self._data.input is None:
                source = edges(source, self._data.thresholds)
            case "grayscale":
                source = grayscale(source)
            case "blocks":
                source = blocks(source)
        return Prepared(source, target, more[0] if more else None)

    def finish(self, crop: Prepared, rng: np.random.Generator) -> tuple[Rgb, Rgb]:
        """Return input and target of an example, with what the maker draws at random drawn from `rng`."""
        match self._data.maker:
            case "dabs":
                drawing = dabs(crop.input, crop.target if crop.colours is None else crop.colours, rng)
                return drawing, clay(crop.target) if np.array_equal(drawing, crop.input) else crop.target
            case "holes":
                return holes(crop.input, rng), crop.target
            case _:
                return crop.input, crop.target

    def recoloured(self, crop: Prepared, change: Callable[[tuple[Rgb, ...]], tuple[Rgb, ...]]) -> Prepared:
        """Change the colours of an example alike, but not those that mean a class, nor lines."""
        if self._fixed_colours:
            return Prepared(crop.input, *change(crop.images[1:]))
        return Prepared(*change(crop.images))

    def evaluation_crops(self, pair: Pair) -> Iterator[tuple[Rgb, Rgb]]:
        """Yield the crops, input and target, of a grid that covers the pair; what is random follows from its name.

        Raises:
            DataError: the pair can't be read.
        """
        prepared = self.prepare(pair, self.size)
        name = name_number(pair.stem)
        height, width = prepared.input.shape[:2]
        places = ((top, left) for top in _starts(height, self.size) for left in _starts(width, self.size))
        for number, (top, left) in enumerate(places):
            yield self.finish(cut(prepared, top, left, self.size), np.random.default_rng((name, number)))


def cut(prepared: Prepared, top: int, left: int, size: int) -> Prepared:
    """Return the size x size crop at (top, left), as views."""
    return Prepared(*(image[top : top + size, left : left + size] for image in prepared.images))


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
    ways = [cv2.INTER_NEAREST_EXACT if labels else smooth] + [smooth] * (len(images) - 1)
    return tuple(
        np.asarray(cv2.resize(image, to, interpolation=way), np.uint8) for image, way in zip(images, ways, strict=True)
    )
