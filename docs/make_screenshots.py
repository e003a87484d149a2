"""Takes the README's pictures of the window: `python docs/make_screenshots.py` writes them here, without a screen."""

import os
import sys
import tempfile
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from sketchpad import paths
from sketchpad.app import load_live_generator, read_examples
from sketchpad.document.drawing import Drawing
from sketchpad.live.session import LiveSession
from sketchpad.models.gallery import Gallery
from sketchpad.settings import Settings
from sketchpad.ui.window.main_window import MainWindow

HERE = Path(__file__).parent
WAIT_MS = 900_000  # for torch, a model and its picture, on a machine that may have much else to do
REST_MS = 3000  # until the picture has been drawn in greater detail
FADE_MS = 500


def _wait(milliseconds: int) -> None:
    """Let the window live; QTest.qWait would keep Python from importing torch beside it."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def take(settings: Settings, model: str, target: Path) -> None:
    """Show a starter model's first example and its picture in the window, 1280x800, and write what is seen.

    Raises:
        TimeoutError: there was no picture in time.
    """
    drawing = Drawing()
    session = LiveSession(load_live_generator, drawing.snapshot)
    with tempfile.TemporaryDirectory() as folder:
        gallery = Gallery(paths.assets() / "models", Path(folder) / "models", Path(folder) / "runs", None)
        window = MainWindow(
            drawing,
            session,
            settings,
            examples=read_examples(),
            gallery=gallery,
            save_settings=lambda _settings: None,
        )
        window.resize(1280, 800)
        window.drawings.open_example(next(example.path for example in read_examples() if example.model == model))
        window.open_model(paths.assets() / "models" / f"{model}.safetensors")
        window.show()

        def is_drawn() -> bool:
            return window.models.opened is not None and window.picture_view.shown_revision == drawing.revision

        clock = QElapsedTimer()
        clock.start()
        while not is_drawn():
            if clock.elapsed() > WAIT_MS:
                raise TimeoutError(f"{model} drew no picture within {WAIT_MS / 1000:.0f} s")
            _wait(100)
        _wait(REST_MS)
        window.statusBar().clearMessage()
        window.pictures.status.hide()  # what a picture takes here says nothing of the reader's machine
        _wait(FADE_MS)
        window.grab().save(str(target))
        session.stop()
    with Image.open(target) as image:
        image.convert("RGB").save(target, optimize=True)


def main() -> None:
    """Write screenshot.png and screenshot-dark.png."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    take(Settings(theme="light"), "landscapes", HERE / "screenshot.png")
    take(Settings(theme="dark", view="split"), "clay", HERE / "screenshot-dark.png")
    application.quit()


if __name__ == "__main__":
    main()
