"""Drawings for one kind of model become drawings for another."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.document.drawing import Brush, Drawing
from sketchpad.document.images.convert import in_palette, is_blank, suits, to_lines, to_palette
from sketchpad.document.pixels import blank, to_qimage, to_rgb
from tests.trainer.data import picture
from trainer.model_card import InputSpec, Swatch

WHITE, BLACK = (255, 255, 255), (0, 0, 0)


@given(seed=st.integers(0, 1000), size=st.integers(2, 40))
def test_to_a_palette_each_pixel_goes_to_the_nearest_colour(seed: int, size: int) -> None:
    rng = np.random.default_rng(seed)
    rgb = rng.integers(0, 256, (size, size, 3), np.uint8)
    palette = [(0, 0, 0), (255, 0, 0), (240, 240, 240)]
    found = to_rgb(to_palette(to_qimage(rgb), palette))
    distances = ((rgb[:, :, None].astype(int) - np.array(palette)) ** 2).sum(axis=3)
    assert np.array_equal(((found.astype(int) - rgb) ** 2).sum(axis=2), distances.min(axis=2))
    assert np.array_equal(to_rgb(to_palette(to_qimage(found), palette)), found)
    assert in_palette(to_qimage(found), palette)
    assert in_palette(to_qimage(rgb), palette) == np.array_equal(found, rgb)


def test_areas_become_outlines_even_where_they_are_equally_bright() -> None:
    sheet = np.full((120, 120, 3), (200, 0, 0), np.uint8)
    sheet[30:90, 30:90] = (0, 102, 0)
    lines = to_rgb(to_lines(to_qimage(sheet), WHITE, 3))
    assert {tuple(p) for p in lines.reshape(-1, 3).tolist()} == {WHITE, BLACK}
    assert (lines[60, [30, 89]] == 0).any()
    assert (lines[60, 55:65] == 255).all()
    assert 2 <= (lines[60, :60, 0] == 0).sum() <= 5


def test_lines_stay_as_they_are() -> None:
    drawing = Drawing(256, 256)
    drawing.begin_stroke(Brush(BLACK, 7), 20, 20)
    drawing.continue_stroke(200, 131)
    drawing.end_stroke()
    assert np.array_equal(to_rgb(to_lines(drawing.image, WHITE, 3)), to_rgb(drawing.image))


def test_on_dark_paper_lines_are_light() -> None:
    lines = to_rgb(to_lines(to_qimage(picture(3, 100, 100)), (10, 10, 10), 3))
    assert {tuple(p) for p in lines.reshape(-1, 3).tolist()} == {(10, 10, 10), WHITE}


def test_a_sheet_of_one_colour_is_blank() -> None:
    assert is_blank(blank(8, 8, (3, 4, 5)))
    assert not is_blank(to_qimage(picture(1, 8, 8)))


def test_a_drawing_suits_models_that_draw_from_its_kind() -> None:
    lines, dabs, areas, labels = (np.full((1000, 700, 3), 255, np.uint8) for _ in range(4))
    for sheet in (lines, dabs):
        sheet[100:110, 50:600] = 0
    dabs[300:360, 300:360] = (200, 40, 30)
    areas[200:, :] = (30, 120, 60)
    areas[400:600, 100:500] = (31, 60, 200)
    labels[:] = (0, 90, 200)
    labels[300:700, 100:600] = (220, 30, 30)
    drawn = {"lines": lines, "dabs": dabs, "areas": areas, "labels": labels}
    sheets = {name: to_qimage(rgb) for name, rgb in drawn.items()}
    palette = (Swatch("Sky", (0, 90, 200)), Swatch("Roof", (220, 30, 30)))

    def suiting(spec: InputSpec, dabbed: bool = False) -> set[str]:
        return {name for name, image in sheets.items() if suits(image, spec, dabbed)}

    assert suiting(InputSpec("lines")) == {"lines"}
    assert suiting(InputSpec("lines"), dabbed=True) == {"lines", "dabs"}
    assert suiting(InputSpec("colours")) == {"areas", "labels"}
    assert suiting(InputSpec("labels", palette=palette)) == {"labels"}
    assert suiting(InputSpec("labels", palette=(*palette[:1], Swatch("Roof", (221, 30, 30))))) == set()
    assert suiting(InputSpec("photo")) == set()
    # What the file says of the model that it was drawn for comes before what the pixels look like.
    assert suits(sheets["areas"], InputSpec("photo"), dabbed=False, kind="photo")
    assert suits(sheets["lines"], InputSpec("colours"), dabbed=False, kind="colours")
    assert suits(sheets["areas"], InputSpec("lines"), dabbed=True, kind="lines")
    assert not suits(sheets["areas"], InputSpec("lines"), dabbed=False, kind="lines")
    assert not suits(sheets["areas"], InputSpec("colours"), dabbed=False, kind="lines")
    assert not suits(sheets["areas"], InputSpec("labels", palette=palette), dabbed=False, kind="labels")
    assert not suits(blank(300, 300, (0, 90, 200)), InputSpec("colours"), dabbed=False, kind="colours")
    assert not suits(blank(300, 300, (0, 90, 200)), InputSpec("labels", palette=palette), dabbed=False)
