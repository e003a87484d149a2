"""A drawing as a file that grows by one record with each step, and is whole after each of them.

The file begins with a line that names the format, then come records: the length of the payload, its CRC-32, the
kind, the payload. The first record is a whole sheet; each step that follows is a patch or another sheet. A step is
one write, so whatever ends the program leaves at worst a torn record at the end, which is ignored.
"""

import os
import struct
import zlib
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PySide6.QtGui import QImage

from sketchpad.document.history import Patch, Sheet
from sketchpad.document.pixels import FORMAT, readable, writable

MAGIC = b"SKETCHPAD JOURNAL 1\n"
_RECORD = struct.Struct("<IIB")  # payload's length, its CRC-32, kind
_SHEET = struct.Struct("<II3B")  # width, height, background; then the pixels as they are, which is quick to write
_PATCH = struct.Struct("<IIII")  # x, y, width, height; then the compressed difference
_IS_SHEET, _IS_PATCH = 0, 1
_LARGEST_SIDE = 1 << 14


class DrawingJournal:
    """An open journal; every method that writes raises OSError if that fails."""

    def __init__(self, path: Path, sheet: Sheet, image: QImage) -> None:
        """Begin a journal with a sheet; a journal in its place stays until the new one is whole."""
        self.path = path
        partial = path.with_name(f"{path.name}.part")
        with partial.open("wb") as file:
            file.write(MAGIC + _encode_sheet(sheet, image))
        partial.replace(path)
        self._file: BinaryIO = path.open("ab", buffering=0)
        self.size = self._file.tell()

    def append_patch(self, patch: Patch) -> None:
        """Add a step that changed a part of the sheet."""
        place = _PATCH.pack(patch.x, patch.y, patch.width, patch.height)
        self._append(_encode(_IS_PATCH, place + patch.difference))

    def append_sheet(self, sheet: Sheet, image: QImage) -> None:
        """Add a step that changed the sheet as a whole."""
        self._append(_encode_sheet(sheet, image))

    def close(self) -> None:
        """Leave the file as it is."""
        self._file.close()

    def _append(self, record: bytes) -> None:
        written = self._file.write(record)
        if written != len(record):
            raise OSError(28, os.strerror(28))  # a short write to a file means a full disk
        self.size += written


def read_journal(path: Path) -> tuple[Sheet, QImage] | None:
    """Return the drawing after the last whole step in a journal, or None if there is none in it."""
    try:
        with path.open("rb") as file:
            return _replay(file, path.stat().st_size) if file.read(len(MAGIC)) == MAGIC else None
    except OSError:
        return None


def _replay(file: BufferedReader, size: int) -> tuple[Sheet, QImage] | None:
    state: tuple[Sheet, QImage] | None = None
    while len(head := file.read(_RECORD.size)) == _RECORD.size:
        length, checksum, kind = _RECORD.unpack(head)
        if length > size - file.tell():
            break
        payload = file.read(length)
        if zlib.crc32(payload) != checksum:
            break
        if kind == _IS_SHEET:
            state = _decode_sheet(payload)
        elif state is not None:
            x, y, width, height = _PATCH.unpack_from(payload)
            Patch(x, y, width, height, payload[_PATCH.size :]).apply(state[1])
    return state


def _encode(kind: int, payload: bytes) -> bytes:
    return _RECORD.pack(len(payload), zlib.crc32(payload), kind) + payload


def _encode_sheet(sheet: Sheet, image: QImage) -> bytes:
    head = _SHEET.pack(sheet.width, sheet.height, *sheet.background)
    return _encode(_IS_SHEET, head + readable(image).tobytes())


def _decode_sheet(payload: bytes) -> tuple[Sheet, QImage] | None:
    width, height, red, green, blue = _SHEET.unpack_from(payload)
    pixels = np.frombuffer(payload, np.uint8, offset=_SHEET.size)
    if not (0 < width <= _LARGEST_SIDE and 0 < height <= _LARGEST_SIDE) or pixels.size != width * height * 4:
        return None
    image = QImage(width, height, FORMAT)
    writable(image)[:] = pixels.reshape(height, width, 4)
    return Sheet(width, height, (red, green, blue)), image
