"""Drawings made of photos: lines along their edges, or label maps in a model's colours."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from sketchpad.document.images.palettes import nearest
from sketchpad.document.images.shown_colours import snap_by_look
from sketchpad.document.pixels import Bytes, Colour, blank, readable, to_qimage, to_rgb
from sketchpad.document.tracing import Tracing
from trainer.model_card import Swatch

Mask = NDArray[np.bool_]

_RIM = 5  # pixels inside the photo's own rim, where the rim itself would be found as an edge
_FULLY = 128  # of 255: how dark a line has to be to be drawn where there is nothing between ink and paper


def draw_lines(
    photo: Tracing, size: QSize, thresholds: tuple[int, int], paper: Colour, ink: Colour, hard_edged: bool
) -> QImage:
    """Return a sheet with lines where the photo that lies over it has edges (trainer.data.makers.edges).

    `thresholds` are the weak and the strong one of the edge detector, 1 to 1000.
    """
    from trainer.data.makers import edges  # OpenCV: 0.2 s that a start can do without

    rgb, there = _on_sheet(photo, size, (255, 255, 255))
    if not there.any():
        return blank(size.width(), size.height(), paper)
    dark = 255 - edges(rgb, thresholds)[:, :, 0].astype(np.uint16)
    dark[~_shrunk(there)] = 0
    if hard_edged:
        dark = np.where(dark >= _FULLY, 255, 0).astype(np.uint16)
    share = dark[:, :, None]
    mixed = (np.array(paper, np.uint16) * (255 - share) + np.array(ink, np.uint16) * share + 127) // 255
    return to_qimage(mixed.astype(np.uint8))


def paint_labels(photo: Tracing, size: QSize, palette: Sequence[Swatch], smooth: int, paper: Colour) -> QImage:
    """Return a sheet in a palette's colours, each pixel of the photo over it in the class that looks like it.

    `smooth` is how far, in pixels, detail is evened out before: 0 keeps all of it.
    """
    import cv2

    rgb, there = _on_sheet(photo, size, paper)
    if smooth:
        # Median after an edge-keeping blur: areas become even, and their outlines stay where they are.
        rgb = np.asarray(cv2.medianBlur(cv2.bilateralFilter(rgb, 9, 40, smooth), 2 * smooth + 1), np.uint8)
    labels = snap_by_look(rgb, palette)
    labels[~there] = nearest(paper, [swatch.rgb for swatch in palette])
    return to_qimage(labels)


def _on_sheet(photo: Tracing, size: QSize, ground: Colour) -> tuple[Bytes, Mask]:
    """Return a sheet with the photo as it lies over it, HxWx3, and where that is, HxW."""
    sheet, mask = blank(size.width(), size.height(), ground), blank(size.width(), size.height(), (0, 0, 0))
    for image, is_mask in ((sheet, False), (mask, True)):
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setTransform(photo.transform)
        if is_mask:
            painter.fillRect(QRectF(photo.image.rect()), Qt.GlobalColor.white)
        else:
            painter.drawImage(0, 0, photo.image)
        painter.end()
    return to_rgb(sheet), readable(mask)[:, :, 1] > 0


def _shrunk(there: Mask) -> Mask:
    """Return a mask without its rim; the sheet's own rim is none."""
    import cv2

    padded = cv2.copyMakeBorder(there.astype(np.uint8), _RIM, _RIM, _RIM, _RIM, cv2.BORDER_REPLICATE)
    kept = cv2.erode(padded, np.ones((2 * _RIM + 1, 2 * _RIM + 1), np.uint8))
    return kept[_RIM:-_RIM, _RIM:-_RIM] > 0
