"""Dabs that fill the shape they lie in: their colours, lines that hold them, and paper that stays bare."""

from typing import get_args

import cv2
import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from trainer.dab_spreading import spread_dabs
from trainer.model_card import Undabbed
from trainer.pixels import Rgb

RED, BLUE, WHITE = (210, 40, 30), (40, 60, 200), (255, 255, 255)
FILLING: tuple[Undabbed, ...] = ("white", "neighbours")
ROWS, COLUMNS = np.indices((256, 256))
WITHIN = np.hypot(ROWS - 128, COLUMNS - 128) < 84
OUTSIDE = np.hypot(ROWS - 128, COLUMNS - 128) > 95


def circle(width: int = 3, gap: float = 0) -> Rgb:
    """Return a circle of radius 90 on paper; a gap of so many pixels is at its right."""
    sheet = np.full((256, 256, 3), 255, np.uint8)
    half = np.rad2deg(gap / 2 / 90)
    cv2.ellipse(sheet, (128, 128), (90, 90), 0, half, 360 - half, (20, 20, 24), width, cv2.LINE_AA)
    return sheet


def dab(sheet: Rgb, x: int, y: int, colour: tuple[int, int, int] = RED, radius: int = 5) -> Rgb:
    cv2.circle(sheet, (x, y), radius, colour, -1, cv2.LINE_AA)
    return sheet


def share(spread: Rgb, colour: tuple[int, int, int], place: np.ndarray[tuple[int, int], np.dtype[np.bool_]]) -> float:
    return float((np.abs(spread.astype(int) - colour).max(2) < 12)[place].mean())


def test_a_dab_fills_its_shape_and_neither_the_paper_nor_the_lines() -> None:
    drawing = dab(circle(), 100, 140)
    spread = spread_dabs(drawing)
    assert share(spread, RED, WITHIN) == 1
    assert (spread[OUTSIDE] == 255).all()
    dark = drawing.max(2) < 100
    assert np.array_equal(spread[dark], drawing[dark])


def test_a_line_holds_the_colour_back_in_spite_of_a_gap() -> None:
    for gap in (0, 3, 5):
        spread = spread_dabs(dab(circle(gap=gap), 100, 140))
        assert share(spread, RED, WITHIN) > 0.98
        assert (spread[OUTSIDE] == 255).mean() > 0.995


def test_from_an_outline_that_is_open_colour_does_not_flood_the_sheet() -> None:
    spread = spread_dabs(dab(circle(gap=14), 100, 140))
    assert share(spread, RED, WITHIN) > 0.9
    assert (spread[OUTSIDE] == 255).mean() > 0.97


def test_two_colours_in_one_shape_meet_halfway() -> None:
    spread = spread_dabs(dab(dab(circle(), 60, 128, RED), 196, 128, BLUE))
    assert share(spread, RED, WITHIN & (COLUMNS < 120)) > 0.95
    assert share(spread, BLUE, WITHIN & (COLUMNS > 136)) > 0.95


def test_a_shape_without_a_dab_stays_bare_however_small() -> None:
    drawing = circle()
    for radius in (10, 30):
        cv2.circle(drawing, (128, 150 - 2 * radius), radius, (20, 20, 24), 2, cv2.LINE_AA)
    spread = spread_dabs(dab(drawing, 60, 140))
    for radius in (10, 30):
        inner = np.hypot(ROWS - (150 - 2 * radius), COLUMNS - 128) < radius - 5
        assert (spread[inner] == 255).all()


def test_corners_behind_a_narrow_passage_belong_to_the_shape() -> None:
    drawing = circle()
    cv2.line(drawing, (128, 41), (128, 120), (20, 20, 24), 2)
    cv2.line(drawing, (130, 118), (205, 80), (20, 20, 24), 2)  # nearly touches the circle's rim
    spread = spread_dabs(dab(drawing, 128, 180))
    assert share(spread, RED, WITHIN & (ROWS > 130)) == 1


def test_thick_and_grey_lines_are_no_paint() -> None:
    for width in (1, 5, 8):
        drawing = circle(width)
        assert spread_dabs(drawing) is drawing
    for level in (60, 110, 140):
        drawing = np.repeat(np.where(circle(4).max(2, keepdims=True) < 128, np.uint8(level), np.uint8(255)), 3, 2)
        assert np.array_equal(spread_dabs(drawing), drawing)


def test_black_and_grey_paint_spreads_where_it_is_broader_than_a_line() -> None:
    assert share(spread_dabs(dab(circle(), 128, 128, (15, 15, 15), 9)), (15, 15, 15), WITHIN) > 0.95
    assert share(spread_dabs(dab(circle(), 128, 128, (120, 120, 120), 6)), (120, 120, 120), WITHIN) > 0.95
    assert share(spread_dabs(dab(circle(), 128, 128, (225, 225, 225), 5)), (225, 225, 225), WITHIN) > 0.95


def test_a_painted_ground_stays_outside_and_a_dab_on_paper_stays_a_dab() -> None:
    grounded = np.where(OUTSIDE[..., None] | (circle() < 200), np.minimum(circle(), np.array(BLUE, np.uint8)), circle())
    spread = spread_dabs(grounded)
    assert share(spread, BLUE, OUTSIDE) == 1
    assert (spread[WITHIN] == 255).mean() > 0.99
    drawing = dab(circle(), 20, 20, BLUE)
    assert np.array_equal(spread_dabs(drawing), drawing)


def test_a_dab_of_a_single_pixel_counts() -> None:
    drawing = circle()
    drawing[128, 128] = RED
    assert share(spread_dabs(drawing), RED, WITHIN) > 0.99


def test_at_twice_the_size_the_same_is_filled() -> None:
    drawing = dab(dab(circle(), 60, 128, RED), 196, 128, BLUE)
    larger = cv2.resize(drawing, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    spread = cv2.resize(spread_dabs(np.asarray(larger, np.uint8)), (256, 256), interpolation=cv2.INTER_AREA)
    assert (np.abs(spread.astype(int) - spread_dabs(drawing)).max(2) > 60).mean() < 0.03


@given(
    arrays(
        np.uint8,
        st.tuples(st.integers(1, 40), st.integers(1, 40), st.just(3)),
        elements=st.sampled_from([0, 90, 140, 225, 255]),
    )
)
def test_any_drawing_spreads_and_nothing_drawn_gets_lighter(drawing: Rgb) -> None:
    before = drawing.copy()
    spread = spread_dabs(drawing)
    assert spread.shape == drawing.shape
    assert spread.dtype == np.uint8
    assert (spread <= drawing).all()
    assert np.array_equal(drawing, before)
    assert np.array_equal(spread, spread_dabs(drawing))


def test_paper_and_lines_alone_are_seen_as_they_are() -> None:
    paper = np.full((64, 64, 3), 255, np.uint8)
    assert spread_dabs(paper) is paper
    assert spread_dabs(circle()).tobytes() == circle().tobytes()
    assert WHITE not in {tuple(pixel) for pixel in spread_dabs(dab(circle(), 128, 128))[WITHIN].tolist()}


def two_rooms() -> Rgb:
    """Return a square with a wall in it, and a smaller square apart from it."""
    sheet = np.full((256, 256, 3), 255, np.uint8)
    for corners in (((20, 20), (140, 140)), ((20, 20), (60, 140)), ((190, 190), (240, 240))):
        cv2.rectangle(sheet, *corners, (20, 20, 24), 3)
    return sheet


LEFT, RIGHT = (ROWS > 26) & (ROWS < 134) & (COLUMNS > 26) & (COLUMNS < 54), np.zeros((256, 256), bool)
RIGHT[26:134, 66:134] = True
APART, AROUND = np.zeros((256, 256), bool), np.ones((256, 256), bool)
APART[196:234, 196:234] = True
AROUND[12:148, 12:148] = AROUND[182:248, 182:248] = False


def test_a_shape_without_a_dab_stays_bare_or_is_white_or_like_the_shape_beside_it() -> None:
    drawing = dab(two_rooms(), 40, 80)
    bare, white, like = (spread_dabs(drawing, rule) for rule in get_args(Undabbed))
    for spread in (bare, white, like):
        assert share(spread, RED, LEFT) == 1
        assert (spread[AROUND] == 255).all()
    assert (bare[RIGHT | APART] == 255).all()
    assert share(white, (225, 225, 225), RIGHT | APART) == 1
    assert share(like, RED, RIGHT) == 1
    assert len(np.unique(like[APART], axis=0)) == 1
    assert 150 < like[APART].mean() < 200  # clay


def test_without_any_dab_closed_shapes_are_filled_and_open_lines_leave_the_paper() -> None:
    for rule in FILLING:
        spread = spread_dabs(two_rooms(), rule)
        assert (spread[AROUND] == 255).all()
        assert spread[LEFT | RIGHT | APART].max() < 230
        open_ones = np.full((256, 256, 3), 255, np.uint8)
        cv2.line(open_ones, (20, 20), (200, 180), (20, 20, 24), 3)
        assert np.array_equal(spread_dabs(open_ones, rule), open_ones)
        assert (spread_dabs(np.full((64, 64, 3), 255, np.uint8), rule) == 255).all()


def test_colours_go_on_from_neighbour_to_neighbour() -> None:
    sheet = np.full((256, 256, 3), 255, np.uint8)
    for left in range(20, 200, 40):
        cv2.rectangle(sheet, (left, 60), (left + 40, 180), (20, 20, 24), 3)
    spread = spread_dabs(dab(sheet, 40, 120, BLUE), "neighbours")
    inside = np.zeros((256, 256), bool)
    for left in range(20, 200, 40):
        inside[66:174, left + 6 : left + 34] = True
    assert share(spread, BLUE, inside) == 1


@given(arrays(np.uint8, (40, 48, 3), elements=st.sampled_from([0, 20, 90, 160, 225, 250, 255])))
def test_whatever_is_drawn_every_rule_gives_a_picture_of_its_size_that_is_nowhere_lighter(rgb: Rgb) -> None:
    for rule in FILLING:
        spread = spread_dabs(rgb, rule)
        assert spread.shape == rgb.shape
        assert (spread <= rgb).all()
