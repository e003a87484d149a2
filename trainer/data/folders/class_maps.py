"""Label maps among the pairs of a folder: what the numbers of their classes become (segmentation masks)."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from trainer.data.folders.pair_set import PairSet
from trainer.data.labels.class_names import NamedClass, find_names
from trainer.data.labels.class_numbers import ClassColours, given_colours, hold_numbers, numbers_in, swatches
from trainer.model_card import ClassColour, DataSpec, Swatch


def with_classes(found: PairSet, start: Path, spec: DataSpec) -> PairSet:
    """Say of the sides that are label maps of numbers what their numbers become."""
    pairs = found.pairs
    if any(pair.target is None for pair in pairs):
        return found
    inputs, input_palette = _classes_of([pair.input for pair in pairs], start, spec.input_classes)
    targets, target_palette = _classes_of([p.target for p in pairs if p.target is not None], start, spec.target_classes)
    if inputs is None and targets is None:
        return found
    train, val = (
        tuple(replace(pair, input_classes=inputs, target_classes=targets) for pair in some)
        for some in (found.train, found.val)
    )
    return replace(found, train=train, val=val, input_palette=input_palette, target_palette=target_palette)


def _classes_of(
    paths: Sequence[Path], start: Path, given: tuple[ClassColour, ...]
) -> tuple[ClassColours | None, tuple[Swatch, ...]]:
    """Return what the numbers in maps become and their palette; `given` is what is known of it already."""
    if not given and not hold_numbers(paths):
        return None, ()
    names, numbers = _names_beside(paths, start), numbers_in(paths)
    if not given:
        found = ClassColours(given_colours(names, numbers))
        known = {*numbers, *(entry.number for entry in found.given)}
        given = tuple(ClassColour(number, found.colour(number)) for number in sorted(known))
    colours = ClassColours(given)
    return colours, swatches(colours, numbers, names)


def _names_beside(paths: Sequence[Path], start: Path) -> tuple[NamedClass, ...]:
    folder = paths[0].parent
    return find_names((folder, folder.parent, start), paths)
