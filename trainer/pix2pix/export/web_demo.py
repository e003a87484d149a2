"""A model as a `.pict` file, for the web demo of pix2pix and for ml5: a U-Net of eight halvings, a byte a weight.

The demo normalises the innermost layer too. At its 256x256 that layer is one pixel, of which a norm leaves its shift
alone: the demo's deepest features are the same for every drawing. Ours without such a norm vary; the shift written is
their mean over drawings, and how far the demo's pictures are then from ours is measured and said.
"""

import tempfile
from pathlib import Path

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from trainer.model_card import ModelCard, ModelFileError
from trainer.pix2pix.convolutions import ResizeConv2d
from trainer.pix2pix.engines import ModuleEngine
from trainer.pix2pix.foreign.foreign_model import open_foreign
from trainer.pix2pix.foreign.pict import encode_pict
from trainer.pix2pix.generator import Generator
from trainer.pix2pix.images import to_tensor
from trainer.pix2pix.model_file import build_generator
from trainer.pix2pix.networks import SLOPE, AffineNorm, Down, UNetGenerator, Up, in_range
from trainer.pixels import Rgb

_DEPTH, _SIZE = 8, 256  # of the demo
_DRAWINGS = 12  # that the deepest features are averaged over, and half as many others that the file is tried on
_CPU = torch.device("cpu")

Weights = dict[str, NDArray[np.float32]]


def encode_web_demo(card: ModelCard, network: nn.Module) -> tuple[bytes, str]:
    """Return the `.pict` file of a model, and a text that says how near the demo's pictures come to ours.

    Raises:
        ModelFileError: the demo has no such network.
    """
    _check(card, network)
    assert isinstance(network, UNetGenerator)
    drawings = [_scribble(card, seed) for seed in range(_DRAWINGS + _DRAWINGS // 2)]
    content = encode_pict(_weights(network, drawings[:_DRAWINGS]))
    apart = _difference(card, network, content, drawings[_DRAWINGS:])
    text = [
        f"{card.name}, for the web demo of pix2pix and for ml5 (ml5.pix2pix).",
        "",
        f"The demo draws at {_SIZE}x{_SIZE} with a byte for each weight: its pictures differ from Sketchpad's by "
        f"{apart:.1f} of 255 levels on average, measured on {_DRAWINGS // 2} scribbles.",
    ]
    if network.spec.encoder_bias:
        text.append("ml5 passes over the bias of the first layer, which this model has: its pictures differ more.")
    return content, "\n".join(text) + "\n"


def _check(card: ModelCard, network: nn.Module) -> None:
    spec = card.network
    reasons = {
        "is no U-Net": not isinstance(network, UNetGenerator) or spec.kind != "unet",
        f"has {spec.depth} halvings, and the demo's network has {_DEPTH}": spec.depth != _DEPTH,
        "colours grey pictures": card.colour_space != "rgb",
        "keeps statistics from its training, and the demo takes each image's own": spec.norm == "none",
        "differs in its skips, its border or its range": spec.skip != "relu"
        or spec.padding != "zeros"
        or spec.input_range != "signed",
    }
    for reason, is_so in reasons.items():
        if is_so:
            raise ModelFileError(f"{card.name} {reason}: it can't be a .pict file, export it as ONNX instead.")


def _weights(network: UNetGenerator, drawings: list[Rgb]) -> Weights:
    weights: Weights = {}
    last = network.spec.depth - 1

    def put(scope: str, kernel: str, weight: Tensor, bias: Tensor | None, channels: int) -> None:
        weights[f"generator/{scope}/{kernel}/kernel"] = _array(weight)
        weights[f"generator/{scope}/{kernel}/bias"] = _array(bias if bias is not None else torch.zeros(channels))

    def put_norm(scope: str, scale: Tensor, shift: Tensor) -> None:
        weights[f"generator/{scope}/batch_normalization/gamma"] = _array(scale)
        weights[f"generator/{scope}/batch_normalization/beta"] = _array(shift)

    for level in range(network.spec.depth):
        down, up = network.down[level], network.up[level]
        assert isinstance(down, Down)
        assert isinstance(up, Up)
        wide = down.conv.out_channels
        put(f"encoder_{level + 1}", "conv2d", down.conv.weight, down.conv.bias if level == 0 else None, wide)
        if isinstance(down.norm, AffineNorm):
            put_norm(f"encoder_{level + 1}", down.norm.weight, down.norm.bias)
        elif level == last:
            put_norm(f"encoder_{level + 1}", torch.zeros(wide), _deepest(network, drawings))
        conv = up.conv.as_transposed() if isinstance(up.conv, ResizeConv2d) else up.conv
        assert isinstance(conv, nn.ConvTranspose2d)
        weight = conv.weight
        if level != last:  # there the deeper features come first
            carried, deeper = weight.chunk(2)
            weight = torch.cat([deeper, carried])
        put(f"decoder_{level + 1}", "conv2d_transpose", weight, conv.bias, conv.out_channels)
        if isinstance(up.norm, AffineNorm):
            put_norm(f"decoder_{level + 1}", up.norm.weight, up.norm.bias)
    return weights


def _array(tensor: Tensor) -> NDArray[np.float32]:
    return np.asarray(tensor.detach().to("cpu", torch.float32).contiguous().numpy())


@torch.inference_mode()
def _deepest(network: UNetGenerator, drawings: list[Rgb]) -> Tensor:
    """Return the mean over drawings of what the decoder sees of the innermost layer, before its activation."""
    seen: list[Tensor] = []
    for drawing in drawings:
        x = in_range(to_tensor(drawing), network.spec)
        for level, layer in enumerate(network.down):
            x = layer(F.leaky_relu(x, SLOPE) if level else x)
        seen.append(F.relu(x).mean((0, 2, 3)))  # what the relu takes away would pull the mean down
    return torch.stack(seen).mean(0)


def _scribble(card: ModelCard, seed: int) -> Rgb:
    """Return a drawing of the model's kind: lines, or areas of its palette's colours, on its paper."""
    random = np.random.default_rng(seed)
    drawing = np.full((_SIZE, _SIZE, 3), card.input.background, np.uint8)
    palette = [swatch.rgb for swatch in card.input.palette]
    for _ in range(int(random.integers(1, 9))):
        colour = palette[int(random.integers(len(palette)))] if palette else random.integers(0, 256, 3).tolist()
        points = random.integers(-20, _SIZE + 20, (int(random.integers(3, 7)), 2)).astype(np.int32)
        if card.input.kind == "lines" and not palette:
            width = max(1, round((card.input.line_width or 2.0) * _SIZE / card.size))
            ink = tuple(255 - int(part) for part in card.input.background)
            cv2.polylines(drawing, [points], isClosed=bool(random.integers(2)), color=ink, thickness=width)
        else:
            cv2.fillPoly(drawing, [cv2.convexHull(points)], tuple(int(part) for part in colour))
    return drawing


def _difference(card: ModelCard, network: UNetGenerator, content: bytes, drawings: list[Rgb]) -> float:
    """Return by how many levels of 255 the demo's pictures differ from ours, on average."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.pict"
        path.write_bytes(content)
        model = open_foreign(path)
        their_card, weights = model.convert(model.usual(), size=_SIZE)
    theirs, ours = (
        Generator(of, net, _CPU, None, ModuleEngine(net, _CPU, torch.float32))
        for of, net in ((their_card, build_generator(their_card, weights)), (card, network))
    )
    apart = [np.abs(theirs(drawing).astype(np.int16) - ours(drawing)).mean() for drawing in drawings]
    return float(np.mean(apart))
