"""“Surprise me”: an example comes to be stroke by stroke, and anything stops it."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad.document.pixels import to_rgb
from sketchpad.document.tools.toolbox import Tool
from sketchpad.ui.picture.example_strip import Example
from sketchpad.ui.picture.surprise_controller import SurpriseController
from tests.live.fakes import FakeGenerator
from tests.trainer.data import write
from tests.ui.conftest import Studio
from trainer.model_card import InputSpec, ModelCard, NetworkSpec

RED, BLUE, WHITE = (200, 30, 30), (30, 60, 200), (255, 255, 255)


@pytest.fixture
def flag(qtbot: QtBot, tmp_path: Path) -> Iterator[Studio]:
    """A window whose one example is a flag: red above blue, with a white square."""
    image = np.full((256, 320, 3), RED, np.uint8)
    image[128:] = BLUE
    image[90:170, 120:200] = WHITE
    write(tmp_path / "flag.png", image)
    studio = Studio(qtbot, tmp_path, examples=[Example(tmp_path / "flag.png", "Flag", "fake")])
    studio.show()
    studio.open_model()
    surprises_of(studio).ticks = 30
    yield studio
    studio.recovery.close(studio.drawing)
    studio.session.stop()


def surprises_of(studio: Studio) -> SurpriseController:
    return studio.window.surprises


def begin(studio: Studio) -> None:
    studio.window.actions_.surprise.trigger()
    studio.qtbot.waitUntil(lambda: surprises_of(studio).is_drawing)


def test_the_example_is_drawn_and_every_stroke_can_be_undone(flag: Studio) -> None:
    with flag.qtbot.waitSignal(surprises_of(flag).ended, timeout=20_000):
        begin(flag)
        assert "any key or click" in flag.window.statusBar().currentMessage()
    drawing = flag.drawing
    assert (drawing.width, drawing.height) == (320, 256)
    assert [drawing.colour_at(*at) for at in ((30, 30), (30, 220), (160, 130))] == [RED, BLUE, WHITE]
    flag.wait_for_picture()
    for _ in range(3):
        flag.key("Ctrl+Z")
    assert drawing.is_blank
    assert (drawing.width, drawing.height) == (320, 256)
    flag.key("Ctrl+Z")
    assert (drawing.width, drawing.height) == (512, 512)  # the sheet before is there as well
    assert flag.window.files.is_unnamed


def test_the_persons_colour_and_brush_are_what_they_were(flag: Studio) -> None:
    box = flag.window.toolbox
    flag.key("E")
    box.set_sizes(33, 44)
    box.stabilizer = 0.5
    before = (box.tool, box.colour, box.former_colour, box.size_of(Tool.BRUSH), box.size_of(Tool.ERASER), box.paint)
    with flag.qtbot.waitSignal(surprises_of(flag).ended, timeout=20_000):
        begin(flag)
    after = (box.tool, box.colour, box.former_colour, box.size_of(Tool.BRUSH), box.size_of(Tool.ERASER), box.paint)
    assert after == before
    assert box.stabilizer == 0.5


@pytest.mark.parametrize("how", ["key", "click"])
def test_any_key_or_click_stops_it_and_does_nothing_else(flag: Studio, how: str) -> None:
    surprises_of(flag).ticks = 100_000
    begin(flag)
    flag.qtbot.waitUntil(lambda: flag.drawing.stroking)
    if how == "key":
        flag.key("V")
    else:
        QTest.mouseClick(flag.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 200))
    assert not surprises_of(flag).is_drawing
    assert not flag.drawing.stroking
    assert flag.window.pictures.variations.kept == ()
    pixels = to_rgb(flag.drawing.image).copy()
    flag.key("V")  # now it is a command again
    assert flag.window.pictures.variations.kept != ()
    assert np.array_equal(to_rgb(flag.drawing.image), pixels)
    at = flag.canvas.document_to_widget(QPointF(100, 200)).toPoint()
    QTest.mouseClick(flag.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert flag.drawing.colour_at(100, 200) == flag.window.toolbox.colour


def test_an_unsaved_drawing_is_asked_about_and_stays_if_it_is_to(flag: Studio) -> None:
    flag.stroke((100, 100), (300, 300))
    mine = to_rgb(flag.drawing.image).copy()
    flag.dialogs.answer = "stay"
    flag.window.actions_.surprise.trigger()
    assert flag.dialogs.asked
    assert not surprises_of(flag).is_drawing
    assert np.array_equal(to_rgb(flag.drawing.image), mine)


def test_what_comes_on_the_sheet_before_it_begins_is_left_alone(flag: Studio) -> None:
    mine = flag.drawing.image.copy(0, 0, 400, 300)
    told = flag.window.surprises.status_message
    with flag.qtbot.waitSignal(told, check_params_cb=lambda text: text == "", timeout=20_000):
        flag.window.actions_.surprise.trigger()
        flag.window.show_drawing(mine)
    assert not surprises_of(flag).is_drawing
    assert (flag.drawing.width, flag.drawing.height) == (400, 300)


def test_a_model_without_examples_says_so(flag: Studio) -> None:
    card = ModelCard("stranger", NetworkSpec(), input=InputSpec("labels"))
    flag.loader.generators["stranger"] = FakeGenerator(card=card)
    flag.open_model("stranger")
    flag.window.actions_.surprise.trigger()
    assert "no example" in flag.window.message_text
