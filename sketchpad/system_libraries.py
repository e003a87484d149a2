"""Which system libraries Qt needs and doesn't bring along, and the sentence that names those that are missing.

Linux only: elsewhere PySide6 brings everything along. Imports nothing that could be missing itself.
"""

import ctypes
import os
import sys
from collections.abc import Mapping

# What Qt's own libraries link to and its wheel doesn't hold: the library, and Debian's package of it.
ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}
# What its X11 plugin needs on top.
SCREEN = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def missing(libraries: Mapping[str, str]) -> list[str]:
    """Return the packages of the libraries that can't be loaded."""
    packages = []
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            packages.append(package)
    return packages


def needed(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the libraries that a window needs in an environment: those of X11 only where Qt will use it."""
    platform = environment.get("QT_QPA_PLATFORM", "")
    on_x11 = platform.startswith("xcb") or (not platform and not environment.get("WAYLAND_DISPLAY"))
    return ALWAYS | (SCREEN if on_x11 else {})


def sentence(packages: list[str]) -> str:
    """Return what is missing and what to do, in one sentence."""
    return (
        f"Qt needs system libraries that are not installed: on Debian or Ubuntu, run "
        f"`sudo apt-get install {' '.join(packages)}`; elsewhere install the packages of these names."
    )


def require() -> None:
    """End the program with one sentence if something is missing that its window can't do without."""
    if sys.platform == "linux" and (packages := missing(needed(os.environ))):
        print(sentence(packages), file=sys.stderr)
        sys.exit(1)
