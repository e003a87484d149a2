"""What belongs to the picture: its view, its variations, its detail, and the status line's word on it."""

from typing import Literal

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QStackedWidget, QWidget

from sketchpad.document.drawing import Drawing
from sketchpad.document.images.convert import is_blank
from sketchpad.document.pixels import to_qimage
from sketchpad.live.generator import Look, Patches, Picture
from sketchpad.live.session import LiveSession
from sketchpad.settings import Settings
from sketchpad.ui.actions import Actions
from sketchpad.ui.canvas.picture_view import PictureView
from sketchpad.ui.canvas.viewport import Viewport
from sketchpad.ui.picture.drawing_hints import drawing_hint, hint_kind
from sketchpad.ui.picture.live_status import LiveStatus
from sketchpad.ui.picture.moment_strip import MomentStrip
from sketchpad.ui.picture.variation_strip import VariationStrip
from trainer.messages import tr
from trainer.model_card import ModelCard

Detail = Literal[1, 2, 4]
_PAPER = (255, 255, 255)  # of a picture that isn't there yet


class PictureController(QObject):
    """Shows the pictures that come, and asks the session for them as they are wanted."""

    first_picture = Signal()
    covered_changed = Signal()  # whether there is a picture of something
    status_message = Signal(str)  # a sentence

    def __init__(
        self,
        drawing: Drawing,
        session: LiveSession,
        actions: Actions,
        viewport: Viewport,
        examples: QWidget,
        settings: Settings,
    ) -> None:
        super().__init__()
        self._drawing, self._session, self._actions = drawing, session, actions
        self.detail: Detail = settings.detail
        self._card: ModelCard | None = None
        self.hints_followed: list[str] = list(settings.hints_followed)
        self.view = PictureView(QSize(drawing.width, drawing.height), viewport)
        self.status = LiveStatus()
        self.variations = VariationStrip()
        self.moments = MomentStrip(actions.go_back, actions.forget_moment)
        # The one that was used last comes first.
        self._strips: tuple[VariationStrip | MomentStrip, ...] = (self.variations, self.moments)
        self.foot = QStackedWidget()  # the examples give way to a strip while it has something
        self.foot.addWidget(examples)
        self.foot.addWidget(self.variations)
        self.foot.addWidget(self.moments)
        self._examples = examples
        session.picture_ready.connect(self._show_picture)
        session.patches_ready.connect(self._show_patches)
        session.variation_ready.connect(self._show_variation)
        self.variations.changed.connect(self._show_look)
        self.moments.changed.connect(lambda: self._show_foot(self.moments))
        actions.new_variation.triggered.connect(lambda _checked=False: self._add_variation())
        actions.hints.setChecked(settings.hints)
        actions.hints.triggered.connect(self._show_hints)
        actions.steady.triggered.connect(self.variations.clear)
        for value, action in actions.details.items():
            action.triggered.connect(lambda _checked=False, value=value: self._choose_detail(value))
        actions.details[settings.detail].setChecked(True)
        self._show_look()

    def show_freshness(self) -> None:
        """Say whether the last change of the drawing is in the picture."""
        self.status.show_state(self.view.shown_revision == self._drawing.revision)

    @property
    def has_picture(self) -> bool:
        """Whether there is a picture of something that was drawn."""
        return not self.view.image.isNull() and not self.view.live.is_covered

    def follow_model(self, card: ModelCard) -> None:
        """Another model draws from now on."""
        self._card = card
        if card.network.dropout <= 0:
            self.variations.clear()
        self._show_hint()

    def follow_sheet(self, finished: bool) -> None:
        """The drawing has changed, or a step of it is `finished`: of an empty sheet no picture is shown."""
        live, drawing = self.view.live, self._drawing
        if not (finished or live.is_covered):
            return  # what is there stays there while the pen moves
        if is_blank(drawing.image):
            was_covered = live.is_covered
            live.cover(QColor(*_PAPER))
            self._show_hint()
            if not was_covered:
                self.covered_changed.emit()
        else:
            live.uncover(drawing.revision)

    def follow_stroke(self) -> None:
        """A stroke is complete: who has drawn one knows how to."""
        if self._card is None or is_blank(self._drawing.image):
            return
        kind = hint_kind(self._card)
        if kind not in self.hints_followed:
            self.hints_followed.append(kind)

    def _show_hint(self) -> None:
        card = self._card
        wanted = card is not None and self._actions.hints.isChecked() and hint_kind(card) not in self.hints_followed
        self.view.set_hint(drawing_hint(card) if wanted and card is not None else "")

    def _show_hints(self, wanted: bool) -> None:
        if wanted:
            self.hints_followed.clear()
        self._show_hint()

    def _add_variation(self) -> None:
        card = self._card
        if card is not None and card.network.dropout <= 0:
            self.status_message.emit(
                tr("{name} was trained without dropout: it draws each drawing in one way only.", name=tr(card.name))
            )
            return
        self.variations.add(self.view.image if self.has_picture else None)

    def _show_picture(self, revision: int, picture: Picture) -> None:
        had_none, was_covered = self.view.image.isNull(), self.view.live.is_covered
        self.view.set_picture(revision, picture.rgb, fade=picture.fades)
        self.status.show_picture(picture)
        self.show_freshness()
        if had_none:
            self.first_picture.emit()
        self._tell_if_uncovered(was_covered)

    def _show_patches(self, revision: int, patches: Patches) -> None:
        was_covered = self.view.live.is_covered
        self.view.patch_picture(revision, patches.patches)
        self.status.show_patches(patches)
        self.show_freshness()
        self._tell_if_uncovered(was_covered)

    def _show_variation(self, revision: int, picture: Picture) -> None:
        self.variations.show_picture(picture.variation, to_qimage(picture.rgb), revision == self._drawing.revision)

    def _tell_if_uncovered(self, was_covered: bool) -> None:
        if was_covered and not self.view.live.is_covered:
            self.covered_changed.emit()

    def _choose_detail(self, detail: Detail) -> None:
        self.detail = detail
        self._show_look()

    def _show_look(self) -> None:
        kept = self.variations.kept
        self._show_foot(self.variations)
        self._actions.steady.setEnabled(bool(kept))
        self._session.show(Look(self.variations.chosen, kept, self.detail))

    def _show_foot(self, used: VariationStrip | MomentStrip) -> None:
        self._strips = tuple(sorted(self._strips, key=lambda strip: strip is not used))
        filled = {id(self.variations): bool(self.variations.kept), id(self.moments): bool(self.moments.buttons)}
        shown = [strip for strip in self._strips if filled[id(strip)]]
        self.foot.setCurrentWidget(shown[0] if shown else self._examples)
