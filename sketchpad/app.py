"""The composition root: puts drawing, live session and window together."""

import argparse
import contextlib
import logging
import logging.handlers
import os
import sys
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType

from sketchpad.system_libraries import require, require_screen

require()  # before Qt is imported, which would end in a riddle

import msgspec
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from sketchpad import paths
from sketchpad.document.drawing import Drawing
from sketchpad.document.files.last_picture import keep_last_picture, read_last_picture
from sketchpad.document.files.recovery import Recovery
from sketchpad.live.session import LiveSession
from sketchpad.models.gallery import Gallery
from sketchpad.models.model_folder import EXAMPLES
from sketchpad.settings import Settings, load_settings, save_settings
from sketchpad.torch_generator import load_live_generator
from sketchpad.ui.actions import Language
from sketchpad.ui.models.import_controller import CHECKPOINTS
from sketchpad.ui.window.application import Application
from sketchpad.ui.window.garbage_collector import GarbageCollector
from sketchpad.ui.window.main_window import Example, MainWindow
from sketchpad.ui.window.quit_signals import QuitSignals
from trainer.files.atomic_write import remove_stale_parts
from trainer.files.regular_file import is_regular_file
from trainer.messages import find_language, listed, mark, speak, spoken, tr
from trainer.threads import wait_asleep
from trainer.version import VERSION

_log = logging.getLogger(__name__)
_SWITCH = 0.001  # seconds that the worker may hold up the window: Python's own five are felt under the pen
_CHINESE = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimSun",
)
_NOT_KEPT = mark(
    "{folder} can’t be written ({why}): nothing will be remembered after this window, neither settings nor an unsaved "
    "drawing. Save what you draw, or give the variable SKETCHPAD_HOME a folder of yours."
)
STARTER_MODEL = "models/landscapes.safetensors"


def read_examples() -> list[Example]:
    """Return the drawings that the app brings along for the models that it brings along."""
    folder, models = paths.assets() / "examples", paths.assets() / "models"
    entries = msgspec.json.decode((folder / "examples.json").read_bytes(), type=list[dict[str, str]])
    examples = [Example(folder / entry.pop("file"), **entry) for entry in entries]
    return [example for example in examples if (models / f"{example.model}.safetensors").exists()]


def main() -> None:
    """Run the app as a program."""
    wait_asleep()
    code = run(sys.argv[1:])
    # All that is to be kept is on disk. The interpreter's own end would wait for a torch import that is under way.
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run the app and return its exit code."""
    options = _parser().parse_args(arguments)
    if options.drawing is not None and options.drawing.suffix.lower() in (".safetensors", *CHECKPOINTS):
        options.drawing, options.model = None, options.drawing  # a double click on a model names it alone
    require_screen()
    _start_log()
    # X11 would keep only the last of the moves that come in while a picture is painted, and round strokes get corners.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, False)
    application = QApplication.instance() or Application(["sketchpad"])
    sys.setswitchinterval(_SWITCH)
    application.setApplicationName("Sketchpad")
    application.setApplicationVersion(VERSION)
    application.setOrganizationName("Sketchpad")

    is_smoke = options.smoke is not None
    _speak("system")  # what may be wrong with the settings is said, too
    settings, sentence = (Settings(), None) if is_smoke else load_settings(paths.settings_file())
    _speak(settings.language)
    lacks_font = _lacks_font()
    if lacks_font:
        _speak("en")
    _translate_qt(application)
    if spoken() == "zh_CN" and isinstance(application, QGuiApplication):
        font = application.font()
        font.setFamilies(chinese_families(font.families(), QFontDatabase.families()))
        application.setFont(font)
    first_start = is_smoke or (sentence is None and not is_regular_file(paths.settings_file()))
    drawing = Drawing()
    session = LiveSession(load_live_generator, drawing.snapshot, drawing.snapshot_of_edits)
    recovery = None if is_smoke else Recovery(paths.recovery_dir())
    window = MainWindow(
        drawing,
        session,
        settings,
        examples=read_examples(),
        gallery=_gallery(keeps_thumbnails=not is_smoke),
        recovery=recovery,
        save_settings=_discard if is_smoke else _keep_settings,
    )
    sys.excepthook = _ExceptionHook(window)
    QuitSignals(window)
    GarbageCollector(lambda: drawing.stroking, window)
    window.first_painted.connect(lambda: _clean_up(window))
    if isinstance(application, Application):
        application.file_wanted.connect(window.open_file)
    _choose_drawing(window, drawing, recovery, options.drawing, first_start)
    notices = recovery.take_notices() if recovery is not None else []
    if not is_smoke and (why := paths.why_not_kept()) is not None:
        if not paths.data_dir().is_dir():
            sentence = None  # there are no settings that could be damaged
        notices.insert(0, tr(_NOT_KEPT, folder=paths.data_dir(), why=why))
    if settings.unfinished:
        files = listed([f"“{name}”" for name in settings.unfinished])
        notices.append(
            tr("{files} wasn’t written to its end when the window was closed last: export it again.", files=files)
        )
    if lacks_font:
        notices.append("There is no font for 简体中文 on this computer: install one, such as fonts-noto-cjk.")
    if sentence is not None or notices:
        window.show_message("\n".join(filter(None, [sentence, window.message_text, *notices])))
    window.picture_view.preview(_earlier_picture(drawing))
    _choose_model(window, options.model, settings.model)
    if is_smoke:
        from sketchpad.selftest.smoke import Smoke

        training_load = None
        if options.train is not None:
            from sketchpad.selftest.training_load import TrainingLoad

            training_load = TrainingLoad(options.train)
        rehearsal = None
        if options.rehearse is not None:
            from sketchpad.selftest.rehearsal import Rehearsal

            rehearsal = Rehearsal(window, session, options.rehearse)
        busy = None
        if options.beside_load:
            from sketchpad.selftest.busy_program import BusyProgram

            busy = BusyProgram(options.smoke)
        if options.sheet is not None:
            window.show_drawing(drawing.image.scaled(options.sheet, options.sheet))
        if options.layers > 1:
            from sketchpad.selftest.layered_sheet import layered_sheet

            window.show_drawing(layered_sheet(drawing.image, options.layers))
        smoke = Smoke(window, session, drawing, options.smoke, options.seconds, training_load, rehearsal, busy)
        window.show()
        smoke.start()
        application.exec()
        code = smoke.exit_code
    else:
        window.show()
        if first_start:
            window.tour.offer()
        code = application.exec()
        # If something couldn't be written to its end in time, there is none left for this either.
        if not window.closing.unfinished and window.picture_view.shown_revision == drawing.revision:
            keep_last_picture(paths.last_picture_file(), window.picture_view.image, drawing.image)
    session.stop()
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("sketchpad", description="Draw, and see the picture appear under the pen.")
    parser.add_argument("drawing", nargs="?", type=Path, help="a drawing or an image to draw on, or a model")
    parser.add_argument("--model", type=Path, help="the model file to draw with")
    parser.add_argument("--smoke", type=Path, metavar="REPORT.json", help="draw a scripted stroke, measure, and end")
    parser.add_argument("--seconds", type=float, default=4.0, help="how long the scripted stroke takes")
    parser.add_argument("--beside-load", action="store_true", help="keep a core busy beside the scripted stroke")
    parser.add_argument(
        "--sheet", type=int, choices=(256, 512, 1024, 2048), help="the scripted stroke's sheet, pixels a side"
    )
    parser.add_argument(
        "--layers", type=int, choices=range(1, 9), default=1, metavar="1-8", help="the layers of that sheet"
    )
    parser.add_argument("--train", type=Path, metavar="DATA", help="run a training beside the scripted stroke")
    parser.add_argument(
        "--rehearse",
        type=Path,
        metavar="DATA",
        help="after the stroke, train some steps, use the model, lose a training",
    )
    parser.add_argument("--version", action="version", version=f"Sketchpad {VERSION}")
    return parser


def _speak(setting: Language) -> None:
    """Choose the language: the setting's, else the system's; the way of writing numbers goes with it."""
    language = find_language(os.environ, (setting,) if setting != "system" else tuple(QLocale.system().uiLanguages()))
    speak(language)
    if QLocale(language).language() != QLocale.system().language():
        QLocale.setDefault(QLocale(language))


def _lacks_font() -> bool:
    """Whether the language that was chosen would be shown as empty boxes."""
    return spoken() == "zh_CN" and not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)


def chinese_families(families: Sequence[str], installed: Sequence[str]) -> list[str]:
    """Return the system's font families with one for Simplified Chinese after them.

    Left to itself a system that speaks something else takes any font with these characters, a Japanese one for most,
    whose shapes are not what is written in China.
    """
    found = next((family for family in _CHINESE if family in installed), None)
    return [*families, found] if found is not None and found not in families else list(families)


def _translate_qt(application: QCoreApplication) -> None:
    """Let Qt's own words, such as those of its buttons, be in the language that was chosen."""
    translator = QTranslator(application)
    if translator.load(QLocale(spoken()), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)


def _choose_drawing(
    window: MainWindow, drawing: Drawing, recovery: Recovery | None, named: Path | None, first_start: bool
) -> None:
    """Show the drawing that was asked for, the one that was left unsaved, or at the first start an example."""
    unsaved = recovery.restore_layers() if recovery is not None else None
    kept = recovery.restore_name() if unsaved is not None and recovery is not None else None
    moments = recovery.restore_moments() if unsaved is not None and recovery is not None else []
    if recovery is not None:
        drawing.tracing = recovery.restore_tracing()
        recovery.attach(drawing)
    if unsaved is not None and recovery is not None:
        window.recover_drawing(unsaved, kept, recovery.kept_part, moments)
        if named is None:
            return
    if named is not None:
        window.open_drawing(named)
    elif first_start and (examples := read_examples()):
        window.drawings.open_example(examples[0].path)


def _earlier_picture(drawing: Drawing) -> QImage:
    """Return the picture that this drawing had in the last session, or that came with it; null if it has none."""
    for file in (paths.last_picture_file(), paths.assets() / "examples" / "first_picture.png"):
        if not (picture := read_last_picture(file, drawing.image)).isNull():
            return picture
    return QImage()


def _choose_model(window: MainWindow, named: Path | None, last: str | None) -> None:
    """Open the model that was asked for, else the last one used if it is still there, else the starter model."""
    if named is not None:
        window.open_model(named)
    elif last is not None and is_regular_file(Path(last)):
        window.open_model(Path(last))
    else:
        window.open_model(paths.assets() / STARTER_MODEL)


def _gallery(keeps_thumbnails: bool) -> Gallery:
    thumbnails = paths.thumbnails_dir() if keeps_thumbnails else None
    return Gallery(paths.assets() / "models", paths.models_dir(), paths.runs_dir(), thumbnails)


def _keep_settings(settings: Settings) -> None:
    save_settings(paths.settings_file(), settings)


def _clean_up(window: MainWindow) -> None:
    """Remove what writers of ours left that were killed, in our folders and in those of the drawings opened last."""
    theirs = {path.parent for path in window.files.recent} | {Path(window.files.folder)}
    threading.Thread(target=remove_leftovers, args=(theirs,), name="clean up", daemon=True).start()


def remove_leftovers(theirs: Iterable[Path]) -> None:
    """Remove what killed writers of ours left, in our own folders and in those of the person that are named."""
    ours = [paths.data_dir(), paths.recovery_dir(), paths.models_dir(), paths.thumbnails_dir()]
    with contextlib.suppress(OSError):
        inside = [*paths.models_dir().glob(f"*.{EXAMPLES}"), *paths.corrections_dir().glob("*/[AB]")]
        for folder in (*ours, *inside, *theirs):
            remove_stale_parts(folder)


def _discard(settings: Settings) -> None:
    """A smoke run leaves the person's settings alone."""


def _start_log() -> None:
    """Write warnings and tracebacks to the log file, which is kept small; without one the app runs all the same."""
    try:
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            paths.log_file(), maxBytes=500_000, backupCount=1, encoding="utf-8"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)


class _ExceptionHook:
    """An error nobody foresaw goes to the log, and the person reads one sentence."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _log.critical("unforeseen", exc_info=(kind, error, trace))
        self._window.show_message(tr("Something went wrong that Sketchpad didn’t foresee; your drawing is safe."))
