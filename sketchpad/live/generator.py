"""What the live engine needs of a generator: a Protocol, and the values that go in and come out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from trainer.model_card import ModelCard

Rgb = NDArray[np.uint8]  # H x W x 3, sRGB

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
    notice: str = ""  # a sentence for the person, if something changed while it was made


class LiveGenerator(Protocol):
    """A loaded model; one thread uses it."""

    @property
    def card(self) -> ModelCard:
        """What the model's file says of it."""

    def warm_up(self) -> None:
        """Make a first picture, so that the next one is as fast as all that follow."""

    def draw(self, request: Request) -> Picture:
        """Return the picture of a drawing."""


# Opens a model file; raises ModelFileError with a sentence for the person.
Loader = Callable[[Path], LiveGenerator]
