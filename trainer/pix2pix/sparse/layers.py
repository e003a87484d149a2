"""The layers of a U-Net for a box of their output: matrix products over windows (im2col) of kept features.

Features are H x W x C here, contiguous: what channels_last images are in memory. Boxes are in pixels of a layer's own
output or input; a window that reaches over the edge of the sheet sees zeros there, and only there.
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from trainer.box import Box
from trainer.pix2pix.cpu_engine import PHASES, transposed_weight
from trainer.pix2pix.networks import SLOPE, AffineNorm, Up

_KERNEL = 4


@dataclass(frozen=True)
class FixedNorm:
    """A norm with the statistics of one picture: four times C values."""

    mean: Tensor
    variance: Tensor
    weight: Tensor
    bias: Tensor

    @classmethod
    def of(cls, norm: AffineNorm, mean: Tensor, variance: Tensor, times: int = 1) -> "FixedNorm":
        """Return a norm for `times` groups of its channels, one after the other."""
        return cls(*(values.detach().repeat(times) for values in (mean, variance, norm.weight, norm.bias)))

    def __call__(self, x: Tensor) -> Tensor:
        """N x C -> N x C."""
        return F.batch_norm(x, self.mean, self.variance, self.weight, self.bias, training=False, eps=0.0)


class BoxEncoder:
    """A 4x4 convolution of stride 2, its norm, and a leaky ReLU."""

    def __init__(self, convolution: nn.Conv2d, dtype: torch.dtype) -> None:
        weight = convolution.weight.detach()
        self._weight = weight.permute(2, 3, 1, 0).flatten(0, 2).to(dtype).contiguous()
        self._bias = convolution.bias.detach().to(dtype) if convolution.bias is not None else None

    @staticmethod
    def reached(changed: Box) -> Box:
        """Return the outputs that see any of some inputs."""
        return Box(*((start - 1) // 2 for start in changed[:2]), *(end // 2 + 1 for end in changed[2:]))

    def __call__(self, x: Tensor, box: Box, norm: FixedNorm | None) -> Tensor:
        """Return the outputs in a box, h x w x outputs, of a layer with the inputs x."""
        seen = Box(2 * box.left - 1, 2 * box.top - 1, 2 * box.right + 1, 2 * box.bottom + 1)
        y = _product(_windows(x, seen, _KERNEL, 2), self._weight, self._bias)
        if norm is not None:
            y = norm(y)
        return F.leaky_relu_(y, SLOPE).view(box.height, box.width, -1)


class BoxDecoder:
    """A 4x4 transposed convolution of stride 2, its norm, and a ReLU; the outermost ends in tanh.

    A window of 2x2 inputs makes the 2x2 outputs between its pixels, each by 4 of the kernel's 16 weights.
    """

    def __init__(self, layer: Up, is_outermost: bool, dtype: torch.dtype) -> None:
        weight = transposed_weight(layer)
        # The odd rows and columns come first: they lie left of and above the even ones of the same window.
        phases = [weight[:, :, rows][:, :, :, columns] for rows in PHASES[::-1] for columns in PHASES[::-1]]
        # (phases, inputs, outputs, 2, 2) to (2, 2, inputs, phases, outputs)
        self._weight = torch.stack(phases).permute(3, 4, 1, 0, 2).flatten(3).flatten(0, 2).to(dtype).contiguous()
        bias = layer.conv.bias
        self._bias = bias.detach().repeat(4).to(dtype) if isinstance(bias, Tensor) else None
        self._activation = torch.tanh_ if is_outermost else torch.relu_

    @staticmethod
    def seen(wanted: Box) -> Box:
        """Return the inputs that some outputs are made of."""
        return Box(*((start + 1) // 2 - 1 for start in wanted[:2]), *(end // 2 + 1 for end in wanted[2:]))

    def __call__(self, x: Tensor, wanted: Box, norm: FixedNorm | None) -> tuple[Box, Tensor]:
        """Return some outputs and those beside them that come along: where they are, and h x w x outputs."""
        seen = self.seen(wanted)
        y = _product(_windows(x, seen, 2, 1), self._weight, self._bias)
        if norm is not None:
            y = norm(y)
        rows, columns = seen.height - 1, seen.width - 1
        y = self._activation(y).view(rows, columns, 2, 2, -1).transpose(1, 2).reshape(2 * rows, 2 * columns, -1)
        made = Box(2 * seen.left + 1, 2 * seen.top + 1, 2 * seen.right - 1, 2 * seen.bottom - 1)
        inside = made.within(Box(0, 0, 2 * x.shape[1], 2 * x.shape[0]))
        if inside != made:
            inner = Box(
                inside.left - made.left, inside.top - made.top, inside.right - made.left, inside.bottom - made.top
            )
            y = y[inner.slices]
        return inside, y


def _product(windows: Tensor, weight: Tensor, bias: Tensor | None) -> Tensor:
    return windows @ weight if bias is None else torch.addmm(bias, windows, weight)


def _windows(x: Tensor, seen: Box, side: int, stride: int) -> Tensor:
    """Return the windows of side x side inputs in a box, one a row, of features H x W x C."""
    height, width, channels = x.shape
    inside = seen.within(Box(0, 0, width, height))
    part = x[inside.slices]
    if inside != seen:
        beyond = (
            inside.left - seen.left,
            seen.right - inside.right,
            inside.top - seen.top,
            seen.bottom - inside.bottom,
        )
        part = F.pad(part, (0, 0, *beyond))
    return (
        part.unfold(0, side, stride).unfold(1, side, stride).permute(0, 1, 3, 4, 2).reshape(-1, side * side * channels)
    )
