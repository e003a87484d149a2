"""OpenRaster files: read here by the standard's own words, with zipfile, ElementTree and Pillow."""

import contextlib
import importlib
import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from sketchpad.document.errors import DocumentError
from sketchpad.document.files.image_files import open_image
from sketchpad.document.files.openraster import open_openraster, save_openraster
from sketchpad.document.pixels import to_qimage, to_rgb
from tests.trainer.data import picture


def saved(folder: Path, width: int = 300, height: int = 400) -> Path:
    path = folder / "mine.ora"
    save_openraster(path, to_qimage(picture(3, width, height)), (1, 2, 3))
    return path


def foreign(path: Path, image: Image.Image, **parts: bytes) -> Path:
    """What another program might write."""
    content = io.BytesIO()
    image.save(content, "PNG")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "image/openraster")
        archive.writestr("mergedimage.png", content.getvalue())
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def test_a_drawing_comes_back_with_its_papers_colour(tmp_path: Path) -> None:
    image, background = open_openraster(saved(tmp_path))
    assert np.array_equal(to_rgb(image), picture(3, 300, 400))
    assert background == (1, 2, 3)


def test_other_programs_find_what_the_standard_promises(tmp_path: Path) -> None:
    with zipfile.ZipFile(saved(tmp_path)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"image/openraster"
        root = ElementTree.fromstring(archive.read("stack.xml"))
        assert (root.tag, root.get("w"), root.get("h")) == ("image", "300", "400")
        (layer,) = root.findall("./stack/layer")
        for name in (layer.get("src") or "", "mergedimage.png"):
            with Image.open(io.BytesIO(archive.read(name))) as image:
                assert np.array_equal(np.asarray(image.convert("RGB")), picture(3, 300, 400))
        with Image.open(io.BytesIO(archive.read("Thumbnails/thumbnail.png"))) as thumbnail:
            assert thumbnail.size == (192, 256)


def test_another_programs_drawing_is_its_flattened_image_on_white(tmp_path: Path) -> None:
    image = Image.new("RGBA", (300, 300), (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (0, 0, 100, 300))
    opened, background = open_openraster(foreign(tmp_path / "krita.ora", image))
    assert background is None
    assert to_rgb(opened)[5, 5].tolist() == [0, 0, 255]
    assert to_rgb(opened)[5, 200].tolist() == [255, 255, 255]


def test_one_that_is_too_long_and_narrow_is_refused_as_a_png_is(tmp_path: Path) -> None:
    Image.new("RGB", (4000, 40)).save(tmp_path / "wide.png")
    for path, read in (
        (foreign(tmp_path / "wide.ora", Image.new("RGB", (4000, 40))), open_openraster),
        (tmp_path / "wide.png", open_image),
    ):
        with pytest.raises(DocumentError, match=r"too long and narrow for a drawing \(4000x40\)"):
            read(path)


def test_scripts_still_find_it_where_it_was() -> None:
    assert importlib.import_module("sketchpad.document.openraster").open_openraster is open_openraster


def test_a_damaged_part_of_our_own_costs_only_the_papers_colour(tmp_path: Path) -> None:
    path = foreign(tmp_path / "a.ora", Image.new("RGB", (300, 300), "red"), **{"sketchpad.json": b"{"})
    image, background = open_openraster(path)
    assert background is None
    assert to_rgb(image)[0, 0].tolist() == [255, 0, 0]


def test_wrong_files_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "text.ora").write_text("hello")
    with zipfile.ZipFile(tmp_path / "zip.ora", "w") as archive:
        archive.writestr("readme", "hello")
    with zipfile.ZipFile(tmp_path / "empty.ora", "w") as archive:
        archive.writestr("mimetype", "image/openraster")
    foreign(tmp_path / "big.ora", Image.new("RGB", (300, 300)))
    for name, said in {
        "nowhere.ora": "no drawing at",
        "text.ora": "damaged",
        "zip.ora": "no OpenRaster drawing",
        "empty.ora": "no flattened image",
    }.items():
        with pytest.raises(DocumentError, match=said):
            open_openraster(tmp_path / name)
    with monkeypatch.context() as patch:
        patch.setattr("trainer.data.decoding.image_opener.MOST_PIXELS", 1000)
        with pytest.raises(DocumentError, match="too big"):
            open_openraster(tmp_path / "big.ora")
    monkeypatch.setattr("sketchpad.document.files.openraster._MOST_BYTES", 10)
    with pytest.raises(DocumentError, match="too big"):
        open_openraster(tmp_path / "big.ora")


@settings(max_examples=200)
@given(cut=st.floats(0, 1), flip=st.booleans())
def test_no_damage_is_more_than_a_sentence(tmp_path_factory: pytest.TempPathFactory, cut: float, flip: bool) -> None:
    path = saved(tmp_path_factory.mktemp("ora"), 256, 256)
    content = bytearray(path.read_bytes())
    at = int(cut * (len(content) - 1))
    if flip:
        content[at] ^= 0x55
    else:
        del content[at:]
    path.write_bytes(content)
    with contextlib.suppress(DocumentError):  # and nothing else
        image, _ = open_openraster(path)
        assert image.width() >= 256


def test_a_save_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(tmp_path)
    before = path.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(DocumentError, match="the disk is full"):
        saved(tmp_path, 256, 256)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
