"""Makers and augmentation: what they promise of any picture, and that the same numbers give the same pixels."""

from collections.abc import Callable
from typing import get_args

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from trainer.data import makers
from trainer.data.augmentation.colours import shift_colours
from trainer.data.augmentation.lines import redraw_lines
from trainer.data.makers import PREPARED, blocks, clay, dabs, edges, grayscale, holes, nearest, snap
from trainer.model_card import MAKERS, Maker
from trainer.pixels import Rgb

pictures = st.tuples(st.integers(1, 40), st.integers(1, 40)).flatmap(lambda size: arrays(np.uint8, (*size, 3)))
palettes = arrays(np.uint8, st.tuples(st.integers(1, 12), st.just(3)))
seeds = st.integers(0, 2**32)


def scene(size: int = 96) -> Rgb:
    """A red disc and a blue square on white."""
    image = np.full((size, size, 3), 255, np.uint8)
    cv2.circle(image, (size // 3, size // 3), size // 5, (220, 30, 30), -1)
    image[size // 2 : -size // 8, size // 2 : -size // 8] = (20, 60, 200)
    return image


def outline(size: int = 96) -> Rgb:
    lines = np.full((size, size, 3), 255, np.uint8)
    cv2.circle(lines, (size // 2, size // 2), size // 3, (0, 0, 0), 1)
    cv2.line(lines, (4, 4), (size - 4, 10), (0, 0, 0), 2)
    return lines


def draw_with(seed: int) -> np.random.Generator:
    return np.random.default_rng(seed)


RANDOM: dict[str, Callable[[Rgb, int], Rgb]] = {
    "holes": lambda image, seed: holes(image, draw_with(seed)),
    "dabs": lambda image, seed: dabs(image, image, draw_with(seed)),
    "lines": lambda image, seed: redraw_lines(image, draw_with(seed), 1),
    "colours": lambda image, seed: shift_colours((image,), draw_with(seed), 1)[0],
}


@settings(max_examples=25)
@given(image=pictures, seed=seeds)
@pytest.mark.parametrize("name", RANDOM)
def test_what_is_random_follows_from_the_generator_alone(name: str, image: Rgb, seed: int) -> None:
    before = image.copy()
    made = RANDOM[name](image, seed)
    assert made.dtype == np.uint8
    assert made.shape == image.shape
    assert np.array_equal(made, RANDOM[name](image, seed))
    assert np.array_equal(image, before)


@settings(max_examples=25)
@given(image=pictures)
@pytest.mark.parametrize("make", [edges, grayscale, blocks])
def test_the_other_makers_always_give_the_same(make: Callable[[Rgb], Rgb], image: Rgb) -> None:
    before = image.copy()
    made = make(image)
    assert made.dtype == np.uint8
    assert made.shape == image.shape
    assert np.array_equal(made, make(image))
    assert np.array_equal(image, before)


@given(image=pictures, palette=palettes)
def test_snapped_labels_hold_the_palettes_colours_and_no_other(image: Rgb, palette: Rgb) -> None:
    snapped = snap(image, palette)
    assert set(map(tuple, snapped.reshape(-1, 3))) <= set(map(tuple, palette))


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("count", [1, 2, 40])
def test_the_nearest_colour_is_the_nearest_and_of_two_the_first(
    count: int, large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if large:
        monkeypatch.setattr(makers, "_MANY_PIXELS", 1)
    rng = np.random.default_rng(count)
    image = rng.integers(0, 256, (150, 300, 3), np.uint8)  # more than is looked at at once
    palette = rng.integers(0, 4, (count, 3), np.uint8) * np.uint8(80)  # on a grid, with ties
    distances = np.stack([np.square(image.astype(int) - colour).sum(2) for colour in palette.astype(int)])
    assert np.array_equal(nearest(image, palette), distances.argmin(0))


def test_snapping_undoes_jpeg() -> None:
    exact = scene()
    exact[:, 70:] = (0, 160, 60)
    palette = np.unique(exact.reshape(-1, 3), axis=0)
    _, packed = cv2.imencode(".jpg", exact, [cv2.IMWRITE_JPEG_QUALITY, 75])
    soft = np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)
    assert (soft != exact).any(2).mean() > 0.05
    assert (snap(soft, palette) != exact).any(2).mean() < 0.01


def test_edges_follow_outlines_and_leave_flat_paper_white() -> None:
    lines = edges(scene())
    assert lines[46:50, 60:80].min() < 128  # the square's upper side
    assert (lines[54:80, 54:80] == 255).all()
    assert 0.01 < (lines[..., 0] < 128).mean() < 0.15


def test_edges_between_equally_bright_colours_are_seen() -> None:
    image = np.empty((64, 64, 3), np.uint8)
    image[:, :32], image[:, 32:] = (200, 100, 100), (90, 145, 90)
    assert edges(image)[20:40, 28:36].min() < 128


def test_higher_thresholds_find_fewer_edges() -> None:
    photo = cv2.GaussianBlur(np.random.default_rng(0).integers(0, 256, (96, 96, 3), np.uint8), (0, 0), 3)
    soft = np.asarray(cv2.normalize(photo, None, 0, 255, cv2.NORM_MINMAX), np.uint8)  # type: ignore[call-overload]
    few, many = edges(soft, (300, 800)), edges(soft, (10, 40))
    assert (few == 0).sum() < (many == 0).sum()


def test_blocks_are_flat_and_few_and_keep_a_small_clear_area() -> None:
    image = scene(128)
    noisy = (image.astype(int) + np.random.default_rng(0).integers(-20, 21, image.shape)).clip(0, 255).astype(np.uint8)
    flat = blocks(noisy)
    colours = np.unique(flat.reshape(-1, 3), axis=0)
    assert 3 <= len(colours) <= 9
    assert np.abs(flat[42, 42].astype(int) - (220, 30, 30)).max() < 40
    assert np.abs(flat[90, 90].astype(int) - (20, 60, 200)).max() < 40


def test_holes_are_white_and_the_rest_is_untouched() -> None:
    image = np.full((128, 128, 3), 90, np.uint8)
    shares = []
    for seed in range(30):
        erased = holes(image, draw_with(seed))
        assert set(np.unique(erased)) <= {90, 255}
        shares.append((erased == 255).mean())
    assert min(shares) < 0.1 < max(shares) < 0.9


def test_dabs_are_none_to_many_and_of_the_colours_beneath() -> None:
    lines, colours = outline(128), scene(128)
    bare = 0
    for seed in range(60):
        drawn = dabs(lines, colours, draw_with(seed))
        fresh = (drawn != lines).any(2) & (drawn.min(2) < 255)
        bare += not fresh.any()
        for dab in ((220, 30, 30), (20, 60, 200)):
            spots = (drawn == dab).all(2)
            if spots.sum() > 20:  # most of a dab lies where its colour does
                assert (colours[spots] == dab).all(1).mean() > 0.5
    assert 2 <= bare <= 30


def test_broad_dabs_are_larger_and_keep_to_their_areas() -> None:
    colours = np.full((256, 256, 3), 255, np.uint8)
    colours[64:192, 64:128] = (200, 40, 40)
    colours[64:192, 128:192] = (40, 40, 200)
    white = np.full_like(colours, 255)
    covered = {}
    for size in (1.0, 4.0):
        drawn = [dabs(white, colours, np.random.default_rng(n), size) for n in range(40)]
        covered[size] = sum(int((drawing != 255).any(2).sum()) for drawing in drawn)
        outside = sum(int((drawing[:, 200:].max(2) != drawing[:, 200:].min(2)).sum()) for drawing in drawn)
        assert outside < 0.1 * covered[size]
    assert covered[4.0] > 1.3 * covered[1.0]


def test_clay_has_one_tone_and_leaves_paper_white() -> None:
    toned = clay(scene()).astype(int)
    assert (toned[(scene() == 255).all(2)] == 255).all()
    grey = grayscale(scene())[..., 0]
    assert len(np.unique(toned.reshape(-1, 3), axis=0)) == len(np.unique(grey))  # a shade for each brightness
    assert (toned[..., 0] >= toned[..., 2]).all()


def test_redrawn_lines_stay_near_where_they_were_and_differ_each_time() -> None:
    lines = outline(256)
    reach = cv2.distanceTransform((lines[..., 0] > 0).astype(np.uint8), cv2.DIST_L2, 5)
    seen = set()
    for seed in range(20):
        drawn = redraw_lines(lines, draw_with(seed), 1)
        ink = drawn[..., 0] < 128
        assert ink.any()
        assert reach[ink].max() < 8
        seen.add(drawn.tobytes())
    assert len(seen) == 20


def test_recolouring_keeps_greys_and_treats_all_images_alike() -> None:
    ramp = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2)
    first, second = shift_colours((scene(), scene()), draw_with(3), 1)
    assert np.array_equal(first, second)
    assert not np.array_equal(first, scene())
    (grey,) = shift_colours((ramp,), draw_with(3), 1)
    assert np.ptp(grey.astype(int), axis=2).max() <= 1
    assert grey[0, 0].tolist() == [0, 0, 0]
    assert grey[0, 255].tolist() == [255, 255, 255]


def test_without_strength_nothing_changes() -> None:
    assert np.array_equal(redraw_lines(outline(), draw_with(0), 0), outline())
    assert np.array_equal(shift_colours((scene(),), draw_with(0), 0)[0], scene())


def test_every_maker_is_in_its_table() -> None:
    assert set(MAKERS) == set(get_args(Maker))
    assert set(PREPARED) <= set(MAKERS)
