"""The training tab's own style sheet, and the few shapes that it is built of."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from sketchpad.ui.kit.themes import Theme


def make_style(theme: Theme) -> str:
    """Return the style sheet of the tab, on top of the window's. Distances are multiples of four pixels."""
    return f"""
    QLabel#title {{ font-size: 20px; font-weight: 600; }}
    QLabel#section {{ font-size: 15px; font-weight: 600; }}
    QLabel#lead {{ font-size: 14px; }}
    QLabel#bad {{ color: {theme.warning_text}; }}
    QScrollArea, QScrollArea > QWidget > QWidget#page {{ background: transparent; border: none; }}
    QFrame#card {{ background: {theme.panel}; border: none; border-radius: 12px; }}
    QFrame#drop {{ background: {theme.panel}; border: 2px dashed {theme.outline}; border-radius: 12px; }}
    QFrame#drop[over="true"] {{ border-color: {theme.accent}; background: {theme.selected}; }}
    QFrame#warning {{ background: {theme.warning}; border: none; border-radius: 10px; }}
    QFrame#warning QLabel {{ color: {theme.warning_text}; }}
    QFrame#sidebar {{ border: none; border-right: 1px solid {theme.border}; }}
    QPushButton {{
        background: {theme.raised}; border: 2px solid transparent; border-radius: 8px; padding: 5px 14px;
    }}
    QPushButton:hover {{ background: {theme.border}; }}
    QPushButton:disabled {{ color: {theme.disabled}; }}
    QFrame#card QPushButton#secondary {{ background: {theme.window}; }}
    QFrame#card QPushButton#secondary:hover {{ background: {theme.border}; }}
    QPushButton#fold {{ background: transparent; padding: 5px 0; color: {theme.accent}; text-align: left; }}
    QPushButton:focus {{ border-color: {theme.accent}; }}
    QPushButton#primary {{ background: {theme.accent}; color: {theme.on_accent}; font-weight: 600; padding: 7px 20px; }}
    QPushButton#primary:focus {{ border-color: {theme.text}; }}
    QPushButton#primary:disabled {{ background: {theme.border}; color: {theme.disabled}; }}
    QPushButton#plain {{ background: transparent; padding: 5px 8px; color: {theme.accent}; }}
    QPushButton#plain:hover {{ background: {theme.raised}; }}
    QPushButton#plain:disabled {{ color: {theme.disabled}; }}
    QPushButton#choice {{ background: {theme.window}; border: 2px solid {theme.border}; border-radius: 10px; }}
    QPushButton#choice:hover {{ background: {theme.raised}; }}
    QPushButton#choice:checked {{ border-color: {theme.accent}; background: {theme.selected}; }}
    QPushButton#choice:focus {{ border-color: {theme.text}; }}
    QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox {{
        background: {theme.field}; border: 1px solid {theme.outline}; border-radius: 6px; padding: 4px 8px;
        min-height: 20px; selection-background-color: {theme.accent}; selection-color: {theme.on_accent};
    }}
    QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus {{ border-color: {theme.accent}; }}
    QAbstractSpinBox QLineEdit {{ border: none; padding: 0 6px; min-height: 0; background: transparent; }}
    QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: none; }}
    QComboBox::drop-down {{ border: none; width: 24px; }}
    QComboBox {{ padding-right: 24px; }}
    QComboBox QAbstractItemView {{
        background: {theme.window}; border: 1px solid {theme.border}; selection-background-color: {theme.selected};
        selection-color: {theme.text}; outline: none;
    }}
    QProgressBar {{ background: {theme.border}; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }}
    QProgressBar::chunk {{ background: {theme.accent}; border-radius: 4px; }}
    QCheckBox {{ spacing: 8px; }}
    QCheckBox::indicator {{
        width: 16px; height: 16px; border: 1px solid {theme.outline}; border-radius: 5px; background: {theme.field};
    }}
    QCheckBox::indicator:checked {{ background: {theme.accent}; border-color: {theme.accent}; }}
    QCheckBox::indicator:focus {{ border: 2px solid {theme.accent}; width: 14px; height: 14px; }}
    QCheckBox::indicator:checked:focus {{ border-color: {theme.text}; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
    QScrollBar::handle:vertical {{ background: {theme.border}; border-radius: 4px; min-height: 32px; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
        background: none; height: 0;
    }}
    """


def label(text: str = "", role: str = "", wraps: bool = False) -> QLabel:
    """Return a label; `role` is title, section, lead, heading, quiet or bad."""
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)  # names of files and people can hold anything
    if role:
        result.setObjectName(role)
    if wraps:
        result.setWordWrap(True)
        result.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return result


def button(text: str, do: Callable[[], object], tip: str, role: str = "") -> QPushButton:
    """Return a button; `role` is primary, plain or nothing."""
    result = QPushButton(text)
    result.setAccessibleName(text.removesuffix("…").strip())
    result.setToolTip(tip)
    result.setCursor(Qt.CursorShape.PointingHandCursor)
    result.setObjectName(role or "secondary")
    result.clicked.connect(lambda _checked=False: do())
    return result


class Choice(QComboBox):
    """A combo box that shows its arrow in the theme's colours."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setPen(QPen(self.palette().color(group, QPalette.ColorRole.Text), 1.5))
        x, y = self.width() - 15, self.height() / 2
        painter.drawPolyline([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)])
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel that scrolls the page must not change a choice that it passes over."""
        event.ignore()


class Check(QCheckBox):
    """A check box that shows its mark in the theme's colours."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.HighlightedText), 2))
            option = QStyleOptionButton()
            self.initStyleOption(option)
            box = QRectF(self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self))
            x, y = box.center().toTuple()
            painter.drawPolyline([QPointF(x - 4, y), QPointF(x - 1, y + 3.5), QPointF(x + 4.5, y - 3.5)])
            painter.end()


class Card(QFrame):
    """A quiet panel with what belongs together."""

    def __init__(self, parent: QWidget | None = None, role: str = "card") -> None:
        super().__init__(parent)
        self.setObjectName(role)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(12)
