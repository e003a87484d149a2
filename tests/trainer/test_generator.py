"""The generator as a function from picture to picture."""

from pathlib import Path

import msgspec
import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tests.trainer.models import save_small_model, small_card
from trainer.model_card import InputSpec
from trainer.pix2pix.generator import Generator, load_generator
from trainer.pix2pix.hardware import DeviceError
from trainer.pix2pix.images import to_rgb, to_tensor
from trainer.pix2pix.model_file import build_generator, load_model
from trainer.pixels import Rgb


@pytest.fixture(scope="module")
def generator(tmp_path_factory: pytest.TempPathFactory) -> Generator:
    path = tmp_path_factory.mktemp("model") / "m.safetensors"
    save_small_model(path)
    return load_generator(path, "cpu", torch.float32)


def noise(height: int, width: int, seed: int = 0) -> np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)


@settings(max_examples=25)
@given(height=st.integers(1, 70), width=st.integers(1, 70))
def test_a_picture_has_its_drawings_size_whatever_that_is(generator: Generator, height: int, width: int) -> None:
    picture = generator(noise(height, width))
    assert picture.shape == (height, width, 3)
    assert picture.dtype == np.uint8


@settings(max_examples=15)
@given(height=st.integers(8, 90), width=st.integers(8, 90))
def test_drawing_at_the_cards_size_gives_the_drawings_size(generator: Generator, height: int, width: int) -> None:
    assert generator.at_card_size(noise(height, width)).shape == (height, width, 3)


def test_a_blank_sheet_has_a_blank_picture_where_one_draws_on_paper(tmp_path: Path) -> None:
    paper = np.full((40, 50, 3), 255, np.uint8)
    for kind, blank in (("colours", True), ("lines", True), ("labels", False), ("photo", False)):
        card = msgspec.structs.replace(small_card(), input=InputSpec(kind=kind))  # type: ignore[arg-type]
        save_small_model(tmp_path / "m.safetensors", card)
        made = load_generator(tmp_path / "m.safetensors", "cpu")
        assert bool((made(paper) == paper).all()) == blank
        assert bool((made.at_card_size(paper, 3) == paper).all()) == blank


def test_at_the_cards_size_nothing_is_scaled(generator: Generator) -> None:
    drawing = noise(32, 32)
    assert np.array_equal(generator.at_card_size(drawing), generator(drawing))


def test_a_label_map_is_scaled_without_a_colour_that_has_no_meaning(tmp_path: Path) -> None:
    save_small_model(tmp_path / "m.safetensors")
    card, weights = load_model(tmp_path / "m.safetensors")
    seen: list[Rgb] = []

    class Watched(Generator):
        def prepare(self, rgb: Rgb) -> torch.Tensor:
            seen.append(rgb)
            return super().prepare(rgb)

    drawing = np.array([[250, 10, 10], [10, 10, 250]], np.uint8)[noise(50, 70)[..., 0] % 2]
    for spec, exact in ((InputSpec("labels"), True), (InputSpec("colours"), False)):
        of_kind = msgspec.structs.replace(card, input=spec)
        Watched(of_kind, build_generator(card, weights), torch.device("cpu"), torch.float32).at_card_size(drawing)
        colours = {tuple(colour) for colour in seen[-1].reshape(-1, 3).tolist()}
        assert (colours == {(250, 10, 10), (10, 10, 250)}) == exact


def test_without_a_seed_a_drawing_has_one_picture(generator: Generator) -> None:
    drawing = noise(32, 48)
    assert np.array_equal(generator(drawing), generator(drawing))


def test_the_same_seed_gives_the_same_picture_and_another_seed_another(generator: Generator) -> None:
    drawing = noise(32, 32)
    assert np.array_equal(generator(drawing, seed=7), generator(drawing, seed=7))
    assert not np.array_equal(generator(drawing, seed=7), generator(drawing, seed=8))
    assert not np.array_equal(generator(drawing, seed=7), generator(drawing))


def test_a_seed_leaves_the_random_numbers_of_others_alone(generator: Generator) -> None:
    torch.manual_seed(3)
    expected = torch.rand(2)
    torch.manual_seed(3)
    generator(noise(16, 16), seed=1)
    assert torch.equal(torch.rand(2), expected)


def test_the_network_is_the_cards(tmp_path: Path) -> None:
    network = save_small_model(tmp_path / "m.safetensors")
    drawing = noise(32, 32)
    with torch.inference_mode():
        expected = to_rgb(network(to_tensor(drawing))[0])
    assert (
        np.abs(load_generator(tmp_path / "m.safetensors", "cpu", torch.float32)(drawing).astype(int) - expected).max()
        <= 1
    )


def test_bfloat16_draws_nearly_the_same(tmp_path: Path, generator: Generator) -> None:
    save_small_model(tmp_path / "m.safetensors")
    rough = load_generator(tmp_path / "m.safetensors", "cpu", torch.bfloat16)
    drawing = noise(32, 32)
    assert np.abs(rough(drawing).astype(int) - generator(drawing)).mean() < 3


def test_an_absent_device_is_named(tmp_path: Path) -> None:
    save_small_model(tmp_path / "m.safetensors")
    with pytest.raises(DeviceError, match="“tpu”"):
        load_generator(tmp_path / "m.safetensors", "tpu")


@given(hnp.arrays(np.uint8, st.tuples(st.integers(1, 9), st.integers(1, 9), st.just(3))))
def test_every_pixel_survives_the_way_into_a_tensor_and_back(
    rgb: np.ndarray[tuple[int, int, int], np.dtype[np.uint8]],
) -> None:
    tensor = to_tensor(rgb)
    assert tensor.abs().max() <= 1
    assert np.array_equal(to_rgb(tensor[0]), rgb)


def test_the_card_says_the_size(generator: Generator) -> None:
    assert generator.card == small_card()
