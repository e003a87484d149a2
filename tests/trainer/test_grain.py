"""Grain in what a network sees: the same at the same place, and another for each sample that is learned from."""

import msgspec
import numpy as np
import torch

from trainer.grain import with_grain, with_other_grain
from trainer.runs.config import TrainConfig
from trainer.training.learner import Learner


def test_a_part_has_the_grain_of_the_whole() -> None:
    whole = with_grain(torch.zeros(1, 3, 600, 700), 0.1)
    assert torch.equal(with_grain(torch.zeros(1, 3, 40, 30), 0.1, 560, 650), whole[:, :, 560:, 650:680])


def test_it_is_as_strong_as_asked_and_repeats_without_a_seam() -> None:
    grain = with_grain(torch.zeros(1, 3, 1024, 1024), 0.1)
    assert torch.equal(grain[..., :512, :512], grain[..., 512:, 512:])
    assert grain.mean().abs() < 0.02
    assert 0.12 < float(grain.std()) < 0.25
    steps = grain.diff(dim=3).abs().mean((0, 1, 2))
    assert steps[511] < 1.2 * steps.median()


def test_no_row_or_column_of_it_is_rougher_than_another() -> None:
    grain = with_grain(torch.zeros(1, 3, 512, 512), 0.1)
    for period in (4, 8, 16):
        of_place = grain.view(3, 512 // period, period, 512 // period, period).std((0, 1, 3))
        assert of_place.max() < 1.1 * of_place.min()  # enlarged pixels would show where their middles are


def test_each_sample_has_its_own_whichever_batch_it_is_in() -> None:
    flat = torch.zeros(3, 3, 64, 64)
    batch = with_other_grain(flat, 0.1, seed=1, first=10)
    assert torch.equal(with_other_grain(flat[:1], 0.1, seed=1, first=11), batch[1:2])
    assert not torch.equal(batch[0], batch[1])


def test_a_run_learns_with_grain_that_its_samples_have_too() -> None:
    config = TrainConfig(
        data="", size=32, width=4, depth=4, norm="instance", dropout=0, objective="l1", dtype="fp32", grain=0.1
    )
    assert config.input_spec().grain == 0.1
    assert msgspec.structs.replace(config, colour_space="lab").input_spec().grain == 0  # L is the picture's own
    learner, without = (Learner(one, torch.device("cpu")) for one in (config, msgspec.structs.replace(config, grain=0)))
    rgb = np.full((32, 32, 3), 90, np.uint8)
    assert not np.array_equal(learner.draw(learner.generator, rgb), without.draw(without.generator, rgb))
    source = torch.zeros(1, 3, 32, 32)
    assert learner.update(source, source, 0) != without.update(source, source, 0)
