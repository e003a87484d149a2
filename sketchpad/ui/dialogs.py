"""The few dialogs: choosing files, mixing a colour, the list of shortcuts."""

from pathlib import Path

from PySide6.QtGui import QAction, QColor, QKeySequence
from PySide6.QtWidgets import QColorDialog, QDialog, QDialogButtonBox, QFileDialog, QGridLayout, QLabel, QWidget

from sketchpad.document.drawing import Colour

_IMAGES = "Drawings and images (*.ora *.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff)"
PNG = "PNG image (*.png)"
OPENRASTER = "OpenRaster drawing, for Krita, GIMP and MyPaint (*.ora)"
_MODELS = "Models (*.safetensors)"


class Dialogs:
    """Asks the person; None means that they changed their mind."""

    def open_image(self, parent: QWidget, folder: str) -> Path | None:
        """Ask for an image to draw on."""
        return self._open(parent, "Open an image", folder, _IMAGES)

    def open_model(self, parent: QWidget, folder: str) -> Path | None:
        """Ask for a model file."""
        return self._open(parent, "Open a model", folder, _MODELS)

    def save(self, parent: QWidget, title: str, suggestion: Path, kinds: tuple[str, ...]) -> Path | None:
        """Ask where to save; the dialog adds the suffix of the kind, and asks before it replaces a file."""
        dialog = QFileDialog(parent, title, str(suggestion.parent), ";;".join(kinds))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kind.rpartition("*.")[2].rstrip(")")))
        dialog.setDefaultSuffix("png")
        dialog.selectFile(suggestion.name)
        accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
        names = dialog.selectedFiles()
        dialog.deleteLater()
        return Path(names[0]) if accepted and names else None

    def mix_colour(self, parent: QWidget, colour: Colour) -> Colour | None:
        """Ask for any colour."""
        mixed = QColorDialog.getColor(QColor(*colour), parent, "Mix a colour")
        return (mixed.red(), mixed.green(), mixed.blue()) if mixed.isValid() else None

    @staticmethod
    def _open(parent: QWidget, title: str, folder: str, kinds: str) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(parent, title, folder, kinds)
        return Path(name) if name else None


class ShortcutsDialog(QDialog):
    """Every action that has a key, and what is done by holding one."""

    def __init__(self, actions: list[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Shortcuts")
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 20, 24, 16)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        rows = [(action_name(action), keys(action)) for action in actions if action.shortcuts()]
        rows += [
            ("Colours of the palette", "1 to 9, 0"),
            ("Pick a colour while painting", "hold Alt"),
            ("Squares, circles, even angles", "hold Shift"),
            ("Pan", "Space or middle button"),
            ("Zoom", "wheel"),
        ]
        half = -(-len(rows) // 2)
        for i, (name, shortcut) in enumerate(rows):
            column, row = divmod(i, half)
            grid.addWidget(QLabel(name, self), row, column * 2)
            label = QLabel(shortcut, self)
            label.setObjectName("quiet")
            grid.addWidget(label, row, column * 2 + 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.rejected.connect(self.reject)
        grid.addWidget(buttons, half, 0, 1, 4)


def action_name(action: QAction) -> str:
    """Return an action's text without mnemonics and dots."""
    return action.text().replace("&", "").removesuffix("…").strip()


def keys(action: QAction) -> str:
    """Return an action's shortcuts as a person reads them."""
    form = QKeySequence.SequenceFormat.NativeText
    return " or ".join(shortcut.toString(form) for shortcut in action.shortcuts())
