"""What is to be made: the model's name, what it starts from, how long it may take, and the advanced settings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sketchpad.training.wording.time_budget import BUDGETS, TimeBudget, pace, plan
from sketchpad.ui.kit.fields import ComboBox
from sketchpad.ui.kit.forms import Card, button, label
from sketchpad.ui.training.new_run.advanced_settings import AdvancedSettings
from sketchpad.ui.training.training_dialogs import TrainingDialogs
from trainer.messages import mark, plural, tr
from trainer.model_card import ModelCard, ModelFileError, read_card
from trainer.runs.base_model import read_base
from trainer.runs.config import TrainConfig

_FROM_SCRATCH = mark("Nothing: learn from scratch")
_ANOTHER = mark("Another model…")
_OF_THE_BASE = ("size", "width", "depth", "norm", "dropout", "upsampling", "generator", "colour_space")
_EDITOR, _LEAST_EDITOR = 360, 260  # pixels
_OF_A_PATCH = ("patch", "feature_matching", "discriminator_augmentation")  # nothing to a judge that sees features


@dataclass(frozen=True)
class Base:
    """A model to start from, as it is offered."""

    name: str
    path: Path
    draws_from: str = ""  # what its drawings are like; "" isn't proposed


def hint_of(card: ModelCard) -> str:
    """Return what a model's drawings are like, to compare with those of a folder."""
    return like(card.input.kind, card.data.maker)


def like(kind: str, maker: object = None) -> str:
    """Return one word for drawings of a kind, made by a maker or by hand."""
    return str(maker) if maker else kind


class RunForm(Card):
    """Makes settings of what the person chooses; what they leave alone follows from time, base and computer."""

    changed = Signal()
    error_message = Signal(str)  # a sentence: that model can't be started from

    def __init__(self, dialogs: TrainingDialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._former: list[tuple[TrainConfig, float]] = []
        self._folder = str(Path.home())
        self._named = False
        self._bases: list[Base] = []
        self._base_chosen = False  # by the person
        self._suggested_for = ""
        self._size = 256
        self.column.addWidget(label(tr("The model"), "section"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnMinimumWidth(0, 96)
        grid.setColumnStretch(1, 100)  # as wide as they may be
        grid.setColumnStretch(2, 1)
        self.name = QLineEdit(tr("My model"))
        self.name.setAccessibleName(tr("Name of the model"))
        self.name.setToolTip(tr("What the model will be called"))
        self.name.setMaximumWidth(_EDITOR)
        self.name.textEdited.connect(lambda _text: self._name())
        self.base = ComboBox()
        self.base.setAccessibleName(tr("Start from"))
        self.base.setToolTip(tr("A model that knows something similar learns faster, and from fewer pictures"))
        self.base.setMaximumWidth(_EDITOR)
        self.base.activated.connect(self._choose_base)
        for row, (words, editor) in enumerate(((tr("Name"), self.name), (tr("Start from"), self.base))):
            grid.addWidget(label(words), row, 0)
            editor.setMinimumWidth(_LEAST_EDITOR)
            grid.addWidget(editor, row, 1)
        self.column.addLayout(grid)
        self.column.addWidget(label(tr("Time")))
        row_of_times = QHBoxLayout()
        row_of_times.setSpacing(12)
        self.times = QButtonGroup(self)
        self.budgets: dict[TimeBudget, QPushButton] = {}
        for budget in BUDGETS:
            choice = _choice(budget)
            self.budgets[budget] = choice
            self.times.addButton(choice)
            row_of_times.addWidget(choice)
        self.budgets[BUDGETS[0]].setChecked(True)
        self.times.buttonToggled.connect(lambda _button, on: self.refresh() if on else None)
        self.column.addLayout(row_of_times)
        self._plan = label("", "quiet", wraps=True)
        self.column.addWidget(self._plan)
        self.fold = button(
            tr("Advanced settings"), tr("Everything that can be set, explained"), self._toggle, role="fold"
        )
        self.fold.setCheckable(True)
        head = QHBoxLayout()
        head.addWidget(self.fold)
        head.addStretch(1)
        self.column.addLayout(head)
        self.advanced = AdvancedSettings()
        self.advanced.hide()
        self.advanced.changed.connect(self.refresh)
        self.column.addWidget(self.advanced)
        self.show_bases([])
        self._toggle()

    @property
    def budget(self) -> TimeBudget:
        """The time chosen."""
        return next(budget for budget, choice in self.budgets.items() if choice.isChecked())

    def suggest_size(self, size: int) -> None:
        """Propose a size to learn at, unless the person or the base decides it."""
        if size != self._size:
            self._size = size
            self.refresh()

    def suggest_name(self, name: str) -> None:
        """Propose a name, unless the person has given one."""
        if not self._named:
            self.name.setText(name)

    def show_bases(self, bases: Sequence[Base]) -> None:
        """Offer models to start from."""
        chosen = self.base.currentData()
        self._bases = list(bases)
        self.base.clear()
        self.base.addItem(tr(_FROM_SCRATCH), None)
        for base in bases:
            self.base.addItem(base.name, str(base.path))
        self.base.addItem(tr(_ANOTHER), _ANOTHER)
        self.choose_base(chosen if isinstance(chosen, str) and chosen != _ANOTHER else None)

    def suggest_base(self, draws_from: str) -> None:
        """Propose the starter that draws from the same kind of drawings, unless the person has chosen a base."""
        if self._base_chosen or draws_from == self._suggested_for:
            return
        self._suggested_for = draws_from
        fitting = next((base for base in self._bases if base.draws_from == draws_from), None)
        self.choose_base(str(fitting.path) if fitting is not None else None)

    def choose_base(self, path: str | None) -> None:
        """Start from this model, or from scratch."""
        index = self.base.findData(path) if path is not None else 0
        if index < 0 and path is not None:
            index = self.base.count() - 1
            try:
                self.base.insertItem(index, read_card(path).name, path)
            except ModelFileError as error:
                self.error_message.emit(str(error))
                index = 0
        self.base.setCurrentIndex(index)
        self.refresh()

    def learn_pace(self, former: Sequence[tuple[TrainConfig, float]]) -> None:
        """Plan by how fast earlier trainings were here."""
        self._former = list(former)
        self.refresh()

    def values(self) -> dict[str, object]:
        """Return the settings that follow from here."""
        values = {"size": self._size} | self._values_of_base() | self.advanced.touched()
        values = {name: value for name, value in values.items() if value is not None}
        cores = psutil.cpu_count(logical=False) or 1
        planned = plan(self.budget, values, pace(cores, self._former))
        planned["name"] = self.name.text().strip() or tr("My model")
        return planned

    def refresh(self) -> None:
        """Show what follows from what is chosen."""
        fixed = frozenset(_OF_THE_BASE) if self._base_path() is not None else frozenset()
        values = self.values()
        idle = frozenset(_OF_A_PATCH) if values.get("discriminator") == "projected" else frozenset()
        self.advanced.show_values(values, fixed, idle)
        self._plan.setText(_say_plan(values))
        self.changed.emit()

    def _base_path(self) -> str | None:
        path = self.base.currentData()
        return path if isinstance(path, str) and path != _ANOTHER else None

    def _values_of_base(self) -> dict[str, object]:
        path = self._base_path()
        if path is None:
            return {}
        try:
            base = read_base(Path(path))
        except ModelFileError:
            return {"base": path}  # at the start a sentence says what is wrong with it
        return {"base": path} | base.fixed() | base.proposed()

    def _choose_base(self, _index: int) -> None:
        self._base_chosen = True
        if self.base.currentData() == _ANOTHER:
            path = self._dialogs.choose_model(self, self._folder)
            self.choose_base(str(path) if path is not None else None)
        else:
            self.refresh()

    def _name(self) -> None:
        self._named = bool(self.name.text().strip())
        self.changed.emit()

    def _toggle(self) -> None:
        opened = self.fold.isChecked()
        self.fold.setText(tr("▾  Advanced settings") if opened else tr("▸  Advanced settings"))
        self.advanced.setVisible(opened)


def _say_plan(values: Mapping[str, Any]) -> str:
    steps, rounds = f"{values.get('steps', 0):,}", f"{values.get('epochs', 0):,}"
    pairs = plural("{n} pair", "{n} pairs", values["batch"])
    size = tr("{size} × {size} pixels", size=values["size"])
    if "steps" not in values:
        length = tr("{rounds} rounds of {pairs} at {size}.", rounds=rounds, pairs=pairs, size=size)
    elif values.get("steps_follow_time"):
        length = tr("About {steps} steps of {pairs} at {size}.", steps=steps, pairs=pairs, size=size)
    else:
        length = tr("{steps} steps of {pairs} at {size}.", steps=steps, pairs=pairs, size=size)
    return length + tr(" You can draw meanwhile, and stop at any time.")


def _choice(budget: TimeBudget) -> QPushButton:
    choice = QPushButton()
    choice.setObjectName("choice")
    choice.setCheckable(True)
    choice.setAccessibleName(f"{tr(budget.name)}: {tr(budget.about)}")
    choice.setToolTip(f"{tr(budget.name)}: {tr(budget.about)}")
    choice.setMinimumHeight(64)
    choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    column = QVBoxLayout(choice)
    column.setContentsMargins(16, 10, 16, 10)
    column.setSpacing(2)
    column.addWidget(label(tr(budget.name), "heading"))
    column.addWidget(label(tr(budget.about), "quiet"))
    for child in choice.findChildren(QWidget):
        child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return choice
