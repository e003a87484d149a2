"""`python -m tests.kill_drawing --kills 20`: is the drawing there after a kill, to the last finished step?

A script draws in a process of its own, which keeps its drawing as the app does and tells of each finished step. It is
killed at a random moment, in the middle of a step as likely as not. Then what the next start would restore, the kept
part of a picture too, is compared, pixel by pixel, with the same steps done here.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage

from sketchpad.document.drawing import Brush, Drawing
from sketchpad.document.files.recovery import Recovery
from sketchpad.document.pixels import Bytes, from_rgba, to_rgb

_MOST_SECONDS = 0.2  # from a told step to the kill
_DRAW_ON = """
import sys
from pathlib import Path
from sketchpad.document.drawing import Drawing
from sketchpad.document.files.recovery import Recovery
from tests.kill_drawing import step
drawing, recovery = Drawing(), Recovery(Path(sys.argv[1]), most_bytes=200_000)
recovery.attach(drawing)
for number in range(100_000):
    step(drawing, number)
    recovery.keep(drawing)
    print(number, flush=True)
"""


@dataclass(frozen=True)
class Kill:
    """What was there after one: the last step that the script had told of, and whether that or the next is restored."""

    last: int
    restored: bool


def step(drawing: Drawing, number: int) -> None:
    """Do something that follows from a number: a stroke mostly, sometimes a fill, an undo, a sheet, a kept part."""
    rng = random.Random(number)
    colour = (rng.randrange(256), rng.randrange(256), rng.randrange(256))
    match rng.randrange(12):
        case 0:
            drawing.fill(rng.randrange(drawing.width), rng.randrange(drawing.height), colour)
        case 1:
            drawing.undo()
        case 2:
            drawing.new(256 + rng.randrange(80), 256 + rng.randrange(80), colour)
        case 3:
            drawing.keep(part(number) if rng.random() < 0.8 else None)
        case _:
            drawing.begin_stroke(Brush(colour, rng.randrange(4, 60)), rng.randrange(256), rng.randrange(256))
            for _ in range(5):
                drawing.continue_stroke(rng.randrange(256), rng.randrange(256))
            drawing.end_stroke()


def part(seed: int) -> QImage:
    """Return a part of a picture that follows from a number: noise, and transparent where nothing is kept."""
    noise = np.random.default_rng(seed).integers(0, 256, (64, 80, 4), np.uint8)
    noise[:20] = 0
    return from_rgba(noise)


def restored(folder: Path) -> Bytes | None:
    """Return the pixels that the next start would have, HxWx3 RGB; None if it would have none."""
    return _restored(folder)[0]


def _restored(folder: Path) -> tuple[Bytes | None, QImage | None]:
    recovery = Recovery(folder)
    image = recovery.restore()
    return (to_rgb(image) if image is not None else None), recovery.kept_part


def kill_drawing(folder: Path, rng: random.Random) -> Kill:
    """Let a script draw, kill it at a random moment, and look at what it left in `folder`."""
    child = subprocess.Popen(
        [sys.executable, "-c", _DRAW_ON, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[1],
    )
    assert child.stdout is not None
    for _ in range(rng.randrange(2, 60)):
        last = int(child.stdout.readline())
    killer = threading.Timer(rng.uniform(0, _MOST_SECONDS), child.send_signal, [signal.SIGKILL])
    killer.start()
    with child.stdout:
        rest = child.stdout.read().split()  # not `communicate`, which passes over lines that are in the buffer already
    child.wait(60)
    killer.join()
    last = int(rest[-1]) if rest else last
    found, expected = _restored(folder), Drawing()
    for number in range(last + 1):
        step(expected, number)
    if _is_kept(expected, found):
        return Kill(last, True)
    step(expected, last + 1)  # it was done, and the kill came before it was told
    return Kill(last, _is_kept(expected, found))


def _is_kept(drawing: Drawing, found: tuple[Bytes | None, QImage | None]) -> bool:
    """Whether what was found is the drawing; one that has nothing unsaved needs no keeping."""
    pixels, kept = found
    if pixels is None:
        return not drawing.modified
    return np.array_equal(pixels, to_rgb(drawing.image)) and kept == drawing.kept


def main() -> None:
    """Kill as often as asked, and say what was there each time."""
    parser = argparse.ArgumentParser("tests.kill_drawing", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=None, help="of the moments; other ones each time without it")
    options = parser.parse_args()
    rng, kept = random.Random(options.seed), 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.kills):
            kill = kill_drawing(Path(folder) / str(number), rng)
            kept += kill.restored
            print(f"killed after step {kill.last}: {'all there' if kill.restored else 'LOST'}", flush=True)
    print(f"{kept} of {options.kills} drawings restored to the last finished step")
    sys.exit(kept < options.kills)


if __name__ == "__main__":
    main()
