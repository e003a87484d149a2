"""Keys that are other than they came: chosen by pressing them, warned about, stored, and given back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad.document.tools.toolbox import Tool
from sketchpad.settings import Settings
from sketchpad.ui.help.shortcuts_dialog import ShortcutsDialog
from sketchpad.ui.kit.keymap import Keymap
from tests.ui.conftest import Studio

STORED_NAMES = {
    "abandon",
    "about",
    "apart",
    "bigger",
    "clear",
    "colours.1",
    "colours.10",
    "colours.2",
    "colours.3",
    "colours.4",
    "colours.5",
    "colours.6",
    "colours.7",
    "colours.8",
    "colours.9",
    "copy",
    "copy_picture",
    "crop",
    "cut",
    "deselect",
    "details.1",
    "details.2",
    "details.4",
    "diagnostics",
    "draw",
    "export",
    "export_again",
    "film",
    "fit",
    "flip_selection",
    "full_screen",
    "hints",
    "labels_from_picture",
    "lines_from_photo",
    "mirror",
    "mirror_selection",
    "mix_colours",
    "models",
    "new",
    "new_sized",
    "new_variation",
    "open",
    "open_model",
    "palette_from_image",
    "paste",
    "pen",
    "pixels",
    "quit",
    "redo",
    "resize",
    "save_as",
    "save_drawing",
    "save_picture",
    "select_all",
    "shortcuts",
    "sizes.1024",
    "sizes.256",
    "sizes.512",
    "sizes.768",
    "smaller",
    "stabilizers.0.0",
    "stabilizers.0.5",
    "stabilizers.0.8",
    "stabilizers.1.0",
    "standard_palette",
    "steady",
    "swap_colours",
    "symmetries.both",
    "symmetries.ends",
    "symmetries.off",
    "symmetries.radial_3",
    "symmetries.radial_4",
    "symmetries.radial_6",
    "symmetries.radial_8",
    "symmetries.sides",
    "teach",
    "themes.dark",
    "themes.light",
    "themes.system",
    "tools.brush",
    "tools.ellipse",
    "tools.eraser",
    "tools.eyedropper",
    "tools.fill",
    "tools.lasso",
    "tools.line",
    "tools.move",
    "tools.polygon",
    "tools.rectangle",
    "tools.select",
    "tools.select_freely",
    "tools.trace",
    "trace_fit",
    "trace_load",
    "trace_paste",
    "trace_remove",
    "trace_show",
    "train",
    "translate",
    "turn_left",
    "turn_right",
    "turn_selection",
    "undo",
    "views.beside",
    "views.on_picture",
    "views.overlay",
    "views.split",
    "zoom_in",
    "zoom_out",
}


@pytest.fixture
def dialog(studio: Studio) -> ShortcutsDialog:
    studio.window.actions_.shortcuts.trigger()
    return next(d for d in studio.window.findChildren(ShortcutsDialog) if d.isVisible())


def press(dialog: ShortcutsDialog, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys in the field for them."""
    dialog.keys.setFocus()
    QTest.keyClick(dialog.keys, key, modifier)


def back(studio: Studio, dialog: ShortcutsDialog) -> None:
    dialog.reject()
    studio.window.activateWindow()
    studio.qtbot.waitUntil(studio.window.isActiveWindow)


def test_a_tool_gets_another_key_and_is_taken_up_by_it(studio: Studio, dialog: ShortcutsDialog) -> None:
    dialog.choose(studio.window.actions_.tools[Tool.ERASER])
    press(dialog, Qt.Key.Key_Z)
    assert dialog.warning.text() == ""
    QTest.mouseClick(dialog.assign, Qt.MouseButton.LeftButton)
    back(studio, dialog)
    tools = []
    for keys in ("E", "Z"):
        studio.key(keys)
        tools.append(studio.window.toolbox.tool)
    assert tools == [Tool.BRUSH, Tool.ERASER]
    assert "(Z)" in studio.window.actions_.tools[Tool.ERASER].toolTip()
    studio.window.close()
    assert studio.saved[-1].shortcuts == {"tools.eraser": ("Z",)}


def test_keys_that_are_taken_are_warned_about_and_change_hands(studio: Studio, dialog: ShortcutsDialog) -> None:
    actions = studio.window.actions_
    dialog.choose(actions.undo)
    press(dialog, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert "New drawing" in dialog.warning.text()
    assert "anyway" in dialog.assign.text()
    assert actions.undo.shortcut().toString() == "Ctrl+Z"  # nothing has changed yet
    QTest.mouseClick(dialog.assign, Qt.MouseButton.LeftButton)
    assert actions.undo.shortcut().toString() == "Ctrl+N"
    assert actions.new.shortcuts() == []
    QTest.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert actions.undo.shortcut().toString() == "Ctrl+Z"
    dialog.choose(actions.new)
    QTest.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert actions.keymap.changes() == {}


def test_keys_that_the_canvas_needs_cannot_be_taken(studio: Studio, dialog: ShortcutsDialog) -> None:
    dialog.choose(studio.window.actions_.undo)
    dialog.keys.setKeySequence(QKeySequence("Space"))
    assert "can’t be taken" in dialog.warning.text()
    assert not dialog.assign.isEnabled()


def test_a_command_can_have_no_key_and_all_come_back(studio: Studio, dialog: ShortcutsDialog) -> None:
    actions = studio.window.actions_
    for action in (actions.undo, actions.save_picture):
        dialog.choose(action)
        dialog.keys.clear()
        QTest.mouseClick(dialog.assign, Qt.MouseButton.LeftButton)
        assert action.shortcuts() == []
    QTest.mouseClick(dialog.reset_all, Qt.MouseButton.LeftButton)
    assert actions.keymap.changes() == {}
    assert not dialog.reset_all.isEnabled()


def test_every_command_of_the_menus_is_listed_and_found(studio: Studio, dialog: ShortcutsDialog) -> None:
    assert set(studio.window.actions_.all()) == set(dialog.rows)
    QTest.keyClicks(dialog.search, "eraser")
    assert [action for action, row in dialog.rows.items() if not row.isHidden()] == [
        studio.window.actions_.tools[Tool.ERASER]
    ]


def test_keys_come_back_at_the_next_start_and_nonsense_is_passed_over(qtbot: QtBot, tmp_path: Path) -> None:
    shortcuts = {"tools.eraser": ("Z",), "nothing": ("Y",), "undo": ("", "Ctrl+U")}
    studio = Studio(qtbot, tmp_path, Settings(theme="light", shortcuts=shortcuts))
    studio.show()
    studio.key("Z")
    assert studio.window.toolbox.tool is Tool.ERASER
    assert studio.window.actions_.undo.shortcut().toString() == "Ctrl+U"
    studio.session.stop()


@given(choices=st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["A", "B", "C", "Ctrl+A", "F5", "Shift+X"]))))
def test_whatever_is_assigned_no_key_ever_means_two_things(qapp: object, choices: list[tuple[int, str]]) -> None:
    actions = [QAction(f"Command {number}") for number in range(5)]
    for action, keys in zip(actions, ("A", "B", "C", "", "Ctrl+A"), strict=True):
        action.setShortcuts([QKeySequence(keys)] if keys else [])
    keymap = Keymap({action.text(): action for action in actions})
    for number, keys in choices:
        keymap.assign(actions[number], [QKeySequence(keys)])
        assert actions[number].shortcuts() == [QKeySequence(keys)]
        held = [key.toString() for action in actions for key in action.shortcuts()]
        assert len(held) == len(set(held))
    changes = keymap.changes()
    given = [action.shortcuts() for action in actions]
    keymap.reset()
    assert keymap.changes() == {}
    keymap.restore(changes)
    assert [action.shortcuts() for action in actions] == given


def test_the_names_by_which_settings_hold_keys_stay(studio: Studio) -> None:
    """Who gave a command other keys has it in the settings by this name: a command may be added, never renamed."""
    assert set(studio.window.actions_.keymap.actions) >= STORED_NAMES
