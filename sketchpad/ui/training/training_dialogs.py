"""What the training tab asks the person; None means that they changed their mind."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QFileDialog, QInputDialog, QMessageBox, QWidget

from sketchpad.document.drawing import Colour
from sketchpad.ui.kit.delete_question import confirm_delete
from trainer.messages import tr

Ending = Literal["stop", "leave", "stay"]


class TrainingDialogs:
    """Asks at once; a test answers in its place."""

    def choose_folder(self, parent: QWidget, folder: str) -> Path | None:
        """Ask for a folder of pictures."""
        name = QFileDialog.getExistingDirectory(parent, tr("Choose the folder with your pictures"), folder)
        return Path(name) if name else None

    def choose_model(self, parent: QWidget, folder: str) -> Path | None:
        """Ask for a model to start from."""
        name, _ = QFileDialog.getOpenFileName(
            parent, tr("Choose a model to start from"), folder, tr("Models (*.safetensors)")
        )
        return Path(name) if name else None

    def choose_segmenter(self, parent: QWidget, folder: str) -> Path | None:
        """Ask for a network that recognises what was drawn."""
        name, _ = QFileDialog.getOpenFileName(
            parent, tr("Choose a segmenter"), folder, tr("Segmenters (*.safetensors)")
        )
        return Path(name) if name else None

    def choose_picture(self, parent: QWidget, folder: str) -> Path | None:
        """Ask for a picture that takes the place of the model's."""
        kinds = tr("Images (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff)")
        name, _ = QFileDialog.getOpenFileName(parent, tr("Open the picture as it should be"), folder, kinds)
        return Path(name) if name else None

    def choose_results(self, parent: QWidget) -> list[Path]:
        """Ask for result files of a study."""
        names, _ = QFileDialog.getOpenFileNames(parent, tr("Add results"), "", tr("Results (*.json)"))
        return [Path(name) for name in names]

    def save_study_page(self, parent: QWidget, name: str) -> Path | None:
        """Ask where a study's page goes."""
        chosen, _ = QFileDialog.getSaveFileName(parent, tr("Save a page for friends"), name, tr("Web pages (*.html)"))
        return Path(chosen) if chosen else None

    def save_film(self, parent: QWidget, name: str) -> Path | None:
        """Ask where a training's film goes."""
        kinds = tr("Animated WebP (*.webp)")
        chosen, _ = QFileDialog.getSaveFileName(parent, tr("Save the training as a film"), name, kinds)
        if chosen and not chosen.lower().endswith(".webp"):
            chosen += ".webp"
        return Path(chosen) if chosen else None

    def mix_colour(self, parent: QWidget, colour: Colour) -> Colour | None:
        """Ask for any colour."""
        mixed = QColorDialog.getColor(QColor(*colour), parent, tr("Mix a colour"))
        return (mixed.red(), mixed.green(), mixed.blue()) if mixed.isValid() else None

    def ask_name(self, parent: QWidget, name: str) -> str | None:
        """Ask for another name."""
        text, accepted = QInputDialog.getText(parent, tr("Rename"), tr("A new name:"), text=name)
        return text.strip() if accepted and text.strip() else None

    def confirm_bin(self, parent: QWidget, name: str) -> bool:
        """Ask whether a training and its models go to the bin."""
        box = QMessageBox(parent)
        box.setTextFormat(Qt.TextFormat.PlainText)  # a run’s name can hold anything
        box.setWindowTitle(tr("Move to the bin"))
        box.setText(tr("Move “{name}” with all its models to the bin?", name=name))
        yes = box.addButton(tr("Move to the bin"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is yes

    def confirm_delete(self, parent: QWidget, name: str, path: Path) -> bool:
        """Ask whether something that no bin takes is to be deleted for good."""
        return confirm_delete(parent, name, path)

    def ask_ending(self, parent: QWidget, name: str) -> Ending:
        """Ask what becomes of the training when the window is closed."""
        box = QMessageBox(parent)
        box.setTextFormat(Qt.TextFormat.PlainText)  # a run’s name can hold anything
        box.setWindowTitle(tr("A training is under way"))
        box.setText(tr("“{name}” is still being trained.", name=name))
        box.setInformativeText(
            tr(
                "Stop and save it, to go on with it another time? Or leave it training: it goes on "
                "without the window, and is there when you open Sketchpad again."
            )
        )
        stop = box.addButton(tr("Stop and save"), QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(tr("Leave it training"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(stop)
        box.exec()
        if box.clickedButton() is stop:
            return "stop"
        return "leave" if box.clickedButton() is leave else "stay"
