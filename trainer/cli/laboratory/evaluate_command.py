"""The commands that measure a model, and make what measures it: evaluate, segmenter."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from trainer.cli.data_commands import read_as
from trainer.cli.progress_bar import counted
from trainer.data.image_files import DataError, Rgb, write_png
from trainer.data.palettes import read_palette
from trainer.files.json_reader import JsonError
from trainer.files.reasons import reason_of
from trainer.messages import counted_pairs, plural, tr
from trainer.model_card import DataSpec, Swatch, read_card
from trainer.runs.config import ConfigError
from trainer.training.metrics import Figures

if TYPE_CHECKING:
    from trainer.laboratory.evaluate import Evaluation

commands = typer.Typer()
segmenters = typer.Typer(help="Networks that look at pictures, for the FCN-score.", no_args_is_help=True)


@commands.command()
def evaluate(
    model: Annotated[Path, typer.Argument(help="A model file.")],
    data: Annotated[Path, typer.Argument(help="A folder of pairs; those of val/ or a fixed tenth are looked at.")],
    direction: Annotated[str | None, typer.Option(help="AtoB or BtoA [as the model learned].")] = None,
    input: Annotated[str | None, typer.Option(help="The folder of inputs [as the model learned].")] = None,
    target: Annotated[str | None, typer.Option(help="The folder of targets [as the model learned].")] = None,
    maker: Annotated[str | None, typer.Option(help="Make inputs, or “none” [as the model learned].")] = None,
    colours: Annotated[str | None, typer.Option(help="The folder that dabs take their colours from.")] = None,
    thresholds: Annotated[tuple[int, int] | None, typer.Option(help="Of the edge detector.")] = None,
    snap: Annotated[bool | None, typer.Option(help="Bring labels to the model's palette.")] = None,
    device: Annotated[str | None, typer.Option(help="cpu, cuda or mps [the best there is].")] = None,
    sheet: Annotated[Path | None, typer.Option(help="Write input, picture and target as rows of a PNG.")] = None,
    rows: Annotated[int, typer.Option(min=1, help="Rows of the sheet.")] = 8,
    plot: Annotated[Path | None, typer.Option(help="Write the colour histograms as a PNG.")] = None,
    segmenter: Annotated[Path | None, typer.Option(help="A segmenter's file: give the FCN-score.")] = None,
    confusion: Annotated[Path | None, typer.Option(help="Write the segmenter's confusion matrix as a PNG.")] = None,
    variety: Annotated[
        int | None, typer.Option(min=2, max=50, help="Measure how varied pictures are over so many seeds.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say how near a model's pictures come to pairs that it didn't learn from."""
    given = {
        "direction": direction,
        "input": input,
        "target": target,
        "maker": maker,
        "colours": colours,
        "thresholds": thresholds,
        "snap": snap,
    }
    card = read_card(model)  # a wrong file is told before torch is loaded
    if confusion is not None and segmenter is None:
        raise ConfigError(tr("A confusion matrix is what a segmenter sees: give --segmenter FILE."))
    from trainer.laboratory import evaluate as measuring
    from trainer.laboratory.plots import plot_confusion, plot_histograms
    from trainer.laboratory.segmenter import load_segmenter
    from trainer.pix2pix.hardware import DeviceError, choose_device

    with counted(tr("Evaluating")) as tell:
        try:
            judge = load_segmenter(segmenter, choose_device(device)) if segmenter is not None else None
            spec = read_as(card.data, given)
            measured = measuring.evaluate(model, data, spec, device, rows, tell, judge, variety or 0)
        except DeviceError as error:
            raise DataError(str(error)) from error
    report = measured.report
    if sheet is not None:
        _write(sheet, measured.sheet())
    if plot is not None:
        named = {"targets": measured.target_histograms, card.name: measured.histograms}
        _write(plot, plot_histograms(named))
    if confusion is not None and measured.confusion is not None and report.fcn is not None:
        _write(confusion, plot_confusion(measured.confusion.counts, report.fcn.classes))
    if json:
        print(msgspec.json.encode(report).decode())
        return
    for sentence in report.warnings:
        print(sentence, file=sys.stderr)
    print("\n".join(_lines(report)))


def _lines(report: "Evaluation") -> Iterator[str]:
    """Yield the figures as tables."""
    yield tr(
        "{pairs}, {crops} of {size} pixels, on {device}.",
        pairs=counted_pairs(report.pairs),
        crops=plural("1 crop", "{count} crops", report.crops, count=f"{report.crops:,}"),
        size=report.size,
        device=report.device,
    )
    yield f"{'':<18}{'L1':>8}{'PSNR':>8}{'SSIM':>8}{'perceptual':>12}"
    rows = {
        tr("the model"): Figures(report.l1, report.psnr, report.ssim, report.perceptual),
        tr("its input"): report.input,
        tr("the mean target"): report.mean_target,
    }
    for label, figures in rows.items():
        if figures is not None:
            yield f"{label:<18}{figures.l1:>8.2f}{figures.psnr:>8.2f}{figures.ssim:>8.3f}{figures.perceptual:>12.3f}"
    if report.colour is not None:
        colour = report.colour
        yield f"\n{'Colour histograms':<18}{'L':>8}{'a':>8}{'b':>8}{'spread':>12}"
        shared = colour.intersection
        yield f"{'intersection':<18}{shared.l:>8.2f}{shared.a:>8.2f}{shared.b:>8.2f}{colour.chroma:>12.1f}"
        yield f"{'the targets':<18}{1:>8.2f}{1:>8.2f}{1:>8.2f}{colour.target_chroma:>12.1f}"
    if report.fcn is not None:
        yield f"\n{'FCN-score':<18}{'pixels':>8}{'classes':>8}{'IoU':>8}"
        scores = {
            tr("the model"): report.fcn.model,
            tr("real photos"): report.fcn.photos,
            tr("the mean target"): report.fcn.mean_target,
            tr("one guess for all"): report.fcn.guess,
        }
        for label, score in scores.items():
            if score is not None:
                yield f"{label:<18}{score.pixel_accuracy:>8.3f}{score.class_accuracy:>8.3f}{score.class_iou:>8.3f}"
        yield f"\n{'IoU by class':<18}{'model':>8}{'photos':>8}"
        for name, iou, ceiling in zip(report.fcn.classes, report.fcn.ious, report.fcn.photo_ious, strict=True):
            yield f"{name[:17]:<18}{iou:>8.3f}{ceiling:>8.3f}"
    if report.variety:
        yield f"\n{'Variety':<18}{'Lab':>8}{'features':>10}"
        for each in report.variety:
            yield f"{f'dropout x {each.strength:g}':<18}{each.lab:>8.2f}{each.features:>10.3f}"


@segmenters.callback()
def segmenter_group() -> None:
    """Networks that look at pictures, for the FCN-score."""


@segmenters.command("train")
def train_segmenter(
    data: Annotated[Path, typer.Argument(help="A folder of pairs of label maps and photos.")],
    out: Annotated[Path, typer.Option(help="The segmenter's file to write.")],
    palette: Annotated[
        Path | None, typer.Option(help="A JSON file with the colours of the classes [as the maps have them].")
    ] = None,
    direction: Annotated[str, typer.Option(help="AtoB or BtoA, where the layout leaves it open.")] = "AtoB",
    input: Annotated[str | None, typer.Option(help="The folder of label maps.")] = None,
    target: Annotated[str | None, typer.Option(help="The folder of photos.")] = None,
    size: Annotated[int, typer.Option(min=64, max=1024, help="Pixels a side.")] = 256,
    steps: Annotated[int, typer.Option(min=1, help="Length in steps of 4 crops.")] = 1500,
    minutes: Annotated[float | None, typer.Option(min=0.01, help="Be done after this long, at the latest.")] = None,
    seed: Annotated[int, typer.Option(min=0, help="Of all that is random.")] = 0,
    threads: Annotated[int | None, typer.Option(min=1, help="Processor threads [all].")] = None,
    device: Annotated[str | None, typer.Option(help="cpu, cuda or mps [the best there is].")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Teach a network to recognise the classes of label maps in photos."""
    spec = read_as(DataSpec(), {"direction": direction, "input": input, "target": target})
    swatches = read_swatches(palette, data)
    import torch

    from trainer.laboratory.segmenter_training import SegmenterSettings
    from trainer.laboratory.segmenter_training import train_segmenter as learn
    from trainer.pix2pix.hardware import DeviceError

    if threads is not None:
        torch.set_num_threads(threads)
    settings = SegmenterSettings(size, steps, minutes, seed=seed, device=device)
    with counted(tr("Training the segmenter")) as tell:
        try:
            card = learn(data, spec, swatches, out, settings, tell)
        except DeviceError as error:
            raise DataError(str(error)) from error
        except OSError as error:
            raise DataError(tr("{out} can't be written ({why}).", out=out, why=reason_of(error))) from error
    if json:
        print(msgspec.json.encode(card).decode())
        return
    scores = card.checked
    print(
        tr(
            "{out}: {count} classes, {steps} steps; on photos set aside {pixel_accuracy} of the "
            "pixels right, {class_accuracy} by class, class IoU {class_iou}.",
            out=out,
            count=len(card.palette),
            steps=card.steps,
            pixel_accuracy=f"{scores.pixel_accuracy:.3f}",
            class_accuracy=f"{scores.class_accuracy:.3f}",
            class_iou=f"{scores.class_iou:.3f}",
        )
    )


def read_swatches(palette: Path | None, data: Path) -> tuple[Swatch, ...]:
    """Return the palette in a file, or in the `palette.json` of a folder of data; () if there is neither.

    Raises:
        ConfigError: the file can't be read.
    """
    path = palette or data / "palette.json"
    if palette is None and not path.is_file():
        return ()
    try:
        return read_palette(path)
    except (OSError, JsonError) as error:
        raise ConfigError(
            tr("The palette {path} can't be read: {error}.", path=path, error=reason_of(error))
        ) from error


def _write(path: Path, picture: Rgb) -> None:
    with write_errors(path):
        write_png(path, picture)


@contextlib.contextmanager
def write_errors(path: Path) -> Iterator[None]:
    """Say in a sentence that a file can't be written.

    Raises:
        DataError: it can't.
    """
    try:
        yield
    except OSError as error:
        raise DataError(tr("{path} can't be written ({why}).", path=path, why=reason_of(error))) from error
