"""Every format that enters: sound files of it, how they are damaged, and how a person would open them."""

import io
import json
import random
import tempfile
import threading
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from PySide6.QtCore import QEvent

from sketchpad.document.drawing import Drawing
from sketchpad.document.errors import DocumentError
from sketchpad.document.files.file_stamp import FileStamp
from sketchpad.document.files.image_files import open_image, read_picture
from sketchpad.document.files.openraster import open_tracing, read_openraster, save_openraster
from sketchpad.document.files.recovery import KeptName, Recovery
from sketchpad.models.gallery import Gallery
from sketchpad.settings import Settings, load_settings, save_settings
from sketchpad.training.runs.event_reader import EventReader
from sketchpad.training.runs.run_library import RunLibrary
from sketchpad.training.runs.run_progress import RunProgress
from sketchpad.training.wording.progress_text import reading, standing
from tests.fuzz import mutations, sound_files
from tests.trainer.data import combined_folder
from trainer.data.image_files import DataError, read_numbers, read_rgb, read_size
from trainer.laboratory.study.results import Answer, Result, add_result, read_result, summarise
from trainer.laboratory.study.trials import StudyError
from trainer.model_card import ModelFileError
from trainer.runs.commands import Commands, Word
from trainer.runs.config import ConfigError, TrainConfig, make_config, read_config
from trainer.runs.events import Event, Sample, Saved, Started, Step, Validated, Warned, encode_event
from trainer.runs.run_folder import RunError, RunFolder

Opener = Callable[[Path], None]


@dataclass(frozen=True)
class Format:
    """A format, as the harness needs it."""

    suffix: str
    sound: list[bytes]
    damage: mutations.Mutator
    open: Opener
    typed: tuple[type[Exception], ...]  # errors whose message is a sentence for a person


def load_format(name: str) -> Format:
    """Return a format by its name; its sound files are made anew."""
    return _FORMATS[name]()


def damaged(format_: Format, name: str, seed: int, number: int) -> bytes:
    """Return the damaged file of a number: the same each time."""
    rng = random.Random(f"{name} {seed} {number}")
    return format_.damage(rng, rng.choice(format_.sound))


def _model() -> Format:
    from trainer.pix2pix.generator import load_generator

    drawing = np.full((256, 300, 3), 255, np.uint8)
    drawing[40:200, [40, 41, 200, 201]] = drawing[[40, 41, 200, 201], 40:202] = 0
    drawing[100:120, 100:130] = (200, 30, 60)

    def open_it(path: Path) -> None:
        Gallery(path.parent / "none", path.parent, path.parent / "none", None).entries()
        generator = load_generator(path)
        generator.at_card_size(drawing)

    return Format(".safetensors", sound_files.models(), mutations.damage_safetensors, open_it, (ModelFileError,))


def _image_app() -> Format:
    def open_it(path: Path) -> None:
        read_picture(path, 1024 * 1024)
        open_image(path)

    return Format(".png", sound_files.pictures(), mutations.damage_any, open_it, (DocumentError,))


def _image_trainer() -> Format:
    def open_it(path: Path) -> None:
        try:
            size = read_size(path)
        except DataError:
            size = None
        rgb = read_rgb(path)
        assert size is None or size == (rgb.shape[1], rgb.shape[0])
        read_numbers(path)

    return Format(".png", sound_files.pictures(), mutations.damage_any, open_it, (DataError,))


def _ora() -> Format:
    def open_it(path: Path) -> None:
        opened = read_openraster(path)
        tracing = open_tracing(path)
        drawing = Drawing()
        drawing.replace(opened.image, opened.background, another=True, keep=lambda _former: opened.kept)
        drawing.trace(tracing)
        drawing.take_moments(opened.moments)
        again = path.with_name("again.ora")
        save_openraster(again, drawing.layered, drawing.background, tracing, drawing.kept, drawing.moments)
        found = read_openraster(again)
        assert (found.image, found.kept, found.notice) == (drawing.layered, drawing.kept, "")
        for moment, saved in zip(found.moments, drawing.moments, strict=True):
            assert moment.drawing.after(()) == saved.drawing.after(())

    return Format(".ora", sound_files.drawings(), mutations.damage_zip, open_it, (DocumentError,))


def _journal() -> Format:
    def open_it(path: Path) -> None:
        recovery, drawing = Recovery(path.parent), Drawing()
        found = recovery.restore_layers()
        drawing.tracing = recovery.restore_tracing()
        recovery.restore_name()
        recovery.attach(drawing)
        if found is not None:
            kept = recovery.kept_part
            drawing.replace(found, keep=lambda _former: kept)
            recovery.close(drawing)
            again = Recovery(path.parent)
            assert again.restore_layers() == drawing.layered
            assert again.kept_part == kept
            del again  # and its lock
        elif path.exists():
            raise AssertionError("a journal that isn't understood is put aside")
        drawing.mark_saved()
        recovery.close(drawing)

    return Format(".journal", sound_files.journals(), mutations.damage_journal, open_it, ())


def _tracing() -> Format:
    journal, sound = sound_files.tracings()

    def open_it(path: Path) -> None:
        path.with_suffix(".journal").write_bytes(journal)
        recovery = Recovery(path.parent)
        assert recovery.restore_layers() is not None
        tracing = recovery.restore_tracing()
        if tracing is not None:
            tracing.render()

    return Format(".tracing", sound, mutations.damage_msgpack, open_it, ())


def _moment() -> Format:
    journal, _ = sound_files.tracings()

    def open_it(path: Path) -> None:
        path.with_suffix(".journal").write_bytes(journal)
        content = path.read_bytes()
        kept = path.rename(path.with_name(f"{path.stem}.1.moment"))
        recovery = Recovery(path.parent)
        assert recovery.restore_layers() is not None
        for moment in recovery.restore_moments():
            assert not moment.picture.isNull()
            assert moment.drawing.after(()).merged(moment.drawing.sheet.background).size().isValid()
        aside = kept.with_name(kept.name + ".unreadable")
        assert (kept if kept.exists() else aside).read_bytes() == content
        assert aside.exists() == bool(recovery.take_notices())

    return Format(".moment", [sound_files.remembered(1).content], mutations.damage_msgpack, open_it, ())


def _name() -> Format:
    journal, _ = sound_files.tracings()
    kept = KeptName("mine", "/tmp/mine.ora", FileStamp(1, 2), "model.safetensors")

    def open_it(path: Path) -> None:
        path.with_suffix(".journal").write_bytes(journal)
        recovery = Recovery(path.parent)
        assert recovery.restore_layers() is not None
        recovery.restore_name()

    return Format(".name", [msgspec.json.encode(kept)], mutations.damage_json, open_it, ())


def _shared() -> Format:
    from trainer.pix2pix.generator import load_generator

    def open_it(path: Path) -> None:
        gallery = Gallery(path.parent / "none", path.parent / "own", path.parent / "none", None)
        try:
            load_generator(gallery.install(path).path)
        finally:
            assert not any(name.suffix == ".part" for name in path.parent.rglob("*"))
            for entry in gallery.entries():
                gallery.thumbnail(entry)

    return Format(".zip", sound_files.shared_models(), mutations.damage_zip, open_it, (ModelFileError,))


def _result() -> Format:
    answers = tuple(Answer(f"{n}.jpg", "r.jpg", n % 2 == 0, True, n < 1, 1000.0, 16.0) for n in range(5))
    sound = [msgspec.json.encode(Result("study", "m", f"person {n}", answers)) for n in range(3)]

    def open_it(path: Path) -> None:
        results = [Result("study", "m", f"person {n}", answers) for n in range(1, 3)]
        summarise(add_result(results, read_result(path), "study"))

    return Format(".json", sound, mutations.damage_json, open_it, (StudyError,))


def _settings() -> Format:
    from sketchpad.live.session import LiveSession
    from sketchpad.ui.window.application import Application
    from sketchpad.ui.window.main_window import MainWindow
    from tests.live.fakes import FakeGenerator, FakeLoader

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.json"
        full = Settings(
            "dark", "m", models=("a", "b"), recent=("c", "d"), recent_colours=((1, 2, 3),), swatches=((4, 5, 6),),
            shortcuts={"undo": ("Ctrl+U",)}, folder="/tmp", geometry="AdnQywADAAA=", picture_geometry="AdnQywADAAA=",
        )  # fmt: skip
        save_settings(path, full)
        sound = [path.read_bytes()]
    application, opened = Application.instance() or Application(["fuzz"]), [0]

    def open_it(path: Path) -> None:
        settings, sentence = load_settings(path)
        assert sentence is None or not path.exists()  # put aside
        save_settings(path, settings)
        opened[0] += 1
        if opened[0] % 25 == 1:  # a window takes its time
            drawing = Drawing()
            session = LiveSession(FakeLoader(fake=FakeGenerator("Fake")), drawing.snapshot)
            gallery = Gallery(path, path, path, None)
            window = MainWindow(
                drawing, session, settings, examples=[], save_settings=lambda _settings: None, gallery=gallery
            )
            window.show()
            application.processEvents()
            window.files.save_as  # noqa: B018
            window.close()
            session.stop()
            window.deleteLater()
            application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            application.processEvents()

    return Format(".json", sound, mutations.damage_json, open_it, ())


def _config() -> Format:
    labels = [{"name": "sky", "rgb": [1, 2, 3]}]
    values = {"data": "pairs", "input_kind": "labels", "palette": labels, "steps": 10, "leave_out": ["a"], "threads": 2}
    sound = [json.dumps(values).encode(), json.dumps({"data": "x", "maker": "edges", "preset": "edges"}).encode()]

    def open_it(path: Path) -> None:
        run = path.parent / "run"
        run.mkdir(exist_ok=True)
        (run / "config.json").write_bytes(path.read_bytes())
        for entry in RunLibrary(path.parent).entries():
            assert entry.fault or entry.config
        config = make_config(read_config(path))
        (config.network(), config.input_spec(), config.data_spec(), config.objective_terms(), config.total_steps(9))
        RunFolder(run).read_config()

    return Format(".json", sound, mutations.damage_json, open_it, (ConfigError, RunError))


def _palette() -> Format:
    sound = [json.dumps({"palette": [{"name": n, "rgb": [i, 2, 3]} for i, n in enumerate("abc")]}).encode()]

    def open_it(path: Path) -> None:
        make_config({"data": "x", "input_kind": "labels", "palette": str(path), "snap": True}).input_spec()

    return Format(".json", sound, mutations.damage_json, open_it, (ConfigError,))


def _events() -> Format:
    config = TrainConfig(data="pairs", name="Run")
    told: list[Event] = [
        Started("1", config, 0, 100, 9, "cpu"),
        *(Step(n, {"d": 0.5, "g_l1": 2.0 / n}, 3.0, 100.0) for n in range(1, 20)),
        Validated(20, {"psnr": 20.0, "l1": 3.0}),
        Sample(20, "samples/0000020.png"),
        Saved(20, "model.safetensors"),
        Warned("Something."),
    ]

    def open_it(path: Path) -> None:
        run = RunFolder(path.parent / "run")
        if not run.config.exists():
            run.create(config)
        run.events.write_bytes(path.read_bytes())
        for entry in RunLibrary(path.parent).entries():
            assert not entry.fault
        progress, reader = RunProgress(config, run.locate), EventReader(run.events)
        while events := reader.read():
            for event in events:
                progress.tell(event)
        (standing(progress), reading(progress), progress.share, progress.best_step, progress.seconds_between(0, 100))
        assert list(run.read_events()) is not None

    return Format(".jsonl", [b"".join(map(encode_event, told))], mutations.damage_lines, open_it, ())


def _resume() -> Format:
    import torch

    from trainer.training.loop import TrainingError, train

    torch.set_num_threads(1)
    folder = Path(tempfile.mkdtemp())  # as long as the child lives
    values = {"size": 32, "depth": 3, "width": 4, "discriminator_width": 4, "steps": 1, "patch": 16, "threads": 1}
    config = make_config(values | {"data": str(combined_folder(folder / "pairs"))})
    run = RunFolder(folder / "run")
    run.create(config)
    train(run, config, lambda _event: None, Commands())
    sound = [run.resume.read_bytes()]

    def damage(rng: random.Random, content: bytes) -> bytes:
        if rng.random() < 0.5:
            return mutations.damage_zip(rng, content)
        tree = torch.load(io.BytesIO(content), weights_only=True)
        node = tree
        while isinstance(node, dict) and node:
            key = rng.choice(list(node))
            if not isinstance(node[key], dict) or not node[key] or rng.random() < 0.3:
                node[key] = rng.choice(
                    (None, -1, "x", [], {}, 1e308, torch.zeros(3), torch.zeros(2, dtype=torch.int64))
                )
                break
            node = node[key]
        out = io.BytesIO()
        torch.save(tree if rng.random() < 0.95 else rng.choice(([], 5, "x", None)), out)
        return out.getvalue()

    def open_it(path: Path) -> None:
        for before in (run.resume_before, run.resume.with_name("resume.next.pt")):
            before.unlink(missing_ok=True)
        run.resume.write_bytes(path.read_bytes())
        commands = Commands()
        commands.give(Word.STOP)
        train(run, config, lambda _event: None, commands)

    return Format(".pt", sound, damage, open_it, (TrainingError, ModelFileError))


_FORMATS: dict[str, Callable[[], Format]] = {
    "model": _model,
    "image-app": _image_app,
    "image-trainer": _image_trainer,
    "ora": _ora,
    "journal": _journal,
    "tracing": _tracing,
    "moment": _moment,
    "name": _name,
    "shared": _shared,
    "result": _result,
    "settings": _settings,
    "config": _config,
    "palette": _palette,
    "events": _events,
    "resume": _resume,
}
NAMES = tuple(_FORMATS)

warnings.simplefilter("ignore")
assert threading.current_thread() is threading.main_thread()
