"""Settings are on disk shortly after they have changed: neither a crash nor a kill costs one."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad.document.pixels import blank
from sketchpad.settings import Settings, load_settings
from sketchpad.ui.canvas.view_mode import ViewMode
from sketchpad.ui.window import settings_writer
from sketchpad.ui.window.main_window import MainWindow
from sketchpad.ui.window.settings_writer import SettingsWriter
from tests.kill_drawing import part
from tests.kill_settings import ready_window
from tests.ui.conftest import Studio


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two dozen changes, each of which is waited for."""
    monkeypatch.setattr(settings_writer, "SETTLES_MS", 20)


def drag(window: MainWindow, name: str) -> None:
    widget = window.panes.divider if name == "halves" else window.views.handle
    middle = widget.rect().center()
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(widget, middle + QPoint(40, 0))
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=middle + QPoint(40, 0))


def drag_the_split(window: MainWindow) -> None:
    window.actions_.views[ViewMode.SPLIT].trigger()
    drag(window, "split")


def pen(window: MainWindow) -> None:
    window.actions_.pen.trigger()
    assert window.tools.pen_dialog is not None
    window.tools.pen_dialog.thinnest.setValue(70)
    window.tools.pen_dialog.curve.setValue(30)
    window.tools.pen_dialog.fingers.click()
    window.tools.pen_dialog.close()


def opacity(window: MainWindow, mode: ViewMode) -> None:
    window.actions_.views[mode].trigger()
    window.views.bar.slider.setValue(23)


def assign(window: MainWindow) -> None:
    window.actions_.keymap.assign(window.actions_.clear, [QKeySequence("Ctrl+K")])


def take_palette(window: MainWindow, folder: Path) -> None:
    image = blank(64, 64, (200, 30, 20))
    image.save(str(folder / "poppy.png"))
    window.colours.take_palette(folder / "poppy.png")


CHANGES: dict[str, Callable[[MainWindow, Path], object]] = {
    "theme": lambda window, _: window.actions_.themes["dark"].trigger(),
    "brush_size": lambda window, _: window.tools.rail.slider.setValue(80),
    "eraser_size": lambda window, _: QTest.keySequence(window, "E") or QTest.keySequence(window, "["),
    "stabilizer": lambda window, _: window.actions_.stabilizers[0.8].trigger(),
    "pressure_thinnest": lambda window, _: pen(window),
    "colour": lambda window, _: window.actions_.colours[6].trigger(),
    "detail": lambda window, _: window.actions_.details[4].trigger(),
    "view": lambda window, _: window.actions_.views[ViewMode.SPLIT].trigger(),
    "overlay_opacity": lambda window, _: opacity(window, ViewMode.OVERLAY),
    "ghost_opacity": lambda window, _: opacity(window, ViewMode.ON_PICTURE),
    "split": lambda window, _: drag_the_split(window),
    "picture_apart": lambda window, _: window.actions_.apart.trigger(),
    "picture_geometry": lambda window, _: window.views.window.resize(300, 280),
    "recent": lambda window, folder: window.open_drawing(folder / "example.png"),
    "recent_colours": lambda window, _: QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton),
    "swatches": take_palette,
    "colour_panel": lambda window, _: window.actions_.mix_colours.trigger(),
    "shortcuts": lambda window, _: assign(window),
    "halves": lambda window, _: drag(window, "halves"),
    "geometry": lambda window, _: window.resize(1000, 700),
}


def test_a_change_is_written_while_the_window_is_open(studio: Studio) -> None:
    studio.open_model()
    studio.stroke((100, 100), (200, 200))
    studio.wait_for_picture()
    studio.qtbot.waitUntil(lambda: bool(studio.saved))
    for name, change in CHANGES.items():
        before = getattr(studio.saved[-1], name)
        change(studio.window, studio.folder)

        def is_written(name: str = name, before: object = before) -> bool:
            return bool(getattr(studio.saved[-1], name) != before)

        studio.qtbot.waitUntil(is_written)


def test_the_model_and_the_folder_are_written_and_saving_is_no_reason_to_write_twice(studio: Studio) -> None:
    studio.open_model()
    studio.qtbot.waitUntil(lambda: bool(studio.saved) and studio.saved[-1].model == "fake.safetensors")
    studio.stroke((100, 100), (200, 200))
    studio.dialogs.path = studio.folder / "mine.ora"
    studio.key("Ctrl+S")
    studio.qtbot.waitUntil(lambda: studio.saved[-1].folder == str(studio.folder))
    assert len({id(settings) for settings in studio.saved}) == len(studio.saved)
    assert all(a != b for a, b in zip(studio.saved, studio.saved[1:], strict=False))


def test_nothing_is_written_while_the_hand_draws(qtbot: QtBot) -> None:
    saved: list[Settings] = []
    answers = [False, True, True]  # whether it draws, the last answer first
    sizes = iter(range(1, 9))
    writer = SettingsWriter(lambda: Settings(brush_size=next(sizes)), saved.append, lambda: answers.pop())
    writer.begin()
    writer.note()
    qtbot.waitUntil(lambda: len(answers) == 1)
    assert not saved
    qtbot.waitUntil(lambda: bool(saved))


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_after_a_kill_settings_and_the_drawing_with_its_name_are_there(tmp_path: Path) -> None:
    killed = subprocess.run(
        [sys.executable, "-m", "tests.kill_settings", str(tmp_path)], capture_output=True, timeout=60, check=False
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    settings, complaint = load_settings(tmp_path / "settings.json")
    assert complaint is None
    assert (settings.theme, settings.view, settings.brush_size) == ("dark", "overlay", 64)
    assert settings.recent == (str(tmp_path / "cat.ora"),)
    window = ready_window(tmp_path)
    assert window.windowTitle().startswith("cat[*]")
    assert window.isWindowModified()
    assert window.files.file == tmp_path / "cat.ora"
    assert window.toolbox.drawing.kept == part(5)
    assert window.actions_.let_go.isEnabled()
    window.close()
