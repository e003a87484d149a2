"""The timeline of a training plays as an animation, and is exported as one."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageSequence
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from sketchpad.document.pixels import to_rgb
from sketchpad.ui.training.run import playback
from sketchpad.ui.training.run.timeline import Timeline
from sketchpad.ui.training.train_view import TrainView
from sketchpad.ui.window.main_window import MainWindow
from tests.trainer.data import picture, write
from tests.ui.conftest import Studio
from tests.ui.test_training_tab import PATIENCE, FakeTrainingDialogs, give_dialogs, make_run, show_tab
from trainer.runs.events import Finished, Pinned
from trainer.runs.run_folder import RunFolder

STEPS = (10, 20, 30, 40)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playback, "SLOWEST_MS", 30)
    monkeypatch.setattr(playback, "QUICKEST_MS", 30)
    monkeypatch.setattr(playback, "REST_MS", 30)


@pytest.fixture
def dialogs(studio: Studio) -> FakeTrainingDialogs:
    return give_dialogs(studio)


def flat(value: int) -> np.ndarray:
    return np.full((64, 64, 3), (value, 255 - value, 90), np.uint8)


def pinned_run() -> RunFolder:
    run = make_run("Mine")
    write(run.pinned_drawing, flat(250))
    for step in STEPS:
        write(run.pinned / f"{step:07d}.png", flat(4 * step))
        run.append_event(Pinned(step, str(run.pinned / f"{step:07d}.png")))
    run.append_event(Finished("stopped"))
    return run


def opened(studio: Studio) -> tuple[TrainView, Timeline]:
    view = show_tab(studio)
    view.list.itemActivated.emit(view.list.item(0))
    timeline = view.run_page.timeline
    studio.qtbot.waitUntil(lambda: timeline.step == STEPS[-1], timeout=PATIENCE)
    return view, timeline


def press(timeline: Timeline) -> None:
    assert timeline.play.isVisible()
    QTest.mouseClick(timeline.play, Qt.MouseButton.LeftButton)


def test_it_plays_in_order_in_a_loop_where_the_pictures_are(studio: Studio, dialogs: FakeTrainingDialogs) -> None:
    pinned_run()
    _, timeline = opened(studio)
    seen: list[tuple[int | None, int]] = []
    timeline.slider.valueChanged.connect(
        lambda _: seen.append((timeline.step, int(to_rgb(timeline.picture.image)[9, 9, 0])))
    )
    press(timeline)
    assert timeline.playback.playing
    assert timeline.play.accessibleName() == "Stand still"
    studio.qtbot.waitUntil(lambda: len(seen) >= 9, timeout=PATIENCE)
    assert seen[:9] == [(step, 4 * step) for step in (*STEPS, *STEPS, STEPS[0])]
    press(timeline)
    assert not timeline.playback.playing
    assert timeline.play.accessibleName() == "Play"


def test_it_goes_on_from_where_it_stands(studio: Studio, dialogs: FakeTrainingDialogs) -> None:
    pinned_run()
    _, timeline = opened(studio)
    timeline.slider.setValue(1)
    press(timeline)
    assert timeline.step == 30


@pytest.mark.parametrize("way", ["mouse", "key"])
def test_whoever_scrubs_stops_it(studio: Studio, dialogs: FakeTrainingDialogs, way: str) -> None:
    pinned_run()
    view, timeline = opened(studio)
    press(timeline)
    if way == "mouse":
        view.run_page.ensureWidgetVisible(timeline.slider)
        QTest.mousePress(timeline.slider, Qt.MouseButton.LeftButton, pos=QPoint(9, timeline.slider.height() // 2))
    else:
        QTest.keyClick(timeline.slider, Qt.Key.Key_Right)
    assert not timeline.playback.playing


def test_it_stops_when_another_page_is_shown(studio: Studio, dialogs: FakeTrainingDialogs) -> None:
    pinned_run()
    view, timeline = opened(studio)
    press(timeline)
    view.new_button.click()
    assert not timeline.playback.playing


def test_a_single_moment_has_nothing_to_play(studio: Studio, dialogs: FakeTrainingDialogs) -> None:
    make_run("Mine", steps=10)
    view = show_tab(studio)
    view.list.itemActivated.emit(view.list.item(0))
    timeline = view.run_page.timeline
    studio.qtbot.waitUntil(lambda: timeline.step == 10, timeout=PATIENCE)
    assert not timeline.play.isEnabled()
    timeline.playback.toggle()
    assert not timeline.playback.playing


def exported(studio: Studio, timeline: Timeline, dialogs: FakeTrainingDialogs, path: Path) -> MainWindow:
    dialogs.path = path
    with studio.qtbot.waitSignal(studio.window.train.status_message, timeout=PATIENCE):
        QTest.mouseClick(timeline.film, Qt.MouseButton.LeftButton)
    return studio.window


def test_the_film_has_the_drawing_and_then_each_picture(
    studio: Studio, dialogs: FakeTrainingDialogs, tmp_path: Path
) -> None:
    pinned_run()
    _, timeline = opened(studio)
    window = exported(studio, timeline, dialogs, tmp_path / "film.webp")
    assert window.message_text == f"Saved as {tmp_path / 'film.webp'}"
    assert dialogs.asked == ["Mine.webp"]
    with Image.open(tmp_path / "film.webp") as film:
        assert (film.format, film.info["loop"]) == ("WEBP", 0)
        frames = [np.asarray(frame.convert("RGB")).astype(int) for frame in ImageSequence.Iterator(film)]
    assert len(frames) == 5
    for frame, value in zip(frames, (250, *(4 * step for step in STEPS)), strict=True):
        assert np.abs(frame - flat(value)).max() < 12
    assert timeline.film.isEnabled()


def test_without_a_pinned_drawing_it_has_the_samples(
    studio: Studio, dialogs: FakeTrainingDialogs, tmp_path: Path
) -> None:
    make_run("Mine")
    _, timeline = opened(studio)
    exported(studio, timeline, dialogs, tmp_path / "film.webp")
    with Image.open(tmp_path / "film.webp") as film:
        assert getattr(film, "n_frames", 1) == 4
        last = picture(40)
        assert film.size == (3 * last.shape[1], last.shape[0])


def test_a_disk_that_refuses_it_is_a_sentence(studio: Studio, dialogs: FakeTrainingDialogs, tmp_path: Path) -> None:
    pinned_run()
    _, timeline = opened(studio)
    window = exported(studio, timeline, dialogs, tmp_path / "nowhere" / "film.webp")
    assert "couldn’t be saved" in window.message_text
    assert timeline.film.isEnabled()
    dialogs.path = None
    QTest.mouseClick(timeline.film, Qt.MouseButton.LeftButton)
    assert timeline.film.isEnabled()  # nothing was begun
