"""Checkpoints of PyTorch (`.pth`, `.pt`) as tables of tensors: names and shapes first, numbers one by one.

Both layouts are read: the zip file that PyTorch writes since 1.6, and the run of pickles before it. Whatever a file
claims is held against the bytes it has before memory is taken (docs/adr/0015).
"""

import io
import os
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import torch
from torch import Tensor

from trainer.files.reasons import reason_of
from trainer.messages import tr
from trainer.model_card import ModelFileError
from trainer.pix2pix.foreign.pickles import CodeError, Inert, PickleError, StoredTensor, read_pickle

_ZIP, _ZIP_END = b"PK\x03\x04", b"PK\x05\x06"
_MAGIC = 0x1950A86A20F9469CFC6C  # of the old layout
_OLD_PROTOCOL = 1001
_LARGEST_PICKLE = 64 << 20  # bytes
_LARGEST_INDEX = 16 << 20  # bytes of a zip's list of files
_MOST_WEIGHTS = 300_000_000  # of the generator that is read: a U-Net of width 128 has 218 million
_DEEPEST, _MOST_TABLES = 6, 64  # where tables of tensors are looked for

# What `zipfile` raises for damage, encryption and compressions that it doesn't know.
_ZIP_FAULTS = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, struct.error)

ReadBytes = Callable[[str], bytes | memoryview]  # a storage's bytes, by its key
Table = Mapping[str, StoredTensor]


@dataclass(frozen=True)
class TensorTable:
    """Named tensors of a file, in its order, of which none is read yet."""

    file: str  # the file's name, for sentences
    key: str  # where in the file, such as "state_dict"; "" for all of it
    shapes: Mapping[str, tuple[int, ...]]
    read: Callable[[str], Tensor]  # float32, contiguous


def open_checkpoint(path: Path) -> list[TensorTable]:
    """Return the tables of tensors in a checkpoint, the outermost first.

    Raises:
        ModelFileError: it is missing, damaged, no checkpoint, or wants to run code.
    """
    try:
        with path.open("rb") as file:
            start = file.read(16)
            file.seek(0)
            if start.startswith(_ZIP):
                content, read = _open_zip(path, file)
            elif start[:1] == b"\x80" or start[:2] in (b"(d", b"}q"):
                content, read = _open_old(path, file)
            else:
                raise ModelFileError(
                    tr(
                        "{path} is no checkpoint that can be read: choose a .pth or .pt file written by "
                        "PyTorch, or a .pict file of the web demo.",
                        path=path.name,
                    )
                )
    except FileNotFoundError as error:
        raise ModelFileError(
            tr("There is no checkpoint at {path}: it may have been moved or deleted.", path=path)
        ) from error
    except OSError as error:
        raise ModelFileError(tr("{path} can't be read ({why}).", path=path, why=reason_of(error))) from error
    except CodeError as error:
        raise ModelFileError(_refusal(path, error.name)) from error
    except PickleError as error:
        raise ModelFileError(
            tr("{path} can't be read: {error}; get it again from where it came.", path=path.name, error=error)
        ) from error
    tables = [(key, table) for key, table in _find_tables(content) if table]
    if not tables:
        raise ModelFileError(
            tr("{path} holds no weights: choose the file of the generator, such as net_G.", path=path.name)
        )
    return [
        TensorTable(path.name, key, {name: tensor.shape for name, tensor in table.items()}, _reader(path, table, read))
        for key, table in tables
    ]


def _refusal(path: Path, name: str) -> str:
    if name.split(".")[0] in ("models", "networks", "model", "__main__") or name.startswith("torch.nn."):
        return tr(
            "{path} was refused, for it holds a whole program object ({name}), and opening that "
            "would run code: save the network's state_dict() with torch.save instead.",
            path=path.name,
            name=name,
        )
    return tr(
        "{path} was refused, for it asks to run code ({name}), and weights need none: don't "
        "open it elsewhere either unless you trust where it came from.",
        path=path.name,
        name=name,
    )


def _reader(path: Path, table: Table, read_bytes: ReadBytes) -> Callable[[str], Tensor]:
    def read(name: str) -> Tensor:
        tensor = table[name]
        beyond = tr(
            "{path} is damaged: its tensor {name} claims numbers that aren't in the file.", path=path.name, name=name
        )
        if not tensor.fits:
            raise ModelFileError(beyond)
        if tensor.count > _MOST_WEIGHTS:
            raise ModelFileError(
                tr("{path} holds a network too large to draw with: its tensor {name} alone.", path=path.name, name=name)
            )
        storage = tensor.storage
        try:
            content = read_bytes(storage.key)
        except (OSError, KeyError, *_ZIP_FAULTS) as error:
            raise ModelFileError(
                tr("{path} is damaged: its tensor {name} is cut short.", path=path.name, name=name)
            ) from error
        if len(content) != storage.count * storage.width:
            raise ModelFileError(beyond)
        if tensor.count == 0:
            return torch.empty(tensor.shape)
        numbers = torch.frombuffer(bytearray(content), dtype=getattr(torch, storage.dtype))
        return numbers.as_strided(tensor.shape, tensor.stride, tensor.offset).to(torch.float32).contiguous()

    return read


def _open_zip(path: Path, file: IO[bytes]) -> tuple[object, ReadBytes]:
    """Return what the pickle of PyTorch's zip file describes, and a reader of storages."""
    _check_index(path, file)
    size = os.fstat(file.fileno()).st_size
    try:
        with zipfile.ZipFile(file) as archive:
            entries = {info.filename: info for info in archive.infolist()}
            pickles = [name for name in entries if name == "data.pkl" or name.endswith("/data.pkl")]
            if any("/code/" in name for name in entries):
                raise ModelFileError(
                    tr(
                        "{path} is a TorchScript program: save the network's state_dict() with torch.save instead.",
                        path=path.name,
                    )
                )
            if len(pickles) != 1:
                raise ModelFileError(
                    tr(
                        "{path} is a zip file, but not one that PyTorch wrote: choose a .pth or .pt file.",
                        path=path.name,
                    )
                )
            root = pickles[0].removesuffix("data.pkl")
            order = f"{root}byteorder"
            if order in entries and archive.read(_sound(path, entries, order, size)).strip() == b"big":
                raise ModelFileError(
                    tr("{path} was written on a machine of another byte order: save it anew.", path=path.name)
                )
            entry = _sound(path, entries, pickles[0], size)
            if entry.file_size > _LARGEST_PICKLE:
                raise PickleError(tr("it describes far more than the weights of a network"))
            described = archive.read(entry)
    except _ZIP_FAULTS as error:
        raise ModelFileError(
            tr("{path} is cut short or damaged: get it again from where it came.", path=path.name)
        ) from error
    content = read_pickle(io.BytesIO(described))

    def read(key: str) -> bytes:
        with zipfile.ZipFile(path) as archive:
            return archive.read(_sound(path, entries, f"{root}data/{key}", size))

    return content, read


def _sound(path: Path, entries: Mapping[str, zipfile.ZipInfo], name: str, size: int) -> zipfile.ZipInfo:
    """Return an entry whose bytes are all in the file of `size` bytes, as they are."""
    info = entries.get(name)
    if info is None:
        raise ModelFileError(tr("{path} is damaged: its part {name} is missing.", path=path.name, name=name))
    if info.compress_type != zipfile.ZIP_STORED or info.file_size != info.compress_size:
        raise ModelFileError(
            tr("{path} is compressed, which PyTorch never does: unpack it and save it anew.", path=path.name)
        )
    if info.header_offset + info.file_size > size:
        raise ModelFileError(
            tr("{path} is damaged: its part {name} claims more bytes than there are.", path=path.name, name=name)
        )
    return info


def _check_index(path: Path, file: IO[bytes]) -> None:
    """Refuse a zip file whose list of files alone would fill the memory."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - (1 << 16) - 22))
    tail = file.read()
    at = tail.rfind(_ZIP_END)
    if at < 0 or len(tail) - at < 22:
        raise ModelFileError(tr("{path} is cut short: get it again from where it came.", path=path.name))
    (length,) = struct.unpack_from("<I", tail, at + 12)
    wide = tail.rfind(b"PK\x06\x06")
    if wide >= 0 and len(tail) - wide >= 56:
        length = max(length if length != 0xFFFFFFFF else 0, struct.unpack_from("<Q", tail, wide + 40)[0])
    if length > _LARGEST_INDEX:
        raise ModelFileError(tr("{path} is damaged: its list of parts is larger than any network's.", path=path.name))
    file.seek(0)


def _open_old(path: Path, file: IO[bytes]) -> tuple[object, ReadBytes]:
    """Return what the old layout describes, and a reader of storages.

    Four pickles come first (a magic number, a version, the system, the content), then one of the storages' keys, then
    for each its length and its numbers.
    """
    head = io.BytesIO(file.read(_LARGEST_PICKLE))
    if read_pickle(head) != _MAGIC:
        raise PickleError(tr("it is a pickle, but no checkpoint of PyTorch"))
    if read_pickle(head) != _OLD_PROTOCOL:
        raise PickleError(tr("it is of a version that nobody writes"))
    system = read_pickle(head)
    if isinstance(system, dict) and system.get("little_endian") is False:
        raise PickleError(tr("it was written on a machine of another byte order"))
    content = read_pickle(head)
    keys = read_pickle(head)
    widths = {tensor.storage.key: tensor.storage.width for tensor in _all_tensors(content)}
    spans: dict[str, tuple[int, int]] = {}
    at, size = head.tell(), os.fstat(file.fileno()).st_size
    for key in keys if isinstance(keys, list) else []:
        file.seek(at)
        start = file.read(8)
        if len(start) < 8 or str(key) not in widths:
            break
        (count,) = struct.unpack("<q", start)
        if not 0 <= count <= size:
            break
        spans[str(key)] = (at + 8, count * widths[str(key)])
        at += 8 + count * widths[str(key)]

    def read(key: str) -> bytes:
        begin, length = spans[key]
        if begin + length > size:
            raise EOFError
        with path.open("rb") as again:
            again.seek(begin)
            return again.read(length)

    return content, read


def _all_tensors(content: object) -> list[StoredTensor]:
    """Return every tensor that a value holds, however deep; cycles end, and nothing is visited twice."""
    found: list[StoredTensor] = []
    seen: set[int] = set()
    waiting = [content]
    while waiting:
        value = waiting.pop()
        if isinstance(value, StoredTensor):
            found.append(value)
        elif isinstance(value, dict | list | tuple | Inert) and id(value) not in seen:
            seen.add(id(value))
            if isinstance(value, dict):
                waiting.extend(value.values())
            elif isinstance(value, Inert):
                waiting.append(value.state)
            else:
                waiting.extend(value)
    return found


def _find_tables(content: object) -> list[tuple[str, dict[str, StoredTensor]]]:
    """Return the dictionaries of named tensors that a value holds, with the keys that lead there."""
    found: list[tuple[str, dict[str, StoredTensor]]] = []
    seen: set[int] = set()
    level: list[tuple[str, object]] = [("", content)]
    for _ in range(_DEEPEST):
        deeper: list[tuple[str, object]] = []
        for key, value in level:
            if not isinstance(value, dict) or id(value) in seen or len(found) >= _MOST_TABLES:
                continue
            seen.add(id(value))
            tensors = {name: part for name, part in value.items() if isinstance(part, StoredTensor)}
            named = {name: part for name, part in tensors.items() if isinstance(name, str)}
            if len(named) > 1:
                found.append((key, named))
            deeper += [(f"{key}.{name}".lstrip("."), part) for name, part in value.items() if isinstance(part, dict)]
        level = deeper
    return found
