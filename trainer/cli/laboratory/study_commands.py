"""The commands of a study with people: make one, and say what came of it."""

import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from trainer.cli.data_commands import read_as
from trainer.cli.progress_bar import counted
from trainer.data.image_files import DataError
from trainer.files.reasons import reason_of
from trainer.laboratory.study.results import Result, add_result, read_result, summarise
from trainer.laboratory.study.trials import Study, StudyError, read_study
from trainer.messages import plural, tr
from trainer.model_card import read_card
from trainer.runs.config import ConfigError

commands = typer.Typer(help="Real or made? Let people say.", no_args_is_help=True)
_MOST_NAMED = 5  # pictures of each end


@commands.command("make")
def make(
    model: Annotated[Path, typer.Argument(help="A model file.")],
    data: Annotated[Path, typer.Argument(help="A folder of pairs; those of val/ or a fixed tenth are shown.")],
    out: Annotated[Path, typer.Option(help="The folder to write; study.html in it is for friends.")],
    direction: Annotated[str | None, typer.Option(help="AtoB or BtoA [as the model learned].")] = None,
    input: Annotated[str | None, typer.Option(help="The folder of inputs [as the model learned].")] = None,
    target: Annotated[str | None, typer.Option(help="The folder of targets [as the model learned].")] = None,
    same_inputs: Annotated[
        bool, typer.Option("--same-inputs", help="Show the real and the made picture of one input together.")
    ] = False,
    device: Annotated[str | None, typer.Option(help="cpu, cuda or mps [the best there is].")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Make a study: a folder for the window, and one HTML file for friends."""
    spec = read_as(read_card(model).data, {"direction": direction, "input": input, "target": target})
    from trainer.laboratory.study_maker import make_study
    from trainer.pix2pix.hardware import DeviceError

    with counted(tr("Drawing")) as tell:
        try:
            study = make_study(model, data, spec, out, device, same_inputs, tell)
        except DeviceError as error:
            raise DataError(str(error)) from error
        except OSError as error:
            raise DataError(
                tr("{path} can't be written ({why}).", path=error.filename or out, why=reason_of(error))
            ) from error
    if json:
        print(msgspec.json.encode(study).decode())
        return
    print(
        tr(
            "{out}: {practice} trials for practice and {trials} that count. Send it to friends; "
            "each sends a result file back.",
            out=out / "study.html",
            practice=study.practice,
            trials=study.trials - study.practice,
        )
    )


@commands.command("results")
def results(
    study: Annotated[Path, typer.Argument(help="The study's folder.")],
    files: Annotated[list[Path], typer.Argument(help="Result files that came back.")],
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say how often people were fooled, with an interval, and by which pictures."""
    try:
        made, taken = _taken(study, files)
    except StudyError as error:
        raise ConfigError(str(error)) from error
    outcome = summarise(taken)
    if outcome is None:
        raise ConfigError(tr("None of these results counts: there is nothing to say."))
    if json:
        print(msgspec.json.encode(outcome).decode())
        return
    low, high = outcome.interval or (0.0, 0.0)
    within = (
        tr(" (95 % interval {low} to {high} %)", low=f"{100 * low:.1f}", high=f"{100 * high:.1f}")
        if outcome.interval is not None
        else ""
    )
    people = plural("1 person", "{n} people", outcome.participants)
    print(
        tr(
            "“{model}” fooled {people} in {fooled} % of {trials} trials{within}.",
            model=made.model,
            people=people,
            fooled=f"{100 * outcome.fooled:.1f}",
            trials=outcome.trials,
            within=within,
        )
    )
    if outcome.interval is None:
        print(tr("With fewer than three people there is no interval."))
    if outcome.left_out:
        print(tr("{count} trials were shown too long or too short, and don't count.", count=outcome.left_out))
    names = {item.made: item.name for item in made.items}
    for words, pictures in (
        (tr("Fooled most"), outcome.pictures[:_MOST_NAMED]),
        (tr("Fooled least"), outcome.pictures[-_MOST_NAMED:][::-1]),
    ):
        print(f"{words}: " + ", ".join(f"{names.get(p.made, p.made)} ({p.fooled}/{p.shown})" for p in pictures))


def _taken(folder: Path, files: list[Path]) -> tuple[Study, list[Result]]:
    """Return a study and the results that belong to it; of those that don't, a sentence is told.

    Raises:
        StudyError: there is no study.
    """
    study = read_study(folder)
    taken: list[Result] = []
    for path in files:
        try:
            taken = add_result(taken, read_result(path), study.id)
        except StudyError as error:
            print(error, file=sys.stderr)
    return study, taken
