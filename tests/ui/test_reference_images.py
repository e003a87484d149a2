"""Reference images float over the drawing: moved, sized, zoomed, picked from, remembered, and never drawn."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sketchpad.document.pixels import blank, to_rgb
from sketchpad.document.tools.toolbox import Tool
from sketchpad.settings import Reference, Settings
from sketchpad.ui.kit.bars.question_bar import Answer
from sketchpad.ui.reference.reference_controller import MOST
from sketchpad.ui.reference.reference_pane import LEAST, ReferencePane
from tests.live.fakes import FakeGenerator
from tests.ui.conftest import Studio
from trainer.model_card import InputSpec, ModelCard, NetworkSpec, Swatch

RED, GREEN, BLUE = (200, 30, 20), (30, 160, 70), (20, 60, 220)
PALETTE = (Swatch("wall", (190, 40, 40)), Swatch("leaf", (226, 169, 41), shown=(40, 150, 60)), Swatch("sky", BLUE))


def save(path: Path, left: tuple[int, int, int] = RED, right: tuple[int, int, int] = GREEN) -> Path:
    """Write an image of 200x100 pixels in two colours."""
    pixels = np.zeros((100, 200, 3), np.uint8)
    pixels[:, :100], pixels[:, 100:] = left, right
    Image.fromarray(pixels).save(path)
    return path


@pytest.fixture
def pane(studio: Studio, tmp_path: Path) -> ReferencePane:
    return add(studio, save(tmp_path / "poppy.png"))


def add(studio: Studio, path: Path) -> ReferencePane:
    """Add an image from the menu."""
    studio.dialogs.path = path
    studio.window.actions_.add_reference.trigger()
    return studio.window.references.panes[-1]


def drag(widget: QWidget, start: QPoint, by: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    """Drag with the mouse, which stays where it is on screen while the widget moves under it."""
    end = widget.mapToGlobal(start + by)
    QTest.mousePress(widget, button, pos=start)
    QTest.mouseMove(widget, widget.mapFromGlobal(end))
    QTest.mouseRelease(widget, button, pos=widget.mapFromGlobal(end))


def drop(pane: ReferencePane, mime: QMimeData) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(40, 40), Qt.DropAction.CopyAction, mime, left, none)
    QApplication.sendEvent(pane, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(pane, QDropEvent(QPointF(40, 40), Qt.DropAction.CopyAction, mime, left, none))


def place_of(pane: ReferencePane, x: float, y: float) -> QPoint:
    return pane.view.document_to_widget(QPointF(x, y)).toPoint()


def topmost(studio: Studio, place: QPoint) -> QWidget | None:
    """Return which of the widgets that float lies over the others at a place."""
    floating = [*studio.window.references.panes, studio.window.question]
    hit = studio.window.panes.childAt(place)
    return next((widget for widget in floating if hit is not None and widget.isAncestorOf(hit)), None)


def test_it_is_seen_over_the_canvas_and_no_part_of_the_drawing(studio: Studio, pane: ReferencePane) -> None:
    assert pane.isVisible()
    assert studio.canvas.geometry().contains(pane.geometry())
    middle = pane.view.mapTo(studio.window, place_of(pane, 50, 50))
    assert studio.window.grab().toImage().pixelColor(middle) == QColor(*RED)
    _revision, seen_by_the_model = studio.drawing.snapshot()
    assert (seen_by_the_model == 255).all()
    assert studio.drawing.revision == 0
    assert not studio.drawing.can_undo
    assert not studio.drawing.modified


def test_a_stroke_over_it_pans_it_and_paints_nothing(studio: Studio, pane: ReferencePane) -> None:
    pane.view.view.set_zoom(4)
    before = pane.view.view.centre
    drag(pane.view, pane.view.rect().center(), QPoint(30, -20))
    moved = pane.view.view.centre - before
    assert (moved.x(), moved.y()) == pytest.approx((-30 / pane.view.scale / 200, 20 / pane.view.scale / 100), abs=1e-6)
    drag(pane.view, pane.view.rect().center(), QPoint(-30, 20), Qt.MouseButton.MiddleButton)
    assert (to_rgb(studio.drawing.image) == 255).all()
    QTest.mouseDClick(pane.view, Qt.MouseButton.LeftButton)
    assert pane.view.view.zoom == 1


def test_the_wheel_zooms_it_and_the_arrow_keys_pan(studio: Studio, pane: ReferencePane) -> None:
    at = QPointF(pane.view.rect().center())
    here = pane.view.mapToGlobal(at)
    none = Qt.KeyboardModifier.NoModifier
    for _ in range(4):
        wheel = QWheelEvent(
            at, here, QPoint(0, 0), QPoint(0, 120), Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(pane.view, wheel)
    assert pane.view.view.zoom == pytest.approx(1.2**4)
    assert studio.canvas.view.zoom == 1
    before = pane.view.view.centre.x()
    pane.view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(pane.view, Qt.Key.Key_Right)
    assert pane.view.view.centre.x() > before


def test_it_is_moved_by_its_title_and_stays_inside(studio: Studio, pane: ReferencePane) -> None:
    before = pane.geometry()
    drag(pane, QPoint(40, 12), QPoint(60, 35))
    assert pane.geometry() == before.translated(60, 35)
    drag(pane.title, QPoint(20, 10), QPoint(-15, 5))  # the title is the pane's handle, wherever it is pressed
    assert pane.geometry() == before.translated(45, 40)
    drag(pane, QPoint(40, 12), QPoint(5000, 5000))
    room = studio.window.panes.rect()
    assert pane.geometry().bottomRight() == room.bottomRight()
    drag(pane, QPoint(40, 12), QPoint(-5000, -5000))
    assert pane.geometry().topLeft() == room.topLeft()


@pytest.mark.parametrize(
    ("start", "by", "grown"),
    [
        ((1.0, 1.0), (30, 25), (0, 0, 30, 25)),
        ((1.0, 0.5), (30, 25), (0, 0, 30, 0)),
        ((0.5, 1.0), (30, 25), (0, 0, 0, 25)),
        ((0.0, 0.5), (-9, 25), (-9, 0, 9, 0)),
        ((0.0, 1.0), (-9, 25), (-9, 0, 9, 25)),
    ],
)
def test_it_is_sized_by_edges_and_corners(
    pane: ReferencePane, start: tuple[float, float], by: tuple[int, int], grown: tuple[int, int, int, int]
) -> None:
    former = pane.geometry()
    x, y, width, height = former.x(), former.y(), former.width(), former.height()
    at = QPoint(round(start[0] * (width - 1)), round(start[1] * (height - 1)))
    drag(pane, at, QPoint(*by))
    left, top, wider, higher = grown
    assert pane.geometry() == QRect(x + left, y + top, width + wider, height + higher)


def test_it_never_gets_smaller_than_it_can_be_used(pane: ReferencePane) -> None:
    corner = QPoint(pane.width() - 3, pane.height() - 3)
    drag(pane, corner, QPoint(-1000, -1000))
    assert pane.size() == LEAST
    right = pane.geometry().right()
    drag(pane, QPoint(1, pane.height() // 2), QPoint(1000, 0))
    assert (pane.width(), pane.geometry().right()) == (LEAST.width(), right)


def test_the_eyedropper_takes_colours_from_it(studio: Studio, pane: ReferencePane) -> None:
    former = studio.window.toolbox.colour
    studio.key("I")
    QTest.mouseClick(pane.view, Qt.MouseButton.LeftButton, pos=place_of(pane, 150, 50))
    assert studio.window.toolbox.colour == GREEN
    assert studio.window.toolbox.former_colour == former
    assert studio.window.toolbox.tool is Tool.EYEDROPPER
    QTest.mousePress(pane.view, Qt.MouseButton.LeftButton, pos=place_of(pane, 150, 50))
    QTest.mouseMove(pane.view, place_of(pane, 20, 50))
    QTest.mouseRelease(pane.view, Qt.MouseButton.LeftButton, pos=place_of(pane, 20, 50))
    assert studio.window.toolbox.colour == RED
    QTest.mouseClick(pane.view, Qt.MouseButton.LeftButton, pos=QPoint(0, 0))  # beside the image
    assert studio.window.toolbox.colour == RED


def test_alt_and_a_click_take_one_while_painting(studio: Studio, pane: ReferencePane) -> None:
    QTest.mouseClick(pane.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier, pos=place_of(pane, 150, 50))
    assert studio.window.toolbox.colour == GREEN
    studio.stroke((300, 400), (400, 400))
    assert studio.window.toolbox.tool is Tool.BRUSH
    assert studio.drawing.colour_at(350, 400) == GREEN


def test_on_a_label_map_the_class_is_taken_that_looks_most_like_it(studio: Studio, pane: ReferencePane) -> None:
    card = ModelCard("Labels", NetworkSpec(), input=InputSpec(kind="labels", background=BLUE, palette=PALETTE))
    studio.loader.generators["labels"] = FakeGenerator("Labels", card=card)
    studio.open_model("labels")
    alt, left = Qt.KeyboardModifier.AltModifier, Qt.MouseButton.LeftButton
    QTest.mouseClick(pane.view, left, alt, pos=place_of(pane, 150, 50))
    assert studio.window.toolbox.colour == (226, 169, 41)  # shown as a green
    QTest.mouseClick(pane.view, left, alt, pos=place_of(pane, 20, 50))
    assert studio.window.toolbox.colour == (190, 40, 40)


def test_files_and_pixels_are_dropped_on_it(studio: Studio, pane: ReferencePane, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(save(tmp_path / name))) for name in ("one.png", "two.png")])
    drop(pane, mime)
    pixels = QMimeData()
    pixels.setImageData(blank(40, 40, BLUE))
    drop(pane, pixels)
    panes = studio.window.references.panes
    assert [other.path.name if other.path else None for other in panes] == ["poppy.png", "one.png", "two.png", None]
    assert len({tuple(other.pos().toTuple()) for other in panes}) == 4
    assert studio.drawing.revision == 0
    assert len(studio.window.references.remembered) == 3


def test_an_image_that_is_there_already_comes_to_the_top(studio: Studio, pane: ReferencePane, tmp_path: Path) -> None:
    other = add(studio, save(tmp_path / "other.png"))
    other.put(pane.geometry())
    middle = pane.geometry().center()
    assert topmost(studio, middle) is other
    assert add(studio, tmp_path / "poppy.png") is pane
    assert topmost(studio, middle) is pane
    assert len(studio.window.references.panes) == 2
    other.put(pane.geometry().translated(0, 60))
    QTest.mouseClick(other.view, Qt.MouseButton.LeftButton)
    assert topmost(studio, other.geometry().center()) is other


def test_a_question_stays_over_it(studio: Studio, pane: ReferencePane) -> None:
    question = studio.window.question
    question.ask("Well?", [Answer("Yes", "Agree", lambda: None)])
    pane.put(question.geometry())
    QTest.mouseClick(pane, Qt.MouseButton.LeftButton, pos=QPoint(30, 10))
    assert topmost(studio, question.geometry().center()) is question


def test_there_are_only_so_many(studio: Studio, tmp_path: Path) -> None:
    for number in range(MOST + 1):
        add(studio, save(tmp_path / f"{number}.png"))
    assert len(studio.window.references.panes) == MOST
    assert "close one" in studio.window.message_text


@pytest.mark.parametrize("content", [b"no image", b"\x89PNG\r\n\x1a\n", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_a_wrong_file_changes_nothing_and_says_why(studio: Studio, tmp_path: Path, content: bytes) -> None:
    wrong = tmp_path / "wrong.png"
    wrong.write_bytes(content)
    studio.dialogs.path = wrong
    studio.window.actions_.add_reference.trigger()
    assert studio.window.references.panes == []
    assert "wrong.png" in studio.window.message_text


def test_a_huge_header_is_refused_before_it_is_decoded(studio: Studio, tmp_path: Path) -> None:
    huge = tmp_path / "huge.bmp"
    Image.new("RGB", (8, 8)).save(huge)
    content = bytearray(huge.read_bytes())
    content[18:26] = (60000).to_bytes(4, "little") * 2
    huge.write_bytes(content)
    studio.dialogs.path = huge
    studio.window.actions_.add_reference.trigger()
    assert studio.window.references.panes == []
    assert "huge.bmp" in studio.window.message_text


def test_a_big_photo_is_held_smaller(studio: Studio, tmp_path: Path) -> None:
    Image.new("RGB", (4000, 1000), RED).save(tmp_path / "big.jpg")
    pane = add(studio, tmp_path / "big.jpg")
    assert pane.view.sheet_size().toTuple() == (3072, 768)


def test_all_are_hidden_and_shown_by_a_key_and_one_is_closed(
    studio: Studio, pane: ReferencePane, tmp_path: Path
) -> None:
    other = add(studio, save(tmp_path / "other.png"))
    studio.key("Shift+I")
    assert not pane.isVisible()
    assert not other.isVisible()
    studio.key("Shift+I")
    assert pane.isVisible()
    QTest.mouseClick(pane.close_button, Qt.MouseButton.LeftButton)
    assert studio.window.references.panes == [other]
    assert studio.canvas.hasFocus()
    QTest.mouseClick(other.close_button, Qt.MouseButton.LeftButton)
    assert not studio.window.actions_.references.isEnabled()


def test_a_small_window_makes_it_smaller_for_as_long_as_it_is_small(studio: Studio, pane: ReferencePane) -> None:
    wanted = QRect(500, 300, 400, 350)
    pane.put(wanted)
    studio.window.resize(720, 480)
    assert studio.window.panes.rect().contains(pane.geometry())
    studio.window.resize(1280, 800)
    assert pane.geometry() == wanted


def test_they_come_back_at_the_next_start_as_they_were(qtbot: QtBot, tmp_path: Path) -> None:
    first = Studio(qtbot, tmp_path / "first")
    first.show()
    below, above = (add(first, save(tmp_path / name)) for name in ("below.png", "above.png"))
    above.put(QRect(60, 70, 200, 180))
    above.view.view.set_zoom(3)
    drag(above.view, above.view.rect().center(), QPoint(20, 5))
    first.window.close()
    first.session.stop()
    saved = first.saved[-1]
    assert [Path(kept.path).name for kept in saved.references] == ["below.png", "above.png"]
    second = Studio(qtbot, tmp_path / "second", saved)
    second.show()
    qtbot.waitUntil(lambda: len(second.window.references.panes) == 2)
    assert [pane.geometry() for pane in second.window.references.panes] == [below.geometry(), QRect(60, 70, 200, 180)]
    assert second.window.references.panes[1].view.view.centre.toTuple() == above.view.view.centre.toTuple()
    assert second.window.references.remembered == saved.references
    second.session.stop()


def test_a_file_that_is_gone_is_passed_over_and_comes_back_with_it(qtbot: QtBot, tmp_path: Path) -> None:
    here, gone = (Reference(str(tmp_path / name), 50, 60, 200, 180) for name in ("here.png", "gone.png"))
    save(tmp_path / "here.png")
    studio = Studio(qtbot, tmp_path / "studio", Settings(theme="light", references=(gone, here)))
    studio.show()
    qtbot.waitUntil(lambda: bool(studio.window.references.panes))
    assert [pane.path for pane in studio.window.references.panes] == [tmp_path / "here.png"]
    assert studio.window.message_text == ""
    studio.window.close()
    studio.session.stop()
    assert set(studio.saved[-1].references) == {here, gone}
    save(tmp_path / "gone.png")
    later = Studio(qtbot, tmp_path / "later", studio.saved[-1])
    later.show()
    qtbot.waitUntil(lambda: len(later.window.references.panes) == 2)
    later.session.stop()


def test_pictures_and_exports_know_nothing_of_it(studio: Studio, pane: ReferencePane, tmp_path: Path) -> None:
    pane.put(QRect(studio.canvas.geometry()))
    studio.dialogs.path = tmp_path / "drawing.png"
    studio.key("Ctrl+S")
    saved = QImage(str(tmp_path / "drawing.png"))
    assert (to_rgb(saved) == 255).all()
