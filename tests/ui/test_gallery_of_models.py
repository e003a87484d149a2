"""The gallery in the window, with the mouse and with the keys; files read again by the header alone."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from safetensors.numpy import save_file

from sketchpad.ui.models.model_gallery_dialog import ModelGalleryDialog
from tests.live.fakes import FakeGenerator
from tests.trainer.models import small_card
from tests.ui.conftest import Studio
from trainer.model_card import METADATA_KEY, encode_card, read_card


def write_model(path: Path, name: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file({"x": np.arange(3, dtype=np.float32)}, path, {METADATA_KEY: encode_card(small_card(name))})
    return path


@pytest.fixture
def models(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> Studio:
    (studio.folder / "xdg").mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(studio.folder / "xdg"))  # where Linux has its bin
    write_model(studio.folder / "starters" / "clay.safetensors", "Clay")
    for name in ("birds", "cats", "dogs"):
        write_model(studio.folder / "own" / f"{name}.safetensors", name.title())
        studio.loader.generators[name] = FakeGenerator(name.title())
    write_model(studio.folder / "runs" / "first" / "best.safetensors", "From a run")
    return studio


def gallery(studio: Studio) -> ModelGalleryDialog:
    studio.window.actions_.models.trigger()
    dialog = next(d for d in studio.window.findChildren(ModelGalleryDialog) if d.isVisible())
    studio.qtbot.waitUntil(dialog.list.hasFocus)
    return dialog


def choose(dialog: ModelGalleryDialog, name: str) -> None:
    """Click on a card."""
    item = next(dialog.list.item(row) for row in range(dialog.list.count()) if dialog.list.item(row).text() == name)
    dialog.list.scrollToItem(item)
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=dialog.list.visualItemRect(item).center())


def names(dialog: ModelGalleryDialog) -> list[str]:
    items = [dialog.list.item(row) for row in range(dialog.list.count())]
    return [item.text() for item in items if not item.isHidden()]


def test_a_model_is_chosen_with_the_keys_alone(models: Studio) -> None:
    dialog = gallery(models)
    assert names(dialog) == ["Clay", "Birds", "Cats", "Dogs", "From a run"]
    with models.qtbot.waitSignal(models.session.model_opened):
        QTest.keyClick(dialog.list, Qt.Key.Key_Right)
        QTest.keyClick(dialog.list, Qt.Key.Key_Right)
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert models.window.model_button.text() == "Cats"
    assert not models.window.findChildren(ModelGalleryDialog)


def test_a_search_and_enter_draw_with_what_is_found(models: Studio) -> None:
    dialog = gallery(models)
    dialog.search.setFocus()
    QTest.keyClicks(dialog.search, "dog")
    assert names(dialog) == ["Dogs"]
    with models.qtbot.waitSignal(models.session.model_opened):
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert models.window.model_button.text() == "Dogs"


def test_nothing_found_is_said(models: Studio) -> None:
    dialog = gallery(models)
    QTest.keyClicks(dialog.search, "unicorn")
    assert names(dialog) == []
    assert "No model" in dialog.facts.text()
    assert not dialog.draw.isEnabled()


def test_an_own_model_is_renamed_and_described_in_its_file(models: Studio) -> None:
    with models.qtbot.waitSignal(models.session.model_opened):
        models.window.open_model(models.folder / "own" / "cats.safetensors")
    dialog = gallery(models)
    choose(dialog, "Cats")
    QTest.keyClick(dialog.list, Qt.Key.Key_F2)
    QTest.keyClicks(dialog.name, "Tigers")
    QTest.keyClicks(dialog.description, "Big ones.")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    card = read_card(models.folder / "own" / "cats.safetensors")
    assert (card.name, card.description) == ("Tigers", "Big ones.")
    assert "Tigers" in names(dialog)
    assert dialog.list.entry is not None
    assert dialog.list.entry.card.name == "Tigers"
    assert models.window.model_button.text() == "Tigers"  # it is the one that draws
    assert not dialog.save.isEnabled()


def test_what_was_written_is_kept_when_the_gallery_closes_or_another_is_chosen(models: Studio) -> None:
    dialog = gallery(models)
    choose(dialog, "Cats")
    dialog.name.setFocus()
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "Lions")
    choose(dialog, "Dogs")
    assert dialog.name.text() == "Dogs"
    QTest.keyClicks(dialog.description, "Good ones.")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert read_card(models.folder / "own" / "cats.safetensors").name == "Lions"
    assert read_card(models.folder / "own" / "dogs.safetensors").description == "Good ones."


def test_what_cannot_be_written_is_said_once_and_stays_as_it_was(
    models: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    dialog = gallery(models)
    choose(dialog, "Cats")
    QTest.keyClicks(dialog.description, "More.")
    monkeypatch.setattr("trainer.model_card.shutil.copyfileobj", full)
    QTest.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "the disk is full" in dialog.note.text()
    QTest.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert read_card(models.folder / "own" / "cats.safetensors").description == ""


@pytest.mark.parametrize("name", ["Clay", "From a run"])
def test_models_that_are_not_ones_own_are_copied_to_be_edited(models: Studio, name: str) -> None:
    dialog = gallery(models)
    choose(dialog, name)
    assert dialog.name.isReadOnly()
    assert not dialog.bin.isVisible()
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert name in names(dialog)
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert names(dialog).count(name) == 2
    assert not dialog.name.isReadOnly()
    assert dialog.bin.isVisible()


def test_a_model_goes_to_the_bin(models: Studio) -> None:
    dialog = gallery(models)
    choose(dialog, "Cats")
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert "Cats" not in names(dialog)
    assert "in the bin" in dialog.note.text()
    assert [path.name for path in (models.folder / "xdg").rglob("*.safetensors")] == ["cats.safetensors"]
    assert dialog.name.text() == "Dogs"


def test_a_file_elsewhere_is_opened_and_known_from_then_on(models: Studio) -> None:
    models.dialogs.path = write_model(models.folder / "elsewhere" / "fake.safetensors", "Elsewhere")
    dialog = gallery(models)
    with models.qtbot.waitSignal(models.session.model_opened):
        QTest.mouseClick(dialog.file, Qt.MouseButton.LeftButton)
    assert "Elsewhere" in names(gallery(models))
    models.window.close()
    assert models.saved[-1].models == (str(models.folder / "elsewhere" / "fake.safetensors"),)


def test_the_last_picture_stands_for_the_model_that_drew_it(models: Studio) -> None:
    for name in ("birds", "cats"):
        with models.qtbot.waitSignal(models.session.model_opened):
            models.window.open_model(models.folder / "own" / f"{name}.safetensors")
        if name == "birds":
            models.window.toolbox.set_size(200)
            models.stroke((0, 256), (511, 256))
        models.wait_for_picture()
    entries = {entry.card.name: entry for entry in models.gallery.entries()}
    shown = models.gallery.thumbnail(entries["Birds"])
    drawn = models.view.image.pixelColor(256, 256)
    assert shown.pixelColor(128, 128) == drawn
    assert models.gallery.thumbnail(entries["Dogs"]).isNull()
    gallery(models)
    assert not models.gallery.thumbnail(entries["Cats"]).isNull()  # what draws now has one as well


def test_the_list_shows_pictures_and_signs(models: Studio) -> None:
    with models.qtbot.waitSignal(models.session.model_opened):
        models.window.open_model(models.folder / "own" / "cats.safetensors")
    models.stroke((100, 100), (300, 300))
    models.wait_for_picture()
    dialog = gallery(models)
    picture = dialog.list.grab().toImage()
    for row in range(dialog.list.count()):
        place = dialog.list.visualItemRect(dialog.list.item(row))
        corner = dialog.list.viewport().mapTo(dialog.list, place.topLeft())
        card = picture.copy(corner.x(), corner.y(), place.width(), place.height())
        colours = {card.pixel(x, y) for x in range(0, card.width(), 4) for y in range(0, card.height(), 4)}
        assert len(colours) > 3
