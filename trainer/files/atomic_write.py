"""Files replaced atomically and durably (fsync): after a power cut the old one is there or the new one, never neither.

The content goes into a file beside its place, is brought to the disk, moved there, and then the folder is brought to
the disk. On macOS fsync stops at the drive's own cache; F_FULLFSYNC goes on to the medium (fsync(2) there).
"""

import contextlib
import errno
import hashlib
import os
import platform
import secrets
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_PREFIX, _SUFFIX = ".sketchpad-", ".part"
_OLD = 24 * 3600  # seconds: after so long nobody writes any more
_FOLDERS_NOT_SYNCED = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF, errno.EACCES, errno.EPERM)


def write_atomically(path: Path, content: bytes | bytearray | memoryview, durable: bool = True) -> None:
    """Replace `path` by a file with `content`; `durable` as in `open_atomically`.

    Raises:
        OSError: the disk is full or the folder can't be written; what was there is as it was.
    """
    with open_atomically(path, durable) as file:
        file.write(content)


@contextlib.contextmanager
def open_atomically(path: Path, durable: bool = True) -> Iterator[BinaryIO]:
    """Give a new file that takes the place of `path` when the block ends well, and is gone when it doesn't.

    Names may have the 255 bytes that a file system allows. A file that was there hands its permissions on. Without
    `durable` a power cut can leave an empty file: for what can be made again, and for many files at once.

    Raises:
        OSError: the disk is full or the folder can't be written; what was there is as it was.
    """
    # A new file: what lies under that name, a link to elsewhere for example, isn't written to.
    with put_in_place(path, durable) as part, part.open("xb") as file:
        _copy_mode(path, file.fileno())
        yield file
        file.flush()
        if durable:
            sync_file(file.fileno())


@contextlib.contextmanager
def put_in_place(path: Path, durable: bool = True, ending: str = "") -> Iterator[Path]:
    """Give a free name beside `path`, with an ending if need be; what was written there takes its place, or is gone.

    For writers that open files themselves: they bring the file to the disk (`sync_file`), and here the folder is.

    Raises:
        OSError: the file isn't there at the end, or can't be moved; what was there is as it was.
    """
    part = _part_beside(path, ending)
    try:
        yield part
        part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):  # what went wrong first is what counts
            part.unlink()
        raise
    if durable:
        sync_folder(path.parent)


def sync_file(descriptor: int) -> None:
    """Bring what was written to an open file to the disk.

    Raises:
        OSError: the disk fails.
    """
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError:  # a file system that doesn't know it, as on a network
            os.fsync(descriptor)
    else:
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Bring the names of a folder's files to the disk, where the system can: Windows keeps them by itself.

    Raises:
        OSError: the disk fails.
    """
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _FOLDERS_NOT_SYNCED:  # some file systems, such as those of networks, can't
            raise
    finally:
        os.close(descriptor)


def remove_stale_parts(folder: Path) -> int:
    """Remove what writers of ours that were killed left in a folder; return how many files. Nothing is raised."""
    removed = 0
    with contextlib.suppress(OSError):
        for part in folder.glob(f"{_PREFIX}*{_SUFFIX}*"):
            with contextlib.suppress(OSError, ValueError):
                host, writer, _ = part.name.removeprefix(_PREFIX).partition(_SUFFIX)[0].split("-")
                abandoned = host == _host() and not _is_alive(int(writer))
                if abandoned or time.time() - part.lstat().st_mtime > _OLD:
                    part.unlink()
                    removed += 1
    return removed


def _part_beside(path: Path, ending: str) -> Path:
    """Return a free name in the same folder; it says whose it is, and is as short as its file's name is long."""
    return path.with_name(f"{_PREFIX}{_host()}-{os.getpid()}-{secrets.token_hex(4)}{_SUFFIX}{ending}")


def _host() -> str:
    """Return a few letters that stand for this computer: a folder on a network can have writers on others."""
    return hashlib.sha256(platform.node().encode()).hexdigest()[:6]


def _copy_mode(path: Path, descriptor: int) -> None:
    if sys.platform != "win32":
        with contextlib.suppress(OSError):  # there is none yet
            os.fchmod(descriptor, path.stat().st_mode & 0o777)


def _is_alive(process: int) -> bool:
    import psutil  # a start without anything left over is spared it

    return process > 0 and psutil.pid_exists(process)
