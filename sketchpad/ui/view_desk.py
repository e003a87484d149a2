"""How drawing and picture are looked at: the commands that change it."""

from PySide6.QtCore import QObject

from sketchpad.ui.actions import Actions
from sketchpad.ui.canvas import CanvasView
from sketchpad.ui.viewport import TURN


class ViewDesk(QObject):
    """Does what the actions say to the view that drawing and picture share."""

    def __init__(self, canvas: CanvasView, actions: Actions) -> None:
        super().__init__()
        view = canvas.view
        for action, do in (
            (actions.zoom_in, lambda: view.zoom_by_keys(1)),
            (actions.zoom_out, lambda: view.zoom_by_keys(-1)),
            (actions.fit, view.fit),
            (actions.pixels, canvas.show_pixels),
            (actions.turn_right, lambda: view.turn(TURN)),
            (actions.turn_left, lambda: view.turn(-TURN)),
            (actions.mirror, view.mirror),
        ):
            action.triggered.connect(lambda _checked=False, do=do: do())
