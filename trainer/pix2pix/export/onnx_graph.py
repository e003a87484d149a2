"""ONNX graphs, written as the protocol buffers that they are (onnx.proto, IR version 8, opset 17).

A graph of ours needs six of the format's messages and a dozen operators. Writing those bytes here costs the packages
nothing; the `onnx` library would add 40 MB to each of them (docs/adr/0016). The library reads and checks what is
written, in the tests.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

OPSET = 17
_IR_VERSION = 8
_VARINT, _FIXED32, _BYTES = 0, 5, 2  # wire types of protocol buffers
_FLOAT, _UINT8, _INT64 = 1, 2, 7  # TensorProto.DataType
_TYPES = {np.dtype(np.float32): _FLOAT, np.dtype(np.int64): _INT64}
_ATTRIBUTE_TYPES = {"f": 1, "i": 2, "s": 3, "ints": 7}

Attribute = float | int | str | Sequence[int]
Length = int | str  # of an axis: pixels, or the name of one that varies


def _varint(number: int) -> bytes:
    number &= (1 << 64) - 1
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def _number(tag: int, value: int) -> bytes:
    return _varint(tag << 3 | _VARINT) + _varint(value)


def _message(tag: int, content: bytes | str) -> bytes:
    data = content.encode() if isinstance(content, str) else content
    return _varint(tag << 3 | _BYTES) + _varint(len(data)) + data


def _attribute(name: str, value: Attribute) -> bytes:
    said = _message(1, name)
    if isinstance(value, bool | int):
        return said + _number(3, int(value)) + _number(20, _ATTRIBUTE_TYPES["i"])
    if isinstance(value, float):
        return said + _varint(2 << 3 | _FIXED32) + struct.pack("<f", value) + _number(20, _ATTRIBUTE_TYPES["f"])
    if isinstance(value, str):
        return said + _message(4, value) + _number(20, _ATTRIBUTE_TYPES["s"])
    return said + b"".join(_number(8, number) for number in value) + _number(20, _ATTRIBUTE_TYPES["ints"])


def _tensor(name: str, values: NDArray[np.float32] | NDArray[np.int64]) -> bytes:
    dims = b"".join(_number(1, length) for length in values.shape)
    raw = np.ascontiguousarray(values).astype(values.dtype.newbyteorder("<"), copy=False).tobytes()
    return dims + _number(2, _TYPES[values.dtype]) + _message(8, name) + _message(9, raw)


def _value(name: str, element: int, shape: Sequence[Length]) -> bytes:
    lengths = (_number(1, length) if isinstance(length, int) else _message(2, length) for length in shape)
    tensor = _number(1, element) + _message(2, b"".join(_message(1, length) for length in lengths))
    return _message(1, name) + _message(2, _message(1, tensor))


@dataclass
class OnnxGraph:
    """A graph that grows node by node; what a node makes is known by the name it returns."""

    _nodes: list[bytes] = field(default_factory=list)
    _tensors: list[bytes] = field(default_factory=list)
    _inputs: list[bytes] = field(default_factory=list)
    _outputs: list[bytes] = field(default_factory=list)

    def input(self, name: str, element: str, shape: Sequence[Length]) -> str:
        """Declare an input of "float" or "uint8"; axes with a name vary."""
        self._inputs.append(_value(name, _UINT8 if element == "uint8" else _FLOAT, shape))
        return name

    def output(self, name: str, element: str, shape: Sequence[Length], made: str) -> None:
        """Give out what was `made` under a name."""
        self.node("Identity", made, name=name)
        self._outputs.append(_value(name, _UINT8 if element == "uint8" else _FLOAT, shape))

    def tensor(self, values: NDArray[np.float32] | NDArray[np.int64]) -> str:
        """Put weights or numbers in; returns their name."""
        name = f"w{len(self._tensors)}"
        self._tensors.append(_tensor(name, values))
        return name

    def numbers(self, *values: float) -> str:
        """Put a constant in: one is a scalar, several are a row; whole ones are int64."""
        dtype = np.int64 if all(isinstance(value, int) for value in values) else np.float32
        numbers: NDArray[Any] = np.array(values if len(values) > 1 else values[0], dtype)
        return self.tensor(numbers)

    def row(self, *values: int) -> str:
        """Put in a row of whole numbers, also of one."""
        return self.tensor(np.array(values, np.int64))

    def node(self, operator: str, *inputs: str, name: str | None = None, **attributes: Attribute) -> str:
        """Add a node; returns the name of what it makes."""
        made = name or f"v{len(self._nodes)}"
        said = b"".join(_message(1, source) for source in inputs) + _message(2, made) + _message(4, operator)
        said += b"".join(_message(5, _attribute(key, value)) for key, value in attributes.items())
        self._nodes.append(said)
        return made

    def encode(self, name: str, description: str, producer: str, version: str) -> bytes:
        """Return the bytes of the ONNX file."""
        graph = b"".join(
            [
                *(_message(1, node) for node in self._nodes),
                _message(2, name),
                *(_message(5, tensor) for tensor in self._tensors),
                *(_message(11, value) for value in self._inputs),
                *(_message(12, value) for value in self._outputs),
            ]
        )
        return b"".join(
            [
                _number(1, _IR_VERSION),
                _message(2, producer),
                _message(3, version),
                _message(6, description),
                _message(7, graph),
                _message(8, _message(1, "") + _number(2, OPSET)),
            ]
        )
