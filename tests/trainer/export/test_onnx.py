"""ONNX files draw in onnxruntime what our engine draws, at any size."""

from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest
import torch

from tests.trainer.foreign.programs import seed_weights
from trainer.model_card import CHANNELS, ModelCard, NetworkSpec
from trainer.pix2pix.architectures.build import make_network
from trainer.pix2pix.engines import ModuleEngine
from trainer.pix2pix.export.onnx_export import encode_onnx
from trainer.pix2pix.generator import Generator

CPU = torch.device("cpu")
SIZES = [(64, 64), (48, 80), (33, 47), (1, 5)]
SPECS: list[dict[str, Any]] = [
    {"norm": "batch", "upsampling": "transposed"},
    {"norm": "instance", "upsampling": "resize"},
    {"norm": "none", "encoder_bias": True, "dropout": 0.0},
    {"kind": "encoder_decoder"},
    {"skip": "leaky_relu", "padding": "reflect", "bottleneck_norm": True, "encoder_bias": True},
    {"input_range": "unit"},
    {"kind": "resnet", "depth": 2, "blocks": 2, "upsampling": "transposed", "padding": "reflect"},
    {"kind": "resnet", "depth": 2, "blocks": 2, "upsampling": "resize", "norm": "none"},
    {"kind": "resnet", "depth": 2, "blocks": 1, "upsampling": "bilinear", "padding": "replicate", "norm": "batch"},
]


def session(content: bytes) -> onnxruntime.InferenceSession:
    onnx.checker.check_model(onnx.load_from_string(content), full_check=True)
    return onnxruntime.InferenceSession(content, providers=["CPUExecutionProvider"])


@pytest.mark.parametrize("fields", SPECS)
def test_floats_are_within_a_thousandth(fields: dict[str, Any]) -> None:
    spec = NetworkSpec(**{"width": 4, "depth": 4} | fields)
    network = seed_weights(make_network(spec)).eval()
    engine = ModuleEngine(network, CPU, torch.float32)  # type: ignore[arg-type]
    runs = session(encode_onnx(ModelCard("Small", spec), network, pixels=False))  # type: ignore[arg-type]
    for height, width in SIZES[:2]:
        x = torch.rand(2, 3, height, width, generator=torch.Generator().manual_seed(height)) * 2 - 1
        (ours,) = runs.run(None, {"drawing": x.numpy()})
        for image in range(2):
            assert np.abs(ours[image] - engine(x[image : image + 1]).numpy()[0]).max() < 1e-3


@pytest.mark.parametrize("space", ["rgb", "lab"])
def test_pixels_are_drawn_as_we_draw_them_at_any_size(space: Any) -> None:
    inputs, outputs = CHANNELS[space]
    spec = NetworkSpec(input_channels=inputs, output_channels=outputs, width=4, depth=4)
    card = ModelCard("Small", spec, colour_space=space)
    network = seed_weights(make_network(card.network)).eval()
    generator = Generator(card, network, CPU, None, ModuleEngine(network, CPU, torch.float32))  # type: ignore[arg-type]
    runs = session(encode_onnx(card, network))  # type: ignore[arg-type]
    for height, width in SIZES:
        drawing = np.random.default_rng(height).integers(0, 256, (height, width, 3), np.uint8)
        (ours,) = runs.run(None, {"drawing": drawing[None]})
        apart = np.abs(ours[0].astype(int) - generator(drawing))
        assert ours.shape == (1, height, width, 3)
        assert apart.max() <= 1  # where rounding falls the other way
        assert (apart > 0).mean() < 0.01
