"""Images in and out: what a person opens is checked before it is decoded, what they save is whole or not there."""

import math
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColorSpace, QImage

from sketchpad.document.encode_image import encode_image
from sketchpad.document.errors import DocumentError
from sketchpad.document.pixels import to_qimage
from sketchpad.document.sheet_size import LARGEST, SMALLEST
from trainer.files.atomic_write import write_atomically
from trainer.files.reasons import reason_of
from trainer.messages import tr

__all__ = ["open_image", "save_png", "to_qimage"]

_LONGEST = 4.0  # a longer strip, scaled to the drawing's limits, would be mostly made up


def open_image(path: Path) -> QImage:
    """Return an image file as a drawing: upright, opaque (transparency on white), RGB32, SMALLEST to LARGEST a side.

    Raises:
        DocumentError: the file is missing, no image, damaged, too big or too narrow.
    """
    # Pillow takes a tenth of a second to import, which a start without an image is spared.
    from trainer.data.image_files import DataError, read_rgb

    try:
        return to_drawing(read_rgb(path), path.name)
    except DataError as error:
        raise DocumentError(str(error)) from error


def read_picture(path: Path, most_pixels: int | None = None) -> QImage:
    """Return an image file as it is, upright and opaque, RGB32; a null image if it can't be read or is bigger."""
    from trainer.data.image_files import DataError, read_rgb, read_size

    try:
        if most_pixels is not None and math.prod(read_size(path)) > most_pixels:
            return QImage()
        return to_qimage(read_rgb(path))
    except DataError:
        return QImage()


def read_photo(path: Path, longest: int) -> QImage:
    """Return an image file to look at: upright, opaque, RGB32, of any shape and at most `longest` pixels a side.

    Raises:
        DocumentError: the file is missing, no image, damaged or too big.
    """
    from trainer.data.image_files import DataError, read_rgb

    try:
        image = to_qimage(read_rgb(path))
    except DataError as error:
        raise DocumentError(str(error)) from error
    if max(image.width(), image.height()) <= longest:
        return image
    return image.scaled(
        longest, longest, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def to_drawing(rgb: NDArray[np.uint8], name: str) -> QImage:
    """Return pixels, HxWx3, as an image of a size to draw on; `name` is the file's, for the sentence.

    Raises:
        DocumentError: it is too narrow.
    """
    height, width = rgb.shape[:2]
    if max(width, height) / min(width, height) > _LONGEST:
        raise DocumentError(
            tr(
                "{name} is too long and narrow for a drawing ({width}x{height}): crop it to at most 1 to {longest}.",
                name=name,
                width=width,
                height=height,
                longest=f"{_LONGEST:g}",
            )
        )
    return fit(to_qimage(rgb))


def fit(image: QImage) -> QImage:
    """Return an image scaled as little as possible to be SMALLEST to LARGEST pixels a side."""
    size, scale = fitting(image.size()), _scale(image.size())
    if scale == 1.0:
        return image
    # Doubled pixels stay crisp; everything else is smoothed.
    whole = scale > 1 and scale == int(scale)
    mode = Qt.TransformationMode.FastTransformation if whole else Qt.TransformationMode.SmoothTransformation
    return image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, mode)


def fitting(size: QSize) -> QSize:
    """Return the size that `fit` gives an image of `size`, which has pixels."""
    scale = _scale(size)
    return QSize(*(min(LARGEST, max(SMALLEST, round(side * scale))) for side in (size.width(), size.height())))


def _scale(size: QSize) -> float:
    width, height = size.width(), size.height()
    return min(max(1.0, SMALLEST / min(width, height)), LARGEST / max(width, height))


def save_png(path: Path, image: QImage) -> None:
    """Write an image as PNG, whole or not at all.

    Raises:
        DocumentError: the disk is full, or the folder is missing or can't be written.
    """
    content = encode_png(image)
    if not content:
        raise DocumentError(tr("{path} couldn’t be made into a PNG: there may be too little memory.", path=path.name))
    write_whole(path, content)


def encode_png(image: QImage) -> bytes:
    """Return an image as a PNG file that says sRGB; empty if there is too little memory."""
    return encode_image(in_srgb(image), "png")


def in_srgb(image: QImage) -> QImage:
    """Return an image that says what its colours are, as files do that others open."""
    said = QImage(image)
    said.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    return said


def write_whole(path: Path, content: bytes | bytearray | memoryview) -> None:
    """Write a file whole and durably, or not at all.

    Raises:
        DocumentError: the disk is full, or the folder is missing or can't be written.
    """
    try:
        write_atomically(path, content)
    except OSError as error:
        raise DocumentError(
            tr(
                "{path} couldn’t be saved ({why}): choose another folder, or make room.",
                path=path,
                why=reason_of(error),
            )
        ) from error
