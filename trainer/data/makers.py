"""Makers: they make the input of a pair from its target, so that photos alone can be learned from.

All take and return HxWx3 uint8 sRGB. `edges`, `grayscale` and `blocks` always give the same; `holes` and `dabs` draw
from the generator they are given, anew for each example.
"""

from collections.abc import Callable, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from trainer.dab_spreading import WHITE_DAB
from trainer.data.palettes import distinct, pack, unpack
from trainer.model_card import THRESHOLDS, Maker
from trainer.pixels import Bytes, Rgb

MOST_DABS = 40
_BARE = 1 / 8  # share of examples without a dab, so that lines alone mean something too
_MORE = 1 / 8  # the number of dabs is geometric with this (Zhang et al. 2017, section 3.2)
_SPOTS = 0.4  # share of dabs that are small squares
_LARGEST_SPOT = 9  # pixels a side
_CLAY = (92, 72, 64)  # what black becomes in the tone of unpainted clay; white stays white
PAPER = 238  # a colour whose channels all exceed this is paper: a dab of it would not be seen
_ALIKE = 40  # largest difference of a channel within one area
_LEAST_SHADE = 0.002  # share of the image from which on a colour is an area and no blended edge
_SHORTEST_EDGE = 16  # pixels of an edge at 256 pixels a side that is worth a line
_FLAT_COLOURS = 9
_COARSE = 128  # areas are found in an image with a short side of so many pixels: faster, and rounder
_LEAST_AREA = 24  # pixels there
_MANY_PIXELS = 1 << 19  # from so many on a table of all colours pays
_AT_ONCE = 1 << 15  # pixels whose distances to all colours are held in the processor's cache
_UNIT = 256  # sizes below are pixels in an image with a short side of so many


def edges(rgb: Rgb, thresholds: tuple[int, int] = THRESHOLDS) -> Rgb:
    """Return black lines on white where `rgb` has edges, about 1.5 pixels wide (Canny 1986).

    Texture is smoothed away first, edges between equally bright colours count, and short edges are dropped: a person
    would not have drawn them. `thresholds` are Canny's (weak, strong), 1 to 1000.
    """
    unit = min(rgb.shape[:2]) / _UNIT
    smooth = cv2.bilateralFilter(rgb, 7, 50, 5)
    smooth = cv2.GaussianBlur(smooth, (0, 0), 1.2)
    lab = cv2.cvtColor(smooth, cv2.COLOR_RGB2Lab).astype(np.int16)
    lab[..., 1:] = (lab[..., 1:] - 128) * 2  # chroma weighs as much as lightness does
    across = np.stack([cv2.Sobel(lab[..., i], cv2.CV_16S, 1, 0) for i in range(3)])
    down = np.stack([cv2.Sobel(lab[..., i], cv2.CV_16S, 0, 1) for i in range(3)])
    strongest = (np.abs(across) + np.abs(down)).argmax(0)[None]
    found = cv2.Canny(
        np.take_along_axis(across, strongest, 0)[0],
        np.take_along_axis(down, strongest, 0)[0],
        float(thresholds[0]),
        float(thresholds[1]),
        L2gradient=True,
    )
    _, index, statistics, _ = cv2.connectedComponentsWithStats(found, connectivity=8)
    kept = statistics[:, cv2.CC_STAT_AREA] >= max(3, _SHORTEST_EDGE * unit)
    kept[0] = False
    lines = np.where(kept[index], np.uint8(255), np.uint8(0))
    soft = cv2.GaussianBlur(lines, (0, 0), 0.6).astype(np.int32)
    return cv2.cvtColor((255 - (soft * 2).clip(0, 255)).astype(np.uint8), cv2.COLOR_GRAY2RGB).astype(np.uint8)


def grayscale(rgb: Rgb) -> Rgb:
    """Return the luma (ITU-R BT.601) of `rgb` in all three channels."""
    return cv2.cvtColor(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB).astype(np.uint8)


def blocks(rgb: Rgb, colours: int = _FLAT_COLOURS) -> Rgb:
    """Return flat areas of at most `colours` colours, as if painted with a broad brush.

    Mean shift (Comaniciu and Meer 2002) joins what is alike, k-means in Lab picks the colours, and a median takes the
    ragged edges off.
    """
    return blocks_of(rgb, (colours,))[0]


def blocks_of(rgb: Rgb, counts: Sequence[int], coarse: int = _COARSE) -> list[Rgb]:
    """Return `blocks` of several numbers of colours; the fewer pixels a side `coarse` is, the broader the brush."""
    height, width = rgb.shape[:2]
    shrink = min(1.0, coarse / min(height, width))
    size = (max(1, round(width * shrink)), max(1, round(height * shrink)))
    small = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA)
    smooth = np.asarray(cv2.pyrMeanShiftFiltering(cv2.medianBlur(small, 5), 6, 24), np.uint8)
    lab = np.asarray(cv2.cvtColor(smooth, cv2.COLOR_RGB2Lab), np.uint8)
    return [_flat(smooth, lab, colours, (width, height)) for colours in counts]


def _flat(smooth: Rgb, lab: Bytes, colours: int, size: tuple[int, int]) -> Rgb:
    """Return areas of at most `colours` colours, scaled to `size` (width, height)."""
    centres = _k_means(lab, colours)
    index = _without_specks(nearest(lab, centres.round().astype(np.uint8)), len(centres), 5, _LEAST_AREA)
    mean = [smooth[index == k].mean(0) if (index == k).any() else np.zeros(3) for k in range(len(centres))]
    flat = np.stack(mean).round().astype(np.uint8)
    return np.asarray(flat[_enlarged(index, len(centres), size)], dtype=np.uint8)


def _enlarged(index: NDArray[np.uint8], count: int, size: tuple[int, int]) -> NDArray[np.uint8]:
    """Scale a map of classes to `size` (width, height) with smooth outlines in place of steps."""
    best = np.full(size[::-1], -1, np.float32)
    winner = np.zeros(size[::-1], np.uint8)
    for k in range(count):
        share = cv2.resize((index == k).astype(np.float32), size, interpolation=cv2.INTER_LINEAR)
        share = cv2.GaussianBlur(share, (0, 0), max(0.5, size[0] / index.shape[1]))
        winner[share > best] = k
        best = np.maximum(best, share)
    return winner


def _k_means(lab: Bytes, most: int) -> NDArray[np.float32]:
    """Return at most `most` centres, K x 3; each begins farthest from those before: small areas keep theirs."""
    small = cv2.resize(lab, (64, 64), interpolation=cv2.INTER_NEAREST).reshape(-1, 3).astype(np.float32)
    centres = np.median(small, axis=0, keepdims=True).astype(np.float32)
    distance = np.square(small - centres[0]).sum(1)
    while len(centres) < most and distance.max() > 12**2:
        centres = np.vstack([centres, small[distance.argmax()]])
        distance = np.minimum(distance, np.square(small - centres[-1]).sum(1))
    for _ in range(8):
        owner = np.square(small[:, None] - centres[None]).sum(2).argmin(1)
        counts = np.bincount(owner, minlength=len(centres))
        sums = np.stack([np.bincount(owner, small[:, i], len(centres)) for i in range(3)], 1)
        centres = np.where(counts[:, None] > 0, sums / np.maximum(counts, 1)[:, None], centres).astype(np.float32)
    return centres


def _without_specks(index: NDArray[np.uint8], count: int, window: int, least: int) -> NDArray[np.uint8]:
    """Round off areas by a majority in `window`, and give those under `least` pixels to their neighbours."""
    index = majority(index, count, window)
    speck = np.zeros(index.shape, np.uint8)
    for k in range(count):
        _, area, statistics, _ = cv2.connectedComponentsWithStats((index == k).astype(np.uint8), connectivity=4)
        small = statistics[:, cv2.CC_STAT_AREA] < least
        small[0] = False
        speck |= small[area].astype(np.uint8)
    if speck.all() or not speck.any():
        return index
    _, label = cv2.distanceTransformWithLabels(speck, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL)
    of_label = np.zeros(int(label.max()) + 1, np.uint8)
    of_label[label[speck == 0]] = index[speck == 0]
    return np.asarray(of_label[label], np.uint8)


def majority(index: NDArray[np.uint8], count: int, window: int = 3) -> NDArray[np.uint8]:
    """Return for each pixel of a map of `count` classes the commonest in its window; a tie changes nothing."""
    best = np.full(index.shape, -1, np.int32)
    winner = index.copy()
    for k in range(count):
        mine = index == k
        if mine.any():
            votes = cv2.boxFilter(
                mine.astype(np.uint8), cv2.CV_32S, (window, window), normalize=False, borderType=cv2.BORDER_REPLICATE
            )
            votes = 2 * votes + mine
            winner[votes > best] = k
            best = np.maximum(best, votes)
    return winner


def nearest(rgb: Bytes, palette: Bytes) -> NDArray[np.uint8]:
    """Return for each pixel the number of the nearest of the palette's colours (K x 3, K at most 256).

    Nearest by Euclidean distance in sRGB; of two that are as near, the first.
    """
    flat = rgb.reshape(-1, 3)
    if len(flat) < _MANY_PIXELS:
        return _nearest(flat, palette).reshape(rgb.shape[:2])
    # A large drawing has few colours for its size: each is looked up once.
    words = pack(flat)
    colours = distinct(words)
    index = np.empty(1 << 24, np.uint8)
    index[colours] = _nearest(unpack(colours), palette)
    return index[words].reshape(rgb.shape[:2])


def _nearest(flat: Bytes, palette: Bytes) -> NDArray[np.uint8]:
    """See `nearest`; `flat` is N x 3."""
    offered = palette.astype(np.float32)
    half = np.square(offered).sum(1)[:, None] / 2
    index = np.zeros(len(flat), np.uint8)
    for start in range(0, len(flat), _AT_ONCE):
        # Half of |c - x|^2 without its x^2, which is the same for all colours; such numbers are exact in float32.
        distance = half - offered @ flat[start : start + _AT_ONCE].astype(np.float32).T
        best, number = distance[0], index[start : start + _AT_ONCE]
        for k in range(1, len(offered)):
            np.copyto(number, np.uint8(k), where=distance[k] < best)
            np.minimum(best, distance[k], out=best)
    return index


def snap(rgb: Rgb, palette: Bytes) -> Rgb:
    """Return a label map of exactly the palette's colours (K x 3): the nearest each, then a 3x3 majority.

    The majority removes the third colour that lies between two areas where scaling or JPEG has mixed them. Pixels of
    exactly one of the colours stay as they are.
    """
    index = nearest(rgb, palette)
    exact = (palette[index] == rgb).all(2)
    if exact.all():
        return rgb
    return np.asarray(palette[np.where(exact, index, majority(index, len(palette)))], dtype=np.uint8)


def holes(rgb: Rgb, rng: np.random.Generator) -> Rgb:
    """Return `rgb` with one to four holes as an eraser leaves them, white, a tenth to a third of the area in all."""
    height, width = rgb.shape[:2]
    unit = min(height, width) / _UNIT
    mask = np.zeros((height, width), np.uint8)
    for _ in range(int(rng.integers(1, 5))):
        if rng.random() < 0.4:
            size = (rng.uniform(12, 52, 2) * unit).round().astype(int)
            centre = (int(rng.integers(width)), int(rng.integers(height)))
            cv2.ellipse(mask, centre, (int(size[0]), int(size[1])), float(rng.uniform(0, 180)), 0, 360, 255, -1)
        else:
            thickness = max(1, round(rng.uniform(14, 40) * unit))
            points = _wander(rng, width, height, int(rng.integers(2, 6)), 50 * unit)
            cv2.polylines(mask, [points], False, 255, thickness)
    erased = rgb.copy()
    erased[mask > 0] = 255
    return erased


def dabs(lines: Rgb, colours: Rgb, rng: np.random.Generator, size: float = 1) -> Rgb:
    """Return a line drawing with dabs of colour, each of the colour that `colours` has under it.

    Their number is geometric, none in an eighth of the drawings. A dab is a small square of 1 to 9 pixels (Zhang et al.
    2017, "Real-Time User-Guided Image Colorization with Learned Deep Priors", section 3.2), or a spot or short stroke
    that roughly keeps to its area; most lie under the lines, some were painted over them. A light grey one means white.
    In each drawing all are larger by a factor drawn from 1 to `size`: broad dabs are easier to learn from.
    """
    height, width = lines.shape[:2]
    unit = min(height, width) / _UNIT
    larger = rng.uniform(1, size) if size > 1 else 1.0
    drawing = lines.copy()
    beneath = rng.random() < 0.7
    for y, x in _places(colours, rng, 0 if rng.random() < _BARE else min(MOST_DABS, int(rng.geometric(_MORE)))):
        near = colours[max(0, y - 2) : y + 3, max(0, x - 2) : x + 3].reshape(-1, 3)
        colour = np.median(near, axis=0).astype(np.uint8)
        at = [min(int(value), WHITE_DAB) for value in colour] if colour.min() >= PAPER else [int(v) for v in colour]
        if rng.random() < _SPOTS:
            half = max(1, round(rng.integers(1, _LARGEST_SPOT + 1) * unit)) / 2
            if larger > 1:
                half = max(half, min(half * larger, _clearance(colours, y, x, half * larger)))
            corners = [(round(c - half), round(c + half)) for c in (y, x)]
            (top, bottom), (left, right) = ((max(0, a), max(a + 1, b)) for a, b in corners)
            drawing[top:bottom, left:right] = at
            continue
        reach = rng.uniform(4, 16) * unit * larger
        radius = max(2.2 * unit, min(reach, _clearance(colours, y, x, reach) * rng.uniform(0.6, 1.2)))
        path = _wander(rng, width, height, int(rng.integers(1, 5)), 1.2 * radius, start=(x, y))
        kept = [path[0]]
        for point in path[1:]:
            column, row = point
            inside = 0 <= row < height and 0 <= column < width
            if not inside or np.abs(colours[row, column].astype(np.int16) - colour).max() > _ALIKE:
                break
            kept.append(point)
        cv2.polylines(drawing, [np.stack(kept)], False, at, max(1, round(2 * radius)), cv2.LINE_AA)
    return np.minimum(drawing, lines) if beneath else drawing


def clay(rgb: Rgb) -> Rgb:
    """Return `rgb` in shades of one warm tone, as of clay that nobody has painted.

    Lines without a dab of colour leave all colours open. A network that is shown them all the same answers with every
    colour at once; shown this, it stays quiet until a dab asks for one.
    """
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY).astype(np.float32)[..., None] / 255
    dark = np.array(_CLAY, np.float32)
    return np.asarray((dark + (255 - dark) * grey).round(), dtype=np.uint8)


def _places(colours: Rgb, rng: np.random.Generator, count: int) -> list[tuple[int, int]]:
    """Return where the dabs go, (y, x): half of them anywhere on what is no paper, half with an eye for small areas."""
    positions: list[tuple[int, int]] = []
    width, unit = colours.shape[1], min(colours.shape[:2]) / _UNIT
    worth = np.flatnonzero((colours.min(2) < PAPER).ravel())
    shades = ((colours >> 5).astype(np.int32) @ np.array([64, 8, 1], np.int32)).ravel()
    found, area = np.unique(shades[worth], return_counts=True)
    found = found[area >= _LEAST_SHADE * shades.size]
    for _ in range(count):
        candidates: NDArray[np.intp] | None = None
        if len(worth) and rng.random() > 0.06:  # else on the paper: "leave this white"
            candidates = worth
            if len(found) and rng.random() < 0.5:
                candidates = np.flatnonzero(shades == found[rng.integers(len(found))])
        tried = rng.integers(shades.size if candidates is None else len(candidates), size=2)
        spots = [divmod(int(at if candidates is None else candidates[at]), width) for at in tried]
        # A person aims at the middle of an area more often than at its rim.
        positions.append(max(spots, key=lambda spot: _clearance(colours, spot[0], spot[1], 16 * unit)))
    return positions


def _clearance(colours: Rgb, y: int, x: int, most: float) -> float:
    """Return the distance in pixels from (y, x) to where another colour begins, up to `most`."""
    side = int(most) + 1
    top, left = max(0, y - side), max(0, x - side)
    around = colours[top : y + side + 1, left : x + side + 1]
    alike = (np.abs(around.astype(np.int16) - colours[y, x]).max(2) <= _ALIKE).astype(np.uint8)
    if alike.all():
        return most
    return min(most, float(cv2.distanceTransform(alike, cv2.DIST_L2, 3)[y - top, x - left]))


def _wander(
    rng: np.random.Generator, width: int, height: int, count: int, stride: float, start: tuple[int, int] | None = None
) -> NDArray[np.int32]:
    """Return `count` points of a path without sharp turns, count x 2 (x, y)."""
    at = np.array(start if start is not None else (rng.integers(width), rng.integers(height)), np.float64)
    heading = rng.uniform(0, 2 * np.pi)
    points = [at]
    for _ in range(count - 1):
        heading += rng.normal(0, 0.5)
        at = at + stride * rng.uniform(0.6, 1.4) * np.array([np.cos(heading), np.sin(heading)])
        points.append(at)
    return np.stack(points).round().astype(np.int32)


# What a maker makes of an image the same each time, by the thresholds of the edge detector.
PREPARED: dict[Maker, Callable[[Rgb, tuple[int, int]], Rgb]] = {
    "edges": edges,
    "dabs": edges,
    "grayscale": lambda rgb, _thresholds: grayscale(rgb),
    "blocks": lambda rgb, _thresholds: blocks(rgb),
}


def drawn(maker: Maker, made: Rgb, colours: Rgb, rng: np.random.Generator, dab_size: float = 1) -> Rgb:
    """Return an input as a maker leaves it for one example: `made`, with what it draws at random drawn from `rng`.

    Dabs are up to `dab_size` times as large as they are else.
    """
    match maker:
        case "dabs":
            return dabs(made, colours, rng, dab_size)
        case "holes":
            return holes(made, rng)
        case _:
            return made
