"""Which files of two folders belong together by their names (stems).

Names that are the same to a person: composed and decomposed (Unicode NFC and NFD), upper and lower case, and with
what a side's names have in common before or after (`_A` and `_B`, `_label`, `mask_`).
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

_WORDS = (
    "a|b|x|y|label|labels|lbl|labelids|labeltrainids|trainids|gtfine|gtcoarse|leftimg8bit|mask|masks|gt|groundtruth|"
    "ground_truth|truth|seg|segm|segmentation|segment|semantic|annot|annotation|anno|parsing|classes|img|image|images|"
    "photo|photos|pic|picture|input|output|in|out|source|src|target|tgt|real|fake|before|after|edge|edges|sketch|"
    "drawing|line|lines|lineart|color|colour|colors|rgb|gray|grey|depth|normal|normals|sat|map|pseudo|cropped|crop"
)
_ENDING = re.compile(rf"[ _.\-]+(?:{_WORDS})$", re.IGNORECASE)
_BEGINNING = re.compile(rf"^(?:{_WORDS})[ _.\-]+", re.IGNORECASE)


@dataclass(frozen=True)
class Match:
    """Two names that belong together, and the one that stands for both."""

    stem: str
    first: str
    second: str


def readable(name: str) -> str:
    """Return a name in composed Unicode (NFC); bytes that are no UTF-8 as \\xNN."""
    said = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return unicodedata.normalize("NFC", said)


def without_affix(name: str) -> str:
    """Return a name without the words at its end, or else its beginning, that say which side it is of."""
    base = name
    for _ in range(2):
        shorter = _ENDING.sub("", base)
        base = shorter or base
    if base == name:
        base = _BEGINNING.sub("", name) or name
    return base


def affix(name: str) -> str:
    """Return what `without_affix` takes off the end, in lower case; "" for nothing."""
    base = without_affix(name)
    return name[len(base) :].casefold() if name.startswith(base) else ""


def match_names(first: Sequence[str], second: Sequence[str]) -> list[Match]:
    """Return which names of two folders belong together, sorted; the surest way of comparing comes first."""
    rest_first, rest_second = list(first), list(second)
    matches: list[Match] = []
    taken: set[str] = set()
    for key in (readable, _folded, _bare):
        matches += _matched(rest_first, rest_second, key, key, taken)
    # What all names of a side have in common is no part of them.
    matches += _matched(rest_first, rest_second, _less_common(rest_first), _less_common(rest_second), taken)
    return sorted(matches, key=lambda match: match.stem)


def _folded(name: str) -> str:
    return readable(name).casefold()


def _bare(name: str) -> str:
    return without_affix(readable(name)).casefold()


def _less_common(names: Sequence[str]) -> Callable[[str], str]:
    """Return what takes the letters off that all of several names begin and end with."""
    folded = [_folded(name) for name in names]
    if len(folded) < 2:
        return _folded
    before, after = _common(folded), _common([name[::-1] for name in folded])

    def bare(name: str) -> str:
        whole = _folded(name)
        return whole[before : len(whole) - after] or whole

    return bare


def _common(names: Sequence[str]) -> int:
    """Return how many characters all begin with, up to the last that is no digit."""
    count = 0
    for characters in zip(*names, strict=False):
        if len(set(characters)) > 1 or characters[0].isdigit():
            break
        count += 1
    return count


def _matched(
    first: list[str], second: list[str], key: Callable[[str], str], other: Callable[[str], str], taken: set[str]
) -> Iterable[Match]:
    """Match the names whose keys are the same and no one else's, and take them out of the lists."""
    groups: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for name in first:
        groups[key(name)][0].append(name)
    for name in second:
        groups[other(name)][1].append(name)
    found = []
    for ours, theirs in groups.values():
        if len(ours) == len(theirs) == 1:
            stem = readable(ours[0])
            if readable(theirs[0]).casefold() != stem.casefold():
                short = without_affix(stem)
                stem = short if short not in taken else stem
            taken.add(stem)
            found.append(Match(stem, ours[0], theirs[0]))
    for match in found:
        first.remove(match.first)
        second.remove(match.second)
    return found
