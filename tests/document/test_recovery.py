"""Nothing is lost: the unsaved drawing outlives whatever ends the app, to the last finished stroke."""

import random
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from sketchpad.document.drawing import Drawing
from sketchpad.document.files.drawing_journal import MAGIC, DrawingJournal, read_journal
from sketchpad.document.files.recovery import Recovery
from sketchpad.document.pixels import blank, to_qimage, to_rgb
from tests.kill_drawing import kill_drawing, restored, step


def pixels(drawing: Drawing) -> NDArray[np.uint8]:
    return to_rgb(drawing.image)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_after_a_kill_at_any_moment_the_last_finished_step_is_there(tmp_path: Path) -> None:
    moments = random.Random(7)
    for attempt in range(2):  # `python -m tests.kill_drawing` has as many as are wanted
        assert kill_drawing(tmp_path / str(attempt), moments).restored


def test_a_saved_drawing_is_forgotten(tmp_path: Path) -> None:
    drawing, recovery = Drawing(), Recovery(tmp_path)
    recovery.attach(drawing)
    step(drawing, 3)
    drawing.mark_saved()
    recovery.close(drawing)
    assert restored(tmp_path) is None
    assert not list(tmp_path.glob("*.journal"))


def test_nothing_is_restored_where_nothing_was_kept(tmp_path: Path) -> None:
    assert restored(tmp_path / "new") is None


def test_two_windows_keep_two_drawings(tmp_path: Path) -> None:
    drawings = [Drawing(), Drawing()]
    recoveries = [Recovery(tmp_path), Recovery(tmp_path)]
    for number, (drawing, recovery) in enumerate(zip(drawings, recoveries, strict=True)):
        recovery.attach(drawing)
        step(drawing, 3 + number)
    assert restored(tmp_path) is None  # both windows are alive
    for drawing, recovery in zip(drawings, recoveries, strict=True):
        recovery.close(drawing)
    first, second = Recovery(tmp_path), Recovery(tmp_path)
    found = [first.restore(), second.restore()]
    assert {to_rgb(image).tobytes() for image in found if image is not None} == {
        pixels(drawing).tobytes() for drawing in drawings
    }


def test_a_restored_drawing_is_kept_on(tmp_path: Path) -> None:
    drawing, recovery = Drawing(), Recovery(tmp_path)
    recovery.attach(drawing)
    step(drawing, 3)
    recovery.close(drawing)

    next_drawing, next_recovery = Drawing(), Recovery(tmp_path)
    image = next_recovery.restore()
    assert image is not None
    next_recovery.attach(next_drawing)
    next_drawing.replace(image)
    step(next_drawing, 4)
    next_recovery.close(next_drawing)
    assert len(list(tmp_path.glob("*.journal"))) == 1
    found = restored(tmp_path)
    assert found is not None
    assert np.array_equal(found, pixels(next_drawing))


def test_a_long_journal_begins_anew(tmp_path: Path) -> None:
    drawing, recovery = Drawing(256, 256), Recovery(tmp_path, most_bytes=50_000)
    recovery.attach(drawing)
    for number in range(80):
        step(drawing, number)
        journals = list(tmp_path.glob("*.journal"))
        assert not journals or journals[0].stat().st_size < 2_000_000
    recovery.keep(drawing)
    recovery.close(drawing)
    found = restored(tmp_path)
    assert found is not None
    assert np.array_equal(found, pixels(drawing))


def test_a_full_disk_is_told_and_the_next_good_step_keeps_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing, recovery = Drawing(), Recovery(tmp_path)
    recovery.attach(drawing)
    step(drawing, 3)
    assert recovery.failed is None

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(DrawingJournal, "append_patch", full)
        patch.setattr(DrawingJournal, "__init__", full)
        step(drawing, 4)
        step(drawing, 5)
    assert recovery.failed is not None
    assert "can’t be kept safe" in recovery.failed
    step(drawing, 6)
    assert recovery.failed is None
    recovery.close(drawing)
    found = restored(tmp_path)
    assert found is not None
    assert np.array_equal(found, pixels(drawing))


def test_a_folder_that_cannot_be_written_to_is_told_and_taken_once_it_can(tmp_path: Path) -> None:
    folder = tmp_path / "recovery"
    folder.write_text("a file in its place: not even an administrator can write in it")
    drawing, recovery = Drawing(), Recovery(folder)
    recovery.attach(drawing)
    step(drawing, 3)
    assert recovery.failed is not None
    assert str(folder) in recovery.failed
    assert drawing.modified
    folder.unlink()
    recovery.keep(drawing)
    assert recovery.failed is None
    recovery.close(drawing)
    assert np.array_equal(restored(folder), pixels(drawing))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, list[bytes]]:
    """A journal, its content, and the pixels after each of its steps."""
    folder, drawing = tmp_path_factory.mktemp("whole"), Drawing(256, 256)
    recovery, states = Recovery(folder), []
    recovery.attach(drawing)
    for number in (3, 4, 5, 6, 7):
        step(drawing, number)
        states.append(pixels(drawing).tobytes())
    recovery.close(drawing)
    (path,) = folder.glob("*.journal")
    return path, path.read_bytes(), states


@given(cut=st.floats(0, 1), flip=st.booleans())
def test_a_journal_that_is_torn_or_damaged_gives_its_last_whole_step(
    whole: tuple[Path, bytes, list[bytes]], cut: float, flip: bool
) -> None:
    path, content, states = whole
    damaged = bytearray(content)
    at = int(cut * (len(damaged) - 1))
    if flip:
        damaged[at] ^= 0xFF
    else:
        del damaged[at:]
    path.write_bytes(damaged)
    found = read_journal(path)
    assert found is None or to_rgb(found[1]).tobytes() in states


def test_a_foreign_file_is_no_drawing(tmp_path: Path) -> None:
    (tmp_path / "a.journal").write_text("hello")
    (tmp_path / "b.journal").write_bytes(MAGIC)
    assert restored(tmp_path) is None


def test_the_sheets_colour_is_kept_too(tmp_path: Path) -> None:
    drawing = Drawing(300, 256, (9, 8, 7))
    recovery = Recovery(tmp_path)
    recovery.attach(drawing)
    drawing.replace(to_qimage(np.full((256, 300, 3), 50, np.uint8)))
    recovery.close(drawing)
    (path,) = tmp_path.glob("*.journal")
    content = read_journal(path)
    assert content is not None
    assert content[0].background == (9, 8, 7)
    assert content[1].size() == blank(300, 256, (0, 0, 0)).size()
