"""Where drawings come from and go to: opening, saving and copying, each with its sentence."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from sketchpad.document.drawing import Drawing
from sketchpad.document.files.file_stamp import FileStamp, stamp
from sketchpad.document.files.recovery import KeptName
from sketchpad.document.layered_image import LayeredImage
from sketchpad.document.moment import fitting
from sketchpad.ui.files.file_dialogs import OPENRASTER, PNG, FileDialogs
from trainer.files.regular_file import is_regular_file
from trainer.messages import listed, mark, tr

_UNNAMED = mark("drawing")
MOST_RECENT = 10


@dataclass(frozen=True)
class DrawingName:
    """What a drawing is called, and where it is saved."""

    name: str = field(default_factory=lambda: tr(_UNNAMED))
    file: Path | None = None  # that it is saved in again without asking
    stamp: FileStamp | None = None  # of that file as it was read or written last
    example: Path | None = None  # that it is, if nothing of the person's own is in it


class FileController(QObject):
    """Asks for files, remembers their folder, and knows which file the drawing is saved in.

    Each drawing has a name and a file of its own: one that takes another's place, and one that undo brings back.
    """

    opened = Signal()  # another image is on the sheet
    saved = Signal()  # the drawing
    named = Signal()  # the drawing has another name, or another file
    lists_changed = Signal()  # the folder, or the drawings opened last
    error_message = Signal(str)  # a sentence
    done = Signal(str)  # a confirmation

    def __init__(
        self, window: QWidget, drawing: Drawing, dialogs: FileDialogs, folder: str | None, recent: tuple[str, ...] = ()
    ) -> None:
        super().__init__(window)
        self._window, self._drawing, self._dialogs = window, drawing, dialogs
        self.folder = folder or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        self._names: dict[int, DrawingName] = {}  # by the drawings' identities
        self._shown = drawing.identity
        self.kind: Callable[[], str] = str  # of the model that is drawn for, as files keep it; "" where none is open
        self.recent: list[Path] = [Path(name) for name in recent][:MOST_RECENT]

    @property
    def name(self) -> str:
        """What the drawing is called."""
        return self._own.name

    @property
    def file(self) -> Path | None:
        """The file that the drawing is saved in again without asking; None if there is none yet."""
        return self._own.file

    @property
    def is_unnamed(self) -> bool:
        """Whether the drawing has neither a name nor a file."""
        return self._own == DrawingName()

    def follow(self) -> None:
        """Another drawing may be on the sheet."""
        if self._drawing.identity != self._shown:
            self._shown = self._drawing.identity
            self.named.emit()

    def call(self, name: str) -> None:
        """Call the drawing something; it has no file yet."""
        self._take(DrawingName(name))

    def kept_name(self, model: str | None) -> KeptName:
        """Return what is to be kept of the drawing's name with the unsaved drawing, and the model it is drawn with."""
        own = self._own
        return KeptName(own.name, str(own.file) if own.file is not None else None, own.stamp, model)

    def take_back(self, kept: KeptName) -> None:
        """Call the recovered drawing what it was called, and save it where it was saved."""
        self._take(DrawingName(kept.name, Path(kept.file) if kept.file is not None else None, kept.stamp))

    def may_leave(self) -> bool:
        """Return whether another sheet may come in this one's place, asking if something unsaved is on it.

        It could be had back by undo, but only as long as the window is open.
        """
        if not self._drawing.modified or (self._drawing.is_blank and self._drawing.kept is None):
            return True
        answer = self._dialogs.ask_to_save(self._window, self.name)
        return self.save() if answer == "save" else answer == "leave"

    @property
    def example(self) -> Path | None:
        """The example that is on the sheet, while there is nothing of the person's own in it."""
        return None if self._drawing.modified else self._own.example

    def open(self, path: Path, is_example: bool = False) -> bool:
        """Put an image on the sheet, undoably; of a wrong one say why, and change nothing.

        An example is nobody's file: it is neither listed nor saved again in its place.
        """
        # Imported late, as Pillow is slow to import and not needed for the window.
        from sketchpad.document.errors import DocumentError
        from sketchpad.document.files.image_files import open_image
        from sketchpad.document.files.openraster import OpenedDrawing, open_tracing, read_openraster

        tracing = None
        try:
            if path.suffix.lower() == ".ora":
                opened = read_openraster(path)
                tracing = open_tracing(path)
            else:
                opened = OpenedDrawing(LayeredImage.of(open_image(path)))
        except DocumentError as error:
            self.error_message.emit(str(error))
            if not is_regular_file(path) and path in self.recent:
                self.recent.remove(path)
                self.lists_changed.emit()
            return False
        self._drawing.replace(opened.image, opened.background, another=True, keep=lambda _former: opened.kept)
        self._drawing.trace(tracing)
        self._drawing.take_moments(opened.moments)
        self._drawing.mark_saved()  # it is in its file
        # Only what Sketchpad wrote is written over without asking: other files can hold more than is drawn here.
        own = path if opened.background is not None and not is_example else None
        self._take(DrawingName(path.stem, own, stamp(path), path if is_example else None))
        if not is_example:
            self._list(path)
        self.opened.emit()
        if opened.notice:
            self.error_message.emit(f"{path.name}: {opened.notice}")
        return True

    def ask_image(self) -> None:
        """Ask for an image and open it."""
        if self.may_leave():
            path = self._remember(self._dialogs.open_image(self._window, self.folder))
            if path is not None:
                self.open(path)

    def ask_palette(self) -> Path | None:
        """Ask for an image to take a palette from."""
        return self._remember(self._dialogs.open_image(self._window, self.folder, tr("Take a palette from an image")))

    def ask_photo(self, title: str) -> Path | None:
        """Ask for an image that is not to be drawn on."""
        return self._remember(self._dialogs.open_image(self._window, self.folder, title))

    def ask_photos(self, title: str) -> list[Path]:
        """Ask for images that are to be looked at."""
        paths = self._dialogs.open_images(self._window, self.folder, title)
        if paths:
            self._remember(paths[0])
        return paths

    def ask_model(self) -> Path | None:
        """Ask for a model file."""
        return self._remember(self._dialogs.open_model(self._window, self.folder))

    def ask_drawings(self) -> list[Path]:
        """Ask for images and films that are to be translated."""
        paths = self._dialogs.open_drawings(self._window, self.folder)
        if paths:
            self._remember(paths[0])
        return paths

    def ask_folder(self, title: str) -> Path | None:
        """Ask for a folder."""
        return self._remember(self._dialogs.open_folder(self._window, title, self.folder))

    def ask_place(self, title: str, name: str, *kinds: str) -> Path | None:
        """Ask where to save something, as one of some kinds of file."""
        return self._remember(self._dialogs.save(self._window, title, Path(self.folder) / name, kinds))

    def save(self) -> bool:
        """Save the drawing in its file, or ask where to if it has none."""
        own = self._own
        if own.file is None or (self._needs_openraster and own.file.suffix.lower() != ".ora"):
            return self.save_as()
        there = stamp(own.file)
        if there is not None and there != own.stamp and not self._may_replace(own.file):
            return False
        return self._write(own.file)

    def save_as(self) -> bool:
        """Ask where to, and save the drawing there from now on."""
        suffix = self.file.suffix if self.file is not None else ".png"
        if self._needs_openraster:
            suffix = ".ora"
        png, openraster = tr(PNG), tr(OPENRASTER)
        kinds = (png, openraster) if suffix == ".png" else (openraster, png)
        suggestion = Path(self.folder) / f"{self.name}{suffix}"
        path = self._dialogs.save(self._window, tr("Save the drawing"), suggestion, kinds)
        if path is None:
            return False
        if path.suffix.lower() not in (".png", ".ora"):
            path = path.with_name(path.name + ".png")
            if path.exists() and not self._dialogs.ask_to_replace(
                self._window, tr("There is a file {path} already.", path=path)
            ):
                return False
        return self._write(path)

    def _may_replace(self, path: Path) -> bool:
        return self._dialogs.ask_to_replace(
            self._window, tr("{path} has been changed by something else since it was opened or saved here.", path=path)
        )

    def save_picture(self, picture: QImage) -> None:
        """Ask where to, and save a picture."""
        from sketchpad.document.errors import DocumentError
        from sketchpad.document.files.image_files import save_png

        path = self.ask_place(tr("Save the picture"), f"{self.name} {tr('picture')}.png", tr(PNG))
        if path is None:
            return
        if path.suffix.lower() != ".png":
            path = path.with_name(path.name + ".png")
        try:
            save_png(path, picture)
        except DocumentError as error:
            self.error_message.emit(str(error))
            return
        self.done.emit(tr("Saved as {path}", path=path))

    def copy(self, picture: QImage) -> None:
        """Put a picture on the clipboard."""
        QGuiApplication.clipboard().setImage(picture)
        self.done.emit(tr("The picture is on the clipboard."))

    def forget_recent(self) -> None:
        """Let the list of drawings opened last be empty."""
        self.recent.clear()
        self.lists_changed.emit()

    def _write(self, path: Path) -> bool:
        from sketchpad.document.errors import DocumentError
        from sketchpad.document.files.image_files import save_png
        from sketchpad.document.files.openraster import save_openraster

        try:
            if path.suffix.lower() == ".ora":
                drawing = self._drawing
                save_openraster(
                    path,
                    drawing.layered,
                    drawing.background,
                    drawing.tracing,
                    drawing.kept,
                    drawing.moments,
                    self.kind(),
                )
            else:
                save_png(path, self._drawing.image)
        except DocumentError as error:
            self.error_message.emit(str(error))
            return False
        self._remember(path)
        self._drawing.mark_saved()
        self._take(DrawingName(path.stem, path, stamp(path)))
        self._list(path)
        self.saved.emit()
        self.done.emit(self._said_of(path))
        return True

    @property
    def _needs_openraster(self) -> bool:
        """Whether a PNG would lose a part of the drawing."""
        return len(self._drawing.layers) > 1 or self._drawing.kept is not None

    def _said_of(self, path: Path) -> str:
        """Return what is said of the drawing that was saved."""
        drawing = self._drawing
        if path.suffix.lower() == ".ora":
            if len(list(fitting(drawing.moments))) == len(drawing.moments):
                return tr("Saved as {path}", path=path)
            return tr("Saved as {path}, without the oldest remembered pictures: there were too many.", path=path)
        parts = (
            (len(drawing.layers) > 1, mark("the layers")),
            (drawing.kept is not None, mark("the kept part of the picture")),
            (bool(drawing.moments), mark("the remembered pictures")),
        )
        lost = [tr(words) for there, words in parts if there]
        if not lost:
            return tr("Saved as {path}", path=path)
        return tr("Saved as {path}. Only a file that ends in .ora keeps {what} too.", path=path, what=listed(lost))

    @property
    def _own(self) -> DrawingName:
        return self._names.get(self._drawing.identity, DrawingName())

    def _take(self, name: DrawingName) -> None:
        self._shown = self._drawing.identity
        reachable = self._drawing.identities
        self._names = {drawing: known for drawing, known in self._names.items() if drawing in reachable}
        self._names[self._shown] = name
        self.named.emit()

    def _list(self, path: Path) -> None:
        path = path.absolute()
        self.recent = [path, *(former for former in self.recent if former != path)][:MOST_RECENT]
        self.lists_changed.emit()

    def _remember(self, path: Path | None) -> Path | None:
        if path is not None:
            self.folder = str(path.parent)
            self.lists_changed.emit()
        return path
