"""What is on the disk after a power cut at any point: every write, sync, move and removal is recorded, and replayed.

As SQLite's and LevelDB's crash tests do. What is recorded becomes the disks that a cut can leave: changes of names last
from the sync of their folder on, and before it in the order in which they were made; a file's content lasts from its
own sync on, before it all, half, none of it or zeros can be there.
"""

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest

Torn = Literal["none", "half", "zeros", "all"]


@dataclass
class _Content:
    """A file, whatever it is called."""

    now: bytearray = field(default_factory=bytearray)
    synced: bytes = b""

    def after_a_cut(self, torn: Torn) -> bytes:
        """Return what is left of it: at least what was synced, as far as it is still there."""
        if torn == "all":
            return bytes(self.now)
        if torn == "zeros":
            return self.synced + bytes(max(0, len(self.now) - len(self.synced)))
        kept = len(self.synced) + (len(self.now) - len(self.synced)) // 2 if torn == "half" else len(self.synced)
        return (self.synced + bytes(self.now[len(self.synced) :]))[:kept]


class Disk:
    """Records what happens in a folder while it is watched."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self._folder, self._lock = folder, threading.RLock()
        self._names = {path: _Content(bytearray(path.read_bytes()), path.read_bytes()) for path in self._files()}
        self._pending: list[dict[Path, _Content]] = []  # the names after each change that isn't synced yet
        self._durable = dict(self._names)
        self.cuts: list[tuple[int, dict[Path, bytes]]] = []  # how many marks were made, and the files that are left
        self.marks = 0
        self._patch(patch)
        self._note()

    def mark(self) -> None:
        """From now on, something has to be there."""
        with self._lock:
            self.marks += 1

    def states(self, folder: Path) -> Iterator[tuple[int, Path]]:
        """Yield each different disk that a cut could have left, written into a folder, with the marks made by then."""
        seen = set()
        for marks, files in self.cuts:
            key = (marks, tuple(sorted((str(path), content) for path, content in files.items())))
            if key in seen:
                continue
            seen.add(key)
            place = folder / str(len(seen))
            for path, content in files.items():
                target = place / path.relative_to(self._folder)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
            place.mkdir(parents=True, exist_ok=True)
            yield marks, place

    def _files(self) -> list[Path]:
        return [path for path in self._folder.rglob("*") if path.is_file()]

    def _note(self) -> None:
        """Write down what a cut now could leave."""
        torn: tuple[Torn, ...] = ("none", "half", "zeros", "all")
        for names in (self._durable, *self._pending):
            for kind in torn:
                self.cuts.append((self.marks, {path: file.after_a_cut(kind) for path, file in names.items()}))

    def _change_names(self, change: Callable[[dict[Path, _Content]], object]) -> None:
        change(self._names)
        self._pending.append(dict(self._names))
        self._note()

    def _sync(self, path: Path) -> None:
        with self._lock:
            if path.is_dir():
                self._durable = dict(self._names)
                self._pending.clear()
            elif path in self._names:
                self._names[path].synced = bytes(self._names[path].now)
            self._note()

    def _inside(self, path: Path) -> bool:
        return self._folder in path.parents

    def _patch(self, patch: pytest.MonkeyPatch) -> None:
        opened, replaced, renamed, unlinked, synced = Path.open, Path.replace, Path.rename, Path.unlink, os.fsync

        def open_it(path: Path, mode: str = "r", *more: Any, **named: Any) -> Any:
            file = opened(path, mode, *more, **named)
            if not self._inside(path) or not set(mode) & set("wxa"):
                return file
            with self._lock:
                if "a" not in mode or path not in self._names:
                    self._change_names(lambda names: names.update({path: _Content()}))
                return _Recorded(file, self, self._names[path])

        def move(do: Callable[..., Any]) -> Callable[[Path, Path], Any]:
            def move_it(path: Path, target: Path) -> Any:
                with self._lock:
                    result = do(path, target)
                    if self._inside(path):
                        self._change_names(lambda names: names.update({Path(target): names.pop(path)}))
                    return result

            return move_it

        def unlink_it(path: Path, missing_ok: bool = False) -> None:
            with self._lock:
                there = path.exists()
                unlinked(path, missing_ok)
                if there and path in self._names:
                    self._change_names(lambda names: names.pop(path))

        def sync_it(descriptor: int) -> None:
            synced(descriptor)
            self._sync(Path(f"/proc/self/fd/{descriptor}").readlink())

        patch.setattr(Path, "open", open_it)
        patch.setattr(Path, "replace", move(replaced))
        patch.setattr(Path, "rename", move(renamed))
        patch.setattr(Path, "unlink", unlink_it)
        patch.setattr(os, "fsync", sync_it)

    def write(self, content: _Content, at: int, data: bytes) -> None:
        """Note a write."""
        with self._lock:
            if at > len(content.now):
                content.now.extend(bytes(at - len(content.now)))
            content.now[at : at + len(data)] = data
            self._note()


class _Recorded:
    """An open file that tells of its writes."""

    def __init__(self, file: Any, disk: Disk, content: _Content) -> None:
        self._file, self._disk, self._content = file, disk, content

    def write(self, data: Any) -> Any:
        at = self._file.tell() if "a" not in self._file.mode else len(self._content.now)
        written = self._file.write(data)
        self._disk.write(self._content, at, bytes(data))
        return written

    def __enter__(self) -> "_Recorded":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)
