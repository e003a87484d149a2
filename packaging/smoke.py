"""Tries out an installed Sketchpad: `python packaging/smoke.py FOLDER --report REPORT.json`.

One command for every system: starts the window twice (the second time warm), lets it draw, train some steps from pairs
made here, use the model, and lose a training by force; asks the trainer by itself; and writes one report. The exit
code says whether all of it worked; whether it was quick enough is said in the report, and counts with --in-time.
"""

import argparse
import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from project import APP, ROOT, TRAINER, fail, version

WINDOW_MS, PICTURE_MS = 1000, 4000  # warm start to first paint, and to the first picture
STEPS = 5  # of training, at least
_PAIRS, _SIDE = 6, 64
_PATIENCE = 900  # seconds for one start; machines that build may be slow


@dataclass(frozen=True)
class Place:
    """Where an installation runs: here, or in another root as another user."""

    root: Path = Path("/")
    user: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)

    def run(self, *command: str, environment: Mapping[str, str] | None = None) -> "subprocess.CompletedProcess[str]":
        """Run a command there; paths in it are as that root sees them."""
        variables = dict(self.environment) | dict(environment or {})
        if self.root != Path("/"):
            prefix = ["chroot", *(["--userspec", self.user] if self.user else []), str(self.root)]
            command = (*prefix, "/usr/bin/env", "-i", *(f"{k}={v}" for k, v in variables.items()), *command)
            variables = {}
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            errors="replace",
            stdin=subprocess.DEVNULL,
            check=False,
            timeout=_PATIENCE,
            env=os.environ | variables,
        )

    def here(self, path: str | Path) -> Path:
        """Return a path of that root as this process sees it."""
        return self.root / str(path).lstrip("/") if self.root != Path("/") else Path(path)


def try_out(place: Place, folder: str, work: str) -> dict[str, Any]:
    """Return the report on an installation whose programs lie in `folder`; `work` is an empty folder there."""
    suffix = ".exe" if sys.platform == "win32" else ""
    app, trainer = (_join(folder, name + suffix) for name in (APP, TRAINER))
    report: dict[str, Any] = {"version": version(), "problems": []}
    problems: list[str] = report["problems"]

    told = place.run(trainer, "--help")
    if told.returncode != 0 or "train" not in told.stdout:
        problems.append(f"The trainer doesn't answer: {_last(told)}")
    data = _join(work, "pairs")
    make_pairs(place.here(data))
    starts: dict[str, Sequence[str]] = {"cold": (), "warm": (), "rehearsed": ("--rehearse", data)}
    for name, options in starts.items():
        path = _join(work, f"{name}.json")
        ended = place.run(app, "--smoke", path, "--seconds", "2", *options)
        try:
            report[name] = json.loads(place.here(path).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            problems.append(f"The {name} start left no report: {_last(ended)}")
            continue
        if ended.returncode:
            problems.append(
                f"The {name} start ended with {ended.returncode}: {report[name].get('error') or _last(ended)}"
            )
        if "Traceback" in ended.stderr:
            problems.append(f"The {name} start printed a traceback: {_last(ended)}")
    problems += judge_training(report.get("rehearsed", {}))
    report["in_time"] = not (late := lateness(report.get("warm", {})))
    report["late"] = late
    report["passed"] = not problems
    return report


def judge_training(start: Mapping[str, Any]) -> list[str]:
    """Return what the report of a start with a training lacks, in sentences."""
    training = start.get("rehearsal")
    if not training:
        return ["No training was reported."]
    problems = []
    if training.get("outcome") not in ("completed", "stopped") or training.get("steps", 0) < STEPS:
        problems.append(f"The training didn't come to {STEPS} steps: {training.get('sentence')}")
    if training.get("drew_with") != training.get("name") or not training.get("name"):
        problems.append("The trained model wasn't drawn with.")
    if training.get("killed", {}).get("outcome") != "killed":
        problems.append(f"A training that was ended by force wasn't reported: {training.get('killed')}")
    return problems


def lateness(start: Mapping[str, Any]) -> list[str]:
    """Return what took too long in the report of a start, in sentences."""
    late = []
    for name, most in (("window_ms", WINDOW_MS), ("first_picture_ms", PICTURE_MS)):
        if start.get(name, most) >= most:
            late.append(f"{name} is {start.get(name)}, and {most} is the limit.")
    return late


def make_pairs(folder: Path) -> None:
    """Write some pairs, input and target side by side: a box of one colour, and the same box shaded."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(_PAIRS):
        left, top, side = 8 + 5 * number, 6 + 7 * (number % 4), 16 + 3 * (number % 3)
        rows = bytearray()
        for y in range(_SIDE):
            rows.append(0)  # PNG's filter of the row: none
            for shaded in (False, True):
                for x in range(_SIDE):
                    inside = left <= x < left + side and top <= y < top + side
                    light = 40 + (y - top) * 160 // side if shaded else 120
                    rows += bytes((light, 90, 255 - light)) if inside else b"\xff\xff\xff"
        header = struct.pack(">IIBBBBB", 2 * _SIDE, _SIDE, 8, 2, 0, 0, 0)
        chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows))), (b"IEND", b""))
        (folder / f"{number}.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks))


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _join(folder: str, name: str) -> str:
    return str(Path(folder) / name) if sys.platform == "win32" else str(PurePosixPath(folder) / name)


def _last(ended: "subprocess.CompletedProcess[str]") -> str:
    lines = (ended.stderr.strip() or ended.stdout.strip()).splitlines()
    return f"exit code {ended.returncode}" + (f", {lines[-1]}" if lines else "")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="where the two programs lie")
    parser.add_argument("--report", type=Path, default=ROOT / "build" / "smoke.json")
    parser.add_argument("--in-time", action="store_true", help="fail also if the window or the picture comes late")
    options = parser.parse_args()
    if not options.folder.is_dir():
        fail(f"There is no folder {options.folder}: install Sketchpad, or build it, first.")
    work = tempfile.mkdtemp(prefix="sketchpad-smoke-")
    try:
        report = try_out(Place(environment={"SKETCHPAD_HOME": work}), str(options.folder.resolve()), work)
        screenshot = Path(work, "rehearsed.png")
        options.report.parent.mkdir(parents=True, exist_ok=True)
        if screenshot.exists():
            shutil.copyfile(screenshot, options.report.with_suffix(".png"))
    finally:
        shutil.rmtree(work, ignore_errors=True)
    options.report.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    for sentence in [*report["problems"], *report["late"]]:
        print(sentence, file=sys.stderr)
    print(options.report)
    sys.exit(0 if report["passed"] and (report["in_time"] or not options.in_time) else 1)


if __name__ == "__main__":
    main()
