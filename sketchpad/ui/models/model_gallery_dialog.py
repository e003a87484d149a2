"""The gallery: models to draw with, and what is said of each."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from sketchpad.models.gallery import Gallery, ModelEntry, NoBinError
from sketchpad.ui.kit.delete_question import confirm_delete
from sketchpad.ui.kit.forms import button, button_row, label
from sketchpad.ui.models.model_list import KINDS, ORIGINS, ModelList
from trainer.messages import plural, tr
from trainer.model_card import ModelCard, ModelFileError

_DETAILS = 280  # pixels


class ModelGalleryDialog(QDialog):
    """Choosing shows what a model is; own ones are renamed, described and thrown away here."""

    wanted = Signal(Path)  # a model to draw with
    file_wanted = Signal()  # one that isn't here
    changed = Signal(object)  # ModelEntry, with its card as it is now
    share_wanted = Signal(object)  # ModelEntry
    export_wanted = Signal(object)  # ModelEntry

    def __init__(self, gallery: Gallery, opened_before: Iterable[Path], current: Path | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Models"))
        self._gallery, self._opened_before = gallery, list(opened_before)
        self._shown: ModelEntry | None = None
        self._refused: tuple[str, str] | None = None  # name and description that couldn't be written
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Search models"))
        self.search.setToolTip(tr("Shows the models that have these words in their name or description"))
        self.list = ModelList(gallery.thumbnail)
        self.name = QLineEdit()
        self.name.setMaxLength(80)
        self.name.setAccessibleName(tr("Name of the model"))
        self.name.setToolTip(tr("The model’s name  (F2)"))
        self.description = QPlainTextEdit()
        self.description.setAccessibleName(tr("Description of the model"))
        self.description.setToolTip(tr("What the model does, for yourself and for others"))
        self.description.setTabChangesFocus(True)
        self.facts = QLabel()
        self.note = QLabel()
        self.save = button(tr("&Save changes"), tr("Write name and description into the model’s file"))
        self.keep = button(tr("&Keep a copy"), tr("Copy this model to your own, where you can rename and describe it"))
        self.bin = button(tr("&Move to the bin"), tr("Move the model’s file to the system’s bin  (Delete)"))
        self.share = button(
            tr("S&hare…"), tr("Write the model with all that belongs to it as one file, for somebody else")
        )
        self.export = button(tr("E&xport…"), tr("Write the model for other programs: ONNX, PyTorch, the web demo"))
        self.draw = button(tr("&Draw with it"), tr("Draw with this model from now on  (Enter)"), role="primary")
        self.file = button(tr("&Open a file…"), tr("Draw with a model from a file elsewhere"))
        self.close_button = button(tr("Close"), tr("Close the gallery  (Esc)"))
        self._lay_out()
        self._connect()
        entries = gallery.entries(self._opened_before)
        self.list.show_entries(entries, next((entry for entry in entries if entry.path == current), None))
        self._show()
        self.list.setFocus()

    def done(self, result: int) -> None:
        """Close; what was changed is written."""
        if self._write():
            super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter draws with the model that is chosen, wherever the keyboard is but in the description."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.hasFocus():
            self._draw()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        for text in (self.facts, self.note):
            text.setWordWrap(True)
            text.setTextFormat(Qt.TextFormat.PlainText)  # cards can hold anything
        self.facts.setObjectName("quiet")
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts.setAccessibleName(tr("Facts about the model"))
        self.facts.setToolTip(tr("What the model’s file says of it"))
        self.note.setObjectName("note")
        self.note.hide()
        details = QFrame()
        details.setFixedWidth(_DETAILS)
        column = QVBoxLayout(details)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(tr("&Name"), "quiet", buddy=self.name))
        column.addWidget(self.name)
        column.addSpacing(6)
        column.addWidget(label(tr("D&escription"), "quiet", buddy=self.description))
        self.description.setFixedHeight(96)
        column.addWidget(self.description)
        edit = QHBoxLayout()
        edit.addWidget(self.save)
        edit.addWidget(self.keep)
        edit.addStretch(1)
        edit.addWidget(self.bin)
        column.addLayout(edit)
        column.addLayout(button_row(left=[self.share, self.export]))
        column.addSpacing(6)
        column.addWidget(self.facts)
        column.addWidget(self.note)
        column.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 20, 20, 16)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(12)
        grid.addWidget(self.search, 0, 0)
        grid.addWidget(self.list, 1, 0)
        grid.addWidget(details, 0, 1, 2, 1)
        grid.addLayout(button_row(self.close_button, self.draw, left=[self.file]), 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        self.resize(QSize(872, 600))

    def _connect(self) -> None:
        self.search.textChanged.connect(self.list.filter)
        self.list.currentItemChanged.connect(lambda _now, _before: self._choose())
        self.list.itemActivated.connect(lambda _item: self._draw())
        self.name.textEdited.connect(lambda _text: self._show_edited())
        self.description.textChanged.connect(self._show_edited)
        self.save.clicked.connect(self._write)
        self.keep.clicked.connect(self._keep)
        self.bin.clicked.connect(self._throw_away)
        self.share.clicked.connect(lambda: self._hand_over(self.share_wanted))
        self.export.clicked.connect(lambda: self._hand_over(self.export_wanted))
        self.draw.clicked.connect(self._draw)
        self.file.clicked.connect(self._open_file)
        self.close_button.clicked.connect(self.reject)
        for key, do in ((QKeySequence(Qt.Key.Key_F2), self._rename), (QKeySequence.StandardKey.Delete, self._bin_key)):
            shortcut = QShortcut(key, self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(do)

    def _choose(self) -> None:
        """Show another model, once the changes to the one before are written."""
        entry = self.list.entry
        if entry == self._shown or not self._write():
            return
        self.say("")
        self._show()

    def _show(self) -> None:
        entry = self._shown = self.list.entry
        self._refused = None
        editable = entry is not None and entry.editable
        said = tr if entry is not None and not entry.editable else str  # what can be changed is as it is in the file
        self.name.setText(said(entry.card.name) if entry is not None else "")
        self.description.blockSignals(True)
        self.description.setPlainText(said(entry.card.description) if entry is not None else "")
        self.description.blockSignals(False)
        self.name.setReadOnly(not editable)
        self.description.setReadOnly(not editable)
        self.save.setVisible(entry is None or editable)
        self.keep.setVisible(entry is not None and not editable and not entry.fault)
        self.bin.setVisible(entry is None or entry.removable)
        self.bin.setEnabled(entry is not None)
        for needing in (self.draw, self.share, self.export):
            needing.setEnabled(entry is not None and not entry.fault)
        self.facts.setText(_facts(entry) if entry is not None else tr("No model has these words in its name."))
        self._show_edited()

    def _show_edited(self) -> None:
        self.save.setEnabled(self._edited and bool(self.name.text().strip()))

    @property
    def _edited(self) -> bool:
        entry = self._shown
        if entry is None or not entry.editable:
            return False
        return (self.name.text().strip(), self.description.toPlainText().strip()) != (
            entry.card.name,
            entry.card.description,
        )

    def _write(self) -> bool:
        """Write what was changed into the model's file; returns whether the person can go on.

        What couldn't be written stays to be read once; who goes on then leaves the file as it is.
        """
        entry, name, description = self._shown, self.name.text().strip(), self.description.toPlainText().strip()
        if entry is None or not self._edited or not name or self._refused == (name, description):
            return True
        try:
            changed = self._gallery.edit(entry, name, description)
        except ModelFileError as error:
            self._refused = (name, description)
            self.say(str(error))
            return False
        stays = self.list.entry == entry
        self._shown = changed
        self.changed.emit(changed)
        self._list(changed if stays else self.list.entry)
        self.say(tr("Saved."))
        return True

    def _keep(self) -> None:
        if self._shown is not None:
            try:
                copy = self._gallery.keep(self._shown)
            except ModelFileError as error:
                self.say(str(error))
                return
            self._list(copy)
            self.say(tr("A copy is among your own models now."))

    def _bin_key(self) -> None:
        if self._shown is not None and self._shown.removable:
            self._throw_away()

    def _throw_away(self) -> None:
        entry = self._shown
        if entry is None:
            return
        row = self.list.currentRow()
        gone = tr("“{name}” is in the bin.", name=entry.card.name)
        try:
            try:
                self._gallery.throw_away(entry)
            except NoBinError:
                if not confirm_delete(self, entry.card.name, entry.path):
                    raise
                self._gallery.delete(entry)
                gone = tr("“{name}” is deleted.", name=entry.card.name)
        except ModelFileError as error:
            self.say(str(error))
            return
        self._shown = None
        self._list(None)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._show()
        self.say(gone)
        self.list.setFocus()

    def _rename(self) -> None:
        if self._shown is not None and self._shown.editable:
            self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.name.selectAll()

    def _draw(self) -> None:
        if self.list.entry is not None and not self.list.entry.fault and self._write():
            self.wanted.emit(self.list.entry.path)
            self.accept()

    def _hand_over(self, wanted: SignalInstance) -> None:
        if self._write() and self._shown is not None:
            wanted.emit(self._shown)

    def _open_file(self) -> None:
        if self._write():
            self.accept()
            self.file_wanted.emit()

    def _list(self, chosen: ModelEntry | None) -> None:
        self.list.blockSignals(True)
        self.list.show_entries(self._gallery.entries(self._opened_before), chosen)
        self.list.filter(self.search.text())
        self.list.blockSignals(False)
        self._show()

    def say(self, sentence: str) -> None:
        """Show a sentence under the buttons, "" for none."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))


def _facts(entry: ModelEntry) -> str:
    card = entry.card
    if entry.fault:
        return f"{entry.fault}\n{entry.path}"
    lines = [f"{tr(KINDS[card.input.kind])} · {tr(ORIGINS[entry.origin])}", _size(entry.path, card)]
    if card.input.palette:
        lines.append(
            plural(
                "{n} colour: {names}",
                "{n} colours: {names}",
                len(card.input.palette),
                names=_listed([tr(swatch.name) for swatch in card.input.palette]),
            )
        )
    if card.training.pairs:
        lines.append(
            plural(
                "Trained on {n} pair, {steps} steps",
                "Trained on {n} pairs, {steps} steps",
                card.training.pairs,
                steps=card.training.steps,
            )
        )
    if card.licence:
        lines.append(tr("Licence: {licence}", licence=card.licence))
    if card.credits:
        lines.append(card.credits)
    lines.append(str(entry.path))
    return "\n".join(lines)


def _listed(names: list[str]) -> str:
    return tr(", ").join(names[:6]) + (" …" if len(names) > 6 else "")


def _size(path: Path, card: ModelCard) -> str:
    try:
        return tr(
            "Trained at {size} pixels; the file has {megabytes} MB",
            size=card.size,
            megabytes=f"{path.stat().st_size / 1e6:.1f}",
        )
    except OSError:
        return tr("Trained at {size} pixels", size=card.size)
