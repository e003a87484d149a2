"""The window's halves are moved with the mouse and the keys, and stay as they were."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad.settings import Settings
from tests.ui.conftest import Studio


def widths(studio: Studio) -> tuple[int, int]:
    return studio.canvas.width(), studio.view.width()


def drag(studio: Studio, across: int) -> None:
    divider = studio.window.panes.divider
    start = divider.rect().center()
    QTest.mousePress(divider, Qt.MouseButton.LeftButton, pos=start)
    where = divider.mapToGlobal(start + QPoint(across, 0))
    QTest.mouseMove(divider, divider.mapFromGlobal(where))
    QTest.mouseRelease(divider, Qt.MouseButton.LeftButton, pos=divider.mapFromGlobal(where))


def test_the_divider_is_dragged_and_a_double_click_makes_the_halves_even(studio: Studio) -> None:
    before = widths(studio)
    assert abs(before[0] - before[1]) <= 1
    drag(studio, 120)
    studio.qtbot.waitUntil(lambda: widths(studio)[0] > before[0])
    drawing, picture = widths(studio)
    assert abs(drawing - before[0] - 120) <= 3
    assert abs(before[1] - picture - 120) <= 3
    QTest.mouseDClick(studio.window.panes.divider, Qt.MouseButton.LeftButton)
    studio.qtbot.waitUntil(lambda: widths(studio) == before)


def test_neither_half_can_be_dragged_away(studio: Studio) -> None:
    drag(studio, 5000)
    assert studio.window.panes.share == 0.8
    assert studio.view.isVisible()


def test_the_arrow_keys_move_the_divider(studio: Studio) -> None:
    divider = studio.window.panes.divider
    divider.setFocus()
    for _ in range(5):
        QTest.keyClick(divider, Qt.Key.Key_Left)
    assert studio.window.panes.share == pytest.approx(0.4)


def test_the_halves_and_the_place_of_the_window_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    first = Studio(qtbot, tmp_path / "first")
    first.show()
    first.window.resize(780, 650)  # on a screen of 800x800
    drag(first, -100)
    first.window.close()
    first.session.stop()
    second = Studio(qtbot, tmp_path / "second", first.saved[-1])
    second.show()
    assert (second.window.width(), second.window.height()) == (780, 650)
    assert second.window.panes.share == pytest.approx(first.window.panes.share)
    second.qtbot.waitUntil(lambda: widths(second)[0] < widths(second)[1])
    second.session.stop()


def test_a_share_that_no_window_has_is_kept_within_bounds(qtbot: QtBot, tmp_path: Path) -> None:
    studio = Studio(qtbot, tmp_path, Settings(theme="light", halves=0.0))
    studio.show()
    assert studio.window.panes.share == 0.2
    studio.session.stop()
