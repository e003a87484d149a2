"""What Qt needs in the window's thread is destroyed there, however busy other threads are."""

import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from sketchpad.ui.window.garbage_collector import GarbageCollector


class Cyclic:
    def __init__(self, seen: list[int]) -> None:
        self.me, self._seen = self, seen

    def __del__(self) -> None:
        self._seen.append(threading.get_ident())


def allocate() -> None:
    kept = [[number] for number in range(200_000)]
    assert kept


def test_garbage_is_collected_in_the_windows_thread_alone(qtbot: QtBot) -> None:
    parent, seen = QObject(), list[int]()
    collector = GarbageCollector(lambda: False, parent)
    for _ in range(1000):
        Cyclic(seen)
    worker = threading.Thread(target=allocate)
    worker.start()
    worker.join()
    assert not seen
    kept = [[number] for number in range(10_000)]  # more than a collection waits for, whatever else was freed
    qtbot.waitUntil(lambda: len(seen) == 1000)
    assert kept
    assert set(seen) == {threading.get_ident()}
    assert collector.parent() is parent


def test_nothing_is_collected_while_the_hand_is_busy(qtbot: QtBot) -> None:
    parent, seen, busy = QObject(), list[int](), [True]
    collector = GarbageCollector(lambda: busy[0], parent)
    for _ in range(1000):
        Cyclic(seen)
    collector.look()
    assert not seen
    busy[0] = False
    collector.look()
    assert len(seen) == 1000
