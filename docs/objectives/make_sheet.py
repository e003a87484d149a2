"""Lays pictures of the label maps side by side: `python docs/objectives/make_sheet.py RUNS` writes `sheet.jpg` here.

`RUNS` is a folder with one training run a column, named as in COLUMNS; the newest model of each draws.
"""

import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from trainer.data.image_files import read_rgb
from trainer.pix2pix.generator import load_generator

HERE = Path(__file__).parent
MAPS = ("balconies.png", "palace.png", "cottage.png")
COLUMNS = {
    "l1": "L1",
    "cgan": "cGAN",
    "l1-cgan-70": "L1 + cGAN, 70x70",
    "l1-cgan-16": "L1 + cGAN, 16x16",
    "l1-cgan-1": "L1 + cGAN, 1x1",
}
SIDE, GAP, HEAD = 256, 8, 28  # pixels


def main() -> None:
    """Draw each map with each run's newest model."""
    runs = Path(sys.argv[1])
    maps = [read_rgb(HERE / name) for name in MAPS]
    columns = {"label map": maps}
    for run, title in COLUMNS.items():
        generator = load_generator(runs / run / "model.safetensors")
        columns[title] = [generator(label_map) for label_map in maps]
    sheet = Image.new("RGB", (len(columns) * (SIDE + GAP) - GAP, HEAD + len(maps) * (SIDE + GAP) - GAP), "white")
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(16)
    for column, (title, pictures) in enumerate(columns.items()):
        left = column * (SIDE + GAP)
        draw.text((left, 4), title, "black", font)
        for row, picture in enumerate(pictures):
            sheet.paste(Image.fromarray(np.asarray(picture)), (left, HEAD + row * (SIDE + GAP)))
    sheet.save(HERE / "sheet.jpg", optimize=True)


if __name__ == "__main__":
    main()
