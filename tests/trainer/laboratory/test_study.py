"""The study with people: trials, results, statistics, and the files that carry them."""

import json
import re
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.trainer.data import combined_folder
from tests.trainer.models import save_small_model
from trainer.cli.main import app
from trainer.data.image_files import DataError, read_rgb
from trainer.laboratory.study.results import (
    Answer,
    Result,
    add_result,
    bootstrap_interval,
    read_result,
    summarise,
)
from trainer.laboratory.study.trials import Item, Study, StudyError, draw_trials, read_study
from trainer.runs.config import ConfigError


def study_of(count: int, same_inputs: bool = False) -> Study:
    items = tuple(Item(f"n{i}", f"real{i}", f"made{i}") for i in range(count))
    return Study("abc", "Model", "data", items, same_inputs)


def answer(fooled: bool, made: str = "made0", shown_ms: float = 1000, practice: bool = False) -> Answer:
    return Answer(made, "real1", True, not fooled, practice, shown_ms, 1000 / 60)


def result(name: str, *answers: Answer) -> Result:
    return Result("abc", "Model", name, answers)


@given(st.integers(4, 90), st.integers(0, 2**32), st.booleans())
def test_a_session_shows_each_picture_once_at_most(count: int, seed: int, same_inputs: bool) -> None:
    study = study_of(count, same_inputs)
    trials = draw_trials(study, seed)
    assert len(trials) == min(50, count)
    assert sum(trial.practice for trial in trials) == min(10, count // 5)
    assert [trial.practice for trial in trials] == sorted((trial.practice for trial in trials), reverse=True)
    for side in ([trial.made for trial in trials], [trial.real for trial in trials]):
        assert len(set(side)) == len(trials)
    assert all((trial.real[4:] == trial.made[4:]) == same_inputs for trial in trials)
    assert trials == draw_trials(study, seed)


def test_order_and_sides_are_random() -> None:
    sessions = [draw_trials(study_of(50), seed) for seed in range(60)]
    assert len({session[0].made for session in sessions}) > 20
    left = np.mean([[trial.real_is_left for trial in session] for session in sessions])
    assert 0.45 < left < 0.55


def test_the_outcome_is_the_mean_over_people_and_by_picture() -> None:
    results = [
        result("Ann", *[answer(True, "a"), answer(False, "b"), answer(False, "b", practice=True)]),
        result("Ben", *[answer(True, "a"), answer(True, "b"), answer(False, "a"), answer(False, "b")]),
        result("Cy", answer(False, "b"), answer(True, "a", shown_ms=1030), answer(True, "a", shown_ms=960)),
    ]
    outcome = summarise(results)
    assert outcome is not None
    assert (outcome.participants, outcome.trials, outcome.left_out) == (3, 7, 2)
    assert outcome.fooled == pytest.approx((1 / 2 + 1 / 2 + 0) / 3)
    assert [(each.made, each.fooled, each.shown) for each in outcome.pictures] == [("a", 2, 3), ("b", 1, 4)]
    assert outcome.interval is not None
    assert outcome.interval[0] < outcome.fooled < outcome.interval[1]
    two = summarise(results[:2])
    assert two is not None
    assert two.interval is None
    assert summarise([]) is None


@pytest.mark.parametrize(("shown", "counts"), [(1000, True), (1016, True), (984, True), (1018, False), (970, False)])
def test_a_picture_counts_that_was_there_for_a_second_within_a_frame(shown: float, counts: bool) -> None:
    assert answer(True, shown_ms=shown).counts == counts
    assert not answer(True, practice=True).counts


def test_each_person_counts_once_and_only_for_this_model() -> None:
    results = add_result([], result("Ann  Lee", answer(True)), "abc")
    with pytest.raises(StudyError, match="already"):
        add_result(results, result("ann lee", answer(False)), "abc")
    with pytest.raises(StudyError, match="another study"):
        add_result(results, result("Ben", answer(True)), "other")
    with pytest.raises(StudyError, match="nothing counts"):
        add_result(results, result("Ben", answer(True, shown_ms=3000)), "abc")
    assert len(add_result(results, result("Ben", answer(False)), "abc")) == 2


def test_the_interval_holds_the_rate_in_95_of_100_studies() -> None:
    # 10,000 people in studies of 20: rates of their own about 37.5 %, 40 trials each.
    rng = np.random.default_rng(3)
    held = []
    for number in range(500):
        rates: NDArray[np.float64] = rng.beta(7.5, 12.5, 20)
        low, high = bootstrap_interval(rng.binomial(40, rates) / 40, 1000, number)
        held.append(low <= 0.375 <= high)
    assert np.mean(held) == pytest.approx(0.95, abs=0.01)


def test_people_who_guess_are_fooled_half_the_time() -> None:
    rng = np.random.default_rng(1)
    people = [result(str(i), *[answer(bool(rng.random() < 0.5)) for _ in range(40)]) for i in range(30)]
    outcome = summarise(people)
    assert outcome is not None
    assert outcome.interval is not None
    assert outcome.interval[0] < 0.5 < outcome.interval[1]
    assert outcome.interval[1] - outcome.interval[0] < 0.1


@given(st.binary(max_size=200))
def test_no_file_that_is_no_result_gets_in(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("results") / "r.json"
    path.write_bytes(content)
    with pytest.raises(StudyError, match=r"r\.json"):
        read_result(path)


def test_a_study_is_made_sent_and_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, out = combined_folder(tmp_path / "pairs" / "train", 4).parent, tmp_path / "study"
    combined_folder(data / "val", 10)
    save_small_model(tmp_path / "m.safetensors")
    app(["study", "make", str(tmp_path / "m.safetensors"), str(data), "--out", str(out)], standalone_mode=False)
    assert "2 trials for practice and 8 that count" in capsys.readouterr().out
    study = read_study(out)
    assert len(study.items) == 10
    item = study.items[0]
    assert not np.array_equal(read_rgb(out / item.real), read_rgb(out / item.made))
    page = (out / "study.html").read_text()
    said = re.search(r"const STUDY = (.*);\n", page)
    assert said is not None
    inside = json.loads(said[1])
    assert inside["pictures"].keys() == {name for each in study.items for name in (each.real, each.made)}
    assert "http" not in page.replace("http-equiv", "")  # nothing is fetched

    files = []
    for number, name in enumerate(("Ann", "Ben", "Cy", "Ann")):
        trials = draw_trials(study, number)
        answers = tuple(
            Answer(t.made, t.real, t.real_is_left, t.real_is_left != (number == i), t.practice, 1000, 16.7)
            for i, t in enumerate(trials)
        )
        path = tmp_path / f"{number}.json"
        path.write_bytes(msgspec.json.encode(Result(study.id, study.model, name, answers)))
        assert read_result(path).participant == name
        files.append(str(path))
    app(["study", "results", str(out), *files, "--json"], standalone_mode=False)
    told = capsys.readouterr()
    assert "Ann has taken part already" in told.err
    outcome = json.loads(told.out)
    assert (outcome["participants"], outcome["trials"]) == (3, 24)
    app(["study", "results", str(out), *files], standalone_mode=False)
    assert "“Small” fooled 3 people in" in capsys.readouterr().out

    with pytest.raises(ConfigError, match="no study"):
        app(["study", "results", str(tmp_path), *files], standalone_mode=False)
    few = combined_folder(tmp_path / "few", 5)
    with pytest.raises(DataError, match="needs 4"):
        app(["study", "make", str(tmp_path / "m.safetensors"), str(few), "--out", str(out)], standalone_mode=False)
