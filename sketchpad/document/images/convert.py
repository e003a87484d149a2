"""A drawing made for one kind of model, turned into one for another kind."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from sketchpad.document.images.palettes import snap
from sketchpad.document.layered_image import LayeredImage
from sketchpad.document.pixels import ALPHA, RGB, Bytes, Colour, readable, to_qimage, to_rgb
from trainer.data.palettes import distinct, pack, unpack
from trainer.model_card import InputSpec

_UNIT = 256  # sizes below are pixels in a drawing with a short side of so many
_LEAST_AREA = 8  # a side of the smallest area that keeps its colour as a dab
_DAB = 9  # a dab's radius
_LIKE_PAPER = 12  # difference of a channel that is still paper
_LOOKED_AT = 512  # pixels a side
_BARE_LINES, _BARE_COLOURS = 0.5, 0.9  # of the paper: at least, of lines with dabs; less, of painted areas
_WEAK, _STRONG = 40.0, 90.0  # gradients from which an edge goes on, and from which it begins


def is_blank(image: QImage) -> bool:
    """Return whether a sheet is of one colour: there is nothing on it that could be lost."""
    words = readable(image).view(np.uint32)[:, :, 0]
    return bool((words == words[0, 0]).all())


def in_palette(image: QImage, palette: Sequence[Colour]) -> bool:
    """Return whether each pixel of an RGB32 image has a colour of a palette; quicker than converting it."""
    words = readable(image).view(np.uint32)[:, :, 0] & 0xFFFFFF
    known = np.zeros(words.shape, bool)
    for red, green, blue in palette:
        known |= words == (red << 16 | green << 8 | blue)
    return bool(known.all())


def layers_in_palette(image: LayeredImage, palette: Sequence[Colour]) -> bool:
    """Return whether layers are exact: each pixel fully there or not at all, and in a colour of a palette."""
    mixed = any(layer.opacity < 1 or layer.blend != "normal" for layer in image.layers)
    if mixed or not in_palette(image.images[0], palette):
        return False
    for over in image.images[1:]:
        pixels = readable(over)
        painted = pixels[pixels[..., ALPHA] > 0]
        known = {(*colour, 255) for colour in palette}
        found = np.unique(painted[:, (*RGB, ALPHA)], axis=0).tolist()
        if not {tuple(colour) for colour in found} <= known:
            return False
    return True


def is_line_drawing(image: QImage, paper: Colour) -> bool:
    """Return whether a drawing is lines already: every pixel is paper, ink, or a mixture of the two."""
    return _is_line_drawing(to_rgb(image), paper)


def suits(image: QImage, spec: InputSpec, dabbed: bool, kind: str = "") -> bool:
    """Return whether a drawing is of the kind that a model draws from.

    `kind` is that of the model which it was drawn for; where that isn't known, "", its pixels have to tell. `dabbed`: a
    model of lines takes dabs of colour besides. It is enough to look at some of the pixels.
    """
    if kind and kind != spec.kind:
        return False
    if max(image.width(), image.height()) > _LOOKED_AT:
        image = image.scaled(_LOOKED_AT, _LOOKED_AT, Qt.AspectRatioMode.KeepAspectRatio)  # of real pixels: not smoothed
    if is_blank(image) or (spec.kind == "photo" and not kind):
        return False
    if spec.kind == "labels":
        return in_palette(image, [swatch.rgb for swatch in spec.palette])
    if kind and (kind != "lines" or dabbed):
        return True
    rgb = to_rgb(image)
    has_lines_alone = _is_line_drawing(rgb, spec.background)
    bare = float((np.abs(rgb.astype(np.int16) - spec.background).max(axis=2) <= _LIKE_PAPER).mean())
    if spec.kind == "lines":
        return has_lines_alone or (dabbed and bare >= _BARE_LINES)
    return not has_lines_alone and bare < _BARE_COLOURS


def to_palette(image: QImage, palette: Sequence[Colour]) -> QImage:
    """Return a drawing with each pixel in the nearest colour of a palette."""
    return to_qimage(snap(to_rgb(image), palette))


def to_lines(image: QImage, paper: Colour, width: float, dabbed: bool = False) -> QImage:
    """Return the outlines of a drawing's areas, by Canny's detector, as lines of `width` pixels on paper.

    With `dabbed` each larger area keeps its colour as a dab, for models that are taught lines with dabs. A drawing
    that is lines already, of paper and one ink, comes back as it is.
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
    if dabbed:
        _dab(drawn, rgb, paper)
    drawn[thick > 0] = ink(paper)
    return to_qimage(drawn)


def _dab(drawn: Bytes, rgb: Bytes, paper: Colour) -> None:
    """Put a dab into each larger area of one colour, in its middle: where it is farthest from the area's edge."""
    import cv2

    unit = min(rgb.shape[:2]) / _UNIT
    least = (_LEAST_AREA * unit) ** 2
    words = pack(rgb)
    for word in distinct(words):
        colour = unpack(np.array([word]))[0]
        if np.abs(colour.astype(int) - paper).max() <= _LIKE_PAPER or (words == word).sum() < least:
            continue
        count, areas, figures, centres = cv2.connectedComponentsWithStats(
            (words == word).astype(np.uint8), connectivity=4
        )
        for area in range(1, count):
            if figures[area, cv2.CC_STAT_AREA] < least:
                continue
            inside = cv2.copyMakeBorder((areas == area).astype(np.uint8), 1, 1, 1, 1, cv2.BORDER_CONSTANT)
            away = cv2.distanceTransform(inside, cv2.DIST_L2, 5)[1:-1, 1:-1]
            # Of the places that are as far from the edge as any, the one nearest the area's centre of gravity.
            ys, xs = np.nonzero(away >= 0.97 * away.max())
            middle = centres[area]
            at = int(((xs - middle[0]) ** 2 + (ys - middle[1]) ** 2).argmin())
            y, x = int(ys[at]), int(xs[at])
            radius = max(1, round(min(_DAB * unit, 0.6 * float(away[y, x]))))
            cv2.circle(drawn, (x, y), radius, [int(value) for value in colour], cv2.FILLED)


def ink(paper: Colour) -> Colour:
    """Return the colour that lines have on paper of a colour: black, or white where that is seen better."""
    return (0, 0, 0) if sum(paper) > 384 else (255, 255, 255)


def _is_line_drawing(rgb: Bytes, paper: Colour) -> bool:
    """Return whether every pixel is paper, ink, or a mixture of the two."""
    colours = unpack(distinct(pack(rgb)))
    ground, full = np.array(paper, float), np.array(ink(paper), float)
    direction = full - ground
    share = ((colours - ground) @ direction) / (direction @ direction)
    off = np.abs(colours - (ground + share[:, None] * direction)).max(axis=1)
    return bool((off <= 2).all() and (colours != np.array(paper)).any())
