"""Checkpoints: all that changes while training, on disk twice, the newest and the one before it.

At any moment a whole checkpoint lies there. A new one is written beside the old ones; only when it is complete does
the newest become the one before, and the new one the newest.
"""

import errno
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

import torch

from trainer.files.atomic_write import open_atomically, sync_folder
from trainer.messages import tr
from trainer.runs.run_folder import RunFolder

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


class CheckpointError(Exception):
    """No checkpoint of a run can be used; the message is one sentence."""


def write_checkpoint(run: RunFolder, content: Mapping[str, Any]) -> None:
    """Write tensors and plain values as the run's newest checkpoint, whole or not at all.

    When the disk is full the checkpoint before the newest makes room.

    Raises:
        OSError: there is still no room, or the folder can't be written.
    """
    fresh = run.resume.with_name("resume.next.pt")
    try:
        _write(fresh, content)
    except OSError as error:
        if error.errno not in _NO_ROOM or not run.resume.exists() or not run.resume_before.exists():
            raise
        run.resume_before.unlink()
        _write(fresh, content)
    if run.resume.exists():
        run.resume.replace(run.resume_before)
    fresh.replace(run.resume)
    sync_folder(run.root)


def read_checkpoints(run: RunFolder, warn: Callable[[str], None]) -> Iterator[dict[str, Any]]:
    """Yield the run's checkpoints that are whole, newest first; `warn` hears of those that are not.

    A caller that can't use one asks for the next.

    Raises:
        CheckpointError: there are checkpoints, but none that is whole.
    """
    paths = [run.resume.with_name("resume.next.pt"), run.resume, run.resume_before]
    damaged: list[Path] = []
    for path in filter(Path.exists, paths):
        try:
            content = _read(path)
        # Whatever a reader meets in a damaged file.
        except Exception:  # noqa: BLE001
            damaged.append(path)
            continue
        if damaged:
            names = " and ".join(path.name for path in damaged)
            warn(
                tr(
                    "The checkpoint {names} of this run is damaged: training goes on from the one before it.",
                    names=names,
                )
            )
            damaged.clear()
        yield content
    if damaged:
        raise CheckpointError(
            tr("The checkpoint {damaged} is damaged and can't be resumed: start a new run.", damaged=damaged[-1])
        )


def _read(path: Path) -> dict[str, Any]:
    with zipfile.ZipFile(path) as archive:
        if any(part.compress_type != zipfile.ZIP_STORED for part in archive.infolist()):
            raise zipfile.BadZipFile(tr("compressed, as no checkpoint is"))  # it could unpack to anything
        if broken := archive.testzip():  # torch itself checks no sums
            raise zipfile.BadZipFile(broken)
    content: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return content


def _write(path: Path, content: Mapping[str, Any]) -> None:
    with open_atomically(path) as file:
        sink = _Sink(file)
        torch.save(dict(content), cast(IO[bytes], sink))  # it writes and flushes, no more is asked
        sink.finish()


class _Sink:
    """A file for `torch.save`, which ends the program when writing fails: the error is kept until it has returned."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._error: OSError | None = None

    def write(self, data: Any) -> int:
        """Write some bytes, or none any more."""
        if self._error is None:
            try:
                self._file.write(data)
            except OSError as error:
                self._error = error
        return len(data)

    def flush(self) -> None:
        """Nothing: `finish` does it."""

    def finish(self) -> None:
        """Say how it went.

        Raises:
            OSError: a write failed.
        """
        if self._error is not None:
            raise self._error
