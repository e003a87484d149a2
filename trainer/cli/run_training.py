"""Long work as a person or a parent process meets it: events, progress bars, stopping, exit codes."""

import contextlib
import io
import logging
import sys
import traceback
from collections.abc import Callable, Iterator
from typing import IO

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from trainer.cli.process import deaf, events_only, heard
from trainer.data.image_files import DataError
from trainer.files.reasons import reason_of
from trainer.files.regular_file import open_for_appending
from trainer.messages import counted_pairs, mark, tr
from trainer.model_card import ModelFileError
from trainer.pix2pix.hardware import DeviceError
from trainer.runs.config import ConfigError, TrainConfig
from trainer.runs.events import (
    Event,
    Failed,
    Finished,
    Paused,
    Pinned,
    Planned,
    Resumed,
    Sample,
    Saved,
    Started,
    Step,
    Validated,
    Warned,
    encode_event,
)
from trainer.runs.run_folder import RunFolder
from trainer.training.distributed import Share
from trainer.training.loop import TrainingError, train

_BAD_INPUT, _OUR_FAULT = 2, 1


def run_training(run: RunFolder, config: TrainConfig, attached: bool, share: Share) -> int:
    """Train in `run`, which the caller has locked, and return the exit code.

    Ctrl-C, a termination signal or `stop` saves and ends the run. Of several processes only the first keeps a journal
    and listens.
    """
    with contextlib.ExitStack() as stack:
        emit = stack.enter_context(_journal(run, attached)) if share.leads else _silent
        commands = stack.enter_context(heard(run, attached) if share.leads else deaf())
        try:
            train(run, config, emit, commands, share)
        except (DataError, ConfigError, DeviceError, ModelFileError) as error:
            return _report(emit, str(error), _BAD_INPUT)
        except TrainingError as error:
            return _report(emit, str(error), _OUR_FAULT)
        except OSError as error:
            where = f" ({error.filename})" if error.filename else ""
            return _report(
                emit, tr("The run can't be saved{where}: {why}.", where=where, why=reason_of(error)), _OUR_FAULT
            )
        except Exception as error:  # noqa: BLE001  (whatever it is, the journal says that and how the run ended)
            return _report(
                emit, tr("The training broke: {kind}: {error}.", kind=type(error).__name__, error=error), _OUR_FAULT
            )
    return 0


def _silent(_event: Event) -> None:
    """Say nothing: the first process says it."""


def _report(emit: Callable[[Event], None], message: str, code: int) -> int:
    emit(Failed(message, traceback.format_exc() if code == _OUR_FAULT else ""))
    with contextlib.suppress(OSError):
        print(message, file=sys.stderr)
    return code


def _close_log(stream: io.TextIOBase) -> None:
    with contextlib.suppress(OSError):  # a full disk: what can't be logged is no news for a person
        stream.close()


@contextlib.contextmanager
def _journal(run: RunFolder, attached: bool) -> Iterator[Callable[[Event], None]]:
    """Give the one function that writes events: to the run's journal, its log, and stdout or the terminal."""
    logging.raiseExceptions = False  # a line that can't be logged, on a full disk, is no news for a person
    log = logging.getLogger("trainer")
    stream = io.TextIOWrapper(open_for_appending(run.log), encoding="utf-8")
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False
    shows_bar = sys.stdout.isatty() and not attached
    with contextlib.ExitStack() as stack:
        stack.callback(_close_log, stream)
        stack.callback(handler.close)
        stack.callback(log.removeHandler, handler)
        show = stack.enter_context(_bar()) if shows_bar else _lines(stack.enter_context(events_only()))

        def emit(event: Event) -> None:
            with contextlib.suppress(OSError):  # a full disk must not cost the run; what matters is told below
                run.append_event(event)
            if sentence := _sentence(event):
                log.info(sentence)
            show(event)

        yield emit


def _lines(stdout: IO[bytes]) -> Callable[[Event], None]:
    def show(event: Event) -> None:
        # A parent that is gone is noticed by its closed stdin; here it must not cost the run.
        with contextlib.suppress(OSError):
            stdout.write(encode_event(event))
            stdout.flush()  # a frozen program buffers by blocks

    return show


@contextlib.contextmanager
def _bar() -> Iterator[Callable[[Event], None]]:
    columns = (
        TextColumn(tr("Training")),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[losses]}"),
        TextColumn("{task.fields[left]} left"),
    )
    with Progress(*columns) as progress:
        task: TaskID = progress.add_task("", total=None, losses="", left="?")

        def show(event: Event) -> None:
            if isinstance(event, Started):
                progress.update(task, total=event.steps, completed=event.first_step)
            elif isinstance(event, Step):
                losses = "  ".join(f"{name} {value:.3f}" for name, value in event.losses.items())
                progress.update(task, completed=event.step, losses=losses, left=_duration(event.eta_s))
            elif not isinstance(event, Failed) and (sentence := _sentence(event)):
                progress.console.print(sentence, highlight=False, markup=False)

        yield show


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return (
        tr("{hours} h {minutes} min", hours=hours, minutes=f"{minutes:02}")
        if hours
        else tr("{minutes} min {rest} s", minutes=minutes, rest=f"{rest:02}")
    )


def _sentence(event: Event) -> str:
    """Return the event as a line of the log, "" for the many that are only numbers."""
    match event:
        case Started():
            said = mark("Starting at step {step} of {steps}: {pairs} on {device}.")
            if event.first_step:
                said = mark("Resuming at step {step} of {steps}: {pairs} on {device}.")
            return tr(
                said, step=event.first_step, steps=event.steps, pairs=counted_pairs(event.pairs), device=event.device
            )
        case Sample():
            return tr("Step {step}: samples in {path}.", step=event.step, path=event.path)
        case Validated():
            figures = ", ".join(f"{name} {value:g}" for name, value in event.figures.items())
            return tr("Step {step}: validated, {figures}.", step=event.step, figures=figures)
        case Saved():
            return tr("Step {step}: saved {path}.", step=event.step, path=event.path)
        case Pinned():
            return tr("Step {step}: the pinned drawing in {path}.", step=event.step, path=event.path)
        case Paused():
            return tr("Paused.")
        case Resumed():
            return tr("Going on.")
        case Planned():
            return event.message
        case Warned():
            return tr("Warning: {message}", message=event.message)
        case Finished():
            return tr("Done.") if event.reason == "completed" else tr("Stopped and saved; `resume` goes on from here.")
        case Failed():
            return tr("Failed: {message}\n{detail}", message=event.message, detail=event.detail).rstrip()
        case _:
            return ""
