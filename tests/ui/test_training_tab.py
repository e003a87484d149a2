"""The tab "Train" through the real window: with a real trainer beside it where that is what matters."""

import os
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDoubleSpinBox, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from sketchpad import paths
from sketchpad.live.session import OpenedModel
from sketchpad.torch_generator import load_live_generator
from sketchpad.training.data.correction_pairs import corrections_of
from sketchpad.training.runs.run_library import RunLibrary
from sketchpad.ui.training.correction_dialog import CorrectionDialog
from sketchpad.ui.training.image_widgets import FlickerDialog
from sketchpad.ui.training.model_follower import ModelFollower
from sketchpad.ui.training.new_run.advanced_settings import AdvancedSettings
from sketchpad.ui.training.train_view import TrainView
from sketchpad.ui.training.training_dialogs import Ending, TrainingDialogs
from tests.trainer.data import combined_folder, picture, soft_label_maps, write
from tests.trainer.models import save_small_model
from tests.ui.conftest import Studio
from trainer.runs.config import ConfigError, TrainConfig
from trainer.runs.events import Finished, Sample, Saved, Started, Step, Validated
from trainer.runs.run_folder import RunFolder, RunLock

PATIENCE = 60_000
TINY = {
    "size": 32,
    "depth": 3,
    "width": 4,
    "discriminator_width": 4,
    "batch": 2,
    "threads": 1,
    "steps": 100_000,
    "checkpoint_every": 10,
    "sample_every": 10,
    "validate_every": 10,
}


@dataclass
class FakeTrainingDialogs(TrainingDialogs):
    """Answers at once what a test wants."""

    path: Path | None = None
    name: str | None = None
    bins: bool = True
    deletes: bool = True
    ending: Ending = "stop"
    asked: list[str] = field(default_factory=list)

    def choose_folder(self, parent: QWidget, folder: str) -> Path | None:
        return self.path

    def choose_model(self, parent: QWidget, folder: str) -> Path | None:
        return self.path

    def choose_segmenter(self, parent: QWidget, folder: str) -> Path | None:
        return self.path

    def choose_picture(self, parent: QWidget, folder: str) -> Path | None:
        return self.path

    def save_film(self, parent: QWidget, name: str) -> Path | None:
        self.asked.append(name)
        return self.path

    def ask_name(self, parent: QWidget, name: str) -> str | None:
        return self.name

    def confirm_bin(self, parent: QWidget, name: str) -> bool:
        self.asked.append(name)
        return self.bins

    def confirm_delete(self, parent: QWidget, name: str, place: Path) -> bool:
        self.asked.append(f"delete {name}")
        return self.deletes

    def ask_ending(self, parent: QWidget, name: str) -> Ending:
        self.asked.append(name)
        return self.ending


@pytest.fixture
def dialogs(studio: Studio) -> FakeTrainingDialogs:
    return give_dialogs(studio)


def give_dialogs(studio: Studio) -> FakeTrainingDialogs:
    dialogs = FakeTrainingDialogs()
    studio.window.train.dialogs = dialogs
    return dialogs


def click(button: QAbstractButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def show_tab(studio: Studio) -> TrainView:
    studio.key("F3")
    assert studio.window.train.isVisible()
    return studio.window.train.view


def drop(target: QWidget, *files: Path) -> None:
    """Drag files from a file manager over a widget and let them go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), action, data, buttons, keys)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(9, 9), action, data, buttons, keys))


def set_tiny(advanced: AdvancedSettings) -> None:
    for name, value in TINY.items():
        editor = advanced.editors[name]
        assert isinstance(editor, QSpinBox)
        editor.setValue(value)


def open_folder(studio: Studio, view: TrainView, folder: Path, pairs: int) -> None:
    drop(view.new_page.folder.drop, folder)
    page = view.new_page.folder
    studio.qtbot.waitUntil(lambda: page.found is not None and len(page.sheet.buttons) == pairs, timeout=PATIENCE)


def test_a_folder_is_dropped_taught_and_drawn_with_and_a_killed_training_goes_on(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    studio = Studio(qtbot, tmp_path, loader=load_live_generator)
    dialogs = give_dialogs(studio)
    studio.show()
    view = show_tab(studio)
    open_folder(studio, view, combined_folder(tmp_path / "pairs", 24), 24)
    form = view.new_page.form
    assert form.name.text() == "Pairs"
    form.base.setCurrentIndex(0)  # from nothing: a starter would bring its size along
    form.base.activated.emit(0)
    click(form.fold)
    set_tiny(form.advanced)
    click(view.new_page.start)

    page, timeline = view.run_page, view.run_page.timeline
    training = page.training
    assert training is not None
    assert training.ours
    qtbot.waitUntil(lambda: not timeline.picture.image.isNull(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: not timeline.samples.image.isNull(), timeout=PATIENCE)
    assert not timeline.drawing.image.isNull()  # the drawing on the sheet was pinned
    qtbot.waitUntil(lambda: page.curves.likeness.points("best") > 1, timeout=PATIENCE)
    assert page.curves.distance.points("g_l1") > 1
    assert "of 100,000" in page.standing.text()
    assert page.reading.text()
    switch = studio.window.pages.buttons[1]
    assert switch.text().endswith("%")
    assert switch.width() >= switch.sizeHint().width()

    click(page.pause)
    qtbot.waitUntil(lambda: page.resume.isVisible(), timeout=PATIENCE)
    assert page.standing.text().startswith("Paused")
    step = training.progress.step
    click(page.resume)
    qtbot.waitUntil(lambda: training.progress.step > step, timeout=PATIENCE)

    with qtbot.waitSignal(studio.session.model_opened, timeout=PATIENCE) as opened:
        click(timeline.use)
    assert studio.canvas.isVisible()
    assert opened.args is not None
    model = opened.args[0]
    assert isinstance(model, OpenedModel)
    assert (model.card.name, model.card.size) == ("Pairs", 32)
    assert model.card.training.steps >= 10
    studio.stroke((60, 60), (200, 180))
    qtbot.waitUntil(lambda: studio.view.shown_revision == studio.drawing.revision, timeout=PATIENCE)
    assert not studio.view.image.isNull()

    studio.key("F3")
    os.kill(training.pid, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    qtbot.waitUntil(lambda: page.trouble.isVisible(), timeout=PATIENCE)
    assert training.outcome is not None
    assert training.outcome.kind == "killed"
    reached = training.progress.step
    click(page.resume_button)
    qtbot.waitUntil(
        lambda: training.progress.first_step > 0 and training.progress.state == "training", timeout=PATIENCE
    )
    assert not page.trouble.isVisible()
    qtbot.waitUntil(lambda: training.progress.step > reached, timeout=PATIENCE)

    studio.window.close()  # asks, stops, saves, and closes by itself
    assert studio.window.isVisible()
    assert dialogs.asked == ["Pairs"]
    qtbot.waitUntil(lambda: not studio.window.isVisible(), timeout=PATIENCE)
    assert list(training.run.read_events())[-1] == Finished("stopped")
    assert training.run.owner() is None
    studio.session.stop()


def test_closing_can_be_given_up(studio: Studio, dialogs: FakeTrainingDialogs, monkeypatch: pytest.MonkeyPatch) -> None:
    run = make_run("Mine")
    training = studio.window.train.run_manager.open(run.root)
    monkeypatch.setattr(type(training), "ours", True)
    dialogs.ending = "stay"
    studio.window.close()
    assert studio.window.isVisible()
    assert dialogs.asked == ["Mine"]
    monkeypatch.undo()


def make_run(name: str, events: bool = True, steps: int = 40) -> RunFolder:
    """A run as one looks that was stopped after some steps, with samples, pinned pictures and models."""
    run = RunLibrary(paths.runs_dir()).create(TrainConfig(data="pairs", name=name, size=32, depth=3, width=4))
    if not events:
        return run
    run.append_event(Started("1", run.read_config(), 0, 100, 9, "cpu"))
    for step in range(10, steps + 1, 10):
        run.append_event(Step(step, {"d": 0.7, "g_gan": 1.0, "g_l1": 1 / step}, 2.0, 60.0))
        run.append_event(Validated(step, {"psnr": 10.0 + step / 10}))
        sheet = run.samples / f"{step:07d}.png"
        write(sheet, np.hstack([picture(step), picture(step + 1), picture(step + 2)]))
        run.append_event(Sample(step, str(sheet)))
        save_small_model(run.models / f"{step:07d}.safetensors", seed=step)
        run.append_event(Saved(step, str(run.model)))
    save_small_model(run.best)
    run.append_event(Finished("stopped"))
    return run


def test_earlier_trainings_are_listed_opened_renamed_and_thrown_away(
    studio: Studio, dialogs: FakeTrainingDialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = make_run("Old"), make_run("New")
    os.utime(old.events, (1, 1))
    os.utime(old.config, (1, 1))
    view = show_tab(studio)
    assert [view.list.item(row).text() for row in range(view.list.count())] == ["New", "Old"]
    assert "Old (yours)" in [view.new_page.form.base.itemText(i) for i in range(view.new_page.form.base.count())]
    QTest.mouseClick(
        view.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=view.list.visualItemRect(view.list.item(1)).center(),
    )
    page = view.run_page
    studio.qtbot.waitUntil(lambda: page.standing.text() == "Stopped  ·  step 40 of 100", timeout=PATIENCE)
    assert page.name.text() == "Old"
    assert page.resume.isVisible()
    assert not page.pause.isVisible()

    dialogs.name = "Older"
    (rename,) = [action for action in page.more.menu().actions() if "Rename" in action.text()]
    rename.trigger()
    assert page.name.text() == "Older"
    studio.qtbot.waitUntil(lambda: page.standing.text().startswith("Stopped"), timeout=PATIENCE)
    assert page.name.text() == "Older"
    assert view.list.item(1).text() == "Older"
    binned: list[str] = []

    def throw(path: str) -> bool:
        binned.append(path)
        import shutil

        shutil.rmtree(path)
        return True

    monkeypatch.setattr("sketchpad.training.runs.run_library.QFile.moveToTrash", throw)
    (away,) = [action for action in page.more.menu().actions() if "bin" in action.text()]
    dialogs.bins = False
    away.trigger()
    assert not binned
    dialogs.bins = True
    away.trigger()
    assert binned == [str(old.root)]
    assert view.list.count() == 1
    assert view.new_page.isVisible()
    assert new.root.exists()


def test_the_slider_goes_through_the_moments_of_a_training(studio: Studio, dialogs: FakeTrainingDialogs) -> None:
    run = make_run("Mine")
    view = show_tab(studio)
    view.list.itemActivated.emit(view.list.item(0))
    timeline = view.run_page.timeline
    studio.qtbot.waitUntil(lambda: timeline.step == 40, timeout=PATIENCE)
    newest = timeline.samples.image
    timeline.slider.setValue(0)
    assert timeline.step == 10
    assert timeline.samples.image != newest
    assert timeline.model_at(10) == run.models / "0000010.safetensors"
    (run.models / "0000010.safetensors").unlink()  # too many models are thinned
    assert timeline.model_at(10) == run.models / "0000020.safetensors"


def test_a_training_of_another_process_is_found_and_cannot_be_written_twice(
    studio: Studio, dialogs: FakeTrainingDialogs
) -> None:
    run = make_run("Mine")
    tab = studio.window.train
    with RunLock(run):
        tab.find_left()
        assert tab.run_manager.active is not None
        view = show_tab(studio)
        assert view.run_page.isVisible()  # what goes on is what is shown
        assert view.run_page.stop.isVisible()
        with studio.qtbot.waitSignal(tab.status_message, timeout=PATIENCE) as said:
            view.list.renamed.emit(view.list.item(0).data(Qt.ItemDataRole.UserRole))
            dialogs.name = "Other"
            view.list.renamed.emit(view.list.item(0).data(Qt.ItemDataRole.UserRole))
        assert said.args is not None
        assert "is being trained" in said.args[0]
    studio.qtbot.waitUntil(lambda: tab.run_manager.active is None, timeout=PATIENCE)
    assert not view.run_page.stop.isVisible()


def test_sides_are_swapped_and_a_pair_is_looked_at_closely(
    studio: Studio, dialogs: FakeTrainingDialogs, tmp_path: Path
) -> None:
    view = show_tab(studio)
    panel = view.new_page.folder
    open_folder(studio, view, combined_folder(tmp_path / "pairs", 6), 6)
    assert panel.found is not None
    before, first = panel.found.direction, panel.sheet.buttons[0].first
    click(panel.swap_button)
    studio.qtbot.waitUntil(lambda: panel.found is not None and len(panel.sheet.buttons) == 6, timeout=PATIENCE)
    assert panel.found is not None
    assert panel.found.direction != before
    assert panel.sheet.buttons[0].second == first
    assert view.new_page.config().direction == panel.found.direction
    click(panel.sheet.buttons[0])
    dialog = panel.findChild(FlickerDialog)
    assert isinstance(dialog, FlickerDialog)
    studio.qtbot.waitUntil(lambda: dialog.flicker.shows_second, timeout=PATIENCE)  # by itself
    QTest.keyClick(dialog, Qt.Key.Key_Space)
    assert not dialog.automatic.isChecked()
    dialog.reject()


def test_what_is_wrong_is_listed_with_its_remedies(
    studio: Studio, dialogs: FakeTrainingDialogs, tmp_path: Path
) -> None:
    folder = combined_folder(tmp_path / "pairs", 12, 64)
    (folder / "copy.png").write_bytes((folder / "003.png").read_bytes())
    (folder / "broken.png").write_bytes(b"no image")
    view = show_tab(studio)
    panel = view.new_page.folder
    drop(panel.drop, folder)
    studio.qtbot.waitUntil(lambda: len(panel.findings.rows) > 1, timeout=PATIENCE)
    (twice,) = [row for row in panel.findings.rows if "twice" in row.problem.finding.sentence]
    assert twice.remedy is not None
    assert view.new_page.config().leave_out == ()
    click(twice.remedy)
    assert view.new_page.config().leave_out == ("copy",)
    click(twice.remedy)
    assert view.new_page.config().leave_out == ()
    (broken,) = [row for row in panel.findings.rows if "broken.png" in row.problem.finding.sentence]
    assert broken.remedy is None  # it is left out by itself
    assert panel.about.text() == "14 pairs, each in one image side by side; 13 can be used."


def test_soft_label_maps_are_known_and_cleaned_without_a_file_of_their_colours(
    studio: Studio, dialogs: FakeTrainingDialogs, tmp_path: Path
) -> None:
    colours = {tuple(colour) for colour in soft_label_maps(tmp_path / "pairs").tolist()}
    view = show_tab(studio)
    panel = view.new_page.folder
    drop(panel.drop, tmp_path / "pairs")
    studio.qtbot.waitUntil(lambda: any(row.remedy for row in panel.findings.rows), timeout=PATIENCE)
    (stray,) = [row for row in panel.findings.rows if "seem to be made of" in row.problem.finding.sentence]
    assert stray.remedy is not None
    config = view.new_page.config()
    assert (config.kind, config.snap) == ("labels", False)
    click(stray.remedy)
    config = view.new_page.config()
    assert (config.kind, config.snap) == ("labels", True)
    proposed = np.array([swatch.rgb for swatch in config.input_spec().palette])
    assert len(proposed) == len(colours)
    for colour in colours:
        assert np.abs(proposed - colour).max(1).min() <= 8
    click(stray.remedy)
    assert not view.new_page.config().snap


def test_pictures_alone_offer_to_make_drawings_of_them(
    studio: Studio, dialogs: FakeTrainingDialogs, tmp_path: Path
) -> None:
    for i in range(4):
        write(tmp_path / "photos" / f"{i}.png", picture(i, 96, 96))
    view = show_tab(studio)
    panel = view.new_page.folder
    drop(panel.drop, tmp_path / "photos")
    makers = panel.makers
    studio.qtbot.waitUntil(
        lambda: all(not choice.drawing.isNull() for choice in makers.choices.values()), timeout=PATIENCE
    )
    click(makers.choices["blocks"])
    config = view.new_page.config()
    assert (config.maker, config.kind) == ("blocks", "colours")
    assert not makers.lines.isVisible()
    click(makers.choices["edges"])
    former = makers.choices["edges"].drawing
    makers.lines.setValue(100)
    studio.qtbot.waitUntil(lambda: makers.choices["edges"].drawing is not former, timeout=PATIENCE)
    config = view.new_page.config()
    assert (config.maker, config.kind, config.thresholds) == ("edges", "lines", makers.thresholds)


def test_of_more_than_two_folders_the_person_says_which(
    studio: Studio, dialogs: FakeTrainingDialogs, tmp_path: Path
) -> None:
    for name in ("flat", "lines", "render"):
        for i in range(4):
            write(tmp_path / "many" / name / f"{i}.png", picture(i))
    view = show_tab(studio)
    panel = view.new_page.folder
    drop(panel.drop, tmp_path / "many")
    studio.qtbot.waitUntil(lambda: panel.trouble.isVisible(), timeout=PATIENCE)
    assert not view.new_page.start.isVisible()
    panel.sides.first.setCurrentText("lines")
    click(panel.sides.findChildren(QAbstractButton)[-1])
    studio.qtbot.waitUntil(lambda: panel.found is not None, timeout=PATIENCE)
    config = view.new_page.config()
    assert (config.input, config.target) == ("lines", "render")


def test_a_folder_without_pictures_is_a_sentence(studio: Studio, dialogs: FakeTrainingDialogs, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    view = show_tab(studio)
    dialogs.path = tmp_path / "empty"
    click(view.new_page.folder.drop.choose)
    studio.qtbot.waitUntil(lambda: view.new_page.folder.trouble.isVisible(), timeout=PATIENCE)
    assert view.new_page.folder.drop.isVisible()


def test_a_base_model_decides_the_network(studio: Studio, dialogs: FakeTrainingDialogs, tmp_path: Path) -> None:
    save_small_model(tmp_path / "base.safetensors")
    view = show_tab(studio)
    form = view.new_page.form
    form.choose_base(str(tmp_path / "base.safetensors"))
    values = form.values()
    assert (values["size"], values["width"], values["depth"]) == (32, 4, 4)
    assert not form.advanced.editors["width"].isEnabled()
    form.choose_base(None)
    assert form.advanced.editors["width"].isEnabled()
    form.advanced.editors["learning_rate"].setFocus()
    editor = form.advanced.editors["learning_rate"]
    assert isinstance(editor, QDoubleSpinBox)
    editor.setValue(0.001)
    assert form.values()["learning_rate"] == 0.001


def test_what_a_judge_of_features_does_not_ask_for_waits(studio: Studio) -> None:
    form = show_tab(studio).new_page.form
    editors = form.advanced.editors
    judge, patch = editors["discriminator"], editors["patch"]
    assert isinstance(judge, QComboBox)
    form.fold.click()
    assert patch.isEnabled()
    for kind, waits in (("projected", True), ("patch", False)):
        judge.setCurrentIndex(judge.findData(kind))
        judge.activated.emit(judge.currentIndex())
        assert form.values()["discriminator"] == kind
        for name in ("patch", "feature_matching", "discriminator_augmentation"):
            assert editors[name].isEnabled() != waits
    assert editors["discriminator_width"].isEnabled()


def test_a_base_that_cannot_be_used_is_never_left_out_in_silence(
    studio: Studio, dialogs: FakeTrainingDialogs, tmp_path: Path
) -> None:
    save_small_model(tmp_path / "base.safetensors")
    (tmp_path / "base.discriminator.safetensors").write_bytes(b"no model")
    view = show_tab(studio)
    drop(view.new_page.folder.drop, combined_folder(tmp_path / "pairs", 4))
    studio.qtbot.waitUntil(lambda: view.new_page.folder.found is not None, timeout=PATIENCE)
    view.new_page.form.choose_base(str(tmp_path / "base.safetensors"))
    with pytest.raises(ConfigError, match=r"base\.discriminator\.safetensors"):
        view.new_page.config()


def test_keys_that_draw_or_clear_do_nothing_where_the_drawing_is_not_seen(
    studio: Studio, dialogs: FakeTrainingDialogs
) -> None:
    studio.stroke((50, 50), (120, 120))
    drawn = QImage(studio.drawing.image)
    tool = studio.window.toolbox.tool
    view = show_tab(studio)
    for keys in ("Del", "E", "Ctrl+Z", "Ctrl+N"):
        QTest.keySequence(view, keys)
    assert studio.drawing.image == drawn
    assert studio.window.toolbox.tool is tool
    QTest.keySequence(view, "F2")
    assert studio.canvas.isVisible()
    studio.key("Ctrl+Z")
    assert studio.drawing.image != drawn


def test_the_newest_model_waits_until_the_pen_rests(qtbot: QtBot) -> None:
    states = iter([(False, 1), (True, 1), (True, 1), (False, 2), (False, 3)])  # drawn on, and changed a moment ago
    asked: list[tuple[bool, int]] = []

    def state() -> tuple[bool, int]:
        asked.append(next(states, (False, 3)))
        return asked[-1]

    follower = ModelFollower(state, rest_ms=1)
    wanted: list[Any] = []
    follower.wanted.connect(lambda model: wanted.append((model, len(asked))))
    follower.offer(Path("a"))
    qtbot.waitUntil(lambda: bool(wanted))
    assert wanted == [(Path("a"), 6)]  # not before it was at rest


def test_only_the_newest_model_is_drawn_with(qtbot: QtBot) -> None:
    follower = ModelFollower(lambda: (False, 1), rest_ms=1)
    wanted: list[Any] = []
    follower.wanted.connect(wanted.append)
    follower.offer(Path("a"))
    follower.offer(Path("b"))
    qtbot.waitUntil(lambda: wanted == [Path("b")])


def test_a_corrected_picture_becomes_a_pair_and_teaching_begins(
    studio: Studio, dialogs: FakeTrainingDialogs, tmp_path: Path
) -> None:
    studio.open_model()
    studio.stroke((50, 50), (120, 120))
    studio.wait_for_picture()
    studio.key("Ctrl+T")
    dialog = studio.window.findChild(CorrectionDialog)
    assert isinstance(dialog, CorrectionDialog)
    before = QImage(dialog.picture.image)
    place = dialog.canvas.document_to_widget(QPointF(40, 40)).toPoint()
    QTest.mousePress(dialog.canvas, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(dialog.canvas, Qt.MouseButton.LeftButton, pos=place + QPoint(9, 9))
    assert dialog.picture.image != before
    click(dialog.undo)
    assert dialog.picture.image == before
    write(tmp_path / "wide.png", picture(3, 400, 100))
    drop(dialog, tmp_path / "wide.png")
    assert dialog.picture.image == before  # it doesn't fit the drawing
    write(tmp_path / "right.png", picture(3, 256, 256))
    drop(dialog, tmp_path / "right.png")
    assert dialog.picture.image != before
    click(dialog.add)
    corrections = corrections_of(paths.corrections_dir(), "Fake")
    assert corrections.count == 1
    assert QImage(str(corrections.root / "A" / "0001.png")).size() == studio.drawing.image.size()
    click(dialog.teach)
    panel = studio.window.train.view.new_page.folder
    studio.qtbot.waitUntil(lambda: panel.found is not None, timeout=PATIENCE)
    assert panel.found is not None
    assert panel.found.root == corrections.root


def test_a_folder_dropped_on_the_window_is_one_to_learn_from(
    studio: Studio, dialogs: FakeTrainingDialogs, tmp_path: Path
) -> None:
    drop(studio.window, combined_folder(tmp_path / "pairs", 4))
    assert studio.window.train.isVisible()
    panel = studio.window.train.view.new_page.folder
    studio.qtbot.waitUntil(lambda: panel.found is not None, timeout=PATIENCE)


def test_everything_in_the_tab_has_a_name(studio: Studio, dialogs: FakeTrainingDialogs, tmp_path: Path) -> None:
    make_run("Mine")
    view = show_tab(studio)
    open_folder(studio, view, combined_folder(tmp_path / "pairs", 3), 3)
    for widget in view.findChildren(QWidget):
        if (
            widget.window() is studio.window
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not widget.objectName().startswith("qt_")
        ):
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            parent = widget.parentWidget()
            assert widget.accessibleName() or text or (parent is not None and parent.accessibleName()), widget
