"""JSON from files that anybody may have written: its length and its nesting are bounded before it is decoded."""

import re
from pathlib import Path
from typing import TypeVar

import msgspec

from trainer.files.reasons import reason_in_json
from trainer.files.regular_file import read_bounded
from trainer.messages import tr

T = TypeVar("T")
MOST_BYTES = 16 * 1024 * 1024
DEEPEST = 64  # brackets within brackets; what Sketchpad writes has less than ten
_STRINGS = re.compile(rb'"(?:[^"\\]|\\.)*"?', re.DOTALL)
_BRACKETS = re.compile(rb"[\[\]{}]")


class JsonError(Exception):
    """JSON can't be decoded; the message says why in a few words, and fits into brackets."""


def decode_json(content: bytes | str | msgspec.Raw, kind: type[T], most_bytes: int = MOST_BYTES) -> T:
    """Return JSON as a value of a type, checked strictly.

    Raises:
        JsonError: it is too long or too deep, no JSON, or of another shape.
    """
    # A string with halves of characters is damaged too, and is told so by the decoder.
    encoded = content.encode(errors="replace") if isinstance(content, str) else bytes(content)
    if len(encoded) > most_bytes:
        raise JsonError(tr("more than {most_bytes} bytes", most_bytes=f"{most_bytes:,}"))
    if _depth(encoded) > DEEPEST:
        raise JsonError(tr("nested more than {deepest} deep", deepest=DEEPEST))
    try:
        return msgspec.json.decode(encoded, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError, OverflowError) as error:
        raise JsonError(reason_in_json(error)) from error


def read_json(path: Path, kind: type[T], most_bytes: int = MOST_BYTES) -> T:
    """Return a file of JSON as a value of a type.

    Raises:
        OSError: it is missing, can't be read, or is no regular file.
        JsonError: as in `decode_json`.
    """
    return decode_json(read_bounded(path, most_bytes), kind, most_bytes)


def _depth(content: bytes) -> int:
    """Return how deep brackets are nested, at least; exact where it could be too deep."""
    if content.count(b"[") + content.count(b"{") <= DEEPEST:
        return 0
    depth = deepest = 0
    for bracket in _BRACKETS.findall(_STRINGS.sub(b"", content)):
        depth += 1 if bracket in (b"[", b"{") else -1
        if depth > deepest:
            deepest = depth
            if deepest > DEEPEST:
                break
    return deepest
