"""Photos over the drawing and drawings from photos: loaded, pasted, shown, removed, turned into lines or labels."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from sketchpad.document.images.shown_colours import shown_colours
from sketchpad.document.tools.toolbox import Tool, Toolbox
from sketchpad.document.tracing import Tracing, lay_over
from sketchpad.ui.actions import Actions
from sketchpad.ui.canvas.canvas_view import CanvasView
from sketchpad.ui.files.file_controller import FileController
from sketchpad.ui.tracing.photo_dialog import Dial, PhotoDialog
from sketchpad.ui.tracing.tracing_bar import TracingBar
from trainer.messages import mark, tr
from trainer.model_card import Swatch

_NO_PHOTO = mark("There is no image on the clipboard to trace.")
_WEAK, _STRONG = (50, 130)  # thresholds to begin with, those that models of lines are taught with
_SMOOTH = 4  # pixels


class TracingController(QObject):
    """Does what the actions say to the tracing image of a drawing."""

    changed = Signal()  # the tracing image
    replaced = Signal()  # the drawing, by one from a photo
    error_message = Signal(str)  # a sentence
    tool_taken = Signal(Tool)

    def __init__(
        self, toolbox: Toolbox, canvas: CanvasView, actions: Actions, files: FileController, window: QWidget
    ) -> None:
        super().__init__()
        self._toolbox, self._drawing, self._canvas = toolbox, toolbox.drawing, canvas
        self._actions, self._files, self._window = actions, files, window
        self.palette: tuple[Swatch, ...] = ()  # of a label model
        self.dialog: PhotoDialog | None = None  # the one that was opened last
        tool = actions.tools[Tool.TRACE]
        self.bar = TracingBar([tool, actions.trace_show, actions.trace_remove])
        self.bar.opacity_changed.connect(self._fade)
        self.bar.settled.connect(self._settle)
        for action, do in (
            (actions.trace_load, self._ask_photo),
            (actions.trace_paste, self._paste),
            (actions.trace_fit, self._fit),
            (actions.trace_remove, lambda: self._lay(None)),
            (actions.lines_from_photo, self._ask_lines),
            (actions.labels_from_picture, self._ask_labels),
        ):
            action.triggered.connect(lambda _checked=False, do=do: do())
        actions.trace_show.triggered.connect(self._show)
        self.follow()

    def load(self, path: Path) -> None:
        """Lay a photo over the drawing; of a wrong file say why, and change nothing."""
        photo = self._read(path)
        if photo is not None:
            self._lay(photo, by_hand=True)

    def follow(self) -> None:
        """Show the tracing image that the drawing has now."""
        tracing, actions = self._drawing.tracing, self._actions
        exists = tracing is not None
        for action in (actions.tools[Tool.TRACE], actions.trace_show, actions.trace_fit, actions.trace_remove):
            action.setEnabled(exists)
        actions.labels_from_picture.setEnabled(bool(self.palette))
        self.bar.setVisible(exists)
        if tracing is not None:
            actions.trace_show.setChecked(tracing.placement.visible)
            self.bar.show_opacity(tracing.placement.opacity)
        elif self._toolbox.tool is Tool.TRACE:
            self.tool_taken.emit(Tool.BRUSH)
        self._canvas.update()

    def follow_palette(self, palette: tuple[Swatch, ...]) -> None:
        """Another model: its classes' colours, none if it has none."""
        self.palette = palette
        self.follow()

    def _read(self, path: Path) -> Tracing | None:
        # Imported late, as Pillow is slow to import and not needed for the window.
        from sketchpad.document.errors import DocumentError
        from sketchpad.document.files.image_files import open_image

        try:
            return lay_over(open_image(path), self._drawing.image.size())
        except DocumentError as error:
            self.error_message.emit(str(error))
            return None

    def _ask_photo(self) -> None:
        path = self._files.ask_photo(tr("Load a photo to trace"))
        if path is not None:
            self.load(path)

    def _paste(self) -> None:
        image = QGuiApplication.clipboard().image()
        if image.isNull():
            self.error_message.emit(tr(_NO_PHOTO))
        else:
            self._lay(lay_over(image, self._drawing.image.size()), by_hand=True)

    def _fit(self) -> None:
        tracing = self._drawing.tracing
        if tracing is not None:
            fitted = lay_over(tracing.image, self._drawing.image.size()).placement
            self._lay(tracing.moved(x=fitted.x, y=fitted.y, scale=fitted.scale, angle=0.0))

    def _show(self, visible: bool) -> None:
        if self._drawing.tracing is not None:
            self._lay(self._drawing.tracing.moved(visible=visible))

    def _fade(self, opacity: float) -> None:
        if self._drawing.tracing is not None:
            self._drawing.tracing = self._drawing.tracing.moved(opacity=opacity)
            self._canvas.update()
            if not self.bar.slider.isSliderDown():
                self._settle()

    def _settle(self) -> None:
        self._lay(self._drawing.tracing)

    def _lay(self, tracing: Tracing | None, by_hand: bool = False) -> None:
        """Lay it over the drawing; what comes by hand is ready to be moved."""
        self._canvas.abandon()
        self._drawing.trace(tracing)
        if by_hand:
            self.tool_taken.emit(Tool.TRACE)
        self.follow()
        self.changed.emit()

    # Drawings from photos

    def _photo(self, title: str) -> Tracing | None:
        """Return the photo that lies over the drawing, or ask for one."""
        if self._drawing.tracing is not None:
            return self._drawing.tracing
        path = self._files.ask_photo(title)
        return self._read(path) if path is not None else None

    def _ask_lines(self) -> None:
        from sketchpad.document.images.from_photo import draw_lines

        photo = self._photo(tr("Lines from a photo"))
        if photo is None:
            return
        drawing, size = self._drawing, self._drawing.image.size()
        hard_edged = self._toolbox.hard_edged
        dark_paper = sum(drawing.background) < 384
        ink = self._toolbox.colour if hard_edged else (255, 255, 255) if dark_paper else (0, 0, 0)

        def make(values: tuple[int, ...]) -> QImage:
            weak, strong = sorted(values)
            return draw_lines(photo, size, (weak, strong), drawing.background, ink, hard_edged)

        dials = {
            tr("Strong edges"): Dial(
                tr("Only edges stronger than this begin a line: further right, fewer lines"), 1, 600, _STRONG
            ),
            tr("Weak edges"): Dial(
                tr("Lines go on along edges down to this: further right, shorter lines"), 1, 600, _WEAK
            ),
        }
        self._open(PhotoDialog(tr("Lines from a photo"), tr("Draw these lines"), dials, make, self._window))

    def _ask_labels(self) -> None:
        from sketchpad.document.images.from_photo import paint_labels

        photo = self._photo(tr("Labels from a picture"))
        if photo is None or not self.palette:
            return
        drawing, size, palette = self._drawing, self._drawing.image.size(), self.palette
        shown = shown_colours(palette)
        dials = {
            tr("Smoothing"): Dial(tr("How far small detail is evened out: further right, larger areas"), 0, 12, _SMOOTH)
        }

        def make(values: tuple[int, ...]) -> QImage:
            return paint_labels(photo, size, palette, values[0], drawing.background)

        title, does = tr("Labels from a picture"), tr("Paint these labels")
        self._open(PhotoDialog(title, does, dials, make, self._window, shown.image))

    def _open(self, dialog: PhotoDialog) -> None:
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._draw(dialog.result_image))
        dialog.open()

    def _draw(self, image: QImage) -> None:
        self._canvas.abandon()
        self._drawing.replace(image, another=True)
        self.replaced.emit()
