"""Label maps that hold numbers of classes (semantic segmentation, index masks): nearly black to the eye.

They are recognised by their values, and each number gets a colour of its own, far from the others, so that one can
paint with it.
"""

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from trainer.data.image_files import DataError, Rgb, read_numbers
from trainer.data.labels.class_names import IGNORE, NamedClass, is_ignored
from trainer.model_card import ClassColour, Colour, Swatch

Numbers = NDArray[np.uint8]  # H x W

_IGNORED = (0, 0, 0)
_DARK = 63  # numbers up to this can't be told apart by eye as greys
_FIRST_LOOK = 16  # maps
_MOST_MAPS = 0.8  # share of images that are such maps, at least
_LOOKED_AT = 200
_AREAS = 0.5  # least share of a value's pixels with a neighbour that is the same; blended edges have none
_FLAT = 0.8  # least share of all pixels with such a neighbour
_NEIGHBOURS = 0.3  # least share of numbers whose next one occurs too, where they go beyond _DARK
MOST_GENTLE = 20  # classes that are shown in gentle colours; of more some would look alike
_FIRST_GENTLE = (62.0, -14.0, -30.0)  # CIELAB of the first, a sky blue
_LEVELS = (30, 75, 120, 165, 210, 250)  # of the channels of the colours to choose from


@dataclass(frozen=True)
class ClassColours:
    """How numbers become colours; of what isn't given each has one of its own."""

    given: tuple[ClassColour, ...] = ()

    def paint(self, numbers: Numbers) -> Rgb:
        """Return a map of numbers, H x W, as colours."""
        return _table(self.given)[numbers]

    def colour(self, number: int) -> Colour:
        """Return the colour of a class."""
        red, green, blue = _table(self.given)[number].tolist()
        return red, green, blue


@functools.lru_cache(maxsize=16)
def _table(given: tuple[ClassColour, ...]) -> Rgb:
    """Return the colours of all numbers, 256 x 3, no two the same unless they are given so."""
    table = list(_far_apart()[:256])
    table[IGNORE] = _IGNORED
    taken = {entry.rgb for entry in given}
    spare = (colour for colour in _far_apart()[256:] if colour not in taken)
    table = [next(spare) if colour in taken else colour for colour in table]
    for entry in given:
        table[entry.number] = entry.rgb
    return np.array(table, np.uint8)


@functools.cache
def _far_apart() -> tuple[Colour, ...]:
    """Return colours, each as far from those before and from black, white and grey as can be (CIELAB)."""
    levels = np.array(_LEVELS + tuple(level - 22 for level in _LEVELS[1:]), np.uint8)
    offered = np.stack(np.meshgrid(levels, levels, levels), -1).reshape(-1, 3)
    offered = offered[np.ptp(offered.astype(int), axis=1) > 30]
    lab = np.asarray(cv2.cvtColor((offered[None] / 255).astype(np.float32), cv2.COLOR_RGB2LAB))[0]
    greys = np.array([[lightness, 0, 0] for lightness in (0, 50, 100)], np.float32)
    distance = np.linalg.norm(lab[:, None] - greys[None], axis=2).min(1)
    chosen: list[Colour] = []
    for _ in range(600):
        best = int(distance.argmax())
        red, green, blue = offered[best].tolist()
        chosen.append((red, green, blue))
        distance = np.minimum(distance, np.linalg.norm(lab - lab[best], axis=1))
        distance[best] = -1
    return tuple(chosen)


@functools.cache
def gentle_colours(count: int = MOST_GENTLE) -> tuple[Colour, ...]:
    """Return colours that are pleasant to paint with, each as far from those before as can be (CIELAB).

    They are less saturated than those that networks are taught, and neither near black nor white.
    """
    levels = np.arange(40, 250, 15, dtype=np.uint8)
    offered = np.stack(np.meshgrid(levels, levels, levels), -1).reshape(-1, 3)
    lab = np.asarray(cv2.cvtColor((offered[None] / 255).astype(np.float32), cv2.COLOR_RGB2LAB))[0]
    chroma = np.hypot(lab[:, 1], lab[:, 2])
    kept = (lab[:, 0] >= 42) & (lab[:, 0] <= 86) & (chroma >= 18) & (chroma <= 58)
    offered, lab = offered[kept], lab[kept]
    distance = np.linalg.norm(lab - np.array(_FIRST_GENTLE, np.float32), axis=1)
    best = int(distance.argmin())
    distance[:] = np.inf
    chosen: list[Colour] = []
    for _ in range(count):
        red, green, blue = offered[best].tolist()
        chosen.append((red, green, blue))
        distance = np.minimum(distance, np.linalg.norm(lab - lab[best], axis=1))
        best = int(distance.argmax())
    return tuple(chosen)


def as_numbers(path: Path) -> Numbers | None:
    """Return the numbers of classes in a map, H x W; None if it holds others than classes have.

    Raises:
        DataError: it can't be read.
    """
    values = read_numbers(path)
    if values is None:
        return None
    wide = values.astype(np.int64)
    wide[(wide == -1) | (wide == 65535)] = IGNORE
    return wide.astype(np.uint8) if wide.size and wide.min() >= 0 and wide.max() <= IGNORE else None


def hold_numbers(paths: Sequence[Path]) -> bool:
    """Whether images are label maps that hold numbers of classes.

    Those that can't be read don't count, and a few may be something else: they are told when they are read.
    """
    seen: set[int] = set()
    maps = others = 0
    for path in _some(paths, _FIRST_LOOK):
        try:
            numbers = as_numbers(path)
        except DataError:
            continue
        if numbers is None or not _is_of_areas(numbers):
            others += 1
            continue
        seen |= set(np.unique(numbers).tolist())
        maps += 1
    classes = sorted(seen - {IGNORE})
    if maps < _MOST_MAPS * (maps + others) or not classes or (len(classes) < 2 and not (classes[0] and IGNORE in seen)):
        return False
    if classes[-1] <= _DARK:
        return True
    neighbours = sum(number + 1 in seen or number - 1 in seen for number in classes)
    return len(classes) >= 4 and neighbours >= _NEIGHBOURS * len(classes) and _median(classes) < 128


def _median(classes: Sequence[int]) -> int:
    return classes[len(classes) // 2]


def _is_of_areas(numbers: Numbers) -> bool:
    """Whether nearly every value fills areas: a picture or a soft edge has many that don't."""
    same = np.zeros(numbers.shape, bool)
    across, down = numbers[:, 1:] == numbers[:, :-1], numbers[1:] == numbers[:-1]
    same[:, 1:] |= across
    same[:, :-1] |= across
    same[1:] |= down
    same[:-1] |= down
    if float(same.mean()) < _FLAT:
        return False
    values = np.bincount(numbers.ravel(), minlength=256)
    areas = np.bincount(numbers[same], minlength=256)
    there = values > 0
    return bool((areas[there] >= _AREAS * values[there]).mean() > 0.8)


def numbers_in(paths: Sequence[Path], most: int = _LOOKED_AT) -> list[int]:
    """Return the numbers that occur in `most` of some maps, in order."""
    seen: set[int] = set()
    for path in _some(paths, most):
        try:
            numbers = as_numbers(path)
        except DataError:
            continue
        if numbers is not None:
            seen |= set(np.unique(numbers).tolist())
    return sorted(seen)


def given_colours(names: Sequence[NamedClass], numbers: Iterable[int]) -> tuple[ClassColour, ...]:
    """Return the colours that a file gives to numbers, unless it gives two that occur the same."""
    there = set(numbers)
    given = {
        entry.number: entry.rgb
        for entry in names
        if entry.number is not None and 0 <= entry.number <= IGNORE and entry.rgb is not None
    }
    colours = [given[number] for number in there if number in given]
    taken = set(colours)
    kept = {number: rgb for number, rgb in given.items() if number in there or rgb not in taken}
    result, used = [], set()
    for number, rgb in sorted(kept.items()):
        if rgb not in used:  # of two classes with one colour the second keeps a colour of its own
            used.add(rgb)
            result.append(ClassColour(number, rgb))
    return tuple(result)


def swatches(colours: ClassColours, numbers: Iterable[int], names: Sequence[NamedClass]) -> tuple[Swatch, ...]:
    """Return the palette of classes, in the order of their numbers; what is ignored comes last.

    Colours that no file gives are far apart, and garish: on screen gentler ones stand for them.
    """
    called = {entry.number: entry.name for entry in names if entry.number is not None}
    ordered = sorted(numbers)
    given = {entry.number for entry in colours.given}
    plain = [number for number in ordered if number not in given and number != IGNORE]
    shown = {}
    if not given and len(plain) <= MOST_GENTLE:  # beside a file's own colours they might be mistaken for these
        shown = dict(zip(plain, gentle_colours(), strict=False))
    return tuple(Swatch(_name(number, called), colours.colour(number), shown.get(number)) for number in ordered)


def _name(number: int, called: dict[int, str]) -> str:
    name = called.get(number, "Ignored" if number == IGNORE else f"Class {number}")
    return "Ignored" if is_ignored(name) else name


def _some(paths: Sequence[Path], most: int) -> Iterator[Path]:
    count = min(most, len(paths))
    return (paths[i * len(paths) // count] for i in range(count))
