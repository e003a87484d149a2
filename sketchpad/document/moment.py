"""A remembered picture with the drawing that it was made of, packed; and both as a file that keeps them (snapshot)."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated

import msgspec
from PySide6.QtGui import QImage

from sketchpad.document.errors import DocumentError
from sketchpad.document.history import Sheet, State
from sketchpad.document.kept_part import decode_part, encode_part
from sketchpad.document.layered_image import MOST_LAYERS, Layer
from sketchpad.document.pixels import FORMAT
from sketchpad.document.sheet_size import LARGEST, SMALLEST
from trainer.messages import tr

MOST_MOMENTS = 12  # that are remembered at once
MOST_MOMENT_BYTES = 32 * 1024 * 1024  # of one, as a file
MOST_BYTES_KEPT = 64 * 1024 * 1024  # of all that are kept with one drawing

_Channel = Annotated[int, msgspec.Meta(ge=0, le=255)]
_Side = Annotated[int, msgspec.Meta(ge=SMALLEST, le=LARGEST)]
_Place = Annotated[int, msgspec.Meta(ge=0, lt=MOST_LAYERS)]


@dataclass(frozen=True, eq=False)
class Moment:
    """A picture as it was seen, and the drawing that it was made of, packed; `content` is all of it as a file."""

    picture: QImage
    drawing: State
    content: bytes = field(repr=False)

    def of(self, identity: int) -> "Moment":
        """Return it as one of another drawing."""
        sheet = replace(self.drawing.sheet, identity=identity)
        return replace(self, drawing=replace(self.drawing, sheet=sheet))


class _KeptMoment(msgspec.Struct, frozen=True):
    """The file: the pixels of each layer, packed; picture and kept part as PNGs."""

    width: _Side
    height: _Side
    background: tuple[_Channel, _Channel, _Channel]
    layers: Annotated[list[Layer], msgspec.Meta(min_length=1, max_length=MOST_LAYERS)]
    sources: Annotated[list[bytes], msgspec.Meta(min_length=1, max_length=MOST_LAYERS)]
    picture: bytes
    kept: bytes | None = None
    active: _Place = 0


def make_moment(picture: QImage, drawing: State) -> Moment:
    """Remember a picture and a drawing, all of whose layers are packed.

    Raises:
        DocumentError: there is too little memory.
    """
    sheet, kept = drawing.sheet, drawing.kept
    content = msgspec.msgpack.encode(
        _KeptMoment(
            sheet.width,
            sheet.height,
            sheet.background,
            list(drawing.layers),
            [source for source in drawing.sources if isinstance(source, bytes)],
            encode_part(picture),
            encode_part(kept) if kept is not None else None,
            drawing.active,
        )
    )
    return Moment(picture, drawing, content)


def read_moment(content: bytes) -> Moment:
    """Return a moment from its file; whatever is in it is bounded before it is unpacked.

    Raises:
        DocumentError: it is damaged.
    """
    damaged = DocumentError(tr("A remembered picture is damaged."))
    try:
        kept = msgspec.msgpack.decode(content, type=_KeptMoment)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise damaged from error
    size = 4 * kept.width * kept.height
    if not len(kept.layers) == len(kept.sources) > kept.active or not all(_holds(s, size) for s in kept.sources):
        raise damaged
    picture = decode_part(kept.picture).convertToFormat(FORMAT)
    part = decode_part(kept.kept) if kept.kept is not None else None
    sheet = Sheet(kept.width, kept.height, kept.background)
    return Moment(picture, State(sheet, tuple(kept.sources), tuple(kept.layers), kept.active, part), content)


def fitting(moments: Sequence[Moment]) -> Iterator[Moment]:
    """Return the first of some moments, as many as are kept with a drawing."""
    total = 0
    for moment in moments[:MOST_MOMENTS]:
        total += len(moment.content)
        if len(moment.content) > MOST_MOMENT_BYTES or total > MOST_BYTES_KEPT:
            return
        yield moment


def _holds(packed: bytes, size: int) -> bool:
    """Return whether just as many bytes as this come out, without unpacking more of them."""
    unpacking = zlib.decompressobj()
    try:
        return len(unpacking.decompress(packed, size + 1)) == size and unpacking.eof
    except zlib.error:
        return False
