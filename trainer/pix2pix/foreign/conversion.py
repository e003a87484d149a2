"""From the layers of another program's generator to ours: the same picture, to the last digits.

What can be said by other weights is said so, and the network stays one that the fast engines draw: running statistics,
the order of channels, white lines on black, grey pictures.
"""

from typing import Literal

import msgspec
import torch
from torch import Tensor

from trainer.messages import tr
from trainer.model_card import ModelFileError, NetworkSpec
from trainer.pix2pix.architectures.build import make_network
from trainer.pix2pix.foreign.checkpoints import TensorTable
from trainer.pix2pix.foreign.layouts.layers import Found, Layer
from trainer.pix2pix.networks import EPSILON

_GREY = torch.tensor([0.299, 0.587, 0.114])  # ITU-R BT.601, as Pillow makes grey
_RGB, _LAB = (3, 3), (1, 2)  # channels in and out


class Reading(msgspec.Struct, frozen=True):
    """How a checkpoint is read where its tensors don't say."""

    statistics: Literal["own", "running"] = "own"  # of the norms: each image's, or those kept from training
    dropout: Literal["off", "on"] = "off"  # while drawing
    order: Literal["rgb", "bgr"] = "rgb"
    range: Literal["signed", "unit"] = "signed"  # of the input: [-1, 1] or [0, 1]
    lines: Literal["as_drawn", "inverted"] = "as_drawn"  # inverted: white lines on black for what is drawn black
    upsampling: Literal["nearest", "bilinear"] = "nearest"  # of a ResNet that resizes
    dropped: bool | None = None  # whether it was trained with dropout; None: as is usual


def convert(
    table: TensorTable, found: Found, reading: Reading
) -> tuple[NetworkSpec, Literal["rgb", "lab"], dict[str, Tensor]]:
    """Return our network of a checkpoint, read so: its architecture, its colour space, and its weights.

    Raises:
        ModelFileError: the reading doesn't go with what the checkpoint holds, or its tensors don't fit.
    """
    _check(table, found, reading)
    runs = reading.statistics == "running"
    spec, space = _spec(table, found, reading)
    with torch.device("meta"):
        expected = {name: tuple(tensor.shape) for name, tensor in make_network(spec).state_dict().items()}
    weights: dict[str, Tensor] = {}
    for layer in found.layers:
        parts = _convert_layer(table, layer, runs, _is_transposed(spec, layer))
        if found.deeper_first and layer.name.startswith("up.") and layer.name != f"up.{spec.depth - 1}":
            deeper, carried = parts["conv.weight"].chunk(2)
            parts["conv.weight"] = torch.cat([carried, deeper])
        _adapt(spec, layer, parts, reading)
        prefix = layer.name if layer.name != "head" else ""
        for part, tensor in parts.items():
            name = f"{prefix}.{part}" if prefix else part.replace("conv", "head")
            if name in expected:  # a bias that a norm follows does nothing
                weights[name] = tensor.contiguous()
    for name, shape in expected.items():
        if name not in weights and name.endswith("bias"):
            weights[name] = torch.zeros(shape)
        if name not in weights or tuple(weights[name].shape) != shape:
            raise ModelFileError(
                tr(
                    "{file} doesn't fit the network that its names speak of: {name} has no place.",
                    file=table.file,
                    name=name,
                )
            )
        if not torch.isfinite(weights[name]).all():
            raise ModelFileError(
                tr(
                    "{file} is damaged: what becomes {name} holds values that are no numbers.",
                    file=table.file,
                    name=name,
                )
            )
    return spec, space, weights


def _check(table: TensorTable, found: Found, reading: Reading) -> None:
    if reading.statistics == "running" and not found.has_running:
        raise ModelFileError(
            tr(
                "{file} keeps no running statistics: import it with each image's own (--norm-statistics own).",
                file=table.file,
            )
        )
    if reading.range == "unit" and reading.lines == "inverted":
        raise ModelFileError(
            tr("White lines on black and an input from 0 to 1 can't be assumed together: leave out one.")
        )


def _spec(table: TensorTable, found: Found, reading: Reading) -> tuple[NetworkSpec, Literal["rgb", "lab"]]:
    spec = found.spec
    channels = (spec.input_channels, spec.output_channels)
    lab = channels == _LAB
    if not lab and (channels[0] not in (1, 3) or channels[1] not in (1, 3)):
        raise ModelFileError(
            tr(
                "{file} makes {channels} channels from {inputs}: Sketchpad draws with networks "
                "that make pictures of one or three channels from such.",
                file=table.file,
                channels=channels[1],
                inputs=channels[0],
            )
        )
    runs = reading.statistics == "running"
    unnormed = [layer for layer in found.layers if layer.name.startswith("down.") and (runs or not layer.normed)]
    biased = any(layer.bias is not None or layer.normed for layer in unnormed)
    changes: dict[str, object] = {
        "input_channels": channels[0] if lab else 3,
        "output_channels": channels[1] if lab else 3,
        "input_range": reading.range,
    }
    if spec.kind != "resnet":
        changes["encoder_bias"] = biased
    elif spec.upsampling == "resize" and reading.upsampling == "bilinear":
        changes["upsampling"] = "bilinear"
    if runs:
        changes |= {"norm": "none", "bottleneck_norm": False}
    if reading.dropped is not None and spec.kind != "resnet":  # a ResNet's names tell
        changes["dropout"] = 0.5 if reading.dropped and spec.dropout_levels != () else 0.0
    return msgspec.structs.replace(spec, **changes), "lab" if lab else "rgb"


def _is_transposed(spec: NetworkSpec, layer: Layer) -> bool:
    return layer.name.startswith("up.") and spec.upsampling == "transposed"


def _convert_layer(table: TensorTable, layer: Layer, runs: bool, transposed: bool) -> dict[str, Tensor]:
    """Return a layer's tensors by their names in ours."""
    kernel = table.read(layer.weight)
    outputs = kernel.shape[1 if transposed else 0]
    vectors = {
        part: table.read(name)
        for part in ("bias", "scale", "shift", "mean", "variance")
        if (name := getattr(layer, part)) is not None and (runs or part not in ("mean", "variance"))
    }
    for part, vector in vectors.items():
        if vector.shape != (outputs,):
            raise ModelFileError(
                tr(
                    "{file} contradicts itself: {part} has {count} numbers for {outputs} channels.",
                    file=table.file,
                    part=getattr(layer, part),
                    count=len(vector),
                    outputs=outputs,
                )
            )
    scale, shift = vectors.get("scale", torch.ones(outputs)), vectors.get("shift", torch.zeros(outputs))
    bias = vectors.get("bias", torch.zeros(outputs))
    if layer.normed and not runs:
        return {"conv.weight": kernel, "norm.weight": scale, "norm.bias": shift}
    if layer.normed:
        # y = (x + bias - mean) / sqrt(variance + eps) * scale + shift, as one convolution.
        factor = scale / torch.sqrt(vectors["variance"] + EPSILON)
        shape = (1, -1, 1, 1) if transposed else (-1, 1, 1, 1)
        return {"conv.weight": kernel * factor.view(shape), "conv.bias": (bias - vectors["mean"]) * factor + shift}
    return {"conv.weight": kernel, "conv.bias": bias}


def _adapt(spec: NetworkSpec, layer: Layer, parts: dict[str, Tensor], reading: Reading) -> None:
    """Let the first and the last layer take and give our channels: RGB, black lines on white."""
    kernel = parts["conv.weight"]
    if layer.name in ("stem", "down.0"):
        if kernel.shape[1] == 1 and spec.input_channels == 3:
            kernel = kernel * _GREY.view(1, 3, 1, 1)
        if reading.order == "bgr":
            kernel = kernel.flip(1)
        if reading.lines == "inverted":
            kernel = -kernel
    elif layer.name in ("head", "up.0"):
        axis = 1 if layer.name == "up.0" else 0
        grey = kernel.shape[axis] == 1 and spec.output_channels == 3
        if grey:
            kernel = kernel.repeat_interleave(3, axis)
            parts["conv.bias"] = parts["conv.bias"].repeat(3)
        elif reading.order == "bgr" and spec.output_channels == 3:
            kernel = kernel.flip(axis)
            parts["conv.bias"] = parts["conv.bias"].flip(0)
    parts["conv.weight"] = kernel
