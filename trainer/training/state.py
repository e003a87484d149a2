"""All that changes while a run trains: what learns, where the run is, and the random numbers."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import msgspec
import torch
from torch import Tensor

from trainer.messages import tr
from trainer.model_card import ModelFileError
from trainer.pix2pix.architectures.build import GeneratorNetwork
from trainer.pix2pix.model_file import load_discriminator, load_model
from trainer.runs.base_model import DiscriminatorSpec, discriminator_of, read_base
from trainer.runs.config import TrainConfig
from trainer.training.distributed import ALONE, Share
from trainer.training.learner import Learner


class Progress(msgspec.Struct):
    """Where a run is: what changes while training beside the weights."""

    # Pairs in a step; fewer than the settings say once the memory was too small.
    batch: Annotated[int, msgspec.Meta(ge=1, le=64)]
    prefers_average: bool  # the averaged weights validated better
    step: Annotated[int, msgspec.Meta(ge=0, le=2**53)] = 0  # steps done
    rate_factor: float = 1.0  # of the learning rate; smaller once the losses were no numbers
    validated: int = 0  # the step of the last validation
    best: float = -1.0  # of the best validation so far: 1 - perceptual distance if that is learned, else PSNR in dB
    best_step: int = 0
    stale: int = 0  # validations since then
    total: int = 0  # steps of the run, where they followed its time; 0: as the settings say
    figures: dict[str, float] = {}  # of the last validation


class State:
    """What a checkpoint holds, alive."""

    def __init__(self, config: TrainConfig, device: torch.device, share: Share = ALONE) -> None:
        torch.manual_seed(config.seed)
        self._device = device
        self.learner = Learner(config, device, share)
        self.progress = Progress(config.batch, prefers_average=config.averaging > 0)

    def start_from_base(self, config: TrainConfig) -> None:
        """Take over the weights of the base model, and of its discriminator if that fits the settings.

        Raises:
            ModelFileError: a file can't be used, or isn't the one any more that the settings were made for.
        """
        if config.base is None:
            return
        path = Path(config.base)
        base = read_base(path)
        _, weights = load_model(path)
        if msgspec.structs.replace(base.card.network, dropout=config.dropout) != config.network():
            raise ModelFileError(
                tr("{path} has been replaced by another model: start a new run from it.", path=path.name)
            )
        self.learner.generator.load_state_dict(weights)
        self.learner.average.load_state_dict(weights)
        wanted = DiscriminatorSpec(
            None if config.projected else config.patch, config.discriminator_width, config.conditional
        )
        judge = self.learner.discriminator
        if base.discriminator == wanted and judge is not None:
            judge.load_state_dict(load_discriminator(discriminator_of(path), judge))

    def preferred(self) -> GeneratorNetwork:
        """The weights to show and to ship: averaged or raw, whichever validated better."""
        return self.learner.average if self.progress.prefers_average else self.learner.generator

    def finite(self) -> bool:
        """Whether all weights are numbers."""
        return all(finite(network.state_dict()) for network in self.learner.networks().values())

    def capture(self) -> dict[str, Any]:
        """Return what a checkpoint holds; it shares the memory of what learns."""
        content = self.learner.state_dict()
        content["progress"] = msgspec.to_builtins(self.progress)
        content["random"] = torch.get_rng_state()
        if self._device.type == "cuda":
            content["random_cuda"] = torch.cuda.get_rng_state(self._device)
        return content

    def restore(self, content: Mapping[str, Any]) -> None:
        """Take up what `capture` gave.

        Raises:
            KeyError, RuntimeError, ValueError: it belongs to other networks, or isn't complete.
        """
        self.learner.load_state_dict(content)
        torch.set_rng_state(content["random"].cpu())
        if "random_cuda" in content and self._device.type == "cuda":
            torch.cuda.set_rng_state(content["random_cuda"].cpu(), self._device)
        self.progress = msgspec.convert(content["progress"], Progress)


def finite(weights: Mapping[str, Tensor]) -> bool:
    """Return whether all the values of all the tensors are numbers."""
    return all(bool(torch.isfinite(tensor).all()) for tensor in weights.values())
