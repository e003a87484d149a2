"""Asking for an export: what, how big, in which format, with a preview."""

from dataclasses import dataclass

import msgspec
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QSlider, QVBoxLayout, QWidget

from sketchpad.document.files.export import FORMATS, Content, compose
from sketchpad.settings import Export
from sketchpad.ui.kit.forms import Choice, button, button_row, label
from trainer.messages import mark, tr

_PREVIEW = QSize(440, 200)
_CONTENTS: dict[Content, tuple[str, str]] = {
    "picture": (mark("&Picture"), mark("What the model made of the drawing")),
    "drawing": (mark("&Drawing"), mark("What you drew")),
    "pair": (mark("&Both"), mark("The drawing on the left, the picture on the right")),
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
        self.setWindowTitle(tr("Export"))
        self._material = material
        if material.picture.isNull():
            wish = msgspec.structs.replace(wish, content="drawing")
        width, height = material.drawing.width(), material.drawing.height()
        self.content = Choice(tr("What"), _CONTENTS, wish.content)
        self.scale = Choice(
            tr("Size"),
            {n: (f"&{n}×", tr("{width} × {height} pixels", width=n * width, height=n * height)) for n in (1, 2, 4)},
            wish.scale,
        )
        formats = {name: (form.caption, form.about) for name, form in FORMATS.items()}
        self.format = Choice(tr("Format"), formats, wish.format)
        self.quality = QSlider(Qt.Orientation.Horizontal)
        self.quality.setRange(1, 100)
        self.quality.setValue(wish.quality)
        self.quality.setMinimumHeight(28)  # of the handle, and of its focus ring
        self.quality.setAccessibleName(tr("Quality"))
        self.quality.setToolTip(tr("Quality of JPEG and WebP: higher looks better and takes more room"))
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
        self.preview.setAccessibleName(tr("Preview"))
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
            ((tr("What"), self.content.row), (tr("Size"), self.scale.row), (tr("Format"), self.format.row))
        ):
            grid.addWidget(label(name, "quiet"), line, 0)
            grid.addWidget(row, line, 1, 1, 2)
        grid.addWidget(label(tr("&Quality"), "quiet", buddy=self.quality), 3, 0)
        grid.addWidget(self.quality, 3, 1)
        grid.addWidget(self.number, 3, 2)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addWidget(self.note)
        export = button(tr("&Export…"), tr("Choose where to, and export"), role="primary")
        export.clicked.connect(self.accept)
        cancel = button(tr("Cancel"), tr("Export nothing  (Esc)"))
        cancel.clicked.connect(self.reject)
        column.addLayout(button_row(cancel, export))
        self.accepted.connect(lambda: self.wished.emit(self.wish))
        self.setFixedWidth(_PREVIEW.width() + 48)

    def _show(self) -> None:
        wish = self.wish
        form = FORMATS[wish.format]
        lossy = form.exact_from > 0
        self.quality.setEnabled(lossy)
        self.number.setText(str(wish.quality) if lossy else tr("exact"))
        size = self._material.drawing.size() * wish.scale
        width = size.width() * (2 if wish.content == "pair" else 1)
        said = tr("{width} × {height} pixels.", width=width, height=size.height())
        if self._material.hard_edged and wish.content != "picture" and not form.is_exact(wish.quality):
            said += tr(
                " This format changes the colours of the label map: PNG, or WebP at quality 100, keeps them exact."
            )
        self.note.setText(said)
        material = self._material
        plain = compose(msgspec.structs.replace(wish, scale=1), material.drawing, material.picture, material.hard_edged)
        ratio = self.devicePixelRatioF()
        bounds = (_PREVIEW - QSize(16, 16)) * ratio
        pixmap = QPixmap.fromImage(
            plain.scaled(bounds, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        )
        pixmap.setDevicePixelRatio(ratio)
        self.preview.setPixmap(pixmap)
