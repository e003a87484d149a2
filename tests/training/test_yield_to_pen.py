"""The training stands still while something is drawn."""

from typing import Any, cast

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from sketchpad.training.runs.run_session import RunSession
from sketchpad.training.runs.yield_to_pen import YieldToPen


class Held:
    def __init__(self) -> None:
        self.told: list[bool] = []

    def hold(self, still: bool) -> None:
        self.told.append(still)


def test_it_stands_still_from_the_first_change_until_the_pen_rests(qtbot: QtBot) -> None:
    training, pen = Held(), {"down": True}
    asked: list[bool] = []

    def stroking() -> bool:
        asked.append(pen["down"])
        return pen["down"]

    yielding = YieldToPen(lambda: cast(RunSession, training), stroking, rest_ms=1)
    for _ in range(5):
        yielding.note_change()
    assert training.told == [True]
    qtbot.waitUntil(lambda: len(asked) > 2)  # no change for long, but the pen is down
    assert training.told == [True]
    pen["down"] = False
    qtbot.waitUntil(lambda: training.told == [True, False])
    yielding.note_change()
    assert training.told == [True, False, True]


def test_without_a_training_nothing_happens(qtbot: QtBot) -> None:
    nothing: Any = None
    yielding = YieldToPen(lambda: nothing, lambda: True)
    yielding.note_change()
    assert not any(timer.isActive() for timer in yielding.findChildren(QTimer))
