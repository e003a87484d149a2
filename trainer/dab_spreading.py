"""Dabs of colour spread over the shapes they lie in, before the network sees a line drawing.

A person dabs a colour and means the whole shape: "lazy brush" (Sýkora, Dingliana and Collins 2009), the colourise mask
of painting programs. A network would have to learn to carry a colour over a hundred pixels and to stop at a line; done
here, by a watershed (Meyer 1992) from the dabs, it only learns what a painted shape looks like.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from trainer.model_card import Undabbed
from trainer.pixels import Rgb

Mask = NDArray[np.uint8]  # H x W, 0 or 1

_UNIT = 256  # lengths below are pixels in an image with a short side of so many
_DARK = 150  # a grey pixel below this is part of a line
_CHROMA = 28  # from this difference between its channels on a pixel is coloured
_PAPER = 244  # a pixel whose channels all reach this is bare
_BLACK = 90  # a grey pixel below this has the colour of ink
_INK = 11  # pixels: what is black and broader is no line but black paint
_PENCIL = 7  # the same of dark grey
_GAP = 2  # pixels to each side of a line that is closed: gaps of twice that hold colours
_WIDE_GAP = 7  # the same for the outline, beyond which lies the paper
_SHADES = 5  # bits of a channel that tell paints apart
_EVEN = 24  # levels by which pixels beside each other differ within one paint
_CORNER = 700  # square pixels of a shape that may be no more than a corner of another
_WINDOW = np.ones((3, 3), np.uint8)
_GROUND = 0.5  # share of the paper that is painted from which on it is a ground, and no dab that went astray
WHITE_DAB = 225  # the grey of a dab that means white: on paper a white one would not be seen
_CLAY = (188, 178, 172)  # the tone of what is drawn where a figure has no dab at all (`makers.clay`)
_PAINTED, _BARE, _OPEN = range(3)  # kinds of shapes; an open one is a corner of another


def spread_dabs(rgb: Rgb, undabbed: Undabbed = "bare") -> Rgb:
    """Return a line drawing, HxWx3 uint8 sRGB, in which each dab fills the shape it lies in, beneath the lines.

    Gaps of a few pixels hold the colour back; where two colours lie in one shape they meet halfway. The paper around
    everything stays as it is: a person fills it if they want it filled. What becomes of a closed shape without a dab,
    `undabbed` says: it stays bare too, or it is white, or it takes the colour of the neighbour with which it has most
    of its outline in common; where a whole figure has no dab, it becomes unpainted clay then.
    """
    height, width = rgb.shape[:2]
    unit = max(1.0, min(height, width) / _UNIT)
    least, most = _extremes(rgb)
    grey = cv2.subtract(most, least) < _CHROMA
    dark = (grey & (most < _DARK)).astype(np.uint8)
    broad = _opened(dark, _disc(_INK * unit))
    pencil = _opened(dark & (most >= _BLACK), _disc(_PENCIL * unit))
    line = dark & ~broad & ~pencil
    colour = (~grey).astype(np.uint8)
    shade = (grey & (most >= _DARK) & (least < _PAPER)).astype(np.uint8)  # grey paint, or the soft rim of a line
    paint = colour | broad | pencil | _opened(shade, _WINDOW)
    if not paint.any() and undabbed == "bare":
        return rgb
    markers, colours = _markers(rgb, paint)
    bare = len(colours) + 1
    first = bare + 2  # the marker of the first shape that takes another's colour
    near = _grown(line, _GAP * unit)
    shapes, kinds = _shapes(line, near, paint, unit)
    paper, far = _paper(line, paint, unit)
    if paper is not None:
        markers[(paper & ~paint) > 0] = bare
        beside_paper = np.bincount(shapes[paper > 0], minlength=len(kinds)) > 0
        if beside_paper[shapes[(paint > 0) & (far == 0)]].any():  # an outline that isn't closed
            markers = _flood(markers, far)
    reserved = np.array([0, bare, bare + 1], np.int32)[kinds]
    if undabbed != "bare":
        enclosed = (kinds == _BARE) & ~_at_rim(shapes, paper, len(kinds))
        reserved[enclosed] = first + np.arange(np.count_nonzero(enclosed))
    markers = _flood(np.maximum(markers, np.take(reserved, shapes)), near)
    markers[markers == bare + 1] = 0
    found = _flood(markers, line, over=True)
    white = np.full((1, 3), 255, np.uint8)
    table = np.vstack([white, colours, white, white])
    if undabbed == "white":
        table = np.vstack([table, np.full((len(kinds), 3), WHITE_DAB, np.uint8)])
    elif undabbed == "neighbours":
        owner = _neighbours(_without_lines(found, line, bare), first, len(colours))
        table = np.vstack([table, np.vstack([np.array([_CLAY], np.uint8), colours])[owner]])
    return np.asarray(cv2.min(np.take(table, found, axis=0), rgb), np.uint8)


def _at_rim(shapes: NDArray[np.int32], paper: Mask | None, count: int) -> NDArray[np.bool_]:
    """Return for the number of each shape whether it is, or is open to, what lies around the figures."""
    outside = np.zeros(count, bool)
    for side in (shapes[0], shapes[-1], shapes[:, 0], shapes[:, -1]):
        outside[side] = True
    if paper is not None:
        outside[shapes[paper > 0]] = True
    return outside


def _without_lines(found: NDArray[np.int32], line: Mask, paper: int) -> NDArray[np.int32]:
    """Return `found` with each line divided among the shapes along it: they meet, and no paper comes between."""
    seeds = (line == 0) & (found != paper) & (found > 0)
    if not seeds.any():
        return found
    _, label = cv2.distanceTransformWithLabels(
        (~seeds).astype(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    number = np.zeros(int(label.max()) + 1, np.int32)
    number[label[seeds]] = found[seeds]
    return np.where(line > 0, number[label], found)


def _neighbours(found: NDArray[np.int32], first: int, paints: int) -> NDArray[np.int64]:
    """Return for each shape, numbered from `first` on, the paint (1 to `paints`) it lies along most, or 0.

    `found` has the number of a paint, of paper or of a shape at each pixel.
    """
    count = max(first, int(found.max()) + 1)
    sides = [(found[:, :-1], found[:, 1:]), (found[:-1], found[1:])]
    pairs = [one[one != other].astype(np.int64) * count + other[one != other] for one, other in sides]
    turned = [pair % count * count + pair // count for pair in pairs]
    borders, lengths = np.unique(np.concatenate([*pairs, *turned]), return_counts=True)
    shape, neighbour = np.divmod(borders[np.argsort(-lengths, kind="stable")], count)
    owner = np.where(np.arange(count) <= paints, np.arange(count), 0)
    while True:  # one shape farther from the paint each time
        reached = np.flatnonzero((shape >= first) & (owner[shape] == 0) & (owner[neighbour] > 0))
        if not len(reached):
            return owner[first:]
        taking, longest = np.unique(shape[reached], return_index=True)
        owner[taking] = owner[neighbour[reached[longest]]]


def _flood(markers: NDArray[np.int32], barrier: Mask, over: bool = False) -> NDArray[np.int32]:
    """Return for each pixel the number of the marker that reaches it first, 0 in the barrier unless it goes over."""
    found = markers.copy()
    cv2.watershed(cv2.cvtColor(barrier * np.uint8(255), cv2.COLOR_GRAY2BGR), found)
    # Where two floods meet, and at the sheet's rim, lies a line of one pixel: it goes to the greater number beside it.
    met = np.flatnonzero(found.ravel() <= 0)
    rows, columns = np.divmod(met, found.shape[1])
    ringed = cv2.copyMakeBorder(found, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    near = [ringed[rows + down, columns + right] for down in range(3) for right in range(3)]
    found.ravel()[met] = np.maximum.reduce([*near, np.zeros_like(near[0])])
    if not over:
        found[(barrier > 0) & (markers == 0)] = 0
    return found


def _extremes(rgb: Rgb) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return the least and the greatest of each pixel's channels."""
    red, green, blue = cv2.split(rgb)
    least, most = cv2.min(cv2.min(red, green), blue), cv2.max(cv2.max(red, green), blue)
    return np.asarray(least, np.uint8), np.asarray(most, np.uint8)


def _shapes(line: Mask, near: Mask, paint: Mask, unit: float) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
    """Return the number of the shape at each pixel, 0 near lines, and for each number whether it is painted.

    Shapes are what lines with their gaps closed surround. A small one without paint that is open to a painted one is
    a corner of that: a passage is as narrow as a gap.
    """
    count, shapes, statistics, _ = cv2.connectedComponentsWithStats(1 - near, connectivity=4)
    painted = np.bincount(shapes[paint > 0], minlength=count) > 0
    kinds = np.where(painted, _PAINTED, _BARE).astype(np.uint8)
    small = ~painted & (statistics[:, cv2.CC_STAT_AREA] < _CORNER * unit * unit)
    if small.any():
        count, rooms = cv2.connectedComponents(1 - line, connectivity=4)
        painted = np.bincount(rooms[paint > 0], minlength=count) > 0
        kinds[shapes[small[shapes] & painted[rooms]]] = _OPEN
    kinds[0] = _PAINTED
    return np.asarray(shapes, np.int32), kinds


def _markers(rgb: Rgb, paint: Mask) -> tuple[NDArray[np.int32], Rgb]:
    """Return the number of the paint at each pixel, 0 where there is none, and the colours from 1 on, K x 3."""
    count, dab = cv2.connectedComponents(paint, connectivity=8)
    uneven = _extremes(np.asarray(cv2.morphologyEx(rgb, cv2.MORPH_GRADIENT, _WINDOW), np.uint8))[1] > _EVEN
    core = (paint > 0) & ~uneven
    has_core = np.zeros(count, bool)
    has_core[dab[core]] = True
    thin = (paint > 0) & ~has_core[dab]  # too small to have a middle: their strongest pixel tells their colour
    if thin.any():
        at = np.flatnonzero(thin.ravel())
        strength = rgb.reshape(-1, 3)[at].min(1)
        order = np.lexsort((strength, dab.ravel()[at]))
        first = np.unique(dab.ravel()[at][order], return_index=True)[1]
        core.ravel()[at[order[first]]] = True
    shades = (rgb[core] >> (8 - _SHADES)).astype(np.int32)
    words = (shades[:, 0] << 2 * _SHADES) | (shades[:, 1] << _SHADES) | shades[:, 2]
    found, index = np.unique(words, return_inverse=True)
    markers = np.zeros(paint.shape, np.int32)
    markers[core] = index + 1
    pixels = rgb[core].astype(np.float64)
    sums = np.stack([np.bincount(index, pixels[:, i], len(found)) for i in range(3)], 1)
    return markers, (sums / np.bincount(index)[:, None]).round().astype(np.uint8)


def _paper(line: Mask, paint: Mask, unit: float) -> tuple[Mask | None, Mask]:
    """Return the bare paper well off the lines, None where the ground is painted, and what is near the lines."""
    far = _grown(line, _WIDE_GAP * unit)
    _, index = cv2.connectedComponents(1 - far, connectivity=4)
    counts = np.bincount(np.concatenate([index[0], index[-1], index[:, 0], index[:, -1]]))
    counts[0] = 0
    if not counts.any():
        return None, far
    paper = (index == counts.argmax()).astype(np.uint8)
    return (paper if cv2.countNonZero(paper & paint) < _GROUND * cv2.countNonZero(paper) else None), far


def _opened(mask: Mask, kernel: Mask) -> Mask:
    """Return what of a mask is as broad as the kernel."""
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, kernel), np.uint8)


def _grown(mask: Mask, by: float) -> Mask:
    return np.asarray(cv2.dilate(mask, _disc(2 * by + 1)), np.uint8)


def _disc(diameter: float) -> Mask:
    side = max(1, round(diameter)) | 1
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)), np.uint8)
