"""Checkpoints that we write load into the reference program's networks, strictly, and draw the same pictures there."""

import io
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from tests.trainer.foreign.programs import ReferenceResnet, ReferenceUnet, draw, seed_weights
from trainer.model_card import CHANNELS, ModelCard, ModelFileError, NetworkSpec
from trainer.pix2pix.architectures.build import GeneratorNetwork
from trainer.pix2pix.architectures.resnet import ResnetGenerator
from trainer.pix2pix.export.reference_checkpoint import encode_checkpoint
from trainer.pix2pix.networks import AffineNorm, UNetGenerator


def frame(channels: int = 3, side: int = 64) -> Tensor:
    return torch.rand(1, channels, side, side, generator=torch.Generator().manual_seed(1)) * 2 - 1


def made(spec: NetworkSpec, plain: bool = False) -> GeneratorNetwork:
    network = ResnetGenerator(spec) if spec.kind == "resnet" else UNetGenerator(spec)
    seed_weights(network)
    for module in network.modules():
        if plain and isinstance(module, AffineNorm):
            nn.init.ones_(module.weight)
            nn.init.zeros_(module.bias)
    return network.eval()


def same(card: ModelCard, network: GeneratorNetwork, theirs: nn.Module, mode: str) -> str:
    content, text = encode_checkpoint(card, network)
    theirs.load_state_dict(torch.load(io.BytesIO(content), weights_only=True), strict=True)
    x = frame(card.network.input_channels)
    with torch.no_grad():
        assert (draw(theirs, x, mode) - network(x)).abs().max() < 1e-4
    assert ("--eval" in text.split("\n\n")[1] + text.split("\n\n")[2]) == (mode == "eval")
    return text


@pytest.mark.parametrize("kind", ["unet", "encoder_decoder"])
@pytest.mark.parametrize("upsampling", ["transposed", "resize"])
def test_our_unets(kind: Any, upsampling: Any) -> None:
    spec = NetworkSpec(kind, width=2, depth=6, upsampling=upsampling)
    text = same(ModelCard("My cats", spec, size=64), made(spec), ReferenceUnet(6, 2, dropout=False), "train")
    assert "checkpoints/My_cats/latest_net_G.pth" in text
    assert "num_downs=6" in text


def test_a_unet_256_has_its_name_and_lab_its_channels() -> None:
    inputs, outputs = CHANNELS["lab"]
    spec = NetworkSpec(input_channels=inputs, output_channels=outputs, width=1, depth=8)
    _, text = encode_checkpoint(ModelCard("Grey", spec, colour_space="lab"), made(spec))
    assert "--netG unet_256" in text
    assert "--input_nc 1 --output_nc 2" in text
    assert "--norm batch" in text


def test_fixed_statistics_need_eval() -> None:
    spec = NetworkSpec(width=2, depth=6, norm="none")
    same(ModelCard("Fixed", spec), made(spec), ReferenceUnet(6, 2), "eval")
    spec = NetworkSpec(
        "resnet", width=2, depth=2, blocks=6, dropout=0, norm="none", padding="reflect", upsampling="transposed"
    )
    same(ModelCard("Fixed", spec), made(spec), ReferenceResnet(6, 2, norm="batch"), "eval")


def test_plain_instance_norms_stay_such() -> None:
    spec = NetworkSpec(width=2, depth=6, encoder_bias=True, upsampling="transposed", dropout=0)
    theirs = ReferenceUnet(6, 2, norm="instance", dropout=False)
    assert "--norm instance" in same(ModelCard("Plain", spec), made(spec, plain=True), theirs, "train")


@pytest.mark.parametrize("upsampling", ["transposed", "nearest", "bilinear"])
@pytest.mark.parametrize("padding", ["reflect", "zero"])
@pytest.mark.parametrize("norm", ["batch", "instance"])
def test_resnets(upsampling: str, padding: str, norm: Any) -> None:
    spec = NetworkSpec(
        kind="resnet",
        width=2,
        depth=2,
        blocks=6,
        norm=norm,
        dropout=0.0,
        upsampling="resize" if upsampling == "nearest" else upsampling,  # type: ignore[arg-type]
        padding="reflect" if padding == "reflect" else "zeros",
    )
    theirs = ReferenceResnet(6, 2, norm=norm, padding=padding, upsampling=upsampling)
    text = same(ModelCard("Zebra", spec), made(spec, plain=norm == "instance"), theirs, "train")
    assert f"--norm {norm}" in text


@pytest.mark.parametrize(
    "fields", [{"depth": 4}, {"skip": "leaky_relu"}, {"encoder_bias": True}, {"input_range": "unit"}]
)
def test_what_the_program_has_not_is_refused(fields: dict[str, Any]) -> None:
    spec = NetworkSpec(**{"width": 2, "depth": 6} | fields)
    with pytest.raises(ModelFileError, match="ONNX"):
        encode_checkpoint(ModelCard("Odd", spec), made(spec))
