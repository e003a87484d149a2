"""What part of the sheet is seen, and how: shared by the drawing and its picture, so that one follows the other."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QTransform

CLOSEST, FARTHEST = 32.0, 0.25  # times the fitted size
TURN = 15.0  # degrees
_STEP = 1.25  # of the zoom keys
_ARROW_STEP = 0.05  # of the sheet
ARROWS: Mapping[int, QPointF] = {  # how an arrow key pans, in shares of the sheet
    Qt.Key.Key_Left: QPointF(_ARROW_STEP, 0),
    Qt.Key.Key_Right: QPointF(-_ARROW_STEP, 0),
    Qt.Key.Key_Up: QPointF(0, _ARROW_STEP),
    Qt.Key.Key_Down: QPointF(0, -_ARROW_STEP),
}


class Viewport(QObject):
    """Zoom (1: the sheet fits), the place in the middle as shares of the sheet, an angle, and mirrored or not."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.zoom = 1.0
        self.centre = QPointF(0.5, 0.5)
        self.angle = 0.0  # degrees, clockwise
        self.mirrored = False

    def transform(self, size: QSize, bounds: QRectF) -> QTransform:
        """Return the way from the sheet's pixels to those of a widget that has `bounds` for it."""
        scale = self.fitting_scale(size, bounds) * self.zoom
        middle = bounds.center()
        transform = QTransform()
        if self.angle:
            transform.translate(middle.x(), middle.y())
            transform.rotate(self.angle)
            transform.scale(-scale if self.mirrored else scale, scale)
            transform.translate(-self.centre.x() * size.width(), -self.centre.y() * size.height())
            return transform
        # On whole pixels, so that the rim is crisp.
        across = -scale if self.mirrored else scale
        left = round(middle.x() - across * self.centre.x() * size.width())
        top = round(middle.y() - scale * self.centre.y() * size.height())
        return QTransform(across, 0, 0, scale, left, top)

    @staticmethod
    def fitting_scale(size: QSize, bounds: QRectF) -> float:
        """Return the scale at which the upright sheet just fits."""
        return min(bounds.width() / size.width(), bounds.height() / size.height())

    def zoom_at(self, factor: float, point: QPointF) -> None:
        """Zoom, keeping a place of the sheet (in shares of it) where it is on screen."""
        before = self.zoom
        self.zoom = min(max(before * factor, FARTHEST), CLOSEST)
        rest = before / self.zoom
        self._look_at(point + (self.centre - point) * rest)

    def zoom_by_keys(self, steps: int) -> None:
        """Zoom around the middle by some steps."""
        self.zoom_at(_STEP**steps, self.centre)

    def set_zoom(self, zoom: float) -> None:
        """Zoom around the middle."""
        self.zoom_at(zoom / self.zoom, self.centre)

    def pan(self, shares: QPointF) -> None:
        """Move the sheet under the eye by shares of it."""
        self._look_at(self.centre - shares)

    def turn(self, degrees: float) -> None:
        """Turn the sheet clockwise, as one sees it."""
        self.angle = (self.angle + degrees) % 360
        self.changed.emit()

    def mirror(self) -> None:
        """Show the sheet as in a mirror; the drawing stays as it is."""
        self.mirrored = not self.mirrored
        self.changed.emit()

    def fit(self) -> None:
        """Show the whole sheet, upright."""
        self.zoom, self.angle, self.mirrored, self.centre = 1.0, 0.0, False, QPointF(0.5, 0.5)
        self.changed.emit()

    def _look_at(self, point: QPointF) -> None:
        # The middle of the view stays on the sheet, and a fitted sheet stays in the middle of the view.
        slack = max(0.0, 0.5 * (1 - 1 / self.zoom))
        self.centre = QPointF(
            min(max(point.x(), 0.5 - slack), 0.5 + slack), min(max(point.y(), 0.5 - slack), 0.5 + slack)
        )
        self.changed.emit()
