"""“Translate files…”: folders and films become pictures in another process, while one goes on drawing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad.live.session import OpenedModel
from sketchpad.ui.models.translation_dialog import TranslationDialog
from tests.trainer.data import picture, write
from tests.trainer.models import save_small_model, small_card
from tests.ui.conftest import Studio
from trainer.translation.film_files import write_film

PATIENCE = 60_000  # ms; a child that loads torch on a machine that is busy


@pytest.fixture
def dialog(studio: Studio, tmp_path: Path) -> TranslationDialog:
    save_small_model(tmp_path / "small.safetensors")
    studio.window.actions_.translate.trigger()
    dialog = studio.window.translation.dialog
    assert dialog is not None
    studio.window.models.changed.emit(OpenedModel(tmp_path / "small.safetensors", small_card("Small")))
    return dialog


def folder(tmp_path: Path, count: int = 4) -> Path:
    for number in range(count):
        write(tmp_path / "drawings" / f"{number}.png", picture(number))
    (tmp_path / "drawings" / "notes.txt").write_text("hello")
    write(tmp_path / "drawings" / "deep" / "a.jpg", picture(1))
    return tmp_path / "drawings"


def test_a_folder_is_translated_while_a_stroke_is_drawn(
    studio: Studio, dialog: TranslationDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    assert "Small" in dialog.about.text()
    assert not dialog.start.isEnabled()
    dialog.put([folder(tmp_path)])
    dialog.recursive.setChecked(True)
    assert dialog.destination.text() == str(tmp_path / "drawings pictures")
    QTest.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.bar.maximum() == 5, timeout=PATIENCE)
    studio.stroke((40, 40), (200, 220), (60, 200))
    assert studio.drawing.modified
    qtbot.waitUntil(lambda: dialog.job is None, timeout=PATIENCE)
    assert dialog.standing.text() == "Done. 5 written, 1 passed over."
    assert "notes.txt: no image" in dialog.problems.toPlainText()
    made = tmp_path / "drawings pictures"
    assert sorted(p.relative_to(made).as_posix() for p in made.rglob("*.png")) == [
        "0.png",
        "1.png",
        "2.png",
        "3.png",
        "deep/a.png",
    ]


def test_what_can_not_be_done_is_said_before_anything_starts(dialog: TranslationDialog, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    dialog.put([tmp_path / "empty"])
    QTest.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    assert "holds no images" in dialog.standing.text()
    assert dialog.job is None


def test_it_stops_when_it_is_told_to_and_keeps_what_is_made(
    dialog: TranslationDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    with write_film(tmp_path / "long.avi", 24) as add:
        for number in range(2000):
            add(picture(number % 7))
    dialog.put([tmp_path / "long.avi"])
    dialog.become.choose("images")
    QTest.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.bar.value() > 3, timeout=PATIENCE)
    job = dialog.job
    assert job is not None
    QTest.mouseClick(dialog.stop, Qt.MouseButton.LeftButton)
    assert dialog.standing.text().startswith("Stopped.")
    qtbot.waitUntil(lambda: not job.running, timeout=PATIENCE)  # it ends after the picture that it is writing
    made = sorted((tmp_path / "pictures" / "long").iterdir())
    assert 3 < len(made) < 2000
    assert made[0].name == "000001.png"


def test_the_window_ends_it(studio: Studio, dialog: TranslationDialog, tmp_path: Path, qtbot: QtBot) -> None:
    dialog.put([folder(tmp_path)])
    QTest.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.job is not None and dialog.job.pid > 0)
    studio.window.close()
    assert dialog.job is None
