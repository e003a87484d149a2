"""Colour management: ICC profiles (Display P3, Adobe RGB, CMYK, grey) brought to sRGB."""

import functools
import io
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

Convert = Callable[[Image.Image], Image.Image]  # of one of the modes below to RGB

_SPACES = {"RGB": "RGB ", "L": "GRAY", "CMYK": "CMYK", "LAB": "Lab "}  # Pillow's mode, ICC.1:2022 table 19
_LARGEST = 16 * 1024 * 1024  # bytes; printers' profiles are a few megabytes
_SAME = 2  # difference of a channel that rounding makes

_INTEROPERABILITY, _ADOBE_RGB = 0xA005, "R03"  # Exif: cameras that save Adobe RGB without a profile (DCF 2.0)
# Adobe RGB (1998), 4.3.5.3 and 4.3.4: to XYZ with white D65, and its exponent; then IEC 61966-2-1.
_GAMMA = 2.19921875
_TO_XYZ = np.array([[0.57667, 0.18556, 0.18823], [0.29734, 0.62736, 0.07529], [0.02703, 0.07069, 0.99134]])
_TO_SRGB = np.array([[3.2406, -1.5372, -0.4986], [-0.9689, 1.8758, 0.0415], [0.0557, -0.2040, 1.0570]])


def to_srgb(image: Image.Image, mode: str) -> Convert | None:
    """Return what brings pixels of an image, given in `mode`, to sRGB; None where they are sRGB already.

    A profile that is damaged, or of another kind than the pixels, counts as none.
    """
    profile = image.info.get("icc_profile")
    if isinstance(profile, bytes) and 0 < len(profile) <= _LARGEST:
        return _of_profile(profile, mode)
    return _from_adobe_rgb if mode == "RGB" and _says_adobe_rgb(image) else None


@functools.lru_cache(maxsize=8)
def _of_profile(profile: bytes, mode: str) -> Convert | None:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if source.profile.xcolor_space != _SPACES.get(mode):
            return None
        transform = ImageCms.buildTransform(
            source,
            ImageCms.createProfile("sRGB"),
            mode,
            "RGB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
        if mode in ("RGB", "L") and _changes_nothing(transform, mode):
            return None
    except Exception:  # noqa: BLE001  (littlecms and its binding raise whatever they like; a bad profile is none)
        return None
    return lambda image: _applied(transform, image)


def _applied(transform: ImageCms.ImageCmsTransform, image: Image.Image) -> Image.Image:
    result = ImageCms.applyTransform(image, transform)
    assert result is not None  # as it isn't done in place
    return result


def _changes_nothing(transform: ImageCms.ImageCmsTransform, mode: str) -> bool:
    """Whether all colours stay but for rounding: then pixels are left exactly as they are, as label maps need it."""
    steps = np.linspace(0, 255, 18).round().astype(np.uint8)
    if mode == "L":
        before = np.repeat(steps[None, :, None], 3, axis=2)
        image = Image.fromarray(steps[None])
    else:
        before = np.stack(np.meshgrid(steps, steps, steps), -1).reshape(18, -1, 3)
        image = Image.fromarray(before)
    after = np.asarray(_applied(transform, image)).astype(np.int16)
    return bool(np.abs(after - before).max() <= _SAME)


def _says_adobe_rgb(image: Image.Image) -> bool:
    return bool(image.getexif().get_ifd(_INTEROPERABILITY).get(1) == _ADOBE_RGB)


def _from_adobe_rgb(image: Image.Image) -> Image.Image:
    linear = (np.arange(256) / 255) ** _GAMMA
    light: NDArray[np.float64] = linear[np.asarray(image)] @ (_TO_SRGB @ _TO_XYZ).T
    light = light.clip(0, 1)
    encoded = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
    return Image.fromarray((255 * encoded).round().astype(np.uint8))
