"""A run from elsewhere is content, not trust: what is written in it stays in it, and odd things in it end nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sketchpad.training.jobs.trainer_command import trainer_command, trainer_environment
from tests.trainer.data import combined_folder
from trainer.data.pair_writer import write_pairs
from trainer.data.pairs import DataError, find_pairs
from trainer.model_card import DataSpec
from trainer.runs.commands import Commands
from trainer.runs.config import TrainConfig, make_config
from trainer.runs.run_folder import RunError, RunFolder, RunLock
from trainer.training.loop import train

TINY = {"size": 32, "depth": 3, "width": 4, "discriminator_width": 4, "steps": 1, "patch": 16, "threads": 1}


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    run = RunFolder(tmp_path / "run")
    run.create(make_config(TINY | {"data": str(combined_folder(tmp_path / "pairs"))}))
    return run


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links")
@pytest.mark.parametrize("name", ["lock", "log", "events", "control", "models", "resume", "pinned_drawing"])
def test_a_run_with_a_link_in_it_is_refused_and_what_it_leads_to_stays(
    run: RunFolder, tmp_path: Path, name: str
) -> None:
    target, path = tmp_path / "mine", getattr(run, name)
    target.write_text("mine")
    if path.is_dir():
        path.rmdir()
    path.unlink(missing_ok=True)
    path.symlink_to(target)
    with pytest.raises(RunError, match="is a link"), RunLock(run):
        pass
    assert target.read_text() == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links")
def test_looking_at_a_run_writes_through_no_link(run: RunFolder, tmp_path: Path) -> None:
    target = tmp_path / "mine"
    target.write_text("12345")
    run.lock.unlink(missing_ok=True)
    run.lock.symlink_to(target)
    assert run.owner() is None
    with pytest.raises(RunError):
        run.steer("stop")
    assert target.read_text() == "12345"


def test_folders_that_were_deleted_are_made_again_and_foreign_files_end_nothing(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.runs.run_folder.MOST_MODELS", 1)
    (run.models / "favourite.safetensors").write_text("somebody's own")
    run.samples.rmdir()
    train(run, run.read_config(), lambda _event: None, Commands())
    assert (run.models / "favourite.safetensors").exists()
    assert list(run.samples.glob("*.png"))


def test_modules_in_the_working_folder_are_not_the_trainers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep)  # which means the working folder
    (tmp_path / "trainer").mkdir()
    for name in ("trainer/__init__.py", "trainer/__main__.py", "msgspec.py"):
        (tmp_path / name).write_text("print('INTRUDER')")
    environment = dict(entry.split("=", 1) for entry in trainer_environment().toStringList())
    command = trainer_command("--help")
    ended = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert "INTRUDER" not in ended.stdout + ended.stderr


def test_a_config_whose_pictures_would_fill_the_memory_is_refused() -> None:
    with pytest.raises(Exception, match="of memory"):
        make_config({"data": "x", "size": 2048, "width": 128, "depth": 8})
    assert make_config({"data": "x", "size": 1024}) == TrainConfig(data="x", size=1024)


def test_pairs_that_failed_on_a_full_disk_can_be_written_to_the_same_place_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs, out = find_pairs(combined_folder(tmp_path / "pairs"), DataSpec()), tmp_path / "out"
    written: list[Path] = []

    def full(path: Path, _picture: object) -> None:
        written.append(path)
        if len(written) > 2:
            raise OSError(28, "No space left on device", str(path))
        path.touch()

    def make(pair: object) -> tuple[object, object]:
        from trainer.data.pairs import read_pair

        return read_pair(pair)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr("trainer.data.pair_writer.write_png", full)
        with pytest.raises(DataError, match="the disk is full"):
            write_pairs(pairs, out, make, lambda _done, _of: None)  # type: ignore[arg-type]
    assert write_pairs(pairs, out, make, lambda _done, _of: None).train > 0  # type: ignore[arg-type]
