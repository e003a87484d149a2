"""Folders of image pairs in the layouts people already have, and reading one pair as pixels.

Layouts: (1) combined images, input and target side by side in one file; (2) two folders of files with the same
stems; (3) either of them inside `train/`, `val/`, `test/`.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

Rgb = NDArray[np.uint8]  # H x W x 3, sRGB
Direction = Literal["AtoB", "BtoA"]

EXTENSIONS = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff"})
MOST_PIXELS = 128 * 1024 * 1024  # of one file; beyond it decoding would eat the memory
_SET_ASIDE = 10  # one pair in so many validates, where the folder has no split of its own
_LIKE_SHAPED = 0.1  # relative difference of aspect ratio up to which a target is fitted to its input


class DataError(Exception):
    """A folder of pairs or an image can't be used; the message is one sentence that names it."""


@dataclass(frozen=True)
class Pair:
    """One example: two files, or one combined file that holds both (then `target` is None)."""

    stem: str
    input: Path
    target: Path | None
    swapped: bool = False  # a combined file with the target on the left


@dataclass(frozen=True)
class PairSet:
    """The pairs of a folder, split, and sentences about files that were left out."""

    train: tuple[Pair, ...]
    val: tuple[Pair, ...]
    warnings: tuple[str, ...] = ()


def find_pairs(
    root: Path, input: str | None = None, target: str | None = None, direction: Direction = "AtoB"
) -> PairSet:
    """Return the pairs under `root`; nothing is decoded.

    `input` and `target` name folders. Without them `A` and `B`, or the only two folders with images, are taken in
    alphabetical order; `direction` says which is which there and in combined images.

    Raises:
        DataError: the folder is missing, or holds no pairs in any layout.
    """
    if not root.is_dir():
        raise DataError(f"There is no folder {root}: check the name of the data.")
    warnings: list[str] = []
    if not (root / "train").is_dir():
        train, val = _set_aside(_pairs_in(root, input, target, direction, warnings))
        return PairSet(train, val, tuple(warnings))
    train = _pairs_in(root / "train", input, target, direction, warnings)
    for name in ("val", "test"):
        if (root / name).is_dir():
            return PairSet(train, _pairs_in(root / name, input, target, direction, warnings), tuple(warnings))
    train, val = _set_aside(train)
    return PairSet(train, val, tuple(warnings))


def _pairs_in(
    folder: Path, input: str | None, target: str | None, direction: Direction, warnings: list[str]
) -> tuple[Pair, ...]:
    """Return the pairs of one split, sorted by stem."""
    if input is None and target is None:
        combined = _images(folder)
        if combined:
            return tuple(Pair(stem, path, None, direction == "BtoA") for stem, path in sorted(combined.items()))
    input_folder, target_folder = _two_folders(folder, input, target, direction)
    inputs, targets = _images(input_folder), _images(target_folder)
    for lone, name in ((inputs.keys() - targets.keys(), input_folder), (targets.keys() - inputs.keys(), target_folder)):
        if lone:
            count = "1 image has" if len(lone) == 1 else f"{len(lone)} images have"
            warnings.append(f"{count} no partner and are left out in {name}, such as “{min(lone)}”.")
    stems = sorted(inputs.keys() & targets.keys())
    if not stems:
        raise DataError(
            f"No image in {input_folder} has a partner of the same name in {target_folder}: "
            "give the two images of a pair the same name."
        )
    return tuple(Pair(stem, inputs[stem], targets[stem]) for stem in stems)


def _two_folders(folder: Path, input: str | None, target: str | None, direction: Direction) -> tuple[Path, Path]:
    folders = {path.name: path for path in sorted(folder.iterdir()) if path.is_dir() and _images(path)}
    for name in (input, target):
        if name is not None and name not in folders:
            found = ", ".join(folders) or "none"
            raise DataError(f"{folder} has no folder “{name}” with images (folders with images: {found}).")
    if input is not None and target is not None:
        return folders[input], folders[target]
    named = input or target
    if named is not None:
        others = [name for name in folders if name != named]
        if len(others) != 1:
            raise DataError(f"{folder} has several folders beside “{named}”: name both with --input and --target.")
        other = folders[others[0]]
        return (folders[named], other) if input is not None else (other, folders[named])
    names = ["A", "B"] if {"A", "B"} <= folders.keys() else list(folders)
    if len(names) != 2:
        if not names:
            raise DataError(f"{folder} holds no images: choose a folder with pairs of images.")
        raise DataError(
            f"{folder} has {len(names)} folders with images ({', '.join(names)}) where a pair needs two: "
            "name them with --input and --target."
        )
    first, second = folders[names[0]], folders[names[1]]
    return (first, second) if direction == "AtoB" else (second, first)


def _images(folder: Path) -> dict[str, Path]:
    """Return the images of a folder by stem; of two with one stem the first by name counts."""
    found: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in EXTENSIONS and not path.name.startswith(".") and path.is_file():
            found.setdefault(path.stem, path)
    return found


def _set_aside(pairs: tuple[Pair, ...]) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """Split off a fixed tenth, chosen by a hash of the stem, so that it stays the same when pairs are added."""

    def number(pair: Pair) -> int:
        return int.from_bytes(hashlib.blake2b(pair.stem.encode(), digest_size=8).digest())

    val = tuple(pair for pair in pairs if number(pair) % _SET_ASIDE == 0) or (min(pairs, key=number),)
    train = tuple(pair for pair in pairs if pair not in val)
    return train or pairs, val  # one single pair is learned and looked at


def read_rgb(path: Path) -> Rgb:
    """Return an image as sRGB, turned upright, transparency laid on white.

    Raises:
        DataError: the file is missing, no image, damaged, or too big.
    """
    try:
        with Image.open(path) as image:
            if image.width * image.height > MOST_PIXELS:
                raise DataError(f"{path} is too big ({image.width}x{image.height}): scale it down first.")
            upright = ImageOps.exif_transpose(image)
            if upright.mode.startswith("I"):  # 16 bits a pixel: Pillow's own conversion would clip
                grey = np.asarray(upright).astype(np.float64) / 257
                upright = Image.fromarray(grey.clip(0, 255).astype(np.uint8))
            if upright.has_transparency_data:
                rgba = upright.convert("RGBA")
                upright = Image.new("RGB", rgba.size, "white")
                upright.paste(rgba, mask=rgba.getchannel("A"))
            return np.asarray(upright.convert("RGB"))
    except FileNotFoundError as error:
        raise DataError(f"There is no image at {path}: it may have been moved or deleted.") from error
    except UnidentifiedImageError as error:
        raise DataError(f"{path} is no image that can be read: use PNG, JPEG or WebP.") from error
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise DataError(f"{path} is damaged or can't be read ({error}).") from error


def read_pair(pair: Pair) -> tuple[Rgb, Rgb]:
    """Return input and target as HxWx3 of one size, the input's.

    Raises:
        DataError: a file can't be read, or the two differ in shape.
    """
    first = read_rgb(pair.input)
    if pair.target is None:
        half = first.shape[1] // 2
        if half == 0:
            raise DataError(f"{pair.input} is one pixel wide: a combined image holds input and target side by side.")
        left, right = first[:, :half], first[:, -half:]
        return (right, left) if pair.swapped else (left, right)
    second = read_rgb(pair.target)
    if first.shape == second.shape:
        return first, second
    (height, width), (other_height, other_width) = first.shape[:2], second.shape[:2]
    stretch = (width / height) / (other_width / other_height)
    if max(stretch, 1 / stretch) > 1 + _LIKE_SHAPED:
        raise DataError(
            f"{pair.input} ({width}x{height}) and {pair.target.name} ({other_width}x{other_height}) differ in shape: "
            "crop one like the other."
        )
    shrinks = width * height < other_width * other_height
    fitted = cv2.resize(second, (width, height), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC)
    return first, np.asarray(fitted, dtype=np.uint8)
