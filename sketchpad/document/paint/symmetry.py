"""Drawing in several places of the sheet at once: mirrored across its middle lines, or turned around its middle."""

import math
from enum import Enum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect

Coverage = NDArray[np.uint8]


class Symmetry(Enum):
    """What a stroke is repeated by."""

    OFF = "off"
    SIDES = "sides"  # left and right
    ENDS = "ends"  # top and bottom
    BOTH = "both"
    RADIAL_3 = "radial 3"  # around the middle, so many times
    RADIAL_4 = "radial 4"
    RADIAL_6 = "radial 6"
    RADIAL_8 = "radial 8"

    @property
    def across(self) -> bool:
        """Whether left and right are alike."""
        return self in (Symmetry.SIDES, Symmetry.BOTH)

    @property
    def down(self) -> bool:
        """Whether top and bottom are alike."""
        return self in (Symmetry.ENDS, Symmetry.BOTH)

    @property
    def turns(self) -> tuple[float, ...]:
        """The angles, in radians, at which a stroke is drawn around the middle; 0 is the stroke itself."""
        count = int(self.value.removeprefix("radial ")) if self.value.startswith("radial") else 1
        return tuple(2 * math.pi * i / count for i in range(count))

    def sides(self, coverage: Coverage) -> list[Coverage]:
        """Return a stroke's HxW coverage as it is and as each mirror shows it, as views."""
        views = [coverage]
        if self.across:
            views += [view[:, ::-1] for view in views]
        if self.down:
            views += [view[::-1] for view in views]
        return views

    def images(self, rect: QRect, width: int, height: int) -> list[QRect]:
        """Return a rectangle of a sheet of width x height pixels, and where each mirror shows it."""
        found = [rect]
        if self.across:
            found += [QRect(width - r.left() - r.width(), r.top(), r.width(), r.height()) for r in found]
        if self.down:
            found += [QRect(r.left(), height - r.top() - r.height(), r.width(), r.height()) for r in found]
        return found
