"""Winograd's form of the convolutions against PyTorch's own, computed in float64."""

from collections.abc import Callable

import pytest
import torch
import torch.nn.functional as F
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from trainer.pix2pix import winograd

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
    y = ours(x.requires_grad_(), weight.requires_grad_())
    gradient = images(y.shape, seed + 2)
    wanted = reference(x.double(), weight.double())
    assert y.shape == wanted.shape
    assert y.is_contiguous()
    found = (y, *torch.autograd.grad(y, (x, weight), gradient))
    for one, other in zip(found, (wanted, *torch.autograd.grad(wanted, (x, weight), gradient.double())), strict=True):
        assert (one - other).norm() <= 2e-5 * other.norm() + 1e-6


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
