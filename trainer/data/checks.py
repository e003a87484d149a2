"""What is wrong with the pairs of a folder: what can't be used, and what would be learned wrongly."""

import hashlib
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from trainer.data.folders.folder_listing import LOSSES, Why, left_out_said
from trainer.data.image_files import DataError, Fault, ImageError, Rgb, read_rgb, read_size, shown
from trainer.data.labels.class_names import find_names
from trainer.data.pairs import Pair, read_pair, spread
from trainer.data.palettes import colours_of, name_swatches, propose_palette, read_palette, stray_share
from trainer.data.recognition import SIMPLER, Recognised
from trainer.files.json_reader import JsonError
from trainer.messages import counted_pairs, mark, plural, tr
from trainer.model_card import Swatch

Remedy = Literal["leave_out", "snap", "swap"]
Kind = Fault | Literal["swapped", "misaligned", "stray_colours", "duplicate", "few", "classes", "blank"] | Why

FEW = 10  # pairs below which little can be learned
_SIDE = 96  # pixels a side at which two sides are compared
_FURTHEST = 16  # pixels there by which one side may be shifted against the other
_SHIFTED = 3  # pixels there from which on two sides don't lie at the same place
_ALIKE = 0.2  # least correlation of edges that says something
_BETTER = 1.2  # times the correlation without the shift
_DIRECTIONS = 4  # of edges, from 0 to 180 degrees
_STRAY = 0.005  # share of pixels beside the palette that is worth a word
_ASKED = 100  # label maps that a palette is proposed from
_NAMED = 8  # classes
_ONE_COLOUR = 3  # difference of a channel that is none
_SAME_SIZE = 0.02  # relative difference of sizes that is none


@dataclass(frozen=True)
class File:
    """A file that a finding is about, and what there is to say of it alone."""

    path: Path
    note: str = ""


@dataclass(frozen=True)
class Finding:
    """One kind of problem, with all the files and pairs that have it."""

    kind: Kind
    sentence: str
    files: tuple[File, ...] = ()
    pairs: tuple[Pair, ...] = ()
    remedy: Remedy | None = None
    palette: tuple[Swatch, ...] = ()  # that the remedy "snap" brings the labels to


_DRAWN_NUMBERS = mark(
    "The drawings are label maps that hold the numbers of {count} classes, nearly black to the eye: each number "
    "becomes a colour ({names})."
)
_PAINTED_NUMBERS = mark(
    "The pictures are label maps that hold the numbers of {count} classes, nearly black to the eye: each number "
    "becomes a colour ({names})."
)
_DRAWING = {
    "black": mark("the drawing is all black"),
    "white": mark("the drawing is all white"),
    "colour": mark("all of the drawing is of the colour {red} {green} {blue}"),
}
_PICTURE = {
    "black": mark("the picture is all black"),
    "white": mark("the picture is all white"),
    "colour": mark("all of the picture is of the colour {red} {green} {blue}"),
}


@dataclass(frozen=True)
class Examination:
    """What is wrong with a folder, the worst first, and what else was learned of it."""

    findings: tuple[Finding, ...]
    usable: int  # pairs that can be read
    palette: tuple[Swatch, ...] = ()  # of label maps: from the folder's file, or else proposed


@dataclass
class _Seen:
    """What has been noticed, pair by pair."""

    broken: list[Finding] = field(default_factory=list)
    shifted: dict[Pair, File] = field(default_factory=dict)
    turned: dict[Pair, File] = field(default_factory=dict)
    stray: dict[Pair, File] = field(default_factory=dict)
    blank: dict[Pair, File] = field(default_factory=dict)
    same: dict[bytes, list[Pair]] = field(default_factory=lambda: defaultdict(list))
    scales: dict[Pair, tuple[float, float]] = field(default_factory=dict)  # of the target against the input
    usable: int = 0


def examine(found: Recognised, tell: Callable[[int, int], bool]) -> Examination:
    """Look for what is wrong with a folder.

    `tell` hears how many pairs of how many have been looked at, and returns whether to go on; if not, nothing is found.
    """
    everything = found.pairs.pairs
    palette, ours = _palette_of(found, everything)
    colours = colours_of(palette) if palette else None
    seen = _Seen()
    for number, pair in enumerate(everything):
        if not tell(number, len(everything)):
            return Examination((), 0)
        try:
            first, second = read_pair(pair)
        except (DataError, OSError, MemoryError) as error:
            seen.broken += _faults(pair, error)
            continue
        seen.usable += 1
        seen.same[_fingerprint(first, second)].append(pair)
        if blank := _blank(first, second, found.layout == "photos"):
            seen.blank[pair] = File(pair.input, blank)
        if found.layout == "photos":
            continue
        if (scale := _scale(pair)) is not None:
            seen.scales[pair] = scale
        if (shift := _shift(first, second)) is not None:
            right, down = (round(100 * part / _SIDE) for part in shift)
            seen.shifted[pair] = File(
                pair.target or pair.input,
                tr("shifted by about {right} % across, {down} % down", right=right, down=down),
            )
        if not blank and _weight(second) < SIMPLER * _weight(first):
            seen.turned[pair] = File(pair.input, tr("the input is richer than the target"))
        if colours is not None and (share := stray_share(first, colours)) > _STRAY:
            seen.stray[pair] = File(pair.input, tr("{share} % of the pixels", share=f"{100 * share:.1f}"))
    left_out = [
        Finding(alike[0].why, left_out_said(alike), tuple(File(image.path, image.called) for image in alike))
        for alike in found.pairs.left_out_alike()
    ]
    lost = [finding for finding in left_out if finding.kind in LOSSES]
    passed_over = [finding for finding in left_out if finding.kind not in LOSSES]
    judged = _judge(seen, palette, ours, found.layout == "photos")
    findings = (*seen.broken, *_of_classes(found), *lost, *judged, *passed_over)
    return Examination(findings, seen.usable, palette)


def _palette_of(found: Recognised, pairs: tuple[Pair, ...]) -> tuple[tuple[Swatch, ...], bool]:
    """Return the colours of label maps, and whether they are proposed; () of what isn't label maps."""
    if found.kind != "labels":
        return (), False
    if found.pairs.input_palette:
        return found.pairs.input_palette, False
    if found.palette is not None:
        try:
            return read_palette(found.palette), False
        except (OSError, JsonError):
            pass  # as good as none

    def maps() -> Iterator[Rgb]:
        for pair in spread(pairs, _ASKED):
            try:
                yield read_pair(pair)[0]
            except (DataError, OSError, MemoryError):
                continue

    names = find_names((found.root, pairs[0].input.parent, pairs[0].input.parent.parent))
    return name_swatches(propose_palette(maps()), [(n.name, n.rgb) for n in names if n.rgb is not None]), True


def _of_classes(found: Recognised) -> Iterator[Finding]:
    """Yield a word on the sides that hold numbers of classes, which one would take for black."""
    drawings, pictures = found.pairs.input_palette, found.pairs.target_palette
    for said, palette in ((_DRAWN_NUMBERS, drawings), (_PAINTED_NUMBERS, pictures)):
        if palette:
            names = tr(", ").join(swatch.name for swatch in palette[:_NAMED])
            more = tr(" and {count} more", count=len(palette) - _NAMED) if len(palette) > _NAMED else ""
            yield Finding(
                "classes",
                tr(said, count=len(palette), names=names + more),
            )


def _blank(first: Rgb, second: Rgb, single: bool) -> str:
    """Return which side of a pair is of one colour alone, "" if none is."""
    sides = [(_PICTURE, second)] if single else [(_DRAWING, first), (_PICTURE, second)]
    said = []
    for words, image in sides:
        if int(np.ptp(image.reshape(-1, 3), axis=0).max()) <= _ONE_COLOUR:
            red, green, blue = image[0, 0].tolist()
            kind = {0: "black", 765: "white"}.get(red + green + blue, "colour")
            said.append(tr(words[kind], red=red, green=green, blue=blue))
    return tr(", ").join(said)


def _faults(pair: Pair, error: Exception) -> list[Finding]:
    """Return what is wrong with a pair that can't be read: of two files, with each of them."""
    faults: list[Exception] = [error]
    if pair.target is not None and not (isinstance(error, ImageError) and error.fault == "size"):
        faults = []
        for path in dict.fromkeys((pair.input, pair.target)):
            try:
                read_rgb(path)
            except (DataError, OSError, MemoryError) as own:
                faults.append(own)
    findings = []
    for fault in faults or [error]:
        kind: Kind = "unreadable"
        path, sentence = (
            pair.input,
            tr("{file} can't be read ({fault})", file=shown(pair.input), fault=fault or type(fault).__name__),
        )
        if isinstance(fault, ImageError):
            kind, path, sentence = fault.fault, fault.path, str(fault)
        findings.append(
            Finding(kind, tr("{sentence}. It is left out.", sentence=sentence.rstrip(".。")), (File(path),), (pair,))
        )
    return findings


def _judge(seen: _Seen, palette: tuple[Swatch, ...], proposed: bool, single: bool) -> Iterator[Finding]:
    """Yield what the pairs that can be read show together; the palette is the folder's own or `proposed`."""
    if seen.usable and len(seen.turned) > seen.usable / 2:
        yield Finding(
            "swapped",
            tr("What you draw looks richer than what is painted: the two sides may be the wrong way round."),
            *_both(seen.turned),
            "swap",
        )
    elif seen.turned:
        yield Finding(
            "swapped",
            tr("In {pairs} drawing and picture seem to have changed places.", pairs=_pairs(seen.turned)),
            *_both(seen.turned),
            "leave_out",
        )
    if seen.blank:
        many = len(seen.blank)
        yield Finding(
            "blank",
            plural(
                "In 1 picture all is of one colour: from that nothing is learned.",
                "In {count} pictures all is of one colour: from that nothing is learned.",
                many,
                count=f"{many:,}",
            )
            if single
            else plural(
                "In 1 pair all is of one colour: from that nothing is learned.",
                "In {count} pairs all is of one colour: from that nothing is learned.",
                many,
                count=f"{many:,}",
            ),
            *_both(seen.blank),
            "leave_out",
        )
    if seen.shifted:
        yield Finding(
            "misaligned",
            tr(
                "In {pairs} the two sides don’t lie at the same place: what is learned from them gets blurred.",
                pairs=_pairs(seen.shifted),
            ),
            *_both(seen.shifted),
            "leave_out",
        )
    if odd := _odd_sizes(seen.scales):
        yield Finding(
            "size",
            tr(
                "In {pairs} the sizes of the two sides don’t fit as in the others: the picture is "
                "scaled to the drawing.",
                pairs=_pairs(odd),
            ),
            *_both(odd),
            "leave_out",
        )
    if seen.stray:
        said = (
            tr(
                "In {pairs} there are colours beside the {count} that the labels seem to be made of, as scaling and "
                "JPEG leave them.",
                pairs=_pairs(seen.stray),
                count=len(palette),
            )
            if proposed
            else tr(
                "In {pairs} there are colours beside the palette, as scaling and JPEG leave them.",
                pairs=_pairs(seen.stray),
            )
        )
        yield Finding(
            "stray_colours",
            said,
            *_both(seen.stray),
            "snap",
            palette,
        )
    copies = {
        pair: File(pair.input, tr("like {file}", file=_named(group[0].input, pair.input)))
        for group in seen.same.values()
        for pair in group[1:]
    }
    if copies:
        many = len(copies)
        said = (
            plural(
                "1 picture is there twice: it would count double.",
                "{count} pictures are there twice: they would count double.",
                many,
                count=f"{many:,}",
            )
            if single
            else plural(
                "1 pair is there twice: it would count double.",
                "{count} pairs are there twice: they would count double.",
                many,
                count=f"{many:,}",
            )
        )
        # By its name a copy in another split couldn't be told from what it is a copy of.
        stems = {group[0].stem for group in seen.same.values()}
        remedy: Remedy | None = None if any(pair.stem in stems for pair in copies) else "leave_out"
        yield Finding("duplicate", said, *_both(copies), remedy)
    if seen.usable < FEW:
        yield Finding(
            "few",
            plural(
                "There is only {n} to learn from: start from a model that knows something similar, or add more.",
                "There are only {n} to learn from: start from a model that knows something similar, or add more.",
                seen.usable,
            ),
        )


def _named(path: Path, beside: Path) -> str:
    """Return a file's name; where another one has it too, with its folders."""
    return shown(path.name if path.name != beside.name else Path(*path.parts[-3:]))


def _both(of_pairs: dict[Pair, File]) -> tuple[tuple[File, ...], tuple[Pair, ...]]:
    return tuple(of_pairs.values()), tuple(of_pairs)


def _pairs(pairs: dict[Pair, File]) -> str:
    return counted_pairs(len(pairs))


def _scale(pair: Pair) -> tuple[float, float] | None:
    """Return width and height of the target in those of the input; None where they are one file."""
    if pair.target is None or pair.target == pair.input:
        return None
    (width, height), (other_width, other_height) = read_size(pair.input), read_size(pair.target)
    return other_width / width, other_height / height


def _odd_sizes(scales: dict[Pair, tuple[float, float]]) -> dict[Pair, File]:
    """Return the pairs whose sides fit another way than those of most."""
    if not scales:
        return {}
    ((usual, count),) = Counter(scales.values()).most_common(1)
    if count <= len(scales) / 2:
        return {}
    return {
        pair: File(
            pair.target or pair.input,
            tr(
                "{across} times as wide and {down} times as high as the drawing",
                across=f"{across:.3g}",
                down=f"{down:.3g}",
            ),
        )
        for pair, (across, down) in scales.items()
        if max(abs(across / usual[0] - 1), abs(down / usual[1] - 1)) > _SAME_SIZE
    }


def _fingerprint(first: Rgb, second: Rgb) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for image in (first, second):
        digest.update(repr(image.shape).encode())
        digest.update(image.tobytes())
    return digest.digest()


def _weight(rgb: Rgb) -> int:
    """Return how much there is to tell of an image, whatever its size: what is left of it compressed."""
    small = np.asarray(cv2.resize(rgb, (_SIDE, _SIDE), interpolation=cv2.INTER_NEAREST_EXACT), np.uint8)
    return len(zlib.compress((small & 0xE0).tobytes(), 6))


def _shift(first: Rgb, second: Rgb) -> tuple[int, int] | None:
    """Return by how many of `_SIDE` pixels (right, down) the second image has to be moved for its edges to fit.

    None if they fit about as well as they lie.
    """
    edges = [_edges(image) for image in (first, second)]
    if any(not image.any() for image in edges):
        return None
    spectra = [np.fft.rfft2(image, (2 * _SIDE, 2 * _SIDE)) for image in edges]
    fit = np.fft.irfft2((spectra[0] * spectra[1].conj()).sum(0))
    rolled = np.roll(fit, (_FURTHEST, _FURTHEST), (0, 1))[: 2 * _FURTHEST + 1, : 2 * _FURTHEST + 1]
    y, x = (int(place) - _FURTHEST for place in np.unravel_index(int(rolled.argmax()), rolled.shape))
    near = slice(_FURTHEST - _SHIFTED + 1, _FURTHEST + _SHIFTED)
    best, still = float(rolled.max()), float(rolled[near, near].max())
    shifted = best > _ALIKE and best > _BETTER * max(still, 0.0)
    return (x, y) if shifted else None


def _edges(rgb: Rgb) -> NDArray[np.float64]:
    """Return the strength of edges in four directions, each of mean 0, together of length 1; all 0 without edges.

    Apart by direction, as a horizontal edge says nothing of a vertical one. In colour, as label maps are as bright on
    both sides of many a border. The root, since a label map's edges are all alike and a photo's strongest few would
    decide alone.
    """
    lab = cv2.cvtColor(cv2.resize(rgb, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2LAB)
    smooth = cv2.GaussianBlur(lab, (0, 0), 1.0).astype(np.float64)
    across, down = cv2.Sobel(smooth, cv2.CV_64F, 1, 0), cv2.Sobel(smooth, cv2.CV_64F, 0, 1)
    strength = np.hypot(across, down)
    turn = np.take_along_axis(np.arctan2(down, across), strength.argmax(2)[..., None], 2)[..., 0] / np.pi * _DIRECTIONS
    apart = (turn - np.arange(_DIRECTIONS)[:, None, None] + _DIRECTIONS / 2) % _DIRECTIONS - _DIRECTIONS / 2
    edges = np.sqrt(strength.max(2) * np.clip(1 - np.abs(apart), 0, 1))
    edges = edges - edges.mean((1, 2), keepdims=True)
    length = float(np.linalg.norm(edges))
    return np.asarray(edges / length if length > 1.0 else np.zeros_like(edges))
