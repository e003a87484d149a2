"""The commands on models of other programs: import, export."""

import sys
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from trainer.data.image_files import DataError, read_rgb, write_png
from trainer.files.reasons import reason_of
from trainer.messages import tr
from trainer.model_card import InputSpec, ModelFileError, read_card
from trainer.runs.config import ConfigError
from trainer.runs.import_events import Guessed, Imported, ImportEvent, Recognised, encode_import_event

commands = typer.Typer()
_OPTIONS = {  # by what they say of a reading
    "statistics": "--norm-statistics",
    "dropout": "--dropout",
    "order": "--channel-order",
    "range": "--input-range",
    "lines": "--lines",
    "upsampling": "--upsampling",
}


@commands.command("import")
def import_model(
    checkpoint: Annotated[Path, typer.Argument(help="A .pth, .pt or .pict file, or a folder checkpoints/NAME.")],
    out: Annotated[Path | None, typer.Option(help="The model file to write, a .safetensors.")] = None,
    norm_statistics: Annotated[
        str | None, typer.Option(help="Of the norms: own (each image's) or running (kept from training) [own].")
    ] = None,
    dropout: Annotated[str | None, typer.Option(help="While drawing: off or on [off].")] = None,
    channel_order: Annotated[str | None, typer.Option(help="rgb or bgr [rgb].")] = None,
    input_range: Annotated[str | None, typer.Option(help="signed (-1 to 1) or unit (0 to 1) [signed].")] = None,
    lines: Annotated[
        str | None, typer.Option(help="as_drawn, or inverted for a model of white lines on black [as_drawn].")
    ] = None,
    upsampling: Annotated[
        str | None, typer.Option(help="Of a ResNet that resizes: nearest or bilinear [nearest].")
    ] = None,
    network: Annotated[str | None, typer.Option(help="Which of several networks in the file.")] = None,
    name: Annotated[str | None, typer.Option(help="The model's name [the file's].")] = None,
    input_kind: Annotated[str | None, typer.Option(help="colours, lines, labels or photo [by the name].")] = None,
    size: Annotated[int | None, typer.Option(min=4, max=4096, help="Pixels a side it was trained at.")] = None,
    guesses: Annotated[
        Path | None, typer.Option(help="Write up to four pictures here, each of another assumption, and no model.")
    ] = None,
    drawing: Annotated[Path | None, typer.Option(help="The drawing that guesses are made of.")] = None,
    after: Annotated[int, typer.Option(min=0, help="Pass over so many guesses.")] = 0,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, a line for each thing found.")] = False,
) -> None:
    """Make a model of another program's checkpoint, and say what was assumed."""
    given = {
        "statistics": norm_statistics,
        "dropout": dropout,
        "order": channel_order,
        "range": input_range,
        "lines": lines.replace("-", "_") if lines else None,
        "upsampling": upsampling,
    }
    kind: Any = input_kind
    _check_kind(kind)
    if out is None and guesses is None:
        raise ConfigError(tr("Say where the model goes: --out NAME.safetensors."))
    if out is not None and out.suffix.lower() != ".safetensors":
        raise ConfigError(
            tr("A model is a .safetensors file, and --out says {out}: give it that ending.", out=out.name)
        )
    from trainer.pix2pix.foreign.foreign_model import open_foreign

    model = open_foreign(checkpoint, network)
    reading = _reading(given, model.usual())
    card, weights = model.convert(reading, name, kind, size)
    if json:
        said = tuple(model.assumed(reading))
        _print_line(Recognised(card.name, card.description, card.input.kind, said, str(model.path)))
    else:
        print(f"{model.path.name}: {card.description}")
        print("\n".join(tr("  assumed {clause}", clause=clause) for clause in model.assumed(reading)))
    if guesses is not None:
        del weights
        _write_guesses(model, guesses, drawing, after, json)
    elif out is not None:
        from trainer.pix2pix.model_file import save_model

        try:
            out.parent.mkdir(parents=True, exist_ok=True)
            save_model(out, card, weights)
        except OSError as error:
            raise ModelFileError(
                tr("{out} can't be written ({why}): make room.", out=out, why=reason_of(error))
            ) from error
        _print_line(Imported(str(out))) if json else print(out)


@commands.command("export")
def export_model(
    model: Annotated[Path, typer.Argument(help="A model file.")],
    out: Annotated[Path, typer.Option(help="The file to write.")],
    kind: Annotated[str | None, typer.Option("--format", help="onnx, pth or pict [by the file's ending].")] = None,
    floats: Annotated[bool, typer.Option("--floats", help="ONNX of float NCHW in [-1, 1], not of pixels.")] = False,
) -> None:
    """Write a model for other programs: as ONNX, for the PyTorch reference program, or for the web demo."""
    chosen: Any = kind or out.suffix.lower().removeprefix(".")
    if chosen not in ("onnx", "pth", "pict"):
        raise ConfigError(
            tr("A model can't be exported as “{chosen}”: choose --format onnx, pth or pict.", chosen=chosen)
        )
    if floats and chosen != "onnx":
        raise ConfigError(tr("Only ONNX can be of floats: leave --floats out, or give --format onnx."))
    read_card(model)  # a wrong file is told before torch is loaded
    from trainer.pix2pix.export.export_model import export_model

    for path in export_model(model, chosen, out, pixels=not floats):
        print(path)


def _check_kind(kind: str | None) -> None:
    try:
        msgspec.convert({"kind": kind} if kind is not None else {}, InputSpec)
    except msgspec.ValidationError as error:
        raise ConfigError(
            tr("There is no kind of input “{kind}”: choose colours, lines, labels or photo.", kind=kind)
        ) from error


def _reading(given: dict[str, str | None], usual: msgspec.Struct) -> Any:
    """Return the usual reading of a checkpoint with what the options say otherwise."""
    reading: Any = usual
    for name, value in given.items():
        if value is None:
            continue
        try:
            reading = msgspec.convert(msgspec.structs.asdict(reading) | {name: value}, type(usual))
        except msgspec.ValidationError as error:
            raise ConfigError(
                tr(
                    "{options} can't be “{value}”: `import --help` says what it can be.",
                    options=_OPTIONS[name],
                    value=value,
                )
            ) from error
    return reading


def _write_guesses(model: Any, folder: Path, drawing: Path | None, after: int, json: bool) -> None:
    from trainer.pix2pix.foreign.guesses import draw_guesses

    if drawing is None:
        raise ConfigError(tr("Guesses are made of a drawing: give --drawing IMAGE."))
    rgb = read_rgb(drawing)
    for number, guess in enumerate(draw_guesses(model, rgb, after=after), after + 1):
        path = folder / f"{number}.png"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_png(path, guess.picture)
        except OSError as error:
            raise DataError(tr("{path} can't be written ({why}).", path=path, why=reason_of(error))) from error
        if json:
            _print_line(Guessed(guess.words, str(path), _options(guess.reading)))
        else:
            print(f"{path}: {guess.words}")


def _options(reading: msgspec.Struct) -> tuple[str, ...]:
    """Return the options that say a reading."""
    said = msgspec.structs.asdict(reading)
    return tuple(part for name, option in _OPTIONS.items() for part in (option, str(said[name])))


def _print_line(event: ImportEvent) -> None:
    sys.stdout.write(encode_import_event(event).decode())
    sys.stdout.flush()  # who reads it shows a picture at a time
