"""The curves of a training: likeness, distance and the judge's opinion, smoothed, each with a line on what it means.

This module imports pyqtgraph, which takes its time: it is imported when a training is first shown.
"""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sketchpad.training.runs.run_progress import Curve, RunProgress
from sketchpad.training.wording.progress_text import MEANINGS, likeness
from sketchpad.ui.kit.forms import Card, label
from sketchpad.ui.kit.themes import current_theme
from trainer.messages import mark, tr

_MOST_POINTS = 400  # of a curve on screen
_SMOOTHING = 0.9  # of what lies behind; the last thirty points or so count
_HEIGHT = 150
Floats = NDArray[np.float64]


class Curves(QWidget):
    """Three plots side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.likeness = _Plot(
            tr("Likeness"), tr("Compared with pictures it doesn’t learn from. Up is better."), ("best",)
        )
        self.distance = _Plot(tr("Distance"), tr("From the pictures it learns from. Down is better."), ("g_l1", "g_l2"))
        self.judge = _Plot(
            tr("The contest"), tr("Painter against judge: it wavers, and has no winner."), ("g_gan", "d")
        )
        self.plots = (self.likeness, self.distance, self.judge)
        for plot in self.plots:
            row.addWidget(plot, 1)

    def show_progress(self, progress: RunProgress) -> None:
        """Draw the curves as they are now."""
        best = progress.best_curve()
        self.likeness.show_curve("best", best, smooth=False)
        compared = best is not None and best.values
        self.likeness.say(
            {"best": likeness(best.values[-1]) if best is not None and compared else tr("not compared yet")}
        )
        for name in ("g_l1", "g_l2"):
            self.distance.show_curve(name, progress.losses.get(name))
        for name in ("g_gan", "d"):
            self.judge.show_curve(name, progress.losses.get(name))
        for plot, names in ((self.distance, ("g_l1", "g_l2")), (self.judge, ("g_gan", "d"))):
            curves = [(name, progress.losses[name]) for name in names if progress.losses.get(name)]
            plot.say({name: f"{tr(_WORDS[name])} {_smooth(curve)[1][-1]:.2f}" for name, curve in curves})


_WORDS = {"g_l1": "L1", "g_l2": "L2", "g_gan": mark("painter"), "d": mark("judge")}


class _Plot(Card):
    def __init__(self, title: str, about: str, names: tuple[str, ...]) -> None:
        super().__init__()
        self._names = names
        self._now = label("", "quiet")
        self._now.setTextFormat(Qt.TextFormat.RichText)
        self._newest: dict[str, str] = {}
        head = QHBoxLayout()
        head.addWidget(label(title, "heading"))
        head.addStretch(1)
        head.addWidget(self._now)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addLayout(head)
        text.addWidget(label(about, "quiet", wraps=True))
        self.column.addLayout(text)
        self.widget = pg.PlotWidget()
        self.widget.setFixedHeight(_HEIGHT)
        self.widget.setMenuEnabled(False)
        self.widget.setMouseEnabled(x=False, y=False)
        self.widget.getPlotItem().setContentsMargins(0, 8, 8, 0)  # or the outermost numbers are cut
        self.widget.hideButtons()
        self.widget.setFrameShape(self.widget.Shape.NoFrame)
        self.widget.setAccessibleName(tr("{title} over the steps", title=title))
        self.widget.setToolTip("\n".join(tr(MEANINGS.get(name, MEANINGS["psnr"])) for name in names))
        self.widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.widget.getPlotItem().getViewBox().wheelEvent = lambda event, axis=None: event.ignore()
        self.column.addWidget(self.widget)
        self._raw = {name: self.widget.plot() for name in names}
        self.lines = {name: self.widget.plot() for name in names}
        self.widget.getPlotItem().showAxes(False)  # until there is something to show
        self._draw_colours()

    def say(self, newest: dict[str, str]) -> None:
        """Show the newest value of each curve, in the curve's colour where there are two."""
        self._newest = newest
        if len(newest) > 1:
            parts = [f'<span style="color: {self._colour(name).name()}">{text}</span>' for name, text in newest.items()]
        else:
            parts = list(newest.values())
        self._now.setText(" · ".join(parts))

    def _colour(self, name: str) -> QColor:
        theme = current_theme()
        other = "g_l1" not in self._names and self._names.index(name) % 2
        return QColor(theme.quiet if other else theme.accent)

    def points(self, name: str) -> int:
        """Return how many points of a curve are drawn."""
        steps, _ = self.lines[name].getData()
        return 0 if steps is None else len(steps)

    def show_curve(self, name: str, curve: Curve | None, smooth: bool = True) -> None:
        """Draw one of the plot's curves."""
        if curve is not None and curve.values:
            self.widget.getPlotItem().showAxes((True, False, False, True))
        if curve is None or not curve.values:
            self.lines[name].setData([], [])
            self._raw[name].setData([], [])
            return
        steps, values = _thin(curve)
        self._raw[name].setData(steps, values)
        self.lines[name].setData(*_smooth(curve)) if smooth else self.lines[name].setData(steps, values)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_colours()

    def _draw_colours(self) -> None:
        """Hand the theme's colours to pyqtgraph, which keeps them."""
        theme = current_theme()
        self.widget.setBackground(theme.panel)
        self.say(self._newest)
        for name in self._names:
            strong = self._colour(name)
            faint = QColor(strong)
            faint.setAlpha(60)
            self.lines[name].setPen(pg.mkPen(strong, width=2))
            self._raw[name].setPen(pg.mkPen(faint, width=1))
            if name == "best":
                self.lines[name].setSymbol("o")
                self.lines[name].setSymbolSize(5)
                self.lines[name].setSymbolPen(None)
                self.lines[name].setSymbolBrush(strong)
        for side in ("left", "bottom"):
            axis = self.widget.getAxis(side)
            axis.setPen(pg.mkPen(theme.border))
            axis.setTextPen(pg.mkPen(theme.quiet))
            axis.enableAutoSIPrefix(False)


def _thin(curve: Curve) -> tuple[Floats, Floats]:
    """Return a curve of at most _MOST_POINTS, each the mean of its neighbours."""
    steps, values = np.array(curve.steps, np.float64), np.array(curve.values, np.float64)  # copies: the arrays grow
    group = -(-len(steps) // _MOST_POINTS)
    if group == 1:
        return steps, values
    starts = np.arange(0, len(steps), group)
    counts = np.diff(np.append(starts, len(steps)))
    return steps[np.minimum(starts + counts - 1, len(steps) - 1)], np.add.reduceat(values, starts) / counts


def _smooth(curve: Curve) -> tuple[Floats, Floats]:
    """Return a curve as its moving average, without the pull towards 0 at its beginning."""
    steps, values = _thin(curve)
    smoothed = np.empty_like(values)
    total = weight = 0.0
    for i, value in enumerate(values):
        total = _SMOOTHING * total + value
        weight = _SMOOTHING * weight + 1
        smoothed[i] = total / weight
    return steps, smoothed
