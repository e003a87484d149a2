"""A tour of a minute that a new person does, not reads."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from sketchpad.ui.help.tour_controller import STEPS, TourController
from tests.live.fakes import FakeGenerator
from tests.ui.conftest import Studio


@pytest.fixture
def tour(studio: Studio) -> TourController:
    studio.open_model()
    return studio.window.tour


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def asked(tour: TourController) -> str:
    return tour.step.deed if tour.step is not None else ""


def test_a_tour_that_is_offered_can_be_declined(tour: TourController) -> None:
    tour.offer()
    assert tour.bar.isVisible()
    assert "tour" in tour.bar.label.text()
    press(tour.bar.leave)
    assert not tour.bar.isVisible()


def test_each_step_ends_when_it_was_done(studio: Studio, tour: TourController) -> None:
    tour.offer()
    press(tour.bar.go_on)
    assert asked(tour) == "stroke"
    studio.stroke((100, 100), (200, 150))
    assert asked(tour) == "dab"
    studio.stroke((100, 200), (200, 250))
    assert asked(tour) == "dab"  # in the colour of before
    studio.key("9")
    studio.stroke((120, 120), (122, 122))
    assert asked(tour) == "model"
    studio.loader.generators["other"] = FakeGenerator("Other")
    studio.open_model("other")
    assert asked(tour) == "train"
    studio.key("F3")
    assert asked(tour) == ""
    assert not tour.bar.isVisible()
    assert "Help" in studio.window.message_text


def test_steps_can_be_passed_over_and_the_tour_begins_anew_from_the_menu(studio: Studio, tour: TourController) -> None:
    studio.window.actions_.train.trigger()
    studio.window.actions_.tour.trigger()
    assert studio.canvas.isVisible()
    for step in STEPS:
        assert asked(tour) == step.deed
        press(tour.bar.go_on)
    assert asked(tour) == ""


def test_the_tour_covers_nothing_and_leaves_the_keys_to_the_canvas(studio: Studio, tour: TourController) -> None:
    tour.start()
    studio.qtbot.waitUntil(lambda: tour.bar.geometry().top() >= studio.window.pages.geometry().bottom())
    studio.canvas.setFocus()
    press(tour.bar.go_on)
    assert studio.canvas.hasFocus()
