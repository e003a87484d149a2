"""The letter box between window and worker: of drawings and of models only the newest waits."""

import threading
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class OpenModel:
    """A model file to open."""

    path: Path


@dataclass(frozen=True)
class DrawPicture:
    """A drawing that has changed."""

    revision: int


class Mailbox:
    """Latest wins; models wait in a slot of their own that drawings never displace. Thread-safe."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._revision: int | None = None
        self._model: Path | None = None
        self._closed = False

    def post(self, revision: int) -> None:
        """There is a drawing newer than any before."""
        with self._changed:
            self._revision = revision
            self._changed.notify()

    def open(self, path: Path) -> None:
        """Ask for another model."""
        with self._changed:
            self._model = path
            self._changed.notify()

    def close(self) -> None:
        """Let the worker end: nothing more is handed out."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    @property
    def empty(self) -> bool:
        """Whether nothing waits."""
        with self._changed:
            return self._revision is None and self._model is None

    def take(self, drawings: bool) -> OpenModel | DrawPicture | None:
        """Wait for something to do, and take it; None once the box is closed.

        A model comes before a drawing, since the drawing would be drawn twice otherwise. Without `drawings`, before
        there is a model, they stay in the box.
        """
        with self._changed:
            self._changed.wait_for(
                lambda: self._closed or self._model is not None or (drawings and self._revision is not None)
            )
            if self._closed:
                return None
            if self._model is not None:
                path, self._model = self._model, None
                return OpenModel(path)
            assert self._revision is not None  # wait_for saw it
            revision, self._revision = self._revision, None
            return DrawPicture(revision)
