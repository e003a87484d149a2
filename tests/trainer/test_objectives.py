"""The losses of known logits, computed by hand."""

import math

import pytest
import torch

from trainer.pix2pix.objectives import (
    adversarial_loss,
    discriminator_loss,
    feature_matching_loss,
    reconstruction_loss,
)
from trainer.runs.config import ConfigError, make_config


def test_undecided_logits_cost_the_logarithm_of_two() -> None:
    logits = torch.zeros(1, 1, 30, 30)
    assert adversarial_loss(logits, real=True).item() == pytest.approx(math.log(2))
    assert discriminator_loss(logits, logits).item() == pytest.approx(math.log(2))


def test_the_losses_of_known_logits() -> None:
    real, fake = torch.tensor([[2.0, 0.0]]), torch.tensor([[-1.0, 3.0]])
    on_real = (math.log(1 + math.exp(-2)) + math.log(2)) / 2
    on_fake = (math.log(1 + math.exp(-1)) + math.log(1 + math.exp(3))) / 2
    assert adversarial_loss(real, real=True).item() == pytest.approx(on_real)
    assert discriminator_loss(real, fake).item() == pytest.approx(0.5 * (on_real + on_fake))


def test_the_generator_maximises_log_d_and_so_learns_from_a_sure_discriminator() -> None:
    logits = torch.tensor([-20.0], requires_grad=True)
    adversarial_loss(logits, real=True).backward()
    assert logits.grad is not None
    assert logits.grad.item() == pytest.approx(-1.0)  # log(1 - D) would give 2e-9 here


def test_least_squares_of_known_logits() -> None:
    real, fake = torch.tensor([[2.0, 0.0]]), torch.tensor([[-1.0, 3.0]])
    assert discriminator_loss(real, fake, "least_squares").item() == pytest.approx(0.5 * ((1 + 1) / 2 + (1 + 9) / 2))
    assert adversarial_loss(fake, True, "least_squares").item() == pytest.approx((4 + 4) / 2)


def test_hinge_of_known_logits() -> None:
    real, fake = torch.tensor([[2.0, 0.0]]), torch.tensor([[-3.0, 1.0]])
    assert discriminator_loss(real, fake, "hinge").item() == pytest.approx(
        0.5 * (0.5 + 1.0)
    )  # sure answers cost nothing
    assert adversarial_loss(fake, True, "hinge").item() == pytest.approx(1.0)


def test_the_distances_are_means() -> None:
    picture, target = torch.full((1, 3, 2, 2), 0.25), torch.full((1, 3, 2, 2), -0.25)
    assert reconstruction_loss(picture, target).item() == 0.5
    assert reconstruction_loss(picture, target, "l2").item() == 0.25


def test_feature_matching_weighs_layers_alike_and_teaches_the_fake_alone() -> None:
    fake = [torch.ones(1, 2, 4, 4, requires_grad=True), torch.ones(1, 8, 1, 1, requires_grad=True)]
    real = [torch.zeros(1, 2, 4, 4, requires_grad=True), torch.full((1, 8, 1, 1), 4.0, requires_grad=True)]
    loss = feature_matching_loss(fake, real)
    assert loss.item() == pytest.approx((1 + 3) / 2)
    loss.backward()
    assert fake[0].grad is not None
    assert real[0].grad is None


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, "conditional GAN + 100 L1"),
        ({"objective": "l1", "reconstruction": "l2"}, "100 L2"),
        ({"objective": "gan", "gan_loss": "least_squares"}, "GAN (least squares)"),
        ({"objective": "l1+gan", "gan_weight": 2, "l1_weight": 10}, "2 GAN + 10 L1"),
        ({"objective": "cgan", "feature_matching": 10}, "conditional GAN + 10 feature matching"),
        ({"preset": "textures"}, "conditional projected GAN (hinge) + 20 L1 + 10 perceptual"),
    ],
)
def test_the_card_says_the_objective(settings: dict[str, object], said: str) -> None:
    assert make_config({"data": "pairs"} | settings).objective_terms() == said


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"objective": "l1", "feature_matching": 1}, "Feature matching"),
        ({"patch": 286, "size": 64}, "--patch"),
        ({"patch": 32}, "patch"),
        ({"objective": "wgan"}, "objective"),
    ],
)
def test_settings_that_contradict_each_other_are_a_sentence(settings: dict[str, object], said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        make_config({"data": "pairs"} | settings)
