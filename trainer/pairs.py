"""Folders of image pairs in the layouts people already have, and reading one pair as pixels.

Layouts: (1) combined images, input and target side by side in one file; (2) two folders of files with the same
stems; (3) either of them inside `train/`, `val/`, `test/`; (4) photos alone, with a maker for the inputs.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from trainer.model_card import DataSpec

Rgb = NDArray[np.uint8]  # H x W x 3, sRGB
Direction = Literal["AtoB", "BtoA"]
_Item = TypeVar("_Item")

EXTENSIONS = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff"})
MOST_PIXELS = 128 * 1024 * 1024  # of one file; beyond it decoding would eat the memory
_AS_FOUND = DataSpec()
_SET_ASIDE = 10  # one pair in so many validates, where the folder has no split of its own
_LIKE_SHAPED = 0.1  # relative difference of aspect ratio up to which a target is fitted to its input


class DataError(Exception):
    """A folder of pairs or an image can't be used; the message is one sentence that names it."""


@dataclass(frozen=True)
class Pair:
    """One example: two files, or one combined file that holds both (then `target` is None).

    Of a photo alone `input` and `target` are the same file; `colours` is where dabs are taken from, if not there.
    """

    stem: str
    input: Path
    target: Path | None
    swapped: bool = False  # a combined file with the target on the left
    colours: Path | None = None


@dataclass(frozen=True)
class PairSet:
    """The pairs of a folder, split, and sentences about files that were left out."""

    train: tuple[Pair, ...]
    val: tuple[Pair, ...]
    warnings: tuple[str, ...] = ()

    def without(self, stems: Sequence[str]) -> "PairSet":
        """Return the others than those of these names.

        Raises:
            DataError: there are none.
        """
        if not stems:
            return self
        train, val = (tuple(pair for pair in pairs if pair.stem not in stems) for pairs in (self.train, self.val))
        if not train:
            raise DataError("All pairs are left out: there is nothing to learn from.")
        return replace(self, train=train, val=val or train[:1])


def find_pairs(root: Path, spec: DataSpec = _AS_FOUND) -> PairSet:
    """Return the pairs under `root`; nothing is decoded.

    `spec` names folders. Without names `A` and `B`, or the only two folders with images, are taken in alphabetical
    order; `direction` says which is which there and in combined images. With a maker and no input named, photos alone
    are taken: those in the folder itself, or in the one that `target` names.

    Raises:
        DataError: the folder is missing, or holds no pairs in any layout.
    """
    if not root.is_dir():
        raise DataError(f"There is no folder {root}: check the name of the data.")
    warnings: list[str] = []
    if not (root / "train").is_dir():
        train, val = _set_aside(_pairs_in(root, spec, warnings))
        return PairSet(train, val, tuple(warnings))
    train = _pairs_in(root / "train", spec, warnings)
    for name in ("val", "test"):
        if (root / name).is_dir():
            return PairSet(train, _pairs_in(root / name, spec, warnings), tuple(warnings))
    train, val = _set_aside(train)
    return PairSet(train, val, tuple(warnings))


def _pairs_in(folder: Path, spec: DataSpec, warnings: list[str]) -> tuple[Pair, ...]:
    """Return the pairs of one split, sorted by stem."""
    if spec.maker is not None and spec.input is None:
        photos = _images(_photos_in(folder, spec))
        return _with_colours(
            [Pair(stem, path, path) for stem, path in sorted(photos.items())], folder, spec.colours, warnings
        )
    if spec.input is None and spec.target is None:
        combined = _images(folder)
        if combined:
            swapped = spec.direction == "BtoA"
            return tuple(Pair(stem, path, None, swapped) for stem, path in sorted(combined.items()))
    input_folder, target_folder = _two_folders(folder, spec)
    inputs, targets = _images(input_folder), _images(target_folder)
    for lone, name in ((inputs.keys() - targets.keys(), input_folder), (targets.keys() - inputs.keys(), target_folder)):
        _warn_of_lone(lone, name, warnings)
    stems = sorted(inputs.keys() & targets.keys())
    if not stems:
        raise DataError(
            f"No image in {input_folder} has a partner of the same name in {target_folder}: "
            "give the two images of a pair the same name."
        )
    return _with_colours([Pair(stem, inputs[stem], targets[stem]) for stem in stems], folder, spec.colours, warnings)


def _warn_of_lone(lone: set[str], folder: Path, warnings: list[str]) -> None:
    if lone:
        count = "1 image has" if len(lone) == 1 else f"{len(lone)} images have"
        warnings.append(f"{count} no partner and are left out in {folder}, such as “{min(lone)}”.")


def _with_colours(pairs: list[Pair], folder: Path, name: str | None, warnings: list[str]) -> tuple[Pair, ...]:
    """Give each pair its file in the folder of colours; pairs without one are left out."""
    if name is None:
        return tuple(pairs)
    colours = _images(_named(folder, name))
    _warn_of_lone({pair.stem for pair in pairs} - colours.keys(), folder, warnings)
    found = tuple(replace(pair, colours=colours[pair.stem]) for pair in pairs if pair.stem in colours)
    if not found:
        raise DataError(f"No image in {folder / name} has the name of a pair: give the three images the same name.")
    return found


def _photos_in(folder: Path, spec: DataSpec) -> Path:
    if spec.target is not None:
        return _named(folder, spec.target)
    if _images(folder):
        return folder
    found = [path.name for path in _image_folders(folder) if path.name != spec.colours]
    if not found:
        raise DataError(f"{folder} holds no images: choose a folder with photos.")
    if len(found) > 1:
        raise DataError(f"{folder} has several folders with images ({', '.join(found)}): name one with --target.")
    return folder / found[0]


def _named(folder: Path, name: str) -> Path:
    folders = _image_folders(folder)
    for path in folders:
        if path.name == name:
            return path
    found = ", ".join(path.name for path in folders) or "none"
    raise DataError(f"{folder} has no folder “{name}” with images (folders with images: {found}).")


def _image_folders(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.iterdir()) if path.is_dir() and _images(path)]


def _two_folders(folder: Path, spec: DataSpec) -> tuple[Path, Path]:
    if spec.input is not None and spec.target is not None:
        return _named(folder, spec.input), _named(folder, spec.target)
    named = spec.input or spec.target
    if named is not None:
        first = _named(folder, named)
        others = [path for path in _image_folders(folder) if path.name not in (named, spec.colours)]
        if len(others) != 1:
            raise DataError(f"{folder} has several folders beside “{named}”: name both with --input and --target.")
        return (first, others[0]) if spec.input is not None else (others[0], first)
    folders = {path.name: path for path in _image_folders(folder)}
    names = ["A", "B"] if {"A", "B"} <= folders.keys() else list(folders)
    if len(names) != 2:
        if not names:
            raise DataError(f"{folder} holds no images: choose a folder with pairs of images.")
        raise DataError(
            f"{folder} has {len(names)} folders with images ({', '.join(names)}) where a pair needs two: "
            "name them with --input and --target."
        )
    first, second = folders[names[0]], folders[names[1]]
    return (first, second) if spec.direction == "AtoB" else (second, first)


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


def spread(items: Sequence[_Item], most: int) -> list[_Item]:
    """Return at most `most` of some things, evenly spread."""
    count = min(most, len(items))
    return [items[i * len(items) // count] for i in range(count)]


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
    first, second, *_ = read_images(replace(pair, colours=None))
    return first, second


def read_images(pair: Pair) -> tuple[Rgb, ...]:
    """Return input, target and, where the pair has them, colours, as HxWx3 of one size: the input's.

    Raises:
        DataError: a file can't be read, or the images differ in shape.
    """
    first = read_rgb(pair.input)
    if pair.target is None:
        half = first.shape[1] // 2
        if half == 0:
            raise DataError(f"{pair.input} is one pixel wide: a combined image holds input and target side by side.")
        left, right = first[:, :half], first[:, -half:]
        return (right, left) if pair.swapped else (left, right)
    images = [first]
    for path in (pair.target, pair.colours):
        if path is not None:
            images.append(first if path == pair.input else _fitted(path, pair.input, first.shape))
    return tuple(images)


def _fitted(path: Path, to: Path, shape: tuple[int, ...]) -> Rgb:
    """Read an image and bring it to `shape`, that of the file `to`."""
    image = read_rgb(path)
    if image.shape == shape:
        return image
    (height, width), (other_height, other_width) = shape[:2], image.shape[:2]
    stretch = (width / height) / (other_width / other_height)
    if max(stretch, 1 / stretch) > 1 + _LIKE_SHAPED:
        raise DataError(
            f"{to} ({width}x{height}) and {path.name} ({other_width}x{other_height}) differ in shape: "
            "crop one like the other."
        )
    shrinks = width * height < other_width * other_height
    fitted = cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC)
    return np.asarray(fitted, dtype=np.uint8)
