"""Layers by hand: the panel, its list and buttons, the keys, and what is told of layers that can't be painted on."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from sketchpad.document.files.drawing_journal import read_journal
from sketchpad.document.files.image_files import open_image
from sketchpad.document.layered_image import MOST_LAYERS
from sketchpad.document.pixels import readable, to_rgb
from sketchpad.document.tools.toolbox import Tool
from sketchpad.ui.kit.bars.question_bar import Answer
from sketchpad.ui.layers.layer_list import EYE, LOCK, NAME
from sketchpad.ui.layers.layer_panel import LayerPanel
from tests.ui.conftest import Studio

INK = (43, 45, 66)
WHITE = (255, 255, 255)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(studio: Studio) -> LayerPanel:
    QTest.keyClick(studio.canvas, Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    opened = studio.window.layers.panel
    assert opened is not None
    return opened


def press(panel: LayerPanel, number: int) -> None:
    """Press one of the buttons: add, duplicate, merge, up, down, delete."""
    QTest.mouseClick(panel.buttons[number], LEFT)


def cell(panel: LayerPanel, place: int, column: int) -> QPoint:
    index = panel.list.indexFromItem(panel.list.item_of(place), column)
    return panel.list.visualRect(index).center()


def click(panel: LayerPanel, place: int, column: int) -> None:
    QTest.mouseClick(panel.list.viewport(), LEFT, pos=cell(panel, place, column))


def names(panel: LayerPanel) -> list[str]:
    return [panel.list.item_of(place).text(NAME) for place in range(panel.list.topLevelItemCount())]


def test_what_is_drawn_on_a_layer_leaves_the_paper_alone_and_the_model_sees_both(
    studio: Studio, panel: LayerPanel
) -> None:
    studio.stroke((100, 100), (200, 100))
    press(panel, 0)
    assert names(panel) == ["Paper", "Layer 1"]
    studio.stroke((100, 200), (200, 200))
    paper, layer = studio.drawing.layered.images
    assert (to_rgb(paper)[200, 150] == WHITE).all()
    assert readable(layer)[100, 150].tolist() == [0, 0, 0, 0]
    seen = studio.drawing.snapshot()[1]
    assert tuple(seen[100, 150]) == tuple(seen[200, 150]) == INK


def test_the_eye_hides_and_shows_and_a_hidden_layer_says_why_nothing_is_painted(
    studio: Studio, panel: LayerPanel
) -> None:
    press(panel, 0)
    studio.stroke((100, 200), (200, 200))
    click(panel, 1, EYE)
    assert studio.drawing.colour_at(150, 200) == WHITE
    before = readable(studio.drawing.active_image).copy()
    studio.stroke((100, 300), (200, 300))
    assert np.array_equal(readable(studio.drawing.active_image), before)
    assert studio.window.message_text == "“Layer 1” is hidden: show it, or choose another layer."
    click(panel, 1, EYE)
    assert studio.drawing.colour_at(150, 200) == INK
    studio.window.actions_.undo.trigger()
    assert studio.drawing.colour_at(150, 200) == WHITE


def test_a_locked_layer_says_so_and_the_one_beneath_can_be_painted_on(studio: Studio, panel: LayerPanel) -> None:
    press(panel, 0)
    click(panel, 1, LOCK)
    studio.stroke((100, 300), (200, 300))
    assert studio.drawing.colour_at(150, 300) == WHITE
    assert "“Layer 1” is locked" in studio.window.message_text
    click(panel, 0, NAME)
    studio.stroke((100, 300), (200, 300))
    assert studio.drawing.colour_at(150, 300) == INK


def test_a_name_is_written_in_place(studio: Studio, panel: LayerPanel) -> None:
    press(panel, 0)
    QTest.mouseClick(panel.list.viewport(), LEFT, pos=cell(panel, 1, NAME))
    QTest.mouseDClick(panel.list.viewport(), LEFT, pos=cell(panel, 1, NAME))
    editor = panel.list.findChild(QLineEdit)
    assert editor is not None
    editor.setText("Sky")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    studio.qtbot.waitUntil(lambda: studio.drawing.layers[1].name == "Sky")
    studio.window.actions_.undo.trigger()
    assert names(panel) == ["Paper", "Layer 1"]


def test_the_opacity_is_seen_while_it_is_dragged_and_is_one_step(studio: Studio, panel: LayerPanel) -> None:
    press(panel, 0)
    studio.stroke((100, 200), (200, 200))
    panel.opacity.setSliderDown(True)
    for percent in (80, 60, 50):
        panel.opacity.setValue(percent)
    half = tuple(round((255 + channel) / 2) for channel in INK)
    assert np.abs(np.subtract(studio.drawing.colour_at(150, 200), half)).max() <= 1
    panel.opacity.setSliderDown(False)
    assert studio.drawing.layers[1].opacity == 0.5
    studio.window.actions_.undo.trigger()
    assert studio.drawing.colour_at(150, 200) == INK
    assert panel.opacity.value() == 100
    click(panel, 0, NAME)
    assert not panel.opacity.isEnabled()


def drop(panel: LayerPanel, place: int, y: int) -> None:
    panel.list.setCurrentItem(panel.list.item_of(place))
    event = QDropEvent(
        QPointF(60, y),
        Qt.DropAction.MoveAction,
        QMimeData(),
        LEFT,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    panel.list.dropEvent(event)


def test_layers_are_dragged_and_stepped_into_another_order(studio: Studio, panel: LayerPanel) -> None:
    for _ in range(3):
        press(panel, 0)
    drop(panel, 3, cell(panel, 1, NAME).y() + 15)
    assert names(panel) == ["Paper", "Layer 3", "Layer 1", "Layer 2"]
    drop(panel, 1, cell(panel, 3, NAME).y() - 15)
    assert names(panel) == ["Paper", "Layer 1", "Layer 2", "Layer 3"]
    drop(panel, 3, cell(panel, 0, NAME).y() + 15)  # under the paper: just over it
    assert names(panel) == ["Paper", "Layer 3", "Layer 1", "Layer 2"]
    assert studio.drawing.active == 1
    press(panel, 3)
    assert names(panel) == ["Paper", "Layer 1", "Layer 3", "Layer 2"]
    QTest.keyClick(studio.canvas, Qt.Key.Key_PageUp)
    QTest.keyClick(studio.canvas, Qt.Key.Key_PageUp)
    assert studio.drawing.active == 3
    press(panel, 4)
    assert names(panel) == ["Paper", "Layer 1", "Layer 2", "Layer 3"]


def test_there_is_room_for_eight_and_the_paper_stays(studio: Studio, panel: LayerPanel) -> None:
    add, duplicate, merge, up, down, delete = panel.buttons
    assert [button.isEnabled() for button in panel.buttons] == [True, True, False, False, False, False]
    for _ in range(MOST_LAYERS):
        press(panel, 0)
    assert len(studio.drawing.layers) == MOST_LAYERS
    assert not add.isEnabled()
    assert not duplicate.isEnabled()
    assert delete.isEnabled()
    for _ in range(MOST_LAYERS - 1):
        press(panel, 2)
    assert len(studio.drawing.layers) == 1
    assert not merge.isEnabled()
    assert not up.isEnabled()
    assert not down.isEnabled()


def test_merged_the_drawing_looks_as_it_did_and_undo_parts_the_layers_again(studio: Studio, panel: LayerPanel) -> None:
    press(panel, 0)
    studio.stroke((100, 200), (200, 200))
    before = to_rgb(studio.drawing.image)
    press(panel, 2)
    assert np.array_equal(to_rgb(studio.drawing.image), before)
    assert names(panel) == ["Paper"]
    studio.window.actions_.undo.trigger()
    assert names(panel) == ["Paper", "Layer 1"]


def test_layers_are_saved_opened_again_and_recovered(studio: Studio, panel: LayerPanel) -> None:
    press(panel, 0)
    studio.stroke((100, 200), (200, 200))
    click(panel, 1, LOCK)
    kept = studio.drawing.layered
    recovered = read_journal(next((studio.folder / "recovery").glob("*.journal")))
    assert recovered is not None
    assert recovered.image == kept
    studio.dialogs.path = studio.folder / "mine.ora"
    studio.window.actions_.save_drawing.trigger()
    assert studio.dialogs.suggestions[-1].suffix == ".ora"
    assert not studio.drawing.modified
    studio.window.actions_.new.trigger()
    assert names(panel) == ["Paper"]
    studio.window.files.open(studio.folder / "mine.ora")
    assert studio.drawing.layered == kept
    assert names(panel) == ["Paper", "Layer 1"]


def test_as_a_png_the_layers_are_merged_and_it_is_said(studio: Studio, panel: LayerPanel) -> None:
    press(panel, 0)
    studio.stroke((100, 200), (200, 200))
    studio.dialogs.path = studio.folder / "mine.png"
    studio.window.actions_.save_drawing.trigger()
    assert "keeps the layers too" in studio.window.statusBar().currentMessage()
    assert np.array_equal(to_rgb(open_image(studio.folder / "mine.png")), to_rgb(studio.drawing.image))
    studio.dialogs.path = studio.folder / "again.ora"
    studio.window.actions_.save_drawing.trigger()  # it asks again, as the file at hand would merge them
    assert (studio.folder / "again.ora").exists()


def test_the_whole_sheet_is_turned_with_all_its_layers(studio: Studio, panel: LayerPanel) -> None:
    press(panel, 0)
    studio.stroke((100, 200), (200, 200))
    before = [readable(image).copy() for image in studio.drawing.layered.images]
    studio.window.actions_.mirror_drawing.trigger()
    assert names(panel) == ["Paper", "Layer 1"]
    for image, former in zip(studio.drawing.layered.images, before, strict=True):
        assert np.array_equal(readable(image), former[:, ::-1])


def test_at_a_small_window_the_panel_fits_beside_the_tools(studio: Studio) -> None:
    studio.window.resize(720, 480)
    studio.window.actions_.layers.trigger()
    panel = studio.window.layers.panel
    assert panel is not None
    assert panel.height() <= 480
    for _ in range(MOST_LAYERS - 1):
        press(panel, 0)
    for button in panel.buttons:
        assert panel.rect().contains(button.geometry())
    panel.list.scrollToItem(panel.list.item_of(0))
    assert panel.list.viewport().rect().contains(cell(panel, 0, NAME))


def test_a_blending_mode_is_chosen_and_undone(studio: Studio, panel: LayerPanel) -> None:
    studio.stroke((60, 60), (200, 60))
    studio.key("Ins")
    studio.key("4")
    studio.stroke((60, 60), (200, 60))
    covered = studio.drawing.colour_at(120, 60)
    assert panel.blend.isEnabled()
    assert panel.blend.currentText() == "Normal"
    panel.blend.setFocus()
    QTest.keyClick(panel.blend, Qt.Key.Key_Down)
    assert panel.blend.currentText() == "Multiply"
    assert studio.drawing.layers[1].blend == "multiply"
    assert sum(studio.drawing.colour_at(120, 60)) < sum(covered)
    studio.key("Ctrl+Z")
    assert studio.drawing.colour_at(120, 60) == covered
    assert panel.blend.currentText() == "Normal"
    studio.key("PgDown")
    assert not panel.blend.isEnabled()  # the paper


def test_the_keys_of_tools_work_while_the_panel_is_in_hand(studio: Studio, panel: LayerPanel) -> None:
    panel.activateWindow()
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_E)
    assert studio.window.toolbox.tool is Tool.ERASER
    before = studio.window.toolbox.size
    QTest.keyClick(panel.list, Qt.Key.Key_BracketRight)
    assert studio.window.toolbox.size > before
    QTest.keyClick(panel.list, Qt.Key.Key_Escape)
    assert studio.window.layers.panel is None


def test_what_is_said_of_a_hidden_layer_leaves_when_it_is_shown_or_another_is_chosen(
    studio: Studio, panel: LayerPanel
) -> None:
    studio.key("Ins")
    mends: tuple[Callable[[], None], ...] = (lambda: click(panel, 1, EYE), lambda: studio.key("PgDown"))
    for mend in mends:
        if studio.drawing.layers[1].visible:
            click(panel, 1, EYE)
        studio.stroke((60, 60), (200, 60))
        assert "hidden" in studio.window.message_text
        mend()
        assert studio.window.message_text == ""


def test_a_message_doesnt_cover_a_question(studio: Studio) -> None:
    studio.window.question.ask("Convert it?", [Answer("No", "Leaves it", lambda: None)])
    studio.window.show_message("Something is to be said of it.")
    question, message = studio.window.question, studio.window.message
    seen = QRect(question.mapToGlobal(QPoint(0, 0)), question.size())
    assert not seen.intersects(QRect(message.mapToGlobal(QPoint(0, 0)), message.size()))
    high = message.y()
    QTest.mouseClick(question.buttons[0], LEFT)
    assert message.y() > high
