"""The commands on what is selected: cut, copy and paste among them, with other programs too."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QRect, QRectF, Signal
from PySide6.QtGui import QGuiApplication, QImage, QTransform

from sketchpad.document.images.palettes import snap_image
from sketchpad.document.pixels import Colour
from sketchpad.document.tools.toolbox import SELECTS, Tool, Toolbox
from sketchpad.ui.actions import Actions
from sketchpad.ui.canvas.canvas_view import CanvasView
from trainer.messages import mark, tr

_NO_IMAGE = mark("There is no image on the clipboard to paste.")


class SelectionController(QObject):
    """Does what the actions say to the selection of a toolbox, and has the canvas show it."""

    error_message = Signal(str)  # a sentence
    tool_taken = Signal(Tool)  # what was pasted wants to be moved

    def __init__(self, toolbox: Toolbox, canvas: CanvasView, actions: Actions) -> None:
        super().__init__()
        self._toolbox, self._canvas = toolbox, canvas
        self.palette: tuple[Colour, ...] = ()  # of a label map; what is pasted takes its colours
        selector = toolbox.selector
        for action, do in (
            (actions.cut, self._cut),
            (actions.copy, self._copy),
            (actions.paste, self._paste),
            (actions.clear, lambda: self._change(selector.clear)),
            (actions.select_all, self._select_all),
            (actions.deselect, self._deselect),
            (actions.mirror_selection, lambda: self._turn(QTransform().scale(-1, 1))),
            (actions.flip_selection, lambda: self._turn(QTransform().scale(1, -1))),
            (actions.turn_selection, lambda: self._turn(QTransform().rotate(90))),
        ):
            action.triggered.connect(lambda _checked=False, do=do: do())

    def give_up(self) -> None:
        """Take back what the pen has begun; if there is nothing, let the selection go."""
        if not self._canvas.abandon():
            self._deselect()

    def paste_image(self, image: QImage) -> None:
        """Put an image over what is seen of the sheet, ready to be moved and scaled."""
        if self._toolbox.hard_edged and self.palette:
            image = snap_image(image, self.palette)
        seen = self._canvas.transform().inverted()[0].mapRect(QRectF(self._canvas.rect()))
        middle = seen.intersected(QRectF(self._toolbox.drawing.rect)).center()
        self._change(lambda: self._toolbox.selector.paste(image, middle))
        if self._toolbox.tool not in SELECTS:
            self.tool_taken.emit(Tool.MOVE)

    def _copy(self) -> None:
        self._canvas.settle()
        QGuiApplication.clipboard().setImage(self._toolbox.selector.copy())

    def _cut(self) -> None:
        self._copy()
        self._change(self._toolbox.selector.clear)

    def _paste(self) -> None:
        clipboard = QGuiApplication.clipboard()
        image, urls = clipboard.image(), clipboard.mimeData().urls()
        if image.isNull() and len(urls) == 1 and urls[0].isLocalFile():
            self._paste_file(Path(urls[0].toLocalFile()))
        elif image.isNull():
            self.error_message.emit(tr(_NO_IMAGE))
        else:
            self.paste_image(image)

    def _paste_file(self, path: Path) -> None:
        """Paste an image file that was copied in a file manager."""
        # Imported late, as Pillow is slow to import and not needed for the window.
        from sketchpad.document.errors import DocumentError
        from sketchpad.document.files.image_files import open_image

        try:
            self.paste_image(open_image(path))
        except DocumentError as error:
            self.error_message.emit(str(error))

    def _select_all(self) -> None:
        self._canvas.settle()
        self._toolbox.selector.select_all()
        self._canvas.update()

    def _deselect(self) -> None:
        self._toolbox.selector.deselect()
        self._canvas.update()

    def _turn(self, transform: QTransform) -> None:
        if not self._toolbox.selector.exists:
            self._select_all()
        self._change(lambda: self._toolbox.selector.turn(transform))

    def _change(self, do: Callable[[], QRect]) -> None:
        self._canvas.abandon()
        do()
        self._canvas.update()
        self._canvas.changed.emit()
        self._canvas.finished.emit()
