"""The window's lower right corner, where what is said lies beside what is drawn on (toast)."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

_WIDEST, _NARROWEST = 560, 240


def place_beside(bar: QWidget, parent: QWidget, column: QWidget) -> None:
    """Lay a bar over the lower right corner of its parent, in the width of a column there."""
    left = column.mapTo(parent, QPoint(0, 0)).x()
    width = min(_WIDEST, max(column.width(), _NARROWEST), parent.width() - 16)
    left = min(left + column.width(), parent.width()) - width
    height = max(bar.heightForWidth(width), bar.minimumSizeHint().height())
    bar.setGeometry(max(left, 0), max(parent.height() - height - 4, 0), width, height)
