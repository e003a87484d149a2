"""A discriminator that sees features: what it learns, what the generator learns of it, and how it is kept."""

from pathlib import Path

import msgspec
import pytest
import torch

from trainer.model_card import ModelCard, ModelFileError
from trainer.pix2pix.architectures.projected_discriminator import ProjectedDiscriminator
from trainer.pix2pix.images import to_tensor
from trainer.pix2pix.model_file import save_discriminator, save_model
from trainer.pix2pix.perceptual import load_feature_network
from trainer.runs.base_model import DiscriminatorSpec, discriminator_of, read_base
from trainer.runs.config import ConfigError, TrainConfig, make_config
from trainer.training.learner import Learner
from trainer.training.state import State

CPU = torch.device("cpu")
SETTINGS: dict[str, object] = {
    "data": "d",
    "size": 32,
    "width": 4,
    "depth": 4,
    "dropout": 0,
    "norm": "instance",
    "dtype": "fp32",
    "discriminator": "projected",
    "discriminator_width": 8,
    "gan_loss": "hinge",
    "learning_rate": 2e-3,
}


def config_of(**more: object) -> TrainConfig:
    return make_config(SETTINGS | more)


def rough(seed: int) -> torch.Tensor:
    return torch.randn(2, 3, 32, 32, generator=torch.Generator().manual_seed(seed)).clamp(-1, 1)


@pytest.mark.parametrize("drawn", [0, 3])
def test_each_head_says_of_each_place_of_its_stage_whether_it_is_real(drawn: int) -> None:
    features = load_feature_network()(torch.zeros(2, 3, 64, 96))
    drawing = torch.zeros(2, drawn, 64, 96) if drawn else None
    logits = ProjectedDiscriminator(drawn, 8)(features, drawing)
    assert [tuple(one.shape) for one in logits] == [(2, 1, 16, 24), (2, 1, 8, 12), (2, 1, 4, 6), (2, 1, 4, 6)]


@pytest.mark.parametrize("objective", ["cgan", "gan"])
def test_it_learns_to_tell_what_is_made_from_what_is_real(objective: str) -> None:
    learner = Learner(config_of(objective=objective, discriminator_first=60), CPU)
    source, target = torch.zeros(2, 3, 32, 32), rough(1)
    losses = [learner.update(source, target, step) for step in range(40)]
    assert losses[0].keys() == {"d"}  # the generator holds still
    assert losses[-1]["d"] < 0.5 * losses[0]["d"]


def test_the_generator_becomes_rough_to_convince_it() -> None:
    torch.manual_seed(0)
    learner = Learner(config_of(objective="cgan", grain=0.2), CPU)
    source, target = torch.zeros(2, 3, 32, 32), rough(2)

    def roughness() -> float:
        return float(learner.draw(learner.generator, ((source[0].permute(1, 2, 0) + 1) * 127).byte().numpy()).std())

    before = roughness()
    losses = [learner.update(source, target, step) for step in range(60)]
    assert losses[-1].keys() == {"d", "g_gan"}
    assert roughness() > before + 10


def test_what_it_sees_beside_the_features_counts() -> None:
    torch.manual_seed(3)
    judge = ProjectedDiscriminator(3, 8).eval()
    features = load_feature_network()(rough(3))
    sheets = (torch.zeros(2, 3, 32, 32), torch.ones(2, 3, 32, 32))
    white, grey = (torch.cat([one.flatten() for one in judge(features, sheet)]) for sheet in sheets)
    assert not torch.allclose(white, grey)


def test_it_comes_in_when_it_should_and_stays_as_it_was_before() -> None:
    learner = Learner(config_of(perceptual=10, discriminator_start=0.5), CPU)
    assert learner.discriminator is not None
    before = [weight.clone() for weight in learner.discriminator.parameters()]
    source, target = torch.zeros(2, 3, 32, 32), rough(4)
    assert learner.update(source, target, 0, judged_from=1).keys() == {"g_perceptual", "g_l1"}
    assert all(torch.equal(a, b) for a, b in zip(before, learner.discriminator.parameters(), strict=True))
    assert {"d", "g_gan"} <= learner.update(source, target, 1, judged_from=1).keys()
    assert all(weight.requires_grad for weight in learner.discriminator.parameters())


def test_lightness_and_colours_are_judged_as_a_picture() -> None:
    learner = Learner(config_of(colour_space="lab", maker="grayscale"), CPU)
    grey = to_tensor(torch.full((2, 32, 32, 3), 128, dtype=torch.uint8).numpy())
    assert {"d", "g_gan", "g_l1"} <= learner.update(grey, rough(5), 0).keys()


def test_a_run_that_goes_on_does_as_one_that_never_ended() -> None:
    source, target = torch.zeros(2, 3, 32, 32), rough(6)
    whole, first, second = (Learner(config_of(), CPU) for _ in range(3))
    for step in range(4):
        wanted = whole.update(source, target, step)
    for step in range(2):
        first.update(source, target, step)
    second.load_state_dict(first.state_dict())
    for step in range(2, 4):
        found = second.update(source, target, step)
    assert found == pytest.approx(wanted, rel=1e-5)


def make_elder(path: Path, objective: str = "l1+cgan") -> State:
    """Write a model with the discriminator that taught it beside it."""
    parent = State(config_of(objective=objective), CPU)
    save_model(path, ModelCard(name="Elder", network=config_of().network(), size=32), parent.preferred().state_dict())
    assert parent.learner.discriminator is not None
    save_discriminator(path, parent.learner.discriminator.state_dict())
    return parent


@pytest.mark.parametrize("objective", ["l1+cgan", "l1+gan"])
def test_one_that_lies_beside_a_model_goes_on_in_fine_tuning(tmp_path: Path, objective: str) -> None:
    path = tmp_path / "elder.safetensors"
    parent = make_elder(path, objective)
    assert parent.learner.discriminator is not None
    assert read_base(path).discriminator == DiscriminatorSpec(None, 8, objective == "l1+cgan")

    config = make_config({"data": "d", "base": str(path)})
    assert (config.discriminator, config.discriminator_width, config.objective) == ("projected", 8, objective)
    assert config.discriminator_first == 0
    child = State(config, CPU)
    child.start_from_base(config)
    assert child.learner.discriminator is not None
    for name, weight in parent.learner.discriminator.state_dict().items():
        assert torch.allclose(child.learner.discriminator.state_dict()[name], weight, atol=1e-3)
    anew = make_config({"data": "d", "base": str(path), "discriminator": "patch"})
    assert anew.discriminator_first > 0
    assert msgspec.structs.replace(anew, discriminator="projected").projected


def start_from(base: Path) -> None:
    config = make_config({"data": "d", "base": str(base)})
    State(config, CPU).start_from_base(config)


def changed(weights: dict[str, torch.Tensor], how: str) -> dict[str, torch.Tensor]:
    weight = "heads.3.0.parametrizations.weight.original"
    match how:
        case "lacks a head":
            return {name: tensor for name, tensor in weights.items() if not name.startswith("heads.1.")}
        case "sees more channels":
            return weights | {weight: torch.zeros(8, 200, 3, 3)}
        case "has no numbers":
            return weights | {weight: torch.full_like(weights[weight], torch.nan)}
    raise ValueError(how)


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ("lacks a head", "doesn't fit the discriminator of these settings: the tensor heads.1"),
        ("sees more channels", "is no discriminator of Elder"),
        ("has no numbers", "values that are no numbers"),
    ],
)
def test_a_damaged_one_beside_a_model_is_a_sentence(tmp_path: Path, how: str, sentence: str) -> None:
    path = tmp_path / "elder.safetensors"
    parent = make_elder(path)
    assert parent.learner.discriminator is not None
    save_discriminator(path, changed(dict(parent.learner.discriminator.state_dict()), how))
    with pytest.raises((ConfigError, ModelFileError), match=sentence):
        start_from(path)


def test_one_that_is_cut_short_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "elder.safetensors"
    make_elder(path)
    beside = discriminator_of(path)
    beside.write_bytes(beside.read_bytes()[:-100])
    with pytest.raises((ConfigError, ModelFileError), match=r"elder\.discriminator\.safetensors"):
        start_from(path)


def test_the_card_says_what_was_judged() -> None:
    assert config_of(feature_matching=5).objective_terms() == "conditional projected GAN (hinge) + 100 L1"
    assert not config_of(objective="l1").projected
