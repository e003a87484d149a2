"""Smudging draws the sheet's own colours along: flat areas stay flat, label maps stay exact, one stroke is one step."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from sketchpad.document.drawing import Drawing
from sketchpad.document.files.recovery import Recovery
from sketchpad.document.images.convert import in_palette
from sketchpad.document.layered_image import LayeredImage
from sketchpad.document.paint.symmetry import Symmetry
from sketchpad.document.pixels import ALPHA, Bytes, Colour, readable, to_qimage, to_rgb
from sketchpad.document.tools.toolbox import Tool, Toolbox
from sketchpad.settings import Paint

SIDE, MIDDLE = 256, 100  # pixels; and where red meets blue
PALETTE: tuple[Colour, ...] = ((255, 255, 255), (220, 30, 30), (0, 90, 200))
Place = tuple[float, float, float]  # and the pressure
symmetries = st.sampled_from([Symmetry.OFF, Symmetry.BOTH, Symmetry.RADIAL_3])
shares = st.floats(0.0, 1.0)
places = st.tuples(st.floats(-30, SIDE + 30), st.floats(-30, SIDE + 30), shares)
paths = st.lists(places, min_size=1, max_size=4)
paints = st.builds(Paint, st.floats(0.02, 1.0), shares, st.booleans(), st.booleans())


def halves() -> Bytes:
    """Return a sheet that is red on the left and blue on the right."""
    rgb = np.zeros((SIDE, SIDE, 3), np.uint8)
    rgb[:, :MIDDLE], rgb[:, MIDDLE:] = PALETTE[1], PALETTE[2]
    return rgb


def noise(seed: int) -> Bytes:
    return np.random.default_rng(seed).integers(0, 256, (SIDE, SIDE, 3), np.uint8)


def toolbox(rgb: Bytes, paint: Paint | None = None, size: int = 40) -> Toolbox:
    box = Toolbox(Drawing(SIDE, SIDE), (1, 2, 3), size, size)
    box.drawing.replace(to_qimage(rgb))
    box.drawing.mark_saved()
    box.tool = Tool.SMUDGE
    box.paint = paint or Paint(0.8)
    return box


def drag(box: Toolbox, *path: tuple[float, ...]) -> None:
    for number, place in enumerate(path):
        (box.move if number else box.press)(place[0], place[1], place[2] if len(place) > 2 else 1.0)
    box.release()


def pixels(box: Toolbox) -> Bytes:
    return to_rgb(box.drawing.image)


@given(
    colour=st.tuples(*[st.integers(0, 255)] * 3),
    paint=paints,
    size=st.integers(1, 40),
    path=paths,
    symmetry=symmetries,
)
def test_a_flat_area_stays_as_it_is(
    colour: Colour, paint: Paint, size: int, path: list[Place], symmetry: Symmetry
) -> None:
    box = toolbox(np.full((SIDE, SIDE, 3), colour, np.uint8), paint, size)
    box.symmetry = symmetry
    drag(box, *path)
    assert (pixels(box) == colour).all()
    assert not box.drawing.modified


@given(paint=paints, size=st.integers(1, 40), path=paths, symmetry=symmetries)
def test_a_label_map_is_left_alone(paint: Paint, size: int, path: list[Place], symmetry: Symmetry) -> None:
    box = toolbox(halves(), paint, size)
    box.hard_edged, box.symmetry = True, symmetry
    drag(box, *path)
    assert (pixels(box) == halves()).all()
    # Neither does the drawing itself smear one, whoever asks it to.
    box.drawing.begin_stroke(box.brush_of(Tool.SMUDGE), *path[0])
    for place in path[1:]:
        box.drawing.continue_stroke(*place)
    box.drawing.end_stroke()
    assert in_palette(box.drawing.image, PALETTE)
    assert not box.drawing.modified


@given(seed=st.integers(0, 1000), paint=paints, path=paths)
def test_no_colour_comes_up_that_lies_beyond_those_that_were_there(seed: int, paint: Paint, path: list[Place]) -> None:
    rgb = noise(seed) // 4 + 90
    box = toolbox(rgb, paint)
    drag(box, *path)
    assert pixels(box).min() >= rgb.min()
    assert pixels(box).max() <= rgb.max()


def test_colours_are_drawn_along_the_stroke() -> None:
    box = toolbox(halves(), Paint(0.65, 0.5))
    drag(box, *[(60 + 5 * step, 100) for step in range(30)])
    red = pixels(box)[100, :, 0].astype(int)
    assert (red[:MIDDLE] == 220).all()
    assert (np.diff(red) <= 1).all()  # rounding
    assert red[120] > red[170] > red[200] > 1
    assert (pixels(box)[:79] == halves()[:79]).all()
    assert (pixels(box)[122:] == halves()[122:]).all()


def test_the_stronger_the_farther() -> None:
    reach = []
    for strength in (0.1, 0.4, 0.8, 1.0):
        box = toolbox(halves(), Paint(strength))
        drag(box, (60, 100), (230, 100), (230, 100))
        reach.append(int((pixels(box)[100, 100:, 0] > 40).sum()))
    assert reach[0] < reach[1] < reach[2] < reach[3]


def test_at_full_strength_the_patch_is_carried_whole() -> None:
    box = toolbox(halves(), Paint(1.0), size=20)
    drag(box, (60, 100), (150, 100), (150, 100))
    assert (pixels(box)[100, 50:150] == PALETTE[1]).all()


def test_a_light_hand_smears_less_where_pressure_counts() -> None:
    reach = []
    for pressure in (0.1, 0.5, 1.0):
        box = toolbox(halves(), Paint(0.9, opacity_by_pressure=True))
        box.response = box.response.__class__(thinnest=1.0)
        drag(box, (60, 100, pressure), (190, 100, pressure), (190, 100, pressure))
        reach.append(int((pixels(box)[100, 100:, 0] > 20).sum()))
    assert reach[0] < reach[1] < reach[2]


def test_events_that_come_in_densely_smear_as_far_as_sparse_ones() -> None:
    few, many = toolbox(halves()), toolbox(halves())
    drag(few, (60, 100), (160, 100), (160, 100))
    drag(many, *[(60 + step / 3, 100) for step in range(301)])
    assert np.abs(pixels(few).astype(int) - pixels(many)).max() <= 8


def test_beside_the_selection_nothing_changes() -> None:
    box = toolbox(noise(1))
    path = QPainterPath()
    path.addEllipse(QRectF(70, 70, 60, 60))
    box.selector.select(path)
    box.tool = Tool.SMUDGE
    drag(box, (20, 100), (180, 100), (100, 20))
    inside = box.drawing.selection
    assert inside is not None
    assert (pixels(box) == noise(1))[inside == 0].all()
    assert (pixels(box) != noise(1))[inside > 0].any()


def test_one_stroke_is_one_step_and_undo_brings_back_every_pixel() -> None:
    box = toolbox(noise(2))
    drag(box, (20, 100), (180, 100), (100, 20))
    smeared = pixels(box)
    box.drawing.undo()
    assert (pixels(box) == noise(2)).all()
    box.drawing.redo()
    assert (pixels(box) == smeared).all()
    box.drawing.undo()
    box.press(20, 100)
    box.move(180, 100)
    assert (pixels(box) != noise(2)).any()
    box.abandon()
    assert (pixels(box) == noise(2)).all()


@pytest.mark.parametrize("symmetry", [Symmetry.SIDES, Symmetry.ENDS, Symmetry.BOTH])
def test_mirrored_strokes_smear_mirrored_areas(symmetry: Symmetry) -> None:
    quarter = noise(3)[: SIDE // 2, : SIDE // 2]
    half = np.concatenate([quarter, quarter[:, ::-1]], axis=1)
    box = toolbox(np.concatenate([half, half[::-1]]), size=16)
    box.symmetry = symmetry
    drag(box, (30, 30), (70, 60), (40, 80))
    made = pixels(box)
    assert (made[30:80, 30:70] != half[30:80, 30:70]).any()
    if symmetry.across:
        assert (made == made[:, ::-1]).all()
    if symmetry.down:
        assert (made == made[::-1]).all()


def test_on_a_layer_its_own_paint_is_smeared_and_no_other() -> None:
    box = toolbox(halves())
    drawing = box.drawing
    drawing.replace(LayeredImage.of(drawing.image).adding())
    box.tool, box.colour = Tool.RECTANGLE, (0, 255, 0)
    drag(box, (20, 60), (100, 140))
    box.tool = Tool.SMUDGE
    drag(box, (70, 100), (170, 100), (170, 100))
    paper, layer = drawing.layered.images
    assert (to_rgb(paper) == halves()).all()
    own = readable(layer).astype(int)
    assert 255 > own[100, 170, ALPHA] > own[100, 185, ALPHA] > 0
    # Premultiplied: no channel over what covers, and still pure green.
    assert (own.max(axis=2) == own[..., ALPHA]).all()
    assert np.abs(own[100, :, 1] - own[100, :, ALPHA]).max() <= 1


def test_it_is_kept_for_the_next_start(tmp_path: Path) -> None:
    box = toolbox(halves())
    recovery = Recovery(tmp_path)
    recovery.attach(box.drawing)
    drag(box, (60, 100), (160, 100))
    recovery.close(box.drawing)
    kept = Recovery(tmp_path).restore()
    assert kept is not None
    assert (to_rgb(kept) == pixels(box)).all()
