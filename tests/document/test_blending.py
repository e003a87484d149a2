"""Blending modes: each as W3C's formulas say, kept in files as others write them, and merged as they look."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree
from zipfile import ZipFile

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from sketchpad.document.compositing.blending import BY_OPERATOR, MODES, Blend
from sketchpad.document.drawing import Drawing
from sketchpad.document.files.openraster import read_openraster, save_openraster
from sketchpad.document.files.recovery import Recovery
from sketchpad.document.images.convert import layers_in_palette
from sketchpad.document.layered_image import TRANSPARENT, Layer, LayeredImage
from sketchpad.document.pixels import blank, from_rgba, readable, to_rgb
from tests.document.layered_files import png, write

SIDE = 256
WHITE = (255, 255, 255)
BLENDS: tuple[Blend, ...] = get_args(Blend)


def soft_light(under: float, over: float) -> float:
    if over <= 0.5:
        return under - (1 - 2 * over) * under * (1 - under)
    lit = ((16 * under - 12) * under + 4) * under if under <= 0.25 else math.sqrt(under)
    return under + (2 * over - 1) * (lit - under)


def hard_light(under: float, over: float) -> float:
    return 2 * under * over if over <= 0.5 else 1 - 2 * (1 - under) * (1 - over)


def dodge(under: float, over: float) -> float:
    return 0.0 if under == 0 else 1.0 if over >= 1 else min(1.0, under / (1 - over))


def burn(under: float, over: float) -> float:
    return 1.0 if under >= 1 else 0.0 if over <= 0 else 1 - min(1.0, (1 - under) / over)


# B(Cb, Cs) of the W3C's Compositing and Blending, under and over from 0 to 1.
FORMULAS: dict[Blend, Callable[[float, float], float]] = {
    "normal": lambda under, over: over,
    "multiply": lambda under, over: under * over,
    "screen": lambda under, over: under + over - under * over,
    "overlay": lambda under, over: hard_light(over, under),
    "darken": min,
    "lighten": max,
    "dodge": dodge,
    "burn": burn,
    "hard light": hard_light,
    "soft light": soft_light,
    "difference": lambda under, over: abs(under - over),
    "exclusion": lambda under, over: under + over - 2 * under * over,
}


def reference(under: tuple[int, ...], over: tuple[int, ...], opacity: float, blend: Blend) -> list[float]:
    """Return a pixel of opaque paper under one of a layer, RGBA, by the formulas, in plain numbers."""
    alpha = over[3] / 255 * opacity
    seen = []
    for below, above in zip(under, over[:3], strict=True):
        b, s = below / 255, above / 255
        if blend == "add":  # “plus-lighter”
            seen.append(255 * min(1.0, b + s * alpha))
        else:
            seen.append(255 * ((1 - alpha) * b + alpha * FORMULAS[blend](b, s)))
    return seen


channels = st.integers(0, 255)
PIXELS = 16  # of each case


@given(
    unders=st.lists(st.tuples(channels, channels, channels), min_size=PIXELS, max_size=PIXELS),
    overs=st.lists(
        st.tuples(channels, channels, channels, st.sampled_from([0, 64, 255, 255])), min_size=PIXELS, max_size=PIXELS
    ),
    opacity=st.sampled_from([1.0, 0.5, 0.2]),
    blend=st.sampled_from(BLENDS),
)
def test_each_pixel_is_what_the_formula_says(
    unders: list[tuple[int, int, int]], overs: list[tuple[int, int, int, int]], opacity: float, blend: Blend
) -> None:
    paper, layer = np.zeros((1, PIXELS, 3), np.uint8), np.zeros((1, PIXELS, 4), np.uint8)
    paper[0], layer[0] = unders, overs
    over = from_rgba(layer)
    # What the layer really holds: premultiplied, colours of faint pixels are rounded.
    held = over.convertToFormat(QImage.Format.Format_RGBA8888)
    held_pixels = np.frombuffer(held.constBits(), np.uint8).reshape(1, -1)[:, : 4 * PIXELS].reshape(PIXELS, 4)
    base = blank(PIXELS, 1, WHITE)
    for number, colour in enumerate(unders):
        base.setPixel(number, 0, 0xFF000000 | colour[0] << 16 | colour[1] << 8 | colour[2])
    merged = LayeredImage((base, over), (Layer(), Layer(opacity=opacity, blend=blend)), 1).merged(WHITE)
    seen = to_rgb(merged)[0].astype(float)
    wanted = [
        reference(under, tuple(int(value) for value in pixel), opacity, blend)
        for under, pixel in zip(unders, held_pixels, strict=True)
    ]
    # Faint pixels are held in few steps: dividing by what is nearly nothing tells them apart less than others.
    slack = 6 if blend in ("dodge", "burn", "soft light") else 3
    assert np.abs(seen - np.array(wanted)).max() <= slack


def layered(blend: Blend, opacity: float = 0.7) -> LayeredImage:
    rng = np.random.default_rng(5)
    paper = Drawing(SIDE, SIDE, (180, 120, 60)).image
    over = from_rgba(rng.integers(0, 256, (SIDE, SIDE, 4), np.uint8))
    return LayeredImage((paper, over), (Layer(), Layer("shade", opacity, blend=blend)), 1)


@pytest.mark.parametrize("blend", BLENDS)
def test_merged_with_the_paper_it_looks_as_before(blend: Blend) -> None:
    image = layered(blend)
    assert image.merging_down(WHITE).images[0] == image.merged(WHITE)


@pytest.mark.parametrize("blend", BLENDS)
def test_files_keep_it_under_the_name_that_others_know(blend: Blend, tmp_path: Path) -> None:
    image = layered(blend)
    save_openraster(tmp_path / "kept.ora", image, WHITE)
    with ZipFile(tmp_path / "kept.ora") as archive:
        root = ElementTree.fromstring(archive.read("stack.xml"))
    assert [node.get("composite-op") for node in root.findall("./stack/layer")] == [
        MODES[blend].operators[0],
        "svg:src-over",
    ]
    opened = read_openraster(tmp_path / "kept.ora")
    assert (opened.image, opened.notice) == (image, "")


@pytest.mark.parametrize("operator", sorted(BY_OPERATOR))
def test_others_layers_come_in_with_theirs(operator: str, tmp_path: Path) -> None:
    stack = (
        '<image w="300" h="280"><stack><layer name="b" src="data/b.png" composite-op="' + operator + '" opacity="0.5"/>'
        '<layer name="a" src="data/a.png" composite-op="svg:multiply"/></stack></image>'
    )
    path = write(tmp_path / "o.ora", stack, a=png(300, 280, (200, 100, 50, 255)), b=png(300, 280, (90, 30, 200, 255)))
    opened = read_openraster(path)
    assert opened.notice == ""
    assert [layer.blend for layer in opened.image.layers] == ["normal", BY_OPERATOR[operator]]
    wanted = reference((200, 100, 50), (90, 30, 200, 255), 0.5, BY_OPERATOR[operator])
    assert np.abs(to_rgb(opened.image.merged(WHITE))[5, 5] - np.array(wanted)).max() <= 2


def test_an_unknown_one_is_named_in_one_sentence(tmp_path: Path) -> None:
    stack = (
        '<image w="300" h="280"><stack><layer src="data/b.png" composite-op="krita:grain_merge"/>'
        '<layer src="data/b.png" composite-op="krita:grain_merge"/><layer src="data/a.png"/></stack></image>'
    )
    path = write(tmp_path / "o.ora", stack, a=png(300, 280, (200, 100, 50, 255)), b=png(300, 280, (90, 30, 200, 255)))
    opened = read_openraster(path)
    assert opened.notice.count("grain_merge") == 1
    assert [layer.blend for layer in opened.image.layers] == ["normal"] * 3


GROUP = """<image w="300" h="280"><stack>
<stack name="group" {group}><layer name="b" src="data/b.png" composite-op="svg:multiply"/>
<layer name="c" src="data/c.png"/></stack><layer name="a" src="data/a.png"/></stack></image>"""


@pytest.mark.parametrize(
    ("group", "layers", "outside", "inside"),
    [
        ("", 3, (100, 60, 30), (50, 50, 128)),  # passes through: it multiplies the paper too
        ('isolation="isolate"', 2, (128, 128, 128), (50, 50, 128)),  # over nothing a layer is itself
        ('composite-op="svg:screen"', 2, (228, 188, 158), (211, 146, 158)),
    ],
)
def test_a_group_blends_as_its_file_says(
    group: str, layers: int, outside: tuple[int, ...], inside: tuple[int, ...], tmp_path: Path
) -> None:
    parts = {"a": png(300, 280, (200, 120, 60, 255)), "b": png(300, 280, (128, 128, 128, 255))}
    path = write(tmp_path / "g.ora", GROUP.format(group=group), c=png(100, 100, (100, 100, 255, 255)), **parts)
    image = read_openraster(path).image
    assert len(image.layers) == layers
    seen = to_rgb(image.merged(WHITE)).astype(int)
    assert np.abs(seen[200, 200] - outside).max() <= 1
    assert np.abs(seen[50, 50] - inside).max() <= 1


def test_it_is_a_step_and_kept_for_the_next_start(tmp_path: Path) -> None:
    drawing = Drawing(SIDE, SIDE)
    recovery = Recovery(tmp_path)
    recovery.attach(drawing)
    drawing.replace(layered("normal"))
    plain = to_rgb(drawing.image)
    drawing.replace(drawing.layered.changing(1, Layer("shade", 0.7, blend="multiply")))
    blended = to_rgb(drawing.image)
    assert (blended != plain).any()
    drawing.undo()
    assert (to_rgb(drawing.image) == plain).all()
    drawing.redo()
    recovery.close(drawing)
    kept = Recovery(tmp_path).restore_layers()
    assert kept is not None
    assert kept.layers[1].blend == "multiply"
    assert (to_rgb(kept.merged(WHITE)) == blended).all()


def test_the_paper_and_label_maps_know_none() -> None:
    image = layered("multiply")
    assert image.changing(0, Layer(blend="screen")).layers[0].blend == "normal"
    empty = QImage(SIDE, SIDE, TRANSPARENT)
    empty.fill(0)
    paper = blank(SIDE, SIDE, WHITE)
    assert layers_in_palette(LayeredImage((paper, empty), (Layer(), Layer())), [WHITE])
    assert not layers_in_palette(LayeredImage((paper, empty), (Layer(), Layer(blend="multiply"))), [WHITE])
    assert not readable(empty).any()
