"""Both themes can be read (WCAG 2.2, 1.4.3: 4.5 to 1 for text)."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from sketchpad.settings import Settings
from sketchpad.ui.kit.themes import DARK, LIGHT, Theme, current_theme
from tests.trainer.data import picture, write
from tests.ui.conftest import Studio


def luminance(colour: str) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    rgb = QColor(colour)
    return 0.2126 * linear(rgb.redF()) + 0.7152 * linear(rgb.greenF()) + 0.0722 * linear(rgb.blueF())


def contrast(first: str, second: str) -> float:
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_text_stands_out(theme: Theme) -> None:
    for text, ground in (
        (theme.text, theme.window),
        (theme.text, theme.panel),
        (theme.text, theme.raised),
        (theme.text, theme.border),  # a button that is pressed
        (theme.text, theme.field),
        (theme.text, theme.selected),
        (theme.quiet, theme.window),
        (theme.quiet, theme.panel),
        (theme.quiet, theme.field),  # what stands in an empty field
        (theme.quiet, theme.selected),
        (theme.warning_text, theme.warning),
        (theme.on_accent, theme.accent),
        (theme.window, theme.text),  # tooltips
    ):
        assert contrast(text, ground) >= 4.5, (text, ground)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_what_can_be_used_and_what_has_the_focus_stand_out(theme: Theme) -> None:
    """WCAG 2.2, 1.4.11: 3 to 1 for what shows where a control is and how it is."""
    for line, ground in (
        (theme.accent, theme.window),
        (theme.accent, theme.panel),
        (theme.accent, theme.field),
        (theme.accent, theme.selected),
        (theme.outline, theme.window),
        (theme.outline, theme.panel),
        (theme.outline, theme.field),
        (theme.text, theme.window),  # around the button that Enter presses
    ):
        assert contrast(line, ground) >= 3, (line, ground)


def arrange(studio: Studio, page: str) -> None:
    """Show a page, with a message over it."""
    window = studio.window
    if page == "train":
        window.train.learn_from(studio.folder / "pairs")
        folder = window.train.view.new_page.folder
        studio.qtbot.waitUntil(lambda: folder.found is not None and bool(folder.sheet.buttons))
        studio.qtbot.waitUntil(lambda: bool(folder.findings.rows))
        studio.qtbot.waitUntil(lambda: len(folder.sheet.buttons) == len(list((studio.folder / "pairs").iterdir())))
    else:
        window.pages.show_page(window.panes)
    window.show_message("Something is wrong.")


@pytest.mark.parametrize("page", ["draw", "train"])
def test_nothing_keeps_the_colours_of_the_theme_before(qtbot: QtBot, tmp_path: Path, page: str) -> None:
    """A window whose theme is changed looks to the pixel like one that was opened with it."""
    for i in range(6):
        write(tmp_path / "pairs" / f"{i}.png", picture(i, 64, 32))
    studios = []
    for settings in (Settings(theme="light", colour_panel=True), Settings(theme="dark", colour_panel=True)):
        studio = Studio(qtbot, tmp_path, settings)
        studio.show()
        studio.open_model()
        studio.wait_for_picture()
        arrange(studio, page)
        studio.window.actions_.themes["dark"].trigger()
        assert current_theme() is DARK
        arrange(studio, page)
        assert studio.window.model_button.text() == "Fake"
        studio.session.stop()
        studios.append(studio)

    def look(studio: Studio) -> QImage:
        return studio.window.pages.grab().toImage()  # not the status line: it says how long a picture took

    # Words are fitted to the width, and scroll bars to the height, when the event loop comes round to it.
    qtbot.waitUntil(lambda: look(studios[0]) == look(studios[1]), timeout=20_000)
