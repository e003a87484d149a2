"""What the discriminator sees, changed at random: a small folder can't be learned by heart then (DiffAugment).

Zhao et al. 2020, "Differentiable Augmentation for Data-Efficient GAN Training", section 3.2. Real and generated
pictures are changed in the same way, and so that gradients pass.
"""

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

_STREAM = 17  # of the random numbers that follow from seed and sample; dropout has the one before it
_SHIFT = 1 / 8  # of the side, at most
_HOLE = 1 / 2  # of the side


class DiffAugment:
    """Colour, place and a hole for each sample of a batch, drawn once: every call changes its images in the same way.

    `strength` from 0 (nothing) to 1 (as in the paper: brightness by 0.5, saturation up to doubled, contrast by half,
    shifts by an eighth of the side, a hole of half the side).
    """

    def __init__(self, strength: float, seed: int, first: int, count: int) -> None:
        """The batch holds the samples from number `first` on, `count` of them."""
        self._strength = strength
        random = [np.random.default_rng((seed, _STREAM, first + i)) for i in range(count)]
        self._drawn = [one.uniform(-1, 1, 7).tolist() for one in random] if strength else []

    def __call__(self, images: Tensor, coloured: bool) -> Tensor:
        """(N, C, H, W) in [-1, 1] -> the same shape; `coloured` images have RGB in each three of their channels."""
        if not self._strength:
            return images
        changed = [self._change(images[i : i + 1], drawn, coloured) for i, drawn in enumerate(self._drawn)]
        return torch.cat(changed).contiguous(
            memory_format=torch.channels_last if _is_last(images) else torch.contiguous_format
        )

    def _change(self, image: Tensor, drawn: list[float], coloured: bool) -> Tensor:
        strength = self._strength
        if coloured:
            rgb = image.unflatten(1, (-1, 3))
            rgb = rgb + 0.5 * strength * drawn[0]
            grey = rgb.mean(2, keepdim=True)
            rgb = grey + (rgb - grey) * (1 + strength * drawn[1])
            mean = rgb.mean((2, 3, 4), keepdim=True)
            image = (mean + (rgb - mean) * (1 + 0.5 * strength * drawn[2])).flatten(1, 2)
        height, width = image.shape[2:]
        down, right = round(height * _SHIFT * strength * drawn[3]), round(width * _SHIFT * strength * drawn[4])
        image = F.pad(image, (right, -right, down, -down))  # zeros, grey, come in
        top, bottom = _hole(height, strength, drawn[5])
        left, end = _hole(width, strength, drawn[6])
        kept = image.new_ones(1, 1, height, width)
        kept[..., top:bottom, left:end] = 0
        return image * kept


def _hole(length: int, strength: float, drawn: float) -> tuple[int, int]:
    """Return where a hole begins and ends along one side; its middle may lie anywhere."""
    middle, half = (drawn + 1) / 2 * length, length * _HOLE * strength / 2
    return max(0, round(middle - half)), min(length, round(middle + half))


def _is_last(images: Tensor) -> bool:
    return images.is_contiguous(memory_format=torch.channels_last)
