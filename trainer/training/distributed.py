"""Several processes that train one model, as `torchrun` starts them: who has which samples, and what they agree on.

torch is imported where it is needed, so that the command line can ask who it is before that.
"""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

_PATIENCE = timedelta(days=7)  # the others wait while the first validates, or while the person has paused it


@dataclass(frozen=True)
class Share:
    """This process's part of a step: number `rank` of `count`."""

    rank: int = 0
    count: int = 1

    @property
    def leads(self) -> bool:
        """Whether this process is the one that writes, tells and decides."""
        return self.rank == 0

    def batch_number(self, step: int) -> int:
        """Return the number of this process's batch in the sequence of all, step `step` (from 0)."""
        return step * self.count + self.rank

    def first_sample(self, step: int, batch: int) -> int:
        """Return the number of the first sample of this process's batch of `batch` samples."""
        return self.batch_number(step) * batch

    def agree(self, word: int) -> int:
        """Return the first process's `word`, in all of them."""
        if self.count == 1:
            return word
        import torch
        import torch.distributed as dist

        device = torch.device("cuda") if dist.get_backend() == "nccl" else torch.device("cpu")
        told = torch.tensor([word], device=device)
        dist.broadcast(told, 0)
        return int(told.item())

    def mean(self, values: "Tensor") -> "Tensor":
        """Return the mean of all processes' values."""
        if self.count == 1:
            return values
        import torch.distributed as dist

        dist.all_reduce(values)
        return values / self.count


ALONE = Share()


def launched() -> Share:
    """Return this process's share as torchrun's environment tells it; all of it where there is none."""
    if "RANK" not in os.environ or "WORLD_SIZE" not in os.environ:
        return ALONE
    return Share(int(os.environ["RANK"]), int(os.environ["WORLD_SIZE"]))


@contextlib.contextmanager
def joined(share: Share, device: "torch.device") -> Iterator["torch.device"]:
    """Meet the other processes for the time of a training; give this process's own device."""
    if share.count == 1:
        yield device
        return
    import torch
    import torch.distributed as dist

    if device.type == "cuda":
        device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", "0")))
        torch.cuda.set_device(device)
    dist.init_process_group("nccl" if device.type == "cuda" else "gloo", timeout=_PATIENCE)
    try:
        yield device
    finally:
        dist.destroy_process_group()


def replicate(network: "nn.Module", share: Share, device: "torch.device") -> "nn.Module":
    """Return the network so that its gradients are the mean over all processes."""
    if share.count == 1:
        return network
    from torch.nn.parallel import DistributedDataParallel

    ids = [device.index] if device.type == "cuda" else None
    return DistributedDataParallel(network, device_ids=ids, gradient_as_bucket_view=True)
