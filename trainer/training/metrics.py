"""How near a picture is to its target, in figures over 8-bit images."""

from collections.abc import Callable, Iterable
from typing import Self

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from trainer.pixels import Rgb

Distance = Callable[[Rgb, Rgb], float]  # of a picture from its target
_Channels = NDArray[np.float32]

# Of SSIM, as Wang et al. 2004 (section III-C) have them.
_WINDOW, _SIGMA = 11, 1.5
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2


class Figures(msgspec.Struct, frozen=True):
    """How near pictures are to their targets."""

    l1: float  # mean absolute difference, 0 to 255
    psnr: float  # decibels
    ssim: float  # up to 1
    perceptual: float | None = None  # distance in the features of a network, 0 to about 1; None where it wasn't asked

    @classmethod
    def of(cls, picture: Rgb, target: Rgb, distance: Distance | None = None) -> Self:
        """Return the figures of one HxWx3 picture, with the perceptual one if `distance` measures it."""
        perceptual = distance(picture, target) if distance is not None else None
        return cls(l1(picture, target), psnr(picture, target), ssim(picture, target), perceptual)

    @classmethod
    def mean(cls, figures: Iterable["Figures"]) -> Self:
        """Return the mean of each figure; there is one at least."""
        l1s, psnrs, ssims, perceptual = zip(*map(msgspec.structs.astuple, figures), strict=True)
        distance = None if None in perceptual else float(np.mean(perceptual))
        return cls(float(np.mean(l1s)), float(np.mean(psnrs)), float(np.mean(ssims)), distance)

    def rounded(self) -> Self:
        """Return them with as many digits as mean something."""
        distance = None if self.perceptual is None else round(self.perceptual, 4)
        return type(self)(round(self.l1, 4), round(self.psnr, 4), round(self.ssim, 4), distance)

    def named(self) -> dict[str, float]:
        """Return what was measured, by its name."""
        return {name: value for name, value in msgspec.structs.asdict(self).items() if value is not None}


def l1(picture: Rgb, target: Rgb) -> float:
    """Return the mean absolute difference of two HxWx3 images, 0 to 255."""
    return float(np.abs(picture.astype(np.int16) - target).mean())


def psnr(picture: Rgb, target: Rgb) -> float:
    """Return the peak signal-to-noise ratio of two HxWx3 images in decibels (peak 255); 100 if they are equal."""
    error = float(np.square(picture.astype(np.float64) - target).mean())
    return min(100.0, 10 * np.log10(255**2 / error)) if error else 100.0


def ssim(picture: Rgb, target: Rgb) -> float:
    """Return the structural similarity of two HxWx3 images (Wang et al. 2004), the mean over places and channels.

    1 for equal images. The window is a Gaussian of 11 pixels with sigma 1.5; as in the authors' program only places
    where all of it lies inside the image count, save in images smaller than the window, which are mirrored outwards.
    """
    # SSIM's variances don't change with an offset, and without one float32 is exact enough for them.
    x, y = (image.astype(np.float32) - 128 for image in (picture, target))
    mean_x, mean_y = _local_mean(x), _local_mean(y)
    variance_x = _local_mean(x * x) - mean_x * mean_x
    variance_y = _local_mean(y * y) - mean_y * mean_y
    covariance = _local_mean(x * y) - mean_x * mean_y
    mean_x, mean_y = mean_x + 128, mean_y + 128
    luminance = (2 * mean_x * mean_y + _C1) / (mean_x * mean_x + mean_y * mean_y + _C1)
    structure = (2 * covariance + _C2) / (variance_x + variance_y + _C2)
    return float((luminance * structure).mean(dtype=np.float64))


def _local_mean(image: _Channels) -> _Channels:
    blurred = cv2.GaussianBlur(image, (_WINDOW, _WINDOW), _SIGMA, borderType=cv2.BORDER_REFLECT_101)
    rim = _WINDOW // 2 if min(image.shape[:2]) >= _WINDOW else 0
    return np.asarray(blurred[rim : image.shape[0] - rim, rim : image.shape[1] - rim], np.float32)
