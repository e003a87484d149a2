"""Layers in OpenRaster files: ours read by other means than our own, and others' as Krita and MyPaint lay them out."""

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from sketchpad.document.files.layer_stack import StackError, read_stack
from sketchpad.document.files.openraster import open_openraster, read_openraster, save_openraster
from sketchpad.document.layered_image import MOST_LAYERS, TRANSPARENT, Layer, LayeredImage
from sketchpad.document.pixels import ALPHA, RGB, readable, to_rgb
from tests.document.layered_files import MYPAINT, five_layers, krita, mypaint, png, write
from trainer.files.zip_reader import open_zip

WHITE = (255, 255, 255)
LEAF = '<layer src="data/layer001.png"/>'


def test_five_layers_are_what_an_independent_reader_finds(tmp_path: Path) -> None:
    drawing = five_layers()
    save_openraster(tmp_path / "five.ora", drawing.layered, drawing.background)
    with zipfile.ZipFile(tmp_path / "five.ora") as archive:
        root = ElementTree.fromstring(archive.read("stack.xml"))
        found = root.findall("./stack/layer")
        assert [node.get("name") for node in found] == ["Layer 4", "hidden", "Sky & <sea>", "Layer 1", "Paper"]
        assert [float(node.get("opacity", "")) for node in found] == [0.75, 1, 0.4, 1, 1]
        assert [node.get("visibility") for node in found] == ["visible", "hidden", "visible", "visible", "visible"]
        assert [node.get("edit-locked") for node in found] == ["true", None, None, None, None]
        assert {(node.get("x"), node.get("y"), node.get("composite-op")) for node in found} == {
            ("0", "0", "svg:src-over")
        }
        canvas = Image.new("RGBA", (320, 256), WHITE)
        for node in reversed(found):
            with Image.open(io.BytesIO(archive.read(node.get("src", "")))) as image:
                layer = image.convert("RGBA")
            if node.get("visibility") == "visible":
                share = float(node.get("opacity", ""))
                layer.putalpha(layer.getchannel("A").point(lambda alpha, share=share: round(alpha * share)))
                canvas.alpha_composite(layer)
        with Image.open(io.BytesIO(archive.read("mergedimage.png"))) as image:
            merged = np.asarray(image.convert("RGB")).astype(int)
    assert np.abs(merged - np.asarray(canvas.convert("RGB"))).max() <= 4
    assert np.array_equal(merged, to_rgb(drawing.image))


def test_five_layers_come_back_to_the_byte(tmp_path: Path) -> None:
    drawing = five_layers()
    save_openraster(tmp_path / "five.ora", drawing.layered, drawing.background)
    opened = read_openraster(tmp_path / "five.ora")
    assert (opened.image, opened.background, opened.notice) == (drawing.layered, drawing.background, "")
    assert open_openraster(tmp_path / "five.ora")[0] == drawing.image


def test_kritas_layers_are_in_their_places(tmp_path: Path) -> None:
    opened = read_openraster(krita(tmp_path / "krita.ora"))
    image = opened.image
    assert image.layers == (
        Layer("Background", locked=True),
        Layer("Tree"),
        Layer("Sketch", visible=False, locked=True),
        Layer("Glow", 0.501961),
    )
    assert (image.active, opened.background, opened.notice) == (3, None, "")
    tree, glow = (readable(image.images[place]) for place in (1, 3))
    assert (tree[..., ALPHA] > 0).nonzero()[0].min() == 200
    assert tree[210, 89, [*RGB, ALPHA]].tolist() == [0, 120, 0, 255]
    assert not tree[210, 90].any()  # ten pixels of it lie beyond the sheet
    assert [(axis.min(), axis.max()) for axis in (glow[..., ALPHA] > 0).nonzero()] == [(30, 49), (40, 59)]
    seen = to_rgb(image.merged(WHITE))
    assert seen[5, 5].tolist() == [250, 240, 230]
    assert abs(int(seen[40, 50, 0]) - round(250 * (1 - 0.502 * 0.502))) <= 2


def test_mypaints_groups_and_blending_modes_look_as_they_did(tmp_path: Path) -> None:
    opened = read_openraster(mypaint(tmp_path / "mypaint.ora"))
    assert [layer.name for layer in opened.image.layers] == ["background", "Layer 1", "Faded"]
    assert [layer.opacity for layer in opened.image.layers] == [1.0, 0.25, 0.5]
    assert [layer.blend for layer in opened.image.layers] == ["normal", "multiply", "normal"]
    assert opened.notice == ""
    group = readable(opened.image.images[2])
    assert group[55, 55, [*RGB, ALPHA]].tolist() == [255, 0, 0, 255]  # the upper one covers the lower one
    seen = to_rgb(opened.image.merged(WHITE))
    assert np.abs(seen[60, 60].astype(int) - (228, 100, 100)).max() <= 1
    assert [axis.min() for axis in (readable(opened.image.images[1])[..., ALPHA] > 0).nonzero()] == [128, 64]


def test_a_lowest_layer_that_one_can_see_through_lies_on_white_paper(tmp_path: Path) -> None:
    stack = '<image w="300" h="280"><stack><layer name="only" src="data/a.png" x="10" y="20"/></stack></image>'
    opened = read_openraster(write(tmp_path / "one.ora", stack, a=png(30, 30, (255, 0, 0, 255))))
    assert opened.image.layers == (Layer(), Layer("only"))
    assert to_rgb(opened.image.merged((1, 2, 3)))[[0, 25], [0, 15]].tolist() == [[255, 255, 255], [255, 0, 0]]


def test_of_more_layers_than_there_is_room_for_the_lowest_are_merged(tmp_path: Path) -> None:
    layers = "".join(f'<layer name="{n}" src="data/p{n}.png" x="{20 * n}" y="0"/>' for n in reversed(range(12)))
    parts = {f"p{number}": png(30, 30, (20 * number, 0, 0, 255)) for number in range(12)}
    path = write(tmp_path / "many.ora", f'<image w="300" h="280"><stack>{layers}</stack></image>', **parts)
    opened = read_openraster(path)
    assert len(opened.image.layers) == MOST_LAYERS
    assert [layer.name for layer in opened.image.layers][-2:] == ["10", "11"]
    assert "merged" in opened.notice
    row = to_rgb(opened.image.merged(WHITE))[5, 10:240:20, 0]
    assert row.tolist() == [20 * number for number in range(12)]


@pytest.mark.parametrize(
    "stack",
    [
        "<image",
        "<!DOCTYPE x [<!ENTITY a 'b'>]>" + MYPAINT.partition("?>")[2],
        MYPAINT.replace("layer001.png", "gone.png"),
        MYPAINT.replace('x="64"', 'x="nan"'),
        MYPAINT.replace('x="64"', 'x="999999999"'),
        MYPAINT.replace('opacity="0.25"', 'opacity="inf"'),
        MYPAINT.replace('w="300"', 'w="4000000"'),
        MYPAINT.replace('w="300"', 'w="310"'),
        '<image w="300" h="280">' + "<stack>" * 3000 + "</stack>" * 3000 + "</image>",
        '<image w="300" h="280"><stack/></image>',
        MYPAINT.replace('x="64"', 'x="1e999"'),
        MYPAINT.replace('w="300"', 'w="4294967296"'),
        MYPAINT.replace('w="300"', 'w="-300"').replace('h="280"', 'h="-280"'),
        MYPAINT.replace('w="300"', 'w="1"').replace('h="280"', 'h="67108864"'),
        MYPAINT.replace('w="300"', 'w="8192"').replace('h="280"', 'h="8192"'),
        MYPAINT.replace("encoding='UTF-8'", "encoding='nonsense'"),
        f'<image w="300" h="280"><stack><stack opacity="0.5">{9000 * LEAF}</stack></stack></image>',
    ],
)
def test_a_stack_that_cant_be_understood_leaves_the_flattened_image(tmp_path: Path, stack: str) -> None:
    opened = read_openraster(mypaint(tmp_path / "odd.ora", stack))
    assert len(opened.image.layers) == 1
    assert (to_rgb(opened.image.images[0]) == 9).all()


def test_layers_that_would_take_minutes_to_decode_are_given_up(tmp_path: Path) -> None:
    path = write(tmp_path / "long.ora", f'<image w="300" h="280"><stack>{400 * LEAF}</stack></image>')
    big, decoded = QImage(4000, 4000, TRANSPARENT), list[str]()

    def decode(name: str, most_pixels: int) -> QImage:
        if big.width() * big.height() > most_pixels:
            raise StackError("too big")
        decoded.append(name)
        return big

    with open_zip(path) as archive, pytest.raises(StackError, match="too big"):
        read_stack(archive, QSize(300, 280), decode)
    assert len(decoded) < 10


@pytest.mark.parametrize(
    "stack",
    [
        f'<image w="300" h="280"><stack>{501 * LEAF}</stack></image>',
        f'<image w="300" h="280"><stack><stack opacity="0.5">{9000 * LEAF}</stack></stack></image>',
        f'<image w="300" h="280"><stack>{9 * LEAF}</stack></image>',
    ],
    ids=["more layers than are read", "a group of more pixels", "layers far bigger than the sheet"],
)
def test_of_layers_that_are_too_large_or_too_many_a_person_is_told(tmp_path: Path, stack: str) -> None:
    path = write(tmp_path / "big.ora", stack, layer001=png(4000, 4000, (1, 2, 3, 255)))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("sketchpad.json", "{}")
    opened = read_openraster(path)
    assert (to_rgb(opened.image.images[0]) == 9).all()
    assert len(opened.image.layers) == 1
    assert "too large or too many" in opened.notice
    assert opened.background is None, "it would be saved over its layers unasked"


def test_of_a_stack_that_is_merely_damaged_it_isnt_said_to_be_too_large(tmp_path: Path) -> None:
    assert read_openraster(mypaint(tmp_path / "odd.ora", "<image")).notice == ""


@pytest.mark.parametrize("damage", [b"", b"no image", None], ids=["empty", "foreign", "of another size"])
def test_of_ones_own_layers_that_are_damaged_a_person_is_told_before_they_are_written_over(
    tmp_path: Path, damage: bytes | None
) -> None:
    path, drawing = tmp_path / "five.ora", five_layers()
    save_openraster(path, drawing.layered, drawing.background)
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    parts["data/layer2.png"] = png(30, 20, (255, 0, 0, 255)) if damage is None else damage
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    opened = read_openraster(path)
    assert len(opened.image.layers) == 1
    assert np.array_equal(to_rgb(opened.image.images[0]), to_rgb(drawing.image))
    assert "layers are damaged" in opened.notice
    assert opened.background is None, "it would be saved over its layers unasked"


def test_entities_that_another_encoding_hides_are_not_expanded(tmp_path: Path) -> None:
    stack = MYPAINT.partition("?>")[2]
    hidden = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]>{stack}'.encode("utf-16")
    path = mypaint(tmp_path / "odd.ora")
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()} | {"stack.xml": hidden}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert len(read_openraster(path).image.layers) == 1


def test_a_sheet_too_small_to_draw_on_is_scaled_with_its_layers(tmp_path: Path) -> None:
    stack = '<image w="150" h="140"><stack><layer src="data/a.png"/><layer src="data/b.png"/></stack></image>'
    path = write(tmp_path / "s.ora", stack, a=png(75, 140, (255, 0, 0, 255)), b=png(150, 140, (0, 0, 255, 255)))
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    parts["mergedimage.png"] = png(150, 140, (255, 0, 0, 255))
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    image = read_openraster(path).image
    assert isinstance(image, LayeredImage)
    assert len(image.images) == 2
    assert {layer.size().height() for layer in image.images} == {256}
