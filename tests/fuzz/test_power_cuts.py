"""After a power cut at any point there is the old or the new, never neither."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from PySide6.QtGui import QImage

from sketchpad.document.drawing import Brush, Drawing
from sketchpad.document.errors import DocumentError
from sketchpad.document.files.export import write_image
from sketchpad.document.files.image_files import open_image
from sketchpad.document.files.openraster import open_openraster, save_openraster
from sketchpad.document.files.recovery import Recovery
from sketchpad.document.pixels import blank, to_rgb
from sketchpad.settings import Settings, load_settings, save_settings
from tests.fuzz.power_cuts import Disk
from tests.trainer.models import save_small_model
from trainer.model_card import read_card, rewrite_card
from trainer.pix2pix.model_file import load_model
from trainer.runs.run_folder import RunFolder
from trainer.training.checkpoint import read_checkpoints, write_checkpoint

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="files are known by /proc/self/fd")
OLD, NEW = (1, 2, 3), (200, 100, 50)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "disk").mkdir()
    return tmp_path / "disk"


@pytest.fixture
def watch(folder: Path) -> Iterator[Callable[[], Disk]]:
    with pytest.MonkeyPatch.context() as patch:
        yield lambda: Disk(folder, patch)


def states(disk: Disk, tmp_path: Path) -> list[tuple[int, Path]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.undo()
        found = list(disk.states(tmp_path / "after"))
    assert len(found) > 2
    return found


def stroke(drawing: Drawing, number: int) -> None:
    drawing.begin_stroke(Brush((9, 9, 40 * number), 20), 20 + 30 * number, 40)
    drawing.continue_stroke(200, 30 + 20 * number)
    drawing.end_stroke()


def pixels(image: QImage) -> bytes:
    return to_rgb(image).tobytes()


def unsaved(folder: Path) -> bytes | None:
    image = Recovery(folder / "recovery").restore()
    return pixels(image) if image is not None else None


@pytest.mark.parametrize("suffix", [".ora", ".png"])
def test_a_drawing_that_is_saved_first_is_in_its_file_or_in_its_journal(
    folder: Path, tmp_path: Path, watch: Callable[[], Disk], suffix: str
) -> None:
    drawing, recovery = Drawing(256, 256), Recovery(folder / "recovery")
    recovery.attach(drawing)
    stroke(drawing, 1)
    assert recovery._sync.flush(10)
    path = folder / f"mine{suffix}"
    disk = watch()
    if suffix == ".ora":
        save_openraster(path, drawing.image, drawing.background)
    else:
        write_image(path, drawing.image, "png")
    drawing.mark_saved()
    recovery.keep(drawing)
    recovery.close(drawing)
    drawn = pixels(drawing.image)
    for _, after in states(disk, tmp_path):
        try:
            found = open_openraster(after / path.name)[0] if suffix == ".ora" else open_image(after / path.name)
            assert pixels(found) == drawn
        except DocumentError:
            assert not (after / path.name).exists()
            assert unsaved(after) == drawn


@pytest.mark.parametrize("what", ["drawing", "export", "settings", "model", "card"])
def test_what_is_written_over_is_the_old_or_the_new(
    folder: Path, tmp_path: Path, watch: Callable[[], Disk], what: str
) -> None:
    path = folder / "file"

    def write(colour: tuple[int, int, int]) -> None:
        match what:
            case "drawing":
                save_openraster(path, blank(256, 256, colour), colour)
            case "export":
                write_image(path, blank(300, 300, colour), "webp", 100)
            case "settings":
                save_settings(path, Settings(colour=colour))
            case "model":
                save_small_model(path, seed=colour[0])
            case _:
                if not path.exists():
                    save_small_model(path)
                rewrite_card(path, str(colour), "")

    def read(file: Path) -> object:
        match what:
            case "drawing":
                image, paper = open_openraster(file)
                return pixels(image), paper
            case "export":
                return pixels(open_image(file))
            case "settings":
                settings, sentence = load_settings(file)
                assert sentence is None
                return settings
            case "model":
                return {name: tensor.tolist() for name, tensor in load_model(file)[1].items()}
            case _:
                load_model(file)
                return read_card(file).name

    write(OLD)
    old = read(path)
    disk = watch()
    write(NEW)
    disk.mark()
    new = read(path)
    assert new != old
    seen = set()
    for marks, after in states(disk, tmp_path):
        found = read(after / "file")
        assert found == new if marks else found in (old, new)
        seen.add(found == new)
    assert seen == {True, False}


def test_of_an_unsaved_drawing_at_most_what_was_drawn_since_the_last_sync_is_lost(
    folder: Path, tmp_path: Path, watch: Callable[[], Disk]
) -> None:
    drawing, recovery = Drawing(256, 256), Recovery(folder / "recovery", most_bytes=2_000)
    recovery.attach(drawing)
    (folder / "recovery").mkdir()
    disk = watch()
    steps = []
    for number in range(4):  # the journal begins anew on its way
        stroke(drawing, number)
        steps.append(pixels(drawing.image))
        assert recovery._sync.flush(10)
        disk.mark()
    recovery.close(drawing)
    for marks, after in states(disk, tmp_path):
        found = unsaved(after)
        assert found in steps[max(0, marks - 1) :] or (found is None and marks == 0)


def test_a_run_goes_on_from_its_old_or_its_new_checkpoint(
    folder: Path, tmp_path: Path, watch: Callable[[], Disk]
) -> None:
    run, warnings = RunFolder(folder), list[str]()
    for step in (1, 2):
        write_checkpoint(run, {"step": step, "weights": torch.full((50,), step)})
    disk = watch()
    write_checkpoint(run, {"step": 3, "weights": torch.full((50,), 3)})
    disk.mark()
    seen = set()
    for marks, after in states(disk, tmp_path):
        found = next(read_checkpoints(RunFolder(after), warnings.append))
        assert np.all(found["weights"].numpy() == found["step"])
        assert found["step"] == 3 if marks else found["step"] in (2, 3)
        seen.add(found["step"])
    assert seen == {2, 3}
