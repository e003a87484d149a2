"""Makes the pictures that stand for the starter models in the gallery: an example of each, drawn by its model."""

import json
from pathlib import Path

from PIL import Image

from trainer.data.image_files import read_rgb
from trainer.pix2pix.generator import load_generator

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
NUMBER = {"clay": 0}  # which of its examples, from 0; else the first
SIDE = 256  # pixels


def main() -> None:
    """Write NAME.png beside each NAME.safetensors."""
    listed = json.loads((EXAMPLES / "examples.json").read_text(encoding="utf-8"))
    for path in sorted(HERE.glob("*.safetensors")):
        own = [entry["file"] for entry in listed if entry["model"] == path.stem]
        if own:
            drawing = read_rgb(EXAMPLES / own[NUMBER.get(path.stem, 0)])
            picture = Image.fromarray(load_generator(path).at_card_size(drawing, None, 1.0, 1))
            picture.resize((SIDE, SIDE), Image.Resampling.LANCZOS).save(path.with_suffix(".png"), optimize=True)


if __name__ == "__main__":
    main()
