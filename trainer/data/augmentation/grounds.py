"""Augmentation of the ground: what lies on white paper laid on another colour, and its outline alone.

A person fills the ground with a colour, and draws an outline with nothing in it. Images are HxWx3 uint8 sRGB; a cover
is HxW, 255 where something lies on the ground and 0 where it is bare.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from trainer.pixels import Rgb

Mask = NDArray[np.uint8]  # H x W

_UNIT = 256  # lengths below are pixels in an image with a short side of so many
_PAPER = 250  # a pixel whose channels all reach this, joined to the border by such pixels, is paper


def find_cover(rgb: Rgb) -> Mask:
    """Return the cover of an image on white paper: all but the white that reaches the border, its soft rim half."""
    white = (rgb.min(2) >= _PAPER).astype(np.uint8)
    ringed = cv2.copyMakeBorder(white, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=1)
    _, label = cv2.connectedComponents(ringed, connectivity=4)
    outside = (label == label[0, 0])[1:-1, 1:-1]
    bare = (outside & (white > 0)).astype(np.uint8)
    rim = cv2.dilate(bare, np.ones((3, 3), np.uint8)) - bare
    # The rim's pixels are mixed with white: the more, the lighter they are.
    mixed = (255 - rgb.min(2).astype(np.int16)).clip(0, 255).astype(np.uint8)
    return np.where(bare > 0, np.uint8(0), np.where(rim > 0, mixed, np.uint8(255)))


def on_ground(rgb: Rgb, cover: Mask, ground: NDArray[np.uint8]) -> Rgb:
    """Return an image on white paper as it is on a ground of another colour (3): exact where the cover is alpha."""
    bare = 255 - cover.astype(np.int32)[..., None]
    return (rgb - (bare * (255 - ground.astype(np.int32)) + 127) // 255).clip(0, 255).astype(np.uint8)


def lines_on_ground(lines: Rgb, cover: Mask, ground: NDArray[np.uint8]) -> Rgb:
    """Return dark lines, with the ground outside of what they surround filled with a colour."""
    bare = (cover < 128)[..., None]
    return np.where(bare, (lines.astype(np.uint16) * ground // 255).astype(np.uint8), lines)


def draw_ground(rng: np.random.Generator) -> NDArray[np.uint8]:
    """Return a colour to fill the ground with: light, strong or dark ones, and greys."""
    kind = rng.random()
    if kind < 0.2:
        return np.full(3, rng.integers(0, 250), np.uint8)
    hue, saturation, value = rng.uniform(0, 180), rng.uniform(30, 255), rng.uniform(40, 255)
    if kind < 0.5:
        saturation, value = rng.uniform(10, 90), rng.uniform(215, 255)
    hsv = np.array([[[hue, saturation, value]]], np.float32).astype(np.uint8)
    return np.asarray(cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB)[0, 0], np.uint8)


def outline(cover: Mask, width: int) -> Rgb | None:
    """Return the outline alone of what covers the ground, black on white; None if hardly anything does, or all."""
    solid = (cover >= 128).astype(np.uint8)
    if not 0.05 < solid.mean() < 0.9:
        return None
    contours, _ = cv2.findContours(solid, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    drawn = np.full((*cover.shape, 3), 255, np.uint8)
    unit = min(cover.shape) / _UNIT
    kept = [cv2.approxPolyDP(c, 1.0 * unit, True) for c in contours if cv2.contourArea(c) > (10 * unit) ** 2]
    cv2.polylines(drawn, kept, True, (0, 0, 0), width, cv2.LINE_AA)
    return drawn
