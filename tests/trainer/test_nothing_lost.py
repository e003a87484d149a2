"""Runs that are killed, go wrong, or meet a full disk: what is lost, and what is told.

SKETCHPAD_KILLS=10 kills the run ten times instead of three.
"""

import os
import random
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
import torch

from tests.trainer.children import quick, quickly, train
from tests.trainer.data import combined_folder
from trainer.commands import Commands
from trainer.config import make_config
from trainer.events import Event, Failed, Finished, Started, Step, Validated, Warned
from trainer.keeper import Keeper
from trainer.loop import TrainingError
from trainer.loop import train as train_here
from trainer.model_card import read_card
from trainer.pairs import find_pairs
from trainer.runs import RunFolder
from trainer.state import State
from trainer.step import Learner

KILLS = int(os.environ.get("SKETCHPAD_KILLS", "3"))
OFTEN = ("--checkpoint-every", 3, "--sample-every", 7, "--validate-every", 5)
RARELY = ("--checkpoint-every", 4, "--sample-every", 1000, "--validate-every", 1000)

TINY = {"size": 32, "depth": 3, "width": 4, "discriminator_width": 4, "threads": 1}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return combined_folder(tmp_path_factory.mktemp("pairs"), 12)


def told(run: RunFolder, kind: type[Event]) -> list[Any]:
    return [event for event in run.read_events() if isinstance(event, kind)]


def same(a: Any, b: Any) -> bool:
    """Whether two checkpoints are equal, bit for bit."""
    if isinstance(a, torch.Tensor):
        return torch.equal(a, b)
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
    if isinstance(a, list):
        return len(a) == len(b) and all(map(same, a, b))
    return bool(a == b)


def test_a_run_killed_at_random_moments_ends_like_one_that_was_not(data: Path, tmp_path: Path) -> None:
    whole, killed = RunFolder(tmp_path / "whole"), RunFolder(tmp_path / "killed")
    chance = random.Random(4)
    steps = 20 * KILLS
    assert quickly(*train(data, whole.root, steps, *OFTEN)) == 0

    command: tuple[object, ...] = train(data, killed.root, steps, *OFTEN)
    moments = []
    for _ in range(KILLS):
        before = len(told(killed, Step)) if killed.events.exists() else 0
        child = quick(*command)
        while child.is_alive() and len(told(killed, Step)) == before:
            child.join(0.05)
        child.join(chance.uniform(0, 0.6))  # wherever it is then: in a step, a save, a validation
        child.kill()
        child.join()
        (killed.models / ".0000099.safetensors.1.part").write_bytes(b"half")  # as one that was killed may leave it
        moments.append(told(killed, Step)[-1].step)
        command = ("resume", killed.root)
        for start, saved in zip(told(killed, Started)[1:], moments, strict=False):
            assert saved - start.first_step <= 4  # what a kill costs at most, and a step that isn't told
    assert quickly(*command) == 0

    assert told(killed, Finished) == [Finished("completed")]
    assert told(killed, Validated)[-1] == told(whole, Validated)[-1]
    for name in ("model", "best", "model.discriminator", "best.discriminator"):
        first, second = ((run.root / f"{name}.safetensors").read_bytes() for run in (whole, killed))
        assert first == second, name
    sheets = [sorted(path.name for path in run.samples.iterdir()) for run in (whole, killed)]
    assert sheets[0] == sheets[1]
    assert not list(killed.root.rglob("*.part"))
    checkpoints = [torch.load(run.resume, weights_only=True) for run in (whole, killed)]
    assert same(*checkpoints)


def poison(path: Path) -> None:
    """Put a weight that is no number into a checkpoint."""
    content = torch.load(path, weights_only=True)
    next(iter(content["generator"].values()))[:] = torch.nan
    torch.save(content, path)


def test_losses_that_are_no_numbers_cost_a_step_back_and_half_the_rate_once(data: Path, tmp_path: Path) -> None:
    run = RunFolder(tmp_path / "run")
    assert quickly(*train(data, run.root, 12, *RARELY)) == 0
    run.write_config(msgspec.structs.replace(run.read_config(), steps=20))
    poison(run.resume)  # of step 12
    assert quickly("resume", run.root) == 0
    warning = told(run, Warned)[-1].message
    assert "no numbers any more at step 13: training goes on from step 8 with half the learning rate" in warning
    assert [event.first_step for event in told(run, Started)] == [0, 12, 8]  # readers drop what came after
    assert told(run, Finished)[-1] == Finished("completed")
    assert read_card(run.model).training.steps == 20

    run.write_config(msgspec.structs.replace(run.read_config(), steps=30))
    poison(run.resume)
    model = run.model.read_bytes()
    assert quickly("resume", run.root) == 1
    assert "at half the learning rate too" in told(run, Failed)[-1].message
    assert run.model.read_bytes() == model

    run.resume.write_bytes(run.resume.read_bytes()[:-100])  # of step 20
    assert quickly("resume", run.root) == 0
    assert told(run, Started)[-1].first_step == 16
    assert "resume.pt of this run is damaged" in told(run, Warned)[-1].message
    assert told(run, Finished)[-1] == Finished("completed")


def test_a_full_disk_is_told_and_costs_nothing_that_was_there(data: Path, tmp_path: Path) -> None:
    run = RunFolder(tmp_path / "run")
    assert quickly(*train(data, run.root, 4, *RARELY)) == 0
    run.write_config(msgspec.structs.replace(run.read_config(), steps=12))
    saved = run.resume.read_bytes()
    assert quickly("resume", run.root, disk=len(saved) // 2) == 1
    assert "Step 8 can't be kept" in told(run, Warned)[-1].message
    assert "make room" in told(run, Warned)[-1].message
    assert "The run can't be saved" in told(run, Failed)[-1].message
    assert run.resume.read_bytes() == saved
    assert not [path for path in run.root.rglob("*") if path.name.endswith(".part")]
    assert quickly("resume", run.root) == 0  # there is room again
    assert read_card(run.model).training.steps == 12


def test_too_little_memory_halves_the_batch_also_after_a_resumption(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    update = Learner.update
    sizes: list[int] = []
    events: list[Event] = []

    def short_of_memory(self: Learner, source: torch.Tensor, target: torch.Tensor, step: int) -> dict[str, float]:
        sizes.append(len(source))
        if len(source) > most:
            self.discriminator.requires_grad_(False)  # as it is when the generator's half of a step breaks off
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB.")
        return update(self, source, target, step)

    monkeypatch.setattr(Learner, "update", short_of_memory)
    run, most = RunFolder(tmp_path), 2
    config = make_config({"data": str(data), **TINY, "batch": 8, "steps": 3})
    run.create(config)
    train_here(run, config, events.append, Commands())
    assert sizes == [8, 4, 2, 2, 2]
    said = [event.message for event in events if isinstance(event, Warned)]
    assert "too small for batches of 8 pairs: training goes on with batches of 4" in said[0]
    assert read_card(run.model).training.batch == 2
    sizes.clear()
    train_here(run, msgspec.structs.replace(config, steps=5), events.append, Commands())
    assert sizes == [2, 2]
    most = 0
    with pytest.raises(TrainingError, match="start a new run with a smaller --size or --width"):
        train_here(run, msgspec.structs.replace(config, steps=7), events.append, Commands())


def test_training_ends_when_the_validations_bring_nothing_better(data: Path, tmp_path: Path) -> None:
    run = RunFolder(tmp_path / "run")
    still = ("--learning-rate", 1e-12, "--validate-every", 2, "--stop-when-stale", 3)
    assert quickly(*train(data, run.root, 1000), *still) == 0
    assert [event.step for event in told(run, Validated)] == [2, 4, 6, 8]
    assert "The last 3 validations brought nothing better than step 2" in told(run, Warned)[-1].message
    assert told(run, Finished) == [Finished("completed")]
    assert (read_card(run.best).training.steps, read_card(run.model).training.steps) == (2, 8)


def test_validations_without_a_new_best_are_told_when_there_are_many(data: Path, tmp_path: Path) -> None:
    run = RunFolder(tmp_path / "run")
    assert quickly(*train(data, run.root, 18), "--learning-rate", 1e-12, "--validate-every", 1) == 0
    said = [event.message for event in told(run, Warned) if "hasn't improved" in event.message]
    assert [re.findall(r"for (\d+) times", message) for message in said] == [["8"], ["16"]]


def test_a_validation_that_is_stopped_is_done_again(data: Path, tmp_path: Path) -> None:
    run = RunFolder(tmp_path)
    config = make_config({"data": str(data), **TINY})
    events: list[Event] = []
    keeper = Keeper(run, config, find_pairs(data), events.append)
    state = State(config, torch.device("cpu"))
    state.progress.step = 7
    keeper.validate(state, lambda: True)
    assert (state.progress.validated, state.progress.best, events) == (0, -1.0, [])
    keeper.validate(state, lambda: False)
    assert state.progress.validated == state.progress.best_step == 7
    assert run.best.is_file()
