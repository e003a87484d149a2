"""Trainings in real child processes, for tests."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SMALL = [
    "--size",
    "32",
    "--depth",
    "3",
    "--width",
    "4",
    "--discriminator-width",
    "4",
    "--batch",
    "2",
    "--threads",
    "1",
    "--seed",
    "3",
]
PATIENCE = 100  # seconds, for a machine that is busy


def start(*arguments: object, **kwargs: Any) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "trainer", *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **kwargs,
    )


def trainer(*arguments: object) -> "subprocess.CompletedProcess[str]":
    child = start(*arguments)
    out, err = child.communicate(timeout=PATIENCE)
    return subprocess.CompletedProcess(child.args, child.returncode, out, err)


def events(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def lines(child: "subprocess.Popen[str]") -> Iterator[dict[str, Any]]:
    assert child.stdout is not None
    return (json.loads(line) for line in child.stdout)


def train(data: Path, run: Path, steps: int, *more: object) -> tuple[object, ...]:
    return ("train", data, "--out", run, *SMALL, "--steps", steps, *more)


def end(child: "subprocess.Popen[str]") -> tuple[int, str]:
    """Wait for a child whose stdout was read line by line; return its exit code and what it said on stderr."""
    assert child.stdout is not None
    assert child.stderr is not None
    with child.stdout, child.stderr:
        said = child.stderr.read()
    return child.wait(PATIENCE), said
