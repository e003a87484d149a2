"""The example drawings: each model has its own, and what nobody has painted on gives way to another model's."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad.document.images.shown_colours import ShownColours
from sketchpad.document.pixels import blank, to_rgb
from sketchpad.ui.picture.example_strip import Example, ExampleStrip
from tests.live.fakes import FakeGenerator
from tests.trainer.data import picture, write
from tests.ui.conftest import Studio
from trainer.model_card import InputSpec, ModelCard, NetworkSpec

KINDS = {"clay": "colours", "ink": "lines", "mine": "colours", "towns": "labels", "other": "labels"}


@pytest.fixture
def gallery(qtbot: QtBot, tmp_path: Path) -> Iterator[Studio]:
    examples = []
    for seed, (model, title) in enumerate([("clay", "Pot"), ("clay", "Tree"), ("ink", "Cat"), ("towns", "Street")]):
        write(tmp_path / f"{title}.png", picture(seed, 300, 300))
        examples.append(Example(tmp_path / f"{title}.png", title, model, KINDS[model]))
    studio = Studio(qtbot, tmp_path, examples=examples)
    for name, kind in KINDS.items():
        card = ModelCard(name, NetworkSpec(), input=InputSpec(kind))  # type: ignore[arg-type]
        studio.loader.generators[name] = FakeGenerator(card=card)
    studio.show()
    yield studio
    studio.recovery.close(studio.drawing)
    studio.session.stop()


def offered(studio: Studio) -> list[str]:
    return [t.accessibleName() for t in studio.window.examples.thumbnails if t.isVisible()]


def click(studio: Studio, title: str) -> None:
    thumbnail = next(t for t in studio.window.examples.thumbnails if t.accessibleName() == f"Example: {title}")
    QTest.mouseClick(thumbnail, Qt.MouseButton.LeftButton)


def test_each_model_offers_its_own_examples(gallery: Studio) -> None:
    for model, titles in {"clay": ["Pot", "Tree"], "ink": ["Cat"], "towns": ["Street"]}.items():
        gallery.open_model(model)
        assert offered(gallery) == [f"Example: {title}" for title in titles]


def test_a_model_of_ones_own_is_offered_what_models_of_its_kind_draw_on_but_no_foreign_labels(gallery: Studio) -> None:
    gallery.open_model("mine")
    assert offered(gallery) == ["Example: Pot", "Example: Tree"]
    gallery.open_model("other")
    assert offered(gallery) == []


def test_an_untouched_example_gives_way_to_the_next_models_own(gallery: Studio) -> None:
    gallery.open_model("clay")
    click(gallery, "Tree")
    gallery.open_model("clay")
    assert np.array_equal(to_rgb(gallery.drawing.image), picture(1, 300, 300))  # it is this model's: it stays
    gallery.open_model("ink")
    assert np.array_equal(to_rgb(gallery.drawing.image), picture(2, 300, 300))
    assert gallery.window.question.text == ""
    assert not gallery.drawing.modified


def test_an_example_that_was_painted_on_stays(gallery: Studio) -> None:
    gallery.open_model("clay")
    click(gallery, "Pot")
    gallery.stroke((60, 60), (200, 140))
    mine = to_rgb(gallery.drawing.image).copy()
    gallery.open_model("ink")
    assert np.array_equal(to_rgb(gallery.drawing.image), mine)
    assert "ink wants lines" in gallery.window.question.text


def test_a_starter_that_lies_beside_the_folder_of_all_examples_offers_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    examples = []
    for model in ("clay", "ink"):
        path = tmp_path / "examples" / f"{model}.png"
        path.parent.mkdir(exist_ok=True)
        blank(16, 16, (255, 255, 255)).save(str(path))
        examples.append(Example(path, model, model))
    strip = ExampleStrip(examples)
    qtbot.addWidget(strip)
    strip.offer(tmp_path / "models" / "ink.safetensors", "lines", ShownColours())
    assert not strip.own
    assert [not thumbnail.isHidden() for thumbnail in strip.thumbnails] == [False, True]
