"""What has changed since a revision (dirty rectangles): for the window, and for a model that draws only that anew."""

from collections import deque

from PySide6.QtCore import QRect

from trainer.box import Box, join_boxes

_EDITS = 8  # boxes that changes between two pictures are kept as
_EDIT_MARGIN = 32  # pixels around each that computing it costs besides
_MOST_CHANGES = 512  # that are remembered: more than come between two paints of the window


class Revisions:
    """A number that grows with each change, and where the last ones were, in pixels of the sheet."""

    def __init__(self) -> None:
        self.number = 0
        self._boxes: list[Box] | None = None  # since they were last taken; None: everything
        self._changes: deque[tuple[int, QRect]] = deque(maxlen=_MOST_CHANGES)  # newest last: revision, and where

    def mark(self, rect: QRect | None, sheet: QRect) -> None:
        """These pixels look otherwise; None: all of the sheet."""
        self.number += 1
        self._changes.append((self.number, sheet if rect is None else rect))
        if rect is None:
            self._boxes = None
        elif self._boxes is not None:
            box = Box(rect.left(), rect.top(), rect.left() + rect.width(), rect.top() + rect.height())
            self._boxes = join_boxes([*self._boxes, box], _EDITS, _EDIT_MARGIN)

    def since(self, revision: int, sheet: QRect) -> QRect:
        """Return where pixels may have changed since a revision: all of the sheet, if that was too long ago."""
        if revision == self.number:
            return QRect()
        if not self._changes or self._changes[0][0] > revision + 1:
            return sheet
        where = QRect()
        for at, rect in self._changes:
            if at > revision:
                where = where.united(rect)
        return where

    def take_boxes(self) -> list[Box] | None:
        """Return what has changed since this was last asked, as a few boxes; None: everything."""
        boxes, self._boxes = self._boxes, []
        return boxes
