"""Writing a model for other programs: ONNX, the PyTorch reference program, or the web demo."""

from pathlib import Path
from typing import Literal

from trainer.files.atomic_write import write_atomically
from trainer.files.reasons import reason_of
from trainer.model_card import ModelCard, ModelFileError
from trainer.pix2pix.export.onnx_export import encode_onnx
from trainer.pix2pix.export.reference_checkpoint import encode_checkpoint
from trainer.pix2pix.export.web_demo import encode_web_demo
from trainer.pix2pix.model_file import build_generator, load_model

Format = Literal["onnx", "pth", "pict"]
_SPREAD = (
    "\nSketchpad lets each dab of colour fill the shape it lies in before the network sees the drawing "
    "(trainer/dab_spreading.py). Elsewhere fill the shapes beforehand: a bare dab stays a spot.\n"
)
_UNDABBED = {
    "bare": "",
    "white": "It fills closed shapes without a dab with (225, 225, 225).\n",
    "neighbours": "It fills closed shapes without a dab with the colour of the shape beside them.\n",
}
_GRAIN = (
    "\nSketchpad adds a faint noise to what the network sees (trainer/grain.py, strength {grain:g}), of which "
    "it makes texture. Elsewhere pictures are smoother without it.\n"
)
FORMATS: tuple[Format, ...] = ("onnx", "pth", "pict")


def export_model(model: Path, kind: Format, out: Path, pixels: bool = True) -> list[Path]:
    """Write a model in a format, and a text beside it that says how it is used; returns both paths.

    ONNX takes and gives uint8 pixels, or with `pixels` off floats in [-1, 1], NCHW.

    Raises:
        ModelFileError: the model can't be used, the format can't say what it is, or `out` can't be written.
    """
    card, weights = load_model(model)
    network = build_generator(card, weights)
    if kind == "onnx":
        content, text = encode_onnx(card, network, pixels), _about_onnx(card, pixels)
    elif kind == "pth":
        content, text = encode_checkpoint(card, network)
    else:
        content, text = encode_web_demo(card, network)
    if card.input.spread_dabs:
        text += _SPREAD + _UNDABBED[card.input.undabbed]
    if card.input.grain:
        text += _GRAIN.format(grain=card.input.grain)
    origin_path = out.with_name(f"{out.name}.txt")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(out, content)
        write_atomically(origin_path, (text + _origin(card)).encode())
    except OSError as error:
        raise ModelFileError(f"{out} can't be written ({reason_of(error)}): make room.") from error
    return [out, origin_path]


def _about_onnx(card: ModelCard, pixels: bool) -> str:
    spec = card.network
    shapes = (
        "(N, height, width, 3) uint8 RGB both"
        if pixels
        else f"(N, {spec.input_channels}, height, width) float in [-1, 1], to {spec.output_channels} channels"
    )
    said = [
        f"{card.name}, as ONNX.",
        "",
        f"Input “drawing”, output “picture”: {shapes}; any height and width. The model learned at {card.size} pixels "
        "on the short side, and draws best when the drawing is scaled to that.",
        "Dropout is left out: the picture is the steady one.",
    ]
    return "\n".join(said) + "\n"


def _origin(card: ModelCard) -> str:
    said = [f"Licence: {card.licence}"] if card.licence else []
    said += [card.credits] if card.credits else []
    return "\n" + "\n".join([*said, "Written by Sketchpad."]) + "\n"
