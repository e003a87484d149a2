"""The files that keep a window's unsaved drawing, in a folder that windows share.

Each window has an identity, after which its files are called: `ID.lock` while it is alive, `ID.name`, and of journals,
tracing images and remembered pictures `ID.journal`, then `ID.2.journal` and so on.
"""

import contextlib
import uuid
from collections import defaultdict
from glob import escape
from pathlib import Path

from trainer.files.atomic_write import sync_file


class WindowFiles:
    """The files of one window; none of them need be there."""

    def __init__(self, folder: Path, identity: str | None = None) -> None:
        """Without an `identity` it is a new window's."""
        self.folder = folder
        self.identity = identity or uuid.uuid4().hex

    @property
    def lock(self) -> Path:
        """The file that is locked as long as the window is there."""
        return self.folder / f"{self.identity}.lock"

    @property
    def name(self) -> Path:
        """The file that says what the drawing is called."""
        return self.folder / f"{self.identity}.name"

    def of(self, kind: str) -> list[Path]:
        """Return those of a kind that are there, the newest first."""
        try:
            return sorted(self.folder.glob(f"{escape(self.identity)}.*{kind}"), key=_number, reverse=True)
        except OSError:
            return []

    def next(self, kind: str) -> Path:
        """Return the path of the next one of a kind."""
        number = max(map(_number, self.of(kind)), default=0) + 1
        return self.folder / (f"{self.identity}.{number}.{kind}" if number > 1 else f"{self.identity}.{kind}")


def windows_with_journals(folder: Path) -> list[tuple[WindowFiles, list[Path]]]:
    """Return the windows that left journals, the last one first, each with its journals, the newest first."""
    journals: defaultdict[str, list[Path]] = defaultdict(list)
    changed: defaultdict[str, float] = defaultdict(float)
    with contextlib.suppress(OSError):
        for path in folder.glob("*.journal"):
            with contextlib.suppress(OSError):
                identity = path.name.partition(".")[0]
                changed[identity] = max(changed[identity], path.lstat().st_mtime)
                journals[identity].append(path)
    last_first = sorted(journals, key=changed.__getitem__, reverse=True)
    return [
        (WindowFiles(folder, identity), sorted(journals[identity], key=_number, reverse=True))
        for identity in last_first
    ]


def remove_superseded(former: dict[Path, Path | None]) -> None:
    """Take away journals that others have superseded; one that was damaged is put where its entry says.

    Raises:
        OSError: a file can't be removed or renamed; one that is gone already is no error.
    """
    for path, aside in former.items():
        with contextlib.suppress(FileNotFoundError):
            if aside is None:
                path.unlink()
            else:
                path.rename(aside)


def sync_and_supersede(path: Path, former: Path | None) -> None:
    """Bring a file to the disk, then take away the one that it supersedes.

    Raises:
        OSError: the disk refuses.
    """
    sync_all([path])
    if former is not None and former != path:
        former.unlink(missing_ok=True)


def sync_all(paths: list[Path]) -> None:
    """Bring files to the disk.

    Raises:
        OSError: the disk refuses.
    """
    for path in paths:
        with path.open("rb+") as file:
            sync_file(file.fileno())


def _number(path: Path) -> int:
    """Return which of a window's files it is: `ID.journal` is the first, `ID.2.journal` the second."""
    number = path.name.split(".")[1]
    return int(number) if number.isdecimal() and len(number) < 10 else 1
