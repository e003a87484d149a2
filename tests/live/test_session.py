"""The session: pictures made in a thread arrive as signals in the window's."""

import threading
from pathlib import Path

from pytestqt.qtbot import QtBot

from sketchpad.document.drawing import Brush, Drawing
from sketchpad.live.generator import Picture
from sketchpad.live.session import LiveSession, OpenedModel
from tests.live.fakes import FakeGenerator, FakeLoader


def test_signals_arrive_in_the_windows_thread(qtbot: QtBot) -> None:
    drawing, fake = Drawing(), FakeGenerator()
    session = LiveSession(FakeLoader(fake=fake), drawing.snapshot)
    heard: list[tuple[str, threading.Thread]] = []
    session.model_opened.connect(lambda opened: heard.append((opened.card.name, threading.current_thread())))
    session.open_model(Path("fake.safetensors"))
    with qtbot.waitSignal(session.picture_ready) as signal:
        session.start()
    revision, picture = signal.args or (None, None)
    assert revision == drawing.revision
    assert isinstance(picture, Picture)
    assert (picture.rgb == 0).all()
    assert heard == [("Fake", threading.main_thread())]
    session.stop()


def test_what_is_drawn_while_a_picture_is_made_is_in_the_next(qtbot: QtBot) -> None:
    drawing, fake = Drawing(), FakeGenerator()
    fake.gate = threading.Semaphore(0)
    session = LiveSession(FakeLoader(fake=fake), drawing.snapshot)
    session.start()
    session.open_model(Path("fake.safetensors"))
    qtbot.waitUntil(lambda: len(fake.requests) == 1)
    drawing.begin_stroke(Brush((9, 9, 9), 30), 50, 50)
    session.post()
    shown: list[int] = []
    session.picture_ready.connect(lambda revision, _rgb: shown.append(revision))
    fake.gate.release(2)
    qtbot.waitUntil(lambda: shown[-1:] == [drawing.revision])
    assert (fake.requests[-1].rgb[50, 50] == 9).all()
    session.stop()


def test_failures_arrive_as_sentences(qtbot: QtBot) -> None:
    session = LiveSession(FakeLoader(), Drawing().snapshot)
    session.start()
    with qtbot.waitSignal(session.model_failed) as signal:
        session.open_model(Path("broken.safetensors"))
    assert signal.args == ["broken.safetensors is not a model file: choose another."]
    session.stop()


def test_it_can_be_stopped_at_any_time(qtbot: QtBot) -> None:
    LiveSession(FakeLoader(), Drawing().snapshot).stop()  # before it was started
    fake = FakeGenerator()
    fake.gate = threading.Semaphore(0)
    session = LiveSession(FakeLoader(fake=fake), Drawing().snapshot)
    session.start()
    session.open_model(Path("fake.safetensors"))
    qtbot.waitUntil(lambda: len(fake.requests) == 1)
    session.stop()  # while it draws
    fake.gate.release(5)


def test_an_opened_model_says_where_it_came_from(qtbot: QtBot) -> None:
    session = LiveSession(FakeLoader(fake=FakeGenerator()), Drawing().snapshot)
    session.start()
    with qtbot.waitSignal(session.model_opened) as signal:
        session.open_model(Path("fake.safetensors"))
    opened = (signal.args or [None])[0]
    assert isinstance(opened, OpenedModel)
    assert opened.path == Path("fake.safetensors")
    session.stop()
