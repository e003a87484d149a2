"""What lies in a folder (directory listing): images by their content, and whatever is passed over, with its reason."""

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from trainer.data.decoding.image_formats import EXTENSIONS, FOREIGN
from trainer.data.decoding.image_opener import DataError, recognise_image, shown
from trainer.files.reasons import reason_of
from trainer.messages import mark, tr

Why = Literal["orphan", "namesake", "format", "folder", "named_so", "hidden", "other"]
LOSSES: tuple[Why, ...] = ("orphan", "namesake", "format")  # that cost a picture

_SYSTEM = frozenset(
    name.casefold()
    for name in (
        "__MACOSX",
        "@eaDir",
        "Thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        "Icon\r",
        "$RECYCLE.BIN",
        "System Volume Information",
        "lost+found",
        "#recycle",
    )
)
_SAID = {  # for one, and for several
    "orphan": (
        mark("In {folder} the image “{first}” has no partner of the same name and is left out."),
        mark("In {folder} {count} images have no partner of the same name and are left out, such as “{first}”."),
    ),
    "namesake": (
        mark("In {folder} the image “{first}” has the name of another one and is left out."),
        mark("In {folder} {count} images have the names of others and are left out, such as “{first}”."),
    ),
    "format": (
        mark(
            "In {folder} the image “{first}” ({kinds}) is in a format that can’t be read and left out; save it as PNG "
            "or JPEG."
        ),
        mark(
            "In {folder} {count} images ({kinds}) are in formats that can’t be read and left out; save them as PNG or "
            "JPEG, such as “{first}”."
        ),
    ),
    "folder": (
        mark("In {folder} the folder of images “{first}” is part of no pair and is passed over."),
        mark("In {folder} {count} folders of images are part of no pair and are passed over, such as “{first}”."),
    ),
    "named_so": (
        mark("In {folder} the folder “{first}” is named like an image, but it is a folder, and is passed over."),
        mark(
            "In {folder} {count} folders are named like images, but they are folders, and are passed over, such as "
            "“{first}”."
        ),
    ),
    "hidden": (
        mark("In {folder} “{first}” is hidden and passed over."),
        mark("In {folder} {count} hidden files or folders are passed over, such as “{first}”."),
    ),
    "other": (
        mark("In {folder} the file “{first}” is no image and is passed over."),
        mark("In {folder} {count} files ({kinds}) are no images and are passed over, such as “{first}”."),
    ),
}


@dataclass(frozen=True)
class LeftOut:
    """What is part of no pair.

    An image without a partner, the second of two of its name, or of a format not read; a folder of images beside the
    pairs; a hidden file, or one that is no image.
    """

    path: Path
    why: Why
    called: str = ""  # the format of what isn't read

    @property
    def kind(self) -> str:
        """The kind that it is counted by."""
        return self.called or self.path.suffix.lower() or tr("without an ending")


def left_out_said(alike: Sequence[LeftOut]) -> str:
    """Return a sentence on what is left out of one folder for one reason."""
    one, many = _SAID[alike[0].why]
    first, folder = shown(alike[0].path.name), shown(alike[0].path.parent)
    if len(alike) == 1:
        return tr(one, folder=folder, first=first, kinds=alike[0].called)
    kinds = tr(", ").join(f"{number:,} {kind}" for kind, number in Counter(item.kind for item in alike).most_common(6))
    return tr(many, folder=folder, first=first, kinds=kinds, count=f"{len(alike):,}")


@dataclass(frozen=True)
class Listing:
    """The content of one folder, each in the order of names."""

    images: tuple[Path, ...]
    folders: tuple[Path, ...]
    left_out: tuple[LeftOut, ...]


@dataclass
class FolderListings:
    """Listings of folders, each made once; `known` are names of files that are read for something else."""

    known: frozenset[str] = frozenset()
    _made: dict[Path, Listing] = field(default_factory=dict)

    def of(self, folder: Path) -> Listing:
        """Return what lies in a folder.

        Raises:
            DataError: it can't be looked into.
        """
        if folder not in self._made:
            self._made[folder] = self._list(folder)
        return self._made[folder]

    def looked_into(self) -> list[Path]:
        """Return the folders that have been listed."""
        return list(self._made)

    def _list(self, folder: Path) -> Listing:
        images: list[Path] = []
        folders: list[Path] = []
        left_out: list[LeftOut] = []
        try:
            with os.scandir(folder) as entries:
                # By their bytes: names needn't be UTF-8.
                found = sorted(entries, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            raise DataError(
                tr("The folder {folder} can't be looked into ({why}).", folder=shown(folder), why=reason_of(error))
            ) from error
        for entry in found:
            path = folder / entry.name
            if entry.name.startswith(".") or entry.name.casefold() in _SYSTEM:
                left_out.append(LeftOut(path, "hidden"))
            elif path.is_dir():
                folders.append(path)
                if path.suffix.lower() in EXTENSIONS:
                    left_out.append(LeftOut(path, "named_so"))
            elif entry.name.casefold() not in self.known:
                _sort_file(path, images, left_out)
        return Listing(tuple(images), tuple(folders), tuple(left_out))


def _sort_file(path: Path, images: list[Path], left_out: list[LeftOut]) -> None:
    """Put a file to the images or to what is left out: by its ending where that is an image's, else by its content."""
    suffix = path.suffix.lower()
    if suffix in EXTENSIONS and path.is_file():
        images.append(path)
        return
    known = recognise_image(path)
    if known is not None and known.decoder:
        images.append(path)
    elif known is not None or suffix in FOREIGN:
        left_out.append(LeftOut(path, "format", known.name if known is not None else FOREIGN[suffix]))
    else:
        left_out.append(LeftOut(path, "other"))
