"""Asking for a time-lapse: what it shows, how long it is, then how far it is."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from sketchpad.document.files.timelapse import Shows, TimelapseRecorder, write_film
from sketchpad.ui.files.file_controller import FileController
from sketchpad.ui.kit.background_job import BackgroundJob
from sketchpad.ui.kit.forms import Choice, button, button_row, label
from trainer.messages import mark, tr

_KIND = mark("Animated WebP (*.webp)")
_SHOWS: dict[Shows, tuple[str, str]] = {
    "pair": (mark("&Both"), mark("The drawing on the left, the picture on the right")),
    "drawing": (mark("&Drawing"), mark("What you drew")),
    "picture": (mark("&Picture"), mark("What the model made of the drawing")),
}
_SECONDS = {
    5: (mark("&5 s"), mark("Five seconds long")),
    10: (mark("&10 s"), mark("Ten seconds long")),
    20: (mark("&20 s"), mark("Twenty seconds long")),
    40: (mark("&40 s"), mark("Forty seconds long")),
}


class TimelapseDialog(QDialog):
    """Says what the film shows and how long it is, then how far it is."""

    def __init__(self, recorder: TimelapseRecorder, files: FileController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Time-lapse"))
        self._recorder, self._files = recorder, files
        self.saved: Path | None = None
        self.shows = Choice(tr("Shows"), _SHOWS, "pair")
        self.seconds = Choice(tr("Length"), _SECONDS, 10)
        self.note = QLabel()
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setMinimumHeight(40)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("Progress of the film"))
        self.progress.setToolTip(tr("How much of the film is done"))
        self.progress.setTextVisible(False)
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.progress.hide()
        self.save = button(tr("&Save…"), tr("Choose where to, and save the film"), role="primary")
        self.save.clicked.connect(self._ask_place)
        self.cancel = button(tr("Close"), tr("Close the dialog, or stop making the film  (Esc)"))
        self.cancel.clicked.connect(self.reject)
        self.job = BackgroundJob(self)
        self.job.progressed.connect(self.progress.setValue)
        self.job.done.connect(self._finish)
        self.job.error_message.connect(self._stop)
        self.job.cancelled.connect(lambda: self._stop(tr("Stopped; nothing was saved.")))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.note)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for line, (name, row) in enumerate(((tr("Shows"), self.shows.row), (tr("Length"), self.seconds.row))):
            grid.addWidget(label(name, "quiet"), line, 0)
            grid.addWidget(row, line, 1)
        column.addLayout(grid)
        column.addWidget(self.progress)
        column.addLayout(button_row(self.cancel, self.save))
        self.setFixedWidth(440)
        self._show_ready()

    def reject(self) -> None:
        """Stop the film that is being made; without one, close."""
        if self.job.running:
            self.job.cancel()
        else:
            super().reject()

    def _show_ready(self) -> None:
        count = len(self._recorder)
        self.save.setEnabled(count > 1)
        self.note.setText(
            tr("How the drawing came to be, in {count} steps, as an animated WebP that plays in a loop.", count=count)
            if count > 1
            else tr("There is nothing to show yet: each stroke from now on becomes a step of the film.")
        )

    def _ask_place(self) -> None:
        path = self._files.ask_place(
            tr("Save the time-lapse"), f"{self._files.name} {tr('time-lapse')}.webp", tr(_KIND)
        )
        if path is None:
            return
        if path.suffix.lower() != ".webp":
            path = path.with_name(path.name + ".webp")
        self.saved = path
        recorder, shows, seconds = self._recorder, self.shows.value, self.seconds.value
        self.progress.setRange(0, len(recorder))
        self.progress.setValue(0)
        self._show_busy(True)
        self.note.setText(tr("The film is being made …"))
        frames = recorder.frames
        self.job.start(lambda tell: write_film(path, frames(), shows, seconds, tell), path.name)

    def _finish(self) -> None:
        self._show_busy(False)
        self.note.setText(tr("Saved as {path}", path=self.saved))

    def _stop(self, sentence: str) -> None:
        self._show_busy(False)
        self.note.setText(sentence)

    def _show_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        for part in (self.save, self.shows.row, self.seconds.row):
            part.setEnabled(not busy)
        self.cancel.setText(tr("Stop") if busy else tr("Close"))
