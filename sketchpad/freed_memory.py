"""Memory that was freed goes back to the system (malloc_trim): glibc alone keeps holes among what lives on.

Pictures, films and drawings that are opened and let go leave them in the arena of each thread that worked for them; a
window that is used for an hour would grow by a few percent that nothing in it holds.
"""

import ctypes
import sys
from collections.abc import Callable


def _find_trim() -> Callable[[int], int] | None:
    if sys.platform != "linux":
        return None
    try:
        trim: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):  # another C library, such as musl
        return None
    return trim


_trim = _find_trim()


def give_back() -> bool:
    """Give freed memory back, which takes some milliseconds; return whether any was. Any thread may call it."""
    return _trim is not None and _trim(0) == 1
