"""Ask people: a study of one model, in this window or by a page for friends, and what the results say."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from sketchpad.training.comparison.study_folder import StudyFolder
from sketchpad.training.jobs.trainer_job import TrainerJob
from sketchpad.ui.kit.fields import ComboBox
from sketchpad.ui.kit.forms import Card, button, label
from sketchpad.ui.kit.layouts.line_flow import LineFlow
from sketchpad.ui.training.study.study_window import StudyWindow
from sketchpad.ui.training.training_dialogs import TrainingDialogs
from trainer.files.atomic_write import write_atomically
from trainer.files.reasons import reason_of
from trainer.laboratory.study.results import Outcome, Result, read_result
from trainer.laboratory.study.trials import Study, StudyError
from trainer.messages import plural, tr

_NAMED = 3  # pictures of each end


class PeoplePanel(Card):
    """Takes result files that are dropped on it."""

    error_message = Signal(str)  # a sentence

    def __init__(self, dialogs: TrainingDialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._data: Path | None = None
        self._job: TrainerJob | None = None
        self.window_of_study: StudyWindow | None = None
        self.setAcceptDrops(True)
        self.column.addWidget(label(tr("Ask people"), "section"))
        self.column.addWidget(
            label(
                tr(
                    "Real or made? People see a real picture and one of the model’s for a second, and "
                    "say which was real. Fooled half of the time, they can’t tell. It is how the authors "
                    "of pix2pix measured, and what no figure can say."
                ),
                "quiet",
                wraps=True,
            )
        )
        line = QWidget()
        row = LineFlow(line)
        self.model = ComboBox()
        self.model.setPlaceholderText(tr("No model yet"))
        self.model.setAccessibleName(tr("The model that people are asked about"))
        self.model.currentIndexChanged.connect(self.refresh)
        row.addWidget(self.model)
        self.here = button(tr("Begin here…"), tr("One person, on this screen: about three minutes"), self.begin)
        self.page = button(tr("Save a page for friends…"), tr("One file that opens in any browser"), self.save_page)
        self.add = button(
            tr("Add results…"), tr("Result files that friends sent back; or drop them here"), self.add_files
        )
        for each in (self.here, self.page, self.add):
            row.addWidget(each)
        self.column.addWidget(line)
        self.outcome = label("", wraps=True)
        self.column.addWidget(self.outcome)

    def show_models(self, models: Mapping[Path, str], data: Path | None) -> None:
        """Offer these models' pictures of a folder's pairs."""
        self._data = data
        chosen = self.model.currentData()
        self.model.blockSignals(True)
        self.model.clear()
        for path, name in models.items():
            self.model.addItem(name, str(path))
        self.model.setCurrentIndex(max(0, self.model.findData(chosen)))
        self.model.setEnabled(bool(models))
        self.model.blockSignals(False)
        self.refresh()

    def refresh(self) -> None:
        """Say what the results say."""
        folder = self.folder
        ready = folder is not None and self._job is None
        self.here.setEnabled(ready)
        self.page.setEnabled(ready)
        self.add.setEnabled(folder is not None and folder.made)
        if folder is None:
            self.outcome.setText(tr("Choose a model and a folder of pairs first."))
        elif self._job is not None:
            self.outcome.setText(tr("Drawing the pictures …"))
        else:
            self.outcome.setText(_told(folder))

    @property
    def folder(self) -> StudyFolder | None:
        """Where the study of the chosen model is; None if nothing is chosen."""
        model = self.model.currentData()
        if model is None or self._data is None:
            return None
        try:
            return StudyFolder.of(Path(model), self._data)
        except OSError:
            return None

    def begin(self) -> None:
        """Let a person take part here, full screen."""
        self._with_study(self._open)

    def save_page(self) -> None:
        """Save the page for friends where the person wants it."""
        self._with_study(self._save)

    def add_files(self) -> None:
        """Add result files that the person chooses."""
        self.take_files(self._dialogs.choose_results(self))

    def take_files(self, paths: list[Path]) -> None:
        """Add results; what doesn't belong is told."""
        folder = self.folder
        if folder is None or not folder.made:
            return
        for path in paths:
            try:
                folder.add(read_result(path))
            except StudyError as error:
                self.error_message.emit(str(error))
        self.refresh()

    def stop(self) -> None:
        """Give up what is being drawn."""
        if self._job is not None:
            self._job.stop()
            self._job.wait()
            self._job = None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _result_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take_files(_result_files(event))

    def _with_study(self, then: Callable[[StudyFolder], None]) -> None:
        """Do something with the study, which is made first where there is none."""
        folder = self.folder
        if folder is None or self._data is None or self._job is not None:
            return
        if folder.made:
            then(folder)
            return
        words = ["study", "make", str(self.model.currentData()), str(self._data), "--out", str(folder.root), "--json"]
        self._job = job = TrainerJob(words, self)

        def end(sentence: str) -> None:
            self._job = None
            job.deleteLater()
            self.refresh()
            if sentence:
                self.error_message.emit(sentence)
            else:
                then(folder)

        job.ended.connect(end)
        job.start()
        self.refresh()

    def _open(self, folder: StudyFolder) -> None:
        try:
            study = folder.study()
        except StudyError as error:
            self.error_message.emit(str(error))
            return
        window = StudyWindow(study, folder.root)
        window.finished.connect(lambda result: self._keep(folder, result))
        window.destroyed.connect(self._forget_window)
        self.window_of_study = window
        window.showFullScreen()

    def _forget_window(self) -> None:
        self.window_of_study = None

    def _keep(self, folder: StudyFolder, result: Result) -> None:
        try:
            folder.add(result)
        except StudyError as error:
            self.error_message.emit(str(error))
        self.refresh()

    def _save(self, folder: StudyFolder) -> None:
        path = self._dialogs.save_study_page(
            self, tr("Real or made - {model}.html", model=self.model.currentText().replace(":", ""))
        )
        if path is None:
            return
        try:
            write_atomically(path, folder.page.read_bytes())
        except OSError as error:
            self.error_message.emit(
                tr(
                    "{path} can’t be written ({why}): choose another place.",
                    path=path.name,
                    why=reason_of(error),
                )
            )


def _result_files(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == ".json"]


def _told(folder: StudyFolder) -> str:
    if not folder.made:
        return tr("Nobody was asked yet.")
    try:
        study, outcome = folder.study(), folder.outcome()
    except StudyError as error:
        return str(error)
    if outcome is None:
        return tr("Nobody has answered yet. Drop result files here, or add them.")
    return "\n".join([_share(outcome), *_pictures(study, outcome)])


def _share(outcome: Outcome) -> str:
    words = plural(
        "One person was fooled in {fooled} % of {trials} trials",
        "{n} people were fooled in {fooled} % of {trials} trials",
        outcome.participants,
        fooled=f"{100 * outcome.fooled:.0f}",
        trials=outcome.trials,
    )
    if outcome.interval is None:
        return words + tr(". From three people on there is an interval; the paper asked fifty.")
    low, high = (f"{100 * end:.0f}" for end in outcome.interval)
    words += tr("; with others it would be {low} to {high} % (95 % interval).", low=low, high=high)
    if outcome.interval[1] < 0.5:
        return words + tr(" 50 % is chance.")
    return words + (tr(" That can’t be told from chance.") if outcome.interval[0] <= 0.5 else "")


def _pictures(study: Study, outcome: Outcome) -> list[str]:
    names = {item.made: item.name for item in study.items}
    ends = ((tr("Fooled most"), outcome.pictures[:_NAMED]), (tr("Fooled least"), outcome.pictures[::-1][:_NAMED]))
    return [
        f"{words}: "
        + ", ".join(
            tr("{name} ({fooled} of {shown})", name=names.get(each.made, "?"), fooled=each.fooled, shown=each.shown)
            for each in pictures
        )
        for words, pictures in ends
    ]
