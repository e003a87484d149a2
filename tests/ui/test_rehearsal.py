"""`--rehearse`: real trainers are begun, completed and killed from a real window; only its generator is a fake."""

from pathlib import Path
from typing import Any

from sketchpad.selftest.rehearsal import Rehearsal
from tests.live.fakes import FakeGenerator
from tests.trainer.data import combined_folder
from tests.ui.conftest import Studio

SMALL: dict[str, Any] = {"size": 32, "width": 2, "depth": 3, "discriminator_width": 2, "threads": 1}


def test_a_rehearsal_trains_draws_with_the_model_and_tells_of_a_killed_training(studio: Studio) -> None:
    studio.loader.generators["model"] = FakeGenerator("Rehearsal")
    rehearsal = Rehearsal(studio.window, studio.session, combined_folder(studio.folder / "pairs"), **SMALL)
    with studio.qtbot.waitSignal(rehearsal.finished, timeout=90_000) as finished:
        rehearsal.start()
    told = finished.args[0]
    assert told["outcome"] == "completed"
    assert told["steps"] == 5
    assert told["drew_with"] == told["name"]
    assert told["killed"]["outcome"] == "killed"
    assert "from outside" in told["killed"]["sentence"]


def test_a_rehearsal_without_pairs_ends_with_the_sentence(studio: Studio, tmp_path: Path) -> None:
    rehearsal = Rehearsal(studio.window, studio.session, tmp_path / "nothing", **SMALL)
    with studio.qtbot.waitSignal(rehearsal.finished, timeout=90_000) as finished:
        rehearsal.start()
    assert finished.args[0]["outcome"] == "failed"
    assert "nothing" in finished.args[0]["sentence"]
    assert "killed" not in finished.args[0]
