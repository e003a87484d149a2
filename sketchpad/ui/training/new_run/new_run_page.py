"""A new training, in two steps on one page: the folder, then the model; and the button that starts it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sketchpad.ui.kit.forms import button, label
from sketchpad.ui.kit.layouts.scrolled_page import ScrolledPage
from sketchpad.ui.training.new_run.folder_panel import FolderPanel
from sketchpad.ui.training.new_run.run_form import Base, RunForm, like
from sketchpad.ui.training.training_dialogs import TrainingDialogs
from trainer.messages import plural, tr
from trainer.runs.config import ConfigError, TrainConfig, make_config

_WIDEST = 960
_ENOUGH = 20  # pairs


class NewRunPage(ScrolledPage):
    """Everything that is needed to begin."""

    started = Signal(object)  # TrainConfig
    error_message = Signal(str)  # a sentence

    def __init__(self, dialogs: TrainingDialogs, parent: QWidget | None = None) -> None:
        super().__init__(tr("A new training"), _WIDEST, parent)
        column = self.column
        column.addWidget(label(tr("Teach it your own pictures"), "title"))
        column.addWidget(
            label(
                tr("Show a model what your drawings should become, and draw with it while it learns."),
                "quiet",
                wraps=True,
            )
        )
        self.folder = FolderPanel(dialogs)
        self.folder.changed.connect(self._refresh)
        column.addWidget(self.folder)
        self.form = RunForm(dialogs)
        self.form.changed.connect(self._refresh)
        self.form.error_message.connect(self.error_message.emit)
        column.addWidget(self.form)
        self.few = label("", "warning", wraps=True)
        column.addWidget(self.few)
        foot = QHBoxLayout()
        self.hint = label("", "quiet")
        foot.addWidget(self.hint)
        foot.addStretch(1)
        self.start = button(tr("Start training"), tr("Begin to learn from these pictures"), self._start, role="primary")
        foot.addWidget(self.start)
        column.addLayout(foot)
        column.addStretch(1)
        self.setWidget(self.page)
        self._blocked = ""
        self._refresh()

    def open_folder(self, folder: Path) -> None:
        """Look at a folder."""
        self.folder.open(folder)

    def show_bases(self, bases: Sequence[Base]) -> None:
        """Offer models to start from."""
        self.form.show_bases(bases)

    def block(self, why: str) -> None:
        """Let nothing be started, and say why; "" lets it again."""
        self._blocked = why
        self._refresh()

    def config(self) -> TrainConfig:
        """Return the settings as they are now.

        Raises:
            ConfigError: they don't go together.
        """
        return make_config(self.form.values() | self.folder.values())

    def _refresh(self) -> None:
        found = self.folder.found
        ready = found is not None
        if found is not None:
            self.form.suggest_size(found.size)
            values = self.folder.values()
            self.form.suggest_base(like(str(values["input_kind"]), values.get("maker")))
            self.form.suggest_name(
                found.root.name.replace("_", " ").replace("-", " ").strip().capitalize() or tr("My model")
            )
        count = self.folder.usable
        self.few.setText(_say_few(count))
        self.few.setVisible(ready and count < _ENOUGH)
        self.start.setEnabled(ready and not self._blocked)
        self.start.setVisible(ready)
        self.hint.setText(self._blocked)
        self.form.setVisible(ready)

    def _start(self) -> None:
        try:
            config = self.config()
        except ConfigError as error:
            self.error_message.emit(str(error))
            return
        self.started.emit(config)


def _say_few(count: int) -> str:
    return plural(
        "Only {n} pair: the model will learn it by heart, and guess at all else. It helps to start from a model that "
        "knows something similar, to keep to a short time, and most of all to add pairs: twenty are a beginning.",
        "Only {n} pairs: the model will learn them by heart, and guess at all else. It helps to start from a model "
        "that knows something similar, to keep to a short time, and most of all to add pairs: twenty are a beginning.",
        count,
    )
