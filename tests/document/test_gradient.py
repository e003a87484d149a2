"""A gradient is what the formula says, on the selection only, in one step that undo and recovery take whole."""

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from sketchpad.document.drawing import Drawing
from sketchpad.document.files.recovery import Recovery
from sketchpad.document.layered_image import LayeredImage
from sketchpad.document.pixels import Colour, to_rgb
from sketchpad.document.tools.toolbox import Tool, Toolbox
from sketchpad.settings import Paint

SIDE = 256
places = st.tuples(st.floats(-40, 300), st.floats(-40, 300))
colours = st.tuples(*[st.integers(0, 255)] * 3)


def toolbox(first: Colour = (200, 30, 10), last: Colour = (0, 90, 250), opacity: float = 1.0) -> Toolbox:
    box = Toolbox(Drawing(SIDE, SIDE), first, 10, 10)
    box.former_colour, box.tool, box.paint = last, Tool.GRADIENT, Paint(opacity)
    return box


def drag(box: Toolbox, *path: tuple[float, float]) -> None:
    box.press(*path[0])
    for place in path[1:]:
        box.move(*place)
    box.release()


def expected(
    start: tuple[float, float], end: tuple[float, float], first: Colour, last: Colour, opacity: float = 1.0
) -> np.ndarray:
    """Return the gradient over white paper, by the formula."""
    y, x = np.mgrid[0:SIDE, 0:SIDE] + 0.5
    dx, dy = end[0] - start[0], end[1] - start[1]
    share = np.clip(((x - start[0]) * dx + (y - start[1]) * dy) / (dx * dx + dy * dy), 0, 1)[..., None]
    paint = np.array(first) * (1 - share) + np.array(last) * share
    return np.asarray(255 * (1 - opacity) + paint * opacity)


@given(start=places, end=places, first=colours, last=colours, opacity=st.sampled_from([1.0, 0.6, 0.1]))
def test_each_pixel_is_what_the_formula_says(
    start: tuple[float, float], end: tuple[float, float], first: Colour, last: Colour, opacity: float
) -> None:
    box = toolbox(first, last, opacity)
    drag(box, start, (30, 30), end)
    if math.dist(start, end) < 1:
        assert not box.drawing.can_undo
        assert box.drawing.is_blank
        return
    off = np.abs(to_rgb(box.drawing.image) - expected(start, end, first, last, round(255 * opacity) / 255))
    slope = 255 / math.dist(start, end) / 4096 * 400  # of rounding the place along a short line
    assert off.max() <= 1.01 + slope


def test_from_left_to_right_the_values_are_exact() -> None:
    box = toolbox((0, 100, 255), (255, 100, 0))
    drag(box, (0, 10), (SIDE, 10))
    row = to_rgb(box.drawing.image)[20].astype(int)
    assert (row[:, 1] == 100).all()
    wanted = [255 * (x + 0.5) / SIDE for x in range(SIDE)]
    assert np.abs(row[:, 0] - wanted).max() <= 0.55
    assert np.abs(row[:, 2] - 255 + wanted).max() <= 0.55
    assert (np.diff(row[:, 0]) >= 0).all()


@given(start=places, end=places, box=st.tuples(*[st.integers(0, 200)] * 2, *[st.integers(3, 40)] * 2))
def test_beside_the_selection_nothing_changes(
    start: tuple[float, float], end: tuple[float, float], box: tuple[int, int, int, int]
) -> None:
    tools = toolbox()
    tools.tool = Tool.FILL
    drag(tools, (5, 5))
    before = to_rgb(tools.drawing.image)
    path = QPainterPath()
    path.addEllipse(QRectF(*box))
    tools.selector.select(path)
    tools.tool = Tool.GRADIENT
    drag(tools, start, end)
    after, inside = to_rgb(tools.drawing.image), tools.drawing.selection
    assert inside is not None
    assert (after[inside == 0] == before[inside == 0]).all()
    if math.dist(start, end) >= 1:
        whole = expected(start, end, tools.colour, tools.former_colour)
        slope = 255 / math.dist(start, end) / 4096 * 400
        assert np.abs(after - whole)[inside > 0].max(initial=0) <= 1.01 + slope


def test_one_drag_is_one_step_and_undo_brings_back_every_pixel() -> None:
    box = toolbox()
    drag(box, (0, 0), (10, 40), (30, 30), (60, 50))
    painted = to_rgb(box.drawing.image)
    box.drawing.undo()
    assert box.drawing.is_blank
    assert not box.drawing.can_undo
    box.drawing.redo()
    assert (to_rgb(box.drawing.image) == painted).all()


def test_what_is_abandoned_never_was() -> None:
    box = toolbox()
    box.press(5, 5)
    box.move(40, 40)
    assert not box.drawing.is_blank
    box.abandon()
    assert box.drawing.is_blank
    assert not box.drawing.can_undo
    box.move(60, 60)
    assert box.drawing.is_blank


def test_while_it_is_dragged_only_the_last_place_counts() -> None:
    box, straight = toolbox(opacity=0.5), toolbox(opacity=0.5)
    drag(box, (0, 0), (50, 3), (5, 60), (60, 20))
    drag(straight, (0, 0), (60, 20))
    assert (to_rgb(box.drawing.image) == to_rgb(straight.drawing.image)).all()


def test_shift_keeps_to_even_angles() -> None:
    box, straight = toolbox(), toolbox()
    box.press(10, 10)
    box.move(50, 13, constrained=True)
    assert box.gradient.line is not None
    assert box.gradient.line[1] == pytest.approx((10 + math.hypot(40, 3), 10))
    box.release()
    drag(straight, (10, 10), (10 + math.hypot(40, 3), 10))
    assert (to_rgb(box.drawing.image) == to_rgb(straight.drawing.image)).all()


def test_on_a_layer_it_covers_as_far_as_it_is_opaque() -> None:
    box = toolbox(opacity=0.5)
    drawing = box.drawing
    drawing.replace(LayeredImage.of(drawing.image).adding())
    drawing.choose_layer(1)
    drag(box, (0, 0), (SIDE, 0))
    off = np.abs(to_rgb(drawing.image) - expected((0, 0), (SIDE, 0), box.colour, box.former_colour, 128 / 255))
    assert off.max() <= 2.5
    assert (to_rgb(drawing.layered.images[0]) == 255).all()


@pytest.mark.parametrize("kind", ["lines", "labels"])
def test_lines_and_labels_know_no_gradient(kind: str) -> None:
    box = toolbox()
    if kind == "lines":
        box.kind = "lines"
    else:
        box.hard_edged = True
    drag(box, (0, 0), (60, 60))
    assert box.drawing.is_blank
    assert not box.drawing.can_undo


def test_it_is_kept_for_the_next_start(tmp_path: Path) -> None:
    box = toolbox(opacity=0.7)
    recovery = Recovery(tmp_path)
    recovery.attach(box.drawing)
    drag(box, (0, 0), (60, 60))
    recovery.close(box.drawing)
    kept = Recovery(tmp_path).restore()
    assert kept is not None
    assert (to_rgb(kept) == to_rgb(box.drawing.image)).all()
