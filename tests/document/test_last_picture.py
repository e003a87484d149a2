"""The picture that the next start shows at once: of just this drawing, or none."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from sketchpad import paths
from sketchpad.app import read_examples
from sketchpad.document.drawing import Brush, Drawing
from sketchpad.document.files.last_picture import keep_last_picture, read_last_picture
from sketchpad.document.pixels import FORMAT, blank, to_rgb
from trainer.pix2pix.generator import load_generator


def test_it_comes_back_for_the_same_drawing_only(tmp_path: Path) -> None:
    drawing = Drawing(300, 256)
    picture = blank(300, 256, (10, 120, 30))
    keep_last_picture(tmp_path / "p.png", picture, drawing.image)
    assert np.array_equal(to_rgb(read_last_picture(tmp_path / "p.png", drawing.image)), to_rgb(picture))
    drawing.begin_stroke(Brush((0, 0, 0), 5), 40, 40)
    assert read_last_picture(tmp_path / "p.png", drawing.image).isNull()
    assert read_last_picture(tmp_path / "p.png", blank(256, 300, (255, 255, 255))).isNull()


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n"])
def test_a_damaged_one_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "p.png").write_bytes(content)
    assert read_last_picture(tmp_path / "p.png", Drawing().image).isNull()


def test_without_room_there_is_none(tmp_path: Path) -> None:
    keep_last_picture(tmp_path / "nowhere" / "p.png", blank(256, 256, (1, 2, 3)), Drawing().image)


def test_the_picture_of_the_first_start_is_the_models() -> None:
    first = read_examples()[0]
    drawing = QImage(str(first.path)).convertToFormat(FORMAT)
    kept = read_last_picture(paths.assets() / "examples" / "first_picture.png", drawing)
    if kept.isNull():
        pytest.skip("the first example is another: run assets/examples/make_first_picture.py")
    drawn = load_generator(paths.assets() / "models" / f"{first.model}.safetensors").at_card_size(to_rgb(drawing))
    assert np.abs(to_rgb(kept).astype(int) - drawn).mean() < 4, "run assets/examples/make_first_picture.py"
