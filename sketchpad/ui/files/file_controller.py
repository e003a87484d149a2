"""Where drawings come from and go to: opening, saving and copying, each with its sentence."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from sketchpad.document.drawing import Drawing
from sketchpad.document.images.convert import is_blank
from sketchpad.ui.files.file_dialogs import OPENRASTER, PNG, FileDialogs

_UNNAMED = "drawing"
MOST_RECENT = 10


class FileController(QObject):
    """Asks for files, remembers their folder, and knows which file the drawing is saved in."""

    opened = Signal()  # another image is on the sheet
    saved = Signal()  # the drawing
    named = Signal()  # the drawing has another name, or another file
    failed = Signal(str)  # a sentence
    done = Signal(str)  # a confirmation

    def __init__(
        self, window: QWidget, drawing: Drawing, dialogs: FileDialogs, folder: str | None, recent: tuple[str, ...] = ()
    ) -> None:
        super().__init__(window)
        self._window, self._drawing, self._dialogs = window, drawing, dialogs
        self.folder = folder or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        self.name = _UNNAMED
        self._example: Path | None = None
        self.file: Path | None = None  # that the drawing is saved in again without asking
        self.recent: list[Path] = [Path(name) for name in recent][:MOST_RECENT]

    def forget_name(self) -> None:
        """The sheet is a new one."""
        self._take(_UNNAMED, None)

    def may_leave(self) -> bool:
        """Return whether another sheet may come in this one's place, asking if something unsaved is on it.

        It could be had back by undo, but only as long as the window is open.
        """
        if not self._drawing.modified or is_blank(self._drawing.image):
            return True
        answer = self._dialogs.ask_to_save(self._window, self.name)
        return self.save() if answer == "save" else answer == "leave"

    @property
    def example(self) -> Path | None:
        """The example that is on the sheet, while there is nothing of the person's own in it."""
        return None if self._drawing.modified else self._example

    def open(self, path: Path, is_example: bool = False) -> bool:
        """Put an image on the sheet, undoably; of a wrong one say why, and change nothing.

        An example is nobody's file: it is neither listed nor saved again in its place.
        """
        # Imported late, as Pillow is slow to import and not needed for the window.
        from sketchpad.document.errors import DocumentError
        from sketchpad.document.files.image_files import open_image
        from sketchpad.document.files.openraster import open_openraster, open_tracing

        background, tracing = None, None
        try:
            if path.suffix.lower() == ".ora":
                image, background = open_openraster(path)
                tracing = open_tracing(path)
            else:
                image = open_image(path)
        except DocumentError as error:
            self.failed.emit(str(error))
            if not path.exists() and path in self.recent:
                self.recent.remove(path)
            return False
        self._drawing.replace(image, background)
        self._drawing.trace(tracing)
        self._drawing.mark_saved()  # it is in its file
        # Only what Sketchpad wrote is written over without asking: other files can hold more than is drawn here.
        self._take(path.stem, path if background is not None and not is_example else None)
        self._example = path if is_example else None
        if not is_example:
            self._list(path)
        self.opened.emit()
        return True

    def ask_image(self) -> None:
        """Ask for an image and open it."""
        if self.may_leave():
            path = self._remember(self._dialogs.open_image(self._window, self.folder))
            if path is not None:
                self.open(path)

    def ask_palette(self) -> Path | None:
        """Ask for an image to take a palette from."""
        return self._remember(self._dialogs.open_image(self._window, self.folder, "Take a palette from an image"))

    def ask_photo(self, title: str) -> Path | None:
        """Ask for an image that is not to be drawn on."""
        return self._remember(self._dialogs.open_image(self._window, self.folder, title))

    def ask_model(self) -> Path | None:
        """Ask for a model file."""
        return self._remember(self._dialogs.open_model(self._window, self.folder))

    def ask_place(self, title: str, name: str, kind: str) -> Path | None:
        """Ask where to save something of one kind of file."""
        return self._remember(self._dialogs.save(self._window, title, Path(self.folder) / name, (kind,)))

    def save(self) -> bool:
        """Save the drawing in its file, or ask where to if it has none."""
        return self._write(self.file) if self.file is not None else self.save_as()

    def save_as(self) -> bool:
        """Ask where to, and save the drawing there from now on."""
        suffix = self.file.suffix if self.file is not None else ".png"
        kinds = (PNG, OPENRASTER) if suffix == ".png" else (OPENRASTER, PNG)
        suggestion = Path(self.folder) / f"{self.name}{suffix}"
        path = self._dialogs.save(self._window, "Save the drawing", suggestion, kinds)
        if path is None:
            return False
        if path.suffix.lower() not in (".png", ".ora"):
            path = path.with_name(path.name + ".png")
        return self._write(path)

    def save_picture(self, picture: QImage) -> None:
        """Ask where to, and save a picture."""
        from sketchpad.document.errors import DocumentError
        from sketchpad.document.files.image_files import save_png

        path = self.ask_place("Save the picture", f"{self.name} picture.png", PNG)
        if path is None:
            return
        if path.suffix.lower() != ".png":
            path = path.with_name(path.name + ".png")
        try:
            save_png(path, picture)
        except DocumentError as error:
            self.failed.emit(str(error))
            return
        self.done.emit(f"Saved as {path}")

    def copy(self, picture: QImage) -> None:
        """Put a picture on the clipboard."""
        QGuiApplication.clipboard().setImage(picture)
        self.done.emit("The picture is on the clipboard.")

    def forget_recent(self) -> None:
        """Let the list of drawings opened last be empty."""
        self.recent.clear()

    def _write(self, path: Path) -> bool:
        from sketchpad.document.errors import DocumentError
        from sketchpad.document.files.image_files import save_png
        from sketchpad.document.files.openraster import save_openraster

        try:
            if path.suffix.lower() == ".ora":
                save_openraster(path, self._drawing.image, self._drawing.background, self._drawing.tracing)
            else:
                save_png(path, self._drawing.image)
        except DocumentError as error:
            self.failed.emit(str(error))
            return False
        self._remember(path)
        self._drawing.mark_saved()
        self._take(path.stem, path)
        self._list(path)
        self.saved.emit()
        self.done.emit(f"Saved as {path}")
        return True

    def _take(self, name: str, file: Path | None) -> None:
        self.name, self.file = name, file
        self._example = None
        self.named.emit()

    def _list(self, path: Path) -> None:
        path = path.absolute()
        self.recent = [path, *(former for former in self.recent if former != path)][:MOST_RECENT]

    def _remember(self, path: Path | None) -> Path | None:
        if path is not None:
            self.folder = str(path.parent)
        return path
