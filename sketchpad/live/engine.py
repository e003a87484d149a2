"""The worker's loop: opens models, and makes a picture of the newest drawing whenever there is one."""

import logging
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from sketchpad.live.generator import LiveGenerator, Loader, Look, Picture, Request, Rgb
from sketchpad.live.mailbox import Mailbox, OpenModel
from trainer.model_card import ModelCard, ModelFileError

_log = logging.getLogger(__name__)

REST = 0.15  # seconds without a change after which the pen counts as resting
SLOW = 50.0  # milliseconds; a picture that takes longer waits for the pen to rest
_RESTS = 5  # after so many rests' time one that was slow is tried without a rest: it may be quick again
_MOST_PIXELS = 2048 * 2048  # that go through a network at once, for the memory's sake

Source = Callable[[], tuple[int, Rgb]]  # the drawing as it is now: its revision and its pixels


class Listener(Protocol):
    """Who hears of the engine's work; called in the worker's thread."""

    def on_picture(self, revision: int, picture: Picture) -> None:
        """A picture of this revision is ready; revisions only grow."""

    def on_variation(self, revision: int, picture: Picture) -> None:
        """One of the variations to compare is ready."""

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

    def __init__(
        self, loader: Loader, source: Source, mailbox: Mailbox, listener: Listener, rest: float = REST
    ) -> None:
        self._loader = loader
        self._source = source
        self._mailbox = mailbox
        self._listener = listener
        self._generator: LiveGenerator | None = None
        self._rest = rest
        self._failing = False
        self._drew_at = 0.0
        self._pace: deque[float] = deque(maxlen=5)  # milliseconds for a pixel of the network's input, measured

    def run(self) -> None:
        """Work until the mailbox is closed."""
        while (task := self._mailbox.take(drawings=self._generator is not None)) is not None:
            self._listener.on_working(True)
            if isinstance(task, OpenModel):
                self._open(task.path)
            else:
                self._draw(task.look)
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
        self._pace.clear()
        self._listener.on_model(path, generator.card)
        self._draw(self._mailbox.look)  # the drawing is there already: its picture is what the person waits for

    def _draw(self, look: Look) -> None:
        """Draw, whatever happens."""
        try:
            self._draw_newest(look)
        except Exception as error:  # noqa: BLE001  (one bad picture must not end the drawing)
            _log.exception("drawing")
            if not self._failing:
                self._failing = True
                why = "there is not enough memory" if isinstance(error, MemoryError) else "the log says why"
                self._listener.on_frame_failed(f"The picture couldn't be made: {why}; the drawing is safe.")

    def _draw_newest(self, look: Look) -> None:
        """Make the picture of the newest drawing, and what else is wanted of it once the pen rests."""
        # The pixels are fetched here, not when the pen moved: one copy a picture, and the newest drawing there is.
        revision, rgb = self._source()
        waited = time.monotonic() - self._drew_at > _RESTS * self._rest
        if self._expected_ms(rgb) > SLOW and not waited and not self._mailbox.rests(self._rest):
            return  # what came meanwhile is taken next
        self._listener.on_picture(revision, self._make(Request(rgb, look.variation)))
        if (look.detail > 1 or look.kept) and self._mailbox.rests(self._rest):
            self._refine(revision, rgb, look)

    def _refine(self, revision: int, rgb: Rgb, look: Look) -> None:
        """Add detail, and draw the variations to compare, for as long as nothing newer comes."""
        scale = look.detail
        while scale > 1 and self._network_pixels(rgb, scale) > _MOST_PIXELS:
            scale //= 2
        if scale > 1:
            self._listener.on_picture(revision, self._make(Request(rgb, look.variation, scale)))
        for variation in look.kept:
            if not self._mailbox.empty:
                return
            self._listener.on_variation(revision, self._make(Request(rgb, variation)))

    def _make(self, request: Request) -> Picture:
        assert self._generator is not None  # the mailbox keeps drawings back until there is a model
        picture = self._generator.draw(request)
        self._drew_at = time.monotonic()
        self._failing = False
        self._pace.append(picture.ms / self._network_pixels(request.rgb, request.scale))
        if picture.notice:
            self._listener.on_frame_failed(picture.notice)
        return picture

    def _expected_ms(self, rgb: Rgb) -> float:
        """Return what a picture takes at least, by the fastest of the last ones.

        One picture alone says nothing: the first of a size prepares much, and any may have been held up. If it made
        the next one wait, a stroke that never rests would see no picture again.
        """
        return min(self._pace) * self._network_pixels(rgb, 1) if len(self._pace) > 1 else 0.0

    def _network_pixels(self, rgb: Rgb, scale: int) -> float:
        """Return how many pixels go through the network: the model's size on the short side, times `scale`."""
        assert self._generator is not None
        short, long = sorted(rgb.shape[:2])
        side = self._generator.card.size * scale
        return float(side * side * long / short)
