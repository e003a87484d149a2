"""The choices of an option as its help names them."""

from collections.abc import Iterable


def one_of(choices: Iterable[object]) -> str:
    """Return “a, b or c”."""
    *others, last = map(str, choices)
    return f"{', '.join(others)} or {last}" if others else last
