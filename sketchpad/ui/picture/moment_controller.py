"""Remembers pictures with their drawings, compares them with the live one (before and after), and goes back to them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from sketchpad.document.drawing import Drawing
from sketchpad.document.errors import DocumentError
from sketchpad.document.history import Sheet, make_state
from sketchpad.document.moment import Moment, make_moment
from sketchpad.ui.actions import Actions
from sketchpad.ui.canvas.canvas_view import CanvasView
from sketchpad.ui.kit.held_key import HeldKey
from sketchpad.ui.picture.picture_controller import PictureController
from trainer.messages import tr

_LONGEST = 1024  # pixels of a remembered picture: enough to compare by eye, and a dozen are no burden


class MomentController(QObject):
    """Does what the actions say to the strip of remembered pictures."""

    changed = Signal()  # which pictures are remembered
    replaced = Signal()  # the drawing by that of a remembered picture
    error_message = Signal(str)  # a sentence

    def __init__(
        self,
        drawing: Drawing,
        canvas: CanvasView,
        pictures: PictureController,
        actions: Actions,
        may_leave: Callable[[], bool],
    ) -> None:
        """`may_leave` says whether another drawing may come in this one's place."""
        super().__init__()
        self._drawing, self._canvas, self._pictures, self._may_leave = drawing, canvas, pictures, may_leave
        self._actions, self.strip = actions, pictures.moments
        self._compared = drawing.identity  # the drawing that is on the sheet while they are compared
        self._now: dict[int, int] = {}  # of drawings that were gone back to from others, which they are since
        HeldKey(actions.see_moment, self)
        actions.remember.triggered.connect(lambda _checked=False: self.remember())
        actions.go_back.triggered.connect(lambda _checked=False: self.go_back())
        actions.forget_moment.triggered.connect(lambda _checked=False: self.strip.forget())
        actions.see_moment.toggled.connect(self._see)
        self.strip.returned.connect(self.go_back)
        self.strip.compared.connect(lambda _share: self._compare())
        self.strip.changed.connect(self._follow_strip)
        self._follow_strip()

    def remember(self) -> None:
        """Remember the picture on screen, and the drawing as it is now."""
        if not self._pictures.has_picture:
            self.error_message.emit(tr("There is no picture to remember yet: draw something first."))
            return
        self._canvas.settle()
        drawing, picture = self._drawing, self._pictures.view.live.finished
        sheet = Sheet(drawing.width, drawing.height, drawing.background, drawing.identity)
        state = make_state(sheet, drawing.layered, kept=drawing.kept)
        try:
            self.strip.add(make_moment(_bounded(picture), state))
        except DocumentError as error:
            self.error_message.emit(str(error))

    def go_back(self) -> None:
        """Put the drawing of the chosen picture on the sheet, as one step that can be undone."""
        moment, drawing = self.strip.chosen, self._drawing
        if moment is None:
            return
        sheet = moment.drawing.sheet
        is_another = self._now.get(sheet.identity, sheet.identity) != drawing.identity
        if is_another and not self._may_leave():
            return
        self._canvas.abandon()
        kept = moment.drawing.kept
        drawing.replace(moment.drawing.after(()), sheet.background, another=is_another, keep=lambda _now: kept)
        if is_another:
            self._now[sheet.identity] = drawing.identity
            self._tell_drawing()
        self.strip.slider.setValue(0)  # what was compared is what is there
        self.replaced.emit()

    def _follow_strip(self) -> None:
        exists = self.strip.chosen is not None
        for action in (self._actions.see_moment, self._actions.go_back, self._actions.forget_moment):
            action.setEnabled(exists)
        if not exists:
            self._actions.see_moment.setChecked(False)
            self.strip.slider.setValue(0)
        self._compare()
        self._tell_drawing()

    def _tell_drawing(self) -> None:
        """Let each drawing know which of its pictures are remembered."""
        by_drawing: dict[int, tuple[Moment, ...]] = {}
        for moment in self.strip.moments:
            identity = moment.drawing.sheet.identity
            identity = self._now.get(identity, identity)
            by_drawing[identity] = (*by_drawing.get(identity, ()), moment)
        if by_drawing != self._drawing.remembered:
            self._drawing.remember(by_drawing)
            self.changed.emit()

    def follow_sheet(self) -> None:
        """Another drawing may be on the sheet: its pictures come with it, and half of it isn't covered by another's."""
        if self._drawing.identity != self._compared:
            self._compared = self._drawing.identity
            new = [moment for moment in self._drawing.moments if moment not in self.strip.moments]
            if new:
                self.strip.add(*reversed(new))
            self.strip.slider.setValue(0)

    def _compare(self) -> None:
        chosen = self.strip.chosen
        picture = chosen.picture if chosen is not None else QImage()
        self._pictures.view.live.compare_with(picture, self.strip.slider.value() / 100)

    def _see(self, wanted: bool) -> None:
        chosen = self.strip.chosen
        picture = chosen.picture if wanted and chosen is not None else None
        self._pictures.view.live.show_instead((lambda: picture) if picture is not None else None)


def _bounded(picture: QImage) -> QImage:
    """Return a copy of a picture that is no larger than it has to be."""
    longest = QSize(_LONGEST, _LONGEST)
    if picture.width() <= _LONGEST and picture.height() <= _LONGEST:
        return picture.copy()
    return picture.scaled(longest, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
