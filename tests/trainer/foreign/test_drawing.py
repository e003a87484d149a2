"""An imported model is a model like any other: the fast engine draws it, it is learned from, its card says it all."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from tests.trainer.children import trainer
from tests.trainer.data import combined_folder, picture
from tests.trainer.foreign.programs import ReferenceResnet, ReferenceUnet, TutorialUnet, seed_weights
from trainer.model_card import ModelCard, ModelFileError, NetworkSpec, decode_card, encode_card, read_card
from trainer.pix2pix.architectures.build import make_network
from trainer.pix2pix.cpu_engine import PackedUNet, operators_exist
from trainer.pix2pix.engines import ModuleEngine, choose_engine, relative_error
from trainer.pix2pix.foreign.conversion import Reading
from trainer.pix2pix.foreign.foreign_model import open_foreign
from trainer.pix2pix.foreign.guesses import draw_guesses
from trainer.pix2pix.generator import Generator, load_generator
from trainer.pix2pix.model_file import build_generator, load_model, save_model
from trainer.pix2pix.networks import UNetGenerator
from trainer.runs.run_folder import RunFolder

CPU = torch.device("cpu")


def imported(folder: Path, theirs: nn.Module, **reading: Any) -> Path:
    torch.save(seed_weights(theirs).state_dict(), folder / "latest_net_G.pth")
    card, weights = open_foreign(folder / "latest_net_G.pth").convert(Reading(**reading), name="Theirs", size=64)
    save_model(folder / "theirs.safetensors", card, weights, torch.float32)
    return folder / "theirs.safetensors"


@pytest.mark.skipif(not operators_exist(), reason="this build of PyTorch has no packed convolutions")
@pytest.mark.parametrize(
    "fields",
    [
        {"encoder_bias": True},
        {"encoder_bias": True, "norm": "none"},
        {"bottleneck_norm": True},
        {"skip": "leaky_relu"},
        {"input_range": "unit"},
        {"dropout_levels": (1, 2)},
    ],
)
def test_the_packed_engine_draws_the_unets_of_others(fields: dict[str, Any]) -> None:
    network = make_network(NetworkSpec(**{"width": 8, "depth": 5} | fields))
    seed_weights(network).eval().requires_grad_(False)
    assert isinstance(network, UNetGenerator)
    for height, width in ((64, 64), (96, 32)):
        x = torch.rand(1, 3, height, width, generator=torch.Generator().manual_seed(1)) * 2 - 1
        assert relative_error(PackedUNet(network, torch.float32)(x), network(x)) < 1e-4


def test_what_no_fast_engine_draws_the_plain_modules_draw() -> None:
    for spec in (NetworkSpec("resnet", width=4, depth=2, blocks=2), NetworkSpec(width=4, depth=4, padding="reflect")):
        network = make_network(spec).eval().requires_grad_(False)
        seed_weights(network)
        engine = choose_engine(network, 64, CPU)
        assert isinstance(engine, ModuleEngine)
        x = torch.rand(1, 3, 64, 64) * 2 - 1
        assert relative_error(engine(x), network(x)) < 3e-2


@pytest.mark.parametrize("theirs", [ReferenceResnet(2, 2), ReferenceUnet(5, 2), TutorialUnet(1)])
@pytest.mark.parametrize("size", [(2, 2), (7, 40), (64, 64)])
def test_drawings_of_any_size_are_drawn(tmp_path: Path, theirs: nn.Module, size: tuple[int, int]) -> None:
    generator = load_generator(imported(tmp_path, theirs), "cpu", torch.float32)
    assert generator(picture(1, *size)).shape == (size[1], size[0], 3)


def test_dropout_that_is_kept_on_is_the_same_each_time_and_another_by_its_seed(tmp_path: Path) -> None:
    kept = load_generator(imported(tmp_path, ReferenceUnet(7, 2), dropout="on"), "cpu", torch.float32)
    off = load_generator(imported(tmp_path, ReferenceUnet(7, 2)), "cpu", torch.float32)
    drawing = picture(1, 128, 128)
    assert np.array_equal(kept(drawing), kept(drawing))
    assert not np.array_equal(kept(drawing), off(drawing))
    assert np.array_equal(kept(drawing, seed=3), off(drawing, seed=3))


def test_cards_are_of_the_oldest_format_that_can_say_them(tmp_path: Path) -> None:
    ours = ModelCard("Ours", NetworkSpec())
    assert json.loads(encode_card(ours))["format"] == 1
    assert json.loads(encode_card(read_card(imported(tmp_path, ReferenceUnet(5, 2, norm="instance")))))["format"] == 2
    assert json.loads(encode_card(read_card(imported(tmp_path, ReferenceResnet(2, 2)))))["format"] == 2
    older = json.loads(encode_card(ours))
    older["network"] = {name: older["network"][name] for name in ("kind", "width", "depth", "norm", "upsampling")}
    del older["keeps_dropout"]
    assert decode_card(json.dumps(older), "old.safetensors") == ours


@pytest.mark.parametrize(
    "network",
    [{"kind": "resnet"}, {"blocks": 3}, {"upsampling": "bilinear"}, {"dropout_levels": [12]}, {"padding": "circular"}],
)
def test_a_card_that_contradicts_itself_is_refused(network: dict[str, Any]) -> None:
    with pytest.raises(ModelFileError, match="network"):
        decode_card(json.dumps({"name": "Odd", "network": network}), "odd.safetensors")


@pytest.mark.parametrize("theirs", [ReferenceResnet(1, 2), ReferenceUnet(6, 2, norm="instance")])
def test_an_imported_model_is_learned_from(tmp_path: Path, theirs: nn.Module) -> None:
    base, run = imported(tmp_path, theirs), RunFolder(tmp_path / "run")
    data = combined_folder(tmp_path / "pairs", 4, size=64)
    small = ("--steps", 2, "--threads", 1, "--learning-rate", 1e-9, "--discriminator-width", 4, "--patch", 16)
    ended = trainer("train", data, "--out", run.root, "--base", base, *small)
    assert ended.returncode == 0, ended.stderr
    card, weights = load_model(run.model)
    assert card.network == read_card(base).network
    for name, tensor in load_model(base)[1].items():
        assert (weights[name] - tensor).abs().max() < 2e-3
    assert Generator(card, build_generator(card, weights), CPU, torch.float32)(picture(1)).shape == (32, 32, 3)


def test_guesses_look_different_and_go_on(tmp_path: Path) -> None:
    torch.save(seed_weights(ReferenceUnet(6, 2)).state_dict(), tmp_path / "g.pth")
    model = open_foreign(tmp_path / "g.pth")
    drawing = picture(3, 96, 64)
    first = list(draw_guesses(model, drawing))
    assert first[0].reading == model.usual()
    assert len(first) == 4
    for i, one in enumerate(first):
        assert one.picture.shape == drawing.shape
        for other in first[:i]:
            assert np.abs(one.picture.astype(int) - other.picture).mean() > 1
    others = list(draw_guesses(model, drawing, after=4))
    assert not {guess.words for guess in others} & {guess.words for guess in first}
