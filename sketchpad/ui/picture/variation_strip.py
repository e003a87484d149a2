"""The strip of variations: one drawing, drawn several ways, side by side to choose from."""

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from sketchpad.document.pixels import to_rgb
from sketchpad.live.generator import STRONGEST, Variation
from sketchpad.ui.picture.thumbnail_button import ThumbnailButton
from trainer.messages import tr

MOST = 4  # beside the steady picture
_HARDLY = 0.5  # per cent of the range of a channel, on average: less than an eye sees side by side
_COMPARED = 96  # pixels a side
_FAINT = 0.4


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
        self.slider.setAccessibleName(tr("Strength of the variations"))
        self.slider.setToolTip(tr("How far variations go from the steady picture; 100 % is as the model was trained"))
        self.slider.valueChanged.connect(self._set_strength)
        dial.addWidget(self.slider)
        self._note = QLabel(self)
        self._note.setObjectName("quiet")
        dial.addWidget(self._note)
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

    @property
    def note(self) -> str:
        """What is said of how much they differ."""
        return self._note.text()

    def add(self, picture: QImage | None = None) -> None:
        """Make and choose another variation; of too many the oldest goes.

        `picture` is shown, faintly, until its own comes.
        """
        if len(self.thumbnails) > MOST:
            self._remove(self.thumbnails[1])
        self._append(self._next_seed)
        for thumbnail in self.thumbnails:
            if thumbnail.image.isNull() and picture is not None:
                thumbnail.expect(picture)
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

    def show_picture(self, variation: Variation | None, image: QImage, is_newest: bool = True) -> None:
        """Show a variation of the drawing; one of the drawing as it was is better than none."""
        for thumbnail in self.thumbnails:
            if thumbnail.variation(self._strength) == variation and (is_newest or thumbnail.is_expected):
                thumbnail.show_image(image)
        self._compare()

    def _compare(self) -> None:
        """Say by how much each variation differs from the steady picture."""
        steady, *others = self.thumbnails
        differences = []
        for thumbnail in others:
            ready = not (steady.is_expected or thumbnail.is_expected)
            thumbnail.difference = difference(steady.image, thumbnail.image) if ready else None
            thumbnail.show_name()
            if thumbnail.difference is not None:
                differences.append(thumbnail.difference)
        most = max(differences, default=None)
        self._label.setText(tr("Strength {strength} %", strength=round(self._strength * 100)))
        hardly = most is not None and most < _HARDLY
        self._note.setText(
            tr("Hardly any difference")
            if hardly
            else ""
            if most is None
            else tr("Differ by {most} %", most=f"{most:.1f}")
        )
        at_most = self._strength >= STRONGEST
        more = (
            tr("This model hardly varies: it draws nearly the same however it is asked.")
            if at_most
            else tr("Try more strength.")
        )
        self._note.setToolTip(more if hardly else tr("The largest mean difference from the steady picture"))

    def _set_strength(self, percent: int) -> None:
        self._strength = percent / 100
        for thumbnail in self.thumbnails[1:]:
            thumbnail.expect(thumbnail.image)
        self._compare()
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


class VariationButton(ThumbnailButton):
    """One way to draw, as a small picture."""

    def __init__(self, seed: int | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._seed = seed
        self.is_expected = True  # what is shown is not its own picture yet
        self.difference: float | None = None  # from the steady picture, per cent
        self.show_name()

    def show_name(self) -> None:
        """Say what it is, and by how much it differs."""
        name = tr("Steady picture") if self._seed is None else tr("Variation {seed}", seed=self._seed)
        more = "" if self.difference is None else tr(", differs by {difference} %", difference=f"{self.difference:.1f}")
        self.setToolTip(f"{name}{more}: {tr('click to draw with it')}")
        self.setAccessibleName(name)

    def expect(self, image: QImage) -> None:
        """Show a picture, faintly, until its own comes."""
        self.image, self.is_expected, self.opacity = image, True, _FAINT
        self.update()

    def show_image(self, image: QImage) -> None:
        """Show its own picture."""
        self.image, self.is_expected, self.opacity = image, False, 1.0
        self.update()

    def variation(self, strength: float) -> Variation | None:
        """Return how to draw it."""
        return Variation(self._seed, strength) if self._seed is not None else None


def difference(first: QImage, second: QImage) -> float | None:
    """Return by how much two pictures differ, the mean over pixels and channels in per cent; None if one is missing."""
    if first.isNull() or second.isNull():
        return None
    small = [
        to_rgb(image.scaled(_COMPARED, _COMPARED, mode=Qt.TransformationMode.SmoothTransformation))
        for image in (first, second)
    ]
    return float(np.abs(small[0].astype(np.int16) - small[1]).mean()) / 255 * 100
