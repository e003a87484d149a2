"""A run folder: where a training run keeps what it made, and who owns it."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import msgspec

from trainer.config import ConfigError, TrainConfig, make_config
from trainer.events import Event, decode_event, encode_event

MOST_MODELS = 40


class RunError(Exception):
    """A run folder can't be used; the message is one sentence."""


class RunFolder:
    """The paths inside one run folder."""

    def __init__(self, root: str | os.PathLike[str]) -> None:
        self.root = Path(root)
        self.config = self.root / "config.json"
        self.events = self.root / "events.jsonl"
        self.samples = self.root / "samples"
        self.models = self.root / "models"
        self.model = self.root / "model.safetensors"
        self.best = self.root / "best.safetensors"
        self.resume = self.root / "resume.pt"
        self.log = self.root / "log.txt"
        self.lock = self.root / "lock"

    def create(self, config: TrainConfig) -> None:
        """Make the folder for a new run.

        Raises:
            RunError: there is a run already, or the folder can't be made.
        """
        if self.config.exists():
            raise RunError(f"{self.root} already holds a run: resume it, or choose another folder with --out.")
        try:
            self.samples.mkdir(parents=True, exist_ok=True)
            self.models.mkdir(exist_ok=True)
            partial = self.config.with_suffix(".part")
            partial.write_bytes(msgspec.json.format(msgspec.json.encode(config), indent=2))
            partial.replace(self.config)
        except OSError as error:
            raise RunError(f"The run folder {self.root} can't be made ({error.strerror}).") from error

    def read_config(self) -> TrainConfig:
        """Return the run's settings.

        Raises:
            RunError: there is no run here, or its settings are damaged.
        """
        try:
            return make_config(msgspec.json.decode(self.config.read_bytes(), type=dict[str, object]))
        except FileNotFoundError as error:
            raise RunError(f"{self.root} holds no training run: choose a folder that has a config.json.") from error
        except (OSError, msgspec.DecodeError, ConfigError) as error:
            raise RunError(f"The settings of the run {self.root} can't be read ({error}).") from error

    def read_events(self) -> Iterator[Event]:
        """Yield what the run has told so far; a torn last line and unknown events are skipped."""
        if self.events.exists():
            with self.events.open("rb") as file:
                for line in file:
                    event = decode_event(line)
                    if event is not None:
                        yield event

    def append_event(self, event: Event) -> None:
        """Append one event; a line torn by an earlier crash is closed first."""
        with self.events.open("ab+") as file:
            if file.tell() > 0:
                file.seek(-1, os.SEEK_END)
                if file.read(1) != b"\n":
                    file.write(b"\n")
            file.write(encode_event(event))

    def thin_models(self) -> None:
        """Keep at most MOST_MODELS checkpoints, spread evenly over the run, the newest always among them."""
        files = sorted(self.models.glob("*.safetensors"))
        while len(files) > MOST_MODELS:
            steps = [int(file.stem) for file in files]
            # Dropping the one whose neighbours are nearest to each other keeps the spread even.
            gaps = [steps[i + 1] - steps[i - 1] for i in range(1, len(files) - 1)]
            victim = 1 + gaps.index(min(gaps))
            files.pop(victim).unlink()


class RunLock:
    """Ownership of a run folder; the system releases it when the owner ends, however it ends."""

    def __init__(self, run: RunFolder) -> None:
        self._run = run
        self._file: IO[str] | None = None

    def __enter__(self) -> Self:
        """Take the run.

        Raises:
            RunError: another program is training in it.
        """
        file = self._run.lock.open("a+", encoding="utf-8")
        try:
            _lock(file)
        except OSError as error:
            file.close()
            raise RunError(f"Another training is using {self._run.root}: stop it first, or wait for it.") from error
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        self._file = file
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        # Far past the end: a locked byte can't be read on Windows, and the owner's number should stay readable.
        file.seek(1 << 30)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)

else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
