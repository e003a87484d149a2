"""Which models there are, and what can be done with them; read again by the format's own library."""

import struct
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from safetensors import safe_open
from safetensors.numpy import save_file

from sketchpad.document.pixels import blank
from sketchpad.models.gallery import Gallery, ModelEntry
from tests.trainer.models import small_card
from trainer.model_card import METADATA_KEY, ModelFileError, encode_card, read_card


def write_model(path: Path, name: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file({"x": np.arange(3, dtype=np.float32)}, path, {METADATA_KEY: encode_card(small_card(name))})
    return path


@pytest.fixture
def gallery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gallery:
    (tmp_path / "xdg").mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))  # where Linux has its bin
    write_model(tmp_path / "starters" / "clay.safetensors", "Clay")
    write_model(tmp_path / "starters" / "clay.discriminator.safetensors", "No model to draw with")
    write_model(tmp_path / "own" / "b.safetensors", "birds")
    write_model(tmp_path / "own" / "a.safetensors", "Cats")
    (tmp_path / "own" / "broken.safetensors").write_text("hello")
    write_model(tmp_path / "runs" / "first" / "model.safetensors", "First")
    write_model(tmp_path / "runs" / "second" / "model.safetensors", "Second, newest")
    write_model(tmp_path / "runs" / "second" / "best.safetensors", "Second, best")
    (tmp_path / "runs" / "third").mkdir()
    return Gallery(tmp_path / "starters", tmp_path / "own", tmp_path / "runs", tmp_path / "thumbnails")


def entry(gallery: Gallery, name: str) -> ModelEntry:
    return next(entry for entry in gallery.entries() if entry.card.name == name)


def test_starters_own_models_and_those_of_runs_are_listed(gallery: Gallery, tmp_path: Path) -> None:
    elsewhere = write_model(tmp_path / "elsewhere" / "d.safetensors", "Dogs")
    known = [
        elsewhere,
        elsewhere.with_name("gone.safetensors"),
        tmp_path / "own" / ".." / "own" / "a.safetensors",
        tmp_path / "starters" / "clay.safetensors",
    ]
    found = [(entry.card.name, entry.origin, entry.editable) for entry in gallery.entries(known) if not entry.fault]
    assert found[:4] == [
        ("Clay", "starter", False),
        ("birds", "own", True),
        ("Cats", "own", True),
        ("Dogs", "own", True),
    ]
    assert sorted(found[4:]) == [("First", "run", False), ("Second, best", "run", False)]


def test_without_any_folder_there_are_no_models(tmp_path: Path) -> None:
    assert Gallery(tmp_path / "a", tmp_path / "b", tmp_path / "c", tmp_path / "d").entries() == []


def test_a_model_is_renamed_and_described_in_its_file(gallery: Gallery, tmp_path: Path) -> None:
    changed = gallery.edit(entry(gallery, "Cats"), "Cats and more", "From my sketchbook.")
    assert (changed.card.name, changed.card.description) == ("Cats and more", "From my sketchbook.")
    with safe_open(tmp_path / "own" / "a.safetensors", "np") as file:
        assert file.get_tensor("x").tolist() == [0, 1, 2]
    assert read_card(tmp_path / "own" / "a.safetensors") == changed.card


def test_the_model_of_a_run_is_kept_as_an_own_one(gallery: Gallery, tmp_path: Path) -> None:
    write_model(tmp_path / "runs" / "second" / "best.discriminator.safetensors", "Discriminator")
    best = entry(gallery, "Second, best")
    gallery.save_thumbnail(best.path, blank(8, 8, (1, 2, 3)))
    first, second = gallery.keep(best), gallery.keep(best)
    assert (first.origin, first.path.name, second.path.name) == (
        "own",
        "Second- best.safetensors",
        "Second- best 2.safetensors",
    )
    assert first.path.read_bytes() == best.path.read_bytes()
    assert first.path.with_name("Second- best.discriminator.safetensors").exists()
    assert gallery.thumbnail(first) == gallery.thumbnail(best)


def test_a_model_goes_to_the_bin_with_all_that_belongs_to_it(gallery: Gallery, tmp_path: Path) -> None:
    write_model(tmp_path / "own" / "a.discriminator.safetensors", "Discriminator")
    gallery.throw_away(entry(gallery, "Cats"))
    assert not list((tmp_path / "own").glob("a.*"))
    binned = [path.name for path in (tmp_path / "xdg").rglob("*.safetensors")]
    assert sorted(binned) == ["a.discriminator.safetensors", "a.safetensors"]


def test_what_cannot_be_thrown_away_is_a_sentence(gallery: Gallery) -> None:
    cats = entry(gallery, "Cats")
    cats.path.unlink()
    with pytest.raises(ModelFileError, match="delete the file yourself"):
        gallery.throw_away(cats)


def test_the_last_picture_stands_for_a_model_before_the_one_it_came_with(gallery: Gallery, tmp_path: Path) -> None:
    clay = entry(gallery, "Clay")
    assert gallery.thumbnail(clay).isNull()
    assert blank(16, 16, (5, 5, 5)).save(str(tmp_path / "starters" / "clay.png"))
    assert gallery.thumbnail(clay).pixelColor(0, 0).red() == 5
    gallery.save_thumbnail(clay.path, blank(16, 16, (9, 9, 9)))
    assert gallery.thumbnail(clay).pixelColor(0, 0).red() == 9
    next((tmp_path / "thumbnails").iterdir()).write_text("damaged")
    assert gallery.thumbnail(clay).pixelColor(0, 0).red() == 5


def test_without_room_the_former_picture_stays(gallery: Gallery, tmp_path: Path) -> None:
    (tmp_path / "thumbnails").write_text("a file where the folder should be")
    gallery.save_thumbnail(entry(gallery, "Clay").path, blank(16, 16, (9, 9, 9)))
    assert gallery.thumbnail(entry(gallery, "Clay")) == QImage()


def test_a_model_that_cannot_be_read_is_listed_with_its_fault_and_hides_no_other(tmp_path: Path) -> None:
    own, runs = tmp_path / "own", tmp_path / "runs"
    own.mkdir()
    write_model(own / "good.safetensors", "Good")
    deep = b'{"__metadata__":' + b"[" * 5000 + b"]" * 5000 + b"}"
    (own / "deep.safetensors").write_bytes(struct.pack("<Q", len(deep)) + deep)
    (own / "favourite.safetensors").write_bytes(b"no model")
    (own / "folder.safetensors").mkdir()
    runs.write_text("a file in the place of a folder")
    entries = {
        entry.path.stem: entry for entry in Gallery(tmp_path / "starters", own, runs, None).entries([Path("x" * 300)])
    }
    assert set(entries) == {"good", "deep", "favourite", "folder"}
    assert not entries["good"].fault
    for name in ("deep", "favourite", "folder"):
        assert f"{name}.safetensors" in entries[name].fault
        assert entries[name].removable
        assert not entries[name].editable
