"""A widget that shows one image as a sheet: as large as fits, in the middle, on a quiet ground."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sketchpad.ui.themes import LIGHT, Theme

_MARGIN = 16  # pixels of ground around the sheet
_CORNER = 10


class SheetView(QWidget):
    """Knows where each pixel of the sheet lies in the widget; two of them of one size show it in one place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 240)

    def sheet_image(self) -> QImage:
        """Return the image to show; a null one leaves the ground empty."""
        raise NotImplementedError

    def sheet_size(self) -> QSize:
        """Return the sheet's size in its own pixels."""
        return self.sheet_image().size()

    def sheet_rect(self) -> QRectF:
        """Return where the sheet lies in the widget."""
        size = self.sheet_size()
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        scale = min(room.width() / size.width(), room.height() / size.height())
        width, height = size.width() * scale, size.height() * scale
        # On whole pixels, so that the rim is crisp.
        return QRectF(round(room.center().x() - width / 2), round(room.center().y() - height / 2), width, height)

    @property
    def scale(self) -> float:
        """Pixels of the widget for one of the sheet."""
        return self.sheet_rect().width() / self.sheet_size().width()

    def document_to_widget(self, place: QPointF) -> QPointF:
        """Return where a place of the sheet lies in the widget."""
        return self.sheet_rect().topLeft() + place * self.scale

    def widget_to_document(self, place: QPointF) -> QPointF:
        """Return which place of the sheet lies here."""
        return (place - self.sheet_rect().topLeft()) / self.scale

    def update_document(self, rect: QRect) -> None:
        """Paint a rectangle of the sheet again, soon."""
        if not rect.isEmpty():
            top_left = self.document_to_widget(QPointF(rect.topLeft()))
            shown = QRectF(top_left, QRectF(rect).size() * self.scale)
            self.update(shown.toAlignedRect().adjusted(-2, -2, 2, 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_ground(painter)
        self.paint_sheet(painter, event.rect())
        painter.end()

    def paint_ground(self, painter: QPainter) -> None:
        """Paint what the sheet lies on."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.panel))
        painter.drawRoundedRect(self.rect(), _CORNER, _CORNER)

    def paint_sheet(self, painter: QPainter, exposed: QRect) -> None:
        """Paint the part of the sheet that has to be painted again."""
        image = self.sheet_image()
        if image.isNull():
            return
        target = self.sheet_rect()
        shadow = QColor(0, 0, 0, 14)
        painter.setBrush(shadow)
        for spread in (1, 2, 4):
            painter.drawRoundedRect(target.adjusted(-spread, -spread + 1, spread, spread + 1), 3, 3)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = self.scale
        part = QRectF(self.widget_to_document(QPointF(exposed.topLeft())), QRectF(exposed).size() / scale)
        # Whole pixels of the sheet and one more around them, or smoothing would leave seams.
        source = part.toAlignedRect().adjusted(-2, -2, 2, 2).intersected(image.rect())
        if not source.isEmpty():
            place = QRectF(self.document_to_widget(QPointF(source.topLeft())), QRectF(source).size() * scale)
            painter.drawImage(place, image, QRectF(source))
