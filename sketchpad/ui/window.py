"""The window: puts canvas, picture and tools together, and connects them with the drawing and the live session."""

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QByteArray, QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QImage, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox

from sketchpad.document.drawing import Drawing
from sketchpad.document.recovery import Recovery
from sketchpad.document.strokes import Response
from sketchpad.document.toolbox import Tool, Toolbox
from sketchpad.live.session import LiveSession, OpenedModel
from sketchpad.settings import Settings
from sketchpad.ui import themes
from sketchpad.ui.actions import Actions
from sketchpad.ui.canvas import CanvasView
from sketchpad.ui.desk import FileDesk
from sketchpad.ui.dialogs import Dialogs, ShortcutsDialog
from sketchpad.ui.examples import Example, ExampleStrip
from sketchpad.ui.icons import app_icon
from sketchpad.ui.message import MessageBar
from sketchpad.ui.panes import Heading, Panes
from sketchpad.ui.picture_panel import PicturePanel
from sketchpad.ui.selection import SelectionDesk
from sketchpad.ui.tool_panel import ToolPanel
from sketchpad.ui.tools import make_worded_button
from sketchpad.ui.view_desk import ViewDesk
from sketchpad.ui.viewport import Viewport
from trainer.version import VERSION

__all__ = ["Example", "MainWindow"]

_LOADING = "The model is being loaded. The picture of your drawing appears here in a moment."
_NO_MODEL = "No model is open yet. Open one with the button above, and the picture of your drawing appears here."
_SAID_MS = 5000  # how long a confirmation stays in the status line


class MainWindow(QMainWindow):
    """Shows the drawing and its picture; what a person does goes to the toolbox, the session and the files."""

    first_painted = Signal()

    def __init__(
        self,
        drawing: Drawing,
        session: LiveSession,
        settings: Settings,
        *,
        examples: Sequence[Example],
        save_settings: Callable[[Settings], None],
        recovery: Recovery | None = None,
        dialogs: Dialogs | None = None,
    ) -> None:
        super().__init__()
        self._drawing, self._session, self._settings = drawing, session, settings
        self._recovery, self._save_settings = recovery, save_settings
        self._dialogs = dialogs or Dialogs()
        self._desk = FileDesk(self, drawing, self._dialogs, settings.folder)
        self._opened: OpenedModel | None = None
        self._painted = False
        self.toolbox = Toolbox(drawing, settings.colour, settings.brush_size, settings.eraser_size)
        self.toolbox.stabilizer = settings.stabilizer
        self.toolbox.response = Response(settings.pressure_thinnest, settings.pressure_curve)
        self.actions_ = Actions(self)
        self.view = Viewport()
        self.canvas = CanvasView(self.toolbox, self.view)
        self.canvas.fingers_draw = settings.fingers_draw
        self.examples = ExampleStrip(examples)
        self.pictures = PicturePanel(drawing, session, self.actions_, self.view, self.examples, settings.detail)
        self.picture_view = self.pictures.view
        self.picture_view.set_note(_LOADING)
        self.tools = ToolPanel(self.toolbox, self.canvas, self.actions_, self._dialogs, self)
        self.selection = SelectionDesk(self.toolbox, self.canvas, self.actions_)
        self.model_button = make_worded_button(self.actions_.open_model)
        self._lay_out()
        self.views = ViewDesk(self.canvas, self.picture_view, self.panes, self.actions_, settings)
        self.statusBar().insertPermanentWidget(0, self.views.bar)
        self._connect()
        self._apply_theme(settings.theme)
        self._show_state()
        self.setWindowTitle("Sketchpad[*]")
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(900, 600)
        self.resize(1280, 800)
        if settings.geometry is not None:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))

    @property
    def message_text(self) -> str:
        """The sentence that is shown now, "" if none is."""
        return self._message.text

    def show_message(self, text: str) -> None:
        """Show a sentence over the sheets."""
        self._message.show_text(text)

    def open_drawing(self, path: Path) -> bool:
        """Put an image on the sheet, undoably; of a wrong one say why, and change nothing."""
        return self._desk.open(path)

    def show_drawing(self, image: QImage) -> None:
        """Put an image on the sheet, undoably."""
        self._drawing.replace(image)
        self._changed_whole()

    def open_model(self, path: Path) -> None:
        """Draw with another model, as soon as it is loaded and works."""
        self.statusBar().showMessage(f"Loading {path.name} …")
        self.picture_view.set_note(_LOADING)
        self._session.open_model(path)

    def _lay_out(self) -> None:
        actions = self.actions_
        actions.fill_menus(self.menuBar())
        self.addActions(actions.all())
        often = [actions.new, actions.open, actions.undo, actions.redo, actions.clear]
        left = Heading("Drawing", often, [], actions.save_drawing)
        right = Heading("Picture", [], [actions.new_variation, actions.copy_picture], actions.save_picture)
        right.row.insertWidget(2, self.model_button)
        sheets, feet = (self.canvas, self.picture_view), (self.tools.palette, self.pictures.foot)
        self.panes = Panes(self.tools.rail, (left, right), sheets, feet)
        self.setCentralWidget(self.panes)
        self._message = MessageBar(self.panes)
        self.canvas.setFocus()
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addPermanentWidget(self.pictures.status)

    def _connect(self) -> None:
        actions = self.actions_
        for action, do in (
            (actions.new, lambda: self._new(self._drawing.width, self._drawing.height)),
            (actions.open, self._desk.ask_image),
            (actions.save_drawing, self._desk.save_drawing),
            (actions.save_picture, lambda: self._desk.save_picture(self.picture_view.image)),
            (actions.copy_picture, lambda: self._desk.copy(self.picture_view.image)),
            (actions.open_model, self._ask_model),
            (actions.quit, self.close),
            (actions.undo, lambda: self._step_back(self._drawing.undo)),
            (actions.redo, lambda: self._step_back(self._drawing.redo)),
            (actions.abandon, self.selection.give_up),
            (actions.shortcuts, lambda: ShortcutsDialog(actions.listed(), self).open()),
            (actions.about, self._show_about),
        ):
            action.triggered.connect(lambda _checked=False, do=do: do())
        for size, action in actions.sizes.items():
            action.triggered.connect(lambda _checked=False, size=size: self._new(size, size))
        for setting, action in actions.themes.items():
            action.triggered.connect(lambda _checked=False, setting=setting: self._apply_theme(setting))
        self._desk.opened.connect(self._changed_whole)
        self._desk.saved.connect(self._finished)
        self._desk.failed.connect(self.show_message)
        self._desk.done.connect(lambda sentence: self.statusBar().showMessage(sentence, _SAID_MS))
        self.canvas.changed.connect(self._changed)
        self.canvas.finished.connect(self._finished)
        self.selection.failed.connect(self.show_message)
        self.selection.tool_taken.connect(self.tools.choose_tool)
        self.tools.named.connect(self.statusBar().showMessage)
        self.examples.chosen.connect(lambda example: self.open_drawing(example.path))
        self.pictures.first_picture.connect(self._show_state)
        self._session.model_opened.connect(self._show_model)
        self._session.model_failed.connect(self._show_model_failure)
        self._session.frame_failed.connect(self.show_message)

    # The drawing

    def _changed(self) -> None:
        self._session.post()
        self.pictures.show_freshness()

    def _finished(self) -> None:
        self._show_state()
        if self._recovery is not None:
            self._recovery.keep(self._drawing)
            if self._recovery.failed is not None and not self.message_text:
                self.show_message(self._recovery.failed)

    def _changed_whole(self) -> None:
        self.toolbox.selector.follow()
        self.canvas.show_whole()
        self._changed()
        self._finished()

    def _step(self, do: Callable[[], object]) -> None:
        self.canvas.abandon()
        do()
        self._changed_whole()

    def _step_back(self, do: Callable[[], object]) -> None:
        """Undo or redo; what is just being drawn is all that is undone, if there is anything."""
        if not self.canvas.abandon():
            do()
            self._changed_whole()

    def _new(self, width: int, height: int) -> None:
        background = self._opened.card.input.background if self._opened is not None else None
        self._step(lambda: self._drawing.new(width, height, background))
        self._desk.forget_name()

    def _show_state(self) -> None:
        """Offer what can be done now."""
        has_picture = not self.picture_view.image.isNull()
        self.actions_.undo.setEnabled(self._drawing.can_undo)
        self.actions_.redo.setEnabled(self._drawing.can_redo)
        self.actions_.save_picture.setEnabled(has_picture)
        self.actions_.copy_picture.setEnabled(has_picture)
        self.setWindowModified(self._drawing.modified)

    # Pictures and models

    def _show_model(self, opened: OpenedModel) -> None:
        self._opened = opened
        card = opened.card
        self.tools.follow_model(card.input)
        self.selection.palette = tuple(swatch.rgb for swatch in card.input.palette)
        self._name_model()
        self.statusBar().showMessage(f"Drawing with {card.name}.", _SAID_MS)

    def _show_model_failure(self, sentence: str) -> None:
        self.statusBar().clearMessage()
        if self._opened is None:
            self.picture_view.set_note(_NO_MODEL)
        self.show_message(sentence)

    def _name_model(self) -> None:
        if self._opened is None:
            self.model_button.setText("Open a model…")
            return
        card = self._opened.card
        self.model_button.setText(card.name)
        about = f"{card.name}: {card.description}" if card.description else card.name
        self.model_button.setToolTip(f"{about}\nClick to open another model  (Ctrl+M)")

    def _ask_model(self) -> None:
        path = self._desk.ask_model()
        if path is not None:
            self.open_model(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if len(files) != 1:
            self.show_message("Drop one file: an image to draw on, or a model (.safetensors) to draw with.")
        elif files[0].suffix.lower() == ".safetensors":
            self.open_model(files[0])
        else:
            self.open_drawing(files[0])

    # The window itself

    def _apply_theme(self, setting: themes.Setting) -> None:
        self._settings = msgspec.structs.replace(self._settings, theme=setting)
        self.actions_.themes[setting].setChecked(True)
        theme = themes.choose(setting)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setStyle("Fusion")
        application.setPalette(themes.make_palette(theme))
        self.setStyleSheet(themes.make_style(theme))
        self.actions_.set_theme(theme)
        for part in (self.tools, self.examples, self.pictures, self.views, self._message):
            part.set_theme(theme)
        for sheet in (self.canvas, self.picture_view):
            sheet.theme = theme
            sheet.update()
        self._name_model()

    def _show_about(self) -> None:
        QMessageBox.about(
            self,
            "About Sketchpad",
            f"Sketchpad {VERSION}\n\nDraw, and see the picture appear under the pen.\n"
            "Pictures are made by pix2pix (Isola et al. 2017) on this computer alone: nothing you draw leaves it.",
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange and self._settings.theme == "system":
            self._apply_theme("system")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        """What can wait until the window is there."""
        self.first_painted.emit()
        self.views.start()
        self._session.start()
        self._changed()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything; nothing is asked, as nothing is lost."""
        self._drawing.end_stroke()
        if self._recovery is not None:
            self._recovery.close(self._drawing)
        settings = msgspec.structs.replace(
            self.views.remember(self._settings),
            model=str(self._opened.path) if self._opened is not None else self._settings.model,
            brush_size=self.toolbox.size_of(Tool.BRUSH),
            eraser_size=self.toolbox.size_of(Tool.ERASER),
            colour=self.toolbox.colour,
            stabilizer=self.toolbox.stabilizer,
            pressure_thinnest=self.toolbox.response.thinnest,
            pressure_curve=self.toolbox.response.curve,
            fingers_draw=self.canvas.fingers_draw,
            folder=self._desk.folder,
            detail=self.pictures.detail,
            geometry=bytes(self.saveGeometry().toBase64().data()).decode(),
        )
        # Without room on the disk the next start has the former settings; no reason to keep the window open.
        with contextlib.suppress(OSError):
            self._save_settings(settings)
        super().closeEvent(event)
