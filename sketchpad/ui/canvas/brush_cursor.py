"""The brush under the pointer: its outline while it hovers, its dab while size and opacity are dragged."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from sketchpad.document.paint.presets import sample_dab
from sketchpad.document.paint.strokes import Brush
from sketchpad.document.pixels import Bytes, Colour, writable
from sketchpad.document.tools.toolbox import Toolbox
from sketchpad.settings import Paint
from sketchpad.ui.kit.themes import Theme

_FULL = 360 * 16  # a turn, as Qt counts arcs
_UP = 90 * 16
_INNER_FROM = 4.0  # pixels on screen; a smaller inner ring would only be a blot
_FOLD = 120.0  # pixels on screen that make a brush e times as big
_FADE = 160.0  # pixels on screen from opaque to nothing


class BrushDrag:
    """A drag that changes the brush instead of painting: to the right it grows, upwards it covers more."""

    def __init__(self, toolbox: Toolbox, start: QPointF) -> None:
        self.start = start  # the brush is shown here until it ends
        self._toolbox = toolbox
        self._size, self._paint = toolbox.size, toolbox.paint

    def move(self, position: QPointF) -> None:
        """The pointer is at another place of the widget."""
        across, down = (position - self.start).toTuple()
        self._toolbox.set_size(round(self._size * math.exp(across / _FOLD)))
        if not self._toolbox.hard_edged:
            self._toolbox.set_opacity(self._paint.opacity - down / _FADE)

    def abandon(self) -> None:
        """It never was."""
        self._toolbox.set_size(self._size)
        self._toolbox.paint = self._paint


def paint_outline(painter: QPainter, centre: QPointF, diameter: float, paint: Paint) -> None:
    """Paint the brush's rim, in dark and in light: one of them is seen on any colour.

    The light ring goes round as far as the brush covers; a soft brush has an inner ring, from where it covers fully.
    """
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = diameter / 2
    inner = radius * (1 - paint.softness)
    rings = [radius] if radius - inner < 2 or inner < _INNER_FROM / 2 else [radius, inner]
    for at, strength in zip(rings, (1.0, 0.55), strict=False):
        painter.setPen(QPen(QColor(0, 0, 0, round(170 * strength)), 1))
        painter.drawEllipse(centre, at, at)
        painter.setPen(QPen(QColor(255, 255, 255, round(220 * strength)), 1))
        light = QRectF(centre.x() - at + 1, centre.y() - at + 1, 2 * at - 2, 2 * at - 2)
        painter.drawArc(light, _UP, -round(_FULL * paint.opacity))


def paint_dab(painter: QPainter, centre: QPointF, scale: float, brush: Brush, shown: Colour, theme: Theme) -> None:
    """Paint one dab of the brush as it will be, and under it its size and opacity in words."""
    side = math.ceil(brush.size) + 4
    dab = covered_image(sample_dab(brush, side), QColor(*shown))
    extent = side * scale
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(centre.x() - extent / 2, centre.y() - extent / 2, extent, extent), dab, QRectF(dab.rect()))
    paint_outline(painter, centre, brush.size * scale, brush.paint if not brush.hard_edged else Paint())
    said = f"{round(brush.size)} px" if brush.hard_edged else f"{round(brush.size)} px   {round(brush.opacity * 100)} %"
    font = QFont(painter.font())
    font.setPixelSize(12)
    painter.setFont(font)
    bounds = painter.fontMetrics().boundingRect(said).adjusted(-8, -4, 8, 4)
    box = QRectF(0, 0, bounds.width(), bounds.height())
    box.moveCenter(QPointF(centre.x(), centre.y() + brush.size * scale / 2 + box.height()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.raised))
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(QColor(theme.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)


def covered_image(cover: Bytes, colour: QColor) -> QImage:
    """Return HxW coverage as an image of one colour, transparent where nothing is covered."""
    height, width = cover.shape
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    pixels = writable(image)
    pixels[..., :3] = (colour.blue(), colour.green(), colour.red())
    pixels[..., 3] = cover
    return image
