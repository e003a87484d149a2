"""The drawing: its layers and what they look like together, the tools that change them, and its history."""

import weakref
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage

from sketchpad.document.drawing_history import DrawingHistory
from sketchpad.document.history import MOST_BYTES, Patch, State
from sketchpad.document.layered_image import Layer, LayeredImage
from sketchpad.document.paint.layer_fill import fill_layer
from sketchpad.document.paint.shapes import Shape
from sketchpad.document.paint.smudge_painter import SmudgePainter
from sketchpad.document.paint.stroke_painter import StrokePainter
from sketchpad.document.paint.strokes import Brush
from sketchpad.document.paint.symmetry import Symmetry
from sketchpad.document.pixels import RGB, Bytes, Colour, blank, readable, region, writable
from sketchpad.document.raster.raster import Raster
from sketchpad.document.sheet_size import LARGEST, SMALLEST
from trainer.box import Edit
from trainer.messages import tr

if TYPE_CHECKING:
    from sketchpad.document.moment import Moment
    from sketchpad.document.tracing import Tracing

__all__ = ["Brush", "Colour", "Drawing"]


class Drawing:
    """Coordinates are pixels from the top left corner. One thread changes it; `snapshot` is for any thread."""

    def __init__(
        self,
        width: int = 512,
        height: int = 512,
        background: Colour = (255, 255, 255),
        most_undo_bytes: int = MOST_BYTES,
    ) -> None:
        _check_size(width, height)
        self.recorder: Callable[[Drawing, Patch | State], None] | None = None  # told of each step when it is complete
        self.refused: Callable[[str], None] | None = None  # told why nothing is painted, in a sentence
        self.tracing: Tracing | None = None  # lies over the drawing and is no part of it: no picture is made of it
        self.tracing_recorder: Callable[[Drawing], None] | None = None  # told when that has changed
        self._saved_tracing: Tracing | None = None
        self.remembered: dict[int, tuple[Moment, ...]] = {}  # pictures, by the drawings' identities, the newest first
        self.moments_recorder: Callable[[Drawing], None] | None = None  # told when those have changed
        self._saved_moments: weakref.WeakSet[Moment] = weakref.WeakSet()
        self.selection: Bytes | None = None  # HxW, 1 where painting is allowed, else 0; None: everywhere
        self._raster = Raster(width, height, background)
        self._history = DrawingHistory(self._raster, self._tell, most_undo_bytes)
        self._stroke: StrokePainter | SmudgePainter | None = None
        self._before = QImage()  # the active layer before the change that is under way
        self._touched = QRect()  # where that has changed it so far

    @property
    def width(self) -> int:
        """Pixels."""
        return self.image.width()

    @property
    def height(self) -> int:
        """Pixels."""
        return self.image.height()

    @property
    def rect(self) -> QRect:
        """The whole sheet."""
        return self._raster.rect

    @property
    def background(self) -> Colour:
        """The paper's colour."""
        return self._raster.paper

    @property
    def identity(self) -> int:
        """Which drawing this is: another one that takes its place has another number."""
        return self._history.identity

    @property
    def identities(self) -> set[int]:
        """This drawing, and those that can come back by undo and redo."""
        return self._history.identities

    @property
    def image(self) -> QImage:
        """The pixels to show, all layers together, RGB32; not to be changed by the caller."""
        return self._raster.image

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers, the lowest first."""
        return self._raster.layers

    @property
    def active(self) -> int:
        """The place of the layer that is painted on, counted from the lowest."""
        return self._raster.active

    @property
    def active_image(self) -> QImage:
        """The pixels of the layer that is painted on, with an alpha channel if it isn't the lowest."""
        return self._raster.active_image

    @property
    def layered(self) -> LayeredImage:
        """The layers with their pixels, to make others of; not to be held while somebody paints."""
        return self._raster.layered

    @property
    def is_blank(self) -> bool:
        """Whether nothing is drawn on any layer."""
        return self.layered.is_blank

    @property
    def revision(self) -> int:
        """Grows with each change."""
        return self._raster.revision

    def changed_since(self, revision: int) -> QRect:
        """Return where pixels may have changed since a revision: everywhere, if that was too long ago."""
        return self._raster.changed_since(revision)

    @property
    def modified(self) -> bool:
        """Whether there is something that was not saved."""
        is_kept = self.tracing is self._saved_tracing and self._saved_moments.issuperset(self.moments)
        return not (is_kept and self._history.is_clean)

    @property
    def stroking(self) -> bool:
        """Whether a stroke, or another change, is under way."""
        return not self._before.isNull()

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return self._history.can_undo and not self.stroking

    @property
    def can_redo(self) -> bool:
        """Whether there is something to redo."""
        return self._history.can_redo and not self.stroking

    @property
    def undo_bytes(self) -> int:
        """How much memory the steps take that can be undone or redone."""
        return self._history.size

    def mark_saved(self) -> None:
        """The drawing as it is now is kept somewhere by the person."""
        self._history.mark_clean()
        self._saved_tracing = self.tracing
        self._saved_moments.update(self.moments)

    def trace(self, tracing: "Tracing | None") -> None:
        """Lay another tracing image over the drawing, the same one elsewhere, or none; no step of the history."""
        self.tracing = tracing
        if self.tracing_recorder is not None:
            self.tracing_recorder(self)

    @property
    def moments(self) -> "tuple[Moment, ...]":
        """The pictures of this drawing that are remembered, the newest first."""
        return self.remembered.get(self.identity, ())

    def remember(self, moments: "dict[int, tuple[Moment, ...]]") -> None:
        """Remember these pictures, by the identities of the drawings that they are of; no step of the history."""
        self.remembered = moments
        if self.moments_recorder is not None:
            self.moments_recorder(self)

    def take_moments(self, moments: "Sequence[Moment]") -> None:
        """The drawing has come with remembered pictures, the newest first."""
        if moments:
            own = tuple(moment.of(self.identity) for moment in moments)
            self.remember({**self.remembered, self.identity: own})

    def snapshot(self) -> tuple[int, Bytes]:
        """Return the revision and a copy of its pixels, HxWx3 RGB; callable from any thread."""
        return self._raster.snapshot()

    def snapshot_of_edits(self, around: int) -> tuple[int, list[Edit] | None]:
        """Return the revision, and what has changed since this was last asked; callable from any thread.

        Each edit comes with its pixels and those `around` it. None: everything, or more than a third of the sheet, has
        changed. Whoever asks is the only one to ask.
        """
        return self._raster.snapshot_of_edits(around)

    def begin_stroke(
        self,
        brush: Brush,
        x: float,
        y: float,
        pressure: float = 1.0,
        shape: Shape | None = None,
        symmetry: Symmetry = Symmetry.OFF,
    ) -> QRect:
        """Put the brush down; returns the rectangle that changed. A stroke under way is finished first.

        With a `shape` the stroke is that shape, from here to where it is continued to. `symmetry` draws it again
        in other places of the sheet. Nothing is painted beside the selection, if there is one, and nothing on a
        layer that is locked or hidden.
        """
        self.end_stroke()
        if not self.may_paint():
            return QRect()
        self.begin_change()
        if brush.smudges:
            self._stroke = SmudgePainter(self._raster, brush, symmetry, self.selection)
        else:
            self._stroke = StrokePainter(self._raster, brush, shape, symmetry, self.selection)
        return self._touch(self._stroke.begin(x, y, pressure))

    def continue_stroke(self, x: float, y: float, pressure: float = 1.0, constrained: bool = False) -> QRect:
        """Draw on to a place; returns the rectangle that changed, empty without a stroke."""
        return self._touch(self._stroke.move(x, y, pressure, constrained)) if self._stroke is not None else QRect()

    @property
    def corners(self) -> list[tuple[float, float]]:
        """Where the shape that is being drawn goes through; empty without one."""
        return self._stroke.corners if isinstance(self._stroke, StrokePainter) else []

    def add_corner(self) -> None:
        """Let the polygon that is being drawn go on from the place it is at."""
        if isinstance(self._stroke, StrokePainter):
            self._stroke.add_corner()

    def drop_corner(self) -> QRect:
        """Take the place it is at out of the polygon that is being drawn; returns the rectangle that changed."""
        return self._touch(self._stroke.drop_corner()) if isinstance(self._stroke, StrokePainter) else QRect()

    def may_paint(self) -> bool:
        """Return whether the active layer may be painted on; if not, say why."""
        layer = self.layers[self.active]
        if layer.visible and not layer.locked:
            return True
        if self.refused is not None:
            name = layer.called(self.active)
            self.refused(
                tr("“{name}” is locked: unlock it, or choose another layer.", name=name)
                if layer.locked
                else tr("“{name}” is hidden: show it, or choose another layer.", name=name)
            )
        return False

    def begin_change(self) -> None:
        """What is shown from now on becomes one step of the history with `end_stroke`. A stroke is finished first."""
        self.end_stroke()
        self._before = QImage(self.active_image)
        self._touched = QRect()

    def show_change(self, pixels: QImage, position: QPoint) -> QRect:
        """Put pixels, of the active layer's kind, at a place of it; returns the rectangle that changed."""
        whole = QRect(position, pixels.size())
        rect = whole.intersected(self.rect)
        if not rect.isEmpty():
            with self._raster.painting(rect) as shown:
                shown[:] = region(readable(pixels), rect.translated(-position))
            self._touch(rect)
        return rect

    def end_stroke(self) -> QRect:
        """Lift the brush: what was drawn becomes one step of the history. Returns the rectangle that changed."""
        if not self.stroking:
            return QRect()
        rect = self._touch(self._stroke.finish()) if self._stroke is not None else QRect()
        self._history.push_pixels(self._before, self._touched)
        self._forget_stroke()
        return rect

    def abandon_stroke(self) -> QRect:
        """Take the stroke back as if it had never been; returns the rectangle that changed."""
        rect = self._touched
        if not rect.isEmpty():
            with self._raster.painting(rect, everywhere=True) as shown:
                shown[:] = region(readable(self._before), rect)
        self._forget_stroke()
        return rect

    def fill(self, x: int, y: int, colour: Colour, hard_edged: bool = False) -> QRect:
        """Fill the area of one colour around a pixel; returns the rectangle that changed.

        The area is that of the layers together, and is painted on the active one. `hard_edged` leaves everything
        beside it as it is; else the mixtures at its edge are mixed anew.
        """
        self.end_stroke()
        if not self.rect.contains(x, y) or not self.may_paint():
            return QRect()
        filled = fill_layer(self._raster, x, y, colour, hard_edged)
        return self._history.push_layer(self._within_selection(filled))

    def colour_at(self, x: int, y: int) -> Colour:
        """Return the colour of a pixel; outside, of the nearest one."""
        x, y = min(max(x, 0), self.width - 1), min(max(y, 0), self.height - 1)
        red, green, blue = (int(value) for value in readable(self.image)[y, x, RGB])
        return red, green, blue

    def clear(self) -> QRect:
        """Make the active layer, or what is selected of it, empty; returns the rectangle that changed."""
        self.end_stroke()
        if not self.may_paint():
            return QRect()
        return self._history.push_layer(self._within_selection(self.empty(self.width, self.height)))

    def empty(self, width: int, height: int) -> QImage:
        """Return pixels of the active layer's kind with nothing on them: paper, or transparent."""
        return self._raster.empty(width, height)

    def new(self, width: int, height: int, background: Colour | None = None, another: bool = False) -> QRect:
        """Take a new sheet; the old one can be had back by undo. Returns the rectangle that changed.

        `another` says that it is another drawing, not only other paper for the same one.

        Raises:
            ValueError: a side is shorter than SMALLEST or longer than LARGEST.
        """
        _check_size(width, height)
        self.end_stroke()
        colour = self.background if background is None else background
        made = LayeredImage.of(blank(width, height, colour))
        return self._following_sheet(lambda: self._history.push_layers(made, colour, another))

    @property
    def kept(self) -> QImage | None:
        """The part of a picture that lies over those to come: ARGB32, premultiplied, of any size; None: no part."""
        return self._history.kept

    def keep(self, part: QImage | None) -> None:
        """Keep another part of a picture, or none: a step of the history, in which no pixel of the drawing changes."""
        self.end_stroke()
        if part is not self.kept:
            self._history.push_kept(part)

    def replace(
        self,
        image: QImage | LayeredImage,
        background: Colour | None = None,
        another: bool = False,
        keep: Callable[[QImage | None], QImage | None] | None = None,
    ) -> QRect:
        """Put an image, with layers or without, in the drawing's place, undoable; returns the rectangle that changed.

        `background` is the paper's colour from now on, if it changes. `another` says that this is another drawing,
        not the same one cropped or scaled. `keep` says what becomes of the part of a picture that is kept; without it
        that stays on the same drawing at the same size.

        Raises:
            ValueError: a side is shorter than SMALLEST or longer than LARGEST.
        """
        made = LayeredImage.of(image) if isinstance(image, QImage) else image
        _check_size(made.images[0].width(), made.images[0].height())
        self.end_stroke()
        stays = not another and made.images[0].size() == self.image.size()
        kept = keep(self.kept) if keep is not None else self.kept if stays else None
        colour = self.background if background is None else background
        return self._following_sheet(lambda: self._history.push_layers(made, colour, another, kept))

    def choose_layer(self, at: int) -> None:
        """Paint on another layer from now on; no step of the history."""
        self.end_stroke()
        self._raster.choose_layer(at)

    def show_opacity(self, at: int, opacity: float) -> QRect:
        """Show a layer as it would look with another opacity; no step. Returns the rectangle that changed."""
        self._raster.show_opacity(at, opacity)
        return self.rect

    def undo(self) -> QRect:
        """Take the last step back; returns the rectangle that changed, empty if there was none."""
        if self.stroking:
            return self.abandon_stroke()
        return self._following_sheet(self._history.undo)

    def redo(self) -> QRect:
        """Make the step again that was taken back last; returns the rectangle that changed."""
        return QRect() if self.stroking else self._following_sheet(self._history.redo)

    def _within_selection(self, image: QImage) -> QImage:
        """Return an image with everything beside the selection as it is on the active layer."""
        if self.selection is not None:
            kept = self.selection == 0
            writable(image)[kept] = readable(self.active_image)[kept]
        return image

    def _touch(self, rect: QRect) -> QRect:
        """The change that is under way has come to a place too; returns that."""
        self._touched = self._touched.united(rect)
        return rect

    def _following_sheet(self, step: Callable[[], QRect]) -> QRect:
        """Take a step; on another sheet nothing is selected. Returns the rectangle that changed."""
        sheet = self._history.sheet
        rect = step()
        if self._history.sheet != sheet:
            self.selection = None
        return rect

    def _tell(self, step: Patch | State) -> None:
        if self.recorder is not None:
            self.recorder(self, step)

    def _forget_stroke(self) -> None:
        self._stroke = None
        self._before, self._touched = QImage(), QRect()


def _check_size(width: int, height: int) -> None:
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST):
        raise ValueError(f"a drawing has {SMALLEST} to {LARGEST} pixels a side, not {width}x{height}")
