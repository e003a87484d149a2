"""One training in two processes, started as torchrun starts them."""

import os
import socket
import subprocess
from pathlib import Path
from typing import Any

import msgspec
import torch

from tests.trainer.children import PATIENCE, end, lines, start, train
from tests.trainer.data import combined_folder
from trainer.runs.commands import Commands
from trainer.runs.events import Event, Finished, Step
from trainer.runs.run_folder import RunFolder
from trainer.training.checkpoint import read_checkpoints
from trainer.training.loop import train as train_here

RARE = ("--checkpoint-every", 100_000, "--sample-every", 100_000, "--validate-every", 100_000)
EXACT = ("--norm", "instance", "--dtype", "fp32", "--device", "cpu")


def together(*arguments: object) -> "list[subprocess.Popen[str]]":
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    shared = os.environ | {"WORLD_SIZE": "2", "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port)}
    return [start(*arguments, env=shared | {"RANK": str(i), "LOCAL_RANK": str(i)}) for i in range(2)]


def weights(run: RunFolder) -> dict[str, Any]:
    content = next(read_checkpoints(run, print))
    names = ("generator", "average", "discriminator")
    return {f"{name}.{key}": tensor for name in names for key, tensor in content[name].items()}


def test_two_processes_learn_what_one_learns_with_twice_the_batch(tmp_path: Path) -> None:
    data = combined_folder(tmp_path / "pairs", 6)
    both, one = RunFolder(tmp_path / "both"), RunFolder(tmp_path / "one")
    children = together(*train(data, both.root, 20, *RARE, *EXACT))
    ends = [child.communicate(timeout=PATIENCE) for child in children]
    assert [child.returncode for child in children] == [0, 0], ends
    assert ends[1][0] == ""  # only the first tells
    config = msgspec.structs.replace(both.read_config(), batch=4)
    one.create(config)
    told: list[Event] = []
    train_here(one, config, told.append, Commands())
    ours, theirs = weights(both), weights(one)
    assert ours.keys() == theirs.keys()
    for name, tensor in ours.items():
        assert torch.allclose(tensor, theirs[name], rtol=0, atol=1e-4), name
    losses = [[e.losses["g_l1"] for e in said if isinstance(e, Step)][-1] for said in (both.read_events(), told)]
    assert abs(losses[0] - losses[1]) < 1e-4


def test_a_pause_holds_both_and_a_stop_ends_both(tmp_path: Path) -> None:
    run = RunFolder(tmp_path / "run")
    first, second = together(*train(combined_folder(tmp_path / "pairs", 6), run.root, 100_000, *RARE))
    for child in (first, second):
        assert child.stdin is not None
        child.stdin.close()
    told = lines(first)
    assert any(event["event"] == "step" for event in told)
    assert run.owner() == first.pid
    for word, event in (("pause", "paused"), ("resume", "resumed")):
        run.steer(word)
        assert any(said["event"] == event for said in told)
    run.steer("stop")
    assert [said["event"] for said in told][-1] == "finished"
    assert end(first)[0] == end(second)[0] == 0
    assert list(run.read_events())[-1] == Finished("stopped")
