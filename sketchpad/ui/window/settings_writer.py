"""What a window leaves to the next start: settings are written when they change, so that a crash costs none."""

import logging
from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, QTimer, SignalInstance

from sketchpad.document.tools.toolbox import Tool, Toolbox
from sketchpad.settings import Settings
from sketchpad.ui.actions import Actions
from sketchpad.ui.canvas.canvas_view import CanvasView
from sketchpad.ui.files.export_controller import ExportController
from sketchpad.ui.files.file_controller import FileController
from sketchpad.ui.models.model_controller import ModelController
from sketchpad.ui.picture.picture_controller import PictureController
from sketchpad.ui.reference.reference_controller import ReferenceController
from sketchpad.ui.tools.colour_controller import ColourController
from sketchpad.ui.tools.tool_controller import ToolController
from sketchpad.ui.view.panes import Panes
from sketchpad.ui.view.view_controller import ViewController

_log = logging.getLogger(__name__)
SETTLES_MS = 300  # what changes meanwhile is written along


class SettingsWriter(QObject):
    """Writes the settings shortly after something may have changed, if anything has."""

    def __init__(
        self,
        current: Callable[[], Settings],
        save: Callable[[Settings], None],
        busy: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """`busy` says whether the hand is drawing, which nothing may hold up."""
        super().__init__(parent)
        self._current, self._save, self._busy = current, save, busy
        self._written: Settings | None = None
        self._timer = QTimer(self, singleShot=True, interval=SETTLES_MS)
        self._timer.timeout.connect(self._settle)

    def begin(self) -> None:
        """The window is on screen as it was left: from now on changes are a person's."""
        self._written = self._current()

    def note(self) -> None:
        """Something may have changed."""
        if self._written is not None and not self._timer.isActive():
            self._timer.start()

    def follow(self, signal: SignalInstance) -> None:
        """What this signal tells of may be a setting."""
        signal.connect(lambda *_: self.note())

    def end(self) -> None:
        """Write what has changed; what changes from now on is no person's doing."""
        self._written = None
        self.write()
        self._written = None

    def write(self) -> None:
        """Write what has changed now; without room on the disk the next start has the former settings."""
        self._timer.stop()
        settings = self._current()
        if settings == self._written:
            return
        try:
            self._save(settings)
            self._written = settings
        except OSError as error:
            _log.warning("the settings: %s", error)

    def _settle(self) -> None:
        if self._busy():
            self._timer.start()
        else:
            self.write()


def remember(
    former: Settings,
    *,
    toolbox: Toolbox,
    tools: ToolController,
    canvas: CanvasView,
    actions: Actions,
    files: FileController,
    exports: ExportController,
    models: ModelController,
    colours: ColourController,
    pictures: PictureController,
    views: ViewController,
    references: ReferenceController,
    panes: Panes,
    geometry: str,
) -> Settings:
    """Return the settings as a window's parts have them now; `former` are those that it began with."""
    opened = models.opened
    return msgspec.structs.replace(
        views.remember(former),
        model=str(opened.path) if opened is not None else former.model,
        models=tuple(models.known),
        recent=tuple(str(path) for path in files.recent),
        brush_size=toolbox.size_of(Tool.BRUSH),
        eraser_size=toolbox.size_of(Tool.ERASER),
        colour=toolbox.colour,
        hints=actions.hints.isChecked(),
        hints_followed=tuple(pictures.hints_followed),
        hands=dict(tools.hands.others),
        recent_colours=tuple(colours.recent),
        swatches=colours.swatches,
        colour_panel=colours.wanted,
        paint=toolbox.paints[Tool.BRUSH],
        smudge=toolbox.paints[Tool.SMUDGE],
        stabilizer=toolbox.stabilizer,
        pressure_thinnest=toolbox.response.thinnest,
        pressure_curve=toolbox.response.curve,
        fingers_draw=canvas.fingers_draw,
        shortcuts=actions.keymap.changes(),
        export=exports.wish,
        halves=panes.share,
        references=references.remembered,
        references_shown=actions.references.isChecked(),
        folder=files.folder,
        detail=pictures.detail,
        geometry=geometry,
    )
