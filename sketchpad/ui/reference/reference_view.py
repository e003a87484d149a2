"""A reference image as it is looked at: zoomed by the wheel, panned by a drag, and asked for its colours."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from sketchpad.ui.canvas.sheet_view import SheetView
from sketchpad.ui.canvas.viewport import ARROWS, Viewport
from sketchpad.ui.kit.themes import current_theme
from trainer.messages import tr

_MARGIN = 2  # pixels of ground around the image


class ReferenceView(SheetView):
    """Shows one image; nothing that is done here changes it."""

    picked = Signal(tuple)  # Colour
    pressed = Signal()

    def __init__(self, image: QImage, picks: Callable[[], bool], parent: QWidget | None = None) -> None:
        """`picks` says whether the tool in hand takes colours."""
        super().__init__(Viewport(), parent, margin=_MARGIN)
        self._image, self._picks = image, picks
        self._picking = False  # while the button is down
        self.setMinimumSize(QSize(40, 40))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(tr("Drag to move what is seen, turn the wheel to zoom; Alt and a click take a colour"))

    def sheet_image(self) -> QImage:
        return self._image

    def enterEvent(self, event: QEnterEvent) -> None:
        self._show_cursor(event.modifiers())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # or what lies under it would move
        super().mousePressEvent(event)
        self.pressed.emit()
        if event.button() == Qt.MouseButton.LeftButton:
            self._picking = self._takes_colour(event.modifiers())
            if self._picking:
                self._pick(event.position())
            else:
                self._panned_from = event.position()
                self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._picking:
            self._pick(event.position())
        else:
            super().mouseMoveEvent(event)
        if not event.buttons():
            self._show_cursor(event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._picking, self._panned_from = False, None
            self._show_cursor(event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the whole image again."""
        event.accept()
        if not self._takes_colour(event.modifiers()):
            self.view.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            self.view.pan(ARROWS[event.key()])
        else:
            super().keyPressEvent(event)

    def finger_pressed(self, position: QPointF) -> None:
        self.pressed.emit()
        self._picking = self._picks()
        if self._picking:
            self._pick(position)
        else:
            super().finger_pressed(position)

    def finger_moved(self, position: QPointF) -> None:
        if self._picking:
            self._pick(position)
        else:
            super().finger_moved(position)

    def finger_lifted(self) -> None:
        self._picking = False
        super().finger_lifted()

    def paint_sheet(self, painter: QPainter, exposed: QRect) -> None:
        super().paint_sheet(painter, exposed)
        if self.hasFocus():
            painter.setPen(QPen(QColor(current_theme().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 9, 9)

    def _takes_colour(self, modifiers: Qt.KeyboardModifier) -> bool:
        return self._picks() or bool(modifiers & Qt.KeyboardModifier.AltModifier)

    def _pick(self, position: QPointF) -> None:
        """Take the colour here; beside the image there is none."""
        at = self.widget_to_document(position)
        pixel = QPoint(int(at.x() // 1), int(at.y() // 1))
        if self._image.rect().contains(pixel):
            colour = self._image.pixelColor(pixel)
            self.picked.emit((colour.red(), colour.green(), colour.blue()))

    def _show_cursor(self, modifiers: Qt.KeyboardModifier) -> None:
        cursors = Qt.CursorShape
        self.setCursor(cursors.CrossCursor if self._takes_colour(modifiers) else cursors.OpenHandCursor)
