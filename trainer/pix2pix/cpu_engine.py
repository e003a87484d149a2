"""The CPU path: one image at a time through weights that were reordered once.

oneDNN computes convolutions on weights in a blocked order of its own. Called through the plain modules it brings them
into that order at every call, which takes longer than the convolutions. Here they are reordered when a model is opened
and once for each new size of image, activations are computed inside the convolutions where that is exact, and what
the skips join lies in one buffer from the beginning.

The operators are internal to PyTorch. `trainer.pix2pix.engines` tries them on one frame before they are used.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Generator
from typing import TypeVar

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from trainer.pix2pix.convolutions import ResizeConv2d
from trainer.pix2pix.networks import EPSILON, SLOPE, AffineNorm, DropoutNoise, UNetGenerator, Up, in_range

_SIZES = 2  # for so many sizes of image weights and buffers are kept: the preview's and the detail's
_OPERATORS = (
    "_convolution_pointwise",
    "_convolution_transpose_pointwise",
    "_reorder_convolution_weight",
    "_reorder_convolution_transpose_weight",
)

# For even and odd output rows (or columns) of a 4x4 transposed convolution of stride 2: the kernel's rows that meet the
# upper and the lower one of the input's two.
PHASES = ([3, 1], [2, 0])

Convolution = Callable[[Tensor], Tensor]
Result = TypeVar("Result")
Steps = Generator[None, None, Result]  # pauses between the layers of a picture, and what it returns


class Features:
    """What is kept of a picture while it is computed, and lies in memory of its own.

    `activations[i]` is what encoder layer i + 1 sees, `joined[i]` what decoder layer i sees, both (1, C, H, W) in
    channels_last memory. `means` and `variances` are those of the norms, by "down" or "up" and the layer's number.
    """

    def __init__(self) -> None:
        self.activations: list[Tensor] = []
        self.joined: list[Tensor] = []
        self.means: dict[tuple[str, int], Tensor] = {}
        self.variances: dict[tuple[str, int], Tensor] = {}


def operators_exist() -> bool:
    """Whether this build of PyTorch has the operators that the packed path is made of."""
    return torch.backends.mkldnn.is_available() and all(hasattr(torch.ops.mkldnn, name) for name in _OPERATORS)


class PackedUNet:
    """A U-Net at inference, for a batch of one; computes in `dtype`, bfloat16 or float32."""

    name = "cpu packed"

    def __init__(self, network: UNetGenerator, dtype: torch.dtype) -> None:
        self.dtype = dtype
        self.device = torch.device("cpu")
        self.case = ""  # what stands for its weights, this machine and these versions, where it has proved itself
        self._network = network
        self._plans: OrderedDict[tuple[int, int], _Plan] = OrderedDict()

    @property
    def sizes(self) -> tuple[tuple[int, int], ...]:
        """The heights and widths that buffers are kept for, the one used last at the end."""
        return tuple(self._plans)

    @torch.inference_mode()
    def __call__(self, x: Tensor, noise: DropoutNoise | None = None) -> Tensor:
        """(1, C, H, W) in [-1, 1] -> (1, C', H, W); H and W multiples of 2**depth."""
        plan, x = self._prepare(x)
        return run(plan.layers(x, noise, plan.joined, None))

    @torch.inference_mode()
    def layers(self, x: Tensor, noise: DropoutNoise | None = None, features: Features | None = None) -> Steps[Tensor]:
        """Compute the same picture with a pause after each layer, and keep what it is made of in `features`.

        Features that are given again are written over; they must be of a picture of the same size. Without any, no
        other picture of that size may be computed in the pauses.
        """
        plan, x = self._prepare(x)
        if features is None:
            return (yield from plan.layers(x, noise, plan.joined, None))
        if not features.joined:
            features.joined = [torch.empty_like(joined) for joined in plan.joined]
        return (yield from plan.layers(x, noise, features.joined, features))

    def _prepare(self, x: Tensor) -> tuple["_Plan", Tensor]:
        size = (x.shape[2], x.shape[3])
        plan = self._plans.get(size)
        if plan is None:
            plan = self._plans[size] = _Plan(self._network, size, self.dtype)
            while len(self._plans) > _SIZES:
                self._plans.popitem(last=False)
        self._plans.move_to_end(size)
        x = in_range(x, self._network.spec)
        return plan, x.to(self.dtype).contiguous(memory_format=torch.channels_last)


def timed(steps: Steps[Result]) -> Steps[tuple[Result, float]]:
    """Take the same steps; returns besides how many milliseconds they took, without the pauses."""
    ms = 0.0
    while True:
        began = time.perf_counter()
        try:
            next(steps)
        except StopIteration as stop:
            return stop.value, ms + (time.perf_counter() - began) * 1000
        ms += (time.perf_counter() - began) * 1000
        yield


def run(steps: Steps[Result]) -> Result:
    """Take all steps without a pause."""
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            result: Result = stop.value
            return result


class _Plan:
    """Reordered weights and work buffers for one size of image."""

    def __init__(self, network: UNetGenerator, size: tuple[int, int], dtype: torch.dtype) -> None:
        self._network = network
        self._last = network.spec.depth - 1
        self._down: list[Convolution] = []
        self._up: list[Convolution] = []
        self.joined: list[Tensor] = []  # what decoder layer i sees: features of encoder layer i, then the deeper ones
        height, width = size
        for level, (down, up) in enumerate(zip(network.down, network.up, strict=True)):
            if down.mirrors:
                raise NotImplementedError("a convolution over a mirrored border")
            assert isinstance(down.conv, nn.Conv2d)
            assert isinstance(up, Up)
            fused = "none" if down.norm is not None else "relu" if level == self._last else "leaky_relu"
            self._down.append(_convolution(down.conv.weight, down.conv.bias, (height, width), 2, 1, fused, dtype))
            height, width = height // 2, width // 2
            channels = transposed_weight(up).shape[0]
            make = _picture_layer if level == 0 else _upsampling
            self._up.append(make(up, (height, width), dtype))
            if network.skips and level != self._last:
                joined = torch.empty(1, channels, height, width, dtype=dtype)
                self.joined.append(joined.contiguous(memory_format=torch.channels_last))

    def layers(
        self, x: Tensor, noise: DropoutNoise | None, joined: list[Tensor], features: Features | None
    ) -> Steps[Tensor]:
        """Compute a picture, writing what the decoder sees into `joined`, and keep the rest in `features`."""
        if features is not None:
            features.activations = []
        for level, convolution in enumerate(self._down):
            x = convolution(x)
            norm = self._network.down[level].norm
            if isinstance(norm, AffineNorm):
                x = _normalise(norm, x, features, ("down", level))
                x = F.relu_(x) if level == self._last else F.leaky_relu_(x, SLOPE)
            if features is not None:
                features.activations.append(x)
            if level < len(joined):
                carried = joined[level][:, : x.shape[1]]
                if self._network.leaks:
                    carried.copy_(x)
                else:  # the skip takes the features before their activation, and relu(leaky_relu(f)) is relu(f)
                    torch.clamp_min(x, 0, out=carried)
            yield
        for level in range(self._last, 0, -1):
            x = self._up[level](x)
            layer = self._network.up[level]
            assert isinstance(layer, Up)
            if isinstance(layer.norm, AffineNorm):
                x = _normalise(layer.norm, x, features, ("up", level))
            if layer.dropout and noise is not None:
                x = x * noise.mask(x, layer.dropout)
            if joined:
                both = joined[level - 1]
                torch.clamp_min(x, 0, out=both[:, both.shape[1] - x.shape[1] :])
                x = both
            else:
                x = F.relu_(x)
            yield
        return self._up[0](x)


def _normalise(norm: AffineNorm, x: Tensor, features: Features | None, layer: tuple[str, int]) -> Tensor:
    """Apply a norm with the image's own statistics, and keep them.

    For a batch of one the batch's statistics are the image's, and this form is vectorised for channels_last.
    """
    if x[:, 0].numel() == 1:
        return norm.of_one_pixel(x)  # deep inside, where no statistics are kept for
    y, mean, deviation = torch.native_batch_norm(x, norm.weight, norm.bias, None, None, True, 0.0, EPSILON)
    if features is not None:
        features.means[layer], features.variances[layer] = mean, deviation.square().reciprocal_()  # EPSILON included
    return y


def _convolution(
    weight: Tensor,
    bias: Tensor | None,
    size: tuple[int, int],
    stride: int,
    padding: int,
    activation: str,
    dtype: torch.dtype,
) -> Convolution:
    """Return a convolution of (1, inputs, *size), weights (outputs, inputs, k, k), with its activation."""
    ops = torch.ops.mkldnn
    strides, paddings, dilation = [stride, stride], [padding, padding], [1, 1]
    shape = [1, weight.shape[1], *size]
    ordered = weight.detach().to(dtype).contiguous(memory_format=torch.channels_last)
    packed = ops._reorder_convolution_weight(ordered, paddings, strides, dilation, 1, shape)
    typed_bias = bias.detach().to(dtype) if bias is not None else None
    scalars = [SLOPE] if activation == "leaky_relu" else []

    def run(x: Tensor) -> Tensor:
        y: Tensor = ops._convolution_pointwise(
            x, packed, typed_bias, paddings, strides, dilation, 1, activation, scalars, ""
        )
        return y

    return run


def transposed_weight(layer: Up) -> Tensor:
    """Return a decoder layer's 4x4 transposed kernel, (inputs, outputs, 4, 4), whichever form it is kept in."""
    if isinstance(layer.conv, ResizeConv2d):
        return layer.conv.transposed_weight().detach()
    assert isinstance(layer.conv, nn.ConvTranspose2d)
    return layer.conv.weight.detach()


def _bias(layer: Up) -> Tensor | None:
    bias = layer.conv.bias
    return bias.detach() if isinstance(bias, Tensor) else None


def _upsampling(layer: Up, size: tuple[int, int], dtype: torch.dtype) -> Convolution:
    """Return a decoder layer's transposed convolution of (1, inputs, *size)."""
    ops = torch.ops.mkldnn
    weight, bias = transposed_weight(layer), _bias(layer)
    strides, paddings, none, dilation = [2, 2], [1, 1], [0, 0], [1, 1]
    shape = [1, weight.shape[0], *size]
    ordered = weight.to(dtype).contiguous(memory_format=torch.channels_last)
    packed = ops._reorder_convolution_transpose_weight(ordered, paddings, none, strides, dilation, 1, shape)
    typed_bias = bias.to(dtype) if bias is not None else None

    def run(x: Tensor) -> Tensor:
        y: Tensor = ops._convolution_transpose_pointwise(
            x, packed, typed_bias, paddings, none, strides, dilation, 1, "none", [], ""
        )
        return y

    return run


def _picture_layer(layer: Up, size: tuple[int, int], dtype: torch.dtype) -> Convolution:
    """Return the last decoder layer with its tanh, as one 2x2 convolution of four phases.

    An output pixel of a 4x4 transposed convolution of stride 2 meets 2x2 input pixels, and its four kinds by even
    and odd row and column each have their own 2x2 of the 16 weights. With three channels to come out, four phases
    fill the processor's registers better than the transposed form does.
    """
    weight, bias = transposed_weight(layer), _bias(layer)
    outputs = weight.shape[1]
    phases = [weight[:, :, rows][:, :, :, columns].transpose(0, 1) for rows in PHASES for columns in PHASES]
    tiled = bias.repeat(4) if bias is not None else None
    convolution = _convolution(torch.cat(phases), tiled, size, 1, 1, "tanh", dtype)
    height, width = size
    picture = torch.empty(1, outputs, 2 * height, 2 * width, dtype=dtype).contiguous(memory_format=torch.channels_last)
    pixels = picture.permute(0, 2, 3, 1).view(1, height, 2, width, 2, outputs)

    def run(x: Tensor) -> Tensor:
        mixed = convolution(x).permute(0, 2, 3, 1)
        for row in range(2):
            for column in range(2):
                phase = (2 * row + column) * outputs
                part = mixed[:, row : row + height, column : column + width, phase : phase + outputs]
                pixels[:, :, row, :, column].copy_(part)
        return picture

    return run
