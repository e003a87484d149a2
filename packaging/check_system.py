"""Says which system libraries Qt still needs, before it fails with a riddle: `check_system.py [screen] [package]`.

Linux only: elsewhere PySide6 brings everything along. Without `screen` it looks for what Qt needs even offscreen;
`package` looks for all that a package is made from.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # it runs before anything is installed

from sketchpad.system_libraries import ALWAYS, SCREEN, missing, sentence

# What its Wayland plugin needs on top; people have it if they have Wayland, a package is made for both.
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


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
    print(sentence(packages), file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
