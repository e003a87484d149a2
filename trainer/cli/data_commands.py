"""The commands on folders of pairs: check, pairs."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec
import typer

from trainer.cli.choices import one_of
from trainer.cli.progress_bar import counted
from trainer.data.checks.examination import examine
from trainer.data.image_files import DataError, shown
from trainer.data.pair_writer import Snapper, Written, maker_of, write_pairs
from trainer.data.pairs import find_pairs
from trainer.data.palettes import encode_palette
from trainer.data.recognition import Recognised, recognise_as
from trainer.files.atomic_write import write_atomically
from trainer.files.reasons import reason_of
from trainer.files.shell import command_line
from trainer.messages import counted_pairs, plural, tr
from trainer.model_card import MAKERS, DataSpec, InputSpec, Swatch
from trainer.runs.config import ConfigError
from trainer.runs.setting_errors import explain

commands = typer.Typer()
_Spec = TypeVar("_Spec", DataSpec, InputSpec)
_MOST_NAMED = 20  # files of a finding, where a person reads
_LABELS = ("--input-kind", "labels", "--palette", "palette.json", "--snap")


def read_as(spec: DataSpec, given: Mapping[str, object]) -> DataSpec:
    """Return `spec` with what options say in its place; the maker “none” takes the inputs as they are.

    Raises:
        ConfigError: an option has no such value.
    """
    changed = {name: value for name, value in given.items() if value is not None}
    if changed.get("maker") == "none":
        changed["maker"] = None
    return _spec_of(DataSpec, msgspec.to_builtins(spec) | changed)


def _spec_of(kind: type[_Spec], values: Mapping[str, object]) -> _Spec:
    """Return values from the command line as a struct.

    Raises:
        ConfigError: an option has no such value.
    """
    try:
        return msgspec.convert(values, kind)
    except msgspec.ValidationError as error:
        raise ConfigError(explain(error, values, kind)) from error


class _Named(msgspec.Struct):
    """A file of a finding, for JSON."""

    path: str
    note: str


class _Told(msgspec.Struct):
    """A finding, for JSON."""

    kind: str
    sentence: str
    remedy: str | None
    files: list[_Named]
    pairs: list[str]


class _Checked(msgspec.Struct):
    """What `check` says, for JSON."""

    layout: str
    direction: str
    input_kind: str
    train: int
    val: int
    usable: int
    size: int  # to learn at, pixels a side
    palette: tuple[Swatch, ...]
    findings: list[_Told]
    snapped: Written | None = None


@commands.command()
def check(
    data: Annotated[Path, typer.Argument(help="A folder of pairs, or of photos alone.")],
    direction: Annotated[str, typer.Option(help="AtoB or BtoA, where the layout leaves it open.")] = "AtoB",
    input: Annotated[str | None, typer.Option(help="The folder of inputs.")] = None,
    target: Annotated[str | None, typer.Option(help="The folder of targets.")] = None,
    maker: Annotated[str | None, typer.Option(help="The inputs will be made of photos by this maker.")] = None,
    input_kind: Annotated[str | None, typer.Option(help="colours, lines, labels or photo [as they look].")] = None,
    snap_labels: Annotated[
        Path | None, typer.Option(help="Write the pairs here, each label brought to the palette's nearest colour.")
    ] = None,
    palette_out: Annotated[
        Path | None, typer.Option(help="Write the labels' colours here, a file for `train --palette`.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Find what is wrong with a folder, file by file, before a training is spent on it."""
    given = {"direction": direction, "input": input, "target": target, "maker": maker}
    found = recognise_as(data, read_as(DataSpec(), given))
    kind = "labels" if snap_labels is not None and input_kind is None else input_kind
    if kind is not None:
        found = replace(found, kind=_spec_of(InputSpec, {"kind": kind}).kind)
    with counted(tr("Looking")) as tell:

        def go_on(done: int, of: int) -> bool:
            tell(done, of)
            return True

        examination = examine(found, go_on)
    snapped = None
    if (snap_labels is not None or palette_out is not None) and len(examination.palette) < 2:
        raise DataError(_no_palette(data, examination.palette))
    if snap_labels is not None:
        with counted(tr("Snapping")) as tell:
            snapper = Snapper(examination.palette)
            snapped = write_pairs(found.pairs, snap_labels, snapper, tell, examination.palette)
    if palette_out is not None:
        _write_palette(palette_out, examination.palette)
    told = _Checked(
        layout=found.layout,
        direction=found.direction,
        input_kind=found.kind,
        train=len(found.pairs.train),
        val=len(found.pairs.val),
        usable=examination.usable,
        size=found.size,
        palette=examination.palette,
        findings=[
            _Told(
                finding.kind,
                finding.sentence,
                finding.remedy,
                [_Named(shown(file.path), file.note) for file in finding.files],
                [pair.stem for pair in finding.pairs],
            )
            for finding in examination.findings
        ],
        snapped=snapped,
    )
    if json:
        print(msgspec.json.encode(told).decode())
    else:
        _print_checked(found, told)
    if not examination.usable:
        raise DataError(tr("None of the pairs in {data} can be used.", data=shown(data)))
    if snapped is not None and snapped.train + snapped.val < examination.usable:
        missing = examination.usable - snapped.train - snapped.val
        raise DataError(
            tr(
                "{missing} of the pairs could not be snapped without a loss and are not in {snap_labels}.",
                missing=f"{missing:,}",
                snap_labels=snap_labels,
            )
        )


def _no_palette(data: Path, palette: Sequence[Swatch]) -> str:
    if palette:
        return tr(
            "The label maps in {data} seem to be of one colour alone: snapping would lose all classes.",
            data=shown(data),
        )
    return tr("{data} holds no label maps with a palette: there is nothing to snap.", data=shown(data))


def _write_palette(path: Path, palette: Sequence[Swatch]) -> None:
    try:
        write_atomically(path, encode_palette(palette))
    except OSError as error:
        raise DataError(tr("{path} can't be written ({why}).", path=shown(path), why=reason_of(error))) from error


def _hint(finding: _Told, found: Recognised) -> str:
    """Return the command that helps with a finding, as it can be pasted."""
    data = ["sketchpad-trainer", "train", shown(found.root), "--out", "RUN"]
    match finding.remedy:
        case "leave_out" if finding.pairs:
            leave = f"`{command_line([*data, f'--leave-out={finding.pairs[0]}'])}`"
            if len(finding.pairs) == 1:
                return tr(" {command} learns without it.", command=leave)
            return tr(" {command} learns without the first; repeat --leave-out.", command=leave)
        case "snap":
            written = command_line(["sketchpad-trainer", "check", *_as_read(found), "--palette-out", "palette.json"])
            learn = command_line([*data, *_sides(found), *_LABELS])
            return tr(
                " `{written}` writes these colours, and `{learn}` learns from the nearest of them.",
                written=written,
                learn=learn,
            )
        case "swap":
            other = "BtoA" if found.direction == "AtoB" else "AtoB"
            return tr(
                " `{command}` learns the other way round.",
                command=command_line([*data, "--direction", other]),
            )
        case _:
            return ""


def _as_read(found: Recognised) -> list[str]:
    return [shown(found.root), *_sides(found), "--input-kind", "labels"]


def _sides(found: Recognised) -> list[str]:
    return ["--direction", found.direction] if found.direction != "AtoB" else []


def _print_checked(found: Recognised, told: _Checked) -> None:
    usable = plural("1 of them can be used", "{count} can be used", told.usable, count=f"{told.usable:,}")
    if found.layout == "photos":
        print(tr("{sentence}; {usable}, at {size} pixels.", sentence=found.sentence, usable=usable, size=told.size))
    else:
        print(
            tr(
                "{sentence}; {usable}, of {kind}, at {size} pixels.",
                sentence=found.sentence,
                usable=usable,
                kind=told.input_kind,
                size=told.size,
            )
        )
    for finding in told.findings:
        print(f"- {finding.sentence}{_hint(finding, found)}")
        each = finding.files if len(finding.files) > 1 or any(file.note for file in finding.files) else []
        for file in each[:_MOST_NAMED]:
            print(f"    {file.path}{': ' if file.note else ''}{file.note}")
        if len(each) > _MOST_NAMED:
            print(tr("    and {count} more, which --json names.", count=f"{len(each) - _MOST_NAMED:,}"))
    if told.palette:
        print(tr("The colours of the labels:"))
        for swatch in told.palette:
            print("    {:>3} {:>3} {:>3}  ".format(*swatch.rgb) + swatch.name)
    if told.snapped is not None:
        _print_snapped(told.snapped)


def _print_snapped(written: Written) -> None:
    for sentence in written.warnings:
        print(f"- {sentence}")
    share = 100 * written.changed / max(1, written.pixels)
    print(
        tr(
            "{pairs} written, their labels snapped: {changed} of {pixels} pixels changed ({share} %).",
            pairs=counted_pairs(written.train + written.val),
            changed=f"{written.changed:,}",
            pixels=f"{written.pixels:,}",
            share=f"{share:.1f}",
        )
    )


@commands.command()
def pairs(
    photos: Annotated[Path, typer.Argument(help="A folder of photos.")],
    maker: Annotated[str, typer.Option(help=f"{one_of(MAKERS)}.")],
    out: Annotated[Path, typer.Option(help="The folder to write, a new one.")],
    thresholds: Annotated[tuple[int, int] | None, typer.Option(help="Of the edge detector [50 130].")] = None,
    size: Annotated[int | None, typer.Option(min=16, max=4096, help="Scale the short side to this [as it is].")] = None,
    seed: Annotated[int, typer.Option(min=0, help="Of holes and dabs.")] = 0,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Make the input of each photo, and write both as a folder of pairs."""
    spec = read_as(DataSpec(), {"maker": maker, "thresholds": thresholds})
    if spec.maker is None:
        raise ConfigError(tr("Say how to make the inputs: --maker {makers}.", makers=one_of(MAKERS)))
    found = find_pairs(photos, spec)
    with counted(tr("Making")) as tell:
        written = write_pairs(found, out, maker_of(spec, size, seed), tell)
    if json:
        print(msgspec.json.encode(written).decode())
        return
    for sentence in written.warnings:
        print(sentence, file=sys.stderr)
    sizes = tr(" to ").join("{}x{}".format(*size) for size in dict.fromkeys((written.smallest, written.largest)))
    print(
        tr(
            "{pairs} to learn from and {val} to validate with, {sizes} pixels; {drawn} % of the inputs is drawn on.",
            pairs=counted_pairs(written.train),
            val=f"{written.val:,}",
            sizes=sizes,
            drawn=f"{100 * written.drawn:.0f}",
        )
    )
