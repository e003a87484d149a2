"""“Translate files…”: a picture of each drawing in folders and films, made in the trainer's process while one draws."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from sketchpad.training.jobs.trainer_job import TrainerJob
from sketchpad.training.wording.progress_text import about
from sketchpad.ui.kit.fields import CheckBox
from sketchpad.ui.kit.forms import Choice, button, button_row, label
from sketchpad.ui.kit.plain_text import plain_tip
from trainer.messages import tr
from trainer.translation.translation_events import (
    NotTranslated,
    PassedOver,
    Translating,
    Written,
    decode_translation_event,
)

_SETTLED_S = 2.0  # after so long the time that is left can be told
_FILM_NAME = "film.mp4"


class TranslationDialog(QDialog):
    """Says what, with which model, and where to; stays open beside the window, and the drawing goes on."""

    status_message = Signal(str)  # for the status line

    def __init__(
        self,
        ask_files: Callable[[], Sequence[Path]],
        ask_folder: Callable[[str], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Translate files"))
        self.setAcceptDrops(True)
        self._ask_files, self._ask_folder = ask_files, ask_folder
        self._model: Path | None = None
        self._out: Path | None = None
        self._inputs: list[Path] = []
        self._chose_place = False
        self.job: TrainerJob | None = None
        self._began = self._written = self._passed = self._failed = 0.0
        self._first: Path | None = None
        self.about = label("", wraps=True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Drawings to translate"))
        self.list.setToolTip(tr("Images, films and folders; drop more here, Delete takes one out"))
        self.list.setMinimumHeight(112)
        self.add = button(tr("Add &files…"), tr("Add images or films"), self._add_files)
        self.add_folder = button(tr("Add a f&older…"), tr("Add all images and films in a folder"), self._add_folder)
        self.remove = button(tr("&Take out"), tr("Take what is chosen out of the list"), self._remove)
        self.recursive = CheckBox(tr("Folders &within folders too"))
        self.recursive.setToolTip(tr("Pictures keep their places in the folders"))
        self.become = Choice(
            tr("Become"),
            {
                "as_they_are": (tr("&As they are"), tr("Images become images, and films become films")),
                "images": (tr("&Images"), tr("Of films too: a folder of numbered images each")),
                "film": (tr("One fil&m"), tr("All images, by their names and numbers, become one film")),
            },
            "as_they_are",
        )
        self.destination = label("", wraps=True)
        self.change = button(tr("&Change…"), tr("Choose another folder for the pictures"), self._choose_place)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        self.standing = label("", "quiet", wraps=True)
        self.problems = QPlainTextEdit()
        self.problems.setReadOnly(True)
        self.problems.setMaximumHeight(88)
        self.problems.setAccessibleName(tr("What was passed over or failed"))
        self.problems.setToolTip(tr("Files that are no drawings, or couldn’t be translated"))
        self.problems.hide()
        self.open_folder = button(tr("Open the fol&der"), tr("Show the pictures that are made"), self._open_place)
        self.start = button(tr("&Translate"), tr("Begin; you can go on drawing meanwhile"), self._start, role="primary")
        self.stop = button(tr("&Stop"), tr("End after the picture that is being made; what is made stays"), self._stop)
        self.close_button = button(tr("Close"), tr("Close this; a translation goes on  (Esc)"), self.reject)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.about)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.add, self.add_folder, self.remove):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.recursive)
        column.addLayout(row)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.addWidget(label(tr("Become"), "quiet"), 0, 0)
        grid.addWidget(self.become.row, 0, 1, 1, 2)
        grid.addWidget(label(tr("Pictures go to"), "quiet"), 1, 0)
        grid.addWidget(self.destination, 1, 1)
        grid.addWidget(self.change, 1, 2)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addWidget(self.bar)
        column.addWidget(self.standing)
        column.addWidget(self.problems)
        column.addLayout(button_row(self.close_button, self.stop, self.start, left=[self.open_folder]))
        self.list.itemSelectionChanged.connect(self._show)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        self.become.row.changed.connect(self._show)
        self.resize(620, 520)

    def use(self, model: Path, name: str) -> None:
        """Translate with a model from now on; a translation that runs goes on with its own."""
        self._model = model
        self.about.setText(
            tr("Each drawing becomes a picture as {name} draws it, under the drawing’s own name.", name=name)
        )
        self._show()

    def put(self, paths: Sequence[Path]) -> None:
        """Add files and folders to the list."""
        for path in paths:
            if path not in self._inputs:
                self._inputs.append(path)
                self.list.addItem(f"{path.name}/" if path.is_dir() else path.name)
                self.list.item(self.list.count() - 1).setToolTip(plain_tip(str(path)))
        if self._inputs and not self._chose_place:
            first = self._inputs[0]
            self._out = (
                first.parent / tr("{name} pictures", name=first.name) if first.is_dir() else first.parent / "pictures"
            )
        self._show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if event.mimeData().hasUrls() and self.job is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what is dropped."""
        self.put([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def end(self) -> None:
        """Let nothing go on: the window closes."""
        if self.job is not None:
            self.job.stop()
            self.job.wait()
            self.job = None

    def _add_files(self) -> None:
        self.put(self._ask_files())

    def _add_folder(self) -> None:
        if (folder := self._ask_folder(tr("Add a folder of drawings"))) is not None:
            self.put([folder])

    def _remove(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self.list.takeItem(row)
            del self._inputs[row]
            self._show()

    def _choose_place(self) -> None:
        if (folder := self._ask_folder(tr("Choose the folder for the pictures"))) is not None:
            self._out, self._chose_place = folder, True
            self._show()

    def _open_place(self) -> None:
        if self._out is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._out)))

    def _start(self) -> None:
        if self._model is None or self._out is None:
            return
        film = self.become.value == "film"
        # With Pillow, which a start is spared.
        from trainer.data.image_files import DataError
        from trainer.translation.translation_plan import make_plan

        out = self._out / _FILM_NAME if film else self._out
        try:
            make_plan(self._inputs, out, self.recursive.isChecked(), self.become.value == "images")
        except DataError as error:
            self.standing.setText(str(error))
            return
        said = [str(self._model), *map(str, self._inputs), "--out", str(out), "--attached", "--low-priority"]
        said += ["--recursive"] if self.recursive.isChecked() else []
        said += ["--frames"] if self.become.value == "images" else []
        self.problems.clear()
        self.problems.hide()
        self.bar.setRange(0, 0)
        self.standing.setText(tr("Getting ready …"))
        self._began = self._written = self._passed = self._failed = 0
        self.job = TrainerJob(("translate", *said), self)
        self.job.line.connect(self._take)
        self.job.ended.connect(self._finish)
        self.job.start()
        self._show()

    def _stop(self) -> None:
        if self.job is not None:
            self.job.stop()
            self.job.wait()
            self.job = None
            self._rest(tr("Stopped. {summary}", summary=self._summary()))

    def _take(self, line: bytes) -> None:
        match decode_translation_event(line):
            case Translating(done=done, of=of):
                self.bar.setRange(0, max(1, of))
                self.bar.setValue(done)
                self._began = self._began or time.monotonic()
                self.standing.setText(self._progress(done, of))
            case Written():
                self._written += 1
                self.open_folder.setEnabled(True)
            case PassedOver(path=path, reason=reason):
                self._passed += 1
                self._complain(tr("Passed over {name}: {reason}", name=Path(path).name, reason=reason))
            case NotTranslated(message=message):
                self._failed += 1
                self._complain(message)

    def _progress(self, done: int, of: int) -> str:
        taken = time.monotonic() - self._began
        said = tr("{done} of {of}", done=f"{done:,}", of=f"{of:,}")
        if not done or taken <= _SETTLED_S:
            return said
        return f"{said}  ·  " + tr("{left} left", left=about(taken / done * (of - done)))

    def _complain(self, sentence: str) -> None:
        self.problems.appendPlainText(sentence)
        self.problems.show()

    def _finish(self, sentence: str) -> None:
        self.job = None
        if sentence and not self._failed:
            self._rest(sentence)
        else:
            self._rest(tr("Done. {summary}", summary=self._summary()))

    def _summary(self) -> str:
        parts = [tr("{written} written", written=f"{round(self._written):,}")]
        parts += [tr("{failed} failed", failed=f"{round(self._failed):,}")] if self._failed else []
        parts += [tr("{passed} passed over", passed=f"{round(self._passed):,}")] if self._passed else []
        return tr(", ").join(parts) + tr(".")

    def _rest(self, sentence: str) -> None:
        self.bar.setRange(0, 1)
        self.bar.setValue(0)
        self.standing.setText(sentence)
        self.status_message.emit(tr("Translate files: {sentence}", sentence=sentence))
        self._show()

    def _show(self) -> None:
        works = self.job is not None
        for part in (self.add, self.add_folder, self.recursive, self.become.row, self.change, self.list):
            part.setEnabled(not works)
        self.remove.setEnabled(not works and self.list.currentRow() >= 0)
        self.start.setEnabled(not works and bool(self._inputs) and self._model is not None)
        self.start.setVisible(not works)
        self.stop.setVisible(works)
        self.open_folder.setEnabled(self._out is not None and self._out.is_dir())
        film = self.become.value == "film"
        shown = "" if self._out is None else str(self._out / _FILM_NAME if film else self._out)
        self.destination.setText(shown or tr("Add drawings first."))
        if not works and not self.standing.text():
            from trainer.translation.translation_plan import FILMS  # with Pillow, which a start is spared

            kinds = tr("PNG, JPEG, WebP, TIFF and other images")
            self.standing.setText(
                tr(
                    "{kinds}; films: {formats}.",
                    kinds=kinds,
                    formats=", ".join(sorted(kind[1:].upper() for kind in FILMS)),
                )
            )
