"""Winograd's form of the 4x4 convolutions of pix2pix, with gradients, in float32 on the CPU.

A tile of m x m outputs of an r x r convolution needs (m + r - 1)^2 products for each pair of channels instead of
(m * r)^2 (Lavin and Gray 2016, "Fast Algorithms for Convolutional Neural Networks", section 4): small matrices take
kernels and tiles of inputs to a space where convolving is multiplying, place by place, and its sum over the channels a
matrix product. A convolution of stride 2 is one of stride 1 with 2x2 kernels over the four phases of the image, and a
transposed one gives four phases of its outputs at once. oneDNN has no such form for these kernels. When it is faster
is said in trainer.pix2pix.convolutions and docs/adr/0013.
"""

import functools
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor
from torch.autograd.function import once_differentiable

_POINTS = (0.0, 1.0, -1.0, 0.5, -2.0, 2.0)  # and infinity: where the polynomials of the convolution are evaluated
_SMALL_POINTS = (0.0, 1.0, -1.0, 2.0)  # for up to five places


def convolve(x: Tensor, weight: Tensor) -> Tensor:
    """Convolve with padding 1: (N, C, H, W), (O, C, 4, 4) -> (N, O, H - 1, W - 1)."""
    return _as_images(_correlate(_padded(x), weight.flatten(2).transpose(1, 2), 4))


def convolve_by_two(x: Tensor, weight: Tensor) -> Tensor:
    """Convolve with stride 2 and padding 1: (N, C, H, W), H and W even, (O, C, 4, 4) -> (N, O, H / 2, W / 2)."""
    outputs, channels = weight.shape[:2]
    phases = _padded(x).unflatten(2, (-1, 2)).unflatten(1, (-1, 2)).transpose(2, 3).flatten(3)
    kernels = weight.view(outputs, channels, 2, 2, 2, 2).permute(0, 2, 4, 3, 5, 1)
    return _as_images(_correlate(phases, kernels.reshape(outputs, 4, 4 * channels), 4))


def convolve_transposed(x: Tensor, weight: Tensor) -> Tensor:
    """Convolve transposed with stride 2 and padding 1: (N, C, H, W), (C, O, 4, 4) -> (N, O, 2H, 2W)."""
    channels, outputs = weight.shape[:2]
    # Between two pixels lie the second phase of the first and the first phase of the second: the pixel before meets
    # taps 2 and 3 of the kernel, the pixel after taps 0 and 1.
    taps = weight.view(channels, outputs, 2, 2, 2, 2).permute(3, 5, 1, 2, 4, 0).flip(3, 4)
    between = _correlate(_padded(x), taps.reshape(4 * outputs, 4, channels), 3)
    whole = between.unflatten(3, (2, 2, outputs)).transpose(2, 3).flatten(3, 4).flatten(1, 2)
    return _as_images(whole[:, 1:-1, 1:-1])


def _padded(x: Tensor) -> Tensor:
    """(N, C, H, W) -> (N, H + 2, W + 2, C), with zeros around."""
    count, channels, height, width = x.shape
    padded = x.new_zeros(count, height + 2, width + 2, channels)
    padded[:, 1:-1, 1:-1] = x.permute(0, 2, 3, 1)
    return padded


def _as_images(x: Tensor) -> Tensor:
    """(N, H, W, C) -> (N, C, H, W), in the ordinary order."""
    return x.permute(0, 3, 1, 2).contiguous()


def _correlate(images: Tensor, kernels: Tensor, tile: int) -> Tensor:
    """Correlate without padding: (N, H, W, C), (O, r * r, C) -> (N, H - r + 1, W - r + 1, O), in tiles of outputs."""
    y: Tensor = _Correlation.apply(images, kernels, tile)
    return y


class _Correlation(torch.autograd.Function):
    """What `_correlate` says. Gradients go the same way back, through the transposed matrices.

    Tiles, kernels and tiles of outputs are transformed one by one, while they lie in the cache.
    """

    @staticmethod
    def forward(ctx: Any, images: Tensor, kernels: Tensor, tile: int) -> Tensor:
        """See `_correlate`."""
        side = round(kernels.shape[1] ** 0.5)
        count, height, width, _ = images.shape
        down, across = ((length - side) // tile + 1 for length in (height, width))
        of_inputs, of_kernels, of_outputs = _matrices(side, tile)
        extended = _extended(images, (down * tile + side - 1, across * tile + side - 1))
        transformed = _each(of_inputs, _windows(extended, tile + side - 1, tile))
        weights = _each(of_kernels, kernels)
        products = transformed.transpose(0, 1) @ weights.permute(1, 2, 0)
        y = _each(of_outputs, products.transpose(0, 1)).view(count, down, across, tile, tile, -1).transpose(2, 3)
        ctx.save_for_backward(weights, transformed if ctx.needs_input_grad[1] else None)
        ctx.geometry = side, tile, down, across, images.shape
        return y.flatten(3, 4).flatten(1, 2)[:, : height - side + 1, : width - side + 1]

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor | None, Tensor | None, None]:
        """Return the gradients of images and kernels."""
        weights, transformed = ctx.saved_tensors
        side, tile, down, across, (count, height, width, channels) = ctx.geometry
        of_inputs, of_kernels, of_outputs = _matrices(side, tile)
        windows = _windows(_extended(gradient, (down * tile, across * tile)), tile, tile)
        products = _each(of_outputs.t(), windows).transpose(0, 1)
        of_images = of_weights = None
        if ctx.needs_input_grad[1]:
            by_frequency = products.transpose(1, 2) @ transformed.transpose(0, 1)
            of_weights = _each(of_kernels.t(), by_frequency.transpose(0, 1))
        if ctx.needs_input_grad[0]:
            back = _each(of_inputs.t(), (products @ weights.transpose(0, 1)).transpose(0, 1))
            back = back.view(count, down, across, tile + side - 1, tile + side - 1, channels)
            of_images = _overlapped(back.transpose(2, 3), tile)[:, :height, :width]
        return of_images, of_weights, None


def _each(matrix: Tensor, batch: Tensor) -> Tensor:
    """(I, J), (N, J, C) -> (N, I, C)."""
    return torch.bmm(matrix.expand(len(batch), *matrix.shape), batch)


def _extended(images: Tensor, size: tuple[int, int]) -> Tensor:
    """(N, H, W, C) -> (N, *size, C), with zeros beyond the images."""
    height, width = size
    return F.pad(images, (0, 0, 0, width - images.shape[2], 0, height - images.shape[1]))


def _windows(images: Tensor, side: int, step: int) -> Tensor:
    """(N, H, W, C) -> (N * windows, side * side, C): the pixels of each window, which begin every `step` pixels."""
    windows = images.unfold(1, side, step).unfold(2, side, step).permute(0, 1, 2, 4, 5, 3)
    return windows.reshape(-1, side * side, images.shape[3])


def _overlapped(windows: Tensor, step: int) -> Tensor:
    """(N, down, side, across, side, C) -> (N, H, W, C): the sum of windows that begin every `step` pixels.

    `side` is at most twice the step, so that only neighbours overlap.
    """
    count, down, _, across, _, channels = windows.shape
    whole = windows.new_zeros(count, down + 1, step, across + 1, step, channels)
    for i, rows in enumerate(windows.split(step, 2)):
        for j, part in enumerate(rows.split(step, 4)):
            whole[:, i : i + down, : part.shape[2], j : j + across, : part.shape[4]] += part
    return whole.flatten(3, 4).flatten(1, 2)


@functools.cache
def _matrices(side: int, tile: int) -> tuple[Tensor, Tensor, Tensor]:
    """Return what takes n x n inputs and r x r kernels to n x n places and those to m x m outputs, in two dimensions.

    n * n rows and columns, n * n rows and r * r columns, m * m rows and n * n columns. By the method of Toom and Cook:
    evaluate polynomials at points, multiply, interpolate; transposed, as what networks call a convolution is a
    correlation.
    """
    points = (_SMALL_POINTS if side + tile < 7 else _POINTS)[: side + tile - 2]

    def evaluate(length: int) -> NDArray[np.float64]:
        return np.vstack([np.vander(points, length, increasing=True), np.eye(1, length, length - 1)])

    inputs, kernels, outputs = np.linalg.inv(evaluate(side + tile - 1)).T, evaluate(side), evaluate(tile).T
    # Matrices of like size lose the least to rounding; powers of two lose nothing.
    scale = 2.0 ** np.round(np.log2(np.abs(kernels).max(1) / np.abs(inputs).max(1)) / 2)
    of_inputs, of_kernels, of_outputs = (
        torch.from_numpy(np.kron(matrix, matrix)).float()
        for matrix in (inputs * scale[:, None], kernels / scale[:, None], outputs)
    )
    return of_inputs, of_kernels, of_outputs
