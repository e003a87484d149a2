"""The worker's loop: opens models, and makes a picture of the newest drawing whenever there is one."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from sketchpad.live.generator import LiveGenerator, Loader, Picture, Request, Rgb
from sketchpad.live.mailbox import Mailbox, OpenModel
from trainer.model_card import ModelCard, ModelFileError

_log = logging.getLogger(__name__)

Source = Callable[[], tuple[int, Rgb]]  # the drawing as it is now: its revision and its pixels


class Listener(Protocol):
    """Who hears of the engine's work; called in the worker's thread."""

    def on_picture(self, revision: int, picture: Picture) -> None:
        """A picture of this revision is ready; revisions only grow."""

    def on_model(self, path: Path, card: ModelCard) -> None:
        """This model draws from now on."""

    def on_model_failed(self, sentence: str) -> None:
        """A model couldn't be opened; the former one draws on."""

    def on_frame_failed(self, sentence: str) -> None:
        """A picture couldn't be made; said once for failures in a row."""

    def on_working(self, working: bool) -> None:
        """The engine has begun to work, or has nothing left to do."""


class Engine:
    """Runs in one thread; an error in a model or in a picture never ends it."""

    def __init__(self, loader: Loader, source: Source, mailbox: Mailbox, listener: Listener) -> None:
        self._loader = loader
        self._source = source
        self._mailbox = mailbox
        self._listener = listener
        self._generator: LiveGenerator | None = None
        self._failing = False

    def run(self) -> None:
        """Work until the mailbox is closed."""
        while (task := self._mailbox.take(drawings=self._generator is not None)) is not None:
            self._listener.on_working(True)
            if isinstance(task, OpenModel):
                self._open(task.path)
            else:
                self._draw()
            if self._mailbox.empty:
                self._listener.on_working(False)

    def _open(self, path: Path) -> None:
        """Load and warm up a model, and only then put it in the former one's place."""
        try:
            generator = self._loader(path)
            generator.warm_up()
        except ModelFileError as error:
            self._listener.on_model_failed(str(error))
            return
        except MemoryError:
            self._listener.on_model_failed(f"There is not enough memory to open {path.name}: close other programs.")
            return
        except Exception:  # noqa: BLE001  (a foreign model can fail in any way; the former one must go on)
            _log.exception("opening %s", path)
            self._listener.on_model_failed(f"{path.name} couldn't be opened; the log says why.")
            return
        self._generator, self._failing = generator, False
        self._listener.on_model(path, generator.card)
        self._draw()  # the drawing is there already: its picture is what the person waits for

    def _draw(self) -> None:
        assert self._generator is not None  # the mailbox keeps drawings back until there is a model
        # The pixels are fetched here, not when the pen moved: one copy a picture, and the newest drawing there is.
        revision, rgb = self._source()
        try:
            picture = self._generator.draw(Request(rgb))
        except Exception as error:  # noqa: BLE001  (one bad picture must not end the drawing)
            _log.exception("drawing revision %d", revision)
            if not self._failing:
                self._failing = True
                why = "there is not enough memory" if isinstance(error, MemoryError) else "the log says why"
                self._listener.on_frame_failed(f"The picture couldn't be made: {why}; the drawing is safe.")
            return
        self._failing = False
        self._listener.on_picture(revision, picture)
