"""How many threads compute: the cores that may be used, and fewer while other programs are busy (oversubscription).

The threads of a parallel loop (OpenMP) wait for one another. Where one of two cores is busy with something else, two
threads take two to three times as long as one, since the half that has to wait for its core holds up the other.
"""

import math
import os
import statistics
import time
from collections import deque
from collections.abc import Callable, Hashable
from pathlib import Path

_SAMPLES = 5  # measurements that are looked at together; the middle one counts
_SLOWED = 1.35  # times as long as it took at best: then fewer threads are tried
_BETTER = 0.95  # of the time that the former count takes: then the other one is kept
_PATIENCE = 1.0, 30.0  # seconds until the next trial: after the first one, and after many in vain
_KEPT_KINDS = 64


def usable_cores() -> int:
    """Return the physical cores that this process may use: by its affinity, its cgroup's quota, OMP_NUM_THREADS."""
    import psutil

    logical = os.cpu_count() or 1
    cores = psutil.cpu_count(logical=False) or 1
    if hasattr(os, "sched_getaffinity"):
        # A mask tells logical cores; taken as spread over the physical ones, as systems number them.
        cores = min(cores, len(os.sched_getaffinity(0)))
    quota = _cgroup_quota()
    if quota is not None:
        cores = min(cores, max(1, math.floor(quota)))
    return max(1, min(asked_threads() or cores, logical))


def asked_threads() -> int | None:
    """Return how many threads OMP_NUM_THREADS asks for, None if it doesn't."""
    asked = os.environ.get("OMP_NUM_THREADS", "").split(",")[0].strip()
    return int(asked) if asked.isdecimal() and int(asked) > 0 else None


class ThreadChoice:
    """Chooses a number of threads, 1 to `most`, by the pace that is measured; tries another when that may be faster."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.most = self.count = most
        self.reason = "as many as there are cores" if most > 1 else "one core may be used"
        self._clock = clock
        self._best: dict[Hashable, float] = {}  # the fastest that each kind of work was ever done, at any count
        self._recent: deque[float] = deque(maxlen=_SAMPLES)  # times that long, at the present count
        self._calm: dict[int, float] = {}  # the best that each count was found at
        self._trial: tuple[int, float] | None = None  # the count before a trial, and what it took
        self._patience = _PATIENCE[0]
        self._next_trial = -math.inf

    def note(self, kind: Hashable, ms: float) -> None:
        """Take down what some work took; `kind` tells it from work that is more or less. May change `count`."""
        if self.most == 1 or ms <= 0:
            return
        if kind not in self._best and len(self._best) >= _KEPT_KINDS:
            self._best.pop(next(iter(self._best)))
        best = self._best[kind] = min(ms, self._best.get(kind, ms))
        self._recent.append(ms / best)
        if len(self._recent) < _SAMPLES:
            return
        cost = statistics.median(self._recent)
        self._calm[self.count] = min(cost, self._calm.get(self.count, cost))
        if self._trial is not None:
            self._judge(cost)
        elif self._clock() >= self._next_trial:
            fewer = self.count > 1 and (
                self._fewer not in self._calm
                or cost > _SLOWED * self._calm[self.count]
                or cost > self._calm[self._fewer]
            )
            if fewer or self.count < self.most:
                self._trial = (self.count, cost)
                self._change(self._fewer if fewer else self._more)

    def _judge(self, cost: float) -> None:
        """Keep the count that was tried, or go back to the one before."""
        assert self._trial is not None
        before, former = self._trial
        self._trial = None
        if cost < _BETTER * former:
            self._patience = _PATIENCE[0]
            self.reason = "faster at the moment than fewer" if self.count > before else "other programs are busy"
        else:
            self._patience = min(2 * self._patience, _PATIENCE[1])
            self.reason = f"{self.count} took longer when they were tried"
            self._change(before)
        self._next_trial = self._clock() + self._patience

    @property
    def _fewer(self) -> int:
        return max(1, self.count // 2)

    @property
    def _more(self) -> int:
        return min(self.most, self.count + max(1, self.count // 3))

    def _change(self, count: int) -> None:
        self.count = count
        self._recent.clear()


def _cgroup_quota() -> float | None:
    """Return the processors that the cgroup of this process may use, None where nothing limits them."""
    for folder in _cgroup_folders():
        try:
            quota, period = (folder / "cpu.max").read_text().split()
        except (OSError, ValueError):
            continue
        if quota != "max":
            return int(quota) / int(period)
    return None


def _cgroup_folders() -> list[Path]:
    """Return the folders of the process's cgroup (version 2) and of those around it, the innermost first."""
    root = Path("/sys/fs/cgroup")
    try:
        lines = Path("/proc/self/cgroup").read_text().splitlines()
    except OSError:
        return []
    inner = next((line.partition("::")[2].lstrip("/") for line in lines if line.startswith("0::")), "")
    folder = root / inner
    return [folder, *(parent for parent in folder.parents if parent == root or root in parent.parents)]
