"""What the help menu opens: the pages of the help, shortcuts, diagnostics, and what Sketchpad is."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QMainWindow

from sketchpad import paths
from sketchpad.document.drawing import Drawing
from sketchpad.settings import Settings
from sketchpad.ui.actions import Actions
from sketchpad.ui.files.file_controller import FileController
from sketchpad.ui.models.model_controller import ModelController
from sketchpad.ui.picture.live_status import LiveStatus
from trainer.messages import spoken, tr

if TYPE_CHECKING:
    from sketchpad.diagnostics import Circumstances

_MOST_EXAMPLES = 3  # on a model's page


class HelpController(QObject):
    """Opens the dialogs, each beside the window's own work; their modules are imported then, not at the start."""

    error_message = Signal(str)  # a sentence
    done = Signal(str)  # a confirmation

    def __init__(
        self,
        window: QMainWindow,
        drawing: Drawing,
        actions: Actions,
        files: FileController,
        settings: Callable[[], Settings],
        models: ModelController,
        status: LiveStatus,
    ) -> None:
        super().__init__(window)
        self._window, self._drawing, self._actions, self._files = window, drawing, actions, files
        self._settings, self._models, self._status = settings, models, status
        actions.help.triggered.connect(lambda _checked=False: self._show(self._make_help()))
        actions.model_help.triggered.connect(lambda _checked=False: self._show(self._make_help(of_model=True)))
        actions.shortcuts.triggered.connect(lambda _checked=False: self._show(self._make_shortcuts()))
        actions.diagnostics.triggered.connect(lambda _checked=False: self._show(self._make_diagnostics()))
        actions.about.triggered.connect(lambda _checked=False: self._show(self._make_about()))

    @staticmethod
    def _show(dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _make_help(self, of_model: bool = False) -> QDialog:
        from sketchpad.ui.help.help_dialog import HelpDialog
        from sketchpad.ui.help.help_pages import model_page, read_pages

        folder = paths.assets() / "help"
        entries = [entry for entry in self._models.entries() if not entry.fault]
        pages = [model_page(entry, self._models.examples_of(entry.path)[:_MOST_EXAMPLES]) for entry in entries]
        language = spoken()
        dialog = HelpDialog([*read_pages(folder, language), *pages], folder / language, self._window)
        if of_model and self._models.opened is not None:
            dialog.choose(tr(self._models.opened.card.name))
        return dialog

    def _make_about(self) -> QDialog:
        from sketchpad.ui.help.about_dialog import AboutDialog

        return AboutDialog(paths.assets() / "licences", self._window)

    def _make_shortcuts(self) -> QDialog:
        from sketchpad.ui.help.shortcuts_dialog import ShortcutsDialog

        return ShortcutsDialog(self._actions.keymap, self._window.menuBar(), self._window)

    def _make_diagnostics(self) -> QDialog:
        from sketchpad.ui.help.diagnostics_dialog import DiagnosticsDialog

        ask: Callable[[str, str, str], Path | None] = self._files.ask_place
        dialog = DiagnosticsDialog(self._describe, self._drawing.image, ask, self._window)
        dialog.error_message.connect(self.error_message)
        dialog.done_saying.connect(self.done)
        return dialog

    def _describe(self, drawing: bytes | None) -> "Circumstances":
        from sketchpad.diagnostics import Circumstances

        screen = self._window.screen()
        size, opened = screen.size(), self._models.opened
        return Circumstances(
            self._settings(),
            opened.card if opened is not None else None,
            (self._drawing.width, self._drawing.height),
            self._status.text,
            f"{size.width()}x{size.height()} at {screen.devicePixelRatio():g}x, {screen.logicalDotsPerInch():.0f} dpi",
            paths.log_file(),
            drawing,
        )
