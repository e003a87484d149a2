"""Comparing models: trained cells of a grid and models that are there, drawn and measured on the same pairs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import numpy as np
import torch

from trainer.data.image_files import DataError, read_rgb, write_png
from trainer.data.pairs import Pair, find_pairs, spread
from trainer.data.recipe import Recipe
from trainer.files.atomic_write import write_atomically
from trainer.files.json_reader import JsonError, read_json
from trainer.laboratory.comparison.cell_training import train_cell
from trainer.laboratory.comparison.compared import Compared, Figures, Row
from trainer.laboratory.comparison.grid import Cell, command_of, config_of
from trainer.laboratory.confusion import Scores
from trainer.laboratory.evaluate import Evaluation, Measured, evaluate
from trainer.laboratory.lab_histograms import AXES, Axis, LabHistograms
from trainer.laboratory.plots import plot_histograms
from trainer.laboratory.segmenter import Segmenter, load_segmenter
from trainer.laboratory.segmenter_training import SegmenterSettings, train_segmenter
from trainer.messages import counted_pairs, tr
from trainer.model_card import DataSpec, read_card
from trainer.pix2pix.generator import Generator, load_generator
from trainer.pix2pix.hardware import choose_device
from trainer.pixels import Rgb
from trainer.runs.commands import Commands
from trainer.runs.run_folder import RunFolder
from trainer.training import metrics

Tell = Callable[[str, float], None]  # what is being done, and the share of all that is, 0 to 1
_TRAINING, _MEASURING = 20.0, 1.0  # what a cell's training weighs in the progress, and a row's figures
_MOST_PLOTTED = 8  # histograms in one plot


@dataclass(frozen=True)
class Plan:
    """What is to be compared."""

    out: Path
    data: Path | None
    cells: Sequence[Cell] = ()
    settings: Mapping[str, object] = field(default_factory=dict)  # of every cell's training
    models: Sequence[Path] = ()
    drawing: Path | None = None
    spec: Callable[[DataSpec], DataSpec] = lambda spec: spec  # what options say of reading the data
    segmenter: Path | None = None
    segmenter_minutes: float | None = None  # train one for so long where there is none
    shown: int = 6
    seeds: int = 0
    device: str | None = None


class _Kept(msgspec.Struct, frozen=True):
    """A row's figures, kept so that a comparison that goes on doesn't measure it again."""

    stamp: str
    evaluation: Evaluation
    histograms: dict[Axis, list[int]]
    target_histograms: dict[Axis, list[int]]


class Comparison:
    """One comparison, in its folder; made again with the same plan it goes on where it was."""

    def __init__(self, plan: Plan, commands: Commands, tell: Tell) -> None:
        self._plan, self._commands, self._tell = plan, commands, tell
        rows = len(plan.cells) + len(plan.models)
        self._weight = len(plan.cells) * _TRAINING + rows * _MEASURING + (_TRAINING if self._learns_to_see else 0)
        self._done = 0.0
        self._histograms: dict[str, LabHistograms] = {}
        self._measured: dict[str, Evaluation] = {}

    def run(self) -> Compared:
        """Train what is to be trained, measure all, and write pictures, plot and `comparison.json`.

        Raises:
            Interrupted: the person stopped it.
            ConfigError, DataError, ModelFileError, TrainingError, DeviceError: as `train` and `evaluate`.
            OSError: the folder can't be written.
        """
        self._plan.out.mkdir(parents=True, exist_ok=True)
        rows = [self._trained(cell) for cell in self._plan.cells]
        rows += self._found([row.slug for row in rows])
        inputs, targets = self._inputs(rows)
        segmenter = self._segmenter()
        rows = [self._draw_and_measure(row, inputs, segmenter) for row in rows]
        plot = ""
        if self._histograms:
            shown = dict(list(self._histograms.items())[: _MOST_PLOTTED + 1])
            plot = self._write("histograms.png", plot_histograms(shown))
        places = tuple(self._write(f"inputs/{i}.png", rgb) for i, rgb in enumerate(inputs))
        compared = Compared(
            data=str(self._plan.data or ""),
            pairs=next((evaluation.pairs for evaluation in self._measured.values()), 0),
            inputs=places,
            targets=tuple("" if rgb is None else self._write(f"targets/{i}.png", rgb) for i, rgb in enumerate(targets)),
            own=self._plan.drawing is not None,
            rows=tuple(rows),
            references=next((_references(evaluation) for evaluation in self._measured.values()), {}),
            plot=plot,
            segmenter=_described(segmenter),
        )
        write_atomically(self._plan.out / "comparison.json", msgspec.json.format(msgspec.json.encode(compared)))
        self._tell(tr("Done"), 1.0)
        return compared

    @property
    def _learns_to_see(self) -> bool:
        return self._plan.segmenter is None and self._plan.segmenter_minutes is not None and self._plan.data is not None

    def _trained(self, cell: Cell) -> Row:
        run = RunFolder(self._plan.out / "runs" / cell.slug)
        config = config_of(cell, dict(self._plan.settings))
        words = tr("Training {title}", title=cell.title)
        seconds = train_cell(run, config, self._commands, lambda share: self._say(words, share * _TRAINING))
        self._done += _TRAINING
        command = command_of(config, Path("runs") / cell.slug, list(self._plan.settings))
        return Row(cell.slug, cell.title, str(run.model), command, cell, round(seconds, 1))

    def _found(self, taken: list[str]) -> list[Row]:
        rows = []
        for path in self._plan.models:
            title, slug, number = read_card(path).name, path.stem, 2
            if path.stem in ("model", "best"):  # of a run's folder, whose name says more
                slug = f"{path.parent.name}-{path.stem}"
                title = f"{title} ({path.parent.name})"
            while slug in taken:
                slug, number = f"{path.stem}-{number}", number + 1
            taken.append(slug)
            rows.append(Row(slug, title, str(path)))
        titles = [row.title for row in rows]
        return [
            row if titles.count(row.title) == 1 else msgspec.structs.replace(row, title=f"{row.title} ({row.slug})")
            for row in rows
        ]

    def _inputs(self, rows: Sequence[Row]) -> tuple[list[Rgb], list[Rgb | None]]:
        """Return what all rows draw, the person's own drawing first, and the targets."""
        inputs: list[Rgb] = []
        targets: list[Rgb | None] = []
        if self._plan.drawing is not None:
            inputs.append(read_rgb(self._plan.drawing))
            targets.append(None)
        if self._plan.data is None or not rows:
            return inputs, targets
        card = read_card(rows[0].model)
        spec = self._plan.spec(card.data)
        recipe = Recipe(card.size, spec, card.input)
        for pair in spread(find_pairs(self._plan.data, spec).val, self._plan.shown):
            for source, target in _first_crop(recipe, pair):
                inputs.append(source)
                targets.append(target)
        return inputs, targets

    def _segmenter(self) -> Segmenter | None:
        plan = self._plan
        if plan.data is None:
            return None
        path = plan.segmenter or plan.out / "segmenter.safetensors"
        if self._learns_to_see and not path.exists():
            cell_input = config_of(plan.cells[0], dict(plan.settings)) if plan.cells else None
            card = read_card(plan.models[0]) if plan.models else None
            spec = plan.spec(card.data if card is not None else DataSpec())
            palette = card.input.palette if card is not None else ()
            if cell_input is not None:
                spec, palette = cell_input.data_spec(), cell_input.input_spec().palette
            settings = SegmenterSettings(minutes=plan.segmenter_minutes, steps=100_000, device=plan.device)
            words = tr("Training the segmenter")
            train_segmenter(
                plan.data, spec, palette, path, settings, lambda n, of: self._say(words, n / of * _TRAINING)
            )
        self._done += _TRAINING if self._learns_to_see else 0
        return load_segmenter(path, choose_device(plan.device)) if plan.segmenter or path.exists() else None

    def _draw_and_measure(self, row: Row, inputs: Sequence[Rgb], segmenter: Segmenter | None) -> Row:
        words = tr("Measuring {title}", title=row.title)
        self._say(words, 0)
        generator = load_generator(row.model, self._plan.device, torch.float32)
        pictures = []
        for number, rgb in enumerate(inputs):
            picture = generator.at_card_size(rgb)
            pictures.append(self._write(f"pictures/{row.slug}/{number}.png", picture))
        row = msgspec.structs.replace(row, pictures=tuple(pictures))
        if self._plan.data is not None:
            try:
                kept = self._figures(row, generator, segmenter, words)
            except DataError as error:
                row = msgspec.structs.replace(row, note=f"No figures: {error}")
            else:
                self._measured[row.slug] = kept.evaluation
                said = " ".join(kept.evaluation.warnings)
                row = msgspec.structs.replace(row, figures=_figures(kept.evaluation), note=said)
                if not self._histograms:
                    self._histograms["the targets"] = _histograms(kept.target_histograms)
                self._histograms[row.title] = _histograms(kept.histograms)
        self._done += _MEASURING
        return row

    def _figures(self, row: Row, generator: Generator, segmenter: Segmenter | None, words: str) -> _Kept:
        """Return the figures of a row, those that are kept if the model and what measures it are the same."""
        plan = self._plan
        assert plan.data is not None
        model = Path(row.model)
        spec = plan.spec(generator.card.data)
        judged = _described(segmenter) + str(plan.segmenter or "")
        stamp = f"{model.stat().st_size} {model.stat().st_mtime_ns} {plan.data} {spec} {plan.seeds} {judged}"
        path = plan.out / "figures" / f"{row.slug}.json"
        try:
            kept = read_json(path, _Kept)
            if kept.stamp == stamp:
                return kept
        except (OSError, JsonError):
            pass
        measured = evaluate(
            model,
            plan.data,
            spec,
            plan.device,
            1,
            lambda n, of: self._say(words, n / of * _MEASURING),
            segmenter,
            plan.seeds,
        )
        kept = _kept(stamp, measured)
        path.parent.mkdir(exist_ok=True)
        write_atomically(path, msgspec.json.encode(kept), durable=False)
        return kept

    def _say(self, words: str, weight: float) -> None:
        self._tell(words, min(1.0, (self._done + weight) / max(self._weight, 1e-9)))

    def _write(self, name: str, picture: Rgb) -> str:
        path = self._plan.out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_png(path, picture)
        return name


def _first_crop(recipe: Recipe, pair: Pair) -> list[tuple[Rgb, Rgb]]:
    try:
        return [next(iter(recipe.evaluation_crops(pair)))]
    except (DataError, StopIteration):
        return []


def _kept(stamp: str, measured: Measured) -> _Kept:
    counts = [
        {axis: h.counts[axis].tolist() for axis in AXES} for h in (measured.histograms, measured.target_histograms)
    ]
    return _Kept(stamp, measured.report, *counts)


def _histograms(counts: dict[Axis, list[int]]) -> LabHistograms:
    histograms = LabHistograms()
    for axis in AXES:
        histograms.counts[axis] = np.array(counts[axis], np.int64)
    return histograms


def _described(segmenter: Segmenter | None) -> str:
    if segmenter is None:
        return ""
    card = segmenter.card
    return tr(
        "A network of {count} classes that learned from {pairs} of “{data}” in {steps} "
        "steps; class IoU {class_iou} on photos that were set aside.",
        count=len(card.palette),
        pairs=counted_pairs(card.pairs),
        data=card.data,
        steps=card.steps,
        class_iou=f"{card.checked.class_iou:.3f}",
    )


def _figures(evaluation: Evaluation) -> Figures:
    figures = {"L1": evaluation.l1, "PSNR": evaluation.psnr, "SSIM": evaluation.ssim}
    if evaluation.perceptual is not None:
        figures["Perceptual"] = evaluation.perceptual
    if evaluation.colour is not None:
        shared = evaluation.colour.intersection
        figures |= {"L": shared.l, "a": shared.a, "b": shared.b, "Spread": evaluation.colour.chroma}
    if evaluation.fcn is not None:
        figures |= _fcn(evaluation.fcn.model)
    if evaluation.variety:
        figures["Variety"] = evaluation.variety[0].lab
    return figures


def _references(evaluation: Evaluation) -> dict[str, Figures]:
    """Return the figures of what needs no model: the targets themselves, their mean, and the inputs."""
    photos: Figures = {}
    mean, inputs = _nearness(evaluation.mean_target), _nearness(evaluation.input)
    if evaluation.colour is not None:
        photos |= {"L": 1, "a": 1, "b": 1, "Spread": evaluation.colour.target_chroma}
    if evaluation.fcn is not None:
        photos |= _fcn(evaluation.fcn.photos)
        mean |= _fcn(evaluation.fcn.mean_target) if evaluation.fcn.mean_target is not None else {}
    return {tr("The targets themselves"): photos, tr("The mean target"): mean, tr("The inputs"): inputs}


def _nearness(figures: metrics.Figures | None) -> Figures:
    if figures is None:
        return {}
    told = {"L1": figures.l1, "PSNR": figures.psnr, "SSIM": figures.ssim}
    return told if figures.perceptual is None else told | {"Perceptual": figures.perceptual}


def _fcn(scores: Scores) -> Figures:
    return {"Pixels": scores.pixel_accuracy, "Classes": scores.class_accuracy, "IoU": scores.class_iou}
