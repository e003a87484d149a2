"""Sheets of another size: undoable, within bounds, and exact for label maps."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from sketchpad.document.drawing import Drawing
from sketchpad.document.images.convert import in_palette
from sketchpad.document.images.resize import Anchor, constrained, frame, on_sheet, scaled
from sketchpad.document.pixels import to_qimage, to_rgb
from sketchpad.document.sheet_size import LARGEST, SMALLEST

COLOURS = ((220, 30, 30), (0, 90, 200), (255, 255, 255))
PALETTE = np.array(COLOURS, np.uint8)
sides = st.integers(SMALLEST, 400)


def labels(width: int, height: int, seed: int = 0) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return PALETTE[np.random.default_rng(seed).integers(0, len(PALETTE), (height, width))]


@given(width=sides, height=sides, new=st.tuples(sides, sides), anchor=st.sampled_from(Anchor), scales=st.booleans())
def test_a_label_map_of_another_size_has_its_palettes_colours_and_can_be_taken_back(
    width: int, height: int, new: tuple[int, int], anchor: Anchor, scales: bool
) -> None:
    before = labels(width, height)
    drawing = Drawing(256, 256)
    drawing.replace(to_qimage(before))
    size = QSize(*new)
    image = drawing.image
    drawing.replace(scaled(image, size, True) if scales else on_sheet(image, size, anchor, (255, 255, 255)))
    after = to_rgb(drawing.image)
    assert after.shape == (new[1], new[0], 3)
    assert in_palette(drawing.image, COLOURS)
    if not np.array_equal(after, before):  # what changes nothing is no step
        drawing.undo()
    assert np.array_equal(to_rgb(drawing.image), before)


@pytest.mark.parametrize("anchor", list(Anchor))
def test_on_a_bigger_sheet_and_back_the_drawing_is_the_same_wherever_it_is_held(anchor: Anchor) -> None:
    before = to_qimage(labels(300, 256))
    bigger = on_sheet(before, QSize(501, 420), anchor, (9, 8, 7))
    assert (to_rgb(bigger) == (9, 8, 7)).all(axis=2).sum() == 501 * 420 - 300 * 256
    assert np.array_equal(to_rgb(on_sheet(bigger, before.size(), anchor, (0, 0, 0))), to_rgb(before))


def test_the_anchor_says_where_the_drawing_stays() -> None:
    before = to_qimage(np.zeros((256, 256, 3), np.uint8))
    pixels = to_rgb(on_sheet(before, QSize(356, 306), Anchor.BOTTOM_RIGHT, (255, 255, 255)))
    assert (pixels[50:, 100:] == 0).all()
    assert (pixels[:50] == 255).all()


def test_a_frame_is_cut_to_the_sheet_and_too_small_a_one_is_none() -> None:
    sheet = QRect(0, 0, 600, 500)
    assert frame(QRect(-50, 100, 400, 900), sheet) == QRect(0, 100, 350, 400)
    assert frame(QRect(500, 0, 400, 400), sheet) is None
    assert frame(QRect(0, 0, 256, 256), sheet) == QRect(0, 0, 256, 256)


@given(width=st.integers(1, 3000), ratio=st.floats(0.1, 10))
def test_a_size_with_a_ratio_stays_within_bounds(width: int, ratio: float) -> None:
    size = constrained(width, ratio)
    assert SMALLEST <= size.width() <= LARGEST
    assert SMALLEST <= size.height() <= LARGEST
