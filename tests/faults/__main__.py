"""`python -m tests.faults`: what is there after a kill (SIGKILL) at every write, sync, move and removal?

Each deed of `tests.faults.deeds` is done by a child that dies at its first change to the disk, by another that dies at
its second, and so on until one ends by itself. Then the next start has to find what was there before or after the step
that was interrupted, whole, and to clean up what a killed writer left.
"""

import argparse
import hashlib
import json
import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}  # only so can it fork
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.faults.deeds import DEEDS, Deed
from tests.faults.kill_points import KillPoint

Tell = Callable[[str], None]  # a line to whoever started the child


@dataclass
class Outcome:
    """What came of a deed: the changes to the disk that it makes, and what was wrong after a kill at one."""

    deed: str
    points: int
    kills: int = 0
    faults: list[str] = field(default_factory=list)


def try_deed(name: str, most: int | None, root: Path) -> Outcome:
    """Kill a deed at each of its changes, or at `most` of them, spread evenly."""
    deed, prepared, work = DEEDS[name], root / "prepared", root / "work"
    prepared.mkdir()
    _in_child(lambda tell: deed.prepare(prepared))
    states = _states(deed, prepared, root)
    shutil.copytree(prepared, work)
    _, told = _in_child(partial(_do, deed, work, 0))
    outcome = Outcome(name, int(told[-1]))
    for number in _chosen(outcome.points, most):
        shutil.rmtree(work)
        shutil.copytree(prepared, work)
        killed, told = _in_child(partial(_do, deed, work, number))
        if not killed:  # threads: it can be one less
            continue
        outcome.kills += 1
        _, (found,) = _in_child(partial(_inspect, deed, work))
        digest, again, left = json.loads(found)
        where = f"killed at change {number} of {outcome.points}, in step {len(told) + 1}"
        if digest not in states[len(told) : len(told) + 2]:
            outcome.faults.append(f"{where}: {digest}")
        elif again != digest:
            outcome.faults.append(f"{where}: something else once the next start had cleaned up: {again}")
        if left:
            outcome.faults.append(f"{where}: the next start left {left}")
    return outcome


def _chosen(points: int, most: int | None) -> list[int]:
    if most is None or points <= most:
        return list(range(1, points + 1))
    return sorted({1 + round(step * (points - 1) / (most - 1)) for step in range(most)})


def _states(deed: Deed, prepared: Path, root: Path) -> list[str]:
    """Return what is found before a deed and after each of its steps."""
    work, copies = root / "whole", [root / "state0"]

    def do(tell: Tell) -> None:
        for number, _ in enumerate(deed.do(work), 1):
            shutil.copytree(work, root / f"state{number}")
            tell("")

    shutil.copytree(prepared, work)
    shutil.copytree(prepared, copies[0])
    _, told = _in_child(do)
    copies += [root / f"state{number}" for number in range(1, len(told) + 1)]
    found = []
    for copy in copies:
        _, (digest,) = _in_child(partial(_look, deed, copy))
        found.append(digest)
        shutil.rmtree(copy)
    shutil.rmtree(work)
    return found


def _do(deed: Deed, folder: Path, number: int, tell: Tell) -> None:
    point = KillPoint(folder, number)
    for _ in deed.do(folder):
        tell("")
    if number == 0:
        tell(str(point.count))


def _look(deed: Deed, folder: Path, tell: Tell) -> None:
    tell(_digest(deed.look(folder)))


def _inspect(deed: Deed, folder: Path, tell: Tell) -> None:
    """Tell what is found, what is found once the next start has cleaned up, and what of killed writers it left."""
    found = _seen(deed, folder)
    deed.start_again(folder)
    left = [str(path.relative_to(folder)) for path in folder.rglob(".*")]
    tell(json.dumps((found, _seen(deed, folder), left)))


def _seen(deed: Deed, folder: Path) -> str:
    try:
        return _digest(deed.look(folder))
    except Exception as error:  # noqa: BLE001  (whatever it is, nothing whole is there)
        at = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(at.filename).name}:{at.lineno}: {error}"


def _digest(found: object) -> str:
    return hashlib.sha256(repr(found).encode()).hexdigest()[:16]


def _in_child(do: Callable[[Tell], object]) -> tuple[bool, list[str]]:
    """Do something in a process of its own; return whether it was killed, and the lines that it told.

    Raises:
        RuntimeError: it failed in another way.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            do(lambda line: _write_line(writer, line))
            code = 0
        except BaseException:  # noqa: BLE001
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        told = pipe.read().decode().splitlines()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True, told
    if os.WEXITSTATUS(status):
        raise RuntimeError("a child failed")
    return False, told


def _write_line(descriptor: int, line: str) -> None:
    os.write(descriptor, line.encode() + b"\n")


def main() -> int:
    """Return the exit code: 1 if anything was neither the old nor the new."""
    parser = argparse.ArgumentParser("tests.faults", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("deeds", nargs="*", default=[*DEEDS], help=f"{', '.join(DEEDS)}; all of them by default")
    parser.add_argument("--most", type=int, help="kills of each deed, spread evenly; all by default")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    bad = 0
    for outcome in _outcomes(options.deeds, options.most):
        bad += len(outcome.faults)
        if options.json:
            print(json.dumps(asdict(outcome)), flush=True)
            continue
        print(f"{outcome.deed}: {outcome.kills} kills at {outcome.points} changes", flush=True)
        for fault in outcome.faults:
            print(f"  {fault}", flush=True)
    return int(bad > 0)


def _outcomes(names: list[str], most: int | None) -> Iterator[Outcome]:
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            yield try_deed(name, most, Path(folder))


if __name__ == "__main__":
    sys.exit(main())
