"""The person's newest drawings as a model that has just been trained draws them, made in the background."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from sketchpad.document.errors import DocumentError
from sketchpad.document.files.image_files import read_picture
from sketchpad.document.images.convert import suits
from sketchpad.training.jobs.trainer_job import TrainerJob
from sketchpad.ui.kit.background_job import BackgroundJob
from sketchpad.ui.kit.forms import Card, label
from sketchpad.ui.kit.layouts.line_flow import LineFlow
from sketchpad.ui.kit.plain_text import plain_tip
from sketchpad.ui.training.image_widgets import PairButton
from trainer.messages import tr
from trainer.model_card import ModelCard, ModelFileError, read_card
from trainer.translation.translation_events import Written, decode_translation_event

MOST = 5
_LONGEST = 512  # pixels: enough for a small picture, and quick to make
_SIDE = 88  # pixels of one


@dataclass(frozen=True)
class NewestDrawing:
    """A drawing as a model draws it; the picture is null until it is made."""

    path: Path
    model: Path
    drawing: QImage
    picture: QImage


@dataclass(frozen=True)
class _Wanted:
    """What is being made: of which run, by which model, in a folder for what goes to the trainer and comes from it."""

    root: Path
    model: Path
    folder: Path
    found: list[NewestDrawing]


class NewestDrawings(Card):
    """Hidden as long as there is nothing to show; a click on a drawing opens it with the model."""

    opened = Signal(object, object)  # Path of the drawing, and Path of the model

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.addWidget(label(tr("Your newest drawings in the new style"), "section"))
        self._row = QWidget()
        self._flow = LineFlow(self._row)
        self.column.addWidget(self._row)
        self.buttons: list[PairButton] = []
        self._made: dict[Path, list[NewestDrawing]] = {}  # by the runs' folders
        self._shown: Path | None = None
        self._preparing = BackgroundJob()  # no child of the window, which waits for those when it is closed
        self._job: TrainerJob | None = None
        self._wanted: _Wanted | None = None
        self.hide()

    @property
    def working(self) -> bool:
        """Whether pictures are still being made."""
        return self._wanted is not None

    def show_run(self, root: Path) -> None:
        """Show what the model of a run drew when it was trained, if it did since the window was opened."""
        self._shown = root
        self._refresh()

    def make(self, root: Path, model: Path, drawings: Sequence[Path]) -> None:
        """Let the model of a run draw those of some files, the newest first, that it can draw; this takes a while."""
        self.end()
        try:
            card = read_card(model)
            folder = Path(tempfile.mkdtemp(prefix="sketchpad-"))
        except (ModelFileError, OSError):
            return
        wanted = self._wanted = _Wanted(root, model, folder, [])
        self._preparing = BackgroundJob()
        self._preparing.done.connect(self._draw)
        self._preparing.error_message.connect(self._tidy)
        self._preparing.start(lambda tell: _prepare(drawings, card, wanted, tell), "")

    def end(self) -> None:
        """Want no more of it."""
        self._preparing.cancel()
        if self._job is not None:
            self._job.stop()
            self._job.wait()
        self._tidy()

    def _draw(self) -> None:
        wanted = self._wanted
        if wanted is None or self._preparing.running or self._job is not None:
            return  # it was another one, which has been ended since
        if not wanted.found:
            self._tidy()
            return
        self._made[wanted.root] = wanted.found
        files = [str(wanted.folder / f"{number}.png") for number in range(len(wanted.found))]
        out = str(wanted.folder / "pictures")
        self._job = TrainerJob(
            ["translate", str(wanted.model), *files, "--out", out, "--attached", "--low-priority"], self
        )
        self._job.line.connect(self._take)
        self._job.ended.connect(self._tidy)
        self._job.start()

    def _take(self, line: bytes) -> None:
        event, found = decode_translation_event(line), self._wanted.found if self._wanted is not None else []
        if isinstance(event, Written) and Path(event.path).stem in map(str, range(len(found))):
            number = int(Path(event.path).stem)
            found[number] = replace(found[number], picture=read_picture(Path(event.path), _LONGEST**2))
            self._refresh()

    def _tidy(self) -> None:
        self._job = None
        if self._wanted is not None:
            shutil.rmtree(self._wanted.folder, ignore_errors=True)
            self._wanted = None

    def _refresh(self) -> None:
        found = self._made.get(self._shown, []) if self._shown is not None else []
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()  # at once: it is deleted only when the event loop comes round
            button.deleteLater()
        self.buttons = []
        for made in found:
            if made.picture.isNull():
                continue
            button = PairButton(made.path.stem, made.drawing, made.picture, _SIDE)
            words = tr("Open {name} and draw on with this model", name=made.path.name)
            button.setToolTip(plain_tip(words))
            button.setAccessibleName(words)
            button.clicked.connect(lambda _checked=False, made=made: self.opened.emit(made.path, made.model))
            self._flow.addWidget(button)
            self.buttons.append(button)
        self.setVisible(bool(self.buttons))


def _prepare(drawings: Sequence[Path], card: ModelCard, wanted: _Wanted, tell: Callable[[int], None]) -> None:
    """Find the drawings that suit a model and put them, small, into the folder, by their numbers."""
    from sketchpad.document.files.image_files import open_image, save_png
    from sketchpad.document.files.openraster import read_openraster

    for path in drawings:
        tell(len(wanted.found))
        try:
            if path.suffix.lower() == ".ora":
                opened = read_openraster(path)
                image, kind = opened.image.merged(opened.background or (255, 255, 255)), opened.kind
            else:
                image, kind = open_image(path), ""
        except DocumentError:
            continue  # moved, damaged: there are others
        if not suits(image, card.input, dabbed=card.data.maker == "dabs", kind=kind):
            continue
        if max(image.width(), image.height()) > _LONGEST:
            hard = card.input.kind == "labels"
            mode = Qt.TransformationMode.FastTransformation if hard else Qt.TransformationMode.SmoothTransformation
            image = image.scaled(_LONGEST, _LONGEST, Qt.AspectRatioMode.KeepAspectRatio, mode)
        save_png(wanted.folder / f"{len(wanted.found)}.png", image)
        wanted.found.append(NewestDrawing(path, wanted.model, image, QImage()))
        if len(wanted.found) == MOST:
            return
