"""The commands on the sheet as a whole: new with a size, another size, cropped, mirrored, turned."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage, QTransform
from PySide6.QtWidgets import QWidget

from sketchpad.document.images.resize import frame, on_sheet, scaled
from sketchpad.document.sheet_size import SMALLEST
from sketchpad.document.tools.toolbox import SELECTS, Tool, Toolbox
from sketchpad.ui.actions import Actions
from sketchpad.ui.canvas.canvas_view import CanvasView
from sketchpad.ui.sheet.sheet_dialogs import NewSheetDialog, ResizeDialog
from trainer.messages import mark, tr

_TOO_SMALL = mark("A sheet has at least {smallest} pixels a side: select more of it to crop it to.")
_HOW_TO_CROP = mark("Drag a frame around what is to stay, then press Enter; Shift makes a square, Esc gives it up.")


class SheetController(QObject):
    """Asks for what has to be asked, and changes the drawing in one undoable step."""

    changed = Signal()  # another sheet is in place
    new_wanted = Signal(int, int)  # width, height
    error_message = Signal(str)  # a sentence
    status_message = Signal(str)  # what to do next
    tool_taken = Signal(Tool)

    def __init__(self, toolbox: Toolbox, canvas: CanvasView, actions: Actions, window: QWidget) -> None:
        super().__init__()
        self._toolbox, self._canvas, self._window = toolbox, canvas, window
        self.model_size: int | None = None  # pixels a side that the model in use was taught at
        self.dialog: NewSheetDialog | ResizeDialog | None = None  # the one that was opened last
        self._framing = False  # a frame is being dragged to crop to
        actions.new_sized.triggered.connect(self._ask_new)
        actions.resize.triggered.connect(self._ask_size)
        actions.crop.triggered.connect(self._crop)
        actions.mirror_drawing.triggered.connect(lambda: self._turn(QTransform().scale(-1, 1)))
        actions.flip_drawing.triggered.connect(lambda: self._turn(QTransform().scale(1, -1)))
        actions.turn_drawing.triggered.connect(lambda: self._turn(QTransform().rotate(90)))
        canvas.confirmed.connect(self._confirm)

    def _ask_new(self) -> None:
        drawing = self._toolbox.drawing
        dialog = self.dialog = NewSheetDialog(QSize(drawing.width, drawing.height), self.model_size, self._window)
        dialog.accepted.connect(lambda: self.new_wanted.emit(*dialog.fields.value.toTuple()))
        dialog.open()

    def _ask_size(self) -> None:
        drawing = self._toolbox.drawing
        dialog = self.dialog = ResizeDialog(QSize(drawing.width, drawing.height), self._window)
        dialog.accepted.connect(lambda: self._resize(dialog))
        dialog.open()

    def _resize(self, dialog: ResizeDialog) -> None:
        drawing, size, anchor = self._toolbox.drawing, dialog.fields.value, dialog.anchor
        self._canvas.abandon()
        if anchor is None:
            # What is kept of a picture is stretched over any size of sheet.
            self._change(lambda image: scaled(image, size, self._toolbox.hard_edged), keep=lambda part: part)
        else:
            self._change(lambda image: on_sheet(image, size, anchor, drawing.background))

    def _turn(self, transform: QTransform) -> None:
        """Mirror the drawing, or turn it by quarters: pixels change places only, so label maps stay exact."""
        self._canvas.settle()
        self._canvas.abandon()
        self._change(lambda image: image.transformed(transform), keep=lambda part: part and part.transformed(transform))

    def _crop(self) -> None:
        """Crop to what is selected; if nothing is, have a frame dragged first."""
        self._canvas.settle()
        if not self._toolbox.selector.exists or self._toolbox.selector.is_for_moving:
            self._framing = True
            self.tool_taken.emit(Tool.SELECT)
            self.status_message.emit(tr(_HOW_TO_CROP))
            return
        self._framing = False
        drawing = self._toolbox.drawing
        inside = frame(self._toolbox.selector.box, drawing.rect)
        if inside is None:
            self.error_message.emit(tr(_TOO_SMALL, smallest=SMALLEST))
        elif inside != drawing.rect:
            self._change(lambda image: image.copy(inside))

    def _confirm(self) -> None:
        if self._framing and self._toolbox.tool in SELECTS and self._toolbox.selector.exists:
            self._crop()

    def _change(
        self, change: Callable[[QImage], QImage], keep: Callable[[QImage | None], QImage | None] = lambda _part: None
    ) -> None:
        """Do the same to each layer, and something like it to what is kept of a picture."""
        drawing = self._toolbox.drawing
        drawing.replace(drawing.layered.mapping(change), keep=keep)
        self.changed.emit()
