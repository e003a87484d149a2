"""The convolutions of the networks, each computed in the form that is fastest for its number of pixels.

Deep inside a U-Net a layer has millions of weights and few pixels. There oneDNN spends its time bringing weights and
their gradients into orders of its own; one matrix product takes the weights as they lie. Where there are many pixels
and many channels, Winograd's form needs fewer multiplications (docs/adr/0013).
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from trainer.pix2pix import winograd

DEVIATION = 0.02  # of the initial weights
_FEW = 256  # pixels, of all the images of a batch: up to so many the matrix product is faster
_MANY = {1: 1024, 2: 8192}  # pixels, of all the images: from so many on Winograd's form is faster, by the stride,
_MANY_TRANSPOSED = 4096  # or for a transposed convolution
_MANY_PAIRS = 128 * 128  # of an input's and an output's channel, that it needs besides
_VERY_FEW = 64  # up to so many, making the folded kernel of a resize costs more than it saves
# Which 3x3 weights meet the same input pixel: tap k of four, along each axis, is the sum of weights 2 - k and 3 - k.
_SUMS = torch.tensor([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 1.0, 0.0], [1.0, 1.0, 0.0, 0.0]])
_RESIZE_TAPS = torch.kron(_SUMS, _SUMS)  # 9 x 16


def _begin(weight: Tensor, bias: Tensor | None) -> None:
    """Give a new layer its first weights (appendix 6.2), unless it is built for its shapes alone."""
    if not weight.is_meta:
        nn.init.normal_(weight, 0.0, DEVIATION)
        if bias is not None:
            nn.init.zeros_(bias)


class Conv2d(nn.Conv2d):
    """A square convolution that begins as the paper says."""

    def reset_parameters(self) -> None:
        """Draw first weights."""
        _begin(self.weight, self.bias)

    def forward(self, x: Tensor) -> Tensor:
        """(N, inputs, H, W) -> (N, outputs, H', W')."""
        if self.kernel_size[0] > 1 and _multiplies(x, _FEW * self.stride[0] * self.stride[1]):
            return _by_product(x, self.weight, self.bias, self.stride[0])
        if self.kernel_size[0] == 4 and _suits_winograd(x, self.weight, self.stride[0]):
            form = winograd.convolve if self.stride[0] == 1 else winograd.convolve_by_two
            return _with_bias(form(x, self.weight), self.bias)
        return super().forward(x)


class ConvTranspose2d(nn.ConvTranspose2d):
    """A 4x4 transposed convolution of stride 2 that begins as the paper says."""

    def reset_parameters(self) -> None:
        """Draw first weights."""
        _begin(self.weight, self.bias)

    def forward(self, x: Tensor, output_size: list[int] | None = None) -> Tensor:
        """(N, inputs, H, W) -> (N, outputs, 2H, 2W)."""
        return _transposed(x, self.weight, self.bias)


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
        outputs, inputs = self.weight.shape[:2]
        taps = self.weight.reshape(outputs * inputs, 9)
        return (taps @ _RESIZE_TAPS.to(taps.device, taps.dtype)).view(outputs, inputs, 4, 4).transpose(0, 1)

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
        if _multiplies(x, _VERY_FEW):
            return _by_product(F.interpolate(x, scale_factor=2.0), self.weight, self.bias, 1)
        return _transposed(x, self.transposed_weight(), self.bias)


def _suits_winograd(x: Tensor, weight: Tensor, stride: int, transposed: bool = False) -> bool:
    """Whether a layer with a 4x4 kernel has pixels and channels enough for Winograd's form to be faster."""
    if not _is_plain(x) or weight.shape[0] * weight.shape[1] < _MANY_PAIRS:
        return False
    if transposed:
        return _pixels(x) >= _MANY_TRANSPOSED
    return _pixels(x) >= _MANY[stride] and x.shape[2] % stride == x.shape[3] % stride == 0


def _multiplies(x: Tensor, most: int) -> bool:
    """Whether a layer's input has so few pixels that a matrix product is faster."""
    return _is_plain(x) and _pixels(x) <= most


def _is_plain(x: Tensor) -> bool:
    """Whether a layer computes on the CPU in float32, which all this was measured with."""
    return x.device.type == "cpu" and x.dtype == torch.float32 and not torch.is_autocast_enabled("cpu")


def _pixels(x: Tensor) -> int:
    return x.shape[0] * x.shape[2] * x.shape[3]


def _by_product(x: Tensor, weight: Tensor, bias: Tensor | None, stride: int) -> Tensor:
    """Convolve with padding 1 as a matrix product: what each output pixel sees as a row, times the weights."""
    seen = F.unfold(x, weight.shape[2], padding=1, stride=stride).transpose(1, 2)
    height, width = ((length + 2 - weight.shape[2]) // stride + 1 for length in x.shape[2:])
    y = F.linear(seen.reshape(-1, seen.shape[2]), weight.flatten(1), bias)
    # A single image's rows, only transposed, pass for pixels in either order: batch_norm's gradient takes the wrong.
    return y.view(len(x), height * width, -1).transpose(1, 2).contiguous().view(len(x), -1, height, width)


def _transposed(x: Tensor, weight: Tensor, bias: Tensor | None) -> Tensor:
    """Return the 4x4 transposed convolution of stride 2, padding 1; the weight is (inputs, outputs, 4, 4)."""
    if _suits_winograd(x, weight, 2, transposed=True):
        return _with_bias(winograd.convolve_transposed(x, weight), bias)
    if not _multiplies(x, _FEW):
        return F.conv_transpose2d(x, weight, bias, stride=2, padding=1)
    count, inputs, height, width = x.shape
    # unfold, not flatten: its gradient comes back as an ordinary image (see `_by_product`).
    spread = F.unfold(x, 1).transpose(1, 2).reshape(-1, inputs) @ weight.flatten(1)
    spread = spread.view(count, height * width, -1).transpose(1, 2)
    y = F.fold(spread, (2 * height, 2 * width), 4, padding=1, stride=2)
    return _with_bias(y, bias)


def _with_bias(x: Tensor, bias: Tensor | None) -> Tensor:
    return x if bias is None else x + bias[:, None, None]
