"""The window's two pages, to draw and to train, and the switch between them, which takes no room from the drawing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from sketchpad.ui.kit.keymap import action_name, keys
from trainer.messages import tr


class PageSwitch(QWidget):
    """Shows one page at a time."""

    def __init__(self, draw: QWidget, train: QWidget, actions: tuple[QAction, QAction], menu_bar: QMenuBar) -> None:
        super().__init__()
        self._stack = QStackedWidget()
        self._pages = (draw, train)
        self._train_action = actions[1]
        self._menu_bar = None if menu_bar.isNativeMenuBar() else menu_bar
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.switch = QWidget()
        row = QHBoxLayout(self.switch)
        row.setContentsMargins(0, 0, 16, 4)  # with the words on one line with those of the menus
        row.setSpacing(4)
        self.buttons = []
        for page, action in zip(self._pages, actions, strict=True):
            self._stack.addWidget(page)
            button = QToolButton()
            button.setObjectName("page")
            button.setDefaultAction(action)
            button.setAccessibleName(action_name(action))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            row.addWidget(button)
            self.buttons.append(button)
            action.triggered.connect(lambda _checked=False, page=page: self._stack.setCurrentWidget(page))
        actions[0].setChecked(True)
        if self._menu_bar is None:  # on a Mac the menus are not in the window
            column.addWidget(self.switch, alignment=Qt.AlignmentFlag.AlignRight)
        else:
            self._menu_bar.setCornerWidget(self.switch)
        column.addWidget(self._stack, 1)
        self._actions = actions

    def show_page(self, page: QWidget) -> None:
        """Show one of the two."""
        self._actions[self._pages.index(page)].trigger()

    def show_standing(self, words: str) -> None:
        """Say on the switch how a training goes."""
        name = self._train_action.iconText()
        self.buttons[1].setText(f"{name}  ·  {words}" if words else name)
        if self._menu_bar is not None:
            self._menu_bar.setCornerWidget(self.switch)  # it gives its corner no other width by itself
        tip = f"{action_name(self._train_action)}  ({keys(self._train_action)})"
        self.buttons[1].setToolTip(tr("A training is under way: {words}", words=words) if words else tip)
