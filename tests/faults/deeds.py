"""What a person does that changes files, step by step: the table for kills, power cuts and disks that are full.

A deed is prepared in an empty folder, and then done; `do` yields after each step that has to last from then on.
`look` returns what the next start would find: after a fault it must be what was there after one of the two steps
around it, never neither.
"""

import contextlib
import os
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from sketchpad import app
from sketchpad.document.drawing import Brush, Drawing
from sketchpad.document.errors import DocumentError
from sketchpad.document.files.export import write_image
from sketchpad.document.files.image_files import encode_png, open_image
from sketchpad.document.files.openraster import open_tracing, read_openraster, save_openraster
from sketchpad.document.files.recovery import MOST_BYTES, KeptName, Recovery
from sketchpad.document.files.timelapse import write_film as write_timelapse
from sketchpad.document.history import Sheet, make_state
from sketchpad.document.moment import Moment, make_moment
from sketchpad.document.pixels import blank, readable, to_rgb
from sketchpad.document.tracing import lay_over
from sketchpad.models.gallery import Gallery, ModelEntry
from sketchpad.settings import Settings, load_settings, save_settings
from sketchpad.training.data.correction_pairs import CorrectionError, CorrectionPairs
from tests.document.layered_files import five_layers
from tests.fuzz.sound_files import remembered
from tests.kill_drawing import part
from tests.trainer.data import picture, write
from tests.trainer.models import save_small_model, small_card
from trainer.data.image_files import DataError
from trainer.model_card import ModelFileError, read_card, rewrite_card
from trainer.pix2pix.model_file import load_model, save_discriminator
from trainer.runs.config import make_config
from trainer.runs.events import Saved, Step
from trainer.runs.run_folder import RunError, RunFolder, RunLock
from trainer.training.checkpoint import CheckpointError, read_checkpoints, write_checkpoint
from trainer.translation.film_files import open_film
from trainer.translation.translation_plan import make_plan
from trainer.translation.translator import StoppedError, Translator

OLD, NEW = (1, 2, 3), (200, 100, 50)


class NotKeptError(Exception):
    """The drawing can't be kept, as the window says it."""


def start_again(folder: Path) -> None:
    """Clean up as the next start does; its home, and the folder of the drawings opened last, is this one."""
    os.environ["SKETCHPAD_HOME"] = str(folder)
    app.remove_leftovers([folder])
    RunFolder(folder / "runs" / "one").remove_stale_parts()


@dataclass(frozen=True)
class Deed:
    """One of them."""

    do: Callable[[Path], Iterator[None]]
    look: Callable[[Path], object]
    prepare: Callable[[Path], object] = lambda folder: None
    start_again: Callable[[Path], None] = start_again  # cleans up what a killed writer left
    typed: tuple[type[Exception], ...] = ()  # what a full disk becomes; the message is a sentence


def pixels(image: QImage) -> bytes:
    return to_rgb(image).tobytes()


def bits(image: QImage | None) -> bytes | None:
    return readable(image).tobytes() if image is not None else None


def strokes(drawing: Drawing, number: int) -> None:
    drawing.begin_stroke(Brush((9, 9, 40 * number), 20), 20 + 30 * number, 40)
    drawing.continue_stroke(200, 30 + 20 * number)
    drawing.end_stroke()


def wait_until_kept(recovery: Recovery) -> None:
    assert recovery.flush(60)
    if recovery.failed is not None:
        raise NotKeptError(recovery.failed)


def unsaved(folder: Path) -> object:
    recovery = Recovery(folder / "recovery")
    found = recovery.restore_layers()
    if found is None:
        return None
    tracing = recovery.restore_tracing()
    return (
        [pixels(image) for image in found.images],
        found.layers,
        pixels(tracing.image) if tracing is not None else None,
        bits(recovery.kept_part),
        [bits(moment.picture) for moment in recovery.restore_moments()],
    )


def _first_save(suffix: str) -> Deed:
    def do(folder: Path) -> Iterator[None]:
        drawing, recovery = Drawing(256, 256), Recovery(folder / "recovery")
        recovery.attach(drawing)
        strokes(drawing, 1)
        wait_until_kept(recovery)
        yield
        path = folder / f"mine{suffix}"
        if suffix == ".ora":
            save_openraster(path, drawing.layered, drawing.background)
        else:
            write_image(path, drawing.image, "png")
        drawing.mark_saved()
        recovery.keep(drawing)
        recovery.close(drawing)
        yield

    def look(folder: Path) -> object:
        path = folder / f"mine{suffix}"
        if path.exists():
            image = read_openraster(path).image.images[0] if suffix == ".ora" else open_image(path)
            return pixels(image)
        kept = Recovery(folder / "recovery").restore()
        return pixels(kept) if kept is not None else None

    return Deed(do, look, typed=(DocumentError, NotKeptError))


def _save_over() -> Deed:
    def save(folder: Path, colour: tuple[int, int, int]) -> None:
        drawing = five_layers()
        drawing.choose_layer(1)
        drawing.begin_stroke(Brush(colour, 30), 30, 30)
        drawing.end_stroke()
        tracing = lay_over(blank(90, 80, colour), QSize(320, 256))
        kept, moments = part(colour[0]), [remembered(colour[0])]
        save_openraster(folder / "mine.ora", drawing.layered, colour, tracing, kept, moments)

    def do(folder: Path) -> Iterator[None]:
        save(folder, NEW)
        yield

    def look(folder: Path) -> object:
        opened, tracing = read_openraster(folder / "mine.ora"), open_tracing(folder / "mine.ora")
        assert tracing is not None
        layers, moments = map(bits, opened.image.images), [moment.content for moment in opened.moments]
        return [*layers], opened.background, bits(tracing.image), bits(opened.kept), moments

    return Deed(do, look, lambda folder: save(folder, OLD), typed=(DocumentError,))


def _unsaved(steps: Callable[[Drawing, Recovery], Iterator[None]], most_bytes: int = MOST_BYTES) -> Deed:
    """Return the deed of taking steps with a new drawing, each kept before the next, and then closing the window."""

    def do(folder: Path) -> Iterator[None]:
        drawing, recovery = Drawing(256, 256), Recovery(folder / "recovery", most_bytes=most_bytes)
        recovery.attach(drawing)
        for _ in steps(drawing, recovery):
            wait_until_kept(recovery)
            yield
        recovery.close(drawing)

    return Deed(do, unsaved, typed=(NotKeptError,))


def _strokes_and_layers(drawing: Drawing, recovery: Recovery) -> Iterator[None]:
    for number in range(3):  # the journal begins anew on its way
        strokes(drawing, number)
        yield
    drawing.replace(drawing.layered.adding())
    yield
    strokes(drawing, 3)
    yield
    recovery.keep_name(drawing, KeptName("mine"))


def _tracing(drawing: Drawing, recovery: Recovery) -> Iterator[None]:
    strokes(drawing, 1)
    yield
    for colour in (OLD, NEW):
        drawing.trace(lay_over(blank(90, 80, colour), QSize(256, 256)))
        recovery.keep(drawing)
        yield


def _parts(drawing: Drawing, _recovery: Recovery) -> Iterator[None]:
    for number, kept in enumerate((part(1), part(2), None)):
        drawing.keep(kept)
        yield
        strokes(drawing, number)
        yield


def _moments(drawing: Drawing, recovery: Recovery) -> Iterator[None]:
    strokes(drawing, 1)
    yield
    moments: tuple[Moment, ...] = ()
    for colour in (OLD, NEW):
        state = make_state(Sheet(256, 256, (255, 255, 255)), drawing.layered)
        moments = (make_moment(blank(64, 64, colour), state), *moments)
        drawing.remember({drawing.identity: moments})
        recovery.keep(drawing)
        yield
    drawing.remember({drawing.identity: moments[1:]})
    recovery.keep(drawing)
    yield


def _replaced(
    write: Callable[[Path, tuple[int, int, int]], object], read: Callable[[Path], object], *typed: type[Exception]
) -> Deed:
    """Return the deed of replacing a file."""

    def do(folder: Path) -> Iterator[None]:
        write(folder / "file", NEW)
        yield

    return Deed(do, lambda folder: read(folder / "file"), lambda folder: write(folder / "file", OLD), typed=typed)


def _read_settings(path: Path) -> object:
    settings, sentence = load_settings(path)
    assert sentence is None
    return settings.colour


def _weights(path: Path) -> object:
    return {name: tensor.tolist() for name, tensor in load_model(path)[1].items()}


def _write_card(path: Path, colour: tuple[int, int, int]) -> None:
    if not path.exists():
        save_small_model(path)
    rewrite_card(path, str(colour), "")


def _card(path: Path) -> str:
    load_model(path)
    return read_card(path).name


def _film(path: Path, colour: tuple[int, int, int]) -> None:
    sheets = [blank(256, 256, (colour[0], 60 * number, 9)) for number in range(3)]
    frames: list[tuple[bytes, bytes | None]] = [(encode_png(sheet), None) for sheet in sheets]
    write_timelapse(path, frames, "drawing", 1.0)


def _checkpoint() -> Deed:
    def write(folder: Path, step: int) -> None:
        write_checkpoint(RunFolder(folder / "runs" / "one"), {"step": step, "weights": torch.full((50,), step)})

    def prepare(folder: Path) -> None:
        RunFolder(folder / "runs" / "one").create(make_config({"data": "pairs"}))
        write(folder, 1)
        write(folder, 2)

    def do(folder: Path) -> Iterator[None]:
        write(folder, 3)
        yield

    def look(folder: Path) -> object:
        told = list[str]()
        found = next(read_checkpoints(RunFolder(folder / "runs" / "one"), told.append))
        assert not told
        assert (found["weights"] == found["step"]).all()
        return found["step"]

    return Deed(do, look, prepare, typed=(OSError, CheckpointError))


def _run() -> Deed:
    def do(folder: Path) -> Iterator[None]:
        run = RunFolder(folder / "runs" / "one")
        run.create(make_config({"data": "pairs", "name": "One"}))
        yield
        run.append_event(Step(1, {"d": 1.0}, 1.0, 1.0))
        yield
        run.append_event(Saved(1, "model.safetensors"))
        yield
        with RunLock(run):
            run.control.write_bytes(b"sample\n")
            run.take_control()
        yield

    def look(folder: Path) -> object:
        run = RunFolder(folder / "runs" / "one")
        if not run.config.exists():
            return None
        return run.read_config().name, [event.__class__.__name__ for event in run.read_events()]

    return Deed(do, look, typed=(RunError, OSError))


def _installation(install: bool) -> Deed:
    def gallery(folder: Path) -> Gallery:
        return Gallery(folder / "none", folder / "models", folder / "runs", folder / "thumbnails")

    def prepare(folder: Path) -> None:
        source = folder / "source" / "friend.safetensors"
        source.parent.mkdir()
        save_small_model(source)
        save_discriminator(source, {"weight": torch.ones(100)})
        write(source.with_suffix(".png"), picture(1, 60, 60))
        example = folder / "source" / "1.png"
        write(example, picture(2, 60, 60))
        (folder / "models").mkdir()
        gallery(folder).share(ModelEntry(source, small_card(), "own"), folder / "friend.zip", [example])

    def do(folder: Path) -> Iterator[None]:
        if install:
            gallery(folder).install(folder / "friend.zip")
        else:
            gallery(folder).keep(ModelEntry(folder / "source" / "friend.safetensors", small_card(), "run"))
        yield

    def look(folder: Path) -> object:
        found = gallery(folder).entries()
        assert not any(entry.fault for entry in found)
        return [
            (entry.card.name, _weights(entry.path), sorted(path.name for path in (folder / "models").rglob("*.png")))
            for entry in found
        ]

    return Deed(do, look, prepare, typed=(ModelFileError,))


def _share() -> Deed:
    def prepare(folder: Path) -> None:
        save_small_model(folder / "a.safetensors")
        (folder / "friend.zip").write_bytes(b"an older file")

    def do(folder: Path) -> Iterator[None]:
        gallery = Gallery(folder, folder / "models", folder, None)
        gallery.share(ModelEntry(folder / "a.safetensors", small_card(), "own"), folder / "friend.zip")
        yield

    def look(folder: Path) -> object:
        if (folder / "friend.zip").read_bytes() == b"an older file":
            return "old"
        with zipfile.ZipFile(folder / "friend.zip") as archive:
            return archive.testzip()

    return Deed(do, look, prepare, typed=(ModelFileError,))


def _pair() -> Deed:
    def add(folder: Path, number: int) -> None:
        CorrectionPairs(folder / "lessons" / "m").add(blank(64, 64, OLD), blank(64, 64, (number, 9, 9)))

    def do(folder: Path) -> Iterator[None]:
        for number in (1, 2):
            add(folder, number)
            yield

    def look(folder: Path) -> object:
        pairs = CorrectionPairs(folder / "lessons" / "m")
        return [[pixels(open_image(pairs.root / side / f"{name}.png")) for side in "AB"] for name in pairs.names()]

    return Deed(do, look, typed=(CorrectionError,))


def _translation(film: bool) -> Deed:
    """Translate drawings, each of which is a step; or images into a film."""
    out = "out/film.avi" if film else "out"

    def prepare(folder: Path) -> None:
        (folder / "in").mkdir()
        save_small_model(folder / "model.safetensors")
        for number in range(2):
            write(folder / "in" / f"{number}.png", picture(number, 40, 40))

    def translate(folder: Path, stopped: bool) -> None:
        torch.set_num_threads(1)
        plan = make_plan([folder / "in"], folder / out)
        translator = Translator(folder / "model.safetensors", 1, "cpu", lambda _event: None, lambda: stopped)
        translator.run(plan)

    def do(folder: Path) -> Iterator[None]:
        translate(folder, stopped=False)
        yield

    def start_again(folder: Path) -> None:
        with contextlib.suppress(StoppedError):  # as if another had been begun in the same place
            translate(folder, stopped=True)

    def look(folder: Path) -> object:
        found = sorted(path for path in (folder / "out").rglob("*") if not path.name.startswith("."))
        if film:
            return [_frames(path) for path in found]
        return len([pixels(open_image(path)) for path in found]) == 2

    return Deed(do, look, prepare, start_again, (DataError,))


def _frames(path: Path) -> int:
    with open_film(path) as film:
        return len(list(film.read))


DEEDS: dict[str, Deed] = {
    "first save": _first_save(".ora"),
    "first save as PNG": _first_save(".png"),
    "save over": _save_over(),
    "journal": _unsaved(_strokes_and_layers, most_bytes=2_000),
    "tracing image": _unsaved(_tracing),
    "kept part": _unsaved(_parts),
    "remembered pictures": _unsaved(_moments),
    "export": _replaced(
        lambda path, colour: write_image(path, blank(300, 300, colour), "webp", 100),
        lambda path: pixels(open_image(path)),
        DocumentError,
    ),
    "time-lapse": _replaced(_film, lambda path: pixels(open_image(path)), DocumentError),
    "settings": _replaced(lambda path, colour: save_settings(path, Settings(colour=colour)), _read_settings, OSError),
    "model": _replaced(lambda path, colour: save_small_model(path, seed=colour[0]), _weights, OSError),
    "card": _replaced(_write_card, _card, ModelFileError),
    "checkpoint": _checkpoint(),
    "run": _run(),
    "installation": _installation(install=True),
    "copy of a model": _installation(install=False),
    "model shared": _share(),
    "correction": _pair(),
    "translation": _translation(film=False),
    "film": _translation(film=True),
}
