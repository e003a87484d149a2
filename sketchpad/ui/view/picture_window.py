"""The picture as a window of its own, for a second screen."""

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QMouseEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sketchpad.ui.canvas.picture_view import PictureView
from trainer.messages import tr

_SIDE = 640  # pixels


class PictureWindow(QWidget):
    """Holds the picture's view while it is apart; closing it puts the view back."""

    closed = Signal()
    moved = Signal()  # or got another size

    def __init__(self, parent: QWidget, actions: list[QAction], geometry: str | None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("apart")
        self.setWindowTitle(tr("Picture – Sketchpad"))
        self.setAccessibleName(tr("Picture"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.addActions(actions)  # the window's keys work here too
        self._geometry = geometry
        self.resize(_SIDE, _SIDE)

    @property
    def remembered(self) -> str | None:
        """Where it is or was last, for the settings; None if it never was."""
        if self.isVisible():
            self._remember()
        return self._geometry

    def take(self, view: PictureView) -> None:
        """Show the picture here: where the window was last, or else all over another screen if there is one."""
        self._column.addWidget(view)
        view.show()
        known = self._geometry is not None and self.restoreGeometry(QByteArray.fromBase64(self._geometry.encode()))
        parent = self.parentWidget()
        others = [screen for screen in QGuiApplication.screens() if parent is None or screen is not parent.screen()]
        if not known and others:
            self.setGeometry(others[0].availableGeometry())
            self.showMaximized()
        else:
            self.show()

    def put_away(self) -> None:
        """Hide the window; the view is taken out of it by whoever shows it next."""
        if self.isVisible():
            self._remember()
            self.hide()

    def toggle_full_screen(self) -> None:
        """Fill the screen with the picture, or stop doing so."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.toggle_full_screen()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.moved.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._remember()
        self.closed.emit()
        super().closeEvent(event)

    def _remember(self) -> None:
        self._geometry = bytes(self.saveGeometry().toBase64().data()).decode()
