"""The drawing as it looks on screen: of a label map, in colours that say what they mean (a lookup table)."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from sketchpad.document.drawing import Drawing
from sketchpad.document.images.shown_colours import ShownColours


class ShownDrawing(QObject):
    """Keeps an image in the shown colours, brought up to date where the drawing has changed since it was asked last."""

    changed = Signal()  # all of it

    def __init__(self, drawing: Drawing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._colours = ShownColours()
        self._image = QImage()
        self._revision = -1

    @property
    def colours(self) -> ShownColours:
        """Which colours stand for which."""
        return self._colours

    @colours.setter
    def colours(self, colours: ShownColours) -> None:
        if colours.pairs != self._colours.pairs:
            self._colours, self._image = colours, QImage()
            self.changed.emit()

    @property
    def image(self) -> QImage:
        """The drawing as it looks now, RGB32; not to be changed by the caller."""
        drawing = self._drawing
        if not self._colours.pairs:
            return drawing.image
        if self._image.size() != drawing.image.size():
            self._image = self._colours.image(drawing.image)
        elif not (rect := drawing.changed_since(self._revision).intersected(drawing.rect)).isEmpty():
            self._colours.refresh(self._image, drawing.image, rect)
        self._revision = drawing.revision
        return self._image
