"""The drawing: its layers and what they look like together, the tools that change them, and its history."""

import threading
import weakref
from collections import deque
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from msgspec import structs
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage

from sketchpad.document.history import Change, History, Patch, Replacement, Sheet, State, make_patch, make_state
from sketchpad.document.layered_image import TRANSPARENT, Layer, LayeredImage, merge
from sketchpad.document.paint.flood_fill import cover_area, flood
from sketchpad.document.paint.shapes import Shape, ShapeMask
from sketchpad.document.paint.strokes import Brush, StrokeMask
from sketchpad.document.paint.symmetry import Symmetry
from sketchpad.document.pixels import (
    ALPHA,
    FORMAT,
    RGB,
    Bytes,
    Colour,
    blank,
    readable,
    region,
    to_qimage,
    to_rgb,
    writable,
)
from sketchpad.document.sheet_size import LARGEST, SMALLEST
from trainer.box import Box, Edit, join_boxes
from trainer.messages import tr

if TYPE_CHECKING:
    from sketchpad.document.moment import Moment
    from sketchpad.document.tracing import Tracing

__all__ = ["Brush", "Colour", "Drawing"]

_EDITS = 8  # boxes that changes between two pictures are kept as
_EDIT_MARGIN = 32  # pixels around each that computing it costs besides
_MOST_CHANGES = 512  # that are remembered: more than come between two paints of the window


class Drawing:
    """Coordinates are pixels from the top left corner. One thread changes it; `snapshot` is for any thread."""

    def __init__(self, width: int = 512, height: int = 512, background: Colour = (255, 255, 255)) -> None:
        _check_size(width, height)
        self.background = background
        self.identity = 0  # which drawing this is: another one that takes its place has another number
        self._identities = 0  # given so far
        self.recorder: Callable[[Drawing, Patch | State], None] | None = None  # told of each step when it is complete
        self.refused: Callable[[str], None] | None = None  # told why nothing is painted, in a sentence
        self.tracing: Tracing | None = None  # lies over the drawing and is no part of it: no picture is made of it
        self.tracing_recorder: Callable[[Drawing], None] | None = None  # told when that has changed
        self._saved_tracing: Tracing | None = None
        self.remembered: dict[int, tuple[Moment, ...]] = {}  # pictures, by the drawings' identities, the newest first
        self.moments_recorder: Callable[[Drawing], None] | None = None  # told when those have changed
        self._saved_moments: weakref.WeakSet[Moment] = weakref.WeakSet()
        self._kept: QImage | None = None
        self.selection: Bytes | None = None  # HxW, 1 where painting is allowed, else 0; None: everywhere
        self._image = blank(width, height, background)  # what the layers look like together
        self._pixels = [self._image]  # of the layers, the lowest first; one that is all there is, is what it looks like
        self._layers: tuple[Layer, ...] = (Layer(),)
        self._active = 0  # the layer that is painted on
        self._revision = 0
        self._changed: list[Box] | None = None  # since the last snapshot of edits; None: everything
        self._changes: deque[tuple[int, QRect]] = deque(maxlen=_MOST_CHANGES)  # newest last: revision, and where
        self._history = History()
        self._lock = threading.Lock()
        self._brush: Brush | None = None  # while a stroke is drawn
        self._mask: StrokeMask | ShapeMask | None = None
        self._symmetry = Symmetry.OFF
        self._painted: Bytes = np.zeros((0, 0), np.uint8)  # HxW, how far each pixel is covered by the stroke as shown
        self._before = QImage()
        self._touched = QRect()

    @property
    def width(self) -> int:
        """Pixels."""
        return self._image.width()

    @property
    def height(self) -> int:
        """Pixels."""
        return self._image.height()

    @property
    def rect(self) -> QRect:
        """The whole sheet."""
        return self._image.rect()

    @property
    def image(self) -> QImage:
        """The pixels to show, all layers together, RGB32; not to be changed by the caller."""
        return self._image

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers, the lowest first."""
        return self._layers

    @property
    def active(self) -> int:
        """The place of the layer that is painted on, counted from the lowest."""
        return self._active

    @property
    def active_image(self) -> QImage:
        """The pixels of the layer that is painted on, with an alpha channel if it isn't the lowest."""
        return self._pixels[self._active]

    @property
    def layered(self) -> LayeredImage:
        """The layers with their pixels, to make others of; not to be held while somebody paints."""
        return LayeredImage(tuple(QImage(image) for image in self._pixels), self._layers, self._active)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is drawn on any layer."""
        return self.layered.is_blank

    @property
    def revision(self) -> int:
        """Grows with each change."""
        return self._revision

    def changed_since(self, revision: int) -> QRect:
        """Return where pixels may have changed since a revision: everywhere, if that was too long ago."""
        if revision == self._revision:
            return QRect()
        if not self._changes or self._changes[0][0] > revision + 1:
            return self.rect
        where = QRect()
        for at, rect in self._changes:
            if at > revision:
                where = where.united(rect)
        return where

    @property
    def modified(self) -> bool:
        """Whether there is something that was not saved."""
        is_kept = self.tracing is self._saved_tracing and self._saved_moments.issuperset(self.moments)
        return not (is_kept and self._history.is_clean(self.identity))

    @property
    def stroking(self) -> bool:
        """Whether a stroke, or another change, is under way."""
        return not self._before.isNull()

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return self._history.can_undo and not self.stroking

    @property
    def can_redo(self) -> bool:
        """Whether there is something to redo."""
        return self._history.can_redo and not self.stroking

    def mark_saved(self) -> None:
        """The drawing as it is now is kept somewhere by the person."""
        self._history.mark_clean(self.identity)
        self._saved_tracing = self.tracing
        self._saved_moments.update(self.moments)

    def trace(self, tracing: "Tracing | None") -> None:
        """Lay another tracing image over the drawing, the same one elsewhere, or none; no step of the history."""
        self.tracing = tracing
        if self.tracing_recorder is not None:
            self.tracing_recorder(self)

    @property
    def moments(self) -> "tuple[Moment, ...]":
        """The pictures of this drawing that are remembered, the newest first."""
        return self.remembered.get(self.identity, ())

    def remember(self, moments: "dict[int, tuple[Moment, ...]]") -> None:
        """Remember these pictures, by the identities of the drawings that they are of; no step of the history."""
        self.remembered = moments
        if self.moments_recorder is not None:
            self.moments_recorder(self)

    def take_moments(self, moments: "Sequence[Moment]") -> None:
        """The drawing has come with remembered pictures, the newest first."""
        if moments:
            own = tuple(moment.of(self.identity) for moment in moments)
            self.remember({**self.remembered, self.identity: own})

    def snapshot(self) -> tuple[int, Bytes]:
        """Return the revision and a copy of its pixels, HxWx3 RGB; callable from any thread.

        Only a reference is taken under the lock. A stroke that goes on meanwhile detaches from it.
        """
        with self._lock:
            revision, image = self._revision, QImage(self._image)
        return revision, to_rgb(image)

    def snapshot_of_edits(self, around: int) -> tuple[int, list[Edit] | None]:
        """Return the revision, and what has changed since this was last asked; callable from any thread.

        Each edit comes with its pixels and those `around` it. None: everything, or more than a third of the sheet, has
        changed. Whoever asks is the only one to ask.
        """
        with self._lock:
            changed, self._changed = self._changed, []
            revision = self._revision
            if changed is None or 3 * sum(box.area for box in changed) > self.width * self.height:
                return revision, None
            # Copied under the lock: a reference to the image would make the next change copy all of it.
            pixels, sheet = readable(self._image), Box(0, 0, self.width, self.height)
            places = [box.grown(around).within(sheet) for box in changed]
            edits = [
                Edit(box, place, np.ascontiguousarray(pixels[place.slices][..., RGB]))
                for box, place in zip(changed, places, strict=True)
            ]
        return revision, edits

    def begin_stroke(
        self,
        brush: Brush,
        x: float,
        y: float,
        pressure: float = 1.0,
        shape: Shape | None = None,
        symmetry: Symmetry = Symmetry.OFF,
    ) -> QRect:
        """Put the brush down; returns the rectangle that changed. A stroke under way is finished first.

        With a `shape` the stroke is that shape, from here to where it is continued to. `symmetry` draws it again
        in other places of the sheet. Nothing is painted beside the selection, if there is one, and nothing on a
        layer that is locked or hidden.
        """
        self.end_stroke()
        if not self.may_paint():
            return QRect()
        self.begin_change()
        self._brush = brush
        self._mask = (
            ShapeMask(self.width, self.height, brush, shape, symmetry.turns)
            if shape is not None
            else StrokeMask(self.width, self.height, brush, symmetry.turns)
        )
        self._symmetry = symmetry
        self._painted = np.zeros((self.height, self.width), np.uint8)
        return self._paint(self._mask.begin(x, y, pressure))

    def continue_stroke(self, x: float, y: float, pressure: float = 1.0, constrained: bool = False) -> QRect:
        """Draw on to a place; returns the rectangle that changed, empty without a stroke."""
        return self._paint(self._mask.move(x, y, pressure, constrained)) if self._mask is not None else QRect()

    @property
    def corners(self) -> list[tuple[float, float]]:
        """Where the shape that is being drawn goes through; empty without one."""
        return self._mask.corners if isinstance(self._mask, ShapeMask) else []

    def add_corner(self) -> None:
        """Let the polygon that is being drawn go on from the place it is at."""
        if isinstance(self._mask, ShapeMask):
            self._mask.add_corner()

    def drop_corner(self) -> QRect:
        """Take the place it is at out of the polygon that is being drawn; returns the rectangle that changed."""
        return self._paint(self._mask.drop_corner()) if isinstance(self._mask, ShapeMask) else QRect()

    def may_paint(self) -> bool:
        """Return whether the active layer may be painted on; if not, say why."""
        layer = self._layers[self._active]
        if layer.visible and not layer.locked:
            return True
        if self.refused is not None:
            name = layer.called(self._active)
            self.refused(
                tr("“{name}” is locked: unlock it, or choose another layer.", name=name)
                if layer.locked
                else tr("“{name}” is hidden: show it, or choose another layer.", name=name)
            )
        return False

    def begin_change(self) -> None:
        """What is shown from now on becomes one step of the history with `end_stroke`. A stroke is finished first."""
        self.end_stroke()
        self._before = QImage(self.active_image)
        self._touched = QRect()

    def show_change(self, pixels: QImage, place: QPoint) -> QRect:
        """Put pixels, of the active layer's kind, at a place of it; returns the rectangle that changed."""
        whole = QRect(place, pixels.size())
        rect = whole.intersected(self.rect)
        if not rect.isEmpty():
            with self._lock:
                part = region(readable(pixels), rect.translated(-place))
                region(writable(self.active_image), rect)[:] = part
                self._note(rect)
            self._touched = self._touched.united(rect)
        return rect

    def end_stroke(self) -> QRect:
        """Lift the brush: what was drawn becomes one step of the history. Returns the rectangle that changed."""
        if not self.stroking:
            return QRect()
        rect = self._paint(self._mask.finish()) if self._mask is not None else QRect()
        self._push(self._before, self._touched)
        self._forget_stroke()
        return rect

    def abandon_stroke(self) -> QRect:
        """Take the stroke back as if it had never been; returns the rectangle that changed."""
        rect = self._touched
        if not rect.isEmpty():
            with self._lock:
                region(writable(self.active_image), rect)[:] = region(readable(self._before), rect)
                self._merge(rect, self._layers)
                self._mark(None)
        self._forget_stroke()
        return rect

    def fill(self, x: int, y: int, colour: Colour, hard_edged: bool = False) -> QRect:
        """Fill the area of one colour around a pixel; returns the rectangle that changed.

        The area is that of the layers together, and is painted on the active one. `hard_edged` leaves everything
        beside it as it is; else the mixtures at its edge are mixed anew.
        """
        self.end_stroke()
        if not self.rect.contains(x, y) or not self.may_paint():
            return QRect()
        before = to_rgb(self._image)
        filled = to_qimage(flood(before, x, y, colour, hard_edged))
        if len(self._layers) > 1:
            filled = self._on_active(filled, cover_area(before, x, y, hard_edged), colour)
        return self._paint_whole(self._within_selection(filled))

    def colour_at(self, x: int, y: int) -> Colour:
        """Return the colour of a pixel; outside, of the nearest one."""
        x, y = min(max(x, 0), self.width - 1), min(max(y, 0), self.height - 1)
        red, green, blue = (int(value) for value in readable(self._image)[y, x, RGB])
        return red, green, blue

    def clear(self) -> QRect:
        """Make the active layer, or what is selected of it, empty; returns the rectangle that changed."""
        self.end_stroke()
        if not self.may_paint():
            return QRect()
        return self._paint_whole(self._within_selection(self.empty(self.width, self.height)))

    def empty(self, width: int, height: int) -> QImage:
        """Return pixels of the active layer's kind with nothing on them: paper, or transparent."""
        if self._active == 0:
            return blank(width, height, self.background)
        image = QImage(width, height, TRANSPARENT)
        image.fill(0)
        return image

    def new(self, width: int, height: int, background: Colour | None = None, another: bool = False) -> QRect:
        """Take a new sheet; the old one can be had back by undo. Returns the rectangle that changed.

        `another` says that it is another drawing, not only other paper for the same one.

        Raises:
            ValueError: a side is shorter than SMALLEST or longer than LARGEST.
        """
        _check_size(width, height)
        self.end_stroke()
        colour = self.background if background is None else background
        return self._become(LayeredImage.of(blank(width, height, colour)), colour, another)

    @property
    def kept(self) -> QImage | None:
        """The part of a picture that lies over those to come: ARGB32, premultiplied, of any size; None: no part."""
        return self._kept

    def keep(self, part: QImage | None) -> None:
        """Keep another part of a picture, or none: a step of the history, in which no pixel of the drawing changes."""
        self.end_stroke()
        if part is not self._kept:
            layered, sheet = self.layered, self._sheet()
            before, after = (make_state(sheet, layered, layered, kept) for kept in (self._kept, part))
            self._kept = part
            self._history.push(Replacement(before, after))
            self._tell(after)

    def replace(
        self,
        image: QImage | LayeredImage,
        background: Colour | None = None,
        another: bool = False,
        keep: Callable[[QImage | None], QImage | None] | None = None,
    ) -> QRect:
        """Put an image, with layers or without, in the drawing's place, undoable; returns the rectangle that changed.

        `background` is the paper's colour from now on, if it changes. `another` says that this is another drawing,
        not the same one cropped or scaled. `keep` says what becomes of the part of a picture that is kept; without it
        that stays on the same drawing at the same size.

        Raises:
            ValueError: a side is shorter than SMALLEST or longer than LARGEST.
        """
        made = LayeredImage.of(image) if isinstance(image, QImage) else image
        _check_size(made.images[0].width(), made.images[0].height())
        self.end_stroke()
        stays = not another and made.images[0].size() == self._image.size()
        kept = keep(self._kept) if keep is not None else self._kept if stays else None
        return self._become(made, background, another, kept)

    def choose_layer(self, at: int) -> None:
        """Paint on another layer from now on; no step of the history."""
        self.end_stroke()
        self._active = min(max(at, 0), len(self._layers) - 1)

    def show_opacity(self, at: int, opacity: float) -> QRect:
        """Show a layer as it would look with another opacity; no step. Returns the rectangle that changed."""
        layers = self.layered.changing(at, structs.replace(self._layers[at], opacity=opacity)).layers
        with self._lock:
            self._merge(self.rect, layers)
            self._mark(None)
        return self.rect

    def undo(self) -> QRect:
        """Take the last step back; returns the rectangle that changed, empty if there was none."""
        if self.stroking:
            return self.abandon_stroke()
        return self._apply(self._history.undo(), forward=False)

    def redo(self) -> QRect:
        """Make the step again that was taken back last; returns the rectangle that changed."""
        return QRect() if self.stroking else self._apply(self._history.redo(), forward=True)

    def _paint(self, rects: list[QRect]) -> QRect:
        """Lay the brush's colour over what was there before the stroke, as the mask says, in every place of it."""
        assert self._mask is not None
        assert self._brush is not None
        sides = self._symmetry.sides(self._mask.coverage)
        colour = np.full(4, 255, np.uint16)
        colour[list(RGB)] = self._brush.colour
        if self._brush.erases and self._active > 0:
            colour[:] = 0
        changed = QRect()
        everywhere = (place for rect in rects for place in self._symmetry.places(rect, self.width, self.height))
        for place in everywhere:
            if place.isEmpty():
                continue
            cover = np.maximum.reduce([region(side, place) for side in sides])
            if self.selection is not None:
                cover *= region(self.selection, place)
            # Under a big brush most has been covered before: only what is new has to be mixed.
            painted = region(self._painted, place)
            new = cover != painted
            share = cover[new].astype(np.uint16)[:, None]
            if not share.size:
                continue
            painted[new] = cover[new]
            ground = region(readable(self._before), place)[new].astype(np.uint16)
            mixed = ground * (255 - share) + colour * share + 128
            mixed = (mixed + (mixed >> 8)) >> 8  # divided by 255, and rounded
            with self._lock:
                region(writable(self.active_image), place)[new] = mixed
                self._note(place)
            changed = changed.united(place)
        self._touched = self._touched.united(changed)
        return changed

    def _within_selection(self, image: QImage) -> QImage:
        """Return an image with everything beside the selection as it is on the active layer."""
        if self.selection is not None:
            kept = self.selection == 0
            writable(image)[kept] = readable(self.active_image)[kept]
        return image

    def _on_active(self, filled: QImage, cover: Bytes, colour: Colour) -> QImage:
        """Return the active layer with an area painted on it; `filled` is how the sheet would look, were it one layer.

        Where lines of a layer above cover its edge the area goes on under them, so that no pale fringe is left.
        """
        over = slice(self._active + 1, None)
        under = np.zeros(cover.shape, bool)
        for image, layer in zip(self._pixels[over], self._layers[over], strict=True):
            if layer.visible:
                under |= readable(image)[..., ALPHA] > 0
        share = np.where(under & (cover > 0), 255, cover).astype(np.uint16)[..., None]
        own = readable(self.active_image)
        paint = np.full(4, 255, np.uint16)
        paint[list(RGB)] = colour
        mixed = own * (255 - share) + paint * share + 128
        mixed = ((mixed + (mixed >> 8)) >> 8).astype(np.uint8)
        # What is opaque and to be seen is mixed as if there were no other layer.
        alone = (own == readable(self._image)).all(axis=2)
        mixed[alone & ~under] = readable(filled)[alone & ~under]
        image = QImage(self.active_image)
        writable(image)[:] = mixed
        return image

    def _paint_whole(self, image: QImage) -> QRect:
        """Give the active layer other pixels as one step of the history."""
        before = self.active_image
        with self._lock:
            self._put([*self._pixels[: self._active], image, *self._pixels[self._active + 1 :]])
            self._note(None)
        return self._push(before, self.rect)

    def _become(
        self, made: LayeredImage, background: Colour | None = None, another: bool = False, kept: QImage | None = None
    ) -> QRect:
        """Show another image, or other layers, as one step of the history, and keep this part of a picture."""
        before, old, kept_before = self.layered, self._sheet(), self._kept
        self._kept = kept
        if another:
            self._identities += 1
        colour = self.background if background is None else background
        self._show_layers(made, colour, self._identities if another else self.identity)
        new = self._sheet()
        if new == old and kept is kept_before and (len(before.layers), before.layers) == (1, made.layers):
            return self._push(before.images[0], self.rect)
        if new == old and kept is kept_before and before.layers == made.layers and before.images == made.images:
            return QRect()
        if new != old:
            self.selection = None
        step = Replacement(make_state(old, before, made, kept_before), make_state(new, made, before, kept))
        self._history.push(step)
        self._tell(step.after)
        return self.rect

    def _push(self, before: QImage, rect: QRect) -> QRect:
        """Remember what changed on the active layer since `before`; returns where that is."""
        patch = make_patch(before, self.active_image, rect, self._active) if not rect.isEmpty() else None
        if patch is None:
            return QRect()
        self._history.push(patch)
        self._tell(patch)
        return patch.rect

    def _apply(self, change: Change | None, forward: bool) -> QRect:
        if change is None:
            return QRect()
        if isinstance(change, Patch):
            with self._lock:
                change.apply(self._pixels[change.layer])
                self._merge(change.rect, self._layers)
                self._mark(None)
            self._tell(change)
            return change.rect
        state = change.after if forward else change.before
        if state.sheet != self._sheet():
            self.selection = None
        self._kept = state.kept
        self._show_layers(state.after(tuple(self._pixels)), state.sheet.background, state.sheet.identity)
        self._tell(state)
        return self.rect

    def _show_layers(self, made: LayeredImage, background: Colour, identity: int) -> None:
        with self._lock:
            self.background, self.identity = background, identity
            self._layers, self._active = made.layers, made.active
            self._put([QImage(image) for image in made.images])
            self._note(None)

    def _put(self, pixels: list[QImage]) -> None:
        """Under the lock: the layers have these pixels; what they look like together is still to be painted."""
        self._pixels = pixels
        if len(pixels) == 1 and self._layers[0].visible:
            self._image = pixels[0]
        elif self._image is pixels[0] or self._image.size() != pixels[0].size():
            self._image = QImage(pixels[0].size(), FORMAT)

    def _merge(self, rect: QRect, layers: tuple[Layer, ...]) -> None:
        """Under the lock: paint what the layers look like together."""
        if self._image is not self._pixels[0]:
            merge(self._image, rect, self._pixels, layers, self.background)

    def _note(self, rect: QRect | None) -> None:
        """Under the lock: these pixels of a layer have changed; None: all of them."""
        self._merge(self.rect if rect is None else rect, self._layers)
        self._mark(rect)

    def _mark(self, rect: QRect | None) -> None:
        """Under the lock: these pixels look otherwise; None: all of them."""
        self._revision += 1
        self._changes.append((self._revision, self.rect if rect is None else rect))
        if rect is None:
            self._changed = None
        elif self._changed is not None:
            box = Box(rect.left(), rect.top(), rect.left() + rect.width(), rect.top() + rect.height())
            self._changed = join_boxes([*self._changed, box], _EDITS, _EDIT_MARGIN)

    def _tell(self, step: Patch | State) -> None:
        if self.recorder is not None:
            self.recorder(self, step)

    def _sheet(self) -> Sheet:
        return Sheet(self.width, self.height, self.background, self.identity)

    def _forget_stroke(self) -> None:
        self._mask = self._brush = None
        self._before, self._touched = QImage(), QRect()


def _check_size(width: int, height: int) -> None:
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST):
        raise ValueError(f"a drawing has {SMALLEST} to {LARGEST} pixels a side, not {width}x{height}")
