"""Pictures that leave the app: what is in them, how big, and in which format."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from sketchpad.document.encode_image import encode_image
from sketchpad.document.errors import DocumentError
from sketchpad.document.files.image_files import in_srgb, write_whole
from sketchpad.document.pixels import FORMAT, to_qimage, to_rgb
from sketchpad.settings import Export, ImageFormat
from trainer.messages import mark, tr

Content = Literal["picture", "drawing", "pair"]


@dataclass(frozen=True)
class ExportFormat:
    """What there is to know of a format in which pictures leave the app."""

    name: str
    caption: str  # of its button, with the key that chooses it
    about: str
    suffixes: tuple[str, ...]  # the first is given to a name without one
    longest: int  # pixels a side
    exact_from: int = 0  # the quality from which on no value changes; 0: there is no quality to choose, 101: never

    def is_exact(self, quality: int) -> bool:
        """Whether every pixel keeps its colour."""
        return quality >= self.exact_from


FORMATS: dict[ImageFormat, ExportFormat] = {
    "png": ExportFormat("PNG", "P&NG", mark("Exact, opens everywhere"), (".png",), 1 << 20),
    "jpeg": ExportFormat(
        "JPEG", "&JPEG", mark("Small, opens everywhere; colours change a little"), (".jpg", ".jpeg"), 65500, 101
    ),
    "webp": ExportFormat(
        "WebP", "&WebP", mark("Smaller still, for the web; exact at quality 100"), (".webp",), 16383, 100
    ),
    "tiff": ExportFormat("TIFF", "&TIFF", mark("Exact, for printers and layout"), (".tif", ".tiff"), 1 << 16),
}


def compose(wish: Export, drawing: QImage, picture: QImage, hard_edged: bool) -> QImage:
    """Return the image to export, RGB32; a pair has the drawing on the left and the picture on the right.

    A drawing with `hard_edged` (a label map) is enlarged pixel by pixel, and holds its own colours only.
    """
    size = drawing.size() * wish.scale
    if wish.content == "drawing":
        return enlarge(drawing, size, hard_edged)
    if wish.content == "picture":
        return enlarge(picture, size, hard_edged=False)
    pair = QImage(2 * size.width(), size.height(), FORMAT)
    painter = QPainter(pair)
    painter.drawImage(0, 0, enlarge(drawing, size, hard_edged))
    painter.drawImage(size.width(), 0, enlarge(picture, size, hard_edged=False))
    painter.end()
    return pair


def enlarge(image: QImage, size: QSize, hard_edged: bool) -> QImage:
    """Return an image at another size, RGB32, by bicubic interpolation or, with `hard_edged`, by the nearest pixel."""
    if image.size() == size:
        return image.convertToFormat(FORMAT)
    import cv2  # which, unlike Qt, lets other threads work meanwhile

    shape, interpolation = (size.width(), size.height()), cv2.INTER_NEAREST_EXACT if hard_edged else cv2.INTER_CUBIC
    return to_qimage(cv2.resize(to_rgb(image), shape, interpolation=interpolation).astype(np.uint8, copy=False))


def write_image(path: Path, image: QImage, kind: ImageFormat, quality: int = 90) -> None:
    """Write an image, whole or not at all.

    Raises:
        DocumentError: the format can't hold it, the disk is full, or the folder is missing or can't be written.
    """
    longest, limit = max(image.width(), image.height()), FORMATS[kind].longest
    if longest > limit:
        raise DocumentError(
            tr(
                "{format} holds at most {limit} pixels a side, not {longest}: choose a smaller size.",
                format=FORMATS[kind].name,
                limit=limit,
                longest=longest,
            )
        )
    content = encode_image(in_srgb(image), kind, quality if FORMATS[kind].exact_from else -1)
    if not content:
        raise DocumentError(
            tr("{path} couldn’t be made: there may be too little memory; choose a smaller size.", path=path.name)
        )
    write_whole(path, content)
