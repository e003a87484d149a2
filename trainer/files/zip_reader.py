"""ZIP archives from anybody: their list of parts and what a part unpacks to are bounded before anything is unpacked."""

import contextlib
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from trainer.files.reasons import reason_of
from trainer.files.regular_file import open_for_reading
from trainer.messages import tr

_MOST_LISTED = 4 * 1024 * 1024  # bytes of the list of parts: some forty thousand of them
_END, _END_SIZE, _LONGEST_COMMENT = b"PK\5\6", 22, 1 << 16  # of the record at the end (APPNOTE.TXT, section 4.3.16)
# All that zipfile was seen to raise on damaged archives, and on files that can't be read.
DAMAGE = (
    OSError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    LookupError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    OverflowError,
)


class ZipError(Exception):
    """An archive can't be read; the message says why, in a few words that fit into brackets."""


@contextlib.contextmanager
def open_zip(path: Path) -> Iterator[zipfile.ZipFile]:
    """Give an archive to read from; what goes wrong with it inside the block is a ZipError too.

    Raises:
        FileNotFoundError: there is none.
        ZipError: it is no regular file, no archive, damaged, or its list of parts is endless.
    """
    try:
        with open_for_reading(path) as file:
            end = file.seek(0, 2)
            file.seek(max(0, end - _END_SIZE - _LONGEST_COMMENT))
            tail = file.read()
            at = tail.rfind(_END)
            if at < 0 or len(tail) - at < _END_SIZE:
                raise ZipError(tr("no archive"))
            (listed,) = struct.unpack_from("<I", tail, at + 12)
            if listed > _MOST_LISTED:
                raise ZipError(tr("a list of parts of {listed} bytes", listed=f"{listed:,}"))
            with zipfile.ZipFile(file) as archive:
                yield archive
    except FileNotFoundError:
        raise
    except DAMAGE as error:
        raise ZipError(_reason(error)) from error


def read_part(archive: zipfile.ZipFile, name: str, most_bytes: int) -> bytes:
    """Return what a part unpacks to.

    Raises:
        KeyError: there is no such part.
        ZipError: it says, or turns out, to be longer, or is damaged.
    """
    info = archive.getinfo(name)
    if info.file_size > most_bytes:
        raise ZipError(
            tr("too big: its part {name} would unpack to {file_size} bytes", name=name, file_size=f"{info.file_size:,}")
        )
    try:
        with archive.open(info) as part:
            return part.read(info.file_size)
    except DAMAGE as error:
        raise ZipError(tr("its part {name}: {error}", name=name, error=_reason(error))) from error


def _reason(error: Exception) -> str:
    """Return in a person's words what is wrong with an archive."""
    if isinstance(error, OSError) and error.errno is not None:
        return reason_of(error)
    if isinstance(error, EOFError):
        return tr("it ends too early")
    encrypted = isinstance(error, RuntimeError) and "encrypted" in str(error)
    return tr("it asks for a password") if encrypted else tr("its content makes no sense")
