"""The ghost of a stroke: what was drawn and isn't in the picture yet, to be shown over the picture."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QRect, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QImage, QPainter, QTransform

from sketchpad.document.pixels import readable, region, writable
from sketchpad.ui.canvas.sheet_view import paint_image

_FADE_MS = 350
_FORMAT = QImage.Format.Format_ARGB32_Premultiplied
_OPAQUE = np.uint32(0xFF000000)


class StrokeGhost(QObject):
    """From where the pen touched the sheet until a picture holds what it drew; then it fades."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._since = QImage()  # the drawing before the stroke
        self._image = QImage()  # what differs from that
        self._touched = QRect()
        self._awaited: int | None = None  # the revision that a picture must hold; None while the pen is down
        self._fade = QVariantAnimation(self, startValue=1.0, endValue=0.0, duration=_FADE_MS)
        self._fade.valueChanged.connect(self.changed)
        self._fade.finished.connect(self.forget)

    @property
    def exists(self) -> bool:
        """Whether there is something to show."""
        return not self._touched.isEmpty()

    def begin(self, drawing: QImage) -> None:
        """The pen touches the sheet: what changes from now on is shown, beside what no picture holds yet."""
        if self._since.isNull() or self._fade.state() == QVariantAnimation.State.Running:
            self.forget()
            self._since = QImage(drawing)
        self._awaited = None

    def show(self, drawing: QImage, rect: QRect) -> None:
        """A rectangle of the drawing has changed."""
        if self._since.size() != drawing.size() or rect.isEmpty():
            return
        if self._image.size() != drawing.size():
            self._image = QImage(drawing.size(), _FORMAT)
            self._image.fill(Qt.GlobalColor.transparent)
        now, before = (_words(readable(image), rect) for image in (drawing, self._since))
        _words(writable(self._image), rect)[:] = np.where(now != before, now | _OPAQUE, 0)
        self._touched = self._touched.united(rect)

    def let_go(self, revision: int) -> None:
        """The pen has left the sheet; the stroke is in this revision of the drawing."""
        self._awaited = revision

    def follow_picture(self, revision: int) -> None:
        """A picture of a revision is on screen."""
        fading = self._fade.state() == QVariantAnimation.State.Running
        if self._awaited is not None and revision >= self._awaited and not fading:
            self._fade.start()

    def forget(self) -> None:
        """Show nothing any more."""
        self._fade.stop()
        if self.exists and not self._image.isNull():
            _words(writable(self._image), self._touched)[:] = 0
        self._since, self._touched, self._awaited = QImage(), QRect(), None
        self.changed.emit()

    def paint(self, painter: QPainter, transform: QTransform, exposed: QRect, opacity: float) -> None:
        """Paint it where the sheet lies."""
        if self.exists:
            fading = self._fade.state() == QVariantAnimation.State.Running
            painter.setOpacity(opacity * (float(self._fade.currentValue()) if fading else 1.0))
            paint_image(painter, self._image, transform, exposed)
            painter.setOpacity(1.0)


def _words(pixels: NDArray[np.uint8], rect: QRect) -> NDArray[np.uint32]:
    """Return the pixels of a rectangle as one number each, as a view."""
    return region(pixels, rect).view(np.uint32)
