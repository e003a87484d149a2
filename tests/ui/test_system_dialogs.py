"""The dialogs that no other test opens, pressed as a person presses them: files, saving, bins and endings."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sketchpad.ui.files.file_dialogs import OPENRASTER, PNG, FileDialogs
from sketchpad.ui.kit.delete_question import confirm_delete
from sketchpad.ui.training.training_dialogs import TrainingDialogs
from tests.trainer.data import picture, write

D = TypeVar("D", bound=QDialog)
FILES, TRAINING = FileDialogs(), TrainingDialogs()


@pytest.fixture(autouse=True)
def drawn_by_qt() -> None:
    """A file dialog of the desktop is no widget that could be pressed."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def when_open(kind: type[D], do: Callable[[D], object]) -> None:
    """Do something with the next dialog, as soon as it is waiting."""

    def wait() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and dialog.isVisible():
            do(dialog)
        else:
            QTimer.singleShot(0, wait)

    QTimer.singleShot(0, wait)


def press(words: str) -> None:
    """Press the button that says this in the next question."""

    def click(box: QMessageBox) -> None:
        next(button for button in box.buttons() if button.text().replace("&", "") == words).click()

    when_open(QMessageBox, click)


def choose(*paths: Path) -> None:
    """Choose files or a folder in the next dialog, by their names."""

    def accept(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(paths[0].parent))
        dialog.selectFile(str(paths[0]))
        if len(paths) > 1:
            edit = dialog.findChild(QLineEdit, "fileNameEdit")
            assert edit is not None
            edit.setText(" ".join(f'"{path.name}"' for path in paths))
        dialog.accept()

    when_open(QFileDialog, accept)


def give_up() -> None:
    when_open(QDialog, lambda dialog: dialog.reject())


def test_a_question_gives_the_answer_that_is_pressed(parent: QWidget, tmp_path: Path) -> None:
    for words, answer in (("Save", "save"), ("Don’t save", "leave"), ("Cancel", "stay")):
        press(words)
        assert FILES.ask_to_save(parent, "Cat") == answer
    for words, answer in (("Save", "save"), ("Lose it", "leave"), ("Cancel", "stay")):
        press(words)
        assert FILES.ask_to_close(parent, "Cat", "The disk is full.") == answer
    for words, answer in (("Stop and save", "stop"), ("Leave it training", "leave"), ("Cancel", "stay")):
        press(words)
        assert TRAINING.ask_ending(parent, "Cats") == answer
    for words, agreed in (("Replace", True), ("Cancel", False)):
        press(words)
        assert FILES.ask_to_replace(parent, "It has changed.") is agreed
    for words, agreed in (("Move to the bin", True), ("Cancel", False)):
        press(words)
        assert TRAINING.confirm_bin(parent, "Cats") is agreed
    for words, agreed in (("Delete for good", True), ("Cancel", False)):
        press(words)
        assert TRAINING.confirm_delete(parent, "Cats", tmp_path) is agreed


def test_esc_deletes_nothing_and_a_name_is_no_markup(parent: QWidget, tmp_path: Path) -> None:
    shown: list[str] = []

    def read(box: QMessageBox) -> None:
        assert box.textFormat() == Qt.TextFormat.PlainText
        shown.extend((box.text(), box.informativeText()))
        box.reject()

    when_open(QMessageBox, read)
    assert not confirm_delete(parent, "<b>Cats</b>", tmp_path / "cats")
    assert "“<b>Cats</b>”" in shown[0]
    assert str(tmp_path / "cats") in shown[1]


def test_files_are_what_was_chosen_and_none_if_nothing_was(parent: QWidget, tmp_path: Path) -> None:
    drawing, photo, model = tmp_path / "a.png", tmp_path / "b.png", tmp_path / "m.safetensors"
    page = tmp_path / "study.json"
    for path in (drawing, photo):
        write(path, picture(1))
    model.touch()
    page.touch()
    folder = str(tmp_path)
    one: list[tuple[Callable[[], Path | None], Path]] = [
        (lambda: FILES.open_image(parent, folder), drawing),
        (lambda: FILES.open_model(parent, folder), model),
        (lambda: FILES.open_folder(parent, "Where?", folder), tmp_path),
        (lambda: TRAINING.choose_folder(parent, folder), tmp_path),
        (lambda: TRAINING.choose_model(parent, folder), model),
        (lambda: TRAINING.choose_segmenter(parent, folder), model),
        (lambda: TRAINING.choose_picture(parent, folder), photo),
    ]
    for ask, path in one:
        choose(path)
        assert ask() == path
        give_up()
        assert ask() is None
    several: list[tuple[Callable[[], list[Path]], list[Path]]] = [
        (lambda: FILES.open_images(parent, folder, "Which?"), [drawing, photo]),
        (lambda: FILES.open_drawings(parent, folder), [drawing, photo]),
        (lambda: TRAINING.choose_results(parent), [page]),
    ]
    for ask_all, paths in several:
        choose(*paths)
        assert ask_all() == paths
        give_up()
        assert ask_all() == []


def test_a_file_to_save_has_the_ending_of_its_kind(parent: QWidget, tmp_path: Path) -> None:
    choose(tmp_path / "cat")
    assert FILES.save(parent, "Save", tmp_path / "Untitled", (PNG, OPENRASTER)) == tmp_path / "cat.png"

    def as_openraster(dialog: QFileDialog) -> None:
        dialog.selectNameFilter(OPENRASTER)
        dialog.filterSelected.emit(OPENRASTER)  # as its list does when a person chooses
        dialog.selectFile("cat")
        dialog.accept()

    when_open(QFileDialog, as_openraster)
    assert FILES.save(parent, "Save", tmp_path / "Untitled", (PNG, OPENRASTER)) == tmp_path / "cat.ora"
    give_up()
    assert FILES.save(parent, "Save", tmp_path / "Untitled", (PNG,)) is None
    choose(tmp_path / "film")
    assert TRAINING.save_film(parent, str(tmp_path / "film")) == tmp_path / "film.webp"
    choose(tmp_path / "page.html")
    assert TRAINING.save_study_page(parent, str(tmp_path / "page.html")) == tmp_path / "page.html"


def test_a_name_and_a_colour_are_what_was_entered(parent: QWidget) -> None:
    def enter(dialog: QInputDialog) -> None:
        dialog.setTextValue("  Cats  ")
        dialog.accept()

    when_open(QInputDialog, enter)
    assert TRAINING.ask_name(parent, "Run") == "Cats"
    give_up()
    assert TRAINING.ask_name(parent, "Run") is None
    when_open(QColorDialog, lambda dialog: dialog.accept())
    assert TRAINING.mix_colour(parent, (12, 34, 56)) == (12, 34, 56)
    give_up()
    assert TRAINING.mix_colour(parent, (12, 34, 56)) is None
