"""Fonts for names in plots (glyphs, legend): of any script, as far as a font of the system has it.

Pillow's own font is Latin; what a font lacks it draws as an empty box. Fonts are looked for at places that are known.
"""

import functools
import os
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from PIL import ImageFont

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

_NEVER = "\U0010ffff"  # no font has it: what is drawn in its place is the box
_UNKNOWN = "?"
_LINUX = (
    ("opentype/noto/NotoSansCJK-Regular.ttc", 2),  # Debian, Ubuntu; the third face is for Simplified Chinese
    ("noto-cjk/NotoSansCJK-Regular.ttc", 2),  # Arch
    ("google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc", 2),  # Fedora
    ("google-noto-sans-cjk-vf-fonts/NotoSansCJK-VF.ttc", 2),
    ("truetype/wqy/wqy-microhei.ttc", 0),
    ("truetype/wqy/wqy-zenhei.ttc", 0),
    ("truetype/droid/DroidSansFallbackFull.ttf", 0),
    ("truetype/noto/NotoSans-Regular.ttf", 0),
    ("truetype/dejavu/DejaVuSans.ttf", 0),
    ("TTF/DejaVuSans.ttf", 0),
    ("dejavu-sans-fonts/DejaVuSans.ttf", 0),
)
_MACOS = (
    ("PingFang.ttc", 0),
    ("Hiragino Sans GB.ttc", 0),
    ("STHeiti Light.ttc", 0),
    ("Supplemental/Arial Unicode.ttf", 0),
    ("Supplemental/Arial.ttf", 0),
)
_WINDOWS = (("msyh.ttc", 0), ("simsun.ttc", 0), ("meiryo.ttc", 0), ("malgun.ttf", 0), ("segoeui.ttf", 0))


def system_fonts() -> tuple[tuple[Path, int], ...]:
    """Return the fonts that may be there, the first the best: the file, and which of its faces."""
    if sys.platform == "win32":
        root, names = Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", _WINDOWS
    elif sys.platform == "darwin":
        root, names = Path("/System/Library/Fonts"), _MACOS
    else:
        root, names = Path("/usr/share/fonts"), _LINUX
    return tuple((root / name, face) for name, face in names)


def fit_font(
    words: str, size: int, otherwise: str = "", fonts: Sequence[tuple[Path, int]] | None = None
) -> tuple[Font, str]:
    """Return a font of `size` pixels, and what it can draw of a name.

    Characters that no font has lose their accents, or are “?”. A name of which nothing can be read is
    `otherwise`, which is Latin.
    """
    default = ImageFont.load_default(size)
    best, missing = default, _lacking(default, words)
    for path, face in system_fonts() if fonts is None else fonts:
        if not missing:
            break
        font = _load(path, face, size)
        if font is not None and len(lacking := _lacking(font, words)) < len(missing):
            best, missing = font, lacking
    drawn = "".join(_nearest(default, letter) if letter in missing else letter for letter in words)
    readable = not missing or any(letter.isalnum() for letter in drawn)
    return (best, drawn) if readable or not otherwise else (default, otherwise)


@functools.lru_cache(maxsize=64)
def _load(path: Path, face: int, size: int) -> ImageFont.FreeTypeFont | None:
    try:
        return ImageFont.truetype(path, size, face)
    except OSError:
        return None


def _lacking(font: Font, words: str) -> set[str]:
    """Return the characters that a font would draw as boxes."""
    box = _drawn(font, _NEVER)
    return {letter for letter in words if not letter.isspace() and _drawn(font, letter) == box}


def _nearest(font: Font, letter: str) -> str:
    """Return a letter without its accents, or what stands for one that is unknown."""
    plain = unicodedata.normalize("NFKD", letter)[0]
    return plain if plain != letter and not _lacking(font, plain) else _UNKNOWN


def _drawn(font: Font, letter: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(letter)
    return mask.size, bytes(mask)
