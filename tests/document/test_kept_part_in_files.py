"""The kept part of a picture in the drawing's own file and in its journal: nothing of it is lost, damage is told."""

import io
import random
import shutil
import struct
import zipfile
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image
from PySide6.QtGui import QImage, QTransform

from sketchpad.document import kept_part
from sketchpad.document.drawing import Drawing
from sketchpad.document.errors import DocumentError
from sketchpad.document.files.drawing_journal import MAGIC, JournalError, read_journal
from sketchpad.document.files.openraster import read_openraster, save_openraster
from sketchpad.document.files.recovery import Recovery
from sketchpad.document.kept_part import decode_part, encode_part
from sketchpad.document.layered_image import TRANSPARENT
from sketchpad.document.pixels import ALPHA, RGB, from_rgba, readable, to_qimage, writable
from sketchpad.document.sheet_size import LARGEST
from tests.document.damage import damaged
from tests.document.deeds import Person
from tests.kill_drawing import part
from tests.trainer.data import picture

MEMBER = "sketchpad/kept.png"
PAPER = (1, 2, 3)


def saved(path: Path, kept: QImage | None) -> Path:
    save_openraster(path, to_qimage(picture(3, 300, 400)), PAPER, kept=kept)
    return path


def with_member(path: Path, content: bytes) -> Path:
    """The file with something else in the place of its part."""
    damaged = path.with_name("damaged.ora")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(damaged, "w") as new:
        for info in old.infolist():
            new.writestr(info, content if info.filename == MEMBER else old.read(info))
    return damaged


@given(
    rgba=arrays(np.uint8, st.tuples(st.integers(1, 40), st.integers(1, 40), st.just(4))),
    ways=st.integers(0, 1),
)
def test_each_pixel_comes_back_however_transparent(
    tmp_path_factory: pytest.TempPathFactory, rgba: np.ndarray, ways: int
) -> None:
    kept = from_rgba(rgba)
    if ways:  # colours as they are mixed at a soft edge, not as a file's straight ones
        pixels = writable(kept)
        pixels[..., ALPHA] = rgba[..., 3]
        pixels[..., RGB] = np.minimum(rgba[..., :3], rgba[..., 3:])
    opened = read_openraster(saved(tmp_path_factory.mktemp("part") / "a.ora", kept))
    assert opened.kept is not None
    assert opened.kept.format() == TRANSPARENT
    assert np.array_equal(readable(opened.kept), readable(kept))
    assert opened.notice == ""


def test_every_colour_at_every_opacity_comes_back() -> None:
    kept = QImage(256, 256, TRANSPARENT)
    pixels = writable(kept)
    pixels[..., ALPHA] = np.arange(256)[:, None]
    pixels[..., RGB] = np.minimum(np.arange(256)[None, :], np.arange(256)[:, None])[..., None]
    assert np.array_equal(readable(decode_part(encode_part(kept))), readable(kept))


def test_other_programs_open_the_file_as_if_nothing_was_kept(tmp_path: Path) -> None:
    plain, with_part = saved(tmp_path / "a.ora", None), saved(tmp_path / "b.ora", part(1))
    with zipfile.ZipFile(plain) as one, zipfile.ZipFile(with_part) as other:
        assert set(other.namelist()) - set(one.namelist()) == {MEMBER}
        assert other.infolist()[0].filename == "mimetype"
        for name in one.namelist():
            assert one.read(name) == other.read(name)  # the layers, the flattened image, the thumbnail
        with Image.open(io.BytesIO(other.read(MEMBER))) as image:
            assert (image.format, image.mode, image.size) == ("PNG", "RGBA", (80, 64))
            assert np.asarray(image)[:20].max() == 0


def test_a_file_without_one_has_none(tmp_path: Path) -> None:
    assert read_openraster(saved(tmp_path / "a.ora", None)).kept is None
    assert read_openraster(Path(__file__).parents[1] / "version1" / "drawing.ora").kept is None


def big_png() -> bytes:
    """A header that claims more pixels than any memory has, and hardly anything after it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 1 << 20, 1 << 20, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def encoded(image: Image.Image, kind: str) -> bytes:
    content = io.BytesIO()
    image.save(content, kind)
    return content.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no picture",
        big_png(),
        encode_part(part(1))[:200],
        encoded(Image.new("RGB", (20, 20)), "JPEG"),
        encoded(Image.new("RGB", (20, 20)), "WEBP"),
        encoded(Image.new("RGBA", (LARGEST + 1, 1)), "PNG"),
    ],
)
def test_of_a_damaged_one_the_drawing_opens_and_it_is_said(tmp_path: Path, content: bytes) -> None:
    opened = read_openraster(with_member(saved(tmp_path / "a.ora", part(1)), content))
    assert opened.image.images[0] == to_qimage(picture(3, 300, 400))
    assert opened.background == PAPER
    assert opened.kept is None
    assert opened.notice == "The part of the picture that was kept is damaged, and was left out."


@given(at=st.floats(0, 1), value=st.integers(1, 255))
def test_a_file_that_rots_in_its_part_gives_the_drawing_at_least(
    tmp_path_factory: pytest.TempPathFactory, at: float, value: int
) -> None:
    path = saved(tmp_path_factory.mktemp("rot") / "a.ora", part(1))
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo(MEMBER)
    content = bytearray(path.read_bytes())
    start = info.header_offset + 30 + len(MEMBER)
    content[start + int(at * (info.compress_size - 1))] ^= value
    path.write_bytes(content)
    opened = read_openraster(path)
    assert opened.image.images[0] == to_qimage(picture(3, 300, 400))
    assert opened.kept is None
    assert "left out" in opened.notice


def test_without_memory_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_part, "encode_image", lambda *_: b"")
    with pytest.raises(DocumentError, match="too little memory"):
        saved(tmp_path / "a.ora", part(1))
    assert not list(tmp_path.iterdir())
    drawing, recovery = Drawing(), Recovery(tmp_path)
    recovery.attach(drawing)
    drawing.keep(part(1))
    assert recovery.failed is not None
    monkeypatch.undo()
    recovery.keep(drawing)
    assert recovery.failed is None
    recovery.close(drawing)
    again = Recovery(tmp_path)
    assert again.restore() is not None
    assert again.kept_part == part(1)


def seen(drawing: Drawing) -> tuple[bytes, bytes]:
    kept = drawing.kept
    return readable(drawing.image).tobytes(), b"" if kept is None else readable(kept).tobytes()


def replayed(path: Path) -> tuple[bytes, bytes] | None:
    found = read_journal(path)
    if found is None:
        return None
    merged = found.image.merged(found.sheet.background)  # held while its pixels are read
    return readable(merged).tobytes(), b"" if found.kept is None else readable(found.kept).tobytes()


@given(seed=st.integers(0, 10_000), layers=st.booleans())
def test_after_each_step_the_journal_has_the_part_with_its_drawing(
    tmp_path_factory: pytest.TempPathFactory, seed: int, layers: bool
) -> None:
    folder, rng = tmp_path_factory.mktemp("journal"), random.Random(seed)
    person = Person(hard_edged=False, layers=layers)
    drawing, recovery = person.drawing, Recovery(folder)
    recovery.attach(drawing)
    for number in range(8):
        deed = rng.random()
        if deed < 0.3:
            drawing.keep(part(number))
        elif deed < 0.4:
            drawing.keep(None)
        elif deed < 0.6:
            rng.choice((drawing.undo, drawing.redo))()
        else:
            person.act(rng)
        if drawing.modified and not drawing.stroking:
            recovery.keep(drawing)
            (path,) = folder.glob("*.journal")
            found = read_journal(path)
            assert found is not None
            assert found.complete
            assert replayed(path) == seen(drawing)
    recovery.close(drawing)


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, list[tuple[bytes, bytes]]]:
    """A journal, its content, and what was seen after each of its steps."""
    folder, drawing = tmp_path_factory.mktemp("whole"), Drawing(256, 256)
    recovery, states = Recovery(folder), []
    recovery.attach(drawing)

    def turn() -> None:
        drawing.replace(drawing.image.transformed(QTransform().scale(-1, 1)), keep=lambda _kept: part(2))

    for do in (
        lambda: drawing.fill(3, 3, (200, 10, 20)),
        lambda: drawing.keep(part(1)),
        turn,
        drawing.undo,
        lambda: drawing.keep(None),
        lambda: drawing.fill(3, 3, (20, 10, 20)),
    ):
        do()
        states.append(seen(drawing))
    recovery.close(drawing)
    (path,) = folder.glob("*.journal")
    return path, path.read_bytes(), states


@given(cut=st.floats(0, 1), flip=st.booleans())
def test_a_torn_or_damaged_journal_gives_a_part_only_with_the_drawing_that_it_was_kept_with(
    journal: tuple[Path, bytes, list[tuple[bytes, bytes]]], cut: float, flip: bool
) -> None:
    path, content, states = journal
    path.write_bytes(damaged(content, cut, flip))
    try:
        found = replayed(path)
    except JournalError:
        return  # nothing of it can be read: it will be put aside
    assert found is None or found in states


def test_a_part_in_a_journal_that_cannot_be_decoded_is_left_out_and_the_file_kept_aside(tmp_path: Path) -> None:
    def record(kind: int, payload: bytes) -> bytes:
        return struct.pack("<IIB", len(payload), zlib.crc32(payload), kind) + payload

    sheet = record(0, struct.pack("<II3B", 256, 256, 1, 2, 3) + bytes(4 * 256 * 256))
    dot = struct.pack("<IIII", 0, 0, 1, 1) + zlib.compress(b"\x07\x08\x09\0")
    path = tmp_path / "crafted.journal"
    path.write_bytes(MAGIC + record(4, big_png()) + sheet + record(1, dot))
    content = path.read_bytes()
    recovery, drawing = Recovery(tmp_path), Drawing(256, 256)
    image = recovery.restore()
    assert image is not None
    assert readable(image)[0, 0, :3].tolist() == [7, 8, 9]  # what was drawn after it is there
    assert recovery.kept_part is None
    assert "as far as it could be read" in " ".join(recovery.take_notices())
    recovery.attach(drawing)
    drawing.replace(image)
    recovery.close(drawing)
    assert [file.read_bytes() for file in tmp_path.glob("*.unreadable")] == [content]


def test_an_older_journal_has_none(tmp_path: Path) -> None:
    shutil.copy(Path(__file__).parents[1] / "version1" / "unsaved.journal", tmp_path)
    recovery = Recovery(tmp_path)
    assert recovery.restore() is not None
    assert recovery.kept_part is None


def test_a_part_kept_long_ago_is_in_a_journal_that_begins_anew(tmp_path: Path) -> None:
    drawing, recovery = Drawing(256, 256), Recovery(tmp_path, most_bytes=1000)
    recovery.attach(drawing)
    drawing.keep(part(1))
    for number in range(12):
        drawing.fill(3, 3, (20 * number, 10, 20))
    recovery.close(drawing)
    again = Recovery(tmp_path)
    assert again.restore() == drawing.image
    assert again.kept_part == part(1)
