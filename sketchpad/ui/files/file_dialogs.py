"""What is asked in dialogs of the system: files, and whether to save."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from trainer.messages import mark, tr

SaveAnswer = Literal["save", "leave", "stay"]

_IMAGES = mark("Drawings and images (*.ora *.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff)")
_DRAWINGS = mark(
    "Images and films (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff *.avif *.mp4 *.m4v *.mov *.avi *.mkv *.webm)"
)
_PHOTOS = mark("Images (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff *.avif)")
PNG = mark("PNG image (*.png)")
OPENRASTER = mark("OpenRaster drawing, for Krita, GIMP and MyPaint (*.ora)")
_MODELS = mark("Models, also of other programs (*.safetensors *.pth *.pt *.pict *.zip)")


class FileDialogs:
    """Asks the person; None means that they changed their mind."""

    def open_image(self, parent: QWidget, folder: str, title: str = "") -> Path | None:
        """Ask for an image."""
        return self._open(parent, title or tr("Open a drawing or an image"), folder, tr(_IMAGES))

    def open_images(self, parent: QWidget, folder: str, title: str) -> list[Path]:
        """Ask for images to look at, as many as are wanted."""
        names, _ = QFileDialog.getOpenFileNames(parent, title, folder, tr(_PHOTOS))
        return [Path(name) for name in names]

    def open_model(self, parent: QWidget, folder: str) -> Path | None:
        """Ask for a model file."""
        return self._open(parent, tr("Open a model"), folder, tr(_MODELS))

    def open_drawings(self, parent: QWidget, folder: str) -> list[Path]:
        """Ask for images and films, as many as are wanted."""
        names, _ = QFileDialog.getOpenFileNames(parent, tr("Add drawings"), folder, tr(_DRAWINGS))
        return [Path(name) for name in names]

    def open_folder(self, parent: QWidget, title: str, folder: str) -> Path | None:
        """Ask for a folder, which may be made there."""
        name = QFileDialog.getExistingDirectory(parent, title, folder)
        return Path(name) if name else None

    def save(self, parent: QWidget, title: str, suggestion: Path, kinds: tuple[str, ...]) -> Path | None:
        """Ask where to save; the dialog adds the suffix of the kind, and asks before it replaces a file."""
        dialog = QFileDialog(parent, title, str(suggestion.parent), ";;".join(kinds))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(_suffix(kind)))
        dialog.setDefaultSuffix(_suffix(kinds[0]))
        dialog.selectFile(suggestion.name)
        accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
        names = dialog.selectedFiles()
        dialog.deleteLater()
        return Path(names[0]) if accepted and names else None

    def ask_to_save(self, parent: QWidget, name: str) -> SaveAnswer:
        """Ask what is to become of a drawing that isn't saved, before another one takes its place."""
        return self._ask_to_save(
            parent,
            tr("“{name}” has changes that aren’t saved.", name=name),
            tr("Without saving, undo still brings it back, until you close the window."),
            tr("&Don’t save"),
        )

    def ask_to_close(self, parent: QWidget, name: str, why: str) -> SaveAnswer:
        """Ask whether to close the window though the drawing can't be kept for the next start."""
        return self._ask_to_save(parent, tr("“{name}” isn’t saved, and would be lost.", name=name), why, tr("&Lose it"))

    def ask_to_replace(self, parent: QWidget, why: str) -> bool:
        """Ask whether a file with something else in it may be written over."""
        box = QMessageBox(parent)
        box.setWindowTitle("Sketchpad")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(why)
        box.setInformativeText(tr("Replacing it loses what is in it; “Save drawing as” keeps both."))
        replace = box.addButton(tr("&Replace"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        box.deleteLater()
        return box.clickedButton() is replace

    @staticmethod
    def _ask_to_save(parent: QWidget, what: str, more: str, leave: str) -> SaveAnswer:
        box = QMessageBox(parent)
        box.setWindowTitle("Sketchpad")
        box.setTextFormat(Qt.TextFormat.PlainText)  # file names can hold anything
        box.setText(what)
        box.setInformativeText(more)
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.button(buttons.Discard).setText(leave)
        box.setDefaultButton(buttons.Save)
        answer = box.exec()
        box.deleteLater()
        return "save" if answer == buttons.Save else "leave" if answer == buttons.Discard else "stay"

    @staticmethod
    def _open(parent: QWidget, title: str, folder: str, kinds: str) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(parent, title, folder, kinds)
        return Path(name) if name else None


def _suffix(kind: str) -> str:
    """Return the suffix in a kind of files: `png` of `PNG image (*.png)`."""
    return kind.rpartition("*.")[2].rstrip(")")
