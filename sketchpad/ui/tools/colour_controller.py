"""Colours beyond the palette: mixed in the panel, used last, and taken from an image."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sketchpad.document.pixels import Colour
from sketchpad.document.tools.toolbox import PAINTS, Toolbox
from sketchpad.settings import Settings
from sketchpad.ui.actions import Actions
from sketchpad.ui.canvas.canvas_view import CanvasView
from sketchpad.ui.kit.keymap import show_keys
from sketchpad.ui.tools.colour_panel import MOST_RECENT, ColourPanel, hexadecimal
from sketchpad.ui.tools.palette_bar import COLOURS
from sketchpad.ui.tools.tool_controller import ToolController
from trainer.messages import tr
from trainer.model_card import InputSpec

_TAKEN = 24  # colours of an image


class ColourController(QObject):
    """Keeps the panel and the toolbox of one mind. A label map has its own colours, and no panel."""

    error_message = Signal(str)  # a sentence
    done = Signal(str)  # a confirmation

    def __init__(
        self,
        toolbox: Toolbox,
        canvas: CanvasView,
        tools: ToolController,
        actions: Actions,
        settings: Settings,
    ) -> None:
        super().__init__()
        self._toolbox, self._canvas, self._tools, self._actions = toolbox, canvas, tools, actions
        self._has_classes = False
        self.wanted = settings.colour_panel  # by the person; a label model hides the panel for as long as it is open
        self.recent: list[Colour] = list(settings.recent_colours)[:MOST_RECENT]
        self.swatches: tuple[Colour, ...] = settings.swatches
        self.panel = ColourPanel([actions.palette_from_image, actions.standard_palette])
        self.panel.began.connect(self._begin)
        self.panel.mixed.connect(self._mix)
        self.panel.chosen.connect(self._choose)
        self.panel.written.returnPressed.connect(canvas.setFocus)
        tools.colours_changed.connect(self._show)
        tools.palette.left.connect(canvas.setFocus)
        tools.palette.mix.connect(actions.mix_colours.trigger)
        canvas.finished.connect(self._remember)
        actions.mix_colours.toggled.connect(self._want)
        actions.standard_palette.triggered.connect(lambda: self._offer(()))
        actions.mix_colours.setChecked(self.wanted)
        self._show_panel()
        self._offer(self.swatches)
        self.panel.show_recent(self.recent)
        self._show()

    def follow_model(self, spec: InputSpec) -> None:
        """A label map is painted in its classes' colours alone."""
        self._has_classes = spec.kind == "labels"
        self._actions.palette_from_image.setEnabled(not self._has_classes)
        mix = self._actions.mix_colours
        mix.blockSignals(True)
        mix.setChecked(self.wanted and not self._has_classes)
        mix.setText(tr("Find a &label") if self._has_classes else tr("Mix &colours"))
        mix.blockSignals(False)
        show_keys(mix)
        self._actions.standard_palette.setEnabled(bool(self.swatches) and not self._has_classes)
        self._show_panel()

    def take_palette(self, path: Path) -> None:
        """Offer the main colours of an image as the palette; of a wrong file say why, and change nothing."""
        # Imported late, as Pillow is slow to import and not needed for the window.
        from sketchpad.document.errors import DocumentError
        from sketchpad.document.files.image_files import open_image
        from sketchpad.document.images.palettes import take_palette

        try:
            self._offer(take_palette(open_image(path), _TAKEN))
        except DocumentError as error:
            self.error_message.emit(str(error))
            return
        self.done.emit(tr("The palette has the colours of {file} now.", file=path.name))

    def _offer(self, swatches: Sequence[Colour]) -> None:
        self.swatches = tuple(swatches)
        self._actions.standard_palette.setEnabled(bool(swatches) and not self._has_classes)
        named = [(hexadecimal(colour), colour) for colour in self.swatches]
        self._tools.offer(named or COLOURS)

    def _want(self, wanted: bool) -> None:
        if self._has_classes:  # no colours are mixed for a label map: its names are looked through
            self._actions.mix_colours.setChecked(False)
            if wanted:
                self._tools.palette.labels.find_name()
            return
        self.wanted = wanted
        self._show_panel()

    def _show_panel(self) -> None:
        self.panel.setVisible(self.wanted and not self._has_classes)

    def _begin(self) -> None:
        self._toolbox.former_colour = self._toolbox.colour

    def _mix(self, colour: Colour) -> None:
        self._toolbox.colour = colour
        self._tools.show_colours()

    def _choose(self, colour: Colour) -> None:
        self._tools.choose_colour(colour)
        self._canvas.setFocus()

    def _show(self) -> None:
        self.panel.show_colour(self._toolbox.colour)

    def _remember(self) -> None:
        """The colour that was just painted with comes first among those used last."""
        colour = self._toolbox.colour
        if self._has_classes or self._toolbox.tool not in PAINTS or self.recent[:1] == [colour]:
            return
        self.recent = [colour, *(former for former in self.recent if former != colour)][:MOST_RECENT]
        self.panel.show_recent(self.recent)
