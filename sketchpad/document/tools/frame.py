"""Where a piece of the sheet lies while it is moved, scaled, turned and mirrored, and what it looks like there."""

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from sketchpad.document.layered_image import TRANSPARENT

# Where the handles are, as shares of the frame: corners, then the middles of its sides.
HANDLES = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5))
_LONGEST = 4096  # pixels a side of a scaled piece
_QUARTER = 90.0  # degrees


@dataclass(frozen=True)
class Frame:
    """A box on whole pixels of the sheet, turned around its middle, and the piece in it mirrored or not.

    A piece is always drawn from its own pixels, so that turning it again and again blurs it no more than once.
    """

    rect: QRect
    angle: float = 0.0  # degrees, clockwise, from 0 to 360
    mirrored: tuple[bool, bool] = (False, False)  # left to right, upside down

    @property
    def is_level(self) -> bool:
        """Whether it isn't turned."""
        return self.angle == 0

    @property
    def middle(self) -> QPointF:
        """What it is turned around."""
        return QRectF(self.rect).center()

    @property
    def transform(self) -> QTransform:
        """The transform from the piece, as a square of side 1, to the sheet."""
        transform, (across, down) = QTransform(), self.mirrored
        transform.translate(self.middle.x(), self.middle.y())
        transform.rotate(self.angle)
        transform.scale(-self.rect.width() if across else self.rect.width(), 1)
        transform.scale(1, -self.rect.height() if down else self.rect.height())
        transform.translate(-0.5, -0.5)
        return transform

    @property
    def extent(self) -> QRect:
        """The pixels that it touches, of the sheet and beyond it."""
        if self.is_level:
            return self.rect
        if self.angle % _QUARTER == 0:
            turned = QRect(self.rect)
            if self.angle % 180:
                turned.setSize(turned.size().transposed())
                turned.moveCenter(self.rect.center())
            return turned
        return self.transform.mapRect(QRectF(0, 0, 1, 1)).toAlignedRect().adjusted(-1, -1, 1, 1)

    def at(self, across: float, down: float) -> QPointF:
        """Return where a share of the frame lies on the sheet, whatever is mirrored in it."""
        return replace(self, mirrored=(False, False)).transform.map(QPointF(across, down))

    def handle_at(self, x: float, y: float, reach: float) -> int | None:
        """Return which of HANDLES lies within `reach` pixels of a place."""
        for number, handle in enumerate(HANDLES):
            at = self.at(*handle)
            if max(abs(at.x() - x), abs(at.y() - y)) <= reach:
                return number
        return None

    def turned(self, angle: float) -> "Frame":
        """Return it at another angle."""
        return replace(self, angle=angle % 360)

    def scaled(self, handle: int, x: float, y: float, even: bool) -> "Frame":
        """Return what it becomes when a handle is dragged here: the handle opposite stays.

        Dragged beyond that, what is in it is mirrored. `even` keeps the proportions.
        """
        level = QTransform().translate(self.middle.x(), self.middle.y()).rotate(self.angle)
        level.translate(-self.middle.x(), -self.middle.y())
        at = QPointF(x, y) if self.is_level else level.inverted()[0].map(QPointF(x, y))
        (across, down), rect = HANDLES[handle], self.rect
        width, height = float(rect.width()), float(rect.height())
        if across != 0.5:
            width = rect.left() + width - at.x() if across == 0 else at.x() - rect.left()
        if down != 0.5:
            height = rect.top() + height - at.y() if down == 0 else at.y() - rect.top()
        if even and across != 0.5 and down != 0.5:
            share = max(abs(width) / rect.width(), abs(height) / rect.height())
            width, height = math.copysign(rect.width() * share, width), math.copysign(rect.height() * share, height)
        size = QSize(*(min(max(round(abs(side)), 1), _LONGEST) for side in (width, height)))
        left = rect.left() + (rect.width() if across == 0 else 0)
        top = rect.top() + (rect.height() if down == 0 else 0)
        corner = QPoint(
            left - size.width() if (across == 0) == (width >= 0) else left,
            top - size.height() if (down == 0) == (height >= 0) else top,
        )
        made = QRect(corner, size)
        if not self.is_level:  # it is turned around its own middle
            shift = level.map(QRectF(made).center()) - QRectF(made).center()
            made.translate(round(shift.x()), round(shift.y()))
        mirrored = (self.mirrored[0] != (width < 0), self.mirrored[1] != (height < 0))
        return Frame(made, self.angle, mirrored)

    def draw(self, piece: QImage, hard_edged: bool) -> QImage:
        """Return a piece as it lies here, as big as `extent`; with `hard_edged`, of the same colours."""
        shown = fitted(piece, self.rect.size(), hard_edged)
        if any(self.mirrored):
            across, down = self.mirrored
            shown = shown.transformed(QTransform().scale(-1 if across else 1, -1 if down else 1))
        if self.is_level:
            return shown
        if self.angle % _QUARTER == 0:
            return shown.transformed(QTransform().rotate(self.angle))
        extent = self.extent
        turned = QImage(extent.size(), TRANSPARENT)
        turned.fill(0)
        painter = QPainter(turned)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not hard_edged)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not hard_edged)
        painter.translate(self.middle - QPointF(extent.topLeft()))
        painter.rotate(self.angle)
        painter.translate(-shown.width() / 2, -shown.height() / 2)
        painter.drawImage(0, 0, shown)
        painter.end()
        return turned

    def transform_to(self, other: "Frame") -> QTransform:
        """Return the transform by which what is here comes to lie in another frame."""
        if self.is_level and other.is_level and self.mirrored == other.mirrored:
            transform = QTransform().translate(other.rect.left(), other.rect.top())
            transform.scale(other.rect.width() / self.rect.width(), other.rect.height() / self.rect.height())
            return transform.translate(-self.rect.left(), -self.rect.top())
        shift = QTransform()
        if other.angle % _QUARTER == 0:  # it lies on whole pixels
            by = QRectF(other.extent).center() - other.middle
            shift.translate(by.x(), by.y())
        return self.transform.inverted()[0] * other.transform * shift


def fitted(piece: QImage, size: QSize, hard_edged: bool) -> QImage:
    """Return a piece at another size; with `hard_edged`, of the same colours."""
    if piece.size() == size:
        return piece
    mode = Qt.TransformationMode.FastTransformation if hard_edged else Qt.TransformationMode.SmoothTransformation
    return piece.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, mode)
