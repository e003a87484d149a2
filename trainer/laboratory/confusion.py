"""Confusion matrix of classes, and what is read off it: accuracy and intersection over union (IoU).

The three figures are those of Long et al. 2015 (section 5): per-pixel accuracy, per-class accuracy, class IoU.
"""

import msgspec
import numpy as np
from numpy.typing import NDArray

VOID = 255  # the class of a pixel that has none
Classes = NDArray[np.uint8]  # H x W, an index into the palette or VOID


class Scores(msgspec.Struct, frozen=True):
    """How often classes were recognised, 0 to 1; the two means are over the classes that occur."""

    pixel_accuracy: float
    class_accuracy: float
    class_iou: float


class ConfusionMatrix:
    """How many pixels of each class (rows) were taken for each class (columns)."""

    def __init__(self, classes: int) -> None:
        self.counts: NDArray[np.int64] = np.zeros((classes, classes), np.int64)

    def add(self, truth: Classes, found: Classes) -> None:
        """Count the pixels of one picture; those whose truth is VOID are left out."""
        known = truth != VOID
        size = len(self.counts)
        cells = truth[known].astype(np.int64) * size + found[known]
        self.counts += np.bincount(cells, minlength=size * size).reshape(size, size)

    def scores(self) -> Scores:
        """Return the three figures; all 0 if nothing was counted."""
        right = np.diag(self.counts).astype(np.float64)
        of_class = self.counts.sum(1)
        there = of_class > 0
        if not there.any():
            return Scores(0, 0, 0)
        iou = self.iou()
        return Scores(
            round(float(right.sum() / of_class.sum()), 4),
            round(float((right[there] / of_class[there]).mean()), 4),
            round(float(iou[there].mean()), 4),
        )

    def iou(self) -> NDArray[np.float64]:
        """Return each class's intersection over union; 0 where it neither occurs nor was found."""
        right = np.diag(self.counts)
        union = self.counts.sum(0) + self.counts.sum(1) - right
        return np.asarray(right / np.maximum(union, 1), np.float64)

    def guess(self) -> Scores:
        """Return what whoever always says the commonest class would get on these pixels."""
        guessed = ConfusionMatrix(len(self.counts))
        of_class = self.counts.sum(1)
        guessed.counts[:, int(of_class.argmax())] = of_class
        return guessed.scores()
