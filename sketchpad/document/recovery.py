"""The unsaved drawing, kept on disk after every stroke, so that a crash or a pulled plug loses nothing."""

import logging
import threading
from pathlib import Path

from PySide6.QtGui import QImage

from sketchpad.document.drawing import Drawing
from sketchpad.document.files import DocumentError, save_png

_log = logging.getLogger(__name__)


class Recovery:
    """Writes in a thread of its own; of several drawings that wait, only the newest is written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "drawing.png"
        self._changed = threading.Condition()
        self._waiting: QImage | None = None
        self._forget = False
        self._busy = False
        self._thread: threading.Thread | None = None
        self.failed: str | None = None  # why the last write failed, in a sentence; None when all is well

    def restore(self) -> QImage | None:
        """Return the drawing that was left unsaved when the app last ended, however it ended; None if there is none."""
        if not self._file.exists():
            return None
        image = QImage(str(self._file))
        if image.isNull():
            _log.warning("the recovered drawing %s is damaged", self._file)
            return None
        return image.convertToFormat(QImage.Format.Format_RGB32)

    def keep(self, drawing: Drawing) -> None:
        """Write the drawing soon, or forget it if it is saved; returns at once."""
        with self._changed:
            # A reference only: the drawing detaches from it when it is painted on.
            self._waiting = QImage(drawing.image) if drawing.modified else None
            self._forget = not drawing.modified
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="recovery", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def flush(self) -> None:
        """Wait until the newest drawing is on disk, or has failed to get there."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting is None and not self._forget and not self._busy)

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting is not None or self._forget)
                image, self._waiting, self._forget, self._busy = self._waiting, None, False, True
            failed = self._write(image)
            with self._changed:
                self.failed, self._busy = failed, False
                self._changed.notify_all()

    def _write(self, image: QImage | None) -> str | None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if image is None:
                self._file.unlink(missing_ok=True)
            else:
                save_png(self._file, image)
        except (OSError, DocumentError) as error:
            _log.warning("keeping the drawing: %s", error)
            return f"Your drawing can’t be kept safe in {self._folder}: save it yourself, and make room there."
        return None
