"""`python -m tests.close_busy`: how long does a window take to close while other programs keep every core busy?

In each state: while a model is loaded, while an export is written, and with a training that is stopped or left. A real
window in a process of its own, real children, and a busy loop for each core at normal priority. Times are from the wish
to close until the process has ended.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

STATES = ("loading", "exporting", "stop", "leave", "stop-training", "leave-training")
_BUSY = "import time; end = time.time() + 180\nwhile time.time() < end: pass"
_CLOSE = """
import os, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from sketchpad import app
from sketchpad.ui.window.main_window import MainWindow
from tests.trainer.data import combined_folder
from sketchpad.ui.training.training_dialogs import TrainingDialogs
from trainer.runs.config import make_config
from trainer.runs.events import Step

state, folder = sys.argv[1], Path(sys.argv[2])
begin = MainWindow.begin

def close(window):
    print("close", time.time(), flush=True)
    window.close()

def close_soon(window):
    print("ready", flush=True)
    QTimer.singleShot(4000, lambda: close(window))

def go(window):
    begin(window)
    if state == "loading":
        QTimer.singleShot(300, lambda: close(window))
    elif state == "exporting":
        window.toolbox.drawing.new(2048, 2048)
        from PySide6.QtGui import QImage
        from sketchpad.settings import Export
        import numpy as np
        from sketchpad.document.pixels import to_qimage
        window.toolbox.drawing.replace(to_qimage(np.random.default_rng(1).integers(0, 256, (2048, 2048, 3), np.uint8)))
        window.exports.wish = Export("drawing", 4, "webp", 100)
        window.exports.export_to(folder / "big.webp")
        QTimer.singleShot(100, lambda: close(window))
    else:
        window.train.dialogs = TrainingDialogs()
        ending, _, late = state.partition("-")
        window.train.dialogs.ask_ending = lambda parent, name: ending
        values = {"data": str(combined_folder(folder / "pairs")), "size": 128, "width": 32, "depth": 7, "threads": 2}
        config = make_config(values)
        manager, steps = window.train.run_manager, []
        manager.begin(config)
        # Behind the busy loops it may never come to a step: it is closed while the trainer starts, which is the worst.
        if not late:
            QTimer.singleShot(4000, lambda: close(window))
        manager.event_received.connect(
            lambda _run, event: late and isinstance(event, Step) and not steps and steps.append(close_soon(window))
        )

MainWindow.begin = go
sys.argv = ["sketchpad"]
app.main()
"""


def close_in(state: str, patience: float) -> dict[str, object]:
    """Return how long a window takes to close in a state, seconds, and what is left of a training."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"SKETCHPAD_HOME": f"{folder}/home", "QT_QPA_PLATFORM": "offscreen"}
        root = Path(__file__).parents[1]
        command = [sys.executable, "-c", _CLOSE, state, folder]
        child = subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        began, late = 0.0, "-" in state
        busy = [] if late else keep_busy()  # a training comes to its first step before
        for line in child.stdout:
            if line == "ready\n":
                busy = keep_busy()
            if line.startswith("close "):
                began = float(line.split()[1])
                break
        try:
            child.wait(patience)
            took: float | None = round(time.time() - began, 2)
        except subprocess.TimeoutExpired:
            child.kill()
            took = None
        child.stdout.close()
        events = [path.read_text().splitlines()[-1][:80] for path in Path(folder).glob("home/runs/*/events.jsonl")]
        time.sleep(1)
        left = [process for process in psutil.process_iter(["cmdline"]) if folder in str(process.info)]
        for process in left:  # the training that was left going, and the one that saves itself before
            process.kill()
        for process in busy:
            process.kill()
        return {"state": state, "seconds": took, "last event": events, "trainers left": len(left)}


def keep_busy() -> list["subprocess.Popen[bytes]"]:
    """Start a program for each core that does nothing but compute, for three minutes at most."""
    return [subprocess.Popen([sys.executable, "-c", _BUSY]) for _ in range(os.cpu_count() or 1)]


def main() -> None:
    """Measure each state, and say how long it took."""
    parser = argparse.ArgumentParser("tests.close_busy", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("states", nargs="*", default=STATES)
    parser.add_argument("--patience", type=float, default=60.0, help="seconds after which it counts as never")
    options = parser.parse_args()
    for state in options.states:
        print(json.dumps(close_in(state, options.patience)), flush=True)


if __name__ == "__main__":
    main()
