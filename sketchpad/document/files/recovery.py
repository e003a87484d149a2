"""The unsaved drawing, kept on disk with every step, so that neither a crash nor a kill loses a stroke."""

import logging
import uuid
from pathlib import Path

import msgspec
from PySide6.QtCore import QLockFile
from PySide6.QtGui import QImage

from sketchpad.document.drawing import Drawing
from sketchpad.document.errors import DocumentError
from sketchpad.document.files.drawing_journal import DrawingJournal, read_journal
from sketchpad.document.files.file_stamp import FileStamp
from sketchpad.document.history import Patch, Sheet
from sketchpad.document.tracing import Placement, Tracing, decode
from trainer.files.atomic_write import write_atomically

_log = logging.getLogger(__name__)

MOST_BYTES = 64 * 1024 * 1024  # of a journal, beyond its first sheet; then it begins anew


class KeptName(msgspec.Struct, frozen=True):
    """What an unsaved drawing is called, the file that it is saved in if it has one, and the model it is drawn for."""

    name: str
    file: str | None = None
    stamp: FileStamp | None = None  # of that file as it was read or written last
    model: str | None = None


class Recovery:
    """One window's journal in a folder that windows share; a lock beside it says that its window is alive."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._path: Path | None = None
        self._lock: QLockFile | None = None
        self._journal: DrawingJournal | None = None
        self._begun_with = 0  # bytes
        self._tracing: Tracing | None = None  # as it was written last
        self._name: KeptName | None = None
        self._named = 0  # the identity of the drawing that has this name
        self.failed: str | None = None  # why the last write failed, in a sentence; None when all is well

    def restore(self) -> QImage | None:
        """Return the drawing that a window left unsaved, however it ended; None if there is none.

        The newest counts, and its journal is this window's from now on. Others wait for the next start.
        """
        try:
            found = sorted(self._folder.glob("*.journal"), key=lambda path: path.stat().st_mtime, reverse=True)
        except OSError:
            return None
        for path in found:
            lock = QLockFile(str(path.with_suffix(".lock")))
            lock.setStaleLockTime(0)
            if not lock.tryLock(0):
                continue  # its window is open
            content = read_journal(path)
            if content is not None:
                self._path, self._lock = path, lock
                return content[1]
            _log.warning("the journal %s holds no drawing", path)
            lock.unlock()
            path.unlink(missing_ok=True)
        return None

    def restore_tracing(self) -> Tracing | None:
        """Return the tracing image that lay over the restored drawing; None if there was none, or it is damaged."""
        if self._path is None:
            return None
        try:
            kept = msgspec.msgpack.decode(_beside(self._path).read_bytes(), type=_KeptTracing)
            return decode(kept.content, kept.placement)
        except (OSError, msgspec.DecodeError, DocumentError):
            return None

    def restore_name(self) -> KeptName | None:
        """Return what the restored drawing was called; None if that isn't known."""
        if self._path is None:
            return None
        try:
            return msgspec.json.decode(_name_beside(self._path).read_bytes(), type=KeptName)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
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

    def keep(self, drawing: Drawing) -> None:
        """Forget the drawing if it is saved; otherwise see to it that it is kept, if writing has failed before."""
        if not drawing.modified:
            self._forget()
        elif self._journal is None:
            self._begin(drawing)
        elif drawing.tracing is not self._tracing:
            self._keep_tracing(drawing)

    def close(self, drawing: Drawing) -> None:
        """The window goes: leave what is unsaved to the next start."""
        self.keep(drawing)
        if self._journal is not None:
            self._journal.close()
            self._journal = None
        if self._lock is not None:
            self._lock.unlock()

    def _record(self, drawing: Drawing, patch: Patch | None) -> None:
        """Append a step: a patch, or None for another sheet."""
        journal = self._journal
        if journal is None or journal.size > self._begun_with + self._most_bytes:
            self._begin(drawing)
            return
        try:
            if patch is not None:
                journal.append_patch(patch)
            else:
                if drawing.identity != self._named:
                    self._forget_name()  # first: another drawing mustn't be found under this one's name
                journal.append_sheet(_sheet(drawing), drawing.image)
        except OSError as error:
            journal.close()
            self._journal = None  # the next step begins a new one, should there be room again
            self._note(error)

    def _begin(self, drawing: Drawing) -> None:
        """Begin the journal with the drawing as it is now."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if self._path is None:
                self._path = self._folder / f"{uuid.uuid4().hex}.journal"
                self._lock = QLockFile(str(self._path.with_suffix(".lock")))
                self._lock.setStaleLockTime(0)
                self._lock.tryLock(0)
            if drawing.identity != self._named:
                self._forget_name()
            self._journal = DrawingJournal(self._path, _sheet(drawing), drawing.image)
            self._begun_with = self._journal.size
            self.failed = None
            self._tracing = None
            self._keep_tracing(drawing)
            self._write_name(drawing)
        except OSError as error:
            self._note(error)

    def _write_name(self, drawing: Drawing) -> None:
        """Write the name down; without room for it the drawing is kept without one."""
        if self._name is None or self._path is None or drawing.identity != self._named:
            return
        try:
            write_atomically(_name_beside(self._path), msgspec.json.encode(self._name), durable=False)
        except OSError as error:
            _log.warning("keeping the drawing's name: %s", error)

    def _forget_name(self) -> None:
        if self._path is not None:
            _name_beside(self._path).unlink(missing_ok=True)

    def _record_tracing(self, drawing: Drawing) -> None:
        """Write down another tracing image, or another place for it."""
        if self._journal is None:
            self._begin(drawing)
        else:
            self._keep_tracing(drawing)

    def _keep_tracing(self, drawing: Drawing) -> None:
        assert self._path is not None
        tracing, path = drawing.tracing, _beside(self._path)
        try:
            if tracing is None:
                path.unlink(missing_ok=True)
            else:
                partial = path.with_name(f"{path.name}.part")
                partial.write_bytes(msgspec.msgpack.encode(_KeptTracing(tracing.placement, tracing.content)))
                partial.replace(path)
            self._tracing = tracing
        except OSError as error:
            self._note(error)

    def _forget(self) -> None:
        if self._journal is not None:
            self._journal.close()
            self._journal = None
        if self._path is not None:
            try:
                self._path.unlink(missing_ok=True)
                _beside(self._path).unlink(missing_ok=True)
                self._forget_name()
            except OSError as error:
                _log.warning("forgetting the journal: %s", error)

    def _note(self, error: OSError) -> None:
        _log.warning("keeping the drawing: %s", error)
        self.failed = f"Your drawing can’t be kept safe in {self._folder}: save it yourself, and make room there."


class _KeptTracing(msgspec.Struct, frozen=True):
    """The file that keeps a tracing image beside its journal."""

    placement: Placement
    content: bytes


def _beside(path: Path) -> Path:
    return path.with_suffix(".tracing")


def _name_beside(path: Path) -> Path:
    return path.with_suffix(".name")


def _sheet(drawing: Drawing) -> Sheet:
    return Sheet(drawing.width, drawing.height, drawing.background)
