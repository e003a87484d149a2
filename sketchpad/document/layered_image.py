"""Layers: up to eight sheets that lie over each other, with a name, an opacity, a blending mode, hidden, locked or not.

The lowest is opaque paper (RGB32); those over it have an alpha channel (ARGB32, premultiplied). Whatever is done to
them as a whole makes another value that shares the pixels of the layers that stay as they are.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, TypeVar

import msgspec
import numpy as np
from msgspec import structs
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter

from sketchpad.document.compositing.blending import Blend, faded, paint_blended
from sketchpad.document.pixels import FORMAT, Colour, blank, readable
from trainer.messages import tr

MOST_LAYERS = 8
TRANSPARENT = QImage.Format.Format_ARGB32_Premultiplied
LONGEST_NAME = 60  # characters
_T = TypeVar("_T")


class Layer(msgspec.Struct, frozen=True):
    """What is known of a layer besides its pixels, as files keep it too."""

    name: Annotated[str, msgspec.Meta(max_length=LONGEST_NAME)] = ""  # without one it is called after its place
    opacity: Annotated[float, msgspec.Meta(ge=0, le=1)] = 1.0  # of the lowest one 1
    visible: bool = True
    locked: bool = False  # nothing is painted on it
    blend: Blend = "normal"  # of the lowest one always

    def called(self, index: int) -> str:
        """Return its name as it is shown; `place` counts from the lowest, 0."""
        if self.name:
            return self.name
        return tr("Layer {number}", number=index) if index else tr("Paper")


@dataclass(frozen=True)
class LayeredImage:
    """Images of one size that lie over each other, the lowest first, and the one that is painted on."""

    images: tuple[QImage, ...]
    layers: tuple[Layer, ...] = (Layer(),)
    active: int = 0

    @staticmethod
    def of(image: QImage) -> "LayeredImage":
        """Return an opaque image as the only layer."""
        return LayeredImage((image.convertToFormat(FORMAT),))

    @property
    def is_plain(self) -> bool:
        """Whether it is one sheet that looks like its only layer."""
        return len(self.layers) == 1 and self.layers[0].visible

    @property
    def is_blank(self) -> bool:
        """Whether nothing is drawn on any layer, hidden ones too: there is nothing that could be lost."""
        words = readable(self.images[0]).view(np.uint32)
        return bool((words == words[0, 0]).all()) and not any(readable(image).any() for image in self.images[1:])

    def merged(self, paper: Colour) -> QImage:
        """Return what they look like together, RGB32; `paper` is seen where the lowest layer is hidden."""
        if self.is_plain:
            return self.images[0]
        image = blank(self.images[0].width(), self.images[0].height(), paper)
        merge(image, image.rect(), self.images, self.layers, paper)
        return image

    # Each returns what becomes of it; `at` is the place of a layer, and there is room where one is added.

    def choosing(self, at: int) -> "LayeredImage":
        """Paint on another layer."""
        return replace(self, active=min(max(at, 0), len(self.layers) - 1))

    def adding(self) -> "LayeredImage":
        """Put an empty layer over the active one, to be painted on."""
        empty = QImage(self.images[0].size(), TRANSPARENT)
        empty.fill(0)
        return self._inserting(Layer(self._free_name()), empty)

    def duplicating(self) -> "LayeredImage":
        """Put a copy of the active layer over it, to be painted on."""
        layer, image = self.layers[self.active], self.images[self.active]
        name = tr("{name} copy", name=layer.called(self.active))[:LONGEST_NAME]
        return self._inserting(structs.replace(layer, name=name, locked=False), image.convertToFormat(TRANSPARENT))

    def deleting(self) -> "LayeredImage":
        """Take the active layer away, which isn't the lowest."""
        at = self.active
        return LayeredImage(_without(self.images, at), _without(self.layers, at), at - 1)

    def merging_down(self, paper: Colour) -> "LayeredImage":
        """Merge the active layer, which isn't the lowest, with the one under it, as the two look now.

        A blending mode is that of the pair alone: on a layer with holes it no longer reaches what lies under those.
        """
        at = self.active
        over, under = self.layers[at], self.layers[at - 1]
        # What is hidden is lost to the eye already; merged it stays so, and the one under it shows as it did.
        image = self.images[at - 1]
        if at == 1 and not under.visible:
            image = blank(image.width(), image.height(), paper)
        elif not under.visible:
            image = faded(image, 0.0)
        elif under.opacity < 1:
            image = faded(image, under.opacity)
        if over.visible:
            image = QImage(image)
            painter = QPainter(image)
            paint_blended(painter, QPoint(), self.images[at], image.rect(), over.opacity, over.blend)
            painter.end()
        images, layers = list(self.images), list(self.layers)
        images[at - 1] = image
        layers[at - 1] = structs.replace(under, opacity=1.0, visible=True, locked=False)
        return LayeredImage(_without(images, at), _without(layers, at), at - 1)

    def moving(self, at: int, to: int) -> "LayeredImage":
        """Put a layer at another place; the lowest stays where it is."""
        to = min(max(to, 1), len(self.layers) - 1)
        if not 0 < at < len(self.layers) or to == at:
            return self
        order = [index for index in range(len(self.layers)) if index != at]
        order.insert(to, at)
        # A name that only its place gave it goes with it.
        layers = [
            structs.replace(layer, name=layer.called(index)) if index else layer
            for index, layer in enumerate(self.layers)
        ]
        return LayeredImage(
            tuple(self.images[index] for index in order),
            tuple(layers[index] for index in order),
            order.index(self.active),
        )

    def changing(self, at: int, layer: Layer) -> "LayeredImage":
        """Let a layer be called otherwise, be seen otherwise, or be locked."""
        if at == 0:
            layer = structs.replace(layer, opacity=1.0, blend="normal")
        return replace(self, layers=(*self.layers[:at], layer, *self.layers[at + 1 :]))

    def on_paper(self, paper: Colour) -> "LayeredImage":
        """Let the lowest layer be empty paper of a colour."""
        sheet = blank(self.images[0].width(), self.images[0].height(), paper)
        return replace(self, images=(sheet, *self.images[1:]))

    def mapping(self, change: Callable[[QImage], QImage]) -> "LayeredImage":
        """Do the same to each layer: scale it, crop it, turn it."""
        images = [change(image).convertToFormat(image.format()) for image in self.images]
        return replace(self, images=tuple(images))

    def _inserting(self, layer: Layer, image: QImage) -> "LayeredImage":
        at = self.active + 1
        return LayeredImage(
            (*self.images[:at], image, *self.images[at:]), (*self.layers[:at], layer, *self.layers[at:]), at
        )

    def _free_name(self) -> str:
        taken = {layer.called(index) for index, layer in enumerate(self.layers)}
        names = (Layer().called(number) for number in range(1, MOST_LAYERS + 1))
        return next(name for name in names if name not in taken)


def merge(image: QImage, rect: QRect, images: Sequence[QImage], layers: Sequence[Layer], paper: Colour) -> None:
    """Paint, inside a rectangle of an RGB32 image, what layers look like together."""
    painter = QPainter(image)
    if layers[0].visible:
        painter.drawImage(rect.topLeft(), images[0], rect)
    else:
        painter.fillRect(rect, QColor(*paper))
    for over, layer in zip(images[1:], layers[1:], strict=True):
        if layer.visible:
            paint_blended(painter, rect.topLeft(), over, rect, layer.opacity, layer.blend)
    painter.end()


def _without(values: Sequence[_T], at: int) -> tuple[_T, ...]:
    return (*values[:at], *values[at + 1 :])
