"""How fast the live engine draws, against the same network as ordinary modules, in one process."""

import copy
import statistics
import time
from collections.abc import Callable
from typing import TypeVar

import msgspec
import torch
from torch import Tensor, nn

from trainer.model_card import NetworkSpec
from trainer.pix2pix.convolutions import Conv2d, ConvTranspose2d, ResizeConv2d
from trainer.pix2pix.engines import choose_engine, relative_error
from trainer.pix2pix.networks import UNetGenerator, init_weights

_BLOCK = 10  # frames in a row: taking turns frame by frame, each would find its weights evicted from the caches
_WARM_UP = 3
_TYPES = {"bf16": torch.bfloat16, "fp32": torch.float32}


_Network = TypeVar("_Network", bound=nn.Module)


class InferenceReport(msgspec.Struct, frozen=True):
    """Medians over all frames, in milliseconds; `relative_error` is ||ours - reference|| / ||reference||."""

    ours_ms: float
    reference_ms: float
    speedup: float
    relative_error: float
    backend: str
    dtype: str
    threads: int
    network: NetworkSpec
    size: int


def bench_inference(spec: NetworkSpec, size: int, dtype: str | None, blocks: int) -> InferenceReport:
    """Time our engine and a plain reference in alternating blocks of ten frames, on fresh random input each time.

    `size` is the side of the square image in pixels; `dtype` is "bf16", "fp32", or None for the fastest.
    """
    random = torch.Generator().manual_seed(0)
    network = UNetGenerator(spec).eval().requires_grad_(False)
    init_weights(network, random)
    engine = choose_engine(network, size, torch.device("cpu"), _TYPES[dtype] if dtype is not None else None)
    reference = make_reference(network)
    shape = (1, spec.input_channels, size, size)
    frame = torch.rand(shape, generator=random) * 2 - 1
    with torch.inference_mode():
        error = relative_error(engine(frame), reference(frame))
        ours: list[float] = []
        theirs: list[float] = []
        for _ in range(blocks):
            ours += _time_block(engine, shape, random)
            theirs += _time_block(reference, shape, random)
    ours_ms, reference_ms = statistics.median(ours), statistics.median(theirs)
    return InferenceReport(
        ours_ms=round(ours_ms, 3),
        reference_ms=round(reference_ms, 3),
        speedup=round(reference_ms / ours_ms, 2),
        relative_error=float(f"{error:.3g}"),
        backend=engine.name,
        dtype=str(engine.dtype).removeprefix("torch."),
        threads=torch.get_num_threads(),
        network=spec,
        size=size,
    )


def make_reference(network: UNetGenerator) -> UNetGenerator:
    """Return the same network as every pix2pix program runs it: float32, NCHW, resize and convolution apart."""
    return make_ordinary(network).eval().requires_grad_(False)


def make_ordinary(network: _Network) -> _Network:
    """Return a copy of a network whose layers are PyTorch's own modules."""
    ordinary = copy.deepcopy(network).to(memory_format=torch.contiguous_format)
    for parent in list(ordinary.modules()):
        for name, layer in list(parent.named_children()):
            if isinstance(layer, ResizeConv2d | Conv2d | ConvTranspose2d):
                setattr(parent, name, _ordinary_layer(layer))
    return ordinary


def _ordinary_layer(layer: ResizeConv2d | Conv2d | ConvTranspose2d) -> nn.Module:
    inputs, outputs = layer.weight.shape[1], layer.weight.shape[0]
    bias = layer.bias is not None
    plain: nn.Conv2d | nn.ConvTranspose2d
    if isinstance(layer, ConvTranspose2d):
        plain = nn.ConvTranspose2d(outputs, inputs, 4, stride=2, padding=1, bias=bias)
    elif isinstance(layer, Conv2d):
        padding = layer.kernel_size[0] // 4
        plain = nn.Conv2d(inputs, outputs, layer.kernel_size[0], layer.stride[0], padding, bias=bias)
    else:
        plain = nn.Conv2d(inputs, outputs, 3, padding=1, bias=bias)
    plain.weight, plain.bias = layer.weight, layer.bias
    if isinstance(layer, ResizeConv2d):
        return nn.Sequential(nn.Upsample(scale_factor=2, mode="nearest"), plain)
    return plain


def _time_block(draw: Callable[[Tensor], Tensor], shape: tuple[int, ...], random: torch.Generator) -> list[float]:
    """Return the milliseconds of a block of frames, after a few that bring the weights into the caches."""
    times = []
    for number in range(_WARM_UP + _BLOCK):
        frame = torch.rand(shape, generator=random) * 2 - 1
        began = time.perf_counter()
        draw(frame)
        if number >= _WARM_UP:
            times.append((time.perf_counter() - began) * 1000)
    return times
