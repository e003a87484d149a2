"""The strip of example drawings: one click puts one on the sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImageReader, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QWidget

from sketchpad.document.images.shown_colours import ShownColours
from sketchpad.document.pixels import FORMAT
from sketchpad.ui.kit.themes import current_theme
from trainer.messages import tr
from trainer.runs.run_folder import RunFolder

_SIDE = 56
_MOST_OWN = 4


@dataclass(frozen=True)
class Example:
    """A drawing that the app brings along."""

    path: Path
    title: str
    model: str = "clay"  # the stem of the model's file that it was drawn for
    kind: str = "colours"  # what that model draws from


def examples_of_run(model: Path) -> list[Example]:
    """Return the drawings that a training left to draw on: the one that the person pinned, then some of its pairs."""
    run = RunFolder(model.parent.parent if model.parent.name == "models" else model.parent)
    if not run.examples.is_dir():
        return []
    pinned = [Example(run.pinned_drawing, tr("Your pinned drawing"))] if run.pinned_drawing.is_file() else []
    files = sorted(run.examples.glob("*.png"))[:_MOST_OWN]
    return pinned + [
        Example(path, tr("Drawing {number} of your own", number=number)) for number, path in enumerate(files, start=1)
    ]


class _Thumbnail(QAbstractButton):
    def __init__(self, example: Example, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(_SIDE, _SIDE)
        self.setToolTip(tr("Draw on “{title}”", title=tr(example.title)))
        self.setAccessibleName(tr("Example: {title}", title=tr(example.title)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._path = example.path
        self.colours = ShownColours()  # of the model that it is shown for

    def show_in(self, colours: ShownColours) -> None:
        """Show it in other colours."""
        if colours.pairs != self.colours.pairs:
            self.colours = colours
            self.__dict__.pop("_pixmap", None)
            self.update()

    @cached_property
    def _pixmap(self) -> QPixmap:
        """Read when it is first shown: most examples are other models', and a start needn't wait for them."""
        reader = QImageReader(str(self._path))
        side = QSize(2 * _SIDE, 2 * _SIDE)
        if self.colours.pairs:  # of a label map; scaled first, its borders would have colours of no class
            whole = self.colours.image(reader.read().convertToFormat(FORMAT))
            square, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            return QPixmap.fromImage(whole.scaled(side, square, smooth))
        reader.setScaledSize(reader.size().scaled(side, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
        middle = QRect(QPoint(), side)
        middle.moveCenter(QRect(QPoint(), reader.scaledSize()).center())
        reader.setScaledClipRect(middle)  # of a wide one the middle
        return QPixmap.fromImage(reader.read())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        lively = self.underMouse() or self.hasFocus()
        painter.setPen(QPen(QColor(theme.accent if lively else theme.border), 2 if lively else 1))
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
        inner = QRect(5, 5, _SIDE - 10, _SIDE - 10)
        painter.drawPixmap(inner, self._pixmap)
        painter.end()


class ExampleStrip(QWidget):
    """Thumbnails in a row."""

    chosen = Signal(object)  # Example

    def __init__(self, examples: Sequence[Example], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._label = QLabel(tr("Examples"), self)
        self._label.setObjectName("quiet")
        row.addWidget(self._label)
        self.thumbnails = [_Thumbnail(example, self) for example in examples]
        for example, thumbnail in zip(examples, self.thumbnails, strict=True):
            thumbnail.clicked.connect(lambda _checked, example=example: self.chosen.emit(example))
            row.addWidget(thumbnail)
        row.addStretch(1)
        self._row = row
        self._own: list[_Thumbnail] = []  # of a model of the person's own
        self.offered: Sequence[Example] = ()  # what there is to draw on now
        self._examples = list(examples)
        self._show(self.drawn_for(Path(self._examples[0].model)) if examples else [])  # until a model is open

    def drawn_for(self, model: Path) -> list[Example]:
        """Return those that were drawn for one of the starter models."""
        return [example for example in self._examples if example.model == model.stem]

    def offer(self, model: Path, kind: str, colours: ShownColours) -> None:
        """Show what is worth drawing on with a model: its own examples, else those for models of its kind.

        Of another model's label maps the colours would mean something else.
        """
        for thumbnail in self.thumbnails:
            thumbnail.show_in(colours)
        starter = self.drawn_for(model)  # lies beside a folder of examples as a run's model does
        own = [] if starter else examples_of_run(model)
        self._show_own(own, colours)
        if own:
            self._show([])
            self.offered = own
            self._label.show()
            return
        akin = [example for example in self._examples if example.kind == kind != "labels"]
        self._show(starter or akin)

    def _show_own(self, examples: Sequence[Example], colours: ShownColours) -> None:
        for thumbnail in self._own:
            self._row.removeWidget(thumbnail)
            thumbnail.hide()  # at once: it is deleted only when the event loop comes round
            thumbnail.deleteLater()
        self._own = [_Thumbnail(example, self) for example in examples]
        for number, (example, thumbnail) in enumerate(zip(examples, self._own, strict=True)):
            thumbnail.show_in(colours)
            thumbnail.clicked.connect(lambda _checked, example=example: self.chosen.emit(example))
            self._row.insertWidget(1 + number, thumbnail)
            thumbnail.show()

    @property
    def own(self) -> Sequence[QAbstractButton]:
        """Those of a model of the person's own, that are shown."""
        return self._own

    def _show(self, offered: Sequence[Example]) -> None:
        self.offered = offered
        for example, thumbnail in zip(self._examples, self.thumbnails, strict=True):
            thumbnail.setVisible(example in offered)
        self._label.setVisible(bool(offered))
