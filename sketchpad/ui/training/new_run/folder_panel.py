"""The folder: chosen or dropped, recognised, shown as a contact sheet, with what is wrong and what helps."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sketchpad.training.data.folder_scan import FolderScan, Question, SmallPair, picture_pair
from sketchpad.ui.kit.fields import ComboBox
from sketchpad.ui.kit.forms import Card, button, label
from sketchpad.ui.training.image_widgets import FlickerDialog
from sketchpad.ui.training.new_run.contact_sheet import ContactSheet
from sketchpad.ui.training.new_run.drop_zone import DropZone, dropped_folder
from sketchpad.ui.training.new_run.findings_panel import FindingsPanel
from sketchpad.ui.training.new_run.makers_panel import MakersPanel
from sketchpad.ui.training.training_dialogs import TrainingDialogs
from trainer.data.recognition import Recognised, image_folders
from trainer.messages import mark, plural, tr
from trainer.model_card import MAKERS, Kind

_KINDS: tuple[tuple[Kind, str], ...] = (
    ("colours", mark("Flat colours")),
    ("lines", mark("Lines")),
    ("labels", mark("A label map: each colour means something")),
    ("photo", mark("A photo or a finished picture")),
)
_FIRST = 12  # pairs that are shown at first
_CLOSE = 640  # pixels a side at which a pair is looked at closely


class FolderPanel(QWidget):
    """Ends in a `Recognised` folder and the settings that follow from it."""

    changed = Signal()  # what will be learned from

    def __init__(self, dialogs: TrainingDialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self.last_folder = str(Path.home())
        self._question: Question | None = None
        self.found: Recognised | None = None
        self._unusable = 0  # pairs that can't be read, as far as is known
        self._scan = FolderScan(self)
        self._scan.recognised.connect(self._show_found)
        self._scan.error_message.connect(self._show_failure)
        self._scan.pictured.connect(self._add_pair)
        self._scan.done.connect(self._end_sheet)
        self._photos: list[Path] = []
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.drop = DropZone()
        self.drop.dropped.connect(self.open)
        self.drop.asked.connect(self._ask)
        column.addWidget(self.drop)
        self.trouble = Card(role="warning")
        self._sentence = label("", wraps=True)
        self.trouble.column.addWidget(self._sentence)
        self.sides = _SidesChooser()
        self.sides.chosen.connect(lambda first, second: self._ask_again(folders=(first, second)))
        self.trouble.column.addWidget(self.sides)
        self.trouble.hide()
        column.addWidget(self.trouble)
        self.card = Card()
        self._build_found()
        self.card.hide()
        column.addWidget(self.card)
        self.findings = FindingsPanel()
        self.findings.swap_wanted.connect(self.swap)
        self.findings.looked_at.connect(self._look_closer)
        self.findings.counted.connect(self._tell_usable)
        self.findings.changed.connect(self.changed.emit)
        column.addWidget(self.findings)

    def _build_found(self) -> None:
        head = QHBoxLayout()
        self._folder = label("", "section")
        self.about = label("", "quiet", wraps=True)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._folder)
        names.addWidget(self.about)
        head.addLayout(names, 1)
        self.swap_button = button(
            tr("Swap sides"), tr("Draw what is on the right, and paint what is on the left"), self.swap
        )
        self.layout_button = button("", tr("If they were taken for the wrong thing"), self._change_layout, role="plain")
        self.other = button(tr("Another folder…"), tr("Choose the folder with your pictures"), self._ask, role="plain")
        for part in (self.other, self.swap_button):
            head.addWidget(part)
        self.card.column.addLayout(head)
        caption = QHBoxLayout()
        self._caption = label(tr("You draw the left side, and the model paints the right."), "quiet", wraps=True)
        caption.addWidget(self._caption, 1)
        caption.addWidget(self.layout_button, alignment=Qt.AlignmentFlag.AlignRight)
        self.card.column.addLayout(caption)
        self.sheet = ContactSheet()
        self.sheet.chosen.connect(self._look_closer)
        self.card.column.addWidget(self.sheet)
        rest = QHBoxLayout()
        self._rest = label("", "quiet")
        self.more = button(tr("Show more"), tr("Show more of the pictures"), self._show_more, role="plain")
        rest.addWidget(self._rest)
        rest.addWidget(self.more)
        rest.addStretch(1)
        self.card.column.addLayout(rest)
        self.makers = MakersPanel()
        self.makers.changed.connect(self.changed.emit)
        self.card.column.addWidget(self.makers)
        self._kind_row = QWidget()
        row = QHBoxLayout(self._kind_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(label(tr("What you will draw")))
        self.kind = ComboBox()
        self.kind.setAccessibleName(tr("What you will draw"))
        self.kind.setToolTip(tr("How the canvas behaves with this model: soft or hard edges, palette, pen"))
        for kind, words in _KINDS:
            self.kind.addItem(tr(words), kind)
        self.kind.activated.connect(lambda _index: self.changed.emit())
        row.addWidget(self.kind)
        row.addStretch(1)
        self.card.column.addWidget(self._kind_row)

    @property
    def usable(self) -> int:
        """How many pairs can be learned from: those that were found, less those that turned out to be of no use."""
        return 0 if self.found is None else len(self.found.pairs.pairs) - self._unusable

    def open(self, folder: Path) -> None:
        """Look at a folder."""
        self.last_folder = str(folder.parent)
        self._start(Question(folder))

    def clear(self) -> None:
        """Begin anew."""
        self._scan.forget()
        self._question = self.found = None
        self.card.hide()
        self.trouble.hide()
        self.findings.clear()
        self.drop.show()
        self.changed.emit()

    def swap(self) -> None:
        """Exchange what is drawn and what is painted."""
        if self.found is None or self._question is None:
            return
        if self._question.folders is not None:
            first, second = self._question.folders
            self._ask_again(folders=(second, first))
        else:
            self._ask_again(direction="BtoA" if self.found.direction == "AtoB" else "AtoB")

    def values(self) -> dict[str, object]:
        """Return the settings that follow from the folder."""
        found, question = self.found, self._question
        if found is None or question is None:
            return {}
        values: dict[str, object] = {"data": str(found.root.resolve()), "direction": found.direction}
        if question.folders is not None:
            values |= {"input": question.folders[0], "target": question.folders[1], "direction": "AtoB"}
        if found.layout == "photos":
            maker = self.makers.maker
            values |= {"maker": maker, "input_kind": MAKERS[maker].kind}
            if MAKERS[maker].finds_edges:
                values["thresholds"] = self.makers.thresholds
            return values | self.findings.values()
        values["input_kind"] = self.kind.currentData()
        if values["input_kind"] == "labels" and found.palette is not None:
            values["palette"] = str(found.palette.resolve())
        return values | found.pairs.class_settings | self.findings.values()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_folder(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        folder = dropped_folder(event)
        if folder is not None:
            event.acceptProposedAction()
            self.open(folder)

    def _ask(self) -> None:
        folder = self._dialogs.choose_folder(self, self.last_folder)
        if folder is not None:
            self.open(folder)

    def _ask_again(self, **more: object) -> None:
        assert self._question is not None
        self._start(Question(self._question.root, **more))  # type: ignore[arg-type]

    def _start(self, question: Question) -> None:
        self._question, self.found, self._unusable = question, None, 0
        self._photos.clear()
        self.sheet.clear()
        self.findings.clear()
        self.trouble.hide()
        self.drop.hide()
        self.card.show()
        self._folder.setText(question.root.name)
        self.about.setText(tr("Looking at your pictures …"))
        for part in (
            self.swap_button,
            self.layout_button,
            self._caption,
            self._rest,
            self.more,
            self.makers,
            self._kind_row,
        ):
            part.hide()
        self._scan.ask(question)
        self.changed.emit()

    def _show_found(self, found: Recognised) -> None:
        self.found = found
        photos = found.layout == "photos"
        self.about.setText(found.sentence)
        self.swap_button.setVisible(not photos)
        self._caption.setVisible(not photos)
        self._kind_row.setVisible(not photos)
        self.layout_button.setVisible(found.layout != "folders")
        self.layout_button.setText(tr("These are pairs side by side") if photos else tr("These are single pictures"))
        self.kind.setCurrentIndex(self.kind.findData(found.kind))
        self.makers.setVisible(photos)
        self.changed.emit()
        self.findings.check(found)

    def _tell_usable(self, usable: int) -> None:
        """Say how many there really are, where some can't be used."""
        if self.found is not None and usable < len(self.found.pairs.pairs):
            said = plural("1 of them can be used", "{count} can be used", usable, count=f"{usable:,}")
            self.about.setText(tr("{sentence}; {usable}.", sentence=self.found.sentence, usable=said))
            self._unusable = len(self.found.pairs.pairs) - usable
            self._show_rest()
            self.changed.emit()

    def _change_layout(self) -> None:
        if self.found is not None:
            self._ask_again(layout="combined" if self.found.layout == "photos" else "photos")

    def _show_failure(self, sentence: str) -> None:
        self.card.hide()
        self.drop.show()
        assert self._question is not None
        folders = image_folders(self._question.root)
        self.sides.setVisible(len(folders) > 2)
        if len(folders) > 2:
            name = self._question.root.name
            sentence = tr(
                "“{name}” has {count} folders with pictures: say which two belong together.",
                name=name,
                count=len(folders),
            )
            self.sides.show_folders(folders)
        self._sentence.setText(sentence)
        self.trouble.show()
        self.changed.emit()

    def _add_pair(self, small: SmallPair) -> None:
        self.sheet.add(small)
        if len(self.sheet.buttons) > _FIRST:
            self.sheet.buttons[-1].hide()
        if small.input.isNull():
            self._photos.append(small.pair.input)
            if len(self._photos) == 1:
                self.makers.show_photos(self._photos)

    def _end_sheet(self) -> None:
        assert self.found is not None
        self.more.setVisible(len(self.sheet.buttons) > _FIRST)
        self._show_rest()
        if self.found.layout == "photos":
            self.makers.show_photos(self._photos)

    def _show_more(self) -> None:
        for small in self.sheet.buttons:
            small.show()
        self.more.hide()
        self._show_rest()

    def _show_rest(self) -> None:
        assert self.found is not None
        shown = sum(not small.isHidden() for small in self.sheet.buttons)
        count = self.usable - shown
        self._rest.setText(tr("and {count} more", count=f"{count:,}"))
        self._rest.setVisible(count > 0)

    def _look_closer(self, small: SmallPair) -> None:
        assert self.found is not None
        large = picture_pair(small.pair, self.found, _CLOSE) or small
        FlickerDialog(small.pair.stem, large.input, large.target, self).open()


class _SidesChooser(QWidget):
    """Which of several folders holds the drawings, and which the pictures."""

    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.first, self.second = ComboBox(), ComboBox()
        words: tuple[tuple[QComboBox, str], ...] = ((self.first, tr("You draw")), (self.second, tr("The model paints")))
        for combo, text in words:
            combo.setAccessibleName(text)
            combo.setToolTip(text)
            name: QLabel = label(text)
            row.addWidget(name)
            row.addWidget(combo)
        row.addWidget(button(tr("Take these"), tr("Learn from these two folders"), self._choose))
        row.addStretch(1)

    def show_folders(self, names: list[str]) -> None:
        """Offer these."""
        for number, combo in enumerate((self.first, self.second)):
            combo.clear()
            combo.addItems(names)
            combo.setCurrentIndex(0 if number == 0 else len(names) - 1)

    def _choose(self) -> None:
        self.chosen.emit(self.first.currentText(), self.second.currentText())
