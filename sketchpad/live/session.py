"""Live drawing as the window meets it: a QObject whose signals arrive in the window's thread."""

import threading
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sketchpad.live.engine import Edits, Engine, Source
from sketchpad.live.generator import Loader, Look, Patches, Picture
from sketchpad.live.mailbox import Mailbox
from trainer.model_card import ModelCard


@dataclass(frozen=True)
class OpenedModel:
    """A model that draws now."""

    path: Path
    card: ModelCard


class LiveSession(QObject):
    """Owns the worker thread; every method is called in the window's thread and returns at once."""

    picture_ready = Signal(int, object)  # revision, Picture
    patches_ready = Signal(int, object)  # revision, Patches: what changed of the picture
    variation_ready = Signal(int, object)  # revision, Picture: one of the variations to compare
    model_opened = Signal(object)  # OpenedModel
    model_failed = Signal(str)  # a sentence; the former model goes on
    frame_failed = Signal(str)  # a sentence
    working = Signal(bool)

    def __init__(
        self, loader: Loader, source: Source, edits: Edits | None = None, parent: QObject | None = None
    ) -> None:
        """Without `edits` each picture is a whole one."""
        super().__init__(parent)
        self._mailbox = Mailbox()
        engine = Engine(loader, source, self._mailbox, self, edits=edits)
        # A daemon: a program that is closed while torch is still being imported mustn't wait for that.
        self._thread = threading.Thread(target=engine.run, name="live", daemon=True)

    def start(self) -> None:
        """Start the worker; the window does it after its first paint, as importing torch holds up everything."""
        self._thread.start()

    def post(self) -> None:
        """Say that the drawing has changed."""
        self._mailbox.post()

    def show(self, look: Look) -> None:
        """Draw in another way from now on."""
        self._mailbox.show(look)

    def open_model(self, path: Path) -> None:
        """Draw with another model, once it is open and has proved that it works."""
        self._mailbox.open(path)

    def stop(self, timeout: float = 0.2) -> None:
        """End the worker; waits `timeout` seconds at most for the picture it is at."""
        self._mailbox.close()
        if self._thread.is_alive():
            self._thread.join(timeout)

    # The engine's listener, called in the worker's thread. Qt queues a signal for receivers in another thread.

    def on_picture(self, revision: int, picture: Picture) -> None:
        """Pass a picture on."""
        self.picture_ready.emit(revision, picture)

    def on_patches(self, revision: int, patches: Patches) -> None:
        """Pass on what changed of the picture."""
        self.patches_ready.emit(revision, patches)

    def on_variation(self, revision: int, picture: Picture) -> None:
        """Pass a variation on."""
        self.variation_ready.emit(revision, picture)

    def on_model(self, path: Path, card: ModelCard) -> None:
        """Pass a model on."""
        self.model_opened.emit(OpenedModel(path, card))

    def on_model_failed(self, sentence: str) -> None:
        """Pass a model's failure on."""
        self.model_failed.emit(sentence)

    def on_frame_failed(self, sentence: str) -> None:
        """Pass a picture's failure on."""
        self.frame_failed.emit(sentence)

    def on_working(self, working: bool) -> None:
        """Pass the engine's state on."""
        self.working.emit(working)
