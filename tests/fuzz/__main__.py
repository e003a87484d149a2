"""`python -m tests.fuzz --count 3000`: what do damaged files do? Sorted by kind, the smallest of each kept.

Each format's files are opened in children that have little memory and time. Untyped errors, crashes, hangs (over ten
seconds) and hunger (over a gigabyte more) are findings; of each kind the smallest input lies in build/fuzz afterwards.
What is found is mended, and its input becomes a case of tests/fuzz/test_found.py.
"""

import argparse
import collections
import json
import os
import select
import subprocess
import sys
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.fuzz.formats import NAMES, damaged, load_format

_HANG, _PATIENCE, _HUNGER = 10.0, 60.0, 1024  # seconds of the processor, seconds by the clock, megabytes
_START = 600.0  # seconds by the clock: a child imports torch and Qt, and makes its sound files, behind what else runs
_ROOT = Path(__file__).parents[2]


def run_format(name: str, seed: int, count: int, first: int = 0) -> list[dict[str, Any]]:
    """Open `count` damaged files of a format; return what came of each."""
    rows: list[dict[str, Any]] = []
    end = first + count
    while first < end:
        command = [sys.executable, "-m", "tests.fuzz.child", name, str(seed), str(first), str(end)]
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "OMP_NUM_THREADS": "1"}
        child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=_ROOT, env=environment)
        assert child.stdout is not None
        assert child.stderr is not None
        begun, outcome, patience = None, "crash", _START
        errors: collections.deque[bytes] = collections.deque(maxlen=20)
        lines = b""
        open_ends = {child.stdout, child.stderr}
        while open_ends:
            ready, _, _ = select.select(list(open_ends), [], [], patience)
            if not ready:
                outcome = "hang"
                child.kill()
            for end_ in ready:
                piece = os.read(end_.fileno(), 65536)
                if not piece:
                    open_ends.discard(end_)
                elif end_ is child.stderr:
                    errors.extend(piece.splitlines())
                else:
                    *whole, lines = (lines + piece).split(b"\n")
                    for line in whole:
                        row, patience = json.loads(line), _PATIENCE
                        if "begin" in row:
                            begun = row["begin"]
                        else:
                            begun = None
                            rows.append(_judged(row))
            if child.poll() is not None and not ready:
                break
        code = child.wait()
        child.stdout.close()
        child.stderr.close()
        if begun is None and code == 0:
            break
        if begun is None:
            said = b"\n".join(errors).decode(errors="replace")
            at = rows[-1]["number"] if rows else "none"
            raise RuntimeError(f"{name}: the child ended between two files with code {code}, the last {at}: {said}")
        kind = "no end" if outcome == "hang" else f"exit code {code}"
        rows.append({"number": begun, "outcome": outcome, "kind": kind, "seconds": 0.0, "mb": 0})
        first = begun + 1
    return rows


def _judged(row: dict[str, Any]) -> dict[str, Any]:
    if row["outcome"] != "untyped" and row["seconds"] > _HANG:
        return row | {"outcome": "hang", "kind": f"{row['outcome']} after over {_HANG:.0f} s"}
    if row["outcome"] != "untyped" and row["mb"] > _HUNGER:
        return row | {"outcome": "hunger", "kind": f"{row['outcome']} with over {_HUNGER} MB"}
    return row


def findings(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return the rows that are faults of ours, by kind."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        if row["outcome"] not in ("opened", "typed", "unmade"):
            found.setdefault(f"{row['outcome']}: {row['kind']}", []).append(row)
    return found


def main() -> int:
    """Return the exit code: 1 if anything was found."""
    parser = argparse.ArgumentParser("tests.fuzz", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("formats", nargs="*", default=NAMES, help=f"{', '.join(NAMES)}; all of them by default")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=_ROOT / "build" / "fuzz")
    options = parser.parse_args()
    bad = 0
    for name in options.formats:
        rows = run_format(name, options.seed, options.count)
        outcomes = collections.Counter(row["outcome"] for row in rows)
        most, longest = max(row["mb"] for row in rows), max(row["seconds"] for row in rows)
        told = ", ".join(f"{number} {outcome}" for outcome, number in sorted(outcomes.items()))
        print(f"{name}: {len(rows)} files: {told}; at most {most} MB more and {longest:.1f} s", flush=True)
        format_ = load_format(name)
        for kind, of_kind in findings(rows).items():
            bad += len(of_kind)
            inputs = {row["number"]: damaged(format_, name, options.seed, row["number"]) for row in of_kind}
            number = min(inputs, key=lambda number: len(inputs[number]))
            options.out.mkdir(parents=True, exist_ok=True)
            path = options.out / f"{name}-{options.seed}-{number}{format_.suffix}"
            path.write_bytes(inputs[number])
            print(f"  {len(of_kind)} times {kind}: {path} ({len(inputs[number]):,} bytes)", flush=True)
    return int(bad > 0)


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)
