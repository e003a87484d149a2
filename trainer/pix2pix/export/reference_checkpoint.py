"""A model as a checkpoint of the PyTorch reference program (pytorch-CycleGAN-and-pix2pix), and the flags it needs.

That program's batch norm takes each image's own statistics unless it is told `--eval`; so do we. Its instance norm has
no weights, and its convolutions before a norm have biases then only.
"""

import io
from collections import OrderedDict
from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor, nn

from trainer.model_card import ModelCard, ModelFileError, NetworkSpec
from trainer.pix2pix.architectures.resnet import ConvNorm, ResidualBlock, ResnetGenerator
from trainer.pix2pix.convolutions import ResizeConv2d
from trainer.pix2pix.networks import EPSILON, AffineNorm, Down, UNetGenerator, Up

_FEWEST = 5  # halvings of that program's U-Net


@dataclass(frozen=True)
class _Style:
    """Which of that program's norms says what a model's do."""

    norm: Literal["batch", "instance"]
    eval: bool = False  # the statistics are fixed, and part of the weights

    @property
    def biased(self) -> bool:
        """Whether convolutions before a norm have biases."""
        return self.norm == "instance"


def encode_checkpoint(card: ModelCard, network: UNetGenerator | ResnetGenerator) -> tuple[bytes, str]:
    """Return the `.pth` file of a model, and the text that says how that program is called with it.

    Raises:
        ModelFileError: that program has no such network.
    """
    style = _style(card, network)
    if isinstance(network, UNetGenerator):
        _check_unet(card)
        state = _unet(network, style)
    else:
        state = _resnet(network, style)
    file = io.BytesIO()
    torch.save(OrderedDict((name, tensor.detach().clone()) for name, tensor in state.items()), file)
    return file.getvalue(), _manual(card, style)


def _check_unet(card: ModelCard) -> None:
    spec = card.network
    other = {
        f"{spec.depth} halvings, fewer than {_FEWEST}": spec.depth < _FEWEST,
        "skips after their activation": spec.skip != "relu",
        "a mirrored border": spec.padding != "zeros",
        "an input from 0 to 1": spec.input_range != "signed",
        "a norm at its bottleneck": spec.bottleneck_norm,
    }
    for what, is_so in other.items():
        if is_so:
            raise ModelFileError(
                f"{card.name} has {what}, which the reference program's U-Net hasn't: export it as ONNX instead."
            )


def _style(card: ModelCard, network: nn.Module) -> _Style:
    norms = [module for module in network.modules() if isinstance(module, AffineNorm)]
    plain = all(bool((norm.weight == 1).all()) and bool((norm.bias == 0).all()) for norm in norms)
    unnormed = [
        layer.conv
        for layer in network.modules()
        if isinstance(layer, Down) and layer.norm is None and layer.conv.bias is not None
    ]
    last = card.network.depth - 1
    if not norms and isinstance(network, UNetGenerator):
        unnormed = [layer.conv for i, layer in enumerate(network.down) if isinstance(layer, Down) and i in (0, last)]
    biased = any(conv.bias is not None and bool((conv.bias != 0).any()) for conv in unnormed)
    if norms and plain:
        return _Style("instance")
    if biased:
        raise ModelFileError(
            f"{card.name} has biases and norms that the reference program doesn't have together: export it as ONNX."
        )
    return _Style("batch", eval=not norms)


def _norm(name: str, norm: nn.Module | None, bias: Tensor | None, channels: int, style: _Style) -> dict[str, Tensor]:
    """Return the tensors of a norm of that program's that does what ours does, or adds the bias."""
    if style.norm == "instance":
        return {}
    mean, variance = torch.zeros(channels), torch.ones(channels)
    weight, shift = torch.ones(channels), torch.zeros(channels)
    if isinstance(norm, AffineNorm):
        weight, shift = norm.weight, norm.bias
    else:
        variance = variance - EPSILON  # and so nothing is divided
        shift = bias if bias is not None else shift
    return {
        f"{name}.weight": weight,
        f"{name}.bias": shift,
        f"{name}.running_mean": mean,
        f"{name}.running_var": variance,
        f"{name}.num_batches_tracked": torch.tensor(0),
    }


def _conv(name: str, weight: Tensor, bias: Tensor | None, outputs: int, biased: bool) -> dict[str, Tensor]:
    said = {f"{name}.weight": weight}
    if biased:
        said[f"{name}.bias"] = bias if bias is not None else torch.zeros(outputs)
    return said


def _unet(network: UNetGenerator, style: _Style) -> dict[str, Tensor]:
    last = network.spec.depth - 1

    def block(level: int, path: str) -> dict[str, Tensor]:
        down, up = network.down[level], network.up[level]
        assert isinstance(down, Down)
        assert isinstance(up, Up)
        conv = up.conv.as_transposed() if isinstance(up.conv, ResizeConv2d) else up.conv
        assert isinstance(conv, nn.ConvTranspose2d)
        weight = conv.weight
        if not network.skips and level != last:  # what its skips carry weighs nothing
            weight = torch.cat([torch.zeros_like(weight), weight])
        outputs, wide = weight.shape[1], down.conv.out_channels
        first = "0" if level == 0 else "1"
        state = _conv(f"{path}.model.{first}", down.conv.weight, down.conv.bias, wide, style.biased)
        if 0 < level < last:
            state |= _norm(f"{path}.model.2", down.norm, down.conv.bias, wide, style)
        if level < last:
            state |= block(level + 1, f"{path}.model.{1 if level == 0 else 3}")
        number = 3 if level in (0, last) else 5
        state |= _conv(f"{path}.model.{number}", weight, conv.bias, outputs, style.biased or level == 0)
        if level > 0:
            state |= _norm(f"{path}.model.{number + 1}", up.norm, conv.bias, outputs, style)
        return state

    return block(0, "model")


def _resnet(network: ResnetGenerator, style: _Style) -> dict[str, Tensor]:
    state: dict[str, Tensor] = {}

    def add(name: str, norm_name: str, layer: nn.Module) -> None:
        assert isinstance(layer, ConvNorm)
        conv = layer.conv
        nonlocal state
        state |= _conv(name, conv.weight, conv.bias, conv.out_channels, style.biased)
        state |= _norm(norm_name, layer.norm, conv.bias, conv.out_channels, style)

    add("model.1", "model.2", network.stem)
    at = 4
    for layer in network.down:
        add(f"model.{at}", f"model.{at + 1}", layer)
        at += 3
    bordered = network.spec.padding != "zeros"
    for block in network.blocks:
        assert isinstance(block, ResidualBlock)
        first = 1 if bordered else 0
        second = first + 3 + bool(network.spec.dropout) + bordered
        path = f"model.{at}.conv_block"
        add(f"{path}.{first}", f"{path}.{first + 1}", block.first)
        add(f"{path}.{second}", f"{path}.{second + 1}", block.second)
        at += 1
    for layer in network.up:
        at += 0 if network.spec.upsampling == "transposed" else 2  # the resize and the border before it
        add(f"model.{at}", f"model.{at + 1}", layer)
        if network.spec.upsampling != "transposed":  # there a convolution always has a bias
            assert isinstance(layer, ConvNorm)
            state.setdefault(f"model.{at}.bias", torch.zeros(layer.conv.out_channels))
        at += 3
    state |= {f"model.{at + 1}.weight": network.head.weight}
    assert network.head.bias is not None
    state |= {f"model.{at + 1}.bias": network.head.bias}
    return state


def _manual(card: ModelCard, style: _Style) -> str:
    spec = card.network
    name = "".join(sign if sign.isalnum() or sign in "-_" else "_" for sign in card.name)
    known = {
        ("unet", 7): "unet_128",
        ("unet", 8): "unet_256",
        ("resnet", 6): "resnet_6blocks",
        ("resnet", 9): "resnet_9blocks",
    }
    kind = "resnet" if spec.kind == "resnet" else "unet"
    number = spec.blocks if kind == "resnet" else spec.depth
    network = known.get((kind, number))
    lab = card.colour_space == "lab"
    flags = [
        "--model colorization --dataset_mode colorization" if lab else "--model test --dataset_mode single",
        f"--netG {network or _call(spec)}",
        f"--norm {style.norm}",
        f"--ngf {spec.width} --input_nc {spec.input_channels} --output_nc {spec.output_channels}",
        f"--load_size {card.size} --crop_size {card.size}",
    ]
    flags += ["--eval"] if style.eval else []
    flags += ["--no_dropout"] if kind == "unet" or not spec.dropout else []
    lines = [
        f"{card.name}, for the PyTorch reference program (pytorch-CycleGAN-and-pix2pix).",
        "",
        f"Put the .pth file at checkpoints/{name}/latest_net_G.pth, and call",
        "",
        f"    python test.py --dataroot FOLDER --name {name} \\\n        " + " \\\n        ".join(flags),
        "",
    ]
    if network is None:
        lines.append(f"The program has no name for this network: build it as {_call(spec)}.")
    if spec.kind == "resnet" and spec.upsampling != "transposed":
        lines.append("It resizes and then convolves, which versions of the program with resize convolutions do.")
    if spec.kind == "resnet" and spec.padding not in ("reflect", "zeros"):
        lines.append("The border in its blocks is replicated: padding_type='replicate'.")
    if style.eval:
        lines.append("Its statistics are fixed: without --eval the pictures are others.")
    else:
        lines.append("Don't give --eval: the norms take each image's own statistics, and no running ones are kept.")
    if kind == "unet" and spec.dropout:
        lines.append("Without --no_dropout each call draws a variation.")
    if kind == "resnet" and spec.dropout:
        lines.append("Dropout belongs to the names of its layers; the program draws with it.")
    return "\n".join(lines) + "\n"


def _call(spec: NetworkSpec) -> str:
    channels = f"{spec.input_channels}, {spec.output_channels}"
    if spec.kind == "resnet":
        return f"ResnetGenerator({channels}, ngf={spec.width}, n_blocks={spec.blocks})"
    return f"UnetGenerator({channels}, num_downs={spec.depth}, ngf={spec.width})"
