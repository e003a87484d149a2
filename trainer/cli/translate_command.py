"""The command that makes pictures of drawings: images, folders, films."""

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from trainer.cli.process import events_only, stop_by_signal, wake_if_orphaned, yield_to_others
from trainer.messages import tr
from trainer.model_card import read_card
from trainer.runs.config import ConfigError
from trainer.translation.translation_events import (
    NotTranslated,
    PassedOver,
    Translating,
    TranslationEvent,
    Written,
    encode_translation_event,
)
from trainer.translation.translation_plan import make_plan

commands = typer.Typer()
_BAD_INPUT = 2
_MOST_NAMED = 10  # files passed over, where a person reads


@commands.command()
def translate(
    model: Annotated[Path, typer.Argument(help="A model file.")],
    inputs: Annotated[list[Path], typer.Argument(help="Drawings: images, films, or folders of them.")],
    out: Annotated[Path, typer.Option(help="The folder for the pictures, or a film (.mp4) that they become.")],
    seed: Annotated[int | None, typer.Option(help="Draw with dropout, from this seed.")] = None,
    device: Annotated[str | None, typer.Option(help="cpu, cuda or mps [the best there is].")] = None,
    recursive: Annotated[bool, typer.Option("--recursive", help="Look into folders within folders.")] = False,
    frames: Annotated[bool, typer.Option("--frames", help="Make a folder of images of a film, not a film.")] = False,
    rate: Annotated[
        float | None, typer.Option(min=0.1, max=240, help="Frames a second of films [as read, or 24].")
    ] = None,
    attached: Annotated[bool, typer.Option("--attached", help="Say JSON; stop when stdin closes.")] = False,
    low_priority: Annotated[bool, typer.Option("--low-priority", help="Give way to other programs.")] = False,
) -> None:
    """Make a picture of each drawing, at the drawing's own size and with its name."""
    if low_priority:
        yield_to_others()  # before torch starts its threads
    if attached:
        wake_if_orphaned()
    read_card(model)  # a wrong file is told before torch is loaded
    if frames and out.suffix.lower() == ".mp4":
        raise ConfigError("--frames makes folders of images: give --out a folder.")
    plan = make_plan(inputs, out, recursive, frames)
    from trainer.translation.translator import StoppedError, Translator

    stop = threading.Event()
    with contextlib.ExitStack() as stack:
        tell = stack.enter_context(_lines() if attached else _terminal())
        stack.enter_context(stop_by_signal(stop.set))  # the picture that is being written is still finished
        if attached:
            threading.Thread(target=_wait_for_the_end, args=(stop,), daemon=True).start()
        try:
            failed = Translator(model, seed, device, tell, stop.is_set).run(plan, rate)
        except StoppedError:
            return
    if failed:
        sys.exit(_BAD_INPUT)


def _wait_for_the_end(stop: threading.Event) -> None:
    """Note that the parent has closed our stdin, or is gone."""
    with contextlib.suppress(OSError):
        while os.read(0, 4096):
            pass
    stop.set()


@contextlib.contextmanager
def _lines() -> Iterator[Callable[[TranslationEvent], None]]:
    """Say everything as JSON, for a parent."""
    with events_only() as stdout:

        def tell(event: TranslationEvent) -> None:
            with contextlib.suppress(OSError):  # a parent that is gone is noticed by its closed stdin
                stdout.write(encode_translation_event(event))
                stdout.flush()

        yield tell


@contextlib.contextmanager
def _terminal() -> Iterator[Callable[[TranslationEvent], None]]:
    """Print what is written, show a bar on a terminal, and say on stderr what failed or was passed over."""
    columns = (TextColumn(tr("Translating")), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    passed: list[PassedOver] = []
    made = 0
    failures: list[str] = []
    with Progress(*columns, console=Console(), disable=not sys.stdout.isatty()) as progress:
        task = progress.add_task("", total=None)

        def tell(event: TranslationEvent) -> None:
            nonlocal made
            match event:
                case Translating():
                    progress.update(task, completed=event.done, total=event.of)
                case Written():
                    made += 1
                    progress.console.print(event.path, highlight=False, markup=False, soft_wrap=True)
                case PassedOver():
                    passed.append(event)
                case NotTranslated():
                    failures.append(event.message)

        yield tell
    for file in passed[:_MOST_NAMED]:
        print(tr("Passed over {path}: {reason}.", path=file.path, reason=file.reason), file=sys.stderr)
    if len(passed) > _MOST_NAMED:
        print(tr("Passed over {count} more.", count=len(passed) - _MOST_NAMED), file=sys.stderr)
    for sentence in failures:
        print(sentence, file=sys.stderr)
    if passed or failures:
        print(
            tr(
                "{made} made, {count} passed over, {count2} failed.",
                made=f"{made:,}",
                count=f"{len(passed):,}",
                count2=f"{len(failures):,}",
            ),
            file=sys.stderr,
        )
