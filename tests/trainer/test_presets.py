"""The paper's settings by name."""

from pathlib import Path

import pytest

from tests.trainer.data import combined_folder
from tests.trainer.models import save_small_model
from trainer.model_card import NetworkSpec
from trainer.runs.config import ConfigError, make_config
from trainer.runs.run_folder import RunFolder


@pytest.mark.parametrize(
    ("preset", "epochs", "batch", "steps"),
    [
        ("facades", 200, 1, 80_000),  # of the 400 pairs that there are
        ("maps", 200, 1, 80_000),
        ("edges", 15, 4, 1_500),
        ("day2night", 17, 4, 1_700),
        ("colour", 6, 4, 600),
    ],
)
def test_a_preset_gives_the_papers_settings(preset: str, epochs: int, batch: int, steps: int) -> None:
    config = make_config({"data": "pairs", "preset": preset})
    assert (config.epochs, config.batch, config.total_steps(400)) == (epochs, batch, steps)
    assert (config.patch, config.objective_terms(), config.learning_rate) == (70, "conditional GAN + 100 L1", 2e-4)
    channels = (1, 2) if preset == "colour" else (3, 3)
    assert config.network() == NetworkSpec("unet", *channels, 64, 8, "batch", 0.5, "transposed")
    assert (round(config.size * config.jitter), config.mirror) == (256 if preset == "colour" else 286, True)


def test_what_is_said_wins_over_the_preset() -> None:
    config = make_config({"data": "pairs", "preset": "edges", "batch": 2, "upsampling": "resize", "steps": 50})
    assert (config.batch, config.upsampling, config.steps, config.epochs, config.kind) == (
        2,
        "resize",
        50,
        None,
        "lines",
    )
    assert make_config({"data": "pairs", "preset": "colour", "maker": None}).maker is None
    with pytest.raises(ConfigError, match="preset"):
        make_config({"data": "pairs", "preset": "shoes"})


def test_a_base_model_wins_over_the_preset(tmp_path: Path) -> None:
    save_small_model(tmp_path / "m.safetensors")
    config = make_config({"data": "pairs", "preset": "maps", "base": str(tmp_path / "m.safetensors")})
    assert (config.width, config.depth, config.size, config.epochs) == (4, 4, 32, 200)


def test_a_run_is_read_with_the_settings_it_was_made_with(tmp_path: Path) -> None:
    config = make_config({"data": str(combined_folder(tmp_path, 1)), "preset": "colour", "steps": 9, "maker": None})
    run = RunFolder(tmp_path / "run")
    run.create(config)
    assert run.read_config() == config
