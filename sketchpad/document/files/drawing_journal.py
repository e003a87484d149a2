"""A drawing as a file that grows by one record with each step, and is whole after each of them.

The file begins with a line that names the format, then come records: the length of the payload, its CRC-32, the
kind, the payload. The first record is a whole sheet; each step that follows is a patch or another sheet. A step is
one write, so whatever ends the program leaves at worst a torn record at the end, which is ignored.
"""

import contextlib
import os
import struct
import threading
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from sketchpad.document.history import Patch, Sheet
from sketchpad.document.pixels import FORMAT, readable, region, writable
from sketchpad.document.sheet_size import LARGEST, SMALLEST
from trainer.files.reasons import reason_of
from trainer.files.regular_file import open_for_reading
from trainer.messages import tr

_FORMAT_LINE = b"SKETCHPAD JOURNAL "
MAGIC = _FORMAT_LINE + b"1\n"
_RECORD = struct.Struct("<IIB")  # payload's length, its CRC-32, kind
_SHEET = struct.Struct("<II3B")  # width, height, background; then the pixels as they are, which is quick to write
_PATCH = struct.Struct("<IIII")  # x, y, width, height; then the compressed difference
_IS_SHEET, _IS_PATCH = 0, 1
_LONGEST = _SHEET.size + 4 * LARGEST * LARGEST  # bytes of a payload
_PIECE = 1 << 20


class JournalError(Exception):
    """A journal can't be understood; the message says why, in a few words that fit after its name."""


@dataclass(frozen=True)
class Replayed:
    """The drawing after the last step that is sound."""

    sheet: Sheet
    image: QImage
    complete: bool  # nothing but a torn end follows


class DrawingJournal:
    """An open journal; every method that writes raises OSError if that fails."""

    def __init__(self, path: Path, sheet: Sheet, image: QImage) -> None:
        """Begin a journal with a sheet, in a new file: one that is there already stays, and is an error."""
        self.path = path
        self._closing = threading.Lock()
        self._file: BinaryIO = path.open("xb", buffering=0)
        self.size = 0
        try:
            self._append(MAGIC + _encode_sheet(sheet, image))
        except OSError:
            self.close()
            with contextlib.suppress(OSError):
                path.unlink()
            raise

    @property
    def is_in_place(self) -> bool:
        """Whether what is written here is still to be found under the journal's name."""
        try:
            return os.path.samestat(os.fstat(self._file.fileno()), self.path.stat())
        except OSError:
            return False

    def append_patch(self, patch: Patch) -> None:
        """Add a step that changed a part of the sheet."""
        place = _PATCH.pack(patch.x, patch.y, patch.width, patch.height)
        self._append(_encode(_IS_PATCH, place + patch.difference))

    def append_sheet(self, sheet: Sheet, image: QImage) -> None:
        """Add a step that changed the sheet as a whole."""
        self._append(_encode_sheet(sheet, image))

    def close(self) -> None:
        """Leave the file as it is."""
        with self._closing:
            self._file.close()

    @contextlib.contextmanager
    def descriptor(self) -> Iterator[int | None]:
        """Give a descriptor of the open file that another thread may use; None if the journal is closed."""
        with self._closing:
            copy = None if self._file.closed else os.dup(self._file.fileno())
        try:
            yield copy
        finally:
            if copy is not None:
                os.close(copy)

    def _append(self, record: bytes) -> None:
        written = self._file.write(record)
        if written != len(record):
            raise OSError(28, os.strerror(28))  # a short write to a file means a full disk
        self.size += written


def read_journal(path: Path) -> Replayed | None:
    """Return the drawing after the last sound step in a journal; None if the journal is empty, or torn at its start.

    Raises:
        JournalError: it can't be read, is of a newer version, or is no journal.
    """
    try:
        with open_for_reading(path) as file:
            start = file.read(len(MAGIC))
            if start == MAGIC:
                return _replay(file, os.fstat(file.fileno()).st_size)
            if MAGIC.startswith(start) or (not any(start) and _only_zeros(file)):
                return None  # cut off before anything was in it, or never brought to the disk
    except OSError as error:
        raise JournalError(tr("can’t be read ({why})", why=reason_of(error))) from error
    if start.startswith(_FORMAT_LINE):
        raise JournalError(tr("was written by a newer version of Sketchpad"))
    raise JournalError(tr("is damaged at its beginning"))


def _replay(file: IO[bytes], size: int) -> Replayed | None:
    state: tuple[Sheet, QImage] | None = None
    sound = True  # what was read last
    while sound and len(head := file.read(_RECORD.size)) == _RECORD.size:
        length, checksum, kind = _RECORD.unpack(head)
        if length > size - file.tell():
            break  # torn
        payload = file.read(length) if length <= _LONGEST else b""
        sound = len(payload) == length and length > 0 and zlib.crc32(payload) == checksum
        if sound:
            try:
                state = _follow(state, kind, payload)
            except (struct.error, ValueError, zlib.error):
                sound = False
    if not sound and state is None:
        if any(payload) or not _only_zeros(file):
            raise JournalError(tr("is damaged in its first sheet"))
        return None
    # Where the power went a file can be as long as it was to be, and hold zeros.
    return Replayed(*state, complete=sound or _only_zeros(file)) if state is not None else None


def _follow(state: tuple[Sheet, QImage] | None, kind: int, payload: bytes) -> tuple[Sheet, QImage]:
    """Return what a record makes of the drawing.

    Raises:
        ValueError, struct.error, zlib.error: it is no record that Sketchpad writes.
    """
    if kind == _IS_SHEET:
        return _decode_sheet(payload)
    if kind != _IS_PATCH or state is None:
        raise ValueError("a record of no known kind")
    x, y, width, height = _PATCH.unpack_from(payload)
    sheet, image = state
    if not (0 < width <= sheet.width - x and 0 < height <= sheet.height - y):
        raise ValueError("a patch beyond the edge")
    size = 4 * width * height
    difference = zlib.decompressobj().decompress(payload[_PATCH.size :], size + 1)  # no more, whatever it claims
    if len(difference) != size:
        raise ValueError("a patch of another size")
    raw = np.frombuffer(difference, np.uint8).reshape(height, width, 4)
    region(writable(image), QRect(x, y, width, height))[:] ^= raw
    return state


def _only_zeros(file: IO[bytes]) -> bool:
    while piece := file.read(_PIECE):
        if piece.strip(b"\0"):
            return False
    return True


def _encode(kind: int, payload: bytes) -> bytes:
    return _RECORD.pack(len(payload), zlib.crc32(payload), kind) + payload


def _encode_sheet(sheet: Sheet, image: QImage) -> bytes:
    head = _SHEET.pack(sheet.width, sheet.height, *sheet.background)
    return _encode(_IS_SHEET, head + readable(image).tobytes())


def _decode_sheet(payload: bytes) -> tuple[Sheet, QImage]:
    width, height, red, green, blue = _SHEET.unpack_from(payload)
    pixels = np.frombuffer(payload, np.uint8, offset=_SHEET.size)
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST) or pixels.size != width * height * 4:
        raise ValueError("a sheet of no size to draw on")
    image = QImage(width, height, FORMAT)
    writable(image)[:] = pixels.reshape(height, width, 4)
    return Sheet(width, height, (red, green, blue)), image
