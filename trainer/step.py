"""One optimisation step of pix2pix: its networks, their optimizers, the moving average, and the update of all three.

Isola et al. 2017, section 3 and appendix 6.2.
"""

import copy
from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn

from trainer.config import TrainConfig
from trainer.pix2pix.hardware import fast_in_bfloat16
from trainer.pix2pix.networks import PatchDiscriminator, UNetGenerator, init_weights
from trainer.pix2pix.objectives import adversarial_loss, discriminator_loss, l1_loss


class Learner:
    """What learns: generator, discriminator, the average of the generator's weights, and their optimizers."""

    def __init__(self, config: TrainConfig, device: torch.device) -> None:
        self._config = config
        self._device = device
        seed = torch.Generator().manual_seed(config.seed)
        spec = config.network()
        self.generator = UNetGenerator(spec)
        self.discriminator = PatchDiscriminator(
            spec.input_channels + spec.output_channels, config.discriminator_width, config.norm
        )
        init_weights(self.generator, seed)
        init_weights(self.discriminator, seed)
        for network in (self.generator, self.discriminator):
            network.to(device)
            network.to(memory_format=torch.channels_last)
        self.average = copy.deepcopy(self.generator).eval().requires_grad_(False)
        self.optimizers = [_adam(net, config, device) for net in (self.generator, self.discriminator)]

    def networks(self) -> dict[str, nn.Module]:
        """Return what has weights, by the names that a checkpoint uses."""
        return {"generator": self.generator, "discriminator": self.discriminator, "average": self.average}

    def state_dict(self) -> dict[str, Any]:
        """Return all that a checkpoint needs of the networks and optimizers; it shares their memory."""
        content: dict[str, Any] = {name: network.state_dict() for name, network in self.networks().items()}
        content["optimizers"] = [optimizer.state_dict() for optimizer in self.optimizers]
        return content

    def load_state_dict(self, content: Mapping[str, Any]) -> None:
        """Take up what `state_dict` gave.

        Raises:
            KeyError, RuntimeError, ValueError: it belongs to other networks.
        """
        for name, network in self.networks().items():
            network.load_state_dict(content[name])
        for optimizer, state in zip(self.optimizers, content["optimizers"], strict=True):
            optimizer.load_state_dict(state)

    def forget_gradients(self) -> None:
        """Be ready for an update after one that broke off."""
        self.discriminator.requires_grad_(True)
        for optimizer in self.optimizers:
            optimizer.zero_grad(set_to_none=True)

    def set_learning_rate(self, rate: float) -> None:
        """Let the next updates use `rate`."""
        for optimizer in self.optimizers:
            for group in optimizer.param_groups:
                group["lr"] = rate

    def update(self, source: Tensor, target: Tensor, step: int) -> dict[str, float]:
        """Do step `step` (from 0): one update of D, then one of G, on NCHW floats in [-1, 1]; return the losses.

        The generator runs forward once; its picture, cut from the graph, is D's fake, and the same picture goes
        through the updated D for G's own loss.
        """
        source, target = source.to(self._device), target.to(self._device)
        generator, discriminator = self.generator.train(), self.discriminator.train()
        generator_step, discriminator_step = self.optimizers
        half = fast_in_bfloat16(self._device)
        with torch.autocast(self._device.type, torch.bfloat16, enabled=half):
            picture = generator(source)
            real_logits, fake_logits = discriminator(source, target), discriminator(source, picture.detach())
        d_loss = discriminator_loss(real_logits.float(), fake_logits.float())
        discriminator_step.zero_grad(set_to_none=True)
        d_loss.backward()
        discriminator_step.step()

        discriminator.requires_grad_(False)
        with torch.autocast(self._device.type, torch.bfloat16, enabled=half):
            logits = discriminator(source, picture)
        g_gan = adversarial_loss(logits.float(), real=True)
        g_l1 = l1_loss(picture.float(), target)
        generator_step.zero_grad(set_to_none=True)
        (g_gan + self._config.l1_weight * g_l1).backward()
        generator_step.step()
        discriminator.requires_grad_(True)
        self._follow(step + 1)
        return {"d": d_loss.item(), "g_gan": g_gan.item(), "g_l1": g_l1.item()}

    @torch.no_grad()
    def _follow(self, done: int) -> None:
        """Move the average towards the generator's weights, after `done` steps."""
        if not self._config.averaging:
            return
        # Without the warm-up the average would remember the random beginning for thousands of steps.
        kept = min(self._config.averaging, done / (9 + done))
        for slow, fast in zip(self.average.parameters(), self.generator.parameters(), strict=True):
            slow.lerp_(fast, 1 - kept)


def _adam(network: nn.Module, config: TrainConfig, device: torch.device) -> torch.optim.Adam:
    fused = device.type in ("cpu", "cuda")
    return torch.optim.Adam(network.parameters(), lr=config.learning_rate, betas=(0.5, 0.999), fused=fused)
