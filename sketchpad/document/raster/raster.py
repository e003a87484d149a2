"""The pixels of a drawing: its layers, and what they look like together, which is kept up to date (compositing)."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from msgspec import structs
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from sketchpad.document.history import Patch
from sketchpad.document.layered_image import TRANSPARENT, Layer, LayeredImage, merge
from sketchpad.document.pixels import FORMAT, RGB, Bytes, Colour, blank, readable, region, to_rgb, writable
from sketchpad.document.raster.revisions import Revisions
from trainer.box import Box, Edit


class Raster:
    """One thread changes it; `snapshot` and `snapshot_of_edits` are for any thread."""

    def __init__(self, width: int, height: int, paper: Colour) -> None:
        self._paper = paper
        self._image = blank(width, height, paper)  # what the layers look like together
        self._pixels = [self._image]  # of the layers, the lowest first; one that is all there is, is what it looks like
        self._layers: tuple[Layer, ...] = (Layer(),)
        self._active = 0
        self._revisions = Revisions()
        self._lock = threading.Lock()

    @property
    def rect(self) -> QRect:
        """The whole sheet, pixels."""
        return self._image.rect()

    @property
    def paper(self) -> Colour:
        """The colour of the sheet under everything."""
        return self._paper

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
        """The layers with their pixels; not to be held while somebody paints."""
        return LayeredImage(tuple(QImage(image) for image in self._pixels), self._layers, self._active)

    @property
    def revision(self) -> int:
        """Grows with each change."""
        return self._revisions.number

    def changed_since(self, revision: int) -> QRect:
        """Return where pixels may have changed since a revision: everywhere, if that was too long ago."""
        return self._revisions.since(revision, self.rect)

    def snapshot(self) -> tuple[int, Bytes]:
        """Return the revision and a copy of the merged pixels, HxWx3 RGB; callable from any thread.

        Only a reference is taken under the lock. A stroke that goes on meanwhile detaches from it.
        """
        with self._lock:
            revision, image = self.revision, QImage(self._image)
        return revision, to_rgb(image)

    def snapshot_of_edits(self, around: int) -> tuple[int, list[Edit] | None]:
        """Return the revision, and what has changed since this was last asked; callable from any thread.

        Each edit comes with its pixels and those `around` it. None: everything, or more than a third of the sheet, has
        changed. Whoever asks is the only one to ask.
        """
        with self._lock:
            revision, changed = self.revision, self._revisions.take_boxes()
            sheet = Box(0, 0, self._image.width(), self._image.height())
            if changed is None or 3 * sum(box.area for box in changed) > sheet.area:
                return revision, None
            # Copied under the lock: a reference to the image would make the next change copy all of it.
            pixels = readable(self._image)
            edits = [
                Edit(inner, box, np.ascontiguousarray(pixels[box.slices][..., RGB]))
                for inner, box in ((inner, inner.grown(around).within(sheet)) for inner in changed)
            ]
        return revision, edits

    @contextmanager
    def painting(self, rect: QRect, everywhere: bool = False) -> Iterator[Bytes]:
        """Give the active layer's pixels inside `rect`, hxwx4, to be written to; nobody else sees half of it.

        `everywhere` says that a model had better look at the whole sheet again.
        """
        with self._lock:
            yield region(writable(self.active_image), rect)
            self._merge(rect, self._layers)
            self._mark(None if everywhere else rect)

    def apply(self, patch: Patch) -> None:
        """Put the pixels of a patch in, or take them out again, on the layer that it is of."""
        with self._lock:
            patch.apply(self._pixels[patch.layer])
            self._merge(patch.rect, self._layers)
            self._mark(None)

    def put_active(self, image: QImage) -> None:
        """Give the active layer other pixels, of the sheet's size and the layer's kind."""
        with self._lock:
            self._put([*self._pixels[: self._active], image, *self._pixels[self._active + 1 :]])

    def put(self, made: LayeredImage, paper: Colour) -> None:
        """Take other layers, of any size, and another colour of the paper."""
        with self._lock:
            self._paper = paper
            self._layers, self._active = made.layers, made.active
            self._put([QImage(image) for image in made.images])

    def choose_layer(self, at: int) -> None:
        """Paint on another layer from now on."""
        self._active = min(max(at, 0), len(self._layers) - 1)

    def show_opacity(self, at: int, opacity: float) -> None:
        """Show a layer as it would look with another opacity, until the next change there."""
        layers = self.layered.changing(at, structs.replace(self._layers[at], opacity=opacity)).layers
        with self._lock:
            self._merge(self.rect, layers)
            self._mark(None)

    def empty(self, width: int, height: int) -> QImage:
        """Return pixels of the active layer's kind with nothing on them: paper, or transparent."""
        if self._active == 0:
            return blank(width, height, self._paper)
        image = QImage(width, height, TRANSPARENT)
        image.fill(0)
        return image

    def _put(self, pixels: list[QImage]) -> None:
        """Under the lock: the layers have these pixels."""
        self._pixels = pixels
        if len(pixels) == 1 and self._layers[0].visible:
            self._image = pixels[0]
        elif self._image is pixels[0] or self._image.size() != pixels[0].size():
            self._image = QImage(pixels[0].size(), FORMAT)
        self._merge(self.rect, self._layers)
        self._mark(None)

    def _merge(self, rect: QRect, layers: tuple[Layer, ...]) -> None:
        """Under the lock: paint what the layers look like together."""
        if self._image is not self._pixels[0]:
            merge(self._image, rect, self._pixels, layers, self._paper)

    def _mark(self, rect: QRect | None) -> None:
        """Under the lock: these pixels look otherwise; None: all of them."""
        self._revisions.mark(rect, self.rect)
