"""Pixel values beyond bytes, brought to 8 bits (bit depth, HDR, depth maps): 16 and 32 bits, floating point.

What a picture's values mean is said by its tags or shown by the values; none may come out black that isn't.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_DEPTHS = (8, 10, 12, 14, 16)  # bits that cameras, scanners and sensors deliver, in words of 16
_BYTES = 255.5  # the largest float that is a byte's value
_DARKEST_BYTES = 64  # floats whose largest is less aren't taken for bytes' values
_ABOUT_ONE = 1.001


@dataclass(frozen=True)
class ValueRange:
    """The values that become black and white."""

    black: float
    white: float

    def to_bytes(self, values: NDArray[np.number]) -> NDArray[np.uint8]:
        """Return values, of any shape, as bytes; what isn't a number is black."""
        if self.black == 0 and self.white == 255:
            scaled = np.asarray(values, np.float32)
        else:
            scaled = (np.asarray(values, np.float32) - np.float32(self.black)) * np.float32(
                255 / (self.white - self.black)
            )
        scaled = np.nan_to_num(scaled, nan=0.0, posinf=255.0, neginf=0.0).clip(0, 255)
        return np.asarray(scaled.round().astype(np.uint8))


def find_range(values: NDArray[np.number], stated: tuple[float, float] | None = None, brightest: int = 0) -> ValueRange:
    """Return the range of a picture's values; `stated` are the least and largest that its tags speak of.

    `brightest` is the largest whole number in the pictures that it belongs to: it decides how many bits they have.
    """
    floating = np.issubdtype(values.dtype, np.floating)
    finite = values[np.isfinite(values)] if floating else values
    if not finite.size:
        return ValueRange(0, 1)
    low, high = float(finite.min()), float(finite.max())
    if stated is not None and stated[0] < stated[1] and stated[0] <= low and high <= stated[1]:
        return ValueRange(*stated)
    if low < 0:
        return ValueRange(-1, 1) if floating and low >= -_ABOUT_ONE and high <= _ABOUT_ONE else _spread(low, high)
    if floating and high <= _ABOUT_ONE:
        return ValueRange(0, 1)
    if not floating:
        high = max(high, brightest)
    if high <= _BYTES:
        return ValueRange(0, 255) if not floating or high >= _DARKEST_BYTES else _of_light(finite, high)
    for bits in _DEPTHS:
        if high <= (1 << bits) - 1:
            return ValueRange(0, (1 << bits) - 1)
    return _spread(0, high)


def _of_light(values: NDArray[np.number], high: float) -> ValueRange:
    """Return the range of floats a little beyond 1: an HDR picture with few highlights is clipped, others spread."""
    return ValueRange(0, 1) if float((values > 1).mean()) < 0.02 else _spread(0, high)


def _spread(low: float, high: float) -> ValueRange:
    return ValueRange(low, high) if high > low else ValueRange(low, low + 1)
