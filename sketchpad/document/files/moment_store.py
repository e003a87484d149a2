"""Remembered pictures beside the journal of the unsaved drawing that they belong to (recovery), a file each."""

import contextlib
import logging
from collections.abc import Sequence
from pathlib import Path

from sketchpad.document.errors import DocumentError
from sketchpad.document.files.window_files import WindowFiles
from sketchpad.document.moment import MOST_MOMENT_BYTES, MOST_MOMENTS, Moment, fitting, read_moment
from trainer.files.atomic_write import write_atomically
from trainer.files.regular_file import read_bounded

_log = logging.getLogger(__name__)
_KIND = "moment"
_ASIDE = ".unreadable"


class MomentStore:
    """One window's files of them."""

    def __init__(self, files: WindowFiles) -> None:
        self._window = files
        self._files: dict[bytes, Path] = {}  # by what is in them

    def read(self) -> tuple[list[Moment], int]:
        """Return what an earlier window left, the newest first, and how many more were damaged: those are put aside."""
        found: list[Moment] = []
        damaged = 0
        for path in self._window.of(_KIND)[:MOST_MOMENTS]:
            try:
                moment = read_moment(read_bounded(path, MOST_MOMENT_BYTES))
            except (OSError, DocumentError) as error:
                _log.warning("the remembered picture %s: %s", path, error)
                damaged += 1
                with contextlib.suppress(OSError):
                    path.rename(path.with_name(path.name + _ASIDE))
            else:
                found.append(moment)
                self._files[moment.content] = path
        return found, damaged

    def write(self, moments: Sequence[Moment]) -> list[Path]:
        """Write those that aren't there yet, and return their files, not synced; `moments` are the newest first.

        Raises:
            OSError: there is no room, or the folder can't be written.
        """
        written: list[Path] = []
        for moment in reversed(list(fitting(moments))):
            if moment.content not in self._files:
                path = self._window.next(_KIND)
                write_atomically(path, moment.content, durable=False)
                self._files[moment.content] = path
                written.append(path)
        return written

    def keep_only(self, moments: Sequence[Moment]) -> None:
        """Take all others away, those of an earlier window too."""
        wanted = {moment.content for moment in moments}
        self._files = {content: path for content, path in self._files.items() if content in wanted}
        for path in set(self._window.of(_KIND)) - set(self._files.values()):
            with contextlib.suppress(OSError):
                path.unlink()
