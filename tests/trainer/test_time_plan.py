"""A run that is given a time takes that time: its steps are fitted to the pace that is measured."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.trainer.children import SMALL, events, trainer
from tests.trainer.data import combined_folder
from trainer.runs.config import TrainConfig
from trainer.training.time_plan import TimePlan


def plan(minutes: float) -> TimePlan:
    return TimePlan(TrainConfig(data="", minutes=minutes, steps=1000, steps_follow_time=True))


@given(pace=st.floats(0.2, 200.0), minutes=st.floats(1.0, 500.0), guess=st.integers(40, 10_000))
def test_whatever_the_guess_a_steady_pace_ends_with_the_time(pace: float, minutes: float, guess: int) -> None:
    fitted, total, step, seconds = plan(minutes), guess, 0, 0.0
    while step < total and seconds < minutes * 60:
        leap = max(1, total // 400)  # the loop looks after each step; here after some
        step, seconds = step + leap, seconds + leap / pace
        if fitted.is_due(seconds, step, step >= total):
            total = fitted.fit(step, seconds, step)
    if minutes * 60 * pace > 400:  # else a step is a large part of the time
        assert seconds == pytest.approx(minutes * 60, rel=0.12)


def test_steps_stay_as_they_were_asked_for_without_it() -> None:
    asked = TimePlan(TrainConfig(data="", minutes=5, steps=1000))
    assert not asked.exists
    assert not asked.is_due(200.0, 50, ends=True)


def test_a_run_is_as_long_as_its_time_and_says_what_it_found(tmp_path: Path) -> None:
    data = combined_folder(tmp_path / "pairs")
    (tmp_path / "settings.json").write_text(
        json.dumps({"data": str(data), "minutes": 0.05, "steps": 4, "sample_every": 3, "steps_follow_time": True})
    )
    ended = trainer("train", "--config", tmp_path / "settings.json", "--out", tmp_path / "run", *SMALL)
    assert ended.returncode == 0, ended.stderr
    told = events(ended.stdout)
    planned = [event for event in told if event["event"] == "planned"]
    assert planned
    assert "pairs a second" in planned[-1]["message"]
    assert told[-1] == {"event": "finished", "reason": "completed"}
    last = [event["step"] for event in told if event["event"] == "step"][-1]
    assert last > 4
    # Drawings to draw on, and a picture that stands for the model.
    assert sorted(path.name for path in (tmp_path / "run" / "examples").iterdir())[0] == "1.png"
    assert (tmp_path / "run" / "picture.png").is_file()
