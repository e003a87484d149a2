"""Where a QImage's memory meets numpy. Images are RGB32: four bytes a pixel, blue, green, red, unused."""

import sys
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

Colour = tuple[int, int, int]  # red, green, blue, 0 to 255
Bytes = NDArray[np.uint8]
_Value = TypeVar("_Value", bound=np.generic)

FORMAT = QImage.Format.Format_RGB32
# RGB32 is a 32-bit word, so the order of its bytes is the machine's.
RGB = (2, 1, 0) if sys.byteorder == "little" else (1, 2, 3)
ALPHA = 3 if sys.byteorder == "little" else 0  # of images with transparency; 255 in the others


def blank(width: int, height: int, colour: Colour) -> QImage:
    """Return an image of one colour."""
    image = QImage(width, height, FORMAT)
    image.fill(0xFF000000 | colour[0] << 16 | colour[1] << 8 | colour[2])
    return image


def readable(image: QImage) -> Bytes:
    """Return an image's pixels, HxWx4, without copying; valid as long as the image is."""
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 4].reshape(image.height(), image.width(), 4)


def writable(image: QImage) -> Bytes:
    """Return an image's pixels to write to, HxWx4; images that shared its memory keep their pixels.

    Valid until the image is shared again: fetch it anew for each change.
    """
    rows = np.frombuffer(image.bits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 4].reshape(image.height(), image.width(), 4)


def to_rgb(image: QImage) -> Bytes:
    """Return a copy of an image's pixels as RGB, HxWx3, contiguous."""
    width, height = image.width(), image.height()
    packed = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(packed.constBits(), np.uint8).reshape(height, packed.bytesPerLine())
    return rows[:, : 3 * width].reshape(height, width, 3).copy()


def to_qimage(rgb: Bytes) -> QImage:
    """Return a copy of RGB pixels, HxWx3, as an image."""
    height, width = rgb.shape[:2]
    pixels = np.ascontiguousarray(rgb)
    # The first image only looks at the array; the conversion is the copy.
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).convertToFormat(FORMAT)


def from_rgba(rgba: Bytes) -> QImage:
    """Return a copy of RGBA pixels, HxWx4, as an image with transparency."""
    height, width = rgba.shape[:2]
    pixels = np.ascontiguousarray(rgba)
    view = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
    return view.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def region(pixels: NDArray[_Value], rect: QRect) -> NDArray[_Value]:
    """Return the part of HxW or HxWxC pixels inside a rectangle, as a view."""
    return pixels[rect.top() : rect.top() + rect.height(), rect.left() : rect.left() + rect.width()]
