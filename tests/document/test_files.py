"""Opening and saving: every wrong file has a sentence, and a save is whole or not there."""

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sketchpad.document.errors import DocumentError
from sketchpad.document.files.image_files import fit, open_image, save_png
from sketchpad.document.pixels import blank, to_qimage, to_rgb
from tests.trainer.data import picture, write


def test_an_image_is_opened_as_it_is(tmp_path: Path) -> None:
    write(tmp_path / "a.png", picture(1, 300, 280))
    assert np.array_equal(to_rgb(open_image(tmp_path / "a.png")), picture(1, 300, 280))


@pytest.mark.parametrize("suffix", ["png", "webp", "bmp", "gif", "tiff", "jpg"])
def test_the_usual_formats_are_read(tmp_path: Path, suffix: str) -> None:
    write(tmp_path / f"a.{suffix}", picture(1, 300, 280))
    opened = to_rgb(open_image(tmp_path / f"a.{suffix}")).astype(int)
    assert np.abs(opened - picture(1, 300, 280)).mean() < 4


@pytest.mark.parametrize("mode", ["L", "LA", "P", "CMYK", "1", "RGBA"])
def test_every_mode_becomes_rgb(tmp_path: Path, mode: str) -> None:
    Image.new(mode, (256, 256)).save(tmp_path / ("a.tiff" if mode == "CMYK" else "a.png"))
    assert open_image(next(tmp_path.iterdir())).width() == 256


@pytest.mark.parametrize(
    ("size", "expected"), [((100, 50), (512, 256)), ((4096, 3072), (2048, 1536)), ((9, 9), (256, 256))]
)
def test_images_are_brought_to_a_size_to_draw_on(size: tuple[int, int], expected: tuple[int, int]) -> None:
    image = fit(blank(*size, (1, 2, 3)))
    assert (image.width(), image.height()) == expected
    assert (to_rgb(image) == (1, 2, 3)).all()


def test_wrong_files_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "text.png").write_text("hello")
    (tmp_path / "photo.heic").write_bytes(b"\0" * 64)
    write(tmp_path / "long.png", picture(0, 900, 10))
    write(tmp_path / "whole.png", np.random.default_rng(0).integers(0, 256, (300, 300, 3), np.uint8))
    (tmp_path / "half.png").write_bytes((tmp_path / "whole.png").read_bytes()[:9000])
    for name, said in {
        "nowhere.png": "no image at",
        "": "is a folder",
        "text.png": "is no image",
        "photo.heic": "HEIC: save it as PNG",
        "long.png": "too long and narrow",
        "half.png": "damaged",
    }.items():
        with pytest.raises(DocumentError, match=said):
            open_image(tmp_path / name)
    monkeypatch.setattr("trainer.data.decoding.image_opener.MOST_PIXELS", 1000)
    with pytest.raises(DocumentError, match="too big"):
        open_image(tmp_path / "whole.png")


def test_a_saved_drawing_is_opened_with_the_same_pixels(tmp_path: Path) -> None:
    save_png(tmp_path / "a.png", to_qimage(picture(3, 260, 300)))
    assert np.array_equal(to_rgb(open_image(tmp_path / "a.png")), picture(3, 260, 300))


def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.png"
    save_png(path, blank(256, 256, (1, 2, 3)))
    before = path.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)  # where a disk that puts off its writes says so
    with pytest.raises(DocumentError, match="the disk is full"):
        save_png(path, blank(256, 256, (9, 9, 9)))
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="nowhere"):
        save_png(tmp_path / "nowhere" / "a.png", blank(256, 256, (1, 2, 3)))
