"""The menu of drawings opened or saved last."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from sketchpad.ui.files.file_controller import FileController
from sketchpad.ui.kit.plain_text import plain_tip
from trainer.files.regular_file import is_regular_file
from trainer.messages import tr


class RecentMenu(QObject):
    """Filled when it is shown, so that it says which files are still there."""

    def __init__(self, menu: QMenu, files: FileController) -> None:
        super().__init__(menu)
        self._menu, self._files = menu, files
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """List the files as they are now."""
        self._menu.clear()
        for number, path in enumerate(self._files.recent, start=1):
            there = is_regular_file(path)
            name = path.name.replace("&", "&&")
            action = QAction(
                f"&{number % 10}  {name}" if there else tr("{name}  (no longer there)", name=name), self._menu
            )
            action.setToolTip(plain_tip(str(path)))
            action.setEnabled(there)
            action.triggered.connect(lambda _checked=False, path=path: self._open(path))
            self._menu.addAction(action)
        if self._files.recent:
            self._menu.addSeparator()
        clear = QAction(tr("&Clear the list") if self._files.recent else tr("No drawings yet"), self._menu)
        clear.setEnabled(bool(self._files.recent))
        clear.triggered.connect(self._files.forget_recent)
        self._menu.addAction(clear)

    def _open(self, path: Path) -> None:
        if self._files.may_leave():
            self._files.open(path)
