"""One optimisation step of pix2pix: its networks, their optimizers, the moving average, and the update of all three.

Isola et al. 2017, section 3 and appendix 6.2.
"""

import copy
from collections.abc import Mapping
from inspect import unwrap
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from trainer.dab_spreading import spread_dabs
from trainer.grain import with_grain, with_other_grain
from trainer.pix2pix.architectures.build import GeneratorNetwork, make_network
from trainer.pix2pix.architectures.projected_discriminator import BETAS, ProjectedDiscriminator
from trainer.pix2pix.colour import colours, decode, join, lightness
from trainer.pix2pix.hardware import Precision, choose_precision
from trainer.pix2pix.images import to_tensor
from trainer.pix2pix.networks import PatchDiscriminator, SampleNoise, init_weights
from trainer.pix2pix.objectives import (
    adversarial_loss,
    discriminator_loss,
    feature_matching_loss,
    reconstruction_loss,
)
from trainer.pix2pix.perceptual import FeatureNetwork, feature_distance, load_feature_network, texture_distance
from trainer.pixels import Rgb
from trainer.runs.config import TrainConfig
from trainer.training.diff_augment import DiffAugment
from trainer.training.distributed import ALONE, Share, replicate

_EVERY_STEP = 32  # for so many steps the average follows each step,
_STRIDE = 4  # then one in so many: moving it reads and writes as much memory as half an Adam step
_PHASE_STREAM = 18  # of the random numbers that follow from the seed; DiffAugment has the one before it
_PHASES = 8  # the feature network's stages but the last two see every second, fourth and eighth pixel


class Learner:
    """What learns: generator, discriminator, the average of the generator's weights, and their optimizers.

    Without a GAN in the objective there is no discriminator.
    """

    def __init__(self, config: TrainConfig, device: torch.device, share: Share = ALONE) -> None:
        self._config = config
        self._device = device
        self._share = share
        self.precision: Precision = choose_precision(device, config.dtype)
        self._lab = config.colour_space == "lab"
        self._spreads = config.spreads_dabs
        self._grain = config.seen_grain
        spec = config.network()
        seed = torch.Generator().manual_seed(config.seed)
        self.generator: GeneratorNetwork = make_network(spec)
        init_weights(self.generator, seed)
        self.discriminator: PatchDiscriminator | ProjectedDiscriminator | None = None
        drawn = spec.input_channels if config.conditional else 0
        if config.projected:
            with torch.random.fork_rng(devices=[]):  # the vectors of its spectral norms come from there alone
                torch.manual_seed(config.seed)
                self.discriminator = ProjectedDiscriminator(drawn, config.discriminator_width)
        elif config.adversarial:
            channels = spec.output_channels + drawn
            self.discriminator = PatchDiscriminator(channels, config.discriminator_width, config.norm, config.patch)
            init_weights(self.discriminator, seed)
        self._features: FeatureNetwork | None = None
        if config.perceptual or config.texture_matching or config.projected:
            self._features = (
                load_feature_network().to(device, self.precision.dtype).to(memory_format=torch.channels_last)
            )
        learning = [network for network in (self.generator, self.discriminator) if network is not None]
        for network in learning:
            network.to(device)
            network.to(memory_format=self.precision.memory_format)
        self.average = copy.deepcopy(self.generator).eval().requires_grad_(False)
        self.optimizers = [_adam(network, config, device) for network in learning]
        self._scalers = [torch.amp.GradScaler(device.type, enabled=self.precision.scales) for _ in learning]
        self._generate = replicate(self.generator, share, device)
        self._judge = replicate(self.discriminator, share, device) if self.discriminator is not None else None

    def networks(self) -> dict[str, nn.Module]:
        """Return what has weights, by the names that a checkpoint uses."""
        networks: dict[str, nn.Module] = {"generator": self.generator, "average": self.average}
        if self.discriminator is not None:
            networks["discriminator"] = self.discriminator
        return networks

    def state_dict(self) -> dict[str, Any]:
        """Return all that a checkpoint needs of the networks and optimizers; it shares their memory."""
        content: dict[str, Any] = {name: network.state_dict() for name, network in self.networks().items()}
        content["optimizers"] = [optimizer.state_dict() for optimizer in self.optimizers]
        content["scalers"] = [scaler.state_dict() for scaler in self._scalers]
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
        for scaler, state in zip(self._scalers, content["scalers"], strict=True):
            if state:  # empty where it isn't needed; a run may be resumed on another device
                scaler.load_state_dict(state)

    def forget_gradients(self) -> None:
        """Be ready for an update after one that broke off."""
        if self.discriminator is not None:
            self.discriminator.requires_grad_(True)
        for optimizer in self.optimizers:
            optimizer.zero_grad(set_to_none=True)

    def set_learning_rate(self, rate: float) -> None:
        """Let the next updates use `rate`."""
        for optimizer in self.optimizers:
            for group in optimizer.param_groups:
                group["lr"] = rate

    def update(self, source: Tensor, target: Tensor, step: int, judged_from: int = 0) -> dict[str, float]:
        """Do step `step` (from 0): one update of D, then one of G; return the losses.

        Before step `judged_from` there is no D: G learns from the distances to the target alone.

        `source` and `target` are RGB, (N, 3, H, W) in [-1, 1], this process's share of the step's batch. The
        generator runs forward once; its picture, cut from the graph, is D's fake, and the same picture goes through
        the updated D for G's own loss. In the first `discriminator_first` steps G holds still, so that a new D doesn't
        spoil a G that can draw already.
        """
        judged = self._judge is not None and step >= judged_from
        held = judged and step < judged_from + self._config.discriminator_first
        source, target = self._prepare(source, target)
        self.generator.train()
        noise = SampleNoise(self._config.seed, self._share.first_sample(step, len(source)), len(source))
        with self.precision.autocast(), torch.set_grad_enabled(not held):
            picture = self._generate(self._with_grain(source, noise.first), noise)
        losses: dict[str, Tensor] = {}
        changes = DiffAugment(self._config.discriminator_augmentation, self._config.seed, noise.first, len(source))
        projected = self._config.projected
        found = None
        if self._features is not None and (not held or projected):
            found = self._featured(source, target, picture, step)
        if judged and projected:
            assert found is not None
            losses["d"] = self._teach_projected(found)
        elif judged:
            losses["d"] = self._teach_discriminator(source, target, picture.detach(), changes)
        if not held:
            losses |= self._teach_generator(source, target, picture, found, changes if judged else None)
            self._follow(step + 1)
        means = self._share.mean(torch.stack([loss.detach().float() for loss in losses.values()]))
        return dict(zip(losses, means.tolist(), strict=True))

    @torch.inference_mode()
    def draw(self, network: GeneratorNetwork, rgb: Rgb) -> Rgb:
        """HxWx3 uint8 -> HxWx3 uint8, H and W multiples of 2**depth, by one of the generators in its present mode."""
        image = to_tensor(spread_dabs(rgb, self._config.undabbed) if self._spreads else rgb).to(self._device)
        with self.precision.autocast():
            output = network(lightness(image) if self._lab else with_grain(image, self._grain))
        return decode(output, image, self._config.colour_space)

    def _prepare(self, source: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
        """Bring a batch to the device and into the colour space that is learned."""
        source, target = (images.to(self._device, non_blocking=True) for images in (source, target))
        if self._lab:
            source, target = lightness(source), colours(target)
        order = self.precision.memory_format
        return source.contiguous(memory_format=order), target.contiguous(memory_format=order)

    def _with_grain(self, source: Tensor, first: int) -> Tensor:
        """Return what the generator sees of a batch; D sees the drawing itself."""
        return with_other_grain(source, self._grain, self._config.seed, first) if self._grain else source

    def _seen(self, changes: DiffAugment, source: Tensor, *pictures: Tensor) -> Tensor:
        """Return what D sees of pictures, one batch after the other: with their input beside them if conditional."""
        batches = [torch.cat([source, p.to(source.dtype)], 1) if self._config.conditional else p for p in pictures]
        batches = [changes(batch, coloured=not self._lab) for batch in batches]
        return torch.cat(batches) if len(batches) > 1 else batches[0]

    def _teach_discriminator(self, source: Tensor, target: Tensor, picture: Tensor, changes: DiffAugment) -> Tensor:
        """One update of D; return its loss."""
        assert self._judge is not None
        with self.precision.autocast():
            logits, _ = self._judge(self._seen(changes, source, target, picture), groups=2)
        real, fake = logits.float().chunk(2)
        loss = discriminator_loss(real, fake, self._config.gan_loss)
        self._descend(1, loss)
        return loss

    def _teach_projected(self, found: "_Found") -> Tensor:
        """One update of a D that sees features; return its loss."""
        assert self._judge is not None
        both = [torch.cat([wanted, made.detach()]) for made, wanted in zip(found.made, found.wanted, strict=True)]
        drawing = torch.cat([found.drawing, found.drawing]) if self._config.conditional else None
        with self.precision.autocast():
            heads = [logits.float().chunk(2) for logits in self._judge(both, drawing)]
        loss = torch.stack([discriminator_loss(real, fake, self._config.gan_loss) for real, fake in heads]).mean()
        self._descend(1, loss)
        return loss

    def _descend(self, network: int, loss: Tensor) -> None:
        """Let an optimizer, 0 of G and 1 of D, follow the gradient of a loss."""
        optimizer, scaler = self.optimizers[network], self._scalers[network]
        optimizer.zero_grad(set_to_none=True)
        scaler.scale(loss).backward()
        scaler.step(optimizer)
        scaler.update()

    def _teach_generator(
        self, source: Tensor, target: Tensor, picture: Tensor, found: "_Found | None", changes: DiffAugment | None
    ) -> dict[str, Tensor]:
        """One update of G; return its losses, each without its weight. Without `changes` there is no D yet."""
        config = self._config
        losses: dict[str, Tensor] = {}
        total = picture.new_zeros((), dtype=torch.float32)
        if self.discriminator is not None:
            self.discriminator.requires_grad_(False)  # its gradients would be thrown away
        if isinstance(self.discriminator, ProjectedDiscriminator) and found is not None and changes is not None:
            with self.precision.autocast():
                heads = self.discriminator(found.made, found.drawing if config.conditional else None)
            costs = [adversarial_loss(logits.float(), True, config.gan_loss) for logits in heads]
            losses["g_gan"] = torch.stack(costs).mean()
            total = total + config.gan_weight * losses["g_gan"]
        elif isinstance(self.discriminator, PatchDiscriminator) and changes is not None:
            with self.precision.autocast():
                logits, features = self.discriminator(self._seen(changes, source, picture))
            losses["g_gan"] = adversarial_loss(logits.float(), True, config.gan_loss)
            total = total + config.gan_weight * losses["g_gan"]
            if config.feature_matching:
                with self.precision.autocast(), torch.no_grad():
                    _, wanted = self.discriminator(self._seen(changes, source, target))
                losses["g_features"] = feature_matching_loss(features, wanted)
                total = total + config.feature_matching * losses["g_features"]
        if found is not None:
            if config.perceptual:
                losses["g_perceptual"] = feature_distance(found.made, found.wanted)
                total = total + config.perceptual * losses["g_perceptual"]
            if config.texture_matching:
                losses["g_texture"] = texture_distance(found.made, found.wanted)
                total = total + config.texture_matching * losses["g_texture"]
        if config.reconstructs:
            name = f"g_{config.reconstruction}"
            losses[name] = reconstruction_loss(picture.float(), target, config.reconstruction)
            total = total + config.l1_weight * losses[name]
        self._descend(0, total)
        if self.discriminator is not None:
            self.discriminator.requires_grad_(True)
        return losses

    def _featured(self, source: Tensor, target: Tensor, picture: Tensor, step: int) -> "_Found":
        """Return what the feature network finds in pictures and in their targets; in Lab with the input's L.

        The network looks at every second pixel, then at every second of those: what it misses is a weave of a few
        pixels, always at the same places. So a few rows and columns, drawn anew for each step, are left out at the
        top and the left, and no place is missed for long.
        """
        assert self._features is not None
        if self._lab:
            target, picture = join(source, target), join(source, picture)
        top, left = np.random.default_rng((self._config.seed, _PHASE_STREAM, step)).integers(0, _PHASES, 2)
        seen = [
            images[:, :, top:, left:].to(self.precision.dtype).contiguous(memory_format=torch.channels_last)
            for images in (picture, target)
        ]
        with torch.no_grad():
            wanted = self._features(seen[1])
        return _Found(self._features(seen[0]), wanted, source[:, :, top:, left:])

    @torch.no_grad()
    def _follow(self, done: int) -> None:
        """Move the average towards the generator's weights, after `done` steps."""
        stride = 1 if done <= _EVERY_STEP else _STRIDE
        if not self._config.averaging or done % stride:
            return
        # Without the warm-up the average would remember the random beginning for thousands of steps.
        kept = min(self._config.averaging, done / (9 + done)) ** stride
        torch._foreach_lerp_(list(self.average.parameters()), list(self.generator.parameters()), 1 - kept)


class _Found(NamedTuple):
    """What the feature network finds in pictures and in their targets, and the part of the drawings that they show."""

    made: list[Tensor]
    wanted: list[Tensor]
    drawing: Tensor


class _Adam(torch.optim.Adam):
    """Adam whose methods aren't kept from PyTorch's compiler: to do that it is imported, two seconds at each start."""

    add_param_group = unwrap(torch.optim.Adam.add_param_group)
    zero_grad = unwrap(torch.optim.Adam.zero_grad)
    state_dict = unwrap(torch.optim.Adam.state_dict)
    load_state_dict = unwrap(torch.optim.Adam.load_state_dict)
    step = torch.no_grad()(unwrap(torch.optim.Adam.step))


def _adam(network: nn.Module, config: TrainConfig, device: torch.device) -> torch.optim.Adam:
    fused = device.type in ("cpu", "cuda")
    betas = BETAS if isinstance(network, ProjectedDiscriminator) else (0.5, 0.999)
    return _Adam(network.parameters(), lr=config.learning_rate, betas=betas, fused=fused)
