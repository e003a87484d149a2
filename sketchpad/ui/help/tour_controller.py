"""The tour (onboarding): a minute in which a new person draws, dabs, switches models and finds the training."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton, QSizePolicy, QToolBar, QWidget

from sketchpad.document.tools.toolbox import Toolbox
from sketchpad.ui.actions import Actions
from sketchpad.ui.canvas.canvas_view import CanvasView
from sketchpad.ui.models.model_controller import ModelController
from trainer.messages import mark, tr

_OFFER = mark("New here? A tour of a minute shows how it goes, and you do all of it yourself.")
_GAP = 10  # pixels
_END = mark("That was the tour. There is more under Help, and how to draw for each model.")


@dataclass(frozen=True)
class Step:
    """What the person is asked to do, and by what the tour knows that it was done."""

    words: str
    deed: str


STEPS: Sequence[Step] = (
    Step(mark("Draw on the left: an outline, a blot, whatever comes. The picture follows your pen."), "stroke"),
    Step(mark("Choose another colour below the drawing, and dab it where you want it."), "dab"),
    Step(mark("Open the models (Ctrl+M), and draw with another one: each is drawn for in its own way."), "model"),
    Step(mark("Open “Train” (F3): a folder with your own pictures becomes a model of your own there."), "train"),
)


class TourBar(QToolBar):
    """Has a place of its own below the sheets, so that it covers nothing."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setObjectName("tour")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setContentsMargins(16, 6, 12, 6)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(self.label)
        self.go_on = QPushButton(self)
        self.go_on.setObjectName("primary")
        self.leave = QPushButton(self)
        for button in (self.go_on, self.leave):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the keys stay the canvas's
            self.addWidget(button)
            gap = QWidget(self)
            gap.setFixedWidth(_GAP)
            self.addWidget(gap)
        window.addToolBar(Qt.ToolBarArea.BottomToolBarArea, self)
        self.toggleViewAction().setVisible(False)
        self._write("", tr("Next step"), tr("End the tour"))
        self.hide()

    def show_words(self, words: str, go_on: str, leave: str) -> None:
        """Show what is to be done, and the two ways on."""
        self._write(words, go_on, leave)
        self.show()

    def _write(self, words: str, go_on: str, leave: str) -> None:
        self.label.setText(words)
        self.setAccessibleName(words)
        for button, text in ((self.go_on, go_on), (self.leave, leave)):
            button.setText(text)
            button.setAccessibleName(text)


class TourController(QObject):
    """Goes on when the person has done what was asked, or wants to pass over it."""

    ended = Signal(str)  # a sentence

    def __init__(
        self, window: QMainWindow, canvas: CanvasView, toolbox: Toolbox, models: ModelController, actions: Actions
    ) -> None:
        super().__init__(window)
        self._toolbox = toolbox
        self._actions = actions
        self._number: int | None = None  # of the step, None while there is no tour
        self._colour = toolbox.colour  # at the beginning of the step
        self.bar = TourBar(window)
        self.bar.go_on.clicked.connect(self._go_on)
        self.bar.leave.clicked.connect(self.leave)
        canvas.finished.connect(self._follow_stroke)
        models.changed.connect(lambda _opened: self._note("model"))
        actions.train.triggered.connect(lambda _checked=False: self._note("train"))
        actions.tour.triggered.connect(lambda _checked=False: self.start())

    @property
    def step(self) -> Step | None:
        """What is asked now, None if nothing is."""
        return STEPS[self._number] if self._number is not None else None

    def offer(self) -> None:
        """Ask a new person whether they want it."""
        self._number = None
        self.bar.show_words(tr(_OFFER), tr("Take the tour"), tr("No, thanks"))

    def start(self) -> None:
        """Begin with the first step, on the page for drawing."""
        self._actions.draw.trigger()
        self._show(0)

    def leave(self) -> None:
        """Let it be, wherever it is."""
        self._number = None
        self.bar.hide()

    def _show(self, number: int) -> None:
        self._number, self._colour = number, self._toolbox.colour
        last = number == len(STEPS) - 1
        words = f"{number + 1} / {len(STEPS)}  ·  {tr(STEPS[number].words)}"
        self.bar.show_words(words, tr("Finish") if last else tr("Next step"), tr("End the tour"))

    def _go_on(self) -> None:
        if self._number is None:
            self.start()
        elif self._number + 1 < len(STEPS):
            self._show(self._number + 1)
        else:
            self.leave()
            self.ended.emit(tr(_END))

    def _follow_stroke(self) -> None:
        if self._toolbox.drawing.can_undo:
            self._note("stroke")
            if self._toolbox.colour != self._colour:
                self._note("dab")

    def _note(self, deed: str) -> None:
        if self.step is not None and self.step.deed == deed:
            self._go_on()
