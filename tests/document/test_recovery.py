"""Nothing is lost: the unsaved drawing outlives whatever ends the app, to the last finished stroke."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from sketchpad.document.drawing import Brush, Drawing
from sketchpad.document.journal import MAGIC, Journal, read_journal
from sketchpad.document.pixels import blank, to_qimage, to_rgb
from sketchpad.document.recovery import Recovery


def step(drawing: Drawing, number: int) -> None:
    """Do something that follows from a number: a stroke mostly, sometimes a fill, an undo, another sheet."""
    rng = random.Random(number)
    colour = (rng.randrange(256), rng.randrange(256), rng.randrange(256))
    match rng.randrange(12):
        case 0:
            drawing.fill(rng.randrange(drawing.width), rng.randrange(drawing.height), colour)
        case 1:
            drawing.undo()
        case 2:
            drawing.new(256 + rng.randrange(80), 256 + rng.randrange(80), colour)
        case _:
            drawing.begin_stroke(Brush(colour, rng.randrange(4, 60)), rng.randrange(256), rng.randrange(256))
            for _ in range(5):
                drawing.continue_stroke(rng.randrange(256), rng.randrange(256))
            drawing.end_stroke()


def pixels(drawing: Drawing) -> NDArray[np.uint8]:
    return to_rgb(drawing.image)


def restored(folder: Path) -> NDArray[np.uint8] | None:
    image = Recovery(folder).restore()
    return to_rgb(image) if image is not None else None


def is_kept(drawing: Drawing, found: NDArray[np.uint8] | None) -> bool:
    """Whether what was found is the drawing; one that has nothing unsaved needs no keeping."""
    return np.array_equal(found, pixels(drawing)) if found is not None else not drawing.modified


DRAW_ON = """
import sys
from pathlib import Path
from sketchpad.document.drawing import Drawing
from sketchpad.document.recovery import Recovery
from tests.document.test_recovery import step
drawing, recovery = Drawing(), Recovery(Path(sys.argv[1]), most_bytes=200_000)
recovery.attach(drawing)
for number in range(100_000):
    step(drawing, number)
    recovery.keep(drawing)
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_after_a_kill_at_any_moment_the_last_finished_step_is_there(tmp_path: Path) -> None:
    moments = random.Random(7)
    for attempt in range(20):
        folder = tmp_path / str(attempt)
        child = subprocess.Popen(
            [sys.executable, "-c", DRAW_ON, str(folder)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        assert child.stdout is not None
        for _ in range(moments.randrange(2, 60)):
            last = int(child.stdout.readline())
        child.send_signal(signal.SIGKILL)
        with child.stdout:
            rest = child.stdout.read()  # not `communicate`, which passes over lines that are in the buffer already
        child.wait(60)
        last = int(rest.split()[-1]) if rest.split() else last
        found = restored(folder)
        expected = Drawing()
        for number in range(last + 1):
            step(expected, number)
        if not is_kept(expected, found):
            step(expected, last + 1)  # it was done, and the kill came before it was told
            assert is_kept(expected, found)


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
    for number in range(200):
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
        patch.setattr(Journal, "append_patch", full)
        patch.setattr(Journal, "__init__", full)
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


@given(cut=st.floats(0, 1), flip=st.booleans())
def test_a_journal_that_is_torn_or_damaged_gives_its_last_whole_step(
    tmp_path_factory: pytest.TempPathFactory, cut: float, flip: bool
) -> None:
    folder = tmp_path_factory.mktemp("torn")
    drawing, recovery = Drawing(256, 256), Recovery(folder)
    recovery.attach(drawing)
    states = []
    for number in (3, 4, 5, 6, 7):
        step(drawing, number)
        states.append(pixels(drawing).tobytes())
    recovery.close(drawing)
    (path,) = folder.glob("*.journal")
    content = bytearray(path.read_bytes())
    at = int(cut * (len(content) - 1))
    if flip:
        content[at] ^= 0xFF
    else:
        del content[at:]
    path.write_bytes(content)
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
