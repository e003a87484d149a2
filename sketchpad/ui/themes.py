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
    raised: str  # buttons under the pointer
    border: str
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
    raised="#e7e5df",
    border="#d8d5cd",
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
    raised="#2f2f35",
    border="#3b3b42",
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


def make_palette(theme: Theme) -> QPalette:
    """Return Qt's palette of a theme, for all that the style sheet doesn't reach."""
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in {
        roles.Window: theme.window,
        roles.WindowText: theme.text,
        roles.Base: theme.window,
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


def make_style(theme: Theme) -> str:
    """Return the window's style sheet. Distances are multiples of four pixels."""
    return f"""
    QMainWindow, QDialog {{ background: {theme.window}; }}
    QWidget {{ color: {theme.text}; }}
    QWidget:disabled {{ color: {theme.disabled}; }}
    QMenuBar {{ background: {theme.window}; padding: 2px 8px; }}
    QMenuBar::item {{ padding: 4px 10px; border-radius: 5px; background: transparent; }}
    QMenuBar::item:selected {{ background: {theme.raised}; }}
    QMenu {{ background: {theme.window}; border: 1px solid {theme.border}; padding: 4px; }}
    QMenu::item {{ padding: 5px 28px 5px 24px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {theme.selected}; }}
    QMenu::item:disabled {{ color: {theme.disabled}; }}
    QMenu::separator {{ height: 1px; background: {theme.border}; margin: 4px 8px; }}
    QToolTip {{ background: {theme.text}; color: {theme.window}; border: none; padding: 4px 6px; }}
    QLabel#heading {{ font-weight: 600; }}
    QLabel#quiet, QStatusBar, QStatusBar QLabel {{ color: {theme.quiet}; }}
    QStatusBar {{ background: {theme.window}; padding-left: 10px; }}
    QStatusBar::item {{ border: none; }}
    QToolButton, QPushButton {{
        background: transparent; border: 2px solid transparent; border-radius: 8px; padding: 4px;
    }}
    QToolButton:hover, QPushButton:hover {{ background: {theme.raised}; }}
    QToolButton:pressed, QPushButton:pressed {{ background: {theme.border}; }}
    QToolButton:checked {{ background: {theme.selected}; }}
    QToolButton:focus, QPushButton:focus {{ border-color: {theme.accent}; }}
    QToolButton#worded {{ padding: 4px 10px 4px 8px; }}
    QFrame#message {{ background: {theme.warning}; border: 1px solid {theme.border}; border-radius: 10px; }}
    QFrame#message QLabel {{ color: {theme.warning_text}; }}
    QSlider::groove:vertical {{ width: 4px; background: {theme.border}; border-radius: 2px; }}
    QSlider::handle:vertical {{
        height: 14px; margin: 0 -7px; border-radius: 9px; background: {theme.window}; border: 2px solid {theme.accent};
    }}
    QSlider::groove:horizontal {{ height: 4px; background: {theme.border}; border-radius: 2px; }}
    QSlider::handle:horizontal {{
        width: 14px; margin: -7px 0; border-radius: 9px; background: {theme.window}; border: 2px solid {theme.accent};
    }}
    QSlider::handle:horizontal:focus {{ background: {theme.accent}; }}
    QSlider::handle:vertical:disabled {{ border-color: {theme.disabled}; }}
    QSlider::handle:vertical:focus {{ background: {theme.accent}; }}
    """
