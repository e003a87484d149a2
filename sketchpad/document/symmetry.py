"""Drawing on both sides of the sheet's middle at once."""

from enum import Enum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect

Coverage = NDArray[np.uint8]


class Symmetry(Enum):
    """Across which middle lines a stroke is mirrored."""

    OFF = "off"
    SIDES = "sides"  # left and right
    ENDS = "ends"  # top and bottom
    BOTH = "both"

    @property
    def across(self) -> bool:
        """Whether left and right are alike."""
        return self in (Symmetry.SIDES, Symmetry.BOTH)

    @property
    def down(self) -> bool:
        """Whether top and bottom are alike."""
        return self in (Symmetry.ENDS, Symmetry.BOTH)

    def sides(self, coverage: Coverage) -> list[Coverage]:
        """Return a stroke's HxW coverage as it is and as each mirror shows it, as views."""
        views = [coverage]
        if self.across:
            views += [view[:, ::-1] for view in views]
        if self.down:
            views += [view[::-1] for view in views]
        return views

    def places(self, rect: QRect, width: int, height: int) -> list[QRect]:
        """Return a rectangle of a sheet of width x height pixels, and where each mirror shows it."""
        found = [rect]
        if self.across:
            found += [QRect(width - r.left() - r.width(), r.top(), r.width(), r.height()) for r in found]
        if self.down:
            found += [QRect(r.left(), height - r.top() - r.height(), r.width(), r.height()) for r in found]
        return found
