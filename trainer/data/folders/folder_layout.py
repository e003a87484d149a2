"""Layouts of data sets (directory structure): which folders hold the splits, and which the two sides of pairs.

Understood are `train/A`, `A/train`, `trainA`, `A_train`, `images/ masks/` and whatever else names a split and a side,
with folders of classes or cities below. Nothing here looks into an image.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from trainer.data.folders.folder_listing import FolderListings
from trainer.messages import tr

Split = Literal["train", "val", "test", ""]

_SPLITS: dict[str, Split] = {
    "train": "train",
    "training": "train",
    "trn": "train",
    "val": "val",
    "valid": "val",
    "validation": "val",
    "dev": "val",
    "eval": "val",
    "test": "test",
    "testing": "test",
    "tst": "test",
}
_WORDS = "|".join(sorted(_SPLITS, key=len, reverse=True))
_BEFORE = re.compile(rf"^({_WORDS})(?:[ _.\-]+(.+)|([A-Z].*|[ab]|annot|img|imgs|images|label|labels|mask|masks|gt))$")
_AFTER = re.compile(rf"^(.+)[ _.\-]+({_WORDS})$", re.IGNORECASE)
_SHORT_AFTER = re.compile(r"^(.*[a-z])(Tr|Ts)$")  # nnU-Net's imagesTr and labelsTs
_DEEPEST = 4  # folders below the one that was given
_MOST_FOLDERS = 2000

_KNOWN_PAIRS = tuple(
    frozenset(names)
    for names in (
        ("a", "b"),
        ("image", "mask"),
        ("images", "masks"),
        ("image", "label"),
        ("images", "labels"),
        ("img", "label"),
        ("img", "mask"),
        ("imgs", "masks"),
        ("images", "annotations"),
        ("input", "target"),
        ("input", "output"),
        ("jpegimages", "segmentationclass"),
        ("jpegimages", "segmentationclasspng"),
    )
)


@dataclass(frozen=True)
class ImageFolder:
    """A folder with images: its split, the side of pairs that it belongs to, and the folders below the side."""

    path: Path
    split: Split
    side: str
    below: str = ""
    count: int = 0  # images

    def is_called(self, name: str, root: Path) -> bool:
        """Whether a person may mean it by a name: its side's, its own, or its path."""
        own = self.path.relative_to(root).as_posix()
        return name in (self.side, self.path.name, own)


def find_image_folders(root: Path, listings: FolderListings) -> list[tuple[Path, tuple[str, ...], int]]:
    """Return the folders with images in and below `root`: path, parts of the way to it, number of images."""
    found = []
    waiting: list[tuple[Path, tuple[str, ...]]] = [(root, ())]
    looked = 0
    while waiting and looked < _MOST_FOLDERS:
        folder, parts = waiting.pop(0)
        looked += 1
        listing = listings.of(folder)
        if listing.images:
            found.append((folder, parts, len(listing.images)))
        if len(parts) < _DEEPEST:
            waiting += [(path, (*parts, path.name)) for path in listing.folders]
    return found


def without_wrappers(root: Path, listings: FolderListings) -> Path:
    """Return the folder that a lone folder in a lone folder, as archives unpack to, leads to."""
    for _ in range(_DEEPEST):
        listing = listings.of(root)
        if listing.images or len(listing.folders) != 1 or split_of(listing.folders[0].name) is not None:
            break
        inner = listings.of(listing.folders[0])
        if not inner.folders:
            break
        root = listing.folders[0]
    return root


def split_of(name: str) -> tuple[Split, str] | None:
    """Return the split that a folder's name speaks of and the rest of the name; None if it speaks of none."""
    if (split := _SPLITS.get(name.casefold())) is not None:
        return split, ""
    if found := _BEFORE.match(name[:1].lower() + name[1:]):
        return _SPLITS[found[1]], found[2] or found[3]
    if found := _AFTER.match(name):
        return _SPLITS[found[2].casefold()], found[1]
    if found := _SHORT_AFTER.match(name):
        return ("train" if found[2] == "Tr" else "test"), found[1]
    return None


def interpretations(found: Sequence[tuple[Path, tuple[str, ...], int]]) -> Iterator[list[ImageFolder]]:
    """Yield the ways to read these folders as splits and sides, the likeliest first."""
    seen: list[list[ImageFolder]] = []
    for whole_names in (True, False):
        for last in _side_is_last(found):
            folders = [_interpret(path, parts, count, whole_names, last) for path, parts, count in found]
            if folders not in seen:
                seen.append(folders)
                yield folders


def _interpret(path: Path, parts: tuple[str, ...], count: int, splits: bool, side_is_last: bool) -> ImageFolder:
    split: Split = ""
    rest: list[str] = []
    for part in parts:
        spoken = split_of(part) if splits and not split else None
        if spoken is not None:
            split = spoken[0]
            rest += [spoken[1]] if spoken[1] else []
        else:
            rest.append(part)
    if not rest:
        return ImageFolder(path, split, "", count=count)
    side = rest.pop(-1 if side_is_last else 0)
    return ImageFolder(path, split, side, "/".join(rest), count)


def _side_is_last(found: Sequence[tuple[Path, tuple[str, ...], int]]) -> tuple[bool, ...]:
    """Return in which order to try whether the side's name comes last on the way, not first."""
    names = [[part for part in parts if split_of(part) is None] for _, parts, _ in found]
    deep = [parts for parts in names if len(parts) > 1]
    if not deep:
        return (False,)
    last = Counter(parts[-1].casefold() for parts in deep)
    first = {parts[0].casefold() for parts in deep}
    if frozenset(last) in _KNOWN_PAIRS or (len(last) == 2 and len(first) != 2):
        return (True, False)
    return (False, True)


def by_split(folders: Sequence[ImageFolder]) -> dict[Split, dict[str, list[ImageFolder]]]:
    """Return the folders of each split by side."""
    grouped: dict[Split, dict[str, list[ImageFolder]]] = defaultdict(lambda: defaultdict(list))
    for folder in folders:
        grouped[folder.split][folder.side].append(folder)
    return {split: dict(sides) for split, sides in grouped.items()}


def said(folders: Sequence[tuple[Path, tuple[str, ...], int]]) -> str:
    """Return folders with the number of their images, for a sentence."""
    some = [f"{'/'.join(parts) or 'the folder itself'}: {count:,}" for _, parts, count in folders[:6]]
    return ", ".join(some) + (tr(" and more") if len(folders) > len(some) else "")
