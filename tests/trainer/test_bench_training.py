"""`bench training`: that both sides train alike, and what is reported."""

import json
import subprocess
import sys

import msgspec
import pytest
import torch

from tests.trainer.children import trainer
from trainer.bench.training import PlainLoop
from trainer.runs.config import TrainConfig
from trainer.training.learner import Learner

TINY = TrainConfig(data="", size=32, depth=3, width=4, discriminator_width=4, dropout=0, dtype="fp32", averaging=0)


@pytest.mark.parametrize("upsampling", ["transposed", "resize"])
@pytest.mark.parametrize("batch", [1, 2])
def test_the_plain_loop_learns_what_ours_learns(batch: int, upsampling: str) -> None:
    config = msgspec.structs.replace(TINY, batch=batch, upsampling=upsampling)
    learner = Learner(config, torch.device("cpu"))
    plain = PlainLoop(learner, config)
    random = torch.Generator().manual_seed(1)
    before = torch.nn.utils.parameters_to_vector(learner.generator.parameters()).detach().clone()
    for step in range(3):
        source, target = (torch.rand(batch, 3, 32, 32, generator=random) * 2 - 1 for _ in range(2))
        learner.update(source, target, step)
        plain.update(source, target, step)
    ours, theirs = (
        torch.nn.utils.parameters_to_vector(network.parameters()).detach()
        for network in (learner.generator, plain.generator)
    )
    assert (ours - before).norm() > 100 * (ours - theirs).norm()


def test_it_prints_a_row_for_each_batch() -> None:
    ended = trainer(
        *("bench", "training", "--width", 4, "--size", 32, "--batch", 1, "--batch", 2, "--blocks", 1, "--json")
    )
    assert ended.returncode == 0, ended.stderr
    rows = json.loads(ended.stdout)
    assert [row["batch"] for row in rows] == [1, 2]
    for row in rows:
        assert row["speedup"] == pytest.approx(row["reference_ms"] / row["ours_ms"], rel=0.05)
        assert row["relative_error"] < (1e-4 if row["dtype"] == "float32" else 0.05)
    wrong = trainer("bench", "training", "--size", 33)
    assert wrong.returncode == 2
    assert "--size" in wrong.stderr


def test_a_step_does_without_pytorchs_compiler() -> None:
    """It takes two seconds to import, at each start of a training."""
    code = (
        "import sys, torch; from trainer.runs.config import TrainConfig; from trainer.training.learner import Learner; "
        "config = TrainConfig(data='', size=32, depth=3, width=4, discriminator_width=4); "
        "learner = Learner(config, torch.device('cpu')); images = torch.zeros(1, 3, 32, 32); "
        "learner.update(images, images, 0); learner.load_state_dict(learner.state_dict()); "
        "print('torch._dynamo' in sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout == "False\n"
