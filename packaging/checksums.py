"""Writes SHA256SUMS over the installers: `python packaging/checksums.py [FOLDER]`; check it with `sha256sum -c`."""

import hashlib
import sys
from pathlib import Path

from project import OUT, fail

NAME = "SHA256SUMS"


def write(folder: Path) -> Path:
    """Write the sums of every file in a folder and return their file."""
    lines = []
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name != NAME:
            with path.open("rb") as file:
                lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.name}\n")
    (folder / NAME).write_text("".join(lines), encoding="utf-8", newline="\n")
    return folder / NAME


def main() -> None:
    """Run the command line."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    if not folder.is_dir():
        fail(f"There is no folder {folder}: make the installers first.")
    print(write(folder))


if __name__ == "__main__":
    main()
