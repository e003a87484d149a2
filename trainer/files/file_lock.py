"""Locks on open files that the system releases when their owner ends, however it ends."""

import sys
from typing import IO, Any

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
