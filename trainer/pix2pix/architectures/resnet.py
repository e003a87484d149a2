"""The residual generator (ResNet) that CycleGAN and the reference program of pix2pix offer beside the U-Net.

Johnson et al. 2016, "Perceptual Losses for Real-Time Style Transfer and Super-Resolution", supplementary material;
Zhu et al. 2017, "Unpaired Image-to-Image Translation using Cycle-Consistent Adversarial Networks", appendix 7.2.
Such models are imported, not trained from scratch here. Tensors are float NCHW in [-1, 1].
"""

from itertools import pairwise
from typing import Literal

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from trainer.model_card import NetworkSpec
from trainer.pix2pix.networks import AffineNorm, Noise, in_range

_BORDER = 3  # pixels mirrored around the image for the 7x7 kernels of the first and the last layer
_PADDINGS: dict[str, Literal["constant", "reflect", "replicate"]] = {
    "zeros": "constant",
    "reflect": "reflect",
    "replicate": "replicate",
}


class ConvNorm(nn.Module):
    """A convolution, or a transposed one, and its norm if it has one; without a norm it has a bias."""

    def __init__(self, conv: nn.Conv2d | nn.ConvTranspose2d, spec: NetworkSpec) -> None:
        super().__init__()
        self.conv = conv
        self.norm = AffineNorm(conv.out_channels, spec.norm) if spec.norm != "none" else None

    def forward(self, x: Tensor) -> Tensor:
        """(N, inputs, H, W) -> (N, outputs, H', W')."""
        y: Tensor = self.conv(x)
        return self.norm(y) if self.norm is not None else y


class ResidualBlock(nn.Module):
    """Two 3x3 convolutions whose sum with the input goes on; dropout between them if there is any."""

    def __init__(self, channels: int, spec: NetworkSpec) -> None:
        super().__init__()
        self.mode = _PADDINGS[spec.padding]
        self.dropout = spec.dropout
        bias = spec.norm == "none"
        self.first = ConvNorm(nn.Conv2d(channels, channels, 3, bias=bias), spec)
        self.second = ConvNorm(nn.Conv2d(channels, channels, 3, bias=bias), spec)

    def forward(self, x: Tensor, noise: Noise | None) -> Tensor:
        """(N, C, H, W) -> the same."""
        y = F.relu(self.first(F.pad(x, (1, 1, 1, 1), mode=self.mode)))
        if self.dropout and noise is not None:
            y = y * noise.mask(y, self.dropout)
        elif self.dropout:
            y = F.dropout(y, self.dropout, self.training)
        second: Tensor = self.second(F.pad(y, (1, 1, 1, 1), mode=self.mode))
        return x + second


class ResnetGenerator(nn.Module):
    """A 7x7 layer, `depth` halvings, `blocks` residual blocks, as many doublings, and a 7x7 layer with tanh.

    Upsampling is a 3x3 transposed convolution, or a resize by two ("resize": nearest neighbour, "bilinear": between
    corners) and a 3x3 convolution over a mirrored border.
    """

    def __init__(self, spec: NetworkSpec) -> None:
        super().__init__()
        self.spec = spec
        bias = spec.norm == "none"
        widths = [spec.width << level for level in range(spec.depth + 1)]
        self.stem = ConvNorm(nn.Conv2d(spec.input_channels, spec.width, 7, bias=bias), spec)
        self.down = nn.ModuleList(
            ConvNorm(nn.Conv2d(inputs, outputs, 3, stride=2, padding=1, bias=bias), spec)
            for inputs, outputs in pairwise(widths)
        )
        self.blocks = nn.ModuleList(ResidualBlock(widths[-1], spec) for _ in range(spec.blocks))
        self.up = nn.ModuleList(
            ConvNorm(self._enlarging(inputs, outputs, bias), spec)
            for inputs, outputs in zip(widths[:0:-1], widths[-2::-1], strict=True)
        )
        self.head = nn.Conv2d(spec.width, spec.output_channels, 7)

    def _enlarging(self, inputs: int, outputs: int, bias: bool) -> nn.Conv2d | nn.ConvTranspose2d:
        if self.spec.upsampling == "transposed":
            return nn.ConvTranspose2d(inputs, outputs, 3, stride=2, padding=1, output_padding=1, bias=bias)
        return nn.Conv2d(inputs, outputs, 3, bias=bias)

    def forward(self, x: Tensor, noise: Noise | None = None) -> Tensor:
        """(N, input_channels, H, W) -> (N, output_channels, H, W), H and W multiples of 2**depth, at least two.

        With `noise` dropout is drawn from it whatever the mode; without it dropout follows the mode.
        """
        x = F.relu(self.stem(_mirror(in_range(x, self.spec), _BORDER)))
        for layer in self.down:
            x = F.relu(layer(x))
        for block in self.blocks:
            x = block(x, noise)
        for layer in self.up:
            x = F.relu(layer(self._enlarge(x)))
        return torch.tanh(self.head(_mirror(x, _BORDER)))

    def _enlarge(self, x: Tensor) -> Tensor:
        if self.spec.upsampling == "transposed":
            return x
        if self.spec.upsampling == "bilinear":
            return _mirror(F.interpolate(x, scale_factor=2.0, mode="bilinear", align_corners=True), 1)
        return _mirror(F.interpolate(x, scale_factor=2.0), 1)


def _mirror(x: Tensor, border: int) -> Tensor:
    return F.pad(x, (border, border, border, border), mode="reflect")
