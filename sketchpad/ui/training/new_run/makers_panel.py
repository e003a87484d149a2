"""For pictures without drawings: three ways to make drawings of them, previewed on the person's own pictures."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from sketchpad.training.data.maker_previews import MakerPreview, MakerPreviews
from sketchpad.ui.kit.forms import button, label
from sketchpad.ui.kit.themes import current_theme
from sketchpad.ui.training.image_widgets import paint_image
from trainer.messages import tr
from trainer.model_card import MAKERS, Maker

_FINEST, _COARSEST = 20, 260  # the strong threshold of the edge detector


class MakersPanel(QWidget):
    """Chooses a maker, and for lines how many."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos: list[Path] = []
        self._at = 0
        self._previews = MakerPreviews(self)
        self._previews.ready.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(label(tr("What do you want to draw?"), "heading"))
        head.addStretch(1)
        head.addWidget(
            button(tr("Try another picture"), tr("Preview on the next of your pictures"), self._next, role="plain")
        )
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.group = QButtonGroup(self)
        self.choices: dict[Maker, _Choice] = {}
        for maker, spec in MAKERS.items():
            if not spec.name:
                continue
            choice = _Choice(tr(spec.name), tr(spec.about))
            self.choices[maker] = choice
            self.group.addButton(choice)
            row.addWidget(choice)
        self.choices["dabs"].setChecked(True)
        column.addLayout(row)
        tuning = QHBoxLayout()
        tuning.setSpacing(12)
        self._few, self._many = label(tr("Fewer lines"), "quiet"), label(tr("More lines"), "quiet")
        self.lines = QSlider(Qt.Orientation.Horizontal)
        self.lines.setRange(0, 100)
        self.lines.setValue(54)
        self.lines.setFixedSize(240, 24)
        self.lines.setAccessibleName(tr("How many lines"))
        self.lines.setToolTip(tr("How many lines are found in your pictures"))
        self.lines.valueChanged.connect(lambda _value: self._ask())
        for part in (self._few, self.lines, self._many):
            tuning.addWidget(part)
        tuning.addStretch(1)
        column.addLayout(tuning)
        self.group.buttonToggled.connect(self._choose)

    @property
    def maker(self) -> Maker:
        """The maker chosen."""
        return next(maker for maker, choice in self.choices.items() if choice.isChecked())

    @property
    def thresholds(self) -> tuple[int, int]:
        """Of the edge detector, weak and strong."""
        strong = round(_COARSEST * (_FINEST / _COARSEST) ** (self.lines.value() / 100))
        return max(1, round(strong / 2.6)), strong

    def show_photos(self, photos: Sequence[Path]) -> None:
        """Preview on these."""
        self._photos, self._at = list(photos), 0
        self._ask()

    def _next(self) -> None:
        self._at += 1
        self._ask()

    def _ask(self) -> None:
        if self._photos:
            self._previews.ask(self._photos[self._at % len(self._photos)], self.thresholds)
        self.changed.emit()

    def _show(self, preview: MakerPreview) -> None:
        choice = self.choices[preview.maker]
        choice.drawing, choice.photo = preview.drawing, preview.photo
        choice.update()

    def _choose(self, _button: QAbstractButton, on: bool) -> None:
        if on:
            for part in (self._few, self.lines, self._many):
                part.setVisible(MAKERS[self.maker].finds_edges)
            self.changed.emit()


class _Choice(QAbstractButton):
    """A maker: the drawing it makes, with the picture it is made of in the corner."""

    def __init__(self, name: str, about: str) -> None:
        super().__init__()
        self.drawing, self.photo = QImage(), QImage()
        self._name, self._about = name, about
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)
        self.setToolTip(about)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumSize(180, 252)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(220, 252)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, on = current_theme(), self.isChecked()
        strong = on or self.hasFocus()
        painter.setPen(QPen(QColor(theme.accent if strong else theme.border), 2))
        painter.setBrush(QColor(theme.selected if on else theme.window))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        bounds = QRectF(12, 12, self.width() - 24, 160)
        if not self.drawing.isNull():
            target = paint_image(painter, bounds, self.drawing)
            painter.setPen(QColor(theme.border))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(target, 8, 8)
            corner = QRectF(target.right() - 52, target.bottom() - 52, 48, 48)
            painter.setBrush(QColor("white"))
            painter.drawRoundedRect(corner.adjusted(-2, -2, 2, 2), 8, 8)
            paint_image(painter, corner, self.photo, cover=True)
        painter.setPen(QColor(theme.text))
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(QRectF(14, 180, self.width() - 28, 20), int(Qt.AlignmentFlag.AlignLeft), self._name)
        painter.setFont(self.font())
        painter.setPen(QColor(theme.quiet))
        flags = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(QRectF(14, 202, self.width() - 28, 42), flags, self._about)
        painter.end()
