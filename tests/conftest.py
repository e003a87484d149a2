"""What every test needs: no screen, a home of its own, and a reproducible hypothesis."""

import gc
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before Qt is imported, by whichever test comes first.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The tests read English, whatever the system speaks; so do the processes that they start.
os.environ["SKETCHPAD_LANGUAGE"] = "en"
# Before torch is: there is a test process for each core, and small networks gain nothing from more threads.
os.environ.setdefault("OMP_NUM_THREADS", "1")

# The lowest priority, which trainers take beside a person, gets no time at all where the tests keep every core busy.
os.environ["SKETCHPAD_TRAINER_PRIORITY"] = "normal"

# Machines are shared and noisy: a deadline would fail tests for their neighbours' sake.
settings.register_profile(
    "project",
    deadline=None,
    max_examples=50,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
# The suite tries the same cases each time; `make explore` looks for new ones.
settings.register_profile("explore", settings.get_profile("project"), max_examples=1000, derandomize=False)
settings.load_profile("project")


_TESTS_TO_A_FULL_COLLECTION = 20  # which takes a tenth of a second and more once torch is there


# A shell that starts the tests in the background has Ctrl-C ignored, and the children they start would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the person's own settings and drawings out of every test."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("SKETCHPAD_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def collects_garbage_in_this_thread_alone() -> Iterator[None]:
    """Windows of earlier tests mustn't be destroyed by a later one's worker: see `GarbageCollector`."""
    gc.disable()
    yield
    gc.disable()
    gc.collect(2 if gc.get_count()[2] > _TESTS_TO_A_FULL_COLLECTION else 1)


@pytest.fixture(autouse=True)
def ends_what_is_left() -> Iterator[None]:
    """End the trainers that a test left going, by their process, even where it broke off before it could."""
    yield
    module = sys.modules.get("sketchpad.training.runs.trainer_process")  # without it there are none
    for process in module.left_trainers if module is not None else ():
        process.kill()  # does nothing to one that has ended
        process.wait()
    if module is not None:
        module.left_trainers.clear()
