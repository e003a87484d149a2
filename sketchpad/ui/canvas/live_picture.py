"""The newest picture there is, and how one passes into the next; every view of it paints from here."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from sketchpad.document.kept_part import lay_over
from sketchpad.document.pixels import RGB, region, to_qimage, writable
from sketchpad.live.generator import Patch
from sketchpad.ui.canvas.sheet_view import paint_image

_FADE_MS = 220
_PREVIEW = 0.6  # how strong a picture of an earlier session is


class LivePicture(QObject):
    """Pictures only get newer: one that is older than the one on screen is passed over."""

    changed = Signal(QRect)  # this part of the picture, in its own pixels

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.image = QImage()  # null before there is one
        self.revision = -1  # of the drawing that it shows
        self.preview = QImage()  # of an earlier session, shown faintly until there is a picture
        self._instead: Callable[[], QImage] | None = None  # shown while somebody wants to see something else
        self._kept: QImage | None = None  # of an earlier picture: lies over this one
        self._before = QImage()  # lies over this share of it, from the left
        self._share = 0.0
        self._former = QImage()  # what is faded out
        self._paper: QColor | None = None  # shown in place of the picture: one of an empty sheet says nothing
        self._drawn_since = -1  # the first revision with something on the sheet
        self._grows = False  # out of the paper, which nothing is drawn on
        self._fade = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_FADE_MS)
        self._fade.valueChanged.connect(lambda: self.changed.emit(self.image.rect()))
        self._fade.finished.connect(self._forget_former)

    @property
    def is_covered(self) -> bool:
        """Whether clean paper is shown, as nothing has been drawn yet."""
        return self._paper is not None

    @property
    def is_fading(self) -> bool:
        """Whether something of the picture before is still seen."""
        return not self._former.isNull()

    @property
    def paper(self) -> QColor:
        """The colour of the paper that is shown."""
        return self._paper or QColor("white")

    def show_instead(self, image: Callable[[], QImage] | None) -> None:
        """Show what this returns, stretched over the sheet, in the picture's place in all views; None ends it.

        Of a sheet without a picture nothing changes.
        """
        self._instead = image
        self.changed.emit(self.image.rect())

    @property
    def finished(self) -> QImage:
        """The picture as it is saved: what is kept of an earlier one lies over it; null before there is a picture."""
        return lay_over(self.image, self._kept)

    def keep(self, part: QImage | None) -> None:
        """Let a part of an earlier picture, with an alpha channel, lie over all that come, stretched to their size."""
        if part is not self._kept:
            self._kept = part
            self.changed.emit(self.image.rect())

    def compare_with(self, before: QImage, share: float) -> None:
        """Let another picture cover a share of this one from the left, 0 to 1, in all views; a null one none."""
        self._before, self._share = before, 0.0 if before.isNull() else share
        self.changed.emit(self.image.rect())

    def cover(self, paper: QColor) -> None:
        """The sheet is empty: show clean paper until a picture comes with something in it."""
        self._drawn_since = -1
        if self._paper != paper:
            self._paper = paper
            self.changed.emit(self.image.rect())

    def uncover(self, revision: int) -> None:
        """Something is on the sheet from this revision on: the first picture of it grows out of the paper."""
        if self._paper is not None and self._drawn_since < 0:
            self._drawn_since = revision

    def show(self, revision: int, rgb: NDArray[np.uint8], fade: bool = False) -> bool:
        """Show the picture, HxWx3, of a revision of the drawing; returns False if a newer one is shown already.

        With `fade` it comes in softly, if it takes the place of a picture of its size.
        """
        if revision < self.revision:
            return False
        self._fade.stop()
        former, self.image = self.image, to_qimage(rgb)
        if former.isNull() and not self.preview.isNull():
            former, fade = self.preview.convertToFormat(self.image.format()), True
        self.preview = QImage()
        if self._uncovers(revision):
            former, fade = self._take_off_paper(), True
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
        if self._uncovers(revision):
            self._former = self._take_off_paper()
            self._fade.start()
            self.changed.emit(self.image.rect())
        for patch in patches:
            rect = QRect(patch.box.left, patch.box.top, patch.box.width, patch.box.height)
            if not self.image.rect().contains(rect):
                continue  # of another sheet than the one that is shown
            grows = self._fade.state() == QVariantAnimation.State.Running and self._grows
            for image in (self.image,) if grows else (self.image, self._former):
                if not image.isNull():
                    region(writable(image), rect)[..., RGB] = patch.rgb
            self.changed.emit(rect)

    def paint(self, painter: QPainter, size: QSize, transform: QTransform, exposed: QRect) -> None:
        """Paint the picture over a sheet of `size` that lies in the widget as `transform` says."""
        if self._paper is not None:
            painter.setTransform(transform)
            painter.fillRect(QRect(QPoint(0, 0), size), self._paper)
            painter.resetTransform()
            self._paint_kept(painter, size, transform, exposed)
            return
        if self._instead is not None and not self.image.isNull():
            self._paint_stretched(painter, self._instead(), size, transform, exposed)
            return
        if self._share > 0 and not self.image.isNull():
            self._paint_compared(painter, size, transform, exposed)
        else:
            self._paint_live(painter, size, transform, exposed)

    def _paint_live(self, painter: QPainter, size: QSize, transform: QTransform, exposed: QRect) -> None:
        opacity = painter.opacity()
        if self.image.isNull() and not self.preview.isNull():
            painter.setOpacity(opacity * _PREVIEW)
            self._paint_stretched(painter, self.preview, size, transform, exposed)
        for image, share in ((self.image, 1.0), (self._former, 1.0 - float(self._fade.currentValue() or 0.0))):
            if image.isNull():
                continue
            painter.setOpacity(opacity * share)
            self._paint_stretched(painter, image, size, transform, exposed)
        painter.setOpacity(opacity)
        self._paint_kept(painter, size, transform, exposed)

    def _paint_kept(self, painter: QPainter, size: QSize, transform: QTransform, exposed: QRect) -> None:
        if self._kept is not None:
            self._paint_stretched(painter, self._kept, size, transform, exposed)

    def _paint_compared(self, painter: QPainter, size: QSize, transform: QTransform, exposed: QRect) -> None:
        """Paint the other picture left of a line, and this one right of it; each alone, as both may be see-through."""
        at = self._share * size.width()
        left, right = QRectF(0, 0, at, size.height()), QRectF(at, 0, size.width() - at, size.height())
        for half, paint in ((left, self._paint_before), (right, self._paint_live)):
            outline = QPainterPath()
            outline.addPolygon(transform.map(QPolygonF(half)))
            painter.save()
            painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
            paint(painter, size, transform, exposed)
            painter.restore()
        if self._share < 1:
            painter.save()
            for colour, width in ((QColor(0, 0, 0, 110), 3), (QColor(255, 255, 255), 1)):
                painter.setPen(QPen(colour, width))
                painter.drawLine(transform.map(QPointF(at, 0)), transform.map(QPointF(at, size.height())))
            painter.restore()

    def _paint_before(self, painter: QPainter, size: QSize, transform: QTransform, exposed: QRect) -> None:
        self._paint_stretched(painter, self._before, size, transform, exposed)

    @staticmethod
    def _paint_stretched(painter: QPainter, image: QImage, size: QSize, transform: QTransform, exposed: QRect) -> None:
        fitted = QTransform.fromScale(size.width() / image.width(), size.height() / image.height())
        paint_image(painter, image, fitted * transform, exposed)

    def _uncovers(self, revision: int) -> bool:
        return self._paper is not None and 0 <= self._drawn_since <= revision

    def _take_off_paper(self) -> QImage:
        """Return the paper as an image of the picture's size, and show the picture from now on."""
        assert self._paper is not None
        paper = QImage(self.image.size(), self.image.format())
        paper.fill(self._paper)
        self._paper, self._drawn_since, self._grows = None, -1, True
        return paper

    def _forget_former(self) -> None:
        self._former, self._grows = QImage(), False
