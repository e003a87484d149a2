"""The networks of pix2pix: U-Net and encoder-decoder generators, PatchGAN discriminators.

Isola et al. 2017, "Image-to-Image Translation with Conditional Adversarial Networks", section 3.2 and
appendix 6.1. Tensors are float NCHW in [-1, 1].
"""

from collections.abc import Callable
from typing import Literal, Protocol

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from trainer.model_card import PATCHES, NetworkSpec, Patch
from trainer.pix2pix.convolutions import DEVIATION, Conv2d, ConvTranspose2d, ResizeConv2d

Norm = Literal["batch", "instance", "none"]
EPSILON = 1e-5  # of the norms
SLOPE = 0.2  # of the leaky ReLUs
_DROPOUT_STREAM = 16  # of the random numbers that follow from seed and sample; the data has the first ones
_DROPOUT_LAYERS = 3  # "CD512-CD512-CD512": the three deepest of the decoder


class DropoutNoise:
    """Dropout as an explicit input: the same seed gives the same masks, layer after layer, on every device.

    The paper's only source of randomness is dropout that stays on at test time (section 2.1). `strength` is a dial:
    0 is no dropout, 1 dropout as it was trained, and up to 3 exaggerates what it does to the layers that stay.
    """

    def __init__(self, seed: int, strength: float = 1.0) -> None:
        self._random = torch.Generator().manual_seed(seed)
        self._strength = strength

    def mask(self, x: Tensor, rate: float) -> Tensor:
        """Return factors for `x`, drawn on the CPU: at full strength 0 for a share of `rate`, 1 / (1 - rate) else."""
        kept = torch.rand(x.shape, generator=self._random) >= rate
        factors = (1 + self._strength * (kept / (1 - rate) - 1)).clamp_min_(0)
        return factors.to(x.device, x.dtype)


class SampleNoise:
    """Dropout for training: each sample's masks follow from the seed and the sample's number alone.

    So a sample meets the same masks whichever batch and process it is in, and a resumed run goes on exactly.
    """

    def __init__(self, seed: int, first: int, count: int) -> None:
        """The batch holds the samples from number `first` on, `count` of them."""
        self.first = first
        self._random = [np.random.default_rng((seed, _DROPOUT_STREAM, first + i)) for i in range(count)]

    def mask(self, x: Tensor, rate: float) -> Tensor:
        """Return factors for `x`, drawn on the CPU: 0 for a share of `rate`, 1 / (1 - rate) else."""
        kept = np.stack([random.random(x.shape[1:], np.float32) >= rate for random in self._random])
        return torch.from_numpy(kept).to(x.device).to(x.dtype).div_(1 - rate)


class Noise(Protocol):
    """Where the masks of dropout come from, layer after layer."""

    def mask(self, x: Tensor, rate: float) -> Tensor:
        """Return factors for `x`, for a share of `rate` to be dropped."""


class AffineNorm(nn.Module):
    """Normalisation with a learned scale and shift, and no running buffers.

    While training, "batch" takes its statistics over the batch and "instance" over each image. At inference both
    take the image's own statistics: the paper runs the generator "using the statistics of the test batch", and
    live drawing has a batch of one (section 3.4).
    """

    def __init__(self, channels: int, kind: Norm) -> None:
        super().__init__()
        self.per_batch = kind == "batch"
        self.weight = nn.Parameter(torch.ones(channels))
        self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, x: Tensor, groups: int = 1) -> Tensor:
        """NCHW -> NCHW; `x` is `groups` batches of one size, one after the other."""
        parts = groups if self.training and self.per_batch else len(x)
        if x[:, 0].numel() == parts:
            return self.of_one_pixel(x)
        if parts == 1:
            return self._over_batch(x)
        if parts == len(x) and (x.is_contiguous() or x.device.type != "cpu"):
            return F.instance_norm(x, weight=self.weight, bias=self.bias, eps=EPSILON)
        # On the CPU instance_norm would leave channels_last; batch_norm is vectorised there.
        return torch.cat([self._over_batch(part) for part in x.chunk(parts)])

    def of_one_pixel(self, x: Tensor) -> Tensor:
        """Return what the norm leaves of a single pixel, which is its own mean: the shift alone."""
        return self.bias.to(x.dtype).view(1, -1, 1, 1).expand(x.shape).clone()

    def _over_batch(self, x: Tensor) -> Tensor:
        return F.batch_norm(x, None, None, self.weight, self.bias, training=True, eps=EPSILON)


class Down(nn.Module):
    """One encoder layer: 4x4 convolution of stride 2, then the norm if it has one."""

    def __init__(self, inputs: int, outputs: int, norm: Norm, bias: bool = False, mirrors: bool = False) -> None:
        """With `mirrors` the border is the image mirrored, not zeros."""
        super().__init__()
        self.mirrors = mirrors
        self.conv = Conv2d(inputs, outputs, 4, stride=2, padding=1, bias=bias)
        self.norm = AffineNorm(outputs, norm) if norm != "none" else None

    def forward(self, x: Tensor) -> Tensor:
        """(N, inputs, H, W) -> (N, outputs, H/2, W/2)."""
        if self.mirrors:
            x = F.conv2d(F.pad(x, (1, 1, 1, 1), mode="reflect"), self.conv.weight, self.conv.bias, stride=2)
        else:
            x = self.conv(x)
        return self.norm(x) if self.norm is not None else x


class Up(nn.Module):
    """One decoder layer: doubling the resolution, the norm if it has one, dropout if it has any."""

    def __init__(self, inputs: int, outputs: int, norm: Norm, spec: NetworkSpec, dropout: float, bias: bool) -> None:
        super().__init__()
        self.conv: nn.Module
        if spec.upsampling == "resize":
            self.conv = ResizeConv2d(inputs, outputs, bias)
        else:
            self.conv = ConvTranspose2d(inputs, outputs, 4, stride=2, padding=1, bias=bias)
        self.norm = AffineNorm(outputs, norm) if norm != "none" else None
        self.dropout = dropout

    def forward(self, x: Tensor, noise: Noise | None) -> Tensor:
        """(N, inputs, H, W) -> (N, outputs, 2H, 2W)."""
        x = self.conv(x)
        if self.norm is not None:
            x = self.norm(x)
        if not self.dropout:
            return x
        if noise is not None:
            return x * noise.mask(x, self.dropout)
        return F.dropout(x, self.dropout, self.training)


def in_range(x: Tensor, spec: NetworkSpec) -> Tensor:
    """Bring pixels in [-1, 1] to the range that a network's first layer was taught."""
    return x * 0.5 + 0.5 if spec.input_range == "unit" else x


class UNetGenerator(nn.Module):
    """Encoder-decoder whose decoder layer i also sees the encoder's layer i (section 3.2.1).

    Layers are numbered from the outside: `down.0` meets the input, `up.0` makes the picture. With `skips` off it
    is the plain encoder-decoder of section 4.2.
    """

    def __init__(self, spec: NetworkSpec) -> None:
        super().__init__()
        self.spec = spec
        self.skips = spec.kind == "unet"
        self.leaks = self.skips and spec.skip == "leaky_relu"  # what the skips carry is activated as in the encoder
        last = spec.depth - 1
        widths = [spec.channels(level) for level in range(spec.depth)]
        self.down = nn.ModuleList()
        self.up = nn.ModuleList()
        dropped = spec.dropout_levels
        if dropped is None:
            dropped = tuple(range(max(last - _DROPOUT_LAYERS, 0) + 1, spec.depth))
        for level in range(spec.depth):
            # No norm on the first layer, and none of ours at the bottleneck: there one pixel has no variance.
            normed = spec.norm != "none" and (0 < level < last or (level == last and spec.bottleneck_norm))
            inputs = spec.input_channels if level == 0 else widths[level - 1]
            self.down.append(
                Down(
                    inputs,
                    widths[level],
                    norm=spec.norm if normed else "none",
                    bias=spec.encoder_bias and not normed,
                    mirrors=spec.padding == "reflect" and level != last,
                )
            )
            outputs = spec.output_channels if level == 0 else widths[level - 1]
            joined = widths[level] * (2 if self.skips and level != last else 1)
            self.up.append(
                Up(
                    joined,
                    outputs,
                    norm=spec.norm if level > 0 else "none",
                    spec=spec,
                    dropout=spec.dropout if level in dropped else 0.0,
                    bias=level == 0 or spec.norm == "none",
                )
            )

    def forward(self, x: Tensor, noise: Noise | None = None) -> Tensor:
        """(N, input_channels, H, W) -> (N, output_channels, H, W), H and W multiples of 2**depth.

        With `noise` dropout is drawn from it whatever the mode; without it dropout follows the mode.
        """
        features: list[Tensor] = []
        x = in_range(x, self.spec)
        for level, layer in enumerate(self.down):
            x = layer(F.leaky_relu(x, SLOPE) if level else x)
            features.append(x)
        for level in reversed(range(len(self.up))):
            joined = self.skips and level < len(self.up) - 1
            if joined and self.leaks:
                x = torch.cat([F.leaky_relu(features[level], SLOPE), F.relu(x)], dim=1)
            elif joined:
                x = F.relu(torch.cat([features[level], x], dim=1))
            else:
                x = F.relu(x)
            x = self.up[level](x, noise)
        return torch.tanh(x)


class PatchDiscriminator(nn.Module):
    """Says of each patch whether it is real (section 3.2.2, appendix 6.1.2).

    `patch` is the receptive field of a logit in pixels a side: 1 (PixelGAN, 1x1 convolutions, C64-C128), 16
    (C64-C128), 70 (C64-C128-C256-C512) or 286 (ImageGAN, C64-C128-C256-C512-C512-C512). Convolutions have strides of 2
    but for the last two; those two make the field what its name says. A conditional one sees the input beside the
    picture: `channels` is what both have together.
    """

    def __init__(self, channels: int, width: int = 64, norm: Norm = "instance", patch: Patch = 70) -> None:
        super().__init__()
        self.patch = patch
        self.layers = nn.ModuleList()
        self.norms = nn.ModuleList()
        kernel, padding = (1, 0) if patch == 1 else (4, 1)
        inputs = channels
        for level, stride in enumerate(PATCHES[patch]):
            outputs = width * min(1 << level, 8)
            normed = level > 0 and norm != "none"
            self.layers.append(Conv2d(inputs, outputs, kernel, stride=stride, padding=padding, bias=not normed))
            self.norms.append(AffineNorm(outputs, norm) if normed else nn.Identity())
            inputs = outputs
        self.layers.append(Conv2d(inputs, 1, kernel, stride=1, padding=padding))

    def forward(self, x: Tensor, groups: int = 1) -> tuple[Tensor, list[Tensor]]:
        """Pictures, or inputs and pictures joined, (N, channels, H, W) -> logits (N, 1, H', W') and all features.

        `x` may be several batches, one after the other, each normalised on its own.

        The features are the activations of every layer but the last, as feature matching compares them (Wang et al.
        2018, equation 4). H' is H for a patch of 1, else H / 2**halvings - 2.
        """
        features: list[Tensor] = []
        for layer, norm in zip(self.layers, self.norms, strict=False):
            x = layer(x)
            x = F.leaky_relu(norm(x, groups) if isinstance(norm, AffineNorm) else x, SLOPE)
            features.append(x)
        logits: Tensor = self.layers[-1](x)
        return logits, features


def init_weights(network: nn.Module, generator: torch.Generator | None = None) -> None:
    """Draw convolution weights from N(0, 0.02) and norm scales from N(1, 0.02); biases are 0 (appendix 6.2)."""
    normal: Callable[..., Tensor] = nn.init.normal_
    for module in network.modules():
        if isinstance(module, nn.Conv2d | nn.ConvTranspose2d | ResizeConv2d):
            normal(module.weight, 0.0, DEVIATION, generator=generator)
            if module.bias is not None:
                nn.init.zeros_(module.bias)
        elif isinstance(module, AffineNorm):
            normal(module.weight, 1.0, DEVIATION, generator=generator)
            nn.init.zeros_(module.bias)
