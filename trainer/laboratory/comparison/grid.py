"""The grid of a comparison: each combination of objective, generator and receptive field, a cell each."""

import shlex
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import msgspec

from trainer.runs.config import TrainConfig, make_config

_DEFAULT_PATCH = 70
_OBJECTIVES = {"l1": "L1", "gan": "GAN", "cgan": "cGAN", "l1+gan": "L1 + GAN", "l1+cgan": "L1 + cGAN"}
_GENERATORS = {"unet": "U-Net", "encoder_decoder": "Encoder-decoder"}


class Cell(msgspec.Struct, frozen=True):
    """One training of a grid."""

    objective: str
    generator: str
    patch: int | None  # None where no discriminator judges

    @property
    def slug(self) -> str:
        """Its name as a folder's."""
        return f"{self.generator}-{self.objective.replace('+', '-')}" + (f"-{self.patch}" if self.patch else "")

    @property
    def title(self) -> str:
        """Its name for people."""
        parts = [objective_name(self.objective), generator_name(self.generator)]
        return " · ".join(parts + ([f"{self.patch} px"] if self.patch else []))


def objective_name(objective: str) -> str:
    """Return an objective as the paper writes it."""
    return _OBJECTIVES.get(objective, objective)


def generator_name(generator: str) -> str:
    """Return a generator's name for people."""
    return _GENERATORS.get(generator, generator)


def make_cells(objectives: Sequence[str], generators: Sequence[str], patches: Sequence[int]) -> list[Cell]:
    """Return the cells of a grid, each once: without a discriminator the receptive field is none."""
    cells = [
        Cell(objective, generator, patch if "gan" in objective else None)
        for objective, generator, patch in product(objectives, generators, patches or (_DEFAULT_PATCH,))
    ]
    return list(dict.fromkeys(cells))


def config_of(cell: Cell, settings: dict[str, object]) -> TrainConfig:
    """Return the settings of a cell's training.

    Raises:
        ConfigError: a setting is wrong.
    """
    own: dict[str, object] = {"objective": cell.objective, "generator": cell.generator, "name": cell.title}
    if cell.patch is not None:
        own["patch"] = cell.patch
    return make_config(settings | own)


def command_of(config: TrainConfig, run: Path, given: Sequence[str]) -> str:
    """Return the command line that trains with these settings again; `given` are those that were set."""
    words = ["sketchpad-trainer", "train", config.data, "--out", str(run)]
    for name in ("objective", "generator", "patch", *given):
        value = getattr(config, name)
        option = name.replace("_", "-")
        if f"--{option}" in words or f"--no-{option}" in words or name in ("data", "name"):
            continue
        if name == "patch" and not config.adversarial:
            continue
        if isinstance(value, bool):
            words.append(f"--{option}" if value else f"--no-{option}")
        elif isinstance(value, str | int | float):
            words += [f"--{option}", f"{value:g}" if isinstance(value, float) else str(value)]
    return shlex.join(words)
