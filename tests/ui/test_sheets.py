"""New sheets, other sizes and crops by the window's own dialogs."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from sketchpad.document.images.resize import Anchor
from sketchpad.document.pixels import to_qimage, to_rgb
from sketchpad.ui.sheet.sheet_dialogs import NewSheetDialog, ResizeDialog
from tests.ui.conftest import Studio
from trainer.pixels import Bytes

INK, WHITE = (43, 45, 66), (255, 255, 255)


def size(studio: Studio) -> tuple[int, int]:
    return studio.drawing.width, studio.drawing.height


def new_dialog(studio: Studio) -> NewSheetDialog:
    studio.window.actions_.new_sized.trigger()
    assert isinstance(studio.window.sheets.dialog, NewSheetDialog)
    return studio.window.sheets.dialog


def resize_dialog(studio: Studio) -> ResizeDialog:
    studio.window.actions_.resize.trigger()
    assert isinstance(studio.window.sheets.dialog, ResizeDialog)
    return studio.window.sheets.dialog


def agree(dialog: NewSheetDialog | ResizeDialog) -> None:
    button = dialog.findChild(QPushButton, "primary")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_new_sheet_of_any_size_and_back(studio: Studio) -> None:
    studio.open_model()
    studio.stroke((100, 100))
    dialog = new_dialog(studio)
    assert dialog.presets.currentText().startswith("Square")
    dialog.fields.width_field.setValue(640)
    dialog.fields.height_field.setValue(9999)
    assert dialog.presets.currentIndex() == 0
    agree(dialog)
    assert size(studio) == (640, 2048)
    studio.key("Ctrl+Z")
    assert size(studio) == (512, 512)
    assert studio.drawing.colour_at(100, 100) == INK


def test_usual_sizes_fill_the_fields(studio: Studio) -> None:
    dialog = new_dialog(studio)
    at = next(i for i in range(dialog.presets.count()) if "16:9" in dialog.presets.itemText(i))
    dialog.presets.setCurrentIndex(at)
    dialog.presets.activated.emit(at)
    agree(dialog)
    assert size(studio) == (1024, 576)


def test_cancelling_changes_nothing(studio: Studio) -> None:
    dialog = resize_dialog(studio)
    dialog.fields.width_field.setValue(1024)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert size(studio) == (512, 512)
    assert not studio.drawing.can_undo


def test_scaling_keeps_proportions_until_told_otherwise(studio: Studio) -> None:
    studio.drawing.new(800, 400)
    studio.stroke((400, 200))
    dialog = resize_dialog(studio)
    dialog.fields.width_field.setValue(1200)
    assert dialog.fields.height_field.value() == 600
    dialog.fields.height_field.setValue(300)
    assert dialog.fields.width_field.value() == 600
    dialog.proportions.click()
    dialog.fields.height_field.setValue(600)
    assert dialog.fields.width_field.value() == 600
    agree(dialog)
    assert size(studio) == (600, 600)
    assert studio.drawing.colour_at(300, 300) == INK
    studio.key("Ctrl+Z")
    assert size(studio) == (800, 400)


@pytest.mark.parametrize(("anchor", "expected"), [(Anchor.TOP_LEFT, (100, 100)), (Anchor.BOTTOM_RIGHT, (612, 356))])
def test_only_the_sheet_grows_around_the_drawing(studio: Studio, anchor: Anchor, expected: tuple[int, int]) -> None:
    studio.stroke((100, 100))
    dialog = resize_dialog(studio)
    dialog.keeps.click()
    assert not dialog.proportions.isEnabled()
    dialog.fields.width_field.setValue(1024)
    dialog.fields.height_field.setValue(768)
    QTest.mouseClick(dialog.anchors.buttons[anchor], Qt.MouseButton.LeftButton)
    agree(dialog)
    assert size(studio) == (1024, 768)
    assert studio.drawing.colour_at(*expected) == INK
    assert (to_rgb(studio.drawing.image) == INK).all(axis=2).sum() < 300


def test_a_label_map_is_scaled_without_a_new_colour(studio: Studio) -> None:
    studio.window.toolbox.hard_edged = True
    palette = np.array([INK, WHITE, (200, 0, 0)], np.uint8)
    studio.drawing.replace(to_qimage(palette[np.random.default_rng(0).integers(0, 3, (512, 512))]))
    dialog = resize_dialog(studio)
    dialog.fields.width_field.setValue(777)
    agree(dialog)
    colours = {tuple(colour) for colour in np.unique(to_rgb(studio.drawing.image).reshape(-1, 3), axis=0).tolist()}
    assert colours == {tuple(colour) for colour in palette.tolist()}


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("mirror_drawing", lambda pixels: pixels[:, ::-1]),
        ("flip_drawing", lambda pixels: pixels[::-1]),
        ("turn_drawing", lambda pixels: np.rot90(pixels, -1)),
    ],
)
def test_the_whole_sheet_is_mirrored_and_turned_pixel_for_pixel(
    studio: Studio, name: str, way: Callable[[Bytes], Bytes]
) -> None:
    studio.drawing.replace(to_qimage(np.random.default_rng(0).integers(0, 255, (300, 500, 3), np.uint8)))
    before = to_rgb(studio.drawing.image)
    getattr(studio.window.actions_, name).trigger()
    assert np.array_equal(to_rgb(studio.drawing.image), way(before))
    studio.key("Ctrl+Z")
    assert np.array_equal(to_rgb(studio.drawing.image), before)


def test_the_selection_is_cropped_to_in_one_step(studio: Studio) -> None:
    studio.stroke((200, 150))
    before = to_rgb(studio.drawing.image)
    studio.key("Q")
    studio.stroke((100, 50), (450, 400))
    studio.key("Ctrl+Alt+X")
    assert size(studio) == (350, 350)
    assert np.array_equal(to_rgb(studio.drawing.image), before[50:400, 100:450])
    assert not studio.window.toolbox.selector.exists
    studio.key("Ctrl+Z")
    assert np.array_equal(to_rgb(studio.drawing.image), before)


def test_without_a_selection_a_frame_is_dragged_and_enter_crops(studio: Studio) -> None:
    studio.key("Ctrl+Alt+X")
    assert size(studio) == (512, 512)
    assert "Enter" in studio.window.statusBar().currentMessage()
    studio.stroke((20, 30), (420, 330))
    QTest.keyClick(studio.canvas, Qt.Key.Key_Return)
    assert size(studio) == (400, 300)
    studio.stroke((20, 30), (320, 290))
    QTest.keyClick(studio.canvas, Qt.Key.Key_Return)
    assert size(studio) == (400, 300)  # Enter crops only when a crop was asked for


def test_too_small_a_crop_is_a_sentence(studio: Studio) -> None:
    studio.key("Q")
    studio.stroke((100, 50), (200, 400))
    studio.key("Ctrl+Alt+X")
    assert "at least 256 pixels" in studio.window.message_text
    assert size(studio) == (512, 512)
