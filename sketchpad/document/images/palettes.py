"""Pixels and palettes: every pixel in one of a few colours, and the few colours that a picture is made of."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from sketchpad.document.pixels import RGB, Bytes, Colour, readable, to_qimage, to_rgb, writable

_OPAQUE = 128  # alpha from which a pixel of a label map is there at all
_LOOKED_AT = 128  # pixels a side of the smaller copy of a picture that its colours are taken from


def snap(rgb: Bytes, palette: Sequence[Colour]) -> Bytes:
    """Return HxWx3 pixels with each in the nearest of a palette's up to 256 colours (Euclidean distance in sRGB)."""
    from trainer.data.makers import nearest as find_nearest  # OpenCV: 0.2 s that a start can do without

    offered = np.array(palette, np.uint8)
    return offered[find_nearest(rgb, offered)]


def nearest(colour: Colour, palette: Sequence[Colour]) -> Colour:
    """Return the colour of a palette that is nearest to a colour (Euclidean distance in sRGB)."""
    return min(palette, key=lambda offered: sum((a - b) ** 2 for a, b in zip(offered, colour, strict=True)))


def snap_image(image: QImage, palette: Sequence[Colour]) -> QImage:
    """Return an image, transparent or not, in a palette's colours, each pixel opaque or not there at all."""
    plain = image.convertToFormat(QImage.Format.Format_ARGB32)
    snapped = to_qimage(snap(to_rgb(plain.convertToFormat(QImage.Format.Format_RGB32)), palette))
    result = snapped.convertToFormat(QImage.Format.Format_ARGB32)
    alpha = 6 - sum(RGB)  # the byte that holds no colour
    writable(result)[readable(plain)[:, :, alpha] < _OPAQUE] = 0
    return result


def take_palette(image: QImage, count: int) -> list[Colour]:
    """Return up to `count` colours that a picture is made of, from light to dark; by k-means in CIE Lab."""
    import cv2

    size = image.size().scaled(_LOOKED_AT, _LOOKED_AT, Qt.AspectRatioMode.KeepAspectRatio)
    rgb = to_rgb(image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.FastTransformation))
    lab = cv2.cvtColor((rgb / 255.0).astype(np.float32), cv2.COLOR_RGB2LAB).reshape(-1, 3)
    count = min(count, len(np.unique(rgb.reshape(-1, 3), axis=0)))
    cv2.setRNGSeed(0)
    criteria = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 30, 0.5)
    _, _, centres = cv2.kmeans(lab, count, np.empty(0, np.int32), criteria, 2, cv2.KMEANS_PP_CENTERS)
    centres = centres[np.argsort(-centres[:, 0])]
    found = np.rint(cv2.cvtColor(centres[None], cv2.COLOR_LAB2RGB)[0] * 255).clip(0, 255).astype(int)
    return list(dict.fromkeys((int(red), int(green), int(blue)) for red, green, blue in found))
