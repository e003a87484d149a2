"""Whatever a person may do to a drawing, made up by a random source: tools, selections, pasting, sheets, history."""

import random
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QImage, QTransform

from sketchpad.document.compositing.blending import MODES
from sketchpad.document.drawing import Drawing
from sketchpad.document.images.palettes import snap_image
from sketchpad.document.images.resize import Anchor, frame, on_sheet, scaled
from sketchpad.document.layered_image import MOST_LAYERS, Layer
from sketchpad.document.paint.symmetry import Symmetry
from sketchpad.document.pixels import Colour, to_qimage
from sketchpad.document.sheet_size import LARGEST, SMALLEST
from sketchpad.document.tools.frame import HANDLES
from sketchpad.document.tools.toolbox import SELECTS, Tool, Toolbox
from sketchpad.settings import Paint

PALETTE: tuple[Colour, ...] = ((255, 255, 255), (220, 30, 30), (0, 90, 200), (60, 160, 70), (221, 30, 30))
_WAYS = (QTransform().scale(-1, 1), QTransform().scale(1, -1), QTransform().rotate(90))
_BIGGEST = 300  # pixels a side: small sheets are quick


class Person:
    """Works on a drawing of PALETTE's colours; with `hard_edged` it is a label map. `layers`: on several, too."""

    def __init__(self, hard_edged: bool, layers: bool = False) -> None:
        self._layers = layers
        self.box = Toolbox(Drawing(SMALLEST, SMALLEST), PALETTE[1], 12, 40)
        self.box.hard_edged = hard_edged
        self.drawing = self.box.drawing
        self._clipboard = QImage()

    def act(self, rng: random.Random, history: bool = True) -> str:
        """Do something, without undo and redo unless `history`; returns the name of what was done."""
        deeds: list[tuple[int, Callable[[random.Random], object]]] = [
            (8, self._draw),
            (3, self._drag_selection),
            (2, self._scale),
            (2, self._rotate),
            (1, self._nudge),
            (1, self._turn),
            (1, self._cut),
            (1, self._paste),
            (1, self._paste_from_elsewhere),
            (1, self._polygon),
            (1, self._give_up),
            (1, self._clear),
            (1, self._resize),
            (1, self._crop),
            (1, self._new),
            *([(2, self._change_layers), (1, self._change_layer), (1, self._choose)] if self._layers else []),
            *([(1, self._undo), (1, self._redo)] if history else []),
        ]
        (deed,) = rng.choices([deed for _, deed in deeds], [weight for weight, _ in deeds])
        deed(rng)
        return deed.__name__

    # With the pen

    def _draw(self, rng: random.Random) -> None:
        self._take_tool(rng, rng.choice([tool for tool in Tool if tool is not Tool.POLYGON]))
        self._drag(rng, [self._place(rng) for _ in range(rng.randint(1, 4))])

    def _polygon(self, rng: random.Random) -> None:
        self._take_tool(rng, Tool.POLYGON)
        for _ in range(rng.randint(1, 5)):
            self.box.press(*self._place(rng))
            self.box.move(*self._place(rng), constrained=rng.random() < 0.2)
            self.box.release()
        self.box.close_polygon()

    def _drag_selection(self, rng: random.Random) -> None:
        self._take_tool(rng, rng.choice(SELECTS))
        self._drag(rng, [self._place(rng), self._place(rng), self._place(rng)])

    def _scale(self, rng: random.Random) -> None:
        if self.box.selector.exists:
            box = self.box.selector.box
            across, down = rng.choice(HANDLES)
            self.box.tool = Tool.SELECT
            self._drag(rng, [(box.left() + across * box.width(), box.top() + down * box.height()), self._place(rng)])

    def _rotate(self, rng: random.Random) -> None:
        knob = self.box.selector.knob(self.box.reach)
        if knob is not None:
            self.box.tool = Tool.SELECT
            self._drag(rng, [(knob.x(), knob.y()), self._place(rng), self._place(rng)])

    def _give_up(self, rng: random.Random) -> None:
        self._take_tool(rng, rng.choice(list(Tool)))
        self.box.press(*self._place(rng))
        self.box.move(*self._place(rng))
        self.box.abandon()

    def _take_tool(self, rng: random.Random, tool: Tool) -> None:
        self.box.tool = rng.choice((Tool.BRUSH, Tool.ERASER))
        self.box.set_size(rng.choice((1, 2, 5, 13, 60)))
        self.box.tool = tool
        self.box.symmetry = rng.choice(list(Symmetry)) if rng.random() < 0.3 else Symmetry.OFF
        self.box.paint = Paint(rng.uniform(0.1, 1), rng.random(), rng.random() < 0.5, rng.random() < 0.5)
        self.box.stabilizer = rng.choice((0.0, 0.0, 0.7))
        if tool is not Tool.EYEDROPPER:
            self.box.take_colour(rng.choice(PALETTE))

    def _drag(self, rng: random.Random, path: list[tuple[float, float]]) -> None:
        constrained = rng.random() < 0.2
        self.box.press(*path[0], rng.random())
        for x, y in path[1:]:
            self.box.move(x, y, rng.random(), constrained)
        self.box.release()

    def _place(self, rng: random.Random) -> tuple[float, float]:
        return rng.uniform(-30, self.drawing.width + 30), rng.uniform(-30, self.drawing.height + 30)

    # At once

    def _nudge(self, rng: random.Random) -> None:
        self.box.selector.nudge(rng.randint(-20, 20), rng.randint(-20, 20))

    def _turn(self, rng: random.Random) -> None:
        self.box.selector.turn(rng.choice(_WAYS))

    def _cut(self, _rng: random.Random) -> None:
        self._clipboard = self.box.selector.copy()
        self.box.selector.clear()

    def _paste(self, rng: random.Random) -> None:
        if not self._clipboard.isNull():
            self.box.selector.paste(self._clipboard, QPointF(*self._place(rng)))

    def _paste_from_elsewhere(self, rng: random.Random) -> None:
        side = rng.randint(1, 90)
        image = to_qimage(np.random.default_rng(rng.randrange(1000)).integers(0, 256, (side, 40, 3), np.uint8))
        if self.box.hard_edged:
            image = snap_image(image, PALETTE)
        self.box.selector.paste(image, QPointF(*self._place(rng)))

    def _clear(self, _rng: random.Random) -> None:
        self.box.selector.clear()

    # The sheet

    def _resize(self, rng: random.Random) -> None:
        size = QSize(rng.randint(SMALLEST, _BIGGEST), rng.randint(SMALLEST, _BIGGEST))
        anchor, paper = rng.choice(list(Anchor)), self.drawing.background
        if rng.random() < 0.5:
            self._map(lambda image: scaled(image, size, self.box.hard_edged))
        else:
            self._map(lambda image: on_sheet(image, size, anchor, paper))

    def _crop(self, rng: random.Random) -> None:
        wanted = QRect(rng.randint(-20, 40), rng.randint(-20, 40), LARGEST, LARGEST)
        inside = frame(wanted, self.drawing.rect)
        if inside is not None:
            self._map(lambda image: image.copy(inside))

    def _map(self, change: Callable[[QImage], QImage]) -> None:
        self.drawing.replace(self.drawing.layered.mapping(change))
        self.box.selector.follow()

    # Layers

    def _change_layers(self, rng: random.Random) -> None:
        now = self.drawing.layered
        count = len(now.layers)
        ways = [lambda: now.moving(rng.randrange(count), rng.randrange(count))]
        if count < MOST_LAYERS:
            ways += [now.adding, now.adding, now.duplicating]
        if now.active > 0:
            ways += [now.deleting, lambda: now.merging_down(self.drawing.background)]
        self.drawing.replace(rng.choice(ways)())
        self.box.selector.follow()

    def _change_layer(self, rng: random.Random) -> None:
        now = self.drawing.layered
        at = rng.randrange(len(now.layers))
        opacity = 1.0 if self.box.hard_edged else rng.choice((0.0, 0.3, 1.0))
        blend = "normal" if self.box.hard_edged else rng.choice(tuple(MODES))
        layer = Layer(rng.choice(("", "Sky")), opacity, rng.random() < 0.8, rng.random() < 0.2, blend)
        self.drawing.replace(now.changing(at, layer))
        self.box.selector.follow()

    def _choose(self, rng: random.Random) -> None:
        self.drawing.choose_layer(rng.randrange(len(self.drawing.layers)))

    def _new(self, rng: random.Random) -> None:
        self.drawing.new(rng.randint(SMALLEST, _BIGGEST), rng.randint(SMALLEST, _BIGGEST), rng.choice(PALETTE))
        self.box.selector.follow()

    def _undo(self, _rng: random.Random) -> None:
        self.drawing.undo()
        self.box.selector.follow()

    def _redo(self, _rng: random.Random) -> None:
        self.drawing.redo()
        self.box.selector.follow()
