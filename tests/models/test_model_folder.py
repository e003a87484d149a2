"""A model that is handed on arrives whole, and nothing that somebody packed leads out of the gallery."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from sketchpad.models.gallery import Gallery, ModelEntry
from sketchpad.models.model_folder import discriminator_of, examples_of, is_shared_model, open_shared
from tests.trainer.data import picture, write
from tests.trainer.models import save_small_model, small_card
from trainer.model_card import ModelFileError, read_card


@pytest.fixture
def gallery(tmp_path: Path) -> Gallery:
    return Gallery(tmp_path / "starters", tmp_path / "own", tmp_path / "runs", tmp_path / "thumbnails")


@pytest.fixture
def entry(tmp_path: Path, gallery: Gallery) -> ModelEntry:
    path = tmp_path / "elsewhere" / "clay.safetensors"
    path.parent.mkdir()
    save_small_model(path, small_card("Clay & co."))
    path.with_name("clay.discriminator.safetensors").write_bytes(path.read_bytes())
    shown = QImage(20, 10, QImage.Format.Format_RGB32)
    shown.fill(0xFF3366)
    gallery.save_thumbnail(path, shown)
    write(tmp_path / "example.png", picture(1))
    return ModelEntry(path, read_card(path), "own")


def shared(tmp_path: Path, gallery: Gallery, entry: ModelEntry) -> Path:
    gallery.share(entry, tmp_path / "clay.zip", [tmp_path / "example.png"])
    return tmp_path / "clay.zip"


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_it_arrives_whole_with_all_that_belongs_to_it(tmp_path: Path, gallery: Gallery, entry: ModelEntry) -> None:
    arrived = gallery.install(shared(tmp_path, gallery, entry))
    assert arrived.path.read_bytes() == entry.path.read_bytes()
    assert arrived.card == entry.card
    assert (gallery.thumbnail(arrived).width(), gallery.thumbnail(arrived).pixel(0, 0)) == (20, 0xFFFF3366)
    assert [path.name for path in examples_of(arrived.path).iterdir()] == ["1.png"]
    assert files(tmp_path / "own") == [
        "Clay - co-.discriminator.safetensors",
        "Clay - co-.examples/1.png",
        "Clay - co-.png",
        "Clay - co-.safetensors",
    ]
    again = gallery.install(tmp_path / "clay.zip")  # beside the first, not over it
    assert again.path != arrived.path
    assert [one.card.name for one in gallery.entries()] == ["Clay & co.", "Clay & co."]


def test_a_folder_does_as_well_and_passes_on_its_examples(tmp_path: Path, gallery: Gallery, entry: ModelEntry) -> None:
    with zipfile.ZipFile(shared(tmp_path, gallery, entry)) as archive:
        archive.extractall(tmp_path / "unpacked")
    (folder,) = (tmp_path / "unpacked").iterdir()
    assert files(folder) == [
        "LICENCE.txt",
        "card.json",
        "discriminator.safetensors",
        "examples/1.png",
        "model.safetensors",
        "thumbnail.png",
    ]
    arrived = gallery.install(folder)
    gallery.share(arrived, tmp_path / "again.zip")
    with zipfile.ZipFile(tmp_path / "again.zip") as archive:
        assert "Clay - co-/examples/1.png" in archive.namelist()


@pytest.mark.parametrize(
    "name",
    [
        "../../evil.sh",
        "/tmp/evil.sh",
        "x/../../evil.sh",
        "Clay/examples/../../../evil.png",
        "Clay/run.py",
        "C:\\evil.png",
    ],
)
def test_no_name_leads_anywhere(tmp_path: Path, gallery: Gallery, entry: ModelEntry, name: str) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(name, b"evil")
        archive.write(entry.path, "Clay/model.safetensors")
        archive.writestr("Clay/examples/../../x.png", b"evil")
    (tmp_path / "evil.zip").write_bytes(content.getvalue())
    before = set(files(tmp_path))
    arrived = gallery.install(tmp_path / "evil.zip")
    assert set(files(tmp_path)) - before == {arrived.path.relative_to(tmp_path).as_posix()}
    assert not Path("/tmp/evil.sh").exists()


@pytest.mark.parametrize("name", ["..", "../../x", "CON", "a/b\\c", "", "\0", "x" * 500])
def test_a_cards_name_stays_a_name(gallery: Gallery, name: str) -> None:
    place = gallery.free_place(name)
    assert place.parent == gallery.free_place("x").parent
    assert place.stem.upper() != "CON"
    assert len(place.name) < 90


def test_a_link_in_a_folder_is_not_followed(tmp_path: Path, gallery: Gallery, entry: ModelEntry) -> None:
    folder = tmp_path / "in"
    (folder / "examples").mkdir(parents=True)
    (folder / "model.safetensors").write_bytes(entry.path.read_bytes())
    (folder / "examples" / "a.png").symlink_to("/etc/passwd")
    arrived = gallery.install(folder)
    assert not examples_of(arrived.path).exists()
    (folder / "model.safetensors").unlink()
    (folder / "model.safetensors").symlink_to(entry.path)
    with pytest.raises(ModelFileError, match="holds no model"):
        gallery.install(folder)


def test_bombs_and_damage_are_sentences_and_leave_nothing(tmp_path: Path, gallery: Gallery, entry: ModelEntry) -> None:
    whole = shared(tmp_path, gallery, entry).read_bytes()
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x/model.safetensors", struct.pack("<Q", 1000) + b" " * 1000 + b"\0" * (300 << 20))
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(30_000):
            archive.writestr(f"{number}.txt", b"")
    damaged = bytearray(whole)
    damaged[len(damaged) // 3] ^= 255
    bad = [whole[: len(whole) // 2], b"", b"hello", bomb.getvalue(), many.getvalue(), bytes(damaged)]
    for content in bad:
        (tmp_path / "bad.zip").write_bytes(content)
        with pytest.raises(ModelFileError) as told:
            gallery.install(tmp_path / "bad.zip")
        assert "\n" not in str(told.value)
        assert not list((tmp_path / "own").glob("*.safetensors")) if (tmp_path / "own").exists() else True


def test_what_a_cut_off_installation_left_goes_with_no_other_model(gallery: Gallery, entry: ModelEntry) -> None:
    taken = gallery.free_place(entry.card.name)
    taken.parent.mkdir()
    discriminator_of(taken).write_bytes(b"another's")
    kept = gallery.keep(entry)
    assert kept.path != taken
    assert discriminator_of(kept.path).read_bytes() == discriminator_of(entry.path).read_bytes()
    assert discriminator_of(taken).read_bytes() == b"another's"


def test_a_name_that_no_file_can_have_is_told() -> None:
    long = Path("x" * 300)
    assert not is_shared_model(long)
    with pytest.raises(ModelFileError), open_shared(long):
        pass
