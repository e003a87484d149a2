"""Pictures as files: read as what a person sees, and written whole."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, PngImagePlugin

from trainer.data.decoding.folder_ranges import brightest_of
from trainer.data.decoding.image_opener import MOST_PIXELS, open_image
from trainer.data.decoding.image_opener import DataError as DataError  # who reads images meets them
from trainer.data.decoding.image_opener import Fault as Fault
from trainer.data.decoding.image_opener import ImageError as ImageError
from trainer.data.decoding.image_opener import shown as shown
from trainer.data.decoding.pixel_conversion import Rgba, is_deep, is_grey, to_numbers, to_rgb, to_rgba, upright_size
from trainer.files.atomic_write import open_atomically
from trainer.messages import tr
from trainer.pixels import Rgb as Rgb


def read_rgb(path: Path) -> Rgb:
    """Return an image as sRGB, turned upright, transparency laid on white; of an animated one the first frame.

    Raises:
        ImageError: the file is missing, no image, damaged, of a format that isn't read, or too big.
    """
    with open_image(path, path) as image:
        return to_rgb(image)


def read_rgb_among_others(path: Path) -> Rgb:
    """Return an image as `read_rgb` does, its bits those of its folder's pictures: a dark one among them stays dark.

    Raises:
        ImageError: as there.
    """
    with open_image(path, path) as image:
        return to_rgb(image, brightest_of(path.parent, is_grey(image)) if is_deep(image) else 0)


def decode_rgb(content: bytes, path: Path) -> Rgb:
    """Return an image in memory as `read_rgb` does; `path` is what sentences name.

    Raises:
        ImageError: as there.
    """
    with open_image(content, path) as image:
        return to_rgb(image)


def decode_rgba(content: bytes, path: Path, most_pixels: int = MOST_PIXELS) -> Rgba:
    """Return an image in memory with its transparency.

    Raises:
        ImageError: as `read_rgb`; it has more than `most_pixels`.
    """
    with open_image(content, path) as image:
        if image.width * image.height > most_pixels:
            raise ImageError(
                tr("{path} is too big ({width}x{height}).", path=shown(path), width=image.width, height=image.height),
                path,
                "too_big",
            )
        return to_rgba(image)


def read_alpha(path: Path) -> NDArray[np.uint8] | None:
    """Return how opaque an image is, HxW from 0 to 255, upright; None if it is opaque all over.

    Raises:
        ImageError: as `read_rgb`.
    """
    with open_image(path, path) as image:
        alpha = to_rgba(image)[..., 3]
    return None if (alpha == 255).all() else alpha


def read_size(path: Path) -> tuple[int, int]:
    """Return width and height of an image as `read_rgb` gives it, from the file's header.

    Raises:
        ImageError: as there.
    """
    with open_image(path, path) as image:
        return upright_size(image)


def read_numbers(path: Path) -> NDArray[np.integer] | None:
    """Return the pixels of a picture without colours as the numbers that its file holds, H x W; None of others.

    Raises:
        ImageError: as `read_rgb`.
    """
    with open_image(path, path) as image:
        return to_numbers(image)


def name_number(stem: str) -> int:
    """Return a number of 64 bits that follows from a picture's name: what is drawn from it is always the same."""
    return int.from_bytes(hashlib.blake2b(stem.encode("utf-8", "surrogateescape"), digest_size=8).digest())


def write_png(path: Path, picture: Rgb, durable: bool = False) -> None:
    """Write an HxWx3 picture as PNG that says sRGB, in the place of what was there; `durable` as in `open_atomically`.

    Raises:
        OSError: the folder can't be written, or the disk is full; what was there is as it was.
    """
    with open_atomically(path, durable) as file:
        Image.fromarray(picture).save(file, "PNG", pnginfo=_srgb())


def _srgb() -> PngImagePlugin.PngInfo:
    chunks = PngImagePlugin.PngInfo()
    chunks.add(b"sRGB", b"\0")
    return chunks


def sheet(rows: Sequence[tuple[Rgb, ...]]) -> Rgb:
    """Return a sheet of a row each, the pictures of a row side by side; all HxWx3 of one size."""
    return np.vstack([np.hstack(row) for row in rows])
