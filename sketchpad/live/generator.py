"""What the live engine needs of a generator: a Protocol, and the values that go in and come out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from trainer.model_card import ModelCard

Rgb = NDArray[np.uint8]  # H x W x 3, sRGB


@dataclass(frozen=True)
class Request:
    """One picture to make: the drawing, HxWx3 uint8."""

    rgb: Rgb


@dataclass(frozen=True)
class Picture:
    """One picture made: HxWx3 uint8 of the drawing's size, and what it took."""

    rgb: Rgb
    ms: float
    backend: str
    dtype: str


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
