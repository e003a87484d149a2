"""`python -m tests.kill_settings FOLDER`: a window is used, and killed as soon as its settings are on disk."""

import os
import signal
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from sketchpad.document.drawing import Brush, Drawing
from sketchpad.document.files.recovery import Recovery
from sketchpad.live.session import LiveSession
from sketchpad.models.gallery import Gallery
from sketchpad.settings import load_settings, save_settings
from sketchpad.ui.canvas.view_mode import ViewMode
from sketchpad.ui.files.file_dialogs import FileDialogs
from sketchpad.ui.window.main_window import MainWindow
from tests.kill_drawing import part
from tests.live.fakes import FakeGenerator, FakeLoader

_PATIENCE_S = 20


class _Answers(FileDialogs):
    """Names one place for whatever is saved."""

    path: Path | None = None

    def save(self, parent: QWidget, title: str, suggestion: Path, kinds: tuple[str, ...]) -> Path | None:
        return self.path


def ready_window(folder: Path, dialogs: FileDialogs | None = None) -> MainWindow:
    """Return a window as the app makes it, with its settings and its unsaved drawing in `folder`."""
    settings, _ = load_settings(folder / "settings.json")
    drawing, recovery = Drawing(), Recovery(folder / "recovery")
    session = LiveSession(FakeLoader(fake=FakeGenerator("Fake")), drawing.snapshot)
    window = MainWindow(
        drawing,
        session,
        settings,
        examples=[],
        save_settings=lambda changed: save_settings(folder / "settings.json", changed),
        gallery=Gallery(folder / "starters", folder / "own", folder / "runs", None),
        recovery=recovery,
        dialogs=dialogs,
    )
    unsaved = recovery.restore_layers()
    name = recovery.restore_name() if unsaved is not None else None
    moments = recovery.restore_moments() if unsaved is not None else []
    recovery.attach(drawing)
    if unsaved is not None:
        window.recover_drawing(unsaved, name, recovery.kept_part, moments)
    return window


def use_and_kill(folder: Path) -> None:
    """Change settings, save a drawing, draw on and keep a part; die as soon as the last change is written."""
    application = QApplication.instance() or QApplication([])
    dialogs = _Answers()
    window = ready_window(folder, dialogs)
    shown: list[bool] = []
    window.first_painted.connect(lambda: shown.append(True))
    window.show()
    deadline = time.monotonic() + _PATIENCE_S
    while not shown and time.monotonic() < deadline:
        application.processEvents()
    drawing, actions = window.toolbox.drawing, window.actions_
    _stroke(drawing, 80)
    dialogs.path = folder / "cat.ora"
    actions.save_drawing.trigger()
    _stroke(drawing, 200)
    drawing.keep(part(5))
    actions.themes["dark"].trigger()
    actions.views[ViewMode.OVERLAY].trigger()
    for _ in range(8):
        if window.toolbox.size < 64:
            actions.bigger.trigger()
    while load_settings(folder / "settings.json")[0].brush_size != 64 and time.monotonic() < deadline:
        application.processEvents()
    os.kill(os.getpid(), signal.SIGKILL)


def _stroke(drawing: Drawing, at: int) -> None:
    drawing.begin_stroke(Brush((10, 20, 30), 12), at, at)
    drawing.continue_stroke(at + 90, at + 20)
    drawing.end_stroke()


if __name__ == "__main__":
    use_and_kill(Path(sys.argv[1]))
