"""Which engine draws: the plain modules on any device, or the packed path on the CPU, found out by trying."""

import copy
import logging
import statistics
import time
from typing import Protocol

import torch
from torch import Tensor

from trainer.model_card import NetworkSpec
from trainer.pix2pix.architectures.build import GeneratorNetwork
from trainer.pix2pix.convolutions import ResizeConv2d
from trainer.pix2pix.cpu_engine import PackedUNet, operators_exist
from trainer.pix2pix.hardware import fast_in_bfloat16
from trainer.pix2pix.networks import DropoutNoise, UNetGenerator, Up

_log = logging.getLogger(__name__)

TOLERANCE = {torch.bfloat16: 2e-2, torch.float32: 1e-4}  # relative error before rounding to 8 bits, on seeded noise
_FRAMES = 3  # in a block that is timed; each engine's weights must be in the caches, so they don't take turns

# Where the packed engine has proved faster in this process: network, shape of the frame, type, threads. A model that is
# followed through its training is opened every half minute, and need not be timed each time. A defeat isn't kept: the
# machine may only have been busy.
_faster: set[tuple[NetworkSpec, torch.Size, torch.dtype, int]] = set()


class Engine(Protocol):
    """Runs a generator's network on one image."""

    name: str
    dtype: torch.dtype
    device: torch.device

    def __call__(self, x: Tensor, noise: DropoutNoise | None = None) -> Tensor:
        """(1, C, H, W) in [-1, 1] -> (1, C', H, W)."""


class ModuleEngine:
    """The plain modules, channels last."""

    def __init__(self, network: GeneratorNetwork, device: torch.device, dtype: torch.dtype) -> None:
        self.name = f"{device.type} modules"
        self.device, self.dtype = device, dtype
        self._network = copy.deepcopy(network)
        for layer in self._network.up:
            if isinstance(layer, Up) and isinstance(layer.conv, ResizeConv2d):
                layer.conv = layer.conv.as_transposed()
        self._network.to(device, dtype)
        self._network.to(memory_format=torch.channels_last)

    @torch.inference_mode()
    def __call__(self, x: Tensor, noise: DropoutNoise | None = None) -> Tensor:
        """(1, C, H, W) in [-1, 1] -> (1, C', H, W)."""
        y: Tensor = self._network(x.to(self.device, self.dtype, memory_format=torch.channels_last), noise)
        return y


def choose_engine(
    network: GeneratorNetwork, size: int, device: torch.device, dtype: torch.dtype | None = None
) -> Engine:
    """Return the fastest engine for a network on a device that agrees with the plain modules.

    `size` is the side in pixels of the image it is tried on, `dtype` the number type to compute in (None: the
    fastest that the hardware has).
    """
    if device.type != "cpu":
        return ModuleEngine(network, device, dtype or _half(device))
    types = [dtype] if dtype is not None else [torch.float32]
    if dtype is None and fast_in_bfloat16(device):
        types.insert(0, torch.bfloat16)
    side = network.spec.fitting(size)
    shape = (1, network.spec.input_channels, side, side)
    frame = torch.rand(shape, generator=torch.Generator().manual_seed(0)) * 2 - 1
    if not isinstance(network, UNetGenerator):
        return _in_type_that_agrees(network, types, frame)
    for kind in types:
        engine = _try_packed(network, kind, frame) if kind in TOLERANCE else None
        if engine is not None:
            return engine
    return ModuleEngine(network, device, types[0])


def _in_type_that_agrees(network: GeneratorNetwork, types: list[torch.dtype], frame: Tensor) -> Engine:
    """Return the plain modules in the first of the types whose picture agrees with float32's."""
    device = torch.device("cpu")
    reference = ModuleEngine(network, device, torch.float32)
    for kind in types[:-1]:
        engine = ModuleEngine(network, device, kind)
        if relative_error(engine(frame), reference(frame)) <= TOLERANCE[kind]:
            return engine
    return ModuleEngine(network, device, types[-1])


def _half(device: torch.device) -> torch.dtype:
    """Return the type of 16 bits that a GPU computes in; bfloat16, where it has it, can't overflow."""
    return torch.bfloat16 if fast_in_bfloat16(device) else torch.float16


def _try_packed(network: UNetGenerator, dtype: torch.dtype, frame: Tensor) -> PackedUNet | None:
    """Return the packed engine if it exists here, agrees, and is faster than the plain modules in its type.

    Whether it agrees is looked at each time, as that hangs on the weights; which is faster is looked at until it wins.
    """
    if not operators_exist():
        _log.warning("the packed engine's operators are missing: drawing with the plain modules")
        return None
    try:
        packed = PackedUNet(network, dtype)
        error = relative_error(packed(frame), ModuleEngine(network, torch.device("cpu"), torch.float32)(frame))
    except (RuntimeError, TypeError, NotImplementedError) as failure:  # whatever an internal operator may raise
        _log.warning("the packed engine fails (%s): drawing with the plain modules", failure)
        return None
    if not error <= TOLERANCE[dtype]:
        _log.warning("the packed engine is off by %.2g in %s: passed over", error, dtype)
        return None
    known = (network.spec, frame.shape, dtype, torch.get_num_threads())
    if known in _faster:
        return packed
    plain = ModuleEngine(network, torch.device("cpu"), dtype)
    ours, theirs = _time(packed, frame), _time(plain, frame)
    if ours > theirs:
        # Another program may have held up this one block. What draws from now on isn't decided by one look.
        ours, theirs = min(ours, _time(packed, frame)), min(theirs, _time(plain, frame))
    if ours > theirs:
        _log.warning("the packed engine takes %.1f ms, the plain modules %.1f: these draw", ours, theirs)
        return None
    _faster.add(known)
    return packed


def relative_error(ours: Tensor, reference: Tensor) -> float:
    """Return ||ours - reference|| / ||reference||."""
    return float((ours.float() - reference.float()).norm() / reference.float().norm())


def _time(engine: Engine, frame: Tensor) -> float:
    """Return the median milliseconds of a block of frames, after one to warm up."""
    engine(frame)
    times = []
    for _ in range(_FRAMES):
        began = time.perf_counter()
        engine(frame)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)
