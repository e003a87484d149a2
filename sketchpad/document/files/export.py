"""Pictures that leave the app: what is in them, how big, and in which format."""

from pathlib import Path
from typing import Literal

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from sketchpad.document.encode_image import ImageKind, encode_image
from sketchpad.document.errors import DocumentError
from sketchpad.document.files.image_files import in_srgb, write_whole
from sketchpad.document.pixels import FORMAT, to_qimage, to_rgb
from sketchpad.settings import Export
from trainer.messages import tr

Content = Literal["picture", "drawing", "pair"]
Format = ImageKind
NAMES: dict[Format, str] = {"png": "PNG", "jpeg": "JPEG", "webp": "WebP"}
_LONGEST: dict[Format, int] = {"png": 1 << 20, "jpeg": 65500, "webp": 16383}  # pixels a side
SUFFIXES: dict[Format, str] = {"png": ".png", "jpeg": ".jpg", "webp": ".webp"}


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

    shape, way = (size.width(), size.height()), cv2.INTER_NEAREST_EXACT if hard_edged else cv2.INTER_CUBIC
    return to_qimage(cv2.resize(to_rgb(image), shape, interpolation=way).astype(np.uint8, copy=False))


def write_image(path: Path, image: QImage, kind: Format, quality: int = 90) -> None:
    """Write an image, whole or not at all.

    Raises:
        DocumentError: the format can't hold it, the disk is full, or the folder is missing or can't be written.
    """
    longest, limit = max(image.width(), image.height()), _LONGEST[kind]
    if longest > limit:
        raise DocumentError(
            tr(
                "{format} holds at most {limit} pixels a side, not {longest}: choose a smaller size.",
                format=NAMES[kind],
                limit=limit,
                longest=longest,
            )
        )
    content = encode_image(in_srgb(image), kind, -1 if kind == "png" else quality)
    if not content:
        raise DocumentError(
            tr("{path} couldn’t be made: there may be too little memory; choose a smaller size.", path=path.name)
        )
    write_whole(path, content)
