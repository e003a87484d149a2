"""Drawings as OpenRaster files, which Krita, GIMP and MyPaint open (https://www.openraster.org/).

A ZIP archive: `mimetype` first and uncompressed, `stack.xml` with the layers, their PNGs, the flattened image, a
thumbnail; and `sketchpad.json` with what only Sketchpad knows. The part of the picture that is kept is no layer: it
lies in `sketchpad/kept.png`, and remembered pictures in `sketchpad/remembered1` and so on, where others pass over them.
"""

import contextlib
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import msgspec
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter

from sketchpad.document.errors import DocumentError
from sketchpad.document.files.image_files import encode_png, to_drawing
from sketchpad.document.files.layer_stack import LayersTooLargeError, StackError, read_stack, write_stack
from sketchpad.document.kept_part import decode_part, encode_part
from sketchpad.document.layered_image import MOST_LAYERS, Layer, LayeredImage
from sketchpad.document.moment import MOST_MOMENT_BYTES, MOST_MOMENTS, Moment, fitting, read_moment
from sketchpad.document.pixels import Colour, from_rgba
from sketchpad.document.tracing import Placement, Tracing, decode
from trainer.files.atomic_write import open_atomically
from trainer.files.json_reader import JsonError, decode_json
from trainer.files.reasons import reason_of
from trainer.files.zip_reader import ZipError, open_zip, read_part
from trainer.messages import plural, tr

MIMETYPE = "image/openraster"
_LAYER, _MERGED, _THUMBNAIL, _OWN = "data/drawing.png", "mergedimage.png", "Thumbnails/thumbnail.png", "sketchpad.json"
_LAYERS = "data/layer{index}.png"
_NAME = "Drawing"  # of one layer alone
_TRACING, _PHOTO = "data/tracing.png", "data/photo"
_PART, _MOMENT = "sketchpad/kept.png", "sketchpad/remembered{number}"
_THUMBNAIL_SIDE = 256
_MOST_PIXELS = 1 << 27  # of an image
_MOST_BYTES, _MOST_TEXT = 256 * 1024 * 1024, 1024 * 1024  # that an image, or anything else, may unpack to

Channel = Annotated[int, msgspec.Meta(ge=0, le=255)]


class OwnState(msgspec.Struct, frozen=True):
    """What only Sketchpad knows of a drawing."""

    format: int = 1
    background: tuple[Channel, Channel, Channel] = (255, 255, 255)
    tracing: Placement | None = None  # of the photo, which is kept as it was beside the layer that others see
    layers: Annotated[tuple[Layer, ...], msgspec.Meta(max_length=MOST_LAYERS)] = ()  # if there are several
    active: Annotated[int, msgspec.Meta(ge=0, lt=MOST_LAYERS)] = 0
    kind: Annotated[str, msgspec.Meta(max_length=40)] = ""  # of the model that it was drawn for; "" where none was open


@dataclass(frozen=True)
class OpenedDrawing:
    """What a file holds, on a sheet of a size to draw on."""

    image: LayeredImage
    background: Colour | None = None  # the paper's colour, if Sketchpad saved it
    notice: str = ""  # what became otherwise of it, in a sentence
    kept: QImage | None = None  # the part of a picture that lies over those to come
    moments: tuple[Moment, ...] = ()  # remembered, the newest first
    kind: str = ""  # of the model that it was drawn for, if Sketchpad saved it and knew


def save_openraster(
    path: Path,
    drawing: QImage | LayeredImage,
    background: Colour,
    tracing: Tracing | None = None,
    kept: QImage | None = None,
    moments: Sequence[Moment] = (),
    kind: str = "",
) -> None:
    """Write a drawing with its layers, and the tracing image over it as one more, whole or not at all.

    `kept` is the part of a picture that lies over those to come, ARGB32 premultiplied; `moments` are remembered
    pictures, the newest first, of which those that are fitting are written. `kind` is that of the model drawn for.

    Raises:
        DocumentError: the disk is full, there is too little memory, or the folder is missing or can't be written.
    """
    layered = LayeredImage.of(drawing) if isinstance(drawing, QImage) else drawing
    image = layered.merged(background)
    own = OwnState(background=background, kind=kind)
    if layered.layers == (Layer(),):
        pixels = encode_png(image)
        sources, parts = [_LAYER], {_LAYER: pixels, _MERGED: pixels}
        layered = LayeredImage(layered.images, (Layer(_NAME),))
    else:
        # Under other names than one layer has: an older version then takes the flattened image, not the paper alone.
        sources = [_LAYERS.format(index=index) for index in range(len(layered.layers))]
        parts = dict(zip(sources, map(encode_png, layered.images), strict=True)) | {_MERGED: encode_png(image)}
        own = msgspec.structs.replace(own, layers=layered.layers, active=layered.active)
    over = []
    if tracing is not None:
        over = [_about(tracing)]
        parts |= {_TRACING: encode_png(tracing.render()), _PHOTO: tracing.content}
        own = msgspec.structs.replace(own, tracing=tracing.placement)
        if tracing.placement.visible:
            image = _merge(image, tracing)
            parts[_MERGED] = encode_png(image)
    if kept is not None:
        parts[_PART] = encode_part(kept)
    parts |= {_MOMENT.format(number=number): moment.content for number, moment in enumerate(fitting(moments), 1)}
    side = QSize(_THUMBNAIL_SIDE, _THUMBNAIL_SIDE)
    small = image.scaled(side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    parts[_THUMBNAIL] = encode_png(small)
    try:
        with open_atomically(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("mimetype", MIMETYPE, zipfile.ZIP_STORED)
            archive.writestr("stack.xml", write_stack(image.size(), layered, sources, over))
            # PNGs are compressed already.
            for name, content in parts.items():
                archive.writestr(name, content, zipfile.ZIP_STORED)
            archive.writestr(_OWN, msgspec.json.encode(own))
    except OSError as error:
        raise DocumentError(
            tr(
                "{path} couldn’t be saved ({why}): choose another folder, or make room.",
                path=path,
                why=reason_of(error),
            )
        ) from error


def open_openraster(path: Path) -> tuple[QImage, Colour | None]:
    """Return a drawing as its layers look together, RGB32, and its paper's colour if Sketchpad saved it.

    Raises:
        DocumentError: as `read_openraster`.
    """
    opened = read_openraster(path)
    return opened.image.merged(opened.background or (255, 255, 255)), opened.background


def read_openraster(path: Path) -> OpenedDrawing:
    """Return a drawing with its layers, this program's or another's, on white.

    Where the layers can't be read it is the flattened image.

    Raises:
        DocumentError: the file is missing, no OpenRaster file, damaged, or too big.
    """
    try:
        with open_zip(path) as archive:
            names = set(archive.namelist())
            if "mimetype" not in names or read_part(archive, "mimetype", _MOST_TEXT).strip() != MIMETYPE.encode():
                raise DocumentError(
                    tr("{path} is no OpenRaster drawing: open a file that ends in .ora.", path=path.name)
                )
            own = _own_state(archive) if _OWN in names else None
            source = _LAYER if own is not None and _LAYER in names else _MERGED
            if source not in names:
                raise DocumentError(
                    tr("{path} holds no flattened image: save it again in the program it came from.", path=path.name)
                )
            flat = _decode(read_part(archive, source, _MOST_BYTES), path)
            opened = OpenedDrawing(LayeredImage.of(flat), own.background if own is not None else None)
            if source != _LAYER:
                opened = _layered(archive, own, flat) or opened
            opened = replace(opened, kind=own.kind if own is not None else "")
            return _with_moments(archive, _with_part(archive, opened, names), names)
    except FileNotFoundError as error:
        raise DocumentError(
            tr("There is no drawing at {path}: it may have been moved or deleted.", path=path)
        ) from error
    except ZipError as error:
        raise DocumentError(tr("{path} is damaged or can’t be read ({error}).", path=path.name, error=error)) from error


def _layered(archive: zipfile.ZipFile, own: OwnState | None, flat: QImage) -> OpenedDrawing | None:
    """Return the layers of a file; None if there is one only, or if they can't be read.

    Of layers that are too large, or of this program's that are damaged, it is the flattened image and a sentence.
    """
    from trainer.data.image_files import DataError, ImageError, decode_rgba

    def decode(name: str, most_pixels: int = _MOST_PIXELS) -> QImage:
        content = read_part(archive, name, _MOST_BYTES)
        try:
            return from_rgba(decode_rgba(content, Path(name), min(most_pixels, _MOST_PIXELS)))
        except ImageError as error:
            if error.fault == "too_big":
                raise LayersTooLargeError(str(error)) from error
            raise

    try:
        if own is not None and own.layers:
            images = [decode(_LAYERS.format(index=index)) for index in range(len(own.layers))]
            images[0] = images[0].convertToFormat(flat.format())
            image, notice = LayeredImage(tuple(images), own.layers).choosing(own.active), ""
        else:
            image, notice = read_stack(archive, flat.size(), decode)
    except LayersTooLargeError:
        notice = tr(
            "The layers are too large or too many to open, so this is their flattened image: merge some in the program "
            "they came from to have the others apart."
        )
        # Without the paper's colour it counts as another program's, which isn't written over unasked.
        return OpenedDrawing(LayeredImage.of(flat), None, notice)
    except (StackError, ZipError, KeyError, DataError):
        return _without_layers(flat) if own is not None and own.layers else None
    if any(layer.size() != flat.size() for layer in image.images):
        return _without_layers(flat) if own is not None else None
    if len(image.layers) < 2 and own is None:
        return None
    return OpenedDrawing(image, own.background if own is not None else None, notice)


def _without_layers(flat: QImage) -> OpenedDrawing:
    """Return a drawing of this program whose layers are damaged: as another's, which isn't written over unasked."""
    notice = tr(
        "The layers are damaged, so this is their flattened image: save it under another name, and look for an older "
        "copy of the file if you want them apart."
    )
    return OpenedDrawing(LayeredImage.of(flat), None, notice)


def _with_part(archive: zipfile.ZipFile, opened: OpenedDrawing, names: set[str]) -> OpenedDrawing:
    """Return it with the part of the picture that is kept; a damaged one is left out, and said to be."""
    if _PART not in names:
        return opened
    try:
        return replace(opened, kept=decode_part(read_part(archive, _PART, _MOST_BYTES)))
    except (ZipError, DocumentError):
        notice = tr("The part of the picture that was kept is damaged, and was left out.")
        return _noting(opened, notice)


def _with_moments(archive: zipfile.ZipFile, opened: OpenedDrawing, names: set[str]) -> OpenedDrawing:
    """Return it with the pictures that are remembered; damaged ones are left out, and said to be."""
    found: list[Moment] = []
    there = [name for number in range(1, MOST_MOMENTS + 1) if (name := _MOMENT.format(number=number)) in names]
    for name in there:
        with contextlib.suppress(ZipError, DocumentError):
            found.append(read_moment(read_part(archive, name, MOST_MOMENT_BYTES)))
    opened = replace(opened, moments=tuple(found))
    if len(found) == len(there):
        return opened
    lost = len(there) - len(found)
    return _noting(
        opened,
        plural(
            "A remembered picture is damaged, and was left out.",
            "{n} remembered pictures are damaged, and were left out.",
            lost,
        ),
    )


def _noting(opened: OpenedDrawing, notice: str) -> OpenedDrawing:
    return replace(opened, notice=" ".join(filter(None, [opened.notice, notice])))


def open_tracing(path: Path) -> Tracing | None:
    """Return the tracing image of a drawing that Sketchpad saved; None if there is none, or it is damaged."""
    try:
        with open_zip(path) as archive:
            own = _own_state(archive) if _OWN in archive.namelist() else None
            if own is None or own.tracing is None:
                return None
            return decode(read_part(archive, _PHOTO, _MOST_BYTES), own.tracing)
    except (FileNotFoundError, ZipError, DocumentError):
        return None


def _merge(image: QImage, tracing: Tracing) -> QImage:
    """Return what a drawing and the tracing image over it look like together."""
    merged = image.copy()
    painter = QPainter(merged)
    painter.setOpacity(tracing.placement.opacity)
    painter.drawImage(tracing.box.topLeft(), tracing.render())
    painter.end()
    return merged


def _about(tracing: Tracing) -> dict[str, str]:
    """Return what others are told of the tracing image."""
    placement, box = tracing.placement, tracing.box
    seen = {"opacity": f"{placement.opacity:.3f}", "visibility": "visible" if placement.visible else "hidden"}
    return {"name": "Tracing image", "src": _TRACING, "x": str(box.left()), "y": str(box.top()), **seen}


def _own_state(archive: zipfile.ZipFile) -> OwnState | None:
    """Return what Sketchpad wrote; a damaged part costs the paper's colour and nothing else."""
    try:
        return decode_json(read_part(archive, _OWN, _MOST_TEXT), OwnState)
    except (JsonError, ZipError):
        return None


def _decode(content: bytes, path: Path) -> QImage:
    """Return a PNG of the archive as an image of a size to draw on."""
    from trainer.data.image_files import DataError, decode_rgb

    try:
        return to_drawing(decode_rgb(content, path), path.name)
    except DataError as error:
        raise DocumentError(str(error)) from error
