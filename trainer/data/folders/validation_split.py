"""Pairs set aside to validate with (hold-out), where a folder has no split of its own."""

from trainer.data.folders.pair_set import Pair
from trainer.data.image_files import name_number

_SET_ASIDE = 10  # one pair in so many validates


def set_aside(pairs: tuple[Pair, ...]) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """Split off a fixed tenth, chosen by a hash of the stem, so that it stays the same when pairs are added."""

    def number(pair: Pair) -> int:
        return name_number(pair.stem)

    val = tuple(pair for pair in pairs if number(pair) % _SET_ASIDE == 0) or (min(pairs, key=number),)
    train = tuple(pair for pair in pairs if pair not in val)
    return train or pairs, val  # one single pair is learned and looked at
