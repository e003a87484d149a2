"""Undo and redo: a bounded list of what changed, compressed."""

import zlib
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from sketchpad.document.layered_image import TRANSPARENT, Layer, LayeredImage
from sketchpad.document.pixels import FORMAT, Bytes, Colour, readable, region, writable

MOST_BYTES = 256 * 1024 * 1024
_LEVEL = 1  # a stroke ends under the pen: speed counts, and what didn't change is zero


@dataclass(frozen=True)
class Sheet:
    """The kind of paper: size in pixels and colour; and which drawing it is, of those that followed each other."""

    width: int
    height: int
    background: Colour
    identity: int = 0


@dataclass(frozen=True)
class Patch:
    """A rectangle in which pixels changed: before XOR after, compressed. Its own inverse."""

    x: int
    y: int
    width: int
    height: int
    difference: bytes
    layer: int = 0  # whose pixels, counted from the lowest

    @property
    def rect(self) -> QRect:
        """Where it is in the drawing, pixels."""
        return QRect(self.x, self.y, self.width, self.height)

    @property
    def size(self) -> int:
        """Bytes kept."""
        return len(self.difference)

    def apply(self, image: QImage) -> None:
        """Turn the pixels before into the pixels after, or the other way round."""
        raw = np.frombuffer(zlib.decompress(self.difference), np.uint8)
        region(writable(image), self.rect)[:] ^= raw.reshape(self.height, self.width, 4)


@dataclass(frozen=True)
class State:
    """A sheet and its layers. Each one's pixels are those of a layer of the state before, by its place, or packed."""

    sheet: Sheet
    sources: tuple[int | bytes, ...]
    layers: tuple[Layer, ...] = (Layer(),)
    active: int = 0
    kept: QImage | None = None  # the part of a picture that lies over those to come

    @property
    def size(self) -> int:
        """Bytes kept."""
        part = self.kept.sizeInBytes() if self.kept is not None else 0
        return part + sum(len(source) for source in self.sources if isinstance(source, bytes))

    def after(self, images: tuple[QImage, ...]) -> LayeredImage:
        """Return the layers; `images` are those of the state before."""
        made = [
            QImage(images[source]) if isinstance(source, int) else unpack(self.sheet, source, index > 0)
            for index, source in enumerate(self.sources)
        ]
        return LayeredImage(tuple(made), self.layers, self.active)


@dataclass(frozen=True)
class Replacement:
    """Another sheet altogether, or other layers on it; pixels that stay are kept nowhere."""

    before: State
    after: State

    @property
    def size(self) -> int:
        """Bytes kept."""
        return self.before.size + self.after.size


Change = Patch | Replacement


def make_patch(before: QImage, after: QImage, rect: QRect, layer: int = 0) -> Patch | None:
    """Return what differs between two images of one layer inside `rect`, or None if nothing does."""
    difference: Bytes = region(readable(before), rect) ^ region(readable(after), rect)
    rows, columns = np.flatnonzero(difference.any(axis=(1, 2))), np.flatnonzero(difference.any(axis=(0, 2)))
    if not rows.size:
        return None
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    tight = difference[top:bottom, left:right].tobytes()
    return Patch(
        rect.left() + int(left),
        rect.top() + int(top),
        int(right - left),
        int(bottom - top),
        zlib.compress(tight, _LEVEL),
        layer,
    )


def make_state(
    sheet: Sheet, made: LayeredImage, before: LayeredImage | None = None, kept: QImage | None = None
) -> State:
    """Return layers as a step leaves them; pixels that are those of `before` are only pointed to."""
    known = {image.cacheKey(): index for index, image in enumerate(before.images)} if before is not None else {}
    same = before is not None and before.images[0].size() == made.images[0].size()
    sources: list[int | bytes] = []
    for image in made.images:
        former = known.get(image.cacheKey()) if same else None
        sources.append(former if former is not None else pack(image))
    return State(sheet, tuple(sources), made.layers, made.active, kept)


def pack(image: QImage) -> bytes:
    """Return an image's pixels, compressed."""
    return zlib.compress(readable(image).tobytes(), _LEVEL)


def unpack(sheet: Sheet, pixels: bytes, transparent: bool = False) -> QImage:
    """Return the image that `pack` was given, that of an upper layer if it is `transparent`."""
    image = QImage(sheet.width, sheet.height, TRANSPARENT if transparent else FORMAT)
    writable(image)[:] = np.frombuffer(zlib.decompress(pixels), np.uint8).reshape(sheet.height, sheet.width, 4)
    return image


class History:
    """What was done, in order, and how much of it is undone."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._changes: list[Change] = []
        self._done = 0  # changes before this are done, those after it undone
        # Of each drawing, how many were done when it was saved; one that is missing can't be reached any more.
        self._clean: dict[int, int] = {0: 0}
        self._bytes = 0

    def __len__(self) -> int:
        return len(self._changes)

    @property
    def size(self) -> int:
        """Bytes kept."""
        return self._bytes

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return self._done > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is something to redo."""
        return self._done < len(self._changes)

    @property
    def identities(self) -> set[int]:
        """The drawings that a step leads to or from."""
        states = [
            state
            for change in self._changes
            if isinstance(change, Replacement)
            for state in (change.before, change.after)
        ]
        return {state.sheet.identity for state in states}

    def is_clean(self, identity: int) -> bool:
        """Return whether a drawing is as it was saved."""
        return self._clean.get(identity) == self._done

    def mark_clean(self, identity: int) -> None:
        """The drawing as it is now is saved."""
        self._clean[identity] = self._done

    def push(self, change: Change) -> None:
        """Something was done; what was undone is gone."""
        self._bytes -= sum(gone.size for gone in self._changes[self._done :])
        del self._changes[self._done :]
        self._clean = {identity: at for identity, at in self._clean.items() if at <= self._done}
        self._changes.append(change)
        self._bytes += change.size
        self._done += 1
        # The newest stays, however big: a person can always take back what they just did.
        while self._bytes > self._most_bytes and len(self._changes) > 1:
            self._bytes -= self._changes.pop(0).size
            self._done -= 1
            self._clean = {identity: at - 1 for identity, at in self._clean.items() if at > 0}

    def undo(self) -> Change | None:
        """Step back; returns the change to take back, None if there is none."""
        if not self.can_undo:
            return None
        self._done -= 1
        return self._changes[self._done]

    def redo(self) -> Change | None:
        """Step forward; returns the change to make again, None if there is none."""
        if not self.can_redo:
            return None
        self._done += 1
        return self._changes[self._done - 1]
