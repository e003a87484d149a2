"""The networks against facts of the paper and of the public PyTorch models."""

from typing import Literal

import pytest
import torch
import torch.nn.functional as F

from trainer.model_card import NetworkSpec
from trainer.pix2pix.networks import (
    AffineNorm,
    Norm,
    PatchDiscriminator,
    ResizeConv2d,
    UNetGenerator,
    init_weights,
)


def parameters(network: torch.nn.Module) -> int:
    return sum(p.numel() for p in network.parameters())


def test_the_unet_of_256_and_width_64_has_the_public_models_54_414_million_parameters() -> None:
    spec = NetworkSpec(width=64, depth=8, norm="batch", upsampling="transposed")
    with torch.device("meta"):
        assert parameters(UNetGenerator(spec)) == 54_413_955


def test_the_70x70_discriminator_on_6_channels_has_2_769_million_parameters() -> None:
    with torch.device("meta"):
        assert parameters(PatchDiscriminator(6, 64, "batch")) == 2_768_705


def test_the_receptive_field_of_a_patch_is_70_pixels_a_side() -> None:
    network = PatchDiscriminator(6, 8, "none")
    source, picture = torch.randn(1, 3, 256, 256), torch.randn(1, 3, 256, 256, requires_grad=True)
    network(source, picture)[0, 0, 15, 15].backward()
    assert picture.grad is not None
    touched = picture.grad.abs().sum((0, 1))
    rows, columns = torch.nonzero(touched.sum(1)).flatten(), torch.nonzero(touched.sum(0)).flatten()
    assert int(rows[-1] - rows[0]) + 1 == 70
    assert int(columns[-1] - columns[0]) + 1 == 70


def test_a_picture_of_256_has_30x30_patches() -> None:
    picture = torch.zeros(1, 3, 256, 256)
    assert PatchDiscriminator(6, 4)(picture, picture).shape == (1, 1, 30, 30)


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


def test_the_resize_convolution_is_a_nearest_resize_and_a_3x3_convolution() -> None:
    torch.manual_seed(1)
    layer = ResizeConv2d(5, 7, bias=True)
    init_weights(layer)
    with torch.no_grad():
        assert layer.bias is not None
        layer.bias.normal_()
    x = torch.randn(2, 5, 6, 9)
    plain = F.conv2d(F.interpolate(x, scale_factor=2, mode="nearest"), layer.weight, layer.bias, padding=1)
    torch.testing.assert_close(layer(x), plain, atol=1e-5, rtol=1e-5)


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
