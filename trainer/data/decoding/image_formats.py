"""Image formats by their signatures (magic numbers): what a file is, whatever its name ends in.

The list of what is decoded is closed: formats that run programs, follow links to other files or have no bounds
(PostScript, SVG, PDF) are never given to a decoder.
"""

import struct
from dataclasses import dataclass

from trainer.messages import mark

START = 512  # bytes of a file that are enough to tell

# By ending: what images are called that are known but not read, where the content doesn't say it.
FOREIGN = {
    ".heic": "HEIC",
    ".heif": "HEIC",
    ".hif": "HEIC",
    ".jxl": "JPEG XL",
    ".jp2": "JPEG 2000",
    ".j2k": "JPEG 2000",
    ".psd": "PSD",
    ".psb": "PSD",
    ".svg": "SVG",
    ".svgz": "SVG",
    ".eps": "PostScript",
    ".ps": "PostScript",
    ".pdf": "PDF",
    ".exr": "OpenEXR",
    ".hdr": "Radiance HDR",
    ".dds": "DDS",
    ".tga": "TGA",
    ".ico": "ICO",
    ".xcf": "XCF",
    ".kra": "Krita",
    ".ora": "OpenRaster",
    ".procreate": "Procreate",
    ".clip": "Clip Studio",
    ".ppm": "PNM",
    ".pgm": "PNM",
    ".pbm": "PNM",
    ".pnm": "PNM",
    ".pcx": "PCX",
    ".dng": "raw",
    ".cr2": "raw",
    ".cr3": "raw",
    ".nef": "raw",
    ".arw": "raw",
    ".orf": "raw",
    ".rw2": "raw",
    ".raf": "raw",
}
# Endings that images of the list usually have: such a file is meant as an image, even if it is damaged.
EXTENSIONS = frozenset(
    {
        ".png",
        ".apng",
        ".jpg",
        ".jpeg",
        ".jpe",
        ".jfif",
        ".jif",
        ".mpo",
        ".webp",
        ".gif",
        ".bmp",
        ".dib",
        ".tif",
        ".tiff",
        ".avif",
        ".avifs",
    }
)
READ = mark("PNG, JPEG, WebP, GIF, BMP, TIFF or AVIF")

_OURS = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"MM\0+", "TIFF"),
    (b"BM", "BMP"),
)
_OTHERS = (
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\xffO\xffQ", "JPEG 2000"),
    (b"8BPS", "PSD"),
    (b"%!PS", "PostScript"),
    (b"\xc5\xd0\xd3\xc6", "PostScript"),
    (b"%PDF", "PDF"),
    (b"v/1\x01", "OpenEXR"),
    (b"#?RADIANCE", "Radiance HDR"),
    (b"DDS ", "DDS"),
    (b"gimp xcf", "XCF"),
    (b"\0\0\x01\0", "ICO"),
    (b"FUJIFILMCCD-RAW", "raw"),
    (b"IIRO", "raw"),
    (b"IIU\0", "raw"),
)
_RAW_IN_TIFF = (".dng", ".cr2", ".nef", ".arw", ".orf", ".rw2", ".pef", ".srw", ".nrw")
_AVIF_BRANDS, _HEIC_BRANDS = (b"avif", b"avis"), (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


@dataclass(frozen=True)
class ImageFormat:
    """What a file is: `decoder` is Pillow's name of a format that is read, "" of one that isn't."""

    name: str
    decoder: str = ""


def recognise_format(start: bytes, ending: str = "") -> ImageFormat | None:
    """Return the format of a file that begins with `start`; None if it is no image that is known.

    `ending`, lower case with its dot, decides only where the content doesn't: raw photos are TIFFs inside.
    """
    for signature, name in _OURS:
        if start.startswith(signature):
            if name == "TIFF" and (ending in _RAW_IN_TIFF or start[8:10] == b"CR"):
                return ImageFormat("raw")
            if name == "BMP" and not _is_bmp(start):
                continue
            return ImageFormat(name, name)
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return ImageFormat("WebP", "WEBP")
    if start[4:8] == b"ftyp":
        return _of_brands(start)
    for signature, name in _OTHERS:
        if start.startswith(signature):
            return ImageFormat(name)
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"<svg") or (text.startswith((b"<?xml", b"<!--", b"<!DOCTYPE svg")) and b"<svg" in text):
        return ImageFormat("SVG")
    if (
        start[:1] == b"P"
        and start[1:2] in b"1234567Ff"
        and start[2:3].isspace()
        and start[3:4].strip(b"0123456789#") == b""
    ):
        return ImageFormat("PNM")
    if start and ending not in EXTENSIONS and ending in FOREIGN:
        return ImageFormat(FOREIGN[ending])
    return None


def _is_bmp(start: bytes) -> bool:
    """Whether what begins with BM has a header that BMP has; two letters alone are a text's beginning too."""
    return len(start) >= 18 and int.from_bytes(start[14:18], "little") in (12, 16, 40, 52, 56, 64, 108, 124)


def _of_brands(start: bytes) -> ImageFormat | None:
    """Return the format of an ISO base media file (ISO/IEC 14496-12) by its brands."""
    length = min(int.from_bytes(start[:4], "big"), len(start))
    major, brands = start[8:12], [start[i : i + 4] for i in range(16, length, 4)]
    if major in _AVIF_BRANDS or (major not in (b"heic", b"heix") and any(brand in _AVIF_BRANDS for brand in brands)):
        return ImageFormat("AVIF", "AVIF")
    if major in _HEIC_BRANDS or any(brand in _HEIC_BRANDS for brand in brands):
        return ImageFormat("HEIC")
    return ImageFormat("raw") if major == b"crx " else None


def webp_size(start: bytes) -> tuple[int, int] | None:
    """Return width and height of a WebP file (RFC 9649) from its first bytes; None if they don't hold them."""
    kind = start[12:16]
    if kind == b"VP8X" and len(start) >= 30:
        return int.from_bytes(start[24:27], "little") + 1, int.from_bytes(start[27:30], "little") + 1
    if kind == b"VP8 " and len(start) >= 30:
        width, height = struct.unpack("<HH", start[26:30])
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L" and len(start) >= 25:
        bits = int.from_bytes(start[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return None
