"""Which keys trigger which command: the ones it came with, or others that the person gave it."""

import re
from collections.abc import Mapping, Sequence

from PySide6.QtGui import QAction, QKeySequence

from trainer.messages import tr


class Keymap:
    """Knows each action by a name that settings can hold."""

    def __init__(self, actions: Mapping[str, QAction]) -> None:
        self.actions = dict(actions)
        self._own = {action: list(action.shortcuts()) for action in actions.values()}

    def own_keys(self, action: QAction) -> list[QKeySequence]:
        """Return the keys that an action came with."""
        return self._own[action]

    def is_changed(self, action: QAction) -> bool:
        """Return whether an action has other keys than it came with."""
        return action.shortcuts() != self._own[action]

    def assign(self, action: QAction, wanted: Sequence[QKeySequence]) -> None:
        """Give keys to an action; whichever had them has them no more."""
        for other in self.actions.values():
            if other is not action and any(key in other.shortcuts() for key in wanted):
                _set(other, [key for key in other.shortcuts() if key not in wanted])
        _set(action, wanted)

    def reset(self) -> None:
        """Give every action the keys that it came with."""
        for action, own in self._own.items():
            _set(action, own)

    def changes(self) -> dict[str, tuple[str, ...]]:
        """Return the keys that differ, by the names of their actions."""
        portable = QKeySequence.SequenceFormat.PortableText
        return {
            name: tuple(key.toString(portable) for key in action.shortcuts())
            for name, action in self.actions.items()
            if self.is_changed(action)
        }

    def restore(self, changes: Mapping[str, Sequence[str]]) -> None:
        """Give actions the keys that `changes` returned; what is no action or no key any more is passed over."""
        for name, texts in changes.items():
            if name in self.actions:
                wanted = [QKeySequence(text, QKeySequence.SequenceFormat.PortableText) for text in texts]
                _set(self.actions[name], [key for key in wanted if not key.isEmpty()])
        # A command that is newer than the person's keys may have come with one of them: theirs it stays.
        given = [key for name in changes if name in self.actions for key in self.actions[name].shortcuts()]
        for name, action in self.actions.items():
            if name not in changes and any(key in given for key in action.shortcuts()):
                _set(action, [key for key in action.shortcuts() if key not in given])


def action_name(action: QAction) -> str:
    """Return an action's text without mnemonics and dots."""
    return re.sub(r"\(&.\)", "", action.text()).replace("&", "").removesuffix("…").strip()


def keys(action: QAction) -> str:
    """Return an action's shortcuts as a person reads them."""
    form = QKeySequence.SequenceFormat.NativeText
    return tr(" or ").join(shortcut.toString(form) for shortcut in action.shortcuts())


def show_keys(action: QAction) -> None:
    """Let an action's tooltip say its keys."""
    said = keys(action)
    action.setToolTip(f"{action_name(action)}  ({said})" if said else action_name(action))


def _set(action: QAction, wanted: Sequence[QKeySequence]) -> None:
    action.setShortcuts(list(wanted))
    show_keys(action)
