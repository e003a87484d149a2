"""Where images come from and go to: opening, saving and copying, each with its sentence."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from sketchpad.document.drawing import Drawing
from sketchpad.ui.dialogs import OPENRASTER, PNG, Dialogs

_UNNAMED = "drawing"


class FileDesk(QObject):
    """Asks for files, remembers their folder, and names what is saved after what was opened."""

    opened = Signal()  # another image is on the sheet
    saved = Signal()  # the drawing
    failed = Signal(str)  # a sentence
    done = Signal(str)  # a confirmation

    def __init__(self, window: QWidget, drawing: Drawing, dialogs: Dialogs, folder: str | None) -> None:
        super().__init__(window)
        self._window, self._drawing, self._dialogs = window, drawing, dialogs
        self.folder = folder or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        self._name = _UNNAMED

    def forget_name(self) -> None:
        """The sheet is a new one."""
        self._name = _UNNAMED

    def open(self, path: Path) -> bool:
        """Put an image on the sheet, undoably; of a wrong one say why, and change nothing."""
        # Imported late, as Pillow is slow to import and not needed for the window.
        from sketchpad.document.files import DocumentError, open_image
        from sketchpad.document.openraster import open_openraster

        background = None
        try:
            if path.suffix.lower() == ".ora":
                image, background = open_openraster(path)
            else:
                image = open_image(path)
        except DocumentError as error:
            self.failed.emit(str(error))
            return False
        self._drawing.replace(image, background)
        self._name = path.stem
        self.opened.emit()
        return True

    def ask_image(self) -> None:
        """Ask for an image and open it."""
        path = self._remember(self._dialogs.open_image(self._window, self.folder))
        if path is not None:
            self.open(path)

    def ask_model(self) -> Path | None:
        """Ask for a model file."""
        return self._remember(self._dialogs.open_model(self._window, self.folder))

    def save_drawing(self) -> None:
        """Ask where to, and save the drawing."""
        if self._save("Save the drawing", self._name, self._drawing.image, (PNG, OPENRASTER)):
            self._drawing.mark_saved()
            self.saved.emit()

    def save_picture(self, picture: QImage) -> None:
        """Ask where to, and save a picture."""
        self._save("Save the picture", f"{self._name} picture", picture, (PNG,))

    def copy(self, picture: QImage) -> None:
        """Put a picture on the clipboard."""
        QGuiApplication.clipboard().setImage(picture)
        self.done.emit("The picture is on the clipboard.")

    def _save(self, title: str, name: str, image: QImage, kinds: tuple[str, ...]) -> bool:
        from sketchpad.document.files import DocumentError, save_png
        from sketchpad.document.openraster import save_openraster

        path = self._dialogs.save(self._window, title, Path(self.folder) / f"{name}.png", kinds)
        if path is None:
            return False
        as_openraster = OPENRASTER in kinds and path.suffix.lower() == ".ora"
        if not as_openraster and path.suffix.lower() != ".png":
            path = path.with_name(path.name + ".png")
        try:
            if as_openraster:
                save_openraster(path, image, self._drawing.background)
            else:
                save_png(path, image)
        except DocumentError as error:
            self.failed.emit(str(error))
            return False
        self._remember(path)
        self.done.emit(f"Saved as {path}")
        return True

    def _remember(self, path: Path | None) -> Path | None:
        if path is not None:
            self.folder = str(path.parent)
        return path
