"""Another size for a drawing: scaled, on a bigger or smaller sheet, or cropped. No colour is added to a label map."""

from enum import Enum

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from sketchpad.document.layered_image import TRANSPARENT
from sketchpad.document.pixels import FORMAT, Colour, blank
from sketchpad.document.sheet_size import LARGEST, SMALLEST


class Anchor(Enum):
    """Where on a sheet of another size the drawing stays; the values are shares of the room that is won or lost."""

    TOP_LEFT = (0.0, 0.0)
    TOP = (0.5, 0.0)
    TOP_RIGHT = (1.0, 0.0)
    LEFT = (0.0, 0.5)
    MIDDLE = (0.5, 0.5)
    RIGHT = (1.0, 0.5)
    BOTTOM_LEFT = (0.0, 1.0)
    BOTTOM = (0.5, 1.0)
    BOTTOM_RIGHT = (1.0, 1.0)


def scaled(image: QImage, size: QSize, hard_edged: bool) -> QImage:
    """Return a drawing, or a layer of one, at another size; with `hard_edged` of the same colours."""
    mode = Qt.TransformationMode.FastTransformation if hard_edged else Qt.TransformationMode.SmoothTransformation
    return image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, mode).convertToFormat(
        TRANSPARENT if image.format() == TRANSPARENT else FORMAT
    )


def on_sheet(image: QImage, size: QSize, anchor: Anchor, background: Colour) -> QImage:
    """Return a drawing, or a layer of one, pixel by pixel as it is, on a sheet of another size."""
    across, down = anchor.value
    position = QPoint(int((size.width() - image.width()) * across), int((size.height() - image.height()) * down))
    if image.format() == TRANSPARENT:
        sheet = QImage(size, TRANSPARENT)
        sheet.fill(0)
    else:
        sheet = blank(size.width(), size.height(), background)
    painter = QPainter(sheet)
    painter.drawImage(position, image)
    painter.end()
    return sheet


def frame(wanted: QRect, sheet: QRect) -> QRect | None:
    """Return what to crop a sheet to: the part of the frame that lies on it; None if that is too small for a sheet."""
    inside = wanted.intersected(sheet)
    return inside if min(inside.width(), inside.height()) >= SMALLEST else None


def constrained(width: int, ratio: float) -> QSize:
    """Return the size with a width and, as near as the bounds of a sheet allow, a ratio of width to height."""
    height = min(max(round(width / ratio), SMALLEST), LARGEST)
    return QSize(min(max(width, SMALLEST), LARGEST), height)
