"""What a window leaves to the next start."""

from typing import TYPE_CHECKING

import msgspec

from sketchpad.document.tools.toolbox import Tool
from sketchpad.settings import Settings

if TYPE_CHECKING:
    from sketchpad.ui.window.main_window import MainWindow


def remember(window: "MainWindow", former: Settings) -> Settings:
    """Return the settings as a window has them now; `former` are those that it began with."""
    opened, toolbox = window.models.opened, window.toolbox
    return msgspec.structs.replace(
        window.views.remember(former),
        model=str(opened.path) if opened is not None else former.model,
        models=tuple(window.models.known),
        recent=tuple(str(path) for path in window.files.recent),
        brush_size=toolbox.own_brush_size,
        eraser_size=toolbox.size_of(Tool.ERASER),
        colour=toolbox.colour,
        recent_colours=tuple(window.colours.recent),
        swatches=window.colours.swatches,
        colour_panel=window.colours.wanted,
        stabilizer=toolbox.stabilizer,
        pressure_thinnest=toolbox.response.thinnest,
        pressure_curve=toolbox.response.curve,
        fingers_draw=window.canvas.fingers_draw,
        shortcuts=window.actions_.keymap.changes(),
        export=window.exports.wish,
        halves=window.panes.share,
        folder=window.files.folder,
        detail=window.pictures.detail,
        geometry=bytes(window.saveGeometry().toBase64().data()).decode(),
    )
