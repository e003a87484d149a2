"""What the live engine needs of a generator: a Protocol, and the values that go in and come out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from trainer.box import Box, Edit
from trainer.model_card import ModelCard
from trainer.pixels import Rgb

STRONGEST = 3.0


@dataclass(frozen=True)
class Variation:
    """A way to draw with dropout: the same seed gives the same picture; `strength` 0 to STRONGEST, 1 as trained."""

    seed: int
    strength: float = 1.0


@dataclass(frozen=True)
class Look:
    """How the person wants pictures: None is steady; `kept` are variations to compare; `detail` is 1, 2 or 4."""

    variation: Variation | None = None
    kept: tuple[Variation | None, ...] = ()
    detail: int = 1


@dataclass(frozen=True)
class Request:
    """One picture to make: the drawing, HxWx3 uint8, how, and at which multiple of the model's size.

    A multiple below 1 is a first look, where a picture of the whole size would take too long.
    """

    rgb: Rgb
    variation: Variation | None = None
    scale: float = 1


@dataclass(frozen=True)
class Picture:
    """One picture made: HxWx3 uint8 of the drawing's size, and what it took."""

    rgb: Rgb
    ms: float
    backend: str
    dtype: str
    variation: Variation | None = None
    scale: float = 1
    threads: int = 1
    threads_reason: str = ""  # why so many
    notice: str = ""  # a sentence for the person, if something changed while it was made
    fades: bool = False  # whether it comes in softly over the one before, of which it differs a little all over


@dataclass(frozen=True)
class Patch:
    """A box of the picture that is to be shown anew, and its pixels, h x w x 3 uint8."""

    box: Box
    rgb: Rgb


@dataclass(frozen=True)
class Patches:
    """What some edits have changed of the picture, in the order in which it has to be shown, and what it took."""

    patches: tuple[Patch, ...]
    ms: float
    backend: str
    dtype: str
    threads: int = 1
    threads_reason: str = ""


class LiveGenerator(Protocol):
    """A loaded model; one thread uses it."""

    @property
    def card(self) -> ModelCard:
        """What the model's file says of it."""

    def warm_up(self) -> None:
        """Make a first picture, so that the next one is as fast as all that follow."""

    def draw(self, request: Request, is_abandoned: Callable[[], bool]) -> Picture | None:
        """Return the picture of a drawing; None if it was abandoned, which is asked again and again meanwhile."""

    def reach(self, variation: Variation | None) -> int | None:
        """Return how many pixels of the sheet around an edit it takes to draw what that changes.

        None: boxes can't follow the last whole picture of the model's size, as there is none, or not in this way.
        """

    def draw_edits(self, edits: Sequence[Edit]) -> Patches:
        """Return what some edits change of the picture."""

    @property
    def is_stale(self) -> bool:
        """Whether so much was edited since the last whole picture that the next one is due."""

    def refresh(self, shows: bool) -> Iterator[Picture | None]:
        """Make a whole picture of what edits have left, step by step; edits may be drawn between two steps.

        What it yields last is the picture, if it `shows`, and what is on screen hasn't more detail than that.
        """

    @property
    def is_prepared(self) -> bool:
        """Whether there is nothing to do that would make edits possible."""

    def prepare(self, is_abandoned: Callable[[], bool]) -> None:
        """While the pen rests, do what makes edits possible, unless it is abandoned: then it is asked for again."""


# Opens a model file; raises ModelFileError with a sentence for the person.
Loader = Callable[[Path], LiveGenerator]
