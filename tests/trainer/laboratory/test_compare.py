"""A grid of trainings, killed, gone on with, measured, and told in one file."""

import json
import re
import signal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.trainer.children import start
from tests.trainer.data import combined_folder, picture, write
from tests.trainer.models import save_small_model
from trainer.cli.main import app
from trainer.laboratory.comparison.grid import command_of, config_of, make_cells
from trainer.runs.config import ConfigError
from trainer.runs.run_folder import RunFolder

SMALL = ["size=32", "depth=3", "width=4", "discriminator_width=4", "seed=3", "checkpoint_every=2", "averaging=0"]
SETTINGS = [word for each in SMALL for word in ("--set", each)]


def run(*arguments: object) -> None:
    app([*map(str, arguments)], standalone_mode=False)


def read(out: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((out / "comparison.json").read_text())
    return told


def test_each_cell_is_trained_once() -> None:
    cells = make_cells(["l1", "cgan"], ["unet", "encoder_decoder"], [16, 70])
    assert len(cells) == 2 * (1 + 2)  # without a discriminator there is no receptive field
    assert len({cell.slug for cell in cells}) == len({cell.title for cell in cells}) == len(cells)
    config = config_of(cells[-1], {"data": "/pairs", "size": 128, "minutes": 2.5, "mirror": False})
    assert command_of(config, Path("runs/x"), ["size", "minutes", "mirror"]) == (
        "sketchpad-trainer train /pairs --out runs/x --objective cgan --generator encoder_decoder --patch 70 "
        "--size 128 --minutes 2.5 --no-mirror"
    )


def test_a_grid_is_killed_goes_on_and_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    combined_folder(data / "train", 10)
    combined_folder(data / "val", 2)
    save_small_model(tmp_path / "mine.safetensors")
    write(tmp_path / "drawing.png", picture(50, 40, 40))
    words = ["compare", data, "--out", out, "--objective", "l1,l1+cgan", "--patch", "1,16", "--steps", 6, *SETTINGS]
    words += ["--model", tmp_path / "mine.safetensors", "--drawing", tmp_path / "drawing.png", "--threads", 1]
    words += ["--device", "cpu", "--rows", 2]
    child = start(*words, "--json")
    assert child.stdout is not None
    for line in child.stdout:
        told = json.loads(line)
        if told["doing"].startswith("Training L1 + cGAN") and told["share"] > 0.35:  # the second cell is under way
            child.send_signal(signal.SIGKILL)
            break
    child.communicate()
    first = RunFolder(out / "runs" / "unet-l1")
    made = first.model.stat().st_mtime_ns
    assert not (out / "report.html").exists()

    run(*words, "--json")
    shares = [json.loads(line)["share"] for line in capfd.readouterr().out.splitlines()]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert first.model.stat().st_mtime_ns == made  # not trained again
    told = read(out)
    assert [row["slug"] for row in told["rows"]] == ["unet-l1", "unet-l1-cgan-1", "unet-l1-cgan-16", "mine"]
    assert told["own"]
    assert told["targets"][0] == ""
    assert len(told["inputs"]) == 3
    for row in told["rows"]:
        assert {"L1", "L", "a", "b", "Perceptual"} <= row["figures"].keys()
        assert len(row["pictures"]) == 3
        assert all((out / path).is_file() for path in row["pictures"])
    assert "--objective l1+cgan" in told["rows"][1]["command"]
    assert told["rows"][3]["command"] == ""
    second = list(RunFolder(out / "runs" / "unet-l1-cgan-1").read_events())
    assert sum(type(event).__name__ == "Finished" for event in second) == 1

    page = (out / "report.html").read_text()
    HTMLParser().feed(page)
    assert page.count("<img ") == 4 * 3 + 3 + 2 + 1  # pictures, inputs, targets, the plot
    assert not re.search(r"(src|href)=['\"](?!data:)", page)  # nothing is fetched
    assert "Objectives" in page
    assert "Receptive fields" in page


def test_models_alone_draw_without_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, seed in (("one", 1), ("two", 2)):
        save_small_model(tmp_path / f"{name}.safetensors", seed=seed)
    write(tmp_path / "drawing.png", picture(3, 40, 50))
    models = ("--model", tmp_path / "one.safetensors", "--model", tmp_path / "two.safetensors")
    run("compare", *models, "--drawing", tmp_path / "drawing.png", "--out", tmp_path / "out", "--device", "cpu")
    assert capsys.readouterr().out.strip() == str(tmp_path / "out" / "report.html")
    told = read(tmp_path / "out")
    assert len({row["title"] for row in told["rows"]}) == 2  # both are called “Small”
    assert all(not row["figures"] for row in told["rows"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--model", "m.safetensors"], "Say where"),
        (["--out", "o"], "nothing to compare"),
        (["--out", "o", "--objective", "l1"], "which folder"),
        (["DATA", "--out", "o", "--objective", "l2"], "no objective “l2”"),
        (["DATA", "--out", "o", "--objective", "l1", "--set", "colour=red"], "no setting"),
        (["DATA", "--out", "o", "--objective", "cgan", "--patch", "286", "--set", "size=64"], "--patch"),
    ],
)
def test_what_is_wrong_is_told_before_anything_is_trained(tmp_path: Path, words: list[str], said: str) -> None:
    data = combined_folder(tmp_path / "data", 3)
    named = [str(data) if word == "DATA" else str(tmp_path / word) if word == "o" else word for word in words]
    with pytest.raises(ConfigError, match=said):
        run("compare", *named)
    assert not (tmp_path / "o").exists()


def test_a_folder_with_other_settings_is_not_gone_on_with(tmp_path: Path) -> None:
    data, out = combined_folder(tmp_path / "data", 3), tmp_path / "out"
    words = ["compare", data, "--out", out, "--objective", "l1", *SETTINGS, "--threads", 1]
    run(*words, "--steps", 1)
    with pytest.raises(ConfigError, match="other settings"):
        run(*words, "--steps", 2)
