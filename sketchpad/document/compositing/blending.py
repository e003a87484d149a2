"""Blending modes: how a layer's colours meet those under it (W3C Compositing and Blending), and names in files."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter

from trainer.messages import mark

Blend = Literal[
    "normal",
    "multiply",
    "screen",
    "overlay",
    "darken",
    "lighten",
    "add",
    "dodge",
    "burn",
    "hard light",
    "soft light",
    "difference",
    "exclusion",
]
_Mode = QPainter.CompositionMode


@dataclass(frozen=True)
class BlendingMode:
    """A mode's name on screen, Qt's name for it, and its names in OpenRaster files, the one that is written first."""

    name: str
    painted: QPainter.CompositionMode
    operators: tuple[str, ...]


MODES: dict[Blend, BlendingMode] = {
    "normal": BlendingMode(mark("Normal"), _Mode.CompositionMode_SourceOver, ("svg:src-over",)),
    "multiply": BlendingMode(mark("Multiply"), _Mode.CompositionMode_Multiply, ("svg:multiply",)),
    "screen": BlendingMode(mark("Screen"), _Mode.CompositionMode_Screen, ("svg:screen",)),
    "overlay": BlendingMode(mark("Overlay"), _Mode.CompositionMode_Overlay, ("svg:overlay",)),
    "darken": BlendingMode(mark("Darken"), _Mode.CompositionMode_Darken, ("svg:darken",)),
    "lighten": BlendingMode(mark("Lighten"), _Mode.CompositionMode_Lighten, ("svg:lighten",)),
    "add": BlendingMode(mark("Add"), _Mode.CompositionMode_Plus, ("svg:plus", "svg:add", "krita:add")),
    "dodge": BlendingMode(mark("Colour dodge"), _Mode.CompositionMode_ColorDodge, ("svg:color-dodge",)),
    "burn": BlendingMode(mark("Colour burn"), _Mode.CompositionMode_ColorBurn, ("svg:color-burn",)),
    "hard light": BlendingMode(mark("Hard light"), _Mode.CompositionMode_HardLight, ("svg:hard-light",)),
    "soft light": BlendingMode(mark("Soft light"), _Mode.CompositionMode_SoftLight, ("svg:soft-light",)),
    "difference": BlendingMode(mark("Difference"), _Mode.CompositionMode_Difference, ("svg:difference",)),
    "exclusion": BlendingMode(mark("Exclusion"), _Mode.CompositionMode_Exclusion, ("svg:exclusion", "krita:exclusion")),
}
BY_OPERATOR: dict[str, Blend] = {operator: blend for blend, mode in MODES.items() for operator in mode.operators}


def paint_blended(
    painter: QPainter, position: QPoint, image: QImage, rect: QRect, opacity: float, blend: Blend = "normal"
) -> None:
    """Paint a part of a layer's pixels over what a painter has painted already.

    It leaves the painter's opacity as it made it.
    """
    if blend == "normal":
        painter.setOpacity(opacity)
        painter.drawImage(position, image, rect)
        return
    if blend == "add" and opacity < 1:
        # Qt would fade the sum: then what is brighter than white comes out too dark.
        image, rect, opacity = faded(image.copy(rect), opacity), QRect(QPoint(), rect.size()), 1.0
    painter.setOpacity(opacity)
    painter.setCompositionMode(MODES[blend].painted)
    painter.drawImage(position, image, rect)
    painter.setCompositionMode(_Mode.CompositionMode_SourceOver)


def faded(image: QImage, opacity: float) -> QImage:
    """Return a layer's pixels as they are seen at an opacity."""
    result = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
    result.fill(0)
    painter = QPainter(result)
    painter.setOpacity(opacity)
    painter.drawImage(0, 0, image)
    painter.end()
    return result
