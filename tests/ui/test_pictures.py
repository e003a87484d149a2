"""Variations, detail, and the word on whether the picture is current."""

import threading
from pathlib import Path

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad.document.pixels import to_rgb
from sketchpad.live.generator import Variation
from sketchpad.settings import Settings
from sketchpad.ui.canvas.picture_view import PictureView
from sketchpad.ui.canvas.viewport import Viewport
from tests.ui.conftest import Studio


def grey(value: int, size: int = 64) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.full((size, size, 3), value, np.uint8)


class TestPictureView:
    def view(self, qtbot: QtBot) -> PictureView:
        view = PictureView(QSize(64, 64), Viewport())
        qtbot.addWidget(view)
        view.resize(300, 300)
        view.show()
        return view

    def test_an_older_picture_never_takes_a_newer_ones_place(self, qtbot: QtBot) -> None:
        view = self.view(qtbot)
        view.set_picture(5, grey(50))
        view.set_picture(4, grey(40))
        assert view.shown_revision == 5
        assert (to_rgb(view.image) == 50).all()

    def test_a_picture_of_the_same_drawing_may_be_a_better_one(self, qtbot: QtBot) -> None:
        view = self.view(qtbot)
        view.set_picture(5, grey(50))
        with qtbot.waitSignal(view.painted):
            view.set_picture(5, grey(60), fade=True)
        assert (to_rgb(view.image) == 60).all()

    def test_detail_fades_in_over_the_preview(self, qtbot: QtBot) -> None:
        view = self.view(qtbot)
        view.set_picture(1, grey(0))
        view.set_picture(1, grey(200), fade=True)
        seen: list[int] = []

        def look() -> bool:
            seen.append(view.grab().toImage().pixelColor(150, 150).red())
            return seen[-1] == 200

        qtbot.waitUntil(look)
        assert any(0 < value < 200 for value in seen)
        assert seen == sorted(seen)

    def test_a_live_picture_ends_a_fade_at_once(self, qtbot: QtBot) -> None:
        view = self.view(qtbot)
        view.set_picture(1, grey(0))
        view.set_picture(1, grey(200), fade=True)
        view.set_picture(2, grey(100))
        assert view.grab().toImage().pixelColor(150, 150).red() == 100


def test_detail_comes_when_the_pen_rests_and_can_be_turned_off(studio: Studio) -> None:
    studio.open_model()
    studio.qtbot.waitUntil(lambda: studio.generator.requests[-1].scale == 2)
    studio.qtbot.waitUntil(lambda: "detail 2×" in studio.window.pictures.status.text)
    studio.window.actions_.details[4].trigger()
    studio.qtbot.waitUntil(lambda: studio.generator.requests[-1].scale == 4)
    studio.window.actions_.details[1].trigger()
    studio.stroke((100, 100), (200, 200))
    studio.wait_for_picture()
    assert studio.generator.requests[-1].scale == 1
    studio.window.close()
    assert studio.saved[-1].detail == 1


def test_the_status_says_whether_the_last_change_is_in_the_picture(studio: Studio) -> None:
    studio.open_model()
    status = studio.window.pictures.status
    studio.qtbot.waitUntil(lambda: status.text.startswith("live"))
    assert "fake" in status.text
    studio.generator.gate = threading.Semaphore(0)
    studio.stroke((100, 100), (200, 200))
    studio.qtbot.waitUntil(lambda: status.text.startswith("catching up"))
    studio.generator.gate.release(50)
    studio.qtbot.waitUntil(lambda: status.text.startswith("live"))


def test_a_new_variation_is_drawn_live_and_compared_with_the_others(studio: Studio) -> None:
    studio.open_model()
    strip = studio.window.pictures.variations
    assert not strip.isVisible()
    studio.key("V")
    studio.key("V")
    assert strip.isVisible()
    assert not studio.window.examples.isVisible()
    assert [thumbnail.accessibleName() for thumbnail in strip.thumbnails] == [
        "Steady picture",
        "Variation 1",
        "Variation 2",
    ]
    studio.qtbot.waitUntil(lambda: all(not thumbnail.is_expected for thumbnail in strip.thumbnails))
    drawn = {request.variation for request in studio.generator.requests}
    assert {None, Variation(1), Variation(2)} <= drawn
    studio.stroke((100, 100), (200, 100))
    studio.wait_for_picture()
    live = [request for request in studio.generator.requests if request.rgb[100, 150].sum() < 700]
    assert live[0].variation == Variation(2)


def test_a_thumbnail_chooses_its_variation(studio: Studio) -> None:
    studio.open_model()
    strip = studio.window.pictures.variations
    studio.key("V")
    studio.key("V")
    QTest.mouseClick(strip.thumbnails[1], Qt.MouseButton.LeftButton)
    assert strip.chosen == Variation(1)
    QTest.mouseClick(strip.thumbnails[0], Qt.MouseButton.LeftButton)
    assert strip.chosen is None
    assert strip.isVisible()  # the others stay to be compared


def test_the_dial_changes_how_far_variations_go(studio: Studio) -> None:
    studio.open_model()
    strip = studio.window.pictures.variations
    studio.key("V")
    strip.slider.setValue(250)
    studio.qtbot.waitUntil(lambda: studio.generator.requests[-1].variation == Variation(1, 2.5))


def test_of_too_many_variations_the_oldest_goes(studio: Studio) -> None:
    for _ in range(7):
        studio.key("V")
    strip = studio.window.pictures.variations
    assert strip.kept == (None, *(Variation(seed) for seed in (4, 5, 6, 7)))


def test_steady_is_one_key_away(studio: Studio) -> None:
    studio.open_model()
    studio.key("V")
    studio.key("Shift+V")
    strip = studio.window.pictures.variations
    assert strip.chosen is None
    assert not strip.isVisible()
    assert studio.window.examples.isVisible()


def test_an_odd_detail_in_the_settings_is_not_taken(tmp_path: Path) -> None:
    from sketchpad.settings import load_settings

    (tmp_path / "settings.json").write_text('{"detail": 3}')
    settings, sentence = load_settings(tmp_path / "settings.json")
    assert settings == Settings()
    assert sentence is not None
    assert "detail" in sentence
