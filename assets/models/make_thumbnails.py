"""Makes the pictures that stand for the starter models of flat colours in the gallery: an example, drawn by each."""

from pathlib import Path

from PIL import Image

from trainer.pairs import read_rgb
from trainer.pix2pix.generator import load_generator

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "teapot.png"
SIDE = 256  # pixels


def main() -> None:
    """Write NAME.png beside each NAME.safetensors."""
    for path in sorted(HERE.glob("*.safetensors")):
        if path.name.endswith(".discriminator.safetensors"):
            continue
        generator = load_generator(path)
        if generator.card.input.kind == "colours":
            picture = generator.at_card_size(read_rgb(EXAMPLE), None, 1.0, 1)
            Image.fromarray(picture).resize((SIDE, SIDE), Image.Resampling.LANCZOS).save(path.with_suffix(".png"))


if __name__ == "__main__":
    main()
