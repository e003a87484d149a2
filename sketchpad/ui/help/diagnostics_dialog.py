"""Asks what goes into a report for whoever mends things, and shows it before it is saved."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from sketchpad.diagnostics import Circumstances, describe, save_report
from sketchpad.document.files.image_files import encode_png
from sketchpad.ui.kit.fields import CheckBox
from sketchpad.ui.kit.forms import button, button_row, label
from trainer.files.reasons import reason_of
from trainer.messages import tr


class DiagnosticsDialog(QDialog):
    """Everything that is saved can be read here first; the drawing goes with it only if it is ticked."""

    done_saying = Signal(str)  # a confirmation
    error_message = Signal(str)  # a sentence

    def __init__(
        self,
        circumstances: Callable[[bytes | None], Circumstances],
        drawing: QImage,
        ask_place: Callable[[str, str, str], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Save diagnostics"))
        self._circumstances, self._drawing, self._ask_place = circumstances, drawing, ask_place
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        said = QLabel(
            tr(
                "Saves one file that you can attach to a bug report. It goes nowhere by itself, and "
                "names of folders are left out. This is what it holds:"
            ),
            self,
        )
        said.setWordWrap(True)
        column.addWidget(said)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(tr("What the report holds"))
        self.text.setToolTip(tr("All that is saved"))
        parts = describe(circumstances(None))
        self.text.setPlainText(
            "\n".join(f"{name}\n{'-' * len(name)}\n{content.decode()}" for name, content in parts.items())
        )
        column.addWidget(label(tr("&Contents"), "quiet", buddy=self.text))
        column.addWidget(self.text, 1)
        self.with_drawing = CheckBox(tr("Put my &drawing into it as well"), self)
        self.with_drawing.setAccessibleName(tr("Put my drawing into it as well"))
        self.with_drawing.setToolTip(tr("Whoever gets the file can see the drawing then"))
        column.addWidget(self.with_drawing)
        save = button(tr("&Save…"), tr("Choose where to, and save the report"), role="primary")
        save.clicked.connect(self._save)
        cancel = button(tr("Cancel"), tr("Save nothing  (Esc)"))
        cancel.clicked.connect(self.reject)
        column.addLayout(button_row(cancel, save))
        self.save_button = save
        self.resize(QSize(640, 560))

    def _save(self) -> None:
        name = f"sketchpad-{datetime.now(UTC):%Y%m%d-%H%M}.zip"
        path = self._ask_place(tr("Save diagnostics"), name, tr("ZIP archive (*.zip)"))
        if path is None:
            return
        if path.suffix.lower() != ".zip":
            path = path.with_name(path.name + ".zip")
        content = encode_png(self._drawing) if self.with_drawing.isChecked() else None
        try:
            save_report(path, describe(self._circumstances(content)))
        except OSError as error:
            self.error_message.emit(
                tr(
                    "{path} couldn’t be saved ({why}): choose another folder, or make room.",
                    path=path,
                    why=reason_of(error),
                )
            )
            return
        self.done_saying.emit(tr("Saved as {path}", path=path))
        self.accept()
