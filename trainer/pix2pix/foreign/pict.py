"""`.pict`, the file of the web demo of pix2pix (edges2cats) and of ml5: weights as bytes that index a codebook.

Three sections, each after its length as a big-endian u32: JSON, a list of {"name", "shape"}; 256 little-endian
float32; and a byte for each weight, in the order of the list. Hesse 2017, pix2pix-tensorflow, server/tools; read so
by the demo's page and by ml5's CheckpointLoaderPix2pix.
"""

import math
import struct
from collections.abc import Mapping
from pathlib import Path

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from trainer.files.json_reader import JsonError, decode_json
from trainer.files.regular_file import read_bounded
from trainer.messages import tr
from trainer.model_card import ModelFileError
from trainer.pix2pix.foreign.checkpoints import TensorTable

# TensorFlow keeps height, width, inputs, outputs (of a transposed convolution outputs, inputs); PyTorch the reverse.
_AXES = (3, 2, 0, 1)
_COLOURS = 256  # entries of the codebook
_MU = 255.0  # of the companding
_LARGEST_SHAPES = 1 << 20  # bytes
_MOST_WEIGHTS = 300_000_000

Array = NDArray[np.float32]


class _Shape(msgspec.Struct):
    name: str
    shape: tuple[int, ...]


def open_pict(path: Path) -> TensorTable:
    """Return the table of weights of a `.pict` file, kernels with their axes as PyTorch has them.

    Raises:
        ModelFileError: it is missing, cut short, or no such file.
    """
    try:
        # Not mapped (mmap): a file that is shortened meanwhile would end the program.
        content = np.frombuffer(read_bounded(path, _MOST_WEIGHTS + 2 * _LARGEST_SHAPES), np.uint8)
    except FileNotFoundError as error:
        raise ModelFileError(
            tr("There is no model at {path}: it may have been moved or deleted.", path=path)
        ) from error
    except (OSError, ValueError) as error:
        raise ModelFileError(
            tr("{path} is empty or can't be read: get it again from where it came.", path=path.name)
        ) from error
    described, codebook, codes = _sections(path, content)
    try:
        listed = decode_json(described.tobytes(), list[_Shape])
    except JsonError as error:
        raise ModelFileError(
            tr("{path} is damaged: its list of weights can't be read ({error}).", path=path.name, error=error)
        ) from error
    spans: dict[str, tuple[int, tuple[int, ...]]] = {}
    at = 0
    for entry in listed:
        if entry.name in spans or not all(0 < length < 1 << 24 for length in entry.shape) or len(entry.shape) > 4:
            raise ModelFileError(
                tr(
                    "{path} is damaged: its list of weights contradicts itself at {name}.",
                    path=path.name,
                    name=entry.name,
                )
            )
        spans[entry.name] = at, entry.shape
        at += math.prod(entry.shape)
    if at != len(codes) or at > _MOST_WEIGHTS:
        raise ModelFileError(
            tr(
                "{path} is damaged: its list names {at} weights, and it holds {count}.",
                path=path.name,
                at=at,
                count=len(codes),
            )
        )
    values = np.frombuffer(codebook.tobytes(), "<f4")
    if not np.isfinite(values).all():
        raise ModelFileError(tr("{path} is damaged: its codebook holds values that are no numbers.", path=path.name))

    def read(name: str) -> Tensor:
        begin, shape = spans[name]
        numbers = values[codes[begin : begin + math.prod(shape)]].astype(np.float32).reshape(shape)
        return torch.from_numpy(numbers.transpose(_AXES) if len(shape) == 4 else numbers).contiguous()

    shapes = {name: tuple(s[i] for i in _AXES) if len(s) == 4 else s for name, (_, s) in spans.items()}
    return TensorTable(path.name, "", shapes, read)


def _sections(path: Path, content: NDArray[np.uint8]) -> list[NDArray[np.uint8]]:
    sections: list[NDArray[np.uint8]] = []
    at = 0
    while at < len(content) and len(sections) < 4:
        (length,) = struct.unpack(">I", content[at : at + 4].tobytes().rjust(4, b"\xff"))
        if at + 4 + length > len(content):
            raise ModelFileError(
                tr("{path} is cut short, or is no .pict file: get it again from where it came.", path=path.name)
            )
        sections.append(content[at + 4 : at + 4 + length])
        at += 4 + length
    whole = len(sections) == 3 and len(sections[0]) <= _LARGEST_SHAPES
    if not whole or not 4 <= len(sections[1]) <= 4 * _COLOURS or len(sections[1]) % 4:
        raise ModelFileError(
            tr("{path} is no .pict file of the web demo: choose one, or a .pth or .pt file.", path=path.name)
        )
    if len(sections[2]) and int(sections[2].max()) >= len(sections[1]) // 4:
        raise ModelFileError(tr("{path} is damaged: a weight points behind the end of its codebook.", path=path.name))
    return sections


def encode_pict(weights: Mapping[str, Array]) -> bytes:
    """Return the bytes of a `.pict` file that holds `weights`, as PyTorch has them, as nearly as 256 values allow."""
    weights = {name: w.transpose(2, 3, 1, 0) if w.ndim == 4 else w for name, w in weights.items()}
    names = sorted(weights)
    shapes = [_Shape(name, weights[name].shape) for name in names]
    numbers = np.concatenate([weights[name].reshape(-1) for name in names]).astype(np.float32)
    codebook = _codebook(numbers)
    borders = (codebook[1:] + codebook[:-1]) / 2
    codes = np.searchsorted(borders, numbers).astype(np.uint8)
    sections = (msgspec.json.encode(shapes), codebook.astype("<f4").tobytes(), codes.tobytes())
    return b"".join(struct.pack(">I", len(section)) + section for section in sections)


def _codebook(numbers: Array) -> Array:
    """Return 256 values, rising, that stand close where small weights are: mu-law, as telephony has it (ITU G.711).

    The value nearest to nought is nought itself: many biases are, and an error there is an error everywhere.
    """
    largest = max(float(np.abs(numbers).max()), 1e-12)
    steps = np.linspace(-1, 1, _COLOURS - 1)
    values = np.sign(steps) * np.expm1(np.abs(steps) * np.log1p(_MU)) / _MU * largest
    values[(_COLOURS - 1) // 2] = 0.0
    return np.append(values, largest).astype(np.float32)
