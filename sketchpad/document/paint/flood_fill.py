"""Flood fill that goes up to soft edges without leaving a pale fringe, and never through a line."""

import numpy as np
from numpy.typing import NDArray

from sketchpad.document.pixels import Bytes, Colour
from trainer.pixels import Rgb

_TOLERANCE = 32  # how far, per channel, a pixel may be from the colour that was clicked to count as the same area
_OFF_THE_WAY = 24  # how far, per channel, a mixture of two colours may be from the straight way between them


def flood(rgb: Rgb, x: int, y: int, colour: Colour, hard_edged: bool = False) -> Rgb:
    """Return HxWx3 pixels with the area around (x, y) filled.

    Pixels at the area's edge are mixtures of its old colour and of a neighbour's. There the share of the old colour
    is replaced by the same share of the new one. With `hard_edged` the area is what has exactly one colour, and
    nothing beside it is touched.
    """
    area = _find_area(rgb, x, y, 0 if hard_edged else _TOLERANCE)
    filled = rgb.copy()
    filled[area] = colour
    if not hard_edged:
        _recolour_edge(filled, rgb, area, rgb[y, x], colour)
    return filled


def cover_area(rgb: Rgb, x: int, y: int, hard_edged: bool = False) -> Bytes:
    """Return how far the area around (x, y) covers each pixel, HxW: 255 inside, and the old colour's share at its edge.

    It is the area that `flood` fills.
    """
    seed = rgb[y, x].astype(int)
    # Filled with the colour that is farthest away, the share is how far a pixel has gone there.
    far = np.where(seed < 128, 255, 0)
    red, green, blue = (int(value) for value in far)
    filled = flood(rgb, x, y, (red, green, blue), hard_edged)
    gone = np.abs(filled.astype(int) - rgb) / np.abs(far - seed)
    area = _find_area(rgb, x, y, 0 if hard_edged else _TOLERANCE)
    return np.where(area, 255, np.rint(255 * gone.max(axis=2))).clip(0, 255).astype(np.uint8)


def _find_area(rgb: Rgb, x: int, y: int, tolerance: int) -> NDArray[np.bool_]:
    import cv2  # 0.2 s that a start without a fill can do without

    mask = np.zeros((rgb.shape[0] + 2, rgb.shape[1] + 2), np.uint8)
    # Four neighbours, not eight: a diagonal line of single pixels holds.
    flags = 4 | cv2.FLOODFILL_MASK_ONLY | cv2.FLOODFILL_FIXED_RANGE | 255 << 8
    cv2.floodFill(rgb.copy(), mask, (x, y), (0, 0, 0), (tolerance,) * 3, (tolerance,) * 3, flags)
    return mask[1:-1, 1:-1] > 0


def _recolour_edge(filled: Rgb, rgb: Rgb, area: NDArray[np.bool_], seed: Rgb, colour: Colour) -> None:
    """Replace the share of the old colour, `seed`, in the mixtures around the area."""
    import cv2

    around = np.ones((3, 3), np.uint8)
    distance = np.abs(rgb.astype(np.float32) - seed.astype(np.float32)).max(axis=2)  # from the old colour
    # What is within the tolerance and yet outside the area lies beyond a line.
    first = (cv2.dilate(area.astype(np.uint8), around) > 0) & ~area & (distance > _TOLERANCE)
    # The second row counts only where it climbs on from the first towards the neighbour's colour; beyond a thin
    # line it falls again, and there another area begins.
    climbed = cv2.dilate(np.where(first, distance, 0), around)
    second = (climbed > 0) & ~first & ~area & (distance >= climbed)
    rows, columns = np.nonzero(first | second)
    if not rows.size:
        return
    mixture = rgb[rows, columns].astype(np.float32)
    away = distance[rows, columns]
    # The neighbour's colour: of the pixels around, the farthest from the old colour.
    neighbour, summit = mixture.copy(), away.copy()
    for row in range(-2, 3):
        for column in range(-2, 3):
            there = np.clip(rows + row, 0, rgb.shape[0] - 1), np.clip(columns + column, 0, rgb.shape[1] - 1)
            farther = distance[there] > summit
            neighbour[farther], summit[farther] = rgb[there][farther], distance[there][farther]
    share = 1 - away / summit
    # A third colour that merely lies here is no mixture of the two.
    straight = seed + (1 - share)[:, None] * (neighbour - seed)
    share[np.abs(mixture - straight).max(axis=1) > _OFF_THE_WAY] = 0
    change = np.array(colour, np.float32) - seed
    filled[rows, columns] = np.clip(np.rint(mixture + share[:, None] * change), 0, 255).astype(np.uint8)
