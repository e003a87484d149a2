"""Nothing is lost: the unsaved drawing outlives whatever ends the app."""

import signal
import subprocess
import sys
from pathlib import Path

import numpy as np

from sketchpad.document.drawing import Brush, Drawing
from sketchpad.document.pixels import to_rgb
from sketchpad.document.recovery import Recovery


def dot(drawing: Drawing, x: float = 100) -> None:
    drawing.begin_stroke(Brush((200, 10, 10), 30), x, 100)
    drawing.end_stroke()


def test_a_drawing_comes_back_after_the_app_is_killed(tmp_path: Path) -> None:
    program = f"""
import os, signal
from pathlib import Path
from sketchpad.document.drawing import Brush, Drawing
from sketchpad.document.recovery import Recovery
drawing, recovery = Drawing(), Recovery(Path({str(tmp_path)!r}))
for x in (20, 60, 100):
    drawing.begin_stroke(Brush((200, 10, 10), 30), x, 100)
    drawing.end_stroke()
    recovery.keep(drawing)
recovery.flush()
os.kill(os.getpid(), signal.SIGKILL)
"""
    ended = subprocess.run([sys.executable, "-c", program], timeout=60, check=False)
    assert ended.returncode == -signal.SIGKILL
    drawing = Drawing()
    for x in (20, 60, 100):
        dot(drawing, x)
    image = Recovery(tmp_path).restore()
    assert image is not None
    assert np.array_equal(to_rgb(image), to_rgb(drawing.image))


def test_a_saved_drawing_is_forgotten(tmp_path: Path) -> None:
    drawing, recovery = Drawing(), Recovery(tmp_path)
    dot(drawing)
    recovery.keep(drawing)
    recovery.flush()
    assert recovery.restore() is not None
    drawing.mark_saved()
    recovery.keep(drawing)
    recovery.flush()
    assert Recovery(tmp_path).restore() is None


def test_nothing_is_restored_where_nothing_was_kept(tmp_path: Path) -> None:
    assert Recovery(tmp_path / "new").restore() is None


def test_a_damaged_file_is_no_drawing(tmp_path: Path) -> None:
    (tmp_path / "drawing.png").write_text("hello")
    assert Recovery(tmp_path).restore() is None


def test_a_folder_that_can_not_be_written_is_told_and_the_next_good_write_takes_it_back(tmp_path: Path) -> None:
    (tmp_path / "recovery").write_text("in the way")
    drawing, recovery = Drawing(), Recovery(tmp_path / "recovery")
    dot(drawing)
    recovery.keep(drawing)
    recovery.flush()
    assert recovery.failed is not None
    assert "can’t be kept safe" in recovery.failed
    (tmp_path / "recovery").unlink()
    recovery.keep(drawing)
    recovery.flush()
    assert recovery.failed is None
    assert recovery.restore() is not None


def test_what_is_kept_is_the_drawing_of_that_moment(tmp_path: Path) -> None:
    drawing, recovery = Drawing(), Recovery(tmp_path)
    dot(drawing)
    then = to_rgb(drawing.image)
    recovery.keep(drawing)
    dot(drawing, 300)
    recovery.flush()
    image = recovery.restore()
    assert image is not None
    assert np.array_equal(to_rgb(image), then)
