"""The tool in hand: which one, how big, in which colour, and what it does to the drawing."""

from dataclasses import dataclass
from enum import Enum

import msgspec
from PySide6.QtCore import QRect

from sketchpad.document.drawing import Brush, Colour, Drawing
from sketchpad.document.paint.shapes import Shape
from sketchpad.document.paint.strokes import Response
from sketchpad.document.paint.symmetry import Symmetry
from sketchpad.document.tools.gradient_fill import GradientFill
from sketchpad.document.tools.selection import Selection
from sketchpad.document.tools.tracing_handles import TracingHandles
from sketchpad.settings import SMUDGE, Paint
from trainer.messages import mark
from trainer.model_card import Kind

SMALLEST_BRUSH, BIGGEST_BRUSH = 1, 200  # pixels
FAINTEST = 0.02  # opacity of a brush: with less one would paint and see nothing
_STOPS = (1, 2, 3, 4, 6, 8, 12, 16, 20, 24, 32, 40, 48, 64, 80, 96, 128, 160, 200)  # sizes that keys step through


class Tool(Enum):
    """What the pen does."""

    BRUSH = "brush"
    ERASER = "eraser"
    LINE = "line"
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    POLYGON = "polygon"
    LASSO = "lasso"
    FILL = "fill"
    GRADIENT = "gradient"
    SMUDGE = "smudge"
    EYEDROPPER = "eyedropper"
    SELECT = "select"
    SELECT_FREELY = "select freely"
    MOVE = "move"
    TRACE = "trace"


@dataclass(frozen=True)
class ToolSpec:
    """A tool as menus and the rail show it, and the shape that it draws, if it draws one."""

    text: str  # with its mnemonic
    icon: str  # the name of its file in assets/icons
    keys: tuple[str, ...]
    shape: Shape | None = None


TOOLS = {
    Tool.BRUSH: ToolSpec(mark("&Brush"), "brush", ("B",)),
    Tool.ERASER: ToolSpec(mark("&Eraser"), "eraser", ("E",)),
    Tool.LINE: ToolSpec(mark("&Line"), "line", ("L",), Shape.LINE),
    Tool.RECTANGLE: ToolSpec(mark("&Rectangle"), "rectangle", ("R",), Shape.RECTANGLE),
    Tool.ELLIPSE: ToolSpec(mark("E&llipse"), "ellipse", ("O",), Shape.ELLIPSE),
    Tool.POLYGON: ToolSpec(mark("&Polygon"), "polygon", ("P",), Shape.POLYGON),
    Tool.LASSO: ToolSpec(mark("L&asso fill"), "lasso", ("A",), Shape.LASSO),
    Tool.FILL: ToolSpec(mark("&Fill"), "fill", ("F", "G")),
    Tool.GRADIENT: ToolSpec(mark("&Gradient"), "gradient", ("Shift+G",)),
    Tool.SMUDGE: ToolSpec(mark("Sm&udge"), "smudge", ("Y",)),
    Tool.EYEDROPPER: ToolSpec(mark("E&yedropper"), "eyedropper", ("I",)),
    Tool.SELECT: ToolSpec(mark("&Select a box"), "select", ("Q",)),
    Tool.SELECT_FREELY: ToolSpec(mark("Select f&reely"), "select-freely", ("W",)),
    Tool.MOVE: ToolSpec(mark("&Move"), "move", ("T",)),
    Tool.TRACE: ToolSpec(mark("&Move, scale and turn it"), "trace", ("K",)),
}
SHAPES = {tool: spec.shape for tool, spec in TOOLS.items() if spec.shape is not None}
PAINTS = (Tool.BRUSH, Tool.FILL, Tool.GRADIENT, *SHAPES)  # tools that leave the colour in hand on the sheet
SELECTS = (Tool.SELECT, Tool.SELECT_FREELY, Tool.MOVE)
SIZED = (Tool.BRUSH, Tool.ERASER, Tool.LINE, Tool.SMUDGE)  # tools whose size matters
MIXES = (Tool.GRADIENT, Tool.SMUDGE)  # tools that make colours between those that are there


class Toolbox:
    """Pen events in document coordinates become changes of the drawing; each returns the rectangle that changed."""

    def __init__(self, drawing: Drawing, colour: Colour, brush_size: int, eraser_size: int) -> None:
        self.drawing = drawing
        self.selector = Selection(drawing)
        self.gradient = GradientFill(drawing)
        self.tracer = TracingHandles(drawing)
        self._tool = Tool.BRUSH
        self.kind: Kind = "colours"  # of drawings that the model knows
        self.colour = colour
        self.former_colour: Colour = (255, 255, 255)
        self.reach = 8.0  # pixels of the sheet within which the pen meets a handle or a corner
        self._sizes = {Tool.BRUSH: brush_size, Tool.ERASER: eraser_size}
        self.stabilizer = 0.0  # from 0, off, to 1: how far the brush lags behind the pen
        self.response = Response()  # of the width to the pen's pressure
        # Of the brush, which shapes share, and of smudging; a label map is painted fully, and the eraser erases all.
        self.paints = {Tool.BRUSH: Paint(), Tool.SMUDGE: SMUDGE}
        self.symmetry = Symmetry.OFF
        self._in_use: Tool | None = None  # from press to release
        self._at = (0.0, 0.0)  # where the stabilized brush is
        self._pen = (0.0, 0.0, 1.0)  # where the pen is, and its pressure

    @property
    def tool(self) -> Tool:
        """The tool in hand."""
        return self._tool

    @tool.setter
    def tool(self, tool: Tool) -> None:
        self._tool = tool
        if tool not in SELECTS:
            self.selector.leave()

    def offers(self, tool: Tool) -> bool:
        """Return whether a tool makes sense for what is drawn: between two lines, or two classes, nothing is mixed."""
        return tool not in MIXES or not (self.kind in ("lines", "labels") or self.hard_edged)

    @property
    def hard_edged(self) -> bool:
        """Whether this is a label map, which holds the palette's colours and nothing between them."""
        return self.selector.hard_edged

    @hard_edged.setter
    def hard_edged(self, hard_edged: bool) -> None:
        self.selector.hard_edged = hard_edged

    @property
    def in_polygon(self) -> bool:
        """Whether a polygon has been begun: it goes on from click to click."""
        return self._in_use is Tool.POLYGON and self.drawing.stroking

    @property
    def size(self) -> int:
        """Diameter in pixels of the tool in hand; of the brush, if that has none."""
        return self.size_of(self.tool)

    def size_of(self, tool: Tool) -> int:
        """Diameter in pixels."""
        return self._sizes[Tool.ERASER if tool is Tool.ERASER else Tool.BRUSH]

    @property
    def paint(self) -> Paint:
        """How the tool in hand covers; the brush, if that has no way of its own."""
        return self.paints.get(self.tool, self.paints[Tool.BRUSH])

    @paint.setter
    def paint(self, paint: Paint) -> None:
        self.paints[self.tool if self.tool in self.paints else Tool.BRUSH] = paint

    def set_size(self, size: int) -> None:
        """Change the size of the tool in hand, within bounds."""
        tool = Tool.ERASER if self.tool is Tool.ERASER else Tool.BRUSH
        self._sizes[tool] = min(max(size, SMALLEST_BRUSH), BIGGEST_BRUSH)

    def set_sizes(self, brush: int, eraser: int) -> None:
        """Change the sizes of both, within bounds."""
        for tool, size in ((Tool.BRUSH, brush), (Tool.ERASER, eraser)):
            self._sizes[tool] = min(max(size, SMALLEST_BRUSH), BIGGEST_BRUSH)

    def step_size(self, steps: int) -> None:
        """Make the tool bigger or smaller by so many stops."""
        for _ in range(abs(steps)):
            if steps > 0:
                self.set_size(next((stop for stop in _STOPS if stop > self.size), BIGGEST_BRUSH))
            else:
                self.set_size(next((stop for stop in reversed(_STOPS) if stop < self.size), SMALLEST_BRUSH))

    def set_opacity(self, opacity: float) -> None:
        """Let the tool in hand cover more or less, within bounds."""
        self.paint = msgspec.structs.replace(self.paint, opacity=min(max(opacity, FAINTEST), 1.0))

    def brush_of(self, tool: Tool) -> Brush:
        """Return what a tool paints with."""
        erases, smudges = tool is Tool.ERASER, tool is Tool.SMUDGE
        colour = self.drawing.background if erases else self.colour
        paint = Paint() if erases else self.paints.get(tool, self.paints[Tool.BRUSH])
        return Brush(colour, self.size_of(tool), self.hard_edged, self.response, paint, erases, smudges)

    def take_colour(self, colour: Colour) -> None:
        """Paint with another colour from now on; the former one is kept at hand."""
        if colour != self.colour:
            self.colour, self.former_colour = colour, self.colour

    def swap_colours(self) -> None:
        """Exchange the colour and the former one."""
        self.colour, self.former_colour = self.former_colour, self.colour

    def press(self, x: float, y: float, pressure: float = 1.0, tool: Tool | None = None) -> QRect:
        """The pen touches the sheet, with the tool in hand or another one."""
        if self.in_polygon:
            return self._add_corner(x, y)
        self._in_use = tool or self.tool
        match self._in_use:
            case Tool.FILL:
                return self.drawing.fill(int(x // 1), int(y // 1), self.colour, self.hard_edged)
            case Tool.GRADIENT:
                if self.offers(Tool.GRADIENT):
                    self.gradient.press(x, y, (self.colour, self.former_colour), self.paints[Tool.BRUSH].opacity)
                return QRect()
            case Tool.EYEDROPPER:
                self.take_colour(self.drawing.colour_at(int(x // 1), int(y // 1)))
                return QRect()
            case Tool.SELECT | Tool.SELECT_FREELY:
                return self.selector.press(x, y, self._in_use is Tool.SELECT_FREELY, self.reach)
            case Tool.MOVE:
                return self.selector.press_to_move(x, y, self.reach)
            case Tool.TRACE:
                self.tracer.press(x, y, self.reach)
                return QRect()
            case _ if not self.offers(self._in_use):
                return QRect()
            case _:
                brush = self.brush_of(self._in_use)
                self._at, self._pen = (x, y), (x, y, pressure)
                return self.drawing.begin_stroke(brush, x, y, pressure, SHAPES.get(self._in_use), self.symmetry)

    def _add_corner(self, x: float, y: float) -> QRect:
        """Let the polygon go on from here; where it began, and at a double click, it is complete."""
        *corners, _moving = self.drawing.corners or [(x, y)]
        near = [max(abs(x - at[0]), abs(y - at[1])) <= self.reach for at in corners]
        if len(corners) > 1 and (near[0] or near[-1]):
            return self.close_polygon()
        rect = self.drawing.continue_stroke(x, y)
        self.drawing.add_corner()
        return rect

    def close_polygon(self) -> QRect:
        """The polygon's last corner was set."""
        rect = self.drawing.drop_corner()
        self._in_use = None
        return rect.united(self.drawing.end_stroke())

    def move(self, x: float, y: float, pressure: float = 1.0, constrained: bool = False) -> QRect:
        """The pen moves on the sheet; `constrained` makes squares, circles, and lines at even angles."""
        if self._in_use is Tool.EYEDROPPER:
            self.take_colour(self.drawing.colour_at(int(x // 1), int(y // 1)))
        if self._in_use in SELECTS:
            return self.selector.move(x, y, constrained)
        if self._in_use is Tool.GRADIENT:
            return self.gradient.move(x, y, constrained)
        if self._in_use is Tool.TRACE:
            self.tracer.move(x, y, constrained)
            return QRect()
        self._pen = (x, y, pressure)
        if self._is_stabilized:
            # The brush goes a share of its way to the pen at each event: what trembles is averaged out.
            share = 1 - 0.92 * self.stabilizer
            x, y = self._at[0] + (x - self._at[0]) * share, self._at[1] + (y - self._at[1]) * share
            self._at = (x, y)
        return self.drawing.continue_stroke(x, y, pressure, constrained)

    def release(self) -> QRect:
        """The pen leaves the sheet; a stabilized brush comes after it."""
        if self.in_polygon:
            return QRect()
        if self._in_use in SELECTS:
            self._in_use = None
            return self.selector.release()
        if self._in_use is Tool.GRADIENT:
            self._in_use = None
            return self.gradient.release()
        self.tracer.release()
        caught_up = self.drawing.continue_stroke(*self._pen) if self._is_stabilized else QRect()
        self._in_use = None
        return caught_up.united(self.drawing.end_stroke())

    @property
    def takes_colour(self) -> bool:
        """Whether the pen is down with the eyedropper: what changes is the colour in hand, not the drawing."""
        return self._in_use is Tool.EYEDROPPER

    @property
    def _is_stabilized(self) -> bool:
        return self.stabilizer > 0 and self._in_use in (Tool.BRUSH, Tool.ERASER, Tool.SMUDGE)

    def abandon(self) -> QRect:
        """What the pen has begun never was."""
        used, self._in_use = self._in_use, None
        self.tracer.abandon()
        if used is Tool.GRADIENT:
            return self.gradient.abandon()
        return self.selector.abandon() if used in SELECTS else self.drawing.abandon_stroke()
