"""A tracing image: a photo that lies over the drawing to be drawn after, and is no part of it."""

import math
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated

import msgspec
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from sketchpad.document.encode_image import encode_image
from sketchpad.document.errors import DocumentError
from sketchpad.document.pixels import from_rgba
from trainer.messages import tr

_FORMAT = QImage.Format.Format_ARGB32_Premultiplied
_SMALLEST_SIDE, _LARGEST_SIDE = 8.0, 8192.0  # pixels of the sheet that the photo's longer side may take
_JPEG_QUALITY = 95
_MOST_PIXELS_A_SIDE = 2048  # of the photo as it is kept

Finite = Annotated[float, msgspec.Meta(ge=-1e6, le=1e6)]


class Placement(msgspec.Struct, frozen=True):
    """Where a tracing image lies: its middle in pixels of the sheet, sheet pixels for one of its own, degrees."""

    x: Finite
    y: Finite
    scale: Annotated[float, msgspec.Meta(gt=0, le=1e4)] = 1.0
    angle: Finite = 0.0
    opacity: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.5
    visible: bool = True


@dataclass(frozen=True)
class Tracing:
    """A photo and its placement; `content` is the photo as a file, PNG or JPEG."""

    image: QImage
    content: bytes = field(repr=False)
    placement: Placement

    @property
    def transform(self) -> QTransform:
        """The way from the photo's pixels to the sheet's."""
        at, turned = self.placement, QTransform()
        turned.translate(at.x, at.y)
        turned.rotate(at.angle)
        turned.scale(at.scale, at.scale)
        turned.translate(-self.image.width() / 2, -self.image.height() / 2)
        return turned

    @property
    def box(self) -> QRect:
        """The pixels of the sheet, and beyond it, that it touches."""
        return self.transform.mapRect(QRectF(self.image.rect())).toAlignedRect()

    def moved(self, **changes: float | bool) -> "Tracing":
        """Return it with another placement, within bounds."""
        placement = replace_placement(self.placement, **changes)
        longer = max(self.image.width(), self.image.height())
        scale = min(max(placement.scale, _SMALLEST_SIDE / longer), _LARGEST_SIDE / longer)
        return replace(self, placement=replace_placement(placement, scale=scale))

    def contains(self, x: float, y: float) -> bool:
        """Return whether a place of the sheet lies on it."""
        return QRectF(self.image.rect()).contains(self.transform.inverted()[0].map(QPointF(x, y)))

    def corners(self) -> list[QPointF]:
        """Return where its corners lie on the sheet, clockwise from its own top left."""
        width, height = self.image.width(), self.image.height()
        return [self.transform.map(QPointF(*corner)) for corner in ((0, 0), (width, 0), (width, height), (0, height))]

    def render(self) -> QImage:
        """Return it as it lies on the sheet, as big as `box`, opaque where it is."""
        box = self.box
        shown = QImage(box.size().expandedTo(QSize(1, 1)), _FORMAT)
        shown.fill(Qt.GlobalColor.transparent)
        painter = QPainter(shown)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setTransform(self.transform * QTransform.fromTranslate(-box.left(), -box.top()))
        painter.drawImage(0, 0, self.image)
        painter.end()
        return shown


def replace_placement(placement: Placement, **changes: float | bool) -> Placement:
    """Return a placement with some of its fields changed."""
    return msgspec.structs.replace(placement, **changes)


def lay_over(image: QImage, sheet: QSize) -> Tracing:
    """Return a photo as a tracing image that just fits a sheet."""
    if max(image.width(), image.height()) > _MOST_PIXELS_A_SIDE:
        size = image.size().scaled(_MOST_PIXELS_A_SIDE, _MOST_PIXELS_A_SIDE, Qt.AspectRatioMode.KeepAspectRatio)
        image = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    scale = min(sheet.width() / image.width(), sheet.height() / image.height())
    placement = Placement(sheet.width() / 2, sheet.height() / 2, scale)
    return Tracing(image.convertToFormat(_FORMAT), _encode(image), placement)


def decode(content: bytes, placement: Placement) -> Tracing:
    """Return a tracing image from a photo that was kept as a file.

    Raises:
        DocumentError: the photo is damaged or too big.
    """
    from trainer.data.image_files import DataError, decode_rgba

    damaged = tr("The tracing image is damaged: load the photo again.")
    if not all(math.isfinite(value) for value in (placement.x, placement.y, placement.angle)):
        raise DocumentError(damaged)
    try:
        rgba = decode_rgba(content, Path("tracing image"), _MOST_PIXELS_A_SIDE**2)
    except DataError as error:
        raise DocumentError(damaged) from error
    return Tracing(from_rgba(rgba), content, placement).moved()  # within bounds, whatever the file says


def _encode(image: QImage) -> bytes:
    """Return an image as a file: PNG if any of it is transparent, else JPEG, which is quicker and smaller."""
    return encode_image(image, "png") if image.hasAlphaChannel() else encode_image(image, "jpeg", _JPEG_QUALITY)
