"""Training the cells of a grid one after the other, each for its time, and going on after a kill where it was."""

import contextlib
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from trainer.data.image_files import DataError
from trainer.files.atomic_write import write_atomically
from trainer.files.reasons import reason_of
from trainer.messages import tr
from trainer.runs.commands import Commands, Word
from trainer.runs.config import ConfigError, TrainConfig
from trainer.runs.events import Event, Finished, Saved, Started, Step
from trainer.runs.run_folder import RunFolder, RunLock
from trainer.training.loop import train

_SPENT = "spent"  # the file in a run's folder: seconds of training up to its last checkpoint, then "done" at the end
_LEAST = 1e-3  # minutes


class Interrupted(Exception):  # noqa: N818  (nothing went wrong)
    """The person stopped the comparison; what was trained is saved."""


def train_cell(run: RunFolder, config: TrainConfig, commands: Commands, tell: Callable[[float], None]) -> float:
    """Train a cell to its end, from its last checkpoint if there is one; return the seconds that it took in all.

    `tell` hears the share that is done, 0 to 1.

    Raises:
        Interrupted: a stop was asked for.
        ConfigError: the folder holds a run with other settings.
        DataError: the pairs can't be used.
        TrainingError: the training broke.
        OSError: the disk is full.
    """
    if not run.config.exists():
        run.create(config)
    elif msgspec.structs.replace(run.read_config(), name=config.name) != config:
        raise ConfigError(
            tr(
                "{root} was trained with other settings: choose another folder with --out, or the same settings.",
                root=run.root,
            )
        )
    before, done = _read_spent(run)
    if done:
        tell(1.0)
        return before
    began, length = time.monotonic(), 1
    reasons: list[str] = []

    def emit(event: Event) -> None:
        nonlocal length
        spent = before + time.monotonic() - began
        with contextlib.suppress(OSError):
            run.append_event(event)
        if isinstance(event, Started):
            length = max(1, event.steps)
        elif isinstance(event, Saved):
            _write_spent(run, spent, False)
        elif isinstance(event, Finished):
            reasons.append(event.reason)
        elif isinstance(event, Step):
            in_time = spent / (config.minutes * 60) if config.minutes is not None else 0.0
            tell(min(1.0, max(event.step / length, in_time)))

    limit = None if config.minutes is None else max(_LEAST, config.minutes - before / 60)
    with RunLock(run):
        stopper = _Listening(commands)
        train(run, _with_minutes(config, limit), emit, stopper)
    spent = before + time.monotonic() - began
    stopped = stopper.stopped and "completed" not in reasons
    _write_spent(run, spent, not stopped)
    if stopped:
        raise Interrupted
    tell(1.0)
    return spent


class _Listening(Commands):
    """The person's words on their way to one training, remembering whether one was to stop."""

    def __init__(self, source: Commands) -> None:
        super().__init__()
        self._source = source
        self.stopped = False

    def take(self) -> list[Word]:
        taken = self._source.take()
        self.stopped = self.stopped or Word.STOP in taken
        return taken

    def asked(self, word: Word) -> bool:
        return self._source.asked(word)

    def wait(self) -> list[Word]:
        taken = self._source.wait()
        self.stopped = self.stopped or Word.STOP in taken
        return taken


def _with_minutes(config: TrainConfig, minutes: float | None) -> TrainConfig:
    return msgspec.structs.replace(config, minutes=minutes)


def _spent_file(run: RunFolder) -> Path:
    return run.root / _SPENT


def _read_spent(run: RunFolder) -> tuple[float, bool]:
    try:
        seconds, _, word = _spent_file(run).read_text(encoding="utf-8").partition(" ")
        return float(seconds), word == "done" and run.model.exists()
    except (OSError, ValueError):
        return 0.0, False


def _write_spent(run: RunFolder, seconds: float, done: bool) -> None:
    try:
        write_atomically(_spent_file(run), f"{seconds:.2f} {'done' if done else 'training'}".encode())
    except OSError as error:
        raise DataError(
            tr("{root} can't be written ({why}): make room.", root=run.root, why=reason_of(error))
        ) from error
