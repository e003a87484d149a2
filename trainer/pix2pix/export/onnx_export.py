"""A model as ONNX, for any program that runs such graphs: any height and width, each image's own statistics.

With uint8 pixels the graph does all that we do around the network (scaling to [-1, 1], a border up to the next size
that the network takes, Lab); with floats it is the network and the border alone.
"""

from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from trainer.model_card import ModelCard
from trainer.pix2pix import colour
from trainer.pix2pix.architectures.resnet import ConvNorm, ResidualBlock, ResnetGenerator
from trainer.pix2pix.convolutions import ResizeConv2d
from trainer.pix2pix.export.onnx_graph import OnnxGraph
from trainer.pix2pix.networks import EPSILON, SLOPE, AffineNorm, Down, UNetGenerator, Up
from trainer.version import VERSION

_MIRROR = {"zeros": "constant", "reflect": "reflect", "replicate": "edge"}


def encode_onnx(card: ModelCard, network: UNetGenerator | ResnetGenerator, pixels: bool = True) -> bytes:
    """Return the ONNX file of a model.

    With `pixels` the graph takes `drawing` and gives `picture`, both (N, H, W, 3) uint8 RGB; without, (N, C, H, W)
    float in [-1, 1]. Dropout is left out.
    """
    graph = OnnxGraph()
    spec = card.network
    size = ("batch", "height", "width")
    if pixels:
        drawing = graph.input("drawing", "uint8", (*size, 3))
        x = _Pixels(graph).enter(drawing)
    else:
        x = graph.input("drawing", "float", ("batch", spec.input_channels, *size[1:]))
    padded, lengths = _bordered(graph, x, card)
    seen = _Pixels(graph).lightness(padded) if pixels and card.colour_space == "lab" else padded
    if spec.input_range == "unit":
        seen = graph.node("Add", graph.node("Mul", seen, graph.numbers(0.5)), graph.numbers(0.5))
    y = _unet(graph, seen, network) if isinstance(network, UNetGenerator) else _resnet(graph, seen, network)
    if pixels and card.colour_space == "lab":
        y = _Pixels(graph).join(_Pixels(graph).lightness(padded), y)
    y = graph.node("Slice", y, graph.row(0, 0), lengths, graph.row(2, 3))
    if pixels:
        graph.output("picture", "uint8", (*size, 3), _Pixels(graph).leave(y))
    else:
        graph.output("picture", "float", ("batch", spec.output_channels, *size[1:]), y)
    about = f"{card.description} Trained at {card.size} pixels on the short side. {card.licence}".strip()
    return graph.encode(card.name, about, "Sketchpad", VERSION)


def _bordered(graph: OnnxGraph, x: str, card: ModelCard) -> tuple[str, str]:
    """Repeat the last row and column up to a size that the network takes; returns that, and the size before."""
    spec = card.network
    lengths = graph.node("Slice", graph.node("Shape", x), graph.row(2), graph.row(4))
    steps = graph.node("Div", graph.node("Add", lengths, graph.row(spec.multiple - 1)), graph.row(spec.multiple))
    fitting = graph.node("Max", graph.node("Mul", steps, graph.row(spec.multiple)), graph.row(spec.fitting(1)))
    missing = graph.node("Sub", fitting, lengths)
    return graph.node(
        "Pad", x, graph.node("Concat", graph.row(0, 0, 0, 0, 0, 0), missing, axis=0), mode="edge"
    ), lengths


def _array(tensor: Tensor) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return np.asarray(tensor.detach().to("cpu", torch.float32).contiguous().numpy())


def _norm(graph: OnnxGraph, x: str, norm: nn.Module | None) -> str:
    if not isinstance(norm, AffineNorm):
        return x
    scale, shift = graph.tensor(_array(norm.weight)), graph.tensor(_array(norm.bias))
    return graph.node("InstanceNormalization", x, scale, shift, epsilon=EPSILON)


def _conv(graph: OnnxGraph, operator: str, x: str, weight: Tensor, bias: Tensor | None, **said: int | list[int]) -> str:
    weights = [graph.tensor(_array(weight))]
    if bias is not None:
        weights.append(graph.tensor(_array(bias)))
    attributes: dict[str, Any] = {"kernel_shape": list(weight.shape[2:])} | said
    return graph.node(operator, x, *weights, **attributes)


def _unet(graph: OnnxGraph, x: str, network: UNetGenerator) -> str:
    features: list[str] = []
    for level, down in enumerate(network.down):
        assert isinstance(down, Down)
        if level:
            x = graph.node("LeakyRelu", x, alpha=SLOPE)
        pads = [1, 1, 1, 1]
        if down.mirrors:
            x, pads = _border(graph, x, 1, "reflect"), [0, 0, 0, 0]
        x = _conv(graph, "Conv", x, down.conv.weight, down.conv.bias, strides=[2, 2], pads=pads)
        x = _norm(graph, x, down.norm)
        features.append(x)
    last = len(features) - 1
    for level in range(last, -1, -1):
        up = network.up[level]
        assert isinstance(up, Up)
        joined = network.skips and level < last
        if joined and network.leaks:
            carried = graph.node("LeakyRelu", features[level], alpha=SLOPE)
            x = graph.node("Concat", carried, graph.node("Relu", x), axis=1)
        elif joined:
            x = graph.node("Relu", graph.node("Concat", features[level], x, axis=1))
        else:
            x = graph.node("Relu", x)
        conv = up.conv.as_transposed() if isinstance(up.conv, ResizeConv2d) else up.conv
        assert isinstance(conv, nn.ConvTranspose2d)
        x = _conv(graph, "ConvTranspose", x, conv.weight, conv.bias, strides=[2, 2], pads=[1, 1, 1, 1])
        x = _norm(graph, x, up.norm)
    return graph.node("Tanh", x)


def _resnet(graph: OnnxGraph, x: str, network: ResnetGenerator) -> str:
    x = _layer(graph, _border(graph, x, 3, "reflect"), network.stem)
    for down in network.down:
        assert isinstance(down, ConvNorm)
        x = _layer(graph, x, down, strides=[2, 2], pads=[1, 1, 1, 1])
    mode = _MIRROR[network.spec.padding]
    for block in network.blocks:
        assert isinstance(block, ResidualBlock)
        y = _layer(graph, _border(graph, x, 1, mode), block.first)
        second = block.second
        y = _conv(graph, "Conv", _border(graph, y, 1, mode), second.conv.weight, second.conv.bias)
        x = graph.node("Add", x, _norm(graph, y, second.norm))
    for up in network.up:
        assert isinstance(up, ConvNorm)
        if network.spec.upsampling == "transposed":
            said = {"strides": [2, 2], "pads": [1, 1, 1, 1], "output_padding": [1, 1]}
            y = _conv(graph, "ConvTranspose", x, up.conv.weight, up.conv.bias, **said)
        else:
            y = _conv(
                graph, "Conv", _border(graph, _resized(graph, x, network), 1, "reflect"), up.conv.weight, up.conv.bias
            )
        x = graph.node("Relu", _norm(graph, y, up.norm))
    y = _conv(graph, "Conv", _border(graph, x, 3, "reflect"), network.head.weight, network.head.bias)
    return graph.node("Tanh", y)


def _layer(graph: OnnxGraph, x: str, layer: ConvNorm, **said: list[int]) -> str:
    y = _conv(graph, "Conv", x, layer.conv.weight, layer.conv.bias, **said)
    return graph.node("Relu", _norm(graph, y, layer.norm))


def _border(graph: OnnxGraph, x: str, pixels: int, mode: str) -> str:
    return graph.node("Pad", x, graph.row(0, 0, pixels, pixels, 0, 0, pixels, pixels), mode=mode)


def _resized(graph: OnnxGraph, x: str, network: ResnetGenerator) -> str:
    scales = graph.numbers(1.0, 1.0, 2.0, 2.0)
    if network.spec.upsampling == "bilinear":
        return graph.node("Resize", x, "", scales, mode="linear", coordinate_transformation_mode="align_corners")
    said = {"coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor"}
    return graph.node("Resize", x, "", scales, mode="nearest", **said)


class _Pixels:
    """What lies between 8-bit pixels and the network, as nodes."""

    def __init__(self, graph: OnnxGraph) -> None:
        self._graph = graph

    def enter(self, drawing: str) -> str:
        graph = self._graph
        x = graph.node("Transpose", graph.node("Cast", drawing, to=1), perm=[0, 3, 1, 2])
        return self._sub(self._div(x, 127.5), 1.0)

    def leave(self, y: str) -> str:
        graph = self._graph
        scaled = graph.node("Round", self._mul(self._add(y, 1.0), 127.5))
        clipped = graph.node("Clip", scaled, graph.numbers(0.0), graph.numbers(255.0))
        return graph.node("Transpose", graph.node("Cast", clipped, to=2), perm=[0, 2, 3, 1])

    def lightness(self, x: str) -> str:
        """RGB -> L, both in [-1, 1] (trainer.pix2pix.colour)."""
        graph = self._graph
        s = self._mul(self._add(x, 1.0), 0.5)
        bright = self._pow(self._div(self._add(s, 0.055), 1.055), 2.4)
        linear = self._where("LessOrEqual", s, 0.04045, self._div(s, 12.92), bright)
        y = self._mix(linear, colour.TO_RELATIVE_XYZ[1:2])
        edge = colour.EDGE
        cube = self._pow(graph.node("Max", y, graph.numbers(edge**3)), 1 / 3)
        root = self._where("Greater", y, edge**3, cube, self._add(self._div(y, 3 * edge**2), 4 / 29))
        return self._sub(self._div(self._sub(self._mul(root, 116.0), 16.0), 50.0), 1.0)

    def join(self, light: str, ab: str) -> str:
        """L with a and b -> RGB (trainer.pix2pix.colour)."""
        graph = self._graph
        y = self._div(self._add(self._mul(self._add(light, 1.0), 50.0), 16.0), 116.0)
        mixed = np.array([[colour.REACH / 500, 0], [0, 0], [0, -colour.REACH / 200]], np.float32)
        roots = graph.node("Add", y, self._mix(ab, torch.from_numpy(mixed)))
        edge = colour.EDGE
        low = self._mul(self._sub(roots, 4 / 29), 3 * edge**2)
        cubes = self._where("Greater", roots, edge, graph.node("Mul", roots, graph.node("Mul", roots, roots)), low)
        back = self._mix(cubes, colour.FROM_RELATIVE_XYZ)
        linear = graph.node("Clip", back, graph.numbers(0.0), graph.numbers(1.0))
        bright = self._sub(self._mul(self._pow(linear, 1 / 2.4), 1.055), 0.055)
        s = self._where("LessOrEqual", linear, 0.0031308, self._mul(linear, 12.92), bright)
        return self._sub(self._mul(s, 2.0), 1.0)

    def _mix(self, x: str, matrix: Tensor) -> str:
        weight = matrix.to(torch.float32)[:, :, None, None]
        return _conv(self._graph, "Conv", x, weight, None)

    def _where(self, operator: str, x: str, edge: float, then: str, otherwise: str) -> str:
        return self._graph.node("Where", self._graph.node(operator, x, self._graph.numbers(edge)), then, otherwise)

    def _pow(self, x: str, exponent: float) -> str:
        positive = self._graph.node("Max", x, self._graph.numbers(0.0))
        return self._graph.node("Pow", positive, self._graph.numbers(exponent))

    def _add(self, x: str, number: float) -> str:
        return self._graph.node("Add", x, self._graph.numbers(number))

    def _sub(self, x: str, number: float) -> str:
        return self._graph.node("Sub", x, self._graph.numbers(number))

    def _mul(self, x: str, number: float) -> str:
        return self._graph.node("Mul", x, self._graph.numbers(number))

    def _div(self, x: str, number: float) -> str:
        return self._graph.node("Div", x, self._graph.numbers(number))
