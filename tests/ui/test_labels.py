"""A label map's classes: chips with names, in colours that say what they mean; files keep what the network knows."""

import random
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad.document.files.image_files import open_image
from sketchpad.document.images.convert import in_palette
from sketchpad.document.images.shown_colours import ShownColours, shown_colours, snap_by_look
from sketchpad.document.pixels import to_rgb
from sketchpad.settings import Paint, Settings
from sketchpad.ui.canvas.shown_drawing import ShownDrawing
from tests.document.deeds import PALETTE, Person
from tests.live.fakes import FakeGenerator
from tests.ui.conftest import Studio
from trainer.model_card import InputSpec, ModelCard, NetworkSpec, Swatch

LAND, WATER, ROAD = (132, 41, 246), (226, 169, 41), (10, 20, 30)
BLUE, SAND = (52, 136, 196), (217, 198, 160)
AERIAL = (Swatch("land", LAND), Swatch("water", WATER), Swatch("road", ROAD, (120, 120, 120)))
MANY = tuple(Swatch(f"thing {number}", (number, 255 - number, 7)) for number in range(60))


def card(palette: tuple[Swatch, ...], name: str) -> ModelCard:
    return ModelCard(name, NetworkSpec(), input=InputSpec("labels", palette[0].rgb, palette))


@pytest.fixture
def aerial(studio: Studio) -> Studio:
    studio.loader.generators["aerial"] = FakeGenerator(card=card(AERIAL, "Aerial"))
    studio.loader.generators["many"] = FakeGenerator(card=card(MANY, "Many"))
    studio.loader.generators["cats"] = FakeGenerator(
        card=ModelCard("Cats", NetworkSpec(), input=InputSpec("lines", line_width=3))
    )
    studio.open_model("aerial")
    return studio


def colour_on_screen(studio: Studio, x: int, y: int) -> tuple[int, int, int]:
    at = studio.canvas.document_to_widget(QPointF(x, y)).toPoint()
    colour = studio.canvas.grab().toImage().pixelColor(at)
    return colour.red(), colour.green(), colour.blue()


def test_water_is_blue_on_screen_and_as_it_was_taught_in_the_file_and_for_the_network(aerial: Studio) -> None:
    chips = aerial.window.tools.palette.labels.chips
    assert [chip.accessibleName() for chip in chips] == ["land", "water", "road"]
    assert all(chip.isVisible() for chip in chips)
    QTest.mouseClick(chips[1], Qt.MouseButton.LeftButton)
    aerial.stroke((200, 200), (300, 200))
    assert aerial.drawing.colour_at(250, 200) == WATER
    assert colour_on_screen(aerial, 250, 200) == BLUE
    assert colour_on_screen(aerial, 250, 400) == SAND
    aerial.wait_for_picture()
    assert tuple(aerial.loader.generators["aerial"].requests[-1].rgb[200, 250].tolist()) == WATER
    aerial.dialogs.path = aerial.folder / "lake.png"
    aerial.key("Ctrl+S")
    assert tuple(to_rgb(open_image(aerial.folder / "lake.png"))[200, 250]) == WATER
    aerial.key("Ctrl+Z")
    assert colour_on_screen(aerial, 250, 200) == SAND


def test_number_keys_choose_and_the_chip_in_hand_is_marked(aerial: Studio) -> None:
    aerial.key("3")
    assert aerial.window.toolbox.colour == ROAD
    assert [chip.isChecked() for chip in aerial.window.tools.palette.labels.chips] == [False, False, True]
    assert aerial.window.tools.rail.preview.colour == QColor(120, 120, 120)


def test_a_label_map_is_painted_fully_whatever_the_brush_was_before(aerial: Studio) -> None:
    aerial.window.toolbox.paint = Paint(0.3, 0.8, opacity_by_pressure=True)
    assert not aerial.window.actions_.brush.isEnabled()
    aerial.key("3")
    aerial.stroke((200, 200), (300, 200))
    assert in_palette(aerial.drawing.image, (LAND, WATER, ROAD))


def test_the_key_c_opens_the_names_and_typing_finds_one(aerial: Studio) -> None:
    aerial.open_model("many")
    labels = aerial.window.tools.palette.labels
    assert labels.field.isVisible()  # a long list says at once that it can be searched
    aerial.open_model("aerial")
    assert not labels.field.isVisible()
    aerial.key("C")
    assert labels.field.isVisible()
    QTest.keyClicks(labels.field, "wat")
    assert [chip.accessibleName() for chip in labels.chips if not chip.isHidden()] == ["water"]
    QTest.keyClick(labels.field, Qt.Key.Key_Return)
    assert aerial.window.toolbox.colour == WATER
    assert not labels.field.isVisible()
    assert all(not chip.isHidden() for chip in labels.chips)
    aerial.key("C")
    QTest.keyClick(labels.field, Qt.Key.Key_Escape)
    assert not labels.field.isVisible()
    assert aerial.window.toolbox.colour == WATER


def test_a_long_list_scrolls_inside_the_window(aerial: Studio) -> None:
    aerial.window.resize(900, 600)
    aerial.open_model("many")
    labels = aerial.window.tools.palette.labels
    assert aerial.window.height() == 600
    last = labels.chips[-1]
    assert last.visibleRegion().isEmpty()
    aerial.window.tools.choose_colour(MANY[-1].rgb)
    aerial.qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())
    assert labels.mapTo(aerial.window, QPoint(0, labels.height())).y() <= 600


def test_each_model_has_its_own_tool_colour_and_size_and_gets_them_back(aerial: Studio) -> None:
    toolbox = aerial.window.toolbox
    assert (toolbox.colour, toolbox.hard_edged) == (WATER, True)  # the first class that is seen on the empty sheet
    aerial.key("3")
    aerial.key("R")
    aerial.key("]")
    size = toolbox.size
    aerial.open_model("cats")
    assert toolbox.tool.value == "brush"
    assert (toolbox.colour, toolbox.size, toolbox.hard_edged) == ((0, 0, 0), 6, False)
    aerial.open_model("aerial")
    assert toolbox.tool.value == "rectangle"
    assert (toolbox.colour, toolbox.size) == (ROAD, size)


def test_what_was_in_hand_for_a_model_outlives_the_window(qtbot: QtBot, tmp_path: Path, aerial: Studio) -> None:
    aerial.key("3")
    aerial.open_model("cats")
    aerial.window.close()
    kept = msgspec.json.decode(msgspec.json.encode(aerial.saved[-1]), type=Settings)
    again = Studio(qtbot, tmp_path, kept)
    again.loader.generators = aerial.loader.generators
    again.show()
    again.open_model("cats")
    assert (again.window.toolbox.colour, again.window.toolbox.size) == ((0, 0, 0), 6)
    again.open_model("aerial")
    assert again.window.toolbox.colour == ROAD
    again.recovery.close(again.drawing)
    again.session.stop()


def test_colours_are_converted_to_the_class_that_looks_like_them() -> None:
    near_blue = np.full((2, 2, 3), (60, 130, 200), np.uint8)
    assert (snap_by_look(near_blue, AERIAL) == WATER).all()
    assert (snap_by_look(np.full((2, 2, 3), (200, 190, 170), np.uint8), AERIAL) == LAND).all()


def test_two_classes_never_look_the_same() -> None:
    assert shown_colours((Swatch("water", WATER), Swatch("lake", BLUE))).pairs == {}


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_the_drawing_on_screen_follows_every_deed(seed: int) -> None:
    person, rng = Person(hard_edged=True), random.Random(seed)
    shown = ShownDrawing(person.drawing)
    colours = shown.colours = ShownColours({PALETTE[0]: (1, 2, 3), PALETTE[1]: (7, 8, 9)})
    for _ in range(8):
        person.act(rng)
        assert np.array_equal(to_rgb(shown.image), to_rgb(colours.image(person.drawing.image)))
