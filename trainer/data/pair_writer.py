"""Folders of pairs, written: from photos by a maker, or with label maps brought to their palette."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from trainer.data.image_files import DataError, ImageError, Rgb, name_number, shown, write_png
from trainer.data.makers import snap
from trainer.data.pairs import Pair, PairSet, read_pair
from trainer.data.palettes import colours_of, encode_palette, joined_by
from trainer.data.recipe import Recipe
from trainer.files.atomic_write import write_atomically
from trainer.files.reasons import reason_of
from trainer.messages import tr
from trainer.model_card import DataSpec, InputSpec, Swatch

_LONGEST_STEM = 240  # bytes
_PAPER = 245  # a pixel whose channels all exceed this has nothing drawn on it
Make = Callable[[Pair], tuple[Rgb, Rgb]]
Tell = Callable[[int, int], None]


class Written(msgspec.Struct, frozen=True):
    """What was written, and what could not be."""

    train: int
    val: int
    smallest: tuple[int, int] = (0, 0)  # width and height in pixels, of the pair with the shortest side
    largest: tuple[int, int] = (0, 0)
    drawn: float = 0.0  # mean share of the inputs' pixels that aren't paper, 0 to 1
    warnings: tuple[str, ...] = ()
    changed: int = 0  # pixels of label maps that snapping gave another colour, of so many
    pixels: int = 0


def maker_of(spec: DataSpec, short_side: int | None, seed: int) -> Make:
    """Return the function that makes input and target of a photo as `spec` says.

    The photo keeps its own pixels, or is scaled to `short_side` of them. What is random follows from the seed and the
    photo's name.
    """
    # A recipe crops what has the length of two crops, and scales the rest: here all of them the one or the other way.
    recipe = Recipe(1 if short_side is None else 1 << 30, spec, InputSpec())

    def make(pair: Pair) -> tuple[Rgb, Rgb]:
        rng = np.random.default_rng((seed, name_number(pair.stem)))
        return recipe.finish(recipe.prepare(pair, short_side or 1), rng)

    return make


@dataclass
class Snapper:
    """Brings the input of pairs to the nearest colours of a palette, and counts what that changes."""

    palette: Sequence[Swatch]
    changed: int = 0  # pixels
    pixels: int = 0

    def __call__(self, pair: Pair) -> tuple[Rgb, Rgb]:
        """Return input, snapped, and target.

        Raises:
            DataError: the pair can't be read, or two of its classes would become one.
        """
        labels, target = read_pair(pair)
        self.pixels += labels.shape[0] * labels.shape[1]
        if pair.input_classes is not None:  # numbers have become colours of their own, exactly
            return labels, target
        colours = colours_of(self.palette).astype(np.uint8)
        snapped = snap(labels, colours)
        if (joined := joined_by(labels, colours)) is not None:
            first, second = (" ".join(map(str, colour)) for colour in joined)
            raise ImageError(
                tr(
                    "{input} has areas of {first} and of {second}, which would become one class: give a "
                    "palette that has both.",
                    input=shown(pair.input),
                    first=first,
                    second=second,
                ),
                pair.input,
                "unreadable",
            )
        self.changed += int((snapped != labels).any(2).sum())
        return snapped, target


def write_pairs(pairs: PairSet, out: Path, make: Make, tell: Tell, palette: Sequence[Swatch] = ()) -> Written:
    """Write pairs as PNGs into `out`: `train` and `val`, in each `A` for the inputs and `B` for the targets.

    A pair that can't be read is left out, with a sentence in what is returned. `tell` hears how many of how many are
    done.

    Raises:
        DataError: `out` isn't empty or can't be written, or no pair can be read.
    """
    try:
        if out.exists() and any(out.iterdir()):
            raise DataError(tr("{out} isn't empty: choose a new folder for the pairs.", out=out))
        return _write(pairs, out, make, tell, palette)
    except OSError as error:
        for split in ("train", "val"):  # the folder was empty: so that it can be done again in the same place
            shutil.rmtree(out / split, ignore_errors=True)
        raise DataError(
            tr("{out} can't be written ({why}): make room, or choose another.", out=out, why=reason_of(error))
        ) from error


def _write(pairs: PairSet, out: Path, make: Make, tell: Tell, palette: Sequence[Swatch]) -> Written:
    warnings = list(pairs.warnings)
    counts = {"train": 0, "val": 0}
    sizes: list[tuple[int, int]] = []
    drawn: list[float] = []
    done, total = 0, len(pairs.train) + len(pairs.val)
    for split, of_split in (("train", pairs.train), ("val", pairs.val)):
        for side in ("A", "B"):
            (out / split / side).mkdir(parents=True, exist_ok=True)
        for pair in of_split:
            tell(done, total)
            done += 1
            try:
                images = make(pair)
            except DataError as error:
                warnings.append(str(error))
                continue
            for side, image in zip(("A", "B"), images, strict=True):
                write_png(out / split / side / f"{_fitting(pair.stem)}.png", image)
            counts[split] += 1
            sizes.append((images[0].shape[1], images[0].shape[0]))
            drawn.append(float((images[0].min(axis=2) <= _PAPER).mean()))
    tell(total, total)
    if not sizes:
        raise DataError(
            tr(
                "None of the {total} images can be used; the last one: {warnings}",
                total=f"{total:,}",
                warnings=warnings[-1],
            )
        )
    if palette:
        write_atomically(out / "palette.json", encode_palette(palette))
    return Written(
        train=counts["train"],
        val=counts["val"],
        smallest=min(sizes, key=min),
        largest=max(sizes, key=min),
        drawn=round(float(np.mean(drawn)), 4),
        warnings=tuple(warnings),
        changed=make.changed if isinstance(make, Snapper) else 0,
        pixels=make.pixels if isinstance(make, Snapper) else 0,
    )


def _fitting(stem: str) -> str:
    """Return a name that fits into a file system, with an ending: names may have 255 bytes."""
    if len(stem.encode()) <= _LONGEST_STEM:
        return stem
    short = stem.encode()[: _LONGEST_STEM - 9].decode(errors="ignore")
    return f"{short}-{name_number(stem) & 0xFFFFFFFF:08x}"
