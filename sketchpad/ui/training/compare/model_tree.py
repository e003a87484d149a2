"""Which models are compared: starters, trainings with their checkpoints, and model files; each with a box to tick."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from sketchpad.training.runs.run_library import RunEntry
from sketchpad.ui.training.new_run.run_form import Base
from trainer.messages import tr
from trainer.runs.run_folder import RunFolder

_PATH = Qt.ItemDataRole.UserRole


class ModelTree(QTreeWidget):
    """A list with boxes, the checkpoints of a training below it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setAccessibleName(tr("Models to compare"))
        self.setMinimumHeight(180)
        self._files: list[Base] = []  # that the person chose from elsewhere
        self._starters: Sequence[Base] = ()
        self._entries: Sequence[RunEntry] = ()
        self.itemChanged.connect(lambda *_: self.changed.emit())

    def show_models(self, starters: Sequence[Base], entries: Sequence[RunEntry]) -> None:
        """Show what there is; what was ticked stays ticked."""
        self._starters, self._entries = starters, entries
        self._build(set(self.chosen()))

    def add_file(self, name: str, path: Path) -> None:
        """Add a model file from elsewhere, ticked."""
        self._files.append(Base(name, path))
        self._build({*self.chosen(), path})

    def chosen(self) -> list[Path]:
        """Return the files that are ticked, in their order."""
        return [Path(item.data(0, _PATH)) for item in self._items() if item.checkState(0) == Qt.CheckState.Checked]

    def choose(self, paths: Sequence[Path]) -> None:
        """Tick these and no others."""
        self._build(set(paths))
        self.changed.emit()

    def names(self) -> dict[Path, str]:
        """Return what the ticked ones are called."""
        ticked = self.chosen()
        return {path: item.text(0) for item in self._items() if (path := Path(item.data(0, _PATH))) in ticked}

    def _items(self) -> list[QTreeWidgetItem]:
        found, waiting = [], [self.topLevelItem(row) for row in range(self.topLevelItemCount())]
        while waiting:
            item = waiting.pop(0)
            if item is None:
                continue
            if item.data(0, _PATH):
                found.append(item)
            waiting = [item.child(row) for row in range(item.childCount())] + waiting
        return found

    def _build(self, ticked: set[Path]) -> None:
        self.blockSignals(True)
        self.clear()
        for entry in self._entries:
            if entry.fault:
                continue
            run = RunFolder(entry.root)
            steps = sorted(run.models.glob("*.safetensors"), reverse=True)
            if not (run.model.exists() or run.best.exists()):
                continue
            group = self._group(entry.name)
            for words, path in ((tr("its best"), run.best), (tr("its newest"), run.model)):
                if path.exists():
                    self._add(group, f"{entry.name}: {words}", path, ticked)
            for path in steps:
                self._add(group, f"{entry.name}: {path.stem.replace('-', ' ')}", path, ticked)
            group.setExpanded(True)
        if self._files:
            group = self._group(tr("Model files"))
            for base in self._files:
                self._add(group, base.name, base.path, ticked)
            group.setExpanded(True)
        group = self._group(tr("Models that come with Sketchpad"))
        for base in self._starters:
            self._add(group, base.name, base.path, ticked)
        group.setExpanded(True)
        self.blockSignals(False)

    def _group(self, name: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [name])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return item

    @staticmethod
    def _add(group: QTreeWidgetItem, name: str, path: Path, ticked: set[Path]) -> None:
        item = QTreeWidgetItem(group, [name])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
        item.setData(0, _PATH, str(path))
        item.setCheckState(0, Qt.CheckState.Checked if path in ticked else Qt.CheckState.Unchecked)
