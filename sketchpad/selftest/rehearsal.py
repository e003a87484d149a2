"""The part of `--smoke` that `--rehearse` adds: a whole training through the tab's own run manager, and one lost.

It trains a few steps, draws with the model that came out, then ends a second training by force, which has to be
noticed and told.
"""

import tempfile
import time
from pathlib import Path
from typing import Any

import psutil
from PySide6.QtCore import QObject, Signal

from sketchpad.live.session import LiveSession, OpenedModel
from sketchpad.training.runs.run_library import RunLibrary
from sketchpad.training.runs.run_manager import RunManager
from sketchpad.training.runs.run_outcome import RunOutcome
from sketchpad.training.runs.run_session import RunSession
from sketchpad.ui.window.main_window import MainWindow
from trainer.runs.config import ConfigError, make_config
from trainer.runs.events import Event, Step
from trainer.runs.run_folder import RunError

_STEPS = 5  # of the training that is completed
_ENDLESS = 1_000_000  # steps of the one that is lost
_NAME = "Rehearsal"


class Rehearsal(QObject):
    """Two trainings one after the other; `finished` brings what to report of them."""

    finished = Signal(object)  # dict[str, Any]

    def __init__(self, window: MainWindow, session: LiveSession, data: Path, **settings: object) -> None:
        super().__init__()
        self._window, self._session = window, session
        self._settings = {"data": str(data.resolve()), "name": _NAME} | settings
        self._folder = tempfile.TemporaryDirectory(prefix="sketchpad-rehearsal-", ignore_cleanup_errors=True)
        self._run_manager = RunManager(RunLibrary(Path(self._folder.name)), self)
        self._run_manager.event_received.connect(self._hear)
        self._run_manager.ended.connect(self._end)
        self._report: dict[str, Any] = {"name": _NAME, "steps": 0}
        self._whole: RunSession | None = None
        self._lost: RunSession | None = None
        self._began = 0.0
        self._opened = False

    def start(self) -> None:
        """Begin the first training; `finished` follows, whatever comes."""
        self._began = time.monotonic()
        self._whole = self._begin(_STEPS)

    def _begin(self, steps: int) -> RunSession | None:
        try:
            return self._run_manager.begin(make_config(self._settings | {"steps": steps}))
        except (ConfigError, RunError) as error:
            self._report |= {"outcome": "not_started", "sentence": str(error)}
            self._finish()
            return None

    def _hear(self, training: RunSession, event: Event) -> None:
        if not isinstance(event, Step):
            return
        if training is self._whole:
            self._report["steps"] = event.step
        elif training is self._lost and training.pid:
            psutil.Process(training.pid).kill()  # as the system does when memory runs out

    def _end(self, training: RunSession, outcome: RunOutcome) -> None:
        told = {"outcome": outcome.kind, "sentence": outcome.sentence}
        if training is self._lost:
            self._report["killed"] = told
            self._finish()
            return
        self._report |= told | {"seconds": round(time.monotonic() - self._began, 1)}
        if not outcome.good:
            self._report["last_lines"] = list(outcome.tail)
            self._finish()
            return
        self._session.model_opened.connect(self._note_model)
        self._session.picture_ready.connect(self._note_picture)
        self._window.train.model_wanted.emit(training.run.model)

    def _note_model(self, opened: OpenedModel) -> None:
        self._opened = self._whole is not None and opened.path == self._whole.run.model
        if self._opened:
            self._report["drew_with"] = opened.card.name
            self._session.post()

    def _note_picture(self) -> None:
        if self._opened and self._lost is None:
            self._lost = self._begin(_ENDLESS)

    def _finish(self) -> None:
        self._folder.cleanup()
        self.finished.emit(self._report)
