"""`python -m tests.soak --minutes 60`: does a window that is used for long keep its size (memory leaks, handles)?

A real window with a real, small model does what people do, at random, a few deeds a second: strokes, fills, undo, new
sheets, layers, selections, remembered pictures and kept parts, saving, opening, exporting, other models, themes and
tabs, the gallery, a tracing image, a time-lapse. Once a minute it says its memory (RSS), threads, open files and the
files it left; before, it begins a new drawing, so that like is compared with like: what an unsaved drawing has beside
it, remembered pictures for example, is no leak. History and time-lapse are bounded to a few megabytes here, so that
what they keep on purpose is full after the first minutes, and what grows later is a leak.
"""

import argparse
import gc
import json
import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psutil
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from sketchpad.document.drawing import Drawing
from sketchpad.document.files.recovery import Recovery
from sketchpad.document.files.timelapse import TimelapseRecorder
from sketchpad.live.session import LiveSession
from sketchpad.models.gallery import Gallery
from sketchpad.settings import Settings, save_settings
from sketchpad.torch_generator import load_live_generator
from sketchpad.ui.picture.example_strip import Example
from sketchpad.ui.window.garbage_collector import GarbageCollector
from sketchpad.ui.window.main_window import MainWindow
from tests.trainer.data import picture, write
from tests.trainer.models import save_small_model, small_card
from tests.ui.conftest import FakeDialogs
from trainer.model_card import InputSpec

_KEPT = 4 * 1024 * 1024  # bytes of history and of time-lapse
_DEED_MS = 400
_COMMANDS = (
    "layer_add", "layer_duplicate", "layer_merge", "layer_raise", "layer_lower", "layer_delete", "layer_above",
    "layer_below", "select_all", "deselect", "cut", "copy", "paste", "mirror_selection", "turn_selection",
    "mirror_drawing", "turn_drawing", "new_variation", "steady", "remember", "go_back", "forget_moment",
    "keep_part", "let_go", "copy_picture", "see_moment", "zoom_in", "zoom_out", "fit", "turn_right", "mirror",
    "apart", "mix_colours", "swap_colours", "bigger", "smaller", "trace_remove", "crop", "surprise", "abandon",
)  # fmt: skip


class Soak:
    """A window, and a hand that never rests."""

    def __init__(self, home: Path, seed: int, unforeseen: list[str]) -> None:
        os.environ["SKETCHPAD_HOME"] = str(home)
        self.home, self._rng, self._unforeseen = home, random.Random(seed), unforeseen
        self.deeds = 0
        self._photo = home / "photo.png"
        write(self._photo, picture(1, 300, 400))
        self._models = [home / "models" / f"{name}.safetensors" for name in ("small", "dabs")]
        self._models[0].parent.mkdir()
        save_small_model(self._models[0])
        save_small_model(self._models[1], replace(small_card("Dabs"), input=InputSpec("lines", spread_dabs=True)))
        self.drawing = Drawing(most_undo_bytes=_KEPT)
        self.session = LiveSession(load_live_generator, self.drawing.snapshot)
        self.dialogs = FakeDialogs()
        self._recovery = Recovery(home / "recovery", most_bytes=_KEPT)
        self.window = MainWindow(
            self.drawing,
            self.session,
            Settings(theme="light"),
            examples=[Example(self._photo, "Example")],
            gallery=Gallery(home / "starters", home / "models", home / "runs", home / "thumbnails"),
            recovery=self._recovery,
            save_settings=lambda settings: save_settings(home / "settings.json", settings),
            dialogs=self.dialogs,
        )
        self.window.timelapse.recorder = TimelapseRecorder(100, _KEPT)
        self._recovery.attach(self.drawing)
        self.window.open_model(self._models[0])
        self._deeds: list[tuple[int, Callable[[], None]]] = [
            (20, self._stroke),
            (3, lambda: self._press(self.window.actions_.undo)),
            (2, lambda: self._press(self.window.actions_.redo)),
            (1, lambda: self._press(self.window.actions_.clear)),
            (1, self._new),
            (2, self._save),
            (2, self._open),
            (1, self._export),
            (1, self._theme),
            (1, self._tab),
            (1, self._gallery),
            (1, self._trace),
            (1, self._film),
            (10, self._command),
            (4, self._tool),
            (1, self._model),
        ]
        commands = [partial(self._press, getattr(self.window.actions_, name)) for name in _COMMANDS]
        tools = [partial(self._press, action) for action in self._tools]
        self._each = [deed for other in (*commands, *tools) for deed in (self._stroke, other)]
        self._each += [deed for _, deed in self._deeds]
        self._rng.shuffle(self._each)
        self.window.resize(1000, 700)
        self.window.show()

    def act(self) -> None:
        """Do one thing."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()
        weights, deeds = zip(*self._deeds, strict=True)
        if self.deeds < 3 * len(self._each):  # what is made once is made in the first minutes
            deed = self._each[self.deeds % len(self._each)]
        else:
            (deed,) = self._rng.choices(deeds, weights)
        deed()
        self.deeds += 1

    def rest(self) -> None:
        """Come to a state that is the same each time: a new, empty drawing, saved, and nothing remembered of it."""
        self._new()
        self.drawing.mark_saved()
        self._recovery.keep(self.drawing)

    def _press(self, action: object) -> None:
        action.trigger()  # type: ignore[attr-defined]

    def _stroke(self) -> None:
        canvas, rng = self.window.canvas, self._rng
        places = [QPoint(rng.randrange(canvas.width()), rng.randrange(canvas.height())) for _ in range(6)]
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, places[0])
        for place in places[1:]:
            QTest.mouseMove(canvas, place)
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, places[-1])

    def _new(self) -> None:
        self._press(self.window.actions_.new)

    def _save(self) -> None:
        self.dialogs.path = self.home / self._rng.choice(("mine.ora", "mine.png"))
        self.window.files.save_as()

    def _open(self) -> None:
        path = self._rng.choice([self._photo, self.home / "mine.ora", self.home / "mine.png"])
        if path.exists():
            self.window.open_drawing(path)

    def _export(self) -> None:
        self.dialogs.path = self.home / "exported.webp"
        self.window.exports.export(self.window.exports.wish)

    def _theme(self) -> None:
        self._press(self._rng.choice(list(self.window.actions_.themes.values())))

    def _tab(self) -> None:
        self._press(self.window.actions_.train)
        QTimer.singleShot(_DEED_MS // 2, self.window.actions_.draw.trigger)

    def _gallery(self) -> None:
        self.window.models.show_gallery()

    def _trace(self) -> None:
        self.window.tracing.load(self._photo)

    def _film(self) -> None:
        self.window.timelapse.ask()

    def _command(self) -> None:
        self._press(getattr(self.window.actions_, self._rng.choice(_COMMANDS)))

    def _tool(self) -> None:
        self._press(self._rng.choice(self._tools))

    @property
    def _tools(self) -> list[QAction]:
        actions = self.window.actions_
        return [*actions.tools.values(), *actions.views.values(), *actions.symmetries.values()]

    def _model(self) -> None:
        self.window.open_model(self._rng.choice(self._models))


def measure(home: Path) -> dict[str, int]:
    """Return what a process should keep constant."""
    gc.collect()
    process = psutil.Process()
    return {
        "rss": process.memory_info().rss,
        "threads": process.num_threads(),
        "python_threads": threading.active_count(),
        "handles": process.num_fds() if hasattr(process, "num_fds") else 0,
        "files": sum(1 for path in home.rglob("*") if path.is_file()),
        "parts": sum(1 for path in home.rglob("*.part")),
    }


def main() -> None:
    """Soak, and say once a minute how it stands; the last line is the verdict."""
    parser = argparse.ArgumentParser("tests.soak", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--settle", type=float, default=5.0, help="minutes after which nothing may grow any more")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    application = QApplication(sys.argv[:1])
    collector = GarbageCollector(lambda: False, application)
    unforeseen: list[str] = []
    sys.excepthook = lambda kind, error, _trace: unforeseen.append(f"{kind.__name__}: {error}")
    with tempfile.TemporaryDirectory() as folder:
        soak, began, rows = Soak(Path(folder), options.seed, unforeseen), time.monotonic(), []
        acting, telling = QTimer(interval=_DEED_MS), QTimer(interval=60_000)
        acting.timeout.connect(soak.act)

        def tell() -> None:
            minutes = (time.monotonic() - began) / 60
            soak.rest()
            rows.append({"minute": round(minutes, 1), "deeds": soak.deeds, **measure(soak.home)})
            print(json.dumps(rows[-1] | {"unforeseen": len(unforeseen)}), flush=True)
            if minutes >= options.minutes:
                acting.stop()
                application.quit()

        telling.timeout.connect(tell)
        acting.start()
        assert collector is not None
        telling.start()
        application.exec()
        soak.window.close()
        soak.session.stop()
        settled = next((row for row in rows if row["minute"] >= options.settle), rows[0])
        grown = {name: rows[-1][name] - settled[name] for name in settled if name not in ("minute", "deeds")}
        share = grown["rss"] / settled["rss"]
        print(json.dumps({"rss_share": round(share, 4), "grown": grown, "unforeseen": unforeseen[:20]}), flush=True)
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
