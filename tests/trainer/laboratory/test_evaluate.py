"""The figures of a picture, and what `evaluate` says of a model."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image

from tests.trainer.children import trainer
from tests.trainer.data import combined_folder, picture, write
from tests.trainer.models import save_small_model, small_card
from trainer.cli.main import app
from trainer.data.pairs import DataError, find_pairs
from trainer.data.recipe import Recipe
from trainer.model_card import DataSpec, InputSpec, ModelCard
from trainer.pix2pix.generator import load_generator
from trainer.pix2pix.perceptual import Likeness
from trainer.runs.config import ConfigError
from trainer.training.metrics import Figures, l1, psnr, ssim


def ssim_by_definition(x: NDArray[np.uint8], y: NDArray[np.uint8]) -> float:
    """Equation 13 of Wang et al. 2004, window by window."""
    place = np.arange(11) - 5
    weights = np.exp(-(place[:, None] ** 2 + place[None] ** 2) / (2 * 1.5**2))
    weights /= weights.sum()
    values = []
    for channel in range(3):
        for top in range(x.shape[0] - 10):
            for left in range(x.shape[1] - 10):
                a, b = (i[top : top + 11, left : left + 11, channel].astype(np.float64) for i in (x, y))
                mean_a, mean_b = (weights * a).sum(), (weights * b).sum()
                variances = (weights * (a - mean_a) ** 2).sum() + (weights * (b - mean_b) ** 2).sum()
                covariance = (weights * (a - mean_a) * (b - mean_b)).sum()
                values.append(
                    (2 * mean_a * mean_b + 6.5025)
                    * (2 * covariance + 58.5225)
                    / ((mean_a**2 + mean_b**2 + 6.5025) * (variances + 58.5225))
                )
    return float(np.mean(values))


def test_ssim_is_that_of_its_definition() -> None:
    rng = np.random.default_rng(0)
    image = picture(3, 24, 20)
    noisy = (image + rng.normal(0, 20, image.shape)).clip(0, 255).astype(np.uint8)
    dark = np.minimum(image, 3)
    for other in (noisy, 255 - image, dark, np.roll(image, 3, 1)):
        assert ssim(image, other) == pytest.approx(ssim_by_definition(image, other), abs=1e-4)
    assert ssim(image, image) == pytest.approx(1)
    assert 0 < ssim(image[:6, :6], noisy[:6, :6]) < 1  # smaller than the window


def test_figures_are_means_over_pictures() -> None:
    black, grey = np.zeros((16, 16, 3), np.uint8), np.full((16, 16, 3), 51, np.uint8)
    assert (l1(black, grey), psnr(black, black)) == (51, 100)
    assert psnr(black, grey) == pytest.approx(13.979, abs=1e-3)
    mean = Figures.mean([Figures(1, 20, 0.5), Figures(3, 30, 1)])
    assert mean == Figures(2, 25, 0.75)


def evaluated(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """Run `evaluate` in this process, as the command line does."""
    app(["evaluate", *map(str, arguments)], standalone_mode=False)
    return capsys.readouterr().out


def test_a_model_is_measured_on_pairs_it_did_not_learn_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = combined_folder(tmp_path / "pairs" / "train", 3).parent
    for i in range(10, 12):
        source = picture(i, 64 if i == 10 else 32, 32)  # one is cropped twice
        write(data / "val" / f"{i}.png", np.hstack([source, 255 - source]))
    save_small_model(tmp_path / "m.safetensors")
    arguments = (tmp_path / "m.safetensors", data, "--device", "cpu")
    told = json.loads(evaluated(capsys, *arguments, "--json", "--sheet", tmp_path / "sheet.png", "--rows", 1))

    generator = load_generator(tmp_path / "m.safetensors", "cpu", torch.float32)
    recipe = Recipe(32, DataSpec(), InputSpec())
    crops = [list(recipe.evaluation_crops(pair)) for pair in find_pairs(data).val]
    assert [len(of_pair) for of_pair in crops] == [2, 1]
    assert (told["pairs"], told["crops"], told["size"]) == (2, 3, 32)

    distance = Likeness(torch.device("cpu")).distance

    def expected(draw: "object") -> dict[str, float]:
        assert callable(draw)
        pairs = [Figures.mean(Figures.of(draw(a), b, distance) for a, b in of_pair) for of_pair in crops]
        return Figures.mean(pairs).named()

    mean_target = np.mean([255 - picture(i).astype(float) for i in range(3)], axis=0).round().astype(np.uint8)
    assert {name: told[name] for name in ("l1", "psnr", "ssim", "perceptual")} == pytest.approx(
        expected(generator), abs=0.02
    )
    assert told["input"] == pytest.approx(expected(lambda source: source), abs=1e-3)
    assert told["mean_target"] == pytest.approx(expected(lambda _: mean_target), abs=1e-3)

    source, target = crops[0][0]
    with Image.open(tmp_path / "sheet.png") as sheet:
        rows = np.asarray(sheet)
    assert rows.shape == (32, 3 * 32, 3)
    assert np.array_equal(rows[:, :32], source)
    assert np.array_equal(rows[:, 64:], target)

    table = evaluated(capsys, *arguments)
    assert "2 pairs, 3 crops of 32 pixels, on cpu." in table
    assert f"{told['mean_target']['psnr']:.2f}" in table


def test_the_card_says_how_the_pairs_are_read_unless_options_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = combined_folder(tmp_path / "pairs", 4)
    card = small_card()
    back = ModelCard(name="Back", network=card.network, size=32, data=DataSpec(direction="BtoA"))
    save_small_model(tmp_path / "there.safetensors", card)
    save_small_model(tmp_path / "back.safetensors", back)
    read = [
        json.loads(evaluated(capsys, tmp_path / name, data, "--json", *more))["mean_target"]
        for name, more in (
            ("there.safetensors", ()),
            ("back.safetensors", ()),
            ("back.safetensors", ("--direction", "AtoB")),
        )
    ]
    assert read[0] != read[1]
    assert read[0] == read[2]


def test_what_cannot_be_read_is_left_out_and_told(tmp_path: Path) -> None:
    data = combined_folder(tmp_path / "pairs" / "train", 2).parent
    combined_folder(data / "val", 2)
    (data / "val" / "001.png").write_text("hello")
    save_small_model(tmp_path / "m.safetensors")
    ended = trainer("evaluate", tmp_path / "m.safetensors", data, "--json")
    assert (ended.returncode, ended.stderr) == (0, "")
    told = json.loads(ended.stdout)
    assert told["pairs"] == 1
    assert "001.png" in told["warnings"][0]
    (data / "val" / "000.png").write_text("hello")
    with pytest.raises(DataError, match="None of the 2 validation pairs"):
        app(["evaluate", str(tmp_path / "m.safetensors"), str(data)], standalone_mode=False)
    with pytest.raises(ConfigError, match="maker"):
        app(["evaluate", str(tmp_path / "m.safetensors"), str(data), "--maker", "lace"], standalone_mode=False)
