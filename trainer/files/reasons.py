"""Why a file can't be read or written, in a person's words in place of the system's own (strerror, errno)."""

import errno
import re

from trainer.files.regular_file import RefusedError

_FULL = "the disk is full"
_FORBIDDEN = "there is no permission for it"
_READ_ONLY = "the disk can only be read"
_GONE = "its disk is gone"
_FAILING = "the disk fails"
_IN_USE = "another program has it open"
_WORDS: dict[str, str] = {
    "ENOSPC": _FULL,
    "EDQUOT": "no more room is allowed there",
    "EFBIG": "it would be too big for this disk",
    "EACCES": _FORBIDDEN,
    "EPERM": _FORBIDDEN,
    "EROFS": _READ_ONLY,
    "EISDIR": "it is a folder",
    "ENOTDIR": "a part of its path is a file",
    "ENOENT": "there is no such file or folder",
    "EEXIST": "there is one already",
    "ENOTEMPTY": "the folder isn't empty",
    "ENAMETOOLONG": "its name is too long",
    "EILSEQ": "no file can have that name",
    "EINVAL": "no file there can be called or used so",
    "ELOOP": "its links lead nowhere",
    "EXDEV": "it is on another disk",
    "EBUSY": _IN_USE,
    "ETXTBSY": _IN_USE,
    "EAGAIN": _IN_USE,
    "EMFILE": "too many files are open",
    "ENFILE": "too many files are open",
    "ENOMEM": "there is no memory left",
    "EIO": _FAILING,
    "ENXIO": _GONE,
    "ENODEV": _GONE,
    "ESTALE": _GONE,
    "ENOTCONN": _GONE,
    "EHOSTDOWN": _GONE,
    "EHOSTUNREACH": _GONE,
    "ETIMEDOUT": "its disk doesn't answer",
    "EPIPE": "whoever reads it has gone",
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
        return _IN_USE
    if error.errno in _REASONS:
        return _REASONS[error.errno]
    return f"the system’s error {error.errno}" if error.errno is not None else str(error) or "an error of the disk"


def reason_in_json(error: Exception) -> str:
    """Return in a few words what a JSON decoder (msgspec) doesn't take: where it is, as far as that can be told."""
    text = str(error)
    at, missing = _AT.search(text), _MISSING.search(text)
    where = f"“{at[1][:80]}”" if at is not None and at[1].strip("[.]") else ""
    if missing is not None:
        return f"“{missing[1][:80]}” is missing" + (f" in {where}" if where else "")
    if where:
        return f"{where} can’t be what it is"
    if at is not None or text.startswith(("Expected", "Invalid value", "Invalid enum")):
        return "it holds something else than it should"
    if "truncated" in text:
        return "it ends too early"
    return "it is no JSON"
