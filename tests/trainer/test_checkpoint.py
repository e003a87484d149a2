"""Checkpoints: always a whole one on disk, whatever happens while a new one is written."""

import errno
import resource
from pathlib import Path
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from trainer.runs.run_folder import RunFolder
from trainer.training.checkpoint import CheckpointError, read_checkpoints, write_checkpoint


def content(step: int) -> dict[str, Any]:
    return {"weights": torch.full((50, 50), float(step)), "progress": {"step": step}}


def steps(run: RunFolder) -> tuple[list[int], list[str]]:
    said: list[str] = []
    return [saved["progress"]["step"] for saved in read_checkpoints(run, said.append)], said


def test_the_newest_two_are_kept(tmp_path: Path) -> None:
    run = RunFolder(tmp_path)
    assert steps(run) == ([], [])
    for step in (1, 2, 3):
        write_checkpoint(run, content(step))
    assert steps(run) == ([3, 2], [])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["resume.before.pt", "resume.pt"]


@given(place=st.integers(0, 9_000), cut=st.booleans())
def test_damage_anywhere_costs_one_checkpoint(tmp_path_factory: pytest.TempPathFactory, place: int, cut: bool) -> None:
    run = RunFolder(tmp_path_factory.mktemp("run"))
    write_checkpoint(run, content(1))
    write_checkpoint(run, content(2))
    whole = run.resume.read_bytes()
    where = place * (len(whole) - 1) // 9_000
    run.resume.write_bytes(whole[:where] if cut else whole[:where] + bytes([whole[where] ^ 255]) + whole[where + 1 :])
    found, said = steps(run)
    if said:
        assert found == [1]
        assert "resume.pt of this run is damaged" in said[0]
    else:  # a byte that means nothing, such as one that fills up
        assert found == [2, 1]
        assert torch.equal(next(read_checkpoints(run, said.append))["weights"], content(2)["weights"])


def test_two_damaged_checkpoints_are_a_sentence(tmp_path: Path) -> None:
    run = RunFolder(tmp_path)
    for path in (run.resume, run.resume_before):
        path.write_bytes(b"hello")
    with pytest.raises(CheckpointError, match=r"can't be resumed"):
        steps(run)


def test_a_kill_between_the_moves_loses_nothing(tmp_path: Path) -> None:
    run = RunFolder(tmp_path)
    write_checkpoint(run, content(1))
    write_checkpoint(run, content(2))
    run.resume.rename(run.resume.with_name("resume.next.pt"))  # complete, but not yet in its place
    assert steps(run)[0] == [2, 1]
    write_checkpoint(run, content(3))
    assert steps(run)[0][0] == 3


def test_a_disk_that_is_full_keeps_the_old_checkpoint(tmp_path: Path) -> None:
    run = RunFolder(tmp_path)
    write_checkpoint(run, content(1))
    former = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, former[1]))
    try:
        with pytest.raises(OSError, match="File too large") as caught:
            write_checkpoint(run, content(2))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, former)
    assert caught.value.errno == errno.EFBIG
    assert steps(run) == ([1], [])
    assert [path.name for path in tmp_path.iterdir()] == ["resume.pt"]
