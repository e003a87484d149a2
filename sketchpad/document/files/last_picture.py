"""The last picture of a drawing, kept so that the next start has something true to show at once (cache, preview)."""

import contextlib
import hashlib
from pathlib import Path

from PySide6.QtGui import QImage, QImageReader

from sketchpad.document.encode_image import encode_image
from sketchpad.document.errors import DocumentError
from sketchpad.document.files.image_files import write_whole
from sketchpad.document.pixels import readable
from sketchpad.document.sheet_size import LARGEST

_QUICKLY = 90  # hardly compressed: it is written while the window closes
_DRAWING = "drawing"  # under which the file says of which drawing it is


def keep_last_picture(path: Path, picture: QImage, drawing: QImage) -> None:
    """Keep the picture of a drawing; without room on the disk there is none at the next start."""
    said = QImage(picture)
    said.setText(_DRAWING, _digest(drawing))
    with contextlib.suppress(DocumentError, OSError):
        if content := encode_image(said, "png", _QUICKLY):
            write_whole(path, content)


def read_last_picture(path: Path, drawing: QImage) -> QImage:
    """Return the picture that was kept of just this drawing; null if there is none."""
    reader = QImageReader(str(path), b"png")
    size = reader.size()
    if not 0 < max(size.width(), size.height()) <= LARGEST or reader.text(_DRAWING) != _digest(drawing):
        return QImage()
    return reader.read()


def _digest(drawing: QImage) -> str:
    pixels = readable(drawing)[..., :3]
    return hashlib.blake2b(pixels.tobytes(), digest_size=16, salt=b"%dx%d" % pixels.shape[:2]).hexdigest()
