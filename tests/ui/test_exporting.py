"""Exports and time-lapses from the window, read by Pillow."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sketchpad.document.pixels import Bytes, to_rgb
from sketchpad.settings import Export
from sketchpad.ui.files.export_dialog import ExportDialog
from sketchpad.ui.files.timelapse_dialog import TimelapseDialog
from tests.live.fakes import FakeGenerator
from tests.ui.conftest import Studio
from trainer.model_card import InputSpec, ModelCard, NetworkSpec, Swatch

LABELS = ModelCard(
    "Towns", NetworkSpec(), input=InputSpec("labels", (0, 0, 255), (Swatch("a", (0, 0, 255)), Swatch("b", (200, 0, 0))))
)


@pytest.fixture
def drawn(studio: Studio) -> Studio:
    studio.open_model()
    studio.stroke((100, 100), (400, 300))
    studio.wait_for_picture()
    return studio


def pixels(studio: Studio) -> Bytes:
    return to_rgb(studio.drawing.image)


def read(path: Path) -> Bytes:
    with Image.open(path) as image:
        return np.array(image.convert("RGB"))


def export_dialog(studio: Studio) -> ExportDialog:
    studio.window.actions_.export.trigger()
    return next(d for d in studio.window.findChildren(ExportDialog) if d.isVisible())


def film_dialog(studio: Studio) -> TimelapseDialog:
    studio.window.actions_.film.trigger()
    return next(d for d in studio.window.findChildren(TimelapseDialog) if d.isVisible())


def press(studio: Studio, dialog: ExportDialog) -> None:
    with studio.qtbot.waitSignal(studio.window.exports.done):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    studio.window.activateWindow()  # as a window manager does when a dialog goes
    studio.qtbot.waitUntil(studio.window.isActiveWindow)


def test_a_pair_is_exported_and_once_more_by_one_key(drawn: Studio, tmp_path: Path) -> None:
    dialog = export_dialog(drawn)
    QTest.mouseClick(dialog.content.row.buttons[2], Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.scale.row.buttons[1], Qt.MouseButton.LeftButton)
    assert "2048 × 1024" in dialog.note.text()
    drawn.dialogs.path = tmp_path / "out.png"
    press(drawn, dialog)
    assert drawn.dialogs.suggestions[-1].name == "drawing pair@2x.png"
    first = read(tmp_path / "out.png")
    assert first.shape == (1024, 2048, 3)
    drawn.window.toolbox.set_size(100)
    drawn.stroke((100, 400), (400, 400))
    drawn.wait_for_picture()
    drawn.dialogs.path = None  # nothing is asked
    with drawn.qtbot.waitSignal(drawn.window.exports.done):
        drawn.key("F4")
    again = read(tmp_path / "out.png")
    assert tuple(again[800, 400]) == drawn.window.toolbox.colour
    assert np.abs(again[800, 1424].astype(int) - (255 - again[800, 400].astype(int))).max() <= 1
    assert not np.array_equal(first, again)


def test_the_wish_is_remembered(drawn: Studio, tmp_path: Path) -> None:
    dialog = export_dialog(drawn)
    dialog.content.choose("drawing")
    dialog.format.choose("jpeg")
    dialog.quality.setValue(70)
    drawn.dialogs.path = tmp_path / "out"
    press(drawn, dialog)
    with Image.open(tmp_path / "out.jpg") as image:
        assert image.format == "JPEG"
    drawn.window.close()
    assert drawn.saved[-1].export == Export("drawing", 1, "jpeg", 70)


def test_without_a_picture_only_the_drawing_is_offered(studio: Studio) -> None:
    dialog = export_dialog(studio)
    assert [button.isEnabled() for button in dialog.content.row.buttons] == [False, True, False]
    assert dialog.wish.content == "drawing"
    dialog.reject()


def test_a_label_map_is_exported_exactly_and_warns_where_it_would_not_be(studio: Studio, tmp_path: Path) -> None:
    studio.loader.generators["towns"] = FakeGenerator(card=LABELS)
    studio.open_model("towns")
    studio.window.tools.choose_colour((200, 0, 0))
    studio.stroke((37, 51), (400, 313))
    dialog = export_dialog(studio)
    dialog.content.choose("drawing")
    dialog.scale.choose(4)
    dialog.format.choose("jpeg")
    assert "changes the colours" in dialog.note.text()
    dialog.format.choose("webp")
    assert "changes the colours" in dialog.note.text()
    dialog.quality.setValue(100)
    assert "changes the colours" not in dialog.note.text()
    studio.dialogs.path = tmp_path / "out.webp"
    press(studio, dialog)
    assert np.array_equal(read(tmp_path / "out.webp"), pixels(studio).repeat(4, axis=0).repeat(4, axis=1))


def test_an_export_that_fails_is_a_sentence(drawn: Studio, tmp_path: Path) -> None:
    drawn.dialogs.path = tmp_path / "nowhere" / "out.png"
    dialog = export_dialog(drawn)
    with drawn.qtbot.waitSignal(drawn.window.exports.error_message):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert "couldn’t be saved" in drawn.window.message_text


def test_another_drawing_is_never_exported_over_the_last_one(drawn: Studio, tmp_path: Path) -> None:
    drawn.dialogs.path = tmp_path / "out.png"
    press(drawn, export_dialog(drawn))
    drawn.key("Ctrl+N")
    drawn.key("F4")
    assert [d for d in drawn.window.findChildren(ExportDialog) if d.isVisible()]


def test_the_session_becomes_a_film(drawn: Studio, tmp_path: Path) -> None:
    for number in range(4):
        drawn.window.tools.choose_colour((50 * number, 0, 0))
        drawn.stroke((50, 100 + 60 * number), (450, 100 + 60 * number))
        drawn.wait_for_picture()
    dialog = film_dialog(drawn)
    drawn.dialogs.path = tmp_path / "film"
    done: list[int] = []
    dialog.job.progressed.connect(done.append)
    with drawn.qtbot.waitSignal(dialog.job.done, timeout=30_000):
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
        assert dialog.progress.isVisible()
    assert not dialog.progress.isVisible()
    assert "film.webp" in dialog.note.text()
    assert max(done) == len(drawn.window.timelapse.recorder) - 1
    with Image.open(tmp_path / "film.webp") as film:
        assert film.size == (2 * 512 + 8, 512)
        assert getattr(film, "n_frames", 1) == len(drawn.window.timelapse.recorder)
        film.seek(film.n_frames - 1)  # type: ignore[attr-defined]  # of an animated image
        last = np.array(film.convert("RGB")).astype(int)
    assert np.abs(last[:, :512] - pixels(drawn)).mean() < 6
    assert np.abs(last[:, 520:] - (255 - pixels(drawn).astype(int))).mean() < 6


def test_an_empty_session_has_no_film(studio: Studio) -> None:
    dialog = film_dialog(studio)
    assert not dialog.save.isEnabled()
    assert "nothing to show yet" in dialog.note.text()
    dialog.reject()


def test_a_film_is_stopped_and_leaves_nothing(drawn: Studio, tmp_path: Path) -> None:
    for number in range(30):
        drawn.window.timelapse.recorder.add_step(10_000 + number, drawn.drawing.image, hard_edged=False)
    dialog = film_dialog(drawn)
    drawn.dialogs.path = tmp_path / "film.webp"
    with drawn.qtbot.waitSignal(dialog.job.cancelled):
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
        QTest.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "nothing was saved" in dialog.note.text()
    assert not list(tmp_path.glob("*film*"))
    dialog.reject()
    assert not dialog.isVisible()
