"""Locks on open files that the system releases when their owner ends, however it ends."""

import contextlib
import errno
import os
import sys
from pathlib import Path
from typing import IO, Any

from trainer.files.regular_file import open_for_appending

if sys.platform == "win32":
    import msvcrt

    # Far past the end: a locked byte can't be read on Windows, and what the file says should stay readable.
    _BYTE = 1 << 30

    def try_lock(file: IO[Any]) -> bool:
        """Take the lock on an open file unless another process has it; it goes when the file is closed."""
        position = file.tell()
        file.seek(_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            file.seek(position)
        return True

else:
    import fcntl

    def try_lock(file: IO[Any]) -> bool:
        """Take the lock on an open file unless another process has it; it goes when the file is closed."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


class FileLock:
    """A lock that is held on a file until it is released, or nobody needs it any more."""

    def __init__(self, path: Path) -> None:
        """Take it; the file is made if need be.

        Raises:
            BlockingIOError: another process has it.
            OSError: the folder can't be written, or the file is a link.
        """
        self._file = open_for_appending(path)
        if not try_lock(self._file):
            self._file.close()
            raise BlockingIOError(errno.EWOULDBLOCK, os.strerror(errno.EWOULDBLOCK), str(path))

    def release(self) -> None:
        """Let another have it."""
        self._file.close()

    def __del__(self) -> None:
        with contextlib.suppress(AttributeError):  # it was never opened
            self._file.close()
