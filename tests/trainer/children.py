"""Trainings in real child processes, for tests."""

import json
import multiprocessing
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from trainer.cli import main

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


_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload(["trainer.terminal"])  # torch is loaded once for all that are started


def quick(*arguments: object, disk: int | None = None) -> BaseProcess:
    """Start the command line in a process that is forked from one with torch: for tests that need many.

    It says nothing; its run's journal tells. No file that it writes grows beyond `disk` bytes, as on a full disk.
    """
    process = _forks.Process(target=_quick, args=([str(argument) for argument in arguments], disk))
    process.start()
    return process


def quickly(*arguments: object, disk: int | None = None) -> int | None:
    """Do the same and wait for it; return the exit code."""
    process = quick(*arguments, disk=disk)
    process.join(PATIENCE)
    return process.exitcode


def _quick(arguments: list[str], disk: int | None) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    if disk is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (disk, disk))
    sys.argv = ["sketchpad-trainer", *arguments]
    main()
