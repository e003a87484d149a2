"""The help: pages with pictures, a search through them, and a page for each model."""

import re
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from sketchpad import paths
from sketchpad.models.gallery import ModelEntry
from sketchpad.ui.help.help_dialog import HelpDialog
from sketchpad.ui.help.help_pages import model_page, read_pages
from tests.trainer.models import small_card
from tests.ui.conftest import Studio
from trainer.messages import LANGUAGES
from trainer.model_card import ModelCard, NetworkSpec

FOLDER = paths.assets() / "help"


def opened(studio: Studio) -> HelpDialog:
    studio.window.actions_.help.trigger()
    return next(dialog for dialog in studio.window.findChildren(HelpDialog) if dialog.isVisible())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_pages_with_their_pictures(language: str) -> None:
    names = [file.name for file in sorted((FOLDER / "en").glob("*.md"))]
    assert [file.name for file in sorted((FOLDER / language).glob("*.md"))] == names
    for page in read_pages(FOLDER, language):
        assert page.title
        assert page.text.startswith(f"# {page.title}\n")
        for picture in re.findall(r"!\[.+\]\((.+)\)", page.text):
            assert (FOLDER / language / picture).is_file()


def test_the_search_finds_pages_by_their_words(studio: Studio) -> None:
    dialog = opened(studio)
    assert dialog.text.toPlainText().startswith("Drawing")
    QTest.keyClicks(dialog.search, "overfitting")
    shown = [dialog.list.item(row).text() for row in range(dialog.list.count()) if not dialog.list.item(row).isHidden()]
    assert shown == ["When something doesn’t work"]
    assert "by heart" in dialog.text.toPlainText()
    assert dialog.text.textCursor().selectedText() == "overfitting"
    QTest.keyClicks(dialog.search, " zebra")
    assert dialog.none.isVisible()
    dialog.reject()


def test_a_models_page_says_how_to_draw_for_it_and_trusts_nothing_in_its_file(tmp_path: Path) -> None:
    card = ModelCard("<b>Bold", NetworkSpec(), description="<img src='http://x.y/z'>")
    page = model_page(ModelEntry(tmp_path / "m.safetensors", card, "own"), [tmp_path / "a.png"])
    assert "paint flat areas of colour" in page.text
    assert (tmp_path / "a.png").as_uri() in page.text
    assert "<b>" not in page.text
    assert "<img src='http" not in page.text


def test_the_page_of_the_model_in_use_is_a_click_away(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = ModelEntry(Path("fake.safetensors"), small_card("Fake"), "own")
    monkeypatch.setattr(studio.gallery, "entries", lambda _opened=(): [entry])
    studio.open_model()
    studio.window.actions_.model_help.trigger()
    dialog = next(dialog for dialog in studio.window.findChildren(HelpDialog) if dialog.isVisible())
    assert dialog.list.currentItem().text() == "Fake"
    dialog.reject()


@pytest.mark.parametrize("size", [(940, 640), (720, 460)])
def test_pages_need_no_scrolling_to_the_side_and_titles_are_whole(studio: Studio, size: tuple[int, int]) -> None:
    dialog = opened(studio)
    dialog.resize(*size)
    for row in range(dialog.list.count()):
        dialog.list.setCurrentRow(row)
        assert dialog.text.horizontalScrollBar().maximum() == 0
        assert dialog.list.visualItemRect(dialog.list.item(row)).width() <= dialog.list.viewport().width()
