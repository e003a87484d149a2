"""What no tensor tells, shown: a person's own drawing, drawn with by each likely reading of a checkpoint."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import msgspec
import numpy as np
import torch

from trainer.messages import mark, tr
from trainer.pix2pix.engines import ModuleEngine
from trainer.pix2pix.foreign.conversion import Reading
from trainer.pix2pix.foreign.foreign_model import ForeignModel
from trainer.pix2pix.generator import Generator
from trainer.pix2pix.model_file import build_generator
from trainer.pixels import Rgb

_ALIKE = 1.5  # of 255: pictures that differ less on average look the same
_MOST_TRIED = 12
_CPU = torch.device("cpu")
_WORDS = {
    ("statistics", "own"): mark("Each image’s own statistics"),
    ("statistics", "running"): mark("The statistics kept from training"),
    ("dropout", "off"): mark("Without dropout"),
    ("dropout", "on"): mark("Dropout kept on"),
    ("order", "bgr"): mark("Blue and red exchanged"),
    ("range", "unit"): mark("Input from 0 to 1"),
    ("lines", "inverted"): mark("White lines on black"),
    ("upsampling", "bilinear"): mark("Smooth resizing"),
}


@dataclass(frozen=True)
class Guess:
    """One way to read a checkpoint, and what it makes of a drawing."""

    reading: Reading
    words: str
    picture: Rgb


def draw_guesses(model: ForeignModel, drawing: Rgb, count: int = 4, after: int = 0) -> Iterator[Guess]:
    """Yield up to `count` guesses that look different, the likeliest first, after passing over `after` of them.

    Raises:
        ModelFileError: the checkpoint's tensors don't fit, or can't be read.
    """
    different: list[Rgb] = []
    for reading in islice(model.readings(), _MOST_TRIED):
        if len(different) >= count + after:
            return
        card, weights = model.convert(reading)
        network = build_generator(card, weights)
        picture = Generator(card, network, _CPU, None, ModuleEngine(network, _CPU, torch.float32)).at_card_size(drawing)
        if any(np.abs(picture.astype(np.int16) - other).mean() < _ALIKE for other in different):
            continue
        different.append(picture)
        if len(different) > after:
            yield Guess(reading, _describe(reading, model.usual()), picture)


def _describe(reading: Reading, usual: Reading) -> str:
    """Return in which ways a reading differs from the usual one."""
    ours, theirs = msgspec.structs.asdict(reading), msgspec.structs.asdict(usual)
    said = [tr(_WORDS.get((name, value), "")) for name, value in ours.items() if value != theirs[name]]
    if not said:
        return tr("As its program draws")
    return tr(", ").join([said[0], *(words[0].lower() + words[1:] for words in said[1:])])
