"""What the machine offers: the device to run on and the number type that is fast there."""

import torch

DEVICES = ("cpu", "cuda", "mps")


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
    if not present.get(name, False):
        found = ", ".join(kind for kind in DEVICES if present[kind])
        raise DeviceError(f"There is no device “{name}” on this machine: choose one of {found}, or leave it out.")
    return torch.device(name)


def fast_in_bfloat16(device: torch.device) -> bool:
    """Whether bfloat16 is computed natively on `device`; elsewhere it is emulated and slower than float32."""
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    if device.type != "cpu":
        return False
    capabilities = torch.cpu.get_capabilities()
    return bool(capabilities.get("amx_bf16") or capabilities.get("avx512_bf16"))


def drawing_threads(cores: int | None) -> int:
    """Return how many threads draw on a processor of so many physical cores.

    Two threads on one core share its multipliers, so logical cores don't help. From four cores on one is left to the
    window and the system; with fewer, pictures come so far apart that the window finds its time between them.
    """
    if cores is None:
        return 1
    return cores if cores < 4 else cores - 1
