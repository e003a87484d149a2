"""`.pict` files: what we write is what the web demo and ml5 read, and what they read draws here."""

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from torch import Tensor

from tests.trainer.foreign.programs import seed_weights
from trainer.model_card import InputSpec, ModelCard, ModelFileError, NetworkSpec
from trainer.pix2pix.export.web_demo import encode_web_demo
from trainer.pix2pix.foreign.conversion import Reading
from trainer.pix2pix.foreign.foreign_model import open_foreign
from trainer.pix2pix.foreign.pict import encode_pict, open_pict
from trainer.pix2pix.model_file import build_generator
from trainer.pix2pix.networks import UNetGenerator

Weights = dict[str, NDArray[np.float32]]


def read_as_the_demo_does(content: bytes) -> Weights:
    """Read the three sections as the demo's page does, byte by byte."""
    parts, at = [], 0
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        parts.append(content[at + 4 : at + 4 + length])
        at += 4 + length
    codebook, codes = np.frombuffer(parts[1], "<f4"), np.frombuffer(parts[2], np.uint8)
    weights, begin = {}, 0
    for entry in json.loads(parts[0]):
        size = int(np.prod(entry["shape"]))
        weights[entry["name"]] = codebook[codes[begin : begin + size]].reshape(entry["shape"])
        begin += size
    assert begin == len(codes)
    return weights


def draw_as_the_demo_does(weights: Weights, x: Tensor) -> Tensor:
    """Draw (1, 3, 256, 256) in [-1, 1] as the demo's page does, by TensorFlow's rules."""

    def tensor(name: str) -> Tensor:
        return torch.from_numpy(weights[f"generator/{name}"].copy())

    def norm(y: Tensor, scope: str) -> Tensor:
        mean, variance = y.mean((2, 3), keepdim=True), y.var((2, 3), unbiased=False, keepdim=True)
        gamma, beta = (tensor(f"{scope}/batch_normalization/{p}").view(1, -1, 1, 1) for p in ("gamma", "beta"))
        return (y - mean) / torch.sqrt(variance + 1e-5) * gamma + beta

    def conv(y: Tensor, scope: str) -> Tensor:
        kernel = tensor(f"{scope}/conv2d/kernel").permute(3, 2, 0, 1)  # "same", stride 2: a pixel on each side
        return F.conv2d(y, kernel, tensor(f"{scope}/conv2d/bias"), stride=2, padding=1)

    def deconv(y: Tensor, scope: str) -> Tensor:
        kernel = tensor(f"{scope}/conv2d_transpose/kernel").permute(3, 2, 0, 1)
        return F.conv_transpose2d(y, kernel, tensor(f"{scope}/conv2d_transpose/bias"), stride=2, padding=1)

    layers = [conv(x, "encoder_1")]
    for i in range(2, 9):
        layers.append(norm(conv(F.leaky_relu(layers[-1], 0.2), f"encoder_{i}"), f"encoder_{i}"))
    y = layers[-1]
    for i in range(8, 1, -1):
        joined = y if i == 8 else torch.cat([y, layers[i - 1]], 1)
        y = norm(deconv(F.relu(joined), f"decoder_{i}"), f"decoder_{i}")
    return torch.tanh(deconv(F.relu(torch.cat([y, layers[0]], 1)), "decoder_1"))


def demo_weights(width: int = 2, older: bool = False) -> Weights:
    """Return seeded weights of the demo's network, by either spelling of its names."""
    random = np.random.default_rng(0)
    conv, deconv, gamma, beta = (
        ("conv/filter", "deconv/filter", "batchnorm/scale", "batchnorm/offset")
        if older
        else ("conv2d/kernel", "conv2d_transpose/kernel", "batch_normalization/gamma", "batch_normalization/beta")
    )
    weights: Weights = {}
    widths = [width * min(1 << level, 8) for level in range(8)]
    for level in range(8):
        inner, outer = widths[level], widths[level - 1] if level else 3
        joined = inner * (1 if level == 7 else 2)
        for side, name, shape in (
            ("encoder", conv, (4, 4, outer, inner)),
            ("decoder", deconv, (4, 4, outer, joined)),
        ):
            scope = f"generator/{side}_{level + 1}"
            weights[f"{scope}/{name}"] = (random.standard_normal(shape) * 0.2).astype(np.float32)
            channels = inner if side == "encoder" else outer
            if not older:
                bias = random.standard_normal(channels) * 0.1
                weights[f"{scope}/{name.split('/')[0]}/bias"] = bias.astype(np.float32)
            if level:
                weights[f"{scope}/{gamma}"] = (1 + 0.2 * random.standard_normal(channels)).astype(np.float32)
                weights[f"{scope}/{beta}"] = (0.2 * random.standard_normal(channels)).astype(np.float32)
    return weights


def as_ours(weights: Weights) -> Weights:
    return {name: array.transpose(3, 2, 0, 1) if array.ndim == 4 else array for name, array in weights.items()}


def frame() -> Tensor:
    return torch.rand(1, 3, 256, 256, generator=torch.Generator().manual_seed(1)) * 2 - 1


def test_a_file_draws_what_the_demo_draws(tmp_path: Path) -> None:
    content = encode_pict(as_ours(demo_weights()))
    (tmp_path / "edges2cats_AtoB.pict").write_bytes(content)
    model = open_foreign(tmp_path / "edges2cats_AtoB.pict")
    card, weights = model.convert(model.usual())
    with torch.no_grad():
        picture = build_generator(card, weights)(frame())
    assert (picture - draw_as_the_demo_does(read_as_the_demo_does(content), frame())).abs().max() < 1e-4
    assert (card.input.kind, card.name, card.size) == ("lines", "edges2cats AtoB", 256)


def test_the_older_spelling_is_known(tmp_path: Path) -> None:
    (tmp_path / "a.pict").write_bytes(encode_pict(as_ours(demo_weights(older=True))))
    model = open_foreign(tmp_path / "a.pict")
    card, _ = model.convert(model.usual())
    assert card.network.depth == 8
    assert not model.found.has_running


def test_a_model_of_ours_is_near_in_the_demo(tmp_path: Path) -> None:
    spec = NetworkSpec(width=2, depth=8)
    network = UNetGenerator(spec)
    seed_weights(network)
    card = ModelCard("Mine", spec, input=InputSpec(kind="lines"))
    content, text = encode_web_demo(card, network.eval())
    with torch.no_grad():
        apart = (draw_as_the_demo_does(read_as_the_demo_does(content), frame()) - network(frame())).abs().mean()
    assert "of 255 levels" in text
    assert apart < 0.2  # random weights lean on the bottleneck more than learned ones


def test_it_is_exact_but_for_the_bytes_where_the_bottleneck_has_a_norm(tmp_path: Path) -> None:
    spec = NetworkSpec(width=2, depth=8, bottleneck_norm=True)
    network = UNetGenerator(spec)
    seed_weights(network)
    content, _ = encode_web_demo(ModelCard("Mine", spec), network.eval())
    (tmp_path / "m.pict").write_bytes(content)
    card, weights = open_foreign(tmp_path / "m.pict").convert(Reading())
    again, _ = encode_web_demo(card, build_generator(card, weights))
    assert again[: len(content) // 2] == content[: len(content) // 2]  # written again it is the same file


@settings(max_examples=30, deadline=None)
@given(values=st.lists(st.floats(-4, 4, width=32), min_size=1, max_size=300))
def test_every_weight_is_met_nearly(tmp_path_factory: pytest.TempPathFactory, values: list[float]) -> None:
    path = tmp_path_factory.mktemp("pict") / "a.pict"
    numbers = np.array(values, np.float32)
    path.write_bytes(encode_pict({"a": numbers}))
    read = open_pict(path).read("a").numpy()
    largest = np.abs(numbers).max()
    assert np.all(np.abs(read - numbers) <= 0.025 * np.abs(numbers) + 0.0005 * largest + 1e-12)


@pytest.mark.parametrize(
    ("fields", "said"),
    [({"depth": 6}, "halvings"), ({"norm": "none"}, "statistics"), ({"kind": "encoder_decoder"}, "no U-Net")],
)
def test_what_the_demo_has_not_is_refused(fields: dict[str, Any], said: str) -> None:
    spec = NetworkSpec(**{"width": 1, "depth": 8} | fields)
    with pytest.raises(ModelFileError, match=said):
        encode_web_demo(ModelCard("Odd", spec), UNetGenerator(spec))
