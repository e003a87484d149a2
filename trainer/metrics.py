"""How near a picture is to its target, in figures over 8-bit images."""

import numpy as np
from numpy.typing import NDArray

Rgb = NDArray[np.uint8]


def l1(picture: Rgb, target: Rgb) -> float:
    """Return the mean absolute difference of two HxWx3 images, 0 to 255."""
    return float(np.abs(picture.astype(np.int16) - target).mean())


def psnr(picture: Rgb, target: Rgb) -> float:
    """Return the peak signal-to-noise ratio of two HxWx3 images in decibels (peak 255); 100 if they are equal."""
    error = float(np.square(picture.astype(np.float64) - target).mean())
    return min(100.0, 10 * np.log10(255**2 / error)) if error else 100.0
