"""Windows and dialogs fit the screen, and words give way to pictures before anything is cut off."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from sketchpad.ui.sheet.sheet_dialogs import NewSheetDialog
from tests.trainer.data import combined_folder
from tests.ui.conftest import Studio


def inside(studio: Studio, widget: QWidget) -> bool:
    place = QRect(widget.mapTo(studio.window, QPoint(0, 0)), widget.size())
    return studio.window.rect().contains(place)


def cut(studio: Studio) -> list[str]:
    """The buttons that aren't whole in the window, or whose words aren't."""
    shown = [button for button in studio.window.findChildren(QToolButton) if button.isVisible()]
    worded = [b for b in shown if b.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly]
    narrow = [button.text() for button in worded if button.width() < button.sizeHint().width() - 1]
    return narrow + [button.accessibleName() for button in shown if not inside(studio, button)]


@pytest.mark.parametrize("size", [(720, 480), (800, 560), (1366, 720), (1600, 360)])
def test_everything_is_in_the_window_and_no_word_is_cut(studio: Studio, size: tuple[int, int]) -> None:
    studio.open_model()
    studio.window.setMinimumSize(0, 0)
    studio.window.resize(*size)
    studio.qtbot.waitUntil(lambda: studio.window.size() == QSize(*size))
    studio.qtbot.waitUntil(lambda: not cut(studio))
    assert inside(studio, studio.window.tools.palette)
    assert studio.canvas.width() >= 200
    assert studio.canvas.height() >= 150


def test_the_smallest_window_is_720_by_480(studio: Studio) -> None:
    assert studio.window.minimumSize() == QSize(720, 480)


def test_the_tab_train_can_be_scrolled_to_its_ends(studio: Studio) -> None:
    studio.window.resize(720, 480)
    studio.key("F3")
    page = studio.window.train.view.new_page
    content = page.widget()
    assert content is not None
    bars = page.horizontalScrollBar(), page.verticalScrollBar()
    studio.qtbot.waitUntil(lambda: content.width() - page.viewport().width() <= bars[0].maximum())
    assert content.height() - page.viewport().height() <= bars[1].maximum()


def test_a_new_training_is_not_scrolled_sideways(studio: Studio, tmp_path: Path) -> None:
    studio.window.resize(720, 480)
    studio.key("F3")
    page = studio.window.train.view.new_page
    sideways = page.horizontalScrollBar()
    studio.qtbot.waitUntil(lambda: page.width() < 600 and sideways.maximum() == 0)
    page.folder.open(combined_folder(tmp_path / "pairs", 8))
    studio.qtbot.waitUntil(lambda: len(page.folder.sheet.buttons) == 8, timeout=60_000)
    page.form.fold.click()
    assert page.form.advanced.isVisible()
    assert page.folder.layout_button.isVisible()
    assert page.page.minimumSizeHint().width() <= page.viewport().width()
    studio.qtbot.waitUntil(lambda: sideways.maximum() == 0)


def test_a_dialog_that_is_too_high_is_scrolled(studio: Studio) -> None:
    dialog = QDialog(studio.window)
    column = QVBoxLayout(dialog)
    for number in range(40):
        tall = QLabel(f"Line {number}", dialog)
        tall.setMinimumHeight(60)
        column.addWidget(tall)
    last = QPushButton("Close", dialog)
    column.addWidget(last)
    dialog.open()
    room = dialog.screen().availableGeometry()
    assert room.contains(dialog.geometry())
    dialog.findChildren(QScrollArea)[0].ensureWidgetVisible(last)
    studio.qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())
    dialog.close()


def test_a_dialog_that_fits_stays_as_it_is(studio: Studio) -> None:
    studio.key("Ctrl+Alt+N")
    dialog = studio.window.sheets.dialog
    assert isinstance(dialog, NewSheetDialog)
    assert not dialog.findChildren(QScrollArea)
    assert dialog.screen().availableGeometry().contains(dialog.geometry())
    dialog.close()
