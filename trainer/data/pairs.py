"""Folders of image pairs in the layouts people already have, and reading one pair as pixels.

Layouts: (1) combined images, input and target side by side in one file; (2) two folders of files with the same
stems; (3) either of them inside `train/`, `val/`, `test/`; (4) photos alone, with a maker for the inputs.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, TypeVar

import cv2
import numpy as np

from trainer.data.decoding.image_formats import EXTENSIONS, FOREIGN
from trainer.data.image_files import DataError as DataError  # who looks for pairs hears it
from trainer.data.image_files import ImageError, name_number, read_rgb
from trainer.model_card import DataSpec
from trainer.pixels import Rgb

Direction = Literal["AtoB", "BtoA"]
_Item = TypeVar("_Item")

_AS_FOUND = DataSpec()
_SET_ASIDE = 10  # one pair in so many validates, where the folder has no split of its own
_LIKE_SHAPED = 0.1  # relative difference of aspect ratio up to which a target is fitted to its input


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
class LeftOut:
    """An image that is part of no pair: without a partner, second of two of its name, or of a format not read."""

    path: Path
    why: Literal["orphan", "namesake", "format"]


_LEFT_OUT = {  # for one image, and for several
    "orphan": ("has no partner of the same name and is left out", "have no partner of the same name and are left out"),
    "namesake": ("has the name of another one and is left out", "have the names of others and are left out"),
    "format": (
        "is in a format that can’t be read and left out; save it as PNG or JPEG",
        "are in formats that can’t be read and left out; save them as PNG or JPEG",
    ),
}


@dataclass(frozen=True)
class PairSet:
    """The pairs of a folder, split, and the images that belong to none."""

    train: tuple[Pair, ...]
    val: tuple[Pair, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def warnings(self) -> tuple[str, ...]:
        """A sentence for each folder and reason for which images are left out."""
        return tuple(left_out_said(images) for images in self.left_out_alike())

    def left_out_alike(self) -> list[list[LeftOut]]:
        """Return what is left out, grouped by folder and reason."""
        groups: dict[tuple[Path, str], list[LeftOut]] = defaultdict(list)
        for image in self.left_out:
            groups[image.path.parent, image.why].append(image)
        return list(groups.values())

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


def left_out_said(alike: Sequence[LeftOut]) -> str:
    """Return a sentence on images of one folder that are left out for one reason."""
    one, many = _LEFT_OUT[alike[0].why]
    first, folder = alike[0].path.name, alike[0].path.parent
    if len(alike) == 1:
        return f"In {folder} the image “{first}” {one}."
    return f"In {folder} {len(alike):,} images {many}, such as “{first}”."


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
    left_out: list[LeftOut] = []
    if not (root / "train").is_dir():
        train, val = _set_aside(_pairs_in(root, spec, left_out))
        return PairSet(train, val, tuple(left_out))
    train = _pairs_in(root / "train", spec, left_out)
    for name in ("val", "test"):
        if (root / name).is_dir():
            return PairSet(train, _pairs_in(root / name, spec, left_out), tuple(left_out))
    train, val = _set_aside(train)
    return PairSet(train, val, tuple(left_out))


def _pairs_in(folder: Path, spec: DataSpec, left_out: list[LeftOut]) -> tuple[Pair, ...]:
    """Return the pairs of one split, sorted by stem."""
    if spec.maker is not None and spec.input is None:
        photos = _images(_photos_in(folder, spec), left_out)
        return _with_colours(
            [Pair(stem, path, path) for stem, path in sorted(photos.items())], folder, spec.colours, left_out
        )
    if spec.input is None and spec.target is None and _images(folder):
        combined = _images(folder, left_out)
        swapped = spec.direction == "BtoA"
        return tuple(Pair(stem, path, None, swapped) for stem, path in sorted(combined.items()))
    input_folder, target_folder = _two_folders(folder, spec)
    inputs, targets = _images(input_folder, left_out), _images(target_folder, left_out)
    for these, others in ((inputs, targets), (targets, inputs)):
        left_out += [LeftOut(these[stem], "orphan") for stem in sorted(these.keys() - others.keys())]
    stems = sorted(inputs.keys() & targets.keys())
    if not stems:
        raise DataError(
            f"No image in {input_folder} has a partner of the same name in {target_folder}: "
            "give the two images of a pair the same name."
        )
    return _with_colours([Pair(stem, inputs[stem], targets[stem]) for stem in stems], folder, spec.colours, left_out)


def _with_colours(pairs: list[Pair], folder: Path, name: str | None, left_out: list[LeftOut]) -> tuple[Pair, ...]:
    """Give each pair its file in the folder of colours; pairs without one are left out."""
    if name is None:
        return tuple(pairs)
    colours = _images(_named(folder, name))
    left_out += [LeftOut(pair.input, "orphan") for pair in pairs if pair.stem not in colours]
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
        _refuse_foreign(folder)
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
        if len(names) < 2:
            _refuse_foreign(folder)
        if not names:
            raise DataError(f"{folder} holds no images: choose a folder with pairs of images.")
        raise DataError(
            f"{folder} has {len(names)} folders with images ({', '.join(names)}) where a pair needs two: "
            "name them with --input and --target."
        )
    first, second = folders[names[0]], folders[names[1]]
    return (first, second) if spec.direction == "AtoB" else (second, first)


def _images(folder: Path, left_out: list[LeftOut] | None = None) -> dict[str, Path]:
    """Return the images of a folder by stem; of two with one stem the first by name counts."""
    found: dict[str, Path] = {}
    beside: list[LeftOut] = []
    for path in sorted(folder.iterdir()):
        suffix = path.suffix.lower()
        if suffix not in EXTENSIONS | FOREIGN.keys() or path.name.startswith(".") or not path.is_file():
            continue
        if suffix in FOREIGN:
            beside.append(LeftOut(path, "format"))
        elif found.setdefault(path.stem, path) != path:
            beside.append(LeftOut(path, "namesake"))
    if left_out is not None:
        left_out += beside
    return found


def _refuse_foreign(folder: Path) -> None:
    """Say so where what could be images is in formats that aren't read."""
    for path in (folder, *sorted(path for path in folder.iterdir() if path.is_dir())):
        images: list[LeftOut] = []
        _images(path, images)
        foreign = [image for image in images if image.why == "format"]
        if foreign:
            raise DataError(left_out_said(foreign))


def _set_aside(pairs: tuple[Pair, ...]) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """Split off a fixed tenth, chosen by a hash of the stem, so that it stays the same when pairs are added."""

    def number(pair: Pair) -> int:
        return name_number(pair.stem)

    val = tuple(pair for pair in pairs if number(pair) % _SET_ASIDE == 0) or (min(pairs, key=number),)
    train = tuple(pair for pair in pairs if pair not in val)
    return train or pairs, val  # one single pair is learned and looked at


def spread(items: Sequence[_Item], most: int) -> list[_Item]:
    """Return at most `most` of some things, evenly spread."""
    count = min(most, len(items))
    return [items[i * len(items) // count] for i in range(count)]


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
            raise ImageError(
                f"{pair.input} is one pixel wide: a combined image holds input and target side by side.",
                pair.input,
                "size",
            )
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
        raise ImageError(
            f"{to} ({width}x{height}) and {path.name} ({other_width}x{other_height}) differ in shape: "
            "crop one like the other.",
            path,
            "size",
        )
    shrinks = width * height < other_width * other_height
    fitted = cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC)
    return np.asarray(fitted, dtype=np.uint8)
