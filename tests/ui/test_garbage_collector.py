"""What Qt needs in the window's thread is destroyed there, however busy other threads are."""

import platform
import subprocess
import sys
import threading

import pytest
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


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries give back by themselves")
def test_memory_that_was_freed_among_what_lives_on_goes_back_to_the_system() -> None:
    # In a process of its own: how much is free in this one depends on the tests before.
    said = subprocess.run([sys.executable, "-c", HOLES], capture_output=True, text=True, check=True)
    before, after = map(int, said.stdout.split())
    assert before - after > 50 << 20


HOLES = """
import ctypes
from pathlib import Path
from sketchpad.freed_memory import give_back

library = ctypes.CDLL(None)
library.malloc.restype = ctypes.c_void_p
places = [ctypes.c_void_p(library.malloc(ctypes.c_size_t(20_000))) for _ in range(5000)]
for place in places:
    ctypes.memset(place, 1, 20_000)
for number, place in enumerate(places):
    if number % 10:
        library.free(place)
pages = lambda: int(Path("/proc/self/statm").read_text().split()[1]) * 4096
before = pages()
give_back()
print(before, pages())
"""
