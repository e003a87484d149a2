"""Compiled messages (.qm) of Qt Linguist, read without Qt: the trainer, which speaks too, runs without it.

The layout is that of Qt's `QTranslator` (qtranslator.cpp): a magic number, then sections of a tag, a length and their
bytes. One holds the hashes of all messages, sorted, each with its place in another, which holds the messages.
All numbers are big-endian. Contexts are passed over: a message is known by its words and what it is about.
"""

import struct
from collections.abc import Iterator

_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES = 0x42, 0x69
_END, _SOURCE_16, _TRANSLATION, _CONTEXT_16, _OBSOLETE, _SOURCE, _CONTEXT, _COMMENT = range(1, 9)
_NOTHING = 0xFFFFFFFF  # the length of a string that there is none of


class QmError(Exception):
    """A file holds no compiled messages."""


class Messages:
    """Finds the translation of a message; of one with plural forms the first."""

    def __init__(self, offsets: dict[int, list[int]], data: bytes) -> None:
        self._offsets, self._data = offsets, data

    def __call__(self, text: str, about: str = "") -> str | None:
        """Return a message's translation, None if there is none."""
        for offset in self._offsets.get(elf_hash(text.encode() + about.encode()), []):
            fields = dict(reversed(list(self._fields(offset))))
            source, comment = fields.get(_SOURCE, text.encode()), fields.get(_COMMENT, about.encode())
            if (source, comment) == (text.encode(), about.encode()) and _TRANSLATION in fields:
                return fields[_TRANSLATION].decode("utf-16-be") or None
        return None

    def _fields(self, offset: int) -> Iterator[tuple[int, bytes]]:
        while offset < len(self._data) and (tag := self._data[offset]) != _END:
            if tag == _OBSOLETE:
                offset += 5
                continue
            (length,) = struct.unpack_from(">I", self._data, offset + 1)
            length = 0 if length == _NOTHING else length
            yield tag, self._data[offset + 5 : offset + 5 + length]
            offset += 5 + length


def read_qm(content: bytes) -> Messages:
    """Return the messages of a .qm file.

    Raises:
        QmError: it is none.
    """
    if not content.startswith(_MAGIC):
        raise QmError("no compiled messages")
    sections: dict[int, bytes] = {}
    start = len(_MAGIC)
    while start + 5 <= len(content):
        tag, length = struct.unpack_from(">BI", content, start)
        sections[tag] = content[start + 5 : start + 5 + length]
        start += 5 + length
    hashes = sections.get(_HASHES, b"")
    offsets: dict[int, list[int]] = {}
    for hashed, offset in struct.iter_unpack(">II", hashes[: len(hashes) // 8 * 8]):
        offsets.setdefault(hashed, []).append(offset)
    return Messages(offsets, sections.get(_MESSAGES, b""))


def elf_hash(content: bytes) -> int:
    """Return the hash by which a message is found: that of symbols in ELF files, and 1 for 0."""
    hashed = 0
    for byte in content:
        hashed = ((hashed << 4) + byte) & 0xFFFFFFFF
        high = hashed & 0xF0000000
        hashed = (hashed ^ (high >> 24)) & ~high
    return hashed or 1
