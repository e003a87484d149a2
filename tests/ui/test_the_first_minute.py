"""What a new person meets: clean paper with a line on how to begin, and words that say what is true now."""

import threading

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from sketchpad.document.images.convert import to_lines
from sketchpad.document.pixels import to_qimage, to_rgb
from tests.live.fakes import FakeGenerator
from tests.trainer.models import small_card
from tests.ui.conftest import Studio
from tests.ui.test_models_of_other_kinds import CARDS
from trainer.model_card import DataSpec, InputSpec, ModelCard, NetworkSpec

INK = ModelCard("Ink", NetworkSpec(), input=InputSpec("lines", line_width=2), data=DataSpec(maker="dabs"))


def picture_on_screen(studio: Studio, x: int, y: int) -> tuple[int, int, int]:
    colour = studio.view.grab().toImage().pixelColor(studio.view.document_to_widget(QPointF(x, y)).toPoint())
    return colour.red(), colour.green(), colour.blue()


def test_an_empty_sheet_shows_clean_paper_and_one_line_until_a_stroke_is_drawn(studio: Studio) -> None:
    studio.loader.generators["ink"] = FakeGenerator(card=INK)
    studio.open_model("ink")
    studio.wait_for_picture()  # the fake's picture of white paper is black
    assert picture_on_screen(studio, 40, 40) == (255, 255, 255)
    assert not studio.window.actions_.save_picture.isEnabled()
    words = "Ink: draw lines, then dab a colour where you want one"
    assert studio.view.hint == words
    studio.stroke((100, 100), (300, 120))
    studio.wait_for_picture()
    studio.qtbot.waitUntil(lambda: picture_on_screen(studio, 40, 40) == (0, 0, 0))
    assert studio.window.actions_.save_picture.isEnabled()
    studio.key("Ctrl+Z")
    assert picture_on_screen(studio, 40, 40) == (255, 255, 255)
    assert studio.view.hint == ""  # who has drawn once knows
    assert not studio.window.actions_.save_picture.isEnabled()


def test_every_view_of_an_empty_sheet_is_clean(studio: Studio) -> None:
    studio.open_model()
    studio.wait_for_picture()
    for keys in ("F6", "F7", "F8"):
        studio.key(keys)
        assert studio.canvas.grab().toImage().pixelColor(studio.canvas.rect().center()).lightness() > 250


def test_hints_can_be_turned_off_and_on_again(studio: Studio) -> None:
    studio.open_model()
    hints = studio.window.actions_.hints
    assert studio.view.hint
    hints.trigger()
    assert studio.view.hint == ""
    studio.qtbot.waitUntil(lambda: bool(studio.saved) and not studio.saved[-1].hints)
    hints.trigger()
    assert studio.view.hint
    studio.stroke((100, 100), (300, 120))
    studio.key("Ctrl+N")
    assert studio.view.hint == ""
    hints.trigger()
    hints.trigger()  # off and on: all of them again
    assert studio.view.hint


def test_a_drawing_keeps_its_colours_as_dabs_for_a_model_of_lines_with_dabs() -> None:
    drawn = np.full((256, 256, 3), 255, np.uint8)
    drawn[40:120, 40:120] = (220, 30, 20)
    drawn[150:230, 60:200] = (20, 60, 200)
    drawn[10:14, 10:14] = (20, 160, 60)  # too small for a dab
    lines = to_rgb(to_lines(to_qimage(drawn), (255, 255, 255), 2, dabbed=True))
    assert tuple(lines[80, 80]) == (220, 30, 20)
    assert tuple(lines[190, 130]) == (20, 60, 200)
    assert tuple(lines[60, 60]) == (255, 255, 255)  # a dab, not the area
    assert {tuple(colour) for colour in lines.reshape(-1, 3).tolist()} == {
        (255, 255, 255),
        (0, 0, 0),
        (220, 30, 20),
        (20, 60, 200),
    }
    plain = to_rgb(to_lines(to_qimage(drawn), (255, 255, 255), 2))
    assert {tuple(colour) for colour in plain.reshape(-1, 3).tolist()} == {(255, 255, 255), (0, 0, 0)}


# Variations


def test_a_model_without_dropout_says_that_it_draws_in_one_way(studio: Studio) -> None:
    card = small_card("Rigid")
    card = msgspec.structs.replace(card, network=msgspec.structs.replace(card.network, dropout=0.0))
    studio.loader.generators["rigid"] = FakeGenerator(card=card)
    studio.open_model()
    studio.key("V")
    studio.open_model("rigid")
    assert studio.window.pictures.variations.kept == ()
    studio.key("V")
    assert studio.window.pictures.variations.kept == ()
    assert "Rigid was trained without dropout" in studio.window.message_text
    studio.open_model()
    assert studio.window.message_text == ""
    studio.key("V")
    assert len(studio.window.pictures.variations.kept) == 2


def test_variations_say_by_how_much_they_differ_and_are_never_blank(studio: Studio) -> None:
    studio.open_model()
    studio.stroke((100, 100), (300, 120))
    studio.wait_for_picture()
    studio.generator.gate = threading.Semaphore(0)
    studio.key("V")
    strip = studio.window.pictures.variations
    assert all(not thumbnail.image.isNull() and thumbnail.is_expected for thumbnail in strip.thumbnails)
    studio.generator.gate.release(100)
    studio.qtbot.waitUntil(lambda: all(not thumbnail.is_expected for thumbnail in strip.thumbnails))
    assert strip.note == "Hardly any difference"  # the fake draws all alike
    steady, varied = strip.thumbnails
    other = QImage(steady.image)
    other.invertPixels()
    strip.show_picture(varied.variation(1.0), other)
    assert strip.note.startswith("Differ by")
    assert "differs by" in varied.toolTip()


# Words that are true


def test_nothing_in_the_status_line_moves_while_it_is_drawn(studio: Studio) -> None:
    def places() -> list[QRect]:
        parts = [*studio.window.views.bar.buttons, studio.window.pictures.status]
        return [QRect(part.mapTo(studio.window, QPoint(0, 0)), part.size()) for part in parts]

    before = places()
    studio.open_model()
    studio.stroke((100, 100), (300, 120))
    studio.wait_for_picture()
    assert places() == before
    studio.key("F6")  # this mode has a slider
    assert places() == before
    assert "ms" not in studio.window.pictures.status.shown
    assert "ms" in studio.window.pictures.status.toolTip()


def test_a_model_is_loaded_by_its_name_and_the_other_page_has_no_status_of_this_one(studio: Studio) -> None:
    studio.open_model()
    assert "safetensors" not in studio.window.statusBar().currentMessage()
    studio.key("F3")
    assert not studio.window.statusBar().isVisible()
    studio.key("F2")
    assert studio.window.statusBar().isVisible()


def test_a_message_leaves_when_what_it_was_about_is_put_right(studio: Studio) -> None:
    studio.window.open_model(studio.folder / "gone.safetensors")
    studio.qtbot.waitUntil(lambda: bool(studio.window.message_text))
    studio.stroke((100, 100), (200, 200))
    assert studio.window.message_text  # it is still true
    studio.open_model()
    assert studio.window.message_text == ""
    studio.window.open_drawing(studio.folder / "nothing.png")
    assert studio.window.message_text
    studio.open_model()
    assert studio.window.message_text  # it was about something else
    studio.window.open_drawing(studio.folder / "example.png")
    assert studio.window.message_text == ""


@pytest.mark.parametrize("size", [(1280, 800), (900, 600)])
def test_neither_messages_nor_questions_cover_the_drawing(studio: Studio, size: tuple[int, int]) -> None:
    for name, card in CARDS.items():
        studio.loader.generators[name] = FakeGenerator(card=card)
    studio.window.resize(*size)
    studio.open_model()
    studio.stroke((100, 100), (400, 120), (300, 400))
    studio.open_model("towns")
    studio.window.show_message("Something that takes a whole sentence to be said, and then some more of it.")
    canvas = QRect(studio.canvas.mapTo(studio.window, QPoint(0, 0)), studio.canvas.size())
    for bar in (studio.window.question, studio.window.message):
        assert bar.isVisible()
        assert not canvas.intersects(QRect(bar.mapTo(studio.window, QPoint(0, 0)), bar.size()))


def test_the_letters_of_answers_are_none_of_the_menus(studio: Studio) -> None:
    for name, card in CARDS.items():
        studio.loader.generators[name] = FakeGenerator(card=card)
    studio.open_model()
    studio.stroke((100, 100), (400, 120), (300, 400))
    studio.open_model("towns")

    def letter(text: str) -> str:
        return text[text.index("&") + 1].casefold()

    menus = {letter(action.text()) for action in studio.window.menuBar().actions()}
    answers = [letter(button.text()) for button in studio.window.question.buttons]
    assert len(set(answers)) == len(answers)
    assert not menus & set(answers)
    fresh = next(button for button in studio.window.question.buttons if "resh" in button.text())
    QTest.mouseClick(fresh, Qt.MouseButton.LeftButton)
    assert studio.window.question.text == ""
    assert (to_rgb(studio.drawing.image) == (0, 0, 255)).all()
