"""Pairs that lie in one folder, told apart by the ends of their names (suffixes)."""

import statistics
from collections.abc import Sequence
from pathlib import Path

from trainer.data.folders.name_matching import affix, readable, without_affix
from trainer.data.folders.pair_set import Pair
from trainer.data.image_files import DataError, read_size
from trainer.messages import tr

_BY_ENDING = 0.8  # least share of the images of one folder that belong together by their names' ends
_WIDE = 1.85  # times as wide as high: two images side by side
_PROBES = 8


def pairs_by_suffix(images: dict[str, Path]) -> tuple[list[Pair], tuple[str, str], list[str]] | None:
    """Return pairs in one folder that differ in their names' ends, such as x_A and x_B, and what is in none.

    The first side is the one whose end comes first in the alphabet. None if most images aren't of that kind.
    """
    by_base: dict[str, dict[str, str]] = {}
    for key in images:
        name = readable(key)
        by_base.setdefault(without_affix(name).casefold(), {})[affix(name)] = key
    twos = {base: ends for base, ends in by_base.items() if len(ends) == 2}
    kinds = [tuple(sorted(ends)) for ends in twos.values()]
    if not kinds:
        return None
    usual = statistics.mode(kinds)
    chosen = {base: ends for base, ends in twos.items() if tuple(sorted(ends)) == usual}
    if 2 * len(chosen) < _BY_ENDING * len(images) or _look_combined(list(images.values())):
        return None
    pairs = []
    for _, ends in sorted(chosen.items()):
        first, second = (ends[end] for end in usual)
        stem = readable(first)
        stem = (without_affix(stem) if affix(stem) else stem).replace("/", "_")
        pairs.append(Pair(stem, images[first], images[second]))
    used = {key for ends in chosen.values() for key in ends.values()}
    return pairs, (usual[0] or tr("without an end"), usual[1]), [key for key in images if key not in used]


def _look_combined(paths: Sequence[Path]) -> bool:
    """Whether images are wide enough to hold two side by side, by the headers of some."""
    shapes = []
    for i in range(min(_PROBES, len(paths))):
        try:
            width, height = read_size(paths[i * len(paths) // min(_PROBES, len(paths))])
        except DataError:
            continue
        shapes.append(width / height)
    return bool(shapes) and statistics.median(shapes) >= _WIDE
