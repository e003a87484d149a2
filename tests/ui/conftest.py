"""A shown window with a real drawing and session, and a fake generator behind them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sketchpad.document.drawing import Drawing
from sketchpad.document.files.recovery import Recovery
from sketchpad.live.generator import Loader
from sketchpad.live.session import LiveSession
from sketchpad.models.gallery import Gallery
from sketchpad.settings import Settings
from sketchpad.ui.files.file_dialogs import FileDialogs, SaveAnswer
from sketchpad.ui.picture.example_strip import Example
from sketchpad.ui.window.main_window import MainWindow
from tests.live.fakes import FakeGenerator, FakeLoader
from tests.trainer.data import picture, write


@dataclass
class FakeDialogs(FileDialogs):
    """Answers at once what a test wants."""

    path: Path | None = None
    answer: SaveAnswer = "leave"  # to whether to save first
    replace: bool = False  # may something else's file be written over
    asked: list[str] = field(default_factory=list)
    suggestions: list[Path] = field(default_factory=list)

    def open_image(self, parent: QWidget, folder: str, title: str = "") -> Path | None:
        return self.path

    def open_images(self, parent: QWidget, folder: str, title: str) -> list[Path]:
        return [self.path] if self.path is not None else []

    def open_model(self, parent: QWidget, folder: str) -> Path | None:
        return self.path

    def open_drawings(self, parent: QWidget, folder: str) -> list[Path]:
        return [self.path] if self.path is not None else []

    def open_folder(self, parent: QWidget, title: str, folder: str) -> Path | None:
        return self.path

    def save(self, parent: QWidget, title: str, suggestion: Path, kinds: tuple[str, ...]) -> Path | None:
        self.suggestions.append(suggestion)
        return self.path

    def ask_to_save(self, parent: QWidget, name: str) -> SaveAnswer:
        self.asked.append(name)
        return self.answer

    def ask_to_replace(self, parent: QWidget, why: str) -> bool:
        self.asked.append(why)
        return self.replace

    def ask_to_close(self, parent: QWidget, name: str, why: str) -> SaveAnswer:
        self.asked.append(why)
        return self.answer


class Studio:
    """A window and what a person does with it."""

    def __init__(
        self,
        qtbot: QtBot,
        folder: Path,
        settings: Settings | None = None,
        loader: Loader | None = None,
        examples: Sequence[Example] = (),
    ) -> None:
        self.qtbot, self.folder = qtbot, folder
        write(folder / "example.png", picture(1, 300, 300))
        self.generator = FakeGenerator("Fake")
        self.loader = FakeLoader(fake=self.generator)
        self.drawing = Drawing()
        self.session = LiveSession(loader or self.loader, self.drawing.snapshot)
        self.recovery = Recovery(folder / "recovery")
        self.recovery.attach(self.drawing)
        self.dialogs = FakeDialogs()
        self.saved: list[Settings] = []
        self.gallery = Gallery(folder / "starters", folder / "own", folder / "runs", folder / "thumbnails")
        self.window = MainWindow(
            self.drawing,
            self.session,
            settings or Settings(theme="light"),
            examples=examples or [Example(folder / "example.png", "Example")],
            save_settings=self.saved.append,
            gallery=self.gallery,
            recovery=self.recovery,
            dialogs=self.dialogs,
        )
        self.wide = settings is None or settings.geometry is None
        qtbot.addWidget(self.window)
        self.canvas = self.window.canvas
        self.view = self.window.picture_view

    def show(self) -> None:
        if self.wide:
            self.window.resize(1280, 800)  # the screen of the tests is a small one
        with self.qtbot.waitSignal(self.window.first_painted):
            self.window.show()

    def open_model(self, name: str = "fake") -> None:
        with self.qtbot.waitSignal(self.session.model_opened):
            self.window.open_model(Path(f"{name}.safetensors"))

    def wait_for_picture(self) -> None:
        """Wait until the picture of the drawing as it is now is on screen."""
        self.qtbot.waitUntil(lambda: self.view.shown_revision == self.drawing.revision)

    def stroke(
        self, *places: tuple[float, float], modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Draw with the mouse, through places of the sheet."""
        points = [self.canvas.document_to_widget(QPointF(*place)).toPoint() for place in places]
        QTest.mousePress(self.canvas, Qt.MouseButton.LeftButton, modifier, points[0])
        for point in points[1:]:
            QTest.mouseMove(self.canvas, point)
        QTest.mouseRelease(self.canvas, Qt.MouseButton.LeftButton, modifier, points[-1])

    def key(self, keys: str) -> None:
        """Press a shortcut."""
        QTest.keySequence(self.window, keys)


@pytest.fixture
def studio(qtbot: QtBot, tmp_path: Path) -> Iterator[Studio]:
    studio = Studio(qtbot, tmp_path)
    studio.show()
    yield studio
    studio.recovery.close(studio.drawing)
    studio.session.stop()
