"""What a person does with layers: each command is one step of the history, and the panel shows what there is."""

from collections.abc import Callable

from msgspec import structs
from PySide6.QtCore import QObject, Qt, Signal

from sketchpad.document.layered_image import LONGEST_NAME, MOST_LAYERS, Layer, LayeredImage
from sketchpad.document.tools.toolbox import Toolbox
from sketchpad.ui.actions import Actions
from sketchpad.ui.canvas.canvas_view import CanvasView
from sketchpad.ui.layers.layer_panel import LayerPanel


class LayerController(QObject):
    """Changes the drawing's layers as the person wants it, and shows them."""

    changed = Signal()  # the layers are others, or look otherwise
    shown = Signal()  # they look otherwise for as long as something is tried
    chosen = Signal()  # another one is painted on

    def __init__(self, toolbox: Toolbox, canvas: CanvasView, actions: Actions) -> None:
        super().__init__()
        self._drawing, self._toolbox, self._canvas, self._actions = toolbox.drawing, toolbox, canvas, actions
        self.panel: LayerPanel | None = None  # while it is open
        for action, do in (
            (actions.layers, self._show_panel),
            (actions.layer_add, lambda: self._change(LayeredImage.adding)),
            (actions.layer_duplicate, lambda: self._change(LayeredImage.duplicating)),
            (actions.layer_delete, lambda: self._change(LayeredImage.deleting)),
            (actions.layer_merge, lambda: self._change(lambda now: now.merging_down(self._drawing.background))),
            (actions.layer_raise, lambda: self._change(lambda now: now.moving(now.active, now.active + 1))),
            (actions.layer_lower, lambda: self._change(lambda now: now.moving(now.active, now.active - 1))),
            (actions.layer_above, lambda: self._choose(self._drawing.active + 1)),
            (actions.layer_below, lambda: self._choose(self._drawing.active - 1)),
        ):
            action.triggered.connect(lambda _checked=False, do=do: do())
        canvas.finished.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show the layers as they are now, and offer what can be done with them."""
        layers, active, actions = self._drawing.layers, self._drawing.active, self._actions
        addable, upper, top = len(layers) < MOST_LAYERS, active > 0, len(layers) - 1
        for action, can in (
            (actions.layer_add, addable),
            (actions.layer_duplicate, addable),
            (actions.layer_delete, upper),
            (actions.layer_merge, upper),
            (actions.layer_raise, upper and active < top),
            (actions.layer_lower, active > 1),
            (actions.layer_above, active < top),
            (actions.layer_below, upper),
        ):
            action.setEnabled(can)
        if self.panel is not None:
            self.panel.list.colours = self._canvas.layers.shown.colours
            self.panel.show_layers(layers, self._drawing.layered.images, active, self._toolbox.hard_edged)

    def _show_panel(self) -> None:
        if self.panel is not None:
            self.panel.activateWindow()
            return
        actions = self._actions
        buttons = (
            actions.layer_add,
            actions.layer_duplicate,
            actions.layer_merge,
            actions.layer_raise,
            actions.layer_lower,
            actions.layer_delete,
        )
        panel = self.panel = LayerPanel(buttons, self._canvas.window())
        panel.addActions(actions.beside_the_sheet())
        panel.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        panel.finished.connect(lambda: setattr(self, "panel", None))
        panel.opacity_shown.connect(self._try_opacity)
        panel.opacity_changed.connect(lambda opacity: self._set(self._drawing.active, opacity=opacity))
        panel.blend_changed.connect(lambda blend: self._set(self._drawing.active, blend=blend))
        panel.list.chosen.connect(self._choose)
        panel.list.shown_changed.connect(lambda index, visible: self._set(index, visible=visible))
        panel.list.locked_changed.connect(lambda index, locked: self._set(index, locked=locked))
        panel.list.renamed.connect(self._rename)
        panel.list.moved.connect(lambda at, to: self._change(lambda now: now.moving(at, to)))
        self.follow()
        panel.open_over(self._canvas)

    def _change(self, make: Callable[[LayeredImage], LayeredImage]) -> None:
        """Take what is made of the layers as one step."""
        self._canvas.settle()
        self._canvas.abandon()
        self._drawing.replace(make(self._drawing.layered))
        self.follow()
        self.changed.emit()

    def _set(self, index: int, **changes: float | bool | str) -> None:
        layer: Layer = structs.replace(self._drawing.layers[index], **changes)
        self._change(lambda now: now.changing(index, layer))

    def _rename(self, index: int, name: str) -> None:
        if name and name != self._drawing.layers[index].called(index):
            self._set(index, name=name[:LONGEST_NAME])
        else:
            self.follow()  # the former one is shown again

    def _choose(self, index: int) -> None:
        self._canvas.settle()
        self._canvas.abandon()
        self._drawing.choose_layer(index)
        self.follow()
        self.chosen.emit()

    def _try_opacity(self, opacity: float) -> None:
        self._drawing.show_opacity(self._drawing.active, opacity)
        self._canvas.show_whole()
        self.shown.emit()
