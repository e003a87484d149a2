"""The list of runs, the recognition of folders, corrected pairs, and the plan for a budget of time."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QFile
from PySide6.QtGui import QImage

from sketchpad.document.pixels import blank
from sketchpad.training.data.correction_pairs import CorrectionPairs, corrections_of
from sketchpad.training.runs.keep_awake import keeper_command
from sketchpad.training.runs.run_library import RunLibrary
from sketchpad.training.wording.setting_descriptions import known_groups
from sketchpad.training.wording.time_budget import BUDGETS, pace, plan
from tests.trainer.data import combined_folder, picture, soft_label_maps, two_folders, write
from trainer.data.checks.examination import examine
from trainer.data.pairs import DataError, find_pairs
from trainer.data.recognition import image_folders, recognise
from trainer.runs.config import TrainConfig
from trainer.runs.events import Finished, Started, Step, Validated
from trainer.runs.run_folder import RunError, RunFolder, RunLock


@pytest.fixture
def library(tmp_path: Path) -> RunLibrary:
    return RunLibrary(tmp_path / "runs")


def test_runs_are_listed_with_how_they_stand(library: RunLibrary) -> None:
    assert library.entries() == []
    config = TrainConfig(data="pairs", name="Büsche & Bäume")
    run = library.create(config)
    for event in (Started("1", config, 0, 100, 9, "cpu"), Step(40, {"d": 1.0}, 1.0, 60.0), Validated(40, {"psnr": 20})):
        run.append_event(event)
    (library.folder / "no run").mkdir()
    (entry,) = library.entries()
    assert (entry.name, entry.step, entry.steps, entry.pairs, entry.likeness) == ("Büsche & Bäume", 40, 100, 9, 20)
    assert (entry.state, entry.busy, entry.resumable) == ("failed", False, True)  # it ended without a word
    run.append_event(Finished("completed"))
    (entry,) = library.entries()
    assert (entry.state, entry.resumable) == ("completed", False)


def test_a_run_that_cannot_be_read_is_listed_with_its_fault_and_hides_no_other(library: RunLibrary) -> None:
    library.create(TrainConfig(data="pairs", name="Good"))
    bad = {"utf8": b'{"name": "\xff"}', "deep": b'{"data":' + b"[" * 5000, "wrong": b'{"data": 5}'}
    for name, content in bad.items():
        (library.folder / name).mkdir()
        (library.folder / name / "config.json").write_bytes(content)
    (library.folder / "folder" / "config.json").mkdir(parents=True)
    (library.folder / "stray").touch()
    entries = {entry.name: entry for entry in library.entries()}
    assert set(entries) == {"Good", "utf8", "deep", "wrong", "folder"}
    assert [name for name, entry in entries.items() if not entry.fault] == ["Good"]
    assert str(library.folder / "deep") in entries["deep"].fault
    assert not entries["deep"].resumable


def test_two_runs_of_one_name_have_folders_of_their_own(library: RunLibrary) -> None:
    roots = {library.create(TrainConfig(data="pairs", name="Same")).root.name for _ in range(3)}
    assert roots == {"same", "same-2", "same-3"}


def test_a_run_is_renamed_but_not_while_it_is_trained(library: RunLibrary) -> None:
    run = library.create(TrainConfig(data="pairs", name="Old"))
    (entry,) = library.entries()
    with RunLock(run), pytest.raises(RunError, match="being trained"):
        library.rename(entry, "New")
    library.rename(entry, "New")
    assert [entry.name for entry in library.entries()] == ["New"]


def test_a_run_goes_to_the_bin(library: RunLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    library.create(TrainConfig(data="pairs", name="Old"))
    (entry,) = library.entries()
    monkeypatch.setattr(QFile, "moveToTrash", lambda _path: False)
    with pytest.raises(RunError, match="delete the folder"):
        library.throw_away(entry)
    binned: list[str] = []

    def throw(path: str) -> bool:
        binned.append(path)
        return True

    monkeypatch.setattr(QFile, "moveToTrash", throw)
    library.throw_away(entry)
    assert binned == [str(entry.root)]
    with RunLock(RunFolder(entry.root)), pytest.raises(RunError, match="being trained"):
        library.throw_away(entry)


def noise(seed: int, size: int = 48) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.random.default_rng(seed).integers(0, 256, (size, size, 3)).astype(np.uint8)


def test_a_folder_is_recognised_with_its_direction(tmp_path: Path) -> None:
    for i in range(6):
        flat = picture(i, 48, 48)
        write(tmp_path / "combined" / f"{i}.png", np.hstack([noise(i), flat]))
        write(tmp_path / "photos" / f"{i}.png", noise(i))
        write(tmp_path / "three" / "flat" / f"{i}.png", flat)
        write(tmp_path / "three" / "photo" / f"{i}.png", noise(i))
        write(tmp_path / "three" / "other" / f"{i}.png", noise(i))
    combined = recognise(tmp_path / "combined")
    assert (combined.layout, combined.direction) == ("combined", "BtoA")  # the flat side is the drawing
    assert (combined.short_side, combined.size) == (48, 64)
    assert combined.sentence == "6 pairs, each in one image side by side"
    assert all(pair.swapped for pair in combined.pairs.train)
    photos = recognise(tmp_path / "photos")
    assert (photos.layout, photos.sentence) == ("photos", "6 single pictures, without drawings of them")
    folders = recognise(two_folders(tmp_path / "two"))
    assert (folders.layout, folders.direction, folders.folders) == ("folders", "AtoB", ("A", "B"))
    with pytest.raises(DataError):
        recognise(tmp_path / "three")
    assert image_folders(tmp_path / "three") == ["flat", "other", "photo"]
    assert recognise(tmp_path / "three", folders=("flat", "photo")).folders == ("flat", "photo")
    (tmp_path / "empty").mkdir()
    with pytest.raises(DataError):
        recognise(tmp_path / "empty")


def test_kinds_of_drawings_are_told_apart(tmp_path: Path) -> None:
    for i in range(6):
        lines = np.full((96, 96, 3), 255, np.uint8)
        lines[10 + i : 80, 20 + 5 * i : 22 + 5 * i] = 0
        labels = np.zeros((96, 96, 3), np.uint8)
        labels[:, :40], labels[:, 40 + i :] = (255, 0, 0), (0, 0, 255)
        for name, drawing in (("lines", lines), ("labels", labels), ("photo", noise(i + 50, 96))):
            write(tmp_path / name / "A" / f"{i}.png", drawing)
            write(tmp_path / name / "B" / f"{i}.png", noise(i, 96))
    for name in ("lines", "labels", "photo"):
        assert recognise(tmp_path / name, direction="AtoB").kind == name
    (tmp_path / "photo" / "palette.json").write_text("{}")
    assert recognise(tmp_path / "photo").kind == "labels"
    soft_label_maps(tmp_path / "soft")
    assert recognise(tmp_path / "soft").kind == "labels"
    for i in range(12):
        drawing = np.repeat(np.repeat(noise(i, 4), 24, 0), 24, 1)  # flat, but in colours of its own
        write(tmp_path / "colours" / "A" / f"{i}.png", drawing)
        write(tmp_path / "colours" / "B" / f"{i}.png", noise(i, 96))
    assert recognise(tmp_path / "colours").kind == "colours"


def test_corrections_become_pairs_that_can_be_learned_from(tmp_path: Path) -> None:
    corrections = corrections_of(tmp_path, "My model!")
    assert (corrections.root.name, corrections.count) == ("my-model", 0)
    names = [corrections.add(blank(300, 260, (1, 2, 3)), blank(256, 256, (9, 9, 9))) for _ in range(3)]
    assert (names, corrections.count) == (["0001", "0002", "0003"], 3)
    assert (
        QImage(str(corrections.root / "B" / "0001.png")).size()
        == QImage(str(corrections.root / "A" / "0001.png")).size()
    )
    corrections.remove("0002")
    assert CorrectionPairs(corrections.root).count == 2
    found = find_pairs(corrections.root)
    assert {pair.stem for pair in found.train + found.val} == {"0001", "0003"}


def test_a_budget_of_time_becomes_steps_that_fit(tmp_path: Path) -> None:
    combined_folder(tmp_path, 2)
    taste, good, _ = BUDGETS
    slow, fast = plan(taste, {}, 3.0), plan(taste, {}, 6.0)
    assert (slow["minutes"], slow["width"]) == (5, 32)
    assert fast["steps"] == pytest.approx(2 * slow["steps"], abs=2)  # type: ignore[operator]
    assert plan(good, {"steps": 7, "width": 64}, 3.0)["steps"] == 7
    large = plan(taste, {"size": 512}, 3.0)
    assert large["steps"] == pytest.approx(slow["steps"] / 4, abs=2)  # type: ignore[operator]
    assert not {"feature_matching", "gan_loss"} & slow.keys()  # nothing of a judge that isn't there
    assert (slow["objective"], plan(good, {}, 3.0)["objective"]) == ("l1", "l1+cgan")  # five minutes are too short
    judged = plan(taste, {"objective": "l1+cgan"}, 3.0)
    heavy = plan(taste, {"objective": "l1+cgan", "discriminator": "patch"}, 3.0)
    plain = plan(taste, {"perceptual": 0}, 3.0)
    wide = plan(taste, {"width": 64}, 3.0)
    assert slow["steps"] > judged["steps"] > heavy["steps"]  # type: ignore[operator]
    assert slow["steps"] > wide["steps"]  # type: ignore[operator]
    assert plain["steps"] > slow["steps"]  # type: ignore[operator]
    known = pace(
        2, [(TrainConfig(data="x", width=16, size=64), 99.0), (TrainConfig(data="x", width=32, size=512), 0.5)]
    )
    assert known == pytest.approx(2.0)
    of_features, of_pixels = (
        TrainConfig(data="x", perceptual=10, discriminator=kind) for kind in ("projected", "patch")
    )
    assert pace(2, [(of_features, 4.0)]) < pace(2, [(of_pixels, 4.0)])  # as fast, with less to do
    assert pace(4) > pace(2) > 0


def test_every_setting_of_a_training_is_explained() -> None:
    assert "More" not in known_groups()
    for group in known_groups().values():
        for words, line in group.values():
            assert words
            assert line.endswith(".")


def test_each_system_is_kept_awake_in_its_own_way() -> None:
    mac, linux = keeper_command("darwin", 7), keeper_command("linux", 7)
    assert mac is not None
    assert mac[0] == "caffeinate"
    assert mac[-1] == "7"
    assert linux is not None
    assert linux[0] == "systemd-inhibit"
    assert "--pid=7" in linux
    assert keeper_command("win32", 7) is None


def examined(root: Path) -> dict[str, int]:
    """Return the remedies and beginnings of what is found, with the number of pairs."""
    findings = examine(recognise(root, direction="AtoB"), lambda _seen, _of: True).findings
    return {finding.sentence: len(finding.pairs) for finding in findings}


def blobs(seed: int, shift: int = 0) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """A few flat squares on white, moved to the right by `shift` pixels."""
    rng = np.random.default_rng(seed)
    image = np.full((128, 128, 3), 255, np.uint8)
    for _ in range(4):
        y, x = rng.integers(8, 80, 2)
        image[y : y + 30, x + shift : x + shift + 24] = rng.integers(0, 200, 3)
    return image


def test_what_is_wrong_with_a_folder_is_found_and_named(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    for i in range(14):
        drawing, texture = blobs(i), rng.integers(0, 40, (128, 128, 3))
        write(tmp_path / "A" / f"{i:02}.png", drawing)
        write(tmp_path / "B" / f"{i:02}.png", (blobs(i, 12 if i == 3 else 0) * 0.8 + texture).astype(np.uint8))
    write(tmp_path / "A" / "lone.png", blobs(99))
    for side in ("A", "B"):
        (tmp_path / side / "copy.png").write_bytes((tmp_path / side / "05.png").read_bytes())
    (tmp_path / "A" / "07.png").write_bytes(b"no image")
    write(tmp_path / "B" / "08.png", picture(8, 128, 60))
    write(tmp_path / "A" / "09.png", (blobs(9) * 0.8 + rng.integers(0, 40, (128, 128, 3))).astype(np.uint8))
    write(tmp_path / "B" / "09.png", blobs(9))
    found = examined(tmp_path)

    def named(word: str) -> int:
        (count,) = [count for sentence, count in found.items() if word in sentence]
        return count

    assert named("07.png") == 1
    assert named("differ in shape") == 1
    assert named("same place") == 1
    assert named("changed places") == 1
    assert named("there twice") == 1
    assert named("lone") == 0  # without a partner there is no pair
    assert len(found) == 6


def test_label_maps_with_stray_colours_are_found_by_their_palette(tmp_path: Path) -> None:
    (tmp_path / "palette.json").write_text(
        '{"palette": [{"name": "a", "rgb": [255, 0, 0]}, {"name": "b", "rgb": [0, 0, 255]}]}'
    )
    for i in range(12):
        labels = np.zeros((96, 96, 3), np.uint8)
        labels[:, : 30 + i], labels[:, 30 + i :] = (255, 0, 0), (0, 0, 255)
        if i < 2:
            labels[:, 28 + i : 32 + i] = (128, 0, 128)
        write(tmp_path / "A" / f"{i}.png", labels)
        write(tmp_path / "B" / f"{i}.png", noise(i, 96))
    (finding,) = examine(recognise(tmp_path, direction="AtoB"), lambda _seen, _of: True).findings
    assert (finding.remedy, len(finding.pairs)) == ("snap", 2)


def test_sides_that_are_all_the_wrong_way_round_are_one_finding_and_few_pairs_another(tmp_path: Path) -> None:
    for i in range(4):
        write(tmp_path / "A" / f"{i}.png", noise(i, 96))
        write(tmp_path / "B" / f"{i}.png", picture(i, 96, 96))
    swap, few = examine(recognise(tmp_path, direction="AtoB"), lambda _seen, _of: True).findings
    assert swap.remedy == "swap"
    assert "only 4" in few.sentence
    assert examine(recognise(tmp_path), lambda _seen, _of: False).findings == ()  # given up


def test_pairs_can_be_left_out(tmp_path: Path) -> None:
    found = find_pairs(combined_folder(tmp_path, 6))
    stems = [pair.stem for pair in found.train[1:]]
    assert [pair.stem for pair in found.without(stems).train] == [found.train[0].stem]
    assert found.without([]) == found
    with pytest.raises(DataError, match="left out"):
        found.without([pair.stem for pair in found.train])
