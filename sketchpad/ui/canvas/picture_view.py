"""The picture's own view: the newest one there is, or why there is none."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from sketchpad.live.generator import Patch
from sketchpad.ui.canvas.live_picture import LivePicture
from sketchpad.ui.canvas.sheet_view import SheetView
from sketchpad.ui.canvas.viewport import Viewport
from sketchpad.ui.kit.themes import current_theme
from trainer.messages import tr


class PictureView(SheetView):
    """Shows the live picture, and tells when a new one is on screen."""

    painted = Signal(int)  # the revision of a picture that has just been painted for the first time

    def __init__(self, size: QSize, viewport: Viewport, parent: QWidget | None = None) -> None:
        super().__init__(viewport, parent)
        self.live = LivePicture(self)
        self.live.changed.connect(self._show_change)
        self._empty_size = size
        self.note = ""  # why there is no picture
        self._hint = ""
        self._announced = -1
        self.setAccessibleName(tr("Picture"))

    def sheet_image(self) -> QImage:
        return self.live.image

    def sheet_size(self) -> QSize:
        return self._empty_size if self.image.isNull() else self.image.size()

    @property
    def image(self) -> QImage:
        """The picture on screen; null before there is one."""
        return self.live.image

    @property
    def shown_revision(self) -> int:
        """The revision of the drawing that the picture shows."""
        return self.live.revision

    def set_picture(self, revision: int, rgb: NDArray[np.uint8], fade: bool = False) -> None:
        """Show the picture, HxWx3, of a revision of the drawing, unless a newer one is shown already."""
        if self.live.show(revision, rgb, fade):
            self._announced = -1
            self.note = ""  # why there is no picture

    def patch_picture(self, revision: int, patches: Sequence[Patch]) -> None:
        """Show parts of the picture anew, of a revision of the drawing."""
        self.live.patch(revision, patches)

    @property
    def hint(self) -> str:
        """What is said on clean paper."""
        return self._hint

    def set_hint(self, text: str) -> None:
        """Say on clean paper how to begin."""
        if text != self._hint:
            self._hint = text
            self.update()

    def preview(self, picture: QImage) -> None:
        """Show a picture of an earlier session faintly, until the engine has drawn; null takes it away."""
        self.live.preview = picture
        self.update()

    def set_note(self, text: str) -> None:
        """Say in place of a picture why there is none; over a picture nothing is said."""
        self.note = text
        self.update()

    def _show_change(self, rect: QRect) -> None:
        if rect == self.image.rect():
            self.update()  # with the rim, and the ground if the size is another
        else:
            self.update_document(rect)

    def paint_sheet(self, painter: QPainter, exposed: QRect) -> None:
        """Paint the picture, and over it what is still left of the one before."""
        if not (self.image.isNull() and self.live.preview.isNull()):
            self.paint_rim(painter)
            self.live.paint(painter, self.sheet_size(), self.transform(), exposed)

    def _paint_hint(self) -> None:
        """Write in the middle of the paper, level even if the sheet is turned."""
        painter = QPainter(self)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        painter.setFont(font)
        sheet = self.transform().mapRect(QRectF(QPointF(0, 0), self.sheet_size().toSizeF()))
        bounds = sheet.intersected(QRectF(self.rect())).adjusted(24, 24, -24, -24)
        dark_paper = self.live.paper.lightness() < 128
        painter.setPen(QColor(235, 235, 240) if dark_paper else QColor(80, 79, 88))
        painter.drawText(bounds, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), self._hint)
        painter.end()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.image.isNull():
            if not self.live.preview.isNull():
                return
            painter = QPainter(self)
            painter.setPen(QColor(current_theme().quiet))
            bounds = QRectF(self.rect()).adjusted(32, 32, -32, -32)
            painter.drawText(bounds, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), self.note)
            painter.end()
            return
        if self.live.is_covered and self._hint:
            self._paint_hint()
        if self._announced != self.shown_revision:
            self._announced = self.shown_revision
            self.painted.emit(self.shown_revision)
