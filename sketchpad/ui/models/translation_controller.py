"""“Translate files…” in the window: one dialog beside it, the model that is open, and way for the pen."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sketchpad.document.drawing import Drawing
from sketchpad.live.session import OpenedModel
from sketchpad.training.runs.yield_to_pen import YieldToPen
from sketchpad.ui.actions import Actions
from sketchpad.ui.files.file_controller import FileController
from sketchpad.ui.models.model_controller import ModelController
from sketchpad.ui.models.translation_dialog import TranslationDialog
from trainer.messages import tr


class TranslationController(QObject):
    """Opens the dialog once, and again as it was: a translation goes on while it is closed."""

    status_message = Signal(str)  # for the status line

    def __init__(
        self, window: QWidget, drawing: Drawing, actions: Actions, files: FileController, models: ModelController
    ) -> None:
        super().__init__(window)
        self._window, self._files, self._models = window, files, models
        self.dialog: TranslationDialog | None = None
        self._yielding = YieldToPen(
            lambda: self.dialog.job if self.dialog is not None else None, lambda: drawing.stroking, self
        )
        self.give_way = self._yielding.note_change
        actions.translate.triggered.connect(lambda _checked=False: self.show())
        models.changed.connect(self._follow)

    def show(self) -> None:
        """Show the dialog beside the window."""
        if self.dialog is None:
            self.dialog = TranslationDialog(self._files.ask_drawings, self._files.ask_folder, self._window)
            self.dialog.status_message.connect(self.status_message)
            if self._models.opened is not None:
                self._follow(self._models.opened)
        self.dialog.show()
        self.dialog.activateWindow()

    def end(self) -> None:
        """The window closes: what is being translated ends, and what is written stays."""
        if self.dialog is not None:
            self.dialog.end()

    def _follow(self, opened: OpenedModel) -> None:
        if self.dialog is not None:
            self.dialog.use(Path(opened.path).absolute(), tr(opened.card.name))
