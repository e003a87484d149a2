"""Areas of line drawings painted as by hand: their colours, their lines and their paper."""

import cv2
import numpy as np

from trainer.data.augmentation.painting import paint_areas
from trainer.pixels import Rgb

RED, GREY_DAB = (200, 40, 30), (225, 225, 225)


def figure() -> tuple[Rgb, Rgb]:
    """Return the lines and the flat colours of a red disc with a white hole, on paper."""
    flat = np.full((96, 96, 3), 255, np.uint8)
    cv2.circle(flat, (48, 48), 34, RED, -1)
    cv2.circle(flat, (48, 48), 12, (255, 255, 255), -1)
    lines = np.full((96, 96, 3), 255, np.uint8)
    for radius in (34, 12):
        cv2.circle(lines, (48, 48), radius, (0, 0, 0), 2)
    return lines, flat


def painted(seed: int) -> Rgb:
    lines, flat = figure()
    return paint_areas(lines, flat, np.random.default_rng(seed))


def test_paint_has_the_colour_of_its_area_and_lies_beneath_the_lines() -> None:
    lines, flat = figure()
    dark = lines.max(2) < 128
    red = (flat == RED).all(2)
    for seed in range(40):
        drawing = painted(seed)
        assert np.array_equal(drawing[dark], lines[dark])
        changed = (drawing != lines).any(2)
        assert {tuple(int(v) for v in c) for c in drawing[changed & red]} <= {RED}
        assert {tuple(int(v) for v in c) for c in drawing[changed & ~red]} <= {GREY_DAB}


def test_paper_stays_bare_and_white_within_a_shape_is_sometimes_painted_grey() -> None:
    rows, columns = np.indices((96, 96)) - 48
    outside = np.hypot(rows, columns) > 37
    inner = np.hypot(rows, columns) < 9
    greys = 0
    for seed in range(60):
        drawing = painted(seed)
        assert (drawing[outside] == 255).all()
        greys += bool((drawing[inner] == 225).any())
    assert 3 <= greys <= 40


def test_an_area_is_painted_wholly_in_part_or_not_at_all() -> None:
    lines, flat = figure()
    free = (flat == RED).all(2) & (lines.min(2) > 250)
    shares = [((painted(seed) == RED).all(2) & free).sum() / free.sum() for seed in range(80)]
    assert min(shares) == 0
    assert max(shares) > 0.95
    assert 0.2 < np.median(shares) < 0.95


def test_the_same_generator_paints_the_same() -> None:
    assert np.array_equal(painted(3), painted(3))
    assert any(not np.array_equal(painted(3), painted(seed)) for seed in range(4, 8))
