"""A widget that shows one image as a sheet, through a viewport, on a quiet ground."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QTouchEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from sketchpad.ui.canvas.touch import Touch
from sketchpad.ui.canvas.viewport import Viewport
from sketchpad.ui.kit.themes import current_theme

_MARGIN = 16  # pixels of ground around the sheet
_CORNER = 10
_NOTCH = 120.0  # of a wheel, in eighths of a degree
_A_NOTCH = 1.2  # how much closer a notch brings
_CRISP_FROM = 4.0  # pixels of the widget for one of the image


class SheetView(QWidget):
    """Knows where each pixel of the sheet lies in the widget; zooms by wheel or pinch, pans by button or finger."""

    def __init__(self, viewport: Viewport, parent: QWidget | None = None, margin: int = _MARGIN) -> None:
        """`margin` is the ground around a fitted sheet, in pixels."""
        super().__init__(parent)
        self._margin = margin
        self.view = viewport
        self.view.changed.connect(self.update)
        self._panned_from: QPointF | None = None
        self.touch = Touch(self)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 240)

    def sheet_image(self) -> QImage:
        """Return the image to show; a null one leaves the ground empty."""
        raise NotImplementedError

    def sheet_size(self) -> QSize:
        """Return the sheet's size in its own pixels."""
        return self.sheet_image().size()

    def transform(self) -> QTransform:
        """Return the way from the sheet's pixels to the widget's."""
        return self.view.transform(self.sheet_size(), self._content_rect())

    @property
    def scale(self) -> float:
        """Pixels of the widget for one of the sheet."""
        return self.view.fitting_scale(self.sheet_size(), self._content_rect()) * self.view.zoom

    def document_to_widget(self, point: QPointF) -> QPointF:
        """Return where a place of the sheet lies in the widget."""
        return self.transform().map(point)

    def widget_to_document(self, position: QPointF) -> QPointF:
        """Return which place of the sheet lies here."""
        return self.transform().inverted()[0].map(position)

    def update_document(self, rect: QRect) -> None:
        """Paint a rectangle of the sheet again, soon."""
        if not rect.isEmpty():
            self.update(self.transform().mapRect(QRectF(rect)).toAlignedRect().adjusted(-2, -2, 2, 2))

    def show_pixels(self) -> None:
        """Zoom so that a pixel of the sheet is a pixel of the screen."""
        fitted = self.view.fitting_scale(self.sheet_size(), self._content_rect())
        self.view.set_zoom(1 / (fitted * self.devicePixelRatioF()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; a touchpad, which tells pixels, pans."""
        event.accept()
        if not event.pixelDelta().isNull() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._pan(QPointF(event.pixelDelta()))
        else:
            self._zoom_at(_A_NOTCH ** (event.angleDelta().y() / _NOTCH), event.position())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            event.accept()  # or Qt would send it once more, as a mouse's
            self.touch.handle(event)
            return True
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._zoom_at(1 + event.value(), event.position())
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._panned_from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._panned_from is not None:
            self._pan(event.position() - self._panned_from)
            self._panned_from = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._panned_from = None

    # What Touch makes of fingers. A single one pans; a sheet to draw on makes more of it.

    def is_touchable(self) -> bool:
        """Return whether fingers count now; a palm beside a pen doesn't."""
        return True

    def finger_pressed(self, position: QPointF) -> None:
        """A single finger begins to do something."""
        self._panned_from = position

    def finger_moved(self, position: QPointF) -> None:
        """It goes on."""
        if self._panned_from is not None:
            self._pan(position - self._panned_from)
            self._panned_from = position

    def finger_lifted(self) -> None:
        """It is done."""
        self._panned_from = None

    def finger_gave_way(self) -> None:
        """What it did never was."""
        self._panned_from = None

    def pinch(self, before: QPointF, after: QPointF, factor: float, degrees: float) -> None:
        """Two fingers took the place between them along, spread by a factor, and turned."""
        held = self.widget_to_document(before)
        self._zoom_at(factor, before)
        if degrees:
            self.view.turn(degrees)
        self._pan(after - self.document_to_widget(held))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_ground(painter)
        self.paint_sheet(painter, event.rect())
        painter.end()

    def paint_ground(self, painter: QPainter) -> None:
        """Paint what the sheet lies on, and keep the sheet within it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()), _CORNER, _CORNER)
        painter.fillPath(ground, QColor(current_theme().panel))
        if self.view.zoom > 1 or self.view.angle:
            painter.setClipPath(ground, Qt.ClipOperation.IntersectClip)

    def paint_sheet(self, painter: QPainter, exposed: QRect) -> None:
        """Paint the part of the sheet that has to be painted again."""
        image = self.sheet_image()
        if not image.isNull():
            self.paint_rim(painter)
            paint_image(painter, image, self.transform(), exposed)

    def paint_rim(self, painter: QPainter) -> None:
        """Paint the shadow that lifts the sheet off the ground."""
        if not self.view.angle:
            rim = self.transform().mapRect(QRectF(QPointF(0, 0), self.sheet_size().toSizeF()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(0, 0, 0, 14))
            for spread in (1, 2, 4):
                painter.drawRoundedRect(rim.adjusted(-spread, -spread + 1, spread, spread + 1), 3, 3)

    def _content_rect(self) -> QRectF:
        return QRectF(self.rect()).adjusted(self._margin, self._margin, -self._margin, -self._margin)

    def _zoom_at(self, factor: float, position: QPointF) -> None:
        at, size = self.widget_to_document(position), self.sheet_size()
        self.view.zoom_at(factor, QPointF(at.x() / size.width(), at.y() / size.height()))

    def _pan(self, by: QPointF) -> None:
        to_document, size = self.transform().inverted()[0], self.sheet_size()
        moved = to_document.map(by) - to_document.map(QPointF(0, 0))
        self.view.pan(QPointF(moved.x() / size.width(), moved.y() / size.height()))


def paint_image(painter: QPainter, image: QImage, transform: QTransform, exposed: QRect) -> None:
    """Paint the part of an image that a rectangle of the widget shows; `way` leads from its pixels to the widget’s."""
    # Big pixels are shown as such; everything else is smoothed.
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, abs(transform.determinant()) < _CRISP_FROM**2)
    part = transform.inverted()[0].mapRect(QRectF(exposed))
    # Whole pixels of the sheet and some more around them, or smoothing would leave seams.
    source = part.toAlignedRect().adjusted(-2, -2, 2, 2).intersected(image.rect())
    if not source.isEmpty():
        painter.setTransform(transform)
        painter.drawImage(QRectF(source), image, QRectF(source))
        painter.resetTransform()
