"""`sketchpad-trainer`: train, resume, translate and info on the command line.

Exit codes: 0 done; 2 the input is at fault, with one sentence on stderr; 1 our fault. torch is imported by the
commands that need it, so that `--help` and `info` answer at once.
"""

import contextlib
import logging
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, NoReturn

import msgspec
import typer

from trainer.cli import bench_commands, data_commands, model_commands, translate_command
from trainer.cli.choices import one_of
from trainer.cli.laboratory import compare_command, evaluate_command, study_commands
from trainer.cli.new_settings import PALETTE, Changes, changed_for_resumption, with_classes
from trainer.cli.process import wake_if_orphaned, yield_to_others
from trainer.data.image_files import DataError
from trainer.messages import counted_pairs, find_language, speak, tr, wished_by
from trainer.model_card import MAKERS, PATCHES, ModelCard, ModelFileError, read_card
from trainer.runs.config import ConfigError, TrainConfig, read_config
from trainer.runs.run_folder import RunError, RunFolder, RunLock
from trainer.training.distributed import launched

app = typer.Typer(
    help="Train pix2pix models for Sketchpad, and translate pictures with them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

_BAD_INPUT, _OUR_FAULT = 2, 1
_LONG = 24 * 3600.0  # seconds
Attached = Annotated[
    bool,
    typer.Option("--attached", help="Obey stop, pause, resume, sample and save on stdin; stop when it closes."),
]
LowPriority = Annotated[bool, typer.Option("--low-priority", help="Give way to other programs [when attached].")]


def main() -> None:
    """Run the command line; an error is one sentence on stderr, never a traceback."""
    speak(find_language(os.environ, wished_by(os.environ)))
    logging.getLogger("trainer").addHandler(logging.NullHandler())  # remarks are for a run's log, not for stderr
    try:
        app()
    except (ConfigError, RunError, DataError, ModelFileError) as error:
        _fail(str(error), _BAD_INPUT)
    except Exception as error:  # noqa: BLE001  (the last resort: a person gets a sentence, whoever mends it the rest)
        if os.environ.get("SKETCHPAD_DEBUG"):
            traceback.print_exc()
        _fail(
            tr("Something went wrong in the trainer: {kind}: {error}", kind=type(error).__name__, error=error).rstrip(
                "."
            ),
            _OUR_FAULT,
        )


def _fail(sentence: str, code: int) -> NoReturn:
    print(sentence.rstrip(".") + ".", file=sys.stderr)
    sys.exit(code)


@app.command()
def train(
    data: Annotated[str | None, typer.Argument(help="The folder of pairs.")] = None,
    out: Annotated[Path | None, typer.Option(help="The run folder to make.")] = None,
    config: Annotated[Path | None, typer.Option(help="Settings from a JSON file; options here win.")] = None,
    attached: Attached = False,
    low_priority: LowPriority = False,
    base: Annotated[str | None, typer.Option(help="Start from this model file and take over its settings.")] = None,
    discriminator_first: Annotated[
        int | None, typer.Option(help="Steps in which only the discriminator learns [as the base needs].")
    ] = None,
    name: Annotated[str | None, typer.Option(help="The model's name.")] = None,
    preset: Annotated[
        str | None, typer.Option(help="textures, or the paper's: facades, maps, edges, day2night, colour.")
    ] = None,
    direction: Annotated[str | None, typer.Option(help="AtoB or BtoA, where the layout leaves it open.")] = None,
    input: Annotated[str | None, typer.Option(help="The folder of inputs.")] = None,
    target: Annotated[str | None, typer.Option(help="The folder of targets.")] = None,
    leave_out: Annotated[
        list[str] | None, typer.Option(help="Name of a pair not to learn from; may be repeated.")
    ] = None,
    maker: Annotated[str | None, typer.Option(help=f"Make inputs: {one_of(MAKERS)}.")] = None,
    colours: Annotated[str | None, typer.Option(help="The folder that dabs take their colours from.")] = None,
    bare: Annotated[
        str | None, typer.Option(help="What lines without a dab become: clay, or colours as they are [clay].")
    ] = None,
    thresholds: Annotated[tuple[int, int] | None, typer.Option(help="Of the edge detector [50 130].")] = None,
    input_kind: Annotated[str | None, typer.Option(help="colours, lines, labels or photo.")] = None,
    palette: Annotated[str | None, typer.Option(help="A JSON file with the palette of the labels.")] = None,
    line_width: Annotated[float | None, typer.Option(help="Pixels of a line at --size, for the model's card.")] = None,
    snap: Annotated[bool | None, typer.Option(help="Bring labels to the palette's nearest colour [off].")] = None,
    size: Annotated[int | None, typer.Option(help="Pixels a side [256].")] = None,
    jitter: Annotated[float | None, typer.Option(help="Scaled to size x jitter, then cropped [1.117].")] = None,
    mirror: Annotated[bool | None, typer.Option(help="Mirror at random [on].")] = None,
    line_augmentation: Annotated[float | None, typer.Option(help="Redraw lines unevenly, 0 to 1 [0].")] = None,
    colour_augmentation: Annotated[float | None, typer.Option(help="Change colours gently, 0 to 1 [0].")] = None,
    zoom: Annotated[float | None, typer.Option(help="Enlarge crops by up to this, at random [1].")] = None,
    varied: Annotated[
        bool | None, typer.Option(help="Draw the maker's colours or thresholds anew for each example [off].")
    ] = None,
    colour_tolerance: Annotated[
        float | None, typer.Option(help="Blocks in other colours than the photo's, 0 to 1 [0].")
    ] = None,
    dyes: Annotated[
        float | None, typer.Option(help="Share of drawings with dabs that get quite other colours, 0 to 1 [0].")
    ] = None,
    dab_size: Annotated[
        float | None, typer.Option(help="Dabs up to so many times as large, drawn for each drawing, 1 to 8 [1].")
    ] = None,
    spread_dabs: Annotated[
        bool | None, typer.Option(help="The network sees each dab filling the shape it lies in [no].")
    ] = None,
    undabbed: Annotated[
        str | None, typer.Option(help="Shapes without a dab are seen bare, white or as their neighbours [bare].")
    ] = None,
    painted: Annotated[
        float | None, typer.Option(help="Share of drawings with painted areas in place of dabs, 0 to 1 [0].")
    ] = None,
    grounds: Annotated[
        float | None, typer.Option(help="Share of examples whose white ground gets a colour, 0 to 1 [0].")
    ] = None,
    unfinished: Annotated[
        float | None, typer.Option(help="Share of examples that are half drawn, or blank, 0 to 1 [0].")
    ] = None,
    grain: Annotated[
        float | None, typer.Option(help="Noise in what the network sees, to make texture of, 0 to 1 [0].")
    ] = None,
    colour_space: Annotated[str | None, typer.Option(help="rgb, or lab to colour grey pictures [rgb].")] = None,
    generator: Annotated[str | None, typer.Option(help="unet or encoder_decoder [unet].")] = None,
    width: Annotated[int | None, typer.Option(help="Channels of the outermost layer [64].")] = None,
    depth: Annotated[int | None, typer.Option(help="Number of halvings [down to 1x1].")] = None,
    norm: Annotated[str | None, typer.Option(help="batch, instance or none [batch].")] = None,
    dropout: Annotated[float | None, typer.Option(help="On the three deepest decoder layers [0.5].")] = None,
    upsampling: Annotated[str | None, typer.Option(help="resize or transposed [resize].")] = None,
    patch: Annotated[int | None, typer.Option(help=f"The discriminator sees {one_of(PATCHES)} pixels [70].")] = None,
    discriminator_width: Annotated[int | None, typer.Option(help="Channels of its first layer [64].")] = None,
    discriminator: Annotated[
        str | None, typer.Option(help="patch, or projected to see a network's features in place of pixels [patch].")
    ] = None,
    objective: Annotated[str | None, typer.Option(help="l1, gan, cgan, l1+gan or l1+cgan [l1+cgan].")] = None,
    l1_weight: Annotated[float | None, typer.Option(help="Weight of L1 [100].")] = None,
    gan_weight: Annotated[float | None, typer.Option(help="Weight of the GAN [1].")] = None,
    reconstruction: Annotated[str | None, typer.Option(help="l1, or l2 in its place [l1].")] = None,
    gan_loss: Annotated[str | None, typer.Option(help="bce, least_squares or hinge [bce].")] = None,
    perceptual: Annotated[
        float | None, typer.Option(help="Weight of likeness in a feature network, beside L1 about half of it [0].")
    ] = None,
    texture_matching: Annotated[
        float | None, typer.Option(help="Weight of equal texture in a feature network, about half of that [0].")
    ] = None,
    discriminator_start: Annotated[
        float | None, typer.Option(help="Share of the steps before the discriminator comes in [0].")
    ] = None,
    discriminator_augmentation: Annotated[
        float | None, typer.Option(help="Change what the discriminator sees, 0 to 1: for few pairs [0].")
    ] = None,
    feature_matching: Annotated[float | None, typer.Option(help="Weight of equal features in D [0].")] = None,
    batch: Annotated[int | None, typer.Option(help="Pairs in a step [1].")] = None,
    steps: Annotated[int | None, typer.Option(help="Length of the run in steps.")] = None,
    epochs: Annotated[int | None, typer.Option(help="Length of the run in epochs [200].")] = None,
    minutes: Annotated[float | None, typer.Option(help="Stop, ready to resume, after this long.")] = None,
    learning_rate: Annotated[float | None, typer.Option(help="Of Adam [0.0002].")] = None,
    decay: Annotated[float | None, typer.Option(help="Share of the steps with a falling rate [0.5].")] = None,
    averaging: Annotated[float | None, typer.Option(help="Of the weights' moving average; 0 for none [0.999].")] = None,
    seed: Annotated[int | None, typer.Option(help="Of all that is random [0].")] = None,
    device: Annotated[str | None, typer.Option(help="auto, cpu, cuda or mps [auto].")] = None,
    dtype: Annotated[str | None, typer.Option(help="auto, fp32, bf16 or fp16 [the fastest].")] = None,
    threads: Annotated[
        int | None, typer.Option(help="Processor threads, always so many [as many as are fastest].")
    ] = None,
    checkpoint_every: Annotated[int | None, typer.Option(help="Steps [200].")] = None,
    sample_every: Annotated[int | None, typer.Option(help="Steps [200].")] = None,
    validate_every: Annotated[int | None, typer.Option(help="Steps [400].")] = None,
    stop_when_stale: Annotated[
        int | None, typer.Option(help="End after so many validations without a new best.")
    ] = None,
    description: Annotated[str | None, typer.Option(help="For the model's card.")] = None,
    licence: Annotated[str | None, typer.Option(help="For the model's card.")] = None,
    credits: Annotated[str | None, typer.Option(help="For the model's card.")] = None,
) -> None:
    """Train a model from a folder of pairs."""
    options = dict(locals())
    values = read_config(config) if config is not None else {}
    values |= {key: options[key] for key in TrainConfig.__struct_fields__ if options.get(key) is not None}
    if "data" not in values:
        raise ConfigError(tr("Say which folder of pairs to train from: sketchpad-trainer train DATA --out RUN."))
    if out is None:
        raise ConfigError(tr("Say where the run goes: --out RUN, a new folder."))
    values["data"] = str(Path(str(values["data"])).expanduser().resolve())
    palette_path = Path(str(values["data"])) / PALETTE
    if values.get("snap") and values.get("palette") is None and palette_path.is_file():
        values |= {"palette": str(palette_path), "input_kind": values.get("input_kind", "labels")}
    settings = with_classes(values)
    _train(RunFolder(out), settings, attached, low_priority, new=True)


@app.command()
def resume(
    run: Annotated[Path, typer.Argument(help="The run folder.")],
    attached: Attached = False,
    low_priority: LowPriority = False,
    minutes: Annotated[float | None, typer.Option(help="Stop, ready to resume, after this long.")] = None,
    wait: Annotated[bool, typer.Option("--wait", help="Wait for another training of the run to end.")] = False,
    steps: Annotated[int | None, typer.Option(min=1, help="So many steps from here, in a finished run too.")] = None,
    data: Annotated[Path | None, typer.Option(help="The folder of pairs, where it has moved.")] = None,
    device: Annotated[str | None, typer.Option(help="auto, cpu, cuda or mps [as before].")] = None,
    threads: Annotated[int | None, typer.Option(help="Processor threads [as before].")] = None,
) -> None:
    """Go on with a run from its last checkpoint."""
    folder = RunFolder(run)
    settings = changed_for_resumption(folder, Changes(data, device, threads, steps, minutes), launched().leads)
    _train(folder, settings, attached, low_priority, wait)


def _train(
    run: RunFolder, config: TrainConfig, attached: bool, low_priority: bool, wait: bool = False, new: bool = False
) -> None:
    if attached or low_priority:
        yield_to_others()  # before torch starts its threads
    if attached:
        wake_if_orphaned()
    share = launched()
    if new and share.leads:
        run.prepare()
    with (RunLock(run, _LONG) if wait else RunLock(run)) if share.leads else contextlib.nullcontext():
        if new and share.leads:
            run.begin(config)
        from trainer.cli.run_training import run_training

        if share.leads:
            run.remove_stale_parts()
        code = run_training(run, config, attached, share)
    if code:
        sys.exit(code)


@app.command()
def info(
    model: Annotated[Path, typer.Argument(help="A model file.")],
    json: Annotated[bool, typer.Option("--json", help="Print the whole card as JSON.")] = False,
) -> None:
    """Say what a model file holds, without loading it."""
    card = read_card(model)
    if json:
        print(msgspec.json.format(msgspec.json.encode(card), indent=2).decode())
        return
    for label, text in _describe(card).items():
        if text:
            print(f"{label:<12} {text}")


app.add_typer(data_commands.commands)
app.add_typer(evaluate_command.commands)
app.add_typer(compare_command.commands)
app.add_typer(evaluate_command.segmenters, name="segmenter")
app.add_typer(study_commands.commands, name="study")
app.add_typer(model_commands.commands)
app.add_typer(translate_command.commands)
app.add_typer(bench_commands.commands, name="bench")


def _describe(card: ModelCard) -> dict[str, str]:
    network, training = card.network, card.training
    figures = ", ".join(f"{name} {value:g}" for name, value in training.figures.items())
    facts: Callable[..., str] = " · ".join
    return {
        tr("Name"): card.name,
        tr("Description"): card.description,
        tr("Draws from"): card.input.kind
        + (tr(", {count} colours", count=len(card.input.palette)) if card.input.palette else ""),
        tr("Network"): facts(
            [
                network.kind,
                tr("width {width}", width=network.width),
                tr("depth {depth}", depth=network.depth),
                tr("{norm} norm", norm=network.norm),
                tr("{upsampling} upsampling", upsampling=network.upsampling),
            ]
        ),
        tr("Size"): tr("{size} pixels", size=card.size),
        tr("Trained on"): facts(
            [
                f"{training.data}, {counted_pairs(training.pairs)}",
                tr("{steps} steps of {batch}", steps=training.steps, batch=training.batch),
            ]
        ),
        tr("Objective"): training.objective,
        tr("Figures"): figures,
        tr("Licence"): card.licence,
        tr("Credits"): card.credits,
    }
