"""Generators as other programs build them: their modules, names and order, for what we import to be held against."""

from collections.abc import Callable
from functools import partial
from typing import Any

import torch
from torch import Tensor, nn

from trainer.pix2pix.networks import DropoutNoise

MakeNorm = Callable[[int], nn.Module]


class SeededDropout(nn.Module):
    """Dropout whose masks can be drawn from a seed; in eval mode it does nothing, as ever."""

    def __init__(self) -> None:
        super().__init__()
        self.noise: DropoutNoise | None = None

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        assert self.noise is not None
        return x * self.noise.mask(x, 0.5)


def make_norm(kind: str, **options: Any) -> MakeNorm:
    if kind == "batch":
        return partial(nn.BatchNorm2d, **options)
    if kind == "instance":
        return partial(nn.InstanceNorm2d, **{"affine": False, "track_running_stats": False} | options)
    return lambda _channels: nn.Identity()


class Block(nn.Module):
    """A U-Net block around another one."""

    def __init__(
        self,
        outer: int,
        inner: int,
        norm: MakeNorm,
        bias: bool,
        inputs: int | None = None,
        within: nn.Module | None = None,
        place: str = "middle",
        dropout: bool = False,
    ) -> None:
        super().__init__()
        self.outermost = place == "outermost"
        down = nn.Conv2d(outer if inputs is None else inputs, inner, 4, 2, 1, bias=bias)
        up = nn.ConvTranspose2d(inner * (1 if within is None else 2), outer, 4, 2, 1, bias=bias or self.outermost)
        row: list[nn.Module]
        if self.outermost:
            assert within is not None
            row = [down, within, nn.ReLU(True), up, nn.Tanh()]
        elif within is None:
            row = [nn.LeakyReLU(0.2, True), down, nn.ReLU(True), up, norm(outer)]
        else:
            row = [nn.LeakyReLU(0.2, True), down, norm(inner), within, nn.ReLU(True), up, norm(outer)]
            if dropout:
                row.append(SeededDropout())
        self.model = nn.Sequential(*row)

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.model(x)
        return y if self.outermost else torch.cat([x, y], 1)


class ReferenceUnet(nn.Module):
    def __init__(
        self,
        halvings: int,
        width: int,
        norm: str = "batch",
        dropout: bool = True,
        channels: tuple[int, int] = (3, 3),
        **norm_options: Any,
    ) -> None:
        super().__init__()
        make, bias = make_norm(norm, **norm_options), norm == "instance"
        block = Block(width * 8, width * 8, make, bias)
        for _ in range(halvings - 5):
            block = Block(width * 8, width * 8, make, bias, within=block, dropout=dropout)
        for factor in (4, 2, 1):
            block = Block(width * factor, width * factor * 2, make, bias, within=block)
        self.model = Block(channels[1], width, make, bias, inputs=channels[0], within=block, place="outermost")

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.model(x)
        return y


class Residual(nn.Module):
    def __init__(self, channels: int, norm: MakeNorm, bias: bool, dropout: bool, padding: str) -> None:
        super().__init__()
        border: list[nn.Module] = [nn.ReflectionPad2d(1)] if padding == "reflect" else []
        within = 0 if border else 1
        row: list[nn.Module] = [
            *border,
            nn.Conv2d(channels, channels, 3, padding=within, bias=bias),
            norm(channels),
            nn.ReLU(True),
        ]
        if dropout:
            row.append(SeededDropout())
        row += [*border, nn.Conv2d(channels, channels, 3, padding=within, bias=bias), norm(channels)]
        self.conv_block = nn.Sequential(*row)

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = x + self.conv_block(x)
        return y


class ReferenceResnet(nn.Module):
    def __init__(
        self,
        blocks: int,
        width: int,
        norm: str = "instance",
        dropout: bool = False,
        channels: tuple[int, int] = (3, 3),
        padding: str = "reflect",
        upsampling: str = "transposed",
        **norm_options: Any,
    ) -> None:
        super().__init__()
        make, bias = make_norm(norm, **norm_options), norm == "instance"
        row: list[nn.Module] = [nn.ReflectionPad2d(3)]
        row += [nn.Conv2d(channels[0], width, 7, bias=bias), make(width), nn.ReLU(True)]
        for factor in (1, 2):
            inner = width * factor * 2
            row += [nn.Conv2d(width * factor, inner, 3, 2, 1, bias=bias), make(inner), nn.ReLU(True)]
        row += [Residual(width * 4, make, bias, dropout, padding) for _ in range(blocks)]
        for factor in (4, 2):
            outer = width * factor // 2
            if upsampling == "transposed":
                row.append(nn.ConvTranspose2d(width * factor, outer, 3, 2, 1, 1, bias=bias))
            else:
                corners = {"align_corners": True} if upsampling == "bilinear" else {}
                row.append(nn.Upsample(scale_factor=2, mode=upsampling, **corners))
                row += [nn.ReflectionPad2d(1), nn.Conv2d(width * factor, outer, 3)]
            row += [make(outer), nn.ReLU(True)]
        row += [nn.ReflectionPad2d(3), nn.Conv2d(width, channels[1], 7), nn.Tanh()]
        self.model = nn.Sequential(*row)

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.model(x)
        return y


class TutorialBlock(nn.Module):
    def __init__(self, inputs: int, outputs: int, down: bool, dropout: bool) -> None:
        super().__init__()
        conv: nn.Module = (
            nn.Conv2d(inputs, outputs, 4, 2, 1, bias=False, padding_mode="reflect")
            if down
            else nn.ConvTranspose2d(inputs, outputs, 4, 2, 1, bias=False)
        )
        self.conv = nn.Sequential(conv, nn.BatchNorm2d(outputs), nn.LeakyReLU(0.2) if down else nn.ReLU())
        self.drop = SeededDropout() if dropout else nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.drop(self.conv(x))
        return y


class TutorialUnet(nn.Module):
    """The U-Net of a well-known tutorial."""

    def __init__(self, width: int = 64) -> None:
        super().__init__()
        w = width
        self.initial_down = nn.Sequential(nn.Conv2d(3, w, 4, 2, 1, padding_mode="reflect"), nn.LeakyReLU(0.2))
        widths = [w, w * 2, w * 4, w * 8, w * 8, w * 8, w * 8]
        for n in range(1, 7):
            setattr(self, f"down{n}", TutorialBlock(widths[n - 1], widths[n], True, False))
        self.bottleneck = nn.Sequential(nn.Conv2d(w * 8, w * 8, 4, 2, 1), nn.ReLU())
        self.up1 = TutorialBlock(w * 8, w * 8, False, True)
        outputs = [w * 8, w * 8, w * 8, w * 4, w * 2, w]
        inputs = [w * 16, w * 16, w * 16, w * 16, w * 8, w * 4]
        for n in range(2, 8):
            setattr(self, f"up{n}", TutorialBlock(inputs[n - 2], outputs[n - 2], False, n < 4))
        self.final_up = nn.Sequential(nn.ConvTranspose2d(w * 2, 3, 4, 2, 1), nn.Tanh())

    def forward(self, x: Tensor) -> Tensor:
        features = [self.initial_down(x)]
        for n in range(1, 7):
            features.append(getattr(self, f"down{n}")(features[-1]))
        y = self.up1(self.bottleneck(features[-1]))
        for n in range(2, 8):
            y = getattr(self, f"up{n}")(torch.cat([y, features[8 - n]], 1))
        out: Tensor = self.final_up(torch.cat([y, features[0]], 1))
        return out


def seed_weights(network: nn.Module, seed: int = 0) -> nn.Module:
    """Give every tensor numbers that matter: also biases, scales and running statistics."""
    random = torch.Generator().manual_seed(seed)
    for name, tensor in network.state_dict().items():
        if name.endswith("num_batches_tracked"):
            tensor.fill_(7)
        elif name.endswith("running_var"):
            tensor.copy_(torch.rand(tensor.shape, generator=random) + 0.5)
        elif tensor.ndim == 4:
            fan = tensor.shape[1] * tensor.shape[2] * tensor.shape[3]
            tensor.copy_(torch.randn(tensor.shape, generator=random) * (1.5 / fan) ** 0.5)
        else:
            centre = 1.0 if tensor.ndim == 1 and name.endswith("weight") else 0.0
            tensor.copy_(centre + 0.2 * torch.randn(tensor.shape, generator=random))
    return network


def draw(network: nn.Module, x: Tensor, mode: str, seed: int = 0) -> Tensor:
    """Draw as the program does in a mode, "eval" or "train", dropout from a seed."""
    network.train(mode == "train")
    noise = DropoutNoise(seed)
    for module in network.modules():
        if isinstance(module, SeededDropout):
            module.noise = noise
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    with torch.no_grad():
        picture: Tensor = network(x)
    network.load_state_dict(before)  # training's statistics aren't kept
    return picture
