"""A linear gradient: one colour becomes another along a line, and stays what it is beyond the line's ends."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from sketchpad.document.layered_image import TRANSPARENT
from sketchpad.document.pixels import RGB, Colour, writable

Place = tuple[float, float]  # pixels of the sheet

_STEPS = 4096  # along the line: more than there are shades between two colours
_FRACTION = 16  # bits of a step: places are whole numbers, which are added and cut off faster than others
_BAND = 64  # rows that are filled at once: their places stay in the processor's cache


def gradient(rect: QRect, start: Place, end: Place, colours: tuple[Colour, Colour], alpha: int = 255) -> QImage:
    """Return the pixels of a rectangle of the sheet, ARGB32, premultiplied, of an alpha of 0 to 255.

    `start`, where it has the first colour, and `end`, where it has the other, are places of the sheet, not the same.
    """
    (x0, y0), (x1, y1) = start, end
    dx, dy = x1 - x0, y1 - y0
    scale = (_STEPS - 1) * (1 << _FRACTION) / (dx * dx + dy * dy)
    x = np.rint((np.arange(rect.left(), rect.left() + rect.width()) + (0.5 - x0)) * (dx * scale)).astype(np.int64)
    y = np.rint((np.arange(rect.top(), rect.top() + rect.height()) + (0.5 - y0)) * (dy * scale)).astype(np.int64)
    y += 1 << (_FRACTION - 1)  # to the nearest step
    image = QImage(rect.size(), TRANSPARENT)
    words = writable(image).view(np.uint32)[..., 0]
    shades = _shades(*colours, alpha)
    steps = np.empty((_BAND, rect.width()), np.int64)
    for top in range(0, rect.height(), _BAND):
        rows = y[top : top + _BAND, None]
        band = np.add(x, rows, out=steps[: len(rows)])
        band >>= _FRACTION
        np.take(shades, band, out=words[top : top + _BAND], mode="clip")
    return image


def _shades(first: Colour, last: Colour, alpha: int) -> NDArray[np.uint32]:
    """Return the colours of all steps as an image has them."""
    share = np.linspace(0, 1, _STEPS, dtype=np.float32)[:, None]
    colours = np.array(first, np.float32) * (1 - share) + np.array(last, np.float32) * share
    shades = np.full((_STEPS, 4), alpha, np.uint8)
    shades[:, list(RGB)] = np.rint(colours * np.float32(alpha / 255))
    return shades.view(np.uint32)[:, 0]
