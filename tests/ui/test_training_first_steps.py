"""Beginning a training and what comes of it: a fitting base, a word on few pairs, own examples, and the bin."""

from pathlib import Path

import pytest
from PySide6.QtCore import QFile, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from sketchpad import paths
from sketchpad.models.gallery import Gallery
from sketchpad.system_libraries import ALWAYS, SCREEN, missing, needed, sentence
from sketchpad.training.runs.run_library import RunLibrary
from tests.live.fakes import FakeGenerator
from tests.trainer.data import combined_folder, picture, write
from tests.trainer.models import save_small_model
from tests.trainer.test_label_maps import labelled
from tests.ui.conftest import Studio
from tests.ui.test_training_tab import PATIENCE, FakeTrainingDialogs, dialogs, make_run, open_folder, show_tab
from trainer.model_card import Maker

__all__ = ["dialogs"]  # a fixture


@pytest.mark.usefixtures("dialogs")
def test_few_pairs_are_told_at_the_start_and_many_are_not(studio: Studio, tmp_path: Path) -> None:
    bench = show_tab(studio)
    open_folder(studio, bench, combined_folder(tmp_path / "few", 7), 7)
    assert bench.new_page.few.isVisible()
    assert "Only 7 pairs" in bench.new_page.few.text()
    assert bench.new_page.start.isEnabled()
    open_folder(studio, bench, combined_folder(tmp_path / "many", 24), 24)
    assert not bench.new_page.few.isVisible()


@pytest.mark.usefixtures("dialogs")
def test_the_page_ends_where_its_form_ends(studio: Studio, tmp_path: Path) -> None:
    bench = show_tab(studio)
    page = bench.new_page
    open_folder(studio, bench, combined_folder(tmp_path / "pairs", 12), 12)

    def is_at_the_end() -> bool:
        page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
        foot = page.start.mapTo(page.viewport(), page.start.rect().bottomLeft()).y()
        return page.viewport().height() - 60 < foot <= page.viewport().height()

    studio.qtbot.waitUntil(is_at_the_end)


@pytest.mark.usefixtures("dialogs")
def test_what_a_command_on_the_sheet_lacks_is_not_said_on_the_tab(studio: Studio) -> None:
    studio.open_model()
    studio.key("U")
    assert studio.window.message_text
    studio.key("F3")
    assert studio.window.message_text == ""


@pytest.mark.usefixtures("dialogs")
def test_label_maps_of_class_numbers_are_told_with_their_names(studio: Studio, tmp_path: Path) -> None:
    maps = labelled(tmp_path / "street", classes=(0, 1, 2, 255))
    (maps / "classes.txt").write_text("sky\nroad\ntree\n")
    bench = show_tab(studio)
    open_folder(studio, bench, maps, 8)
    panel = bench.new_page.folder
    assert panel.about.text().startswith("8 pairs in two folders, “A” and “B”")
    studio.qtbot.waitUntil(lambda: bool(panel.findings.rows), timeout=PATIENCE)
    said = " ".join(row.problem.finding.sentence for row in panel.findings.rows if row.isVisible())
    assert "label maps that hold the numbers of 4 classes" in said
    assert "(sky, road, tree, Ignored)" in said
    assert panel.kind.currentData() == "labels"
    config = bench.new_page.config()
    assert [swatch.name for swatch in config.input_spec().palette] == ["sky", "road", "tree", "Ignored"]
    thumb = panel.sheet.buttons[0].first
    assert (
        max(thumb.pixelColor(x, x).lightness() for x in range(0, thumb.width(), 4)) > 60
    )  # coloured, not nearly black


@pytest.mark.usefixtures("dialogs")
def test_pairs_that_cannot_be_read_count_nowhere(studio: Studio, tmp_path: Path) -> None:
    folder = combined_folder(tmp_path / "some", 6)
    for path in sorted(folder.iterdir())[:2]:
        path.write_bytes(b"")
    bench = show_tab(studio)
    open_folder(studio, bench, folder, 4)
    studio.qtbot.waitUntil(lambda: "4 can be used" in bench.new_page.folder.about.text(), timeout=PATIENCE)
    assert "Only 4 pairs" in bench.new_page.few.text()
    assert not any(text.text().startswith("and ") for text in bench.new_page.findChildren(QLabel) if text.isVisible())
    one = combined_folder(tmp_path / "one", 1)
    open_folder(studio, bench, one, 1)
    assert "Only 1 pair:" in bench.new_page.few.text()


@pytest.mark.usefixtures("dialogs")
def test_the_starter_that_fits_the_drawings_is_proposed_and_a_choice_stays(studio: Studio, tmp_path: Path) -> None:
    bench = show_tab(studio)
    form = bench.new_page.form
    photos = tmp_path / "photos"
    for number in range(6):
        write(photos / f"{number}.png", picture(number, 64, 64))
    open_folder(studio, bench, photos, 6)
    offered: tuple[Maker, ...] = ("dabs", "blocks")
    for maker in offered:
        QTest.mouseClick(bench.new_page.folder.makers.choices[maker], Qt.MouseButton.LeftButton)
        assert form.base.currentText() == {"dabs": "Ink", "blocks": "Landscapes"}[maker]
    form.base.setCurrentIndex(0)
    form.base.activated.emit(0)
    QTest.mouseClick(bench.new_page.folder.makers.choices["dabs"], Qt.MouseButton.LeftButton)
    assert form.base.currentIndex() == 0


def test_where_there_is_no_bin_a_training_is_deleted_if_the_person_says_so(
    studio: Studio, dialogs: FakeTrainingDialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = make_run("Mine")
    monkeypatch.setattr(QFile, "moveToTrash", lambda *_: False)
    bench = show_tab(studio)
    entry = bench.list.item(0).data(Qt.ItemDataRole.UserRole)
    dialogs.deletes = False
    with studio.qtbot.waitSignal(studio.window.train.status_message):
        bench.list.binned.emit(entry)
    assert run.root.exists()
    dialogs.deletes = True
    bench.list.binned.emit(entry)
    assert dialogs.asked[-1] == "delete Mine"
    assert not run.root.exists()
    assert not RunLibrary(paths.runs_dir()).entries()


def test_the_examples_of_an_own_model_are_its_own_drawings_and_the_pinned_one(studio: Studio) -> None:
    run = make_run("Mine")
    for number in (1, 2):
        write(run.examples / f"{number}.png", picture(number, 300, 300))
    write(run.pinned_drawing, picture(9, 300, 300))
    studio.loader.generators["best"] = FakeGenerator("Mine")
    studio.window.open_model(run.best)
    studio.qtbot.waitUntil(lambda: bool(studio.window.examples.own))
    names = [button.accessibleName() for button in studio.window.examples.own]
    assert names == ["Example: Your pinned drawing", "Example: Drawing 1 of your own", "Example: Drawing 2 of your own"]
    QTest.mouseClick(studio.window.examples.own[1], Qt.MouseButton.LeftButton)
    assert studio.window.files.name == "1"
    assert studio.window.files.file is None  # nobody saves over it
    studio.open_model()
    assert not studio.window.examples.own


def test_a_picture_stands_for_a_run_s_model_as_soon_as_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "runs" / "mine").mkdir(parents=True)
    save_small_model(tmp_path / "runs" / "mine" / "model.safetensors")
    gallery = Gallery(tmp_path / "starters", tmp_path / "own", tmp_path / "runs", tmp_path / "thumbnails")
    (entry,) = gallery.entries()
    assert gallery.thumbnail(entry).isNull()
    write(tmp_path / "runs" / "mine" / "picture.png", picture(3, 64, 64))
    assert gallery.thumbnail(entry).width() == 64


def test_what_is_missing_is_named_with_what_to_do() -> None:
    assert "libxcb-cursor.so.0" in needed({})
    assert needed({"QT_QPA_PLATFORM": "offscreen"}) == ALWAYS
    assert needed({"WAYLAND_DISPLAY": "wayland-0"}) == ALWAYS
    assert needed({"QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": "wayland-0"}) == ALWAYS | SCREEN
    packages = missing({"libnobody-has-it.so.7": "libnobody7"})
    assert "sudo apt-get install libnobody7" in sentence(packages)
