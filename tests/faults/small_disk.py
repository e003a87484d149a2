"""A small disk of its own (tmpfs), mounted where one may: on Linux as root."""

import contextlib
import ctypes
import os
import sys
from collections.abc import Iterator
from pathlib import Path

_DETACH = 2  # MNT_DETACH (umount2(2))


class NoDiskError(Exception):
    """No disk can be mounted here; the message says why."""


@contextlib.contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Path]:
    """Mount an empty disk of so many bytes on a folder, which is made; it goes when the block ends.

    Raises:
        NoDiskError: this isn't Linux, or only root may do it.
    """
    if sys.platform != "linux":
        raise NoDiskError("disks are mounted on Linux only")
    library = ctypes.CDLL(None, use_errno=True)
    folder.mkdir(parents=True)
    place = os.fsencode(folder)
    if library.mount(b"none", place, b"tmpfs", 0, f"size={size},mode=700".encode()) != 0:
        raise NoDiskError(f"mounting a disk takes root ({os.strerror(ctypes.get_errno())})")
    try:
        yield folder
    finally:
        library.umount2(place, _DETACH)


def fill(folder: Path, left: int) -> Path:
    """Fill a disk but for about so many bytes; return the file that fills it."""
    ballast = folder / "ballast"
    state = os.statvfs(folder)
    with ballast.open("wb", buffering=0) as file:
        file.write(bytes(max(0, state.f_bavail * state.f_frsize - left)))
    return ballast
