"""Drawings as OpenRaster files, which Krita, GIMP and MyPaint open (https://www.openraster.org/).

A ZIP archive: `mimetype` first and uncompressed, `stack.xml` with the layers, their PNGs, the flattened image, a
thumbnail; and `sketchpad.json` with what only Sketchpad knows.
"""

import os
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Annotated
from xml.etree import ElementTree

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

from sketchpad.document.files import MOST_PIXELS, DocumentError, fit
from sketchpad.document.pixels import FORMAT, Colour

MIMETYPE = "image/openraster"
_LAYER, _MERGED, _THUMBNAIL, _OWN = "data/drawing.png", "mergedimage.png", "Thumbnails/thumbnail.png", "sketchpad.json"
_THUMBNAIL_SIDE = 256
_MOST_BYTES = 512 * 1024 * 1024  # that one part may unpack to

# All that zipfile was seen to raise on damaged archives.
_DAMAGE = (OSError, zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError)

Channel = Annotated[int, msgspec.Meta(ge=0, le=255)]


class OwnState(msgspec.Struct, frozen=True):
    """What only Sketchpad knows of a drawing."""

    format: int = 1
    background: tuple[Channel, Channel, Channel] = (255, 255, 255)


def save_openraster(path: Path, image: QImage, background: Colour) -> None:
    """Write a drawing, whole or not at all.

    Raises:
        DocumentError: the disk is full, or the folder is missing or can't be written.
    """
    pixels = _encode(image)
    side = QSize(_THUMBNAIL_SIDE, _THUMBNAIL_SIDE)
    small = image.scaled(side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("mimetype", MIMETYPE, zipfile.ZIP_STORED)
            archive.writestr("stack.xml", _stack(image.width(), image.height()))
            # PNGs are compressed already.
            for name, content in ((_LAYER, pixels), (_MERGED, pixels), (_THUMBNAIL, _encode(small))):
                archive.writestr(name, content, zipfile.ZIP_STORED)
            archive.writestr(_OWN, msgspec.json.encode(OwnState(background=background)))
        partial.replace(path)
    except OSError as error:
        raise DocumentError(
            f"{path} couldn’t be saved ({error.strerror or error}): choose another folder, or make room."
        ) from error
    finally:
        if partial.exists():
            partial.unlink()


def open_openraster(path: Path) -> tuple[QImage, Colour | None]:
    """Return a drawing, RGB32 on white, of a size to draw on, and its paper's colour if Sketchpad saved it.

    Of other programs' files it is the flattened image.

    Raises:
        DocumentError: the file is missing, no OpenRaster file, damaged, or too big.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "mimetype" not in names or _read(archive, "mimetype", path).strip() != MIMETYPE.encode():
                raise DocumentError(f"{path.name} is no OpenRaster drawing: open a file that ends in .ora.")
            own = _own_state(archive, path) if _OWN in names else None
            source = _LAYER if own is not None and _LAYER in names else _MERGED
            if source not in names:
                raise DocumentError(f"{path.name} holds no flattened image: save it again in the program it came from.")
            image = _decode(_read(archive, source, path), path)
    except FileNotFoundError as error:
        raise DocumentError(f"There is no drawing at {path}: it may have been moved or deleted.") from error
    except _DAMAGE as error:
        raise DocumentError(f"{path.name} is damaged or can’t be read ({error}).") from error
    return fit(image), own.background if own is not None else None


def _stack(width: int, height: int) -> bytes:
    root = ElementTree.Element("image", {"version": "0.0.3", "w": str(width), "h": str(height)})
    layers = ElementTree.SubElement(root, "stack")
    ElementTree.SubElement(layers, "layer", {"name": "Drawing", "src": _LAYER, "x": "0", "y": "0"})
    content: bytes = ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return content


def _read(archive: zipfile.ZipFile, name: str, path: Path) -> bytes:
    """Return a part of the archive, unless it says that it would fill the memory."""
    info = archive.getinfo(name)
    if info.file_size > _MOST_BYTES:
        raise DocumentError(f"{path.name} is too big: its part {name} would unpack to {info.file_size >> 20} MB.")
    with archive.open(info) as part:
        return part.read(info.file_size)


def _own_state(archive: zipfile.ZipFile, path: Path) -> OwnState | None:
    """Return what Sketchpad wrote; a damaged part costs the paper's colour and nothing else."""
    try:
        return msgspec.json.decode(_read(archive, _OWN, path), type=OwnState)
    except msgspec.DecodeError:
        return None


def _encode(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def _decode(content: bytes, path: Path) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, b"png")
    size = reader.size()  # from the header, before anything is decoded
    if size.width() * size.height() > MOST_PIXELS:
        raise DocumentError(f"{path.name} is too big ({size.width()}x{size.height()}): scale it down first.")
    image = reader.read()
    if image.isNull():
        raise DocumentError(f"{path.name} is damaged: its image can’t be read.")
    sheet = QImage(image.size(), FORMAT)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    painter.drawImage(0, 0, image)
    painter.end()
    return sheet
