"""Images encoded in memory, as PNG, JPEG or WebP files."""

from typing import Literal

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

ImageKind = Literal["png", "jpeg", "webp"]


def encode_image(image: QImage, kind: ImageKind, quality: int = -1) -> bytes:
    """Return an image as a file; empty if there is too little memory, or the format can't hold it.

    `quality` is 0 to 100, or -1 for Qt's own choice; of a PNG it is how little it is compressed.
    """
    # A reader or writer of Qt knows its device by address alone: all three live exactly as long as this function.
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, kind.encode())
    writer.setQuality(quality)
    written = writer.write(image)
    del writer  # before its device
    buffer.close()
    return bytes(content.data()) if written else b""
