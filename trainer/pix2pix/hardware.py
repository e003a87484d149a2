"""What the machine offers: the device to run on and the number type that is fast there."""

import ctypes
import sys
from dataclasses import dataclass

import torch

from trainer.messages import tr

DEVICES = ("cpu", "cuda", "mps")
_M_TRIM_THRESHOLD, _M_MMAP_MAX = -1, -4  # of mallopt(3)
_DEFAULT_TRIM, _DEFAULT_MMAPS = 128 * 1024, 65536


class DeviceError(Exception):
    """The device that was asked for isn't there; the message is one sentence."""


def choose_device(name: str | None = None) -> torch.device:
    """Return the device called `name`, or the best one present.

    Raises:
        DeviceError: `name` is no device of this machine.
    """
    present = {
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
        "cpu": True,
    }
    if name is None or name == "auto":
        return torch.device(next(kind for kind, there in present.items() if there))
    kind, _, number = name.partition(":")
    numbers = [str(i) for i in range(torch.cuda.device_count())] if kind == "cuda" and present["cuda"] else []
    if not present.get(kind, False) or (number and number not in numbers):
        found = ", ".join(kind for kind in DEVICES if present[kind])
        if present["cuda"] and torch.cuda.device_count() > 1:
            found += f", cuda:0 to cuda:{torch.cuda.device_count() - 1}"
        raise DeviceError(
            tr(
                "There is no device “{name}” on this machine: choose one of {found}, or leave it out.",
                name=name,
                found=found,
            )
        )
    return torch.device(name)


def fast_in_bfloat16(device: torch.device) -> bool:
    """Whether bfloat16 is computed natively on `device`; elsewhere it is emulated and slower than float32."""
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    if device.type != "cpu":
        return False
    capabilities = torch.cpu.get_capabilities()
    return bool(capabilities.get("amx_bf16") or capabilities.get("avx512_bf16"))


@dataclass(frozen=True)
class Precision:
    """The number type that a training's products are computed in; sums, weights and losses are float32."""

    device: torch.device
    dtype: torch.dtype

    @property
    def scales(self) -> bool:
        """Whether losses are scaled up so that their gradients don't vanish: float16 has no small numbers."""
        return self.dtype == torch.float16

    @property
    def memory_format(self) -> torch.memory_format:
        """The order of pixels and channels that convolutions and their gradients are fastest in (docs/adr/0013)."""
        # On MPS gradients through batch_norm in channels_last were wrong (pytorch/pytorch#175189).
        plain = self.device.type == "mps" or (self.device.type == "cpu" and self.dtype == torch.float32)
        return torch.contiguous_format if plain else torch.channels_last

    def autocast(self) -> torch.autocast:
        """Return the context in which networks compute."""
        if self.dtype == torch.float32:
            return torch.autocast(self.device.type, enabled=False)
        return torch.autocast(self.device.type, self.dtype)


def choose_precision(device: torch.device, name: str = "auto") -> Precision:
    """Return the number type to train in: "auto" is the fastest that the device computes natively.

    Raises:
        DeviceError: float16 was asked for where it isn't trained in.
    """
    if name == "fp16" and device.type != "cuda":
        raise DeviceError(tr("Training in fp16 needs a CUDA device, not {type}: leave --dtype out.", type=device.type))
    if name != "auto":
        return Precision(device, {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}[name])
    if fast_in_bfloat16(device):
        return Precision(device, torch.bfloat16)
    return Precision(device, torch.float16 if device.type == "cuda" else torch.float32)


def keep_freed_memory(keep: bool = True) -> None:
    """Let this process keep the memory that it frees, where the C library can: glibc on Linux.

    A training step takes and frees the same large blocks again and again. glibc would map each of them anew, and the
    system would clear every page of it, which takes longer than some of the convolutions. With `keep` off all is as
    glibc has it by itself, and what was kept is given back.
    """
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "mallopt"):
        library.mallopt(_M_MMAP_MAX, 0 if keep else _DEFAULT_MMAPS)
        library.mallopt(_M_TRIM_THRESHOLD, 2**31 - 1 if keep else _DEFAULT_TRIM)
        if not keep:
            library.malloc_trim(0)


def drawing_threads(cores: int) -> int:
    """Return how many threads draw at most where so many physical cores may be used.

    Two threads on one core share its multipliers, so logical cores don't help. From four cores on one is left to the
    window and the system; with fewer, pictures come so far apart that the window finds its time between them.
    """
    return cores if cores < 4 else cores - 1
