"""The perceptual loss: the distances that the reference gives, and gradients for the picture alone."""

import pytest
import torch

from tests.trainer.data import picture
from trainer.pix2pix.images import to_tensor
from trainer.pix2pix.perceptual import Likeness, feature_distance, load_feature_network, texture_distance
from trainer.runs.config import TrainConfig
from trainer.training.learner import Learner


@pytest.mark.parametrize(
    ("width", "height", "distance"), [(64, 64, 1.0463758), (50, 37, 0.8988778), (96, 65, 1.0044474)]
)
def test_distances_are_those_of_the_published_network(width: int, height: int, distance: float) -> None:
    # From the weights as published, with TensorFlow's padding; sizes that halve unevenly among them.
    one, two = picture(1, width, height), picture(2, width, height)
    likeness = Likeness(torch.device("cpu"))
    assert likeness.distance(one, two) == pytest.approx(distance, abs=1e-4)
    assert likeness.distance(one, one) == 0


def test_the_picture_gets_gradients_and_the_target_none() -> None:
    network = load_feature_network()
    shown, target = (to_tensor(picture(i, 48, 48)).requires_grad_() for i in (1, 2))
    feature_distance(network(shown), network(target)).backward()
    assert shown.grad is not None
    assert shown.grad.abs().sum() > 0
    assert target.grad is None
    assert not any(weight.requires_grad for weight in network.parameters())


@pytest.mark.parametrize("space", ["rgb", "lab"])
def test_a_generator_that_learns_by_it_alone_comes_nearer(space: str) -> None:
    settings = {"size": 32, "width": 8, "depth": 4, "dropout": 0, "norm": "instance", "objective": "l1"}
    config = TrainConfig(data="", l1_weight=0, perceptual=1, colour_space=space, dtype="fp32", **settings)  # type: ignore[arg-type]
    learner = Learner(config, torch.device("cpu"))
    source, target = (to_tensor(picture(i)) for i in (1, 2))
    losses = [learner.update(source, target, step)["g_perceptual"] for step in range(30)]
    assert all(map(torch.isfinite, torch.tensor(losses)))
    assert min(losses[-5:]) < 0.9 * losses[0]


def test_each_step_looks_at_other_pixels_and_the_same_step_at_the_same() -> None:
    config = TrainConfig(
        data="", size=32, width=4, depth=4, dropout=0, norm="instance", objective="l1", perceptual=1, dtype="fp32"
    )
    learner = Learner(config, torch.device("cpu"))
    learner.set_learning_rate(0)
    source, target = (to_tensor(picture(i)) for i in (1, 2))
    first, again = ([learner.update(source, target, step) for step in range(8)] for _ in range(2))
    assert first == again
    assert len({losses["g_l1"] for losses in first}) == 1
    assert len({losses["g_perceptual"] for losses in first}) > 4


def test_before_its_time_there_is_no_discriminator() -> None:
    config = TrainConfig(data="", size=32, width=4, depth=4, discriminator_width=4, norm="instance")
    learner = Learner(config, torch.device("cpu"))
    source, target = (to_tensor(picture(i)) for i in (1, 2))
    assert learner.discriminator is not None
    before = [weight.clone() for weight in learner.discriminator.parameters()]
    assert learner.update(source, target, 0, judged_from=1).keys() == {"g_l1"}
    assert all(torch.equal(a, b) for a, b in zip(before, learner.discriminator.parameters(), strict=True))
    assert {"d", "g_gan"} <= learner.update(source, target, 1, judged_from=1).keys()


def test_textures_are_compared_wherever_their_grains_lie() -> None:
    random = torch.Generator().manual_seed(1)
    rough, like = (torch.randn(1, 3, 128, 128, generator=random).clamp(-1, 1) for _ in range(2))
    flat = torch.zeros(1, 3, 128, 128)
    network = load_feature_network()
    wanted, same, other, none = (network(image) for image in (rough, rough, like, flat))
    assert float(texture_distance(same, wanted)) == 0
    assert float(feature_distance(other, wanted)) > 0.4  # another grain altogether, to the perceptual loss
    assert float(texture_distance(other, wanted)) < 0.75 * float(texture_distance(none, wanted))


def test_a_run_with_texture_matching_becomes_as_rough_as_its_target() -> None:
    config = TrainConfig(
        data="", size=32, width=4, depth=4, dropout=0, norm="instance", l1_weight=0, texture_matching=1, grain=0.1,
        objective="l1", dtype="fp32", learning_rate=2e-3,
    )  # fmt: skip
    learner = Learner(config, torch.device("cpu"))
    random = torch.Generator().manual_seed(2)
    source, target = torch.zeros(2, 3, 32, 32), torch.randn(2, 3, 32, 32, generator=random).clamp(-1, 1)
    losses = [learner.update(source, target, step) for step in range(40)]
    assert "g_perceptual" not in losses[0]
    assert losses[-1]["g_texture"] < 0.8 * losses[0]["g_texture"]
