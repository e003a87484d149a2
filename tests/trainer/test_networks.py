"""The networks against facts of the paper and of the public PyTorch models."""

from typing import Literal

import pytest
import torch
import torch.nn.functional as F

from trainer.bench.inference import make_ordinary
from trainer.model_card import PATCHES, NetworkSpec, Patch, smallest_side
from trainer.pix2pix.convolutions import Conv2d, ConvTranspose2d, ResizeConv2d
from trainer.pix2pix.networks import (
    AffineNorm,
    Norm,
    PatchDiscriminator,
    SampleNoise,
    UNetGenerator,
    init_weights,
)


def parameters(network: torch.nn.Module) -> int:
    return sum(p.numel() for p in network.parameters())


def test_the_unet_of_256_and_width_64_has_the_public_models_54_414_million_parameters() -> None:
    spec = NetworkSpec(width=64, depth=8, norm="batch", upsampling="transposed")
    with torch.device("meta"):
        assert parameters(UNetGenerator(spec)) == 54_413_955


@pytest.mark.parametrize(("depth", "count"), [(7, 41_828_995), (8, 54_413_955), (9, 66_998_915)])
def test_each_halving_more_adds_the_12_583_million_parameters_of_two_layers_and_their_norms(
    depth: int, count: int
) -> None:
    """512 x 512 x 16 down, 1024 x 512 x 16 up, and a scale and a shift for 512 channels on either side."""
    assert count == 54_413_955 + (depth - 8) * (3 * 512 * 512 * 16 + 4 * 512)
    with torch.device("meta"):
        spec = NetworkSpec(width=64, depth=depth, norm="batch", upsampling="transposed")
        assert parameters(UNetGenerator(spec)) == count


def test_without_skips_the_joined_halves_of_seven_layers_are_gone() -> None:
    joined = (512 * 512 * 3 + 512 * 256 + 256 * 128 + 128 * 64) * 16 + 64 * 3 * 16
    with torch.device("meta"):
        spec = NetworkSpec(kind="encoder_decoder", width=64, depth=8, norm="batch", upsampling="transposed")
        assert parameters(UNetGenerator(spec)) == 54_413_955 - joined


@pytest.mark.parametrize(
    ("patch", "count"),
    [
        # C64 with bias, then convolutions without one and their norms, then one logit with bias (appendix 6.1.2).
        (1, (6 * 64 + 64) + (64 * 128 + 2 * 128) + (128 + 1)),
        (16, (6 * 64 * 16 + 64) + (64 * 128 * 16 + 2 * 128) + (128 * 16 + 1)),
        (70, 2_768_705),  # as the public model's
        (286, 2_768_705 + 2 * (512 * 512 * 16 + 2 * 512)),
    ],
)
def test_the_discriminators_have_the_papers_layers(patch: Patch, count: int) -> None:
    with torch.device("meta"):
        assert parameters(PatchDiscriminator(6, 64, "batch", patch)) == count


@pytest.mark.parametrize("patch", PATCHES)
def test_the_receptive_field_is_what_the_name_says(patch: Patch) -> None:
    """What one logit in the middle depends on, found by its gradient."""
    network = PatchDiscriminator(3, 4, "none", patch)
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.abs_().add_(0.01)  # so that no path cancels another
    picture = torch.rand(1, 3, 640, 640, requires_grad=True)
    logits, _ = network(picture)
    middle = logits.shape[2] // 2
    logits[0, 0, middle, middle].backward()
    assert picture.grad is not None
    touched = picture.grad.abs().sum((0, 1))
    for axis in (0, 1):
        places = torch.nonzero(touched.sum(axis)).flatten()
        assert int(places[-1] - places[0]) + 1 == len(places) == patch


@pytest.mark.parametrize(("patch", "side"), [(1, 256), (16, 126), (70, 30), (286, 6)])
def test_a_picture_of_256_has_so_many_patches(patch: Patch, side: int) -> None:
    picture = torch.zeros(1, 6, 256, 256)
    assert PatchDiscriminator(6, 2, patch=patch)(picture)[0].shape == (1, 1, side, side)


@pytest.mark.parametrize("patch", PATCHES)
@pytest.mark.parametrize("norm", ["batch", "instance", "none"])
def test_batches_judged_together_get_the_logits_that_they_get_apart(norm: Norm, patch: Patch) -> None:
    torch.manual_seed(0)
    network = PatchDiscriminator(3, 2, norm, patch).train()
    first, second = torch.randn(2, 3, 96, 96), torch.randn(2, 3, 96, 96) * 3
    together, features = network(torch.cat([first, second]), groups=2)
    apart = torch.cat([network(first)[0], network(second)[0]])
    torch.testing.assert_close(together, apart, atol=1e-5, rtol=1e-4)
    assert len(features) == {1: 2, 16: 2, 70: 4, 286: 6}[patch]


def test_the_channels_are_the_papers_c64_c128_c256_c512_and_then_512() -> None:
    with torch.device("meta"):
        network = UNetGenerator(NetworkSpec(width=64, depth=8))
    outputs = [layer.conv.weight.shape[0] for layer in network.down]  # type: ignore[union-attr, index]
    assert outputs == [64, 128, 256, 512, 512, 512, 512, 512]


def test_norms_stand_everywhere_but_on_the_first_layer_the_bottleneck_and_the_picture() -> None:
    network = UNetGenerator(NetworkSpec(width=2, depth=5))
    assert [layer.norm is not None for layer in network.down] == [False, True, True, True, False]
    assert [layer.norm is not None for layer in network.up] == [False, True, True, True, True]


def test_dropout_stands_on_the_three_deepest_decoder_layers() -> None:
    network = UNetGenerator(NetworkSpec(width=2, depth=8, dropout=0.5))
    assert [layer.dropout for layer in network.up] == [0, 0, 0, 0, 0, 0.5, 0.5, 0.5]


@pytest.mark.parametrize("level", range(3))
def test_a_skip_joins_decoder_layer_i_with_the_features_of_encoder_layer_i(level: int) -> None:
    """Changing what encoder layer i says changes, at the mouth of decoder layer i, exactly its first channels."""
    network = UNetGenerator(NetworkSpec(width=2, depth=4, dropout=0)).eval()
    seen: dict[str, torch.Tensor] = {}
    network.down[level].register_forward_hook(lambda _m, _i, out: seen.__setitem__("encoder", out))
    network.up[level].register_forward_pre_hook(lambda _m, inputs: seen.__setitem__("decoder", inputs[0]))
    network(torch.randn(1, 3, 32, 32))
    features, joined = seen["encoder"], seen["decoder"]
    assert joined.shape[1] == 2 * features.shape[1]
    assert torch.equal(joined[:, : features.shape[1]], F.relu(features))


def test_the_encoder_decoder_has_no_skips() -> None:
    network = UNetGenerator(NetworkSpec(kind="encoder_decoder", width=2, depth=4))
    assert [layer.conv.weight.shape[1] for layer in network.up] == [2, 4, 8, 16]  # type: ignore[union-attr, index]
    assert network(torch.zeros(1, 3, 16, 16)).shape == (1, 3, 16, 16)


@pytest.mark.parametrize("side", [1, 2, 9, 20])
def test_the_resize_convolution_is_a_nearest_resize_and_a_3x3_convolution(side: int) -> None:
    torch.manual_seed(1)
    layer = ResizeConv2d(5, 7, bias=True)
    assert layer.bias is not None
    with torch.no_grad():
        layer.bias.normal_()
    x = torch.randn(2, 5, side, side + 1, requires_grad=True)
    plain = F.conv2d(F.interpolate(x, scale_factor=2, mode="nearest"), layer.weight, layer.bias, padding=1)
    _same_with_gradients(layer(x), plain, [x, layer.weight, layer.bias])


@pytest.mark.parametrize("side", [1, 3, 8, 40])
def test_a_transposed_convolution_is_the_same_in_each_of_its_forms(side: int) -> None:
    torch.manual_seed(2)
    layer = ConvTranspose2d(5, 7, 4, stride=2, padding=1)
    x = torch.randn(2, 5, side, side + 1, requires_grad=True)
    assert layer.bias is not None
    plain = F.conv_transpose2d(x, layer.weight, layer.bias, stride=2, padding=1)
    _same_with_gradients(layer(x), plain, [x, layer.weight, layer.bias])


@pytest.mark.parametrize("stride", [1, 2])
@pytest.mark.parametrize("side", [2, 5, 9, 50])
def test_a_convolution_is_the_same_in_each_of_its_forms(side: int, stride: int) -> None:
    torch.manual_seed(3)
    layer = Conv2d(5, 7, 4, stride=stride, padding=1)
    x = torch.randn(2, 5, side, side + 1, requires_grad=True)
    assert layer.bias is not None
    plain = F.conv2d(x, layer.weight, layer.bias, stride=stride, padding=1)
    _same_with_gradients(layer(x), plain, [x, layer.weight, layer.bias])


def _same_with_gradients(ours: torch.Tensor, plain: torch.Tensor, leaves: list[torch.Tensor]) -> None:
    torch.testing.assert_close(ours, plain, atol=1e-5, rtol=1e-4)
    slope = torch.randn_like(plain)
    wanted = torch.autograd.grad(plain, leaves, slope)
    for mine, theirs in zip(torch.autograd.grad(ours, leaves, slope), wanted, strict=True):
        torch.testing.assert_close(mine, theirs, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("order", [torch.contiguous_format, torch.channels_last])
@pytest.mark.parametrize("norm", ["batch", "instance"])
@pytest.mark.parametrize("upsampling", ["resize", "transposed"])
@pytest.mark.parametrize("count", [1, 2])
def test_gradients_are_those_of_ordinary_modules_in_double_precision(
    count: int, upsampling: Literal["resize", "transposed"], norm: Norm, order: torch.memory_format
) -> None:
    network = UNetGenerator(NetworkSpec(width=4, depth=4, dropout=0, upsampling=upsampling, norm=norm))
    init_weights(network, torch.Generator().manual_seed(1))
    exact = make_ordinary(network).double()
    network.to(memory_format=order)
    x, slope = (torch.randn(count, 3, 64, 64, generator=torch.Generator().manual_seed(i)) for i in range(2))
    network(x.contiguous(memory_format=order)).backward(slope)
    exact(x.double()).backward(slope.double())
    for (name, mine), wanted in zip(network.named_parameters(), exact.parameters(), strict=True):
        assert mine.grad is not None
        assert wanted.grad is not None
        torch.testing.assert_close(
            mine.grad.double(), wanted.grad, rtol=1e-3, atol=1e-4 * wanted.grad.abs().max().item(), msg=name
        )


def test_a_samples_dropout_is_the_same_in_every_batch() -> None:
    x = torch.ones(3, 4, 8, 8)
    together = [noise.mask(x, 0.5) for noise in [SampleNoise(7, 10, 3)] for _ in range(2)]
    for i in range(3):
        alone = SampleNoise(7, 10 + i, 1)
        for masks in together:
            assert torch.equal(masks[i : i + 1], alone.mask(x[:1], 0.5))
    assert not torch.equal(together[0][0], together[0][1])
    assert not torch.equal(together[0], together[1])
    assert set(together[0].unique().tolist()) == {0.0, 2.0}
    assert together[0].mean().sub(1).abs() < 0.15


@pytest.mark.parametrize("upsampling", ["transposed", "resize"])
@pytest.mark.parametrize("norm", ["batch", "instance", "none"])
def test_every_norm_and_upsampling_draws_a_picture_in_range(
    norm: Norm, upsampling: Literal["transposed", "resize"]
) -> None:
    network = UNetGenerator(NetworkSpec(width=3, depth=3, norm=norm, upsampling=upsampling)).eval()
    picture = network(torch.randn(2, 3, 16, 24))
    assert picture.shape == (2, 3, 16, 24)
    assert picture.abs().max() <= 1


def test_the_norm_has_no_buffers_that_a_live_frame_could_change() -> None:
    network = UNetGenerator(NetworkSpec(width=2, depth=3, norm="batch")).eval()
    assert not list(network.buffers())


def test_at_inference_a_picture_does_not_depend_on_its_batch() -> None:
    network = UNetGenerator(NetworkSpec(width=2, depth=3, norm="batch")).eval()
    pictures = torch.randn(2, 3, 16, 16)
    torch.testing.assert_close(network(pictures)[:1], network(pictures[:1]), atol=1e-6, rtol=1e-5)


def test_while_training_batch_statistics_are_the_batchs() -> None:
    norm = AffineNorm(3, "batch").train()
    x = torch.randn(4, 3, 5, 5) * torch.tensor([1.0, 2.0, 3.0, 4.0]).view(4, 1, 1, 1)
    spread = norm(x).var(dim=(0, 2, 3), unbiased=False)
    torch.testing.assert_close(spread, torch.ones(3), atol=1e-3, rtol=1e-3)


def test_weights_begin_as_the_paper_says() -> None:
    network = UNetGenerator(NetworkSpec(width=32, depth=4, upsampling="transposed"))
    init_weights(network, torch.Generator().manual_seed(0))
    weights = torch.cat([p.flatten() for name, p in network.named_parameters() if "conv.weight" in name])
    scales = torch.cat([p.flatten() for name, p in network.named_parameters() if "norm.weight" in name])
    assert weights.mean().abs() < 1e-4
    assert weights.std().sub(0.02).abs() < 2e-4
    assert scales.mean().sub(1).abs() < 5e-3


@pytest.mark.parametrize("patch", PATCHES)
def test_the_smallest_side_of_a_receptive_field_gives_one_logit(patch: Patch) -> None:
    side = smallest_side(patch)
    judge = PatchDiscriminator(6, 4, "none", patch)
    assert judge(torch.zeros(1, 6, side, side))[0].shape[2:] == (1, 1)
    if patch > 1:
        with pytest.raises(RuntimeError):
            judge(torch.zeros(1, 6, side - 1, side - 1))
