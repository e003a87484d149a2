"""What is painted over the drawing to help the hand, and is no part of it: mirrors, corners, the selection."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform

from sketchpad.document.paint.symmetry import Symmetry
from sketchpad.document.tools.frame import HANDLES
from sketchpad.document.tools.selection import Selection
from sketchpad.document.tracing import Tracing
from sketchpad.ui.kit.themes import Theme

_HANDLE = 9.0  # pixels a side
_DASH = (4.0, 4.0)


def paint_mirrors(painter: QPainter, transform: QTransform, size: QSize, symmetry: Symmetry, theme: Theme) -> None:
    """Paint the lines that strokes are mirrored across, or the spokes that they are turned by."""
    painter.setPen(QPen(QColor(theme.accent), 1, Qt.PenStyle.DashLine))
    middle = QPointF(size.width() / 2, size.height() / 2)
    if symmetry.across:
        painter.drawLine(transform.map(QPointF(middle.x(), 0)), transform.map(QPointF(middle.x(), size.height())))
    if symmetry.down:
        painter.drawLine(transform.map(QPointF(0, middle.y())), transform.map(QPointF(size.width(), middle.y())))
    if len(symmetry.turns) > 1:
        spoke = QPointF(0, -max(size.width(), size.height()))
        painter.save()
        painter.setClipRect(transform.mapRect(QRectF(QPointF(0, 0), size.toSizeF())), Qt.ClipOperation.IntersectClip)
        for angle in symmetry.turns:
            end = QTransform().rotateRadians(angle).map(spoke) + middle
            painter.drawLine(transform.map(middle), transform.map(end))
        painter.restore()


def paint_corners(
    painter: QPainter, transform: QTransform, corners: Sequence[tuple[float, float]], theme: Theme
) -> None:
    """Paint the outline of a polygon that isn't complete; it closes at its first corner."""
    outline = transform.map(QPolygonF([QPointF(*corner) for corner in corners]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.accent), 1.5))
    painter.drawPolyline(outline)
    painter.setBrush(QColor(theme.window))
    painter.drawEllipse(outline.first(), _HANDLE / 2, _HANDLE / 2)


def paint_gradient(
    painter: QPainter, transform: QTransform, start: tuple[float, float], end: tuple[float, float], theme: Theme
) -> None:
    """Paint the line along which one colour becomes another, dark and light so that it is seen on both."""
    first, last = transform.map(QPointF(*start)), transform.map(QPointF(*end))
    for colour, width in ((QColor(0, 0, 0, 150), 3.0), (QColor(255, 255, 255), 1.5)):
        painter.setPen(QPen(colour, width))
        painter.drawLine(first, last)
    painter.setPen(QPen(QColor(theme.accent), 1.5))
    painter.setBrush(QColor(theme.window))
    for point in (first, last):
        painter.drawEllipse(point, _HANDLE / 2, _HANDLE / 2)


def paint_selection(
    painter: QPainter, transform: QTransform, selector: Selection, knob: QPointF | None, theme: Theme
) -> None:
    """Paint the selection's outline, dark and light so that it is seen on everything; with a knob, its handles too."""
    outline = transform.map(selector.path)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(255, 255, 255), 1))
    painter.drawPath(outline)
    dashes = QPen(QColor(0, 0, 0), 1)
    dashes.setDashPattern(_DASH)
    painter.setPen(dashes)
    painter.drawPath(outline)
    if knob is not None:
        frame = selector.frame
        painter.setPen(QPen(QColor(theme.accent), 1.5))
        painter.setBrush(QColor(theme.window))
        sides = [transform.map(frame.at(0.5, side)) for side in (0, 1)]
        nearest = min(sides, key=lambda side: (side - transform.map(knob)).manhattanLength())
        painter.drawLine(nearest, transform.map(knob))
        painter.drawEllipse(transform.map(knob), _HANDLE * 0.6, _HANDLE * 0.6)
        for across, down in HANDLES:
            at = transform.map(frame.at(across, down))
            painter.drawRect(QRectF(at.x() - _HANDLE / 2, at.y() - _HANDLE / 2, _HANDLE, _HANDLE))


def paint_tracing(
    painter: QPainter, transform: QTransform, tracing: Tracing | None, knob: QPointF | None, theme: Theme
) -> None:
    """Paint the outline of the tracing image, the corners that scale it, and the knob that turns it."""
    if tracing is None or knob is None or not tracing.placement.visible:
        return
    corners = [transform.map(corner) for corner in tracing.corners()]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.accent), 1.5))
    painter.drawPolygon(QPolygonF(corners))
    painter.drawLine((corners[0] + corners[1]) / 2, transform.map(knob))
    painter.setBrush(QColor(theme.window))
    for corner in corners:
        painter.drawRect(QRectF(corner.x() - _HANDLE / 2, corner.y() - _HANDLE / 2, _HANDLE, _HANDLE))
    painter.drawEllipse(transform.map(knob), _HANDLE * 0.6, _HANDLE * 0.6)
