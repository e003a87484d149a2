"""Colours beyond the palette, with the mouse and with the keys."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad.document.pixels import Colour
from sketchpad.settings import Settings
from sketchpad.ui.tools.palette_bar import COLOURS
from tests.live.fakes import FakeGenerator
from tests.trainer.data import write
from tests.ui.conftest import Studio
from trainer.model_card import InputSpec, ModelCard, NetworkSpec, Swatch

CLASSES = (Swatch("sky", (0, 0, 255)), Swatch("roof", (200, 0, 0)))
LABELS = ModelCard("Towns", NetworkSpec(), input=InputSpec("labels", (0, 0, 255), CLASSES))


@pytest.fixture
def panel(studio: Studio) -> Studio:
    studio.key("C")
    assert studio.window.colours.panel.isVisible()
    return studio


def test_the_panel_comes_and_goes_by_its_key_and_by_a_click_on_the_colour(studio: Studio) -> None:
    shown = studio.window.colours.panel
    assert not shown.isVisible()
    QTest.mouseClick(studio.window.tools.palette.current, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert shown.isVisible()
    studio.key("C")
    assert not shown.isVisible()


def test_a_colour_is_mixed_with_the_mouse_and_the_former_one_stays_at_hand(panel: Studio) -> None:
    former = panel.window.toolbox.colour
    shades, hues = panel.window.colours.panel.shades, panel.window.colours.panel.hues
    QTest.mouseClick(hues, Qt.MouseButton.LeftButton, pos=QPoint(hues.width() // 3, hues.height() // 2))
    QTest.mousePress(shades, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    for x in range(20, shades.width() + 30, 20):  # beyond the edge
        QTest.mouseMove(shades, QPoint(x, 5))
    QTest.mouseRelease(shades, Qt.MouseButton.LeftButton, pos=QPoint(shades.width() + 30, 5))
    red, green, blue = panel.window.toolbox.colour
    assert (green, blue) == (255, 0) or (green > 250 and max(red, blue) < 40)  # a third of the way round is green
    assert panel.window.toolbox.former_colour != panel.window.toolbox.colour
    panel.key("X")
    panel.stroke((100, 100))
    assert panel.drawing.colour_at(100, 100) == panel.window.toolbox.colour != former


def test_a_colour_is_mixed_with_the_arrow_keys(panel: Studio) -> None:
    panel.window.tools.choose_colour((128, 64, 64))
    shades = panel.window.colours.panel.shades
    shades.setFocus()
    for _ in range(60):
        QTest.keyClick(shades, Qt.Key.Key_Left)
    QTest.keyClick(shades, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    red, green, blue = panel.window.toolbox.colour
    assert red == green == blue > 128
    hues = panel.window.colours.panel.hues
    before = hues.at.x()
    QTest.keyClick(hues, Qt.Key.Key_Right)
    assert hues.at.x() > before


def test_a_colour_is_written(panel: Studio) -> None:
    field = panel.window.colours.panel.written
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "10ffa0zz")  # letters that are no digits don't come in
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert panel.window.toolbox.colour == (16, 255, 160)
    assert panel.canvas.hasFocus()
    assert field.text() == "#10ffa0"


def test_colours_that_were_painted_with_are_kept_newest_first(panel: Studio) -> None:
    colours: list[Colour] = [(1, 1, 1), (2, 2, 2), (3, 3, 3)]
    for number, colour in enumerate([*colours, colours[0]]):
        panel.window.tools.choose_colour(colour)
        panel.stroke((100, 50 + 40 * number))
    panel.window.tools.choose_colour((9, 9, 9))  # in hand, but nothing is painted with it
    recent = panel.window.colours.panel.recent
    assert [swatch.colour for swatch in recent] == [(1, 1, 1), (3, 3, 3), (2, 2, 2)]
    QTest.mouseClick(recent[1], Qt.MouseButton.LeftButton)
    assert panel.window.toolbox.colour == (3, 3, 3)
    panel.window.close()
    assert panel.saved[-1].recent_colours == ((1, 1, 1), (3, 3, 3), (2, 2, 2))
    assert panel.saved[-1].colour_panel


def test_a_palette_is_taken_from_an_image_and_given_back(panel: Studio, tmp_path: Path) -> None:
    image = np.zeros((300, 390, 3), np.uint8)
    image[:, :130], image[:, 130:260], image[:, 260:] = (250, 10, 10), (10, 240, 10), (20, 20, 230)
    write(tmp_path / "flag.png", image)
    panel.dialogs.path = tmp_path / "flag.png"
    actions = panel.window.actions_
    assert not actions.standard_palette.isEnabled()
    actions.palette_from_image.trigger()
    palette = panel.window.tools.palette
    assert {swatch.colour for swatch in palette.swatches} == {(250, 10, 10), (10, 240, 10), (20, 20, 230)}
    panel.key("1")
    assert panel.window.toolbox.colour == palette.swatches[0].colour
    panel.open_model()  # a model without a palette of its own
    assert len(palette.swatches) == 3
    actions.standard_palette.trigger()
    assert [swatch.colour for swatch in palette.swatches] == [colour for _, colour in COLOURS]


def test_a_file_that_is_no_image_gives_no_palette_and_a_sentence(panel: Studio, tmp_path: Path) -> None:
    (tmp_path / "no.png").write_text("hello")
    panel.dialogs.path = tmp_path / "no.png"
    panel.window.actions_.palette_from_image.trigger()
    assert "no.png is no image" in panel.window.message_text
    assert len(panel.window.tools.palette.swatches) == len(COLOURS)


def test_a_label_model_has_its_own_colours_alone(panel: Studio) -> None:
    panel.window.tools.choose_colour((190, 30, 10))
    panel.loader.generators["towns"] = FakeGenerator(card=LABELS)
    panel.open_model("towns")
    assert panel.window.toolbox.colour == (200, 0, 0)  # the nearest class
    assert not panel.window.colours.panel.isVisible()
    assert not panel.window.actions_.mix_colours.isChecked()
    panel.open_model()
    assert panel.window.colours.panel.isVisible()


def test_a_palette_and_the_panel_come_back(qtbot: QtBot, tmp_path: Path) -> None:
    studio = Studio(qtbot, tmp_path, Settings(theme="light", swatches=((1, 2, 3),), colour_panel=True))
    studio.show()
    assert [swatch.colour for swatch in studio.window.tools.palette.swatches] == [(1, 2, 3)]
    assert studio.window.colours.panel.isVisible()
    studio.session.stop()
