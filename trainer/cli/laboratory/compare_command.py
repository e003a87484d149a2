"""The command that compares models: a grid of trainings, and models that are there."""

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, get_args

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from trainer.cli.data_commands import read_as
from trainer.cli.process import deaf, events_only, yield_to_others
from trainer.data.image_files import DataError
from trainer.files.reasons import reason_of
from trainer.files.shell import command_line
from trainer.messages import tr
from trainer.model_card import PATCHES, read_card
from trainer.runs.config import ConfigError, Objective, TrainConfig, read_config

commands = typer.Typer()
_GENERATORS = ("unet", "encoder_decoder")
_PATCHES = tuple(str(patch) for patch in PATCHES)
_DEFAULT_MINUTES = 8.0


@commands.command()
def compare(
    data: Annotated[Path | None, typer.Argument(help="The folder of pairs; needed to train and to measure.")] = None,
    out: Annotated[Path | None, typer.Option(help="The comparison's folder; the same again goes on in it.")] = None,
    objective: Annotated[str | None, typer.Option(help="Train with these: l1, gan, cgan, l1+gan, l1+cgan.")] = None,
    generator: Annotated[str, typer.Option(help="unet, encoder_decoder.")] = "unet",
    patch: Annotated[str, typer.Option(help=f"What the discriminator sees: {', '.join(_PATCHES)}.")] = "70",
    minutes: Annotated[float | None, typer.Option(min=0.01, help="Of each training [8 without --steps].")] = None,
    steps: Annotated[int | None, typer.Option(min=1, help="Length of each training in steps.")] = None,
    config: Annotated[Path | None, typer.Option(help="Settings of all trainings from a JSON file.")] = None,
    setting: Annotated[
        list[str] | None, typer.Option("--set", help="A setting of all trainings, as size=128; may be repeated.")
    ] = None,
    model: Annotated[list[Path] | None, typer.Option(help="A model file, or a run's folder, as a row.")] = None,
    drawing: Annotated[Path | None, typer.Option(help="A drawing of your own: the first row of the pictures.")] = None,
    direction: Annotated[str | None, typer.Option(help="AtoB or BtoA [as the models learned].")] = None,
    input: Annotated[str | None, typer.Option(help="The folder of inputs [as the models learned].")] = None,
    target: Annotated[str | None, typer.Option(help="The folder of targets [as the models learned].")] = None,
    segmenter: Annotated[Path | None, typer.Option(help="A segmenter's file: give the FCN-score.")] = None,
    segmenter_minutes: Annotated[
        float | None, typer.Option(min=0.01, help="Train a segmenter first, for so long.")
    ] = None,
    rows: Annotated[int, typer.Option(min=1, max=50, help="Pairs that are pictured.")] = 6,
    variety: Annotated[int, typer.Option(min=0, max=50, help="Measure variety over so many seeds [no].")] = 0,
    threads: Annotated[int | None, typer.Option(min=1, help="Processor threads [all].")] = None,
    device: Annotated[str | None, typer.Option(help="cpu, cuda or mps [the best there is].")] = None,
    low_priority: Annotated[bool, typer.Option("--low-priority", help="Give way to other programs.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, a line each time something is done.")] = False,
) -> None:
    """Train a grid of settings, measure all, and write a report: pictures side by side, tables, histograms."""
    if low_priority:
        yield_to_others()  # before torch starts its threads
    if out is None:
        raise ConfigError(tr("Say where the comparison goes: --out FOLDER."))
    models = [_model_file(path) for path in model or []]
    objectives = _listed(objective, "objective", get_args(Objective)) if objective is not None else []
    if not objectives and not models:
        raise ConfigError(tr("There is nothing to compare: give --objective l1,l1+cgan to train, or --model FILE."))
    if data is None and (objectives or drawing is None):
        named = ["--objective", ",".join(objectives)] if objectives else []
        named += [word for path in models for word in ("--model", str(path))]
        advised = command_line(["sketchpad-trainer", "compare", "DATA", "--out", str(out), *named])
        raise ConfigError(tr("Say on which folder of pairs: `{command}`.", command=advised))
    reading = {"direction": direction, "input": input, "target": target}
    given = {name: value for name, value in reading.items() if value is not None}
    settings = _settings(config, setting or []) | given
    if data is not None:
        settings["data"] = str(data.expanduser().resolve())
    if threads is not None:
        settings["threads"] = threads
    if device is not None:
        settings["device"] = device
    if steps is not None:
        settings["steps"] = steps
    if minutes is not None or steps is None:
        settings["minutes"] = minutes or _DEFAULT_MINUTES
    generators = _listed(generator, "generator", _GENERATORS)
    patches = [int(each) for each in _listed(patch, "patch", _PATCHES)]
    from trainer.laboratory.comparison.grid import config_of, make_cells

    cells = make_cells(objectives, generators, patches) if objectives else []
    for cell in cells:  # what is wrong is told before hours of training
        config_of(cell, settings)
    if segmenter is not None:
        from trainer.laboratory.segmenter_card import read_segmenter_card

        read_segmenter_card(segmenter)
    import torch

    if threads is not None:
        torch.set_num_threads(threads)
    from trainer.laboratory.comparison.cell_training import Interrupted
    from trainer.laboratory.comparison.comparison import Comparison, Plan
    from trainer.laboratory.comparison.report import write_report
    from trainer.pix2pix.hardware import DeviceError
    from trainer.training.loop import TrainingError

    plan = Plan(
        out=out,
        data=Path(str(settings["data"])) if data is not None else None,
        cells=cells,
        settings=settings,
        models=models,
        drawing=drawing,
        spec=lambda spec: read_as(spec, given),
        segmenter=segmenter,
        segmenter_minutes=segmenter_minutes,
        shown=rows,
        seeds=variety,
        device=device,
    )
    report = out / "report.html"
    with contextlib.ExitStack() as stack:
        tell = stack.enter_context(_lines() if json else _bar())
        words = stack.enter_context(deaf())
        try:
            compared = Comparison(plan, words, tell).run()
            write_report(compared, out, report)
        except Interrupted:
            print(tr("Stopped and saved; the same command goes on from here."), file=sys.stderr)
            return
        except (DeviceError, TrainingError) as error:
            raise DataError(str(error)) from error
        except OSError as error:
            raise DataError(
                tr("{path} can't be written ({why}).", path=error.filename or out, why=reason_of(error))
            ) from error
        tell(tr("Done"), 1.0)
    if not json:
        print(report)


def _model_file(path: Path) -> Path:
    """Return the model file that a person names, by itself or by its run's folder; it is a good one."""
    if path.is_dir():
        path = path / "model.safetensors"
    read_card(path)
    return path.resolve()


def _listed(words: str, name: str, known: tuple[str, ...]) -> list[str]:
    """Return the words between commas.

    Raises:
        ConfigError: one isn't known.
    """
    listed = [word.strip() for word in words.split(",") if word.strip()]
    for word in listed:
        if word not in known:
            raise ConfigError(
                tr("There is no {name} “{word}”: choose of {known}.", name=name, word=word, known=", ".join(known))
            )
    return list(dict.fromkeys(listed))


def _settings(config: Path | None, pairs: list[str]) -> dict[str, object]:
    """Return settings from a file and from NAME=VALUE.

    Raises:
        ConfigError: the file can't be read, or a name is unknown.
    """
    settings = read_config(config) if config is not None else {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        name = name.strip().replace("-", "_")
        if not sign or name not in TrainConfig.__struct_fields__:
            raise ConfigError(tr("“{pair}” is no setting of a training: give one as --set size=128.", pair=pair))
        try:
            settings[name] = msgspec.json.decode(value)
        except msgspec.DecodeError:
            settings[name] = value
    return settings


@contextlib.contextmanager
def _bar() -> Iterator[Callable[[str, float], None]]:
    """Give the function that shows how far all is; on stderr, and nothing when piped."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task(tr("Beginning"), total=1.0)
        yield lambda words, share: progress.update(task, description=words, completed=share)


@contextlib.contextmanager
def _lines() -> Iterator[Callable[[str, float], None]]:
    """Give the function that says how far all is, a line of JSON each."""
    last = ("", -1.0)
    with events_only() as stdout:

        def tell(words: str, share: float) -> None:
            nonlocal last
            if words == last[0] and share - last[1] < 0.002:
                return
            last = (words, share)
            with contextlib.suppress(OSError):  # a parent that is gone
                stdout.write(msgspec.json.encode({"doing": words, "share": round(share, 4)}) + b"\n")
                stdout.flush()

        yield tell
