"""The strip of remembered pictures (history, snapshots): each with the drawing that it was made of."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from sketchpad.document.moment import MOST_MOMENTS, Moment
from sketchpad.ui.kit.buttons import make_button
from sketchpad.ui.picture.thumbnail_button import SIDE, ThumbnailButton
from trainer.messages import tr

_GAP = 8  # pixels
_BUTTON = 28


class MomentButton(ThumbnailButton):
    """A remembered picture, small."""

    returned = Signal()  # by a double click

    def __init__(self, moment: Moment, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.moment = moment
        name = tr("Remembered picture {number}", number=number)
        self.setAccessibleName(name)
        self.setToolTip(f"{name}: {tr('click to compare with it, double-click to go back to its drawing')}")
        sharp = 2 * SIDE
        cover, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        self.image = moment.picture.scaled(sharp, sharp, cover, smooth)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.returned.emit()


class _Row(QWidget):
    """As many of its buttons as there is room for, the first ones."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.buttons: list[MomentButton] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(SIDE)
        self.setMinimumWidth(SIDE)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.arrange()

    def arrange(self) -> None:
        """Put the buttons side by side."""
        for number, button in enumerate(self.buttons):
            at = number * (SIDE + _GAP)
            button.move(at, 0)
            button.setVisible(at + SIDE <= self.width())


class MomentStrip(QWidget):
    """The newest first; one is chosen, to be compared with the live picture by a slider, or to go back to."""

    changed = Signal()  # which there are, or which is chosen
    compared = Signal(float)  # how much of the live picture the chosen one covers, from the left, 0 to 1
    returned = Signal()  # to the chosen one

    def __init__(self, go_back: QAction, forget: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._made = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        self._row = _Row(self)
        row.addWidget(self._row, 1)
        dial = QVBoxLayout()
        dial.setSpacing(2)
        dial.addStretch(1)
        self._label = QLabel(tr("Before and after"), self)
        self._label.setObjectName("quiet")
        dial.addWidget(self._label)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, 100)
        self.slider.setFixedSize(112, 24)
        self.slider.setAccessibleName(tr("Compare with the remembered picture"))
        self.slider.setToolTip(tr("Draws the remembered picture over the live one, from the left"))
        self.slider.valueChanged.connect(lambda value: self.compared.emit(value / 100))
        dial.addWidget(self.slider)
        dial.addStretch(1)
        row.addLayout(dial)
        self.tools = [make_button(action) for action in (go_back, forget)]
        for button in self.tools:
            button.setIconSize(QSize(18, 18))
            button.setFixedSize(_BUTTON, _BUTTON)
            row.addWidget(button)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(lambda _button: self.changed.emit())

    @property
    def buttons(self) -> list[MomentButton]:
        """Of all that are remembered, the newest first."""
        return self._row.buttons

    @property
    def moments(self) -> list[Moment]:
        """All that are remembered, the newest first."""
        return [button.moment for button in self._row.buttons]

    @property
    def chosen(self) -> Moment | None:
        """The one to compare with; None if nothing is remembered."""
        button = self._group.checkedButton()
        return button.moment if isinstance(button, MomentButton) else None

    def add(self, *moments: Moment) -> None:
        """Remember more, the newest last, and choose that; of too many the oldest are forgotten."""
        for moment in moments:
            self._made += 1
            button = MomentButton(moment, self._made, self._row)
            button.returned.connect(self.returned)
            self._group.addButton(button)
            self._row.buttons.insert(0, button)
            button.setChecked(True)
        for old in self._row.buttons[MOST_MOMENTS:]:
            self._remove(old)
        self._row.arrange()
        self.changed.emit()

    def forget(self) -> None:
        """Forget the one that is chosen; the next one is chosen then."""
        button = self._group.checkedButton()
        if isinstance(button, MomentButton):
            at = self._row.buttons.index(button)
            self._remove(button)
            if self._row.buttons:
                self._row.buttons[min(at, len(self._row.buttons) - 1)].setChecked(True)
            self._row.arrange()
            self.changed.emit()

    def _remove(self, button: MomentButton) -> None:
        self._row.buttons.remove(button)
        self._group.removeButton(button)
        button.hide()  # at once: it is deleted only when the event loop comes round
        button.deleteLater()
