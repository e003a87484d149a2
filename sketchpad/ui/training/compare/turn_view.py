"""Pictures of several models at one place, in turn (flicker, A/B): what differs jumps."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sketchpad.ui.kit.fields import CheckBox
from sketchpad.ui.kit.forms import button, label
from sketchpad.ui.training.image_widgets import PictureBox
from trainer.messages import tr

_TURN_MS = 700
_SIDE = 380


class TurnView(QWidget):
    """One picture, and what goes to the next: a button, the arrow keys, or by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: list[tuple[str, QImage]] = []
        self.index = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("One model after the other"))
        self._timer = QTimer(self, interval=_TURN_MS)
        self._timer.timeout.connect(lambda: self.turn(1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.box = PictureBox(tr("The picture"), "")
        self.box.setFixedSize(_SIDE, _SIDE)
        column.addWidget(self.box)
        self.name = label("", "heading")
        column.addWidget(self.name)
        row = QHBoxLayout()
        row.addWidget(button(tr("Back"), tr("The model before (left arrow key)"), lambda: self.turn(-1)))
        row.addWidget(button(tr("Next"), tr("The next model (right arrow key)"), lambda: self.turn(1)))
        row.addStretch(1)
        self.by_itself = CheckBox(tr("Change by itself"))
        self.by_itself.toggled.connect(self._run)
        row.addWidget(self.by_itself)
        column.addLayout(row)

    def show_pictures(self, pictures: Sequence[tuple[str, QImage]]) -> None:
        """Show the pictures of one drawing; the place among them stays."""
        self._pictures = list(pictures)
        self.turn(0)

    def turn(self, by: int) -> None:
        """Go on by so many pictures."""
        if self._pictures:
            self.index = (self.index + by) % len(self._pictures)
            name, image = self._pictures[self.index]
            self.name.setText(name)
            self.box.show_image(image)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Space: 1}
        if event.key() in steps:
            self.by_itself.setChecked(False)
            self.turn(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _run(self, on: bool) -> None:
        self._timer.start() if on else self._timer.stop()
