"""What lies over each other on the canvas: drawing, tracing image, the picture as the mode wants it, ghost."""

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from sketchpad.document.drawing import Drawing
from sketchpad.ui.canvas.live_picture import LivePicture
from sketchpad.ui.canvas.sheet_view import paint_image
from sketchpad.ui.canvas.shown_drawing import ShownDrawing
from sketchpad.ui.canvas.stroke_ghost import StrokeGhost
from sketchpad.ui.canvas.view_mode import ViewMode


class Layers(QObject):
    """Paints them; the canvas forwards what the pen does to the ghost."""

    changed = Signal()  # all of it has to be painted again,
    part_changed = Signal(QRect)  # or a rectangle of the sheet

    def __init__(self, drawing: Drawing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self.shown = ShownDrawing(drawing, self)
        self.shown.changed.connect(self.changed)
        self.ghost = StrokeGhost(self)
        self.ghost.changed.connect(self._changed_over_picture)
        self._picture: LivePicture | None = None
        self._mode = ViewMode.BESIDE
        self._opacities = {ViewMode.OVERLAY: 0.5, ViewMode.ON_PICTURE: 0.7}
        self._split = 0.5

    def set_picture(self, picture: LivePicture) -> None:
        """Take the picture from here."""
        self._picture = picture
        picture.changed.connect(self._follow_picture)

    @property
    def mode(self) -> ViewMode:
        """The view mode."""
        return self._mode

    @mode.setter
    def mode(self, mode: ViewMode) -> None:
        self._mode = mode
        self.ghost.forget()
        self.changed.emit()

    def opacity(self, mode: ViewMode) -> float:
        """Return how strong what a mode lays over the canvas is, 0 to 1: the picture, or over the picture the ghost."""
        return self._opacities.get(mode, 1.0)

    def set_opacity(self, mode: ViewMode, opacity: float) -> None:
        """Change how strong that is."""
        self._opacities[mode] = min(max(opacity, 0.0), 1.0)
        self.changed.emit()

    @property
    def split(self) -> float:
        """Where the picture begins, as a share of the canvas's width."""
        return self._split

    @split.setter
    def split(self, share: float) -> None:
        self._split = min(max(share, 0.0), 1.0)
        self.changed.emit()

    @property
    def has_split(self) -> bool:
        """Whether there is something to either side of a handle."""
        return self._mode is ViewMode.SPLIT and self._has_picture

    @property
    def shows_ghost(self) -> bool:
        """Whether what is drawn would be hidden without its ghost."""
        return self._mode in (ViewMode.SPLIT, ViewMode.ON_PICTURE) and self._has_picture

    def paint(self, painter: QPainter, transform: QTransform, exposed: QRect, bounds: QRect) -> None:
        """Paint what a rectangle of the canvas shows; `bounds` is all of the canvas."""
        if not self._has_picture or self._mode is ViewMode.BESIDE:
            self._paint_drawing(painter, transform, exposed)
            return
        match self._mode:
            case ViewMode.OVERLAY:
                self._paint_drawing(painter, transform, exposed)
                painter.setOpacity(self.opacity(ViewMode.OVERLAY))
                self._paint_picture(painter, transform, exposed)
                painter.setOpacity(1.0)
            case ViewMode.SPLIT:
                at = round(bounds.width() * self._split)
                left, right = QRect(bounds), QRect(bounds)
                left.setWidth(at)
                right.setLeft(at)
                for half, paint in ((left, self._paint_drawing), (right, self._paint_with_ghost)):
                    part = half.intersected(exposed)
                    if not part.isEmpty():
                        painter.save()
                        painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
                        paint(painter, transform, part)
                        painter.restore()
            case ViewMode.ON_PICTURE:
                self._paint_with_ghost(painter, transform, exposed)
                self._paint_tracing(painter, transform, exposed)

    def paint_split(self, painter: QPainter, bounds: QRect) -> None:
        """Paint the line between drawing and picture, light and dark so that it is seen on both."""
        if self.has_split:
            at = round(bounds.width() * self._split)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            for colour, width in ((QColor(0, 0, 0, 110), 3), (QColor(255, 255, 255), 1)):
                painter.setPen(QPen(colour, width))
                painter.drawLine(at, bounds.top(), at, bounds.bottom())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    @property
    def _has_picture(self) -> bool:
        return self._picture is not None and not self._picture.image.isNull() and not self._picture.is_covered

    def _paint_drawing(self, painter: QPainter, transform: QTransform, exposed: QRect) -> None:
        paint_image(painter, self.shown.image, transform, exposed)
        self._paint_tracing(painter, transform, exposed)

    def _paint_tracing(self, painter: QPainter, transform: QTransform, exposed: QRect) -> None:
        tracing = self._drawing.tracing
        if tracing is not None and tracing.placement.visible:
            painter.setOpacity(tracing.placement.opacity)
            paint_image(painter, tracing.image, tracing.transform * transform, exposed)
            painter.setOpacity(1.0)

    def _paint_with_ghost(self, painter: QPainter, transform: QTransform, exposed: QRect) -> None:
        self._paint_picture(painter, transform, exposed)
        self.ghost.paint(painter, transform, exposed, self.opacity(ViewMode.ON_PICTURE))

    def _paint_picture(self, painter: QPainter, transform: QTransform, exposed: QRect) -> None:
        if self._picture is not None:
            self._picture.paint(painter, self._drawing.image.size(), transform, exposed)

    def _follow_picture(self, rect: QRect) -> None:
        if self._picture is None:
            return
        self.ghost.follow_picture(self._picture.revision)
        if self._picture.image.size() != self._drawing.image.size() or rect == self._picture.image.rect():
            self._changed_over_picture()
        elif self._mode is not ViewMode.BESIDE:
            self.part_changed.emit(rect)

    def _changed_over_picture(self) -> None:
        if self._mode is not ViewMode.BESIDE:
            self.changed.emit()
