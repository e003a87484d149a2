"""The training tab from inside: the list of trainings, and beside it a new one or the one that is open."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sketchpad import paths
from sketchpad.training.runs.run_film import write_run_film
from sketchpad.training.runs.run_library import NoBinError, RunEntry
from sketchpad.training.runs.run_manager import RunManager
from sketchpad.training.runs.run_session import RunSession
from sketchpad.ui.kit.background_job import BackgroundJob
from sketchpad.ui.kit.forms import button, label
from sketchpad.ui.training.compare.compare_page import ComparePage
from sketchpad.ui.training.new_run.new_run_page import NewRunPage
from sketchpad.ui.training.new_run.run_form import Base, hint_of
from sketchpad.ui.training.run.run_page import RunPage
from sketchpad.ui.training.run_list import RunList
from sketchpad.ui.training.training_dialogs import TrainingDialogs
from trainer.messages import tr
from trainer.model_card import ModelFileError, read_card
from trainer.runs.commands import Word
from trainer.runs.config import TrainConfig
from trainer.runs.events import Event, Sample, Step
from trainer.runs.run_folder import RunError

_SIDEBAR, _NARROW_SIDEBAR = 256, 168  # pixels wide
_NARROW = 960  # a window less wide than that has the narrow one


class TrainView(QWidget):
    """Shows what the run manager holds; what a person does goes there."""

    used = Signal(object)  # Path: the model is to be drawn with
    followed = Signal(bool)
    drawing_wanted = Signal(object, object)  # Path of a drawing, and Path of the model to draw on with
    pin_wanted = Signal(object)  # Training: the drawing as it is now is to be pinned to it
    error_message = Signal(str)  # a sentence

    def __init__(
        self,
        run_manager: RunManager,
        dialogs: TrainingDialogs,
        drawing: Callable[[], QImage],
        recent: Callable[[], Sequence[Path]],
        parent: QWidget | None = None,
    ) -> None:
        """`drawing` returns the one that the person has, `recent` the files of those before it, the newest first."""
        super().__init__(parent)
        self._run_manager, self._dialogs = run_manager, dialogs
        self._starters = _starters()
        self._entries: list[RunEntry] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._sidebar = sidebar = QFrame()
        sidebar.setObjectName("sidebar")
        sidebar.setFixedWidth(_SIDEBAR)
        column = QVBoxLayout(sidebar)
        column.setContentsMargins(16, 24, 12, 16)
        column.setSpacing(12)
        self.new_button = button(tr("New training"), tr("Teach a new model"), self.show_new)
        column.addWidget(self.new_button)
        self.compare_button = button(tr("Compare models"), tr("Which one is better?"), self.show_compare)
        column.addWidget(self.compare_button)
        self._list_heading = label(tr("Your trainings"), "heading")
        column.addWidget(self._list_heading)
        self.list = RunList()
        column.addWidget(self.list, 1)
        row.addWidget(sidebar)
        self._film, self._saved = BackgroundJob(self), Path()
        self._film.done.connect(self._finish_film)
        self._film.error_message.connect(self._end_film)
        self.pages = QStackedWidget()
        self.new_page = NewRunPage(dialogs)
        self.run_page = RunPage(recent)
        self.pages.addWidget(self.new_page)
        self.pages.addWidget(self.run_page)
        self.compare_page = ComparePage(dialogs, drawing)
        self.pages.addWidget(self.compare_page)
        row.addWidget(self.pages, 1)
        self._connect()
        self.refresh()
        active = run_manager.active
        if active is not None:
            self.show_training(active)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sidebar.setFixedWidth(_SIDEBAR if event.size().width() >= _NARROW else _NARROW_SIDEBAR)

    def _connect(self) -> None:
        self.new_page.started.connect(self._begin)
        self.new_page.error_message.connect(self.error_message.emit)
        self.compare_page.error_message.connect(self.error_message.emit)
        self.list.opened.connect(self._open_entry)
        self.list.renamed.connect(self._rename)
        self.list.binned.connect(self._bin)
        page = self.run_page
        page.paused.connect(lambda: self._say(Word.PAUSE))
        page.stopped.connect(lambda: self._say(Word.STOP))
        page.resumed.connect(self._resume)
        page.renamed.connect(lambda: self._with_entry(self._rename))
        page.binned.connect(lambda: self._with_entry(self._bin))
        page.continued.connect(self._continue)
        page.newest.opened.connect(self.drawing_wanted.emit)
        page.timeline.used.connect(self._use)
        page.timeline.film_wanted.connect(self._ask_film)
        page.timeline.followed.connect(self.followed.emit)
        page.timeline.pinned.connect(self._pin)
        self._run_manager.changed.connect(self.refresh)
        self._run_manager.event_received.connect(self._take)
        self._run_manager.ended.connect(lambda *_: self.refresh())

    def show_new(self) -> None:
        """Offer a new training."""
        self.list.setCurrentRow(-1)
        self.pages.setCurrentWidget(self.new_page)

    def show_compare(self) -> None:
        """Compare models."""
        self.list.setCurrentRow(-1)
        self.compare_page.show_models(self._starters, self._entries)
        self.pages.setCurrentWidget(self.compare_page)

    def show_training(self, training: RunSession) -> None:
        """Show one training."""
        self.run_page.show_training(training)
        self.pages.setCurrentWidget(self.run_page)
        self._mark()

    def teach_from(self, folder: Path, base: Path | None) -> None:
        """Offer a training on a folder, from a model."""
        self.show_new()
        self.new_page.open_folder(folder)
        if base is not None:
            self.new_page.form.choose_base(str(base))

    def refresh(self) -> None:
        """Read the list of trainings anew."""
        self._entries = self._run_manager.library.entries()
        self._mark()
        self._list_heading.setVisible(bool(self._entries))
        bases = [
            Base(tr("{name} (yours)", name=entry.name), best)
            for entry in self._entries
            if (best := entry.root / "best.safetensors").exists()
        ]
        self.new_page.show_bases([*self._starters, *bases])
        self.new_page.form.learn_pace(self._paces())
        ours = self._run_manager.ours
        name = ours.progress.config.name if ours is not None else ""
        self.new_page.block(
            tr("“{name}” is being trained: stop or finish it first.", name=name) if ours is not None else ""
        )
        if self.pages.currentWidget() is self.run_page:
            self.run_page.refresh()

    def _mark(self) -> None:
        training = self.run_page.training if self.pages.currentWidget() is self.run_page else None
        self.list.show_entries(self._entries, training.run.root if training is not None else None)

    def _paces(self) -> list[tuple[TrainConfig, float]]:
        active = self._run_manager.active
        known = [(active.progress.config, active.progress.images_per_second)] if active is not None else []
        return known + [(entry.config, entry.images_per_second) for entry in self._entries if not entry.fault]

    def _take(self, training: RunSession, event: Event) -> None:
        if isinstance(event, Sample):
            self.refresh()
        elif isinstance(event, Step):
            words = tr("Learning · {share} %", share=round(100 * training.progress.share))
            self.list.show_standing(training.run.root, words)

    def _begin(self, config: TrainConfig) -> None:
        try:
            training = self._run_manager.begin(config)
        except RunError as error:
            self.error_message.emit(str(error))
            return
        self.pin_wanted.emit(training)
        self.new_page.folder.clear()
        self.show_training(training)
        self.refresh()

    def _open_entry(self, entry: RunEntry) -> None:
        if entry.fault:
            self.error_message.emit(entry.fault)
        else:
            self._open(entry.root)

    def _open(self, root: Path) -> None:
        try:
            self.show_training(self._run_manager.open(root))
        except RunError as error:
            self.error_message.emit(str(error))

    def _resume(self) -> None:
        training = self.run_page.training
        if training is None:
            return
        if training.active:
            training.say(Word.RESUME)
            return
        try:
            self._run_manager.resume(training)
        except RunError as error:
            self.error_message.emit(str(error))
            return
        self.run_page.show_training(training)

    def _say(self, word: Word) -> None:
        training = self.run_page.training
        if training is not None:
            training.say(word)

    def _continue(self) -> None:
        training = self.run_page.training
        if training is None:
            return
        best = training.run.best if training.run.best.exists() else training.run.model
        self.teach_from(Path(training.progress.config.data), best)

    def _use(self, step: int) -> None:
        model = self.run_page.timeline.model_at(step)
        if model is not None:
            self.used.emit(model)

    def _pin(self) -> None:
        if self.run_page.training is not None:
            self.pin_wanted.emit(self.run_page.training)
            self.run_page.timeline.refresh()

    def _ask_film(self) -> None:
        training, (drawing, pictures) = self.run_page.training, self.run_page.timeline.film_parts
        if training is None or self._film.running:
            return
        path = self._dialogs.save_film(self, f"{training.progress.config.name}.webp")
        if path is None:
            return
        self._saved = path
        self.run_page.timeline.film.setEnabled(False)
        self._film.start(lambda tell: write_run_film(path, drawing, pictures, tell), path.name)

    def _finish_film(self) -> None:
        self._end_film(tr("Saved as {path}", path=self._saved))

    def _end_film(self, sentence: str) -> None:
        self.run_page.timeline.refresh()
        self.error_message.emit(sentence)

    def _with_entry(self, do: Callable[[RunEntry], None]) -> None:
        training = self.run_page.training
        for entry in self._entries:
            if training is not None and entry.root == training.run.root:
                do(entry)
                return

    def _rename(self, entry: RunEntry) -> None:
        name = self._dialogs.ask_name(self, entry.name)
        if name is None:
            return
        try:
            self._run_manager.rename(entry, name)
        except RunError as error:
            self.error_message.emit(str(error))
            return
        self._reopen(entry)

    def _bin(self, entry: RunEntry) -> None:
        if not self._dialogs.confirm_bin(self, entry.name):
            return
        shown = self.run_page.training
        was_shown = shown is not None and shown.run.root == entry.root
        if was_shown:
            self.run_page.forget()
        try:
            try:
                self._run_manager.throw_away(entry)
            except NoBinError:
                if not self._dialogs.confirm_delete(self, entry.name, entry.root):
                    raise
                self._run_manager.delete(entry)
        except RunError as error:
            self.error_message.emit(str(error))
            if shown is not None and was_shown:
                self.show_training(shown)
            return
        if was_shown:
            self.show_new()

    def _reopen(self, entry: RunEntry) -> None:
        shown = self.run_page.training
        if shown is not None and shown.run.root == entry.root:
            self.run_page.forget()
            self._open(entry.root)


def _starters() -> list[Base]:
    """Return the models that come with the app, as models to start from."""
    bases = []
    for path in sorted((paths.assets() / "models").glob("*.safetensors")):
        try:
            card = read_card(path)
            bases.append(Base(tr(card.name), path, hint_of(card)))
        except ModelFileError:  # the discriminator that lies beside a model
            continue
    return bases
