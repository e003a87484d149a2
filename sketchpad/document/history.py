"""Undo and redo: a bounded list of what changed, compressed."""

import zlib
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

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
class Replacement:
    """Another sheet altogether: both images, compressed."""

    before: Sheet
    before_pixels: bytes
    after: Sheet
    after_pixels: bytes

    @property
    def size(self) -> int:
        """Bytes kept."""
        return len(self.before_pixels) + len(self.after_pixels)


Change = Patch | Replacement


def make_patch(before: QImage, after: QImage, rect: QRect) -> Patch | None:
    """Return what differs between two images of one size inside `rect`, or None if nothing does."""
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
    )


def pack(image: QImage) -> bytes:
    """Return an image's pixels, compressed."""
    return zlib.compress(readable(image).tobytes(), _LEVEL)


def unpack(sheet: Sheet, pixels: bytes) -> QImage:
    """Return the image that `pack` was given."""
    image = QImage(sheet.width, sheet.height, FORMAT)
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
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return self._done > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is something to redo."""
        return self._done < len(self._changes)

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
