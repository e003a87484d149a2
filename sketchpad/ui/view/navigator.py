"""The navigator (overview, minimap): all of the sheet in a corner, and on it the part that is seen."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from sketchpad.document.drawing import Drawing
from sketchpad.ui.canvas.canvas_view import CanvasView
from sketchpad.ui.canvas.viewport import ARROWS
from sketchpad.ui.kit.themes import current_theme
from trainer.messages import tr

_LONGEST = 132  # pixels of the sheet's longer side
_SHARE = 0.3  # of the canvas that it takes at most, so that a small window is still one to draw in
_INSET = 10  # from the canvas's corner
_RIM = 4
_SHADE = QColor(0, 0, 0, 90)  # over what isn't seen


class Navigator(QWidget):
    """Shown only while the sheet doesn't fit; pressed or dragged, and by the arrow keys, it moves what is seen."""

    def __init__(self, canvas: CanvasView, drawing: Drawing) -> None:
        super().__init__(canvas)
        self._canvas, self._drawing = canvas, drawing
        self._small = QImage()
        self._revision = -1  # of the drawing that is shown small
        self._held: QPointF | None = None  # from the middle of what is seen to the pointer, in shares of the sheet
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)  # or fingers would draw under it
        self.setAccessibleName(tr("Overview of the sheet"))
        self.setToolTip(tr("The whole sheet: drag to move what is seen of it"))
        canvas.installEventFilter(self)
        canvas.view.changed.connect(self.reposition)
        canvas.finished.connect(self.update)
        self.reposition()

    @property
    def seen(self) -> QPolygonF:
        """The outline of what the canvas shows of the sheet, in the navigator's pixels."""
        transform = self._canvas.transform().inverted()[0]
        return self._transform().map(transform.map(QPolygonF(QRectF(self._canvas.rect()))))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            self.reposition()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and event.points():
            event.accept()
            if event.type() == QEvent.Type.TouchBegin:
                self._take(event.points()[0].position())
            elif event.type() == QEvent.Type.TouchUpdate:
                self._drag(event.points()[0].position())
            else:
                self._held = None
            return True
        return super().event(event)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._revision = -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # or the canvas would draw
        if event.button() == Qt.MouseButton.LeftButton:
            self._take(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._drag(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._held = None

    def tabletEvent(self, event: QTabletEvent) -> None:
        event.accept()
        match event.type():
            case QEvent.Type.TabletPress:
                self._take(event.position())
            case QEvent.Type.TabletRelease:
                self._held = None
            case _:
                self._drag(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            self._canvas.view.pan(ARROWS[event.key()])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.outline), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(theme.window))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        self._refresh()
        sheet = self._transform().mapRect(QRectF(self._drawing.rect))
        painter.setTransform(self._transform())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self._drawing.rect), self._small)
        painter.resetTransform()
        painter.setClipRect(sheet)
        outside, seen = QPainterPath(), QPainterPath()
        outside.addRect(sheet)
        seen.addPolygon(self.seen)
        seen.closeSubpath()
        painter.fillPath(outside.subtracted(seen), _SHADE)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((QColor(255, 255, 255), 3.0), (QColor(theme.accent), 1.5)):
            painter.setPen(QPen(colour, width))
            painter.drawPath(seen)
        painter.end()

    def _refresh(self) -> None:
        """Make the small image anew, if the drawing is another one; while the pen moves that can wait."""
        if self._revision != self._drawing.revision and not (self._drawing.stroking and not self._small.isNull()):
            self._revision = self._drawing.revision
            smooth, ratio = Qt.TransformationMode.SmoothTransformation, self.devicePixelRatioF()
            self._small = self._canvas.sheet_image().scaled(
                (self._sheet_rect().size() * ratio).toSize(), Qt.AspectRatioMode.IgnoreAspectRatio, smooth
            )

    def _sheet_rect(self) -> QRectF:
        """Return where the sheet lies in the navigator."""
        return QRectF(self.rect()).adjusted(_RIM, _RIM, -_RIM, -_RIM)

    def _transform(self) -> QTransform:
        """Return the way from the sheet's pixels to the navigator's; level, and mirrored as the view is."""
        bounds, size = self._sheet_rect(), self._drawing.image.size()
        transform = QTransform()
        transform.translate(bounds.center().x(), bounds.center().y())
        across = bounds.width() / size.width()
        transform.scale(-across if self._canvas.view.mirrored else across, bounds.height() / size.height())
        transform.translate(-size.width() / 2, -size.height() / 2)
        return transform

    def _shares(self, position: QPointF) -> QPointF:
        """Return where in the sheet a place of the navigator is, from 0 to 1 each."""
        at, size = self._transform().inverted()[0].map(position), self._drawing.image.size()
        return QPointF(at.x() / size.width(), at.y() / size.height())

    def _take(self, position: QPointF) -> None:
        """Take hold of what is seen, or have that jump here first."""
        inside = self.seen.containsPoint(position, Qt.FillRule.OddEvenFill)
        self._held = self._shares(position) - self._canvas.view.centre if inside else QPointF(0, 0)
        self._drag(position)

    def _drag(self, position: QPointF) -> None:
        if self._held is not None:
            view = self._canvas.view
            view.pan(view.centre - (self._shares(position) - self._held))

    def reposition(self) -> None:
        """Lie in the corner, in the shape of the sheet: it, the canvas or the zoom may be another."""
        bounds, size = self._canvas.rect(), self._drawing.image.size()
        longest = min(_LONGEST, _SHARE * min(bounds.width(), bounds.height()))
        scale = longest / max(size.width(), size.height())
        width, height = (max(round(scale * side), 1) + 2 * _RIM for side in (size.width(), size.height()))
        self.setGeometry(bounds.width() - width - _INSET, _INSET, width, height)
        self.setVisible(self._canvas.view.zoom > 1)
        self.update()
