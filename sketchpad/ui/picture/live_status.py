"""The right end of the status line: is the last change in the picture, and what does a picture take."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from sketchpad.live.generator import Patches, Picture
from sketchpad.ui.kit.themes import current_theme

_NAMES = {"bfloat16": "bf16", "float16": "fp16", "float32": "fp32"}


class LiveStatus(QWidget):
    """A dot and a few words; both say the same, so that no one needs to tell colours apart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(6)
        self._dot = _Dot(self)
        self._state = QLabel(self)
        self._figures = QLabel(self)
        for part in (self._dot, self._state, self._figures):
            row.addWidget(part)
        self._figures.setToolTip("The time a picture takes, and what computes it")
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return f"{self._state.text()} {self._figures.text()}"

    def show_picture(self, picture: Picture) -> None:
        """Show what a picture took."""
        detail = f" · detail {picture.scale:g}×" if picture.scale > 1 else ""
        self._show_figures(picture.ms, picture.backend, picture.dtype, detail)

    def show_patches(self, patches: Patches) -> None:
        """Show what the changed part of a picture took."""
        self._show_figures(patches.ms, patches.backend, patches.dtype, "")

    def _show_figures(self, ms: float, backend: str, dtype: str, more: str) -> None:
        text = f" ·  {ms:.0f} ms  ·  {backend}, {_NAMES.get(dtype, dtype)}{more}"
        if text != self._figures.text():
            self._figures.setText(text)
        self.show()

    def show_state(self, current: bool) -> None:
        """Say whether the last change of the drawing is in the picture."""
        if current != self._dot.current or not self._state.text():
            self._dot.current = current
            self._state.setText("Up to date" if current else "Drawing …")
            self._dot.update()


class _Dot(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(10, 10)
        self.current = True

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.accent))
        painter.setBrush(QColor(theme.accent if self.current else theme.window))
        painter.drawEllipse(1, 1, 8, 8)
        painter.end()
