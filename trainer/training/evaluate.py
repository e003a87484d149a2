"""How good a model is: its pictures of pairs that it didn't learn from, against what costs nothing."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray

from trainer.data.image_files import sheet
from trainer.data.pairs import DataError, Pair, Rgb, find_pairs, spread
from trainer.data.recipe import Recipe
from trainer.model_card import DataSpec
from trainer.pix2pix.generator import load_generator
from trainer.pix2pix.perceptual import Likeness
from trainer.training.metrics import Figures

_MEAN_OF = 500  # training pairs that the mean target is made of


class Evaluation(msgspec.Struct, frozen=True):
    """The figures of a model over `pairs` pairs: the mean over them, and of a pair over its crops.

    A model that has learned something is nearer to the targets than its input is (`input`), and than one and the same
    picture, the mean of the training's targets (`mean_target`; None where no training pair could be read).
    """

    pairs: int
    crops: int
    l1: float
    psnr: float
    ssim: float
    perceptual: float | None  # distance in the feature network, 0 to about 1; less is better
    input: Figures
    mean_target: Figures | None
    size: int  # pixels a side of a crop
    device: str
    warnings: tuple[str, ...] = ()  # what was left out


def evaluate(
    model: Path, data: Path, spec: DataSpec, device: str | None, shown: int, tell: Callable[[int, int], None]
) -> tuple[Evaluation, Rgb]:
    """Measure a model on the validation pairs of a folder, read as `spec` says.

    Returns the figures, and a sheet of the first crops of `shown` pairs, a row each: input, picture, target. `tell`
    hears how many pairs of how many are done.

    Raises:
        DataError: there are no pairs, or none that can be read.
        ModelFileError: the model can't be used.
        DeviceError: the device isn't there.
    """
    found = find_pairs(data, spec)
    generator = load_generator(model, device, torch.float32)  # as training validates: no rounding to fewer bits
    recipe = Recipe(generator.card.size, spec, generator.card.input)
    distance = Likeness(generator.device).distance
    warnings = list(found.warnings)
    learned_from = spread(found.train, _MEAN_OF)
    total = len(learned_from) + len(found.val)
    mean = _mean_target(recipe, learned_from, lambda done: tell(done, total))
    wanted = set(spread(found.val, shown))
    of_model: list[Figures] = []
    of_input: list[Figures] = []
    of_mean: list[Figures] = []
    rows: list[tuple[Rgb, ...]] = []
    crops = 0
    for number, pair in enumerate(found.val):
        tell(len(learned_from) + number, total)
        try:
            examples = list(recipe.evaluation_crops(pair))
        except DataError as error:
            warnings.append(str(error))
            continue
        pictures = [generator(source) for source, _ in examples]
        targets = [target for _, target in examples]
        crops += len(examples)
        of_model.append(Figures.mean(Figures.of(a, b, distance) for a, b in zip(pictures, targets, strict=True)))
        of_input.append(Figures.mean(Figures.of(source, target, distance) for source, target in examples))
        if mean is not None:
            of_mean.append(Figures.mean(Figures.of(mean, target, distance) for target in targets))
        if pair in wanted:
            rows.append((examples[0][0], pictures[0], targets[0]))
    tell(total, total)
    if not of_model:
        raise DataError(f"None of the {len(found.val)} validation pairs in {data} can be read: {warnings[-1]}")
    figures = Figures.mean(of_model).rounded()
    report = Evaluation(
        pairs=len(of_model),
        crops=crops,
        l1=figures.l1,
        psnr=figures.psnr,
        ssim=figures.ssim,
        perceptual=figures.perceptual,
        input=Figures.mean(of_input).rounded(),
        mean_target=Figures.mean(of_mean).rounded() if of_mean else None,
        size=recipe.size,
        device=str(generator.device),
        warnings=tuple(warnings),
    )
    return report, sheet(rows)


def _mean_target(recipe: Recipe, pairs: list[Pair], tell: Callable[[int], None]) -> Rgb | None:
    """Return the mean of the targets' crops, size x size x 3; None if no pair can be read."""
    total: NDArray[np.float64] = np.zeros((recipe.size, recipe.size, 3))
    crops = 0
    for number, pair in enumerate(pairs):
        tell(number)
        try:
            for _, target in recipe.evaluation_crops(pair):
                total += target
                crops += 1
        except DataError:
            continue  # training says of its pairs what can't be read; here it is of no account
    return (total / crops).round().astype(np.uint8) if crops else None
