"""All runs that were begun in the window: listed, named, renamed, and thrown away."""

import contextlib
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import msgspec
from PySide6.QtCore import QFile

from sketchpad.training.runs.run_progress import RunProgress, State
from trainer.files.reasons import reason_of
from trainer.messages import tr
from trainer.runs.config import TrainConfig
from trainer.runs.events import Event, decode_event
from trainer.runs.run_folder import RunError, RunFolder

_LAST = 64 * 1024  # bytes of a journal that tell how a run stands
_LONGEST_NAME = 40  # characters of a folder's name


@dataclass(frozen=True)
class RunEntry:
    """A run as a list shows it."""

    root: Path
    config: TrainConfig
    state: State
    step: int
    steps: int
    pairs: int
    images_per_second: float  # at the last step
    likeness: float | None  # PSNR of the last validation, in decibels
    thumbnail: Path | None  # the newest picture of it
    changed: float  # seconds since the epoch
    busy: bool  # a process trains it now
    fault: str = ""  # why it can't be used, a sentence; nothing but its folder is known then

    @property
    def name(self) -> str:
        """What the person calls it."""
        return self.config.name

    @property
    def resumable(self) -> bool:
        """Whether training can go on where it ended."""
        return not self.busy and not self.fault and self.state != "completed"


class NoBinError(RunError):
    """There is no bin for a run."""


class RunLibrary:
    """The folder of runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def entries(self) -> list[RunEntry]:
        """Return all runs, the one that changed last first, those that can't be read with their fault.

        Folders that hold no run are passed over.
        """
        found = []
        for root in _folders_in(self.folder):
            try:
                found.append(read_entry(root))
            except RunError as error:
                if os.path.lexists(RunFolder(root).config):
                    found.append(_faulty(root, str(error)))
        return sorted(found, key=lambda entry: entry.changed, reverse=True)

    def create(self, config: TrainConfig) -> RunFolder:
        """Make a folder for a new run, named after it.

        Raises:
            RunError: it can't be made.
        """
        stem = re.sub(r"[^\w-]+", "-", config.name.lower()).strip("-")[:_LONGEST_NAME] or "model"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            number, root = 1, self.folder / stem
            while True:
                try:
                    root.mkdir()
                    break
                except FileExistsError:
                    number += 1
                    root = self.folder / f"{stem}-{number}"
        except OSError as error:
            raise RunError(
                tr(
                    "A new training can’t be kept in {folder} ({why}): make room.",
                    folder=self.folder,
                    why=reason_of(error),
                )
            ) from error
        run = RunFolder(root)
        run.create(config)
        return run

    def rename(self, entry: RunEntry, name: str) -> None:
        """Give a run another name; its folder stays.

        Raises:
            RunError: it is being trained, or can't be written.
        """
        _refuse_if_busy(entry)
        run = RunFolder(entry.root)
        try:
            run.write_config(msgspec.structs.replace(run.read_config(), name=name))
        except OSError as error:
            raise RunError(
                tr("“{name}” can’t be renamed ({why}): make room on the disk.", name=entry.name, why=reason_of(error))
            ) from error

    def throw_away(self, entry: RunEntry) -> None:
        """Move a run to the system's bin.

        Raises:
            RunError: it is being trained, or there is no bin.
        """
        _refuse_if_busy(entry)
        if not QFile.moveToTrash(str(entry.root)):
            raise NoBinError(
                tr(
                    "“{name}” can’t be moved to the bin: delete the folder {root} yourself.",
                    name=entry.name,
                    root=entry.root,
                )
            )

    def delete(self, entry: RunEntry) -> None:
        """Delete a run for good, where there is no bin for it.

        Raises:
            RunError: it is being trained, or can't be deleted.
        """
        _refuse_if_busy(entry)
        try:
            shutil.rmtree(entry.root)
        except OSError as error:
            raise RunError(
                tr("“{name}” can’t be deleted ({why}): see who may write there.", name=entry.name, why=reason_of(error))
            ) from error


def _folders_in(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.is_dir()]
    except OSError:
        return []


def _faulty(root: Path, why: str) -> RunEntry:
    config = TrainConfig(data="", name=root.name)
    return RunEntry(root, config, "failed", 0, 0, 0, 0.0, None, None, _changed(RunFolder(root)), False, why)


def read_entry(root: Path) -> RunEntry:
    """Return how the run in a folder stands, from its settings and the end of its journal.

    Raises:
        RunError: there is no run.
    """
    run = RunFolder(root)
    config = run.read_config()
    progress = RunProgress(config)
    for event in _last_events(run.events):
        progress.tell(event)
    state = progress.state
    busy = run.owner() is not None
    if not busy and state in ("training", "paused", "starting"):
        state = "failed" if progress.step else "stopped"  # it ended without a word
    pictures = sorted(run.samples.glob("*.png"))
    return RunEntry(
        root,
        config,
        state,
        progress.step,
        progress.steps or config.steps or 0,
        progress.pairs,
        progress.images_per_second,
        progress.likeness,
        pictures[-1] if pictures else None,
        _changed(run),
        busy,
    )


def _last_events(path: Path) -> list[Event]:
    """Return the first event and those near the end: of a long run, what lies between says nothing new."""
    try:
        with path.open("rb") as file:
            first = file.readline()
            size = file.seek(0, os.SEEK_END)
            start = max(len(first), size - _LAST)
            file.seek(start)
            lines = file.read().split(b"\n")
    except OSError:
        return []
    decoded = map(decode_event, [first, *lines])
    return [event for event in decoded if event is not None]


def _changed(run: RunFolder) -> float:
    for path in (run.events, run.config):
        with contextlib.suppress(OSError):
            return path.stat().st_mtime
    return 0.0


def _refuse_if_busy(entry: RunEntry) -> None:
    if RunFolder(entry.root).owner() is not None:
        raise RunError(tr("“{name}” is being trained: stop it first.", name=entry.name))
