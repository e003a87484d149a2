"""The whole app in a process of its own, with the real starter model, as a person starts it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import psutil
import pytest
from PIL import Image

from sketchpad import paths
from sketchpad.app import STARTER_MODEL, read_examples
from sketchpad.document.drawing import Brush, Drawing
from sketchpad.document.files.recovery import Recovery
from sketchpad.settings import Settings, load_settings
from tests.trainer.data import combined_folder
from trainer.data.image_files import read_rgb
from trainer.model_card import read_card
from trainer.pix2pix.generator import load_generator
from trainer.runs.events import Finished
from trainer.runs.run_folder import RunFolder

PATIENCE = 110
START = "import sys; from sketchpad.app import main; sys.argv[0] = 'sketchpad'; main()"


def sketchpad(*arguments: object, code: str = START) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.qpa.*=false"},
    )


def test_the_smoke_run_draws_with_the_starter_model_and_reports(tmp_path: Path, home: Path) -> None:
    ended = sketchpad("--smoke", tmp_path / "r.json", "--seconds", 1)
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    report = json.loads((tmp_path / "r.json").read_text())
    assert report.keys() == {
        "window_ms",
        "first_picture_ms",
        "pen_to_picture_ms",
        "ui_gap_ms",
        "box_ms",
        "frames",
        "pictures_per_second",
        "sheet",
        "rss_mb",
        "model",
        "backend",
        "dtype",
        "threads",
        "threads_reason",
        "threads_while_drawing",
        "beside_load",
        "layers",
        "screenshot",
    }
    assert report["model"] == "Landscapes"
    assert 0 < report["window_ms"] < report["first_picture_ms"]
    assert 0 < report["pen_to_picture_ms"]["p50"] <= report["pen_to_picture_ms"]["p95"]
    assert 0 < report["ui_gap_ms"]["p50"] <= report["ui_gap_ms"]["p99"] <= report["ui_gap_ms"]["max"]
    with Image.open(report["screenshot"]) as screenshot:
        assert len(screenshot.convert("RGB").getcolors(1 << 24) or []) > 500  # a drawing and its picture
    assert not (home / "settings.json").exists()  # a measurement leaves no traces


def test_a_smoke_run_beside_a_busy_program_leaves_it_nowhere(tmp_path: Path, home: Path) -> None:
    ended = sketchpad("--smoke", tmp_path / "r.json", "--seconds", 1, "--beside-load", "--sheet", 1024)
    assert ended.returncode == 0, ended.stderr
    report = json.loads((tmp_path / "r.json").read_text())
    assert report["beside_load"]
    assert report["sheet"] == [1024, 1024]
    started = [process for process in psutil.process_iter(["cmdline"]) if str(tmp_path) in str(process.info)]
    assert not started


def test_a_smoke_run_draws_on_as_many_layers_as_it_is_told(tmp_path: Path, home: Path) -> None:
    ended = sketchpad("--smoke", tmp_path / "r.json", "--seconds", 1, "--layers", 8)
    assert ended.returncode == 0, ended.stderr
    assert json.loads((tmp_path / "r.json").read_text())["layers"] == 8


def test_a_smoke_run_beside_a_training_reports_both_and_leaves_neither_traces_nor_a_trainer(
    tmp_path: Path, home: Path
) -> None:
    data = combined_folder(tmp_path / "pairs", 4)
    ended = sketchpad("--smoke", tmp_path / "r.json", "--seconds", 1, "--train", data)
    assert ended.returncode == 0, ended.stderr
    report = json.loads((tmp_path / "r.json").read_text())
    assert report["frames"] > 0
    assert report["training"]["steps_per_second_alone"] > 0
    assert report["training"]["steps"] >= 0
    assert not (home / "runs").exists()
    running = [process for process in psutil.process_iter(["cmdline"]) if "sketchpad-smoke-" in str(process.info)]
    assert not running


def test_a_model_is_opened_by_its_name_alone(tmp_path: Path) -> None:
    (tmp_path / "broken.safetensors").write_text("hello")
    ended = sketchpad("--smoke", tmp_path / "r.json", tmp_path / "broken.safetensors")
    assert ended.returncode == 1
    assert "broken.safetensors" in json.loads((tmp_path / "r.json").read_text())["error"]


def test_a_broken_model_is_told_in_the_report_of_a_smoke_run(tmp_path: Path) -> None:
    (tmp_path / "broken.safetensors").write_text("hello")
    ended = sketchpad("--smoke", tmp_path / "r.json", "--model", tmp_path / "broken.safetensors")
    assert ended.returncode == 1
    assert "broken.safetensors" in json.loads((tmp_path / "r.json").read_text())["error"]


CLOSE_AFTER = """
import sys
from PySide6.QtCore import QTimer
from sketchpad import app
from sketchpad.ui.window.main_window import MainWindow
begin = MainWindow.begin
def end_soon(window):
    begin(window)
    {then}
    QTimer.singleShot(0, window.close)
MainWindow.begin = end_soon
app.main()
"""


def test_the_first_start_shows_an_example_and_later_ones_what_was_left(home: Path) -> None:
    ended = sketchpad(code=CLOSE_AFTER.format(then="print(window.toolbox.drawing.snapshot()[1].sum())"))
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) == read_rgb(read_examples()[0].path).sum()
    assert load_settings(home / "settings.json") != (Settings(), None)

    drawing, recovery = Drawing(), Recovery(paths.recovery_dir())
    recovery.attach(drawing)
    drawing.begin_stroke(Brush((9, 9, 9), 50), 100, 100)
    drawing.end_stroke()
    recovery.close(drawing)
    again = sketchpad(code=CLOSE_AFTER.format(then="print(window.toolbox.drawing.snapshot()[1].sum())"))
    assert int(again.stdout) == drawing.snapshot()[1].sum()


def test_closing_while_torch_is_still_being_imported_is_quick_and_clean(home: Path) -> None:
    ended = sketchpad(code=CLOSE_AFTER.format(then=""))
    assert ended.returncode == 0
    assert "Traceback" not in ended.stderr
    assert (home / "settings.json").exists()


CLOSE_WHILE_TRAINING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from sketchpad import app
from sketchpad.ui.training.training_dialogs import TrainingDialogs
from sketchpad.ui.window.main_window import MainWindow
from trainer.runs.config import make_config
from trainer.runs.events import Step
begin = MainWindow.begin
def train_and_end(window):
    begin(window)
    window.train.dialogs = TrainingDialogs()
    window.train.dialogs.ask_ending = lambda parent, name: sys.argv[2]
    small = {"size": 32, "depth": 3, "width": 4, "discriminator_width": 4, "patch": 16, "steps": 10**6, "threads": 1}
    manager, closed = window.train.run_manager, []
    close = lambda _run, event: isinstance(event, Step) and not closed and closed.append(window.close())
    manager.event_received.connect(close)
    manager.begin(make_config(small | {"data": sys.argv[1]}))
MainWindow.begin = train_and_end
sys.argv[0:] = ["sketchpad", *sys.argv[1:]]
sys.exit(app.run([]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="what was left is ended by POSIX's signals")
@pytest.mark.parametrize("ending", ["stop", "leave"])
def test_the_program_ends_though_it_trained(tmp_path: Path, home: Path, ending: str) -> None:
    ended = sketchpad(combined_folder(tmp_path / "pairs"), ending, code=CLOSE_WHILE_TRAINING)
    assert ended.returncode == 0, ended.stderr
    (run,) = map(RunFolder, (home / "runs").iterdir())
    if ending == "stop":
        assert run.owner() is None
        assert list(run.read_events())[-1] == Finished("stopped")
        return
    left = [process for process in psutil.process_iter(["cmdline"]) if str(run.root) in str(process.info)]
    assert len(left) == 1
    left[0].kill()


def test_an_image_and_a_model_are_named_on_the_command_line(tmp_path: Path) -> None:
    Image.new("RGB", (300, 260), (1, 2, 3)).save(tmp_path / "mine.png")
    code = CLOSE_AFTER.format(then="print(window.toolbox.drawing.width, window.toolbox.drawing.colour_at(5, 5))")
    assert sketchpad(tmp_path / "mine.png", code=code).stdout == "300 (1, 2, 3)\n"


def test_a_file_that_is_double_clicked_on_macos_opens(tmp_path: Path) -> None:
    Image.new("RGB", (300, 260), (1, 2, 3)).save(tmp_path / "mine.png")
    wanted = f"from PySide6.QtGui import QFileOpenEvent as Wanted; event = Wanted({str(tmp_path / 'mine.png')!r})"
    then = (
        f"{wanted}; app.QApplication.sendEvent(app.QApplication.instance(), event); "
        "print(window.toolbox.drawing.width, window.toolbox.drawing.colour_at(5, 5))"
    )
    assert sketchpad(code=CLOSE_AFTER.format(then=then)).stdout == "300 (1, 2, 3)\n"


def test_damaged_settings_are_a_sentence(home: Path) -> None:
    (home / "settings.json").write_text("{")
    ended = sketchpad(code=CLOSE_AFTER.format(then="print(window.message_text)"))
    assert "settings were damaged" in ended.stdout
    assert ended.returncode == 0


def test_a_home_that_is_no_folder_is_told_once(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "file").write_text("mine")
    monkeypatch.setenv("SKETCHPAD_HOME", str(home / "file"))
    ended = sketchpad(code=CLOSE_AFTER.format(then="print(window.message_text)"))
    assert ended.returncode == 0, ended.stderr
    (told,) = ended.stdout.splitlines()
    assert told.startswith(
        f"{home / 'file'} can’t be written (a part of its path is a file): nothing will be remembered"
    )
    assert "Traceback" not in ended.stderr
    assert (home / "file").read_text() == "mine"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a screen")
@pytest.mark.parametrize("display", [None, ":987"])
def test_without_a_screen_the_program_itself_says_so(display: str | None) -> None:
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in screens}
    environment |= {} if display is None else {"DISPLAY": display}
    ended = subprocess.run(
        [sys.executable, "-m", "sketchpad"],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        env=environment,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("There is no screen to show a window on: ")
    assert len(ended.stderr.splitlines()) == 1


def test_an_unforeseen_error_is_a_sentence_and_the_log_has_the_rest(home: Path) -> None:
    then = "QTimer.singleShot(0, lambda: 1 / 0); QTimer.singleShot(0, lambda: print(window.message_text))"
    ended = sketchpad(code=CLOSE_AFTER.format(then=then))
    assert "your drawing is safe" in ended.stdout
    assert "Traceback" not in ended.stderr
    assert "ZeroDivisionError" in (home / "sketchpad.log").read_text()


def test_the_demo_translates_the_examples_without_a_screen(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "sketchpad.demo", "--out", str(tmp_path / "demo")],
        env={n: v for n, v in os.environ.items() if n not in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    made = sorted(path.name for path in (tmp_path / "demo").iterdir())
    assert made == sorted(example.path.name for example in read_examples())
    assert str(tmp_path / "demo") in ended.stdout.splitlines()[-1]


def test_the_window_comes_without_torch_and_all_that_is_slow() -> None:
    slow = {"torch", "pyqtgraph", "cv2", "PIL"}
    code = f"import sys, sketchpad.app; print(sorted({slow!r} & set(sys.modules)))"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout == "[]\n"


class TestStarterModel:
    path = paths.assets() / STARTER_MODEL

    def test_it_is_small_and_says_whom_it_owes(self) -> None:
        assert self.path.stat().st_size <= 28 * 1000 * 1000
        card = read_card(self.path)
        assert card.licence == "CC BY-SA 4.0"
        assert "landscapes.credits.txt" in card.credits
        named = (paths.assets() / "licences" / "landscapes.credits.txt").read_text(encoding="utf-8")
        assert "Berthold Werner" in named

    @pytest.mark.parametrize("model", ["landscapes", "clay"])
    def test_a_flat_drawing_becomes_something_else_and_bare_paper_stays_paper(self, model: str) -> None:
        generator = load_generator(paths.assets() / "models" / f"{model}.safetensors")
        example = next(e for e in read_examples() if e.model == model)
        drawing = read_rgb(example.path)
        picture = generator.at_card_size(drawing)
        paper = (drawing == 255).all(axis=2)
        inside = ~paper
        assert np.abs(picture.astype(int) - drawing)[inside].mean() > 5  # it isn't the flat drawing again
        assert len(np.unique(picture[inside], axis=0)) > 20 * len(np.unique(drawing[inside], axis=0))
        blank = generator.at_card_size(np.full((512, 512, 3), 255, np.uint8))
        assert blank.mean() > {"landscapes": 238, "clay": 250}[model]


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal since Python 3.12")
def test_the_installed_qt_binding_loses_no_references() -> None:
    """PySide6 6.12.0 did, on Python 3.11, and brought the app down after some thousand calls (docs/adr/0005)."""
    from PySide6.QtGui import QPainterPath

    path = QPainterPath()
    before = sys.getrefcount(None)
    for _ in range(500):
        path.moveTo(1, 2)
    assert sys.getrefcount(None) > before - 100
