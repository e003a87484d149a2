"""Itemises the bundle as a table for README.md: `python packaging/sizes.py`, after a build on Linux.

The packed size is what a group of files takes by itself at the .deb's compression; of the whole, a little less.
"""

import fnmatch
import subprocess
from collections import defaultdict
from pathlib import Path

from make_deb import LEVEL
from project import BUNDLE, PackagingError, fail, need_tools

# What a file belongs to, by the first pattern that fits its place in the bundle.
GROUPS = {
    "torch": ["_internal/torch/*", "_internal/torchgen/*", "_internal/functorch/*"],
    "Qt and PySide6": ["_internal/PySide6/*", "_internal/shiboken6/*"],
    "OpenCV, with FFmpeg and OpenBLAS": ["_internal/cv2/*", "_internal/opencv_python_headless.libs/*"],
    "numpy, with OpenBLAS": ["_internal/numpy/*", "_internal/numpy.libs/*"],
    "Pillow": ["_internal/PIL/*", "_internal/pillow.libs/*"],
    "starter models": ["_internal/assets/models/*"],
    "licences and bill of materials": ["_internal/assets/licences/*", "_internal/assets/*.cdx.json"],
    "icons and examples": ["_internal/assets/*"],
    "Python": ["_internal/libpython*", "_internal/python3*/*", "_internal/base_library.zip"],
    "modules of all packages, compiled, and the two programs": ["sketchpad*"],
    "X11's and other small libraries": ["_internal/lib*"],
}
OTHER = "other packages"


def group_of(place: str) -> str:
    """Return what a file belongs to, by its place in the bundle."""
    return next(
        (name for name, patterns in GROUPS.items() if any(fnmatch.fnmatchcase(place, p) for p in patterns)), OTHER
    )


def table(bundle: Path) -> str:
    """Return a Markdown table of the groups in MB, installed and packed, the largest first.

    Raises:
        PackagingError: there is no bundle, or a tool is missing.
    """
    if not bundle.is_dir():
        raise PackagingError(f"{bundle} holds no bundle: run `python packaging/build.py` first.")
    need_tools("tar", "zstd")
    groups: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(bundle.rglob("*")):
        if path.is_file() and not path.is_symlink():
            groups[group_of(path.relative_to(bundle).as_posix())].append(path)
    rows = [
        (name, sum(path.stat().st_size for path in paths), _packed(bundle, paths)) for name, paths in groups.items()
    ]
    rows.sort(key=lambda row: -row[2])
    rows.append(("all", sum(row[1] for row in rows), sum(row[2] for row in rows)))
    lines = ["| what | installed, MB | packed, MB |", "|---|---|---|"]
    lines += [f"| {name} | {installed / 1e6:.1f} | {packed / 1e6:.1f} |" for name, installed, packed in rows]
    return "\n".join(lines)


def _packed(bundle: Path, paths: list[Path]) -> int:
    names = "".join(f"{path.relative_to(bundle)}\0" for path in paths)
    command = ["tar", "--create", f"--directory={bundle}", "--null", "--files-from=-"]
    tar = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    packer = subprocess.Popen(["zstd", "--quiet", f"-{LEVEL}"], stdin=tar.stdout, stdout=subprocess.PIPE)
    assert tar.stdin is not None
    assert tar.stdout is not None
    assert packer.stdout is not None
    tar.stdout.close()
    tar.stdin.write(names.encode())
    tar.stdin.close()
    size = 0
    while piece := packer.stdout.read(1 << 20):
        size += len(piece)
    if tar.wait() or packer.wait():
        raise PackagingError(f"Packing {paths[0]} and its neighbours failed.")
    return size


def main() -> None:
    """Print the table of the last build."""
    try:
        print(table(BUNDLE))
    except PackagingError as error:
        fail(str(error))


if __name__ == "__main__":
    main()
