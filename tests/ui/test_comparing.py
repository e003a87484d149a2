"""The page "Compare" through the real tab, with a real trainer beside it, and a study's session by key events."""

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad import paths
from sketchpad.training.comparison.study_folder import StudyFolder
from sketchpad.ui.training.compare.compare_page import ComparePage
from sketchpad.ui.training.compare.people_panel import PeoplePanel
from sketchpad.ui.training.new_run.run_form import Base
from sketchpad.ui.training.study.study_window import StudyWindow
from tests.trainer.data import combined_folder
from tests.trainer.laboratory.test_segmenter import label_folder, labels_card
from tests.trainer.models import save_small_model
from tests.ui.test_training_tab import FakeTrainingDialogs, drop
from trainer.cli.main import app
from trainer.laboratory.study.results import Answer, Result, summarise
from trainer.laboratory.study.trials import Item, Study

PATIENCE = 90_000


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Eight red pictures that are real, and eight blue ones."""
    items = []
    for number in range(8):
        for kind, colour in (("real", (200, 30, 30)), ("made", (30, 30, 200))):
            Image.fromarray(np.full((64, 64, 3), colour, np.uint8)).save(tmp_path / f"{kind}{number}.jpg")
        items.append(Item(f"n{number}", f"real{number}.jpg", f"made{number}.jpg"))
    return Study("id", "Model", "data", tuple(items))


def take_part(window: StudyWindow, qtbot: QtBot, says_left: Callable[[int], bool], by_click: bool = False) -> Result:
    """Go through a session as a person does."""
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # qtbot closes it
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    qtbot.waitExposed(window)
    QTest.keyClicks(window.name, "Ann")
    results: list[Result] = []
    window.finished.connect(results.append)
    window.begin()
    while not results:
        qtbot.waitUntil(lambda: window.state in ("asking", "between", "end"), timeout=PATIENCE)
        if window.state == "end":
            break
        left = says_left(window.number) if window.state == "asking" else True
        if by_click and window.number % 2:
            place = window.stage.rects()[0 if left else 1].center().toPoint()
            QTest.mouseClick(window.stage, Qt.MouseButton.LeftButton, pos=place)
        else:
            QTest.keyClick(window, Qt.Key.Key_1 if left else Qt.Key.Key_2)
    return results[0]


def test_a_session_by_keys_and_clicks(qtbot: QtBot, study: Study, tmp_path: Path) -> None:
    window = StudyWindow(study, tmp_path, seed=4)
    seen: list[tuple[str, str]] = []

    def says(number: int) -> bool:
        return window.trials[number].real_is_left != (number == 5)  # always right, but once

    def look() -> None:
        if window.state == "showing":
            image = window.stage.grab().toImage()
            left, right = (QColor(image.pixel(p.center().toPoint())) for p in window.stage.rects())
            trial = window.trials[window.number]
            real, made = (left, right) if trial.real_is_left else (right, left)
            assert real.red() > 150
            assert made.blue() > 150
            seen.append((trial.real, trial.made))

    window.clock.frame.connect(lambda _now: look() if not seen else None)
    result = take_part(window, qtbot, says, by_click=True)
    assert seen
    assert result.participant == "Ann"
    assert [answer.practice for answer in result.answers] == [True] + [False] * 7
    assert [answer.fooled for answer in result.answers] == [number == 5 for number in range(8)]
    for answer in result.answers:
        assert answer.shown_ms >= 1000 - answer.frame_ms
    steady = [answer for answer in result.answers if answer.counts]
    if steady:  # a busy machine may have shown none for a second
        outcome = summarise([result])
        assert outcome is not None
        assert outcome.trials == len(steady)


def test_keys_count_only_when_it_asks(qtbot: QtBot, study: Study, tmp_path: Path) -> None:
    window = StudyWindow(study, tmp_path, seed=1)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # qtbot closes it
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.begin()
    assert not window.stage.isVisible()  # without a name nobody takes part
    QTest.keyClicks(window.name, "Ben")
    QTest.keyClick(window.name, Qt.Key.Key_Return)
    assert window.stage.isVisible()
    qtbot.waitUntil(lambda: window.state == "showing", timeout=PATIENCE)
    QTest.keyClick(window, Qt.Key.Key_1)
    assert window.number == 0
    results: list[Result] = []
    window.finished.connect(results.append)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert not results


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> ComparePage:
    drawing = QImage(40, 40, QImage.Format.Format_RGB32)
    drawing.fill(QColor("white"))
    drawing.setPixelColor(20, 20, QColor("black"))  # an empty sheet has the same picture by every model
    page = ComparePage(FakeTrainingDialogs(), lambda: drawing)
    qtbot.addWidget(page)
    for name, seed in (("one", 1), ("two", 2)):
        save_small_model(tmp_path / f"{name}.safetensors", seed=seed)
    bases = [Base(name.title(), tmp_path / f"{name}.safetensors") for name in ("one", "two")]
    page.show_models(bases, [])
    page.resize(1100, 900)
    page.show()
    return page


def test_models_are_compared_with_ones_own_drawing_first(page: ComparePage, qtbot: QtBot, tmp_path: Path) -> None:
    said: list[str] = []
    page.error_message.connect(said.append)
    assert not page.start.isEnabled()
    data = combined_folder(tmp_path / "pairs", 6)
    page.models.choose([tmp_path / "one.safetensors", tmp_path / "two.safetensors"])
    page.open_folder(data)
    QTest.mouseClick(page.start, Qt.MouseButton.LeftButton)
    assert page.end.isVisible()
    qtbot.waitUntil(lambda: page.view.isVisible() or bool(said), timeout=PATIENCE)
    assert not said
    assert page.report.isVisible()
    assert (page.out / "report.html").is_file()
    view = page.view
    names = [view.table.model().headerData(row, Qt.Orientation.Vertical) for row in range(view.table.rowCount())]
    assert names[:2] == ["Small (one)", "Small (two)"]
    model = view.table.model()
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert {"L ↑", "Perceptual ↓"} <= set(heads)
    assert "ask them" in view.meanings.text()
    told = json.loads((page.out / "comparison.json").read_text())
    assert told["own"]
    drawing = QImage(str(page.out / told["inputs"][0]))
    assert drawing.size().width() == 40  # the first row is the person's own
    view.choose_row(0)
    first = view.turns.box.image
    QTest.keyClick(view.turns, Qt.Key.Key_Right)
    assert view.turns.name.text() == "Small (two)"
    assert view.turns.box.image != first


def test_a_segmenter_adds_fcn_scores_to_the_figures(qtbot: QtBot, tmp_path: Path) -> None:
    data, judge = label_folder(tmp_path / "pairs"), tmp_path / "judge.safetensors"
    app(
        ["segmenter", "train", str(data), "--out", str(judge), "--size", "64", "--steps", "25", "--threads", "1"],
        standalone_mode=False,
    )
    dialogs = FakeTrainingDialogs()
    page = ComparePage(dialogs, QImage)
    qtbot.addWidget(page)
    models = [tmp_path / "one.safetensors", tmp_path / "two.safetensors"]
    for seed, path in enumerate(models):
        save_small_model(path, labels_card(), seed=seed)
    page.show_models([Base(path.stem, path) for path in models], [])
    page.resize(1100, 900)
    page.show()
    said: list[str] = []
    page.error_message.connect(said.append)
    page.models.choose(models)

    dialogs.path = models[0]  # a model is no segmenter
    QTest.mouseClick(page.choose_segmenter, Qt.MouseButton.LeftButton)
    assert len(said) == 1
    assert said[0].startswith("one.safetensors is no segmenter")
    assert not page.without_segmenter.isVisible()
    said.clear()
    dialogs.path = judge
    QTest.mouseClick(page.choose_segmenter, Qt.MouseButton.LeftButton)
    assert page.segmenter_name.text() == "Segmenter: judge.safetensors. It needs a folder."
    page.open_folder(data)
    assert page.segmenter_name.text() == "Segmenter: judge.safetensors"

    QTest.mouseClick(page.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.view.isVisible() or bool(said), timeout=PATIENCE)
    assert not said
    model = page.view.table.model()
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert heads[:3] == ["Pixels ↑", "Classes ↑", "IoU ↑"]
    names = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
    photos = names.index("The targets themselves")
    ious = [float(item.text()) for row in (0, 1, photos) if (item := page.view.table.item(row, 2)) is not None]
    assert ious[2] > max(ious[:2])  # the ceiling
    assert "network of 3 classes" in page.view.meanings.text()

    judge.write_bytes(b"not a segmenter any more")
    QTest.mouseClick(page.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    assert "judge.safetensors is not a model file" in said[0]
    assert "\n" not in said[0]
    QTest.mouseClick(page.without_segmenter, Qt.MouseButton.LeftButton)
    assert page.segmenter_name.text() == "No segmenter: no FCN-scores."


def answered(study: Study, name: str, fooled: int) -> Result:
    answers = tuple(
        Answer(item.made, item.real, True, number >= fooled, False, 1000, 16.7)
        for number, item in enumerate(study.items)
    )
    return Result(study.id, study.model, name, answers)


def test_results_that_are_dropped_are_added(page: ComparePage, qtbot: QtBot, tmp_path: Path, study: Study) -> None:
    people: PeoplePanel = page.people
    said: list[str] = []
    people.error_message.connect(said.append)
    model, data = tmp_path / "one.safetensors", combined_folder(tmp_path / "pairs", 6)
    page.models.choose([model])
    page.open_folder(data)
    folder = StudyFolder.of(model, data)
    assert folder.root.is_relative_to(paths.data_dir())
    folder.root.mkdir(parents=True)
    (folder.root / "study.json").write_bytes(msgspec.json.encode(study))
    folder.page.write_text("page")
    people.refresh()
    files = []
    for name, fooled in (("Ann", 2), ("Ben", 4), ("Cy", 6), ("ann", 8)):
        files.append(tmp_path / f"result-{name}{fooled}.json")
        files[-1].write_bytes(msgspec.json.encode(answered(study, name, fooled)))
    files.append(tmp_path / "other.json")
    files[-1].write_text("{}")
    drop(people, *files)
    assert len(said) == 2, said
    assert len(folder.results()) == 3
    assert "already" in said[0]
    assert "no result" in said[1]
    assert "3 people were fooled in 50 % of 24 trials" in people.outcome.text()
    assert "Fooled most: n0 (3 of 3)" in people.outcome.text()
