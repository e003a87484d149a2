"""CIE Lab for models that colour: they see the lightness of a picture and make the two axes of its colour.

sRGB as IEC 61966-2-1 defines it, Lab as CIE 15:2004 does, for the white D65. Lightness L runs from 0 to 100 and is
scaled to [-1, 1]. Of the colours that sRGB can show, a runs from -86.2 to 98.3 and b from -107.9 to 94.5; both are
divided by 110, which a tanh reaches. Tensors are float NCHW; RGB ones are in [-1, 1].
"""

from typing import Literal

import torch
from torch import Tensor

from trainer.pix2pix.images import to_rgb
from trainer.pixels import Rgb

REACH = 110.0  # of a and b
_TO_XYZ = torch.tensor(
    [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], dtype=torch.float64
)
_WHITE = _TO_XYZ.sum(1)  # so that greys have no colour at all
TO_RELATIVE_XYZ = _TO_XYZ / _WHITE[:, None]  # linear RGB to XYZ relative to white
FROM_RELATIVE_XYZ = torch.linalg.inv(TO_RELATIVE_XYZ)
EDGE = 6 / 29  # below it Lab's cube root is continued as a straight line


def lightness(rgb: Tensor) -> Tensor:
    """(N, 3, H, W) -> L, (N, 1, H, W) in [-1, 1]."""
    y = _mix(TO_RELATIVE_XYZ[1:2], _linear(rgb))
    return (116 * _root(y) - 16) / 50 - 1


def colours(rgb: Tensor) -> Tensor:
    """(N, 3, H, W) -> a and b, (N, 2, H, W) in [-1, 1]."""
    x, y, z = _root(_mix(TO_RELATIVE_XYZ, _linear(rgb))).unbind(1)
    return torch.stack([500 * (x - y), 200 * (y - z)], 1) / REACH


def join(light: Tensor, ab: Tensor) -> Tensor:
    """L, (N, 1, H, W), with a and b, (N, 2, H, W) -> RGB, (N, 3, H, W); what sRGB can't show is clipped."""
    y = ((light[:, 0].float() + 1) * 50 + 16) / 116
    a, b = (ab.float() * REACH).unbind(1)
    roots = torch.stack([y + a / 500, y, y - b / 200], 1)
    cubes = torch.where(roots > EDGE, roots**3, 3 * EDGE**2 * (roots - 4 / 29))
    linear = _mix(FROM_RELATIVE_XYZ, cubes).clamp(0, 1)
    rgb = torch.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear.clamp_min(0.0031308) ** (1 / 2.4) - 0.055)
    return rgb * 2 - 1


def decode(output: Tensor, drawing: Tensor, space: Literal["rgb", "lab"]) -> Rgb:
    """Return what a network made, (1, C, H, W), of the RGB `drawing`, (1, 3, H, W), as uint8 HxWx3.

    In Lab the drawing's own lightness is kept, and the network's two channels colour it.
    """
    if space == "lab":
        output = join(lightness(drawing), output.to(drawing.device))
    return to_rgb(output[0])


def _linear(rgb: Tensor) -> Tensor:
    """sRGB in [-1, 1] -> linear light in [0, 1]."""
    s = (rgb.float() + 1) / 2
    return torch.where(s <= 0.04045, s / 12.92, ((s + 0.055) / 1.055).clamp_min(0) ** 2.4)


def _root(t: Tensor) -> Tensor:
    return torch.where(t > EDGE**3, t.clamp_min(EDGE**3) ** (1 / 3), t / (3 * EDGE**2) + 4 / 29)


def _mix(matrix: Tensor, channels: Tensor) -> Tensor:
    """Apply a matrix to each pixel."""
    mixed: Tensor = matrix.to(channels.device, torch.float32) @ channels.flatten(2)
    return mixed.view(*mixed.shape[:2], *channels.shape[2:])
