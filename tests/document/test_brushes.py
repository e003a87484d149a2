"""How a brush covers: evenly where a stroke crosses itself, faintly or fully, with a soft rim or a crisp one."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.document.drawing import Drawing
from sketchpad.document.paint.presets import PRESETS, sample_stroke
from sketchpad.document.paint.shapes import Shape
from sketchpad.document.paint.strokes import Brush, Response
from sketchpad.document.paint.symmetry import Symmetry
from sketchpad.document.pixels import Bytes, to_rgb
from sketchpad.settings import Paint

BLACK = (0, 0, 0)
SIDE = 300
Place = tuple[float, float, float]  # x, y, pressure
shares = st.floats(0.0, 1.0)
paths = st.lists(st.tuples(st.floats(0, SIDE), st.floats(0, SIDE), shares), min_size=2, max_size=8)
paints = st.builds(Paint, st.floats(0.02, 1.0), shares, st.booleans(), st.booleans())


def painted(paint: Paint, *path: Place, size: float = 40, hard_edged: bool = False) -> Bytes:
    """Return how dark each pixel is after a stroke of black, 0 to 255."""
    drawing = Drawing(SIDE, SIDE)
    drawing.begin_stroke(Brush(BLACK, size, hard_edged, Response(thinnest=1.0), paint), *path[0])
    for place in path[1:]:
        drawing.continue_stroke(*place)
    drawing.end_stroke()
    return np.asarray(255 - to_rgb(drawing.image)[..., 0])


def loop(pressure: float = 1.0, steps: int = 90) -> list[Place]:
    """Return a figure of eight: it crosses itself in the middle of the sheet."""
    turns = [2 * math.pi * i / steps for i in range(steps + 1)]
    return [(150 + 100 * math.sin(t), 150 + 80 * math.sin(2 * t), pressure) for t in turns]


@pytest.mark.parametrize("opacity", [0.1, 0.5, 0.9])
def test_a_stroke_that_crosses_itself_is_no_darker_there(opacity: float) -> None:
    dark = painted(Paint(opacity), *loop())
    inside = dark[dark > 0.9 * 255 * opacity]
    assert inside.size > 10_000
    assert dark.max() - inside.min() <= 0.1 * 255 * opacity + 1
    # The crossing, and a place where the stroke goes once, are of one darkness to the unit.
    assert dark[150, 150] == dark[150 - 80, round(150 + 100 * math.sin(math.pi / 4))] == dark.max()
    assert dark[150, 150] == pytest.approx(255 * opacity, abs=1.5)


def test_the_darker_of_two_passes_counts_at_a_crossing() -> None:
    paint = Paint(opacity_by_pressure=True)
    across = [(20.0 + 26 * i, 150.0, 0.3) for i in range(11)]
    light, firm = painted(paint, *across), painted(paint, (150, 20, 0.8), (150, 150, 0.8), (150, 280, 0.8))
    drawing_of_both = [*across, (280.0, 20.0, 0.0), (150.0, 20.0, 0.8), (150.0, 150.0, 0.8), (150.0, 280.0, 0.8)]
    both = painted(paint, *drawing_of_both)
    assert light[150, 60] == pytest.approx(0.3 * 255, abs=1.5)
    assert firm[60, 150] == pytest.approx(0.8 * 255, abs=1.5)
    assert both[150, 150] == firm[150, 150]
    assert both[150, 60] == light[150, 60]


@given(paint=paints, path=paths)
def test_nowhere_is_more_covered_than_the_brush_covers(paint: Paint, path: list[Place]) -> None:
    dark = painted(paint, *path)
    most = max(pressure for *_, pressure in path) if paint.opacity_by_pressure else 1.0
    assert dark.max() <= round(255 * paint.opacity * most) + 1


@given(paint=paints, path=paths)
def test_going_the_same_way_back_changes_nothing(paint: Paint, path: list[Place]) -> None:
    """Coverage is joined by its maximum: as often as one goes over it, as it is."""
    steady = [(x, y, 0.6) for x, y, _ in path]
    straight = [place for first, last in pairwise(steady) for place in (first, last, last)]
    once = painted(paint, *straight)
    again = painted(paint, *straight, *straight[::-1])
    assert np.abs(once.astype(int) - again).max() <= 1


def test_events_that_come_in_densely_leave_no_joints() -> None:
    paint = Paint(0.5, softness=0.6)
    few = painted(paint, (40, 150, 1), (260, 150, 1))
    many = painted(paint, *[(40 + i / 2, 150.0, 1.0) for i in range(441)])
    assert np.abs(few.astype(int) - many).max() <= 1
    middle = many[150, 60:240]
    assert middle.max() - middle.min() <= 1


@pytest.mark.parametrize("softness", [0.2, 0.6, 1.0])
def test_softness_fades_the_rim_and_leaves_the_middle(softness: float) -> None:
    dark = painted(Paint(softness=softness), (150, 150, 1), size=100)
    row = dark[150, 150:205].astype(int)
    assert (np.diff(row) <= 0).all()
    assert row[0] == pytest.approx(255, abs=4)
    fading = np.count_nonzero((row > 3) & (row < 252))
    assert fading == pytest.approx(50 * softness * 0.87, rel=0.15)
    assert row[51] == 0


def test_pressure_makes_opaque_and_crisp_where_that_is_wanted() -> None:
    light, firm = (painted(Paint(0.8, 0.5, True, True), (150, 150, pressure), size=100) for pressure in (0.25, 1.0))
    assert light.max() == pytest.approx(0.25 * 0.8 * 255, abs=1.5)
    assert firm.max() == pytest.approx(0.8 * 255, abs=1.5)
    rims = [np.count_nonzero((dark > dark.max() * 0.05) & (dark < dark.max() * 0.95)) for dark in (light, firm)]
    assert rims[0] > 5 * rims[1]


@given(paint=paints, path=paths)
def test_a_label_map_is_painted_fully_or_not_at_all(paint: Paint, path: list[Place]) -> None:
    dark = painted(paint, *path, hard_edged=True)
    assert set(np.unique(dark)) <= {0, 255}
    assert np.array_equal(dark, painted(Paint(), *path, hard_edged=True))


@pytest.mark.parametrize("shape", list(Shape))
def test_shapes_cover_as_the_brush_does(shape: Shape) -> None:
    drawing = Drawing(SIDE, SIDE)
    drawing.begin_stroke(Brush(BLACK, 30, paint=Paint(0.5)), 60, 60, 1.0, shape, Symmetry.RADIAL_4)
    for place in ((240, 60), (240, 200), (100, 240)):
        drawing.continue_stroke(*place)
        if shape is Shape.POLYGON:
            drawing.add_corner()
    drawing.end_stroke()
    dark = 255 - to_rgb(drawing.image)[..., 0]
    assert dark.max() in (127, 128)


def test_presets_differ_from_each_other_as_one_sees() -> None:
    strokes = [sample_stroke(preset.paint, 92, 40).astype(int) for preset in PRESETS]
    assert PRESETS[0].paint == Paint()
    for number, stroke in enumerate(strokes):
        assert stroke.max() > 60
        for other in strokes[:number]:
            assert np.abs(stroke - other).mean() > 2
