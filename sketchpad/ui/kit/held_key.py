"""A command that holds as long as its key is down (momentary), however the key comes up."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence

_AWAY = (QEvent.Type.WindowDeactivate, QEvent.Type.ApplicationDeactivate)


class HeldKey(QObject):
    """Unchecks a checkable action when its key is let go or the window is left; chosen in a menu, it stays."""

    def __init__(self, action: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._action = action
        action.setCheckable(True)
        action.setAutoRepeat(False)
        action.toggled.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _AWAY or (isinstance(event, QKeyEvent) and self._is_let_go(event)):
            self._action.setChecked(False)
        return super().eventFilter(watched, event)

    def _is_let_go(self, event: QKeyEvent) -> bool:
        # By the key alone: of Ctrl and a letter, Ctrl may come up first.
        alone = QKeySequence(event.key())
        mine = [keys.toString().rpartition("+")[2] or "+" for keys in self._action.shortcuts()]
        return event.type() == QEvent.Type.KeyRelease and not event.isAutoRepeat() and alone.toString() in mine

    def _watch(self, checked: bool) -> None:
        # Of the whole program, as the focus may have gone elsewhere; only meanwhile, as that slows down every event.
        application = QCoreApplication.instance()
        assert application is not None
        if checked:
            application.installEventFilter(self)
        else:
            application.removeEventFilter(self)
