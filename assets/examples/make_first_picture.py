"""Draws the picture that the first start shows until the engine has drawn.

`python assets/examples/make_first_picture.py`, to be run again when the first example or its model is another.
"""

from PySide6.QtGui import QImage

from sketchpad import paths
from sketchpad.app import read_examples
from sketchpad.document.files.last_picture import keep_last_picture
from sketchpad.document.pixels import FORMAT, to_qimage, to_rgb
from trainer.pix2pix.generator import load_generator

if __name__ == "__main__":
    first = read_examples()[0]
    drawing = QImage(str(first.path)).convertToFormat(FORMAT)
    picture = load_generator(paths.assets() / "models" / f"{first.model}.safetensors").at_card_size(to_rgb(drawing))
    path = paths.assets() / "examples" / "first_picture.png"
    keep_last_picture(path, to_qimage(picture), drawing)
    QImage(str(path)).save(str(path), "PNG", 0)  # it ships, so unlike others it is compressed as far as it goes
