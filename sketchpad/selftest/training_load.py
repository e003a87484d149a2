"""A training that runs beside a measurement of the window, in a folder that is gone afterwards."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil
from PySide6.QtCore import QObject, Signal, SignalInstance

from sketchpad.training.runs.run_library import RunLibrary
from sketchpad.training.runs.run_session import RunSession
from sketchpad.training.runs.yield_to_pen import YieldToPen
from sketchpad.training.wording.time_budget import BUDGETS, pace, plan
from trainer.runs.config import ConfigError, make_config
from trainer.runs.events import Step
from trainer.runs.run_folder import RunError

_ALONE = 4  # steps before the measurement, whose pace is that of a training alone
_PATIENCE = 10.0  # seconds for the trainer to go


class TrainingLoad(QObject):
    """Trains as the tab would for "a taste", on as many threads as there are cores."""

    at_work = Signal()  # it learns: the measurement may begin
    error_message = Signal(str)  # a sentence

    def __init__(self, data: Path) -> None:
        super().__init__()
        self._data = data
        self._folder = tempfile.TemporaryDirectory(prefix="sketchpad-smoke-", ignore_cleanup_errors=True)
        self._training: RunSession | None = None
        self._moments: list[tuple[float, int]] = []  # of the step events
        self._began_at = 0  # index of the first event while drawing

    def start(self) -> None:
        """Begin; `at_work` or `failed` follows."""
        from trainer.data.pairs import DataError
        from trainer.data.recognition import recognise

        try:
            found = recognise(self._data)
            values: dict[str, object] = {
                "data": str(self._data.resolve()),
                "direction": found.direction,
                "input_kind": found.kind,
                "size": found.size,
            }
            cores = psutil.cpu_count(logical=False) or 1
            config = make_config(plan(BUDGETS[0], values, pace(cores)))
            self._training = RunSession(RunLibrary(Path(self._folder.name)).create(config), self)
        except (DataError, ConfigError, RunError) as error:
            self.error_message.emit(str(error))
            return
        self._training.event_received.connect(self._take)
        self._training.ended.connect(lambda outcome: self.error_message.emit(outcome.sentence))
        self._training.start()

    def give_way_to(self, changed: SignalInstance, stroking: Callable[[], bool]) -> None:
        """Stand still from each change of the drawing until the pen rests, as trainings of the window do."""
        yielding = YieldToPen(lambda: self._training, stroking, self)
        changed.connect(yielding.note_change)

    def end(self) -> dict[str, object]:
        """End the training; return how it went while it was alone and while there was drawing."""
        training = self._training
        drawn = self._moments[self._began_at :]
        if training is not None:
            training.blockSignals(True)
            training.kill()
            training.wait(_PATIENCE)
        self._folder.cleanup()
        return {
            "steps": drawn[-1][1] - drawn[0][1] if drawn else 0,
            "steps_per_second": _pace(drawn),
            "steps_per_second_alone": _pace(self._moments[: self._began_at + 1]),
        }

    def _take(self, event: object) -> None:
        if not isinstance(event, Step):
            return
        self._moments.append((time.perf_counter(), event.step))
        # The first step is slow: it prepares much for all that follow.
        if not self._began_at and event.step > _ALONE:
            self._began_at = len(self._moments) - 1
            self.at_work.emit()


def _pace(moments: list[tuple[float, int]]) -> float:
    """Return the steps a second between the first of some moments and the last."""
    if len(moments) < 2:
        return 0.0
    (first, start), (last, end) = moments[0], moments[-1]
    return round((end - start) / max(last - first, 1e-9), 2)
