"""The perceptual loss: how far apart two pictures are in the features of a network that has learned to see.

A distance between pixels rewards the mean of all pictures that could be meant, which is a blur; features tell grass
from a green area (Johnson et al. 2016, section 3.2; Zhang et al. 2018). The network is EfficientNet-lite0 up to its
eleventh block (Tan and Le 2019; ImageNet weights, Apache 2.0), with batch norms folded into the convolutions. The
weights lie beside this module, and come along with every training: nothing is downloaded.
"""

import math
from collections.abc import Mapping
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from trainer.pix2pix.images import to_tensor
from trainer.pixels import Rgb

WEIGHTS = Path(__file__).with_name("lite0_features.safetensors")
_STRIDES = {1: 2, 3: 2, 5: 2}  # of the depthwise convolution, by block; 1 elsewhere
_BLOCKS = 11
_ROUGH_STAGES = 3  # of these, the finest, are compared by their texture as well
_WINDOW = 8  # places of a stage a side: 16, 32 and 64 pixels
_STAGES = (0, 2, 4, 7, 10)  # the blocks whose outputs are compared: 1/2, 1/4, 1/8, 1/16 and 1/16 of the size


class FeatureNetwork(nn.Module):
    """Inverted residuals with fixed weights: pictures to five stages of features."""

    def __init__(self, weights: Mapping[str, Tensor]) -> None:
        super().__init__()
        self.convolutions = nn.ModuleDict()
        for name in sorted({key.rpartition(".")[0] for key in weights}):
            weight, bias = weights[f"{name}.w"].float(), weights[f"{name}.b"].float()
            outputs, per_group, size = weight.shape[:3]
            groups = outputs if name.endswith(".d") else 1
            stride = 2 if name == "stem" else _STRIDES.get(int(name.split(".")[0]), 1) if groups > 1 else 1
            with torch.device("meta"):
                layer = nn.Conv2d(per_group * groups, outputs, size, stride, groups=groups)
            layer.weight, layer.bias = nn.Parameter(weight), nn.Parameter(bias)
            self.convolutions[name.replace(".", "_")] = layer
        self.requires_grad_(False)

    def forward(self, x: Tensor) -> list[Tensor]:
        """(N, 3, H, W) in [-1, 1] -> five feature maps, from half the size to a sixteenth, the finest first."""
        x = F.relu6(self._convolve("stem", x))
        stages = []
        for block in range(_BLOCKS):
            before = x
            if f"{block}_e" in self.convolutions:
                x = F.relu6(self._convolve(f"{block}_e", x))
            x = F.relu6(self._convolve(f"{block}_d", x))
            x = self._convolve(f"{block}_p", x)
            if x.shape == before.shape:
                x = x + before
            if block in _STAGES:
                stages.append(x)
        return stages

    def _convolve(self, name: str, x: Tensor) -> Tensor:
        """Convolve with the padding of TensorFlow's SAME, with which the weights were learned."""
        layer = self.convolutions[name]
        assert isinstance(layer, nn.Conv2d)
        size, stride = layer.kernel_size[0], layer.stride[0]
        (top, bottom), (left, right) = (_padding(length, size, stride) for length in x.shape[2:])
        if layer.groups > 1 and stride > 1:
            # Every second place of all of them: oneDNN takes ten times as long for the gradient of a strided one.
            half = size // 2
            whole = F.conv2d(x, layer.weight, layer.bias, 1, half, groups=layer.groups)
            return whole[:, :, half - top :: stride, half - left :: stride]
        if top == bottom and left == right:  # the convolution pads by itself, which is faster
            return F.conv2d(x, layer.weight, layer.bias, stride, (top, left), groups=layer.groups)
        return F.conv2d(F.pad(x, (left, right, top, bottom)), layer.weight, layer.bias, stride, groups=layer.groups)


def _padding(length: int, size: int, stride: int) -> tuple[int, int]:
    """Return how many zeros SAME puts before and after a side of so many pixels."""
    zeros = max((math.ceil(length / stride) - 1) * stride + size - length, 0)
    return zeros // 2, zeros - zeros // 2


def load_feature_network() -> FeatureNetwork:
    """Return the network with the weights that come along."""
    return FeatureNetwork(load_file(WEIGHTS))


class Likeness:
    """Measures how far pictures are from their targets, as the loss does, but of 8-bit images and always in float32."""

    def __init__(self, device: torch.device) -> None:
        self._device = device
        self._network = load_feature_network().to(device)

    @torch.inference_mode()
    def distance(self, picture: Rgb, target: Rgb) -> float:
        """HxWx3 uint8 both -> 0 for equal images, near 1 for two that have nothing in common."""
        stages = [self._network(to_tensor(image).to(self._device)) for image in (picture, target)]
        return float(feature_distance(*stages))


def feature_distance(pictures: list[Tensor], targets: list[Tensor]) -> Tensor:
    """Return the mean over the stages of the mean absolute difference, relative to the target's mean magnitude.

    0 for equal pictures, near 1 for two that have nothing in common. Targets get no gradient.
    """
    distances = []
    for picture, target in zip(pictures, targets, strict=True):
        wanted = target.detach().float()
        distances.append((picture.float() - wanted).abs().mean() / wanted.abs().mean())
    return torch.stack(distances).mean()


def texture_distance(pictures: list[Tensor], targets: list[Tensor]) -> Tensor:
    """Return how far apart the covariances of features within small windows are, wherever in them the features lie.

    Sajjadi et al. 2017, "EnhanceNet", section 4.2.3, whose Gram matrices are those of features with their mean; here it
    is taken off, since the perceptual loss has it already. The mean absolute difference relative to the target's
    magnitude, over the three finest stages: 0 for equal textures, near 1 for a flat area in the place of a rough one.
    Targets get no gradient.
    """
    distances = []
    for picture, target in zip(pictures[:_ROUGH_STAGES], targets[:_ROUGH_STAGES], strict=True):
        wanted = _covariances(target.detach().float())
        distances.append((_covariances(picture.float()) - wanted).abs().mean() / wanted.abs().mean())
    return torch.stack(distances).mean()


def _covariances(features: Tensor) -> Tensor:
    """(N, C, H, W) -> (windows, C, C), of windows of `_WINDOW` places a side that lie beside each other."""
    count, channels, height, width = features.shape
    rows, columns = max(1, height // _WINDOW), max(1, width // _WINDOW)
    high, wide = min(height, _WINDOW), min(width, _WINDOW)
    cut = features[:, :, : rows * high, : columns * wide]
    windows = cut.reshape(count, channels, rows, high, columns, wide).permute(0, 2, 4, 1, 3, 5)
    windows = windows.reshape(-1, channels, high * wide)
    windows = windows - windows.mean(2, keepdim=True)
    return windows @ windows.transpose(1, 2) / (high * wide)
