"""One colour of a palette, as a button."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from sketchpad.document.drawing import Colour
from sketchpad.ui.kit.plain_text import plain_tip
from sketchpad.ui.kit.themes import LIGHT, current_theme

SIDE = 24


def rim() -> QPen:
    """Return what keeps a colour from melting into a ground of the same colour."""
    return QPen(QColor(0, 0, 0, 50) if current_theme() is LIGHT else QColor(255, 255, 255, 60), 1)


class SwatchButton(QAbstractButton):
    """One colour to choose."""

    def __init__(self, name: str, colour: Colour, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colour = colour
        self.setCheckable(True)
        self.setFixedSize(SIDE, SIDE)
        self.setToolTip(plain_tip(name))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.hasFocus():
            # Which one is chosen and which one has the focus are told apart.
            painter.setPen(QPen(QColor(theme.text if self.hasFocus() else theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 7, 7)
        inner = self.rect().adjusted(4, 4, -4, -4) if self.isChecked() else self.rect().adjusted(2, 2, -2, -2)
        painter.setPen(rim())
        painter.setBrush(QColor(*self.colour))
        painter.drawRoundedRect(inner, 5, 5)
        painter.end()
