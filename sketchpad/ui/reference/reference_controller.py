"""Reference images: added, dropped, shown in panes over the drawing, picked from, and there again at the next start."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QMimeData, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from sketchpad.document.images.shown_colours import snap_by_look
from sketchpad.document.pixels import Colour
from sketchpad.document.tools.toolbox import Tool, Toolbox
from sketchpad.settings import MOST_REFERENCES, Reference, Settings
from sketchpad.ui.actions import Actions
from sketchpad.ui.canvas.canvas_view import CanvasView
from sketchpad.ui.files.file_controller import FileController
from sketchpad.ui.kit.background_job import BackgroundJob
from sketchpad.ui.kit.bars.question_bar import QuestionBar
from sketchpad.ui.reference.reference_pane import LEAST, ReferencePane
from sketchpad.ui.tools.tool_controller import ToolController
from trainer.messages import mark, tr
from trainer.model_card import Swatch

MOST = 8  # panes
_LONGEST = 3072  # pixels a side of an image as it is held
_SHARE = 0.5  # of the canvas that a pane takes at first
_BIGGEST = 280  # pixels a side, for that
_RIMS = QSize(10, 37)  # what a pane has around its image
_STEP = 28  # pixels from one new pane to the next
_FULL = mark("There are {most} reference images already: close one to add another.")


class ReferenceController(QObject):
    """Holds the panes; nothing in them is ever part of the drawing, of a picture or of a file."""

    changed = Signal()  # what is to be remembered
    error_message = Signal(str)  # a sentence

    def __init__(
        self,
        parent: QWidget,
        toolbox: Toolbox,
        canvas: CanvasView,
        tools: ToolController,
        actions: Actions,
        files: FileController,
        settings: Settings,
    ) -> None:
        """`parent` is what the panes lie over, the canvas being in it."""
        super().__init__()
        self._parent, self._toolbox, self._canvas, self._tools = parent, toolbox, canvas, tools
        self._actions, self._files = actions, files
        self.palette: tuple[Swatch, ...] = ()  # of a label model
        self.panes: list[ReferencePane] = []  # the topmost last
        self._left: list[Reference] = list(settings.references)  # those that aren't shown: not read yet, or gone
        self._read: list[tuple[Reference, QImage]] = []
        self._job = BackgroundJob(self)
        self._job.done.connect(self._show_read)
        self._job.error_message.connect(lambda _sentence: self._show_read())
        actions.references.setChecked(settings.references_shown)
        actions.add_reference.triggered.connect(lambda _checked=False: self._ask())
        actions.references.toggled.connect(self._show_all)
        self._follow()

    @property
    def remembered(self) -> tuple[Reference, ...]:
        """What the settings keep: the panes, and files that weren't there, which may come back."""
        shown = [pane.reference for pane in self.panes if pane.reference is not None]
        paths = {reference.path for reference in shown}
        return tuple([*shown, *(kept for kept in self._left if kept.path not in paths)][:MOST_REFERENCES])

    def start(self) -> None:
        """Bring back the panes of the last time, as soon as their images are read."""
        if self._left:
            wanted = tuple(self._left)
            self._job.start(lambda _tell: self._read_all(wanted), "")

    def add(self, path: Path) -> None:
        """Show an image file in a pane; of a wrong one say why, and change nothing."""
        from sketchpad.document.errors import DocumentError
        from sketchpad.document.files.image_files import read_photo

        known = next((pane for pane in self.panes if pane.path == path), None)
        if known is not None:
            self._raise(known)
        elif self._has_room():
            try:
                self._show(read_photo(path, _LONGEST), path)
            except DocumentError as error:
                self.error_message.emit(str(error))
                return
        self._actions.references.setChecked(True)

    def follow_palette(self, palette: tuple[Swatch, ...]) -> None:
        """Another model: its classes' colours, none if it has none."""
        self.palette = palette

    def _ask(self) -> None:
        for path in self._files.ask_photos(tr("Add reference images")):
            self.add(path)

    def _take_dropped(self, mime: QMimeData) -> None:
        """Show files, or pixels of another program, each in a pane of its own."""
        files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        image = mime.imageData() if mime.hasImage() and not files else None
        if isinstance(image, QImage) and not image.isNull() and self._has_room():
            self._show(image.convertToFormat(QImage.Format.Format_RGB32), None)
        for path in files:
            self.add(path)

    def _has_room(self) -> bool:
        if len(self.panes) < MOST:
            return True
        self.error_message.emit(tr(_FULL, most=MOST))
        return False

    def _read_all(self, wanted: tuple[Reference, ...]) -> None:
        """In a thread: read what is still there; of the rest nobody is told."""
        from sketchpad.document.errors import DocumentError
        from sketchpad.document.files.image_files import read_photo

        for reference in wanted:
            try:
                image = read_photo(Path(reference.path), _LONGEST)
            except DocumentError:
                continue
            self._read.append((reference, image))
            if len(self._read) == MOST:
                break

    def _show_read(self) -> None:
        read, self._read = self._read, []
        for reference, image in read[: MOST - len(self.panes)]:
            self._left.remove(reference)
            if all(str(pane.path) != reference.path for pane in self.panes):
                self._show(image, Path(reference.path), reference)

    def _show(self, image: QImage, path: Path | None, recalled: Reference | None = None) -> None:
        pane = ReferencePane(image, path, lambda: self._toolbox.tool is Tool.EYEDROPPER, self._parent)
        if recalled is not None:
            pane.recall(recalled)
        else:
            pane.put(self._new_place(image.size()))
        self.panes.append(pane)
        pane.picked.connect(self._take_colour)
        pane.closed.connect(lambda: self._close(pane))
        pane.changed.connect(self.changed)
        pane.pressed.connect(lambda: self._raise(pane))
        pane.dropped.connect(self._take_dropped)
        self._follow()
        pane.setVisible(self._actions.references.isChecked())
        self._raise(pane)
        self.changed.emit()

    def _new_place(self, size: QSize) -> QRect:
        """Return a place over the canvas, in the image's shape, beside those that are there."""
        canvas = QRect(self._canvas.mapTo(self._parent, QPoint(0, 0)), self._canvas.size())
        most = min(_BIGGEST, round(_SHARE * min(canvas.width(), canvas.height())))
        seen = size.scaled(most, most, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(LEAST)
        step = QPoint(_STEP, _STEP) * (len(self.panes) + 1)
        return QRect(canvas.topLeft() + step - QPoint(_STEP // 2, _STEP // 2), seen + _RIMS)

    def _close(self, pane: ReferencePane) -> None:
        self.panes.remove(pane)
        pane.hide()
        pane.deleteLater()
        self._canvas.setFocus()
        self._follow()
        self.changed.emit()

    def _raise(self, pane: ReferencePane) -> None:
        """Lay a pane over the others; a question stays over all."""
        self.panes.remove(pane)
        self.panes.append(pane)
        pane.raise_()
        for question in self._parent.findChildren(QuestionBar):
            question.raise_()

    def _show_all(self, shown: bool) -> None:
        for pane in self.panes:
            pane.setVisible(shown)
        self.changed.emit()

    def _follow(self) -> None:
        self._actions.references.setEnabled(bool(self.panes))

    def _take_colour(self, colour: Colour) -> None:
        """Paint with a colour of an image, on a label map with the class that looks most like it."""
        if self.palette and all(swatch.rgb != colour for swatch in self.palette):
            near = snap_by_look(np.array([[colour]], np.uint8), self.palette)
            colour = (int(near[0, 0, 0]), int(near[0, 0, 1]), int(near[0, 0, 2]))
        self._tools.choose_colour(colour)
