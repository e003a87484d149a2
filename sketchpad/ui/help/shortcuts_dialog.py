"""The list of shortcuts, each of which can be another: chosen by pressing it, with a warning where it is taken."""

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sketchpad.ui.kit.forms import button, button_row, label
from sketchpad.ui.kit.keymap import Keymap, action_name, keys
from trainer.messages import mark, tr

# What the canvas does with keys held or pressed, beside the commands.
FIXED = (
    (mark("Pick a colour while painting"), mark("hold Alt")),
    (mark("Squares, circles, even angles"), mark("hold Shift")),
    (mark("Size and opacity of the brush"), mark("hold Ctrl, and drag")),
    (mark("Pan"), mark("hold Space, or the middle button")),
    (mark("Zoom"), mark("wheel")),
    (mark("Close a polygon"), mark("Enter")),
    (mark("Nudge what is selected"), mark("arrow keys")),
)
_TAKEN = ("Space", "Return", "Enter", "Left", "Right", "Up", "Down", "Tab", "Shift+Tab")  # by the canvas and the window


class ShortcutsDialog(QDialog):
    """Changes hold at once; the window stores them."""

    changed = Signal()

    def __init__(self, keymap: Keymap, menus: QMenuBar, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Shortcuts"))
        self._keymap = keymap
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Search shortcuts"))
        self.search.setToolTip(tr("Shows the commands that have these words, or these keys"))
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([tr("Command"), tr("Keys")])
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(16)
        self.tree.setAllColumnsShowFocus(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName(tr("Commands and their keys"))
        self.tree.setWhatsThis(tr("Choose a command, then press Enter to give it other keys"))
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.keys = QKeySequenceEdit()
        self.keys.setMaximumSequenceLength(1)
        self.keys.setClearButtonEnabled(True)
        self.keys.setAccessibleName(tr("Keys of the command"))
        self.keys.setToolTip(tr("Click here and press the keys that the command should have"))
        self.assign = button(tr("&Use these"), tr("Give the command these keys"), role="primary")
        self.reset = button(tr("&Reset"), tr("Give the command its own keys again"))
        self.reset_all = button(tr("Reset &all"), tr("Give every command its own keys again"))
        self.warning = QLabel()
        self.warning.setObjectName("note")
        self.warning.setWordWrap(True)
        self.warning.setMinimumHeight(36)
        self.close_button = button(tr("Close"), tr("Close the list  (Esc)"))
        self.rows: dict[QAction, QTreeWidgetItem] = {}
        self._lay_out()
        self._fill(menus)
        self.search.textChanged.connect(self._filter)
        self.tree.currentItemChanged.connect(lambda _now, _before: self._show())
        self.tree.itemActivated.connect(lambda _item, _column: self.keys.setFocus())
        self.keys.keySequenceChanged.connect(lambda _keys: self._warn())
        self.assign.clicked.connect(self._assign)
        self.reset.clicked.connect(self._reset)
        self.reset_all.clicked.connect(self._reset_all)
        self.close_button.clicked.connect(self.reject)
        self._show()
        self.search.setFocus()

    @property
    def action(self) -> QAction | None:
        """The command that is chosen."""
        item = self.tree.currentItem()
        return next((action for action, row in self.rows.items() if row is item), None)

    def choose(self, action: QAction) -> None:
        """Choose a command."""
        self.tree.setCurrentItem(self.rows[action])

    def conflict(self) -> str | None:
        """Return which command has the keys in the field, "" for the window itself, None if they are free."""
        wanted = self.keys.keySequence()
        if wanted.isEmpty():
            return None
        if wanted.toString() in _TAKEN:
            return ""
        for action in self.rows:
            if action is not self.action and wanted in action.shortcuts():
                return action_name(action)
        return None

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(tr("&Keys"), "quiet", buddy=self.keys))
        row.addWidget(self.keys, 1)
        row.addWidget(self.assign)
        row.addWidget(self.reset)
        column.addLayout(row)
        column.addWidget(self.warning)
        column.addLayout(button_row(self.close_button, left=[self.reset_all]))
        self.resize(QSize(580, 640))

    def _fill(self, menus: QMenuBar) -> None:
        for menu in menus.actions():
            group = QTreeWidgetItem(self.tree, [action_name(menu)])
            self._style(group)
            for name, action in _commands(menu.menu()):
                if action in self._keymap.actions.values():
                    self.rows[action] = QTreeWidgetItem(group, [name, keys(action)])
        group = QTreeWidgetItem(self.tree, [tr("On the canvas")])
        self._style(group)
        for name, held in FIXED:
            QTreeWidgetItem(group, [tr(name), tr(held)]).setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.choose(next(iter(self.rows)))

    @staticmethod
    def _style(group: QTreeWidgetItem) -> None:
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        group.setExpanded(True)

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        for number in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(number)
            assert group is not None
            shown = 0
            for row in range(group.childCount()):
                item = group.child(row)
                assert item is not None
                said = f"{group.text(0)} {item.text(0)} {item.text(1)}".casefold()
                item.setHidden(not all(word in said for word in wanted))
                shown += not item.isHidden()
            group.setHidden(not shown)

    def _show(self) -> None:
        action = self.action
        for part in (self.keys, self.reset):
            part.setEnabled(action is not None)
        self.keys.blockSignals(True)
        self.keys.setKeySequence(action.shortcut() if action is not None else QKeySequence())
        self.keys.blockSignals(False)
        self._warn()

    def _warn(self) -> None:
        action, taken = self.action, self.conflict()
        wanted = self.keys.keySequence()
        fixed = wanted.toString() in _TAKEN
        self.assign.setEnabled(action is not None and wanted != action.shortcut() and not fixed)
        self.assign.setText(tr("&Use them anyway") if taken is not None and not fixed else tr("&Use these"))
        self.reset.setEnabled(action is not None and self._keymap.is_changed(action))
        self.reset_all.setEnabled(bool(self._keymap.changes()))
        text = wanted.toString(QKeySequence.SequenceFormat.NativeText)
        if taken is None:
            self.warning.setText("")
        elif fixed:
            self.warning.setText(tr("{keys} can’t be taken: it is needed to move about in the window.", keys=text))
        else:
            self.warning.setText(
                tr("{keys} belongs to “{command}”, which would have no keys then.", keys=text, command=taken)
            )

    def _assign(self) -> None:
        action, wanted = self.action, self.keys.keySequence()
        if action is not None:
            self._keymap.assign(action, [] if wanted.isEmpty() else [wanted])
            self._update()

    def _reset(self) -> None:
        if self.action is not None:
            self._keymap.assign(self.action, self._keymap.own_keys(self.action))
            self._update()

    def _reset_all(self) -> None:
        self._keymap.reset()
        self._update()

    def _update(self) -> None:
        for action, row in self.rows.items():
            row.setText(1, keys(action))
        self._show()
        self.changed.emit()


def _commands(menu: QObject | None, within: str = "") -> list[tuple[str, QAction]]:
    """Return what a menu and the menus in it do, by names that can be told apart."""
    assert isinstance(menu, QMenu)
    found = []
    for action in menu.actions():
        name = action_name(action)
        found += _commands(action.menu(), f"{name}: ") if action.menu() is not None else [(f"{within}{name}", action)]
    return found
