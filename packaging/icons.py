"""Renders the app's icon for each system, with Qt, from assets/icons/sketchpad.svg.

Run by the build's own interpreter, which has PySide6: `python packaging/icons.py FILE`, the suffix says what: .png
(with --size), .ico or .icns.
"""

import argparse
import os
import struct
import subprocess
import sys
from pathlib import Path

import environment
from project import ROOT

SVG = ROOT / "assets" / "icons" / "sketchpad.svg"
# Apple's names of PNG sizes inside an .icns file.
_ICNS = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def write_png(path: Path, size: int) -> None:
    """Write a square PNG."""
    _render(path, size)


def write_ico(path: Path) -> None:
    """Write a Windows icon."""
    _render(path)


def write_icns(path: Path) -> None:
    """Write a macOS icon."""
    _render(path)


def _render(path: Path, size: int = 256) -> None:
    command = [str(environment.python_of(environment.VENV)), __file__, str(path), "--size", str(size)]
    subprocess.run(command, check=True, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"})


def pack_ico(pictures: dict[int, bytes]) -> bytes:
    """Return a Windows icon of PNGs by size; up to 256 pixels each."""
    head, body = struct.pack("<HHH", 0, 1, len(pictures)), b""
    offset = 6 + 16 * len(pictures)
    for size, png in sorted(pictures.items()):
        side = size % 256  # 0 stands for 256
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), offset + len(body))
        body += png
    return head + body


def pack_icns(pictures: dict[bytes, bytes]) -> bytes:
    """Return a macOS icon of PNGs by Apple's four letters."""
    body = b"".join(kind + struct.pack(">I", 8 + len(png)) + png for kind, png in pictures.items())
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def draw(size: int) -> bytes:
    """Return the icon as a square PNG; needs PySide6."""
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(SVG)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def main() -> None:
    """Render in this interpreter."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--size", type=int, default=256)
    options = parser.parse_args()
    if options.file.suffix == ".ico":
        content = pack_ico({size: draw(size) for size in (16, 24, 32, 48, 64, 256)})
    elif options.file.suffix == ".icns":
        content = pack_icns({kind: draw(size) for kind, size in _ICNS.items()})
    else:
        content = draw(options.size)
    options.file.parent.mkdir(parents=True, exist_ok=True)
    options.file.write_bytes(content)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
