"""Pairs of images as pixels: read from the files that a folder's layout puts together."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import cv2
import numpy as np

from trainer.data.folders.folder_listing import LeftOut as LeftOut  # who looks for pairs meets these
from trainer.data.folders.folder_listing import left_out_said as left_out_said
from trainer.data.folders.pair_search import find_pairs as find_pairs
from trainer.data.folders.pair_set import Direction as Direction
from trainer.data.folders.pair_set import Pair as Pair
from trainer.data.folders.pair_set import PairSet as PairSet
from trainer.data.image_files import DataError as DataError
from trainer.data.image_files import ImageError, read_rgb_among_others, shown
from trainer.data.labels.class_numbers import ClassColours, as_numbers
from trainer.messages import tr
from trainer.pixels import Rgb as Rgb

_Item = TypeVar("_Item")

_LIKE_SHAPED = 0.1  # relative difference of aspect ratio up to which a target is fitted to its input


def spread(items: Sequence[_Item], most: int) -> list[_Item]:
    """Return at most `most` of some things, evenly spread."""
    count = min(most, len(items))
    return [items[i * len(items) // count] for i in range(count)]


def read_pair(pair: Pair) -> tuple[Rgb, Rgb]:
    """Return input and target as HxWx3 of one size, the input's.

    Raises:
        DataError: a file can't be read, or the two differ in shape.
    """
    first, second, *_ = read_images(replace(pair, colours=None))
    return first, second


def read_images(pair: Pair) -> tuple[Rgb, ...]:
    """Return input, target and, where the pair has them, colours, as HxWx3 of one size: the input's.

    Raises:
        DataError: a file can't be read, or the images differ in shape.
    """
    first = _read_side(pair.input, pair.input_classes)
    if pair.target is None:
        half = first.shape[1] // 2
        if half == 0:
            raise ImageError(
                tr(
                    "{input} is one pixel wide: a combined image holds input and target side by side.",
                    input=shown(pair.input),
                ),
                pair.input,
                "size",
            )
        left, right = first[:, :half], first[:, -half:]
        return (right, left) if pair.swapped else (left, right)
    images = [first]
    for path, classes in ((pair.target, pair.target_classes), (pair.colours, None)):
        if path is not None:
            same = path == pair.input
            images.append(first if same else _fitted(_read_side(path, classes), path, pair.input, first.shape, classes))
    return tuple(images)


def _read_side(path: Path, classes: ClassColours | None) -> Rgb:
    """Read an image; of a label map that holds numbers the colours of its classes."""
    if classes is None:
        return read_rgb_among_others(path)
    numbers = as_numbers(path)
    if numbers is None:
        raise ImageError(
            tr("{path} holds no numbers of classes as the other label maps do: save it like them.", path=shown(path)),
            path,
            "format",
        )
    return classes.paint(numbers)


def _fitted(image: Rgb, path: Path, to: Path, shape: tuple[int, ...], classes: ClassColours | None) -> Rgb:
    """Bring the image of a file to `shape`, that of the file `to`."""
    if image.shape == shape:
        return image
    (height, width), (other_height, other_width) = shape[:2], image.shape[:2]
    stretch = (width / height) / (other_width / other_height)
    if max(stretch, 1 / stretch) > 1 + _LIKE_SHAPED:
        raise ImageError(
            tr(
                "{to} ({width}x{height}) and {path} ({other_width}x{other_height}) differ in shape: "
                "crop one like the other.",
                to=shown(to),
                width=width,
                height=height,
                path=shown(path.name),
                other_width=other_width,
                other_height=other_height,
            ),
            path,
            "size",
        )
    smooth = cv2.INTER_AREA if width * height < other_width * other_height else cv2.INTER_CUBIC
    interpolation = smooth if classes is None else cv2.INTER_NEAREST_EXACT  # classes don't mix
    return np.asarray(cv2.resize(image, (width, height), interpolation=interpolation), dtype=np.uint8)
