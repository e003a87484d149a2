"""How the window looks: a light and a dark set of colours, and the style sheet made of them."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

Setting = Literal["system", "light", "dark"]


@dataclass(frozen=True)
class Theme:
    """Colours by their role. Text has a contrast of at least 4.5 to 1 on what it stands on (WCAG 2.2, 1.4.3)."""

    window: str
    panel: str  # where pictures lie
    field: str  # where one writes
    raised: str  # buttons under the pointer
    border: str  # what only sets areas apart
    outline: str  # what shows where to click or write: 3 to 1 on the window (WCAG 2.2, 1.4.11)
    text: str
    quiet: str  # text of less weight
    disabled: str
    accent: str
    on_accent: str
    selected: str  # behind the tool in hand
    warning: str
    warning_text: str


LIGHT = Theme(
    window="#f4f3f0",
    panel="#e9e7e2",
    field="#ffffff",
    raised="#e7e5df",
    border="#d8d5cd",
    outline="#86847e",
    text="#232329",
    quiet="#5f5e66",
    disabled="#aaa8a3",
    accent="#5450c8",
    on_accent="#ffffff",
    selected="#dfddf7",
    warning="#fff3d6",
    warning_text="#573c00",
)
DARK = Theme(
    window="#212125",
    panel="#18181b",
    field="#18181b",
    raised="#2f2f35",
    border="#3b3b42",
    outline="#76757f",
    text="#ededf0",
    quiet="#a9a8b2",
    disabled="#66656d",
    accent="#a5a1ff",
    on_accent="#17162b",
    selected="#3a3763",
    warning="#46391a",
    warning_text="#ffe3a3",
)


def choose(setting: Setting) -> Theme:
    """Return the theme that a setting asks for; "system" follows the desktop."""
    if setting == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if setting == "dark" else LIGHT


def current_theme() -> Theme:
    """Return the theme in use: the one whose palette the application has.

    What paints itself asks for it each time: Qt repaints every widget when the palette changes. What keeps colours
    makes them anew in `changeEvent`, at `PaletteChange`.
    """
    return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window) else LIGHT


def make_palette(theme: Theme) -> QPalette:
    """Return Qt's palette of a theme, for all that the style sheet doesn't reach."""
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in {
        roles.Window: theme.window,
        roles.WindowText: theme.text,
        roles.Base: theme.field,
        roles.AlternateBase: theme.raised,
        roles.Text: theme.text,
        roles.Button: theme.window,
        roles.ButtonText: theme.text,
        roles.ToolTipBase: theme.text,
        roles.ToolTipText: theme.window,
        roles.Highlight: theme.accent,
        roles.HighlightedText: theme.on_accent,
        roles.PlaceholderText: theme.quiet,
        roles.Mid: theme.border,
    }.items():
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.disabled))
    return palette
