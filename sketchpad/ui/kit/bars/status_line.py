"""The line at the window's foot (status bar): its words begin where everything else does."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStatusBar, QWidget

_LEFT = 16  # pixels: in line with the tools
_GAP = 12  # before what stands at its right


class StatusLine(QStatusBar):
    """Qt's own begins its words six pixels from the window's edge, whatever the style sheet says."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        children = self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        right = min((child.x() - _GAP for child in children if child.isVisible()), default=self.width() - _GAP)
        rect = QRect(_LEFT, 0, max(right - _LEFT, 0), self.height())
        said = self.fontMetrics().elidedText(self.currentMessage(), Qt.TextElideMode.ElideRight, rect.width())
        painter.setPen(self.palette().windowText().color())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, said)
        painter.end()
