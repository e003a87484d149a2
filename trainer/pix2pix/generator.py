"""A trained generator as a function from picture to picture: RGB uint8 in, RGB uint8 out."""

import logging
import os

import numpy as np
import torch
from torch import Tensor

from trainer.dab_spreading import spread_dabs
from trainer.grain import with_grain
from trainer.messages import tr
from trainer.model_card import ModelCard
from trainer.pix2pix.architectures.build import GeneratorNetwork
from trainer.pix2pix.colour import decode, lightness
from trainer.pix2pix.cpu_engine import PackedUNet, Steps, run
from trainer.pix2pix.engines import Engine, choose_engine
from trainer.pix2pix.hardware import choose_device
from trainer.pix2pix.images import resize, to_tensor
from trainer.pix2pix.model_file import build_generator, load_model
from trainer.pix2pix.networks import DropoutNoise
from trainer.pixels import Rgb

_log = logging.getLogger(__name__)

_STEADY_SEED = 0  # of the dropout that a card keeps on


class Generator:
    """A generator ready to draw; not thread-safe, one thread calls it.

    The picture depends on the drawing and the seed alone: dropout is off without a seed (drawn from one of its own, for
    a card that keeps it on), and the statistics of the norms are the image's own (Isola et al. 2017, section 3.4, with
    a batch of one). A model that works in Lab keeps the lightness of the drawing and colours it.
    """

    def __init__(
        self,
        card: ModelCard,
        network: GeneratorNetwork,
        device: torch.device,
        dtype: torch.dtype | None,
        engine: Engine | None = None,
    ) -> None:
        """Without an `engine` the fastest is chosen, which takes some pictures' time."""
        self.card = card
        self._network = network.eval().requires_grad_(False)
        self._engine: Engine = engine or choose_engine(self._network, card.size, device, dtype)
        self.notice = ""  # a sentence for the person, once the generator had to change over to the CPU

    @property
    def backend(self) -> str:
        """What computes: the name shown in reports."""
        return self._engine.name

    @property
    def dtype(self) -> torch.dtype:
        """The number type it computes in."""
        return self._engine.dtype

    @property
    def device(self) -> torch.device:
        """Where it computes."""
        return self._engine.device

    def __call__(self, rgb: Rgb, seed: int | None = None, strength: float = 1.0) -> Rgb:
        """HxWx3 uint8 -> HxWx3 uint8 at the same scale, any H and W of at least 1.

        With a `seed` dropout is drawn from it, the same seed giving the same picture; `strength` dials it, 0 to 3,
        1 being as trained.
        """
        return run(self.steps(rgb, seed, strength))

    def at_card_size(self, rgb: Rgb, seed: int | None = None, strength: float = 1.0, scale: float = 1) -> Rgb:
        """Draw at the scale the model was taught: HxWx3 -> HxWx3, computed with `card.size` on the short side.

        A network knows its world at one size only; a bigger input is not the same picture sharper. `scale` runs it
        at a multiple of the card's size; below 1 for a first look where that would take too long.
        """
        return run(self.steps_at_card_size(rgb, seed, strength, scale))

    def steps(self, rgb: Rgb, seed: int | None = None, strength: float = 1.0) -> Steps[Rgb]:
        """Draw as a call does, with pauses between the layers in which it may be given up."""
        if self.is_blank(rgb):
            return rgb.copy()
        noise = self.noise(seed, strength)
        x = self.prepare(self.seen(rgb))
        try:
            if isinstance(self._engine, PackedUNet):
                made = yield from self._engine.layers(self.see(x), noise)
            else:
                made = self._engine(self.see(x), noise)
        except torch.OutOfMemoryError:
            if self.device.type == "cpu":
                raise
            self._leave_gpu()
            return (yield from self.steps(rgb, seed, strength))
        return self.picture(made, x, rgb.shape[0], rgb.shape[1])

    def steps_at_card_size(
        self, rgb: Rgb, seed: int | None = None, strength: float = 1.0, scale: float = 1
    ) -> Steps[Rgb]:
        """Draw as `at_card_size` does, with pauses in which it may be given up."""
        height, width = rgb.shape[:2]
        small = resize(rgb, self.card_size(height, width, scale), self.draws_labels)
        picture = yield from self.steps(small, seed, strength)
        return resize(picture, (width, height))

    @property
    def engine(self) -> Engine:
        """What computes."""
        return self._engine

    @property
    def network(self) -> GeneratorNetwork:
        """What it computes, as modules in float32."""
        return self._network

    @property
    def draws_labels(self) -> bool:
        """Whether its drawings are label maps, of whose colours no mixtures may be made."""
        return self.card.input.kind == "labels"

    def card_size(self, height: int, width: int, scale: float = 1) -> tuple[int, int]:
        """Return the width and height at which a drawing of some size goes through the network, without padding."""
        factor = self.card.size * scale / min(height, width)
        return max(1, round(width * factor)), max(1, round(height * factor))

    def is_blank(self, rgb: Rgb) -> bool:
        """Whether a drawing is nothing but paper, and its picture too: nobody has asked for anything yet.

        A network that normalises by the image's own statistics makes a stain of the little that its borders are to it.
        """
        drawn_on_paper = self.card.input.kind in ("colours", "lines")
        return drawn_on_paper and bool((rgb == np.array(self.card.input.background, np.uint8)).all())

    def seen(self, rgb: Rgb) -> Rgb:
        """Return what the network is shown of a drawing: its dabs spread, if the card says so."""
        return spread_dabs(rgb, self.card.input.undabbed) if self.card.input.spread_dabs else rgb

    def prepare(self, rgb: Rgb) -> Tensor:
        """Return what is seen as RGB in [-1, 1], (1, 3, H, W), padded to a size that the network takes."""
        height, width = rgb.shape[:2]
        fitting = self.card.network.fitting
        return to_tensor(_pad(rgb, fitting(height) - height, fitting(width) - width))

    def noise(self, seed: int | None, strength: float) -> DropoutNoise | None:
        """Return the dropout that a seed stands for; without one there is none, unless the card keeps it on."""
        if seed is None and self.card.keeps_dropout:
            seed = _STEADY_SEED
        return None if seed is None else DropoutNoise(seed, strength)

    def see(self, x: Tensor, top: int = 0, left: int = 0) -> Tensor:
        """Return what the network sees of an RGB drawing in [-1, 1], (1, 3, H, W) -> (1, C, H, W).

        Of a part of a drawing, `top` and `left` say where it lies: the grain of the paper stays where it is.
        """
        if self.card.colour_space == "lab":
            return lightness(x)
        return with_grain(x, self.card.input.grain, top, left) if self.card.input.grain else x

    def picture(self, made: Tensor, x: Tensor, height: int, width: int) -> Rgb:
        """Return the picture, height x width x 3, that the network has made of the drawing `x`, without the padding."""
        return decode(made[:, :, :height, :width], x[:, :, :height, :width], self.card.colour_space)

    def _leave_gpu(self) -> None:
        """Go on with the CPU."""
        _log.warning("out of memory on %s: going on with the CPU", self.device)
        self._engine = choose_engine(self._network, self.card.size, torch.device("cpu"))
        self.notice = tr(
            "The graphics card has too little memory for this picture: Sketchpad goes on with the processor."
        )


def _pad(rgb: Rgb, bottom: int, right: int) -> Rgb:
    """Repeat the last row and column, so that the border brings in no edge that wasn't drawn."""
    if not (bottom or right):
        return rgb
    return np.pad(rgb, ((0, bottom), (0, right), (0, 0)), mode="edge")


def load_generator(
    path: str | os.PathLike[str], device: str | None = None, dtype: torch.dtype | None = None
) -> Generator:
    """Return the generator of the model file at `path`, on `device` (the best one if None).

    `dtype` is what it computes in; None takes the fastest that proves to be right.

    Raises:
        ModelFileError: the file can't be used.
        DeviceError: the device isn't there.
    """
    chosen = choose_device(device)
    card, weights = load_model(path)
    return Generator(card, build_generator(card, weights), chosen, dtype)
