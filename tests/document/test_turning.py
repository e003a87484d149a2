"""A selection is turned by its knob and mirrored by its handles: from its own pixels, exactly, in one step each."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QImage, QPainterPath

from sketchpad.document.drawing import Drawing
from sketchpad.document.pixels import Bytes, to_qimage, to_rgb
from sketchpad.document.tools.frame import HANDLES, Frame
from sketchpad.document.tools.toolbox import Tool, Toolbox

BOX = QRect(80, 100, 60, 40)
PALETTE = np.array([(255, 255, 255), (220, 30, 30), (0, 90, 200), (60, 160, 70)], np.uint8)
angles = st.floats(-400, 400)


def paint(seed: int = 1) -> Bytes:
    """Return a sheet of 256x256 in the palette's colours, white beside BOX."""
    rgb = np.full((256, 256, 3), 255, np.uint8)
    blocks = np.random.default_rng(seed).integers(0, 4, (8, 12)).repeat(5, 0).repeat(5, 1)
    rgb[100:140, 80:140] = PALETTE[blocks]
    return rgb


def toolbox(rgb: Bytes, hard_edged: bool = False) -> Toolbox:
    drawing = Drawing(256, 256)
    drawing.replace(to_qimage(rgb))
    box = Toolbox(drawing, (0, 0, 0), 10, 10)
    box.hard_edged, box.tool, box.reach = hard_edged, Tool.SELECT, 6.0
    select(box, QRectF(BOX))
    return box


def select(box: Toolbox, rect: QRectF) -> None:
    path = QPainterPath()
    path.addRect(rect)
    box.selector.select(path)


def turn(box: Toolbox, *degrees: float, constrained: bool = False) -> None:
    """Drag the knob around the frame's middle, through angles from where it is."""
    knob, middle = box.selector.knob(box.reach), box.selector.frame.middle
    assert knob is not None
    box.press(*knob.toTuple())
    arm = knob - middle
    for angle in degrees:
        turned = math.radians(angle)
        cos, sin = math.cos(turned), math.sin(turned)
        at = middle + QPointF(arm.x() * cos - arm.y() * sin, arm.x() * sin + arm.y() * cos)
        box.move(at.x(), at.y(), constrained=constrained)
    box.release()


def pull(box: Toolbox, handle: int, place: QPointF) -> None:
    box.press(*box.selector.frame.at(*HANDLES[handle]).toTuple())
    box.move(*place.toTuple())
    box.release()


def test_a_quarter_turn_keeps_every_pixel() -> None:
    rgb = paint()
    box = toolbox(rgb)
    turn(box, 30, 91, constrained=True)
    inside = rgb[100:140, 80:140]
    expected = np.full_like(rgb, 255)
    extent = box.selector.frame.extent
    expected[extent.top() : extent.top() + 60, extent.left() : extent.left() + 40] = np.rot90(inside, -1)
    assert extent.size().toTuple() == (40, 60)
    assert (to_rgb(box.drawing.image) == expected).all()


@given(start=st.lists(angles, min_size=1, max_size=4), hard_edged=st.booleans())
def test_turned_back_nothing_has_changed(start: list[float], hard_edged: bool) -> None:
    rgb = paint()
    box = toolbox(rgb, hard_edged)
    turn(box, *start)
    turn(box, *start)
    turn(box, *start, 7.0)
    # Shift snaps to the even angle, of which the sheet's own is one.
    turn(box, -box.selector.frame.angle, constrained=True)
    assert box.selector.frame.is_level
    assert (to_rgb(box.drawing.image) == rgb).all()


@given(turns=st.lists(angles, min_size=1, max_size=6))
def test_many_turns_blur_no_more_than_one(turns: list[float]) -> None:
    many, once = toolbox(paint()), toolbox(paint())
    for angle in turns:
        turn(many, angle)
    turn(once, many.selector.frame.angle)
    off = np.abs(to_rgb(many.drawing.image).astype(int) - to_rgb(once.drawing.image))
    assert off.mean() < 0.2  # of rounding the angle, at the edges of blocks


@given(
    seed=st.integers(0, 9),
    turns=st.lists(angles, min_size=1, max_size=3),
    handle=st.integers(0, 7),
    place=st.tuples(st.floats(0, 255), st.floats(0, 255)),
)
def test_label_maps_keep_to_their_palette(
    seed: int, turns: list[float], handle: int, place: tuple[float, float]
) -> None:
    box = toolbox(paint(seed), hard_edged=True)
    for angle in turns:
        turn(box, angle)
        pull(box, handle, QPointF(*place))
    used = {tuple(colour) for colour in to_rgb(box.drawing.image).reshape(-1, 3).tolist()}
    assert used <= {tuple(colour) for colour in PALETTE.tolist()}


def test_colours_are_smooth_at_their_turned_edges() -> None:
    rgb = np.full((256, 256, 3), 255, np.uint8)
    rgb[100:140, 80:140] = 0
    box = toolbox(rgb)
    turn(box, 20)
    turned = to_rgb(box.drawing.image)
    between = ((turned > 20) & (turned < 235)).all(axis=2)
    assert 100 < between.sum() < 400
    assert abs((255 - turned[..., 0].astype(float)).sum() / 255 - 60 * 40) < 12


def test_a_turn_is_one_step_and_esc_takes_it_back() -> None:
    rgb = paint()
    box = toolbox(rgb)
    turn(box, 10, 20, 50)
    assert (to_rgb(box.drawing.image) != rgb).any()
    box.drawing.undo()
    assert (to_rgb(box.drawing.image) == rgb).all()
    select(box, QRectF(BOX))
    knob = box.selector.knob(box.reach)
    assert knob is not None
    box.press(*knob.toTuple())
    box.move(knob.x() + 60, knob.y() + 30)
    box.abandon()
    assert (to_rgb(box.drawing.image) == rgb).all()
    assert box.selector.frame == Frame(BOX)
    assert not box.drawing.stroking


def test_shift_snaps_to_fifteen_degrees() -> None:
    box = toolbox(paint())
    turn(box, 38, constrained=True)
    assert box.selector.frame.angle == pytest.approx(45)
    turn(box, -11, constrained=True)
    assert box.selector.frame.angle == pytest.approx(30)


@pytest.mark.parametrize(
    ("handle", "place", "flip"),
    [(5, (20.0, 120.0), (slice(None), slice(None, None, -1))), (4, (110.0, 180.0), (slice(None, None, -1),))],
)
def test_a_side_dragged_beyond_the_other_mirrors_it(
    handle: int, place: tuple[float, float], flip: tuple[slice, ...]
) -> None:
    rgb = paint()
    box = toolbox(rgb)
    pull(box, handle, QPointF(*place))
    expected = np.full_like(rgb, 255)
    place_now = box.selector.frame.rect
    left, top = place_now.left(), place_now.top()
    assert place_now.size() == BOX.size()
    assert (left, top) == ((20, 100) if handle == 5 else (80, 140))
    expected[top : top + 40, left : left + 60] = rgb[100:140, 80:140][flip]
    assert (to_rgb(box.drawing.image) == expected).all()


@given(angle=angles, handle=st.integers(0, 7), by=st.tuples(st.floats(-30, 30), st.floats(-30, 30)))
def test_the_handle_opposite_stays_where_it_is(angle: float, handle: int, by: tuple[float, float]) -> None:
    frame = Frame(BOX).turned(angle)
    across, down = HANDLES[handle]
    opposite = frame.at(1 - across, 1 - down)
    at = frame.at(across, down) + QPointF(*by)
    scaled = frame.scaled(handle, at.x(), at.y(), even=False)
    flipped = [before != after for before, after in zip(frame.mirrored, scaled.mirrored, strict=True)]
    there = scaled.at(across if flipped[0] else 1 - across, down if flipped[1] else 1 - down)
    assert (there - opposite).manhattanLength() < 2.6  # pixels are whole


def test_a_turned_piece_is_moved_copied_and_mirrored_as_it_is() -> None:
    rgb = paint()
    box = toolbox(rgb)
    turn(box, 33)
    turned = to_rgb(box.drawing.image)
    extent = box.selector.frame.extent
    copied = box.selector.copy()
    assert copied.size() == extent.size()
    box.selector.nudge(10, 5)
    moved = to_rgb(box.drawing.image)
    assert (moved[5:, 10:] == turned[:-5, :-10]).all()
    assert box.selector.frame.angle == pytest.approx(33)
    assert isinstance(copied, QImage)


def test_the_knob_stays_within_reach_at_every_edge() -> None:
    box = toolbox(paint())
    frame = box.selector.frame
    knob = box.selector.knob(6.0)
    assert knob is not None
    assert knob.toTuple() == (frame.middle.x(), BOX.top() - 18)
    for rect in (QRectF(50, 0, 60, 60), QRectF(0, 0, 256, 256)):
        select(box, rect)
        knob = box.selector.knob(6.0)
        assert knob is not None
        assert QRectF(box.drawing.rect).contains(knob)
    box.selector.deselect()
    assert box.selector.knob(6.0) is None
