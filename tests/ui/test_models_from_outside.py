"""Checkpoints of other programs and models of friends: dropped, chosen by a picture, drawn with."""

import zipfile
from pathlib import Path

import torch
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad.live.session import OpenedModel
from sketchpad.ui.models.checkpoint_dialog import CheckpointDialog
from sketchpad.ui.models.model_gallery_dialog import ModelGalleryDialog
from tests.live.fakes import FakeGenerator
from tests.trainer.foreign.programs import ReferenceResnet, ReferenceUnet, seed_weights
from tests.trainer.models import save_small_model, small_card
from tests.ui.conftest import Studio
from trainer.model_card import read_card

PATIENCE = 60_000  # ms; a child that loads torch on a machine that is busy


def checkpoint(folder: Path, name: str = "edges2cats_net_G.pth") -> Path:
    torch.save(seed_weights(ReferenceUnet(5, 2)).state_dict(), folder / name)
    return folder / name


def doctor(studio: Studio, path: Path) -> CheckpointDialog:
    studio.window.open_file(path)
    dialog = studio.window.findChild(CheckpointDialog)
    assert dialog is not None
    return dialog


def test_a_dropped_checkpoint_draws_once_its_picture_is_chosen(studio: Studio, tmp_path: Path, qtbot: QtBot) -> None:
    studio.loader.generators["edges2cats"] = FakeGenerator("edges2cats")
    studio.stroke((40, 40), (200, 220), (60, 200))
    opened: list[OpenedModel] = []
    studio.window.models.changed.connect(opened.append)
    dialog = doctor(studio, checkpoint(tmp_path))
    qtbot.waitUntil(lambda: all(card.isEnabled() for card in dialog.cards), timeout=PATIENCE)
    assert dialog.name.text() == "edges2cats"
    assert dialog.kind.currentData() == "lines"
    assert dialog.chosen is not None
    assert [card.text() for card in dialog.cards] == [
        "As its program draws",
        "The statistics kept from training",
        "White lines on black",
        "Blue and red exchanged",
    ]
    QTest.mouseClick(dialog.cards[1], Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(opened), timeout=PATIENCE)
    card = read_card(tmp_path / "own" / "edges2cats.safetensors")
    assert (card.name, card.input.kind, card.network.norm) == ("edges2cats", "lines", "none")
    assert opened[0].path == tmp_path / "own" / "edges2cats.safetensors"
    (entry,) = studio.gallery.entries()
    assert not studio.gallery.thumbnail(entry).isNull()


def test_a_folder_with_options_is_a_checkpoint_and_cancelling_leaves_nothing(
    studio: Studio, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "facades"
    folder.mkdir()
    torch.save(seed_weights(ReferenceResnet(2, 2)).state_dict(), folder / "latest_net_G.pth")
    (folder / "train_opt.txt").write_text("   name: facades_label2photo\n  netG: resnet_2blocks\n")
    dialog = doctor(studio, folder)
    qtbot.waitUntil(lambda: dialog.cards[0].isEnabled(), timeout=PATIENCE)
    assert dialog.name.text() == "facades label2photo"
    dialog.reject()
    assert not (tmp_path / "own").exists()


def test_a_file_that_wants_to_run_is_refused_with_a_sentence(studio: Studio, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "cats.pth").write_bytes(b"\x80\x02cos\nsystem\nX\x05\x00\x00\x00touch\x85R.")
    doctor(studio, tmp_path / "cats.pth")
    qtbot.waitUntil(lambda: bool(studio.window.message_text), timeout=PATIENCE)
    assert "asks to run code" in studio.window.message_text
    qtbot.waitUntil(lambda: studio.window.findChild(CheckpointDialog) is None)


def test_a_shared_model_is_installed_by_dropping_it(studio: Studio, tmp_path: Path, qtbot: QtBot) -> None:
    studio.loader.generators["Friend"] = FakeGenerator("Friend")
    save_small_model(tmp_path / "a.safetensors", small_card("Friend"))
    with zipfile.ZipFile(tmp_path / "friend.zip", "w") as archive:
        archive.write(tmp_path / "a.safetensors", "Friend/model.safetensors")
    with qtbot.waitSignal(studio.window.models.changed) as changed:
        studio.window.open_file(tmp_path / "friend.zip")
    assert changed.args[0].path == tmp_path / "own" / "Friend.safetensors"
    (tmp_path / "bad.zip").write_bytes(b"hello")
    studio.window.open_file(tmp_path / "bad.zip")
    assert "bad.zip can’t be read (no archive)" in studio.window.message_text


def gallery_of(studio: Studio, tmp_path: Path) -> ModelGalleryDialog:
    (tmp_path / "own").mkdir()
    save_small_model(tmp_path / "own" / "a.safetensors", small_card("Mine"))
    studio.window.models.show_gallery()
    dialog = studio.window.findChild(ModelGalleryDialog)
    assert dialog is not None
    return dialog


def test_sharing_and_exporting_from_the_gallery(studio: Studio, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = gallery_of(studio, tmp_path)
    studio.dialogs.path = tmp_path / "mine.zip"
    QTest.mouseClick(dialog.share, Qt.MouseButton.LeftButton)
    with zipfile.ZipFile(tmp_path / "mine.zip") as archive:
        assert "Mine/model.safetensors" in archive.namelist()
    assert "mine.zip" in dialog.note.text()
    studio.dialogs.path = tmp_path / "mine.onnx"
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Exported" in dialog.note.text(), timeout=PATIENCE)
    assert (tmp_path / "mine.onnx").stat().st_size > 1000
    studio.dialogs.path = tmp_path / "mine.pict"
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "halvings" in dialog.note.text(), timeout=PATIENCE)
    assert not (tmp_path / "mine.pict").exists()
