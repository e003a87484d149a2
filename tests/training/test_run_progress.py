"""Events folded into progress, and progress read aloud."""

from hypothesis import given
from hypothesis import strategies as st

from sketchpad.training.runs.run_outcome import ended_without_a_word
from sketchpad.training.runs.run_progress import RunProgress
from sketchpad.training.wording.progress_text import duration, reading, standing
from trainer.runs.config import TrainConfig
from trainer.runs.events import Event, Finished, Paused, Resumed, Saved, Started, Step, Validated, Warned

CONFIG = TrainConfig(data="pairs")


def told(*events: Event) -> RunProgress:
    progress = RunProgress(CONFIG)
    for event in events:
        progress.tell(event)
    return progress


def started(first_step: int = 0) -> Started:
    return Started("1", CONFIG, first_step, 1000, 24, "cpu")


def step(number: int, loss: float = 1.0) -> Step:
    return Step(number, {"g_l1": loss}, 2.0, (1000 - number) / 2)


def validated(number: int, psnr: float) -> Validated:
    return Validated(number, {"psnr": psnr - 1, "psnr_averaged": psnr})


def test_steps_that_were_lost_in_a_crash_are_dropped_when_the_run_goes_on() -> None:
    progress = told(started(), step(1), step(2), Saved(2, "m"), step(3, 9.0), started(2), step(3, 5.0))
    assert list(progress.losses["g_l1"].steps) == [1, 2, 3]
    assert list(progress.losses["g_l1"].values) == [1.0, 1.0, 5.0]
    assert progress.saved == [2]


@given(st.lists(st.one_of(st.integers(1, 50).map(step), st.integers(0, 50).map(started))))
def test_curves_only_grow_whatever_comes(events: list[Event]) -> None:
    progress = told(*events)
    for curve in progress.losses.values():
        steps = list(curve.steps)
        assert steps == sorted(set(steps))
        assert len(curve.values) == len(steps)


def test_a_pause_shows_until_it_is_over() -> None:
    progress = told(started(), step(1), Paused(), step(2))
    assert progress.state == "paused"
    assert standing(progress).startswith("Paused")
    progress.tell(Resumed())
    assert standing(progress).startswith("Step 2")


def test_the_standing_says_how_far_and_how_long() -> None:
    assert standing(told(started(), step(400))) == "Step 400 of 1,000  ·  about 5 min left"
    assert standing(told(started(), step(990))) == "Step 990 of 1,000  ·  less than a minute left"
    assert standing(told(started(), step(1000), Finished("completed"))) == "Complete  ·  1,000 steps"


def test_readings_tell_progress_from_standstill_and_from_learning_by_heart() -> None:
    rising = [validated(100 * i, 10.0 + i) for i in range(1, 5)]
    assert "first compared" in reading(told(started(), step(10)))
    assert "Still improving" in reading(told(started(), *rising, step(400)))
    flat = [validated(400 + 100 * i, 13.8) for i in range(1, 5)]
    assert "No better for" in reading(told(started(), *rising, *flat, step(800)))
    assert "step 400" in reading(told(started(), *rising, *flat, step(800)))
    falling = [validated(400 + 100 * i, 13.0 - i / 2) for i in range(1, 5)]
    assert "by heart" in reading(told(started(), *rising, *falling, step(800)))
    assert "ups and downs" in reading(told(started(), *rising, validated(500, 13.9), step(500)))


def test_the_same_warning_is_kept_once() -> None:
    assert told(started(), Warned("a"), Warned("a"), Warned("b")).warnings == ["a", "b"]


def test_lengths_of_time_are_said_as_people_say_them() -> None:
    assert [duration(seconds) for seconds in (10, 70, 3000, 3600, 5000)] == [
        "less than a minute",
        "1 min",
        "50 min",
        "1 h",
        "1 h 25 min",
    ]


def test_each_way_to_end_has_a_sentence_of_its_own() -> None:
    killed = ended_without_a_word(9, crashed=True, tail=("a", "b"))
    broken = ended_without_a_word(11, crashed=True, tail=("a", "b"))
    wrong = ended_without_a_word(2, crashed=False, tail=("There is no folder x.",))
    odd = ended_without_a_word(1, crashed=False, tail=("OSError: what",))
    assert "from outside" in killed.sentence
    assert "memory error" in broken.sentence
    assert wrong.sentence == "There is no folder x."
    assert "OSError: what" in odd.sentence
    assert len({killed.sentence, broken.sentence, wrong.sentence, odd.sentence}) == 4
    assert all(outcome.sentence.endswith(".") for outcome in (killed, broken, wrong, odd))
