"""Keeps a part of the picture (bake, mask): its pixels lie over the pictures to come, until they are let go."""

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QTransform
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from sketchpad.document.layered_image import TRANSPARENT
from sketchpad.document.tools.toolbox import Toolbox
from sketchpad.ui.actions import Actions
from sketchpad.ui.canvas.canvas_view import CanvasView
from sketchpad.ui.kit.buttons import make_button
from sketchpad.ui.picture.picture_controller import PictureController
from trainer.messages import tr

_SIDE = 28  # pixels of a button


class KeptPartController(QObject):
    """Does what the actions say; at the foot of the window a bar says that a part is kept, and lets go of it."""

    changed = Signal()  # what is kept: a step of the drawing's history
    error_message = Signal(str)  # a sentence

    def __init__(self, toolbox: Toolbox, canvas: CanvasView, pictures: PictureController, actions: Actions) -> None:
        super().__init__()
        self._toolbox, self._canvas, self._pictures = toolbox, canvas, pictures
        self._let_go = actions.let_go
        self.bar = QWidget()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(0, 2, 12, 2)
        row.setSpacing(4)
        row.addWidget(QLabel(tr("Part of the picture is kept"), self.bar))
        self.button = make_button(actions.let_go)
        self.button.setFixedSize(QSize(_SIDE, _SIDE))
        self.button.setIconSize(QSize(18, 18))
        row.addWidget(self.button)
        actions.keep_part.triggered.connect(lambda _checked=False: self.keep())
        actions.let_go.triggered.connect(lambda _checked=False: self.let_go())
        self.follow()

    def keep(self) -> None:
        """Keep what is selected of the picture as it is seen, besides what is kept already."""
        self._canvas.settle()
        drawing, selector = self._toolbox.drawing, self._toolbox.selector
        if not self._pictures.has_picture:
            self.error_message.emit(tr("There is no picture to keep a part of yet: draw something first."))
        elif not selector.exists or selector.is_for_moving:
            self.error_message.emit(tr("Select what is to be kept first: a box (Q), or freely (W)."))
        else:
            picture = self._pictures.view.live.finished
            drawing.keep(with_part(drawing.kept, picture, selector.path, drawing.image.size()))
            selector.deselect()  # or one couldn't draw around it
            self._canvas.update()
            self._tell()

    def let_go(self) -> None:
        """Show the model's own picture everywhere again."""
        self._canvas.abandon()
        self._toolbox.drawing.keep(None)
        self._tell()

    def follow(self) -> None:
        """Another part may be kept: of another drawing, or after undo."""
        kept = self._toolbox.drawing.kept
        self._pictures.view.live.keep(kept)
        self._let_go.setEnabled(kept is not None)
        self.bar.setVisible(kept is not None)

    def _tell(self) -> None:
        self.follow()
        self.changed.emit()


def with_part(kept: QImage | None, picture: QImage, path: QPainterPath, size: QSize) -> QImage:
    """Return what is kept, and within a path over a sheet of `size` a picture; as large as that, premultiplied."""
    image = QImage(picture.size(), TRANSPARENT)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    if kept is not None:
        painter.drawImage(image.rect(), kept)
    transform = QTransform.fromScale(picture.width() / size.width(), picture.height() / size.height())
    painter.setClipPath(transform.map(path))
    painter.drawImage(0, 0, picture)
    painter.end()
    return image
