"""How drawing and picture are looked at: the commands that change it, and what is remembered of it."""

import msgspec
from PySide6.QtCore import QObject

from sketchpad.document.drawing import Drawing
from sketchpad.settings import Settings
from sketchpad.ui.actions import Actions
from sketchpad.ui.canvas.canvas_view import CanvasView
from sketchpad.ui.canvas.picture_view import PictureView
from sketchpad.ui.canvas.view_mode import ViewMode
from sketchpad.ui.canvas.viewport import TURN
from sketchpad.ui.kit.held_key import HeldKey
from sketchpad.ui.view.navigator import Navigator
from sketchpad.ui.view.panes import Panes
from sketchpad.ui.view.picture_window import PictureWindow
from sketchpad.ui.view.split_handle import SplitHandle
from sketchpad.ui.view.view_bar import ViewBar
from trainer.messages import mark, tr

# What the slider is for in a mode: its label, and what a pointer over it is told.
_DIALS = {
    ViewMode.OVERLAY: (mark("Picture"), mark("How much of the picture lies over the drawing")),
    ViewMode.ON_PICTURE: (mark("Stroke"), mark("How strongly a stroke is seen over the picture while it is drawn")),
}


class ViewController(QObject):
    """Does what the actions say to the view that drawing and picture share."""

    def __init__(
        self,
        drawing: Drawing,
        canvas: CanvasView,
        picture: PictureView,
        panes: Panes,
        actions: Actions,
        settings: Settings,
    ) -> None:
        super().__init__()
        self._canvas, self._picture, self._panes, self._actions = canvas, picture, panes, actions
        self._layers = canvas.layers
        self._started = False  # whether the main window is on screen
        self._layers.set_picture(picture.live)
        self.bar = ViewBar(list(actions.views.values()), actions.apart)
        self.bar.opacity_changed.connect(self._set_opacity)
        self.handle = SplitHandle(self._layers, canvas)
        self.navigator = Navigator(canvas, drawing)
        HeldKey(actions.see_drawing, self)
        actions.see_drawing.toggled.connect(self._see_drawing)
        canvas.changed.connect(self._follow_drawing)
        self.window = PictureWindow(panes.window(), actions.all(), settings.picture_geometry)
        self.window.closed.connect(lambda: actions.apart.setChecked(False))
        view = canvas.view
        for action, do in (
            (actions.zoom_in, lambda: view.zoom_by_keys(1)),
            (actions.zoom_out, lambda: view.zoom_by_keys(-1)),
            (actions.fit, view.fit),
            (actions.pixels, canvas.show_pixels),
            (actions.turn_right, lambda: view.turn(TURN)),
            (actions.turn_left, lambda: view.turn(-TURN)),
            (actions.mirror, view.mirror),
            (actions.full_screen, self._toggle_full_screen),
        ):
            action.triggered.connect(lambda _checked=False, do=do: do())
        for mode, action in actions.views.items():
            action.triggered.connect(lambda _checked=False, mode=mode: self.show_mode(mode))
        self._recall(settings)
        # Toggled, not triggered: closing the picture's window unchecks it.
        actions.apart.toggled.connect(lambda _checked: self._arrange())

    def start(self) -> None:
        """The main window is on screen: the picture's may follow."""
        self._started = True
        self._arrange()

    def show_mode(self, mode: ViewMode) -> None:
        """Look at drawing and picture in another way."""
        self._layers.mode = mode
        self._actions.views[mode].setChecked(True)
        self._arrange()
        name, tip = _DIALS.get(mode, ("", ""))
        self.bar.show_dial(tr(name), tr(tip), self._layers.opacity(mode))

    def remember(self, settings: Settings) -> Settings:
        """Return the settings with the view as it is now."""
        return msgspec.structs.replace(
            settings,
            view=self._layers.mode.value,
            overlay_opacity=self._layers.opacity(ViewMode.OVERLAY),
            ghost_opacity=self._layers.opacity(ViewMode.ON_PICTURE),
            split=self._layers.split,
            picture_apart=self._actions.apart.isChecked(),
            picture_geometry=self.window.remembered,
        )

    def _recall(self, settings: Settings) -> None:
        self._layers.set_opacity(ViewMode.OVERLAY, settings.overlay_opacity)
        self._layers.set_opacity(ViewMode.ON_PICTURE, settings.ghost_opacity)
        self._layers.split = settings.split
        self._actions.apart.setChecked(settings.picture_apart)
        self.show_mode(ViewMode(settings.view))

    def _see_drawing(self, wanted: bool) -> None:
        """Show the drawing in the picture's place, as it is on the canvas."""
        self._picture.live.show_instead((lambda: self._layers.shown.image) if wanted else None)

    def _follow_drawing(self) -> None:
        if self._actions.see_drawing.isChecked():
            self._picture.update()

    def _set_opacity(self, opacity: float) -> None:
        self._layers.set_opacity(self._layers.mode, opacity)

    def _toggle_full_screen(self) -> None:
        """Fill the screen with the picture; in its own window, for which it goes there first."""
        self._actions.apart.setChecked(True)
        self.window.toggle_full_screen()

    def _arrange(self) -> None:
        """Put the picture's view where it belongs."""
        apart = self._actions.apart.isChecked() and self._started
        side_by_side = not apart and self._layers.mode is ViewMode.BESIDE
        self._panes.show_picture(side_by_side)
        if apart:
            if self._picture.window() is not self.window:
                self.window.take(self._picture)
        else:
            if not side_by_side:
                self._picture.setParent(self._panes)
                self._picture.hide()
            self.window.put_away()
