"""The tool in hand: which one, how big, in which colour, and what it does to the drawing."""

from enum import Enum

from PySide6.QtCore import QRect

from sketchpad.document.drawing import Brush, Colour, Drawing
from sketchpad.document.shapes import Shape
from sketchpad.document.symmetry import Symmetry

SMALLEST_BRUSH, BIGGEST_BRUSH = 1, 200  # pixels
_STOPS = (1, 2, 3, 4, 6, 8, 12, 16, 20, 24, 32, 40, 48, 64, 80, 96, 128, 160, 200)  # sizes that keys step through


class Tool(Enum):
    """What the pen does."""

    BRUSH = "brush"
    ERASER = "eraser"
    LINE = "line"
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    LASSO = "lasso"
    FILL = "fill"
    EYEDROPPER = "eyedropper"


SHAPES = {
    Tool.LINE: Shape.LINE,
    Tool.RECTANGLE: Shape.RECTANGLE,
    Tool.ELLIPSE: Shape.ELLIPSE,
    Tool.LASSO: Shape.LASSO,
}
SIZED = (Tool.BRUSH, Tool.ERASER, Tool.LINE)  # tools whose size matters


class Toolbox:
    """Pen events in document coordinates become changes of the drawing; each returns the rectangle that changed."""

    def __init__(self, drawing: Drawing, colour: Colour, brush_size: int, eraser_size: int) -> None:
        self.drawing = drawing
        self.tool = Tool.BRUSH
        self.colour = colour
        self.former_colour: Colour = (255, 255, 255)
        self.hard_edged = False  # a label map holds the palette's colours and nothing between them
        self._sizes = {Tool.BRUSH: brush_size, Tool.ERASER: eraser_size}
        self.stabilizer = 0.0  # from 0, off, to 1: how far the brush lags behind the pen
        self.symmetry = Symmetry.OFF
        self._in_use: Tool | None = None  # from press to release
        self._at = (0.0, 0.0)  # where the stabilized brush is
        self._pen = (0.0, 0.0, 1.0)  # where the pen is, and its pressure

    @property
    def size(self) -> int:
        """Diameter in pixels of the tool in hand; of the brush, if that has none."""
        return self.size_of(self.tool)

    def size_of(self, tool: Tool) -> int:
        """Diameter in pixels."""
        return self._sizes[Tool.ERASER if tool is Tool.ERASER else Tool.BRUSH]

    def set_size(self, size: int) -> None:
        """Change the size of the tool in hand, within bounds."""
        tool = Tool.ERASER if self.tool is Tool.ERASER else Tool.BRUSH
        self._sizes[tool] = min(max(size, SMALLEST_BRUSH), BIGGEST_BRUSH)

    def step_size(self, steps: int) -> None:
        """Make the tool bigger or smaller by so many stops."""
        for _ in range(abs(steps)):
            if steps > 0:
                self.set_size(next((stop for stop in _STOPS if stop > self.size), BIGGEST_BRUSH))
            else:
                self.set_size(next((stop for stop in reversed(_STOPS) if stop < self.size), SMALLEST_BRUSH))

    def take_colour(self, colour: Colour) -> None:
        """Paint with another colour from now on; the former one is kept at hand."""
        if colour != self.colour:
            self.colour, self.former_colour = colour, self.colour

    def swap_colours(self) -> None:
        """Exchange the colour and the former one."""
        self.colour, self.former_colour = self.former_colour, self.colour

    def press(self, x: float, y: float, pressure: float = 1.0, tool: Tool | None = None) -> QRect:
        """The pen touches the sheet, with the tool in hand or another one."""
        self._in_use = tool or self.tool
        match self._in_use:
            case Tool.FILL:
                return self.drawing.fill(int(x // 1), int(y // 1), self.colour, self.hard_edged)
            case Tool.EYEDROPPER:
                self.take_colour(self.drawing.colour_at(int(x // 1), int(y // 1)))
                return QRect()
            case _:
                erases = self._in_use is Tool.ERASER
                colour = self.drawing.background if erases else self.colour
                brush = Brush(colour, self.size_of(self._in_use), self.hard_edged)
                self._at, self._pen = (x, y), (x, y, pressure)
                return self.drawing.begin_stroke(brush, x, y, pressure, SHAPES.get(self._in_use), self.symmetry)

    def move(self, x: float, y: float, pressure: float = 1.0, constrained: bool = False) -> QRect:
        """The pen moves on the sheet; `constrained` makes squares, circles, and lines at even angles."""
        if self._in_use is Tool.EYEDROPPER:
            self.take_colour(self.drawing.colour_at(int(x // 1), int(y // 1)))
        self._pen = (x, y, pressure)
        if self._is_stabilized:
            # The brush goes a share of its way to the pen at each event: what trembles is averaged out.
            share = 1 - 0.92 * self.stabilizer
            x, y = self._at[0] + (x - self._at[0]) * share, self._at[1] + (y - self._at[1]) * share
            self._at = (x, y)
        return self.drawing.continue_stroke(x, y, pressure, constrained)

    def release(self) -> QRect:
        """The pen leaves the sheet; a stabilized brush comes after it."""
        caught_up = self.drawing.continue_stroke(*self._pen) if self._is_stabilized else QRect()
        self._in_use = None
        return caught_up.united(self.drawing.end_stroke())

    @property
    def _is_stabilized(self) -> bool:
        return self.stabilizer > 0 and self._in_use in (Tool.BRUSH, Tool.ERASER)

    def abandon(self) -> QRect:
        """What the pen has begun never was."""
        self._in_use = None
        return self.drawing.abandon_stroke()
