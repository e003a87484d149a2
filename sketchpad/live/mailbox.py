"""The letter box between window and worker: of drawings and of models only the newest waits."""

import threading
from dataclasses import dataclass
from pathlib import Path

from sketchpad.live.generator import Look


@dataclass(frozen=True)
class OpenModel:
    """A model file to open."""

    path: Path


@dataclass(frozen=True)
class DrawPicture:
    """A drawing, or how it is to be drawn, has changed."""

    look: Look


@dataclass(frozen=True)
class Rested:
    """Nothing has come for as long as was waited."""


class Mailbox:
    """Latest wins; models wait in a slot of their own that drawings never displace. Thread-safe."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._stale = False  # there is a drawing that no picture was begun for
        self._look = Look()
        self._model: Path | None = None
        self._closed = False

    def post(self) -> None:
        """There is a drawing newer than any before."""
        with self._changed:
            self._stale = True
            self._changed.notify_all()

    def show(self, look: Look) -> None:
        """Draw in another way; the same way again is nothing new."""
        with self._changed:
            if look != self._look:
                self._look, self._stale = look, True
                self._changed.notify_all()

    def open(self, path: Path) -> None:
        """Ask for another model."""
        with self._changed:
            self._model = path
            self._changed.notify_all()

    def close(self) -> None:
        """Let the worker end: nothing more is handed out."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    @property
    def look(self) -> Look:
        """How to draw now."""
        with self._changed:
            return self._look

    @property
    def empty(self) -> bool:
        """Whether nothing waits."""
        with self._changed:
            return not self._waits

    def take(self, drawings: bool, seconds: float | None = None) -> OpenModel | DrawPicture | Rested | None:
        """Wait for something to do, `seconds` at most, and take it; None once the box is closed.

        A model comes before a drawing, since the drawing would be drawn twice otherwise. Without `drawings`, before
        there is a model, they stay in the box.
        """
        with self._changed:
            self._changed.wait_for(
                lambda: self._closed or self._model is not None or (drawings and self._stale), seconds
            )
            if self._closed:
                return None
            if self._model is not None:
                path, self._model = self._model, None
                return OpenModel(path)
            if not (drawings and self._stale):
                return Rested()
            self._stale = False
            return DrawPicture(self._look)

    @property
    def _waits(self) -> bool:
        return self._closed or self._stale or self._model is not None
