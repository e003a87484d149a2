"""Exporting: asked for, written in a thread of its own, and once more by one key."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from sketchpad.document.drawing import Drawing
from sketchpad.document.files.export import FORMATS, compose, write_image
from sketchpad.document.tools.toolbox import Toolbox
from sketchpad.settings import Export
from sketchpad.ui.actions import Actions
from sketchpad.ui.canvas.picture_view import PictureView
from sketchpad.ui.files.export_dialog import ExportDialog, Material
from sketchpad.ui.files.file_controller import FileController
from sketchpad.ui.kit.background_job import BackgroundJob
from trainer.messages import mark, tr

_WORDS = {"picture": mark(" picture"), "drawing": "", "pair": mark(" pair")}


class ExportController(QObject):
    """Exports in a thread of its own, and remembers how and where to."""

    wish_changed = Signal()  # how it is exported
    error_message = Signal(str)  # a sentence
    done = Signal(str)  # a confirmation

    def __init__(
        self,
        window: QWidget,
        drawing: Drawing,
        pictures: PictureView,
        toolbox: Toolbox,
        files: FileController,
        actions: Actions,
        wish: Export,
    ) -> None:
        super().__init__(window)
        self._window, self._drawing, self._pictures = window, drawing, pictures
        self._toolbox, self._files = toolbox, files
        self.wish = wish
        self._last: Path | None = None  # exported to, of this drawing
        self.job = BackgroundJob(self)
        self.job.done.connect(self._finish)
        self.job.error_message.connect(self.error_message)
        files.named.connect(self._forget)
        actions.export.triggered.connect(lambda _checked=False: self.ask())
        actions.export_again.triggered.connect(lambda _checked=False: self.again())

    def ask(self) -> None:
        """Ask what is wanted and where to, and export it."""
        dialog = ExportDialog(self.material(), self.wish, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wished.connect(self.export)
        dialog.open()

    def again(self) -> None:
        """Export the same once more to the same file; ask if nothing of this drawing was exported yet."""
        if self._last is None:
            self.ask()
        elif self.wish.content != "drawing" and self._pictures.image.isNull():
            self.error_message.emit(tr("There is no picture to export yet: wait until the model has drawn one."))
        else:
            self.export_to(self._last)

    def export(self, wish: Export) -> None:
        """Ask where an image goes that is wanted so, and write it there."""
        self.wish = wish
        self.wish_changed.emit()
        at_scale = f"@{wish.scale}x" if wish.scale > 1 else ""
        form = FORMATS[wish.format]
        name = f"{self._files.name}{tr(_WORDS[wish.content])}{at_scale}{form.suffixes[0]}"
        kind = tr("{format} image (*{suffix})", format=form.name, suffix=form.suffixes[0])
        path = self._files.ask_place(tr("Export"), name, kind)
        if path is None:
            return
        if path.suffix.lower() not in form.suffixes:
            path = path.with_name(path.name + form.suffixes[0])
        self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Write what was wished for last to a file, in a thread."""
        if self.job.running:
            self.error_message.emit(tr("The last export is still being written: try again in a moment."))
            return
        self._last = path
        wish, material = self.wish, self.material()

        def work(_tell: object) -> None:
            image = compose(wish, material.drawing, material.picture, material.hard_edged)
            write_image(path, image, wish.format, wish.quality)

        self.job.start(work, path.name)

    def material(self) -> Material:
        """Return what there is to export now."""
        # Images that are shared, not copied: who draws on meanwhile detaches from them.
        return Material(QImage(self._drawing.image), QImage(self._pictures.live.finished), self._toolbox.hard_edged)

    def _finish(self) -> None:
        self.done.emit(tr("Exported as {path}", path=self._last))

    def _forget(self) -> None:
        """Another drawing is exported to another file; the same one, saved under another name, too."""
        self._last = None
