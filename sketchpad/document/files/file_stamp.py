"""By what a file is known again: has another program written it since (modification time, size)?"""

from pathlib import Path

import msgspec


class FileStamp(msgspec.Struct, frozen=True):
    """When a file was changed last, in nanoseconds, and how long it is, in bytes."""

    changed_ns: int
    size: int


def stamp(path: Path) -> FileStamp | None:
    """Return a file's stamp as it is now; None if there is no such file."""
    try:
        status = path.stat()
    except OSError:
        return None
    return FileStamp(status.st_mtime_ns, status.st_size)
