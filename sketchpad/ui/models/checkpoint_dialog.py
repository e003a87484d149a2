"""The doctor of checkpoints: what another program's model might draw, as pictures to choose the right one of."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sketchpad.document.files.image_files import read_picture
from sketchpad.models.gallery import Gallery
from sketchpad.training.jobs.trainer_job import TrainerJob
from sketchpad.ui.kit.fields import ComboBox
from sketchpad.ui.kit.forms import button, button_row, label
from sketchpad.ui.kit.plain_text import plain_tip
from sketchpad.ui.models.model_list import KINDS
from trainer.messages import tr
from trainer.runs.import_events import Guessed, Imported, Recognised, decode_import_event

_PICTURE = 208  # pixels a side
_AT_ONCE = 4


class CheckpointDialog(QDialog):
    """Reads a checkpoint in the trainer's process, shows four guesses of a drawing, and imports the one chosen."""

    imported = Signal(Path, QImage)  # the model's file, and the picture that was chosen
    error_message = Signal(str)  # a sentence: nothing was imported

    def __init__(self, checkpoint: Path, drawing: QImage, gallery: Gallery, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("A model of another program"))
        self._checkpoint, self._gallery = checkpoint, gallery
        self._folder = tempfile.TemporaryDirectory(prefix="sketchpad-guesses-", ignore_cleanup_errors=True)
        self._drawing = Path(self._folder.name) / "drawing.png"
        drawing.save(str(self._drawing))
        self._job: TrainerJob | None = None
        self._guesses: list[Guessed] = []
        self._passed = 0  # guesses shown before these
        self.about = label(tr("Looking at {name} …", name=checkpoint.name), wraps=True)
        self.question = label(tr("Which picture is right?"), "heading")
        self.cards = [QToolButton() for _ in range(_AT_ONCE)]
        self.group = QButtonGroup(self)
        self.name = QLineEdit()
        self.name.setMaxLength(80)
        self.name.setAccessibleName(tr("Name of the model"))
        self.name.setToolTip(tr("The name that the model gets in your gallery"))
        self.kind = ComboBox()
        for kind, word in KINDS.items():
            self.kind.addItem(tr(word), kind)
        self.kind.setAccessibleName(tr("Draws from"))
        self.kind.setToolTip(tr("What the model wants to be drawn"))
        self.note = label("", "quiet", wraps=True)
        self.others = button(tr("&Other guesses"), tr("None of these is right: show what else the file could mean"))
        self.use = button(
            tr("&Use this one"), tr("Put the model among your own, and draw with it  (Enter)"), role="primary"
        )
        self.cancel = button(tr("Cancel"), tr("Import nothing  (Esc)"))
        self._lay_out()
        self._look()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(12)
        for number, card in enumerate(self.cards):
            card.setObjectName("choice")
            card.setCheckable(True)
            card.setEnabled(False)
            card.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            card.setIconSize(QSize(_PICTURE, _PICTURE))
            card.setFixedSize(_PICTURE + 40, _PICTURE + 44)
            card.installEventFilter(self)
            self.group.addButton(card, number)
            grid.addWidget(card, number // 2, number % 2)
        self.group.idToggled.connect(lambda _id, _checked: self._show_state())
        form = QHBoxLayout()
        form.setSpacing(8)
        form.addWidget(label(tr("&Name"), "quiet", buddy=self.name))
        form.addWidget(self.name, 1)
        form.addSpacing(8)
        form.addWidget(label(tr("&Draws from"), "quiet", buddy=self.kind))
        form.addWidget(self.kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.about)
        column.addWidget(self.question)
        column.addLayout(grid)
        column.addLayout(form)
        column.addWidget(self.note)
        column.addLayout(button_row(self.cancel, self.use, left=[self.others]))
        self.others.clicked.connect(self._show_others)
        self.use.clicked.connect(self._import)
        self.cancel.clicked.connect(self.reject)
        self.setFixedWidth(2 * (_PICTURE + 40) + 60)
        self._show_state()

    @property
    def chosen(self) -> Guessed | None:
        """The guess that is chosen."""
        number = self.group.checkedId()
        return self._guesses[number] if 0 <= number < len(self._guesses) else None

    def done(self, result: int) -> None:
        """Close; a child that is still at work ends."""
        if self._job is not None:
            self._job.stop()
            self._job.wait()
        self._folder.cleanup()
        super().done(result)

    def _look(self) -> None:
        """Have guesses drawn, a few at a time."""
        self._guesses = []
        self.group.setExclusive(False)
        for card in self.cards:
            card.setChecked(False)
            card.setEnabled(False)
            card.setIcon(QPixmap())
            card.setText("")
        self.group.setExclusive(True)
        self.note.setText(tr("Your drawing is drawn by each way to read the file …"))
        guesses = ("--guesses", self._folder.name, "--drawing", str(self._drawing), "--after", str(self._passed))
        self._start("import", str(self._checkpoint), "--json", *guesses)
        self._show_state()

    def _start(self, *arguments: str) -> None:
        self._job = TrainerJob(arguments, self)
        self._job.line.connect(self._take)
        self._job.ended.connect(self._end)
        self._job.start()

    def _take(self, line: bytes) -> None:
        event = decode_import_event(line)
        if isinstance(event, Recognised):
            if not self.name.text():
                self.name.setText(event.name)
                self.kind.setCurrentIndex(max(0, self.kind.findData(event.kind)))
            self.about.setText(event.description)
            self.about.setToolTip(plain_tip(tr("Assumed: {what}", what="; ".join(event.assumed))))
        elif isinstance(event, Guessed) and len(self._guesses) < _AT_ONCE:
            card = self.cards[len(self._guesses)]
            card.setIcon(_square(read_picture(Path(event.picture)), self.devicePixelRatioF()))
            card.setText(event.words.replace("&", "&&"))
            card.setToolTip(plain_tip(f"{event.words}\n{tr('Click to choose it, double-click to use it')}"))
            card.setAccessibleName(event.words)
            card.setEnabled(True)
            self._guesses.append(event)
            if len(self._guesses) == 1:
                card.setChecked(True)
                card.setFocus()
        elif isinstance(event, Imported):
            self._finish(Path(event.path))

    def _end(self, sentence: str) -> None:
        self._job = None
        if sentence and not self._guesses:
            self.error_message.emit(sentence)
            QTimer.singleShot(0, self.reject)
            return
        self.note.setText(sentence or self._shown())
        self._show_state()

    def _shown(self) -> str:
        if len(self._guesses) < _AT_ONCE and self._passed:
            return tr("These are the last guesses.")
        return tr("No checkpoint says how its statistics, dropout, colours and lines are meant; your eye can.")

    def _show_state(self) -> None:
        self.use.setEnabled(self.chosen is not None)
        self.others.setEnabled(self._job is None and len(self._guesses) == _AT_ONCE)

    def _show_others(self) -> None:
        self._passed += len(self._guesses)
        self._look()

    def _import(self) -> None:
        guess = self.chosen
        if guess is None:
            return
        if self._job is not None:  # what else is still being guessed
            self._job.stop()
            self._job.wait()
        name = self.name.text().strip() or self._checkpoint.stem
        self.note.setText(tr("{name} is being imported …", name=name))
        for widget in (self.use, self.others, self.name, self.kind, *self.cards):
            widget.setEnabled(False)
        said = ("--name", name, "--input-kind", str(self.kind.currentData()))
        out = self._gallery.free_place(name)
        self._start("import", str(self._checkpoint), "--json", "--out", str(out), *guess.options, *said)

    def _finish(self, path: Path) -> None:
        guess = self.chosen
        picture = read_picture(Path(guess.picture)) if guess is not None else QImage()
        self.imported.emit(path, picture)
        QTimer.singleShot(0, self.accept)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A double click on a picture uses it."""
        if event.type() == QEvent.Type.MouseButtonDblClick and isinstance(watched, QToolButton):
            watched.setChecked(True)
            self._import()
            return True
        return super().eventFilter(watched, event)


def _square(picture: QImage, ratio: float) -> QPixmap:
    """Return a picture whole in a square."""
    side = round(_PICTURE * ratio)
    scaled = picture.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    square = QPixmap(side, side)
    square.fill(Qt.GlobalColor.transparent)
    painter = QPainter(square)
    painter.drawImage((side - scaled.width()) // 2, (side - scaled.height()) // 2, scaled)
    painter.end()
    square.setDevicePixelRatio(ratio)
    return square
