"""Exporting: what, how big, in which format, and once more by one key."""

from dataclasses import dataclass
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QSlider, QVBoxLayout, QWidget

from sketchpad.document.drawing import Drawing
from sketchpad.document.files.export import NAMES, SUFFIXES, Content, Format, compose, write_image
from sketchpad.document.tools.toolbox import Toolbox
from sketchpad.settings import Export
from sketchpad.ui.actions import Actions
from sketchpad.ui.canvas.picture_view import PictureView
from sketchpad.ui.files.file_controller import FileController
from sketchpad.ui.kit.background_job import BackgroundJob
from sketchpad.ui.kit.forms import Choice, button, button_row, label

_PREVIEW = QSize(440, 200)
_WORDS = {"picture": " picture", "drawing": "", "pair": " pair"}
_CONTENTS: dict[Content, tuple[str, str]] = {
    "picture": ("&Picture", "What the model made of the drawing"),
    "drawing": ("&Drawing", "What you drew"),
    "pair": ("&Both", "The drawing on the left, the picture on the right"),
}


@dataclass(frozen=True)
class Material:
    """What there is to export now."""

    drawing: QImage
    picture: QImage  # null before there is one
    hard_edged: bool  # a label map: its colours are exact


class ExportDialog(QDialog):
    """Says what is wanted; where to is asked by the system's own dialog."""

    wished = Signal(object)  # Export

    def __init__(self, material: Material, wish: Export, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export")
        self._material = material
        if material.picture.isNull():
            wish = msgspec.structs.replace(wish, content="drawing")
        width, height = material.drawing.width(), material.drawing.height()
        self.content = Choice("What", _CONTENTS, wish.content)
        self.scale = Choice(
            "Size", {n: (f"&{n}×", f"{n * width} × {n * height} pixels") for n in (1, 2, 4)}, wish.scale
        )
        formats: dict[Format, tuple[str, str]] = {
            "png": ("P&NG", "Exact, opens everywhere"),
            "jpeg": ("&JPEG", "Small, opens everywhere; colours change a little"),
            "webp": ("&WebP", "Smaller still, for the web; exact at quality 100"),
        }
        self.format = Choice("Format", formats, wish.format)
        self.quality = QSlider(Qt.Orientation.Horizontal)
        self.quality.setRange(1, 100)
        self.quality.setValue(wish.quality)
        self.quality.setMinimumHeight(28)  # of the handle, and of its focus ring
        self.quality.setAccessibleName("Quality")
        self.quality.setToolTip("Quality of JPEG and WebP: higher looks better and takes more room")
        self.number = label("", "quiet")
        self.number.setMinimumWidth(32)
        self.note = label("", "quiet")
        self.note.setWordWrap(True)
        self.note.setMinimumHeight(40)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.preview = QLabel()
        self.preview.setFixedSize(_PREVIEW)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setObjectName("preview")
        self.preview.setAccessibleName("Preview")
        for option, has in zip(self.content.row.buttons, (True, False, True), strict=True):
            option.setEnabled(not (has and material.picture.isNull()))
        self._lay_out()
        for row in (self.content.row, self.scale.row, self.format.row):
            row.changed.connect(self._show)
        self.quality.valueChanged.connect(lambda _value: self._show())
        self._show()

    @property
    def wish(self) -> Export:
        """What is chosen."""
        return Export(self.content.value, self.scale.value, self.format.value, self.quality.value())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.preview, alignment=Qt.AlignmentFlag.AlignHCenter)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for line, (name, row) in enumerate(
            (("What", self.content.row), ("Size", self.scale.row), ("Format", self.format.row))
        ):
            grid.addWidget(label(name, "quiet"), line, 0)
            grid.addWidget(row, line, 1, 1, 2)
        grid.addWidget(label("&Quality", "quiet", buddy=self.quality), 3, 0)
        grid.addWidget(self.quality, 3, 1)
        grid.addWidget(self.number, 3, 2)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addWidget(self.note)
        export = button("&Export…", "Choose where to, and export", role="primary")
        export.clicked.connect(self.accept)
        cancel = button("Cancel", "Export nothing  (Esc)")
        cancel.clicked.connect(self.reject)
        column.addLayout(button_row(cancel, export))
        self.accepted.connect(lambda: self.wished.emit(self.wish))
        self.setFixedWidth(_PREVIEW.width() + 48)

    def _show(self) -> None:
        wish = self.wish
        lossy = wish.format != "png"
        self.quality.setEnabled(lossy)
        self.number.setText(str(wish.quality) if lossy else "exact")
        size = self._material.drawing.size() * wish.scale
        width = size.width() * (2 if wish.content == "pair" else 1)
        said = f"{width} × {size.height()} pixels."
        exact = wish.format == "png" or (wish.format == "webp" and wish.quality == 100)
        if self._material.hard_edged and wish.content != "picture" and not exact:
            said += " This format changes the colours of the label map: PNG, or WebP at quality 100, keeps them exact."
        self.note.setText(said)
        material = self._material
        plain = compose(msgspec.structs.replace(wish, scale=1), material.drawing, material.picture, material.hard_edged)
        ratio = self.devicePixelRatioF()
        room = (_PREVIEW - QSize(16, 16)) * ratio
        pixmap = QPixmap.fromImage(
            plain.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        )
        pixmap.setDevicePixelRatio(ratio)
        self.preview.setPixmap(pixmap)


class ExportController(QObject):
    """Exports in a thread of its own, and remembers how and where to."""

    wish_changed = Signal()  # how it is exported
    failed = Signal(str)  # a sentence
    done = Signal(str)  # a confirmation

    def __init__(
        self,
        window: QWidget,
        drawing: Drawing,
        pictures: PictureView,
        toolbox: Toolbox,
        files: FileController,
        actions: Actions,
        wish: Export,
    ) -> None:
        super().__init__(window)
        self._window, self._drawing, self._pictures = window, drawing, pictures
        self._toolbox, self._files = toolbox, files
        self.wish = wish
        self._last: Path | None = None  # exported to, of this drawing
        self.job = BackgroundJob(self)
        self.job.done.connect(self._finish)
        self.job.failed.connect(self.failed)
        files.named.connect(self._forget)
        actions.export.triggered.connect(lambda _checked=False: self.ask())
        actions.export_again.triggered.connect(lambda _checked=False: self.again())

    def ask(self) -> None:
        """Ask what is wanted and where to, and export it."""
        dialog = ExportDialog(self._material(), self.wish, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wished.connect(self._ask_place)
        dialog.open()

    def again(self) -> None:
        """Export the same once more to the same file; ask if nothing of this drawing was exported yet."""
        if self._last is None:
            self.ask()
        elif self.wish.content != "drawing" and self._pictures.image.isNull():
            self.failed.emit("There is no picture to export yet: wait until the model has drawn one.")
        else:
            self._export(self._last)

    def _ask_place(self, wish: Export) -> None:
        self.wish = wish
        self.wish_changed.emit()
        at_scale = f"@{wish.scale}x" if wish.scale > 1 else ""
        name = f"{self._files.name}{_WORDS[wish.content]}{at_scale}{SUFFIXES[wish.format]}"
        kind = f"{NAMES[wish.format]} image (*{SUFFIXES[wish.format]})"
        path = self._files.ask_place("Export", name, kind)
        if path is None:
            return
        suffixes = (".jpg", ".jpeg") if wish.format == "jpeg" else (SUFFIXES[wish.format],)
        if path.suffix.lower() not in suffixes:
            path = path.with_name(path.name + SUFFIXES[wish.format])
        self._export(path)

    def _export(self, path: Path) -> None:
        if self.job.running:
            self.failed.emit("The last export is still being written: try again in a moment.")
            return
        self._last = path
        wish, material = self.wish, self._material()

        def work(_tell: object) -> None:
            image = compose(wish, material.drawing, material.picture, material.hard_edged)
            write_image(path, image, wish.format, wish.quality)

        self.job.start(work)

    def _material(self) -> Material:
        # Images that are shared, not copied: who draws on meanwhile detaches from them.
        return Material(QImage(self._drawing.image), QImage(self._pictures.image), self._toolbox.hard_edged)

    def _finish(self) -> None:
        self.done.emit(f"Exported as {self._last}")

    def _forget(self) -> None:
        """Another drawing is exported to another file; the same one, saved under another name, too."""
        self._last = None
