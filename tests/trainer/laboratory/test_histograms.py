"""Histograms of colours in Lab against cases worked out by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from trainer.laboratory.lab_histograms import Intersection, LabHistograms, lab_of
from trainer.laboratory.plots import SERIES, plot_histograms


def of(*pictures: "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]") -> LabHistograms:
    histograms = LabHistograms()
    for picture in pictures:
        histograms.add(picture)
    return histograms


def flat(rgb: tuple[int, int, int], height: int = 4) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    return np.full((height, 4, 3), rgb, np.uint8)


def test_known_colours_have_their_values_in_lab() -> None:
    for rgb, lab in (
        ((255, 255, 255), (100, 0, 0)),
        ((255, 0, 0), (53.24, 80.09, 67.2)),
        ((0, 255, 0), (87.73, -86.18, 83.18)),
        ((0, 0, 255), (32.3, 79.19, -107.86)),
    ):
        assert [float(axis[0, 0]) for axis in lab_of(flat(rgb))] == pytest.approx(lab, abs=0.1)


def test_intersections_are_those_worked_out_by_hand() -> None:
    # Black and white in equal parts against black alone: half of L is shared, and no grey has a colour.
    assert of(flat((0, 0, 0)), flat((255, 255, 255))).intersection(of(flat((0, 0, 0)))) == Intersection(0.5, 1, 1)
    # Three quarters of grey and a quarter of red, against half and half: 1/2 of grey is shared and 1/4 of red.
    more = of(flat((119, 119, 119), 3), flat((255, 0, 0), 1))
    less = of(flat((119, 119, 119), 2), flat((255, 0, 0), 2))
    assert more.intersection(less) == Intersection(0.75, 0.75, 0.75)


def test_a_greyer_picture_has_less_spread() -> None:
    assert of(flat((90, 90, 90))).chroma() == 0
    # Half red (a 80, b 67 in whole units): the root of half of 80² + 67².
    assert of(flat((255, 0, 0)), flat((0, 0, 0))).chroma() == pytest.approx((0.5 * (80**2 + 67**2)) ** 0.5, abs=0.01)


@given(*[arrays(np.uint8, (3, 5, 3), elements=st.integers(0, 255)) for _ in range(2)])
def test_intersections_are_shares_and_know_no_order(
    one: "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]", other: "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]"
) -> None:
    there, back = of(one).intersection(of(other)), of(other).intersection(of(one))
    assert there == back
    assert all(0 <= value <= 1 for value in (there.l, there.a, there.b))
    assert of(one).intersection(of(one)) == Intersection(1, 1, 1)


def test_a_plot_shows_each_series_in_its_colour() -> None:
    rng = np.random.default_rng(0)
    bright, dark = (rng.integers(0, most, (32, 32, 3), np.uint8) for most in (256, 90))
    plot = plot_histograms({"targets": of(bright), "A dark model": of(dark)})
    colours = {f"#{r:02x}{g:02x}{b:02x}" for r, g, b in np.unique(plot.reshape(-1, 3), axis=0)}
    assert {SERIES[0], SERIES[1]} <= colours
    assert plot.shape[1] > 900
