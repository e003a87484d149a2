"""A training as the window meets it: real children, their words, and every way to end."""

import os
import signal
import sys
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from sketchpad.training.runs.run_library import RunLibrary
from sketchpad.training.runs.run_session import RunSession
from sketchpad.training.runs.trainer_process import leave_training
from tests.trainer.data import combined_folder
from trainer.runs.commands import Word
from trainer.runs.config import TrainConfig
from trainer.runs.events import Finished, Sample, Saved, Step
from trainer.runs.run_folder import RunFolder

PATIENCE = 60_000


def tiny(data: Path, **more: object) -> TrainConfig:
    values: dict[str, object] = {
        "data": str(data),
        "size": 32,
        "depth": 3,
        "width": 4,
        "discriminator_width": 4,
        "threads": 1,
        "steps": 100_000,
        "checkpoint_every": 20,
        "sample_every": 20,
        "validate_every": 20,
    }
    return TrainConfig(**(values | more))  # type: ignore[arg-type]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RunFolder:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    return RunLibrary(tmp_path / "runs").create(tiny(combined_folder(tmp_path / "pairs")))


def wait_for(qtbot: QtBot, training: RunSession, kind: type, count: int = 1) -> None:
    seen: list[object] = []
    training.event_received.connect(seen.append)
    qtbot.waitUntil(lambda: sum(isinstance(event, kind) for event in seen) >= count, timeout=PATIENCE)


def end(qtbot: QtBot, training: RunSession, word: str = "stop") -> None:
    with qtbot.waitSignal(training.ended, timeout=PATIENCE):
        if word == "stop":
            training.say(Word.STOP)
        else:
            training.kill()


def test_a_training_tells_pauses_goes_on_and_stops(qtbot: QtBot, run: RunFolder) -> None:
    training = RunSession(run)
    training.start()
    assert training.ours
    wait_for(qtbot, training, Saved)
    assert training.progress.state == "training"
    assert training.progress.step >= 20
    assert training.progress.pairs > 0
    assert {"d", "g_gan", "g_l1"} <= training.progress.losses.keys()
    assert training.progress.best_step is not None
    if sys.platform == "linux":
        training.hold(True)  # for the pen's sake
        child = psutil.Process(training.pid)
        qtbot.waitUntil(lambda: child.status() == psutil.STATUS_STOPPED, timeout=PATIENCE)
        training.hold(False)
        qtbot.waitUntil(lambda: child.status() != psutil.STATUS_STOPPED, timeout=PATIENCE)
        training.hold(True)  # a word wakes it
    training.say(Word.PAUSE)
    qtbot.waitUntil(lambda: training.progress.state == "paused", timeout=PATIENCE)
    training.say(Word.SAMPLE)
    wait_for(qtbot, training, Sample)
    training.say(Word.RESUME)
    wait_for(qtbot, training, Step)
    assert training.progress.state == "training"
    end(qtbot, training)
    assert training.outcome is not None
    assert training.outcome.kind == "stopped"
    assert "go on" in training.outcome.sentence
    assert not training.active

    again = RunSession(run)  # a reopened run is folded by the same code
    with qtbot.waitSignal(again.caught_up, timeout=PATIENCE):
        pass
    assert again.progress.state == "stopped"
    assert again.progress.losses["g_l1"].values == training.progress.losses["g_l1"].values
    assert again.progress.samples == training.progress.samples


def test_a_killed_training_says_so_and_goes_on_from_its_last_save(qtbot: QtBot, run: RunFolder) -> None:
    training = RunSession(run)
    training.start()
    wait_for(qtbot, training, Saved)
    end(qtbot, training, "kill")
    assert training.outcome is not None
    assert training.outcome.kind == "killed"
    assert training.progress.state == "failed"
    reached = training.progress.step
    training.start()
    wait_for(qtbot, training, Step)
    assert training.progress.first_step >= 20
    assert training.progress.first_step <= reached
    steps = training.progress.losses["g_l1"].steps
    assert list(steps) == sorted(set(steps))
    end(qtbot, training)


def test_a_crash_shows_the_last_lines(qtbot: QtBot, run: RunFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    # sitecustomize is imported by every Python; this one lets the child crash as a broken library would.
    (run.root / "sitecustomize.py").write_text(
        "import sys, os\nprint('a broken library', file=sys.stderr, flush=True)\nos.abort()\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(run.root))
    training = RunSession(run)
    with qtbot.waitSignal(training.ended, timeout=PATIENCE):
        training.start()
    assert training.outcome is not None
    assert training.outcome.kind == "crashed"
    assert "resume" in training.outcome.sentence
    assert "a broken library" in training.outcome.tail


def test_a_wrong_folder_is_the_trainers_own_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    run = RunLibrary(tmp_path / "runs").create(tiny(tmp_path / "nowhere"))
    training = RunSession(run)
    with qtbot.waitSignal(training.ended, timeout=PATIENCE):
        training.start()
    assert training.outcome is not None
    assert training.outcome.kind == "failed"
    assert "nowhere" in training.outcome.sentence


def test_a_trainer_that_is_not_there_is_a_sentence(
    qtbot: QtBot, run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", str(run.root / "nothing"))
    training = RunSession(run)
    with qtbot.waitSignal(training.ended, timeout=PATIENCE):
        training.start()
    assert training.outcome is not None
    assert training.outcome.kind == "not_started"
    assert "couldn’t be started" in training.outcome.sentence


def test_a_training_left_alone_is_followed_steered_and_found_again(qtbot: QtBot, run: RunFolder) -> None:
    training = RunSession(run)
    assert leave_training(run.root)
    qtbot.waitUntil(lambda: run.owner() is not None, timeout=PATIENCE)
    (entry,) = RunLibrary(run.root.parent).entries()
    assert entry.busy
    training.watch()
    wait_for(qtbot, training, Step)
    assert not training.ours
    second = RunSession(run)  # of two windows only one writes
    with qtbot.waitSignal(second.ended, timeout=PATIENCE):
        second.start()
    assert second.outcome is not None
    assert "Another training" in second.outcome.sentence
    training.say(Word.PAUSE)
    qtbot.waitUntil(lambda: training.progress.state == "paused", timeout=PATIENCE)
    end(qtbot, training)
    assert training.outcome is not None
    assert training.outcome.kind == "stopped"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="signals are POSIX")
def test_a_watched_training_that_is_killed_is_noticed(qtbot: QtBot, run: RunFolder) -> None:
    training = RunSession(run)
    leave_training(run.root)
    qtbot.waitUntil(lambda: run.owner() is not None, timeout=PATIENCE)
    training.watch()
    wait_for(qtbot, training, Step)
    owner = run.owner()
    assert owner is not None
    with qtbot.waitSignal(training.ended, timeout=PATIENCE):
        os.kill(owner, signal.SIGKILL)
    assert training.outcome is not None
    assert training.outcome.kind == "lost"


def test_no_orphan_outlives_the_app(qtbot: QtBot, run: RunFolder) -> None:
    """The app dies without a word, while a stroke is drawn: its child goes on, notices, saves and ends."""
    code = (
        "import os, sys; from PySide6.QtCore import QCoreApplication, QTimer;"
        "from sketchpad.training.runs.run_session import RunSession; from trainer.runs.run_folder import RunFolder;"
        "app = QCoreApplication([]); t = RunSession(RunFolder(sys.argv[1])); t.start();"
        "leave = lambda e: (t.hold(True), os._exit(9)) if type(e).__name__ == 'Saved' else None;"
        "t.event_received.connect(leave); app.exec()"
    )
    app = QProcess()
    app.start(sys.executable, ["-c", code, str(run.root)])
    qtbot.waitUntil(lambda: app.state() == QProcess.ProcessState.NotRunning, timeout=PATIENCE)
    assert app.exitCode() == 9
    qtbot.waitUntil(lambda: run.owner() is None, timeout=PATIENCE)
    assert list(run.read_events())[-1] == Finished("stopped")
