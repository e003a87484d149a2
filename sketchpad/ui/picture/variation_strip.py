"""The strip of variations: one drawing, drawn several ways, side by side to choose from."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from sketchpad.live.generator import STRONGEST, Variation
from sketchpad.ui.kit.themes import current_theme

MOST = 4  # beside the steady picture
_SIDE = 56


class VariationStrip(QWidget):
    """The steady picture first, then the variations in the order they came; the chosen one is drawn live."""

    changed = Signal()  # which is chosen, which there are, or how strong they are

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strength = 1.0
        self._next_seed = 1
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._thumbnails = QHBoxLayout()
        self._thumbnails.setSpacing(8)
        row.addLayout(self._thumbnails)
        row.addStretch(1)
        dial = QVBoxLayout()
        dial.setSpacing(2)
        self._label = QLabel(self)
        self._label.setObjectName("quiet")
        dial.addStretch(1)
        dial.addWidget(self._label)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, round(STRONGEST * 100))
        self.slider.setValue(100)
        self.slider.setFixedSize(112, 24)
        self.slider.setAccessibleName("Strength of the variations")
        self.slider.setToolTip("How far variations go from the steady picture; 100 % is as the model was trained")
        self.slider.valueChanged.connect(self._set_strength)
        dial.addWidget(self.slider)
        dial.addStretch(1)
        row.addLayout(dial)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(lambda _button: self.changed.emit())
        self.thumbnails: list[VariationButton] = []
        self.clear()

    @property
    def chosen(self) -> Variation | None:
        """The variation that is drawn live; None is the steady picture."""
        button = self._group.checkedButton()
        return button.variation(self._strength) if isinstance(button, VariationButton) else None

    @property
    def kept(self) -> tuple[Variation | None, ...]:
        """All that are compared; none while there is only the steady picture."""
        if len(self.thumbnails) < 2:
            return ()
        return tuple(thumbnail.variation(self._strength) for thumbnail in self.thumbnails)

    def add(self) -> None:
        """Make and choose another variation; of too many the oldest goes."""
        if len(self.thumbnails) > MOST:
            self._remove(self.thumbnails[1])
        self._append(self._next_seed)
        self._next_seed += 1
        self.thumbnails[-1].setChecked(True)
        self.changed.emit()

    def clear(self) -> None:
        """Keep the steady picture only."""
        for thumbnail in list(self.thumbnails):
            self._remove(thumbnail)
        self._append(None)
        self.thumbnails[0].setChecked(True)
        self._set_strength(self.slider.value())

    def show_picture(self, variation: Variation | None, image: QImage) -> None:
        """Show a variation of the drawing as it is now."""
        for thumbnail in self.thumbnails:
            if thumbnail.variation(self._strength) == variation:
                thumbnail.image = image
                thumbnail.update()

    def _set_strength(self, percent: int) -> None:
        self._strength = percent / 100
        self._label.setText(f"Strength {percent} %")
        self.changed.emit()

    def _append(self, seed: int | None) -> None:
        thumbnail = VariationButton(seed, self)
        self._group.addButton(thumbnail)
        self._thumbnails.addWidget(thumbnail)
        self.thumbnails.append(thumbnail)
        thumbnail.show()

    def _remove(self, thumbnail: "VariationButton") -> None:
        self.thumbnails.remove(thumbnail)
        self._group.removeButton(thumbnail)
        self._thumbnails.removeWidget(thumbnail)
        thumbnail.hide()  # at once: it is deleted only when the event loop comes round
        thumbnail.deleteLater()


class VariationButton(QAbstractButton):
    """One way to draw, as a small picture."""

    def __init__(self, seed: int | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._seed = seed
        self.image = QImage()
        name = "Steady picture" if seed is None else f"Variation {seed}"
        self.setToolTip(f"{name}: click to draw with it")
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setFixedSize(QSize(_SIDE, _SIDE))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def variation(self, strength: float) -> Variation | None:
        """Return how to draw it."""
        return Variation(self._seed, strength) if self._seed is not None else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        strong = self.isChecked() or self.hasFocus()
        rim = theme.text if self.hasFocus() else theme.accent if self.isChecked() else theme.border
        painter.setPen(QPen(QColor(rim), 2 if strong else 1))
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
        room = QRect(5, 5, _SIDE - 10, _SIDE - 10)
        if not self.image.isNull():
            size = self.image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(room.topLeft(), size)
            place.moveCenter(room.center())
            painter.drawImage(place, self.image)
        painter.end()
