"""The header of a safetensors file: a little-endian u64 length, then so many bytes of JSON. Weights aren't read."""

import os
import struct
from pathlib import Path

import msgspec

from trainer.files.json_reader import JsonError, decode_json
from trainer.files.reasons import reason_of
from trainer.files.regular_file import open_for_reading
from trainer.messages import tr

METADATA = "__metadata__"  # what the header has besides tensors, by this name
_LARGEST_HEADER = 16 * 1024 * 1024  # bytes; a real header is a few kilobytes


class ModelFileError(Exception):
    """A model file can't be used; the message is one sentence for the person who opened it."""


def header_length(start: bytes) -> int:
    """Return the bytes of the JSON that follows the first eight bytes of a file."""
    (length,) = struct.unpack("<Q", start)
    assert isinstance(length, int)
    return length


def read_header(path: Path) -> dict[str, msgspec.Raw]:
    """Return the JSON of a file's header: tensors by their names, and METADATA.

    Raises:
        ModelFileError: the file is missing, truncated or foreign.
    """
    try:
        with open_for_reading(path) as file:
            size = os.fstat(file.fileno()).st_size
            start = file.read(8)
            if len(start) < 8:
                raise _not_a_model(path)
            length = header_length(start)
            if length > _LARGEST_HEADER:
                raise _not_a_model(path)
            if length + 8 > size:
                raise ModelFileError(
                    tr("{path} is cut short, or is no model file: get it again from where it came.", path=path.name)
                )
            header = file.read(length)
    except FileNotFoundError as error:
        raise ModelFileError(
            tr("There is no model at {path}: it may have been moved or deleted.", path=path)
        ) from error
    except OSError as error:
        raise ModelFileError(tr("{path} can't be read ({why}).", path=path, why=reason_of(error))) from error
    except ValueError as error:  # a name that no file can have
        raise ModelFileError(
            tr("There is no model at {path}: it may have been moved or deleted.", path=path)
        ) from error
    try:
        return decode_json(header, dict[str, msgspec.Raw])
    except JsonError as error:
        raise _not_a_model(path) from error


class _Tensor(msgspec.Struct):
    shape: tuple[int, ...]


def read_shapes(path: str | os.PathLike[str]) -> dict[str, tuple[int, ...]]:
    """Return the shapes of the tensors in a safetensors file, reading its header only.

    Raises:
        ModelFileError: the file is missing, truncated or foreign.
    """
    path = Path(path)
    tensors = {name: raw for name, raw in read_header(path).items() if name != METADATA}
    try:
        return {name: decode_json(raw, _Tensor).shape for name, raw in tensors.items()}
    except JsonError as error:
        raise _not_a_model(path) from error


def read_metadata(path: str | os.PathLike[str]) -> dict[str, str]:
    """Return the metadata of a safetensors file, reading its header only.

    Raises:
        ModelFileError: the file is missing, truncated or foreign.
    """
    path = Path(path)
    try:
        return decode_json(read_header(path).get(METADATA, b"{}"), dict[str, str])
    except JsonError as error:
        raise _not_a_model(path) from error


def _not_a_model(path: Path) -> ModelFileError:
    return ModelFileError(
        tr("{path} is not a model file: choose a .safetensors file made by Sketchpad.", path=path.name)
    )
