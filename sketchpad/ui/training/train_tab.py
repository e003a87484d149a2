"""The tab "Train" as the window holds it: light until it is first shown, and at work even while it isn't."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QProgressDialog, QVBoxLayout, QWidget

from sketchpad import paths
from sketchpad.document.drawing import Drawing
from sketchpad.live.session import OpenedModel
from sketchpad.training.data.correction_pairs import corrections_of
from sketchpad.training.runs.run_library import RunLibrary
from sketchpad.training.runs.run_manager import RunManager
from sketchpad.training.runs.run_outcome import RunOutcome
from sketchpad.training.runs.run_session import RunSession
from sketchpad.training.runs.yield_to_pen import YieldToPen
from sketchpad.ui.training.model_follower import ModelFollower
from sketchpad.ui.training.training_dialogs import TrainingDialogs
from trainer.messages import tr
from trainer.runs.commands import Word
from trainer.runs.events import Event, Saved, Step
from trainer.runs.run_folder import RunError

if TYPE_CHECKING:
    from sketchpad.ui.training.train_view import TrainView


WARNED_MS, WAITED_MS = 2500, 4500  # that closing the window waits for a training before it says so, and goes


class TrainTab(QWidget):
    """Owns the trainings of the window; tells the window which model to draw with."""

    model_wanted = Signal(object)  # Path: the person wants to draw with it
    drawing_wanted = Signal(object, object)  # Path of a drawing, and Path of the model to draw on with
    model_followed = Signal(object)  # Path: the newest of a training that is followed
    shown = Signal()  # the tab has something to show, and wants to be seen
    status_message = Signal(str)  # a sentence for the person
    standing_changed = Signal(str)  # how the training goes, in a word or two; "" if there is none
    ready_to_close = Signal()  # the training that held up the end of the window is safe
    ends = Signal()  # the person has decided: the time until the window closes runs
    stays = Signal()  # the window isn't closed after all

    def __init__(
        self,
        drawing: Drawing,
        passing_keys: Callable[[], Sequence[QKeySequence]],
        recent: Callable[[], Sequence[Path]],
        parent: QWidget | None = None,
    ) -> None:
        """`passing_keys` returns the shortcuts of the window that work here too, `recent` the newest drawings."""
        super().__init__(parent)
        self._recent = recent
        self._drawing = drawing
        self._passing_keys = passing_keys
        self.dialogs = TrainingDialogs()
        self.run_manager = RunManager(RunLibrary(paths.runs_dir()), self)
        self.run_manager.event_received.connect(self._take)
        self.run_manager.ended.connect(self._end)
        self.run_manager.changed.connect(self._tell_standing)
        self._view: TrainView | None = None
        self._follows = False
        self._follower = ModelFollower(lambda: (drawing.stroking, drawing.revision), self)
        self._follower.wanted.connect(self.model_followed.emit)
        self._yielding = YieldToPen(lambda: self.run_manager.ours, lambda: drawing.stroking, self)
        self._waiting: QProgressDialog | None = None  # shown while the end of the window waits for a save
        self._leaves = False  # what is being stopped is to go on without the window
        self._released: RunSession | None = None  # ends without the window, which has waited long enough
        self._returns = False  # or in it, as the person has changed their mind
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def view(self) -> "TrainView":
        """What the tab shows; made when it is first needed."""
        if self._view is None:
            # Imported late: with it come pyqtgraph, OpenCV and Pillow, a second that the start of the app is spared.
            from sketchpad.ui.training.train_view import TrainView

            view = TrainView(self.run_manager, self.dialogs, lambda: self._drawing.image.copy(), self._recent)
            view.drawing_wanted.connect(self.drawing_wanted.emit)
            view.used.connect(self.model_wanted.emit)
            view.followed.connect(self._follow)
            view.pin_wanted.connect(self._pin)
            view.error_message.connect(self.status_message.emit)
            self._column.addWidget(view)
            view.show()
            self._view = view
        return self._view

    def give_way(self) -> None:
        """The drawing has changed: let the training stand still until the pen rests."""
        self._yielding.note_change()

    def end(self) -> None:
        """The window closes: want no more of what isn't a training."""
        if self._view is not None:
            self._view.run_page.newest.end()

    def find_left(self) -> None:
        """Find the trainings again that were left going without a window."""
        self.run_manager.find_left()
        self._tell_standing()

    def learn_from(self, folder: Path, base: Path | None = None) -> None:
        """Offer a training on a folder, from scratch or from a model."""
        self.shown.emit()
        self.view.teach_from(folder, base)

    def correct(self, picture: QImage, model: OpenedModel | None) -> None:
        """Let the person say what their drawing should have become, and teach the model that."""
        if picture.isNull() or model is None:
            return
        from sketchpad.ui.training.correction_dialog import CorrectionDialog

        corrections = corrections_of(paths.corrections_dir(), model.card.name)
        dialog = CorrectionDialog(self._drawing.image.copy(), picture, corrections, self.dialogs, self.window())
        dialog.teach_wanted.connect(lambda folder: self.learn_from(folder, model.path))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def may_close(self) -> bool:
        """Return whether the window may be closed now; if a training is under way, ask, and say `ready_to_close`."""
        training = self.run_manager.ours
        if training is None or training is self._released:
            return True
        if self._waiting is not None:
            return False
        ending = self.dialogs.ask_ending(self, training.progress.config.name)
        if ending == "stay":
            return False
        if not training.ours:  # it has ended while the question was open
            return True
        self._leaves, self._returns = ending == "leave", False
        self.ends.emit()
        training.say(Word.STOP)
        words = tr("Handing the training over …") if self._leaves else tr("Saving the training …")
        waiting = QProgressDialog(words, tr("Don’t close") if self._leaves else tr("Don’t wait"), 0, 0, self)
        waiting.setWindowTitle("Sketchpad")
        waiting.setMinimumDuration(0)
        waiting.canceled.connect(lambda: self._return(training) if self._leaves else self._stop_waiting(training))
        waiting.show()
        self._waiting = waiting
        QTimer.singleShot(WARNED_MS, waiting, self._warn)
        QTimer.singleShot(WAITED_MS, waiting, lambda: self._give_up(training, waiting))
        return False

    def _warn(self) -> None:
        """Say what comes next, while it can still be read."""
        if self._waiting is not None:
            self._waiting.setLabelText(
                tr(
                    "The computer is busy. The window closes now; the training saves itself in the "
                    "background and goes on then."
                )
                if self._leaves
                else tr(
                    "The computer is busy. The window closes now; the training saves itself in the "
                    "background and can be resumed."
                )
            )

    def _give_up(self, training: RunSession, waiting: QProgressDialog) -> None:
        """Close all the same: what was wanted comes about without the window."""
        if self._waiting is waiting:
            if self._leaves:
                self.run_manager.leave(training, waits=True)
            self._stop_waiting(training)

    def _return(self, training: RunSession) -> None:
        """The person doesn't want to leave after all: once it is saved the training goes on in this window."""
        self._returns = True
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting.hide()  # first: a window that is still shown would keep the program from ending
            waiting.deleteLater()
        self.stays.emit()
        if not training.ours:
            self._go_on(training)

    def _go_on(self, training: RunSession) -> None:
        self._returns = False
        try:
            self.run_manager.resume(training)
        except RunError as error:
            self.status_message.emit(str(error))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.find_left()  # one that was left going needs a moment to begin, and another window may train by now
        self.view.setFocus()

    def event(self, event: QEvent) -> bool:
        # Keys that draw, fill or clear mustn't reach a drawing that isn't seen.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            keys = QKeySequence(event.keyCombination())
            if keys not in self._passing_keys():
                event.accept()
                return True
        return super().event(event)

    def _follow(self, on: bool) -> None:
        self._follows = on
        self._follower.forget()
        active = self.run_manager.active
        if on and active is not None and active.run.model.exists():
            self._follower.offer(active.run.model)

    def _pin(self, training: RunSession) -> None:
        try:
            self.run_manager.pin(training, self._drawing.image)
        except RunError as error:
            self.status_message.emit(str(error))

    def _take(self, training: RunSession, event: Event) -> None:
        if isinstance(event, Saved) and self._follows and training is self.run_manager.active:
            self._follower.offer(training.run.model)
        if not isinstance(event, Step) or event.step % 10 == 0:
            self._tell_standing()

    def _end(self, training: RunSession, outcome: RunOutcome) -> None:
        words = f"“{training.progress.config.name}”: {outcome.sentence}"
        if self._returns and outcome.kind == "stopped":
            QTimer.singleShot(0, self, lambda: self._go_on(training))
        elif self._waiting is None:
            if not self.isVisible():
                self.status_message.emit(words)
        elif not outcome.good:
            self._stay(words)
        elif outcome.kind == "stopped" and self._leaves and not self.run_manager.leave(training):
            self._stay(tr("The training couldn’t be left going: it is stopped and saved."))
        else:
            self._stop_waiting(training)

    def _stay(self, sentence: str) -> None:
        """Keep the window open: what the person wanted of the training didn't come about, and they should know."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting.hide()  # first: a window that is still shown would keep the program from ending
            waiting.deleteLater()
        self.stays.emit()
        self.status_message.emit(sentence)

    def _stop_waiting(self, training: RunSession) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting.hide()  # first: a window that is still shown would keep the program from ending
            waiting.deleteLater()  # not reset, which would say that it was cancelled
            training.let_go()
            self._released = training
            self.ready_to_close.emit()

    def _tell_standing(self) -> None:
        active = self.run_manager.active
        if active is None:
            self.standing_changed.emit("")
        elif active.progress.state == "paused":
            self.standing_changed.emit("paused")
        else:
            self.standing_changed.emit(f"{round(100 * active.progress.share)} %")
