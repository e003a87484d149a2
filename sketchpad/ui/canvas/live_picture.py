"""The newest picture there is, and how one passes into the next; every view of it paints from here."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QRect, QSize, QVariantAnimation, Signal
from PySide6.QtGui import QImage, QPainter, QTransform

from sketchpad.document.pixels import RGB, region, to_qimage, writable
from sketchpad.live.generator import Patch
from sketchpad.ui.canvas.sheet_view import paint_image

_FADE_MS = 220


class LivePicture(QObject):
    """Pictures only get newer: one that is older than the one on screen is passed over."""

    changed = Signal(QRect)  # this part of the picture, in its own pixels

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.image = QImage()  # null before there is one
        self.revision = -1  # of the drawing that it shows
        self._former = QImage()  # what is faded out
        self._fade = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_FADE_MS)
        self._fade.valueChanged.connect(lambda: self.changed.emit(self.image.rect()))
        self._fade.finished.connect(self._forget_former)

    def show(self, revision: int, rgb: NDArray[np.uint8], fade: bool = False) -> bool:
        """Show the picture, HxWx3, of a revision of the drawing; returns False if a newer one is shown already.

        With `fade` it comes in softly, if it takes the place of a picture of its size.
        """
        if revision < self.revision:
            return False
        self._fade.stop()
        former, self.image = self.image, to_qimage(rgb)
        if fade and former.size() == self.image.size():
            self._former = former
            self._fade.start()
        else:
            self._forget_former()
        self.revision = revision
        self.changed.emit(self.image.rect())
        return True

    def patch(self, revision: int, patches: Sequence[Patch]) -> None:
        """Show parts of the picture anew; what is being faded out changes there too, as what is new shows at once."""
        if revision < self.revision or self.image.isNull():
            return
        self.revision = revision
        for patch in patches:
            rect = QRect(patch.box.left, patch.box.top, patch.box.width, patch.box.height)
            if not self.image.rect().contains(rect):
                continue  # of another sheet than the one that is shown
            for image in (self.image, self._former):
                if not image.isNull():
                    region(writable(image), rect)[..., RGB] = patch.rgb
            self.changed.emit(rect)

    def paint(self, painter: QPainter, size: QSize, way: QTransform, exposed: QRect) -> None:
        """Paint the picture over a sheet of `size` that lies in the widget as `way` says."""
        opacity = painter.opacity()
        for image, share in ((self.image, 1.0), (self._former, 1.0 - float(self._fade.currentValue() or 0.0))):
            if image.isNull():
                continue
            fitted = QTransform.fromScale(size.width() / image.width(), size.height() / image.height())
            painter.setOpacity(opacity * share)
            paint_image(painter, image, fitted * way, exposed)
        painter.setOpacity(opacity)

    def _forget_former(self) -> None:
        self._former = QImage()
