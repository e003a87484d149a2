"""Your own drawing through the training: a slider over its checkpoints, and the samples of the same moment."""

from pathlib import Path

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QToolButton, QWidget

from sketchpad.document.files.image_files import read_picture
from sketchpad.training.runs.run_progress import RunProgress
from sketchpad.ui.kit.fields import CheckBox
from sketchpad.ui.kit.forms import Card, button, label
from sketchpad.ui.kit.icons import icon
from sketchpad.ui.kit.themes import current_theme
from sketchpad.ui.training.image_widgets import PictureBox, paint_image
from sketchpad.ui.training.run.playback import Playback
from trainer.messages import mark, tr
from trainer.runs.run_folder import RunFolder

_ROWS = 6  # of a sample sheet, at most
_NO_PICTURE = mark("Your drawing appears here, made by the model, at the first save.")
_NO_DRAWING = mark("Pin a drawing, and each new model draws it.")


class Timeline(Card):
    """Scrubs through the moments at which the pinned drawing was drawn, or samples were."""

    used = Signal(int)  # the model of this step is wanted on the canvas
    pinned = Signal()  # the drawing as it is now is to be drawn from now on
    followed = Signal(bool)  # the newest model is wanted on the canvas, each time
    film_wanted = Signal()  # what is shown here, as a file

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: RunFolder | None = None
        self._progress: RunProgress | None = None
        self._moments: list[int] = []
        self._cache: dict[Path, QImage] = {}
        head = QHBoxLayout()
        head.addWidget(label(tr("Your drawing, as it learns"), "section"))
        head.addStretch(1)
        self.pin = button(
            tr("Pin the drawing as it is now"),
            tr("From now on each model draws what is on your sheet"),
            self.pinned.emit,
            role="plain",
        )
        head.addWidget(self.pin)
        self.column.addLayout(head)
        boxes = QHBoxLayout()
        boxes.setSpacing(16)
        self.drawing = PictureBox(tr("Your pinned drawing"), tr(_NO_DRAWING))
        self.picture = PictureBox(tr("Your drawing as the model makes it"), tr(_NO_PICTURE))
        for box in (self.drawing, self.picture):
            box.setFixedHeight(264)
            boxes.addWidget(box, 1)
        self.column.addLayout(boxes)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.play = QToolButton()
        self.play.setFixedSize(32, 32)
        self.play.setIconSize(QSize(18, 18))
        self.play.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setMinimumHeight(24)
        self.slider.setAccessibleName(tr("Moment of the training"))
        self.slider.setToolTip(tr("Move through the training: your drawing and the samples as they were then"))
        self.slider.valueChanged.connect(lambda _value: self._show_moment())
        self._moment = label("", "quiet")
        self._moment.setMinimumWidth(96)
        self._moment.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.playback = Playback(self.slider)
        self.playback.changed.connect(lambda _playing: self._show_playing())
        self.play.clicked.connect(lambda _checked=False: self.playback.toggle())
        row.addWidget(self.play)
        row.addWidget(self.slider, 1)
        row.addWidget(self._moment)
        self.column.addLayout(row)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        self.follow = CheckBox(tr("Follow the training"))
        self.follow.setToolTip(tr("Draw with the newest model, as soon as it is saved and your pen rests"))
        self.follow.toggled.connect(self.followed.emit)
        foot.addWidget(self.follow)
        foot.addStretch(1)
        self.film = button(
            tr("Export as WebP…"),
            tr("Save your drawing and what became of it, step by step, as a small film that plays in a loop"),
            self.film_wanted.emit,
        )
        foot.addWidget(self.film)
        self.use = button(tr("Use this one"), tr("Draw with the model of this moment"), self._use)
        foot.addWidget(self.use)
        self.column.addLayout(foot)
        self.samples = SampleSheet()
        self._show_playing()
        self.show_run(None, None)

    def show_run(self, run: RunFolder | None, progress: RunProgress | None) -> None:
        """Show another run."""
        self.playback.stop()
        self._run, self._progress = run, progress
        self._moments = []
        self._cache.clear()
        self.refresh()

    def refresh(self) -> None:
        """Take in what has come since; a slider at the end stays at the end."""
        run, progress = self._run, self._progress
        drawing = _read(run.pinned_drawing) if run is not None else QImage()
        self.drawing.show_image(drawing)
        self.picture.note = tr(_NO_DRAWING if drawing.isNull() else _NO_PICTURE)
        if progress is None:
            moments = []
        else:
            moments = sorted(progress.pinned.keys() | progress.samples.keys() | set(progress.saved[-1:]))
        at_end = self.slider.value() >= len(self._moments) - 1
        self._moments = moments
        self.slider.blockSignals(True)
        self.slider.setRange(0, max(0, len(moments) - 1))
        if at_end:
            self.slider.setValue(max(0, len(moments) - 1))
        self.slider.blockSignals(False)
        self.slider.setEnabled(len(moments) > 1)
        self.play.setEnabled(len(moments) > 1)
        self.film.setEnabled(bool(self.film_parts[1]))
        self._show_moment()

    @property
    def step(self) -> int | None:
        """The step of the moment shown; None before there is one."""
        return self._moments[self.slider.value()] if self._moments else None

    @property
    def film_parts(self) -> tuple[Path | None, list[Path]]:
        """The pinned drawing and its pictures in order; where nothing was pinned, the samples."""
        run, progress = self._run, self._progress
        if run is None or progress is None:
            return None, []
        if progress.pinned and run.pinned_drawing.is_file():
            return run.pinned_drawing, [progress.pinned[step] for step in sorted(progress.pinned)]
        return None, [progress.samples[step] for step in sorted(progress.samples)]

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.playback.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._show_playing()

    def _show_playing(self) -> None:
        playing = self.playback.playing
        words = tr("Stand still") if playing else tr("Play")
        self.play.setIcon(icon("pause" if playing else "play"))
        self.play.setAccessibleName(words)
        self.play.setToolTip(words if playing else tr("Play the training as an animation, in a loop"))

    def model_at(self, step: int) -> Path | None:
        """Return the model of that step, or the nearest one that is kept."""
        if self._run is None:
            return None
        kept = {int(path.stem): path for path in self._run.models.glob("*.safetensors") if path.stem.isdigit()}
        if not kept:
            return self._run.model if self._run.model.exists() else None
        return kept[min(kept, key=lambda other: abs(other - step))]

    def _use(self) -> None:
        if self.step is not None:
            self.used.emit(self.step)

    def _show_moment(self) -> None:
        step, progress = self.step, self._progress
        self.use.setEnabled(step is not None and self.model_at(step) is not None)
        if step is None or progress is None:
            self._moment.setText("")
            self.picture.show_image(QImage())
            self.samples.show_sheet(QImage())
            return
        self._moment.setText(tr("step {step}", step=f"{step:,}"))
        self.picture.show_image(self._latest(progress.pinned, step))
        self.samples.show_sheet(self._latest(progress.samples, step))

    def _latest(self, pictures: dict[int, Path], step: int) -> QImage:
        """Return the newest picture there was at a step."""
        before = [other for other in pictures if other <= step] or list(pictures)[:1]
        if not before:
            return QImage()
        path = pictures[max(before)]
        if path not in self._cache:
            if len(self._cache) > 60:
                self._cache.clear()
            self._cache[path] = _read(path)
        return self._cache[path]


class SampleSheet(QWidget):
    """Validation pairs as the model draws them: drawing, its picture, yours; a row each, in columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image = QImage()
        self.setAccessibleName(tr("Samples: drawing, picture by the model, your picture"))
        self.setMinimumHeight(64)

    def show_sheet(self, image: QImage) -> None:
        """Show a sheet, whose rows are three squares each."""
        self.image = image
        self.updateGeometry()
        self.setFixedHeight(self._height(self.width()))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, self._height(600))

    def resizeEvent(self, event: object) -> None:
        self.setFixedHeight(self._height(self.width()))

    def _shape(self, width: int) -> tuple[int, int, float]:
        """Return rows of the sheet, columns of triples, and the side of a square."""
        rows = max(1, min(_ROWS, round(self.image.height() * 3 / self.image.width()))) if not self.image.isNull() else 1
        columns = 2 if width > 560 else 1
        side = (width - (columns - 1) * 24) / columns / 3 - 4
        return rows, columns, side

    def _height(self, width: int) -> int:
        if self.image.isNull():
            return 64
        rows, columns, side = self._shape(width)
        return round(24 + -(-rows // columns) * (side + 8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(current_theme().quiet))
        if self.image.isNull():
            painter.drawText(
                self.rect(), int(Qt.AlignmentFlag.AlignCenter), tr("Samples come as soon as there are any.")
            )
            painter.end()
            return
        rows, columns, side = self._shape(self.width())
        source = self.image.width() // 3
        for column in range(columns):
            left = column * (3 * (side + 4) + 24)
            for number, title in enumerate((tr("Drawing"), tr("Model"), tr("Yours"))):
                rect = QRectF(left + number * (side + 4), 0, side, 20)
                painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft), title)
        for row in range(rows):
            left = (row % columns) * (3 * (side + 4) + 24)
            top = 24 + (row // columns) * (side + 8)
            for number in range(3):
                part = self.image.copy(QRect(number * source, row * source, source, source))
                paint_image(painter, QRectF(left + number * (side + 4), top, side, side), part)
        painter.end()


def _read(path: Path) -> QImage:
    return read_picture(path) if path.is_file() else QImage()
