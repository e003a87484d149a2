"""`python -m sketchpad.demo`: the example drawings translated without a screen, each by its model's live engine."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from sketchpad import paths
from sketchpad.app import read_examples
from sketchpad.live.engine import Engine
from sketchpad.live.generator import Patches, Picture
from sketchpad.live.mailbox import Mailbox
from sketchpad.torch_generator import load_live_generator
from trainer.data.image_files import DataError, read_rgb
from trainer.model_card import ModelCard
from trainer.pixels import Rgb


class _Demo:
    """Hands the engine one drawing after the other, and writes each beside its picture."""

    def __init__(self, drawings: Sequence[tuple[Path, Rgb]], out: Path, mailbox: Mailbox) -> None:
        self._drawings = drawings
        self._out = out
        self._mailbox = mailbox
        self._at = 0
        self.failed = ""

    def source(self) -> tuple[int, Rgb]:
        """The drawing that is next."""
        return self._at, self._drawings[self._at][1]

    def on_picture(self, revision: int, picture: Picture) -> None:
        path, rgb = self._drawings[revision]
        written = self._out / path.name
        Image.fromarray(np.hstack([rgb, picture.rgb])).save(written)
        print(f"{written}  ({picture.ms:.0f} ms)")
        self._at += 1
        if self._at < len(self._drawings):
            self._mailbox.post()
        else:
            self._mailbox.close()

    def on_patches(self, revision: int, patches: Patches) -> None:
        pass

    def on_variation(self, revision: int, picture: Picture) -> None:
        pass

    def on_model(self, path: Path, card: ModelCard) -> None:
        print(f"Drawing with “{card.name}” ({path.name}).")

    def on_model_failed(self, sentence: str) -> None:
        self.failed = sentence
        self._mailbox.close()

    on_frame_failed = on_model_failed

    def on_working(self, working: bool) -> None:
        pass


def main() -> int:
    """Translate the examples into the folder named by --out; return the exit code."""
    parser = argparse.ArgumentParser("sketchpad.demo", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/demo"))
    parser.add_argument("--model", type=Path, help="draw all of them with this model")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    drawings: dict[Path, list[tuple[Path, Rgb]]] = {}
    try:
        for example in read_examples():
            model = options.model or paths.assets() / "models" / f"{example.model}.safetensors"
            drawings.setdefault(model, []).append((example.path, read_rgb(example.path)))
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
    for model, its in drawings.items():
        mailbox = Mailbox()
        demo = _Demo(its, options.out, mailbox)
        mailbox.open(model)
        Engine(load_live_generator, demo.source, mailbox, demo).run()
        if demo.failed:
            print(demo.failed, file=sys.stderr)
            return 2
    print(f"{sum(map(len, drawings.values()))} drawings and their pictures are in {options.out.absolute()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
