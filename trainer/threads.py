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

from trainer.messages import tr

_SAMPLES = 5  # measurements that are looked at together; the middle one counts
_SLOWED = 1.35  # times as long as it took at best: then fewer threads are tried
_BETTER = 0.95  # of the time that the former count takes: then the other one is kept
_PATIENCE = 1.0, 30.0  # seconds until the next trial: after the first one, and after many in vain
_ASKING = 0.5  # seconds between two looks at what other programs do
_KEPT_KINDS = 64
_SPINS = "1000"  # about 10 microseconds: as long as the shortest pieces of work are apart


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


def wait_asleep() -> None:
    """Let threads that wait for one another fall asleep soon; to be called before torch is imported.

    GNU's OpenMP has them turn in circles for milliseconds, which keeps the core from the very thread that is waited
    for when another program is busy too (docs/adr/0020). What the environment says of it is heeded.
    """
    if not {"OMP_WAIT_POLICY", "GOMP_SPINCOUNT"} & os.environ.keys():
        os.environ["GOMP_SPINCOUNT"] = _SPINS


class ThreadChoice:
    """Chooses a number of threads, 1 to `most`, by the pace that is measured; tries another when that may be faster."""

    def __init__(
        self,
        most: int,
        clock: Callable[[], float] = time.monotonic,
        others: Callable[[], float] | None = None,
    ) -> None:
        """`others` tells how many cores other programs have kept busy since it was last asked: a hint what to try."""
        self.most = self.count = most
        self.reason = tr("as many as there are cores") if most > 1 else tr("one core may be used")
        self._others = others
        self._cores = most  # how many threads find a core, by that hint
        self._asked_at = clock()
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
        self._ask_others()
        if self._trial is not None:
            # Two slow ones are enough to know that it was no good idea.
            slow = len(self._recent) > 1 and min(self._recent) > _SLOWED * self._trial[1]
            if slow or len(self._recent) == _SAMPLES:
                self._judge(min(self._recent) if slow else statistics.median(self._recent))
            return
        if len(self._recent) == _SAMPLES:
            cost = statistics.median(self._recent)
            self._calm[self.count] = min(cost, self._calm.get(self.count, cost))
            if self._clock() >= self._next_trial:
                self._try_another(cost)

    def hint(self) -> None:
        """Look at other programs before anything was measured."""
        self._asked_at = -math.inf
        self._ask_others()

    def _ask_others(self) -> None:
        if self._others is None or self._clock() - self._asked_at < _ASKING:
            return
        self._asked_at = self._clock()
        self._cores = max(1, min(self.most, math.floor(self.most - self._others() + 0.5)))
        if self._cores < self.count and self._trial is None and self._clock() >= self._next_trial:
            cost = statistics.median(self._recent) if self._recent else math.inf
            self._trial = (self.count, cost)
            self._change(self._cores)

    def _try_another(self, cost: float) -> None:
        """Try fewer threads if these are slowed down or those are unknown, else more if there may be room."""
        fewer = self.count > 1 and (
            self._fewer not in self._calm or cost > _SLOWED * self._calm[self.count] or cost > self._calm[self._fewer]
        )
        more = self.count < self.most and (self._cores > self.count or self._clock() >= self._next_trial + _PATIENCE[1])
        if fewer or more:
            self._trial = (self.count, cost)
            self._change(self._fewer if fewer else self._more)

    def _judge(self, cost: float) -> None:
        """Keep the count that was tried, or go back to the one before."""
        assert self._trial is not None
        before, former = self._trial
        self._trial = None
        self._calm[self.count] = min(cost, self._calm.get(self.count, cost))
        if cost < _BETTER * former:
            self._patience = _PATIENCE[0]
            self.reason = (
                tr("faster at the moment than fewer") if self.count > before else tr("other programs are busy")
            )
        else:
            self._patience = min(2 * self._patience, _PATIENCE[1])
            self.reason = tr("{count} took longer when they were tried", count=self.count)
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


class OtherPrograms:
    """Measures how many cores other programs keep busy."""

    def __init__(self) -> None:
        import psutil

        self._psutil, self._own = psutil, psutil.Process()
        self._before = self._read()

    def __call__(self) -> float:
        """Return the cores that were busy for others since the last call."""
        total, idle, own = self._read()
        total_before, idle_before, own_before = self._before
        if total <= total_before:
            return 0.0
        self._before = (total, idle, own)
        cores = self._psutil.cpu_count() or 1
        seconds = (total - total_before) / cores
        return float(max(0.0, (total - total_before - (idle - idle_before) - (own - own_before)) / seconds))

    def _read(self) -> tuple[float, float, float]:
        """Return the seconds that all cores have had, and been idle for, and those of this process."""
        times, own = self._psutil.cpu_times(), self._own.cpu_times()
        return sum(times), times.idle + getattr(times, "iowait", 0.0), own.user + own.system


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
