"""The colours of label maps: read from a file, or proposed from the maps themselves."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from trainer.files.json_reader import read_json
from trainer.model_card import Colour, Swatch
from trainer.pixels import Rgb

Colours = NDArray[np.int16]  # K x 3

_NEAR = 2  # difference of a channel that still is the palette's colour
_FLAT = 10  # difference of neighbours that compression makes
_CLOUD = 12  # difference of a channel up to which JPEG's cloud about a colour is dense
_SAMPLED = 160  # pixels a side, at most, that a map is looked at
_APART = 32  # difference of a channel from which on two colours are two classes
_LEAST_SHARE = 0.002  # of all flat places; a colour with less is dirt
_EXACT = 0.9  # least share of pixels with an equal neighbour in a map that was never compressed
_SMALLEST_MAP = 256  # pixels
_LEAST_AREA = 16  # pixels
MOST = 64  # colours; what has more is no label map


class _Palette(msgspec.Struct, frozen=True):
    """The file of a palette: {"palette": [{"name": ..., "rgb": [r, g, b]}, ...]}."""

    palette: tuple[Swatch, ...]


def read_palette(path: Path) -> tuple[Swatch, ...]:
    """Return the named colours in a palette's file.

    Raises:
        OSError: it can't be read.
        JsonError: it is no palette.
    """
    return read_json(path, _Palette).palette


def encode_palette(palette: Sequence[Swatch]) -> bytes:
    """Return the content of a palette's file."""
    return msgspec.json.format(msgspec.json.encode(_Palette(tuple(palette))), indent=2)


def colours_of(palette: Sequence[Swatch]) -> Colours:
    """Return the colours alone, K x 3."""
    return np.array([swatch.rgb for swatch in palette], np.int16).reshape(-1, 3)


def pack(rgb: NDArray[np.integer[Any]]) -> NDArray[np.uint32]:
    """Return each pixel as one number, 0xRRGGBB: (..., 3) -> (...)."""
    wide = rgb.astype(np.uint32)
    return np.asarray(wide[..., 0] << 16 | wide[..., 1] << 8 | wide[..., 2])


def unpack(words: NDArray[np.integer[Any]]) -> Rgb:
    """Return the colours of such numbers: (...) -> (..., 3)."""
    return np.stack([words >> 16 & 255, words >> 8 & 255, words & 255], -1).astype(np.uint8)


def distinct(words: NDArray[np.uint32]) -> NDArray[np.intp]:
    """Return the numbers that there are, in order; for a large image quicker than sorting all its pixels."""
    there = np.zeros(1 << 24, bool)
    there[words] = True
    return np.flatnonzero(there)


def propose_palette(maps: Iterable[Rgb]) -> tuple[Swatch, ...]:
    """Return the colours that label maps are made of, the commonest first; () if these are no label maps.

    Scaling and JPEG surround each colour with a cloud of others, and mix two at their border: only flat places count,
    and the commonest colour of a cloud stands for it.
    """
    counts: Counter[int] = Counter()
    exact: Counter[int] | None = Counter()
    for rgb in maps:
        exact = _with_exact(exact, rgb)
        found, number = np.unique(pack(_flat_places(rgb)), return_counts=True)
        counts.update(dict(zip(found.tolist(), number.tolist(), strict=True)))
    if not counts:
        return ()
    if exact is not None and len(exact) > 1:
        return _named(list(unpack(np.array([value for value, _ in exact.most_common()]))))
    ordered = counts.most_common()
    rest = unpack(np.array([value for value, _ in ordered])).astype(np.int16)
    share = np.array([number for _, number in ordered]) / counts.total()
    palette: list[NDArray[np.integer[Any]]] = []
    while len(rest):
        cloud = np.abs(rest - rest[0]).max(1) < _APART
        if share[cloud].sum() >= _LEAST_SHARE:
            if len(palette) == MOST:
                return ()
            palette.append(rest[0])
        rest, share = rest[~cloud], share[~cloud]
    return _named(palette)


def _named(colours: Sequence[NDArray[np.integer[Any]]]) -> tuple[Swatch, ...]:
    palette = []
    for number, colour in enumerate(colours, 1):
        red, green, blue = colour.tolist()
        palette.append(Swatch(f"Class {number}", (red, green, blue)))
    return tuple(palette)


def _with_exact(counts: "Counter[int] | None", rgb: Rgb) -> "Counter[int] | None":
    """Add the colours of a map that was never compressed nor scaled; None once there is one that was.

    Each of its colours is a class then, however near they are to each other: none may be joined.
    """
    if counts is None:
        return None
    words = pack(rgb)
    same = (words[1:, 1:] == words[:-1, 1:]) | (words[1:, 1:] == words[1:, :-1])
    if words.size < _SMALLEST_MAP or float(same.mean()) < _EXACT:
        return None
    found, number = np.unique(words[1:, 1:][same], return_counts=True)  # lone pixels are dirt
    counts.update(dict(zip(found.tolist(), number.tolist(), strict=True)))
    return counts if len(counts) <= MOST else None


def joined_by(rgb: Rgb, palette: Rgb) -> tuple[Colour, Colour] | None:
    """Return two colours of areas of a map that would become one by snapping to a palette (K x 3); None if none do."""
    words = pack(rgb)
    flat = (words[1:, 1:] == words[:-1, 1:]) & (words[1:, 1:] == words[1:, :-1])
    found, number = np.unique(words[1:, 1:][flat], return_counts=True)
    areas = unpack(found[number >= max(_LEAST_AREA, _LEAST_SHARE * words.size)]).astype(np.int16)
    if len(areas) < 2:
        return None
    nearest = np.square(areas[:, None].astype(np.int64) - palette[None]).sum(2).argmin(1)
    for owner in np.unique(nearest):
        alike = areas[nearest == owner]
        apart = np.abs(alike[:, None] - alike[None]).max(2)
        if apart.max() > 2 * _CLOUD:
            first, second = np.unravel_index(int(apart.argmax()), apart.shape)
            return _colour(alike[first]), _colour(alike[second])
    return None


def _colour(values: NDArray[np.integer[Any]]) -> Colour:
    red, green, blue = values.tolist()
    return red, green, blue


def name_swatches(palette: Sequence[Swatch], known: Iterable[tuple[str, Colour]]) -> tuple[Swatch, ...]:
    """Return a palette with the names that colours near its own are known by."""
    names = list(known)
    named = []
    for swatch in palette:
        near = (name for name, rgb in names if max(abs(a - b) for a, b in zip(rgb, swatch.rgb, strict=True)) <= _CLOUD)
        named.append(Swatch(next(near, swatch.name), swatch.rgb))
    return tuple(named)


def _flat_places(rgb: Rgb) -> NDArray[np.int32]:
    """Return the colours of an image where it is flat, N x 3."""
    step = max(1, max(rgb.shape[:2]) // _SAMPLED)
    wide = rgb.astype(np.int16)
    across = np.abs(wide[:-1, 1:] - wide[:-1, :-1]).max(2)
    down = np.abs(wide[1:, :-1] - wide[:-1, :-1]).max(2)
    flat = (across <= _FLAT) & (down <= _FLAT)
    return np.asarray(rgb[:-1, :-1][::step, ::step][flat[::step, ::step]], np.int32)


def share_near(maps: Iterable[Rgb], palette: Sequence[Swatch]) -> float:
    """Return how much of the flat places of images, 0 to 1, is as near to a palette as compression leaves it."""
    colours = colours_of(palette)
    near = total = 0
    for rgb in maps:
        flat = _flat_places(rgb)
        known = np.zeros(len(flat), bool)
        for colour in colours:
            known |= np.abs(flat - colour).max(axis=1) <= _CLOUD
        near, total = near + int(known.sum()), total + len(flat)
    return near / total if total else 0.0


def stray_share(rgb: Rgb, palette: Colours) -> float:
    """Return the share of an image's pixels, 0 to 1, that have none of the palette's colours."""
    wide = rgb[::2, ::2].astype(np.int16)
    known = np.zeros(wide.shape[:2], bool)
    for colour in palette:
        known |= np.abs(wide - colour).max(axis=2) <= _NEAR
    return float(1.0 - known.mean())
