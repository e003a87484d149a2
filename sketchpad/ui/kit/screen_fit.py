"""Dialogs are never larger than their screen: what doesn't fit is scrolled to (small and scaled displays)."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

_FRAME = 48  # pixels for the title bar and the window's edge


class ScreenFit(QObject):
    """Watches dialogs, and makes each fit when it is shown."""

    def watch(self, dialog: QDialog) -> None:
        """See to it that a dialog fits when it is shown."""
        dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QDialog):
            fit_to_screen(watched)
        return super().eventFilter(watched, event)


def fit_to_screen(dialog: QDialog) -> None:
    """Make a dialog no larger than its screen, and let it be scrolled if it would have to be."""
    available = dialog.screen().availableGeometry()
    width, height = available.width() - 16, available.height() - _FRAME
    layout = dialog.layout()
    least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
    if layout is not None and (least.width() > width or least.height() > height):
        inner = QWidget()
        inner.setLayout(layout)  # Qt takes it from the dialog, with all that is in it
        inner.setMinimumSize(least)
        scroll = QScrollArea(dialog)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        dialog.setMinimumSize(0, 0)
        outer = QVBoxLayout(dialog)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        dialog.resize(min(least.width() + 16, width), min(least.height(), height))
    elif dialog.width() > width or dialog.height() > height:
        dialog.resize(min(dialog.width(), width), min(dialog.height(), height))
    frame = dialog.frameGeometry()
    if not available.contains(frame):
        left = max(available.left(), min(frame.left(), available.right() - frame.width()))
        top = max(available.top(), min(frame.top(), available.bottom() - frame.height()))
        dialog.move(left, top)
