"""`python -m tests.kill_training --kills 10`: does a training that is killed again and again end as if it never was?

One run is left alone, a second with the same settings is killed with SIGKILL at random moments and resumed each time.
In the end their models have to be the same, byte for byte.
"""

import argparse
import random
import signal
import sys
import tempfile
import threading
from pathlib import Path

from safetensors import safe_open

from tests.trainer.children import lines, start, train, trainer
from tests.trainer.data import combined_folder

_OPTIONS = ("--checkpoint-every", 5, "--sample-every", 1000, "--validate-every", 1000)
_MOST_SECONDS = 0.5  # from a told step to the kill


def main() -> int:
    """Run both, and say how the second one fared; return the exit code."""
    parser = argparse.ArgumentParser("tests.kill_training", description=__doc__)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        data = combined_folder(root / "pairs")
        trainer(*train(data, root / "whole", options.steps, *_OPTIONS))
        command = train(data, root / "killed", options.steps, *_OPTIONS)
        for kill in range(options.kills):
            aim = (kill + chance.random()) * options.steps / options.kills
            reached = _kill_after(command, aim, chance.random() * _MOST_SECONDS)
            command = ("resume", root / "killed")
            print(f"kill {kill + 1}: after step {reached}")
        trainer(*command)
        same = all(
            _tensors(root / "whole" / name) == _tensors(root / "killed" / name)
            for name in ("model.safetensors", "model.discriminator.safetensors")
        )
    print("The weights are the same, byte for byte." if same else "The weights differ.")
    return 0 if same else 1


def _kill_after(command: tuple[object, ...], step: float, delay: float) -> int:
    """Start a trainer, and kill it a moment after it has told of a step; return the last step it told of."""
    child = start(*command)
    reached, timer = 0, threading.Timer(delay, child.send_signal, [signal.SIGKILL])
    for event in lines(child):
        if event["event"] == "step":
            reached = event["step"]
            if reached >= step and not timer.ident:
                timer.start()
    child.communicate()
    timer.cancel()
    return reached


def _tensors(path: Path) -> dict[str, bytes]:
    with safe_open(path, "np") as file:
        return {name: file.get_tensor(name).tobytes() for name in file.keys()}  # noqa: SIM118  (it is no mapping)


if __name__ == "__main__":
    sys.exit(main())
