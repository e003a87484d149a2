"""Runs that start from a model: what they take over, and how a new discriminator is taught first."""

import json
from pathlib import Path

import msgspec
import pytest
import torch
from torch import Tensor, nn

from tests.trainer.children import trainer
from tests.trainer.data import combined_folder
from trainer.model_card import InputSpec, ModelCard, ModelFileError, NetworkSpec, Swatch, read_card
from trainer.pix2pix.model_file import load_model, save_discriminator, save_model
from trainer.runs.base_model import discriminator_of
from trainer.runs.config import ConfigError, TrainConfig, make_config
from trainer.runs.events import Failed, Started
from trainer.runs.run_folder import RunFolder
from trainer.training.state import State

CARD = ModelCard(
    name="Elder",
    network=NetworkSpec(width=4, depth=3, norm="instance", upsampling="transposed", dropout=0.25),
    size=64,
    licence="CC0",
    credits="Made by Ada.",
    input=InputSpec(kind="labels", palette=(Swatch("sky", (1, 2, 3)),), line_width=3),
)
CPU = torch.device("cpu")


def make_base(path: Path, judged: bool = True) -> State:
    """Write a model of random weights, with its discriminator beside it if `judged`."""
    parent = State(make_config({"data": "d", "seed": 5, **settings()}), CPU)
    save_model(path, CARD, parent.learner.generator.state_dict(), torch.float32)
    if judged:
        assert parent.learner.discriminator is not None
        save_discriminator(path, parent.learner.discriminator.state_dict())
    return parent


def settings() -> dict[str, object]:
    network = CARD.network
    return {
        "size": 64,
        "width": 4,
        "depth": 3,
        "norm": network.norm,
        "upsampling": network.upsampling,
        "discriminator_width": 6,
    }


def copied(network: nn.Module) -> dict[str, Tensor]:
    return {name: tensor.clone() for name, tensor in network.state_dict().items()}


def equal(a: dict[str, Tensor], b: dict[str, Tensor], tolerance: float = 0) -> bool:
    return a.keys() == b.keys() and all(torch.allclose(a[name], b[name], rtol=0, atol=tolerance) for name in a)


def test_a_run_takes_over_what_its_base_is(tmp_path: Path) -> None:
    make_base(tmp_path / "elder.safetensors")
    config = make_config({"data": "d", "base": str(tmp_path / "elder.safetensors")})
    assert config.network() == CARD.network
    assert (config.size, config.discriminator_width, config.patch) == (64, 6, 70)
    assert config.input_spec() == CARD.input
    assert config.credits == "Fine-tuned from Elder (CC0). Made by Ada."
    assert (config.discriminator_first, config.gan_weight) == (0, 0.3)
    assert make_config(msgspec.to_builtins(config)) == config  # as it is read again from the run's folder


def test_what_is_given_wins_over_the_base(tmp_path: Path) -> None:
    make_base(tmp_path / "elder.safetensors")
    palette = tmp_path / "palette.json"
    palette.write_text(json.dumps({"palette": [{"name": "sea", "rgb": [4, 5, 6]}]}))
    given = {"size": 32, "dropout": 0.5, "learning_rate": 0.01, "steps": 7, "palette": str(palette), "depth": 3}
    config = make_config({"data": "d", "base": str(tmp_path / "elder.safetensors"), **given})
    assert (config.size, config.dropout, config.learning_rate, config.total_steps(20)) == (32, 0.5, 0.01, 7)
    assert config.input_spec().palette == (Swatch("sea", (4, 5, 6)),)
    assert make_config(msgspec.to_builtins(config) | {"gan_weight": 2.0}).gan_weight == 2
    photos = make_config({"data": "d", "base": str(tmp_path / "elder.safetensors"), "input_kind": "photo"})
    assert photos.input_spec() == InputSpec(kind="photo", line_width=3)  # a palette is for labels


def test_dabs_are_spread_as_the_base_was_taught_and_where_dabs_are_drawn(tmp_path: Path) -> None:
    path = tmp_path / "elder.safetensors"
    make_base(path)
    card, weights = load_model(path)
    spec = InputSpec(kind="lines", spread_dabs=True, undabbed="white", grain=0.1)
    save_model(path, msgspec.structs.replace(card, input=spec), weights)
    taught: dict[str, object] = {"data": "d", "base": str(path)}
    assert make_config(taught).input_spec() == spec
    assert not make_config(taught | {"spread_dabs": False}).input_spec().spread_dabs
    assert not make_config(taught | {"input_kind": "photo"}).input_spec().spread_dabs
    anew: dict[str, object] = {"data": "d", "preset": "textures"}
    assert make_config(anew | {"maker": "dabs"}).input_spec().spread_dabs
    assert not make_config(anew | {"input_kind": "lines"}).input_spec().spread_dabs  # of whatever colours
    assert not make_config({"data": "d", "maker": "dabs"}).input_spec().spread_dabs


@pytest.mark.parametrize(
    ("name", "value"),
    [("width", 8), ("depth", 4), ("norm", "batch"), ("upsampling", "resize"), ("generator", "encoder_decoder")],
)
def test_another_network_than_the_base_is_a_sentence(tmp_path: Path, name: str, value: object) -> None:
    make_base(tmp_path / "elder.safetensors")
    with pytest.raises(ConfigError, match=f"The base model Elder has {name}"):
        make_config({"data": "d", "base": str(tmp_path / "elder.safetensors"), name: value})


def test_a_base_that_cannot_be_used_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no model at"):
        make_config({"data": "d", "base": str(tmp_path / "nowhere.safetensors")})
    make_base(tmp_path / "elder.safetensors")
    beside = discriminator_of(tmp_path / "elder.safetensors")
    beside.write_bytes((tmp_path / "elder.safetensors").read_bytes())
    with pytest.raises(ConfigError, match="is no discriminator of Elder"):
        make_config({"data": "d", "base": str(tmp_path / "elder.safetensors")})
    beside.write_bytes(b"hello")
    with pytest.raises(ConfigError, match="is not a model file"):
        make_config({"data": "d", "base": str(tmp_path / "elder.safetensors")})


def tuned(tmp_path: Path, **more: object) -> tuple[TrainConfig, State]:
    config = make_config({"data": "d", "base": str(tmp_path / "elder.safetensors"), **more})
    state = State(config, CPU)
    state.start_from_base(config)
    return config, state


def test_generator_average_and_discriminator_start_where_the_base_ended(tmp_path: Path) -> None:
    parent = make_base(tmp_path / "elder.safetensors").learner
    child = tuned(tmp_path)[1].learner
    assert equal(parent.generator.state_dict(), child.generator.state_dict())
    assert equal(parent.generator.state_dict(), child.average.state_dict())
    assert parent.discriminator is not None
    assert child.discriminator is not None
    assert equal(parent.discriminator.state_dict(), child.discriminator.state_dict(), tolerance=1e-3)  # kept as fp16


def test_a_discriminator_of_another_shape_than_asked_for_is_left_beside(tmp_path: Path) -> None:
    make_base(tmp_path / "elder.safetensors")
    config, state = tuned(tmp_path, discriminator_width=8)
    assert config.discriminator_first > 0
    assert config.gan_weight == 1
    assert state.learner.discriminator is not None
    assert state.learner.discriminator.state_dict()["layers.0.weight"].shape[0] == 8


def test_damage_in_a_discriminators_weights_is_a_sentence(tmp_path: Path) -> None:
    parent = make_base(tmp_path / "elder.safetensors").learner
    assert parent.discriminator is not None
    weights = parent.discriminator.state_dict()
    weights.pop("layers.2.bias", None)
    weights["norms.1.weight"] = torch.full_like(weights["norms.1.weight"], torch.nan)
    save_discriminator(tmp_path / "elder.safetensors", weights)
    with pytest.raises(ModelFileError, match="values that are no numbers"):
        tuned(tmp_path)


def test_a_base_that_was_replaced_is_a_sentence(tmp_path: Path) -> None:
    make_base(tmp_path / "elder.safetensors")
    config, state = tuned(tmp_path)
    other = State(make_config({"data": "d", **settings(), "width": 5}), CPU).learner.generator
    card = msgspec.structs.replace(CARD, network=msgspec.structs.replace(CARD.network, width=5))
    save_model(tmp_path / "elder.safetensors", card, other.state_dict())
    with pytest.raises(ModelFileError, match="replaced by another model"):
        state.start_from_base(config)


def test_a_new_discriminator_learns_first_while_the_generator_holds_still(tmp_path: Path) -> None:
    make_base(tmp_path / "elder.safetensors", judged=False)
    assert tuned(tmp_path)[0].discriminator_first > 0
    learner = tuned(tmp_path, discriminator_first=2)[1].learner
    assert learner.discriminator is not None
    generator, judge = copied(learner.generator), copied(learner.discriminator)
    source, target = torch.rand(2, 1, 3, 64, 64) * 2 - 1
    for step in (0, 1):
        assert learner.update(source, target, step).keys() == {"d"}
    assert equal(generator, learner.generator.state_dict())
    assert equal(generator, learner.average.state_dict())
    assert not equal(judge, learner.discriminator.state_dict())
    assert learner.update(source, target, 2).keys() > {"d"}
    assert not equal(generator, learner.generator.state_dict())


def test_small_folders_are_learned_for_fewer_steps_than_big_ones() -> None:
    config = TrainConfig("d", base="m")
    lengths = [config.total_steps(pairs) for pairs in (1, 5, 20, 100, 200, 5000)]
    assert lengths == sorted(lengths)
    assert lengths[0] >= 1
    assert TrainConfig("d", base="m", batch=4).total_steps(20) == round(config.total_steps(20) / 4)
    assert TrainConfig("d", base="m", epochs=3).total_steps(20) == 60


def test_a_run_from_a_base_goes_on_without_it(tmp_path: Path) -> None:
    base, run = tmp_path / "elder.safetensors", RunFolder(tmp_path / "run")
    make_base(base)
    data = combined_folder(tmp_path / "pairs", 6, size=64)
    small = ("--steps", 2, "--threads", 1, "--learning-rate", 1e-9)
    assert trainer("train", data, "--out", run.root, "--base", base, *small).returncode == 0
    card, weights = load_model(run.model)
    assert (card.training.base, card.network, card.input) == ("elder", CARD.network, CARD.input)
    assert equal(weights, load_model(base)[1], tolerance=1e-3)  # it began there, and at this rate stays there
    base.unlink()
    discriminator_of(base).unlink()
    run.write_config(msgspec.structs.replace(run.read_config(), steps=3))
    assert trainer("resume", run.root).returncode == 0
    assert read_card(run.model).training.steps == 3
    assert not [event for event in run.read_events() if isinstance(event, Failed)]
    assert [event.first_step for event in run.read_events() if isinstance(event, Started)] == [0, 2]


def test_a_discriminator_that_comes_later_needs_no_steps_of_its_own(tmp_path: Path) -> None:
    make_base(tmp_path / "m.safetensors", judged=False)
    values: dict[str, object] = {"data": "d", "base": str(tmp_path / "m.safetensors"), "patch": 16}
    assert make_config(values).discriminator_first == 200
    assert make_config(values | {"discriminator_start": 0.3}).discriminator_first == 0
    with pytest.raises(ConfigError, match="not both"):
        make_config(values | {"discriminator_start": 0.3, "discriminator_first": 5})
