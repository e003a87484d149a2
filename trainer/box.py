"""Rectangles of whole pixels (bounding boxes), several of them as the few that cover them, and edits of a sheet."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Box(NamedTuple):
    """Columns `left` to `right` and rows `top` to `bottom`, the last ones excluded."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Pixels."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Pixels."""
        return self.bottom - self.top

    @property
    def area(self) -> int:
        """Pixels; 0 if there are none."""
        return max(self.width, 0) * max(self.height, 0)

    @property
    def slices(self) -> tuple[slice, slice]:
        """What takes the box out of an array of H x W ..."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    def grown(self, by: int) -> "Box":
        """Return the box with so many pixels more to every side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def within(self, other: "Box") -> "Box":
        """Return what both have in common; its area is 0 if that is nothing."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def joined(self, other: "Box") -> "Box":
        """Return the smallest box that covers both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


class Edit(NamedTuple):
    """Where a sheet has `changed`, and the pixels of a `box` around that, h x w x 3 uint8."""

    changed: Box
    box: Box
    rgb: NDArray[np.uint8]


def join_boxes(boxes: Iterable[Box], most: int, margin: int = 0) -> list[Box]:
    """Return at most `most` boxes that cover all of some; two are joined where that costs least.

    Two are always joined if the one that covers both is no larger than they are together, each counted with `margin`
    pixels around it: what computing a box costs beside its own pixels.
    """
    joined: list[Box] = []
    for box in boxes:
        if box.area:
            _take(joined, box, margin)
    while len(joined) > most:
        pairs = [(i, j) for i in range(len(joined)) for j in range(i)]
        i, j = min(pairs, key=lambda pair: _waste(joined[pair[0]], joined[pair[1]], margin))
        first, second = joined.pop(i), joined.pop(j)
        _take(joined, first.joined(second), margin)
    return joined


def _take(joined: list[Box], box: Box, margin: int) -> None:
    """Add a box to others, joined with each that it is near, and so on."""
    while (near := next((other for other in joined if _waste(box, other, margin) <= 0), None)) is not None:
        joined.remove(near)
        box = box.joined(near)
    joined.append(box)


def _waste(one: Box, other: Box, margin: int) -> int:
    """Return how many pixels more the box that covers both has."""
    return one.joined(other).grown(margin).area - one.grown(margin).area - other.grown(margin).area
