"""Brushes to begin with (brush presets), and what a stroke of each looks like."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sketchpad.document.paint.strokes import Brush, Response, StrokeMask
from sketchpad.settings import Paint
from trainer.messages import mark

_PLACES = 60  # that a sample goes through


@dataclass(frozen=True)
class Preset:
    """A way to paint under a name; sizes and colours are the person's own."""

    name: str
    paint: Paint


PRESETS = (
    Preset(mark("Pen"), Paint()),
    Preset(mark("Marker"), Paint(opacity=0.6)),
    Preset(mark("Pencil"), Paint(opacity=0.85, softness=0.25, opacity_by_pressure=True)),
    Preset(mark("Soft brush"), Paint(opacity=0.9, softness=0.7)),
    Preset(mark("Watercolour"), Paint(opacity=0.5, softness=0.35, opacity_by_pressure=True, softness_by_pressure=True)),
    Preset(mark("Airbrush"), Paint(opacity=0.35, softness=1.0, opacity_by_pressure=True)),
)


def sample_stroke(paint: Paint, width: int, height: int, response: Response | None = None) -> NDArray[np.uint8]:
    """Return the coverage, HxW, of a wave whose pressure grows from light to firm and falls again."""
    brush = Brush((0, 0, 0), height * 0.42, response=response or Response(), paint=paint)
    mask = StrokeMask(width, height, brush)
    edge = height * 0.3
    for i in range(_PLACES):
        along = i / (_PLACES - 1)
        x, y = edge + along * (width - 2 * edge), height / 2 - height * 0.16 * math.sin(along * 2 * math.pi)
        pressure = 0.15 + 0.85 * math.sin(along * math.pi)
        if i == 0:
            mask.begin(x, y, pressure)
        else:
            mask.move(x, y, pressure)
    mask.finish()
    return mask.coverage


def sample_dab(brush: Brush, side: int) -> NDArray[np.uint8]:
    """Return the coverage, side x side, of one dab at full pressure in the middle."""
    mask = StrokeMask(side, side, brush)
    mask.begin(side / 2, side / 2, 1.0)
    return mask.coverage
