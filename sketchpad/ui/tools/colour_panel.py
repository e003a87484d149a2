"""The panel to mix colours in, with those used last and ways to other palettes."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRegularExpression, Signal
from PySide6.QtGui import QAction, QColor, QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from sketchpad.document.pixels import Colour
from sketchpad.ui.kit.buttons import make_worded_button
from sketchpad.ui.tools.colour_fields import HueField, ShadeField
from sketchpad.ui.tools.swatch_button import SwatchButton
from trainer.messages import tr

MOST_RECENT = 14
_COLUMNS = 7
_WIDTH = 208


def hexadecimal(colour: Colour) -> str:
    """Return a colour as it is written elsewhere: #rrggbb."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


class ColourPanel(QWidget):
    """Shows the colour in hand and says what it is changed to."""

    began = Signal()  # the person begins to mix: the colour in hand is left behind
    mixed = Signal(tuple)  # Colour, while it is mixed
    chosen = Signal(tuple)  # Colour, one of those used last or written

    def __init__(self, palettes: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(tr("Colours"))
        self._colour: Colour = (0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        heading = QLabel(tr("Colours"), self)
        heading.setObjectName("heading")
        heading.setContentsMargins(8, 0, 0, 0)
        heading.setFixedHeight(40)  # in line with the other headings
        column.addWidget(heading)
        self.shades, self.hues = ShadeField(self), HueField(self)
        for field in (self.shades, self.hues):
            field.began.connect(self.began)
            column.addWidget(field)
        self.shades.moved.connect(self._mix)
        self.hues.moved.connect(self._turn)
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(8)
        self.written = QLineEdit(self)
        self.written.setValidator(QRegularExpressionValidator(QRegularExpression("#?[0-9a-fA-F]{6}"), self))
        self.written.setAccessibleName(tr("Colour in hexadecimal"))
        self.written.setToolTip(tr("The colour as red, green and blue in hexadecimal: write another and press Enter"))
        self.written.editingFinished.connect(self._take_written)
        label = QLabel(tr("&Hex"), self)
        label.setObjectName("quiet")
        label.setBuddy(self.written)
        row.addWidget(label)
        row.addWidget(self.written, 1)
        column.addLayout(row)
        column.addSpacing(8)
        label = QLabel(tr("Used last"), self)
        label.setObjectName("quiet")
        label.setContentsMargins(8, 0, 0, 0)
        column.addWidget(label)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(6, 0, 6, 0)
        self._grid.setSpacing(2)
        self._grid.setColumnStretch(_COLUMNS, 1)
        column.addLayout(self._grid)
        self._none = QLabel(tr("The colours you paint with gather here."), self)
        self._none.setObjectName("quiet")
        self._none.setWordWrap(True)
        self._none.setContentsMargins(8, 0, 8, 0)
        column.addWidget(self._none)
        self.recent: list[SwatchButton] = []
        column.addSpacing(8)
        for action in palettes:
            button = make_worded_button(action)
            button.setMaximumWidth(_WIDTH)
            button.setFixedHeight(36)
            column.addWidget(button)
        column.addStretch(1)

    def show_colour(self, colour: Colour) -> None:
        """Show the colour in hand; a grey one leaves the hue where it was."""
        if colour == self._colour and self.written.text():
            return
        self._colour = colour
        shown = QColor(*colour)
        hue, saturation, value = shown.hsvHueF(), shown.hsvSaturationF(), shown.valueF()
        if hue >= 0:
            self.hues.at = QPointF(hue, 0.5)
        self.shades.hue = self.hues.at.x() % 1.0
        self.shades.at = QPointF(saturation, 1 - value)
        self._update()

    def show_recent(self, colours: Sequence[Colour]) -> None:
        """Show the colours used last, the newest first."""
        for swatch in self.recent:
            self._grid.removeWidget(swatch)
            swatch.hide()  # at once: it is deleted only when the event loop comes round
            swatch.deleteLater()
        self.recent = [SwatchButton(tr("Colour {name}", name=hexadecimal(colour)), colour, self) for colour in colours]
        for number, swatch in enumerate(self.recent):
            swatch.setChecked(swatch.colour == self._colour)
            swatch.clicked.connect(lambda _checked, colour=swatch.colour: self.chosen.emit(colour))
            self._grid.addWidget(swatch, number // _COLUMNS, number % _COLUMNS)
            swatch.show()
        self._none.setVisible(not colours)

    def _turn(self) -> None:
        self.shades.hue = self.hues.at.x() % 1.0
        self._mix()

    def _mix(self) -> None:
        mixed = QColor.fromHsvF(self.shades.hue, self.shades.at.x(), 1 - self.shades.at.y())
        self._colour = (mixed.red(), mixed.green(), mixed.blue())
        self._update()
        self.mixed.emit(self._colour)

    def _take_written(self) -> None:
        text = self.written.text().removeprefix("#")
        colour = (int(text[0:2], 16), int(text[2:4], 16), int(text[4:6], 16))
        if colour != self._colour:
            self.chosen.emit(colour)

    def _update(self) -> None:
        self.written.setText(hexadecimal(self._colour))
        for swatch in self.recent:
            swatch.setChecked(swatch.colour == self._colour)
        self.shades.update()
        self.hues.update()
