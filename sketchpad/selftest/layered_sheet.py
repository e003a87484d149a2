"""A sheet with as many layers as one asks for, painted all over, to measure what layers cost."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from sketchpad.document.layered_image import TRANSPARENT, Layer, LayeredImage


def layered_sheet(image: QImage, count: int) -> LayeredImage:
    """Return an image as paper under other layers, none of them empty; the middle one is painted on."""
    images, layers = [image], [Layer()]
    for number in range(1, count):
        over = QImage(image.size(), TRANSPARENT)
        over.fill(0)
        painter = QPainter(over)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(30 * number, 200 - 20 * number, 120, 90))
        share = number / count
        painter.drawEllipse(QPointF(image.width() * share, image.height() / 2), image.width() / 3, image.height() / 3)
        painter.end()
        images.append(over)
        layers.append(Layer(opacity=0.8))
    return LayeredImage(tuple(images), tuple(layers), count // 2)
