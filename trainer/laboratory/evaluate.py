"""How good a model is: its pictures of pairs that it didn't learn from, against what costs nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray

from trainer.data.image_files import sheet
from trainer.data.pairs import DataError, Pair, find_pairs, spread
from trainer.data.recipe import Recipe
from trainer.laboratory.confusion import ConfusionMatrix, Scores
from trainer.laboratory.lab_histograms import Intersection, LabHistograms
from trainer.laboratory.segmenter import Segmenter, classes_of
from trainer.laboratory.variety import INPUTS, Variety, measure_variety
from trainer.messages import tr
from trainer.model_card import DataSpec
from trainer.pix2pix.generator import Generator, load_generator
from trainer.pix2pix.perceptual import Likeness
from trainer.pixels import Rgb
from trainer.training.metrics import Figures

_MEAN_OF = 500  # training pairs that the mean target is made of
_USEFUL = 2  # a segmenter that doesn't reach so many times the class IoU of guessing the commonest class is useless

Tell = Callable[[int, int], None]


class Colour(msgspec.Struct, frozen=True):
    """The colours of a model's pictures against those of the targets."""

    intersection: Intersection
    chroma: float  # spread of a and b about grey, units of Lab
    target_chroma: float


class FcnScore(msgspec.Struct, frozen=True):
    """How well a segmenter recognises in pictures what was drawn (the paper's FCN-score, section 4.1)."""

    model: Scores
    photos: Scores  # of the real photos: the ceiling
    guess: Scores  # of always saying the commonest class
    mean_target: Scores | None
    classes: tuple[str, ...]
    ious: tuple[float, ...]  # of the model's pictures, by class
    photo_ious: tuple[float, ...]


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
    colour: Colour | None = None
    fcn: FcnScore | None = None  # None without a segmenter, and where it is useless on the real photos
    variety: tuple[Variety, ...] = ()


@dataclass
class Measured:
    """An evaluation with what its plots and sheets are made of."""

    report: Evaluation
    rows: list[tuple[Rgb, Rgb, Rgb]]  # input, picture, target
    histograms: LabHistograms
    target_histograms: LabHistograms
    confusion: ConfusionMatrix | None

    def sheet(self) -> Rgb:
        """Return the rows as one picture."""
        return sheet(self.rows)


@dataclass
class _Judge:
    """What a segmenter saw."""

    segmenter: Segmenter
    model: ConfusionMatrix
    photos: ConfusionMatrix
    mean: ConfusionMatrix
    seen_of_mean: NDArray[np.uint8] | None = field(default=None)

    def look(self, drawing: Rgb, picture: Rgb, target: Rgb, mean: Rgb | None) -> None:
        truth = classes_of(drawing, self.segmenter.card.palette)
        self.model.add(truth, self.segmenter(picture))
        self.photos.add(truth, self.segmenter(target))
        if mean is not None:
            if self.seen_of_mean is None:
                self.seen_of_mean = self.segmenter(mean)
            self.mean.add(truth, self.seen_of_mean)

    def score(self) -> FcnScore | str:
        """Return the scores, or a sentence why there are none."""
        photos, guess = self.photos.scores(), self.photos.guess()
        if photos.class_iou < _USEFUL * guess.class_iou:
            return tr(
                "The segmenter is useless on the real photos: its class IoU is {class_iou} where "
                "always saying the commonest class gets {class_iou2}; there is no FCN-score. Train "
                "it longer.",
                class_iou=f"{photos.class_iou:.3f}",
                class_iou2=f"{guess.class_iou:.3f}",
            )
        return FcnScore(
            self.model.scores(),
            photos,
            guess,
            self.mean.scores() if self.seen_of_mean is not None else None,
            tuple(swatch.name for swatch in self.segmenter.card.palette),
            tuple(self.model.iou().round(4).tolist()),
            tuple(self.photos.iou().round(4).tolist()),
        )


def evaluate(
    model: Path,
    data: Path,
    spec: DataSpec,
    device: str | None,
    shown: int,
    tell: Tell,
    segmenter: Segmenter | None = None,
    seeds: int = 0,
) -> Measured:
    """Measure a model on the validation pairs of a folder, read as `spec` says.

    The rows are the first crops of `shown` pairs. `tell` hears how much of the work is done, of how much. With `seeds`,
    2 or more, the variety over so many of them is measured too.

    Raises:
        DataError: there are no pairs, or none that can be read.
        ModelFileError: the model can't be used.
        DeviceError: the device isn't there.
    """
    found = find_pairs(data, spec)
    generator = load_generator(model, device, torch.float32)  # as training validates: no rounding to fewer bits
    distance = Likeness(generator.device).distance
    recipe = Recipe(generator.card.size, spec, generator.card.input)
    warnings = list(found.warnings)
    learned_from = spread(found.train, _MEAN_OF)
    total = len(learned_from) + len(found.val)
    mean = _mean_target(recipe, learned_from, lambda done: tell(done, total))
    judge = _judge(segmenter, generator, warnings)
    wanted = set(spread(found.val, shown))
    of_model: list[Figures] = []
    of_input: list[Figures] = []
    of_mean: list[Figures] = []
    rows: list[tuple[Rgb, Rgb, Rgb]] = []
    colours, target_colours = LabHistograms(), LabHistograms()
    drawings: list[Rgb] = []
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
        for picture, (source, target) in zip(pictures, examples, strict=True):
            colours.add(picture)
            target_colours.add(target)
            if judge is not None:
                judge.look(source, picture, target, mean)
        drawings.append(examples[0][0])
        if pair in wanted:
            rows.append((examples[0][0], pictures[0], targets[0]))
    if not of_model:
        raise DataError(
            tr(
                "None of the {count} validation pairs in {data} can be read: {warnings}",
                count=len(found.val),
                data=data,
                warnings=warnings[-1],
            )
        )
    score = judge.score() if judge is not None else None
    if isinstance(score, str):
        warnings.append(score)
        score = None
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
        colour=Colour(colours.intersection(target_colours), colours.chroma(), target_colours.chroma()),
        fcn=score,
        variety=_variety(generator, drawings, seeds, tell),
    )
    tell(total, total)
    confusion = judge.model if judge is not None and score is not None else None
    return Measured(report, rows, colours, target_colours, confusion)


def _judge(segmenter: Segmenter | None, generator: Generator, warnings: list[str]) -> _Judge | None:
    if segmenter is None:
        return None
    if generator.card.input.kind != "labels":
        warnings.append(
            tr(
                "“{name}” doesn’t draw from label maps, so that there is nothing to recognise in its "
                "pictures: no FCN-score.",
                name=generator.card.name,
            )
        )
        return None
    count = len(segmenter.card.palette)
    return _Judge(segmenter, ConfusionMatrix(count), ConfusionMatrix(count), ConfusionMatrix(count))


def _variety(generator: Generator, drawings: Sequence[Rgb], seeds: int, tell: Tell) -> tuple[Variety, ...]:
    return measure_variety(generator, spread(drawings, INPUTS), seeds, tell) if seeds >= 2 else ()


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
