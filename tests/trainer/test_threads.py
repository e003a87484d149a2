"""How many threads compute: on a machine that is simulated, as its other programs come and go."""

import os
from collections.abc import Iterator

import pytest

from trainer.threads import OtherPrograms, ThreadChoice, usable_cores, wait_asleep


class Machine:
    """Cores, some of them busy: what work takes on so many threads."""

    def __init__(self, cores: int) -> None:
        self.cores, self.busy, self.now = cores, 0, 0.0

    def takes(self, threads: int, work: float = 10.0) -> float:
        free = self.cores - self.busy
        ms = work / threads if threads <= free else 3 * work / threads
        self.now += ms / 1000
        return ms

    def run(self, choice: ThreadChoice, seconds: float) -> Iterator[int]:
        end = self.now + seconds
        while self.now < end:
            yield choice.count
            choice.note("work", self.takes(choice.count))


@pytest.fixture
def machine() -> Machine:
    return Machine(2)


def test_alone_all_cores_compute_nearly_always(machine: Machine) -> None:
    choice = ThreadChoice(2, lambda: machine.now)
    counts = list(machine.run(choice, 10))
    assert counts.count(2) > 0.95 * len(counts)
    assert counts[-1] == 2


def test_beside_a_busy_program_fewer_compute_within_a_few_pictures(machine: Machine) -> None:
    choice = ThreadChoice(2, lambda: machine.now)
    list(machine.run(choice, 3))
    machine.busy = 1
    counts = list(machine.run(choice, 10))
    assert 1 in counts[:25] or counts.index(1) * 15 < 1100  # or as soon as the last trial is a second ago
    assert counts.count(1) > 0.9 * len(counts)
    assert "busy" in choice.reason or "longer" in choice.reason


def test_when_it_is_calm_again_all_compute_again(machine: Machine) -> None:
    choice = ThreadChoice(2, lambda: machine.now)
    machine.busy = 1
    list(machine.run(choice, 20))
    assert choice.count == 1
    machine.busy = 0
    counts = list(machine.run(choice, 60))
    assert counts[-1] == 2


def test_what_other_programs_do_is_seen_before_anything_is_slow(machine: Machine) -> None:
    busy = [1.0]
    choice = ThreadChoice(2, lambda: machine.now, others=lambda: busy[0])
    machine.busy = 1
    choice.hint()
    assert choice.count == 1
    counts = list(machine.run(choice, 20))
    assert counts.count(1) > 0.97 * len(counts)
    machine.busy, busy[0] = 0, 0.0
    counts = list(machine.run(choice, 40))
    assert counts[-1] == 2


def test_other_programs_are_measured() -> None:
    others = OtherPrograms()
    assert others() >= 0
    assert others() <= (os.cpu_count() or 1)


def test_work_of_several_kinds_is_told_apart(machine: Machine) -> None:
    choice = ThreadChoice(2, lambda: machine.now)
    for number in range(2000):
        work = 10.0 if number % 7 else 70.0
        choice.note(work, machine.takes(choice.count, work))
    assert choice.count == 2


@pytest.mark.parametrize(("cores", "busy"), [(8, 3), (6, 2), (4, 1)])
def test_on_many_cores_as_many_compute_as_are_free(cores: int, busy: int) -> None:
    machine = Machine(cores)
    choice = ThreadChoice(cores, lambda: machine.now)
    machine.busy = busy
    counts = list(machine.run(choice, 60))
    assert cores - busy - 2 <= sorted(counts)[len(counts) // 2] <= cores - busy


def test_one_core_is_never_left() -> None:
    choice = ThreadChoice(1)
    for ms in (1.0, 50.0) * 20:
        choice.note("work", ms)
    assert choice.count == 1


def test_what_the_environment_says_is_heeded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    assert usable_cores() == 1
    monkeypatch.delenv("OMP_NUM_THREADS")
    if hasattr(os, "sched_getaffinity"):
        monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0})
        assert usable_cores() == 1


@pytest.mark.parametrize(
    ("asked", "spins"), [({}, "1000"), ({"GOMP_SPINCOUNT": "7"}, "7"), ({"OMP_WAIT_POLICY": "active"}, None)]
)
def test_threads_wait_asleep_unless_the_environment_says_otherwise(
    monkeypatch: pytest.MonkeyPatch, asked: dict[str, str], spins: str | None
) -> None:
    for name in ("GOMP_SPINCOUNT", "OMP_WAIT_POLICY"):
        monkeypatch.setenv(name, "")  # so that it is as before afterwards
        monkeypatch.delenv(name)
    for name, value in asked.items():
        monkeypatch.setenv(name, value)
    wait_asleep()
    assert os.environ.get("GOMP_SPINCOUNT") == spins
