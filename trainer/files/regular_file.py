"""Files opened as what they should be: regular ones, and where it matters no symbolic links (O_NOFOLLOW).

A pipe (FIFO) under an image's name would block its reader for ever; a link in a folder from elsewhere would let us
write to a file that the folder's maker chose.
"""

import errno
import os
import stat
from pathlib import Path
from typing import IO

from trainer.messages import tr

_NO_FOLLOW: int = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT: int = getattr(os, "O_NONBLOCK", 0)  # of a pipe that nobody writes to
_BINARY: int = getattr(os, "O_BINARY", 0)
_CLOSE: int = getattr(os, "O_CLOEXEC", 0)


class RefusedError(OSError):
    """A file isn't taken; what its `strerror` says is for a person."""


class NotRegularError(RefusedError):
    """What lies under a name is a folder, a pipe, a device, or a link where none may be."""


def open_for_reading(path: Path) -> IO[bytes]:
    """Open a regular file; links are followed.

    Raises:
        OSError: it is missing, can't be read, or is no regular file.
    """
    return os.fdopen(_open(path, os.O_RDONLY), "rb")


def open_for_appending(path: Path) -> IO[bytes]:
    """Open a regular file, made if need be, for reading and appending; a link is refused.

    Raises:
        OSError: it can't be written, is a link, or is no regular file.
    """
    return os.fdopen(_open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | _NO_FOLLOW), "ab+")


def open_in_place(path: Path) -> IO[bytes]:
    """Open a regular file that is there for reading and writing; a link is refused.

    Raises:
        OSError: it is missing, can't be written, is a link, or is no regular file.
    """
    return os.fdopen(_open(path, os.O_RDWR | _NO_FOLLOW), "rb+")


def read_bounded(path: Path, most: int) -> bytes:
    """Return the content of a regular file of at most `most` bytes.

    Raises:
        OSError: it is missing, can't be read, is no regular file, or is bigger.
    """
    with open_for_reading(path) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise RefusedError(errno.EFBIG, tr("more than {most} bytes", most=f"{most:,}"), str(path))
    return content


def _open(path: Path, flags: int) -> int:
    try:
        descriptor = os.open(path, flags | _NO_WAIT | _BINARY | _CLOSE, 0o666)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EMLINK):
            raise NotRegularError(error.errno, tr("a symbolic link, which isn’t followed here"), str(path)) from error
        if error.errno == errno.ENXIO:
            raise NotRegularError(error.errno, tr("no regular file"), str(path)) from error
        raise
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        said = tr("it is a folder") if stat.S_ISDIR(mode) else tr("no regular file")
        raise NotRegularError(errno.EINVAL, said, str(path))
    return descriptor


def is_regular_file(path: Path) -> bool:
    """Whether there is a regular file; of a name that no file can have (too long, with a zero in it) there is none."""
    return os.path.isfile(path)  # noqa: PTH113  (pathlib raises for names that are too long)
