"""Augmentation of colours: all gently others, or flat areas in those that a person picks.

Every function is deterministic in the generator that it is given; `strength` goes from 0 (nothing) to 1 (as far as it
still looks right). Images are HxWx3 uint8 sRGB.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from trainer.data.makers import nearest
from trainer.data.palettes import pack, unpack
from trainer.pixels import Rgb

_MOST_AREAS = 32
_LEAST_AREA = 0.003  # share of the image from which on a colour is an area and no blended edge
_BRIGHT = 205  # an area whose channels all reach this may be painted plain white


def shift_colours(images: tuple[Rgb, ...], rng: np.random.Generator, strength: float) -> tuple[Rgb, ...]:
    """Return the images with hue, saturation and brightness a little changed, all in the same way.

    Black, white and what lies between stay grey (a rotation about the grey axis, then a gamma), so paper stays white
    and lines black. At strength 1: hue within 18 degrees, saturation by up to a third, gamma 0.8 to 1.25.
    """
    if strength <= 0:
        return images
    angle = np.deg2rad(18) * strength * rng.uniform(-1, 1)
    saturation = (4 / 3) ** (strength * rng.uniform(-1, 1))
    gamma = 1.25 ** (strength * rng.uniform(-1, 1))
    grey = np.full((3, 3), 1 / 3)
    axis = np.array([[0, -1, 1], [1, 0, -1], [-1, 1, 0]]) / np.sqrt(3)  # the cross product with (1, 1, 1) / sqrt 3
    turn = grey + saturation * (np.cos(angle) * (np.eye(3) - grey) + np.sin(angle) * axis)
    curve = (255 * (np.arange(256) / 255) ** gamma).round().astype(np.uint8)
    return tuple(np.asarray(cv2.LUT(cv2.transform(image, turn), curve), np.uint8) for image in images)


def dye(images: tuple[Rgb, ...], rng: np.random.Generator) -> tuple[Rgb, ...]:
    """Return the images in quite other colours, all in the same way: any hue, and greys between with a tint.

    What is dark mostly gets lighter: many things that are photographed are nearly black. White stays white and black
    black, so paper and lines are as they were.
    """
    angle = rng.uniform(-np.pi, np.pi)
    saturation, tint = rng.uniform(0.8, 2.0), rng.uniform(0, 0.45)
    gamma = np.exp(rng.uniform(np.log(0.4), np.log(1.3)))
    grey = np.full((3, 3), 1 / 3)
    axis = np.array([[0, -1, 1], [1, 0, -1], [-1, 1, 0]]) / np.sqrt(3)  # the cross product with (1, 1, 1) / sqrt 3
    turn = grey + saturation * (np.cos(angle) * (np.eye(3) - grey) + np.sin(angle) * axis)
    hue = rng.uniform(0, 2 * np.pi)
    towards = np.cos(hue - np.array([0, 2, 4]) * np.pi / 3)  # a colour without lightness
    dyed = []
    for image in images:
        colours = (image.astype(np.float32) / 255) ** gamma
        lightness = colours.mean(2, keepdims=True)
        changed = cv2.transform(colours, turn) + tint * 4 * lightness * (1 - lightness) * towards
        dyed.append((changed * 255).round().clip(0, 255).astype(np.uint8))
    return tuple(dyed)


def other_colours(flat: Rgb, rng: np.random.Generator, strength: float) -> Rgb:
    """Return flat areas in colours as a person picks them: more saturated, lighter or darker, each a little off.

    Bright areas now and then become plain white, as clouds and snow are painted.
    """
    colours, index = areas_of(flat)
    lab = cv2.cvtColor(colours[None], cv2.COLOR_RGB2Lab)[0].astype(np.float32)
    chroma = 1 + strength * rng.uniform(-0.25, 0.75)
    lab[:, 1:] = 128 + (lab[:, 1:] - 128) * chroma
    lab[:, 0] = 128 + (lab[:, 0] - 128) * (1 + strength * rng.uniform(-0.25, 0.35)) + strength * rng.normal(0, 8)
    spread = strength * rng.uniform(0, 1)
    lab += rng.normal(0, 1, lab.shape) * spread * np.array([12, 6, 6])
    changed = cv2.cvtColor(lab.clip(0, 255).round().astype(np.uint8)[None], cv2.COLOR_Lab2RGB)[0]
    if rng.random() < 0.4 * strength:
        changed[colours.min(1) >= _BRIGHT] = 255
    return np.asarray(changed[index], np.uint8)


def areas_of(flat: Rgb) -> tuple[Rgb, NDArray[np.uint8]]:
    """Return the colours of the areas, K x 3, and for each pixel which it is, or is nearest to."""
    found, counts = np.unique(pack(flat), return_counts=True)
    order = np.argsort(-counts)[:_MOST_AREAS]
    kept = order[counts[order] >= _LEAST_AREA * counts.sum()]
    colours = unpack(found[kept if len(kept) else order[:1]])
    return colours, nearest(flat, colours)
