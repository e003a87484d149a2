"""A generator that does what a test tells it to: the one seam where the suite fakes."""

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from sketchpad.live.generator import Patch, Patches, Picture, Request, Variation
from tests.trainer.models import small_card
from trainer.box import Edit
from trainer.model_card import ModelCard, ModelFileError
from trainer.pixels import Rgb


class FakeGenerator:
    """Turns colours round; keeps what it was sent; waits, fails or is slow on command."""

    def __init__(self, name: str = "Fake", card: ModelCard | None = None) -> None:
        self._card = card or small_card(name)
        self.requests: list[Request] = []
        self.warmed_up = False
        self.failure: Exception | None = None
        self.warm_up_failure: Exception | None = None
        self._asked = threading.Condition()
        self.notice = ""
        self.ms = 1.0  # what it says a picture takes,
        self.ms_of: Callable[[Request], float] | None = None  # or how long it says one of this kind does
        self.edit_reach: int | None = None  # None: it can't draw edits
        self.drawn_whole = False
        self.edits: list[list[Edit]] = []
        self.is_stale = False
        self.stale_after = 1000  # edits
        self.gate: threading.Semaphore | None = None  # if there is one, each draw waits for it

    @property
    def card(self) -> ModelCard:
        return self._card

    def warm_up(self) -> None:
        if self.warm_up_failure is not None:
            raise self.warm_up_failure
        self.warmed_up = True

    def wait_for_requests(self, count: int) -> None:
        """Wait until that many drawings have come, the last of which may be at the gate."""
        with self._asked:
            assert self._asked.wait_for(lambda: len(self.requests) >= count, 30)

    def reach(self, variation: Variation | None) -> int | None:
        return self.edit_reach if self.drawn_whole else None

    def draw_edits(self, edits: Sequence[Edit]) -> Patches:
        self.edits.append(list(edits))
        patches = tuple(Patch(edit.changed, 255 - _inner(edit)) for edit in edits)
        self.is_stale = len(self.edits) >= self.stale_after
        return Patches(patches, self.ms, "fake", "uint8")

    def refresh(self, shows: bool) -> Iterator[Picture | None]:
        self.is_stale = False
        for _ in range(3):
            yield None
        yield Picture(self.requests[-1].rgb, self.ms, "fake", "uint8", fades=True)

    is_prepared = True

    def prepare(self, is_abandoned: Callable[[], bool]) -> None:
        self.is_prepared = True

    def draw(self, request: Request, is_abandoned: Callable[[], bool]) -> Picture | None:
        if is_abandoned():
            return None
        self.drawn_whole = True
        with self._asked:
            self.requests.append(request)
            self._asked.notify_all()
        if self.gate is not None:
            assert self.gate.acquire(timeout=30)
        if self.failure is not None:
            raise self.failure
        ms = self.ms_of(request) if self.ms_of is not None else self.ms
        return Picture(255 - request.rgb, ms, "fake", "uint8", request.variation, request.scale, notice=self.notice)


class FakeLoader:
    """Knows models by file name; any other file is broken."""

    def __init__(self, **generators: FakeGenerator) -> None:
        self.generators = generators
        self.asked: list[Path] = []

    def __call__(self, path: Path) -> FakeGenerator:
        self.asked.append(path)
        if path.stem not in self.generators:
            raise ModelFileError(f"{path.name} is not a model file: choose another.")
        return self.generators[path.stem]


def _inner(edit: Edit) -> Rgb:
    left, top = edit.changed.left - edit.box.left, edit.changed.top - edit.box.top
    return edit.rgb[top : top + edit.changed.height, left : left + edit.changed.width]


def sheet(value: int) -> Rgb:
    """A drawing that is told from others by its grey."""
    return np.full((4, 4, 3), value % 256, np.uint8)
