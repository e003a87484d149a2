"""Another program's generator as one of our models: found, recognised, read one way or another, and described."""

import contextlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import msgspec
from torch import Tensor

from trainer.messages import tr
from trainer.model_card import DataSpec, InputSpec, Kind, ModelCard, ModelFileError, TrainingRecord
from trainer.pix2pix.foreign.checkpoints import TensorTable, open_checkpoint
from trainer.pix2pix.foreign.conversion import Reading, convert
from trainer.pix2pix.foreign.generator_recognition import recognise
from trainer.pix2pix.foreign.layouts.layers import Found
from trainer.pix2pix.foreign.options_file import ProgramOptions, generator_in, read_options
from trainer.pix2pix.foreign.pict import open_pict

_KINDS: dict[Kind, tuple[str, ...]] = {  # words in the names of models that tell what they draw from
    "lines": ("edge", "sketch", "line", "contour", "draw", "pix2pix_cat"),
    "labels": ("facade", "label", "cityscape", "seg", "map", "ade20k"),
    "photo": ("day2night", "photo", "horse", "zebra", "monet", "summer", "winter", "cezanne", "vangogh", "color"),
}
_NETWORK = re.compile(r"_?net_?G(_[AB])?$", re.IGNORECASE)  # as the reference program ends its files' names
_LONGEST = 400  # letters of a sentence
_PLAIN_NAMES = ("", "latest", "generator", "model", "g", "gen", "checkpoint", "weights", "last", "best")


@dataclass(frozen=True)
class ForeignModel:
    """A generator that was recognised in a file, and what is known of it besides."""

    path: Path  # of its file
    table: TensorTable
    found: Found
    options: ProgramOptions
    options_file: str

    def usual(self) -> Reading:
        """Return the reading that its program itself would most likely draw with, options believed first."""
        reading = Reading(dropped=self.options.dropout)
        if self.options.running and self.found.has_running:
            reading = msgspec.structs.replace(reading, statistics="running")
        return reading

    def readings(self) -> Iterator[Reading]:
        """Yield every reading that can be, the likeliest first: each differs in more things from the usual one."""
        usual = self.usual()
        changes: list[tuple[str, str]] = []
        if self.found.has_running:
            changes.append(("statistics", "own" if usual.statistics == "running" else "running"))
        changes.append(("lines", "inverted"))
        if self._has_dropout(usual):
            changes.append(("dropout", "on"))
        changes += [("order", "bgr"), ("range", "unit")]
        if self.found.spec.upsampling == "resize":
            changes.insert(0, ("upsampling", "bilinear"))
        for count in range(len(changes) + 1):
            for chosen in combinations(changes, count):
                other = dict(chosen)
                if not {"lines", "range"} <= other.keys():
                    yield msgspec.structs.replace(usual, **other)

    def _has_dropout(self, reading: Reading) -> bool:
        return self.found.spec.dropout > 0 and reading.dropped is not False

    def convert(
        self, reading: Reading, name: str | None = None, kind: Kind | None = None, size: int | None = None
    ) -> tuple[ModelCard, dict[str, Tensor]]:
        """Return our card and weights of it, read so.

        Raises:
            ModelFileError: the reading or the tensors don't fit.
        """
        with _one_sentence():
            spec, space, weights = convert(self.table, self.found, reading)
        natural = 1 << spec.depth if spec.kind != "resnet" else 256
        card = ModelCard(
            name=name or self._name(),
            network=spec,
            size=size or self.options.size or max(64, min(natural, 512)),
            description=self.describe(),
            credits=tr("Imported from {path}.", path=self.path.name),
            input=InputSpec(kind=kind or self._kind()),
            colour_space=space,
            data=DataSpec(direction=self.options.direction or "AtoB"),
            training=TrainingRecord(objective="; ".join(self.assumed(reading))),
            keeps_dropout=reading.dropout == "on" and spec.dropout > 0,
        )
        return card, weights

    def describe(self) -> str:
        """Return what the tensors say, in one sentence."""
        spec = self.found.spec
        what = (
            tr("A ResNet of {blocks} blocks", blocks=spec.blocks)
            if spec.kind == "resnet"
            else tr("A U-Net {depth}", depth=1 << spec.depth)
        )
        norm = tr("no norm") if spec.norm == "none" else tr("{norm} norm", norm=spec.norm)
        return tr(
            "{what}, width {width}, {norm}, of {program}.",
            what=what,
            width=spec.width,
            norm=norm,
            program=tr(self.found.program),
        )

    def assumed(self, reading: Reading) -> list[str]:
        """Return what was assumed or told by the options file, a clause each, with the option that says otherwise."""
        told = tr(" (as {file} says)", file=self.options_file) if self.options_file else ""
        said: list[str] = []
        if self.found.spec.norm != "none":
            where = tr("each image's own") if reading.statistics == "own" else tr("those kept from training")
            other = (
                tr(" (--norm-statistics {other} is the other way)", other=_other(reading.statistics))
                if self.found.has_running
                else ""
            )
            said.append(tr("statistics of the norms: {where}{other}", where=where, other=other))
        if self._has_dropout(reading):
            trained = told if reading.dropped is not None and self.options.dropout is not None else ""
            said.append(
                tr(
                    "dropout while drawing: {dropout}, and trained with it{trained}",
                    dropout=reading.dropout,
                    trained=trained,
                )
            )
        said.append(tr("channels: {order}", order=reading.order.upper()))
        said.append(tr("input from {value} to 1", value="-1" if reading.range == "signed" else "0"))
        if reading.lines == "inverted":
            said.append(tr("lines: white on black"))
        if self.options.direction is not None:
            said.append(tr("direction {direction}{told}", direction=self.options.direction, told=told))
        return [*said, *self.found.open]

    def _name(self) -> str:
        stem = _NETWORK.sub("", self.path.stem)
        if self.options.name:
            stem = self.options.name
        elif stem.lower() in _PLAIN_NAMES or stem.isdigit():
            stem = self.path.parent.name or stem
        return stem.replace("_", " ").strip()[:80] or "Imported model"

    def _kind(self) -> Kind:
        said = f"{self._name()} {self.path.stem}".lower().replace(" ", "_")
        return next((kind for kind, words in _KINDS.items() if any(word in said for word in words)), "colours")


def _other(statistics: str) -> str:
    return "running" if statistics == "own" else "own"


def open_foreign(path: Path, network: str | None = None) -> ForeignModel:
    """Recognise the generator in a checkpoint, a `.pict` file, or a folder `checkpoints/NAME`.

    Raises:
        ModelFileError: there is none, or it can't be read; one sentence.
    """
    folder = path if path.is_dir() else path.parent
    if path.is_dir():
        generator = generator_in(path)
        if generator is None:
            raise ModelFileError(
                tr("{path} holds no generator: choose a folder with latest_net_G.pth, or the file itself.", path=path)
            )
        path = generator
    with _one_sentence():
        table, found = recognise(_open(path), network)
    options, name = read_options(folder)
    options, doubts = _believed(options, found, name)
    return ForeignModel(path, table, replace(found, open=(*found.open, *doubts)), options, name)


@contextlib.contextmanager
def _one_sentence() -> Iterator[None]:
    """Let nothing but a sentence through: names in a file may hold anything, of any length."""
    try:
        yield
    except ModelFileError as error:
        said = "".join(sign if sign.isprintable() else "�" for sign in str(error))
        if len(said) > _LONGEST:
            said = f"{said[: _LONGEST // 2]} … {said[-_LONGEST // 2 :]}"
        raise ModelFileError(said) from error


def _open(path: Path) -> list[TensorTable]:
    if path.suffix.lower() == ".pict":
        return [open_pict(path)]
    return open_checkpoint(path)


def _believed(options: ProgramOptions, found: Found, file: str) -> tuple[ProgramOptions, Sequence[str]]:
    """Return the options that the tensors don't contradict, and what was passed over."""
    kinds = {"unet": "unet", "resnet": "resnet"}
    said = (options.generator or "").split("_")[0]
    if said in kinds and said != found.spec.kind:
        return ProgramOptions(), (
            tr(
                "{file} speaks of another network ({generator}) and was passed over",
                file=file,
                generator=options.generator,
            ),
        )
    if found.spec.kind == "resnet" and options.dropout is not None:
        options = msgspec.structs.replace(options, dropout=found.spec.dropout > 0)
    return options, ()
