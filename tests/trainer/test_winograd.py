"""Winograd's form of the convolutions against PyTorch's own, computed in float64."""

from collections.abc import Callable

import pytest
import torch
import torch.nn.functional as F
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from trainer.pix2pix import winograd
from trainer.pix2pix.convolutions import Conv2d, ConvTranspose2d

Form = Callable[[Tensor, Tensor], Tensor]
FORMS: dict[str, tuple[Form, Form]] = {
    "stride 1": (winograd.convolve, lambda x, weight: F.conv2d(x, weight, padding=1)),
    "stride 2": (winograd.convolve_by_two, lambda x, weight: F.conv2d(x, weight, stride=2, padding=1)),
    "transposed": (
        winograd.convolve_transposed,
        lambda x, weight: F.conv_transpose2d(x, weight, stride=2, padding=1),
    ),
}


def images(shape: tuple[int, ...], seed: int) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


@pytest.mark.parametrize("name", FORMS)
@settings(max_examples=30)
@given(
    st.integers(1, 3), st.integers(1, 5), st.integers(1, 5), st.integers(1, 9), st.integers(1, 9), st.integers(0, 2**32)
)
def test_pictures_and_gradients_are_those_of_the_convolution(
    name: str, count: int, inputs: int, outputs: int, height: int, width: int, seed: int
) -> None:
    ours, reference = FORMS[name]
    x = images((count, inputs, 2 * height, 2 * width), seed)
    weight = images((inputs, outputs, 4, 4) if name == "transposed" else (outputs, inputs, 4, 4), seed + 1)
    x.requires_grad_()
    weight.requires_grad_()
    y = ours(x, weight)
    assert y.is_contiguous()
    agree(y, reference(x.double(), weight.double()), [x, weight], seed)


def agree(y: Tensor, wanted: Tensor, leaves: list[Tensor], seed: int) -> None:
    """Compare outputs and gradients with those in float64."""
    assert y.shape == wanted.shape
    gradient = images(y.shape, seed + 2)
    found = (y, *torch.autograd.grad(y, leaves, gradient))
    for one, other in zip(found, (wanted, *torch.autograd.grad(wanted, leaves, gradient.double())), strict=True):
        assert (one - other).norm() <= 2e-5 * other.norm() + 1e-6


@pytest.mark.parametrize(("stride", "height", "width"), [(1, 32, 33), (2, 64, 66), (2, 63, 67)])
def test_a_convolution_of_many_channels_is_the_same_in_each_of_its_forms(stride: int, height: int, width: int) -> None:
    layer = Conv2d(128, 128, 4, stride=stride, padding=1)
    x = images((2, 128, height, width), 4).requires_grad_()
    assert layer.bias is not None
    wanted = F.conv2d(x.double(), layer.weight.double(), layer.bias.double(), stride=stride, padding=1)
    agree(layer(x), wanted, [x, layer.weight, layer.bias], 4)


def test_a_transposed_convolution_of_many_channels_is_the_same_in_each_of_its_forms() -> None:
    layer = ConvTranspose2d(128, 128, 4, stride=2, padding=1)
    x = images((2, 128, 46, 45), 5).requires_grad_()
    assert layer.bias is not None
    wanted = F.conv_transpose2d(x.double(), layer.weight.double(), layer.bias.double(), stride=2, padding=1)
    agree(layer(x), wanted, [x, layer.weight, layer.bias], 5)


@pytest.mark.parametrize("name", FORMS)
def test_what_needs_no_gradient_gets_none(name: str) -> None:
    ours, _ = FORMS[name]
    x, weight = images((2, 3, 8, 8), 1), images((3, 3, 4, 4), 2)
    ours(x.requires_grad_(), weight).sum().backward()
    assert weight.grad is None
    wanted = x.grad
    x.grad = None
    ours(x, weight.requires_grad_()).sum().backward()
    assert weight.grad is not None
    assert x.grad is not None
    assert wanted is not None
    torch.testing.assert_close(x.grad, wanted)
    assert not ours(x.detach(), weight.detach()).requires_grad
