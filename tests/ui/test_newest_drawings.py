"""When a training ends, the person's newest drawings are shown as the new model draws them."""

from pathlib import Path

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sketchpad.document.files.openraster import read_openraster, save_openraster
from sketchpad.document.pixels import to_qimage, to_rgb
from sketchpad.ui.training.run.newest_drawings import MOST, NewestDrawings
from sketchpad.ui.training.train_view import TrainView
from tests.trainer.data import write
from tests.ui.conftest import Studio
from tests.ui.test_training_tab import FakeTrainingDialogs, give_dialogs, make_run, show_tab
from trainer.pix2pix.generator import load_generator
from trainer.runs.run_folder import RunFolder, RunLock

PATIENCE = 150_000  # a trainer is started for it


@pytest.fixture
def dialogs(studio: Studio) -> FakeTrainingDialogs:
    return give_dialogs(studio)


def colours(path: Path, number: int, kind: str = "") -> Path:
    """A drawing of flat areas; an OpenRaster file says for which kind of model."""
    sheet = np.full((300, 280, 3), (40, 90 + number, 200), np.uint8)
    sheet[100:220, 40:200] = (200, 30 + number, 60)
    if path.suffix == ".ora":
        save_openraster(path, to_qimage(sheet), (255, 255, 255), kind=kind)
    else:
        write(path, sheet)
    return path


def lines(path: Path) -> Path:
    """A drawing of black lines on white."""
    sheet = np.full((300, 280, 3), 255, np.uint8)
    sheet[100:104, 20:240] = 0
    write(path, sheet)
    return path


def end_training(studio: Studio, run: RunFolder) -> tuple[TrainView, NewestDrawings]:
    """Let a training that another process was at come to its end before the eyes of the person."""
    tab = studio.window.train
    with RunLock(run):
        tab.find_left()
        view = show_tab(studio)
        newest = view.run_page.newest
        assert view.run_page.stop.isVisible()
        assert not newest.isVisible()
    studio.qtbot.waitUntil(lambda: tab.run_manager.active is None, timeout=PATIENCE)
    studio.qtbot.waitUntil(lambda: not newest.working, timeout=PATIENCE)
    return view, newest


def test_the_five_newest_that_suit_the_model_are_shown_and_one_opens_with_it(
    studio: Studio, dialogs: FakeTrainingDialogs, tmp_path: Path
) -> None:
    run = make_run("Mine")
    damaged, empty = tmp_path / "damaged.ora", tmp_path / "empty.png"
    damaged.write_bytes(b"PK")
    write(empty, np.full((300, 300, 3), 255, np.uint8))
    suiting = [colours(tmp_path / f"{n}.{'ora' if n % 2 else 'png'}", n) for n in range(6)]
    of_labels = colours(tmp_path / "labels.ora", 20, "labels")  # which looks like one of colours
    unsuiting = [tmp_path / "gone.png", lines(tmp_path / "lines.png"), of_labels, damaged, empty]
    studio.window.files.recent = [*unsuiting, *suiting]
    view, newest = end_training(studio, run)
    assert newest.isVisible()
    assert len(newest.buttons) == MOST == 5
    names = [button.accessibleName() for button in newest.buttons]
    assert names == [f"Open {path.name} and draw on with this model" for path in suiting[:5]]
    # The trainer computes in whichever number type is faster here.
    draws = [load_generator(run.best, "cpu", dtype) for dtype in (torch.float32, torch.bfloat16)]
    for number, button in enumerate(newest.buttons):
        drawing = to_rgb(button.first)
        assert drawing.shape == (300, 280, 3)
        assert tuple(drawing[0, 0].tolist()) == (40, 90 + number, 200)
        picture = to_rgb(button.second).astype(int)
        assert min(np.abs(picture - draw.at_card_size(drawing)).max() for draw in draws) <= 1

    studio.loader.generators[run.best.stem] = studio.generator
    with studio.qtbot.waitSignal(studio.session.model_opened):
        QTest.mouseClick(newest.buttons[1], Qt.MouseButton.LeftButton)
    assert studio.canvas.isVisible()
    assert studio.window.files.file == suiting[1]
    assert studio.loader.asked[-1] == run.best

    other = make_run("Other")
    view.refresh()
    for row, shown in ((0, other), (1, run)):
        view.list.itemActivated.emit(view.list.item(row))
        training = view.run_page.training
        assert training is not None
        assert training.run.root == shown.root
        assert newest.isHidden() == (shown is other)


def test_a_saved_drawing_says_for_which_kind_of_model_it_was_drawn(studio: Studio, tmp_path: Path) -> None:
    studio.stroke((20, 20), (200, 200))
    studio.dialogs.path = tmp_path / "mine.ora"
    for kind in ("", "colours"):
        if kind:
            studio.open_model()
        assert studio.window.files.save_as()
        assert read_openraster(studio.dialogs.path).kind == kind


def test_where_nothing_suits_nothing_is_shown(studio: Studio, dialogs: FakeTrainingDialogs, tmp_path: Path) -> None:
    studio.window.files.recent = [lines(tmp_path / "lines.png"), tmp_path / "gone.ora"]
    _, newest = end_training(studio, make_run("Mine"))
    assert not newest.isVisible()
    assert newest.buttons == []


def test_a_question_comes_before_an_unsaved_drawing_goes(
    studio: Studio, dialogs: FakeTrainingDialogs, tmp_path: Path
) -> None:
    studio.stroke((20, 20), (200, 200))
    image = studio.drawing.image.copy()
    studio.dialogs.answer = "stay"
    studio.window.train.drawing_wanted.emit(colours(tmp_path / "a.png", 1), tmp_path / "m.safetensors")
    assert studio.dialogs.asked
    assert studio.drawing.image == image
