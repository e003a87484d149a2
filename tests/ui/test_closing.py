"""The window closes when it is asked to: by Ctrl-C too, and whatever is still being written."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from sketchpad.ui.kit.background_job import BackgroundJob
from sketchpad.ui.window import close_controller
from sketchpad.ui.window.close_controller import CloseController
from sketchpad.ui.window.quit_signals import QuitSignals


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def former_handlers() -> Iterator[None]:
    former = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    signal.set_wakeup_fd(-1)
    for number, handler in former.items():
        signal.signal(number, handler)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.usefixtures("former_handlers")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window_and_the_next_one_ends_the_program(
    qtbot: QtBot, window: QWidget, number: signal.Signals
) -> None:
    signals = QuitSignals(window)
    os.kill(os.getpid(), number)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert signal.getsignal(number) == signal.SIG_DFL
    assert signals.parent() is window


@pytest.fixture
def job(window: QWidget) -> Iterator[tuple[BackgroundJob, Callable[[], None]]]:
    """A job of the window that is at work, and what lets it end."""
    end, job = threading.Event(), BackgroundJob(window)
    job.start(lambda _tell: (end.wait(60), None)[1], "big.webp")
    yield job, end.set
    end.set()


def test_what_is_being_written_is_finished_first(
    qtbot: QtBot, window: QWidget, job: tuple[BackgroundJob, Callable[[], None]]
) -> None:
    closing = CloseController(window)
    assert not closing.may_close()
    assert not closing.may_close()  # asked again, it goes on waiting
    with qtbot.waitSignal(closing.ready):
        job[1]()
    assert closing.may_close()
    assert closing.unfinished == ()


def test_a_file_name_is_shown_as_it_is(qtbot: QtBot, window: QWidget) -> None:
    end, job = threading.Event(), BackgroundJob(window)
    name = "<b>bold</b><img src='/etc/passwd'>.webp"
    job.start(lambda _tell: (end.wait(60), None)[1], name)
    closing = CloseController(window)
    with qtbot.waitSignal(closing.ready):
        assert not closing.may_close()
        (shown,) = [label for label in window.findChildren(QLabel) if name in label.text()]
        assert shown.textFormat() == Qt.TextFormat.PlainText
        end.set()


def test_what_takes_too_long_is_named_and_the_window_closes(
    qtbot: QtBot, window: QWidget, job: tuple[BackgroundJob, Callable[[], None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(close_controller, "SECONDS", 0.2)
    closing = CloseController(window)
    with qtbot.waitSignal(closing.ready):
        assert not closing.may_close()
    qtbot.waitUntil(closing.may_close)
    assert closing.unfinished == ("big.webp",)
    assert job[0].running
