"""A disk that runs full in the middle of a deed: one sentence, what was there is whole, and with room it goes on."""

import gc
import shutil
from pathlib import Path

import pytest

from tests.faults.deeds import DEEDS, Deed
from tests.faults.small_disk import NoDiskError, fill, small_disk
from trainer.files.reasons import reason_of

_SIZE, _PAGE = 6 << 20, 4096  # bytes


def states(deed: Deed, folder: Path) -> list[object]:
    """Return what is found before a deed and after each of its steps, where there is room."""
    whole, found = folder / "whole", list[object]()

    def look() -> None:
        copy = folder / str(len(found))  # nobody has it open
        shutil.copytree(whole, copy)
        found.append(deed.look(copy))

    whole.mkdir(parents=True)
    deed.prepare(whole)
    look()
    for _ in deed.do(whole):
        look()
    return found


@pytest.mark.parametrize("name", DEEDS)
def test_a_disk_that_runs_full_costs_nothing_that_was_there(tmp_path: Path, name: str) -> None:
    deed, sentences = DEEDS[name], list[str]()
    found = states(deed, tmp_path / "states")
    for pages in (0, *(2**power for power in range(11))):
        try:
            with small_disk(tmp_path / str(pages), _SIZE) as disk:
                deed.prepare(disk)
                ballast = fill(disk, pages * _PAGE)
                steps, sentence = attempt(deed, disk)
                assert deed.look(disk) in found[steps : steps + 2]
                assert not [path for path in disk.rglob(".*") if path.is_file()]
                ballast.unlink()
                assert attempt(deed, disk) == (len(found) - 1, "")
                deed.look(disk)
        except NoDiskError as error:
            pytest.skip(str(error))
        if not sentence:
            break
        sentences.append(sentence)
    assert not sentence
    assert all("full" in sentence or "make room" in sentence for sentence in sentences)
    assert sentences or name == "checkpoint"  # the one before the newest makes room


def attempt(deed: Deed, folder: Path) -> tuple[int, str]:
    """Do a deed; return how many of its steps were done, and in a sentence why no more."""
    steps = 0
    try:
        for _ in deed.do(folder):
            steps += 1
    except deed.typed as error:
        sentence = reason_of(error)
        error.__traceback__ = None
        gc.collect()  # what was at work holds its lock, as if its window were still there
        assert "\n" not in sentence.strip()
        return steps, sentence
    return steps, ""
