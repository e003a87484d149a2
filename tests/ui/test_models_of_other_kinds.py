"""A drawing under another kind of model: kept, converted or left, but never lost, and never held up."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from sketchpad.document.pixels import Bytes, to_rgb
from tests.live.fakes import FakeGenerator
from tests.ui.conftest import Studio
from trainer.model_card import InputSpec, ModelCard, NetworkSpec, Swatch

CLASSES = (Swatch("sky", (0, 0, 255)), Swatch("roof", (200, 0, 0)), Swatch("wall", (240, 240, 200)))
CARDS = {
    "towns": ModelCard("Towns", NetworkSpec(), input=InputSpec("labels", (0, 0, 255), CLASSES)),
    "cats": ModelCard("Cats", NetworkSpec(), input=InputSpec("lines", line_width=3)),
    "photos": ModelCard("Photos", NetworkSpec(), input=InputSpec("photo")),
}


def pixels(studio: Studio) -> Bytes:
    return to_rgb(studio.drawing.image)


def answer(studio: Studio, words: str) -> None:
    button = next(b for b in studio.window.question.findChildren(QPushButton) if b.text().replace("&", "") == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert studio.window.question.text == ""


@pytest.fixture
def painted(studio: Studio) -> Studio:
    for name, card in CARDS.items():
        studio.loader.generators[name] = FakeGenerator(card=card)
    studio.open_model()
    studio.window.tools.choose_colour((220, 20, 10))
    studio.stroke((100, 100), (400, 120), (300, 400))
    return studio


def test_a_drawing_is_converted_to_the_nearest_colours_and_back_by_undo(painted: Studio) -> None:
    before = pixels(painted)
    painted.open_model("towns")
    assert "Towns wants a label map" in painted.window.question.text
    assert np.array_equal(pixels(painted), before)
    answer(painted, "Convert")
    assert {tuple(p) for p in pixels(painted).reshape(-1, 3).tolist()} == {(200, 0, 0), (240, 240, 200)}
    assert painted.drawing.background == (0, 0, 255)
    painted.wait_for_picture()
    painted.key("Ctrl+Z")
    assert np.array_equal(pixels(painted), before)


def test_a_fresh_sheet_can_be_taken_back(painted: Studio) -> None:
    before = pixels(painted)
    painted.open_model("towns")
    answer(painted, "Start fresh")
    assert (pixels(painted) == (0, 0, 255)).all()
    painted.key("Ctrl+Z")
    assert np.array_equal(pixels(painted), before)


def test_a_drawing_is_kept_and_nothing_waits_for_an_answer(painted: Studio) -> None:
    before = pixels(painted)
    painted.open_model("cats")
    assert "Cats wants lines" in painted.window.question.text
    painted.stroke((50, 50), (60, 60))  # drawing goes on, and so do pictures
    painted.wait_for_picture()
    painted.key("Ctrl+Z")
    painted.window.question.buttons[0].setFocus()
    QTest.keyClick(painted.window.question.buttons[0], Qt.Key.Key_Escape)
    assert painted.window.question.text == ""
    assert np.array_equal(pixels(painted), before)


def test_a_model_of_lines_brings_its_pen_and_the_next_one_the_former_brush(painted: Studio) -> None:
    own = painted.window.toolbox.size
    painted.open_model("cats")
    assert painted.window.toolbox.size == 6  # 3 pixels at 256, on a sheet of 512
    assert painted.window.tools.rail.preview.diameter == 6
    painted.open_model("photos")
    assert painted.window.toolbox.size == own
    painted.open_model("cats")
    painted.key("]")
    chosen = painted.window.toolbox.size
    painted.open_model("photos")
    assert painted.window.toolbox.size == own
    painted.open_model("cats")
    assert painted.window.toolbox.size == chosen


def test_areas_become_outlines_for_a_model_of_lines(painted: Studio) -> None:
    painted.open_model("cats")
    answer(painted, "Convert")
    assert {tuple(p) for p in pixels(painted).reshape(-1, 3).tolist()} == {(0, 0, 0), (255, 255, 255)}


def test_nothing_is_asked_where_nothing_would_change(painted: Studio) -> None:
    painted.open_model("photos")
    assert painted.window.question.text == ""
    painted.open_model("towns")
    answer(painted, "Convert")
    painted.open_model("towns")  # the same kind, and the same palette
    assert painted.window.question.text == ""
    painted.key("Ctrl+N")
    painted.open_model("cats")  # an empty sheet
    assert painted.window.question.text == ""
    assert (pixels(painted) == 255).all()  # of the model's paper


def test_the_first_model_of_a_session_asks_only_about_a_label_map_that_is_none(studio: Studio) -> None:
    for name, card in CARDS.items():
        studio.loader.generators[name] = FakeGenerator(card=card)
    studio.stroke((100, 100), (400, 120))
    studio.open_model("towns")
    assert studio.window.question.text


def test_a_question_gives_way_to_the_next_one(painted: Studio) -> None:
    painted.open_model("towns")
    painted.open_model("cats")
    assert painted.window.question.text.startswith("Cats")
    assert len([b for b in painted.window.question.buttons if b.isVisible()]) == 3
    painted.open_model("photos")
    assert painted.window.question.text == ""
