"""One training: how it stands, what it makes of your drawing, its samples and curves, and what can be done with it."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QPushButton, QVBoxLayout, QWidget

from sketchpad.training.runs.run_outcome import RunOutcome
from sketchpad.training.runs.run_session import RunSession
from sketchpad.training.wording.progress_text import reading, standing
from sketchpad.training.wording.setting_descriptions import known_groups
from sketchpad.ui.kit.forms import Card, button, label
from sketchpad.ui.kit.layouts.scrolled_page import ScrolledPage
from sketchpad.ui.training.run.curves import Curves
from sketchpad.ui.training.run.newest_drawings import NewestDrawings
from sketchpad.ui.training.run.timeline import Timeline
from trainer.messages import plural, tr
from trainer.runs.config import TrainConfig
from trainer.runs.events import Pinned, Sample, Saved, Step

_REFRESH_MS = 400  # between two updates of curves and numbers
_WIDEST = 1080
_COURSE = ("steps", "checkpoint_every", "sample_every", "validate_every")  # settings that follow from the time
_MOST_WARNINGS = 5


class RunPage(ScrolledPage):
    """Shows the training that is open, live or not."""

    paused = Signal()
    resumed = Signal()
    stopped = Signal()
    renamed = Signal()
    binned = Signal()
    continued = Signal()  # a new training from the model of this one is wanted

    def __init__(self, recent: Callable[[], Sequence[Path]], parent: QWidget | None = None) -> None:
        """`recent` returns the person's drawings, those opened or saved last first."""
        super().__init__(tr("The training"), _WIDEST, parent)
        self._recent = recent
        self._training: RunSession | None = None
        self._stopping = False
        self._stale = False
        self._timer = QTimer(self, interval=_REFRESH_MS)
        self._timer.timeout.connect(self._refresh_if_stale)
        column = self.column
        self._build_head(column)
        self.curves = Curves()
        self.timeline = Timeline()
        self.newest = NewestDrawings()
        column.addWidget(self.newest)
        column.addWidget(self.timeline)
        samples = Card()
        samples.column.addWidget(label(tr("Samples: drawings it doesn’t learn from"), "section"))
        samples.column.addWidget(self.timeline.samples)
        column.addWidget(samples)
        column.addWidget(self.curves)
        self._details = Card()
        self._settings = label("", "quiet", wraps=True)
        self._details.column.addWidget(label(tr("Settings"), "section"))
        self._details.column.addWidget(self._settings)
        column.addWidget(self._details)
        column.addStretch(1)
        self.setWidget(self.page)

    def _build_head(self, column: QVBoxLayout) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        self.name = label("", "title")
        head.addWidget(self.name, 1)
        self.pause = button(tr("Pause"), tr("Wait, and leave the computer to other programs"), self.paused.emit)
        self.resume = button(tr("Go on"), tr("Go on where it was"), self.resumed.emit, role="primary")
        self.stop = button(
            tr("Stop and save"), tr("Save, and end; you can go on with it at any time"), self._ask_to_stop
        )
        self.further = button(
            tr("Train further…"), tr("Begin a new training that starts from this model"), self.continued.emit
        )
        self.more = QPushButton(tr("More"))
        self.more.setAccessibleName(tr("More"))
        self.more.setToolTip(tr("Rename, or move to the bin"))
        menu = QMenu(self.more)
        menu.addAction(tr("Rename…")).triggered.connect(lambda: self.renamed.emit())
        menu.addAction(tr("Move to the bin…")).triggered.connect(lambda: self.binned.emit())
        self.more.setMenu(menu)
        for part in (self.pause, self.resume, self.stop, self.further, self.more):
            head.addWidget(part)
        column.addLayout(head)
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of the training"))
        column.addWidget(self.bar)
        row = QHBoxLayout()
        self.standing = label("", "quiet")
        self._pace = label("", "quiet")
        row.addWidget(self.standing)
        row.addStretch(1)
        row.addWidget(self._pace)
        column.addLayout(row)
        self.reading = label("", "lead", wraps=True)
        column.addWidget(self.reading)
        self.trouble = Card(role="warning")
        self._sentence = label("", wraps=True)
        self._tail = label("", wraps=True)
        self._tail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._tail.setStyleSheet("font-family: monospace; font-size: 12px;")
        self._again = button(tr("Resume"), tr("Go on from the last save"), self.resumed.emit, role="primary")
        self._lines = button(
            tr("Last lines of its log"), tr("What the trainer wrote last"), self._toggle_tail, role="plain"
        )
        buttons = QHBoxLayout()
        buttons.addWidget(self._again)
        buttons.addWidget(self._lines)
        buttons.addStretch(1)
        self.trouble.column.addWidget(self._sentence)
        self.trouble.column.addWidget(self._tail)
        self.trouble.column.addLayout(buttons)
        column.addWidget(self.trouble)
        self.warnings = label("", "quiet", wraps=True)
        column.addWidget(self.warnings)

    @property
    def training(self) -> RunSession | None:
        """What is shown."""
        return self._training

    @property
    def resume_button(self) -> QPushButton:
        """The button that goes on with an interrupted training."""
        return self._again

    def show_training(self, training: RunSession) -> None:
        """Show a training; it is followed from now on."""
        if self._training is not training:
            self.forget()
            training.event_received.connect(self._take)
            training.ended.connect(self._end)
            training.caught_up.connect(self._catch_up)
        self._training, self._stopping = training, False
        self.timeline.show_run(training.run, training.progress)
        self.newest.show_run(training.run.root)
        self.verticalScrollBar().setValue(0)
        self._show_outcome(training.outcome)
        self._refresh_all()
        self._timer.start()

    def forget(self) -> None:
        """Let go of the training that is shown: it won't be there any more."""
        if self._training is not None:
            self._training.event_received.disconnect(self._take)
            self._training.ended.disconnect(self._end)
            self._training.caught_up.disconnect(self._catch_up)
        self._training = None
        self._timer.stop()

    def refresh(self) -> None:
        """Show at once how the training stands."""
        self._refresh_all()

    def _take(self, event: object) -> None:
        self._stale = True
        match event:
            case Step():
                pass
            case Sample() | Pinned() | Saved():
                self.timeline.refresh()
            case _:
                self._refresh_all()

    def _end(self, outcome: RunOutcome) -> None:
        self._stopping = False
        self._show_outcome(outcome)
        self.timeline.refresh()
        self._refresh_all()
        run = self._training.run if self._training is not None else None
        if run is not None and outcome.good:
            self.newest.make(run.root, run.best if run.best.exists() else run.model, self._recent())

    def _catch_up(self) -> None:
        self.timeline.refresh()
        self._refresh_all()

    def _ask_to_stop(self) -> None:
        self._stopping = True
        self.stopped.emit()
        self._refresh_all()

    def _refresh_if_stale(self) -> None:
        if self._stale and self.isVisible():
            self._refresh_numbers()

    def _refresh_all(self) -> None:
        training = self._training
        if training is None:
            return
        progress = training.progress
        self.name.setText(progress.config.name)
        active, paused = training.active, progress.state == "paused"
        interrupted = not active and (progress.state == "failed" or self._has_trouble)
        self.pause.setVisible(active and not paused)
        self.pause.setEnabled(not self._stopping and progress.state == "training")
        self.resume.setVisible((active and paused) or (not active and progress.state in ("stopped", "starting")))
        self.resume.setText(tr("Go on") if progress.step or active else tr("Start"))
        self.stop.setVisible(active)
        self.stop.setEnabled(not self._stopping)
        self.stop.setText(tr("Saving …") if self._stopping else tr("Stop and save"))
        self.further.setVisible(not active and progress.state in ("completed", "stopped") and progress.step > 0)
        self.more.setVisible(not active)
        if interrupted and not self._has_trouble:
            self._show_outcome(RunOutcome("failed", progress.failure) if progress.failure else RunOutcome("lost"))
        self.trouble.setVisible(interrupted)
        self._settings.setText(_describe(training))
        self.timeline.follow.setVisible(active)
        self._refresh_numbers()

    def _refresh_numbers(self) -> None:
        training = self._training
        if training is None:
            return
        self._stale = False
        progress = training.progress
        self.bar.setValue(round(1000 * progress.share))
        self.standing.setText(standing(progress))
        where = "" if training.ours or not training.active else tr("trained without this window  ·  ")
        pace = (
            tr("{pace} pictures a second", pace=f"{progress.images_per_second:.1f}")
            if training.active and progress.step
            else ""
        )
        self._pace.setText(where + pace)
        self.reading.setText("" if self.trouble.isVisibleTo(self) else reading(progress))
        self.reading.setVisible(bool(self.reading.text()))
        shown = progress.warnings[:_MOST_WARNINGS]
        more = len(progress.warnings) - len(shown)
        plan = [progress.plan] if progress.plan and progress.state in ("training", "paused") else []
        self.warnings.setText(
            "\n".join([*plan, *shown, *([tr("And {more} more of the kind.", more=more)] if more else [])])
        )
        self.warnings.setVisible(bool(plan or shown))
        self.curves.show_progress(progress)

    @property
    def _has_trouble(self) -> bool:
        return bool(self._sentence.text())

    def _show_outcome(self, outcome: RunOutcome | None) -> None:
        bad = outcome is not None and not outcome.good
        self._sentence.setText(outcome.sentence if bad and outcome is not None else "")
        self._tail.setText("\n".join(outcome.tail[-20:]) if bad and outcome is not None else "")
        self._tail.hide()
        self._lines.setVisible(bool(self._tail.text()))

    def _toggle_tail(self) -> None:
        self._tail.setVisible(not self._tail.isVisible())


def _describe(training: RunSession) -> str:
    config, progress = training.progress.config, training.progress
    pairs = (
        plural(
            "{n} pair from {data}",
            "{count} pairs from {data}",
            progress.pairs,
            count=f"{progress.pairs:,}",
            data=config.data,
        )
        if progress.pairs
        else tr("Pictures from {data}", data=config.data)
    )
    parts = [
        pairs,
        tr("size {size}", size=config.size),
        tr("width {width}", width=config.width),
        tr("batches of {batch}", batch=config.batch),
        tr("learning rate {rate}", rate=f"{config.learning_rate:g}"),
        tr("on {device}", device=progress.device) if progress.device else "",
    ]
    # What else was set otherwise than usual, by the names of the advanced settings.
    words = {name: title for group in known_groups().values() for name, (title, _) in group.items()}
    said = {"size", "width", "batch", "learning_rate", *_COURSE}
    for field in msgspec.structs.fields(TrainConfig):
        value = getattr(config, field.name)
        if field.name in words and field.name not in said and value != field.default:
            parts.append(f"{words[field.name].lower()} {value}")
    return "  ·  ".join(part for part in parts if part)
