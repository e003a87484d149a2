"""Nothing is lost: the unsaved drawing outlives whatever ends the app, to the last finished stroke."""

import os
import random
import shutil
import struct
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from sketchpad.document.drawing import Drawing
from sketchpad.document.files.drawing_journal import MAGIC, DrawingJournal, JournalError, read_journal
from sketchpad.document.files.recovery import Recovery
from sketchpad.document.pixels import blank, to_qimage, to_rgb
from tests.document.damage import damaged
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
    path.write_bytes(damaged(content, cut, flip))
    try:
        found = read_journal(path)
    except JournalError:
        return  # nothing of it can be read: it will be put aside
    assert found is None or to_rgb(found.image.merged((255, 255, 255))).tobytes() in states


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
    assert content.sheet.background == (9, 8, 7)
    assert content.image.images[0].size() == blank(300, 256, (0, 0, 0)).size()


def journal_of(folder: Path, *records: bytes) -> Path:
    """A journal with valid checksums, whatever is in its records."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "crafted.journal"
    path.write_bytes(
        MAGIC + b"".join(struct.pack("<IIB", len(r) - 1, zlib.crc32(r[1:]), r[0]) + r[1:] for r in records)
    )
    return path


def sheet_record(width: int, height: int) -> bytes:
    return b"\0" + struct.pack("<II3B", width, height, 1, 2, 3) + bytes(4 * width * height)


def patch_record(x: int, y: int, width: int, height: int, content: bytes) -> bytes:
    return b"\1" + struct.pack("<IIII", x, y, width, height) + zlib.compress(content)


@pytest.mark.parametrize(
    "record",
    [
        patch_record(250, 0, 20, 20, bytes(1600)),
        patch_record(0, 0, 1 << 31, 1 << 31, b""),
        patch_record(0, 0, 4, 4, bytes(100_000_000)),
        b"\1no patch at all",
        b"\1" + struct.pack("<IIII", 0, 0, 4, 4) + b"no zlib",
        sheet_record(20, 20),
        b"\0short",
        b"\7unknown",
    ],
)
def test_a_journal_with_nonsense_in_it_gives_what_is_before_that_and_is_kept_aside(
    tmp_path: Path, record: bytes
) -> None:
    path = journal_of(tmp_path, sheet_record(256, 256), record, patch_record(0, 0, 1, 1, bytes(4)))
    content = path.read_bytes()
    recovery, drawing = Recovery(tmp_path), Drawing(256, 256)
    image = recovery.restore()
    assert image is not None
    assert not to_rgb(image).any()
    (notice,) = recovery.take_notices()
    assert "damaged" in notice
    assert "crafted.journal.unreadable" in notice
    recovery.attach(drawing)
    drawing.replace(image)
    recovery.close(drawing)
    assert (tmp_path / "crafted.journal.unreadable").read_bytes() == content
    assert restored(tmp_path) is not None


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (MAGIC.replace(b"1", b"2") + b"what a newer version writes", "newer version"),
        (b"\x7fELF something else entirely", "damaged"),
        (MAGIC + b"\x09\0\0\0----\0a sheet that was spoiled", "damaged"),
    ],
)
def test_a_journal_that_is_not_understood_is_put_aside_and_named(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "other.journal").write_bytes(content)
    recovery = Recovery(tmp_path)
    assert recovery.restore() is None
    (notice,) = recovery.take_notices()
    assert says in notice
    assert str(tmp_path / "other.journal.unreadable") in notice
    assert (tmp_path / "other.journal.unreadable").read_bytes() == content


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_journal_that_cannot_be_read_is_put_aside_and_the_next_one_is_restored(tmp_path: Path) -> None:
    journal_of(tmp_path, sheet_record(256, 256))
    os.mkfifo(tmp_path / "broken.journal")  # not even an administrator reads from it
    recovery = Recovery(tmp_path)
    assert recovery.restore() is not None
    assert "can’t be read" in recovery.take_notices()[0]
    assert (tmp_path / "broken.journal.unreadable").is_fifo()


def test_an_empty_journal_as_a_power_cut_leaves_it_is_passed_over_for_the_one_before(tmp_path: Path) -> None:
    drawing, recovery = Drawing(), Recovery(tmp_path)
    recovery.attach(drawing)
    step(drawing, 3)
    recovery.close(drawing)
    (path,) = tmp_path.glob("*.journal")
    for number, content in ((2, MAGIC), (3, b""), (4, bytes(5000)), (5, MAGIC + bytes(5000))):
        path.with_suffix(f".{number}.journal").write_bytes(content)
    recovery = Recovery(tmp_path)
    found = recovery.restore()
    assert found is not None
    assert np.array_equal(to_rgb(found), pixels(drawing))
    assert not recovery.take_notices()


def test_the_folder_may_go_while_drawing_which_is_said_once(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "recovery"
    drawing, recovery = Drawing(), Recovery(folder)
    recovery.attach(drawing)
    step(drawing, 3)
    shutil.rmtree(tmp_path / "home")
    step(drawing, 4)
    step(drawing, 5)
    assert [str(folder) in notice for notice in recovery.take_notices()] == [True]
    recovery.close(drawing)
    found = restored(folder)
    assert found is not None
    assert np.array_equal(found, pixels(drawing))


def test_a_lock_that_a_crashed_window_left_hides_nothing_though_its_process_number_is_in_use(tmp_path: Path) -> None:
    drawing, recovery = Drawing(), Recovery(tmp_path)
    recovery.attach(drawing)
    step(drawing, 3)
    recovery.close(drawing)
    (path,) = tmp_path.glob("*.journal")
    path.with_suffix(".lock").write_text(f"{os.getpid()}\npython3\nthis-host\n")
    assert restored(tmp_path) is not None


def test_a_window_that_ends_with_nothing_unsaved_leaves_nothing(tmp_path: Path) -> None:
    drawing, recovery = Drawing(), Recovery(tmp_path)
    recovery.attach(drawing)
    step(drawing, 3)
    drawing.mark_saved()
    recovery.keep(drawing)
    recovery.close(drawing)
    assert not list(tmp_path.iterdir())
