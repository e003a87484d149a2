"""Lab: exact there and back, right by another program's numbers and by known colours, and a generator that colours."""

from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tests.trainer.data import picture
from tests.trainer.models import save_small_model
from trainer.model_card import ModelCard, ModelFileError, NetworkSpec
from trainer.pix2pix.colour import colours, decode, join, lightness
from trainer.pix2pix.generator import load_generator
from trainer.pix2pix.images import to_rgb, to_tensor
from trainer.pix2pix.model_file import load_model
from trainer.pixels import Rgb

pixels = arrays(np.uint8, (5, 7, 3), elements=st.integers(0, 255))


def lab(rgb: Rgb) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """HxWx3, L in 0..100, a and b."""
    x = to_tensor(rgb)
    light, ab = (lightness(x) + 1) * 50, colours(x) * 110
    return torch.cat([light, ab], 1)[0].permute(1, 2, 0).numpy()


@settings(max_examples=60)
@given(rgb=pixels)
def test_every_colour_comes_back_as_it_was(rgb: Rgb) -> None:
    x = to_tensor(rgb)
    assert np.array_equal(to_rgb(join(lightness(x), colours(x))[0]), rgb)


@settings(max_examples=60)
@given(rgb=pixels)
def test_the_numbers_are_those_of_opencv(rgb: Rgb) -> None:
    theirs = cv2.cvtColor(rgb.astype(np.float32) / 255, cv2.COLOR_RGB2Lab)
    # OpenCV reads its curves from tables: over all colours it is up to 0.47 away, most of all in dark greens.
    np.testing.assert_allclose(lab(rgb), theirs, atol=0.5)


@pytest.mark.parametrize(
    ("rgb", "expected"),
    [
        # Bruce Lindbloom's calculator for sRGB and D65.
        ((255, 255, 255), (100, 0, 0)),
        ((0, 0, 0), (0, 0, 0)),
        ((255, 0, 0), (53.24, 80.09, 67.20)),
        ((0, 255, 0), (87.73, -86.18, 83.18)),
        ((0, 0, 255), (32.30, 79.20, -107.86)),
        ((119, 119, 119), (50.03, 0, 0)),
    ],
)
def test_known_colours(rgb: tuple[int, int, int], expected: tuple[float, float, float]) -> None:
    np.testing.assert_allclose(lab(np.full((1, 1, 3), rgb, np.uint8))[0, 0], expected, atol=0.03)


def test_all_that_srgb_can_show_is_within_reach_of_a_tanh() -> None:
    steps = np.arange(0, 256, 17, dtype=np.uint8)
    cube = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), -1).reshape(1, -1, 3)
    x = to_tensor(cube)
    assert colours(x).abs().max() < 1
    assert lightness(x).min() >= -1 - 1e-6
    assert lightness(x).max() <= 1 + 1e-6


def test_what_srgb_cannot_show_is_clipped() -> None:
    extreme = join(torch.ones(1, 1, 1, 1), torch.ones(1, 2, 1, 1))
    assert extreme.abs().max() <= 1 + 1e-6
    assert not extreme.isnan().any()


@settings(max_examples=30)
@given(rgb=pixels, shift=st.floats(-0.1, 0.1))
def test_a_coloured_picture_keeps_the_lightness_of_the_drawing(rgb: Rgb, shift: float) -> None:
    grey = np.repeat((rgb[..., :1] // 2 + 64), 3, axis=2)  # far from black and white every slight colour can be shown
    x = to_tensor(grey)
    coloured = decode(torch.full((1, 2, 5, 7), shift), x, "lab")
    np.testing.assert_allclose(lab(coloured)[..., 0], lab(grey)[..., 0], atol=0.4)  # of rounding to 8 bits


def colouring_card(**changes: object) -> ModelCard:
    spec = NetworkSpec(width=4, depth=4, norm="instance", input_channels=1, output_channels=2)
    return ModelCard(name="Tint", network=spec, size=32, colour_space="lab", **changes)  # type: ignore[arg-type]


def test_the_generator_draws_with_a_model_that_colours(tmp_path: Path) -> None:
    save_small_model(tmp_path / "tint.safetensors", colouring_card())
    generator = load_generator(tmp_path / "tint.safetensors", "cpu", torch.float32)
    drawing = picture(4, 40, 33)
    coloured = generator(drawing)
    assert coloured.shape == drawing.shape
    assert coloured.dtype == np.uint8
    hues = lab(coloured)[..., 1:] - lab(drawing)[..., 1:]
    assert np.abs(hues).max() > 1


def test_a_card_whose_channels_do_not_fit_its_colour_space_is_refused(tmp_path: Path) -> None:
    wrong = ModelCard(name="Wrong", network=NetworkSpec(width=4, depth=4, norm="instance"), size=32, colour_space="lab")
    save_small_model(tmp_path / "wrong.safetensors", wrong)
    with pytest.raises(ModelFileError, match="contradicts itself"):
        load_model(tmp_path / "wrong.safetensors")
