"""A drawing made for one kind of model, turned into one for another kind."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtGui import QImage

from sketchpad.document.images.palettes import snap
from sketchpad.document.pixels import Bytes, Colour, readable, to_qimage, to_rgb
from trainer.data.palettes import distinct, pack, unpack

_WEAK, _STRONG = 40.0, 90.0  # gradients from which an edge goes on, and from which it begins


def is_blank(image: QImage) -> bool:
    """Return whether a sheet is of one colour: there is nothing on it that could be lost."""
    rgb = to_rgb(image)
    return bool((rgb == rgb[0, 0]).all())


def in_palette(image: QImage, palette: Sequence[Colour]) -> bool:
    """Return whether each pixel of an RGB32 image has a colour of a palette; quicker than converting it."""
    words = readable(image).view(np.uint32)[:, :, 0] & 0xFFFFFF
    known = np.zeros(words.shape, bool)
    for red, green, blue in palette:
        known |= words == (red << 16 | green << 8 | blue)
    return bool(known.all())


def is_line_drawing(image: QImage, paper: Colour) -> bool:
    """Return whether a drawing is lines already: every pixel is paper, ink, or a mixture of the two."""
    return _is_line_drawing(to_rgb(image), paper)


def to_palette(image: QImage, palette: Sequence[Colour]) -> QImage:
    """Return a drawing with each pixel in the nearest colour of a palette."""
    return to_qimage(snap(to_rgb(image), palette))


def to_lines(image: QImage, paper: Colour, width: float) -> QImage:
    """Return the outlines of a drawing's areas, by Canny's detector, as lines of `width` pixels on paper.

    A drawing that is lines already, of paper and one ink, comes back as it is.
    """
    import cv2

    rgb = to_rgb(image)
    if _is_line_drawing(rgb, paper):
        return image
    grey = cv2.GaussianBlur(rgb, (0, 0), 1.0)
    edges = np.zeros(rgb.shape[:2], np.uint8)
    for channel in range(3):  # two areas can differ in colour alone
        edges |= cv2.Canny(np.ascontiguousarray(grey[:, :, channel]), _WEAK, _STRONG).astype(np.uint8)
    side = max(1, round(width))
    thick = cv2.dilate(edges, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)))
    drawn = np.empty_like(rgb)
    drawn[:] = paper
    drawn[thick > 0] = ink(paper)
    return to_qimage(drawn)


def ink(paper: Colour) -> Colour:
    """Return the colour that lines have on paper of a colour: black, or white where that is seen better."""
    return (0, 0, 0) if sum(paper) > 384 else (255, 255, 255)


def _is_line_drawing(rgb: Bytes, paper: Colour) -> bool:
    """Return whether every pixel is paper, ink, or a mixture of the two."""
    colours = unpack(distinct(pack(rgb)))
    ground, full = np.array(paper, float), np.array(ink(paper), float)
    way = full - ground
    share = ((colours - ground) @ way) / (way @ way)
    off = np.abs(colours - (ground + share[:, None] * way)).max(axis=1)
    return bool((off <= 2).all() and (colours != np.array(paper)).any())
