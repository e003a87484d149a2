"""What was noticed of the pairs of a folder one by one, and what it comes to: findings, each with its remedy."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from trainer.data.checks.finding import File, Finding, Remedy
from trainer.data.image_files import read_size, shown
from trainer.data.pairs import Pair
from trainer.messages import counted_pairs, plural, tr
from trainer.model_card import Swatch

FEW = 10  # pairs below which little can be learned
_SAME_SIZE = 0.02  # relative difference of sizes that is none


@dataclass
class PairNotes:
    """What has been noticed, pair by pair."""

    broken: list[Finding] = field(default_factory=list)
    shifted: dict[Pair, File] = field(default_factory=dict)
    turned: dict[Pair, File] = field(default_factory=dict)
    stray: dict[Pair, File] = field(default_factory=dict)
    blank: dict[Pair, File] = field(default_factory=dict)
    same: dict[bytes, list[Pair]] = field(default_factory=lambda: defaultdict(list))
    scales: dict[Pair, tuple[float, float]] = field(default_factory=dict)  # of the target against the input
    usable: int = 0


def judge(seen: PairNotes, palette: tuple[Swatch, ...], proposed: bool, single: bool) -> Iterator[Finding]:
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


def _named(path: Path, other: Path) -> str:
    """Return a file's name; where another one has it too, with its folders."""
    return shown(path.name if path.name != other.name else Path(*path.parts[-3:]))


def _both(of_pairs: dict[Pair, File]) -> tuple[tuple[File, ...], tuple[Pair, ...]]:
    return tuple(of_pairs.values()), tuple(of_pairs)


def _pairs(pairs: dict[Pair, File]) -> str:
    return counted_pairs(len(pairs))


def scale_of(pair: Pair) -> tuple[float, float] | None:
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
