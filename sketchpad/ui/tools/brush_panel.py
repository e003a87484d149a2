"""How the brush covers, or smudges: presets with a stroke of each, opacity, softness, and what follows the pressure."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QButtonGroup, QDialog, QGridLayout, QLabel, QSlider, QToolButton, QVBoxLayout, QWidget

from sketchpad.document.paint.presets import PRESETS, sample_stroke
from sketchpad.document.paint.strokes import Response
from sketchpad.document.pixels import Bytes
from sketchpad.document.tools.toolbox import FAINTEST
from sketchpad.settings import Paint
from sketchpad.ui.canvas.brush_cursor import covered_image
from sketchpad.ui.kit.fields import CheckBox
from sketchpad.ui.kit.forms import label
from sketchpad.ui.kit.themes import current_theme
from trainer.messages import tr

_THUMBNAIL = QSize(92, 40)
_COLUMNS = 3
_PAPER, _INK = QColor("white"), QColor(43, 45, 66)
_PERCENT = 100


class BrushPanel(QDialog):
    """Changes count at once; the drawing stays in reach beside it."""

    changed = Signal(object)  # Paint

    def __init__(self, paint: Paint, response: Response, smudges: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.paint, self.smudges, self._response = paint, smudges, response  # as shown; for the preview
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(12)
        grid = QGridLayout()
        grid.setSpacing(4)
        self._group = QButtonGroup(self)
        self.presets = [self._preset(number) for number in range(len(PRESETS))]
        for number, button in enumerate(self.presets):
            grid.addWidget(button, number // _COLUMNS, number % _COLUMNS)
        self._grid = QWidget(self)
        self._grid.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._grid)
        self.preview = _Preview(self)
        self.preview.setFixedWidth(self._grid.sizeHint().width())
        column.addWidget(self.preview)
        dials = QGridLayout()
        dials.setHorizontalSpacing(10)
        dials.setVerticalSpacing(4)
        self.opacity, self._opacity_name, self._opacity_label = self._dial(dials, 0)
        self.opacity.setMinimum(round(FAINTEST * _PERCENT))
        self.pressed_opacity = self._check(dials, 1, "")
        self.softness, softness_name, self._softness_label = self._dial(dials, 2)
        _say(
            self.softness,
            softness_name,
            tr("&Softness"),
            tr("How far the rim fades: not at all, or to the middle of the brush"),
        )
        self.pressed_softness = self._check(dials, 3, tr("A &light touch is softer, a firm one crisp"))
        column.addLayout(dials)
        self._hint = label(role="quiet")
        self._hint.setWordWrap(True)
        column.addWidget(self._hint)
        self.show_paint(paint, smudges)
        for slider in (self.opacity, self.softness):
            slider.valueChanged.connect(self._change)
        for box in (self.pressed_opacity, self.pressed_softness):
            box.toggled.connect(self._change)

    def show_paint(self, paint: Paint, smudges: bool) -> None:
        """Show how the brush covers, or, if it smudges, how far."""
        self.paint, self.smudges = paint, smudges
        self._name_dials()
        for slider, share in ((self.opacity, paint.opacity), (self.softness, paint.softness)):
            slider.blockSignals(True)
            slider.setValue(round(share * _PERCENT))
            slider.blockSignals(False)
        boxes = (
            (self.pressed_opacity, paint.opacity_by_pressure),
            (self.pressed_softness, paint.softness_by_pressure),
        )
        for box, checked in boxes:
            box.blockSignals(True)
            box.setChecked(checked)
            box.blockSignals(False)
        self._opacity_label.setText(f"{self.opacity.value()} %")
        self._softness_label.setText(f"{self.softness.value()} %")
        self._group.setExclusive(False)
        for preset, button in zip(PRESETS, self.presets, strict=True):
            button.setChecked(preset.paint == paint)
        self._group.setExclusive(True)
        self.preview.cover = sample_stroke(paint, self.preview.width(), self.preview.height(), self._response)
        self.preview.update()

    def open_beside(self, widget: QWidget) -> None:
        """Open to the right of a widget, inside the screen."""
        self.adjustSize()
        at = widget.mapToGlobal(QPoint(widget.width() + 8, 0))
        screen = widget.screen().availableGeometry()
        at.setX(max(min(at.x(), screen.right() - self.width()), screen.left()))
        at.setY(max(min(at.y(), screen.bottom() - self.height()), screen.top()))
        self.move(at)
        self.show()

    def _preset(self, number: int) -> QToolButton:
        preset = PRESETS[number]
        button = QToolButton(self)
        button.setObjectName("preset")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setText(tr(preset.name))
        button.setAccessibleName(tr(preset.name))
        button.setToolTip(tr("Paint with {brush}", brush=tr(preset.name)))
        button.setCheckable(True)
        ratio = self.devicePixelRatioF()
        button.setIcon(QIcon(_thumbnail(preset.paint, _THUMBNAIL, ratio)))
        button.setIconSize(_THUMBNAIL)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self._take(preset.paint))
        self._group.addButton(button)
        return button

    def _name_dials(self) -> None:
        self.setWindowTitle(tr("Smudge") if self.smudges else tr("Brush"))
        self._grid.setVisible(not self.smudges)  # presets are ways to paint
        if self.smudges:
            _say(self.opacity, self._opacity_name, tr("S&trength"), tr("How far the colours under the brush are drawn"))
            pressed = tr("Strength follows the &pressure of the pen")
            hint = tr("Hold Ctrl and drag on the sheet: sideways for the size, up and down for the strength.")
        else:
            tip = tr("How much the brush covers; a stroke that crosses itself gets no darker")
            _say(self.opacity, self._opacity_name, tr("&Opacity"), tip)
            pressed = tr("Opacity follows the &pressure of the pen")
            hint = tr("Hold Ctrl and drag on the sheet: sideways for the size, up and down for the opacity.")
        self.pressed_opacity.setText(pressed)
        self.pressed_opacity.setToolTip(pressed.replace("&", ""))
        self._hint.setText(hint)

    def _dial(self, grid: QGridLayout, row: int) -> tuple[QSlider, QLabel, QLabel]:
        """Return a slider, its name and its number."""
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, _PERCENT)
        slider.setMinimumHeight(24)
        number = label(role="quiet")
        number.setMinimumWidth(44)
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        name = label(buddy=slider)
        grid.addWidget(name, row, 0)
        grid.addWidget(slider, row, 1)
        grid.addWidget(number, row, 2)
        return slider, name, number

    def _check(self, grid: QGridLayout, row: int, text: str) -> CheckBox:
        box = CheckBox(text, self)
        box.setToolTip(text.replace("&", ""))
        grid.addWidget(box, row, 0, 1, 3)
        return box

    def _change(self) -> None:
        self._take(
            Paint(
                self.opacity.value() / _PERCENT,
                self.softness.value() / _PERCENT,
                self.pressed_opacity.isChecked(),
                self.pressed_softness.isChecked(),
            )
        )

    def _take(self, paint: Paint) -> None:
        self.show_paint(paint, self.smudges)
        self.changed.emit(paint)


def _say(slider: QSlider, name: QLabel, text: str, tip: str) -> None:
    """Call a slider by what it sets."""
    name.setText(text)
    slider.setAccessibleName(text.replace("&", ""))
    slider.setToolTip(tip)


def _thumbnail(paint: Paint, size: QSize, ratio: float) -> QPixmap:
    """Return a stroke on a card of paper."""
    pixmap = QPixmap(size * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _paint_card(painter, pixmap.rect().size(), 6 * ratio)
    painter.drawImage(0, 0, covered_image(sample_stroke(paint, pixmap.width(), pixmap.height()), _INK))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _paint_card(painter: QPainter, size: QSize, corner: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(current_theme().border))
    painter.setBrush(_PAPER)
    painter.drawRoundedRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1), corner, corner)


class _Preview(QWidget):
    """A stroke from a light touch to a firm one and back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.cover: Bytes | None = None
        self.setFixedSize(300, 72)
        self.setAccessibleName(tr("A stroke from light to firm and back"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        _paint_card(painter, self.size(), 8)
        if self.cover is not None:
            painter.drawImage(0, 0, covered_image(self.cover, _INK))
        painter.end()
