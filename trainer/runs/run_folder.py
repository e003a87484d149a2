"""A run folder: where a training run keeps what it made, and who owns it."""

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import msgspec

from trainer.files.atomic_write import remove_stale_parts, write_atomically
from trainer.files.file_lock import try_lock
from trainer.files.json_reader import JsonError, read_json
from trainer.files.reasons import reason_of
from trainer.files.regular_file import open_for_appending, open_for_reading, open_in_place
from trainer.files.shell import quoted
from trainer.messages import tr
from trainer.runs.config import ConfigError, TrainConfig, make_config
from trainer.runs.events import Event, decode_event, encode_event

MOST_MODELS = 40
RUN_PICTURE = "picture.png"  # drawn with the first model that was saved: it stands for the run's models
_TAKEN = ".control.{owner}"  # words that an owner is reading
_LONGEST_LINE = 1 << 20  # bytes of an event; what is longer is none
_PATIENCE = 0.5  # seconds, for locks that are held for an instant
_LONGEST_PAUSE = 0.5  # seconds between two tries, of whoever waits long


class RunError(Exception):
    """A run folder can't be used; the message is one sentence."""


class RunFolder:
    """The paths inside one run folder."""

    def __init__(self, root: str | os.PathLike[str]) -> None:
        self.root = Path(root)
        self.config = self.root / "config.json"
        self.events = self.root / "events.jsonl"
        self.samples = self.root / "samples"
        self.pinned = self.root / "pinned"
        self.pinned_drawing = self.pinned / "drawing.png"  # put there by the person; drawn anew at each checkpoint
        self.models = self.root / "models"
        self.examples = self.root / "examples"  # drawings that it doesn't learn from, to draw on
        self.picture = self.root / RUN_PICTURE
        self.model = self.root / "model.safetensors"
        self.best = self.root / "best.safetensors"
        self.resume = self.root / "resume.pt"
        self.resume_before = self.root / "resume.before.pt"  # the checkpoint before the newest
        self.log = self.root / "log.txt"
        self.lock = self.root / "lock"  # the owner's process id
        self.control = self.root / "control"  # words for the owner, a line each

    def create(self, config: TrainConfig) -> None:
        """Make the folder for a new run.

        Raises:
            RunError: there is a run already, or the folder can't be made.
        """
        self.prepare()
        with RunLock(self):  # of two that come at once, one makes the run
            self.begin(config)

    def prepare(self) -> None:
        """Make what a run is kept in, for whoever takes it next.

        Raises:
            RunError: it can't be made.
        """
        try:
            self.make_folders()
        except OSError as error:
            raise RunError(
                tr("The run folder {root} can't be made ({why}).", root=self.root, why=reason_of(error))
            ) from error

    def begin(self, config: TrainConfig) -> None:
        """Keep the settings of a new run, whose lock is held; what is left of a false start makes way.

        Raises:
            RunError: something has been learned here already, or the folder can't be written.
        """
        if self.config.exists() and self.has_learned:
            raise RunError(
                tr(
                    "{root} already holds a run: `sketchpad-trainer resume {root}` goes on with it, or "
                    "choose another folder with --out.",
                    root=quoted(self.root),
                )
            )
        try:
            for of_a_false_start in (self.events, self.log):
                of_a_false_start.unlink(missing_ok=True)
            self.write_config(config)
        except OSError as error:
            raise RunError(
                tr("The run folder {root} can't be made ({why}).", root=self.root, why=reason_of(error))
            ) from error

    def make_folders(self) -> None:
        """Make the folders inside, those that somebody deleted too.

        Raises:
            OSError: the disk is full or the folder can't be written.
        """
        for folder in (self.samples, self.pinned, self.models):
            folder.mkdir(parents=True, exist_ok=True)

    def remove_stale_parts(self) -> None:
        """Remove what writers that were killed left; whoever calls it owns the run."""
        for folder in (self.root, self.samples, self.pinned, self.models):
            remove_stale_parts(folder)
        for words in self.root.glob(_TAKEN.format(owner="*")):
            with contextlib.suppress(OSError):
                words.unlink()

    def refuse_links(self) -> None:
        """See to it that what is written in this folder stays in it: a run may come from anywhere.

        Raises:
            RunError: one of the run's own files or folders is a symbolic link.
        """
        own = (path for path in vars(self).values() if path != self.root)
        for path in own:
            if path.is_symlink():
                raise RunError(
                    tr(
                        "{path} is a link to another place, which a training would write to: put a copy of "
                        "what it leads to in its place.",
                        path=path,
                    )
                )

    @property
    def has_learned(self) -> bool:
        """Whether there is anything that a training left: a checkpoint or a model."""
        kept = (self.resume, self.resume_before, self.model, self.best)
        return any(path.exists() for path in kept) or any(self.models.glob("*.safetensors"))

    def write_config(self, config: TrainConfig) -> None:
        """Write the run's settings, whole or not at all.

        Raises:
            OSError: the disk is full or the folder can't be written.
        """
        write_atomically(self.config, msgspec.json.format(msgspec.json.encode(config), indent=2))

    def read_config(self) -> TrainConfig:
        """Return the run's settings.

        Raises:
            RunError: there is no run here, or its settings are damaged.
        """
        try:
            return make_config(read_json(self.config, dict[str, object]))
        except FileNotFoundError as error:
            raise RunError(
                tr("{root} holds no training run: choose a folder that has a config.json.", root=self.root)
            ) from error
        except (OSError, JsonError, ConfigError) as error:
            raise RunError(
                tr("The settings of the run {root} can't be read ({error}).", root=self.root, error=reason_of(error))
            ) from error

    def read_events(self) -> Iterator[Event]:
        """Yield what the run has told so far; a torn last line and unknown events are skipped."""
        if self.events.exists():
            with open_for_reading(self.events) as file:
                while line := file.readline(_LONGEST_LINE):
                    event = decode_event(line)
                    if event is not None:
                        yield event

    def append_event(self, event: Event) -> None:
        """Append one event; a line torn by an earlier crash is closed first."""
        with open_for_appending(self.events) as file:
            if file.tell() > 0:
                file.seek(-1, os.SEEK_END)
                if file.read(1) != b"\n":
                    file.write(b"\n")
            file.write(encode_event(event))

    def locate(self, path: str) -> Path:
        """Return where a file that an event names is now, though the run has been moved since."""
        named = Path(path)
        inside = self.root / named.parent.name / named.name
        return inside if named.parent.name in ("samples", "pinned", "models") else self.root / named.name

    def owner(self) -> int | None:
        """Return the id of the process that trains here, None if there is none; the run isn't taken."""
        found: list[int | None] = []

        def look() -> bool:
            with open_in_place(self.lock) as file:
                if try_lock(file):
                    found.append(None)
                elif number := file.read(20).strip():  # not yet there when the owner has only just come
                    found.append(int(number))
            return bool(found)

        with contextlib.suppress(OSError, ValueError):
            _within(_PATIENCE, look)
        return found[0] if found else None

    def steer(self, word: str) -> None:
        """Give the training that runs here, attached or not, a word (`trainer.runs.commands`); it acts within a step.

        Raises:
            RunError: nobody trains here, or the word can't be written.
        """
        if self.owner() is None:
            raise RunError(tr("No training is running in {root}.", root=self.root))
        try:
            written = False
            while not written:
                with open_for_appending(self.control) as file:
                    _within(_PATIENCE, partial(try_lock, file))
                    file.write(word.encode() + b"\n")
                    file.flush()
                    written = os.fstat(file.fileno()).st_nlink > 0  # else it was taken away while we waited
        except OSError as error:
            raise RunError(
                tr("The training in {root} can't be reached ({why}).", root=self.root, why=reason_of(error))
            ) from error

    def take_control(self) -> list[str]:
        """Return the words in the control file, oldest first, and take them out of it."""
        taken = self.control.with_name(_TAKEN.format(owner=os.getpid()))
        try:
            if not self.control.stat().st_size:  # its writer has only just opened it
                return []
            self.control.replace(taken)
        except OSError:  # there is none; or, on Windows, it is being written
            return []
        with taken.open("rb") as file:
            _within(_PATIENCE, partial(try_lock, file))  # a writer that opened it before may have more to say
            words = file.read().decode(errors="replace").split()
            with contextlib.suppress(OSError):
                taken.unlink()
        taken.unlink(missing_ok=True)  # on Windows only now
        return words

    def thin_models(self) -> None:
        """Keep at most MOST_MODELS checkpoints, spread evenly over the run, the newest always among them."""
        found = self.models.glob("*.safetensors")
        files = sorted(file for file in found if file.stem.isdecimal())  # others are somebody's own
        while len(files) > MOST_MODELS:
            steps = [int(file.stem) for file in files]
            # Dropping the one whose neighbours are nearest to each other keeps the spread even.
            gaps = [steps[i + 1] - steps[i - 1] for i in range(1, len(files) - 1)]
            victim = 1 + gaps.index(min(gaps))
            files.pop(victim).unlink()


class RunLock:
    """Ownership of a run folder; the system releases it when the owner ends, however it ends."""

    def __init__(self, run: RunFolder, patience: float = _PATIENCE) -> None:
        """`patience` is how many seconds the run may still have another owner."""
        self._run, self._patience = run, patience
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        """Take the run.

        Raises:
            RunError: another program is training in it, or the folder can't be written.
        """
        self._run.refuse_links()
        with contextlib.ExitStack() as opened:
            try:
                file = opened.enter_context(open_for_appending(self._run.lock))
                # An onlooker (`RunFolder.owner`) has the lock for an instant.
                if not _within(self._patience, partial(try_lock, file)):
                    raise RunError(
                        tr("Another training is using {root}: stop it first, or wait for it.", root=self._run.root)
                    )
                file.truncate(0)
                file.write(b"%d\n" % os.getpid())
                file.flush()
            except OSError as error:
                raise RunError(
                    tr("The run folder {root} can't be used ({why}).", root=self._run.root, why=reason_of(error))
                ) from error
            opened.pop_all()
        self._file = file
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


def _within(seconds: float, succeeds: Callable[[], bool]) -> bool:
    """Try until it succeeds or the time is over."""
    end, pause = time.monotonic() + seconds, 0.01
    while not succeeds():
        if time.monotonic() > end:
            return False
        time.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)
    return True
