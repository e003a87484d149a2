"""Filling with a gradient: the selection, or without one the whole layer, from one colour to another along a drag."""

import math

import numpy as np
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter

from sketchpad.document.drawing import Drawing
from sketchpad.document.paint.gradient import gradient
from sketchpad.document.pixels import Colour, readable, region, writable

_TURNS = math.pi / 12  # constrained gradients lie on multiples of this
_SHORTEST = 1.0  # pixels; a shorter drag was a click


class GradientFill:
    """One drag. Coordinates are the sheet's pixels; methods return the rectangle that changed."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._base = QImage()  # the layer as it was; null while nothing is dragged
        self._rect = QRect()  # what is filled
        self._colours: tuple[Colour, Colour] = ((0, 0, 0), (255, 255, 255))
        self._opacity = 1.0
        self.line: tuple[tuple[float, float], tuple[float, float]] | None = None  # from start to end, while it is shown

    def press(self, x: float, y: float, colours: tuple[Colour, Colour], opacity: float) -> None:
        """Begin at a place with the first of two colours; `opacity` (0 to 1) is how far they cover what is there."""
        if not self._drawing.may_paint():
            return
        self._drawing.begin_change()
        self._base = QImage(self._drawing.active_image)
        self._colours, self._opacity = colours, opacity
        self._rect = self._drawing.rect
        if self._drawing.selection is not None:
            rows, columns = (np.flatnonzero(self._drawing.selection.any(axis=axis)) for axis in (1, 0))
            self._rect = QRect(QPoint(columns[0], rows[0]), QPoint(columns[-1], rows[-1])) if len(rows) else QRect()
        self.line = ((x, y), (x, y))

    def move(self, x: float, y: float, even: bool = False) -> QRect:
        """Show the gradient that ends here; `even` turns it to an even angle."""
        if self.line is None:
            return QRect()
        start = self.line[0]
        if even:
            length, angle = math.dist(start, (x, y)), math.atan2(y - start[1], x - start[0])
            angle = round(angle / _TURNS) * _TURNS
            x, y = start[0] + length * math.cos(angle), start[1] + length * math.sin(angle)
        self.line = (start, (x, y))
        if self._rect.isEmpty():
            return QRect()
        pixels = self._filled() if self._is_long_enough else self._base.copy(self._rect)
        return self._drawing.show_change(pixels, self._rect.topLeft())

    def release(self) -> QRect:
        """Let go: what is shown is one step of the history; a click is none."""
        kept, self._base = self._is_long_enough, QImage()
        self.line = None
        return self._drawing.end_stroke() if kept else self._drawing.abandon_stroke()

    def abandon(self) -> QRect:
        """It never was."""
        self._base, self.line = QImage(), None
        return self._drawing.abandon_stroke()

    @property
    def _is_long_enough(self) -> bool:
        return self.line is not None and math.dist(*self.line) >= _SHORTEST

    def _filled(self) -> QImage:
        """Return what is filled with the gradient over it."""
        assert self.line is not None
        filled = gradient(self._rect, *self.line, self._colours, round(255 * self._opacity))
        if self._opacity < 1:
            painter = QPainter(filled)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
            painter.drawImage(QPoint(), self._base, self._rect)
            painter.end()
        if self._drawing.selection is not None:
            source, target = (image.view(np.uint32)[..., 0] for image in (readable(self._base), writable(filled)))
            np.copyto(target, region(source, self._rect), where=region(self._drawing.selection, self._rect) == 0)
        return filled
