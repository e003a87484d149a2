"""Names in plots: of any script that a font of the system has, and never as boxes."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from trainer.laboratory.lab_histograms import LabHistograms
from trainer.laboratory.plot_fonts import Font, fit_font, system_fonts
from trainer.laboratory.plots import plot_confusion, plot_histograms


def boxes(font: Font, words: str) -> set[str]:
    """Return the letters that are drawn like a character that no font has."""
    box = font.getmask("\U0010fffe")
    return {
        letter
        for letter in words
        if not letter.isspace() and (mask := font.getmask(letter)).size == box.size and bytes(mask) == bytes(box)
    }


def has(letter: str) -> bool:
    """Return whether a font of this system has a letter."""
    fonts = (ImageFont.truetype(path, 24, face) for path, face in system_fonts() if path.exists())
    return any(not boxes(font, letter) for font in fonts)


@pytest.mark.parametrize("name", ["Фасады", "外立面", "Façades", "Fassaden"])
def test_a_name_is_drawn_as_it_is_where_a_font_has_it(name: str) -> None:
    font, words = fit_font(name, 24, "no. 2")
    if all(has(letter) for letter in name):
        assert words == name
    assert not boxes(font, words)


def test_without_such_a_font_it_can_still_be_read() -> None:
    assert fit_font("Façades", 24, "no. 2", fonts=())[1] == "Facades"
    assert fit_font("外立面 7", 24, "no. 2", fonts=())[1] == "??? 7"
    assert fit_font("外立面", 24, "no. 2", fonts=())[1] == "no. 2"
    assert fit_font("外立面", 24, fonts=())[1] == "???"
    damaged = (Path(__file__), 0), (Path("nowhere.ttf"), 0)
    assert fit_font("Фасады", 24, "no. 2", fonts=damaged)[1] == "no. 2"


@given(st.text(max_size=12))
def test_no_name_is_drawn_as_boxes(name: str) -> None:
    font, words = fit_font(name, 24, "no. 2")
    assert not boxes(font, words)


def test_names_of_two_models_differ_in_a_legend() -> None:
    histograms = LabHistograms()
    histograms.add(np.zeros((4, 4, 3), np.uint8))

    def plotted(name: str) -> np.ndarray:
        return plot_histograms({"targets": histograms, name: histograms})

    assert (plotted("Фасады") != plotted("Обувь")).any()
    assert plotted("外立面").shape == plotted("Facades").shape
    assert plot_confusion(np.eye(2, dtype=np.int64), ["墙", "окно"]).shape[2] == 3
