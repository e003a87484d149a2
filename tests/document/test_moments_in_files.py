"""Remembered pictures in the drawing's own file and beside its journal: nothing is lost, and damage is told."""

import io
import os
import signal
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from sketchpad.document import moment as moment_module
from sketchpad.document.drawing import Drawing
from sketchpad.document.errors import DocumentError
from sketchpad.document.files.openraster import read_openraster, save_openraster
from sketchpad.document.files.recovery import Recovery
from sketchpad.document.history import Sheet, make_state
from sketchpad.document.layered_image import LayeredImage
from sketchpad.document.moment import MOST_MOMENTS, Moment, fitting, make_moment, read_moment
from sketchpad.document.pixels import blank, to_qimage
from tests.kill_drawing import part, step
from tests.trainer.data import picture


def remembered(number: int, layers: int = 1, kept: QImage | None = None, size: tuple[int, int] = (300, 260)) -> Moment:
    image = LayeredImage.of(to_qimage(picture(number, *size)))
    for _ in range(layers - 1):
        image = image.adding()
    return make_moment(to_qimage(picture(number + 1, 60, 52)), make_state(Sheet(*size, (9, 8, 7)), image, kept=kept))


def same(one: Moment, other: Moment) -> bool:
    """Whether two show the same and go back to the same."""
    return (
        one.picture == other.picture
        and one.drawing.after(()) == other.drawing.after(())
        and one.drawing.kept == other.drawing.kept
        and one.drawing.sheet.background == other.drawing.sheet.background
    )


@given(
    number=st.integers(0, 1000),
    layers=st.integers(1, 4),
    has_part=st.booleans(),
    size=st.tuples(st.integers(256, 300), st.integers(256, 300)),
)
def test_picture_layers_and_kept_part_come_back(
    number: int, layers: int, has_part: bool, size: tuple[int, int]
) -> None:
    before = remembered(number, layers, part(number) if has_part else None, size)
    assert same(before, read_moment(before.content))


def forged(**changes: object) -> bytes:
    """The file of a moment with something else in one of its fields."""
    fields = msgspec.msgpack.decode(remembered(1).content)
    return msgspec.msgpack.encode(fields | changes)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nonsense",
        remembered(1).content[:-20],
        forged(width=1 << 20),
        forged(sources=[zlib.compress(bytes(1 << 26))]),
        forged(sources=[zlib.compress(b"short")]),
        forged(sources=[b"no zlib"]),
        forged(sources=[]),
        forged(active=1),
        forged(picture=b"no picture"),
        forged(picture=b""),
        forged(kept=b"no picture"),
    ],
)
def test_a_damaged_one_is_refused(content: bytes) -> None:
    with pytest.raises(DocumentError, match="damaged"):
        read_moment(content)


@given(at=st.floats(0, 1), value=st.integers(1, 255))
def test_whatever_rots_is_refused_or_can_be_gone_back_to(at: float, value: int) -> None:
    content = bytearray(remembered(1).content)
    content[int(at * (len(content) - 1))] ^= value
    try:
        found = read_moment(bytes(content))
    except DocumentError:
        return
    assert found.drawing.after(()).images[0].size().width() >= 256


def saved(path: Path, *moments: Moment) -> Path:
    save_openraster(path, blank(300, 260, (1, 2, 3)), (1, 2, 3), moments=moments)
    return path


def test_a_file_keeps_them_in_order_and_others_pass_over_them(tmp_path: Path) -> None:
    moments = [remembered(number) for number in range(3)]
    path = saved(tmp_path / "a.ora", *moments)
    opened = read_openraster(path)
    assert all(map(same, opened.moments, moments))
    assert len(opened.moments) == 3
    with zipfile.ZipFile(saved(tmp_path / "b.ora")) as plain, zipfile.ZipFile(path) as archive:
        assert plain.read("stack.xml") == archive.read("stack.xml")
        assert set(archive.namelist()) - set(plain.namelist()) == {f"sketchpad/remembered{n}" for n in (1, 2, 3)}


def test_of_damaged_ones_the_drawing_opens_with_the_others_and_it_is_said(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.ora", *(remembered(number) for number in range(3)))
    damaged = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(damaged, "w") as new:
        for info in old.infolist():
            broken = info.filename.endswith(("remembered1", "remembered3"))
            new.writestr(info, b"broken" if broken else old.read(info))
    path.write_bytes(damaged.getvalue())
    opened = read_openraster(path)
    assert opened.image.images[0] == blank(300, 260, (1, 2, 3))
    assert [same(opened.moments[0], remembered(1)), len(opened.moments)] == [True, 1]
    assert opened.notice == "2 remembered pictures are damaged, and were left out."


def test_no_more_are_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = [remembered(number) for number in range(MOST_MOMENTS + 2)]
    assert list(fitting(moments)) == moments[:MOST_MOMENTS]
    monkeypatch.setattr(moment_module, "MOST_BYTES_KEPT", sum(len(moment.content) for moment in moments[:3]))
    assert list(fitting(moments)) == moments[:3]


def begun(folder: Path) -> tuple[Drawing, Recovery]:
    drawing, recovery = Drawing(256, 256), Recovery(folder)
    recovery.attach(drawing)
    return drawing, recovery


def left(folder: Path) -> list[Moment]:
    recovery = Recovery(folder)
    assert recovery.restore() is not None
    return recovery.restore_moments()


def test_they_are_beside_the_journal_at_once_also_of_a_saved_drawing(tmp_path: Path) -> None:
    drawing, recovery = begun(tmp_path)
    drawing.fill(3, 3, (1, 2, 3))
    drawing.mark_saved()
    recovery.keep(drawing)
    assert not list(tmp_path.glob("*.journal"))
    moments = tuple(remembered(number) for number in range(3))
    drawing.remember({0: moments})
    assert drawing.modified
    drawing.remember({0: (moments[0], moments[2])})
    recovery.close(drawing)
    found = left(tmp_path)
    assert [len(found), same(found[0], moments[0]), same(found[1], moments[2])] == [2, True, True]


def test_forgetting_one_of_two_alike_leaves_the_other(tmp_path: Path) -> None:
    drawing, recovery = begun(tmp_path)
    one, twin, other = remembered(1), remembered(1), remembered(2)
    assert one.content == twin.content
    drawing.remember({0: (one, other, twin)})
    drawing.remember({0: (one, other)})
    recovery.keep(drawing)
    assert len(list(tmp_path.glob("*.moment"))) == 2
    drawing.remember({0: (one, other, twin)})
    drawing.remember({0: (other, twin)})
    recovery.close(drawing)
    found = left(tmp_path)
    assert sorted(moment.content for moment in found) == sorted((other.content, twin.content))


def test_of_another_drawing_none_are_left_and_undo_brings_them_back(tmp_path: Path) -> None:
    drawing, recovery = begun(tmp_path)
    drawing.fill(3, 3, (1, 2, 3))
    drawing.remember({0: (remembered(1),)})
    drawing.new(256, 256, another=True)
    recovery.keep(drawing)
    step(drawing, 4)
    recovery.keep(drawing)
    assert len(list(tmp_path.glob("*.moment"))) == 0
    while drawing.identity:
        drawing.undo()
    recovery.keep(drawing)
    recovery.close(drawing)
    assert len(left(tmp_path)) == 1


def test_once_saved_nothing_is_left_of_them(tmp_path: Path) -> None:
    drawing, recovery = begun(tmp_path)
    drawing.remember({0: (remembered(1),)})
    assert list(tmp_path.glob("*.moment"))
    drawing.mark_saved()
    recovery.close(drawing)
    assert not list(tmp_path.glob("*.moment"))


def test_a_damaged_one_is_put_aside_and_told(tmp_path: Path) -> None:
    drawing, recovery = begun(tmp_path)
    drawing.remember({0: (remembered(1), remembered(2))})
    recovery.close(drawing)
    newest = next(tmp_path.glob("*.2.moment"))
    newest.write_bytes(b"rot")
    again = Recovery(tmp_path)
    assert again.restore() is not None
    found = again.restore_moments()
    assert [len(found), same(found[0], remembered(2))] == [1, True]
    assert "was damaged and is left out" in " ".join(again.take_notices())
    assert newest.with_name(newest.name + ".unreadable").read_bytes() == b"rot"


def test_a_full_disk_is_told_and_the_next_step_keeps_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawing, recovery = begun(tmp_path)
    drawing.fill(3, 3, (1, 2, 3))

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("sketchpad.document.files.moment_store.write_atomically", full)
        drawing.remember({0: (remembered(1),)})
    assert recovery.failed is not None
    drawing.fill(3, 3, (4, 5, 6))
    recovery.keep(drawing)
    assert recovery.failed is None
    recovery.close(drawing)
    assert len(left(tmp_path)) == 1


_REMEMBER = """
import os, signal, sys
from pathlib import Path
from tests.document.test_moments_in_files import begun, remembered
drawing, recovery = begun(Path(sys.argv[1]))
moments = ()
for number in range(3):
    moments = (remembered(number), *moments)
    drawing.remember({0: moments})
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_a_kill_loses_none(tmp_path: Path) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", _REMEMBER, str(tmp_path)],
        capture_output=True,
        timeout=60,
        check=False,
        cwd=Path(__file__).parents[2],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    found = left(tmp_path)
    assert len(found) == 3
    assert all(map(same, found, [remembered(number) for number in (2, 1, 0)]))


def test_pixels_of_a_picture_are_exact() -> None:
    rng = np.random.default_rng(3)
    image = to_qimage(rng.integers(0, 256, (40, 50, 3), np.uint8))
    state = make_state(Sheet(256, 256, (1, 2, 3)), LayeredImage.of(blank(256, 256, (1, 2, 3))))
    assert read_moment(make_moment(image, state).content).picture == image
