"""What is wrong with the folder, in sentences with the pictures concerned, and what helps."""

from msgspec import to_builtins
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sketchpad.training.data.folder_check import FolderCheck, Problem
from sketchpad.ui.kit.forms import Card, button, label
from sketchpad.ui.training.image_widgets import PairButton
from trainer.data.checks.finding import Remedy
from trainer.data.recognition import Recognised
from trainer.messages import mark, plural, tr

_SIDE = 56  # pixels of a thumbnail
_ROWS = 6  # shown at first
_REMEDIES: dict[Remedy, tuple[str, str, str]] = {
    "leave_out": (mark("Leave out"), mark("Left out"), mark("Don’t learn from these; the files stay as they are")),
    "snap": (
        mark("Clean the colours"),
        mark("Cleaned"),
        mark("Take the nearest colour of the palette while learning; the files stay"),
    ),
    "swap": (mark("Swap sides"), mark("Swap sides"), mark("Draw what is now painted, and paint what is now drawn")),
}


class FindingsPanel(Card):
    """A row for each problem; its button applies the remedy, or takes it back."""

    swap_wanted = Signal()
    looked_at = Signal(object)  # SmallPair: it is wanted closer
    changed = Signal()
    counted = Signal(int)  # pairs that can be used, once all were looked at

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder_check = FolderCheck(self)
        self._folder_check.progressed.connect(self._show_progress)
        self._folder_check.counted.connect(self.counted.emit)
        self._folder_check.done.connect(self._show)
        self._folder_check.error_message.connect(self._show_failure)
        self._title = label("", "section")
        self._about = label("", "quiet", wraps=True)
        self.column.addWidget(self._title)
        self.column.addWidget(self._about)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(16)
        self.column.addLayout(self._rows)
        self._more = button(tr("Show all"), tr("Show every problem"), self._show_all, role="plain")
        self.column.addWidget(self._more)
        self.rows: list[FindingRow] = []
        self.hide()

    def check(self, found: Recognised) -> None:
        """Look for what is wrong with a folder."""
        self.clear()
        self._title.setText(tr("Checking your pictures …"))
        self._about.setText(tr("You can go on meanwhile."))
        self.show()
        self._folder_check.ask(found)

    def clear(self) -> None:
        """Forget what was found."""
        self._folder_check.forget()
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows.clear()
        self._more.hide()
        self.hide()

    def values(self) -> dict[str, object]:
        """Return the settings that follow from the remedies that are applied."""
        values: dict[str, object] = {}
        left_out: set[str] = set()
        for row in self.rows:
            if not row.applied:
                continue
            finding = row.problem.finding
            if finding.remedy == "leave_out":
                left_out |= {pair.stem for pair in finding.pairs}
            elif finding.remedy == "snap":
                values |= {"snap": True, "palette": to_builtins(finding.palette), "input_kind": "labels"}
        if left_out:
            values["leave_out"] = tuple(sorted(left_out))
        return values

    def _show_progress(self, seen: int, of: int) -> None:
        self._about.setText(tr("{seen} of {of}. You can go on meanwhile.", seen=f"{seen:,}", of=f"{of:,}"))

    def _show(self, problems: list[Problem]) -> None:
        if not problems:
            self._title.setText(tr("Your pictures look fine"))
            self._about.setText(tr("Nothing was found that would hinder learning."))
            return
        count = len(problems)
        self._title.setText(plural("One thing to look at", "{n} things to look at", count))
        self._about.setText(tr("You can start all the same: what can’t be used is left out by itself."))
        for number, problem in enumerate(problems):
            row = FindingRow(problem)
            row.changed.connect(self.changed.emit)
            row.swap_wanted.connect(self.swap_wanted.emit)
            row.looked_at.connect(self.looked_at.emit)
            self._rows.addWidget(row)
            row.setVisible(number < _ROWS)
            self.rows.append(row)
        self._more.setVisible(count > _ROWS)
        self.changed.emit()

    def _show_failure(self, sentence: str) -> None:
        self._title.setText(tr("The check didn’t work"))
        self._about.setText(sentence)

    def _show_all(self) -> None:
        for row in self.rows:
            row.show()
        self._more.hide()


class FindingRow(QWidget):
    """One problem: sentence, pictures, remedy."""

    changed = Signal()
    swap_wanted = Signal()
    looked_at = Signal(object)  # SmallPair

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem
        self.applied = False
        finding = problem.finding
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        text = QVBoxLayout()
        text.setSpacing(8)
        text.addWidget(label(problem.sentence, wraps=True))
        self._pictures = []
        pictures = QHBoxLayout()
        pictures.setSpacing(8)
        for small in problem.pictures:
            alone = small.input.isNull()
            first, second = (small.target, small.input) if alone else (small.input, small.target)
            picture = PairButton(small.pair.stem, first, second, _SIDE)
            picture.setEnabled(not alone)
            picture.clicked.connect(lambda _checked=False, small=small: self.looked_at.emit(small))
            self._pictures.append(picture)
            pictures.addWidget(picture)
        pictures.addStretch(1)
        if self._pictures:
            text.addLayout(pictures)
        row.addLayout(text, 1)
        self.remedy: QPushButton | None = None
        if finding.remedy is not None:
            words, _, tip = _REMEDIES[finding.remedy]
            self.remedy = button(tr(words), tr(tip), self._apply)
            self.remedy.setMinimumWidth(136)
            row.addWidget(self.remedy)
            self._name_remedy()

    def _apply(self) -> None:
        if self.problem.finding.remedy == "swap":
            self.swap_wanted.emit()
            return
        self.applied = not self.applied
        self._name_remedy()
        self.changed.emit()

    def _name_remedy(self) -> None:
        remedy = self.problem.finding.remedy
        if remedy is not None and self.remedy is not None:
            words, done, _ = _REMEDIES[remedy]
            said = tr(done if self.applied else words)
            self.remedy.setText(f"✓  {said}" if self.applied else said)
            self.remedy.setAccessibleName(said)
