"""Grain: a faint noise in what a network sees of a drawing, of which it makes textures.

A network that is given a flat area has nothing to tell one place in it from another, and can draw but one colour
there, or a weave whose threads are the steps of its own upsampling. With noise beside the colour it can lay each blade
of grass somewhere (as the noise of Karras et al. 2019, "A Style-Based Generator Architecture", section 3.2, does within
the network). At the input it costs one addition, and a part of a picture is drawn as the whole is.
"""

from functools import cache

import numpy as np
import torch
from torch import Tensor

_SIDE = 512  # pixels, after which it repeats itself
_OCTAVES = 5  # from one pixel to blots of some thirty
_COARSER = 0.66  # how strong those beyond the first are beside it
_SEED = 0
_STREAM = 19  # of the random numbers that follow from seed and sample


def with_grain(x: Tensor, strength: float, top: int = 0, left: int = 0) -> Tensor:
    """Add the grain of the paper to a part of a drawing, (N, 3, H, W) in [-1, 1], whose corner is at (top, left).

    `strength` is the standard deviation of its finest octave. It is the same at the same place, always.
    """
    tile = _tile()
    for side, start in ((2, top % _SIDE), (3, left % _SIDE)):
        length = x.shape[side]
        if start + length <= _SIDE:
            tile = tile.narrow(side, start, length)
        else:
            tile = tile.index_select(side, (torch.arange(length) + start) % _SIDE)
    return torch.add(x, tile.to(x.device, x.dtype), alpha=strength)


def with_other_grain(x: Tensor, strength: float, seed: int, first: int) -> Tensor:
    """Add grain to samples to learn from, of which the first has the number `first`: each has its own."""
    drawn = []
    for number in range(first, first + len(x)):
        random = np.random.default_rng((seed, _STREAM, number))
        top, left = random.integers(0, _SIDE, 2).tolist()
        one = with_grain(x.new_zeros(1, 3, *x.shape[2:]), strength, top, left)
        flipped = one.flip([side + 2 for side in range(2) if random.random() < 0.5])
        drawn.append(flipped[:, torch.from_numpy(random.permutation(3))])
    return x + torch.cat(drawn)


@cache
def _tile() -> Tensor:
    """Return the grain of one square, (1, 3, side, side), that can be laid beside itself."""
    # White noise, and noises that a Gaussian has blurred, all drawn at once: only their spectrum tells them. Were
    # they enlarged and not blurred, they would be rougher where pixels have their middles, and textures show that grid.
    frequency = np.square(np.fft.fftfreq(_SIDE))
    power = np.ones((_SIDE, _SIDE))
    for octave in range(1, _OCTAVES):
        deviation = 2 ** (octave - 1)  # pixels
        blurred = np.exp(-np.square(2 * np.pi * deviation) * (frequency[:, None] + frequency))
        power += _COARSER**2 * blurred / blurred.mean()
    random = np.random.RandomState(_SEED)  # whose numbers are the same in every version of NumPy
    white = torch.from_numpy(random.standard_normal((3, _SIDE, _SIDE))).float()
    tile: Tensor = torch.fft.ifft2(torch.fft.fft2(white) * torch.from_numpy(np.sqrt(power)).float()).real
    return tile[None].contiguous()
