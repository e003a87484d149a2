"""After a power cut at any point of a deed there is the old or the new, never neither."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.faults.deeds import DEEDS, NEW, OLD
from tests.faults.power_cuts import Disk
from trainer.files.atomic_write import write_atomically

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="files are known by /proc/self/fd")
# Not the events of a run, of which the last seconds may be lost, nor what can be translated again.
LASTING = [name for name in DEEDS if name not in ("run", "translation", "film")]


@pytest.mark.parametrize("name", LASTING)
def test_there_is_what_was_there_before_the_step_or_after_it(tmp_path: Path, name: str) -> None:
    deed, folder = DEEDS[name], tmp_path / "disk"
    folder.mkdir()
    deed.prepare(folder)
    shutil.copytree(folder, tmp_path / "step0")
    with pytest.MonkeyPatch.context() as patch:
        disk = Disk(folder, patch)
        for _ in deed.do(folder):
            disk.mark()
            shutil.copytree(folder, tmp_path / f"step{disk.marks}")
    found = [deed.look(tmp_path / f"step{mark}") for mark in range(disk.marks + 1)]  # copies, which nobody has open
    seen = set()
    for marks, after in disk.states(tmp_path / "after"):
        state = deed.look(after)
        assert state in found[marks : marks + 2]
        seen.add(found.index(state))
    assert {found.index(state) for state in found} == seen


def test_the_recorder_sees_what_is_not_synced(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    (folder / "file").write_bytes(bytes(OLD))
    with pytest.MonkeyPatch.context() as patch:
        disk = Disk(folder, patch)
        write_atomically(folder / "file", bytes(NEW), durable=False)
        disk.mark()
    left = {(after / "file").read_bytes() for _, after in disk.states(tmp_path / "after")}
    assert b"" in left
