"""Takes the pictures of the window in the README and in the help: `python docs/make_screenshots.py`, without a screen.

Those of the help are taken in each of its languages. With names of pictures (`window`, `labels`, `train`, `screenshot`,
`screenshot-dark`, `screenshot-labels`) only these are taken.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from msgspec import structs
from PIL import Image
from PySide6.QtCore import QElapsedTimer, QEventLoop, QSize, QTimer
from PySide6.QtGui import QFontDatabase, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from sketchpad import paths
from sketchpad.app import chinese_families, load_live_generator, read_examples
from sketchpad.document.drawing import Drawing
from sketchpad.document.files.image_files import save_png
from sketchpad.document.layered_image import Layer
from sketchpad.document.tools.toolbox import Tool
from sketchpad.live.session import LiveSession
from sketchpad.models.gallery import Gallery
from sketchpad.settings import Paint, Settings
from sketchpad.ui.window.main_window import MainWindow
from trainer.messages import speak
from trainer.pix2pix.generator import load_generator

HERE = Path(__file__).parent
HELP = paths.assets() / "help"
WAIT_MS = 900_000  # for torch, a model and its picture, on a machine that may have much else to do
REST_MS = 3000  # until the picture has been drawn in greater detail
FADE_MS = 500
HELP_WIDTH = 760  # pixels of a picture in the help


@dataclass(frozen=True)
class Shot:
    """A picture of the window with a model's first example; `stage` does something more before it is taken."""

    settings: Settings
    model: str
    size: QSize
    stage: Callable[["MainWindow"], None] | None = None


def wait(milliseconds: int) -> None:
    """Let the window live; QTest.qWait would keep Python from importing torch beside it."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(is_so: Callable[[], bool], what: str) -> None:
    """Let the window live until something is so.

    Raises:
        TimeoutError: it wasn't in time.
    """
    clock = QElapsedTimer()
    clock.start()
    while not is_so():
        if clock.elapsed() > WAIT_MS:
            raise TimeoutError(f"{what} didn't come within {WAIT_MS / 1000:.0f} s")
        wait(100)


@contextmanager
def shown(shot: Shot) -> Iterator[MainWindow]:
    """Show a starter model's first example and its picture in the window."""
    drawing = Drawing()
    session = LiveSession(load_live_generator, drawing.snapshot)
    with tempfile.TemporaryDirectory() as folder:
        gallery = Gallery(paths.assets() / "models", Path(folder) / "models", Path(folder) / "runs", None)
        window = MainWindow(
            drawing,
            session,
            shot.settings,
            examples=read_examples(),
            gallery=gallery,
            save_settings=lambda _settings: None,
        )
        window.resize(shot.size)
        window.drawings.open_example(next(example.path for example in read_examples() if example.model == shot.model))
        window.open_model(paths.assets() / "models" / f"{shot.model}.safetensors")
        window.show()
        wait_until(lambda: window.models.opened is not None, shot.model)
        if shot.stage is not None:
            shot.stage(window)
        wait_until(lambda: window.picture_view.shown_revision == window.toolbox.drawing.revision, "a picture")
        wait(REST_MS)
        window.statusBar().clearMessage()
        window.pictures.status.hide()  # what a picture takes here says nothing of the reader's machine
        wait(FADE_MS)
        yield window
        session.stop()


def take(shot: Shot) -> QPixmap:
    """Return what is seen of the window, and of its panel of layers where that is open."""
    with shown(shot) as window:
        seen = window.grab()
        panel = window.layers.panel
        if panel is not None:
            at = panel.pos() - window.pos()
            painter = QPainter(seen)
            painter.drawPixmap(at, panel.grab())
            painter.setPen(panel.palette().mid().color())
            painter.drawRect(at.x(), at.y(), panel.width() - 1, panel.height() - 1)
            painter.end()
        return seen


def paint_layers(window: MainWindow) -> None:
    """Add clouds, and shade that is multiplied, as layers of their own, and open their panel."""
    toolbox, drawing = window.toolbox, window.toolbox.drawing
    layers: tuple[tuple[str, Layer, tuple[int, int, int], Paint, int, tuple[tuple[float, float], ...]], ...] = (
        ("Clouds", Layer(), (250, 252, 255), Paint(0.8, 0.7), 46, ((60, 70), (110, 58), (150, 74))),
        ("Shade", Layer(blend="multiply"), (120, 110, 170), Paint(0.6, 0.5), 60, ((0, 372), (150, 352), (235, 368))),
        ("Light", Layer("", 0.7, blend="screen"), (255, 214, 150), Paint(0.7, 1), 70, ((0, 205), (99, 192))),
    )
    for name, layer, colour, paint, size, path in layers:
        drawing.replace(drawing.layered.adding())
        drawing.replace(drawing.layered.changing(drawing.active, structs.replace(layer, name=name)))
        toolbox.tool, toolbox.colour, toolbox.paint = Tool.BRUSH, colour, paint
        toolbox.set_size(size)
        toolbox.press(*path[0])
        for place in path[1:]:
            toolbox.move(*place)
        toolbox.release()
    window.canvas.show_whole()
    window.canvas.changed.emit()
    window.tools.choose_tool(Tool.BRUSH)
    window.layers.follow()
    window.actions_.layers.trigger()


def drop_pairs(window: MainWindow) -> None:
    """Show the tab Train with pairs: the starters' examples, and what the models make of them."""
    folder = Path(tempfile.mkdtemp()) / "pictures"
    for model in ("landscapes", "clay"):
        draw = load_generator(paths.assets() / "models" / f"{model}.safetensors")
        for example in [example for example in read_examples() if example.model == model][:4]:
            with Image.open(example.path) as image:
                small = image.convert("RGB").resize((256, 256))
            for side in ("A", "B"):
                (folder / side).mkdir(parents=True, exist_ok=True)
            small.save(folder / "A" / f"{example.path.stem}.png")
            import numpy as np

            Image.fromarray(draw(np.asarray(small))).save(folder / "B" / f"{example.path.stem}.png")
    window.actions_.train.trigger()
    view = window.train.view
    view.new_page.folder.open(folder)
    wait_until(lambda: view.new_page.folder.found is not None, "the pairs")
    wait(REST_MS)


SIZE = QSize(1280, 800)
PICTURES = {
    "screenshot": Shot(Settings(theme="light"), "landscapes", SIZE, paint_layers),
    "screenshot-dark": Shot(Settings(theme="dark", view="split"), "clay", SIZE),
    "screenshot-labels": Shot(Settings(theme="dark"), "facades", SIZE),
}
HELP_PICTURES = {
    "window": Shot(Settings(theme="light"), "landscapes", QSize(1100, 640)),
    "labels": Shot(Settings(theme="light"), "facades", QSize(1100, 720)),
    "train": Shot(Settings(theme="light"), "landscapes", QSize(1100, 640), drop_pairs),
}


def keep(seen: QPixmap, target: Path, width: int | None = None) -> None:
    """Write a picture, smaller where it goes into the help."""
    save_png(target, seen.toImage())
    with Image.open(target) as image:
        picture = image.convert("RGB")
    if width is not None:
        picture = picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
    picture.save(target, optimize=True)


def main() -> None:
    """Write the pictures that are asked for, or all of them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    wanted = sys.argv[1:] or [*PICTURES, *HELP_PICTURES]
    for name in wanted:
        if name in PICTURES:
            keep(take(PICTURES[name]), HERE / f"{name}.png")
    latin = application.font()
    for language in ("en", "zh_CN"):
        speak(language)
        font = application.font() if language == "en" else latin
        if language == "zh_CN":
            font.setFamilies(chinese_families(latin.families(), QFontDatabase.families()))
        application.setFont(font)
        for name in wanted:
            if name in HELP_PICTURES:
                keep(take(HELP_PICTURES[name]), HELP / language / f"{name}.png", HELP_WIDTH)
    application.quit()


if __name__ == "__main__":
    main()
