"""The choices of an option as its help names them."""

from collections.abc import Iterable

from trainer.messages import tr


def one_of(choices: Iterable[object]) -> str:
    """Return “a, b or c”."""
    *others, last = map(str, choices)
    return tr("{others} or {last}", others=", ".join(others), last=last) if others else last
