"""What a bug report needs, in one file that the person sends or doesn't: nothing leaves the computer by itself."""

import os
import platform
import re
import sys
import zipfile
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec
from PySide6.QtCore import qVersion

from sketchpad.settings import Settings
from trainer.files.atomic_write import open_atomically
from trainer.files.reasons import reason_of
from trainer.model_card import ModelCard
from trainer.version import VERSION

_LOG_BYTES = 64 * 1024
_PACKAGES = ("PySide6-Essentials", "torch", "numpy", "pillow", "opencv-python-headless", "safetensors")
_PRIVATE = "…"
_FOLDERS = re.compile(r"(?<![\w.])(?:[A-Za-z]:|~)?(?:[\\/][^\\/\n\"':,]+)+[\\/](?=[^\\/\s\"':,])")
_TELLING = {"model", "folder", "geometry", "recent", "models"}  # settings that say where things are


@dataclass(frozen=True)
class Circumstances:
    """What the window knows: the model and the drawing's size, how fast pictures come, and what the screen is like."""

    settings: Settings
    card: ModelCard | None
    sheet: tuple[int, int]  # pixels
    speed: str  # of the last picture, as the status line says it
    screen: str
    log: Path | None = None
    drawing: bytes | None = None  # a PNG, if the person wants it to be in the file


def describe(now: Circumstances) -> dict[str, bytes]:
    """Return the parts of a report by file name. Names of folders, and with them of people, are left out."""
    parts = {
        "about.txt": _about(now).encode(),
        "settings.json": msgspec.json.format(msgspec.json.encode(_without_paths(now.settings)), indent=2),
        "log.txt": _log_tail(now.log).encode(),
    }
    if now.card is not None:
        parts["model.json"] = msgspec.json.format(msgspec.json.encode(now.card), indent=2)
    if now.drawing is not None:
        parts["drawing.png"] = now.drawing
    return parts


def save_report(path: Path, parts: dict[str, bytes]) -> None:
    """Write a report as a ZIP archive, whole or not at all.

    Raises:
        OSError: the disk is full, or the folder is missing or can't be written.
    """
    with open_atomically(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def without_names(text: str) -> str:
    """Return a text with the folders of paths left out: they can hold names of people and of projects."""
    text = text.replace(str(Path.home()), "~")
    return _FOLDERS.sub(f"{_PRIVATE}/", text)  # the last part of a path stays


def _about(now: Circumstances) -> str:
    lines = [
        f"Sketchpad {VERSION}",
        f"Python {platform.python_version()}, {'bundled' if getattr(sys, 'frozen', False) else 'installed'}",
        f"System {platform.platform()}, {os.cpu_count()} processors",
        f"Qt {qVersion()}",
        *(f"{name} {_version(name)}" for name in _PACKAGES),
        f"Screen {now.screen}",
        f"Sheet {now.sheet[0]}x{now.sheet[1]}",
        f"Picture {now.speed or 'none yet'}",
    ]
    return "\n".join(lines) + "\n"


def _version(package: str) -> str:
    """Return a package's version without importing it; a bundle doesn't tell those of all."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"


def _without_paths(settings: Settings) -> dict[str, object]:
    plain = msgspec.to_builtins(settings)
    assert isinstance(plain, dict)
    return {key: value for key, value in plain.items() if key not in _TELLING}


def _log_tail(path: Path | None) -> str:
    try:
        content = path.read_bytes()[-_LOG_BYTES:] if path is not None else b""
    except OSError as error:
        return f"The log can't be read ({reason_of(error)}).\n"
    return without_names(content.decode("utf-8", errors="replace")) or "The log is empty.\n"
