"""A photo over the drawing: moved, scaled, faded, kept, and never part of the drawing; drawings made from photos."""

import zipfile
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from sketchpad.document.drawing import Drawing
from sketchpad.document.errors import DocumentError
from sketchpad.document.files.openraster import open_tracing, save_openraster
from sketchpad.document.files.recovery import Recovery
from sketchpad.document.pixels import blank, to_rgb
from sketchpad.document.tools.toolbox import Tool
from sketchpad.document.tracing import Placement, Tracing, decode, lay_over
from tests.live.fakes import FakeGenerator
from tests.ui.conftest import Studio
from trainer.model_card import InputSpec, ModelCard, NetworkSpec, Swatch

PALETTE = (Swatch("sky", (0, 0, 222)), Swatch("wall", (253, 80, 1)), Swatch("door", (1, 207, 255)))


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A red disc on white, 400 by 200."""
    rows, columns = np.mgrid[:200, :400]
    image = np.full((200, 400, 3), 255, np.uint8)
    image[(rows - 100) ** 2 + (columns - 200) ** 2 < 60**2] = (200, 40, 30)
    path = tmp_path / "photo.png"
    Image.fromarray(image).save(path)
    return path


@pytest.fixture
def traced(studio: Studio, photo: Path) -> Studio:
    studio.window.tracing.load(photo)
    return studio


def pixels(studio: Studio) -> NDArray[np.uint8]:
    return to_rgb(studio.drawing.image)


def placement(studio: Studio) -> Placement:
    assert studio.drawing.tracing is not None
    return studio.drawing.tracing.placement


def placement_image(studio: Studio) -> QImage:
    assert studio.drawing.tracing is not None
    return decode(studio.drawing.tracing.content, placement(studio)).image


def on_screen(studio: Studio, x: float, y: float) -> tuple[int, int, int]:
    """The colour at a place of the sheet, as it is seen."""
    at = studio.canvas.document_to_widget(QPointF(x, y)).toPoint()
    colour = studio.canvas.grab().toImage().pixelColor(at)
    return colour.red(), colour.green(), colour.blue()


def use_labels(studio: Studio) -> None:
    card = ModelCard("Labels", NetworkSpec(), input=InputSpec(kind="labels", palette=PALETTE))
    studio.loader.generators["labels"] = FakeGenerator("Labels", card=card)
    studio.open_model("labels")


def test_a_photo_is_seen_over_the_drawing_and_is_no_part_of_it(traced: Studio) -> None:
    assert placement(traced).opacity == 0.5
    assert on_screen(traced, 256, 256)[1] < 200  # half of the disc's red
    assert (pixels(traced) == 255).all()
    revision, seen_by_the_model = traced.drawing.snapshot()
    assert (seen_by_the_model == 255).all()
    assert revision == traced.drawing.revision
    assert traced.window.toolbox.tool is Tool.TRACE


def test_it_is_moved_by_its_middle_scaled_by_a_corner_and_turned_by_its_knob(traced: Studio) -> None:
    before = placement(traced)
    traced.stroke((256, 256), (296, 266))
    assert (placement(traced).x - before.x, placement(traced).y - before.y) == pytest.approx((40, 10), abs=2)
    assert traced.drawing.tracing is not None
    corner = traced.drawing.tracing.corners()[2]
    middle = QPointF(placement(traced).x, placement(traced).y)
    inward = corner + (middle - corner) * 0.5
    traced.stroke(corner.toTuple(), inward.toTuple())
    assert placement(traced).scale == pytest.approx(before.scale / 2, rel=0.05)
    knob = traced.window.toolbox.tracer.knob(3 * traced.window.toolbox.reach)
    assert knob is not None
    traced.stroke(knob.toTuple(), (middle.x() + 100, middle.y()))
    assert placement(traced).angle == pytest.approx(90, abs=3)
    assert (pixels(traced) == 255).all()
    assert not traced.drawing.can_undo


def test_painting_goes_on_under_it(traced: Studio) -> None:
    traced.key("B")
    traced.stroke((100, 256), (400, 256))
    assert (pixels(traced) != 255).any()
    assert placement(traced).x == 256


def test_it_is_hidden_faded_fitted_and_removed(traced: Studio) -> None:
    actions = traced.window.actions_
    traced.key("H")
    assert not placement(traced).visible
    assert on_screen(traced, 256, 256) == (255, 255, 255)
    traced.key("H")
    traced.window.tracing.bar.slider.setValue(100)
    assert on_screen(traced, 256, 256)[1] < 60
    traced.stroke((256, 256), (300, 300))
    actions.trace_fit.trigger()
    assert (placement(traced).x, placement(traced).y) == (256, 256)
    actions.trace_remove.trigger()
    assert traced.drawing.tracing is None
    assert not traced.window.tracing.bar.isVisible()
    assert traced.window.toolbox.tool is Tool.BRUSH


def test_a_copied_photo_is_pasted_over_the_drawing(studio: Studio) -> None:
    QGuiApplication.clipboard().setImage(blank(300, 300, (10, 20, 30)))
    studio.window.actions_.trace_paste.trigger()
    assert studio.drawing.tracing is not None
    assert (pixels(studio) == 255).all()


def test_a_photo_dropped_with_shift_lies_over_the_drawing(studio: Studio, photo: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo))])
    left, shift = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
    drop = QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, mime, left, shift)
    entering = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, mime, left, shift)
    QApplication.sendEvent(studio.window, entering)
    QApplication.sendEvent(studio.window, drop)
    assert studio.drawing.tracing is not None
    assert (pixels(studio) == 255).all()


def test_a_wrong_photo_changes_nothing_and_says_why(studio: Studio, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.png"
    wrong.write_bytes(b"no image")
    studio.window.tracing.load(wrong)
    assert studio.drawing.tracing is None
    assert "wrong.png" in studio.window.message_text


def test_a_file_keeps_it_as_a_layer_of_its_own(traced: Studio, tmp_path: Path) -> None:
    traced.stroke((256, 256), (276, 256))
    tracing = traced.drawing.tracing
    assert tracing is not None
    path = tmp_path / "traced.ora"
    save_openraster(path, traced.drawing.image, traced.drawing.background, tracing)
    with zipfile.ZipFile(path) as archive:
        layers = ElementTree.fromstring(archive.read("stack.xml")).findall("stack/layer")
        assert layers[0].get("name") == "Tracing image"
        assert float(layers[0].get("opacity", "0")) == pytest.approx(0.5)
        with archive.open(layers[1].get("src", "")) as file, Image.open(file) as drawn:
            assert drawn.convert("RGB").getextrema() == ((255, 255),) * 3
        with archive.open("mergedimage.png") as file, Image.open(file) as merged:
            assert np.asarray(merged.convert("RGB"))[:, :, 1].min() < 200
    again = open_tracing(path)
    assert again is not None
    assert again.placement == tracing.placement
    assert traced.window.open_drawing(path)
    assert (pixels(traced) == 255).all()
    assert placement(traced) == tracing.placement


def test_it_comes_back_with_the_unsaved_drawing(traced: Studio, tmp_path: Path) -> None:
    drawing, recovery = Drawing(), Recovery(tmp_path / "kept")
    recovery.attach(drawing)
    assert Recovery(tmp_path / "other").restore_tracing() is None
    drawing.trace(traced.drawing.tracing)
    traced.stroke((256, 256), (300, 256))
    drawing.trace(traced.drawing.tracing)
    recovery.close(drawing)
    later = Recovery(tmp_path / "kept")
    assert later.restore() is not None
    kept = later.restore_tracing()
    assert kept is not None
    assert kept.placement == placement(traced)
    assert kept.image == placement_image(traced)


def test_a_damaged_photo_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(DocumentError):
        decode(b"no image", Placement(0, 0))
    huge = lay_over(blank(300, 300, (1, 2, 3)), blank(300, 300, (0, 0, 0)).size())
    assert isinstance(huge, Tracing)
    assert (
        max(lay_over(QImage(5000, 100, QImage.Format.Format_RGB32), huge.image.size()).image.size().toTuple()) == 2048
    )


def test_lines_are_drawn_from_a_photo_with_live_thresholds(traced: Studio) -> None:
    traced.window.actions_.lines_from_photo.trigger()
    dialog = traced.window.tracing.dialog
    assert dialog is not None
    many = (to_rgb(dialog.result_image) < 128).sum()
    dialog.sliders["Strong edges"].setValue(600)
    dialog.sliders["Weak edges"].setValue(600)
    few = (to_rgb(dialog.result_image) < 128).sum()
    assert few < many
    dialog.sliders["Strong edges"].setValue(130)
    dialog.sliders["Weak edges"].setValue(50)
    dialog.accept()
    drawn = pixels(traced)
    assert 0 < (drawn < 128).any(axis=2).mean() < 0.1  # a ring
    traced.key("Ctrl+Z")
    assert (pixels(traced) == 255).all()


def test_labels_from_a_picture_hold_the_models_colours_only(traced: Studio) -> None:
    assert not traced.window.actions_.labels_from_picture.isEnabled()
    use_labels(traced)
    traced.window.actions_.labels_from_picture.trigger()
    dialog = traced.window.tracing.dialog
    assert dialog is not None
    dialog.sliders["Smoothing"].setValue(7)
    dialog.accept()
    colours = {tuple(colour) for colour in pixels(traced).reshape(-1, 3).tolist()}
    assert colours <= {swatch.rgb for swatch in PALETTE}
    assert len(colours) > 1
