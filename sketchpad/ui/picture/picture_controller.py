"""What belongs to the picture: its view, its variations, its detail, and the status line's word on it."""

from typing import Literal

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from sketchpad.document.drawing import Drawing
from sketchpad.document.pixels import to_qimage
from sketchpad.live.generator import Look, Patches, Picture
from sketchpad.live.session import LiveSession
from sketchpad.ui.actions import Actions
from sketchpad.ui.canvas.picture_view import PictureView
from sketchpad.ui.canvas.viewport import Viewport
from sketchpad.ui.picture.live_status import LiveStatus
from sketchpad.ui.picture.variation_strip import VariationStrip

Detail = Literal[1, 2, 4]


class PictureController(QObject):
    """Shows the pictures that come, and asks the session for them as they are wanted."""

    first_picture = Signal()

    def __init__(
        self,
        drawing: Drawing,
        session: LiveSession,
        actions: Actions,
        viewport: Viewport,
        examples: QWidget,
        detail: Detail,
    ) -> None:
        super().__init__()
        self._drawing, self._session, self._actions = drawing, session, actions
        self.detail: Detail = detail
        self.view = PictureView(QSize(drawing.width, drawing.height), viewport)
        self.status = LiveStatus()
        self.variations = VariationStrip()
        self.foot = QStackedWidget()  # the examples give way to the variations while there are any
        self.foot.addWidget(examples)
        self.foot.addWidget(self.variations)
        self._examples = examples
        session.picture_ready.connect(self._show_picture)
        session.patches_ready.connect(self._show_patches)
        session.variation_ready.connect(self._show_variation)
        self.variations.changed.connect(self._show_look)
        actions.new_variation.triggered.connect(self.variations.add)
        actions.steady.triggered.connect(self.variations.clear)
        for value, action in actions.details.items():
            action.triggered.connect(lambda _checked=False, value=value: self._choose_detail(value))
        actions.details[detail].setChecked(True)
        self._show_look()

    def show_freshness(self) -> None:
        """Say whether the last change of the drawing is in the picture."""
        self.status.show_state(self.view.shown_revision == self._drawing.revision)

    def _show_picture(self, revision: int, picture: Picture) -> None:
        had_none = self.view.image.isNull()
        self.view.set_picture(revision, picture.rgb, fade=picture.fades)
        self.status.show_picture(picture)
        self.show_freshness()
        if had_none:
            self.first_picture.emit()

    def _show_patches(self, revision: int, patches: Patches) -> None:
        self.view.patch_picture(revision, patches.patches)
        self.status.show_patches(patches)
        self.show_freshness()

    def _show_variation(self, revision: int, picture: Picture) -> None:
        if revision == self._drawing.revision:
            self.variations.show_picture(picture.variation, to_qimage(picture.rgb))

    def _choose_detail(self, detail: Detail) -> None:
        self.detail = detail
        self._show_look()

    def _show_look(self) -> None:
        kept = self.variations.kept
        self.foot.setCurrentWidget(self.variations if kept else self._examples)
        self._actions.steady.setEnabled(bool(kept))
        self._session.show(Look(self.variations.chosen, kept, self.detail))
