"""Says which system libraries Qt still needs, before it fails with a riddle: `check_system.py [screen] [package]`.

Linux only: elsewhere PySide6 brings everything along. Without `screen` it looks for what Qt needs even offscreen;
`package` looks for all that a package is made from.
"""

import ctypes
import sys

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
# What its Wayland plugin needs on top; people have it if they have Wayland, a package is made for both.
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def missing(libraries: dict[str, str]) -> list[str]:
    """Return the packages of the libraries that can't be loaded."""
    packages = []
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            packages.append(package)
    return packages


def main(arguments: list[str]) -> int:
    """Print one sentence if something is missing; return the exit code."""
    if sys.platform != "linux":
        return 0
    wanted = ALWAYS | (SCREEN if "screen" in arguments else {})
    if "package" in arguments:
        wanted |= SCREEN | WAYLAND
    packages = missing(wanted)
    if not packages:
        return 0
    print(
        f"Qt needs system libraries that are not installed: on Debian or Ubuntu, run "
        f"`sudo apt-get install {' '.join(packages)}`; elsewhere install the packages of these names.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
