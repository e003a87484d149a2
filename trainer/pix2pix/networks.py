"""The networks of pix2pix: U-Net and encoder-decoder generators, PatchGAN discriminators.

Isola et al. 2017, "Image-to-Image Translation with Conditional Adversarial Networks", section 3.2 and
appendix 6.1. Tensors are float NCHW in [-1, 1].
"""

from collections.abc import Callable
from typing import Literal

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from trainer.model_card import NetworkSpec

Norm = Literal["batch", "instance", "none"]
EPSILON = 1e-5  # of the norms
SLOPE = 0.2  # of the leaky ReLUs
_DEVIATION = 0.02  # of the initial weights
_DROPOUT_LAYERS = 3  # "CD512-CD512-CD512": the three deepest of the decoder


def _begin(weight: Tensor, bias: Tensor | None) -> None:
    """Give a new layer its first weights (appendix 6.2), unless it is built for its shapes alone."""
    if not weight.is_meta:
        nn.init.normal_(weight, 0.0, _DEVIATION)
        if bias is not None:
            nn.init.zeros_(bias)


class Conv2d(nn.Conv2d):
    """A convolution that begins as the paper says."""

    def reset_parameters(self) -> None:
        """Draw first weights."""
        _begin(self.weight, self.bias)


class ConvTranspose2d(nn.ConvTranspose2d):
    """A transposed convolution that begins as the paper says."""

    def reset_parameters(self) -> None:
        """Draw first weights."""
        _begin(self.weight, self.bias)


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

    def forward(self, x: Tensor) -> Tensor:
        """NCHW -> NCHW."""
        if self.training and self.per_batch:
            return F.batch_norm(x, None, None, self.weight, self.bias, training=True, eps=EPSILON)
        return F.instance_norm(x, weight=self.weight, bias=self.bias, eps=EPSILON)


class ResizeConv2d(nn.Module):
    """Nearest-neighbour resize by two, then a 3x3 convolution (Odena et al. 2016: no checkerboard).

    Computed as the one 4x4 transposed convolution of stride 2 that equals it: each of its taps is the sum of the
    3x3 weights that meet the same input pixel. 4 instead of 9 multiplications for an output value.
    """

    def __init__(self, inputs: int, outputs: int, bias: bool) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(outputs, inputs, 3, 3))
        self.bias = nn.Parameter(torch.empty(outputs)) if bias else None
        _begin(self.weight, self.bias)

    def transposed_weight(self) -> Tensor:
        """Return the equal transposed kernel, (inputs, outputs, 4, 4)."""
        padded = F.pad(self.weight.flip(2, 3), (1, 1, 1, 1))
        rows = padded[:, :, :-1] + padded[:, :, 1:]
        return (rows[:, :, :, :-1] + rows[:, :, :, 1:]).transpose(0, 1)

    def as_transposed(self) -> nn.ConvTranspose2d:
        """Return the equal layer for inference, whose kernel need not be made at each call."""
        kernel = self.transposed_weight().detach()
        with torch.device("meta"):
            inputs, outputs = kernel.shape[:2]
            layer = ConvTranspose2d(inputs, outputs, 4, stride=2, padding=1, bias=self.bias is not None)
        layer.weight = nn.Parameter(kernel.contiguous(), requires_grad=False)
        layer.bias = self.bias
        return layer

    def forward(self, x: Tensor) -> Tensor:
        """(N, inputs, H, W) -> (N, outputs, 2H, 2W)."""
        return F.conv_transpose2d(x, self.transposed_weight(), self.bias, stride=2, padding=1)


class Down(nn.Module):
    """One encoder layer: 4x4 convolution of stride 2, then the norm if it has one."""

    def __init__(self, inputs: int, outputs: int, norm: Norm) -> None:
        super().__init__()
        self.conv = Conv2d(inputs, outputs, 4, stride=2, padding=1, bias=False)
        self.norm = AffineNorm(outputs, norm) if norm != "none" else None

    def forward(self, x: Tensor) -> Tensor:
        """(N, inputs, H, W) -> (N, outputs, H/2, W/2)."""
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

    def forward(self, x: Tensor, noise: DropoutNoise | None) -> Tensor:
        """(N, inputs, H, W) -> (N, outputs, 2H, 2W)."""
        x = self.conv(x)
        if self.norm is not None:
            x = self.norm(x)
        if not self.dropout:
            return x
        if noise is not None:
            return x * noise.mask(x, self.dropout)
        return F.dropout(x, self.dropout, self.training)


class UNetGenerator(nn.Module):
    """Encoder-decoder whose decoder layer i also sees the encoder's layer i (section 3.2.1).

    Layers are numbered from the outside: `down.0` meets the input, `up.0` makes the picture. With `skips` off it
    is the plain encoder-decoder of section 4.2.
    """

    def __init__(self, spec: NetworkSpec) -> None:
        super().__init__()
        self.spec = spec
        self.skips = spec.kind == "unet"
        last = spec.depth - 1
        widths = [spec.channels(level) for level in range(spec.depth)]
        self.down = nn.ModuleList()
        self.up = nn.ModuleList()
        for level in range(spec.depth):
            # No norm on the first layer, and none at the bottleneck: there an image of one pixel has no variance.
            inner = 0 < level < last
            inputs = spec.input_channels if level == 0 else widths[level - 1]
            self.down.append(Down(inputs, widths[level], spec.norm if inner else "none"))
            outputs = spec.output_channels if level == 0 else widths[level - 1]
            joined = widths[level] * (2 if self.skips and level != last else 1)
            self.up.append(
                Up(
                    joined,
                    outputs,
                    norm=spec.norm if level > 0 else "none",
                    spec=spec,
                    dropout=spec.dropout if level > max(last - _DROPOUT_LAYERS, 0) else 0.0,
                    bias=level == 0 or spec.norm == "none",
                )
            )

    def forward(self, x: Tensor, noise: DropoutNoise | None = None) -> Tensor:
        """(N, input_channels, H, W) -> (N, output_channels, H, W), H and W multiples of 2**depth.

        With `noise` dropout is drawn from it whatever the mode; without it dropout follows the mode.
        """
        features: list[Tensor] = []
        for level, layer in enumerate(self.down):
            x = layer(F.leaky_relu(x, SLOPE) if level else x)
            features.append(x)
        for level in reversed(range(len(self.up))):
            if self.skips and level < len(self.up) - 1:
                x = torch.cat([features[level], x], dim=1)
            x = self.up[level](F.relu(x), noise)
        return torch.tanh(x)


class PatchDiscriminator(nn.Module):
    """The 70x70 PatchGAN: says of each patch whether it is real (section 3.2.2, appendix 6.1.2).

    C64-C128-C256-C512 with strides 2, 2, 2, 1 and a last convolution to one logit a patch. It sees the input and
    the picture together, concatenated along the channels.
    """

    def __init__(self, channels: int, width: int = 64, norm: Norm = "instance") -> None:
        super().__init__()
        self.layers = nn.ModuleList()
        self.norms = nn.ModuleList()
        inputs = channels
        for level, stride in enumerate((2, 2, 2, 1)):
            outputs = width * min(1 << level, 8)
            normed = level > 0 and norm != "none"
            self.layers.append(Conv2d(inputs, outputs, 4, stride=stride, padding=1, bias=not normed))
            self.norms.append(AffineNorm(outputs, norm) if normed else nn.Identity())
            inputs = outputs
        self.layers.append(Conv2d(inputs, 1, 4, stride=1, padding=1))

    def forward(self, source: Tensor, picture: Tensor) -> Tensor:
        """Input (N, C, H, W) and picture (N, C', H, W) -> logits (N, 1, H/8 - 2, W/8 - 2)."""
        x = torch.cat([source, picture], dim=1)
        for layer, norm in zip(self.layers, self.norms, strict=False):
            x = F.leaky_relu(norm(layer(x)), SLOPE)
        logits: Tensor = self.layers[-1](x)
        return logits


def init_weights(network: nn.Module, generator: torch.Generator | None = None) -> None:
    """Draw convolution weights from N(0, 0.02) and norm scales from N(1, 0.02); biases are 0 (appendix 6.2)."""
    normal: Callable[..., Tensor] = nn.init.normal_
    for module in network.modules():
        if isinstance(module, nn.Conv2d | nn.ConvTranspose2d | ResizeConv2d):
            normal(module.weight, 0.0, _DEVIATION, generator=generator)
            if module.bias is not None:
                nn.init.zeros_(module.bias)
        elif isinstance(module, AffineNorm):
            normal(module.weight, 1.0, _DEVIATION, generator=generator)
            nn.init.zeros_(module.bias)
