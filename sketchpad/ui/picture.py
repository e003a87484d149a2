"""The picture: the newest one there is, or why there is none."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from sketchpad.document.pixels import to_qimage
from sketchpad.ui.sheet import SheetView
from sketchpad.ui.viewport import Viewport

_FADE_MS = 220


class PictureView(SheetView):
    """Pictures only get newer: one that is older than the one on screen is passed over."""

    painted = Signal(int)  # the revision of a picture that has just been painted for the first time

    def __init__(self, size: QSize, viewport: Viewport, parent: QWidget | None = None) -> None:
        super().__init__(viewport, parent)
        self._image = QImage()
        self._former = QImage()  # what is faded out
        self._fade = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_FADE_MS)
        self._fade.valueChanged.connect(lambda _value: self.update())
        self._fade.finished.connect(self._forget_former)
        self._empty_size = size
        self._note = ""
        self._announced = -1
        self.shown_revision = -1
        self.setAccessibleName("Picture")

    def sheet_image(self) -> QImage:
        return self._image

    def sheet_size(self) -> QSize:
        return self._empty_size if self._image.isNull() else self._image.size()

    @property
    def image(self) -> QImage:
        """The picture on screen; null before there is one."""
        return self._image

    def set_picture(self, revision: int, rgb: NDArray[np.uint8], fade: bool = False) -> None:
        """Show the picture, HxWx3, of a revision of the drawing, unless a newer one is shown already.

        With `fade` it comes in softly, if it takes the place of a picture of its size.
        """
        if revision < self.shown_revision:
            return
        self._fade.stop()
        former, self._image = self._image, to_qimage(rgb)
        if fade and former.size() == self._image.size():
            self._former = former
            self._fade.start()
        else:
            self._forget_former()
        self.shown_revision = revision
        self._announced = -1
        self._note = ""
        self.update()

    def set_note(self, text: str) -> None:
        """Say in place of a picture why there is none; over a picture nothing is said."""
        self._note = text
        self.update()

    def paint_sheet(self, painter: QPainter, exposed: QRect) -> None:
        """Paint the picture, and over it what is still left of the one before."""
        super().paint_sheet(painter, exposed)
        if not self._former.isNull():
            painter.setOpacity(1.0 - float(self._fade.currentValue()))
            painter.setTransform(self.transform())
            painter.drawImage(0, 0, self._former)
            painter.resetTransform()
            painter.setOpacity(1.0)

    def _forget_former(self) -> None:
        self._former = QImage()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._image.isNull():
            painter = QPainter(self)
            painter.setPen(QColor(self.theme.quiet))
            room = QRectF(self.rect()).adjusted(32, 32, -32, -32)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), self._note)
            painter.end()
        elif self._announced != self.shown_revision:
            self._announced = self.shown_revision
            self.painted.emit(self.shown_revision)
