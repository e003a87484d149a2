"""A linear gradient: one colour becomes another along a line, and stays what it is beyond the line's ends."""

import numpy as np
from PySide6.QtCore import QRect

from sketchpad.document.pixels import RGB, Bytes, Colour

_STEPS = 4096  # along the line: more than there are shades between two colours


def gradient(rect: QRect, start: tuple[float, float], end: tuple[float, float], first: Colour, last: Colour) -> Bytes:
    """Return the pixels of a rectangle of the sheet, HxWx4 as an image has them, opaque.

    `start`, where the colour is `first`, and `end`, where it is `last`, are two places of the sheet.
    """
    (x0, y0), (x1, y1) = start, end
    dx, dy = x1 - x0, y1 - y0
    scale = (_STEPS - 1) / (dx * dx + dy * dy)
    x = (np.arange(rect.left(), rect.left() + rect.width(), dtype=np.float32) + np.float32(0.5 - x0)) * (dx * scale)
    y = (np.arange(rect.top(), rect.top() + rect.height(), dtype=np.float32) + np.float32(0.5 - y0)) * (dy * scale)
    along = x[None, :].astype(np.float32) + y[:, None].astype(np.float32)
    np.clip(along, 0, _STEPS - 1, out=along)
    shades = np.full((_STEPS, 4), 255, np.uint8)
    share = np.linspace(0, 1, _STEPS)[:, None]
    shades[:, list(RGB)] = np.rint(np.array(first) * (1 - share) + np.array(last) * share)
    words = shades.view(np.uint32)[:, 0]
    return words[(along + np.float32(0.5)).astype(np.uint16)].view(np.uint8).reshape(rect.height(), rect.width(), 4)
