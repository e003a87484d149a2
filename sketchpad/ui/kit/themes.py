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
    QLabel#title {{ font-size: 18px; font-weight: 600; }}
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
    QToolButton#page {{ padding: 1px 12px; border-radius: 7px; color: {theme.quiet}; }}
    QToolButton#page:checked {{ color: {theme.text}; font-weight: 600; }}
    QToolButton#worded {{ padding: 4px 10px 4px 8px; }}
    QDialog QPushButton, QFrame#question QPushButton, QMessageBox QPushButton {{
        background: {theme.raised}; border-radius: 7px; padding: 5px 14px; min-height: 18px;
    }}
    QDialog QPushButton:hover, QFrame#question QPushButton:hover {{ background: {theme.border}; }}
    QDialog QPushButton:disabled {{ background: transparent; border-color: {theme.raised}; }}
    QDialog QPushButton#primary {{ background: {theme.accent}; color: {theme.on_accent}; }}
    QDialog QPushButton#primary:focus {{ border-color: {theme.text}; }}
    QDialog QPushButton#primary:disabled {{ background: transparent; color: {theme.disabled}; }}
    QDialog QPushButton#choice {{ padding: 4px 12px; background: transparent; border-color: {theme.border}; }}
    QDialog QPushButton#choice:hover {{ background: {theme.raised}; }}
    QDialog QPushButton#choice:checked {{ background: {theme.selected}; border-color: {theme.selected}; }}
    QDialog QPushButton#choice:focus, QDialog QPushButton:focus, QFrame#question QPushButton:focus {{
        border-color: {theme.accent};
    }}
    QLineEdit, QPlainTextEdit, QKeySequenceEdit QLineEdit, QAbstractSpinBox {{
        background: {theme.field}; border: 1px solid {theme.outline}; border-radius: 6px; padding: 4px 7px;
        selection-background-color: {theme.accent}; selection-color: {theme.on_accent};
    }}
    QLineEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus {{
        border: 2px solid {theme.accent}; padding: 3px 6px;
    }}
    QLineEdit:read-only, QPlainTextEdit:read-only {{ background: transparent; border-color: {theme.border}; }}
    QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{
        background: transparent; border: none; padding: 0;
    }}
    QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: none; }}
    QListWidget, QTreeWidget {{
        background: {theme.panel}; border: 2px solid {theme.panel}; border-radius: 10px; padding: 4px; outline: none;
    }}
    QListWidget:focus, QTreeWidget:focus {{ border-color: {theme.accent}; }}
    QListWidget::item, QTreeWidget::item {{ padding: 3px 6px; border-radius: 5px; color: {theme.text}; }}
    QListWidget::item:hover, QTreeWidget::item:hover {{ background: {theme.raised}; }}
    QListWidget::item:selected, QTreeWidget::item:selected {{ background: {theme.selected}; color: {theme.text}; }}
    QTreeWidget {{ show-decoration-selected: 1; selection-background-color: {theme.selected}; }}
    QTreeWidget::item {{ border-radius: 0; }}
    QHeaderView::section {{
        background: {theme.panel}; color: {theme.quiet}; border: none; padding: 4px 8px;
    }}
    QCheckBox, QRadioButton {{ spacing: 8px; padding: 2px; border: 2px solid transparent; border-radius: 6px; }}
    QCheckBox:focus, QRadioButton:focus {{ border-color: {theme.accent}; }}
    QCheckBox::indicator:unchecked {{
        width: 11px; height: 11px; background: {theme.field}; border: 1px solid {theme.outline}; border-radius: 3px;
    }}
    QRadioButton::indicator {{
        width: 12px; height: 12px; background: {theme.field}; border: 1px solid {theme.outline}; border-radius: 7px;
    }}
    QRadioButton::indicator:checked {{
        width: 6px; height: 6px; background: {theme.on_accent}; border: 4px solid {theme.accent};
    }}
    QProgressBar {{ background: {theme.raised}; border: none; border-radius: 3px; max-height: 6px; }}
    QProgressBar::chunk {{ background: {theme.accent}; border-radius: 3px; }}
    QLabel#preview {{ background: {theme.panel}; border-radius: 10px; }}
    QLabel#note {{ color: {theme.text}; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
    QScrollBar::handle {{ background: {theme.outline}; border-radius: 4px; min-height: 28px; min-width: 28px; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
        background: none; border: none; width: 0; height: 0;
    }}
    QAbstractScrollArea::corner {{ background: transparent; border: none; }}
    QFrame#question {{ background: {theme.window}; border: 1px solid {theme.outline}; border-radius: 10px; }}
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
