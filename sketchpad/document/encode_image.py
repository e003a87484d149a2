"""Images encoded in memory, as files of a format that Qt writes."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from sketchpad.settings import ImageFormat


def encode_image(image: QImage, kind: ImageFormat, quality: int = -1) -> bytes:
    """Return an image as a file; empty if there is too little memory, or the format can't hold it.

    `quality` is 0 to 100, or -1 for Qt's own choice; of a PNG it is how little it is compressed. A TIFF is packed
    without loss (LZW).
    """
    # A reader or writer of Qt knows its device by address alone: all three live exactly as long as this function.
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, kind.encode())
    writer.setQuality(quality)
    if kind == "tiff":
        writer.setCompression(1)
    written = writer.write(image)
    del writer  # before its device
    buffer.close()
    return bytes(content.data()) if written else b""
