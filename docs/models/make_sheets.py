"""Lays drawings over what the starter models make of them: `python docs/models/make_sheets.py` writes NAME.png here.

The drawings are the examples, made by hand and by no detector; Ink draws its own once more without the dabs of colour.
"""

import json
from pathlib import Path

import numpy as np
from PIL import Image

from trainer.data.pairs import read_rgb
from trainer.pix2pix.generator import load_generator
from trainer.pixels import Rgb

HERE = Path(__file__).parent
ASSETS = HERE.parents[1] / "assets"
SIDE, GAP = 256, 8  # pixels
_COLOURED = 40  # largest difference between the channels of ink


def lines_alone(drawing: Rgb) -> Rgb:
    """Return the drawing without its dabs of colour."""
    coloured = drawing.max(2).astype(int) - drawing.min(2) > _COLOURED
    return np.where(coloured[..., None], np.uint8(255), drawing)


def main() -> None:
    """Write a sheet for each starter model that is there."""
    listed = json.loads((ASSETS / "examples/examples.json").read_text(encoding="utf-8"))
    for name in dict.fromkeys(entry["model"] for entry in listed):
        path = ASSETS / "models" / f"{name}.safetensors"
        if not path.exists():
            continue
        generator = load_generator(path)
        drawings = [read_rgb(ASSETS / "examples" / entry["file"]) for entry in listed if entry["model"] == name]
        if generator.card.input.kind == "lines":
            drawings += [lines_alone(drawing) for drawing in drawings]
        sheet = Image.new("RGB", (len(drawings) * (SIDE + GAP) - GAP, 2 * SIDE + GAP), "white")
        for column, drawing in enumerate(drawings):
            for row, image in enumerate((drawing, generator.at_card_size(drawing, None, 1.0, 1))):
                scaled = Image.fromarray(image).resize((SIDE, SIDE), Image.Resampling.LANCZOS)
                sheet.paste(scaled, (column * (SIDE + GAP), row * (SIDE + GAP)))
        sheet.save(HERE / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
