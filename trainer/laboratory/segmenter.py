"""A segmentation network (FCN) that looks at pictures: from a photo to the class of each pixel.

Long, Shelhamer and Darrell 2015, section 4.2: scores of three layers of growing fineness, each added to the coarser one
scaled up. FCN-8s has its skips at 1/8, 1/16 and 1/32 of pictures of 500 pixels; here pictures have about half the side
and the skips are at 1/4, 1/8 and 1/16. The backbone is the feature network of the perceptual loss, trained on.
"""

import math
import os
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save
from torch import Tensor, nn

from trainer.data.palettes import colours_of
from trainer.files.atomic_write import write_atomically
from trainer.files.safetensors_header import read_shapes
from trainer.laboratory.confusion import VOID, Classes
from trainer.laboratory.segmenter_card import SEGMENTER_KEY, SegmenterCard, read_segmenter_card
from trainer.messages import tr
from trainer.model_card import ModelFileError, Swatch
from trainer.pix2pix.images import resize, to_tensor
from trainer.pix2pix.model_file import load_tensors
from trainer.pix2pix.perceptual import WEIGHTS, FeatureNetwork
from trainer.pixels import Rgb

_SKIPS = (1, 2, 4)  # of the backbone's stages: 1/4, 1/8 and 1/16 of the size
_CHANNELS = {1: 24, 2: 40, 4: 112}
_CONTEXT = 128  # channels of the layers that look about
_FAR = 64  # a colour that differs by more in a channel from every one of the palette has no class


class SegmenterNetwork(nn.Module):
    """Fully convolutional: float NCHW in [-1, 1] to scores of classes at the same size."""

    def __init__(self, classes: int) -> None:
        super().__init__()
        self.backbone = FeatureNetwork(load_file(WEIGHTS))
        self.context = nn.Sequential(
            nn.Conv2d(_CHANNELS[4], _CONTEXT, 3, padding=1),
            nn.ReLU(),
            nn.Conv2d(_CONTEXT, _CONTEXT, 3, padding=3, dilation=3),
            nn.ReLU(),
        )
        self.scores = nn.ModuleList(
            nn.Conv2d(_CONTEXT if stage == 4 else _CHANNELS[stage], classes, 1) for stage in _SKIPS
        )
        for layer in list(self.scores)[:-1]:  # a skip begins by adding nothing (section 4.2)
            assert isinstance(layer, nn.Conv2d)
            nn.init.zeros_(layer.weight)

    def forward(self, x: Tensor) -> Tensor:
        """(N, 3, H, W) -> logits, (N, classes, H, W)."""
        stages = self.backbone(x)
        fine, middle, coarse = (stages[stage] for stage in _SKIPS)
        scores: Tensor = self.scores[2](self.context(coarse))
        for layer, features in ((self.scores[1], middle), (self.scores[0], fine)):
            scores = _scaled(scores, features.shape[2:]) + layer(features)
        return _scaled(scores, x.shape[2:])


def _scaled(scores: Tensor, size: Sequence[int]) -> Tensor:
    return F.interpolate(scores, size=list(size), mode="bilinear", align_corners=False)


class Segmenter:
    """A trained segmenter, ready to look at pictures."""

    def __init__(self, card: SegmenterCard, network: SegmenterNetwork, device: torch.device) -> None:
        self.card = card
        self._device = device
        self._network = network.eval().requires_grad_(False).to(device)

    @torch.inference_mode()
    def __call__(self, picture: Rgb) -> Classes:
        """HxWx3 -> the class of each pixel, HxW; looked at with the short side that it learned at."""
        height, width = picture.shape[:2]
        factor = self.card.size / min(height, width)
        seen = resize(picture, (max(16, round(width * factor)), max(16, round(height * factor))))
        logits = _scaled(self._network(to_tensor(seen).to(self._device)), (height, width))
        return logits[0].argmax(0).to(torch.uint8).cpu().numpy()


def classes_of(labels: Rgb, palette: Sequence[Swatch]) -> Classes:
    """Return the class of each pixel of an HxWx3 label map: that of the nearest colour; VOID if none is near."""
    colours = colours_of(palette)
    words, places = np.unique(labels.reshape(-1, 3), axis=0, return_inverse=True)
    apart = np.abs(words[:, None].astype(np.int16) - colours[None])
    nearest = (apart.astype(np.int32) ** 2).sum(2).argmin(1)
    far = apart[np.arange(len(words)), nearest].max(1) > _FAR
    found = np.where(far, VOID, nearest).astype(np.uint8)
    return found[places.reshape(-1)].reshape(labels.shape[:2])


def save_segmenter(path: Path, card: SegmenterCard, network: SegmenterNetwork) -> None:
    """Write a segmenter's file whole or not at all.

    Raises:
        OSError: the disk is full or the folder can't be written.
    """
    tensors = {name: tensor.detach().cpu().half().contiguous() for name, tensor in network.state_dict().items()}
    write_atomically(path, save(tensors, {SEGMENTER_KEY: msgspec.json.encode(card).decode()}))


def load_segmenter(path: str | os.PathLike[str], device: torch.device) -> Segmenter:
    """Return the segmenter in a file.

    Raises:
        ModelFileError: the file is missing, damaged, or no segmenter.
    """
    path = Path(path)
    card = read_segmenter_card(path)
    network = SegmenterNetwork(len(card.palette))
    shapes = {name: tuple(tensor.shape) for name, tensor in network.state_dict().items()}
    if shapes != read_shapes(path):
        raise ModelFileError(tr("{path} doesn't fit its own card: train the segmenter again.", path=path.name))
    tensors = load_tensors(path, sum(map(math.prod, shapes.values())))
    network.load_state_dict({name: tensor.float() for name, tensor in tensors.items()})
    return Segmenter(card, network, device)
