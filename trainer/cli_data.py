"""The commands on folders of pairs and on what was learned from them: evaluate."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from trainer.config import ConfigError
from trainer.metrics import Figures
from trainer.model_card import DataSpec, read_card

commands = typer.Typer()


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
    spec = _read_as(read_card(model).data, given)  # a wrong file is told before torch is loaded
    from trainer.terminal import evaluate_model

    report = evaluate_model(model, data, spec, device, rows, sheet)
    if json:
        print(msgspec.json.encode(report).decode())
        return
    for sentence in report.warnings:
        print(sentence, file=sys.stderr)
    print(f"{report.pairs} pairs, {report.crops} crops of {report.size} pixels, on {report.device}.")
    print(f"{'':<18}{'L1':>8}{'PSNR':>8}{'SSIM':>8}")
    lines = {
        "the model": Figures(report.l1, report.psnr, report.ssim),
        "its input": report.input,
        "the mean target": report.mean_target,
    }
    for label, figures in lines.items():
        if figures is not None:
            print(f"{label:<18}{figures.l1:>8.2f}{figures.psnr:>8.2f}{figures.ssim:>8.3f}")


def _read_as(spec: DataSpec, given: Mapping[str, object]) -> DataSpec:
    """Return `spec` with what options say in its place; the maker “none” takes the inputs as they are.

    Raises:
        ConfigError: an option has no such value.
    """
    changed = {name: value for name, value in given.items() if value is not None}
    if changed.get("maker") == "none":
        changed["maker"] = None
    try:
        return msgspec.convert(msgspec.to_builtins(spec) | changed, DataSpec)
    except msgspec.ValidationError as error:
        raise ConfigError(f"A setting is wrong: {error}.") from error
