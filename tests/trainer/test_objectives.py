"""The losses of known logits, computed by hand."""

import math

import pytest
import torch

from trainer.config import make_config
from trainer.pix2pix.objectives import adversarial_loss, discriminator_loss, l1_loss


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


def test_l1_is_a_mean_and_weighs_a_hundred_by_default() -> None:
    assert l1_loss(torch.full((1, 3, 2, 2), 0.25), torch.full((1, 3, 2, 2), -0.25)).item() == 0.5
    assert make_config({"data": "pairs"}).l1_weight == 100
