"""Which engine draws: the plain modules on any device, or the packed path on the CPU, found out by trying."""

import contextlib
import copy
import hashlib
import logging
import os
import platform
import statistics
import time
from pathlib import Path
from typing import Protocol

import msgspec
import torch
from torch import Tensor

from trainer.files.atomic_write import write_atomically
from trainer.files.json_reader import JsonError, read_json
from trainer.pix2pix.architectures.build import GeneratorNetwork
from trainer.pix2pix.convolutions import ResizeConv2d
from trainer.pix2pix.cpu_engine import PackedUNet, operators_exist
from trainer.pix2pix.hardware import fast_in_bfloat16
from trainer.pix2pix.networks import DropoutNoise, UNetGenerator, Up
from trainer.threads import OtherPrograms
from trainer.version import VERSION

_log = logging.getLogger(__name__)

TOLERANCE = {torch.bfloat16: 2e-2, torch.float32: 1e-4}  # relative error before rounding to 8 bits, on seeded noise
_FRAMES = 3  # in a block that is timed; each engine's weights must be in the caches, so they don't take turns

_CALM = 0.5  # cores that other programs may keep busy while engines are timed: more, and the clock decides nothing
_MOST_VERDICTS = 200


class Verdicts:
    """Where the packed engine has proved itself: by machine, version, type, size and weights; kept in a file if given.

    Defeats aren't kept: the next time may be better.
    """

    def __init__(self) -> None:
        self._file: Path | None = None
        self._proved: list[str] = []

    def keep_in(self, file: Path) -> None:
        """Go on with what a file says, and write there from now on; one that can't be read says nothing."""
        self._file = file
        try:
            self._proved = read_json(file, list[str])[-_MOST_VERDICTS:]
        except (OSError, JsonError):
            self._proved = []

    def has(self, key: str) -> bool:
        """Whether the engine has proved itself in this case."""
        return key in self._proved

    def add(self, key: str) -> None:
        """It has; without room on the disk it will have to again."""
        self._proved = [*self._proved, key][-_MOST_VERDICTS:]
        if self._file is not None:
            with contextlib.suppress(OSError):
                write_atomically(self._file, msgspec.json.encode(self._proved), durable=False)


verdicts = Verdicts()


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

    Whether it agrees hangs on the weights, which is faster on the machine. What has proved itself isn’t tried again.
    """
    if not operators_exist():
        _log.warning("the packed engine's operators are missing: drawing with the plain modules")
        return None
    key = _case(network, dtype, frame)
    try:
        packed = PackedUNet(network, dtype)
        packed.case = key
        if verdicts.has(key):
            return packed
        error = relative_error(packed(frame), ModuleEngine(network, torch.device("cpu"), torch.float32)(frame))
    except (RuntimeError, TypeError, NotImplementedError) as failure:  # whatever an internal operator may raise
        _log.warning("the packed engine fails (%s): drawing with the plain modules", failure)
        return None
    if not error <= TOLERANCE[dtype]:
        _log.warning("the packed engine is off by %.2g in %s: passed over", error, dtype)
        return None
    if not known_to_be_faster():
        others = OtherPrograms()
        wins = _wins(packed, ModuleEngine(network, torch.device("cpu"), dtype), frame)
        if others() > _CALM:
            _log.info("the machine is busy: drawing with the packed engine, to be timed another time")
            return packed
        if not wins:
            return None
    verdicts.add(key)
    return packed


def known_to_be_faster() -> bool:
    """Whether packed weights have been faster on every processor of this kind: those with AVX2 (docs/adr/0009)."""
    return bool(torch.cpu.get_capabilities().get("avx2"))


def _wins(packed: PackedUNet, plain: "ModuleEngine", frame: Tensor) -> bool:
    """Time both engines; in doubt again, as another program may have held up this one block."""
    ours, theirs = time_engine(packed, frame), time_engine(plain, frame)
    if ours > theirs:
        ours, theirs = min(ours, time_engine(packed, frame)), min(theirs, time_engine(plain, frame))
    if ours > theirs:
        _log.warning("the packed engine takes %.1f ms, the plain modules %.1f: these draw", ours, theirs)
    return ours <= theirs


def _case(network: UNetGenerator, dtype: torch.dtype, frame: Tensor) -> str:
    """Return what stands for a network with its weights, on this machine and with these versions."""
    sums = [value for weight in network.state_dict().values() for value in (weight.sum(), weight.square().sum())]
    case = (
        VERSION,
        torch.__version__,
        platform.machine(),
        platform.processor(),
        torch.backends.cpu.get_cpu_capability(),
        os.environ.get("ONEDNN_MAX_CPU_ISA", ""),
        str(dtype),
        tuple(frame.shape),
        msgspec.json.encode(network.spec),
    )
    digest = hashlib.blake2b(repr(case).encode(), digest_size=16)
    digest.update(torch.stack(sums).float().numpy().tobytes())
    return digest.hexdigest()


def relative_error(ours: Tensor, reference: Tensor) -> float:
    """Return ||ours - reference|| / ||reference||."""
    return float((ours.float() - reference.float()).norm() / reference.float().norm())


def time_engine(engine: Engine, frame: Tensor) -> float:
    """Return the median milliseconds of a block of frames, after one to warm up."""
    engine(frame)
    times = []
    for _ in range(_FRAMES):
        began = time.perf_counter()
        engine(frame)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)
