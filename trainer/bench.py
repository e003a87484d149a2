"""How fast the live engine draws, against the same network as ordinary modules, in one process."""

import statistics
import time
from collections.abc import Callable

import msgspec
import torch
from torch import Tensor, nn

from trainer.model_card import NetworkSpec
from trainer.pix2pix.engines import choose_engine, relative_error
from trainer.pix2pix.networks import ResizeConv2d, UNetGenerator, Up, init_weights

_BLOCK = 10  # frames in a row: taking turns frame by frame, each would find its weights evicted from the caches
_WARM_UP = 3


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


def bench_inference(spec: NetworkSpec, size: int, dtype: torch.dtype | None, blocks: int) -> InferenceReport:
    """Time our engine and a plain reference in alternating blocks of ten frames, on fresh random input each time.

    `size` is the side of the square image in pixels; `dtype` forces the number type (None: the fastest).
    """
    random = torch.Generator().manual_seed(0)
    network = UNetGenerator(spec).eval().requires_grad_(False)
    init_weights(network, random)
    engine = choose_engine(network, size, torch.device("cpu"), dtype)
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
    reference = UNetGenerator(network.spec)
    reference.load_state_dict(network.state_dict())
    for layer in reference.up:
        if isinstance(layer, Up) and isinstance(layer.conv, ResizeConv2d):
            folded = layer.conv
            outputs, inputs = folded.weight.shape[:2]
            plain = nn.Conv2d(inputs, outputs, 3, padding=1, bias=folded.bias is not None)
            plain.weight = folded.weight
            plain.bias = folded.bias
            layer.conv = nn.Sequential(nn.Upsample(scale_factor=2, mode="nearest"), plain)
    return reference.eval().requires_grad_(False)


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
