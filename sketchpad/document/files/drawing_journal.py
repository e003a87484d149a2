"""A drawing as a file that grows by one record with each step, and is whole after each of them.

The file begins with a line that names the format, then come records: the length of the payload, its CRC-32, the
kind, the payload. The first record is a whole sheet; each step that follows is a patch or another sheet, or, where
there are layers, other layers: then pixels that stay are pointed to, by the place of their layer. Where another part
of a picture is kept from a step on, a record with that part comes before the step's and counts with it. A step is
one write, so whatever ends the program leaves at worst a torn record at the end, which is ignored.
"""

import contextlib
import errno
import os
import struct
import threading
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Annotated, BinaryIO

import msgspec
import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from sketchpad.document.errors import DocumentError
from sketchpad.document.history import Patch, Sheet, State, make_state
from sketchpad.document.kept_part import decode_part, encode_part
from sketchpad.document.layered_image import MOST_LAYERS, TRANSPARENT, Layer, LayeredImage
from sketchpad.document.pixels import FORMAT, Bytes, readable, region, writable
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
_IS_LAYERS, _IS_LAYER_PATCH = 2, 3  # only where there are layers
_IS_PART = 4  # kept of a picture from the next record on; only where one is, or was
_NO_PART = b"\0"  # a payload that is no file
_LONGEST = MOST_LAYERS * (4 * LARGEST * LARGEST + (1 << 16))  # bytes of a payload
_PIECE = 1 << 20
_Channel = Annotated[int, msgspec.Meta(ge=0, le=255)]
_Side = Annotated[int, msgspec.Meta(ge=SMALLEST, le=LARGEST)]
_Place = Annotated[int, msgspec.Meta(ge=0, lt=MOST_LAYERS)]


class _KeptState(msgspec.Struct, frozen=True):
    """The payload of a step that changed the layers."""

    width: _Side
    height: _Side
    background: tuple[_Channel, _Channel, _Channel]
    layers: Annotated[list[Layer], msgspec.Meta(min_length=1, max_length=MOST_LAYERS)]
    sources: Annotated[list[_Place | bytes], msgspec.Meta(min_length=1, max_length=MOST_LAYERS)]
    active: _Place = 0


class JournalError(Exception):
    """A journal can't be understood; the message says why, in a few words that fit after its name."""


@dataclass(frozen=True)
class Replayed:
    """The drawing after the last step that is sound."""

    sheet: Sheet
    image: LayeredImage
    complete: bool  # nothing but a torn end follows, and all that is kept could be read
    kept: QImage | None = None  # the part of a picture that lies over those to come


class DrawingJournal:
    """An open journal; every method that writes raises OSError if that fails."""

    def __init__(self, path: Path, sheet: Sheet, image: LayeredImage, kept: QImage | None = None) -> None:
        """Begin a journal with a sheet, in a new file: one that is there already stays, and is an error."""
        self.path = path
        self._closing = threading.Lock()
        self._file: BinaryIO = path.open("xb", buffering=0)
        self.size = 0
        self._kept: QImage | None = None  # as it was written last
        try:
            self._append(MAGIC + self._encode_step(make_state(sheet, image, kept=kept), image))
            self._kept = kept
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
        payload = _PATCH.pack(patch.x, patch.y, patch.width, patch.height) + patch.difference
        if patch.layer:
            self._append(_encode(_IS_LAYER_PATCH, bytes([patch.layer]) + payload))
        else:
            self._append(_encode(_IS_PATCH, payload))

    def append_state(self, state: State, image: LayeredImage) -> None:
        """Add a step that changed the sheet as a whole, or its layers; `image` is what it has become."""
        self._append(self._encode_step(state, image))
        self._kept = state.kept

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

    def _encode_step(self, state: State, image: LayeredImage) -> bytes:
        record = _encode_state(state, image)
        return record if state.kept is self._kept else _encode_part(state.kept) + record

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
    state: tuple[Sheet, LayeredImage] | None = None
    part, next_part = _NO_PART, b""  # as they are in the file: only the last one is decoded
    sound = True  # what was read last
    while sound and len(head := file.read(_RECORD.size)) == _RECORD.size:
        length, checksum, kind = _RECORD.unpack(head)
        if length > size - file.tell():
            break  # torn
        payload = file.read(length) if length <= _LONGEST else b""
        sound = len(payload) == length and length > 0 and zlib.crc32(payload) == checksum
        if sound:
            try:
                if kind == _IS_PART:
                    next_part = payload
                else:
                    state = _follow(state, kind, payload)
                    part, next_part = next_part or part, b""
            except (struct.error, ValueError, zlib.error, msgspec.DecodeError):
                sound = False
    if not sound and state is None:
        if any(payload) or not _only_zeros(file):
            raise JournalError(tr("is damaged in its first sheet"))
        return None
    # Where the power went a file can be as long as it was to be, and hold zeros.
    complete = sound or _only_zeros(file)
    if state is None:
        return None
    try:
        return Replayed(*state, complete, decode_part(part) if part != _NO_PART else None)
    except DocumentError:
        return Replayed(*state, complete=False)


def _follow(state: tuple[Sheet, LayeredImage] | None, kind: int, payload: bytes) -> tuple[Sheet, LayeredImage]:
    """Return what a record makes of the drawing.

    Raises:
        ValueError, struct.error, zlib.error, msgspec.DecodeError: it is no record that Sketchpad writes.
    """
    if kind == _IS_SHEET:
        return _decode_sheet(payload)
    if kind == _IS_LAYERS:
        return _decode_layers(state, payload)
    if kind not in (_IS_PATCH, _IS_LAYER_PATCH) or state is None:
        raise ValueError("a record of no known kind")
    sheet, image = state
    at = 0
    if kind == _IS_LAYER_PATCH:
        at, payload = payload[0], payload[1:]
        if not 0 < at < len(image.images):
            raise ValueError("a patch of a layer that isn't there")
    x, y, width, height = _PATCH.unpack_from(payload)
    if not (0 < width <= sheet.width - x and 0 < height <= sheet.height - y):
        raise ValueError("a patch beyond the edge")
    raw = _unpack(payload[_PATCH.size :], width, height)
    region(writable(image.images[at]), QRect(x, y, width, height))[:] ^= raw
    return sheet, image.choosing(at)


def _unpack(packed: bytes, width: int, height: int) -> Bytes:
    size = 4 * width * height
    pixels = zlib.decompressobj().decompress(packed, size + 1)  # no more, whatever it claims
    if len(pixels) != size:
        raise ValueError("pixels of another size")
    return np.frombuffer(pixels, np.uint8).reshape(height, width, 4)


def _only_zeros(file: IO[bytes]) -> bool:
    while piece := file.read(_PIECE):
        if piece.strip(b"\0"):
            return False
    return True


def _encode(kind: int, payload: bytes) -> bytes:
    return _RECORD.pack(len(payload), zlib.crc32(payload), kind) + payload


def _encode_part(part: QImage | None) -> bytes:
    try:
        return _encode(_IS_PART, encode_part(part) if part is not None else _NO_PART)
    except DocumentError as error:
        raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM)) from error


def _encode_state(state: State, image: LayeredImage) -> bytes:
    """Return a record; one sheet alone is kept as it was before there were layers."""
    sheet = state.sheet
    if state.layers == (Layer(),):
        head = _SHEET.pack(sheet.width, sheet.height, *sheet.background)
        return _encode(_IS_SHEET, head + readable(image.images[0]).tobytes())
    layers, sources = list(state.layers), list(state.sources)
    kept = _KeptState(sheet.width, sheet.height, sheet.background, layers, sources, state.active)
    return _encode(_IS_LAYERS, msgspec.msgpack.encode(kept))


def _decode_layers(former: tuple[Sheet, LayeredImage] | None, payload: bytes) -> tuple[Sheet, LayeredImage]:
    kept = msgspec.msgpack.decode(payload, type=_KeptState)
    if not len(kept.layers) == len(kept.sources) > kept.active:
        raise ValueError("layers without pixels")
    sheet = Sheet(kept.width, kept.height, kept.background)
    images: list[QImage] = []
    for index, source in enumerate(kept.sources):
        image = QImage(sheet.width, sheet.height, TRANSPARENT if index else FORMAT)
        if isinstance(source, bytes):
            writable(image)[:] = _unpack(source, sheet.width, sheet.height)
        else:
            known = former[1].images if former is not None else ()
            if source >= len(known) or known[source].size() != image.size() or (source > 0) != (index > 0):
                raise ValueError("pixels that aren't there")
            image = QImage(known[source])
        images.append(image)
    return sheet, LayeredImage(tuple(images), tuple(kept.layers), kept.active)


def _decode_sheet(payload: bytes) -> tuple[Sheet, LayeredImage]:
    width, height, red, green, blue = _SHEET.unpack_from(payload)
    pixels = np.frombuffer(payload, np.uint8, offset=_SHEET.size)
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST) or pixels.size != width * height * 4:
        raise ValueError("a sheet of no size to draw on")
    image = QImage(width, height, FORMAT)
    writable(image)[:] = pixels.reshape(height, width, 4)
    return Sheet(width, height, (red, green, blue)), LayeredImage((image,))
