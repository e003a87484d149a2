"""Diagnostics and what Sketchpad is, in the window."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sketchpad import paths
from sketchpad.ui.help.about_dialog import AboutDialog
from sketchpad.ui.help.diagnostics_dialog import DiagnosticsDialog
from tests.ui.conftest import Studio
from trainer.version import VERSION

ROOT = Path(__file__).parents[2]


def diagnostics(studio: Studio) -> DiagnosticsDialog:
    studio.window.actions_.diagnostics.trigger()
    return next(d for d in studio.window.findChildren(DiagnosticsDialog) if d.isVisible())


@pytest.mark.parametrize("ticked", [False, True])
def test_diagnostics_are_shown_and_saved_with_the_drawing_only_if_it_is_ticked(
    studio: Studio, tmp_path: Path, ticked: bool
) -> None:
    studio.open_model()
    studio.wait_for_picture()
    paths.log_file().write_text("something went wrong\n")
    dialog = diagnostics(studio)
    shown = dialog.text.toPlainText()
    assert "something went wrong" in shown
    assert '"name": "Fake"' in shown
    if ticked:
        QTest.keyClick(dialog.with_drawing, Qt.Key.Key_Space)
    studio.dialogs.path = tmp_path / "report"
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    with zipfile.ZipFile(tmp_path / "report.zip") as archive:
        assert ("drawing.png" in archive.namelist()) == ticked
        assert f"Sketchpad {VERSION}" in archive.read("about.txt").decode()
        for name in archive.namelist():
            assert str(tmp_path) not in archive.read(name).decode("latin-1")


def test_a_report_that_cannot_be_saved_is_a_sentence_and_the_dialog_stays(studio: Studio, tmp_path: Path) -> None:
    dialog = diagnostics(studio)
    studio.dialogs.path = tmp_path / "nowhere" / "report.zip"
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert "couldn’t be saved" in studio.window.message_text
    assert dialog.isVisible()
    dialog.reject()


def test_about_says_the_version_and_holds_every_licence(studio: Studio) -> None:
    studio.window.actions_.about.trigger()
    dialog = next(d for d in studio.window.findChildren(AboutDialog) if d.isVisible())
    texts = []
    for row in range(dialog.list.count()):
        dialog.list.setCurrentRow(row)
        texts.append(dialog.text.toPlainText())
    folder = paths.assets() / "licences"
    files = [path for path in folder.iterdir() if path.suffix in (".txt", ".md")]
    assert len(texts) == len(files)
    for path in files:
        assert path.read_text(encoding="utf-8").strip()[:60] in "\n".join(texts)
    assert texts[0] == (ROOT / "LICENSE").read_text(encoding="utf-8")
    dialog.reject()
