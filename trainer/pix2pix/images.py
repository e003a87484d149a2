"""The only place where 8-bit pictures meet the network's tensors, and what brings them to a size."""

import cv2
import numpy as np
import torch
from torch import Tensor

from trainer.pixels import Rgb


def to_tensor(images: Rgb) -> Tensor:
    """uint8 HxWx3 or NxHxWx3 in [0, 255] -> float32 NCHW in [-1, 1], in channels_last memory."""
    batch = images if images.ndim == 4 else images[None]
    # A contiguous NHWC buffer seen as NCHW is what torch calls channels_last: no pixel is moved.
    # torch shares memory with arrays that may be written to only; Pillow gives others.
    tensor = torch.from_numpy(np.require(batch, requirements=["C", "W"])).permute(0, 3, 1, 2)
    return tensor.to(torch.float32).div_(127.5).sub_(1.0)


def to_rgb(tensor: Tensor) -> Rgb:
    """Float CHW in [-1, 1] -> uint8 HxWx3, rounded to nearest and clipped."""
    scaled = tensor.detach().float().add(1.0).mul_(127.5).round_().clamp_(0, 255)
    pixels: Rgb = scaled.to(torch.uint8).permute(1, 2, 0).contiguous().cpu().numpy()
    return pixels


def resize(rgb: Rgb, size: tuple[int, int], labels: bool = False) -> Rgb:
    """Return `rgb` scaled to `size` (width, height): area average downwards, Catmull-Rom-like cubic upwards.

    `labels` are scaled by nearest neighbour, as they are for training: no colour appears that has no meaning.
    """
    if (rgb.shape[1], rgb.shape[0]) == size:
        return rgb
    if labels:
        return np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_NEAREST_EXACT), dtype=np.uint8)
    shrinks = size[0] < rgb.shape[1]
    scaled = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC)
    return np.asarray(scaled, dtype=np.uint8)
