"""The drawing is kept after each step, unsaved or not (autosave, recovery); what is wrong with that is said."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sketchpad.document.drawing import Drawing
from sketchpad.document.files.recovery import Recovery
from sketchpad.ui.files.file_controller import FileController
from sketchpad.ui.files.file_dialogs import FileDialogs
from sketchpad.ui.kit.bars.message_bar import MessageBar
from sketchpad.ui.models.model_controller import ModelController


class AutosaveController(QObject):
    """Without a recovery nothing is kept."""

    def __init__(
        self,
        window: QWidget,
        drawing: Drawing,
        recovery: Recovery | None,
        files: FileController,
        models: ModelController,
        message: MessageBar,
    ) -> None:
        super().__init__(window)
        self._window, self._drawing, self._recovery = window, drawing, recovery
        self._files, self._models, self._message = files, models, message
        self._failed = ""  # why the drawing can't be kept, as it was said last
        files.named.connect(self.keep_name)

    def keep(self) -> None:
        """A step is complete."""
        if self._recovery is not None:
            self._recovery.keep(self._drawing)
            self._tell_of(self._recovery)

    def keep_name(self) -> None:
        """The drawing is called otherwise, or is drawn with another model."""
        if self._recovery is not None:
            opened = self._models.opened
            model = str(opened.path) if opened is not None else None
            self._recovery.keep_name(self._drawing, self._files.kept_name(model))

    def may_close(self, dialogs: FileDialogs) -> bool:
        """Return whether nothing would be lost, or the person doesn't mind: usually the next start has it again."""
        if self._recovery is None:
            return True
        self._recovery.keep(self._drawing)
        is_empty = self._drawing.is_blank and self._drawing.kept is None
        if self._recovery.failed is None or not self._drawing.modified or is_empty:
            return True
        answer = dialogs.ask_to_close(self._window, self._files.name, self._recovery.failed)
        return self._files.save() if answer == "save" else answer == "leave"

    def close(self) -> None:
        """The window closes: the drawing is left to the next start."""
        if self._recovery is not None:
            self._recovery.close(self._drawing)

    def _tell_of(self, recovery: Recovery) -> None:
        """Say what went wrong with keeping the drawing, as long as it does."""
        if self._failed and recovery.failed is None:
            self._message.withdraw(self._failed)
        self._failed = recovery.failed or ""
        if recovery.failed is not None and not self._message.text:
            self._message.show_text(recovery.failed)
        if notices := recovery.take_notices():
            self._message.show_text("\n".join(notices))
