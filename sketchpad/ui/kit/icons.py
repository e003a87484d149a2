"""The app's own line icons, drawn in the theme's colours."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from sketchpad import paths
from sketchpad.ui.kit.themes import current_theme

_SIZES = (16, 20, 24, 30, 32, 40, 48, 60, 80)  # pixels: 16 and 20 on plain screens and on dense ones


def icon(name: str) -> QIcon:
    """Return an icon in the theme's text colour, greyed where its button is disabled."""
    result, theme = QIcon(), current_theme()
    for mode, colour in ((QIcon.Mode.Normal, theme.text), (QIcon.Mode.Disabled, theme.disabled)):
        for size in _SIZES:
            result.addPixmap(_render(_source(name).replace("currentColor", colour), size), mode)
    return result


def app_icon() -> QIcon:
    """Return the icon of the app itself."""
    result = QIcon()
    for size in (16, 32, 48, 64, 128, 256):
        result.addPixmap(_render(_source("sketchpad"), size))
    return result


@lru_cache
def _source(name: str) -> str:
    return (paths.assets() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def _render(svg: str, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
