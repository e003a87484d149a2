"""The unsaved drawing, kept on disk with every step (autosave): neither a crash nor a kill loses a stroke.

Each window has a lock that says it is alive, and a journal (`window_files` has their names). When that begins anew, it
begins in the next file; the one before goes once the new one is on the disk, so that a power cut finds the one or the
other. The tracing image lies beside it, and so do remembered pictures.
"""

import contextlib
import logging
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtGui import QImage

from sketchpad.document.drawing import Drawing
from sketchpad.document.errors import DocumentError
from sketchpad.document.files.drawing_journal import DrawingJournal, JournalError, Replayed, read_journal
from sketchpad.document.files.file_stamp import FileStamp
from sketchpad.document.files.journal_sync import JournalSync
from sketchpad.document.files.moment_store import MomentStore
from sketchpad.document.files.window_files import (
    WindowFiles,
    remove_superseded,
    sync_all,
    sync_and_supersede,
    windows_with_journals,
)
from sketchpad.document.history import Patch, Sheet, State
from sketchpad.document.layered_image import LayeredImage
from sketchpad.document.moment import Moment
from sketchpad.document.tracing import Placement, Tracing, decode
from trainer.files.atomic_write import write_atomically
from trainer.files.file_lock import FileLock
from trainer.files.json_reader import JsonError, read_json
from trainer.files.regular_file import read_bounded
from trainer.messages import plural, tr

_log = logging.getLogger(__name__)

MOST_BYTES = 64 * 1024 * 1024  # of a journal, beyond its first sheet; then it begins anew
_MOST_TRACING = 128 * 1024 * 1024  # bytes of a photo that is kept
_MOST_NAME = 64 * 1024  # bytes
_PATIENCE = 1.5  # seconds that the end of a window waits for the disk
_ASIDE = ".unreadable"


class KeptName(msgspec.Struct, frozen=True):
    """What an unsaved drawing is called, the file that it is saved in if it has one, and the model it is drawn for."""

    name: str
    file: str | None = None
    stamp: FileStamp | None = None  # of that file as it was read or written last
    model: str | None = None


class Recovery:
    """One window's journal in a folder that windows share."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._files = WindowFiles(folder)
        self._lock: FileLock | None = None
        self._journal: DrawingJournal | None = None
        self._sync = JournalSync()
        self._begun_with = 0  # bytes
        self._former: dict[Path, Path | None] = {}  # superseded journals, and where one that is damaged goes
        self._tracing: Tracing | None = None  # as it was written last
        self._tracing_file: Path | None = None
        self._moments: tuple[Moment, ...] = ()  # as they were written last
        self._store: MomentStore | None = None  # of them
        self._name: KeptName | None = None
        self._named = 0  # the identity of the drawing that has this name
        self.kept_part: QImage | None = None  # of a picture, over the drawing that was restored
        self.failed: str | None = None  # why the last write failed, in a sentence; None when all is well
        self._notices: list[str] = []

    def take_notices(self) -> list[str]:
        """Return what the person should know of it, a sentence each, once."""
        notices, self._notices = self._notices, []
        return notices

    def restore(self) -> QImage | None:
        """Return what the layers of `restore_layers` look like together."""
        found = self.restore_layers()
        return found.merged((255, 255, 255)) if found is not None else None

    def restore_layers(self) -> LayeredImage | None:
        """Return the drawing that a window left unsaved, however it ended; None if there is none.

        The newest counts, and its journal is this window's from now on. Others wait for the next start. What can't be
        understood is put aside, never deleted, and a notice says where it is.
        """
        for files, journals in windows_with_journals(self._folder):
            lock: FileLock | None
            try:
                lock = FileLock(files.lock)
            except BlockingIOError:
                continue  # its window is open
            except OSError as error:  # where nothing can be written, drawings can still be read
                _log.warning("%s: %s", files.lock, error)
                lock = None
            self._files, self._lock = files, lock
            replayed = self._read_newest(journals)
            if replayed is not None:
                self.kept_part = replayed.kept
                return replayed.image
            self._unlock()
            self._files = WindowFiles(self._folder)
        return None

    def restore_tracing(self) -> Tracing | None:
        """Return the tracing image that lay over the restored drawing; None if there was none, or it is damaged."""
        for path in self._files.of("tracing"):
            try:
                kept = msgspec.msgpack.decode(read_bounded(path, _MOST_TRACING), type=_KeptTracing)
                self._tracing_file = path
                return decode(kept.content, kept.placement)
            except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError, DocumentError) as error:
                _log.warning("the tracing image %s: %s", path, error)
        return None

    def restore_moments(self) -> list[Moment]:
        """Return the remembered pictures of the restored drawing, the newest first."""
        self._store = MomentStore(self._files)
        found, damaged = self._store.read()
        if damaged:
            self._notices.append(
                plural(
                    "A remembered picture of your unsaved drawing was damaged and is left out.",
                    "{n} remembered pictures of your unsaved drawing were damaged and are left out.",
                    damaged,
                )
            )
        return found

    def restore_name(self) -> KeptName | None:
        """Return what the restored drawing was called; None if that isn't known."""
        try:
            return read_json(self._files.name, KeptName, _MOST_NAME)
        except (OSError, JsonError):
            return None

    def keep_name(self, drawing: Drawing, name: KeptName) -> None:
        """Keep what a drawing is called with it, from now on."""
        self._name, self._named = name, drawing.identity
        if self._journal is not None:
            self._write_name(drawing)

    def attach(self, drawing: Drawing) -> None:
        """Write down each step of a drawing from now on, before the call that made it returns."""
        drawing.recorder = self._record
        drawing.tracing_recorder = self._record_tracing
        drawing.moments_recorder = self._record_moments

    def keep(self, drawing: Drawing) -> None:
        """Forget the drawing if it is saved; otherwise see to it that it is kept, if writing has failed before."""
        if (error := self._sync.take_error()) is not None:
            self._leave_journal()
            self._note(error)
        if not drawing.modified:
            self._forget()
        elif self._journal is None or self._is_gone():
            self._begin(drawing)
        else:
            if drawing.tracing is not self._tracing:
                self._keep_tracing(drawing)
            if drawing.moments is not self._moments:
                self._keep_moments(drawing)

    def flush(self, seconds: float) -> bool:
        """Wait until all that is kept is on the disk, but no longer than this; return whether it is."""
        return self._sync.flush(seconds)

    def close(self, drawing: Drawing) -> None:
        """The window goes: leave what is unsaved to the next start."""
        self.keep(drawing)
        if self._journal is not None:
            self.flush(_PATIENCE)
            self._journal.close()
            self._journal = None
        self._unlock()

    def _unlock(self) -> None:
        if self._lock is not None:
            if not self._files.of("journal"):
                with contextlib.suppress(OSError):
                    self._files.lock.unlink()
            self._lock.release()
            self._lock = None

    def _read_newest(self, files: list[Path]) -> Replayed | None:
        """Return what the newest journal that can be read holds; empty ones go, others are put aside."""
        replayed = None
        for path in files:
            if replayed is not None:
                self._former[path] = None  # superseded; it was only waiting for the newer one to be on the disk
                continue
            try:
                replayed = read_journal(path)
            except JournalError as error:
                self._put_aside(path, str(error))
                continue
            if replayed is None:
                with contextlib.suppress(OSError):
                    path.unlink()  # nothing was in it yet
            elif replayed.complete:
                self._former[path] = None
            else:
                aside = self._former[path] = path.with_name(path.name + _ASIDE)
                self._notices.append(
                    tr(
                        "Your unsaved drawing was damaged on the disk: it is back as far as it could be "
                        "read, and the whole file will be kept as {aside}.",
                        aside=aside,
                    )
                )
        return replayed

    def _put_aside(self, path: Path, why: str) -> None:
        aside = path.with_name(path.name + _ASIDE)
        try:
            path.rename(aside)
        except OSError:
            aside = path
        _log.warning("the journal %s %s", path, why)
        self._notices.append(
            tr(
                "An unsaved drawing of an earlier window {why}: nothing of it is deleted, it is {aside}.",
                why=why,
                aside=aside,
            )
        )

    def _record(self, drawing: Drawing, step: Patch | State) -> None:
        """Append a step: a patch, or another sheet or other layers."""
        journal = self._journal
        if journal is None or journal.size > self._begun_with + self._most_bytes or self._is_gone():
            self._begin(drawing)
            return
        try:
            if isinstance(step, Patch):
                journal.append_patch(step)
            else:
                if drawing.identity != self._named:
                    self._forget_name()  # first: another drawing mustn't be found under this one's name
                journal.append_state(step, drawing.layered)
            self._sync.note(journal)
        except OSError as error:
            self._leave_journal()  # the next step begins a new one, should there be room again
            self._note(error)

    def _is_gone(self) -> bool:
        """Whether somebody deleted the journal, or its disk is gone, while the drawing goes on; that is said once."""
        if self._journal is None or self._journal.is_in_place:
            return False
        self._notices.append(
            tr(
                "The folder {folder}, where your unsaved drawing is kept, was deleted or moved while "
                "you drew: nothing is lost, and Sketchpad goes on keeping it there.",
                folder=self._folder,
            )
        )
        self._leave_journal()
        self._former.clear()  # the next one may have the same name
        self._tracing, self._tracing_file = None, None
        self._moments, self._store = (), None
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        return True

    def _leave_journal(self) -> None:
        if self._journal is not None:
            self._journal.close()
            self._former[self._journal.path] = None
            self._journal = None

    def _begin(self, drawing: Drawing) -> None:
        """Begin the journal with the drawing as it is now, in a new file."""
        self._leave_journal()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if self._lock is None:
                self._lock = FileLock(self._files.lock)
            if drawing.identity != self._named:
                self._forget_name()
            journal = DrawingJournal(self._files.next("journal"), _sheet(drawing), drawing.layered, drawing.kept)
        except OSError as error:
            self._note(error)
            return
        self._journal, self._begun_with = journal, journal.size
        self.failed = None
        former, self._former = self._former, {}
        self._sync.note(journal, partial(remove_superseded, former))
        self._tracing = None
        self._keep_tracing(drawing)
        if drawing.moments:  # what an earlier window left stays until it has been taken over
            self._keep_moments(drawing)
        self._write_name(drawing)

    def _write_name(self, drawing: Drawing) -> None:
        """Write the name down; without room for it the drawing is kept without one."""
        if self._name is None or drawing.identity != self._named:
            return
        try:
            write_atomically(self._files.name, msgspec.json.encode(self._name), durable=False)
        except OSError as error:
            _log.warning("keeping the drawing's name: %s", error)

    def _forget_name(self) -> None:
        self._files.name.unlink(missing_ok=True)

    def _record_tracing(self, drawing: Drawing) -> None:
        """Write down another tracing image, or another place for it."""
        if self._journal is None or self._is_gone():
            self._begin(drawing)
        else:
            self._keep_tracing(drawing)

    def _keep_tracing(self, drawing: Drawing) -> None:
        assert self._journal is not None
        tracing, former = drawing.tracing, self._tracing_file
        try:
            if tracing is None:
                for path in self._files.of("tracing"):
                    path.unlink()
                self._tracing_file = None
            else:
                path = self._files.next("tracing")
                kept = msgspec.msgpack.encode(_KeptTracing(tracing.placement, tracing.content))
                write_atomically(path, kept, durable=False)
                self._tracing_file = path
                self._sync.note(self._journal, partial(sync_and_supersede, path, former))
            self._tracing = tracing
        except OSError as error:
            self._note(error)

    def _record_moments(self, drawing: Drawing) -> None:
        """Write down pictures that are remembered now, and take away those that aren't any more."""
        if not drawing.modified:
            return  # they are in the drawing's file
        if self._journal is None or self._is_gone():
            self._begin(drawing)
        if self._journal is not None:
            self._keep_moments(drawing)

    def _keep_moments(self, drawing: Drawing) -> None:
        assert self._journal is not None
        if self._store is None:
            self._store = MomentStore(self._files)
        try:
            written = self._store.write(drawing.moments)
            self._store.keep_only(drawing.moments)
            self._sync.note(self._journal, partial(sync_all, written))
            self._moments, self.failed = drawing.moments, None
        except OSError as error:
            self._note(error)

    def _forget(self) -> None:
        """Remove all that is kept: the drawing is on the disk, in the person's own file."""
        self._sync.forget()
        self._leave_journal()
        former, self._former = self._former, {}
        MomentStore(self._files).keep_only(())
        try:
            remove_superseded(former)
            for path in [*self._files.of("journal"), *self._files.of("tracing")]:
                path.unlink(missing_ok=True)
            self._forget_name()
        except OSError as error:
            _log.warning("forgetting the journal: %s", error)
        self._tracing, self._tracing_file = None, None
        self._moments, self._store = (), None
        self.failed = None

    def _note(self, error: OSError) -> None:
        _log.warning("keeping the drawing: %s", str(error))  # as text: a record that is kept would keep its frames
        self.failed = tr(
            "Your drawing can’t be kept safe in {folder}: save it yourself, and make room there.", folder=self._folder
        )


class _KeptTracing(msgspec.Struct, frozen=True):
    """The file that keeps a tracing image beside its journal."""

    placement: Placement
    content: bytes


def _sheet(drawing: Drawing) -> Sheet:
    return Sheet(drawing.width, drawing.height, drawing.background)
