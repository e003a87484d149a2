"""Selecting, moving, copying and pasting with mouse, keys and clipboard; polygons and radial strokes."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from sketchpad.document.paint.symmetry import Symmetry
from sketchpad.document.pixels import blank, to_rgb
from sketchpad.document.tools.toolbox import Tool
from tests.live.fakes import FakeGenerator
from tests.ui.conftest import Studio
from trainer.model_card import InputSpec, ModelCard, NetworkSpec, Swatch

RED, WHITE = (248, 49, 47), (255, 255, 255)


def pixels(studio: Studio) -> NDArray[np.uint8]:
    return to_rgb(studio.drawing.image)


def red_square(studio: Studio) -> None:
    """From (100, 100) to (200, 200)."""
    studio.window.toolbox.colour = RED
    studio.key("R")
    studio.stroke((100, 100), (200, 200))


def near(places: NDArray[np.bool_], *box: int) -> bool:
    """Whether what is true lies in a box, give or take what a pixel of the screen is on the sheet."""
    rows, columns = np.flatnonzero(places.any(axis=1)), np.flatnonzero(places.any(axis=0))
    found = (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)
    return all(abs(int(a) - b) <= 3 for a, b in zip(found, box, strict=True))


def is_red(studio: Studio) -> NDArray[np.bool_]:
    return np.asarray(pixels(studio)[:, :, 1] < 200)


def test_a_box_is_selected_moved_and_undone(studio: Studio) -> None:
    red_square(studio)
    studio.key("Q")
    studio.stroke((80, 80), (220, 220))
    studio.stroke((150, 150), (200, 170), (300, 300))
    assert near(is_red(studio), 250, 250, 350, 350)
    studio.key("Ctrl+Z")
    assert near(is_red(studio), 100, 100, 200, 200)
    assert not studio.window.toolbox.selector.exists


def test_arrows_nudge_and_shift_nudges_further(studio: Studio) -> None:
    red_square(studio)
    before = is_red(studio)
    studio.key("Ctrl+A")
    QTest.keyClick(studio.canvas, Qt.Key.Key_Right)
    QTest.keyClick(studio.canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert np.array_equal(is_red(studio)[10:, 1:], before[:-10, :-1])


def test_painting_stays_inside_the_selection_until_it_is_let_go(studio: Studio) -> None:
    studio.key("Q")
    studio.stroke((100, 100), (200, 200))
    red_square(studio)
    studio.key("B")
    studio.stroke((50, 50), (400, 400))
    assert near(pixels(studio)[:, :, 1] < 250, 100, 100, 200, 200)
    studio.key("Esc")
    studio.stroke((300, 300), (400, 300))
    assert (pixels(studio)[298:302, 300:400, 1] < 250).all()


def test_cut_and_paste_with_the_clipboard(studio: Studio) -> None:
    red_square(studio)
    studio.key("Q")
    studio.stroke((90, 90), (210, 210))
    studio.key("Ctrl+X")
    assert not is_red(studio).any()
    assert abs(QGuiApplication.clipboard().image().width() - 120) <= 3
    studio.key("Ctrl+D")
    studio.key("Ctrl+V")
    assert studio.window.toolbox.tool is Tool.SELECT
    assert is_red(studio).sum() == pytest.approx(100 * 100, rel=0.1)
    studio.key("Ctrl+Z")
    assert not is_red(studio).any()


def test_an_image_from_another_program_is_pasted_ready_to_be_moved(studio: Studio) -> None:
    QGuiApplication.clipboard().setImage(blank(100, 60, RED))
    studio.key("Ctrl+V")
    assert studio.window.toolbox.tool is Tool.MOVE
    assert studio.window.toolbox.selector.box.size() == QSize(100, 60)
    assert near(is_red(studio), 206, 226, 306, 286)
    studio.stroke((256, 256), (56, 56))
    studio.key("B")
    assert near(is_red(studio), 6, 26, 106, 86)


def test_without_an_image_on_the_clipboard_a_sentence_says_so(studio: Studio) -> None:
    QGuiApplication.clipboard().setText("words")
    studio.key("Ctrl+V")
    assert "no image on the clipboard" in studio.window.message_text
    assert not studio.drawing.can_undo


def test_what_is_pasted_into_a_label_map_takes_its_colours(studio: Studio) -> None:
    palette = (Swatch("wall", (250, 50, 50)), Swatch("sky", (0, 0, 200)), Swatch("none", WHITE))
    card = ModelCard("Towns", NetworkSpec(), input=InputSpec("labels", WHITE, palette))
    studio.loader.generators["towns"] = FakeGenerator(card=card)
    studio.open_model("towns")
    photo = blank(200, 200, (200, 90, 60))
    photo.setPixelColor(5, 5, photo.pixelColor(0, 0).darker(400))
    QGuiApplication.clipboard().setImage(photo.scaled(130, 130, mode=Qt.TransformationMode.SmoothTransformation))
    studio.key("Ctrl+V")
    studio.stroke((321, 321), (400, 370))  # by its corner: scaled
    found = {tuple(pixel) for pixel in pixels(studio).reshape(-1, 3).tolist()}
    assert found <= {(250, 50, 50), (0, 0, 200), WHITE}
    assert (250, 50, 50) in found


def test_a_polygon_grows_from_click_to_click_and_enter_completes_it(studio: Studio) -> None:
    studio.window.toolbox.colour = RED
    studio.key("P")
    for place in ((100, 100), (300, 100), (300, 300)):
        studio.stroke(place)
    QTest.mouseMove(studio.canvas, studio.canvas.document_to_widget(QPointF(100, 300)).toPoint())
    assert near(is_red(studio), 100, 100, 300, 300)
    QTest.keyClick(studio.canvas, Qt.Key.Key_Return)
    assert is_red(studio).sum() == pytest.approx(200 * 200 / 2, rel=0.05), "where the pointer was is no corner"
    studio.key("Ctrl+Z")
    assert not is_red(studio).any()


def test_undo_in_a_polygon_takes_back_the_polygon_alone(studio: Studio) -> None:
    red_square(studio)
    before = pixels(studio)
    studio.key("P")
    for place in ((250, 100), (300, 100), (300, 300)):
        studio.stroke(place)
    QTest.mouseMove(studio.canvas, studio.canvas.document_to_widget(QPointF(250, 300)).toPoint())
    studio.key("Ctrl+Z")
    assert np.array_equal(pixels(studio), before)


def test_another_tool_completes_the_polygon(studio: Studio) -> None:
    studio.window.toolbox.colour = RED
    studio.key("P")
    for place in ((100, 100), (300, 100), (300, 300)):
        studio.stroke(place)
    studio.key("B")
    studio.stroke((400, 400))
    assert is_red(studio)[:390, :390].sum() == pytest.approx(200 * 200 / 2, rel=0.05)


def test_turning_the_sheet_completes_the_polygon(studio: Studio) -> None:
    studio.window.toolbox.colour = RED
    studio.key("P")
    for place in ((100, 100), (300, 100), (300, 300)):
        studio.stroke(place)
    studio.window.actions_.mirror_drawing.trigger()
    assert is_red(studio)[:, 200:].sum() == pytest.approx(200 * 200 / 2, rel=0.05)


def test_a_radial_symmetry_is_chosen_in_the_menu(studio: Studio) -> None:
    studio.window.actions_.symmetries[Symmetry.RADIAL_4].trigger()
    studio.window.toolbox.colour = RED
    studio.stroke((256, 100))
    found = is_red(studio)
    assert found[100, 256]
    assert found[412, 255]
    assert found[256, 100]
    assert found[255, 412]
