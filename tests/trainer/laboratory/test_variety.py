"""How varied pictures of one input are."""

from pathlib import Path

import numpy as np
import pytest

from tests.trainer.data import picture
from tests.trainer.models import save_small_model, small_card
from trainer.laboratory.lab_histograms import lab_of
from trainer.laboratory.variety import STRENGTHS, measure_variety, pairwise
from trainer.model_card import ModelCard, NetworkSpec
from trainer.pix2pix.generator import load_generator
from trainer.pix2pix.perceptual import load_feature_network


def test_the_distance_is_the_mean_over_pairs() -> None:
    network = load_feature_network()
    one, other = picture(1), picture(2)
    apart = float(np.sqrt(np.square(np.stack(lab_of(one)) - np.stack(lab_of(other))).sum(0)).mean())
    lab, features = pairwise([one, one, other], network)  # of three pairs one is of equal pictures
    assert lab == pytest.approx(2 / 3 * apart, rel=1e-5)
    assert features > 0
    assert pairwise([one, one], network) == (0, 0)


def test_dropout_makes_variety_and_a_model_without_it_has_none(tmp_path: Path) -> None:
    save_small_model(tmp_path / "varied.safetensors")
    spec = small_card().network
    plain = NetworkSpec(width=spec.width, depth=spec.depth, norm=spec.norm, dropout=0)
    save_small_model(tmp_path / "plain.safetensors", ModelCard(name="Plain", network=plain, size=32))
    varied = measure_variety(load_generator(tmp_path / "varied.safetensors", "cpu"), [picture(1)], 3)
    assert [each.strength for each in varied] == list(STRENGTHS)
    assert all(each.lab > 0 and each.features > 0 for each in varied)
    assert varied[0].lab < varied[2].lab
    none = measure_variety(load_generator(tmp_path / "plain.safetensors", "cpu"), [picture(1)], 3)
    assert all(each.lab == each.features == 0 for each in none)
