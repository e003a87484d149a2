"""Why a file can't be read or written, in a person's words in place of the system's own (strerror, errno)."""

import errno
import re

from trainer.files.regular_file import RefusedError
from trainer.messages import mark, tr

_FULL = mark("the disk is full")
_FORBIDDEN = mark("there is no permission for it")
_READ_ONLY = mark("the disk can only be read")
_GONE = mark("its disk is gone")
_FAILING = mark("the disk fails")
_IN_USE = mark("another program has it open")
_WORDS: dict[str, str] = {
    "ENOSPC": _FULL,
    "EDQUOT": mark("no more room is allowed there"),
    "EFBIG": mark("it would be too big for this disk"),
    "EACCES": _FORBIDDEN,
    "EPERM": _FORBIDDEN,
    "EROFS": _READ_ONLY,
    "EISDIR": mark("it is a folder"),
    "ENOTDIR": mark("a part of its path is a file"),
    "ENOENT": mark("there is no such file or folder"),
    "EEXIST": mark("there is one already"),
    "ENOTEMPTY": mark("the folder isn't empty"),
    "ENAMETOOLONG": mark("its name is too long"),
    "EILSEQ": mark("no file can have that name"),
    "EINVAL": mark("no file there can be called or used so"),
    "ELOOP": mark("its links lead nowhere"),
    "EXDEV": mark("it is on another disk"),
    "EBUSY": _IN_USE,
    "ETXTBSY": _IN_USE,
    "EAGAIN": _IN_USE,
    "EMFILE": mark("too many files are open"),
    "ENFILE": mark("too many files are open"),
    "ENOMEM": mark("there is no memory left"),
    "EIO": _FAILING,
    "ENXIO": _GONE,
    "ENODEV": _GONE,
    "ESTALE": _GONE,
    "ENOTCONN": _GONE,
    "EHOSTDOWN": _GONE,
    "EHOSTUNREACH": _GONE,
    "ETIMEDOUT": mark("its disk doesn't answer"),
    "EPIPE": mark("whoever reads it has gone"),
}
_REASONS = {getattr(errno, name): words for name, words in _WORDS.items() if hasattr(errno, name)}
_SHARING = (32, 33)  # Windows: a sharing or a lock violation, which Python reports as a missing permission
_AT = re.compile(r"`\$\.?([^`]*)`")
_MISSING = re.compile(r"missing required field `([^`]+)`")


def reason_of(error: Exception) -> str:
    """Return in a few words, which fit into brackets, why a file can't be used; errors of ours say it themselves."""
    if not isinstance(error, OSError):
        return str(error).rstrip(".")
    if isinstance(error, RefusedError) and error.strerror:
        return error.strerror
    if getattr(error, "winerror", None) in _SHARING:
        return tr(_IN_USE)
    if error.errno in _REASONS:
        return tr(_REASONS[error.errno])
    if error.errno is not None:
        return tr("the system’s error {number}", number=error.errno)
    return str(error) or tr(_FAILING)


def reason_in_json(error: Exception) -> str:
    """Return in a few words what a JSON decoder (msgspec) doesn't take: where it is, as far as that can be told."""
    text = str(error)
    at, missing = _AT.search(text), _MISSING.search(text)
    where = f"“{at[1][:80]}”" if at is not None and at[1].strip("[.]") else ""
    if missing is not None:
        what = missing[1][:80]
        return (
            tr("“{what}” is missing in {where}", what=what, where=where)
            if where
            else tr("“{what}” is missing", what=what)
        )
    if where:
        return tr("{where} can’t be what it is", where=where)
    if at is not None or text.startswith(("Expected", "Invalid value", "Invalid enum")):
        return tr("it holds something else than it should")
    if "truncated" in text:
        return tr("it ends too early")
    return tr("it is no JSON")
