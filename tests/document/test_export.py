"""What leaves the app, read by Pillow, which had no part in writing it."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sketchpad.document.errors import DocumentError
from sketchpad.document.files.export import FORMATS, Content, compose, write_image
from sketchpad.document.pixels import Bytes, to_qimage
from sketchpad.settings import Export, ImageFormat
from tests.trainer.data import picture

LOSSLESS: tuple[tuple[ImageFormat, int], ...] = (("png", 90), ("webp", 100), ("tiff", 1))
LOSSY: tuple[ImageFormat, ...] = ("jpeg", "webp")
CONTENTS: tuple[Content, ...] = ("picture", "drawing", "pair")


def labels(seed: int, width: int, height: int) -> Bytes:
    """A map of three colours, one of them a single pixel wide here and there."""
    rng = np.random.default_rng(seed)
    return rng.choice(np.array([(0, 0, 255), (200, 0, 0), (1, 2, 3)], np.uint8), (height, width)).astype(np.uint8)


def read(path: Path) -> Bytes:
    with Image.open(path) as image:
        return np.array(image.convert("RGB"))


@given(
    seed=st.integers(0, 99),
    width=st.integers(2, 24),
    height=st.integers(2, 24),
    scale=st.sampled_from([1, 2, 4]),
    content=st.sampled_from(CONTENTS),
)
def test_a_label_map_is_exported_exactly(
    tmp_path_factory: pytest.TempPathFactory, seed: int, width: int, height: int, scale: int, content: Content
) -> None:
    folder = tmp_path_factory.mktemp("out")
    drawing, made = labels(seed, width, height), picture(seed, width, height)
    for kind, quality in LOSSLESS:
        wish = Export(content, scale, kind, quality)  # type: ignore[arg-type]  # drawn from the allowed values
        path = folder / f"out{FORMATS[wish.format].suffixes[0]}"
        write_image(path, compose(wish, to_qimage(drawing), to_qimage(made), hard_edged=True), wish.format, quality)
        pixels = read(path)
        assert pixels.shape == (height * scale, width * scale * (2 if content == "pair" else 1), 3)
        if content != "picture":
            exact = np.repeat(np.repeat(drawing, scale, axis=0), scale, axis=1)
            assert np.array_equal(pixels[:, : width * scale], exact)


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("scale", [1, 2, 4])
def test_every_content_format_and_size_is_what_it_says(
    tmp_path: Path, content: Content, kind: ImageFormat, scale: int
) -> None:
    drawing, made = picture(1, 60, 52), picture(2, 60, 52)
    wish = Export(content, scale, kind, 95)  # type: ignore[arg-type]  # one of the allowed values
    path = tmp_path / "out"
    write_image(path, compose(wish, to_qimage(drawing), to_qimage(made), hard_edged=False), kind, 95)
    with Image.open(path) as image:
        assert image.format == kind.upper()
        assert image.size == (60 * scale * (2 if content == "pair" else 1), 52 * scale)
        pixels = np.array(image.convert("RGB")).astype(int)
    expected = {"picture": [made], "drawing": [drawing], "pair": [drawing, made]}[content]
    for number, source in enumerate(expected):
        part = pixels[scale // 2 :: scale, 60 * scale * number + scale // 2 :: scale][:52, :60]
        assert np.abs(part - source).mean() < 6  # where it is flat the colours are the drawing's


def test_a_better_quality_is_a_bigger_file(tmp_path: Path) -> None:
    noise = to_qimage(np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8))
    for kind in LOSSY:
        sizes = []
        for quality in (10, 90):
            write_image(tmp_path / "out", noise, kind, quality)
            sizes.append((tmp_path / "out").stat().st_size)
        assert sizes[0] < sizes[1]


def test_what_a_format_cannot_hold_or_a_folder_not_take_is_a_sentence_and_no_file(tmp_path: Path) -> None:
    wide = to_qimage(np.zeros((1, 17000, 3), np.uint8))
    with pytest.raises(DocumentError, match="choose a smaller size"):
        write_image(tmp_path / "out.webp", wide, "webp")  # at most 16383 pixels a side
    with pytest.raises(DocumentError, match=r"out\.png"):
        write_image(tmp_path / "nowhere" / "out.png", to_qimage(picture(1)), "png")
    assert list(tmp_path.iterdir()) == []
