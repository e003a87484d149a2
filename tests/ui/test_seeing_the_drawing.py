"""A key held shows the drawing in the picture's place, and an overview shows where on the sheet one is."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sketchpad.document.tools.toolbox import Tool
from sketchpad.settings import Settings
from tests.ui.conftest import Studio
from tests.ui.test_view import wheel
from tests.ui.test_view_modes import drawn, rgb, shown

__all__ = ["drawn"]  # a fixture

BLACK, WHITE = (0, 0, 0), (255, 255, 255)
D = Qt.Key.Key_D
NONE = Qt.KeyboardModifier.NoModifier


def in_picture(studio: Studio, x: float, y: float) -> tuple[int, int, int]:
    """The colour that the picture's view shows at a place of the sheet."""
    at = studio.view.document_to_widget(QPointF(x, y)).toPoint()
    return rgb(studio.view.grab().toImage().pixelColor(at))


class TestHolding:
    @pytest.mark.parametrize("keys", ["F6", "F7", "F8"])
    def test_the_drawing_is_seen_as_long_as_the_key_is_down(self, drawn: Studio, keys: str) -> None:
        drawn.key(keys)
        drawn.window.views.bar.slider.setValue(100)
        assert shown(drawn, 400, 100) == BLACK
        QTest.keyPress(drawn.canvas, D)
        assert shown(drawn, 400, 100) == WHITE
        QTest.keyRelease(drawn.canvas, D)
        assert shown(drawn, 400, 100) == BLACK

    def test_side_by_side_it_takes_the_pictures_place_and_follows_the_pen(self, drawn: Studio) -> None:
        assert in_picture(drawn, 100, 100) == BLACK
        QTest.keyPress(drawn.canvas, D)
        assert in_picture(drawn, 100, 100) == WHITE
        drawn.stroke((90, 100), (110, 100))
        assert in_picture(drawn, 100, 100) == drawn.drawing.colour_at(100, 100) != WHITE
        QTest.keyRelease(drawn.canvas, D)
        assert in_picture(drawn, 300, 100) == BLACK

    def test_the_key_may_come_up_elsewhere_in_the_window(self, drawn: Studio) -> None:
        QTest.keyPress(drawn.canvas, D)
        QTest.keyRelease(drawn.view, D)
        assert in_picture(drawn, 100, 100) == BLACK

    def test_who_leaves_the_window_with_the_key_down_finds_the_picture(self, drawn: Studio) -> None:
        QTest.keyPress(drawn.canvas, D)
        assert in_picture(drawn, 100, 100) == WHITE
        other = QWidget()
        drawn.qtbot.addWidget(other)
        other.show()
        other.activateWindow()
        drawn.qtbot.waitUntil(other.isActiveWindow)
        assert not drawn.window.actions_.see_drawing.isChecked()
        assert in_picture(drawn, 100, 100) == BLACK

    def test_chosen_in_the_menu_it_stays_until_it_is_chosen_again(self, drawn: Studio) -> None:
        drawn.window.actions_.see_drawing.trigger()
        QTest.keyClick(drawn.canvas, Qt.Key.Key_B)
        assert in_picture(drawn, 100, 100) == WHITE
        drawn.window.actions_.see_drawing.trigger()
        assert in_picture(drawn, 100, 100) == BLACK

    def test_a_key_that_the_person_gave_away_stays_theirs(self, qtbot: QtBot, tmp_path: Path) -> None:
        studio = Studio(qtbot, tmp_path, Settings(theme="light", shortcuts={"tools.eraser": ("D",)}))
        studio.show()
        studio.key("D")
        assert studio.window.toolbox.tool is Tool.ERASER
        assert studio.window.actions_.see_drawing.shortcuts() == []
        studio.session.stop()


class TestNavigator:
    @pytest.fixture
    def close(self, studio: Studio) -> Studio:
        """A drawing with a black field at its upper left, looked at closely in the middle."""
        studio.window.toolbox.take_colour(BLACK)
        studio.window.toolbox.set_size(200)
        studio.stroke((60, 60), (80, 60))
        wheel(studio.canvas, QPointF(studio.canvas.rect().center()), 6)
        return studio

    def test_it_is_there_only_when_something_of_the_sheet_is_not_seen(self, studio: Studio) -> None:
        navigator = studio.window.views.navigator
        assert not navigator.isVisible()
        wheel(studio.canvas, QPointF(studio.canvas.rect().center()), 3)
        assert navigator.isVisible()
        assert studio.canvas.rect().contains(navigator.geometry())
        studio.key("Ctrl+0")
        assert not navigator.isVisible()

    def test_it_shows_the_sheet_darker_where_it_is_not_seen(self, close: Studio) -> None:
        navigator = close.window.views.navigator
        picture = navigator.grab().toImage()
        seen = navigator.seen.boundingRect()
        assert rgb(picture.pixelColor(12, 12)) == BLACK
        assert rgb(picture.pixelColor(seen.center().toPoint())) == WHITE
        beside = QPoint(navigator.width() - 10, navigator.height() - 10)
        assert not seen.contains(beside)
        assert rgb(picture.pixelColor(beside))[0] in range(150, 200)

    def test_a_drag_moves_what_is_seen_and_draws_nothing(self, close: Studio) -> None:
        navigator, view = close.window.views.navigator, close.canvas.view
        revision = close.drawing.revision
        start = navigator.seen.boundingRect().center().toPoint()
        QTest.mousePress(navigator, Qt.MouseButton.LeftButton, NONE, start)
        before = QPointF(view.centre)
        QTest.mouseMove(navigator, start + QPoint(20, -10))
        QTest.mouseRelease(navigator, Qt.MouseButton.LeftButton, NONE, start + QPoint(20, -10))
        moved = view.centre - before
        assert (moved.x(), moved.y()) == pytest.approx(
            (20 / (navigator.width() - 8), -10 / (navigator.height() - 8)), abs=0.02
        )
        QTest.mouseMove(navigator, start)  # let go: nothing follows any more
        assert view.centre - before == moved
        assert close.drawing.revision == revision

    @pytest.mark.parametrize("turn", [False, True])
    def test_a_click_brings_that_place_to_the_middle_turned_and_mirrored_as_well(
        self, close: Studio, turn: bool
    ) -> None:
        if turn:
            close.key("M")
            close.key("Ctrl+]")
        navigator, view = close.window.views.navigator, close.canvas.view
        place = QPoint(navigator.width() // 4, navigator.height() // 3)
        QTest.mouseClick(navigator, Qt.MouseButton.LeftButton, NONE, place)
        middle = navigator.seen.boundingRect().center()
        assert (middle.x(), middle.y()) == pytest.approx((place.x(), place.y()), abs=1.5)
        across = (place.x() - 4) / (navigator.width() - 8)
        assert view.centre.x() == pytest.approx(1 - across if turn else across, abs=0.02)

    def test_the_arrow_keys_move_it_too(self, close: Studio) -> None:
        navigator, view = close.window.views.navigator, close.canvas.view
        navigator.setFocus()
        before = QPointF(view.centre)
        QTest.keyClick(navigator, Qt.Key.Key_Left)
        QTest.keyClick(navigator, Qt.Key.Key_Down)
        assert (view.centre.x() - before.x(), view.centre.y() - before.y()) == pytest.approx((-0.05, 0.05))

    def test_it_has_the_shape_of_the_sheet_and_follows_undo(self, close: Studio) -> None:
        navigator = close.window.views.navigator
        close.window.drawings.new(1024, 512)
        assert navigator.width() - 8 == pytest.approx(2 * (navigator.height() - 8), abs=1)
        assert rgb(navigator.grab().toImage().pixelColor(12, 12)) != BLACK
        close.key("Ctrl+Z")
        assert navigator.width() == navigator.height()
        assert rgb(navigator.grab().toImage().pixelColor(12, 12)) == BLACK
