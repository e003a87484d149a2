"""What Qt needs of the system, a screen and libraries (display, xcb), and the sentences on what is missing.

Linux only: elsewhere PySide6 brings everything along. Imports nothing that could be missing itself.
"""

import ctypes
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

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


NO_SCREEN = (
    "There is no screen to show a window on: start Sketchpad on a desktop. What needs none is "
    "`sketchpad-trainer translate MODEL DRAWINGS --out FOLDER`, which makes pictures of drawings."
)


def has_screen(environment: Mapping[str, str]) -> bool:
    """Whether there is a screen that Qt can reach, which otherwise ends the program itself (abort)."""
    platform = environment.get("QT_QPA_PLATFORM", "")
    if platform and not platform.startswith(("xcb", "wayland")):
        return True
    wayland = environment.get("WAYLAND_DISPLAY")
    if wayland and (Path(environment.get("XDG_RUNTIME_DIR") or ".") / wayland).exists():
        return True
    return bool(environment.get("DISPLAY")) and _reaches_x11(environment["DISPLAY"])


def _reaches_x11(display: str) -> bool:
    """Whether an X server answers; where there is no library to ask it with, that is what will be told."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(os.fsencode(display), None))
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not refused


def sentence(packages: list[str]) -> str:
    """Return what is missing and what to do, in one sentence."""
    return (
        f"Qt needs system libraries that are not installed: on Debian or Ubuntu, run "
        f"`sudo apt-get install {' '.join(packages)}`; elsewhere install the packages of these names."
    )


def require() -> None:
    """End the program with one sentence if Qt can't be imported for want of libraries."""
    if sys.platform == "linux" and missing(ALWAYS):
        _end(sentence(missing(needed(os.environ))))


def require_screen() -> None:
    """End the program with one sentence if something is missing that its window can't do without."""
    if sys.platform != "linux":
        return
    if not has_screen(os.environ):
        _end(NO_SCREEN)
    if packages := missing(needed(os.environ)):
        _end(sentence(packages))


def _end(said: str) -> NoReturn:
    print(said, file=sys.stderr)
    sys.exit(1)
