"""A button that shows a picture, small (thumbnail), on a white card whose rim tells what is chosen or has the focus."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from sketchpad.ui.kit.themes import current_theme

SIDE = 56  # pixels of the button, each way
_INSET = 5


class ThumbnailButton(QAbstractButton):
    """One of several pictures, of which one is chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.image = QImage()
        self.opacity = 1.0  # of the picture
        self.setCheckable(True)
        self.setFixedSize(QSize(SIDE, SIDE))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        strong = self.isChecked() or self.hasFocus()
        rim = theme.text if self.hasFocus() else theme.accent if self.isChecked() else theme.border
        painter.setPen(QPen(QColor(rim), 2 if strong else 1))
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
        if not self.image.isNull():
            inner = self.rect().adjusted(_INSET, _INSET, -_INSET, -_INSET)
            target = QRect(inner.topLeft(), self.image.size().scaled(inner.size(), Qt.AspectRatioMode.KeepAspectRatio))
            target.moveCenter(inner.center())
            painter.setOpacity(self.opacity)
            painter.drawImage(target, self.image)
        painter.end()
