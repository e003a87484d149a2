"""Which network a table of tensors is, told by its names and shapes alone: the values every recogniser gives."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from trainer.messages import tr
from trainer.model_card import NetworkSpec

Shapes = Mapping[str, tuple[int, ...]]
Normed = Literal["batch", "instance", "none"]
COUNTER = "num_batches_tracked"  # of batches that running statistics were taken over: says nothing of the picture
RUNNING = ("running_mean", "running_var")
_NORM_PARTS = ("weight", "bias", *RUNNING, COUNTER)


@dataclass(frozen=True)
class Layer:
    """One convolution of ours, and where the file keeps its numbers."""

    name: str  # of ours, such as "down.0" or "blocks.3.first"
    weight: str
    bias: str | None
    scale: str | None = None  # of its norm; None where the norm has none, or there is no norm
    shift: str | None = None
    mean: str | None = None  # running statistics
    variance: str | None = None
    normed: bool = False


@dataclass(frozen=True)
class Found:
    """A generator that was recognised: its architecture, its layers, and what the tensors leave open."""

    program: str  # whose names these are, in words
    spec: NetworkSpec
    layers: tuple[Layer, ...]
    names: frozenset[str]  # every tensor that belongs to it
    deeper_first: bool = False  # the decoder sees the deeper features first, then the skip's
    open: tuple[str, ...] = ()  # what has to be assumed besides, in words

    @property
    def has_running(self) -> bool:
        """Whether every norm brings running statistics along."""
        normed = [layer for layer in self.layers if layer.normed]
        return bool(normed) and all(layer.mean is not None and layer.variance is not None for layer in normed)


class LayoutError(Exception):
    """The names look like a layout's, and the shapes contradict it; the message is half a sentence."""


def layer_at(shapes: Shapes, name: str, conv: str, norm: str | None) -> Layer:
    """Return a layer of ours from the module names of a convolution and its norm in the file.

    `norm` may name what isn't there: an instance norm has no tensors at all.
    """
    if f"{conv}.weight" not in shapes:
        raise LayoutError(tr("its tensor {conv}.weight is missing", conv=conv))
    parts = {part: f"{norm}.{part}" for part in _NORM_PARTS if norm is not None and f"{norm}.{part}" in shapes}
    return Layer(
        name=name,
        weight=f"{conv}.weight",
        bias=f"{conv}.bias" if f"{conv}.bias" in shapes else None,
        scale=parts.get("weight"),
        shift=parts.get("bias"),
        mean=parts.get("running_mean"),
        variance=parts.get("running_var"),
        normed=norm is not None,
    )


def names_of(shapes: Shapes, layers: tuple[Layer, ...]) -> frozenset[str]:
    """Return the names of the tensors that `layers` use, with the counters beside them."""
    used: set[str] = set()
    for layer in layers:
        used |= {layer.weight, *(name for name in (layer.bias, layer.scale, layer.shift) if name)}
        if layer.mean is not None and layer.variance is not None:
            used |= {layer.mean, layer.variance}
            counter = f"{layer.mean.rpartition('.')[0]}.{COUNTER}"
            used |= {counter} & shapes.keys()
    return frozenset(used)


def norm_kind(shapes: Shapes, layers: tuple[Layer, ...]) -> Normed:
    """Return the kind of norm that fits what the layers have.

    A batch norm has weights, and takes the bias's place; an instance norm is told by its convolutions' biases. With
    neither there is no norm at all.
    """
    inner = [layer for layer in layers if layer.normed]
    if any(layer.scale is not None for layer in inner):
        return "instance" if all(layer.bias is not None and layer.mean is None for layer in inner) else "batch"
    if any(layer.mean is not None for layer in inner) or any(layer.bias is not None for layer in inner):
        return "instance"
    return "none"


def prefixes(shapes: Shapes, ending: str) -> Iterator[str]:
    """Yield what stands before `ending` in the names that end so: "module." or "netG.", say; the shortest first."""
    yield from sorted((name.removesuffix(ending) for name in shapes if name.endswith(ending)), key=len)


def under(shapes: Shapes, prefix: str) -> dict[str, tuple[int, ...]]:
    """Return the tensors whose names begin so, without that beginning."""
    return {name.removeprefix(prefix): shape for name, shape in shapes.items() if name.startswith(prefix)}
