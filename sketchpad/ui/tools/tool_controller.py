"""What belongs to the hand: the rail of tools, the palette, and the actions that change them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Qt, Signal

from sketchpad.document.drawing import Colour
from sketchpad.document.images.shown_colours import ShownColours, shown_colours
from sketchpad.document.paint.symmetry import Symmetry
from sketchpad.document.tools.toolbox import SHAPES, SIZED, Tool, Toolbox
from sketchpad.settings import Paint, Settings
from sketchpad.ui.actions import Actions
from sketchpad.ui.canvas.canvas_view import CanvasView
from sketchpad.ui.tools.brush_panel import BrushPanel
from sketchpad.ui.tools.hands import Hands
from sketchpad.ui.tools.palette_bar import COLOURS, PaletteBar
from sketchpad.ui.tools.pen_dialog import PenDialog
from sketchpad.ui.tools.tool_rail import ToolRail
from trainer.messages import tr
from trainer.model_card import InputSpec


class ToolController(QObject):
    """Changes the toolbox as the person wants it, and shows it."""

    colours_changed = Signal()  # those in hand
    pen_changed = Signal()  # how it answers to the hand
    named = Signal(str)  # the class of a label map that lies under the pointer, "" beside the sheet

    def __init__(self, toolbox: Toolbox, canvas: CanvasView, actions: Actions, settings: Settings) -> None:
        super().__init__()
        self._toolbox, self._canvas, self._actions = toolbox, canvas, actions
        self.hands = Hands(toolbox, settings.model, settings.hands)
        self._shown = ShownColours()
        self._has_classes = False
        self.pen_dialog: PenDialog | None = None  # while it is open
        self._offered: Sequence[tuple[str, Colour]] = COLOURS  # where the model has no palette of its own
        self._of_model: Sequence[tuple[str, Colour]] = ()
        self.brush_panel: BrushPanel | None = None  # while it is open
        self.rail = ToolRail(
            {tool: action for tool, action in actions.tools.items() if tool is not Tool.TRACE}, actions.brush
        )
        self.palette = PaletteBar()
        self.rail.size_changed.connect(self._set_size)
        self.palette.chosen.connect(self.choose_colour)
        self.palette.swap.connect(self._swap)
        canvas.colour_taken.connect(self.show_colours)
        canvas.hovered.connect(self._name_class)
        canvas.brush_dragged.connect(self._show)
        canvas.brush_dragged.connect(self.pen_changed)
        actions.brush.triggered.connect(self._show_brush)
        actions.pen.triggered.connect(self._show_pen)
        actions.swap_colours.triggered.connect(self._swap)
        actions.bigger.triggered.connect(lambda: self._step_size(1))
        actions.smaller.triggered.connect(lambda: self._step_size(-1))
        for tool, action in actions.tools.items():
            action.triggered.connect(lambda _checked=False, tool=tool: self.choose_tool(tool))
        for number, action in enumerate(actions.colours):
            action.triggered.connect(lambda _checked=False, number=number: self._choose_numbered(number))
        for strength, action in actions.stabilizers.items():
            action.triggered.connect(lambda _checked=False, strength=strength: self._stabilize(strength))
        for symmetry, action in actions.symmetries.items():
            action.triggered.connect(lambda _checked=False, symmetry=symmetry: self._mirror(symmetry))
        actions.symmetries[toolbox.symmetry].setChecked(True)
        nearest = min(actions.stabilizers, key=lambda strength: abs(strength - toolbox.stabilizer))
        actions.stabilizers[nearest].setChecked(True)
        self._show()

    def choose_colour(self, colour: Colour) -> None:
        """Paint with another colour; who takes one while erasing wants to paint with it."""
        self._toolbox.take_colour(colour)
        if self._toolbox.tool is Tool.ERASER:
            self._toolbox.tool = Tool.BRUSH
        self._show()

    def follow_model(self, model: str, spec: InputSpec, line_width: float | None = None) -> None:
        """Take up what suits a model, or what was in hand for it last, and offer the colours that it knows.

        A label map's have hard edges and names. `line_width` is that of the model's lines in pixels of the sheet, if
        it draws from lines.
        """
        self._canvas.settle()
        self._has_classes = spec.kind == "labels"
        self._toolbox.hard_edged, self._toolbox.kind = self._has_classes, spec.kind
        self._actions.brush.setEnabled(not self._has_classes)  # a label map is painted fully or not at all
        self._of_model = [(tr(swatch.name), swatch.rgb) for swatch in spec.palette]
        self._shown = shown_colours(spec.palette) if self._has_classes else ShownColours()
        self._canvas.layers.shown.colours = self._shown
        self.hands.follow(model, spec, line_width)
        for tool, action in self._actions.tools.items():
            if tool is not Tool.TRACE:  # which is there with its image
                action.setEnabled(self._toolbox.offers(tool))
        if not self._toolbox.offers(self._toolbox.tool):
            self._toolbox.tool = Tool.BRUSH
        if self._has_classes and self._of_model:
            self.palette.set_labels(self._of_model, self._shown)
        else:
            self.palette.set_colours(self._of_model or self._offered)
        self._show()

    def offer(self, colours: Sequence[tuple[str, Colour]]) -> None:
        """Offer colours with their names wherever a model has none of its own."""
        self._offered = colours
        if not self._of_model:
            self.palette.set_colours(colours)
        self.show_colours()

    def choose_tool(self, tool: Tool) -> None:
        """Take up another tool."""
        self._canvas.settle()
        self._toolbox.tool = tool
        self._show()

    def _choose_numbered(self, number: int) -> None:
        if number < len(self.palette.swatches):
            self.choose_colour(self.palette.swatches[number].colour)

    def _mirror(self, symmetry: Symmetry) -> None:
        """Draw with a symmetry; choosing left and right once more by its key turns it off."""
        chosen = Symmetry.OFF if symmetry is self._toolbox.symmetry else symmetry
        self._toolbox.symmetry = chosen
        self._actions.symmetries[chosen].setChecked(True)
        self._canvas.update()

    def _stabilize(self, strength: float) -> None:
        self._toolbox.stabilizer = strength

    def _show_pen(self) -> None:
        if self.pen_dialog is not None:
            self.pen_dialog.raise_()
            return
        dialog = self.pen_dialog = PenDialog(self._toolbox.response, self._canvas.fingers_draw, self._canvas.window())
        dialog.response_changed.connect(lambda response: setattr(self._toolbox, "response", response))
        dialog.fingers_changed.connect(lambda draw: setattr(self._canvas, "fingers_draw", draw))
        dialog.response_changed.connect(lambda _response: self.pen_changed.emit())
        dialog.fingers_changed.connect(lambda _draw: self.pen_changed.emit())
        dialog.finished.connect(lambda: setattr(self, "pen_dialog", None))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()  # beside the window, not over it: the pen is tried while it is set

    def _show_brush(self) -> None:
        """Open what says how the brush covers; who does so wants to paint."""
        if self._toolbox.tool not in (*SIZED, *SHAPES) or self._toolbox.tool is Tool.ERASER:
            self.choose_tool(Tool.BRUSH)
        if self.brush_panel is not None:
            self.brush_panel.activateWindow()
            return
        toolbox = self._toolbox
        panel = self.brush_panel = BrushPanel(
            toolbox.paint, toolbox.response, toolbox.tool is Tool.SMUDGE, self._canvas.window()
        )
        panel.changed.connect(self._cover)
        panel.finished.connect(lambda: setattr(self, "brush_panel", None))
        panel.addActions(self._actions.beside_the_sheet())
        panel.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        panel.open_beside(self.rail.preview)

    def _cover(self, paint: Paint) -> None:
        self._toolbox.paint = paint
        self._show()
        self.pen_changed.emit()

    def _set_size(self, size: int) -> None:
        self._toolbox.set_size(size)
        self._show()

    def _step_size(self, steps: int) -> None:
        self._toolbox.step_size(steps)
        self._show()

    def _swap(self) -> None:
        self._toolbox.swap_colours()
        self.show_colours()

    def _show(self) -> None:
        tool = self._toolbox.tool
        self._actions.tools[tool].setChecked(True)
        self.rail.show_size(self._toolbox.size, enabled=tool in SIZED)
        panel, shown = self.brush_panel, (self._toolbox.paint, tool is Tool.SMUDGE)
        if panel is not None and (panel.paint, panel.smudges) != shown:
            panel.show_paint(*shown)
        self._canvas.show_tool()
        self._canvas.update()
        self.show_colours()

    def show_colours(self) -> None:
        """Show which colours are in hand."""
        toolbox = self._toolbox
        self.palette.show_colours(toolbox.colour, toolbox.former_colour)
        erases = toolbox.tool is Tool.ERASER
        shown = self._shown.of(toolbox.drawing.background if erases else toolbox.colour)
        self.rail.show_brush(toolbox.brush_of(toolbox.tool), shown, toolbox.tool in SIZED)
        self._canvas.brush_colour = shown
        self.colours_changed.emit()

    def _name_class(self, pixel: QPoint) -> None:
        if self._has_classes:
            drawing = self._toolbox.drawing
            inside = drawing.rect.contains(pixel)
            names = {colour: name for name, colour in self._of_model}
            self.named.emit(names.get(drawing.colour_at(pixel.x(), pixel.y()), "") if inside else "")
