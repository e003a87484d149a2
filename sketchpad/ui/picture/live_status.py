"""The right end of the status line: is the picture live, behind, or at rest; its figures are a pointer away (latency).

It has one width, so that nothing beside it ever moves.
"""

from typing import Literal

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from sketchpad.live.generator import Patches, Picture
from sketchpad.ui.kit.themes import current_theme
from trainer.messages import mark, plural, tr

_NAMES = {"bfloat16": "bf16", "float16": "fp16", "float32": "fp32"}
State = Literal["starting", "live", "catching up", "resting"]
_WORDS: dict[State, str] = {
    "starting": mark("starting"),
    "live": mark("live"),
    "catching up": mark("catching up"),
    "resting": mark("resting"),
}
_LATE_MS = 500  # a picture that is older than that is behind the hand
_RESTS_MS = 3000


class LiveStatus(QWidget):
    """A dot and a word; both say the same, so that no one needs to tell colours apart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(6)
        self._dot = _Dot(self)
        self._word = QLabel(self)
        row.addWidget(self._dot)
        row.addWidget(self._word)
        self._word.ensurePolished()
        self._word.setFixedWidth(
            max(self._word.fontMetrics().horizontalAdvance(tr(word)) for word in _WORDS.values()) + 4
        )
        self._figures = ""
        self._state: State | None = None
        self._current = False
        self._late = QTimer(self, singleShot=True, interval=_LATE_MS)
        self._late.timeout.connect(lambda: self._show("catching up"))
        self._rest = QTimer(self, singleShot=True, interval=_RESTS_MS)
        self._rest.timeout.connect(lambda: self._show("resting"))
        self._show("starting")

    @property
    def shown(self) -> str:
        """The word that is shown."""
        return self._word.text()

    @property
    def text(self) -> str:
        """What it says, with the figures."""
        return f"{self._word.text()}  ·  {self._figures}" if self._figures else self._word.text()

    def show_picture(self, picture: Picture) -> None:
        """Show what a picture took."""
        detail = tr("  ·  detail {scale}×", scale=f"{picture.scale:g}") if picture.scale > 1 else ""
        self._show_figures(picture, detail)

    def show_patches(self, patches: Patches) -> None:
        """Show what the changed part of a picture took."""
        self._show_figures(patches, "")

    def _show_figures(self, made: Picture | Patches, more: str) -> None:
        threads = plural("{n} thread", "{n} threads", made.threads)
        if made.threads_reason:
            threads += f" ({made.threads_reason})"
        dtype = _NAMES.get(made.dtype, made.dtype)
        figures = f"{made.ms:.0f} ms  ·  {made.backend}, {dtype}, {threads}{more}"
        if figures != self._figures:
            self._figures = figures
            self.setToolTip(tr("A picture takes {figures}", figures=figures))

    def show_state(self, current: bool) -> None:
        """Say whether the last change of the drawing is in the picture."""
        if current:
            self._late.stop()
            if not self._current or self._state == "starting":
                self._show("live")
            self._rest.start()
        elif self._figures:
            self._rest.stop()
            if self._state == "resting":
                self._show("live")
            if not self._late.isActive() and self._state != "catching up":
                self._late.start()
        self._current = current

    def _show(self, state: State) -> None:
        if self._state != state:
            self._state = state
            self._word.setText(tr(_WORDS[state]))
            self._dot.state = state
            self._dot.update()
            self.setAccessibleName(tr("The picture is {state}", state=tr(_WORDS[state])))


class _Dot(QWidget):
    """Full while the picture is live, half while it is behind, a ring at rest."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(10, 10)
        self.state: State = "starting"

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.accent))
        painter.setBrush(QColor(theme.accent if self.state == "live" else theme.window))
        painter.drawEllipse(1, 1, 8, 8)
        if self.state == "catching up":
            painter.setBrush(QColor(theme.accent))
            painter.drawPie(1, 1, 8, 8, 90 * 16, 180 * 16)
        painter.end()
