"""The drawing as the window steers it: undo, redo, another sheet, an example; and who hears that it has changed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from sketchpad.document.drawing import Drawing
from sketchpad.document.layered_image import LayeredImage
from sketchpad.document.pixels import Colour
from sketchpad.ui.actions import Actions
from sketchpad.ui.canvas.canvas_view import CanvasView
from sketchpad.ui.files.file_controller import FileController


class DrawingController(QObject):
    """`paper` says which colour a new sheet has: what the model in hand was taught, if there is one."""

    changed = Signal()  # pixels are others, also in the middle of a stroke
    finished = Signal()  # a step is complete
    replaced = Signal()  # anything may be different, the sheet too; `changed` and `finished` follow

    def __init__(
        self,
        drawing: Drawing,
        canvas: CanvasView,
        files: FileController,
        actions: Actions,
        paper: Callable[[], Colour],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._drawing, self._canvas, self._files, self._actions = drawing, canvas, files, actions
        self._paper = paper
        for action, do in (
            (actions.new, lambda: self.new(drawing.width, drawing.height)),
            (actions.undo, lambda: self._step_back(drawing.undo)),
            (actions.redo, lambda: self._step_back(drawing.redo)),
        ):
            action.triggered.connect(lambda _checked=False, do=do: do())
        for size, action in actions.sizes.items():
            action.triggered.connect(lambda _checked=False, size=size: self.new(size, size))
        canvas.changed.connect(self.changed)
        canvas.finished.connect(self.finished)
        files.opened.connect(self.note_replaced)

    def note_replaced(self) -> None:
        """Somebody has put something else on the sheet."""
        self.replaced.emit()
        self.changed.emit()
        self.finished.emit()

    def show_drawing(self, image: QImage | LayeredImage) -> None:
        """Put an image, with layers or without, on the sheet as another drawing, undoably."""
        self._drawing.replace(image, another=True)
        self.note_replaced()

    def new(self, width: int, height: int) -> None:
        """Take a new sheet of so many pixels, if what is on this one may go."""
        if self._files.may_leave():
            background = self._paper()
            if not self._is_fresh(width, height, background):
                self._canvas.abandon()
                self._drawing.new(width, height, background, another=True)
                self.note_replaced()

    def open_example(self, path: Path) -> None:
        """Put an example on the sheet, if what is on it may go."""
        if self._files.may_leave():
            self._files.open(path, is_example=True)

    def show_state(self) -> None:
        """Offer what can be done now."""
        self._actions.undo.setEnabled(self._drawing.can_undo)
        self._actions.redo.setEnabled(self._drawing.can_redo)

    def _step_back(self, do: Callable[[], object]) -> None:
        """Undo or redo; what is just being drawn is all that is undone, if there is anything."""
        if not self._canvas.abandon():
            do()
            self.note_replaced()

    def _is_fresh(self, width: int, height: int, background: Colour) -> bool:
        """Whether the sheet is a new one of this kind already, so that a step to it would be one that nobody sees."""
        drawing = self._drawing
        same = (drawing.width, drawing.height, drawing.colour_at(0, 0)) == (width, height, background)
        is_empty = drawing.is_blank and len(drawing.layers) == 1 and drawing.kept is None
        return same and self._files.is_unnamed and is_empty
