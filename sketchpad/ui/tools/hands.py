"""What is in hand for each model (tool presets): another model gets what suits it, a former one what was left."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from sketchpad.document.images.convert import ink
from sketchpad.document.images.palettes import nearest
from sketchpad.document.tools.toolbox import Tool, Toolbox
from sketchpad.settings import Hand
from trainer.model_card import InputSpec

MOST = 30  # models whose hands are kept
_LABEL_BRUSH = 24  # pixels: areas are painted, not lines


class Hands:
    """Knows whose hand is in hand, and those of the models before."""

    def __init__(self, toolbox: Toolbox, model: str | None, others: Mapping[str, Hand]) -> None:
        """`model` is the file of the model that the toolbox's tool, colours and sizes are of, if that is known."""
        self._toolbox = toolbox
        self._model = str(Path(model).absolute()) if model is not None else None
        self._spec: InputSpec | None = None
        self.others: dict[str, Hand] = dict(others)  # without the one that is in hand

    def follow(self, model: str, spec: InputSpec, line_width: float | None) -> None:
        """Take up what belongs to a model; `line_width` is in pixels of the sheet, if it draws from lines."""
        if model != self._model:
            if self._model is not None:
                self.others.pop(self._model, None)
                self.others[self._model] = self._in_hand()
            for former in list(self.others)[:-MOST]:
                del self.others[former]
            self._take(self.others.pop(model) if model in self.others else self._suit(spec, line_width))
        self._model, self._spec = model, spec
        if spec.kind == "labels" and spec.palette:
            classes = [swatch.rgb for swatch in spec.palette]
            toolbox = self._toolbox
            toolbox.colour, toolbox.former_colour = (
                nearest(colour, classes) for colour in (toolbox.colour, toolbox.former_colour)
            )

    def _suit(self, spec: InputSpec, line_width: float | None) -> Hand:
        """Return what a model that wasn't drawn with yet is drawn for with."""
        now, former = self._in_hand(), self._spec
        if former is not None and (former.kind, former.palette) == (spec.kind, spec.palette):
            return now if line_width is None else _with_size(now, line_width)
        if spec.kind == "lines":
            pen = Hand(colour=ink(spec.background), former_colour=spec.background, eraser_size=now.eraser_size)
            return _with_size(pen, line_width or pen.brush_size)
        if spec.kind == "labels" and spec.palette:
            # The first one that is seen on an empty sheet.
            classes = [swatch.rgb for swatch in spec.palette]
            first = next((colour for colour in classes if colour != spec.background), classes[0])
            return Hand(
                colour=first, former_colour=spec.background, brush_size=_LABEL_BRUSH, eraser_size=now.eraser_size
            )
        return now if former is None else Hand(eraser_size=now.eraser_size)

    def _in_hand(self) -> Hand:
        toolbox = self._toolbox
        return Hand(
            toolbox.tool.value,
            toolbox.colour,
            toolbox.former_colour,
            toolbox.size_of(Tool.BRUSH),
            toolbox.size_of(Tool.ERASER),
            toolbox.paints[Tool.BRUSH],
        )

    def _take(self, hand: Hand) -> None:
        toolbox = self._toolbox
        known = {tool.value: tool for tool in Tool if tool is not Tool.TRACE}
        toolbox.tool = known.get(hand.tool, Tool.BRUSH)
        toolbox.colour, toolbox.former_colour = hand.colour, hand.former_colour
        toolbox.set_sizes(hand.brush_size, hand.eraser_size)
        toolbox.paints[Tool.BRUSH] = hand.paint


def _with_size(hand: Hand, width: float) -> Hand:
    return msgspec.structs.replace(hand, brush_size=max(round(width), 1))
