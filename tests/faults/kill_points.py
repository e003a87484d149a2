"""A process that kills itself (SIGKILL) at its n-th change to a folder: a write, a sync, a move, a removal, a new name.

Files that are opened for writing inside the folder are unbuffered, so that each write of ours is one of the system's;
a process can die before one, and in the middle of it. Linux, as open files are known by /proc/self/fd.
"""

import io
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

_NAMES = {"os.rename": 2, "os.remove": 1, "os.mkdir": 1, "os.rmdir": 1, "os.link": 2, "os.symlink": 2, "os.truncate": 1}
_WRITING = os.O_CREAT | os.O_TRUNC


class KillPoint:
    """Counts the changes to a folder from now until the process ends; at the one of a number it dies."""

    def __init__(self, folder: Path, number: int) -> None:
        """The first change has the number 1; with 0 nobody dies, and the changes are counted."""
        self.count = 0
        self._folder, self._number = str(folder) + os.sep, number
        self._lock = threading.Lock()
        self._opened, self._synced = io.open, os.fsync
        sys.addaudithook(self._hear)
        io.open = self._open
        os.fsync = self._sync

    def step(self) -> None:
        """Note a change that is about to be made, and die if it is the one."""
        with self._lock:
            self.count += 1
            if self.count == self._number:
                os.kill(os.getpid(), signal.SIGKILL)
                signal.pause()  # other threads may run on for an instant, and this one mustn't

    def is_next(self) -> bool:
        """Whether the next change is the one."""
        return self.count + 1 == self._number

    def _inside(self, path: object) -> bool:
        if isinstance(path, int):
            try:
                path = Path(f"/proc/self/fd/{path}").readlink()
            except OSError:
                return False
        return isinstance(path, str | bytes | os.PathLike) and (os.fsdecode(path) + os.sep).startswith(self._folder)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = arguments
            writing = bool(set(mode) & set("wxa")) if isinstance(mode, str) else bool(flags & _WRITING)
            if writing and not isinstance(path, int) and self._inside(path):
                self.step()
        elif event in _NAMES and any(map(self._inside, arguments[: _NAMES[event]])):
            self.step()

    def _sync(self, fd: Any) -> None:
        if self._inside(fd):
            self.step()
        self._synced(fd)

    def _open(
        self, file: Any, mode: str = "r", buffering: int = -1, encoding: str | None = None, errors: str | None = None,
        newline: str | None = None, closefd: bool = True, opener: Any = None,
    ) -> Any:  # fmt: skip
        if not set(mode) & set("wxa+") or not self._inside(file):
            return self._opened(file, mode, buffering, encoding, errors, newline, closefd, opener)
        raw = _Mortal(file, mode.replace("b", "").replace("t", ""), closefd, opener)
        raw.point = self
        if "b" in mode:
            return raw
        return io.TextIOWrapper(io.BufferedWriter(raw), encoding, errors, newline, write_through=True)


class _Mortal(io.FileIO):
    """An open file whose every write may be the last; there are two ways to die of each."""

    point: KillPoint

    def write(self, data: Any) -> int:
        self.point.step()
        if self.point.is_next():
            super().write(bytes(data)[: len(bytes(data)) // 2])
        self.point.step()
        return super().write(data)
