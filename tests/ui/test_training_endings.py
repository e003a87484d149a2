"""The ends of a training through the real window: left going, refused by the disk, broken off, and wanted away."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sketchpad import paths
from sketchpad.training.runs import trainer_process
from sketchpad.training.runs.run_library import RunLibrary
from sketchpad.training.runs.run_outcome import RunOutcome
from sketchpad.ui.training import train_tab
from sketchpad.ui.training.training_dialogs import Ending
from tests.trainer.data import combined_folder
from tests.ui.conftest import Studio
from tests.ui.test_training_tab import (
    PATIENCE,
    TINY,
    FakeTrainingDialogs,
    click,
    give_dialogs,
    make_run,
    show_tab,
)
from trainer.runs.config import make_config
from trainer.runs.events import Finished, Started, Step
from trainer.runs.run_folder import RunError, RunFolder, RunLock


@pytest.fixture
def dialogs(studio: Studio) -> FakeTrainingDialogs:
    return give_dialogs(studio)


def begin(studio: Studio, tmp_path: Path, **more: object) -> RunFolder:
    """Begin a training of the window's own on made pairs."""
    data = combined_folder(tmp_path / "pairs")
    return studio.window.train.run_manager.begin(make_config(TINY | {"data": str(data), "name": "Pairs"} | more)).run


@pytest.mark.skipif(sys.platform != "linux", reason="the keeper that is stood in for is Linux's")
def test_a_training_left_going_is_kept_awake_found_again_and_written_by_one_process_only(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper, kept = tmp_path / "bin" / "systemd-inhibit", tmp_path / "kept.txt"
    keeper.parent.mkdir()
    keeper.write_text(f'#!/bin/sh\necho "$@" >> "{kept}"\n')
    keeper.chmod(0o755)
    monkeypatch.setenv("PATH", f"{keeper.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("OMP_NUM_THREADS", "1")

    def keeps(pid: int | None) -> bool:
        return kept.exists() and f"--pid={pid} " in kept.read_text()

    first = Studio(qtbot, tmp_path / "first")
    dialogs = give_dialogs(first)
    dialogs.ending = "leave"
    first.show()
    run = begin(first, tmp_path)
    training = first.window.train.run_manager.ours
    assert training is not None
    qtbot.waitUntil(lambda: keeps(training.pid), timeout=PATIENCE)
    qtbot.waitUntil(lambda: training.progress.step > 0, timeout=PATIENCE)
    first.window.close()
    assert first.window.isVisible()  # until the run is saved and handed over
    qtbot.waitUntil(lambda: not first.window.isVisible(), timeout=PATIENCE)
    assert dialogs.asked == ["Pairs"]
    reached = training.progress.step
    qtbot.waitUntil(lambda: run.owner() is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: keeps(run.owner()), timeout=PATIENCE)
    first.session.stop()

    second = Studio(qtbot, tmp_path / "second")
    give_dialogs(second)
    second.show()
    qtbot.waitUntil(lambda: second.window.train.run_manager.active is not None, timeout=PATIENCE)
    page = show_tab(second).run_page
    found = page.training
    assert found is not None
    assert (found.run.root, found.ours) == (run.root, False)
    qtbot.waitUntil(lambda: found.progress.step > reached, timeout=PATIENCE)
    assert not page.resume.isVisible()
    with pytest.raises(RunError, match="in another window"):
        second.window.train.run_manager.resume(found)
    second.window.close()  # it isn't this window's: nothing is asked, and it goes on
    assert run.owner() is not None
    second.window.show()
    click(page.stop)
    qtbot.waitUntil(lambda: not found.active, timeout=PATIENCE)
    assert list(run.read_events())[-1] == Finished("stopped")
    assert page.resume.isVisible()
    second.session.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="a process is stood still by POSIX's signals")
@pytest.mark.parametrize("ending", ["stop", "leave"])
def test_a_trainer_that_never_comes_to_its_end_holds_the_window_up_once(
    qtbot: QtBot, studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: Ending
) -> None:
    monkeypatch.setattr(train_tab, "WARNED_MS", 50)
    monkeypatch.setattr(train_tab, "WAITED_MS", 200)
    left: list[subprocess.Popen[bytes]] = []
    monkeypatch.setattr(trainer_process, "left_trainers", left)
    dialogs = give_dialogs(studio)
    dialogs.ending = ending
    run = begin(studio, tmp_path)
    training = studio.window.train.run_manager.ours
    assert training is not None
    qtbot.waitUntil(lambda: run.owner() is not None, timeout=PATIENCE)
    child = training.pid
    os.kill(child, signal.SIGSTOP)
    try:
        studio.window.close()
        qtbot.waitUntil(lambda: not studio.window.isVisible(), timeout=PATIENCE)
        assert dialogs.asked == ["Pairs"]  # and not again when its time is over
        assert len(left) == (ending == "leave")  # one process waits for the run, if any
    finally:
        os.kill(child, signal.SIGCONT)
    try:
        heir = left[0].pid if left else None
        qtbot.waitUntil(lambda: run.owner() == heir, timeout=PATIENCE)
    finally:
        for process in left:
            process.kill()
            process.wait(PATIENCE)


def test_a_full_disk_is_told_while_training_and_keeps_the_window_from_closing_in_silence(
    qtbot: QtBot, studio: Studio, dialogs: FakeTrainingDialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # sitecustomize is imported by every Python; this one lets the child's disk be full.
    (tmp_path / "sitecustomize.py").write_text(
        "import os\ndef full(_):\n    raise OSError(28, 'No space left on device')\nos.fsync = full\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    run = begin(studio, tmp_path)
    page = show_tab(studio).run_page
    qtbot.waitUntil(lambda: "make room on the disk" in page.warnings.text(), timeout=PATIENCE)
    assert page.warnings.isVisible()
    with qtbot.waitSignal(studio.window.train.status_message, timeout=PATIENCE) as said:
        studio.window.close()
    assert said.args is not None
    assert "the disk is full" in said.args[0]
    assert studio.window.isVisible()
    assert page.trouble.isVisible()
    assert page.resume_button.isVisible()
    assert run.owner() is None
    studio.window.close()  # now it is known
    assert not studio.window.isVisible()


def test_a_training_that_cannot_be_left_going_keeps_the_window_open(
    studio: Studio, dialogs: FakeTrainingDialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = studio.window.train
    training = tab.run_manager.open(make_run("Mine").root)
    monkeypatch.setattr(type(training), "ours", True)
    monkeypatch.setattr("sketchpad.training.runs.run_manager.leave_training", lambda _run: 0)
    dialogs.ending = "leave"
    studio.window.close()
    with studio.qtbot.waitSignal(tab.status_message) as said:
        training.ended.emit(RunOutcome("stopped"))
    assert said.args == ["The training couldn’t be left going: it is stopped and saved."]
    assert studio.window.isVisible()
    monkeypatch.undo()


def test_a_training_that_ended_with_the_app_is_told_and_can_be_resumed(
    studio: Studio, dialogs: FakeTrainingDialogs
) -> None:
    run = make_run("Mine")
    run.append_event(Started("1", run.read_config(), 40, 100, 9, "cpu"))
    run.append_event(Step(50, {"g_l1": 0.1}, 2.0, 60.0))
    view = show_tab(studio)
    view.list.itemActivated.emit(view.list.item(0))
    page = view.run_page
    studio.qtbot.waitUntil(lambda: page.standing.text() == "Interrupted  ·  step 50 of 100", timeout=PATIENCE)
    assert page.trouble.isVisible()
    assert page.resume_button.isVisible()


def test_a_training_in_use_is_not_thrown_away_and_stays_in_view(studio: Studio, dialogs: FakeTrainingDialogs) -> None:
    run = make_run("Mine")
    with RunLock(run):
        view = show_tab(studio)
        page = view.run_page
        studio.qtbot.waitUntil(
            lambda: page.training is not None and page.training.progress.step == 40, timeout=PATIENCE
        )
        with studio.qtbot.waitSignal(studio.window.train.status_message) as said:
            view.list.binned.emit(view.list.item(0).data(Qt.ItemDataRole.UserRole))
        assert said.args is not None
        assert "is being trained" in said.args[0]
        run.append_event(Started("1", run.read_config(), 40, 100, 9, "cpu"))
        run.append_event(Step(70, {"g_l1": 0.1}, 2.0, 60.0))
        studio.qtbot.waitUntil(lambda: "Step 70" in page.standing.text(), timeout=PATIENCE)
    assert RunLibrary(paths.runs_dir()).entries()
