"""What the packaging scripts know of the project: where things are, the version, what ships and what stays behind."""

import ast
import os
import re
import sys
import tomllib
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[1]
BUILD = Path(os.environ.get("SKETCHPAD_BUILD", ROOT / "build" / "package"))
BUNDLE = BUILD / "dist" / "sketchpad"  # the folder that every installer of this system is made from
OUT = ROOT / "dist"  # the installers
RECORD = BUILD / "shipped.json"  # which packages and system libraries have files in the bundle

APP, TRAINER = "sketchpad", "sketchpad-trainer"
EDITIONS = ("cpu", "cuda")
TORCH = "torch==2.13.0"  # what the figures in README.md were measured with
TORCH_CPU_INDEX = "https://download.pytorch.org/whl/cpu"


class PackagingError(Exception):
    """A step can't be done; the message is one sentence that says what to do."""


def fail(sentence: str) -> NoReturn:
    """End a script with a sentence."""
    print(sentence, file=sys.stderr)
    sys.exit(1)


def version() -> str:
    """Return the one version number, as trainer/version.py has it."""
    tree = ast.parse((ROOT / "trainer" / "version.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "VERSION" for t in node.targets):
            return str(ast.literal_eval(node.value))
    raise PackagingError("trainer/version.py names no VERSION.")


def requirements() -> list[str]:
    """Return the runtime requirements of pyproject.toml that a package is built with; torch is chosen apart."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines: list[str] = project["dependencies"]
    return [line for line in lines if name_of(line) != "torch"]


def name_of(requirement: str) -> str:
    """Return the normalised name of a package, of a requirement or as some tool spells it."""
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    if match is None:
        raise PackagingError(f"“{requirement}” is no requirement.")
    return re.sub(r"[-_.]+", "-", match.group()).lower()


def need_tools(*names: str) -> None:
    """Check that programs are on the PATH.

    Raises:
        PackagingError: some aren't; the sentence says which packages bring them.
    """
    import shutil

    missing = sorted({_DEBIAN.get(name, name) for name in names if shutil.which(name) is None})
    if missing:
        raise PackagingError(
            f"Some programs are missing: on Debian or Ubuntu, run `sudo apt-get install {' '.join(missing)}`; "
            "elsewhere install the packages of these names."
        )


# Which Debian package a program comes from, where the names differ.
_DEBIAN = {
    "strip": "binutils",
    "readelf": "binutils",
    "dpkg-shlibdeps": "dpkg-dev",
    "dpkg-deb": "dpkg",
    "makensis": "nsis",
    "Xvfb": "xvfb",
    "wine": "wine wine64",
    "rsvg-convert": "librsvg2-bin",
    "desktop-file-validate": "desktop-file-utils",
    "chroot": "coreutils",
}
