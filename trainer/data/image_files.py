"""Pictures as files: read as what a person sees, and written beside their place, so that no one meets half of one."""

import contextlib
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from trainer.files.atomic_write import open_atomically

Rgb = NDArray[np.uint8]  # H x W x 3, sRGB
Fault = Literal["missing", "unreadable", "truncated", "format", "too_big", "size"]

EXTENSIONS = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff", ".gif"})
FOREIGN = {  # images to a person, but not to us, by extension: what they are called
    ".heic": "HEIC",
    ".heif": "HEIC",
    ".avif": "AVIF",
    ".jxl": "JPEG XL",
    ".psd": "PSD",
    ".svg": "SVG",
    ".dng": "raw",
    ".cr2": "raw",
    ".cr3": "raw",
    ".nef": "raw",
    ".arw": "raw",
}
MOST_PIXELS = 128 * 1024 * 1024  # of one file; beyond it decoding would eat the memory
_ORIENTATION, _LYING = 0x0112, range(5, 9)  # the Exif tag, and its values for pictures turned by 90 degrees
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1")  # ISO/IEC 23008-12, at byte 8


class DataError(Exception):
    """A folder of pairs or an image can't be used; the message is one sentence that names it."""


class ImageError(DataError):
    """An image can't be used."""

    def __init__(self, message: str, path: Path, fault: Fault) -> None:
        super().__init__(message)
        self.path, self.fault = path, fault


def read_rgb(path: Path) -> Rgb:
    """Return an image as sRGB, turned upright, transparency laid on white; of an animated one the first frame.

    Raises:
        ImageError: the file is missing, no image, damaged, of a format that isn't read, or too big.
    """
    with _faults_told(path), Image.open(path) as image:
        if image.width * image.height > MOST_PIXELS:
            raise ImageError(f"{path} is too big ({image.width}x{image.height}): scale it down first.", path, "too_big")
        upright = ImageOps.exif_transpose(image)
        if upright.mode.startswith("I"):  # 16 bits a pixel: Pillow's own conversion would clip
            grey = np.asarray(upright).astype(np.float64) / 257
            upright = Image.fromarray(grey.clip(0, 255).astype(np.uint8))
        if upright.has_transparency_data:
            rgba = upright.convert("RGBA")
            upright = Image.new("RGB", rgba.size, "white")
            upright.paste(rgba, mask=rgba.getchannel("A"))
        return np.asarray(upright.convert("RGB"))


def read_size(path: Path) -> tuple[int, int]:
    """Return width and height of an image as `read_rgb` gives it, from the file's header.

    Raises:
        ImageError: as there.
    """
    with _faults_told(path), Image.open(path) as image:
        turned = image.getexif().get(_ORIENTATION, 1) in _LYING
        return (image.height, image.width) if turned else (image.width, image.height)


@contextlib.contextmanager
def _faults_told(path: Path) -> Iterator[None]:
    """Turn what can go wrong with a file into a sentence about it."""
    try:
        yield
    except FileNotFoundError as error:
        raise ImageError(f"There is no image at {path}: it may have been moved or deleted.", path, "missing") from error
    except UnidentifiedImageError as error:
        raise _unidentified(path) from error
    except Image.DecompressionBombError as error:
        raise ImageError(
            f"{path} is too big to be a picture for learning ({error}): scale it down first.", path, "too_big"
        ) from error
    except (OSError, SyntaxError, ValueError) as error:
        fault: Fault = "truncated" if "truncated" in str(error).lower() else "unreadable"
        raise ImageError(f"{path} is damaged or can't be read ({error}).", path, fault) from error


def name_number(stem: str) -> int:
    """Return a number of 64 bits that follows from a picture's name: what is drawn from it is always the same."""
    return int.from_bytes(hashlib.blake2b(stem.encode(), digest_size=8).digest())


def _unidentified(path: Path) -> ImageError:
    """Return why Pillow knows nothing of a file that can be opened."""
    with path.open("rb") as file:
        start = file.read(12)
    called = FOREIGN.get(path.suffix.lower())
    if start[4:8] == b"ftyp" and start[8:] in _HEIC_BRANDS:
        called = "HEIC"
    if called is not None:
        return ImageError(f"{path} is a picture in the format {called}: save it as PNG or JPEG.", path, "format")
    return ImageError(f"{path} is no image that can be read: use PNG, JPEG or WebP.", path, "unreadable")


def write_png(path: Path, picture: Rgb, durable: bool = False) -> None:
    """Write an HxWx3 picture as PNG, in the place of what was there; `durable` as in `open_atomically`.

    Raises:
        OSError: the folder can't be written, or the disk is full; what was there is as it was.
    """
    with open_atomically(path, durable) as file:
        Image.fromarray(picture).save(file, "PNG")


def sheet(rows: Sequence[tuple[Rgb, ...]]) -> Rgb:
    """Return a sheet of a row each, the pictures of a row side by side; all HxWx3 of one size."""
    return np.vstack([np.hstack(row) for row in rows])
