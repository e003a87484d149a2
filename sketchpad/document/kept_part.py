"""The part of a picture that is kept: over a picture, and as a file (PNG with alpha) in drawings and in journals."""

from pathlib import Path

from PySide6.QtGui import QImage, QPainter

from sketchpad.document.encode_image import encode_image
from sketchpad.document.errors import DocumentError
from sketchpad.document.pixels import from_rgba
from sketchpad.document.sheet_size import LARGEST
from trainer.messages import tr

_PNG = b"\x89PNG\r\n\x1a\n"  # no other format is written, and no other decoder is let in
_QUICKLY = 80  # little compressed: a journal is written under the pen


def lay_over(picture: QImage, part: QImage | None) -> QImage:
    """Return a picture with a part over it, stretched to its size."""
    if part is None or picture.isNull():
        return picture
    image = QImage(picture)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(image.rect(), part)
    painter.end()
    return image


def encode_part(part: QImage) -> bytes:
    """Return a part, ARGB32 premultiplied, as a file that `decode_part` reads without loss.

    Raises:
        DocumentError: there is too little memory.
    """
    content = encode_image(part, "png", _QUICKLY)
    if not content:
        raise DocumentError(tr("There is too little memory for the part of the picture that is kept: close something."))
    return content


def decode_part(content: bytes) -> QImage:
    """Return a part as it was encoded; its size is checked before anything is decoded.

    Raises:
        DocumentError: it is damaged, too big, or no PNG.
    """
    from trainer.data.image_files import DataError, decode_rgba

    damaged = tr("The part of the picture that was kept is damaged, and was left out.")
    if not content.startswith(_PNG):
        raise DocumentError(damaged)
    try:
        rgba = decode_rgba(content, Path("kept.png"), LARGEST**2)
    except DataError as error:
        raise DocumentError(damaged) from error
    if max(rgba.shape[:2]) > LARGEST:
        raise DocumentError(damaged)
    return from_rgba(rgba)
