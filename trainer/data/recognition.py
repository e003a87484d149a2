"""What lies in a folder of images: pairs or single pictures, which side is the drawing, and what kind of drawing."""

import statistics
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from trainer.data.folders.pair_search import image_folders as image_folders
from trainer.data.image_files import DataError, read_size
from trainer.data.pairs import Direction, Pair, PairSet, find_pairs, read_pair, spread
from trainer.data.palettes import propose_palette, read_palette, share_near
from trainer.files.json_reader import JsonError
from trainer.messages import counted_pairs, plural, tr
from trainer.model_card import DataSpec, Kind
from trainer.pixels import Rgb

Layout = Literal["combined", "folders", "photos"]

PALETTE = "palette.json"  # beside the pairs: they are label maps, and it names their colours
_WIDE = 1.85  # times as wide as high: two images side by side
_PROBES = 12  # pairs that are looked at
_CROP = 192  # pixels a side that are looked at, in their own scale
SIMPLER = 0.75  # times the bytes of the other side: clearly the drawing of it
_FEW = 16  # colours of label maps, over all the images that are looked at; more only with a file that names them
_NEAR = 0.75  # least share of their flat places that has one of those colours; photos reach 0.6
_FLAT = 0.85  # share of pixels like their neighbours in a drawing of flat areas
_ALIKE = 10  # a difference of neighbours that compression makes
_SIZES = (64, 128, 256)


@dataclass(frozen=True)
class Recognised:
    """What a folder holds, as far as it can be told without asking."""

    root: Path
    layout: Layout
    direction: Direction
    kind: Kind
    pairs: PairSet  # in that direction; of photos alone, each stands for itself
    folders: tuple[str, str] | None = None  # names of input and target, where the layout has them
    short_side: int = 256  # pixels, of a picture as most of them are

    @property
    def size(self) -> int:
        """The size to learn at, pixels a side: 256, or less where the pictures are smaller."""
        return max((size for size in _SIZES if size <= self.short_side), default=_SIZES[0])

    @property
    def palette(self) -> Path | None:
        """The file that names the colours of label maps, if there is one."""
        return _palette_file(self.root)

    @property
    def in_one_folder(self) -> bool:
        """Whether both sides of the pairs lie in one folder."""
        pair = self.pairs.train[0]
        return pair.target is not None and pair.input.parent == pair.target.parent

    @property
    def sentence(self) -> str:
        """The layout in words."""
        count = len(self.pairs.pairs)
        pairs = counted_pairs(count)
        match self.layout:
            case "combined":
                return tr("{pairs}, each in one image side by side", pairs=pairs)
            case "folders" if self.in_one_folder:
                first, second = self.folders or ("A", "B")
                return tr(
                    "{pairs} in one folder, told apart by the ends of their names: “{first}” and “{second}”",
                    pairs=pairs,
                    first=first,
                    second=second,
                )
            case "folders":
                first, second = self.folders or ("A", "B")
                own = tr("the folder itself")
                return tr(
                    "{pairs} in two folders, {first} and {second}",
                    pairs=pairs,
                    first=_quoted(first) or own,
                    second=_quoted(second) or own,
                )
            case _:
                return plural(
                    "1 single picture", "{count} single pictures, without drawings of them", count, count=f"{count:,}"
                )


def _quoted(name: str) -> str:
    return f"“{name}”" if name else ""


def recognise(
    root: Path,
    direction: Direction | None = None,
    layout: Layout | None = None,
    folders: tuple[str, str] | None = None,
) -> Recognised:
    """Look at a folder; what isn't given is guessed. `folders` names those of the inputs and of the targets.

    Raises:
        DataError: there is nothing to learn from, or there are more folders than two to choose from.
    """
    found = _find(root, direction or "AtoB", folders)
    everything = found.pairs
    shapes = _shapes(everything)
    if layout is None:
        layout = "folders" if everything[0].target is not None else "photos" if _are_single(shapes) else "combined"
    parts = 2 if layout == "combined" else 1
    short_side = _short_side(shapes, parts)
    if layout == "photos":
        return Recognised(root, "photos", "AtoB", "lines", found, short_side=short_side)
    sides = [sides for pair in spread(everything, _PROBES) if (sides := _look_at(pair)) is not None]
    if direction is None:
        direction = "AtoB"
        if folders is None and _are_swapped(found, sides):
            direction = "BtoA"
            found = _find(root, direction, None)
            sides = [(second, first) for first, second in sides]
    kind = _kind_of(root, found, [first for first, _ in sides])
    return Recognised(root, layout, direction, kind, found, found.sides, short_side)


def _are_swapped(found: PairSet, sides: Sequence[tuple[Rgb, Rgb]]) -> bool:
    """Whether the second side is clearly the drawing: label maps, or what has much less to tell."""
    pair = found.train[0]
    if pair.input_classes is not None or pair.target_classes is not None:
        return pair.input_classes is None
    return bool(sides) and _weight(s[1] for s in sides) < SIMPLER * _weight(s[0] for s in sides)


def _palette_file(root: Path) -> Path | None:
    """Return the file that names the colours of label maps; one that other programs wrote is none."""
    path = root / PALETTE
    try:
        return path if path.is_file() and read_palette(path) else None
    except (OSError, JsonError):
        return None


def _kind_of(root: Path, found: PairSet, drawings: Sequence[Rgb]) -> Kind:
    if found.train[0].input_classes is not None or (root / PALETTE).is_file():
        return "labels"
    return recognise_kind(drawings)


def recognise_as(root: Path, spec: DataSpec) -> Recognised:
    """Look at a folder that is read as `spec` says; single photos are told from pairs in one image by their shape.

    Raises:
        DataError: it can't be read so.
    """
    found = find_pairs(root, spec)
    if spec.maker is not None and spec.input is None:
        return Recognised(root, "photos", "AtoB", "lines", found, short_side=_short_side(_shapes(found.train), 1))
    pair = found.train[0]
    sides = [sides for pair in spread(found.pairs, _PROBES) if (sides := _look_at(pair)) is not None]
    kind = _kind_of(root, found, [first for first, _ in sides])
    shapes = _shapes(found.train)
    if pair.target is None and _are_single(shapes):
        return Recognised(root, "photos", "AtoB", "lines", found, short_side=_short_side(shapes, 1))
    if pair.target is None:
        return Recognised(root, "combined", spec.direction, kind, found, short_side=_short_side(shapes, 2))
    return Recognised(root, "folders", spec.direction, kind, found, found.sides, _short_side(shapes, 1))


def _are_single(shapes: Sequence[tuple[int, int]]) -> bool:
    """Whether images of these widths and heights are too narrow to hold two side by side."""
    return not shapes or statistics.median(width / height for width, height in shapes) < _WIDE


def _short_side(shapes: Sequence[tuple[int, int]], parts: int) -> int:
    """Return that of most images, given width and height of some; `parts` lie side by side in one."""
    return round(statistics.median(min(width / parts, height) for width, height in shapes)) if shapes else 256


def recognise_kind(drawings: Sequence[Rgb]) -> Kind:
    """Return what kind of drawing these HxWx3 images are."""
    if not drawings:
        return "colours"
    white, coloured, flat = [], [], []
    for rgb in drawings:
        wide = rgb.astype(np.int16)
        white.append(float((rgb.min(axis=2) > 225).mean()))
        coloured.append(float((np.ptp(wide, axis=2) > 40).mean()))
        flat.append(float((np.abs(np.diff(wide, axis=1)).max(axis=2) <= _ALIKE).mean()))
    # The median, as a pair or two may be damaged or the wrong way round.
    paper = statistics.median(white)
    if paper > 0.55 and statistics.median(coloured) < 0.06:
        return "lines"
    palette = propose_palette(drawings)
    few = len(drawings) > 2 and 0 < len(palette) <= _FEW and paper < 0.3
    if few and share_near(drawings, palette) > _NEAR:
        return "labels"
    return "colours" if statistics.median(flat) >= _FLAT else "photo"


def _find(root: Path, direction: Direction, folders: tuple[str, str] | None) -> PairSet:
    if folders is not None:
        return find_pairs(root, DataSpec(input=folders[0], target=folders[1]))
    return find_pairs(root, DataSpec(direction=direction))


def _shapes(pairs: Sequence[Pair]) -> list[tuple[int, int]]:
    """Return width and height of some images; those that can't be read are passed over."""
    shapes = []
    for pair in spread(pairs, _PROBES):
        try:
            shapes.append(read_size(pair.input))
        except DataError:
            continue
    return shapes


def _look_at(pair: Pair) -> tuple[Rgb, Rgb] | None:
    """Return the middle of a pair's input and target, HxWx3; None if it can't be read."""
    try:
        first, second = read_pair(pair)
    except DataError:
        return None
    return _middle(first), _middle(second)


def _middle(rgb: Rgb) -> Rgb:
    height, width = rgb.shape[:2]
    top, left = max(0, (height - _CROP) // 2), max(0, (width - _CROP) // 2)
    return rgb[top : top + _CROP, left : left + _CROP]


def _weight(images: Iterable[Rgb]) -> int:
    """Return how much there is to tell of some images: what is left of them compressed, after little noise is gone."""
    return sum(len(zlib.compress((image & 0xE0).tobytes(), 6)) for image in images)
