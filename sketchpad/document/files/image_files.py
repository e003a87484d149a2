"""Images in and out: what a person opens is checked before it is decoded, what they save is whole or not there."""

import warnings
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from sketchpad.document.errors import DocumentError
from sketchpad.document.pixels import to_qimage
from sketchpad.document.sheet_size import LARGEST, SMALLEST
from trainer.files.atomic_write import write_atomically

__all__ = ["open_image", "save_png", "to_qimage"]

MOST_PIXELS = 128 * 1024 * 1024  # of a file; more would take gigabytes to decode
_LONGEST = 4.0  # a longer strip, scaled to the drawing's limits, would be mostly made up


def open_image(path: Path) -> QImage:
    """Return an image file as a drawing: upright, opaque (transparency on white), RGB32, SMALLEST to LARGEST a side.

    Raises:
        DocumentError: the file is missing, no image, damaged, too big or too narrow.
    """
    # Pillow takes a tenth of a second to import, which a start without an image is spared.
    from trainer.data.image_files import DataError, read_rgb

    if path.suffix.lower() in (".heic", ".heif", ".avif"):
        raise DocumentError(f"{path.name} is in a format that Sketchpad can’t read yet: export it as PNG or JPEG.")
    if path.is_dir():
        raise DocumentError(f"{path.name} is a folder: choose an image in it.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's remarks on odd but readable files
            rgb = read_rgb(path)
    except DataError as error:
        raise DocumentError(str(error)) from error
    height, width = rgb.shape[:2]
    if max(width, height) / min(width, height) > _LONGEST:
        raise DocumentError(
            f"{path.name} is too long and narrow for a drawing ({width}x{height}): "
            f"crop it to at most 1 to {_LONGEST:g}."
        )
    return fit(to_qimage(rgb))


def fit(image: QImage) -> QImage:
    """Return an image scaled as little as possible to be SMALLEST to LARGEST pixels a side."""
    from PySide6.QtCore import QSize, Qt

    width, height = image.width(), image.height()
    scale = min(max(1.0, SMALLEST / min(width, height)), LARGEST / max(width, height))
    if scale == 1.0:
        return image
    size = QSize(*(min(LARGEST, max(SMALLEST, round(side * scale))) for side in (width, height)))
    # Doubled pixels stay crisp; everything else is smoothed.
    whole = scale > 1 and scale == int(scale)
    mode = Qt.TransformationMode.FastTransformation if whole else Qt.TransformationMode.SmoothTransformation
    return image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, mode)


def save_png(path: Path, image: QImage) -> None:
    """Write an image as PNG, whole or not at all.

    Raises:
        DocumentError: the disk is full, or the folder is missing or can't be written.
    """
    content = encode_png(image)
    if not content:
        raise DocumentError(f"{path.name} couldn’t be made into a PNG: there may be too little memory.")
    write_whole(path, content)


def encode_png(image: QImage) -> bytes:
    """Return an image as a PNG file; empty if there is too little memory."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return bytes(buffer.data().data()) if QImageWriter(buffer, b"png").write(image) else b""


def write_whole(path: Path, content: bytes | bytearray | memoryview) -> None:
    """Write a file whole and durably, or not at all.

    Raises:
        DocumentError: the disk is full, or the folder is missing or can't be written.
    """
    try:
        write_atomically(path, content)
    except OSError as error:
        raise DocumentError(
            f"{path} couldn’t be saved ({error.strerror or error}): choose another folder, or make room."
        ) from error
