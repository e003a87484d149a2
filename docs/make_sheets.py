"""Draws the sheets of docs/models.md: `python docs/make_sheets.py` has each starter draw twelve drawings made for it.

It also prints what a blank sheet becomes, and how far the figures of Clay change when their ground gets a colour.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from trainer.data.image_files import read_rgb
from trainer.pix2pix.generator import Generator, load_generator

HERE = Path(__file__).parent
ROOT = HERE.parent
SIDE, WIDTH = 160, 960  # pixels: the height of a drawing on a sheet, and the sheet's width
GROUNDS = {"yellow": (247, 216, 74), "blue": (60, 120, 210), "dark": (35, 40, 52)}

Rgb = NDArray[np.uint8]


def draw(generator: Generator, drawing: Rgb) -> Rgb:
    """Return the picture as the window draws it, at the drawing's own size."""
    return generator.at_card_size(drawing, None, 1.0, 1)


def sheet(pairs: list[tuple[Rgb, Rgb]]) -> Image.Image:
    """Return drawings in rows, each above its picture."""
    rows: list[list[Image.Image]] = [[]]
    for pair in pairs:
        both = Image.fromarray(np.vstack(pair))
        both = both.resize((SIDE * pair[0].shape[1] // pair[0].shape[0], 2 * SIDE), Image.Resampling.LANCZOS)
        if sum(image.width for image in rows[-1]) + both.width > WIDTH:
            rows.append([])
        rows[-1].append(both)
    whole = Image.new("RGB", (WIDTH, 2 * SIDE * len(rows)), "white")
    for number, row in enumerate(rows):
        left = 0
        for image in row:
            whole.paste(image, (left, 2 * SIDE * number))
            left += image.width
    return whole


def change_on_grounds(generator: Generator, drawings: list[Rgb]) -> dict[str, float]:
    """Return by how many levels a figure's pixels change, in the mean, when its white ground gets a colour."""
    changes: dict[str, list[float]] = {name: [] for name in GROUNDS}
    for drawing in drawings:
        if tuple(drawing[2, 2]) != (255, 255, 255):
            continue
        outside = _outside(drawing)
        on_white = draw(generator, drawing).astype(int)
        for name, colour in GROUNDS.items():
            filled = draw(generator, np.where(outside[..., None], np.uint8(colour), drawing))
            changes[name].append(float(np.abs(filled - on_white)[~outside].mean()))
    return {name: float(np.mean(values)) for name, values in changes.items()}


def _outside(drawing: Rgb) -> NDArray[np.bool_]:
    """Return the white that is joined to the corner."""
    import cv2

    _, label = cv2.connectedComponents((drawing.min(2) == 255).astype(np.uint8), connectivity=4)
    return np.asarray(label == label[2, 2])


def main() -> None:
    """Write models/NAME.png for each starter, and print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        examples = ROOT / "assets/examples/make_examples.py"
        subprocess.run([sys.executable, examples, "--sheets", folder], check=True)
        for path in sorted((ROOT / "assets/models").glob("*.safetensors")):
            drawings = [read_rgb(file) for file in sorted((Path(folder) / path.stem).glob("*.png"))]
            if "." in path.stem or not drawings:
                continue
            generator = load_generator(path)
            sheet([(drawing, draw(generator, drawing)) for drawing in drawings]).save(
                HERE / "models" / f"{path.stem}.png", optimize=True
            )
            blank = draw(generator, np.full((512, 512, 3), 255, np.uint8))
            print(f"{path.stem}: a blank sheet differs from paper by {255 - int(blank.min())} levels at most")
            if path.stem == "clay":
                print(f"clay on grounds, levels: {change_on_grounds(generator, drawings)}")


if __name__ == "__main__":
    main()
