"""Tools and shapes: what a drag makes, previews included, and what the stabilizer does to a trembling hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from sketchpad.document.drawing import Drawing
from sketchpad.document.paint.symmetry import Symmetry
from sketchpad.document.pixels import to_rgb
from sketchpad.document.tools.toolbox import SHAPES, Tool, Toolbox

RED, WHITE = (220, 30, 30), (255, 255, 255)
places = st.tuples(st.floats(-50, 350), st.floats(-50, 350))
drags = st.lists(places, min_size=2, max_size=6)


def toolbox(tool: Tool, size: int = 12, side: int = 300) -> Toolbox:
    box = Toolbox(Drawing(side, side), RED, size, 40)
    box.tool = tool
    return box


def drag(box: Toolbox, *path: tuple[float, float], constrained: bool = False) -> NDArray[np.uint8]:
    box.press(*path[0])
    for x, y in path[1:]:
        box.move(x, y, 1.0, constrained)
    box.release()
    return to_rgb(box.drawing.image)


def covered(pixels: NDArray[np.uint8]) -> float:
    """How many pixels are red, counting soft edges by their share."""
    return float(((255 - pixels[:, :, 1].astype(float)) / (255 - RED[1])).sum())


def test_a_rectangle_is_filled_from_corner_to_corner() -> None:
    pixels = drag(toolbox(Tool.RECTANGLE), (50, 60), (200, 90), (150, 160))
    assert (pixels[60:160, 50:150] == RED).all()
    assert covered(pixels) == pytest.approx(100 * 100, rel=0.02)


def test_an_ellipse_fills_its_box() -> None:
    pixels = drag(toolbox(Tool.ELLIPSE), (40, 100), (240, 180))
    assert covered(pixels) == pytest.approx(math.pi * 100 * 40, rel=0.01)
    assert tuple(pixels[140, 140]) == RED
    assert tuple(pixels[103, 43]) == WHITE


def test_a_lasso_fills_what_it_goes_round() -> None:
    pixels = drag(toolbox(Tool.LASSO), (50, 50), (250, 50), (250, 250), (50, 250))
    assert covered(pixels) == pytest.approx(200 * 200, rel=0.01)


def test_a_line_is_straight_and_as_wide_as_the_brush() -> None:
    pixels = drag(toolbox(Tool.LINE, size=10), (50, 200), (180, 20), (250, 200))
    assert covered(pixels) == pytest.approx(200 * 10 + math.pi * 25, rel=0.02)
    assert (pixels[:190] == 255).all()


@pytest.mark.parametrize(
    ("tool", "end", "area"),
    [
        (Tool.RECTANGLE, (150, 110), 100 * 100),
        (Tool.ELLIPSE, (90, 150), math.pi * 50 * 50),
        (Tool.LINE, (150, 53), 100.04 * 12 + math.pi * 36),
    ],
)
def test_shift_makes_squares_circles_and_level_lines(tool: Tool, end: tuple[float, float], area: float) -> None:
    pixels = drag(toolbox(tool), (50, 50), end, constrained=True)
    assert covered(pixels) == pytest.approx(area, rel=0.02)
    if tool is Tool.LINE:
        assert (pixels[60:] == 255).all()


@given(tool=st.sampled_from(list(SHAPES)), path=drags, constrained=st.booleans())
def test_only_the_last_preview_stays_and_it_is_one_step(
    tool: Tool, path: list[tuple[float, float]], constrained: bool
) -> None:
    box = toolbox(tool)
    pixels = drag(box, *path, constrained=constrained)
    if tool is not Tool.LASSO:
        assert np.array_equal(pixels, drag(toolbox(tool), path[0], path[-1], constrained=constrained))
    box.drawing.undo()
    assert (to_rgb(box.drawing.image) == 255).all()
    assert not box.drawing.can_undo


@given(tool=st.sampled_from([*SHAPES, Tool.BRUSH, Tool.ERASER]), path=drags)
def test_the_rectangles_hold_every_pixel_that_changed(tool: Tool, path: list[tuple[float, float]]) -> None:
    box = toolbox(tool)
    shown = to_rgb(box.drawing.image)
    for number, (x, y) in enumerate(path):
        rect = box.move(x, y) if number else box.press(x, y)
        now = to_rgb(box.drawing.image)
        shown[rect.top() : rect.bottom() + 1, rect.left() : rect.right() + 1] = now[
            rect.top() : rect.bottom() + 1, rect.left() : rect.right() + 1
        ]
        assert np.array_equal(shown, now)


def test_a_fill_in_a_label_map_leaves_the_classes_beside_it_alone() -> None:
    box = toolbox(Tool.RECTANGLE)
    box.hard_edged = True
    box.colour = (0, 90, 200)  # from the red area almost as far as white is
    drag(box, (100, 0), (103, 300))
    box.colour = RED
    drag(box, (0, 0), (100, 300))
    box.tool, box.colour = Tool.FILL, (0, 90, 199)
    pixels = drag(box, (50, 50))
    assert (pixels[:, :100] == (0, 90, 199)).all()
    assert (pixels[:, 100:103] == (0, 90, 200)).all()
    box.colour = RED
    assert (drag(box, (50, 50))[:, 100:103] == (0, 90, 200)).all(), "a class that is almost alike is another one"


def test_a_stabilized_line_trembles_less_and_still_arrives() -> None:
    rng = np.random.default_rng(0)
    path = [(20 + i, 150 + rng.normal(0, 3)) for i in range(0, 250, 3)]
    heights = []
    for stabilizer in (0.0, 0.5, 1.0):
        box = toolbox(Tool.BRUSH, size=4)
        box.stabilizer = stabilizer
        pixels = drag(box, *path)
        middle = (pixels[:, 60:240, 1] < 200).any(axis=1)
        heights.append(int(middle.sum()))
        end = path[-1]
        assert (pixels[int(end[1]) - 2 : int(end[1]) + 3, int(end[0]) - 2 : int(end[0]) + 1, 1] < 200).any()
    assert heights[0] > heights[1] > heights[2]


def test_brush_and_eraser_have_sizes_of_their_own_and_the_line_takes_the_brushs() -> None:
    box = toolbox(Tool.BRUSH)
    box.set_size(30)
    box.tool = Tool.ERASER
    box.set_size(70)
    box.tool = Tool.LINE
    assert box.size == 30
    box.step_size(1)
    box.tool = Tool.BRUSH
    assert box.size == 32
    box.tool = Tool.ERASER
    assert box.size == 70


MIRRORS = [symmetry for symmetry in Symmetry if len(symmetry.turns) == 1]


@pytest.mark.parametrize("symmetry", MIRRORS)
@pytest.mark.parametrize("tool", [Tool.BRUSH, Tool.RECTANGLE, Tool.LASSO])
def test_symmetric_strokes_are_the_same_in_every_mirror(symmetry: Symmetry, tool: Tool) -> None:
    box = toolbox(tool)
    box.symmetry = symmetry
    pixels = drag(box, (30, 40), (180, 60), (90, 200))
    alone = drag(toolbox(tool), (30, 40), (180, 60), (90, 200))
    expected = alone
    if symmetry.across:
        expected = np.minimum(expected, expected[:, ::-1])  # red on white: where either is painted
        assert np.array_equal(pixels, pixels[:, ::-1])
    if symmetry.down:
        expected = np.minimum(expected, expected[::-1])
        assert np.array_equal(pixels, pixels[::-1])
    assert np.array_equal(pixels, expected)
    box.drawing.undo()
    assert (to_rgb(box.drawing.image) == 255).all()


@given(symmetry=st.sampled_from(list(Symmetry)), tool=st.sampled_from([*SHAPES, Tool.BRUSH]), path=drags)
def test_symmetric_changes_stay_within_their_rectangles(
    symmetry: Symmetry, tool: Tool, path: list[tuple[float, float]]
) -> None:
    box = toolbox(tool)
    box.symmetry = symmetry
    shown = to_rgb(box.drawing.image)
    for number, (x, y) in enumerate(path):
        rect = box.move(x, y) if number else box.press(x, y)
        now = to_rgb(box.drawing.image)
        rows, columns = slice(rect.top(), rect.bottom() + 1), slice(rect.left(), rect.right() + 1)
        shown[rows, columns] = now[rows, columns]
        assert np.array_equal(shown, now)


@pytest.mark.parametrize("tool", [*SHAPES, Tool.BRUSH])
def test_a_radial_stroke_is_the_same_a_quarter_turn_on(tool: Tool) -> None:
    box = toolbox(tool)
    box.symmetry = Symmetry.RADIAL_4
    pixels = drag(box, (40, 60), (120, 70), (90, 110)).astype(int)
    if tool is Tool.POLYGON:
        for x, y in ((120, 70), (60, 130), (60, 130)):
            box.press(x, y)
        pixels = to_rgb(box.drawing.image).astype(int)
    assert covered(pixels.astype(np.uint8)) > 100
    # The rasterizer's subpixels aren't the same in both directions.
    assert np.abs(pixels - np.rot90(pixels)).max() <= 40
    box.drawing.undo()
    assert (to_rgb(box.drawing.image) == 255).all()
    assert not box.drawing.can_undo


def test_a_radial_stroke_goes_as_often_around_the_middle_as_asked() -> None:
    box = toolbox(Tool.BRUSH, size=10)
    box.symmetry = Symmetry.RADIAL_6
    assert covered(drag(box, (150, 50), (150, 50))) == pytest.approx(6 * math.pi * 25, rel=0.05)


class TestPolygon:
    def test_it_goes_from_click_to_click_and_closes_where_it_began(self) -> None:
        box = toolbox(Tool.POLYGON)
        for x, y in ((50, 50), (250, 50), (250, 250), (50, 250)):
            box.move(x, y)
            box.press(x, y)
            box.release()
            assert box.in_polygon
        box.move(52, 53)
        box.press(52, 53)
        box.release()
        assert not box.in_polygon
        assert covered(to_rgb(box.drawing.image)) == pytest.approx(200 * 200, rel=0.01)
        box.drawing.undo()
        assert not box.drawing.can_undo

    def test_a_double_click_closes_it(self) -> None:
        box = toolbox(Tool.POLYGON)
        for x, y in ((50, 50), (250, 50), (250, 250), (250, 250)):
            box.press(x, y)
            box.release()
        assert not box.in_polygon
        assert covered(to_rgb(box.drawing.image)) == pytest.approx(200 * 200 / 2, rel=0.02)

    def test_it_follows_the_pen_between_clicks_and_can_be_given_up(self) -> None:
        box = toolbox(Tool.POLYGON)
        for x, y in ((50, 50), (250, 50)):
            box.press(x, y)
            box.release()
        box.move(250, 250)
        assert covered(to_rgb(box.drawing.image)) == pytest.approx(200 * 200 / 2, rel=0.02)
        box.abandon()
        assert (to_rgb(box.drawing.image) == 255).all()
        assert not box.drawing.can_undo

    def test_shift_keeps_its_edges_at_even_angles(self) -> None:
        box = toolbox(Tool.POLYGON)
        box.press(50, 50)
        box.move(250, 60, 1.0, constrained=True)
        assert box.drawing.corners[-1][1] == pytest.approx(50)
