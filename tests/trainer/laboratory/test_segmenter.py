"""The segmenter and the FCN-score, on a folder whose classes are told apart by their colours."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from tests.trainer.data import write
from tests.trainer.models import save_small_model, small_card
from trainer.cli.main import app
from trainer.data.image_files import DataError
from trainer.laboratory.confusion import VOID, ConfusionMatrix, Scores
from trainer.laboratory.plots import plot_confusion
from trainer.laboratory.segmenter import classes_of, load_segmenter
from trainer.model_card import InputSpec, ModelCard, ModelFileError, Swatch

_PALETTE = (Swatch("ground", (0, 0, 170)), Swatch("square", (255, 85, 0)), Swatch("never", (0, 255, 0)))


def label_folder(root: Path, count: int = 12) -> Path:
    """Label maps of squares on a ground; the photos are a green and a pink with some noise."""
    for split, numbers in (("train", range(count)), ("val", range(100, 103))):
        for number in numbers:
            rng = np.random.default_rng(number)
            labels = np.full((64, 64, 3), _PALETTE[0].rgb, np.uint8)
            top, left = rng.integers(4, 28, 2)
            labels[top : top + 30, left : left + 30] = _PALETTE[1].rgb
            square = (labels == _PALETTE[1].rgb).all(2)[..., None]
            photo = np.where(square, (230, 120, 150), (60, 140, 70)) + rng.integers(-20, 20, (64, 64, 3))
            write(root / split / f"{number}.png", np.hstack([labels, photo.astype(np.uint8)]))
    swatches = [{"name": swatch.name, "rgb": swatch.rgb} for swatch in _PALETTE]
    (root / "palette.json").write_text(json.dumps({"palette": swatches}))
    return root


def run(*arguments: object) -> None:
    app([*map(str, arguments)], standalone_mode=False)


def labels_card() -> ModelCard:
    card = small_card()
    return ModelCard(name="Labels", network=card.network, size=64, input=InputSpec(kind="labels", palette=_PALETTE))


def test_the_three_scores_are_those_of_their_definitions() -> None:
    matrix = ConfusionMatrix(3)
    truth: NDArray[np.uint8] = np.array([[0, 0, 0, 1, VOID]], np.uint8)
    matrix.add(truth, np.array([[0, 0, 1, 1, 2]], np.uint8))
    # 3 of 4 right; by class 2/3 and 1; IoU 2/3 and 1/2. What has no class doesn't count, nor one that doesn't occur.
    assert matrix.scores() == Scores(0.75, round((2 / 3 + 1) / 2, 4), round((2 / 3 + 1 / 2) / 2, 4))
    assert matrix.guess() == Scores(0.75, 0.5, 0.375)
    assert ConfusionMatrix(2).scores() == Scores(0, 0, 0)
    assert plot_confusion(matrix.counts, ["one", "two", "three"]).shape[2] == 3


def test_pixels_take_the_class_of_the_nearest_colour_or_none() -> None:
    labels = np.array([[(0, 0, 160), (250, 90, 10), (255, 255, 255)]], np.uint8)
    assert classes_of(labels, _PALETTE).tolist() == [[0, 1, VOID]]


def test_a_segmenter_learns_and_gives_a_model_its_score(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, file = label_folder(tmp_path / "data"), tmp_path / "judge.safetensors"
    run("segmenter", "train", data, "--out", file, "--size", 64, "--steps", 25, "--threads", 1, "--json")
    card = json.loads(capsys.readouterr().out)
    assert [swatch["name"] for swatch in card["palette"]] == ["ground", "square", "never"]
    assert card["pairs"] < 12  # some are set aside, and none is of val/
    judge = load_segmenter(file, torch.device("cpu"))
    seen = judge(np.full((50, 70, 3), (60, 140, 70), np.uint8))
    assert seen.shape == (50, 70)
    assert (seen == 0).mean() > 0.9

    save_small_model(tmp_path / "m.safetensors", labels_card())
    arguments = ("evaluate", tmp_path / "m.safetensors", data, "--device", "cpu", "--segmenter", file)
    run(*arguments, "--confusion", tmp_path / "c.png", "--plot", tmp_path / "p.png", "--json")
    told = json.loads(capsys.readouterr().out)
    fcn = told["fcn"]
    assert fcn["photos"]["class_iou"] > 2 * fcn["guess"]["class_iou"]
    assert fcn["model"]["class_iou"] < fcn["photos"]["class_iou"]
    assert fcn["mean_target"]["class_iou"] < fcn["photos"]["class_iou"]
    assert (tmp_path / "c.png").is_file()
    assert (tmp_path / "p.png").is_file()
    run(*arguments)
    table = capsys.readouterr().out
    assert "real photos" in table
    assert f"{fcn['photos']['class_iou']:.3f}" in table


def test_a_useless_segmenter_says_so_and_gives_no_score(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, file = label_folder(tmp_path / "data"), tmp_path / "judge.safetensors"
    for photo in (data / "train").glob("*.png"):  # it learns from photos that show nothing
        write(photo, np.full((64, 128, 3), _PALETTE[0].rgb, np.uint8))
    run("segmenter", "train", data, "--out", file, "--size", 64, "--steps", 2, "--threads", 1)
    save_small_model(tmp_path / "m.safetensors", labels_card())
    capsys.readouterr()
    run("evaluate", tmp_path / "m.safetensors", data, "--device", "cpu", "--segmenter", file, "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["fcn"] is None
    assert any("useless" in sentence for sentence in told["warnings"])


def test_what_is_no_segmenter_and_what_has_no_labels_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_small_model(tmp_path / "m.safetensors")
    with pytest.raises(ModelFileError, match="no segmenter"):
        load_segmenter(tmp_path / "m.safetensors", torch.device("cpu"))
    with pytest.raises(ModelFileError, match="There is no model"):
        load_segmenter(tmp_path / "none.safetensors", torch.device("cpu"))
    with pytest.raises(ModelFileError, match="no segmenter"):  # before anything is trained
        run(
            "compare",
            tmp_path,
            "--out",
            tmp_path / "out",
            "--objective",
            "l1",
            "--segmenter",
            tmp_path / "m.safetensors",
        )
    assert not (tmp_path / "out").exists()
    for number in range(8):
        rng = np.random.default_rng(number)
        write(tmp_path / "noise" / f"{number}.png", rng.integers(0, 256, (32, 64, 3), np.uint8))
    with pytest.raises(DataError, match="no label maps"):
        run("segmenter", "train", tmp_path / "noise", "--out", tmp_path / "s.safetensors", "--steps", 1)
    assert not (tmp_path / "s.safetensors").exists()
