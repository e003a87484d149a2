"""Tool buttons (QToolButton) that show an action: as an icon, or in words."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton


def make_button(action: QAction) -> QToolButton:
    """Return a square button of an action that has an icon."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setIconSize(QSize(20, 20))
    button.setFixedSize(40, 40)
    button.setAccessibleName(action.text().replace("&", ""))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def make_worded_button(action: QAction) -> QToolButton:
    """Return a button of an action with its icon and its words."""
    button = make_button(action)
    button.setObjectName("worded")
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setMaximumWidth(240)
    button.setMinimumWidth(0)
    return button
