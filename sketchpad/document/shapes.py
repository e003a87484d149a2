"""Shapes that are drawn by dragging: each move draws the whole shape anew, so that it can be seen before it is done."""

import math
from enum import Enum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPolygonF

from sketchpad.document.strokes import Brush, cover_capsule

Coverage = NDArray[np.uint8]

_TURNS = math.pi / 12  # constrained lines lie on multiples of this


class Shape(Enum):
    """What a drag makes."""

    LINE = "line"
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    LASSO = "lasso"


class ShapeMask:
    """The coverage of a shape while it is dragged, over a drawing of width x height pixels."""

    def __init__(self, width: int, height: int, brush: Brush, shape: Shape) -> None:
        self.coverage: Coverage = np.zeros((height, width), np.uint8)
        self._bounds = QRect(0, 0, width, height)
        self._brush = brush
        self._shape = shape
        self._path: list[tuple[float, float]] = []  # the corner that was pressed first
        self._shown = QRect()

    def begin(self, x: float, y: float, _pressure: float) -> QRect:
        """Press at a corner. Returns the rectangle that may have changed."""
        self._path = [(x, y)]
        return self._draw() if self._shape is Shape.LINE else QRect()

    def move(self, x: float, y: float, _pressure: float, constrained: bool = False) -> QRect:
        """Drag to another place; `constrained` makes squares, circles, and lines at even angles."""
        place = _constrain(self._shape, self._path[0], (x, y)) if constrained else (x, y)
        if self._shape is Shape.LASSO:
            self._path.append(place)
        else:
            self._path[1:] = [place]
        return self._draw()

    def finish(self) -> QRect:
        """Let go: the shape is what was shown last."""
        return QRect()

    def _draw(self) -> QRect:
        former = self._shown
        if not former.isEmpty():
            _part(self.coverage, former)[:] = 0
        self._shown = self._cover()
        return former.united(self._shown)

    def _cover(self) -> QRect:
        """Put the shape into the empty mask; returns where it is."""
        (x0, y0), (x1, y1) = self._path[0], self._path[-1]
        if self._shape is Shape.LINE:
            radius = self._brush.radius(1.0)
            return cover_capsule(self.coverage, (x0, y0, radius), (x1, y1, radius), self._brush.hard_edged)
        xs, ys = [x for x, _ in self._path], [y for _, y in self._path]
        left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
        rect = QRect(
            math.floor(left) - 1,
            math.floor(top) - 1,
            math.ceil(right) - math.floor(left) + 2,
            math.ceil(bottom) - math.floor(top) + 2,
        ).intersected(self._bounds)
        if rect.isEmpty() or len(self._path) < 2:
            return QRect()
        if self._shape is Shape.LASSO:
            _part(self.coverage, rect)[:] = self._fill_path(rect)
            return rect
        x = np.arange(rect.left(), rect.left() + rect.width(), dtype=np.float32) + 0.5
        y = (np.arange(rect.top(), rect.top() + rect.height(), dtype=np.float32) + 0.5)[:, None]
        if self._shape is Shape.RECTANGLE:
            inside = np.minimum(np.minimum(x - left, right - x), np.minimum(y - top, bottom - y))
        else:
            inside = _inside_ellipse(x - (left + right) / 2, y - (top + bottom) / 2, right - left, bottom - top)
        hard = (inside >= 0) * 255.0
        cover = hard if self._brush.hard_edged else np.clip(inside + 0.5, 0.0, 1.0) * 255.0
        _part(self.coverage, rect)[:] = cover.astype(np.uint8)
        return rect

    def _fill_path(self, rect: QRect) -> Coverage:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addPolygon(QPolygonF([QPointF(x - rect.left(), y - rect.top()) for x, y in self._path]))
        path.closeSubpath()
        piece = QImage(rect.size(), QImage.Format.Format_Grayscale8)
        piece.fill(0)
        painter = QPainter(piece)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not self._brush.hard_edged)
        painter.fillPath(path, Qt.GlobalColor.white)
        painter.end()
        rows = np.frombuffer(piece.constBits(), np.uint8).reshape(rect.height(), piece.bytesPerLine())
        return rows[:, : rect.width()].copy()


def _inside_ellipse(x: NDArray[np.float32], y: NDArray[np.float32], width: float, height: float) -> NDArray[np.float32]:
    """Return about how far inside an ellipse around the origin each pixel is (pixels, negative outside).

    The first-order distance: the implicit function over the length of its gradient.
    """
    across, down = max(width / 2, 0.25), max(height / 2, 0.25)
    k = np.sqrt((x / across) ** 2 + (y / down) ** 2)
    slope = np.sqrt((x / across**2) ** 2 + (y / down**2) ** 2)
    distance = (1 - k) * k / np.maximum(slope, 1e-6)
    return np.where(k < 1e-3, min(across, down), distance).astype(np.float32)


def _constrain(shape: Shape, start: tuple[float, float], place: tuple[float, float]) -> tuple[float, float]:
    dx, dy = place[0] - start[0], place[1] - start[1]
    match shape:
        case Shape.LINE:
            length, angle = math.hypot(dx, dy), round(math.atan2(dy, dx) / _TURNS) * _TURNS
            return start[0] + length * math.cos(angle), start[1] + length * math.sin(angle)
        case Shape.RECTANGLE | Shape.ELLIPSE:
            side = max(abs(dx), abs(dy))
            return start[0] + math.copysign(side, dx), start[1] + math.copysign(side, dy)
        case Shape.LASSO:
            return place


def _part(coverage: Coverage, rect: QRect) -> Coverage:
    return coverage[rect.top() : rect.top() + rect.height(), rect.left() : rect.left() + rect.width()]
