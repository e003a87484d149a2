"""Shapes that are drawn by dragging: each move draws the whole shape anew, so that it can be seen before it is done."""

import math
from collections.abc import Sequence
from enum import Enum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPolygonF, QTransform

from sketchpad.document.paint.strokes import NO_TURN, Brush, cover_capsule, turn

Coverage = NDArray[np.uint8]

_TURNS = math.pi / 12  # constrained lines lie on multiples of this


class Shape(Enum):
    """What a drag makes, or for the polygon, one click after another."""

    LINE = "line"
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    LASSO = "lasso"
    POLYGON = "polygon"


class ShapeMask:
    """The coverage of a shape while it is dragged, over a drawing of width x height pixels.

    `turns` are the angles, in radians around the sheet's middle, at which it is drawn. Every method returns the
    rectangles that may have changed.
    """

    def __init__(self, width: int, height: int, brush: Brush, shape: Shape, turns: Sequence[float] = NO_TURN) -> None:
        self.coverage: Coverage = np.zeros((height, width), np.uint8)
        self._bounds = QRect(0, 0, width, height)
        self._brush = brush
        self._shape = shape
        self._turns = turns
        self._path: list[tuple[float, float]] = []  # the corner that was pressed first, and where the drag is now
        self._shown: list[QRect] = []

    @property
    def corners(self) -> list[tuple[float, float]]:
        """The places that the shape goes through, the last one still moving."""
        return list(self._path)

    def begin(self, x: float, y: float, _pressure: float) -> list[QRect]:
        """Press at a corner."""
        self._path = [(x, y)]
        return self._draw() if self._shape is Shape.LINE else []

    def move(self, x: float, y: float, _pressure: float, constrained: bool = False) -> list[QRect]:
        """Drag to another place; `constrained` makes squares, circles, and lines at even angles."""
        start = self._path[-2] if self._shape is Shape.POLYGON and len(self._path) > 1 else self._path[0]
        point = _constrain(self._shape, start, (x, y)) if constrained else (x, y)
        if self._shape is Shape.LASSO or (self._shape is Shape.POLYGON and len(self._path) == 1):
            self._path.append(point)
        else:
            self._path[max(1, len(self._path) - 1) :] = [point]
        return self._draw()

    def add_corner(self) -> None:
        """Let the polygon go on from the place it is at."""
        self._path.append(self._path[-1])

    def drop_corner(self) -> list[QRect]:
        """Take the place it is at out of the polygon."""
        del self._path[-1:]
        return self._draw()

    def finish(self) -> list[QRect]:
        """Let go: the shape is what was shown last."""
        return []

    def _draw(self) -> list[QRect]:
        former = self._shown
        for rect in former:
            _part(self.coverage, rect)[:] = 0
        self._shown = [rect for angle in self._turns if not (rect := self._cover(angle)).isEmpty()]
        return former + self._shown

    def _cover(self, angle: float) -> QRect:
        """Add the shape, turned, to the mask; returns where it is."""
        (x0, y0), (x1, y1) = self._path[0], self._path[-1]
        if self._shape is Shape.LINE:
            ends = [turn(self._brush.point(x, y, 1.0), angle, self._bounds.size()) for x, y in ((x0, y0), (x1, y1))]
            return cover_capsule(self.coverage, ends[0], ends[1], self._brush.hard_edged)
        if len(self._path) < 2:
            return QRect()
        if angle or self._shape not in (Shape.RECTANGLE, Shape.ELLIPSE):
            return self._fill_path(_turned(self._outline(), self._bounds, angle))
        left, top, right, bottom = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
        rect = _around(QRectF(left, top, right - left, bottom - top)).intersected(self._bounds)
        if rect.isEmpty():
            return QRect()
        x = np.arange(rect.left(), rect.left() + rect.width(), dtype=np.float32) + 0.5
        y = (np.arange(rect.top(), rect.top() + rect.height(), dtype=np.float32) + 0.5)[:, None]
        if self._shape is Shape.RECTANGLE:
            inside = np.minimum(np.minimum(x - left, right - x), np.minimum(y - top, bottom - y))
        else:
            inside = _inside_ellipse(x - (left + right) / 2, y - (top + bottom) / 2, right - left, bottom - top)
        hard = (inside >= 0) * 255.0
        cover = hard if self._brush.hard_edged else np.clip(inside + 0.5, 0.0, 1.0) * 255.0
        self._add(rect, cover.astype(np.uint8))
        return rect

    def _outline(self) -> QPainterPath:
        path = QPainterPath()
        box = QRectF(QPointF(*self._path[0]), QPointF(*self._path[-1])).normalized()
        match self._shape:
            case Shape.RECTANGLE:
                path.addRect(box)
            case Shape.ELLIPSE:
                path.addEllipse(box)
            case _:
                path.addPolygon(QPolygonF([QPointF(*point) for point in self._path]))
                path.closeSubpath()
        return path

    def _fill_path(self, path: QPainterPath) -> QRect:
        rect = _around(path.boundingRect()).intersected(self._bounds)
        if not rect.isEmpty():
            self._add(rect, cover_path(path, rect, self._brush.hard_edged))
        return rect

    def _add(self, rect: QRect, cover: Coverage) -> None:
        part = _part(self.coverage, rect)
        opaque = self._brush.opacity == 1
        np.maximum(part, cover if opaque else (cover * self._brush.opacity).astype(np.uint8), out=part)


def cover_path(path: QPainterPath, rect: QRect, hard_edged: bool) -> Coverage:
    """Return how far each pixel of a rectangle lies inside a path, HxW, 0 to 255; winding rule."""
    filled = QPainterPath(path)
    filled.setFillRule(Qt.FillRule.WindingFill)
    piece = QImage(rect.size(), QImage.Format.Format_Grayscale8)
    piece.fill(0)
    painter = QPainter(piece)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not hard_edged)
    painter.translate(-rect.left(), -rect.top())
    painter.fillPath(filled, Qt.GlobalColor.white)
    painter.end()
    rows = np.frombuffer(piece.constBits(), np.uint8).reshape(rect.height(), piece.bytesPerLine())
    return rows[:, : rect.width()].copy()


def _around(box: QRectF) -> QRect:
    """Return the pixels that a box touches, and one more on each side."""
    return box.toAlignedRect().adjusted(-1, -1, 1, 1)


def _turned(path: QPainterPath, bounds: QRect, angle: float) -> QPainterPath:
    if not angle:
        return path
    middle = QRectF(bounds).center()
    transform = QTransform().translate(middle.x(), middle.y()).rotateRadians(angle).translate(-middle.x(), -middle.y())
    return transform.map(path)


def _inside_ellipse(x: NDArray[np.float32], y: NDArray[np.float32], width: float, height: float) -> NDArray[np.float32]:
    """Return about how far inside an ellipse around the origin each pixel is (pixels, negative outside).

    The first-order distance: the implicit function over the length of its gradient.
    """
    across, down = max(width / 2, 0.25), max(height / 2, 0.25)
    k = np.sqrt((x / across) ** 2 + (y / down) ** 2)
    slope = np.sqrt((x / across**2) ** 2 + (y / down**2) ** 2)
    distance = (1 - k) * k / np.maximum(slope, 1e-6)
    return np.where(k < 1e-3, min(across, down), distance).astype(np.float32)


def _constrain(shape: Shape, start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float]:
    dx, dy = end[0] - start[0], end[1] - start[1]
    match shape:
        case Shape.LINE | Shape.POLYGON:
            length, angle = math.hypot(dx, dy), round(math.atan2(dy, dx) / _TURNS) * _TURNS
            return start[0] + length * math.cos(angle), start[1] + length * math.sin(angle)
        case Shape.LASSO:
            return end
        case _:  # what fills a box
            side = max(abs(dx), abs(dy))
            return start[0] + math.copysign(side, dx), start[1] + math.copysign(side, dy)


def _part(coverage: Coverage, rect: QRect) -> Coverage:
    return coverage[rect.top() : rect.top() + rect.height(), rect.left() : rect.left() + rect.width()]
