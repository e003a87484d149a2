"""When a picture that boxes were laid into has to be made anew as a whole: by how far off they were found to be."""

import numpy as np

from trainer.box import Box, join_boxes
from trainer.pixels import Rgb

NEAR = 36.0  # dB within a box, against the whole picture: below it boxes don't serve
_FAR, _CLOSE = 39.0, 44.0  # dB: below and above them whole pictures come more often and less
_LEAST, _FIRST, _MOST = 0.0015, 0.012, 0.06  # of the sheet, which changes until the next whole picture is due
_SLOWER, _FASTER = 1.5, 0.5
_STRIKES = 3  # whole pictures in a row that show boxes to be too far off although they come as often as they can
_BOXES = 8


def psnr(ours: Rgb, truth: Rgb) -> float:
    """Return the peak signal-to-noise ratio of a picture in dB; 99 of the same one."""
    error = float(np.square(ours.astype(np.float32) - truth).mean())
    return 99.0 if error == 0 else float(10 * np.log10(255**2 / error))


class Staleness:
    """Counts what changes of a sheet, and learns from each whole picture how much may change until the next."""

    def __init__(self) -> None:
        self._changed = 0.0
        self._due = _FIRST
        self._strikes = 0
        self._reached: list[Box] = []

    @property
    def is_due(self) -> bool:
        """Whether so much has changed since the last whole picture that the next one is due."""
        return self._changed > self._due

    @property
    def serves(self) -> bool:
        """Whether boxes have been near enough in use."""
        return self._strikes < _STRIKES

    def add(self, share: float) -> None:
        """So much of the sheet has changed; places that change again count again."""
        self._changed += share

    def reach(self, box: Box) -> None:
        """A box of the picture, in its pixels, was computed."""
        self._reached = join_boxes([*self._reached, box], _BOXES)

    def begin(self) -> list[Box]:
        """A whole picture is begun: count from here on; returns the boxes that it will be compared in."""
        self._changed = 0.0
        reached, self._reached = self._reached, []
        return reached

    def judge(self, ours: Rgb, truth: Rgb, boxes: list[Box]) -> None:
        """Compare a picture that boxes have made with the whole one of the same drawing."""
        if not boxes:
            return
        found = min(psnr(ours[box.slices], truth[box.slices]) for box in boxes)
        if found < NEAR and self._due <= _LEAST:
            self._strikes += 1
        elif found >= NEAR:
            self._strikes = 0
        if found < _FAR:
            self._due = max(_LEAST, _FASTER * self._due)
        elif found > _CLOSE:
            self._due = min(_MOST, _SLOWER * self._due)
