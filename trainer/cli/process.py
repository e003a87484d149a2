"""The trainer as one process among others: its priority, its signals, and the words that reach it from outside."""

import contextlib
import ctypes
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import psutil

from trainer.runs.commands import Commands, Word
from trainer.runs.run_folder import RunFolder

_LOOK_EVERY = 0.5  # seconds between two looks at the control file
_LOWEST = 19
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def yield_to_others() -> None:
    """Take the lowest priority, so that drawing beside a training doesn't stutter.

    To be called before torch starts its threads: on Linux each thread has a priority of its own, which it inherits.
    With SKETCHPAD_TRAINER_PRIORITY=normal in the environment it keeps the priority that it has: beside other work of
    the computer the lowest may get no time at all.
    """
    if os.environ.get("SKETCHPAD_TRAINER_PRIORITY") == "normal":
        return
    if sys.platform == "win32":
        psutil.Process().nice(psutil.IDLE_PRIORITY_CLASS)
        return
    os.nice(_LOWEST)
    if sys.platform == "linux":
        # Whatever else wakes up runs at once, where at nice 19 it may wait for the end of our slice.
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    if os.getsid(0) == os.getpid():
        # Linux shares the processor between sessions first; a program started detached is a session of its own.
        with contextlib.suppress(OSError):
            Path("/proc/self/autogroup").write_text(str(_LOWEST))


def wake_if_orphaned() -> None:
    """Let Linux continue this process when its parent ends: the app stops it for as long as a stroke is drawn."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGCONT)


@contextlib.contextmanager
def heard(run: RunFolder, attached: bool) -> Iterator[Commands]:
    """Collect words for the loop: from signals, from `RUN/control`, and when attached from stdin.

    Ctrl-C, a termination signal and, when attached, a closed stdin mean `stop`; a second signal ends the program.
    """
    commands, done = Commands(), threading.Event()
    run.take_control()  # what was meant for an earlier owner
    threads = [threading.Thread(target=_watch, args=(run, commands, done), daemon=True)]
    if attached:
        threads.append(threading.Thread(target=_listen, args=(commands,), daemon=True))
    with stop_by_signal(lambda: commands.give(Word.STOP)):
        for thread in threads:
            thread.start()
        try:
            yield commands
        finally:
            done.set()
            threads[0].join()


@contextlib.contextmanager
def deaf() -> Iterator[Commands]:
    """Leave the first Ctrl-C or termination to the process that leads, which tells this one in time to save."""
    commands = Commands()
    with stop_by_signal(lambda: commands.give(Word.STOP)):
        yield commands


def _watch(run: RunFolder, commands: Commands, done: threading.Event) -> None:
    """Pass on what is written into the run's control file."""
    while not done.wait(_LOOK_EVERY):
        for word in run.take_control():
            commands.give(word)


def _listen(commands: Commands) -> None:
    """Pass on the parent's words, one a line; a closed stdin means that the parent is gone."""
    rest = b""
    # Straight from the descriptor: a thread that waits inside sys.stdin holds a lock that the exit needs.
    with contextlib.suppress(OSError):
        while chunk := os.read(0, 4096):
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                commands.give(line.decode(errors="replace"))
    commands.give(rest.decode(errors="replace"))
    commands.give(Word.STOP)


@contextlib.contextmanager
def stop_by_signal(stop: Callable[[], None]) -> Iterator[None]:
    """Let the first Ctrl-C, termination or lost terminal ask for a stop; a second one ends the program at once."""

    def handle(number: int, _frame: object) -> None:
        stop()
        signal.signal(number, signal.SIG_DFL)

    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # the last two as the system has them
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    # One that is ignored already (nohup) stays so.
    former = {n: signal.signal(n, handle) for n in numbers if signal.getsignal(n) is not signal.SIG_IGN}
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


@contextlib.contextmanager
def events_only() -> Iterator[IO[bytes]]:
    """Keep the real stdout for events, and point every other print, those of libraries too, at stderr."""
    real = os.dup(1)
    os.dup2(2, 1)
    stdout = os.fdopen(real, "wb")
    try:
        with contextlib.redirect_stdout(sys.stderr):
            yield stdout
    finally:
        os.dup2(real, 1)
        with contextlib.suppress(OSError):  # a parent that is gone
            stdout.close()
