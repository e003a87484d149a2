"""What is asked where there is no bin: whether to delete for good."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from trainer.messages import tr


def confirm_delete(parent: QWidget, name: str, path: Path) -> bool:
    """Ask whether something that no bin takes is to be deleted for good."""
    box = QMessageBox(parent)
    box.setWindowTitle(tr("No bin for this"))
    box.setTextFormat(Qt.TextFormat.PlainText)  # a name can hold anything
    box.setText(tr("“{name}” can’t be moved to the bin. Delete it for good?", name=name))
    box.setInformativeText(f"{path}\n{tr('It can’t be had back.')}")
    yes = box.addButton(tr("Delete for good"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    box.deleteLater()
    return box.clickedButton() is yes
