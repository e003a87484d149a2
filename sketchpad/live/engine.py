"""The worker's loop: opens models, and makes a picture of the newest drawing whenever there is one."""

import logging
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from sketchpad.live.generator import LiveGenerator, Loader, Look, Patches, Picture, Request
from sketchpad.live.mailbox import DrawPicture, Mailbox, OpenModel
from trainer.box import Edit
from trainer.messages import tr
from trainer.model_card import ModelCard, ModelFileError
from trainer.pixels import Rgb

_log = logging.getLogger(__name__)

REST = 0.15  # seconds without a change after which the pen counts as resting
SLOW = 1000.0  # milliseconds; a picture that would take longer is drawn smaller until the pen rests
_SMALLEST_SIDE = 64  # of the network's input, in pixels: below it nothing is to be seen
_MOST_PIXELS = 2048 * 2048  # that go through a network at once, for the memory's sake
_FADE = 0.4  # seconds between two refreshed pictures that are shown: each is faded in
_SHARE = 0.003  # seconds, of a whole picture that is being made, that each box is followed by; a layer at least
_PROOF = 0.01  # seconds of what makes edits possible, that each whole picture is followed by while the pen moves
_REFRESH = 1.0  # seconds after which a stroke's boxes are followed by a whole picture, if not earlier

Source = Callable[[], tuple[int, Rgb]]  # the drawing as it is now: its revision and its pixels
# Its revision, and what has changed since this was last asked, with so many pixels around; None: too much
Edits = Callable[[int], tuple[int, list[Edit] | None]]


class Listener(Protocol):
    """Who hears of the engine's work; called in the worker's thread."""

    def on_picture(self, revision: int, picture: Picture) -> None:
        """A picture of this revision is ready; revisions only grow."""

    def on_patches(self, revision: int, patches: Patches) -> None:
        """What changed of the picture up to this revision is ready."""

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
    """Runs in one thread; an error in a model or in a picture never ends it.

    While the pen moves, only what changed is drawn, if the generator can; now and then a whole picture is made step by
    step between that. Once the pen rests, the picture is a whole one again.
    """

    def __init__(
        self,
        loader: Loader,
        source: Source,
        mailbox: Mailbox,
        listener: Listener,
        rest: float = REST,
        edits: Edits | None = None,
    ) -> None:
        self._loader = loader
        self._source = source
        self._edits = edits
        self._mailbox = mailbox
        self._listener = listener
        self._generator: LiveGenerator | None = None
        self._rest = rest
        self._failing = False
        self._is_working = False
        self._look = Look()
        self._revision = 0  # that was drawn last
        self._exact = True  # whether what is shown of it is a whole picture of the model's size
        self._settled = True  # whether all that is wanted once the pen rests has been drawn
        self._refresh: Iterator[Picture | None] | None = None  # a whole picture that is being made
        self._refreshed_at = 0.0
        self._shown_at = 0.0  # a picture that was refreshed
        self._pace: deque[float] = deque(maxlen=5)  # milliseconds for a pixel of the network's input, measured

    def run(self) -> None:
        """Work until the mailbox is closed."""
        while (task := self._mailbox.take(self._generator is not None, self._patience())) is not None:
            if isinstance(task, OpenModel):
                self._tell_working(True)
                self._open(task.path)
            elif isinstance(task, DrawPicture):
                self._tell_working(True)
                same = task.look == self._look
                self._look = task.look
                self._guard(self._draw_newest if same else self._draw_whole)
            elif self._refresh is not None:
                self._guard(self._go_on_refreshing)
            else:
                self._settled = True  # also if it fails
                self._guard(self._settle)
            if self._settled and self._refresh is None and self._mailbox.empty:
                self._tell_working(False)

    def _tell_working(self, working: bool) -> None:
        if working != self._is_working:
            self._is_working = working
            self._listener.on_working(working)

    def _patience(self) -> float | None:
        """Return how many seconds to wait for something to come before going on with what there is."""
        if self._refresh is not None:
            return 0.0
        return None if self._settled else self._rest

    def _open(self, path: Path) -> None:
        """Load and warm up a model, and only then put it in the former one's place."""
        try:
            generator = self._loader(path)
            generator.warm_up()
        except ModelFileError as error:
            self._listener.on_model_failed(str(error))
            return
        except MemoryError:
            self._listener.on_model_failed(
                tr("There is not enough memory to open {path}: close other programs.", path=path.name)
            )
            return
        except Exception:  # noqa: BLE001  (a foreign model can fail in any way; the former one must go on)
            _log.exception("opening %s", path)
            self._listener.on_model_failed(tr("{path} couldn't be opened; the log says why.", path=path.name))
            return
        self._generator, self._failing, self._refresh = generator, False, None
        self._pace.clear()
        self._listener.on_model(path, generator.card)
        self._look = self._mailbox.look
        self._guard(self._draw_whole)  # the drawing is there already: its picture is what the person waits for

    def _guard(self, draw: Callable[[], None]) -> None:
        """Draw, whatever happens."""
        try:
            draw()
        except Exception as error:  # noqa: BLE001  (one bad picture must not end the drawing)
            _log.exception("drawing")
            self._refresh = None
            if not self._failing:
                self._failing = True
                why = tr("there is not enough memory") if isinstance(error, MemoryError) else tr("the log says why")
                self._listener.on_frame_failed(tr("The picture couldn't be made: {why}; the drawing is safe.", why=why))

    def _draw_newest(self) -> None:
        """Make the picture of the newest drawing: of what changed, if the rest of it is there."""
        assert self._generator is not None  # the mailbox keeps drawings back until there is a model
        reach = self._generator.reach(self._look.variation) if self._edits is not None else None
        if self._edits is not None and reach is not None:
            revision, edits = self._edits(reach)
            if edits is not None:
                self._settled = False
                if edits:
                    self._draw_edits(revision, edits)
                return
        self._draw_whole()
        if not self._is_prepared:
            until = time.monotonic() + _PROOF
            self._generator.prepare(lambda: time.monotonic() > until)

    def _draw_edits(self, revision: int, edits: list[Edit]) -> None:
        assert self._generator is not None
        if self._exact:
            self._refreshed_at = time.monotonic()
        self._exact = False
        patches = self._generator.draw_edits(edits)
        self._failing, self._revision = False, revision
        self._listener.on_patches(revision, patches)
        if self._refresh is not None:
            # Or it would never come to an end while a pen moves faster than boxes are drawn.
            began = time.monotonic()
            while self._refresh is not None and time.monotonic() - began < _SHARE:
                self._go_on_refreshing()
        elif self._generator.is_stale or time.monotonic() - self._refreshed_at > _REFRESH:
            shows = time.monotonic() - self._shown_at > _FADE
            self._refresh = self._generator.refresh(shows)

    def _go_on_refreshing(self) -> None:
        """Take one step towards the next whole picture, and show it when it is complete."""
        assert self._refresh is not None
        try:
            picture = next(self._refresh)
        except StopIteration:
            self._refresh, picture = None, None
            self._refreshed_at = time.monotonic()
        if picture is not None:
            self._shown_at = time.monotonic()
            self._listener.on_picture(self._revision, picture)

    def _draw_whole(self) -> None:
        # The pixels are fetched here, not when the pen moved: one copy a picture, and the newest drawing there is.
        if self._edits is not None:
            self._edits(0)  # they are in it
        revision, rgb = self._source()
        scale = self._quick_scale(rgb)
        self._refresh = None
        self._exact = scale == 1
        self._show(revision, Request(rgb, self._look.variation, scale))
        self._settled = self._exact and self._look.detail == 1 and not self._look.kept and self._is_prepared

    @property
    def _is_prepared(self) -> bool:
        return self._edits is None or (self._generator is not None and self._generator.is_prepared)

    def _settle(self) -> None:
        """The pen rests: bring what is wanted of the picture then, for as long as nothing newer comes."""
        look = self._look
        revision, rgb = self._source()
        if not self._exact:
            if not self._show(revision, Request(rgb, look.variation), may_wait=True, fades=True):
                return
            self._exact = True
        if not self._is_prepared:
            assert self._generator is not None
            self._generator.prepare(lambda: not self._mailbox.empty)
            if not self._mailbox.empty:
                self._settled = False
                return
        scale: float = look.detail
        while scale > 1 and self._network_pixels(rgb, scale) > _MOST_PIXELS:
            scale //= 2
        if scale > 1 and not self._show(revision, Request(rgb, look.variation, scale), may_wait=True, fades=True):
            return
        for variation in look.kept:
            picture = self._make(Request(rgb, variation), may_wait=True)
            if picture is None:
                return
            self._listener.on_variation(revision, picture)

    def _show(self, revision: int, request: Request, may_wait: bool = False, fades: bool = False) -> bool:
        """Make a picture and show it; returns False if it was abandoned."""
        picture = self._make(request, may_wait)
        if picture is None:
            self._settled = False
            return False
        self._revision = revision
        self._listener.on_picture(revision, replace(picture, fades=fades))
        return True

    def _make(self, request: Request, may_wait: bool) -> Picture | None:
        """Make a picture; one that `may_wait` is abandoned when something newer comes."""
        assert self._generator is not None
        picture = self._generator.draw(request, lambda: may_wait and not self._mailbox.empty)
        self._failing = False
        if picture is not None:
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
