"""The time-lapse: recorded while it is drawn, saved when it is wanted."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from sketchpad.document.drawing import Drawing
from sketchpad.document.files.timelapse import TimelapseRecorder
from sketchpad.document.kept_part import lay_over
from sketchpad.document.pixels import to_qimage
from sketchpad.document.tools.toolbox import Toolbox
from sketchpad.live.generator import Picture
from sketchpad.live.session import LiveSession
from sketchpad.ui.actions import Actions
from sketchpad.ui.files.file_controller import FileController
from sketchpad.ui.files.timelapse_dialog import TimelapseDialog


class TimelapseController(QObject):
    """Records the steps of the drawing with their pictures."""

    def __init__(
        self,
        window: QWidget,
        drawing: Drawing,
        session: LiveSession,
        toolbox: Toolbox,
        files: FileController,
        actions: Actions,
    ) -> None:
        super().__init__(window)
        self._window, self._drawing, self._toolbox, self._files = window, drawing, toolbox, files
        self.recorder = TimelapseRecorder()
        session.picture_ready.connect(self._note_picture)
        actions.film.triggered.connect(lambda _checked=False: self.ask())

    def note_step(self) -> None:
        """The drawing is at the end of a step."""
        if not self._drawing.stroking:
            self.recorder.add_step(self._drawing.revision, self._drawing.image, self._toolbox.hard_edged)

    def ask(self) -> None:
        """Ask for a film and make it."""
        dialog = TimelapseDialog(self.recorder, self._files, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _note_picture(self, revision: int, picture: Picture) -> None:
        if revision == self.recorder.newest:
            self.recorder.add_picture(revision, lay_over(to_qimage(picture.rgb), self._drawing.kept))
