"""“Surprise me” (demo): an example is drawn stroke by stroke on a fresh sheet, until it is done or somebody acts."""

import math
import random
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QTimer, Signal
from PySide6.QtGui import QImage

from sketchpad.document.images.painted_stroke import PaintedStroke, strokes_of
from sketchpad.document.paint.symmetry import Symmetry
from sketchpad.document.pixels import Colour, to_rgb
from sketchpad.document.tools.toolbox import Tool, Toolbox
from sketchpad.settings import Paint
from sketchpad.ui.actions import Actions
from sketchpad.ui.canvas.canvas_view import CanvasView
from sketchpad.ui.kit.background_job import BackgroundJob
from sketchpad.ui.picture.example_strip import Example, ExampleStrip
from trainer.messages import tr

_TICK_MS = 16
_STOPS = (
    QEvent.Type.ShortcutOverride,  # comes before a key's command does anything
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TabletPress,
    QEvent.Type.TouchBegin,
)


class SurpriseController(QObject):
    """Draws with the toolbox as a hand does, so that undo takes back stroke by stroke; then gives it back."""

    replaced = Signal()  # the drawing by a fresh sheet
    stroke_finished = Signal()
    ended = Signal()
    error_message = Signal(str)  # a sentence
    status_message = Signal(str)

    def __init__(
        self,
        toolbox: Toolbox,
        canvas: CanvasView,
        examples: ExampleStrip,
        actions: Actions,
        may_leave: Callable[[], bool],
    ) -> None:
        """`may_leave` says whether another drawing may come in this one's place."""
        super().__init__()
        self._toolbox, self._canvas, self._may_leave, self._examples = toolbox, canvas, may_leave, examples
        self.paper: Colour | None = None  # of a fresh sheet; None: as it is now
        self.ticks = 700  # that a drawing takes: eleven seconds
        self._last: Example | None = None
        self._found: tuple[QImage, list[PaintedStroke]] | None = None  # what the job has made
        self._revision = -1  # of the drawing when that was begun
        self._drawing: Iterator[None] | None = None
        self._identity = -1  # of the drawing that is drawn on
        self._at_once = 1  # moves in a tick
        self._hand = toolbox.colour, toolbox.former_colour, 1, 1, toolbox.paints[Tool.BRUSH], 0.0, Symmetry.OFF
        self._job = BackgroundJob(self)
        self._job.done.connect(self._begin)
        self._job.error_message.connect(self.error_message)
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)
        actions.surprise.triggered.connect(lambda _checked=False: self.start())

    @property
    def is_drawing(self) -> bool:
        """Whether it holds the pen."""
        return self._drawing is not None

    def start(self) -> None:
        """Draw one of the examples that are offered, another one than last time, if what is on the sheet may go."""
        offered = self._examples.offered
        if not offered:
            self.error_message.emit(tr("There is no example for this model that could be drawn."))
        elif not (self.is_drawing or self._job.running) and self._may_leave():
            self._canvas.settle()
            self._canvas.abandon()
            example = random.choice([one for one in offered if one != self._last] or list(offered))
            self._last, self._revision = example, self._toolbox.drawing.revision
            self.status_message.emit(tr("Looking at “{title}”…", title=tr(example.title)))
            self._job.start(lambda _tell: self._look_at(example), example.title)

    def stop(self) -> None:
        """Give the pen back: the stroke that is being drawn ends where it is."""
        if self._drawing is None:
            return
        self._drawing = None
        self._timer.stop()
        application = QCoreApplication.instance()
        assert application is not None
        application.removeEventFilter(self)
        toolbox = self._toolbox
        if toolbox.drawing.stroking:
            self._show(toolbox.release())
            self.stroke_finished.emit()
        *_, brush, eraser, paint, stabilizer, symmetry = self._hand
        toolbox.colour, toolbox.former_colour = self._hand[:2]
        toolbox.set_sizes(brush, eraser)
        toolbox.paints[Tool.BRUSH], toolbox.stabilizer, toolbox.symmetry = paint, stabilizer, symmetry
        self.status_message.emit("")
        self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _STOPS:
            self.stop()
            event.accept()
            return True  # it only stops: a click doesn't draw as well, nor a key do what it is for
        return super().eventFilter(watched, event)

    def _look_at(self, example: Example) -> None:
        """In the job's thread: find the strokes."""
        from sketchpad.document.files.image_files import open_image  # with Pillow, which is slow to import

        image = open_image(example.path)
        self._found = image, strokes_of(to_rgb(image))

    def _begin(self) -> None:
        toolbox, found = self._toolbox, self._found
        self._found = None
        if found is None or toolbox.drawing.revision != self._revision:
            self.status_message.emit("")
            return  # the person has begun something else meanwhile
        image, strokes = found
        toolbox.drawing.new(image.width(), image.height(), self.paper, another=True)
        self.replaced.emit()
        self._hand = (
            toolbox.colour,
            toolbox.former_colour,
            toolbox.size_of(Tool.BRUSH),
            toolbox.size_of(Tool.ERASER),
            toolbox.paints[Tool.BRUSH],
            toolbox.stabilizer,
            toolbox.symmetry,
        )
        toolbox.paints[Tool.BRUSH], toolbox.stabilizer, toolbox.symmetry = Paint(), 0.0, Symmetry.OFF
        self._identity = toolbox.drawing.identity
        length = sum(math.dist(*pair) for stroke in strokes for pair in pairwise(stroke.points))
        paths = [_along(stroke.points, max(length / self.ticks, 1.0)) for stroke in strokes]
        self._at_once = max(math.ceil(sum(len(path) for path in paths) / self.ticks), 1)
        self._drawing = self._draw(strokes, paths)
        title = tr(self._last.title) if self._last is not None else ""
        self.status_message.emit(tr("Drawing “{title}”: any key or click stops it.", title=title))
        application = QCoreApplication.instance()
        assert application is not None
        application.installEventFilter(self)
        self._timer.start()

    def _tick(self) -> None:
        for _ in range(self._at_once):
            if self._drawing is None:
                return
            if self._toolbox.drawing.identity != self._identity or next(self._drawing, self) is self:
                self.stop()

    def _draw(self, strokes: Sequence[PaintedStroke], paths: Sequence[Sequence[tuple[float, float]]]) -> Iterator[None]:
        """Make one move of the pen after the other."""
        toolbox = self._toolbox
        for stroke, (first, *others) in zip(strokes, paths, strict=True):
            toolbox.colour = stroke.colour
            if stroke.width is not None:
                toolbox.set_sizes(round(stroke.width), toolbox.size_of(Tool.ERASER))
            self._show(toolbox.press(*first, tool=Tool.LASSO if stroke.width is None else Tool.BRUSH))
            yield
            for point in others:
                self._show(toolbox.move(*point))
                yield
            self._show(toolbox.release())
            self.stroke_finished.emit()
            yield

    def _show(self, rect: QRect) -> None:
        self._canvas.update_document(rect)
        self._canvas.changed.emit()


def _along(points: Sequence[tuple[float, float]], spacing: float) -> list[tuple[float, float]]:
    """Return the same way with no two places on it farther apart than `spacing`."""
    path = [points[0]]
    for (x, y), (to_x, to_y) in pairwise(points):
        parts = max(math.ceil(math.dist((x, y), (to_x, to_y)) / spacing), 1)
        path += [(x + (to_x - x) * part / parts, y + (to_y - y) * part / parts) for part in range(1, parts + 1)]
    return path
