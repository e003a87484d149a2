"""The worker's loop: opens models, and makes a picture of the newest drawing whenever there is one."""

import logging
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from sketchpad.live.generator import LiveGenerator, Loader, Look, Picture, Request, Rgb
from sketchpad.live.mailbox import Mailbox, OpenModel
from trainer.model_card import ModelCard, ModelFileError

_log = logging.getLogger(__name__)

REST = 0.15  # seconds without a change after which the pen counts as resting
SLOW = 1000.0  # milliseconds; a picture that would take longer is drawn smaller until the pen rests
_SMALLEST_SIDE = 64  # of the network's input, in pixels: below it nothing is to be seen
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
        scale = self._quick_scale(rgb)
        self._listener.on_picture(revision, self._make(Request(rgb, look.variation, scale)))
        if (scale < 1 or look.detail > 1 or look.kept) and self._mailbox.rests(self._rest):
            if scale < 1:
                self._listener.on_picture(revision, self._make(Request(rgb, look.variation)))
            if self._mailbox.empty:
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
        self._failing = False
        self._pace.append(picture.ms / self._network_pixels(request.rgb, request.scale))
        if picture.notice:
            self._listener.on_frame_failed(picture.notice)
        return picture

    def _quick_scale(self, rgb: Rgb) -> float:
        """Return the multiple of the model's size at which a picture comes within SLOW: 1, a half, a quarter ...

        The fastest of the last pictures counts: one alone says nothing, as the first of a size prepares much and any
        may have been held up.
        """
        assert self._generator is not None
        scale = 1.0
        if len(self._pace) > 1:
            pace, size = min(self._pace), self._generator.card.size
            while pace * self._network_pixels(rgb, scale) > SLOW and size * scale / 2 >= _SMALLEST_SIDE:
                scale /= 2
        return scale

    def _network_pixels(self, rgb: Rgb, scale: float) -> float:
        """Return how many pixels go through the network: the model's size on the short side, times `scale`."""
        assert self._generator is not None
        short, long = sorted(rgb.shape[:2])
        side = self._generator.card.size * scale
        return float(side * side * long / short)
