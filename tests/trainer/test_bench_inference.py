"""`bench inference`: what it prints of pictures and of strokes, and what it can't measure."""

import json
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from tests.trainer.models import save_small_model, small_card
from trainer.cli.bench_commands import commands
from trainer.model_card import InputSpec, Swatch
from trainer.runs.config import ConfigError

SMALL = ["--width", "4", "--depth", "3", "--size", "32", "--blocks", "1", "--dtype", "fp32"]
STROKE = ["--width", "4", "--depth", "4", "--size", "128", "--blocks", "1", "--dtype", "fp32", "--stroke"]


def bench(*options: str) -> str:
    ended = CliRunner().invoke(commands, ["inference", *options], catch_exceptions=False)
    assert ended.exit_code == 0
    return ended.stdout


def test_it_reports_both_ways_and_how_near_they_are() -> None:
    report = json.loads(bench(*SMALL, "--json"))
    assert report["speedup"] == pytest.approx(report["reference_ms"] / report["ours_ms"], rel=0.1)
    assert report["relative_error"] < 1e-4
    assert (report["dtype"], report["network"]["width"]) == ("float32", 4)
    assert " ms a picture (cpu packed, float32, " in bench(*SMALL)


def test_a_stroke_is_timed_box_by_box_and_compared_with_whole_pictures() -> None:
    report = json.loads(bench(*STROKE, "--json"))
    assert [box["side"] for box in report["boxes"]] == [24, 40, 64, 96]
    for box in report["boxes"]:
        assert box["ratio"] == pytest.approx(report["whole_ms"] / box["box_ms"], rel=0.1, abs=0.02)
    assert report["everywhere"]["worst"] <= report["everywhere"]["mean"]
    assert 25 < report["within_box"]["worst"] <= report["within_box"]["mean"]
    assert 0 <= report["refreshes"] <= report["segments"] == 24
    assert (report["size"], report["dtype"]) == (128, "float32")


@pytest.mark.parametrize(
    "takes", [InputSpec("lines"), InputSpec("labels", palette=(Swatch("sky", (0, 0, 255)), Swatch("sea", (0, 99, 0))))]
)
def test_a_stroke_is_drawn_with_a_model_in_what_it_takes(tmp_path: Path, takes: InputSpec) -> None:
    model = tmp_path / "model.safetensors"
    save_small_model(model, msgspec.structs.replace(small_card(), input=takes))
    said = bench(*STROKE, "--model", str(model))
    assert " ms a whole picture of 128x128 (cpu packed, float32, " in said
    assert "for a change of 24x24" in said
    assert "PSNR over a stroke of 24 segments" in said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--size", "33"], "needs a size that 8 divides"),
        (["--dtype", "int8"], "choose bf16 or fp32"),
        (["--norm", "layer"], "layer"),
    ],
)
def test_what_cant_be_measured_is_a_sentence(options: list[str], said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        bench(*SMALL, *options)
