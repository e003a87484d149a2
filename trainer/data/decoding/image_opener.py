"""The door by which images enter (decoder, codec): what a file is, whether it may be decoded, and what went wrong.

A file is what its first bytes say; only a closed list of formats is decoded, from regular files, after its size has
been checked against the memory that decoding takes. Whatever a decoder raises becomes an `ImageError`.
"""

import contextlib
import io
import os
import stat
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Literal

from PIL import Image, UnidentifiedImageError

from trainer.data.decoding.image_formats import READ, START, ImageFormat, recognise_format, webp_size
from trainer.files.reasons import reason_of
from trainer.messages import tr

Fault = Literal["missing", "unreadable", "truncated", "format", "too_big", "size"]

MOST_PIXELS = 128 * 1024 * 1024  # of one file, whatever its format
_MOST_MEMORY = 950 * 1000 * 1000  # bytes that reading one file may take, all in all
_BYTES_A_PIXEL = {"PNG": 7, "JPEG": 7, "GIF": 7, "BMP": 7, "TIFF": 7, "WEBP": 19, "AVIF": 19}  # what reading takes
_PROGRESSIVE, _NUMBERS = 8, 9  # bytes a pixel more: JPEG's coefficients; pixels of more than a byte
_MOST_BYTES, _MOST_AT_ONCE = 1 << 30, 1 << 28  # of a file; of one that is decoded from a copy in memory
_MOST_SCANS = 100  # of a progressive JPEG; ten are usual, and each costs the time of a whole picture
_MOST_TILE = 1 << 24  # pixels of a TIFF's tile
_TILE_WIDTH, _TILE_HEIGHT = 322, 323  # TIFF 6.0

# What is too big is refused in our own words before Pillow looks, and its remarks on odd but readable files are none
# for a person.
Image.MAX_IMAGE_PIXELS = None
warnings.filterwarnings("ignore", module=r"PIL\.")


class DataError(Exception):
    """A folder of pairs or an image can't be used; the message is one sentence that names it."""


class ImageError(DataError):
    """An image can't be used."""

    def __init__(self, message: str, path: Path, fault: Fault) -> None:
        super().__init__(message)
        self.path, self.fault = path, fault


def shown(path: str | os.PathLike[str]) -> str:
    """Return a file's name as it can be printed: bytes that aren't UTF-8 as \\xNN."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def recognise_image(path: Path) -> ImageFormat | None:
    """Return the format of a file by its first bytes; None if it is no image that is known, or no regular file."""
    try:
        with _regular_file(path) as file:
            return recognise_format(file.read(START), path.suffix.lower())
    except (OSError, ImageError):
        return None


@contextlib.contextmanager
def open_image(source: Path | bytes, path: Path) -> Iterator[Image.Image]:
    """Open an image, its header read and its size checked; `path` is what sentences name."""
    with (
        _faults_told(path),
        _regular_file(source) if isinstance(source, Path) else io.BytesIO(source) as file,
    ):
        start = file.read(START)
        length = file.seek(0, os.SEEK_END)
        known = recognise_format(start, path.suffix.lower())
        if not start:
            raise ImageError(
                tr("{path} is empty: get it again from where it came.", path=shown(path)), path, "unreadable"
            )
        if known is None:
            raise ImageError(
                tr("{path} is no image that can be read: use {read}.", path=shown(path), read=tr(READ)),
                path,
                "unreadable",
            )
        if not known.decoder:
            raise ImageError(
                tr(
                    "{path} is a picture in the format {name}: save it as PNG or JPEG.",
                    path=shown(path),
                    name=known.name,
                ),
                path,
                "format",
            )
        whole = known.decoder in ("WEBP", "AVIF")
        if length > (_MOST_AT_ONCE if whole else _MOST_BYTES):
            raise ImageError(
                tr("{path} is too big ({length} MB): scale it down first.", path=shown(path), length=length >> 20),
                path,
                "too_big",
            )
        if known.decoder == "WEBP" and (size := webp_size(start)) is not None:
            _check_size(*size, _BYTES_A_PIXEL["WEBP"], path)
        file.seek(0)
        with Image.open(file, formats=(known.decoder,)) as image:
            _check_cost(image, known.decoder, path)
            if known.decoder == "JPEG":
                _check_scans(file, path)
            yield image


@contextlib.contextmanager
def _regular_file(path: Path) -> Iterator[IO[bytes]]:
    """Open a file, without waiting for the other end of what isn't one."""
    if path.is_dir():
        raise ImageError(tr("{path} is a folder: choose an image in it.", path=shown(path)), path, "unreadable")
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise ImageError(
                tr("{path} is no file but a device or a pipe: choose an image.", path=shown(path)), path, "unreadable"
            )
        yield file


def _check_cost(image: Image.Image, decoder: str, path: Path) -> None:
    cost = _BYTES_A_PIXEL[decoder]
    if image.info.get("progressive"):
        cost += _PROGRESSIVE
    if image.mode.startswith(("I", "F")):
        cost += _NUMBERS
    _check_size(image.width, image.height, cost, path)
    if decoder == "TIFF":
        tags = getattr(image, "tag_v2", {})
        width, height = (tags.get(tag, 0) for tag in (_TILE_WIDTH, _TILE_HEIGHT))
        if isinstance(width, int) and isinstance(height, int) and width * height > _MOST_TILE:
            raise ImageError(tr("{path} has tiles too big to read: save it as PNG.", path=shown(path)), path, "too_big")


def _check_size(width: int, height: int, cost: int, path: Path) -> None:
    """Refuse a picture whose reading would take too much memory; `cost` is in bytes a pixel."""
    if width < 1 or height < 1:
        raise ImageError(tr("{path} is damaged: it has no pixels.", path=shown(path)), path, "unreadable")
    if width * height > min(MOST_PIXELS, _MOST_MEMORY // cost):
        raise ImageError(
            tr(
                "{path} is too big ({width}x{height}): scale it down first.",
                path=shown(path),
                width=width,
                height=height,
            ),
            path,
            "too_big",
        )


def _check_scans(file: IO[bytes], path: Path) -> None:
    """Refuse a JPEG of so many scans (ITU-T T.81, B.2.3) that it would take minutes."""
    at = file.tell()
    file.seek(0)
    scans, last = 0, b""
    while chunk := file.read(1 << 20):
        scans += (last + chunk).count(b"\xff\xda")
        last = chunk[-1:]
    file.seek(at)
    if scans > _MOST_SCANS:
        raise ImageError(
            tr("{path} is a JPEG of {scans} scans: save it anew.", path=shown(path), scans=scans), path, "too_big"
        )


@contextlib.contextmanager
def _faults_told(path: Path) -> Iterator[None]:
    """Turn what can go wrong with a file into a sentence about it."""
    name = shown(path)
    try:
        yield
    except DataError:
        raise
    except FileNotFoundError as error:
        raise ImageError(
            tr("There is no image at {name}: it may have been moved or deleted.", name=name), path, "missing"
        ) from error
    except MemoryError as error:
        raise ImageError(
            tr("{name} is too big for the memory: scale it down first.", name=name), path, "too_big"
        ) from error
    except UnidentifiedImageError as error:
        raise ImageError(
            tr("{name} is damaged, or of a kind that can't be read: save it anew.", name=name), path, "unreadable"
        ) from (error)
    except OSError as error:
        cut = "truncated" in str(error).lower()
        said = tr("it ends too early") if cut else tr("its content makes no sense")
        if error.errno is not None:
            said = reason_of(error)
        raise ImageError(
            tr("{name} is damaged or can't be read ({said}).", name=name, said=said),
            path,
            "truncated" if cut else "unreadable",
        ) from error
    except Exception as error:
        raise ImageError(tr("{name} is damaged: its content makes no sense.", name=name), path, "unreadable") from error
