"""Flood fill on one layer of several: the area is that of the layers together, the paint goes on the active one."""

import numpy as np
from PySide6.QtGui import QImage

from sketchpad.document.paint.flood_fill import cover_area, flood
from sketchpad.document.pixels import ALPHA, RGB, Bytes, Colour, readable, to_qimage, to_rgb, writable
from sketchpad.document.raster.raster import Raster


def fill_layer(raster: Raster, x: int, y: int, colour: Colour, hard_edged: bool) -> QImage:
    """Return the active layer with the area around (x, y) filled; the raster stays as it is.

    `hard_edged` leaves everything beside the area as it is; else the mixtures at its edge are mixed anew.
    """
    before = to_rgb(raster.image)
    filled = to_qimage(flood(before, x, y, colour, hard_edged))
    if len(raster.layers) == 1:
        return filled
    return _paint_area(raster, filled, cover_area(before, x, y, hard_edged), colour)


def _paint_area(raster: Raster, filled: QImage, cover: Bytes, colour: Colour) -> QImage:
    """Return the active layer with an area painted on it; `filled` is how the sheet would look, were it one layer.

    Where lines of a layer above cover its edge the area goes on under them, so that no pale fringe is left.
    """
    layered, over = raster.layered, slice(raster.active + 1, None)
    under = np.zeros(cover.shape, bool)
    for image, layer in zip(layered.images[over], layered.layers[over], strict=True):
        if layer.visible:
            under |= readable(image)[..., ALPHA] > 0
    share = np.where(under & (cover > 0), 255, cover).astype(np.uint16)[..., None]
    own = readable(raster.active_image)
    paint = np.full(4, 255, np.uint16)
    paint[list(RGB)] = colour
    mixed = own * (255 - share) + paint * share + 128
    mixed = ((mixed + (mixed >> 8)) >> 8).astype(np.uint8)
    # What is opaque and to be seen is mixed as if there were no other layer.
    alone = (own == readable(raster.image)).all(axis=2)
    mixed[alone & ~under] = readable(filled)[alone & ~under]
    image = QImage(raster.active_image)
    writable(image)[:] = mixed
    return image
