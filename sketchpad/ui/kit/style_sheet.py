"""The window's style sheet (QSS), made of a theme's colours: the one look of every button, field and list."""

from sketchpad.ui.kit.themes import Theme


def make_style_sheet(theme: Theme) -> str:
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
    QLabel#title {{ font-size: 20px; font-weight: 600; }}
    QLabel#section {{ font-size: 15px; font-weight: 600; }}
    QLabel#lead {{ font-size: 14px; }}
    QLabel#heading {{ font-weight: 600; }}
    QLabel#quiet, QStatusBar, QStatusBar QLabel {{ color: {theme.quiet}; }}
    QStatusBar {{ background: {theme.window}; }}
    QStatusBar::item {{ border: none; }}
    QToolButton {{ background: transparent; border: 2px solid transparent; border-radius: 8px; padding: 4px; }}
    QToolButton:hover {{ background: {theme.raised}; }}
    QToolButton:pressed {{ background: {theme.border}; }}
    QToolButton:checked {{ background: {theme.selected}; }}
    QToolButton:focus {{ border-color: {theme.accent}; }}
    QToolButton#page {{ padding: 1px 12px; border-radius: 7px; color: {theme.quiet}; }}
    QToolButton#page:checked {{ color: {theme.text}; font-weight: 600; }}
    QToolButton#worded {{ padding: 4px 10px 4px 8px; }}
    QPushButton {{
        background: {theme.raised}; border: 2px solid transparent; border-radius: 8px; padding: 5px 14px;
    }}
    QPushButton:hover, QPushButton:pressed {{ background: {theme.border}; }}
    QPushButton:disabled {{ background: transparent; border-color: {theme.raised}; color: {theme.disabled}; }}
    QPushButton:focus {{ border-color: {theme.accent}; }}
    QFrame#card QPushButton#secondary {{ background: {theme.window}; }}
    QFrame#card QPushButton#secondary:hover {{ background: {theme.border}; }}
    QPushButton#primary {{ background: {theme.accent}; color: {theme.on_accent}; font-weight: 600; padding: 5px 18px; }}
    QPushButton#primary:focus {{ border-color: {theme.text}; }}
    QPushButton#primary:disabled {{
        background: {theme.raised}; border-color: {theme.raised}; color: {theme.disabled};
    }}
    QPushButton#plain {{ background: transparent; padding: 5px 8px; color: {theme.accent}; }}
    QPushButton#plain:hover {{ background: {theme.raised}; }}
    QPushButton#plain:disabled {{ border-color: transparent; color: {theme.disabled}; }}
    QPushButton#fold {{ background: transparent; padding: 5px 0; color: {theme.accent}; text-align: left; }}
    QPushButton#choice {{ background: {theme.window}; border-color: {theme.border}; padding: 4px 12px; }}
    QPushButton#choice:hover {{ background: {theme.raised}; }}
    QPushButton#choice:checked {{ background: {theme.selected}; border-color: {theme.accent}; }}
    QPushButton#plain:focus, QPushButton#fold:focus {{ border-color: {theme.accent}; }}
    QPushButton#choice:focus {{ border-color: {theme.text}; }}
    QLineEdit, QPlainTextEdit, QKeySequenceEdit QLineEdit, QAbstractSpinBox, QComboBox {{
        background: {theme.field}; border: 1px solid {theme.outline}; border-radius: 6px; padding: 4px 7px;
        min-height: 20px; selection-background-color: {theme.accent}; selection-color: {theme.on_accent};
    }}
    QLineEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{
        border: 2px solid {theme.accent}; padding: 3px 6px;
    }}
    QLineEdit:read-only, QPlainTextEdit:read-only {{ background: transparent; border-color: {theme.border}; }}
    QComboBox, QComboBox:focus {{ padding-right: 24px; }}
    QComboBox::drop-down {{ border: none; width: 24px; }}
    QComboBox QAbstractItemView {{
        background: {theme.window}; border: 1px solid {theme.border}; selection-background-color: {theme.selected};
        selection-color: {theme.text}; outline: none;
    }}
    QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{
        background: transparent; border: none; padding: 0; min-height: 0;
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
    QTextBrowser {{ background: {theme.field}; border: 1px solid {theme.border}; border-radius: 10px; padding: 4px; }}
    QTextBrowser:focus {{ border-color: {theme.accent}; }}
    QHeaderView::section {{
        background: {theme.panel}; color: {theme.quiet}; border: none; padding: 4px 8px;
    }}
    QCheckBox, QRadioButton {{ spacing: 8px; padding: 2px; border: 2px solid transparent; border-radius: 6px; }}
    QCheckBox:focus, QRadioButton:focus {{ border-color: {theme.accent}; }}
    QCheckBox::indicator, QTreeWidget::indicator {{
        width: 16px; height: 16px; background: {theme.field}; border: 1px solid {theme.outline}; border-radius: 5px;
    }}
    QCheckBox::indicator:checked, QTreeWidget::indicator:checked {{
        background: {theme.accent}; border-color: {theme.accent};
    }}
    QCheckBox::indicator:checked:disabled {{ background: {theme.border}; border-color: {theme.border}; }}
    QRadioButton::indicator {{
        width: 12px; height: 12px; background: {theme.field}; border: 1px solid {theme.outline}; border-radius: 7px;
    }}
    QRadioButton::indicator:checked {{
        width: 6px; height: 6px; background: {theme.on_accent}; border: 4px solid {theme.accent};
    }}
    QProgressBar {{ background: {theme.border}; border: none; border-radius: 4px; min-height: 8px; max-height: 8px; }}
    QProgressBar::chunk {{ background: {theme.accent}; border-radius: 4px; }}
    QScrollArea, QScrollArea > QWidget > QWidget#page {{ background: transparent; border: none; }}
    QFrame#card {{ background: {theme.panel}; border: none; border-radius: 12px; }}
    QFrame#drop {{ background: {theme.panel}; border: 2px dashed {theme.outline}; border-radius: 12px; }}
    QFrame#drop[over="true"] {{ border-color: {theme.accent}; background: {theme.selected}; }}
    QFrame#warning {{ background: {theme.warning}; border: none; border-radius: 10px; }}
    QFrame#sidebar {{ border: none; border-right: 1px solid {theme.border}; }}
    QLabel#preview {{ background: {theme.panel}; border-radius: 10px; }}
    QLabel#warning {{ padding: 10px 14px; }}
    QLabel#note {{ color: {theme.text}; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
    QScrollBar::handle {{ background: {theme.outline}; border-radius: 4px; min-height: 28px; min-width: 28px; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
        background: none; border: none; width: 0; height: 0;
    }}
    QAbstractScrollArea::corner {{ background: transparent; border: none; }}
    QToolBar#tour {{ background: {theme.panel}; border: 0; padding: 4px 0; }}
    QFrame#question, QFrame#reference {{
        background: {theme.window}; border: 1px solid {theme.outline}; border-radius: 10px;
    }}
    QFrame#message {{ background: {theme.warning}; border: 1px solid {theme.border}; border-radius: 10px; }}
    QFrame#message QLabel, QFrame#warning QLabel {{ color: {theme.warning_text}; }}
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
