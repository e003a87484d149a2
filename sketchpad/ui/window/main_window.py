"""The window: puts canvas, picture and tools together, and connects them with the drawing and the live session."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QByteArray, QChildEvent, QEvent, QSize, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QMoveEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QDialog, QMainWindow

from sketchpad.document.drawing import Drawing
from sketchpad.document.files.recovery import KeptName, Recovery
from sketchpad.document.layered_image import LayeredImage
from sketchpad.document.moment import Moment
from sketchpad.document.paint.strokes import Response
from sketchpad.document.pixels import Colour
from sketchpad.document.tools.toolbox import Tool, Toolbox
from sketchpad.live.session import LiveSession, OpenedModel
from sketchpad.models.gallery import Gallery
from sketchpad.settings import Settings
from sketchpad.ui.actions import Actions
from sketchpad.ui.canvas.canvas_view import CanvasView
from sketchpad.ui.canvas.viewport import Viewport
from sketchpad.ui.files.export_controller import ExportController
from sketchpad.ui.files.file_controller import FileController
from sketchpad.ui.files.file_dialogs import FileDialogs
from sketchpad.ui.files.recent_menu import RecentMenu
from sketchpad.ui.files.timelapse_controller import TimelapseController
from sketchpad.ui.help.help_controller import HelpController
from sketchpad.ui.help.tour_controller import TourController
from sketchpad.ui.kit.bars.message_bar import MessageBar
from sketchpad.ui.kit.bars.question_bar import QuestionBar
from sketchpad.ui.kit.bars.status_line import StatusLine
from sketchpad.ui.kit.icons import app_icon
from sketchpad.ui.kit.screen_fit import ScreenFit
from sketchpad.ui.layers.layer_controller import LayerController
from sketchpad.ui.models.model_controller import ModelController, line_width
from sketchpad.ui.models.translation_controller import TranslationController
from sketchpad.ui.picture.example_strip import Example, ExampleStrip
from sketchpad.ui.picture.kept_part_controller import KeptPartController
from sketchpad.ui.picture.moment_controller import MomentController
from sketchpad.ui.picture.picture_controller import PictureController
from sketchpad.ui.picture.surprise_controller import SurpriseController
from sketchpad.ui.reference.reference_controller import ReferenceController
from sketchpad.ui.sheet.sheet_controller import SheetController
from sketchpad.ui.tools.colour_controller import ColourController
from sketchpad.ui.tools.selection_controller import SelectionController
from sketchpad.ui.tools.tool_controller import ToolController
from sketchpad.ui.tracing.tracing_controller import TracingController
from sketchpad.ui.training.train_tab import TrainTab
from sketchpad.ui.view.panes import Heading, Panes
from sketchpad.ui.view.view_controller import ViewController
from sketchpad.ui.window.appearance_controller import AppearanceController
from sketchpad.ui.window.autosave_controller import AutosaveController
from sketchpad.ui.window.close_controller import CloseController
from sketchpad.ui.window.drag_and_drop import DragAndDrop
from sketchpad.ui.window.drawing_controller import DrawingController
from sketchpad.ui.window.page_switch import PageSwitch
from sketchpad.ui.window.settings_writer import SettingsWriter, remember
from trainer.messages import tr

__all__ = ["Example", "MainWindow"]

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
        gallery: Gallery,
        recovery: Recovery | None = None,
        dialogs: FileDialogs | None = None,
    ) -> None:
        super().__init__()
        self._drawing, self._session, self._settings = drawing, session, settings
        self._fit = ScreenFit(self)
        self._writer = SettingsWriter(self._remember, save_settings, lambda: drawing.stroking, self)
        self._dialogs = dialogs or FileDialogs()
        self.files = FileController(self, drawing, self._dialogs, settings.folder, settings.recent)
        self._painted = False
        self.closing = CloseController(self)
        self.toolbox = Toolbox(drawing, settings.colour, settings.brush_size, settings.eraser_size)
        self.toolbox.stabilizer = settings.stabilizer
        self.toolbox.paints = {Tool.BRUSH: settings.paint, Tool.SMUDGE: settings.smudge}
        self.toolbox.response = Response(settings.pressure_thinnest, settings.pressure_curve)
        self.actions_ = Actions(self)
        self.actions_.keymap.restore(settings.shortcuts)
        self.view = Viewport()
        self.canvas = CanvasView(self.toolbox, self.view)
        self.canvas.fingers_draw = settings.fingers_draw
        self.examples = ExampleStrip(examples)
        self.pictures = PictureController(drawing, session, self.actions_, self.view, self.examples, settings)
        self.picture_view = self.pictures.view
        self.tools = ToolController(self.toolbox, self.canvas, self.actions_, settings)
        self.colours = ColourController(self.toolbox, self.canvas, self.tools, self.actions_, settings)
        self.selection = SelectionController(self.toolbox, self.canvas, self.actions_)
        self.layers = LayerController(self.toolbox, self.canvas, self.actions_)
        self.sheets = SheetController(self.toolbox, self.canvas, self.actions_, self)
        files = self.files
        self.exports = ExportController(
            self, drawing, self.picture_view, self.toolbox, files, self.actions_, settings.export
        )
        self.timelapse = TimelapseController(self, drawing, session, self.toolbox, files, self.actions_)
        self.tracing = TracingController(self.toolbox, self.canvas, self.actions_, files, self)
        self.train = TrainTab(drawing, self.actions_.anywhere, lambda: files.recent)
        self.moments = MomentController(drawing, self.canvas, self.pictures, self.actions_, files.may_leave)
        self.kept_part = KeptPartController(self.toolbox, self.canvas, self.pictures, self.actions_)
        self.surprises = SurpriseController(self.toolbox, self.canvas, self.examples, self.actions_, files.may_leave)
        self._lay_out()
        self.models = ModelController(
            drawing, session, self.picture_view, self.actions_, files, gallery, self.question, settings.models
        )
        files.kind = lambda: self.models.opened.card.input.kind if self.models.opened is not None else ""
        self.models.examples_of = lambda model: [example.path for example in self.examples.drawn_for(model)]
        lines_first = sorted(examples, key=lambda example: example.kind != "lines")
        self.models.imports.example = lines_first[0].path if lines_first else None
        self.drawings = DrawingController(drawing, self.canvas, files, self.actions_, self._paper, self)
        self.autosave = AutosaveController(self, drawing, recovery, files, self.models, self.message)
        self.model_button = self.models.button
        self._right.row.insertWidget(2, self.model_button)
        self._drops = DragAndDrop(files, self.models, self.selection, self.tracing)
        self.help = HelpController(
            self, drawing, self.actions_, files, self._remember, self.models, self.pictures.status
        )
        self.tour = TourController(self, self.canvas, self.toolbox, self.models, self.actions_)
        self.tour.ended.connect(self.show_message)
        self.translation = TranslationController(self, drawing, self.actions_, files, self.models)
        self.references = ReferenceController(
            self.panes, self.toolbox, self.canvas, self.tools, self.actions_, files, settings
        )
        self.views = ViewController(drawing, self.canvas, self.picture_view, self.panes, self.actions_, settings)
        self.statusBar().insertPermanentWidget(0, self.tracing.bar)
        self.statusBar().insertPermanentWidget(1, self.kept_part.bar)
        self.statusBar().insertPermanentWidget(2, self.views.bar)
        self.tracing.follow()
        self.appearance = AppearanceController(self, self.actions_, settings)
        self._connect()
        self.appearance.apply(settings.theme)
        self.pictures.follow_sheet(finished=True)
        self._show_state()
        self._show_name()
        self.autosave.keep_name()
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        available = self.screen().availableSize()
        self.setMinimumSize(QSize(720, 480).boundedTo(available))
        self.resize(QSize(1280, 800).boundedTo(available))
        if settings.geometry is not None:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))

    @property
    def message_text(self) -> str:
        """The sentence that is shown now, "" if none is."""
        return self.message.text

    def show_message(self, text: str) -> None:
        """Show a sentence over the sheets."""
        self.message.show_text(text)

    def open_drawing(self, path: Path) -> bool:
        """Put an image on the sheet, undoably; of a wrong one say why, and change nothing."""
        return self.files.open(path)

    def open_file(self, path: Path) -> None:
        """Open a drawing, a model or a folder to learn from, as if it was dropped on the window."""
        self._drops.open(path)

    def show_drawing(self, image: QImage | LayeredImage) -> None:
        """Put an image, with layers or without, on the sheet, undoably."""
        self.drawings.show_drawing(image)

    def recover_drawing(
        self,
        image: LayeredImage,
        kept: KeptName | None,
        part: QImage | None = None,
        moments: Sequence[Moment] = (),
    ) -> None:
        """Put the drawing on the sheet that was left unsaved, under its name, with what belongs to its picture."""
        self._drawing.replace(image, another=True, keep=lambda _former: part)
        self._drawing.take_moments(moments)
        self.drawings.note_replaced()
        if kept is not None:
            self.files.take_back(kept)

    def open_model(self, path: Path) -> None:
        """Draw with another model, as soon as it is loaded and works."""
        self.models.open(path)

    def _lay_out(self) -> None:
        actions = self.actions_
        actions.fill_menus(self.menuBar())
        self.addActions(actions.all())
        often = [actions.new, actions.open, actions.undo, actions.redo, actions.clear, actions.layers]
        left = Heading(tr("Drawing"), often, [], actions.save_drawing)
        right = Heading(
            tr("Picture"), [], [actions.new_variation, actions.remember, actions.copy_picture], actions.save_picture
        )
        self._right = right
        sheets, feet = (self.canvas, self.picture_view), (self.tools.palette, self.pictures.foot)
        self.panes = Panes(self.tools.rail, (left, right), sheets, feet)
        self.panes.add_panel(self.colours.panel)
        self.panes.share = self._settings.halves
        self.pages = PageSwitch(self.panes, self.train, (actions.draw, actions.train), self.menuBar())
        self.setCentralWidget(self.pages)
        self.question = QuestionBar(self.panes, right)
        RecentMenu(actions.recent_menu, self.files)
        self.message = MessageBar(self.pages, right, self.question)
        self.canvas.setFocus()
        self.setStatusBar(StatusLine())
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addPermanentWidget(self.pictures.status)

    def _connect(self) -> None:
        actions = self.actions_
        for action, do in (
            (actions.open, self.files.ask_image),
            (actions.save_drawing, self.files.save),
            (actions.save_as, self.files.save_as),
            (actions.save_picture, lambda: self.files.save_picture(self.picture_view.live.finished)),
            (actions.copy_picture, lambda: self.files.copy(self.picture_view.live.finished)),
            (actions.palette_from_image, self._ask_palette),
            (actions.teach, lambda: self.train.correct(self.picture_view.live.finished, self.models.opened)),
            (actions.quit, self.close),
            (actions.abandon, self.selection.give_up),
        ):
            action.triggered.connect(lambda _checked=False, do=do: do())
        for page, action in ((self.panes, actions.draw), (self.train, actions.train)):
            action.triggered.connect(lambda _checked=False, page=page: self.statusBar().setVisible(page is self.panes))
        self._drawing.refused = lambda sentence: self.message.show_text(sentence, "layer")
        for follow in (
            self.files.follow,
            self.toolbox.selector.follow,
            self.canvas.show_whole,
            self.views.navigator.reposition,
            self.layers.follow,
            self.kept_part.follow,
            self.moments.follow_sheet,
            self.tracing.follow,
        ):
            self.drawings.replaced.connect(follow)
        self.drawings.changed.connect(self._changed)
        self.drawings.finished.connect(self._finished)
        self.appearance.theme_changed.connect(self.layers.follow)
        self.appearance.status_message.connect(self.show_message)
        self.files.opened.connect(self.models.question.withdraw)  # it was about the drawing before
        self.files.saved.connect(self.drawings.finished)
        self.files.named.connect(self._show_name)
        self._drops.error_message.connect(self.show_message)
        self._drops.folder_dropped.connect(self.train.learn_from)
        for controller in (self.files, self.exports, self.help, self.colours):
            controller.done.connect(self._say)
        self.models.status_message.connect(self._say)
        self.models.changed.connect(self._follow_model)
        self.models.replaced.connect(self.drawings.note_replaced)
        self.moments.replaced.connect(self.drawings.note_replaced)
        self.moments.changed.connect(self.drawings.finished)
        self.surprises.replaced.connect(self.drawings.note_replaced)
        self.surprises.stroke_finished.connect(self.drawings.finished)
        self.surprises.status_message.connect(self.statusBar().showMessage)
        self.kept_part.changed.connect(self.drawings.finished)
        self.canvas.finished.connect(self.pictures.follow_stroke)
        self.selection.tool_taken.connect(self.tools.choose_tool)
        self.sheets.changed.connect(self.drawings.note_replaced)
        self.layers.changed.connect(self.drawings.note_replaced)
        self.layers.shown.connect(self.drawings.changed)
        self.sheets.new_wanted.connect(self.drawings.new)
        self.tracing.changed.connect(self.drawings.finished)
        self.tracing.replaced.connect(self.drawings.note_replaced)
        self.tracing.tool_taken.connect(self.tools.choose_tool)
        self.sheets.status_message.connect(self.statusBar().showMessage)
        self.sheets.tool_taken.connect(self.tools.choose_tool)
        self.tools.named.connect(self.statusBar().showMessage)
        self.examples.chosen.connect(lambda example: self.drawings.open_example(example.path))
        self.canvas.changed.connect(self.train.give_way)
        self.canvas.changed.connect(self.translation.give_way)
        self.translation.status_message.connect(self._say)
        self.train.status_message.connect(self.show_message)
        self.train.shown.connect(lambda: self.pages.show_page(self.train))
        self.train.standing_changed.connect(self.pages.show_standing)
        self.train.model_wanted.connect(self._draw_with)
        self.train.drawing_wanted.connect(self._draw_on)
        self.train.model_followed.connect(self._session.open_model)
        self.train.ready_to_close.connect(self.close)
        self.train.ends.connect(self.closing.begin)
        self.train.stays.connect(self.closing.stay)
        self.closing.ready.connect(self.close)
        self.pictures.first_picture.connect(self._show_state)
        self.pictures.covered_changed.connect(self._show_state)
        self.pictures.status_message.connect(lambda sentence: self.message.show_text(sentence, "variation"))
        self._show_messages_as_long_as_they_are_true()
        self._write_settings_when_they_change()

    def _show_messages_as_long_as_they_are_true(self) -> None:
        """A sentence goes when what it was about has been put right, or has been tried again."""
        session, models = self._session, self.models
        drawn = (self.pictures.first_picture, self.pictures.covered_changed)
        for cause, failed, mended in (
            ("files", self.files.error_message, (self.files.opened, self.files.saved, self.files.done)),
            ("export", self.exports.error_message, (self.exports.done,)),
            ("help", self.help.error_message, (self.help.done,)),
            ("palette", self.colours.error_message, (self.colours.done,)),
            ("model", models.error_message, (models.changed,)),
            ("picture", session.frame_failed, (session.picture_ready, session.patches_ready)),
            ("selection", self.selection.error_message, (self.canvas.finished,)),
            ("sheet", self.sheets.error_message, (self.sheets.changed,)),
            ("moment", self.moments.error_message, drawn),
            ("surprise", self.surprises.error_message, (models.changed,)),
            ("part", self.kept_part.error_message, (*drawn, self.canvas.finished, self.kept_part.changed)),
            ("reference", self.references.error_message, (self.references.changed,)),
            ("tracing", self.tracing.error_message, (self.tracing.changed, self.tracing.replaced)),
        ):
            self.message.follow(cause, failed, mended)
        models.changed.connect(lambda _opened: self.message.withdraw_cause("variation"))
        for signal in (self.layers.changed, self.layers.chosen):
            signal.connect(lambda: self.message.withdraw_cause("layer"))
        # What a command on the sheet lacks is no matter for the tab Train.
        for cause in ("layer", "selection", "part", "moment", "sheet", "surprise", "variation"):
            self.actions_.train.triggered.connect(lambda _on, cause=cause: self.message.withdraw_cause(cause))

    def _write_settings_when_they_change(self) -> None:
        for signal in (
            self.tools.colours_changed,
            self.tools.pen_changed,
            self.canvas.finished,
            self.canvas.layers.changed,
            self.views.bar.opacity_changed,
            self.views.window.moved,
            self.panes.divider.moved,
            self.files.lists_changed,
            self.exports.wish_changed,
            self.models.changed,
            self.references.changed,
        ):
            self._writer.follow(signal)
        for action in self.actions_.all():
            self._writer.follow(action.changed)  # checked, and its keys
            self._writer.follow(action.triggered)

    # The drawing

    def _changed(self) -> None:
        self._session.post()
        self.pictures.follow_sheet(finished=False)
        self.pictures.show_freshness()

    def _finished(self) -> None:
        self.pictures.follow_sheet(finished=True)
        self._show_state()
        self.timelapse.note_step()
        self.autosave.keep()

    def _paper(self) -> Colour:
        opened = self.models.opened
        return opened.card.input.background if opened is not None else self._drawing.background

    def _ask_palette(self) -> None:
        path = self.files.ask_palette()
        if path is not None:
            self.colours.take_palette(path)

    def _show_state(self) -> None:
        """Offer what can be done now."""
        has_picture = self.pictures.has_picture
        self.drawings.show_state()
        self.actions_.save_picture.setEnabled(has_picture)
        self.actions_.copy_picture.setEnabled(has_picture)
        self.actions_.teach.setEnabled(has_picture)
        self.setWindowModified(self._drawing.modified)

    def _show_name(self) -> None:
        self.setWindowTitle(f"{self.files.name}[*] – Sketchpad")

    def _say(self, sentence: str) -> None:
        self.statusBar().showMessage(sentence, _SAID_MS)

    def _follow_model(self, opened: OpenedModel) -> None:
        self.autosave.keep_name()
        self._right.fit()  # the model's name may be a longer one
        self.pictures.follow_model(opened.card)
        spec = opened.card.input
        model = str(opened.path.absolute())
        self.tools.follow_model(model, spec, line_width(opened.card, self._drawing.image.size()))
        self.colours.follow_model(spec)
        self.layers.follow()
        self.selection.palette = tuple(swatch.rgb for swatch in spec.palette)
        classes = spec.palette if spec.kind == "labels" else ()
        self.tracing.follow_palette(classes)
        self.references.follow_palette(classes)
        self.sheets.model_size = opened.card.size
        self.surprises.paper = spec.background
        self.examples.offer(opened.path, spec.kind, self.canvas.layers.shown.colours)
        own = self.examples.drawn_for(opened.path)
        shown = self.files.example
        if own and shown is not None and all(example.path != shown for example in own):
            self.drawings.open_example(own[0].path)  # in the place of another model's, which nobody has painted on

    def _draw_with(self, path: Path) -> None:
        self.pages.show_page(self.panes)
        self.open_model(path)

    def _draw_on(self, drawing: Path, model: Path) -> None:
        if self.files.may_leave() and self.files.open(drawing):
            self._draw_with(model)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drops.enter(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._drops.take(event)

    # The window itself

    def childEvent(self, event: QChildEvent) -> None:
        super().childEvent(event)
        child = event.child()
        if event.polished() and isinstance(child, QDialog):
            self._fit.watch(child)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange:
            self.appearance.follow_system()
        if event.type() == QEvent.Type.WindowStateChange:
            self._writer.note()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._writer.note()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._writer.note()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.begin)  # not if it is gone by then

    def begin(self) -> None:
        """What can wait until the window is there."""
        self.first_painted.emit()
        self.views.start()
        self.references.start()
        self._session.start()
        self._writer.begin()
        self.train.find_left()
        self._changed()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything; only what can't be kept is asked about."""
        self.surprises.stop()
        self._drawing.end_stroke()
        if not self.autosave.may_close(self._dialogs) or not self.train.may_close() or not self.closing.may_close():
            event.ignore()
            return
        self.autosave.close()
        self.models.keep_thumbnail()
        self.translation.end()
        self.train.end()
        self._writer.end()
        self.views.window.put_away()
        super().closeEvent(event)

    def _remember(self) -> Settings:
        kept = remember(
            self._settings,
            toolbox=self.toolbox,
            tools=self.tools,
            canvas=self.canvas,
            actions=self.actions_,
            files=self.files,
            exports=self.exports,
            models=self.models,
            colours=self.colours,
            pictures=self.pictures,
            views=self.views,
            references=self.references,
            panes=self.panes,
            geometry=bytes(self.saveGeometry().toBase64().data()).decode(),
        )
        return msgspec.structs.replace(
            kept,
            theme=self.appearance.setting,
            language=self.appearance.language,
            unfinished=self.closing.unfinished,
        )
