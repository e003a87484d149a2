"""Layers: each is painted on alone, the model sees them together, and every step is kept."""

import random
import shutil
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from PySide6.QtGui import QImage

from sketchpad.document.drawing import Brush, Drawing
from sketchpad.document.files.drawing_journal import read_journal
from sketchpad.document.files.recovery import Recovery
from sketchpad.document.layered_image import MOST_LAYERS, TRANSPARENT, Layer, LayeredImage
from sketchpad.document.paint.strokes import Response
from sketchpad.document.pixels import ALPHA, blank, readable, to_rgb, writable
from sketchpad.document.tools.toolbox import Tool, Toolbox
from sketchpad.settings import Paint
from tests.document.damage import damaged
from tests.document.deeds import Person

RED, BLUE, WHITE, BLACK = (200, 30, 30), (20, 40, 220), (255, 255, 255), (0, 0, 0)
Seeds = st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=20)


def stroke(drawing: Drawing, brush: Brush, *points: tuple[float, float]) -> None:
    drawing.begin_stroke(brush, *points[0])
    for point in points[1:]:
        drawing.continue_stroke(*point)
    drawing.end_stroke()


def with_layers(drawing: Drawing, count: int) -> Drawing:
    for _ in range(count):
        drawing.replace(drawing.layered.adding())
    return drawing


def layer_pixels(drawing: Drawing) -> list[bytes]:
    return [readable(image).tobytes() for image in drawing.layered.images]


def pen(colour: tuple[int, int, int], size: float = 20, hard_edged: bool = False) -> Brush:
    return Brush(colour, size, hard_edged, Response(thinnest=1.0))


def test_one_layer_is_the_picture_itself() -> None:
    drawing = Drawing(256, 256)
    stroke(drawing, pen(RED), (50, 50), (90, 90))
    assert drawing.active_image is drawing.image
    drawing.replace(drawing.layered.adding())
    drawing.replace(drawing.layered.deleting())
    assert drawing.active_image is drawing.image


def test_a_stroke_changes_its_own_layer_only_and_what_is_over_it_stays_over_it() -> None:
    drawing = with_layers(Drawing(256, 256), 2)
    stroke(drawing, pen(RED, hard_edged=True), (100, 100))
    drawing.choose_layer(1)
    before = layer_pixels(drawing)
    stroke(drawing, pen(BLUE, 60, hard_edged=True), (100, 100))
    after = layer_pixels(drawing)
    assert (after[0], after[2]) == (before[0], before[2])
    assert after[1] != before[1]
    assert drawing.colour_at(100, 100) == RED
    assert drawing.colour_at(120, 100) == BLUE
    drawing.undo()
    assert layer_pixels(drawing) == before


def test_the_eraser_lets_a_layer_be_seen_through_and_paper_be_paper() -> None:
    drawing = with_layers(Drawing(256, 256, (10, 200, 10)), 1)
    stroke(drawing, pen(RED, 80), (100, 100))
    box = Toolbox(drawing, RED, 20, 40)
    box.press(100, 100, tool=Tool.ERASER)
    box.release()
    assert not readable(drawing.layered.images[1])[100, 100].any()
    assert drawing.colour_at(100, 100) == (10, 200, 10)
    drawing.choose_layer(0)
    box.press(100, 100, tool=Tool.ERASER)
    box.release()
    assert to_rgb(drawing.layered.images[0]).reshape(-1, 3).tolist().count([10, 200, 10]) == 256 * 256


@pytest.mark.parametrize("how", ["locked", "visible"])
def test_nothing_is_painted_on_a_layer_that_is_locked_or_hidden_and_a_sentence_says_so(how: str) -> None:
    drawing = with_layers(Drawing(256, 256), 1)
    stroke(drawing, pen(RED), (60, 60))
    layer = structs.replace(drawing.layers[1], **{how: how == "locked"})
    drawing.replace(drawing.layered.changing(1, layer))
    told: list[str] = []
    drawing.refused = told.append
    before, revision = layer_pixels(drawing), drawing.revision
    box = Toolbox(drawing, BLUE, 20, 40)
    for tool in (Tool.BRUSH, Tool.ERASER, Tool.RECTANGLE, Tool.FILL, Tool.MOVE, Tool.LASSO):
        told.clear()
        box.tool = tool
        box.press(60, 60)
        box.move(90, 90)
        box.release()
        assert len(told) == 1, tool
        assert "Layer 1" in told[0]
    box.selector.select_all()
    box.selector.nudge(5, 5)
    box.selector.clear()
    assert (layer_pixels(drawing), drawing.revision) == (before, revision)


def test_a_piece_in_hand_is_let_go_when_another_layer_is_chosen() -> None:
    drawing = with_layers(Drawing(256, 256), 1)
    stroke(drawing, pen(RED, hard_edged=True), (60, 60))
    box = Toolbox(drawing, BLUE, 20, 40)
    box.selector.select_all()
    box.selector.nudge(10, 0)
    drawing.choose_layer(0)
    paper = layer_pixels(drawing)[0]
    box.selector.nudge(0, 10)
    assert drawing.colour_at(70, 60) == RED
    assert layer_pixels(drawing)[0] == paper


def test_filling_looks_at_the_picture_and_paints_the_layer_in_hand() -> None:
    drawing = with_layers(Drawing(256, 256), 2)
    drawing.choose_layer(2)
    stroke(drawing, pen(BLACK, 6), (50, 50), (200, 50), (200, 200), (50, 200), (50, 50))
    drawing.choose_layer(1)
    lines = layer_pixels(drawing)[2]
    drawing.fill(120, 120, RED)
    assert layer_pixels(drawing)[2] == lines
    assert drawing.colour_at(120, 120) == RED
    assert drawing.colour_at(20, 20) == WHITE
    # Under the soft inner edge of the line there is no pale fringe: nothing is lighter than the red or the white.
    row = to_rgb(drawing.image)[120, 60:190].astype(int)
    assert (row[:, 1] <= RED[1]).all()


def test_filling_the_lines_own_layer_is_what_it_was_with_one_layer() -> None:
    drawings = [Drawing(256, 256), with_layers(Drawing(256, 256), 1)]
    drawings[1].choose_layer(0)
    for drawing in drawings:
        stroke(drawing, pen(BLACK, 6), (50, 50), (200, 60), (150, 200), (50, 50))
        drawing.fill(120, 90, RED)
    assert layer_pixels(drawings[0])[0] == layer_pixels(drawings[1])[0]


def random_layer(rng: np.random.Generator) -> QImage:
    image = QImage(256, 256, TRANSPARENT)
    alpha = rng.integers(0, 256, (256, 256, 1)) * rng.integers(0, 2, (256, 256, 1))
    writable(image)[:] = np.concatenate([rng.integers(0, 256, (256, 256, 3)) * alpha // 255, alpha], 2)
    return image


@given(
    seed=st.integers(0, 1000),
    opacities=st.lists(st.floats(0, 1), min_size=1, max_size=7),
    shown=st.lists(st.booleans(), min_size=8, max_size=8),
    active=st.integers(0, 7),
    at=st.tuples(st.floats(0, 256), st.floats(0, 256)),
)
def test_what_is_seen_is_what_all_layers_make_wherever_the_pen_has_been(
    seed: int, opacities: list[float], shown: list[bool], active: int, at: tuple[float, float]
) -> None:
    rng = np.random.default_rng(seed)
    images = (blank(256, 256, BLUE), *(random_layer(rng) for _ in opacities))
    layers = [Layer("", opacity, seen) for opacity, seen in zip((1.0, *opacities), shown, strict=False)]
    drawing = Drawing(256, 256)
    drawing.replace(LayeredImage(images, tuple(layers), min(active, len(opacities))))
    stroke(drawing, Brush(RED, 33, paint=Paint(0.6, 0.5)), at, (at[1], at[0]), (17.3, 99.1))
    assert drawing.image == drawing.layered.merged(drawing.background)
    # Written out: each layer over what is under it, by its own share of what may be seen of it.
    seen = np.full((256, 256, 3), 255.0)
    for image, layer in zip(drawing.layered.images, drawing.layers, strict=True):
        if layer.visible:
            pixels = readable(image).astype(float)
            share = pixels[..., [ALPHA]] / 255 * layer.opacity
            colour = pixels[..., [2, 1, 0]] if ALPHA == 3 else pixels[..., 1:]
            seen = colour * layer.opacity + seen * (1 - share)
    assert np.abs(seen - to_rgb(drawing.image)).max() <= len(layers) + 1


@given(seed=st.integers(0, 100), opacity=st.floats(0, 1), under=st.floats(0, 1), seen=st.booleans())
def test_merged_down_it_looks_as_before(seed: int, opacity: float, under: float, seen: bool) -> None:
    rng = np.random.default_rng(seed)
    made = LayeredImage(
        (blank(256, 256, BLUE), random_layer(rng), random_layer(rng)),
        (Layer(visible=seen), Layer("a", under), Layer("b", opacity)),
        2,
    )
    once = made.merging_down(WHITE)
    twice = once.merging_down(WHITE)
    assert ([layer.name for layer in once.layers], len(twice.layers)) == (["", "a"], 1)
    for merged, most in ((once, 3), (twice, 4)):
        difference = to_rgb(made.merged(WHITE)).astype(int) - to_rgb(merged.merged(WHITE))
        assert np.abs(difference).max() <= most


def test_there_is_an_order_and_the_paper_stays_the_lowest() -> None:
    made = LayeredImage.of(blank(256, 256, WHITE)).adding().adding().adding()
    names = [layer.name for layer in made.moving(3, 1).layers]
    assert names == ["", "Layer 3", "Layer 1", "Layer 2"]
    assert made.moving(3, 1).active == 1
    assert made.moving(3, 0) == made.moving(3, 1)
    assert made.moving(0, 2) is made
    assert made.moving(1, MOST_LAYERS).layers[3].name == "Layer 1"
    copied = made.duplicating()
    assert [layer.name for layer in copied.layers][3:] == ["Layer 3", "Layer 3 copy"]
    assert copied.deleting().layers == made.layers


def test_a_new_layers_pixels_are_not_kept_again_with_each_change_of_a_name() -> None:
    drawing = with_layers(Drawing(512, 512), 1)
    noise = QImage(512, 512, TRANSPARENT)
    writable(noise)[:] = np.random.default_rng(0).integers(0, 256, (512, 512, 1), np.uint8)
    drawing.begin_change()
    drawing.show_change(noise, drawing.rect.topLeft())
    drawing.end_stroke()
    kept = drawing.undo_bytes
    for number in range(20):
        drawing.replace(drawing.layered.changing(1, Layer(f"Sky {number}")))
    assert drawing.undo_bytes == kept


def test_the_drawing_for_the_model_is_edited_where_a_layer_was_painted() -> None:
    drawing = with_layers(Drawing(512, 512), 2)
    drawing.snapshot_of_edits(0)
    stroke(drawing, pen(RED, 30), (200, 200))
    _, edits = drawing.snapshot_of_edits(4)
    assert edits
    assert len(edits) == 1
    assert edits[0].changed.area < 40 * 40
    assert np.array_equal(edits[0].rgb, drawing.snapshot()[1][edits[0].box.slices])


def test_an_opacity_that_is_tried_is_no_step() -> None:
    drawing = with_layers(Drawing(256, 256), 1)
    stroke(drawing, pen(BLACK, hard_edged=True), (60, 60))
    drawing.mark_saved()
    drawing.show_opacity(1, 0.5)
    assert abs(drawing.colour_at(60, 60)[0] - 128) <= 1
    assert not drawing.modified
    drawing.replace(drawing.layered.changing(1, Layer(opacity=0.5)))
    drawing.undo()
    assert drawing.colour_at(60, 60) == BLACK


def test_hidden_layers_are_something_to_lose() -> None:
    drawing = with_layers(Drawing(256, 256), 1)
    assert drawing.is_blank
    stroke(drawing, pen(RED), (60, 60))
    drawing.replace(drawing.layered.changing(1, Layer(visible=False)))
    assert to_rgb(drawing.image).min() == 255
    assert not drawing.is_blank


@given(seeds=Seeds, hard_edged=st.booleans())
def test_whatever_was_done_to_layers_comes_back_from_the_journal(seeds: list[int], hard_edged: bool) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        person = Person(hard_edged, layers=True)
        recovery = Recovery(folder)
        recovery.attach(person.drawing)
        for seed in seeds:
            person.act(random.Random(seed))
        if not list(folder.glob("*.journal")):
            return  # nothing was changed
        (path,) = folder.glob("*.journal")
        found = read_journal(path)
        assert found is not None
        assert found.complete
        assert [readable(image).tobytes() for image in found.image.images] == layer_pixels(person.drawing)
        assert found.image.layers == person.drawing.layers
        assert found.sheet.background == person.drawing.background
        recovery.close(person.drawing)
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    folder = tmp_path_factory.mktemp("layers")
    drawing = Drawing(256, 256)
    recovery = Recovery(folder)
    recovery.attach(drawing)
    for number in range(3):
        with_layers(drawing, 1)
        stroke(drawing, pen((9, 9, 70 * number)), (20, 30 + 60 * number), (200, 90))
    drawing.replace(drawing.layered.moving(3, 1))
    drawing.undo()
    (path,) = folder.glob("*.journal")
    content = path.read_bytes()
    recovery.close(drawing)
    return path, content


@given(cut=st.floats(0, 1), flip=st.booleans())
def test_a_damaged_journal_gives_sound_layers_or_none(journal: tuple[Path, bytes], cut: float, flip: bool) -> None:
    from sketchpad.document.files.drawing_journal import JournalError

    path, content = journal
    path.write_bytes(damaged(content, cut, flip))
    try:
        found = read_journal(path)
    except JournalError:
        return
    assert found is None or len(found.image.images) == len(found.image.layers) > found.image.active
