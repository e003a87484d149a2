"""The files that both Linux installers add to the bundle: menu entry, file types, icons, man pages, licences."""

import gzip
import os
import shutil
from pathlib import Path

import icons
from project import APP, BUNDLE, ROOT, TRAINER, version

HERE = ROOT / "packaging" / "linux"
ICON_SIZES = (48, 128, 256)


def write_man_page(name: str, path: Path) -> None:
    """Write a compressed man page, the same each time."""
    text = (HERE / f"{name}.1").read_text(encoding="utf-8").replace("@VERSION@", version())
    _write_gz(path, text.encode())


def write_changelog(path: Path) -> None:
    """Write the compressed changelog."""
    _write_gz(path, (ROOT / "CHANGELOG.md").read_bytes())


def copyright_text(bundle: Path = BUNDLE) -> str:
    """Return one text with the licence of everything in the bundle."""
    parts = [(HERE / "copyright.head").read_text(encoding="utf-8").replace("@VERSION@", version())]
    for path in sorted((bundle / "_internal/assets/licences").glob("*.txt")):
        parts.append(f"{'=' * 80}\n{path.stem}\n{'=' * 80}\n\n{path.read_text(encoding='utf-8', errors='replace')}\n")
    return "\n".join(parts)


def write_shared(target: Path) -> None:
    """Write everything but the bundle into one folder, for an installer that places it itself."""
    target.mkdir(parents=True, exist_ok=True)
    for name in ("sketchpad.desktop", "sketchpad-mime.xml"):
        shutil.copyfile(HERE / name, target / name)
    for name in (APP, TRAINER):
        write_man_page(name, target / f"{name}.1.gz")
    for size in ICON_SIZES:
        icons.write_png(target / f"sketchpad-{size}.png", size)
    shutil.copyfile(icons.SVG, target / "sketchpad.svg")


def link(source: str, target: str) -> str:
    """Take a file over without copying half a gigabyte; across file systems it is copied."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target


def _write_gz(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(content, 9, mtime=0))
