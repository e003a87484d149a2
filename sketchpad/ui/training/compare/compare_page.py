"""The page "Compare": the same drawings by several models, what figures say, and what people say."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from sketchpad import paths
from sketchpad.training.comparison.comparison_job import ComparisonJob
from sketchpad.training.runs.run_library import RunEntry
from sketchpad.ui.kit.forms import Card, button, label
from sketchpad.ui.kit.layouts.scrolled_page import ScrolledPage
from sketchpad.ui.training.compare.comparison_view import ComparisonView
from sketchpad.ui.training.compare.model_tree import ModelTree
from sketchpad.ui.training.compare.people_panel import PeoplePanel
from sketchpad.ui.training.new_run.run_form import Base
from sketchpad.ui.training.training_dialogs import TrainingDialogs
from trainer.files.reasons import reason_of
from trainer.laboratory.comparison.compared import Compared
from trainer.laboratory.segmenter_card import read_segmenter_card
from trainer.messages import tr
from trainer.model_card import ModelFileError, read_card

_WIDEST = 1200
_MOST = 8  # models
_SIDE = 240  # pixels: of what is chosen besides models


class ComparePage(ScrolledPage):
    """Choose models and a folder, look, and ask people."""

    error_message = Signal(str)  # a sentence

    def __init__(self, dialogs: TrainingDialogs, drawing: Callable[[], QImage], parent: QWidget | None = None) -> None:
        """`drawing` returns the person's own."""
        super().__init__(tr("Compare models"), _WIDEST, parent)
        self._dialogs, self._drawing = dialogs, drawing
        self._data: Path | None = None
        self._segmenter: Path | None = None
        self._job = ComparisonJob(self)
        self._job.progressed.connect(self._show_progress)
        self._job.done.connect(self._show)
        self._job.error_message.connect(self._fail)
        column = self.column
        column.addWidget(label(tr("Which one is better?"), "title"))
        column.addWidget(
            label(
                tr(
                    "The same drawings by several models, your own first. With a folder of pairs that "
                    "they didn’t learn from they are measured too."
                ),
                "quiet",
                wraps=True,
            )
        )
        column.addWidget(self._choices())
        self.view = ComparisonView()
        self.view.hide()
        column.addWidget(self.view)
        self.people = PeoplePanel(dialogs)
        self.people.error_message.connect(self.error_message.emit)
        column.addWidget(self.people)
        column.addStretch(1)
        self.setWidget(self.page)
        self._refresh()

    @property
    def out(self) -> Path:
        """The folder of the comparison."""
        return paths.data_dir() / "comparison"

    def show_models(self, starters: Sequence[Base], entries: Sequence[RunEntry]) -> None:
        """Offer these."""
        self.models.show_models(starters, entries)
        self._refresh()

    def open_folder(self, folder: Path) -> None:
        """Measure on the pairs of a folder."""
        self._data = folder
        self._refresh()

    def compare(self) -> None:
        """Begin."""
        drawing = None
        image = self._drawing()
        try:
            self.out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.error_message.emit(tr("{out} can’t be made ({why}): make room.", out=self.out, why=reason_of(error)))
            return
        if not image.isNull():
            drawing = self.out / "drawing.png"
            if not image.save(str(drawing)):
                drawing = None
        self._job.start(self.models.chosen(), self._data, self._segmenter, drawing, self.out)
        self.progress.setValue(0)
        self._refresh()

    def stop(self) -> None:
        """Give up what is under way."""
        self._job.stop()
        self.people.stop()
        self._refresh()

    def _choices(self) -> QWidget:
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(24)
        self.models = ModelTree()
        self.models.changed.connect(self._refresh)
        row.addWidget(self.models, 1)
        side = QVBoxLayout()
        side.setSpacing(8)
        self.folder_name = label("", wraps=True)
        self.folder_name.setFixedWidth(_SIDE)
        side.addWidget(self.folder_name)
        folders = QHBoxLayout()
        folders.addWidget(button(tr("Choose a folder…"), tr("Pairs to measure with"), self._choose_folder))
        self.without = button(tr("Without"), tr("Compare your drawing alone"), self._forget_folder)
        folders.addWidget(self.without)
        folders.addStretch(1)
        side.addLayout(folders)
        self.segmenter_name = label("", wraps=True)
        self.segmenter_name.setFixedWidth(_SIDE)
        side.addWidget(self.segmenter_name)
        segmenters = QHBoxLayout()
        self.choose_segmenter = button(
            tr("Choose a segmenter…"),
            tr(
                "A network that recognises in pictures what was drawn (FCN-score); "
                "`sketchpad-trainer segmenter train DATA --out FILE` makes one"
            ),
            self._choose_segmenter,
        )
        segmenters.addWidget(self.choose_segmenter)
        self.without_segmenter = button(tr("Without"), tr("Measure without FCN-scores"), self._forget_segmenter)
        segmenters.addWidget(self.without_segmenter)
        segmenters.addStretch(1)
        side.addLayout(segmenters)
        more = button(tr("Add a model file…"), tr("A model that isn’t in the list"), self._choose_model)
        side.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        side.addStretch(1)
        self.hint = label("", "quiet", wraps=True)
        self.hint.setFixedWidth(_SIDE)
        side.addWidget(self.hint)
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setAccessibleName(tr("The comparison"))
        side.addWidget(self.progress)
        buttons = QHBoxLayout()
        self.start = button(tr("Compare"), tr("Draw and measure"), self.compare, role="primary")
        self.end = button(tr("Stop"), tr("Give the comparison up"), self.stop)
        self.report = button(tr("Open the report"), tr("All of it as one file, in the browser"), self._open_report)
        for each in (self.start, self.end, self.report):
            buttons.addWidget(each)
        buttons.addStretch(1)
        side.addLayout(buttons)
        row.addLayout(side)
        card.column.addLayout(row)
        return card

    def _choose_folder(self) -> None:
        folder = self._dialogs.choose_folder(self, str(self._data or ""))
        if folder is not None:
            self.open_folder(folder)

    def _forget_folder(self) -> None:
        self._data = None
        self._refresh()

    def _choose_segmenter(self) -> None:
        path = self._dialogs.choose_segmenter(self, str(self._segmenter or ""))
        if path is None:
            return
        try:
            read_segmenter_card(path)
        except ModelFileError as error:
            self.error_message.emit(str(error))
        else:
            self._segmenter = path
        self._refresh()

    def _forget_segmenter(self) -> None:
        self._segmenter = None
        self._refresh()

    def _choose_model(self) -> None:
        path = self._dialogs.choose_model(self, "")
        if path is None:
            return
        try:
            self.models.add_file(read_card(path).name, path)
        except ModelFileError as error:
            self.error_message.emit(str(error))
        self._refresh()

    def _refresh(self) -> None:
        chosen = self.models.chosen()
        running = self._job.running
        where = (
            tr("Measured on: {name}", name=self._data.name)
            if self._data is not None
            else tr("No folder: your drawing alone.")
        )
        self.folder_name.setText(where)
        self.without.setVisible(self._data is not None)
        if self._segmenter is None:
            named = tr("No segmenter: no FCN-scores.")
        elif self._data is None:
            named = tr("Segmenter: {name}. It needs a folder.", name=self._segmenter.name)
        else:
            named = tr("Segmenter: {name}", name=self._segmenter.name)
        self.segmenter_name.setText(named)
        self.without_segmenter.setVisible(self._segmenter is not None)
        if not running:
            if len(chosen) < 2:
                self.hint.setText(tr("Tick two models or more."))
            elif len(chosen) > _MOST:
                self.hint.setText(
                    tr("{count} models are too many to look at: tick {most} at most.", count=len(chosen), most=_MOST)
                )
            else:
                self.hint.setText("")
        self.progress.setVisible(running)
        self.start.setVisible(not running)
        self.start.setEnabled(2 <= len(chosen) <= _MOST)
        self.end.setVisible(running)
        self.report.setVisible(not running and (self.out / "report.html").is_file())
        self.people.show_models(self.models.names(), self._data)

    def _show_progress(self, words: str, share: float) -> None:
        self.progress.setValue(round(1000 * share))
        self.hint.setText(f"{words} …" if share < 1 else "")

    def _show(self, compared: Compared) -> None:
        self._refresh()
        self.view.show_compared(compared, self.out)
        self.view.show()

    def _fail(self, sentence: str) -> None:
        self._refresh()
        self.hint.setText(sentence)
        self.error_message.emit(sentence)

    def _open_report(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.out / "report.html")))
