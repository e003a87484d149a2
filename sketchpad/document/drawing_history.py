"""The steps of a drawing (undo, redo): recorded as patches of pixels or as whole states, taken back, made again."""

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from sketchpad.document.history import (
    MOST_BYTES,
    Change,
    History,
    Patch,
    Replacement,
    Sheet,
    State,
    make_patch,
    make_state,
)
from sketchpad.document.layered_image import LayeredImage
from sketchpad.document.pixels import Colour
from sketchpad.document.raster.raster import Raster


class DrawingHistory:
    """Changes a raster, and the part of a picture that is kept over it, in steps; `tell` hears of each.

    Methods that return a rectangle return the one that changed.
    """

    def __init__(self, raster: Raster, tell: Callable[[Patch | State], None], most_bytes: int = MOST_BYTES) -> None:
        self.identity = 0  # which drawing this is: another one that takes its place has another number
        self.kept: QImage | None = None  # the part of a picture that lies over those to come
        self._raster = raster
        self._tell = tell
        self._identities = 0  # given so far
        self._steps = History(most_bytes)

    @property
    def sheet(self) -> Sheet:
        """The paper as it is now, and which drawing is on it."""
        rect = self._raster.rect
        return Sheet(rect.width(), rect.height(), self._raster.paper, self.identity)

    @property
    def identities(self) -> set[int]:
        """This drawing, and those that can come back by undo and redo."""
        return self._steps.identities | {self.identity}

    @property
    def size(self) -> int:
        """Bytes kept."""
        return self._steps.size

    @property
    def is_clean(self) -> bool:
        """Whether the drawing is as it was saved."""
        return self._steps.is_clean(self.identity)

    def mark_clean(self) -> None:
        """The drawing as it is now is saved."""
        self._steps.mark_clean(self.identity)

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return self._steps.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is something to redo."""
        return self._steps.can_redo

    def push_pixels(self, before: QImage, rect: QRect) -> QRect:
        """Remember what changed on the active layer, inside `rect`, since it was `before`."""
        patch = None
        if not rect.isEmpty():
            patch = make_patch(before, self._raster.active_image, rect, self._raster.active)
        if patch is None:
            return QRect()
        self._steps.push(patch)
        self._tell(patch)
        return patch.rect

    def push_layer(self, image: QImage) -> QRect:
        """Give the active layer other pixels."""
        before = self._raster.active_image
        self._raster.put_active(image)
        return self.push_pixels(before, self._raster.rect)

    def push_layers(
        self, made: LayeredImage, paper: Colour, another: bool = False, kept: QImage | None = None
    ) -> QRect:
        """Take other layers, another paper, and keep this part of a picture; `another` gives a new identity."""
        before, old, kept_before = self._raster.layered, self.sheet, self.kept
        self.kept = kept
        if another:
            self._identities += 1
            self.identity = self._identities
        self._raster.put(made, paper)
        new = self.sheet
        if new == old and kept is kept_before and (len(before.layers), before.layers) == (1, made.layers):
            return self.push_pixels(before.images[0], self._raster.rect)
        if new == old and kept is kept_before and before.layers == made.layers and before.images == made.images:
            return QRect()
        self._push(Replacement(make_state(old, before, made, kept_before), make_state(new, made, before, kept)))
        return self._raster.rect

    def push_kept(self, part: QImage | None) -> None:
        """Keep another part of a picture, or none; no pixel of the drawing changes."""
        layered, sheet = self._raster.layered, self.sheet
        before, after = (make_state(sheet, layered, layered, kept) for kept in (self.kept, part))
        self.kept = part
        self._push(Replacement(before, after))

    def undo(self) -> QRect:
        """Take the last step back."""
        return self._apply(self._steps.undo(), forward=False)

    def redo(self) -> QRect:
        """Make the step again that was taken back last."""
        return self._apply(self._steps.redo(), forward=True)

    def _push(self, step: Replacement) -> None:
        self._steps.push(step)
        self._tell(step.after)

    def _apply(self, change: Change | None, forward: bool) -> QRect:
        if change is None:
            return QRect()
        if isinstance(change, Patch):
            self._raster.apply(change)
            self._tell(change)
            return change.rect
        state = change.after if forward else change.before
        self.kept, self.identity = state.kept, state.sheet.identity
        self._raster.put(state.after(self._raster.layered.images), state.sheet.background)
        self._tell(state)
        return self._raster.rect
