"""Files that version 1 wrote open in today's version: they lie in tests/version1 and are never written anew."""

import shutil
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sketchpad.document.files.openraster import open_openraster, open_tracing
from sketchpad.document.files.recovery import Recovery
from sketchpad.document.pixels import to_rgb
from sketchpad.settings import Export, load_settings
from sketchpad.training.runs.run_library import RunLibrary, read_entry
from trainer.model_card import read_card
from trainer.pix2pix.generator import load_generator
from trainer.runs.events import Finished, Saved, Started, Step, Validated
from trainer.runs.run_folder import RunFolder

VERSION1 = Path(__file__).parent / "version1"
PAPER, RED, BLUE = (250, 240, 230), (200, 16, 46), (0, 90, 160)
PLACES = {(10, 10): PAPER, (95, 90): RED, (150, 90): BLUE, (250, 250): PAPER}  # of the drawing, x and y


def colours(rgb: NDArray[np.uint8]) -> dict[tuple[int, int], tuple[int, ...]]:
    return {(x, y): tuple(rgb[y, x].tolist()) for x, y in PLACES}


def test_its_settings_are_kept_and_what_they_lack_is_as_at_the_first_start() -> None:
    settings, sentence = load_settings(VERSION1 / "settings.json")
    assert sentence is None
    assert (settings.theme, settings.model) == ("dark", "/home/ada/models/moths.safetensors")
    assert (settings.brush_size, settings.eraser_size, settings.stabilizer) == (23, 51, 0.5)
    assert (settings.colour, settings.detail, settings.folder) == (RED, 4, "/home/ada/Pictures")
    assert (settings.shortcuts, settings.export) == ({}, Export())


def test_its_drawing_opens_with_its_paper() -> None:
    image, paper = open_openraster(VERSION1 / "drawing.ora")
    assert paper == PAPER
    assert (image.width(), image.height()) == (256, 256)
    assert colours(to_rgb(image)) == PLACES
    assert open_tracing(VERSION1 / "drawing.ora") is None


def test_the_drawing_that_it_left_unsaved_comes_back(tmp_path: Path) -> None:
    shutil.copy(VERSION1 / "unsaved.journal", tmp_path)
    image = Recovery(tmp_path).restore()
    assert image is not None
    assert colours(to_rgb(image)) == PLACES
    assert (tmp_path / "unsaved.journal").exists()  # kept until the person saves


def test_its_model_draws_what_it_drew_then() -> None:
    card = read_card(VERSION1 / "model.safetensors")
    assert (card.name, card.size, card.format) == ("Moths", 32, 1)
    drawing, _ = open_openraster(VERSION1 / "drawing.ora")
    small = np.ascontiguousarray(to_rgb(drawing)[4::8, 4::8])
    picture = load_generator(VERSION1 / "model.safetensors")(small)
    # Written down with the code of version 1; other processors round a little differently.
    then = {(0, 0): (44, 17, 157), (8, 6): (39, 6, 183), (16, 16): (72, 217, 24), (28, 30): (134, 93, 37)}
    for (x, y), colour in then.items():
        np.testing.assert_allclose(picture[y, x], colour, atol=6)


def test_its_run_is_read_and_stands_in_the_library(tmp_path: Path) -> None:
    run = RunFolder(VERSION1 / "run")
    config = run.read_config()
    assert (config.name, config.size, config.width, config.norm, config.steps) == ("Moths", 128, 16, "batch", 400)
    # What it couldn't be told then has to be what it did then.
    assert (config.objective, config.generator, config.colour_space, config.maker) == ("l1+cgan", "unet", "rgb", None)
    kinds = [type(event) for event in run.read_events()]
    assert kinds == [Started, Step, Step, Validated, Saved, Finished]
    shutil.copytree(VERSION1 / "run", tmp_path / "moths")
    entry = read_entry(tmp_path / "moths")
    assert (entry.name, entry.state, entry.step, entry.pairs, entry.likeness) == ("Moths", "completed", 400, 57, 19.25)
    assert [listed.root for listed in RunLibrary(tmp_path).entries()] == [tmp_path / "moths"]
