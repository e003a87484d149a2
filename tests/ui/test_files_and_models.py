"""Opening, saving, dropping, models that work and that don't: one sentence, and everything goes on."""

import shutil
import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from sketchpad.document.files.image_files import open_image
from sketchpad.document.files.recovery import Recovery
from sketchpad.document.pixels import to_qimage, to_rgb
from sketchpad.settings import Settings
from sketchpad.ui.tools.swatch_button import SwatchButton
from tests.live.fakes import FakeGenerator
from tests.trainer.data import picture, write
from tests.ui.conftest import Studio
from trainer.model_card import InputSpec, ModelCard, NetworkSpec, Swatch
from trainer.pixels import Rgb


def drop(studio: Studio, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(300, 300), action, mime, left, none)
    QApplication.sendEvent(studio.window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(studio.window, QDropEvent(QPointF(300, 300), action, mime, left, none))


def pixels(studio: Studio) -> Rgb:
    return to_rgb(studio.drawing.image)


def test_one_click_puts_an_example_on_the_sheet_and_one_undo_takes_it_off(studio: Studio) -> None:
    studio.stroke((100, 100), (300, 100))
    mine = pixels(studio)
    QTest.mouseClick(studio.window.examples.thumbnails[0], Qt.MouseButton.LeftButton)
    assert np.array_equal(pixels(studio), picture(1, 300, 300))
    studio.key("Ctrl+Z")
    assert np.array_equal(pixels(studio), mine)


def test_an_image_is_opened_and_drawn(studio: Studio, tmp_path: Path) -> None:
    studio.open_model()
    write(tmp_path / "mine.png", picture(5, 400, 300))
    studio.dialogs.path = tmp_path / "mine.png"
    studio.key("Ctrl+O")
    assert np.array_equal(pixels(studio), picture(5, 400, 300))
    studio.wait_for_picture()
    assert np.array_equal(to_rgb(studio.view.image), 255 - picture(5, 400, 300))


def test_a_broken_image_is_a_sentence_and_the_drawing_stays(studio: Studio, tmp_path: Path) -> None:
    studio.stroke((100, 100), (300, 100))
    before = pixels(studio)
    (tmp_path / "broken.png").write_text("hello")
    assert not studio.window.open_drawing(tmp_path / "broken.png")
    assert "broken.png is no image" in studio.window.message_text
    assert np.array_equal(pixels(studio), before)
    studio.stroke((100, 200), (300, 200))
    assert not np.array_equal(pixels(studio), before)


def test_a_message_can_be_put_away_and_moves_nothing(studio: Studio) -> None:
    place = studio.canvas.document_to_widget(QPointF(10, 10))
    studio.window.show_message("Something to read.")
    assert studio.canvas.document_to_widget(QPointF(10, 10)) == place
    studio.window.message.dismiss.click()
    assert studio.window.message_text == ""


def test_a_broken_model_is_a_sentence_and_the_former_draws_on(studio: Studio) -> None:
    studio.open_model()
    with studio.qtbot.waitSignal(studio.session.model_failed):
        studio.window.open_model(Path("broken.safetensors"))
    assert studio.window.message_text == "broken.safetensors is not a model file: choose another."
    assert studio.window.model_button.text() == "Fake"
    studio.stroke((100, 100), (200, 200))
    studio.wait_for_picture()


def test_without_a_model_the_pane_says_what_to_do(studio: Studio) -> None:
    with studio.qtbot.waitSignal(studio.session.model_failed):
        studio.window.open_model(Path("broken.safetensors"))
    assert "Open one" in studio.view.note
    assert studio.window.model_button.text() == "Open a model…"
    studio.stroke((100, 100))  # drawing works all the same
    assert studio.drawing.can_undo


def test_a_picture_that_fails_is_a_sentence_and_the_next_is_shown(studio: Studio) -> None:
    studio.open_model()
    studio.generator.failure = RuntimeError("boom")
    with studio.qtbot.waitSignal(studio.session.frame_failed):
        studio.stroke((100, 100))
    assert "the drawing is safe" in studio.window.message_text
    studio.generator.failure = None
    studio.stroke((200, 100))
    studio.wait_for_picture()


def test_a_label_model_brings_its_palette_and_hard_edges(studio: Studio) -> None:
    palette = (Swatch("sky", (0, 0, 255)), Swatch("roof", (200, 0, 0)))
    card = ModelCard("Towns", NetworkSpec(), input=InputSpec("labels", (0, 0, 255), palette))
    studio.loader.generators["towns"] = FakeGenerator(card=card)
    studio.open_model("towns")
    swatches = studio.window.tools.palette.swatches
    assert [(swatch.accessibleName(), swatch.colour) for swatch in swatches] == [
        ("sky", (0, 0, 255)),
        ("roof", (200, 0, 0)),
    ]
    seen = studio.window.tools.palette.findChildren(SwatchButton)
    assert sum(swatch.isVisible() for swatch in seen) == 2
    QTest.mouseClick(swatches[1], Qt.MouseButton.LeftButton)
    studio.key("Ctrl+N")
    assert studio.drawing.background == (0, 0, 255)
    studio.stroke((100, 100), (213, 307))
    assert {tuple(p) for p in pixels(studio).reshape(-1, 3).tolist()} == {(0, 0, 255), (200, 0, 0)}
    QTest.mouseMove(studio.canvas, studio.canvas.document_to_widget(QPointF(213, 307)).toPoint())
    assert studio.window.statusBar().currentMessage() == "roof"
    QTest.mouseMove(studio.canvas, studio.canvas.document_to_widget(QPointF(400, 50)).toPoint())
    assert studio.window.statusBar().currentMessage() == "sky"
    studio.key("1")
    assert studio.window.toolbox.colour == (0, 0, 255)
    studio.key("3")  # there is no third
    assert studio.window.toolbox.colour == (0, 0, 255)
    studio.open_model()
    assert len(studio.window.tools.palette.swatches) == 24
    assert not studio.window.toolbox.hard_edged


def test_drawing_goes_on_while_a_model_loads(studio: Studio) -> None:
    studio.generator.gate = threading.Semaphore(0)
    studio.window.open_model(Path("fake.safetensors"))
    studio.generator.wait_for_requests(1)
    studio.stroke((100, 100), (300, 100))
    studio.generator.gate.release(5)
    studio.wait_for_picture()


def test_the_drawing_is_saved_and_then_unmodified(studio: Studio, tmp_path: Path) -> None:
    studio.stroke((100, 100), (300, 100))
    assert studio.window.isWindowModified()
    studio.dialogs.path = tmp_path / "mine"
    studio.key("Ctrl+S")
    assert np.array_equal(to_rgb(open_image(tmp_path / "mine.png")), pixels(studio))
    assert not studio.window.isWindowModified()


def test_an_openraster_drawing_comes_back_with_its_paper(studio: Studio, tmp_path: Path) -> None:
    studio.drawing.new(300, 400, (9, 8, 7))
    studio.stroke((100, 100), (200, 300))
    before = pixels(studio)
    studio.dialogs.path = tmp_path / "mine.ora"
    studio.key("Ctrl+S")
    assert not studio.window.isWindowModified()
    studio.window.actions_.sizes[256].trigger()
    studio.drawing.new(256, 256, (255, 255, 255))
    drop(studio, tmp_path / "mine.ora")
    assert np.array_equal(pixels(studio), before)
    assert studio.drawing.background == (9, 8, 7)


def test_the_picture_is_saved_and_copied(studio: Studio, tmp_path: Path) -> None:
    studio.open_model()
    studio.stroke((100, 100), (300, 100))
    studio.wait_for_picture()
    studio.dialogs.path = tmp_path / "picture.png"
    studio.key("Ctrl+E")
    assert np.array_equal(to_rgb(open_image(tmp_path / "picture.png")), 255 - pixels(studio))
    studio.key("Ctrl+Shift+C")
    copied = QGuiApplication.clipboard().image()
    assert np.array_equal(to_rgb(copied.convertToFormat(studio.view.image.format())), 255 - pixels(studio))


def test_a_save_that_fails_is_a_sentence_and_the_drawing_stays_modified(studio: Studio, tmp_path: Path) -> None:
    studio.stroke((100, 100))
    studio.dialogs.path = tmp_path / "nowhere" / "mine.png"
    studio.key("Ctrl+S")
    assert "couldn’t be saved" in studio.window.message_text
    assert studio.drawing.modified


def test_a_save_is_suggested_under_the_drawings_own_name(studio: Studio, tmp_path: Path) -> None:
    write(tmp_path / "castle.png", picture(2, 300, 300))
    studio.window.open_drawing(tmp_path / "castle.png")
    studio.key("Ctrl+S")
    assert studio.dialogs.suggestions[-1].name == "castle.png"


def test_files_are_dropped_on_the_window(studio: Studio, tmp_path: Path) -> None:
    write(tmp_path / "mine.png", picture(5, 400, 300))
    drop(studio, tmp_path / "mine.png")
    assert np.array_equal(pixels(studio), picture(5, 400, 300))
    with studio.qtbot.waitSignal(studio.session.model_opened):
        drop(studio, Path("fake.safetensors"))
    drop(studio, tmp_path / "a.png", tmp_path / "b.png")
    assert "Drop one file" in studio.window.message_text


def test_pixels_of_another_program_are_dropped_on_the_drawing(studio: Studio) -> None:
    mime = QMimeData()
    mime.setImageData(to_qimage(picture(5, 80, 60)))
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(300, 300), action, mime, left, none)
    QApplication.sendEvent(studio.window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(studio.window, QDropEvent(QPointF(300, 300), action, mime, left, none))
    assert (pixels(studio) != 255).any(axis=2).sum() > 1000
    assert studio.window.toolbox.selector.exists  # it can be moved and scaled


def test_a_new_sheet_of_another_size_can_be_taken_back(studio: Studio) -> None:
    studio.stroke((100, 100), (300, 100))
    mine = pixels(studio)
    studio.window.actions_.sizes[1024].trigger()
    assert studio.drawing.width == 1024
    studio.key("Ctrl+Z")
    assert np.array_equal(pixels(studio), mine)


def test_clear_empties_the_sheet(studio: Studio) -> None:
    studio.stroke((100, 100), (300, 100))
    studio.key("Del")
    assert (pixels(studio) == 255).all()


def left_behind(studio: Studio) -> Rgb | None:
    """What a next start would find, as after a kill: from a copy, since the window's lock still holds."""
    copies = studio.folder / "copies"
    shutil.copytree(studio.folder / "recovery", copies, ignore=shutil.ignore_patterns("*.lock"))
    image = Recovery(copies).restore()
    shutil.rmtree(copies)
    return to_rgb(image) if image is not None else None


def test_a_finished_stroke_is_kept_and_a_saved_drawing_forgotten(studio: Studio, tmp_path: Path) -> None:
    studio.stroke((100, 100), (300, 100))
    kept = left_behind(studio)
    assert kept is not None
    assert np.array_equal(kept, pixels(studio))
    studio.dialogs.path = tmp_path / "mine.png"
    studio.key("Ctrl+S")
    assert left_behind(studio) is None
    studio.stroke((100, 200), (300, 200))
    kept = left_behind(studio)
    assert kept is not None
    assert np.array_equal(kept, pixels(studio))


def test_a_folder_that_can_not_be_written_is_a_sentence_and_drawing_goes_on(studio: Studio) -> None:
    (studio.folder / "recovery").write_text("in the way")
    studio.stroke((100, 100), (300, 100))
    assert "can’t be kept safe" in studio.window.message_text
    (studio.folder / "recovery").unlink()
    studio.stroke((100, 200), (300, 200))
    kept = left_behind(studio)
    assert kept is not None
    assert np.array_equal(kept, pixels(studio))


def test_closing_asks_nothing_keeps_the_drawing_and_remembers_the_tools(studio: Studio) -> None:
    studio.open_model()
    studio.key("]")
    studio.window.toolbox.take_colour((1, 2, 3))
    studio.stroke((100, 100), (300, 100))
    size = studio.window.toolbox.size
    studio.window.close()
    assert not studio.window.isVisible()
    settings = studio.saved[-1]
    assert (settings.brush_size, settings.colour, settings.model) == (size, (1, 2, 3), "fake.safetensors")
    restored = Recovery(studio.folder / "recovery").restore()
    assert restored is not None
    assert np.array_equal(to_rgb(restored), pixels(studio))


@pytest.mark.parametrize("theme", ["dark", "light", "system"])
def test_a_theme_is_chosen_and_remembered(studio: Studio, theme: str) -> None:
    studio.window.actions_.themes[theme].trigger()
    studio.window.close()
    assert studio.saved[-1].theme == theme


def test_a_damaged_geometry_is_ignored(qtbot: QtBot, tmp_path: Path) -> None:
    studio = Studio(qtbot, tmp_path, Settings(theme="light", geometry="§ no base64"))
    studio.show()
    assert studio.window.width() == min(1280, studio.window.screen().availableSize().width())
    studio.session.stop()


def test_every_shortcut_means_one_thing(studio: Studio) -> None:
    keys = [key.toString() for action in studio.window.actions_.all() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_every_button_has_a_name_for_those_who_hear_it(studio: Studio) -> None:
    own = [
        button for button in studio.window.findChildren(QAbstractButton) if not button.objectName().startswith("qt_")
    ]
    assert len(own) > 30
    assert all(button.accessibleName() for button in own)
