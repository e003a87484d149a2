"""What is wrong with the pairs of a folder: what can't be used, and what would be learned wrongly."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from trainer.data.checks.finding import File, Finding, Kind
from trainer.data.checks.pair_notes import PairNotes, judge, scale_of
from trainer.data.checks.side_comparison import SIDE, fingerprint, richness, shift_between
from trainer.data.folders.folder_listing import LOSSES, left_out_said
from trainer.data.image_files import DataError, ImageError, Rgb, read_rgb, shown
from trainer.data.labels.class_names import find_names
from trainer.data.pairs import Pair, read_pair, spread
from trainer.data.palettes import colours_of, name_swatches, propose_palette, read_palette, stray_share
from trainer.data.recognition import SIMPLER, Recognised
from trainer.files.json_reader import JsonError
from trainer.messages import mark, tr
from trainer.model_card import Swatch

_STRAY = 0.005  # share of pixels beside the palette that is worth a word
_ASKED = 100  # label maps that a palette is proposed from
_NAMED = 8  # classes
_ONE_COLOUR = 3  # difference of a channel that is none

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


def examine(found: Recognised, tell: Callable[[int, int], bool]) -> Examination:
    """Look for what is wrong with a folder.

    `tell` hears how many pairs of how many have been looked at, and returns whether to go on; if not, nothing is found.
    """
    everything = found.pairs.pairs
    palette, ours = _palette_of(found, everything)
    colours = colours_of(palette) if palette else None
    seen = PairNotes()
    for number, pair in enumerate(everything):
        if not tell(number, len(everything)):
            return Examination((), 0)
        try:
            first, second = read_pair(pair)
        except (DataError, OSError, MemoryError) as error:
            seen.broken += _faults(pair, error)
            continue
        seen.usable += 1
        seen.same[fingerprint(first, second)].append(pair)
        if blank := _blank(first, second, found.layout == "photos"):
            seen.blank[pair] = File(pair.input, blank)
        if found.layout == "photos":
            continue
        if (scale := scale_of(pair)) is not None:
            seen.scales[pair] = scale
        if (shift := shift_between(first, second)) is not None:
            right, down = (round(100 * part / SIDE) for part in shift)
            seen.shifted[pair] = File(
                pair.target or pair.input,
                tr("shifted by about {right} % across, {down} % down", right=right, down=down),
            )
        if not blank and richness(second) < SIMPLER * richness(first):
            seen.turned[pair] = File(pair.input, tr("the input is richer than the target"))
        if colours is not None and (share := stray_share(first, colours)) > _STRAY:
            seen.stray[pair] = File(pair.input, tr("{share} % of the pixels", share=f"{100 * share:.1f}"))
    left_out = [
        Finding(alike[0].why, left_out_said(alike), tuple(File(image.path, image.called) for image in alike))
        for alike in found.pairs.left_out_alike()
    ]
    lost = [finding for finding in left_out if finding.kind in LOSSES]
    passed_over = [finding for finding in left_out if finding.kind not in LOSSES]
    judged = judge(seen, palette, ours, found.layout == "photos")
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
