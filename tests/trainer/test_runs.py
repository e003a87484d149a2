"""Run folders: what they hold, who owns them, and journals that a crash has torn."""

import json
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from trainer.runs.config import ConfigError, make_config, read_config
from trainer.runs.events import Finished, Saved, decode_event, encode_event
from trainer.runs.run_folder import MOST_MODELS, RunError, RunFolder, RunLock


def test_a_new_run_remembers_its_settings(tmp_path: Path) -> None:
    config = make_config({"data": "pairs", "width": 8, "size": 64, "name": "Élan"})
    run = RunFolder(tmp_path / "deep" / "run")
    run.create(config)
    assert run.read_config() == config
    run.model.touch()
    with pytest.raises(RunError, match="already holds a run"):
        run.create(config)


def test_a_false_start_does_not_block_its_folder(tmp_path: Path) -> None:
    run = RunFolder(tmp_path / "run")
    run.create(make_config({"data": "wrong"}))
    run.append_event(Finished("stopped"))
    run.create(make_config({"data": "right"}))
    assert run.read_config().data == "right"
    assert list(run.read_events()) == []


def test_a_folder_without_a_run_says_so(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="holds no training run"):
        RunFolder(tmp_path).read_config()
    (tmp_path / "config.json").write_text("{")
    with pytest.raises(RunError, match="can't be read"):
        RunFolder(tmp_path).read_config()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"data": "d", "width": 0}, "width"),
        ({"width": 8}, "data"),
        ({"data": "d", "norm": "layer"}, "norm"),
        ({"data": "d", "steps": 5, "epochs": 2}, "not both"),
        ({"data": "d", "size": 100, "depth": 4}, "16 divides"),
    ],
)
def test_a_wrong_setting_is_named(values: dict[str, object], said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        make_config(values)


def test_settings_from_a_file_must_be_known(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"data": "d", "wdith": 8}')
    with pytest.raises(ConfigError, match="“wdith”"):
        read_config(path)
    path.write_text('{"data": "d", "width": 8}')
    assert read_config(path) == {"data": "d", "width": 8}


def test_a_run_has_one_owner(tmp_path: Path) -> None:
    run = RunFolder(tmp_path)
    with RunLock(run), pytest.raises(RunError, match="Another training"), RunLock(RunFolder(tmp_path)):
        pass
    with RunLock(run):  # and is free again
        pass


def test_a_torn_line_costs_only_itself(tmp_path: Path) -> None:
    run = RunFolder(tmp_path)
    run.append_event(Saved(1, "m"))
    with run.events.open("ab") as file:
        file.write(b'{"event":"saved","st')
    run.append_event(Saved(2, "m"))
    assert list(run.read_events()) == [Saved(1, "m"), Saved(2, "m")]


def test_events_of_newer_versions_are_skipped() -> None:
    assert decode_event(b'{"event":"danced"}\n') is None
    assert decode_event(b"no json\n") is None
    assert decode_event(encode_event(Finished("stopped"))) == Finished("stopped")


FIRST: dict[str, dict[str, object]] = {  # the events as version 0.1.0 wrote them; what was added since has a default
    "started": {"version": "0.1.0", "config": {"data": "d"}, "first_step": 0, "steps": 9, "pairs": 3, "device": "cpu"},
    "step": {"step": 1, "losses": {"d": 0.7}, "images_per_second": 2.5, "eta_s": 9.0},
    "sample": {"step": 1, "path": "a.png"},
    "pinned": {"step": 1, "path": "a.png"},
    "validated": {"step": 1, "figures": {"psnr": 19.0}},
    "saved": {"step": 1, "path": "a.safetensors"},
    "paused": {},
    "resumed": {},
    "warning": {"message": "m"},
    "finished": {"reason": "stopped"},
    "failed": {"message": "m"},
}


@pytest.mark.parametrize("event", FIRST)
def test_no_event_of_the_first_version_is_lost(event: str) -> None:
    """A journal outlives the version that wrote it, and one that is newer may have written more."""
    line = {"event": event, **FIRST[event]}
    read = decode_event(json.dumps(line).encode())
    assert read is not None
    assert msgspec.to_builtins(read)["event"] == event
    assert decode_event(json.dumps(line | {"of_a_later_version": 1}).encode()) == read


def test_an_event_that_can_not_be_read_is_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    assert decode_event(b'{"event":"danced"}\n') is None
    assert not caplog.records
    assert decode_event(b'{"event":"saved","step":"seven"}\n') is None
    assert "an event was passed over" in caplog.text


def test_checkpoints_are_thinned_evenly_and_the_newest_stays(tmp_path: Path) -> None:
    run = RunFolder(tmp_path)
    run.models.mkdir()
    for step in range(1, 201):
        (run.models / f"{step:07d}.safetensors").write_bytes(b"")
        run.thin_models()
    steps = sorted(int(path.stem) for path in run.models.iterdir())
    assert len(steps) == MOST_MODELS
    assert (steps[0], steps[-1]) == (1, 200)
    gaps = [after - before for before, after in pairwise(steps)]
    assert max(gaps) <= 8
