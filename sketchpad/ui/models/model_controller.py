"""Models in the window: opening them, choosing among them, and what becomes of the drawing under another kind."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from sketchpad.document.drawing import Drawing
from sketchpad.document.images.convert import is_blank, is_line_drawing, layers_in_palette, to_lines, to_palette
from sketchpad.document.images.shown_colours import snap_by_look
from sketchpad.document.layered_image import LayeredImage
from sketchpad.document.pixels import Colour, to_qimage, to_rgb
from sketchpad.live.session import LiveSession, OpenedModel
from sketchpad.models.gallery import THUMBNAIL, Gallery, ModelEntry
from sketchpad.ui.actions import Actions
from sketchpad.ui.canvas.picture_view import PictureView
from sketchpad.ui.files.file_controller import FileController
from sketchpad.ui.kit.bars.question_bar import Answer, QuestionBar
from sketchpad.ui.kit.buttons import make_worded_button
from sketchpad.ui.kit.plain_text import plain_tip
from sketchpad.ui.models.handover_controller import HandoverController
from sketchpad.ui.models.import_controller import ImportController
from sketchpad.ui.tools.palette_bar import COLOURS
from trainer.files.regular_file import is_regular_file
from trainer.messages import mark, tr
from trainer.model_card import InputSpec, ModelCard, ModelFileError, read_card

MOST_KNOWN = 50  # files elsewhere that the gallery remembers
_LOADING = mark("The model is being loaded. The picture of your drawing appears here in a moment.")
_NO_MODEL = mark("No model is open yet. Open one with the button above, and the picture of your drawing appears here.")
_LINE_WIDTH = 2.0  # pixels at the model's size, where a card doesn't say
_WANTED = {
    "colours": mark("{name} wants flat colours, and this drawing was made for something else."),
    "lines": mark("{name} wants lines, and this drawing was made for something else."),
    "labels": mark("{name} wants a label map in its own colours, and this drawing was made for something else."),
    "photo": mark("{name} wants photos, and this drawing was made for something else."),
}


class ModelController(QObject):
    """Opens models, shows which one draws, and keeps a picture of each for the gallery."""

    changed = Signal(object)  # OpenedModel: it draws from now on, or has another name
    replaced = Signal()  # the sheet, by a conversion or a fresh one
    status_message = Signal(str)  # a sentence for the status line
    error_message = Signal(str)  # a sentence

    def __init__(
        self,
        drawing: Drawing,
        session: LiveSession,
        view: PictureView,
        actions: Actions,
        files: FileController,
        gallery: Gallery,
        question: QuestionBar,
        known: Sequence[str],
    ) -> None:
        super().__init__(view)
        self._drawing, self._session, self._view = drawing, session, view
        self._actions, self._files, self._gallery = actions, files, gallery
        self.opened: OpenedModel | None = None
        self.examples_of: Callable[[Path], Sequence[Path]] = lambda _model: ()  # drawings that came along with a model
        self.known: list[str] = list(known)[:MOST_KNOWN]
        self.button = make_worded_button(actions.models)
        self.question = question
        self.imports = ImportController(drawing, gallery, self.button.window, self)
        self.handover = HandoverController(gallery, files, self)
        self.imports.ready.connect(self.open)
        for part in (self.imports, self.handover):
            part.error_message.connect(self.error_message)
            part.status_message.connect(self.status_message)
        view.set_note(tr(_LOADING))
        session.model_opened.connect(self._take)
        session.model_failed.connect(self._fail)
        actions.models.triggered.connect(lambda _checked=False: self.show_gallery())
        actions.open_model.triggered.connect(lambda _checked=False: self.ask_file())
        self._show_name()

    def open(self, path: Path) -> None:
        """Draw with another model, as soon as it is loaded and works; of another program's ask what it means."""
        if self.imports.takes(path):
            self.imports.open(path)
            return
        self.status_message.emit(tr("Loading {name} …", name=_model_name(path)))
        self._view.set_note(tr(_LOADING))
        self._session.open_model(path)

    def ask_file(self) -> None:
        """Ask for a model's file and open it."""
        path = self._files.ask_model()
        if path is not None:
            self.open(path)

    def entries(self) -> list[ModelEntry]:
        """Return the models that the gallery shows."""
        return self._gallery.entries(path for path in map(Path, self.known) if is_regular_file(path))

    def show_gallery(self) -> None:
        """Show the models there are."""
        from sketchpad.ui.models.model_gallery_dialog import ModelGalleryDialog  # nobody needs it at the start

        self.keep_thumbnail()
        current = self.opened.path if self.opened is not None else None
        known = [path for path in map(Path, self.known) if is_regular_file(path)]
        dialog = ModelGalleryDialog(self._gallery, known, current, self.button.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(self.open)
        dialog.file_wanted.connect(self.ask_file)
        dialog.changed.connect(self._rename)
        dialog.share_wanted.connect(self._share)
        dialog.export_wanted.connect(self.handover.export)
        for signal in (self.handover.status_message, self.handover.error_message):
            signal.connect(dialog.say)
        dialog.open()

    def _share(self, entry: ModelEntry) -> None:
        self.handover.share(entry, self.examples_of(entry.path))

    def keep_thumbnail(self) -> None:
        """Let the picture on screen stand for the model that drew it, if it shows anything."""
        picture = self._view.image
        if self.opened is not None and not picture.isNull() and not is_blank(self._drawing.image):
            self._gallery.save_thumbnail(
                self.opened.path,
                picture.scaled(
                    THUMBNAIL,
                    THUMBNAIL,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                ),
            )

    def _take(self, opened: OpenedModel) -> None:
        former = self.opened
        if former is not None and former.path != opened.path:
            self.keep_thumbnail()
        self.opened = opened
        name = str(opened.path.absolute())
        self.known = [name, *(other for other in self.known if other != name)][:MOST_KNOWN]
        self._show_name()
        self._offer_conversion(former.card.input if former is not None else None, opened.card.input)
        self.changed.emit(opened)
        self.status_message.emit(tr("Drawing with {name}.", name=tr(opened.card.name)))

    def _fail(self, sentence: str) -> None:
        self.status_message.emit("")
        if self.opened is None:
            self._view.preview(QImage())
            self._view.set_note(tr(_NO_MODEL))
        self.error_message.emit(sentence)

    def _rename(self, entry: ModelEntry) -> None:
        if self.opened is not None and entry.path == self.opened.path:
            self.opened = OpenedModel(entry.path, entry.card)
            self._show_name()

    def _show_name(self) -> None:
        action = self._actions.models  # not the button: that takes the action's words at each of its changes
        if self.opened is None:
            action.setIconText(tr("Open a model…"))
            return
        card = self.opened.card
        action.setIconText(tr(card.name).replace("&", "&&"))
        about = f"{tr(card.name)}: {tr(card.description)}" if card.description else tr(card.name)
        action.setToolTip(plain_tip(f"{about}\n{tr('Click to choose another model')}"))
        self.button.setAccessibleName(tr("Model: {name}", name=tr(card.name)))
        self.button.updateGeometry()

    # Another kind of model

    def _offer_conversion(self, former: InputSpec | None, spec: InputSpec) -> None:
        """Ask what is to become of a drawing that was made for another kind of model, if anything would."""
        self.question.withdraw()
        if self._drawing.is_blank:
            self._take_paper(spec)
            return
        other_kind = former is not None and (former.kind, former.palette) != (spec.kind, spec.palette)
        # At the start there is no former model, but a label map is known by its colours.
        if spec.kind == "photo" or not (other_kind or (former is None and spec.kind == "labels")):
            return
        if fits(self._drawing.layered, spec):
            return
        name = tr(self.opened.card.name) if self.opened is not None else ""
        converted = (
            tr("Turn the drawing into its outlines; undo takes it back")
            if spec.kind == "lines"
            else tr("Turn the drawing into the nearest colours of the palette; undo takes it back")
        )
        self.question.ask(
            tr(_WANTED[spec.kind], name=name),
            [
                Answer(
                    tr("&Convert"),
                    converted,
                    lambda: self._convert(spec),
                ),
                Answer(
                    tr("Start f&resh"),
                    tr("Take an empty sheet; undo brings the drawing back"),
                    lambda: self._fresh(spec),
                ),
                Answer(tr("&Keep it"), tr("Leave the drawing as it is  (Esc)"), lambda: None),
            ],
        )

    def _take_paper(self, spec: InputSpec) -> None:
        """An empty sheet becomes one of the model's paper, which is nothing to be saved."""
        drawing = self._drawing
        if drawing.background != spec.background or drawing.colour_at(0, 0) != spec.background:
            modified = drawing.modified
            drawing.replace(drawing.layered.on_paper(spec.background), spec.background)
            if not modified:
                drawing.mark_saved()
            self.replaced.emit()

    def _convert(self, spec: InputSpec) -> None:
        assert self.opened is not None  # it asks for the conversion
        name = tr("{name} for {model}", name=self._files.name, model=tr(self.opened.card.name))
        self._drawing.replace(convert(self._drawing.image, self.opened.card), spec.background, another=True)
        self._files.call(name)
        self.replaced.emit()

    def _fresh(self, spec: InputSpec) -> None:
        self._drawing.new(self._drawing.width, self._drawing.height, spec.background, another=True)
        self.replaced.emit()


def _model_name(path: Path) -> str:
    """Return what a model is called; of a file that is none, the file's name."""
    try:
        return tr(read_card(path).name)
    except ModelFileError:
        return path.name


def fits(image: LayeredImage, spec: InputSpec) -> bool:
    """Return whether converting a drawing for a model would change nothing."""
    if spec.kind == "lines" and not spec.palette:
        return is_line_drawing(image.merged(spec.background), spec.background)
    return layers_in_palette(image, _palette(spec))


def _palette(spec: InputSpec) -> list[Colour]:
    return [swatch.rgb for swatch in spec.palette] or [colour for _, colour in COLOURS]


def line_width(card: ModelCard, sheet: QSize) -> float | None:
    """Return how wide a model's lines are on a sheet of a size in pixels; None if it doesn't draw from lines."""
    if card.input.kind != "lines":
        return None
    return (card.input.line_width or _LINE_WIDTH) * min(sheet.width(), sheet.height()) / card.size


def convert(image: QImage, card: ModelCard) -> QImage:
    """Return a drawing as a model of another kind wants it: in its palette's nearest colours, or as outlines."""
    width = line_width(card, image.size())
    if width is not None and not card.input.palette:
        return to_lines(image, card.input.background, width, dabbed=card.data.maker == "dabs")
    if card.input.kind == "labels" and card.input.palette:
        return to_qimage(snap_by_look(to_rgb(image), card.input.palette))
    return to_palette(image, _palette(card.input))
