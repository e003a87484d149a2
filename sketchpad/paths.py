"""Where things are: what the app brings along, and where it keeps what belongs to the person."""

import contextlib
import os
import tempfile
from pathlib import Path

from platformdirs import user_data_path

from trainer import assets_folder
from trainer.files.reasons import reason_of


def data_dir() -> Path:
    """Return the folder for settings, recovery and log, made if that is possible; `SKETCHPAD_HOME` overrides it.

    Where it can't be made, whoever reads or writes in it says so: the window opens all the same.
    """
    named = os.environ.get("SKETCHPAD_HOME")
    # Unlike pathlib's, this one lets `~nobody` be.
    folder = Path(os.path.expanduser(named)) if named else user_data_path("Sketchpad", appauthor=False)  # noqa: PTH111
    with contextlib.suppress(OSError, ValueError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def why_not_kept() -> str | None:
    """Return in a few words why nothing can be kept in the data folder; None if all is well."""
    try:
        with tempfile.TemporaryFile(dir=data_dir()):
            return None
    except OSError as error:
        return reason_of(error)


def settings_file() -> Path:
    """Return where the settings are kept."""
    return data_dir() / "settings.json"


def recovery_dir() -> Path:
    """Return the folder in which the unsaved drawing outlives a crash."""
    return data_dir() / "recovery"


def runs_dir() -> Path:
    """Return the folder of the trainings that were begun in the window."""
    return data_dir() / "runs"


def corrections_dir() -> Path:
    """Return the folder in which corrected pictures become pairs to learn from."""
    return data_dir() / "lessons"


def models_dir() -> Path:
    """Return the folder of the person's own models; those elsewhere are found once they were opened."""
    return data_dir() / "models"


def thumbnails_dir() -> Path:
    """Return the folder of the pictures that stand for models; it can be emptied at any time."""
    return data_dir() / "thumbnails"


def engines_file() -> Path:
    """Return where it is kept which engines have proved themselves on this machine; it can be thrown away."""
    return data_dir() / "engines.json"


def last_picture_file() -> Path:
    """Return where the last picture waits for the next start; it can be thrown away."""
    return data_dir() / "last_picture.png"


def log_file() -> Path:
    """Return where warnings and tracebacks go."""
    return data_dir() / "sketchpad.log"


def assets() -> Path:
    """Return the folder of starter models, examples, icons and licences."""
    return assets_folder.assets()
