"""Choosing a part of the sheet, and moving, scaling, turning, copying and pasting what is in it."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QTransform

from sketchpad.document.drawing import Drawing
from sketchpad.document.layered_image import TRANSPARENT as _TRANSPARENT
from sketchpad.document.paint.shapes import cover_path
from sketchpad.document.pixels import readable, writable
from sketchpad.document.tools.frame import Frame, fitted

_SNAP = 15.0  # degrees that a turn snaps to
_Pull = Callable[[float, float, bool], QRect]


@dataclass(frozen=True)
class _Lift:
    """Pixels that were taken off the sheet: what they are, what lies under them, and how they lie now.

    It holds for as long as the drawing stays at `revision`, and its `layer` is painted on. The piece stays as it was
    lifted, so that scaling it down and up again, or turning it, loses nothing.
    """

    base: QImage
    piece: QImage  # transparent where nothing was selected
    frame: Frame
    revision: int
    layer: int


class Selection:
    """The selection of a drawing. Coordinates are the sheet's pixels; methods return the rectangle that changed."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self.hard_edged = False  # scaled pixels keep their exact colours
        self.path = QPainterPath()  # the selection's outline; empty: nothing is selected
        self._for_moving = False  # all was selected only to be moved
        self._lift: _Lift | None = None
        self._start: tuple[float, float] | None = None  # while a new area is drawn
        self._pull: _Pull | None = None  # while something is dragged: where it goes
        self._before = (self.path, Frame(QRect()))  # the outline and where the piece lay when a change began

    @property
    def exists(self) -> bool:
        """Whether something is selected."""
        return not self.path.isEmpty()

    @property
    def is_for_moving(self) -> bool:
        """Whether all is selected only because it is being moved."""
        return self._for_moving

    @property
    def box(self) -> QRect:
        """The selection's box; it may reach beyond the sheet."""
        return self.path.boundingRect().toAlignedRect()

    @property
    def frame(self) -> Frame:
        """What the handles are on: the box, or as it was turned."""
        lift = self._held()
        return lift.frame if lift is not None and not lift.frame.is_level else Frame(self.box)

    def handle_at(self, x: float, y: float, reach: float) -> int | None:
        """Return which of HANDLES lies within `reach` pixels of a place."""
        return self.frame.handle_at(x, y, reach) if self.exists else None

    def knob(self, reach: float) -> QPointF | None:
        """Return where the knob is that turns it: over its upper side, or where there is room; None: nothing to turn.

        `reach` is that of the pen.
        """
        if not self.exists:
            return None
        frame, far = self.frame, 3 * reach
        down = (frame.at(0.5, 1) - frame.at(0.5, 0)) / max(frame.rect.height(), 1) * far
        above, below, within = frame.at(0.5, 0) - down, frame.at(0.5, 1) + down, frame.at(0.5, 0) + down
        bounds = QRectF(self._drawing.rect).adjusted(-reach, -reach, reach, reach)
        return next((position for position in (above, below) if bounds.contains(position)), within)

    def knob_at(self, x: float, y: float, reach: float) -> bool:
        """Return whether the knob lies within `reach` pixels of a place."""
        knob = self.knob(reach)
        return knob is not None and max(abs(knob.x() - x), abs(knob.y() - y)) <= reach

    # Choosing

    def select(self, path: QPainterPath) -> None:
        """Choose what lies inside a path."""
        self.path, self._lift, self._for_moving = path, None, False
        self._mark()

    def select_all(self) -> None:
        """Choose the whole sheet."""
        path = QPainterPath()
        path.addRect(QRectF(self._drawing.rect))
        self.select(path)

    def deselect(self) -> None:
        """Choose nothing: painting is possible everywhere."""
        self.select(QPainterPath())

    def follow(self) -> None:
        """The drawing was changed by something else, by undo for one: what was lifted is no longer what lies there."""
        if self._lift is not None or (self.exists and self._drawing.selection is None):
            self.deselect()

    def leave(self) -> None:
        """Another tool is taken up."""
        if self._for_moving:
            self.deselect()

    # With the pen

    def press(self, x: float, y: float, lasso: bool, reach: float) -> QRect:
        """Begin to drag what is selected or one of its handles, or else to draw the outline of another area."""
        self._let_go_of_nothing()
        if self._press_handle(x, y, reach):
            return QRect()
        if self.path.contains(QPointF(x, y)):
            return self._begin_move(x, y) if self._drawing.may_paint() else QRect()
        self.deselect()
        self._start = (x, y)
        path = QPainterPath(QPointF(x, y))

        def draw(x: float, y: float, even: bool) -> QRect:
            if lasso:
                path.lineTo(x, y)
                self.path = QPainterPath(path)
            else:
                self.path = _box_path(self._start or (x, y), (x, y), even, self._drawing.rect)
            return QRect()

        self._pull = draw
        return QRect()

    def press_to_move(self, x: float, y: float, reach: float) -> QRect:
        """Begin to move what is selected, or to drag one of its handles; without a selection, to move everything."""
        self._let_go_of_nothing()
        if not self._drawing.may_paint() or (not self._for_moving and self._press_handle(x, y, reach)):
            return QRect()
        if not self.exists:
            self.select_all()
            self._for_moving = True
        return self._begin_move(x, y)

    def move(self, x: float, y: float, even: bool = False) -> QRect:
        """Drag to another place; `even` keeps proportions, and directions straight."""
        return self._pull(x, y, even) if self._pull is not None else QRect()

    def release(self) -> QRect:
        """Let go: what was dragged is one step of the history."""
        drew, self._pull = self._start is not None, None
        self._start = None
        if drew:
            box = self.box
            if box.width() < 2 or box.height() < 2 or not box.intersects(self._drawing.rect):
                self.deselect()
            else:
                self.path.closeSubpath()
                self.path.setFillRule(Qt.FillRule.WindingFill)
                sheet = QPainterPath()
                sheet.addRect(QRectF(self._drawing.rect))
                self.select(self.path.intersected(sheet))
            return QRect()
        return self._drop()

    def abandon(self) -> QRect:
        """What is being dragged never was."""
        drew, self._pull = self._start is not None, None
        self._start = None
        if drew or self._lift is None:
            self.deselect()
            return QRect()
        rect = self._drawing.abandon_stroke()
        self.path, frame = self._before
        self._lift = replace(self._lift, frame=frame, revision=self._drawing.revision)
        return rect

    # At once

    def nudge(self, across: int, down: int) -> QRect:
        """Move what is selected by some pixels."""
        self._let_go_of_nothing()
        if not self.exists or not self._drawing.may_paint():
            return QRect()
        return self._show_at(_moved(self._begin(), across, down)).united(self._drop())

    def turn(self, transform: QTransform) -> QRect:
        """Mirror what is selected, or turn it by quarters, around its middle."""
        self._let_go_of_nothing()
        if not self.exists or not self._drawing.may_paint():
            return QRect()
        frame = self._begin()
        assert self._lift is not None
        rect, mirrors = frame.rect, transform.determinant() < 0
        there, flips = QRect(rect), frame.mirrored
        if abs(transform.m11()) < 0.5:
            there.setSize(rect.size().transposed())
            there.moveCenter(rect.center())
            flips = (flips[1], flips[0])
        made = Frame(there, -frame.angle % 360 if mirrors else frame.angle, flips)
        shown = self._show(replace(self._lift, piece=self._lift.piece.transformed(transform), frame=made))
        middle = frame.middle
        around = QTransform().translate(middle.x(), middle.y())
        path = (transform * around).map(QTransform().translate(-middle.x(), -middle.y()).map(self.path))
        if made.is_level:
            corner = path.boundingRect().toAlignedRect().topLeft()
            self.path = path.translated(QPointF(there.topLeft() - corner))
        else:
            self.path = path.translated(QRectF(made.extent).center() - QRectF(frame.extent).center())
        return shown.united(self._drop())

    def copy(self) -> QImage:
        """Return what is selected, transparent beside it; without a selection, the whole drawing."""
        self._let_go_of_nothing()
        if not self.exists:
            return self._drawing.image.copy()
        if (lift := self._held()) is not None:
            return lift.frame.draw(lift.piece, self.hard_edged)
        return self._cut_out()[0]

    def clear(self) -> QRect:
        """Make what is selected empty; the selection stays."""
        rect = self._drawing.clear()
        self._lift = None
        return rect

    def paste(self, image: QImage, middle: QPointF) -> QRect:
        """Put an image, transparent or not, over the sheet around a place; bigger than the sheet, it is scaled down."""
        if not self._drawing.may_paint():
            return QRect()
        self.deselect()
        sheet = self._drawing.rect.size()
        piece = image.convertToFormat(_TRANSPARENT)
        if piece.width() > sheet.width() or piece.height() > sheet.height():
            size = piece.size().scaled(sheet, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
            piece = fitted(piece, size, self.hard_edged)
        rect = piece.rect()
        rect.moveCenter(middle.toPoint())
        # Inside the sheet, where it can be seen.
        rect.moveLeft(min(max(rect.left(), 0), sheet.width() - rect.width()))
        rect.moveTop(min(max(rect.top(), 0), sheet.height() - rect.height()))
        self._drawing.begin_change()
        self.path = QPainterPath()
        self.path.addRect(QRectF(rect))
        base = QImage(self._drawing.active_image)
        shown = self._show(_Lift(base, piece, Frame(rect), self._drawing.revision, self._drawing.active))
        return shown.united(self._drop())

    def _begin_move(self, x: float, y: float) -> QRect:
        whole = self._begin()

        def go(to_x: float, to_y: float, even: bool) -> QRect:
            across, down = round(to_x - x), round(to_y - y)
            if even:
                across, down = (across, 0) if abs(across) >= abs(down) else (0, down)
            return self._show_at(_moved(whole, across, down))

        self._pull = go
        return QRect()

    def _press_handle(self, x: float, y: float, reach: float) -> bool:
        """Begin to scale or to turn, if there is a handle for it here; returns whether there is."""
        handle, turns = self.handle_at(x, y, reach), self.knob_at(x, y, reach)
        if (handle is not None or turns) and self._drawing.may_paint():
            whole = self._begin()
            if handle is not None:
                self._pull = lambda x, y, even: self._show_at(whole.scaled(handle, x, y, even))
            else:
                self._begin_turn(whole, x, y)
        return handle is not None or turns

    def _begin_turn(self, whole: Frame, x: float, y: float) -> None:
        def direction(x: float, y: float) -> float:
            return math.degrees(math.atan2(y - whole.middle.y(), x - whole.middle.x()))

        start = direction(x, y)

        def go(to_x: float, to_y: float, even: bool) -> QRect:
            angle = whole.angle + direction(to_x, to_y) - start
            return self._show_at(whole.turned(round(angle / _SNAP) * _SNAP if even else angle))

        self._pull = go

    def _begin(self) -> Frame:
        """Take what is selected off the sheet, if that has not been done, and begin a change; returns how it lies."""
        self._drawing.begin_change()
        self._lift = self._held() or self._lifted()
        self._before = (self.path, self._lift.frame)
        return self._lift.frame

    def _let_go_of_nothing(self) -> None:
        """Deselect what was moved off the sheet, once its pixels are no longer in hand: there is nothing to take up."""
        if self.exists and self._held() is None and not self.box.intersects(self._drawing.rect):
            self.deselect()

    def _held(self) -> _Lift | None:
        lift = self._lift
        now = self._drawing.revision, self._drawing.active
        return lift if lift is not None and (lift.revision, lift.layer) == now else None

    def _lifted(self) -> _Lift:
        piece, rect = self._cut_out()
        base = QImage(self._drawing.active_image)
        if self._drawing.selection is not None:
            hole = self._drawing.selection > 0
            empty = self._drawing.empty(1, 1)
            writable(base)[hole] = readable(empty)[0, 0]
        return _Lift(base, piece, Frame(rect), self._drawing.revision, self._drawing.active)

    def _cut_out(self) -> tuple[QImage, QRect]:
        """Return the selected pixels, and where their box is on the sheet."""
        rect = self.box.intersected(self._drawing.rect)
        piece = self._drawing.active_image.copy(rect).convertToFormat(_TRANSPARENT)
        if self._drawing.selection is not None:
            top, left = rect.top(), rect.left()
            mask = self._drawing.selection[top : top + rect.height(), left : left + rect.width()]
            writable(piece)[mask == 0] = 0
        return piece, rect

    def _show_at(self, frame: Frame) -> QRect:
        """Show the piece in another place, at another angle."""
        assert self._lift is not None
        if frame == self._lift.frame:
            return QRect()
        path, former = self._before
        self.path = former.transform_to(frame).map(path)
        return self._show(replace(self._lift, frame=frame))

    def _show(self, lift: _Lift) -> QRect:
        """Show the piece where it lies, and what lies under it where it was."""
        extent = lift.frame.extent
        former = self._lift.frame.extent if self._lift is not None else extent
        rect = former.united(extent).intersected(self._drawing.rect)
        self._lift = lift
        if rect.isEmpty():
            return rect
        pixels = lift.base.copy(rect)
        painter = QPainter(pixels)
        painter.drawImage(extent.topLeft() - rect.topLeft(), lift.frame.draw(lift.piece, self.hard_edged))
        painter.end()
        return self._drawing.show_change(pixels, rect.topLeft())

    def _drop(self) -> QRect:
        """What was shown is a step of the history; the piece can still be moved on."""
        rect = self._drawing.end_stroke()
        if self._lift is not None:
            self._lift = replace(self._lift, revision=self._drawing.revision)
        self._mark()
        return rect

    def _mark(self) -> None:
        """Let the drawing be painted inside the selection only."""
        self._drawing.selection = None
        if self.exists:
            inside = cover_path(self.path, self._drawing.rect, hard_edged=True) > 127
            self._drawing.selection = inside.astype(np.uint8)


def _box_path(start: tuple[float, float], end: tuple[float, float], even: bool, bounds: QRect) -> QPainterPath:
    """Return the outline of a box between two places, on whole pixels of the sheet; `even` makes it a square."""
    (x0, y0), (x1, y1) = start, end
    if even:
        side = max(abs(x1 - x0), abs(y1 - y0))
        x1, y1 = x0 + (side if x1 >= x0 else -side), y0 + (side if y1 >= y0 else -side)
    box = QRectF(QPointF(round(min(x0, x1)), round(min(y0, y1))), QPointF(round(max(x0, x1)), round(max(y0, y1))))
    path = QPainterPath()
    path.addRect(box.intersected(QRectF(bounds)))
    return path


def _moved(frame: Frame, across: int, down: int) -> Frame:
    """Return a frame so many pixels further."""
    return replace(frame, rect=frame.rect.translated(across, down))
