"""Sound files of the formats whose content takes some making: models, images, drawings, journals."""

import io
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from PySide6.QtCore import QSize

from sketchpad.document.drawing import Brush, Drawing
from sketchpad.document.files.openraster import save_openraster
from sketchpad.document.files.recovery import Recovery
from sketchpad.document.history import Sheet, make_state
from sketchpad.document.layered_image import Layer
from sketchpad.document.moment import Moment, make_moment
from sketchpad.document.pixels import blank
from sketchpad.document.tracing import lay_over
from sketchpad.models.gallery import Gallery, ModelEntry
from tests.document.layered_files import five_layers, krita, mypaint
from tests.kill_drawing import part
from tests.trainer.models import save_small_model, small_card
from trainer.model_card import DataSpec, InputSpec, ModelCard, Swatch, TrainingRecord
from trainer.pix2pix.model_file import save_discriminator

_IMAGES: dict[str, dict[str, Any]] = {
    "PNG": {},
    "JPEG": {},
    "WEBP": {"lossless": True},
    "GIF": {},
    "BMP": {},
    "TIFF": {"compression": "tiff_lzw"},
}


def models() -> list[bytes]:
    """Return models of the first format and of the third, with all that a card can say."""
    labels = InputSpec("labels", (1, 2, 3), (Swatch("sky", (1, 2, 3)), Swatch("sea", (4, 5, 6))), 3.0)
    dabs = InputSpec("lines", line_width=2.5, spread_dabs=True)
    record, plain = TrainingRecord(figures={"psnr": 20}), small_card()
    cards = [
        plain,
        ModelCard("Full", plain.network, 32, "about", "MIT", "me", labels, "rgb", DataSpec(), record),
        ModelCard("Dabs", plain.network, 64, "", "", "", dabs, "rgb", DataSpec(maker="dabs"), record),
    ]
    sound = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "small.safetensors"
        for card in cards:
            save_small_model(path, card)
            sound.append(path.read_bytes())
    return sound


def pictures() -> list[bytes]:
    """Return an image in each format, mode and depth."""
    rng = np.random.default_rng(1)
    small = Image.fromarray(rng.integers(0, 256, (300, 260, 3), np.uint8))
    sound = []
    for kind, options in _IMAGES.items():
        out = io.BytesIO()
        small.resize((80, 70)).save(out, kind, **options)
        sound.append(out.getvalue())
    for mode in ("RGBA", "P", "L", "1", "I;16", "LA", "F", "CMYK"):
        out = io.BytesIO()
        image = small.resize((300, 280)).convert("L").convert(mode) if mode in ("I;16", "F") else small.convert(mode)
        exif = Image.Exif()
        exif[0x0112] = 6
        image.save(out, "TIFF" if mode in ("F", "CMYK") else "PNG", exif=exif)
        sound.append(out.getvalue())
    return sound


def drawings() -> list[bytes]:
    """Return OpenRaster files: of one layer and of five, with all that lies beside and without, of other programs."""
    image, layered, sound = blank(300, 280, (200, 100, 50)), five_layers(), []
    tracing = lay_over(blank(90, 80, (5, 6, 7)), QSize(300, 280))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.ora"
        for over, kept, moments in ((None, None, ()), (tracing, part(1), [remembered(n) for n in (1, 2)])):
            save_openraster(path, image, (255, 250, 240), over, kept, moments)
            sound.append(path.read_bytes())
            save_openraster(path, layered.layered, layered.background, over, kept, moments)
            sound.append(path.read_bytes())
        sound += [krita(path).read_bytes(), mypaint(path).read_bytes()]
    return sound


def journals() -> list[bytes]:
    """Return journals of a sheet, of one that gets layers, one that begins with them, and one with kept parts."""
    plain, layered, begun, kept = Drawing(256, 256), Drawing(256, 256), five_layers(), Drawing(256, 256)
    return [
        _journal(plain, lambda: _strokes(plain, 4)),
        _journal(layered, lambda: _layers(layered)),
        _journal(begun, lambda: _strokes(begun, 2)),
        _journal(kept, lambda: _parts(kept)),
    ]


def tracings() -> tuple[bytes, list[bytes]]:
    """Return a journal, and tracing images as they are kept beside it."""
    drawing, sound = Drawing(256, 256), []
    with tempfile.TemporaryDirectory() as folder:
        recovery = Recovery(Path(folder))
        recovery.attach(drawing)
        _strokes(drawing, 1)
        for side in (90, 300):
            drawing.trace(lay_over(blank(side, 80, (5, 6, 7)), QSize(256, 256)))
            recovery.keep(drawing)
            sound.append(max(Path(folder).glob("*.tracing"), key=lambda path: path.stat().st_mtime_ns).read_bytes())
        recovery.close(drawing)
        (journal,) = Path(folder).glob("*.journal")
        return journal.read_bytes(), sound


def shared_models() -> list[bytes]:
    """Return a model with all that can belong to it, and one alone, as they are handed on."""
    sound = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        gallery = Gallery(folder, folder, folder, None)
        model, example, archive = folder / "a.safetensors", folder / "1.png", folder / "a.zip"
        save_small_model(model)
        gallery.share(ModelEntry(model, small_card(), "own"), archive)
        sound.append(archive.read_bytes())
        save_discriminator(model, {"weight": torch.ones(10)})
        for path in (example, model.with_suffix(".png")):
            Image.new("RGB", (40, 40), (9, 99, 9)).save(path)
        gallery.share(ModelEntry(model, small_card(), "own"), archive, [example])
        sound.append(archive.read_bytes())
    return sound


def _journal(drawing: Drawing, draw: Callable[[], None]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        recovery = Recovery(Path(folder))
        recovery.attach(drawing)
        draw()
        recovery.close(drawing)
        (path,) = Path(folder).glob("*.journal")
        return path.read_bytes()


def _strokes(drawing: Drawing, count: int) -> None:
    drawing.choose_layer(len(drawing.layers) - 2)
    for number in range(count):
        drawing.begin_stroke(Brush((9, 40 * number, 9), 20), 50 + 40 * number, 50)
        drawing.continue_stroke(200, 30 * number)
        drawing.end_stroke()


def _parts(drawing: Drawing) -> None:
    for number in range(2):
        drawing.keep(part(number))
        _strokes(drawing, 1)
    drawing.keep(None)
    drawing.undo()


def remembered(number: int) -> Moment:
    """Return a small picture remembered, of a drawing with five layers."""
    drawing = five_layers()
    image, size = drawing.layered, drawing.rect.size()
    sheet = Sheet(size.width(), size.height(), drawing.background)
    return make_moment(blank(60, 50, (number, 2, 3)), make_state(sheet, image, kept=part(number)))


def _layers(drawing: Drawing) -> None:
    for _ in range(3):
        _strokes(drawing, 1)
        drawing.replace(drawing.layered.adding())
    _strokes(drawing, 2)
    drawing.replace(drawing.layered.moving(1, 3))
    drawing.replace(drawing.layered.changing(2, Layer("Sky", 0.4, locked=True)))
    drawing.replace(drawing.layered.choosing(2).merging_down(drawing.background))
    drawing.undo()
    drawing.choose_layer(1)
    _strokes(drawing, 1)
