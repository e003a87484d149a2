"""Packs the bundle of the CUDA edition for unpacking by hand: `python packaging/make_archive.py`, after its build.

With the CUDA libraries the program has gigabytes: more than NSIS can install (2 GB) and more than one file of a
release may have. The archive comes in parts; `cat sketchpad-*.zip.* > sketchpad.zip`, on Windows
`copy /b`, puts them together.
"""

import platform
import stat
import sys
import zipfile
from pathlib import Path
from typing import BinaryIO, cast

from project import BUNDLE, OUT, PackagingError, fail, version

_PART = 1_900_000_000  # bytes
_SYSTEMS = {"linux": "linux", "win32": "windows", "darwin": "macos"}


class Parts:
    """A file to write to that begins another one whenever a part is full."""

    def __init__(self, path: Path, size: int) -> None:
        self.paths: list[Path] = []
        self._path, self._size = path, size
        self._file: BinaryIO | None = None

    def write(self, content: bytes) -> int:
        """Write on; returns how much, as files do."""
        rest = memoryview(content)
        while rest:
            if self._file is None or self._file.tell() == self._size:
                self._open_next()
            assert self._file is not None
            piece = rest[: self._size - self._file.tell()]
            self._file.write(piece)
            rest = rest[len(piece) :]
        return len(content)

    def flush(self) -> None:
        """Write what is buffered."""
        if self._file is not None:
            self._file.flush()

    def close(self) -> None:
        """Close the last part."""
        if self._file is not None:
            self._file.close()

    def _open_next(self) -> None:
        self.close()
        path = self._path.with_name(f"{self._path.name}.{len(self.paths) + 1:03}")
        self.paths.append(path)
        self._file = path.open("wb")


def make(bundle: Path, archive: Path, part: int = _PART) -> list[Path]:
    """Return the parts of the archive of a bundle; links and the right to run are kept.

    Raises:
        PackagingError: there is no bundle.
    """
    if not bundle.is_dir():
        raise PackagingError(f"{bundle} holds no bundle: run `python packaging/build.py --edition cuda` first.")
    archive.parent.mkdir(parents=True, exist_ok=True)
    parts = Parts(archive, part)
    with zipfile.ZipFile(cast(BinaryIO, parts), "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
        for path in sorted(bundle.rglob("*")):
            place = f"sketchpad/{path.relative_to(bundle).as_posix()}"
            if path.is_symlink():
                entry = zipfile.ZipInfo(place)
                entry.create_system = 3  # Unix, whose links these are
                entry.external_attr = (stat.S_IFLNK | 0o777) << 16
                target.writestr(entry, str(path.readlink()))
            elif path.is_file():
                target.write(path, place)
    parts.close()
    return parts.paths


def main() -> None:
    """Pack the last build."""
    system = f"{_SYSTEMS.get(sys.platform, sys.platform)}-{platform.machine().lower()}"
    try:
        paths = make(BUNDLE, OUT / f"sketchpad-{version()}-{system}-cuda.zip")
    except PackagingError as error:
        fail(str(error))
    for path in paths:
        print(f"{path}: {path.stat().st_size / 1e6:.0f} MB.")


if __name__ == "__main__":
    main()
